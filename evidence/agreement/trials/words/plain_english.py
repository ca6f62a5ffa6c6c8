"""A statement on a record in the few plain words that the record's questions are read from.

Who restates a sentence reaches for another verb of having, noting, adding up or comparing, and for another noun for the
people of a trial. None of these says which event, drug or measure is meant, and numbers stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_PEOPLE = (
    r"(?:patients?|people|participants?|subjects?|(?:wo)?m[ae]n|candidates?|anyone|anybody|those|some(?:one|body)"
    r"|females?|males?|adults?)"
)
_FAR = r"(?:higher|lower|larger|smaller|greater|bigger|longer|shorter|more|less|fewer)"
_ABOUT = r"(?:about|around|roughly|nearly|almost|over|more than|less than|at least)"
_BY = r"(?:%|percent(?:age points?)?|points?|mg(?:/\w+\^?\d?)?|g|mcg|months?|weeks?|days?)(?!\w)"
_NO_LIMIT = r"(?!what\b|(?:the|its|this) (?:\w+ )?(?:limit|maximum|minimum|threshold|cut-?off|ceiling)\b)"
_A_PLACE = r"(?= (?:in|of|for) (?:the )?(?:primary|secondary|cohort|arm|group|other|first|second)\b)"
_EVENT = r"(?=(?:\s(?!without\b|no\b|than\b)[\w'’-]+){0,4}\sadverse events?\b)"
"""Before "adverse events", for verbs that say something else of other things."""
_PLAIN = tuple(
    (late_regex(rf"\b(?:{words})(?!\w)", re.IGNORECASE), plain)
    for words, plain in (
        # the people of a trial
        (r"persons|individuals|human beings|enrollees|men and women|women and men", "people"),
        (r"members(?= of (?:the )?(?:primary|secondary|cohort|group|arm|first|second|both|each|this|trial|study)\b)"
         r"|(?<=cohort [12] )members|(?<=group [12] )members|(?<=arm [12] )members", "participants"),
        (r"(?:the )?(?P<arm>(?:cohort|group|arm) [12]) (?:population|members)", r"patients of \g<arm>"),
        (r"(?:the )?(?P<trial>(?:primary|secondary) (?:clinical )?trial)(?:['’]s)? population",
         r"patients of the \g<trial>"),
        (r"(?:those|everyone|everybody|all)(?: who(?: were)?)? (?:enrolled|recruited|included|studied|treated|observed"
         r"|participating|participated|taking part|took part)(?= (?:in|on|for) (?:the )?(?:primary|secondary|cohort"
         r"|group|arm|first|second|trial|study)\b)", "the patients"),
        (rf"(?P<n>{NUMERAL}) (?P<who>patients?|people|participants?|subjects?|(?:wo)?m[ae]n|persons?)"
         rf" (?:in|out of)(?: every)? (?P<whole>{NUMERAL})"
         r"(?! ?(?:mg|g\b|arm|cohort|group|hour|day|week|month|year))",
         r"\g<n> out of \g<whole> \g<who>"),
        (r"(?P<of>(?:of )?)(?:the )?(?:study|trial|whole|overall|entire|total) population", r"\g<of>the patients"),
        # of any sort: nothing is left out
        (r"(?:some|any) (?:kind|sort|type|form) of (?:an? )?(?=adverse events?)", "any "),
        (r"(?<=adverse event) of (?:any|whatever) (?:kind|sort|type|form)|(?<=adverse events) of (?:any|whatever)"
         r" (?:kind|sort|type|form)|(?<=adverse event) whatsoever|(?<=adverse events) whatsoever", ""),
        (r",? whose (?:safety|health|well-?being|tolerance) (?:was|were) (?:followed(?: up)?|assessed|monitored"
         r"|evaluated|recorded|watched|tracked|checked|looked at)", ""),
        # somebody had it
        (r"came down with|went into|c[ao]me (?:up against|across)|r[au]n into|went down with|fell (?:victim|prey) to"
         r"|(?:was|were) (?:beset|stricken|visited|bothered|troubled) (?:by|with)|contracted|endured?|incurred", "had"),
        (rf"(?:met with|went through|underwent|bore|saw|got|attained|acquired|faced|sustained){_EVENT}", "had"),
        (r"(?P<what>adverse events?) (?:was|were) (?:undergone|endured|sustained|suffered|experienced|borne|faced|had)"
         r" by", r"\g<what> affected"),
        # nobody had it
        (rf"(?:came|got|went|made it) through(?: without| with no)(?: any| an| a single)?{_EVENT}", "had no"),
        # it was noted
        (r"(?:fell|falls|falling) (?:up)?on(?= (?:the )?(?:cohort|arm|group|first|second)\b)", "occurred in"),
        (r"put (?:down )?on (?:the )?record|put on file|c[ao]me up|cropped up|turned up|written down|chronicled"
         r"|registered(?! (?:nurse|trial|patients|participants|women|people))", "recorded"),
        # all together
        (r"taken as a whole|taken together|put together|lumped together|in aggregate|in the aggregate"
         r"|considered together|counted together|viewed together", "combined"),
        (r"summing over|summed over|adding up|adding together", "across"),
        # bounds
        (r"upwards? of|in excess of|north of|beyond(?= \d)", "more than"),
        (r"(?<!falling )(?<!fall )(?<!fell )(?<!just )short of(?= \d)|south of", "less than"),
        (rf"a mere(?= {NUMERAL})|merely(?= {NUMERAL})|no more and no less than(?= {NUMERAL})", "only"),
        (rf"a grand total of(?= {NUMERAL})|a sum of(?= {NUMERAL})", "a total of"),
        # people are let in
        (r"(?P<who>\b(?:trial|study)) (?:(?:will|would|may|also|even|still) )*(?:allows?|permits?|welcomes?|admits?"
         r"|lets? in|tolerates?|puts? up with|enrols?|opens its doors to|takes(?: on| in)?)"
         rf"(?= (?:also |even |only )?(?:[\w-]+ ){{0,2}}?{_PEOPLE}\b)", r"\g<who> accepts"),
        # held against each other
        (rf"(?P<far>points?|%|percent) above (?:the one|that|those){_A_PLACE}", r"\g<far> higher than"),
        (rf"(?P<far>points?|%|percent) below (?:the one|that|those){_A_PLACE}", r"\g<far> lower than"),
        (rf"(?P<far>\b{_FAR}\b[^.;,]{{0,60}}?),? (?:when |as )?compared (?:with|to)(?= (?!\d))", r"\g<far> than"),
        (rf"(?:exceed(?:s|ed)?|surpass(?:es|ed)?|outperform(?:s|ed)?|outstrip(?:s|ped)?) (?P<what>{_NO_LIMIT}"
         rf"[^.;,\d]{{2,20}}(?:\d\b)?[^.;,\d]{{0,50}}?) by (?P<by>(?:{_ABOUT} )?{NUMERAL}\s?{_BY})",
         r"is \g<by> higher than \g<what>"),
        (r"(?:when )?(?:set|put|placed|held) (?:beside|next to|against|alongside)|when compared (?:with|to)"
         r"|as opposed to(?= (?:the |cohort|those))", "compared with"),
        (rf"(?P<number>{NUMERAL}) (?:additional|extra|further|surplus)(?= (?:\w+ ){{0,2}}?(?:cases|patients"
         r"|participants|people|instances|episodes|occurrences|subjects|individuals)\b)", r"\g<number> more"),
        (rf"\A(?:when )?(?:compared (?:with|to)|in comparison (?:with|to)|relative to)"
         rf" (?P<with>[^,;\d]*(?:\d\b[^,;\d]*)?), (?P<rest>(?=.*\b{_FAR}\b)[^,;]+?)(?P<end>\W*)\Z",
         r"\g<rest> than \g<with>\g<end>"),
        (rf"(?:is|are|was|were|lie|lay) within (?P<by>{NUMERAL}\s?{_BY}) of (?:each other|one another)",
         r"differ by at most \g<by>"),
        (rf"(?P<by>(?:{_ABOUT} )?{NUMERAL}\s?{_BY}) (?:separates?|separated|divides?) (?P<what>[^,;]+?)(?P<end>\W*)\Z",
         r"\g<what> differ by \g<by>\g<end>"),
        (rf"there (?:is|was) a (?:gap|margin|distance) of (?P<by>(?:{_ABOUT} )?{NUMERAL}\s?{_BY})(?= between)",
         r"there is a difference of \g<by>"),
        (r"(?P<was>was|were) (?:just |exactly |about )?as (?:common|frequent|prevalent) as"
         r"(?! (?:in|with|among|those|it|that|before)\b)", r"\g<was> 1 times as common as"),
        (rf",? as opposed to(?= (?:only |just |no |none|{NUMERAL}))", " against"),
        (r",? (?P<how>(?:in (?:percentage|relative|absolute|proportional) terms|going by (?:the )?percentages)),?(?= )",
         r" \g<how>"),
        (rf"\Afor (?:each|every) (?:case of|{_PEOPLE} (?:with|who had)) (?P<what>[^,]+), (?:there (?:were|was) )?"
         rf"(?P<times>{NUMERAL}) (?:had|with|(?:cases|instances) of|{_PEOPLE} (?:with|had))"
         r" (?P<more>[^,;]+?)(?P<end>\W*)\Z",
         r"\g<more> was \g<times> times as common as \g<what>\g<end>"),
        (r"half an? (?P<unit>month)", r"0.5 \g<unit>s"),
        (r"(?P<what>(?:confidence interval|interquartile range|iqr|ci)\b[^,;.\d]*?) (?:went|goes|ran|runs|reached"
         rf"|reaches|extended|extends|stretched|stretches|was|is) (?:up to|as high as)(?= {NUMERAL})",
         r"upper limit of the \g<what> was"),
    )
)  # fmt: skip
_GAP = late_regex(r" {2,}")


@lru_cache(maxsize=64)
def in_plain_english(claim: str) -> str:
    """A claim in these words; nothing else of it is changed."""
    for words, plain in _PLAIN:
        claim = words.sub(plain, claim)
    return _GAP.sub(" ", claim).strip()
