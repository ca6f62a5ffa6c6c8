"""A statement on entry as it is compared with the conditions: its signs as they were meant, and plain words."""

from __future__ import annotations

import re

from evidence.agreement.trials.eligibility.criteria import with_ones
from evidence.agreement.trials.eligibility.idioms import in_plain_words
from evidence.agreement.trials.eligibility.names import of_kinds
from evidence.agreement.trials.eligibility.ways import OF_TWO_LIMITS
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import ENTERING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, WORDS, value_of
from evidence.late import late_regex

_BAR = (
    r"(?:reasons?|grounds?|obstacles?|barriers?|hindrances?|hurdles?|bars?|problems?|objections?|impediments?|issues?)"
)
_BARS = (
    r"(?:rules?|bars?|excludes?|excluding|keeps?|(?:stand|get|come)s?(?= in the way)|disqualif(?:y|ies)|stops?"
    r"|prevents?|turns?(?! out)"
    r"|blocks?|rejects?|refuses?|leaves?(?= \w+ out)|shuts?(?= \w+ out)|hinders?)"
)
_BARRED = (
    r"(?:excluded|barred|ineligible|disqualified|kept out|shut out|ruled out|left out|rejected|refused|stopped"
    r"|prevented|turned (?:away|down)|sent away)"
)
_NOT = r"(?:do|does|did|would|will|need|needs?|should|is|are|was|were|can|could|may|might|must)(?: ?not|n['’]t)|never"
_BY_ITSELF = (
    r"(?: (?:be|been|being|by (?:it|them)sel(?:f|ves)|on (?:its|their|that) own|necessarily|automatically|alone|yet|an?"
    r"|any|much of|get|considered|seen|counted|regarded|as))*"
)
_NOBODY = r"(?<!\bshe )(?<!\bhe )(?<!\bthey )\b"
_IT_IS = rf"{_NOBODY}(?:is|are|lies?|would be|falls?|stays?)(?: still| well| just)?"
"""That a number, and not somebody whose number was told before, is somewhere."""
_KEEP_OUT = (
    r"(?:bar|exclude|reject|refuse|disqualify)(?: (?:an? \w+|her|him|them|some\w+|any\w+|patients|women|people))?"
    r"(?: from)?"
    r"|(?:keep|shut|leave|rule) (?:\w+ ){1,3}?out(?: of)?|(?:turn|send) (?:\w+ ){1,3}?away(?: from)?"
    r"|(?:stop|prevent) (?:\w+ ){1,3}?from (?:joining|entering|taking part(?: in)?|enrolling(?: in)?)"
)
_CELLS = late_regex(
    r"\b(?P<n>\d[\d.,]*(?: ?x ?10\^?\d)?) (?P<what>platelets|thrombocytes|neutrophils|leu[ck]ocytes|lymphocytes)"
    r"(?: per | ?/ ?| in each )(?:an? )?(?:(?P<l>litre|liter|l)|(?P<ul>microlit(?:re|er)|[µμu]l)"
    r"|cubic millimet(?:re|er)|mm3)\b"
)
"""A number of cells before what is counted: "250 x 10^9 platelets per litre"."""


def _count_behind(told: re.Match[str]) -> str:
    return f"{told['what']} of {told['n']}/{'l' if told['l'] else 'µl' if told['ul'] else 'mm3'}"


_ENOUGH = {
    "(?:high|large|big|strong|great|much)": "low",
    "(?:long|far)": "short",
    "old": "young",
    "many": "few",
    "(?:low|small|little)": "high",
    "(?:short|recent)": "long",
    "young": "old",
}
_PLAIN = {
    **{
        late_regex(
            rf"\b(?:the )?{which} age(?: limit)?\b(?P<of>(?: (?:of|for|in|at) [^.;,\d]*?)?)"
            r" (?:is|lies at|stands at|of) (?P<n>\d+)(?: years)?"
        ): rf"patients\g<of> must be at {bound} \g<n> years old"
        for which, bound in (
            ("(?:lower|minimum|lowest|youngest)", "least"),
            ("(?:upper|maximum|highest|oldest)", "most"),
        )
    },
    **{
        late_regex(
            r"\b(?:(?:is|are|was|were|be)(?: not|n['’]t)|(?:would|will|can|could)(?: not|n['’]t) be)"
            rf" (?:yet |quite )?{much} enough\b(?! ago)"
        ): f"is too {little}"
        for much, little in _ENOUGH.items()
    },
    late_regex(r"(?<=[a-z])\(s\)"): "s",
    late_regex(r"(?<=\d)[\s-]?y/?o\b"): " year old",
    late_regex(r"\bel{1,2}ig[aei]b(?=le\b|ility\b)"): "eligib",
    late_regex(r"\bhalf a century\b"): "50 years",
    late_regex(r"\bhalf a decade\b"): "5 years",
    late_regex(r"\bhalf a year\b"): "6 months",
    late_regex(r"\bhalf an hour\b"): "30 minutes",
    late_regex(r"\b((?:following|conditions|criteria)\b[^.;:]{0,80}?)\s?[;:]\s"): r"\1: ",
    late_regex(rf"\bneither ([^.;]*?) nor ([^.;]*?) (?:(?:would|will|can|does|do|need) )?{_BARS}\b"): (
        r"\1 and \2 is acceptable for"
    ),
    late_regex(
        rf"\b(?:(?:{_NOT}){_BY_ITSELF} (?:{_BARS}|{_BARRED}|{_BAR})"
        rf"|(?:is|are|was|were|be|poses?|makes?|presents?|means?) no {_BAR})\b"
        rf"(?: (?:to|for) (?:be(?:ing)? {_BARRED}|{_BARS}\b"
        r"(?: (?:him|her|them|[a-z]+one|[a-z]+body|an? \w+))?(?: out| away| down| from)?|exclusion|rejection|refusal)"
        r"|(?: (?:to|for)(?= (?:join|enter|entry|enrol|inclu|tak|the|a|this)\w*))?)\b"
    ): "is acceptable for",
    late_regex(
        r"\b(?:scor|rat|grad)(?:es|ed|ing) (\d+) on (?:the )?(ecog|karnofsky|zubrod)"
        r"(?: (?:performance|status|scale|index))*\b"
    ): r"has \2 \1",
    late_regex(
        r"\b(?:performance )?(?:status|rating|score|grade|level|index) (of )?([^.;,\d]{0,12}\d+"
        r"(?: (?:or|and) (?:more|less|higher|lower|above|below|better|worse))?) (?:on|by|according to|in) (?:the )?"
        r"(?:eastern cooperative oncology group|ecog|zubrod)(?: (?:performance|status|scale|index|score))*\b"
    ): r"ecog performance status \1\2",
    late_regex(
        rf"\b(?:is|are|was|would be|being) (?:itself |alone |already )?(?:enough|sufficient|adequate)"
        rf" (?:to (?:{_KEEP_OUT})|for (?:exclusion|rejection|refusal))\b"
    ): "excludes",
    late_regex(r"\b(?:equal(?:s|ling|ing)?(?: to)?|amounting to|measuring) (?=\d)"): "of ",
    late_regex(r"\bregiment(s?)\b"): r"regimen\1",
    late_regex(
        r"\b(?:is|are|would be) (?:(?:an?|sufficient|enough|good|the|itself) )*(?:reasons?|grounds?)(?: enough)?"
        rf" (?:to (?:be {_BARRED}|exclude|reject|refuse|bar|disqualify"
        r"|(?:turn|send)(?: \w+){1,3}? away|leave(?: \w+){1,3}? out"
        r"|keep(?: \w+){1,3}? out)|for (?:exclusion|rejection|refusal|turning(?: \w+){1,3}? away))\b"
    ): "excludes",
    late_regex(r"\b(?:stands|would stand|will stand) in the way of(?: (?:her|his|their))?\b"): "excludes a person from",
    late_regex(
        r"\bneither the (primary|secondary) (?:trial )?nor the (primary|secondary) (trial|study)"
        r" (?:admits|accepts|takes|enrols|lets in|recruits)\b"
    ): r"the \1 \3 and the \2 \3 exclude",
    late_regex(
        r"\b(is|are|was|were)(?: not|n['’]t) (?:above|over|beyond|(?:more|higher|greater|longer) than)\b"
    ): r"\1 at most",
    late_regex(
        r"\b(is|are|was|were)(?: not|n['’]t) (?:below|under|(?:less|lower|fewer|shorter) than)\b"
    ): r"\1 at least",
    late_regex(r"\bsets? (?:an?|the) (?:ceiling|cap|upper limit|maximum) (?:of|at)\b"): "requires no more than",
    late_regex(r"\bsets? (?:an?|the) (?:floor|lower limit|minimum) (?:of|at)\b"): "requires at least",
    late_regex(r"\bno ((?:[\w-]+ ){1,5}?)(?:may|must|should|can) have been\b"): r"\1must not have been",
    late_regex(r"\bhalf of (?:the|her|his|their)\b"): "50% of the",
    late_regex(r"\b(?:a|one) third of (?:the|her|his|their|all)\b"): "33% of the",
    late_regex(r"\b(?:a|one) quarter of (?:the|her|his|their|all)\b"): "25% of the",
    late_regex(r"\b(?:a|one) fifth of (?:the|her|his|their|all)\b"): "20% of the",
    late_regex(r"\b(?:a|one) tenth of (?:the|her|his|their|all)\b"): "10% of the",
    late_regex(
        r"\b(?:be )?(?:anticipated|projected|predicted|forecast|likely|expect(?:ed|s?(?: (?:her|him|them))?))"
        r" to (?:live|survive)(?: for)?\b"
    ): "life expectancy of",
    late_regex(r"\b(?:ahead|in advance) of\b|\bleading (?:up )?to(?= (?:the )?[a-z])|\bin the run-up to\b"): "before",
    late_regex(r"\bbeneath(?= [\d.])"): "below",
    late_regex(rf"\bas (?:many|high|large|big|bad|poor|old|late|long|much) as (?={NUMERAL})"): "up to ",
    late_regex(r"\b(?:falls?|comes?|is) short of (?=(?:the|what|its)\b[^.;,\d]*\W?\Z)"): "is too low for ",
    late_regex(
        rf"\b(?:{_BARS}|precludes?|hinders?) (?P<whom>(?:an?|the|her|him|them|any\w*|some\w*|people|patients|women)"
        r"(?: \w+){0,3}?) from (?:joining|entering|taking part(?: in)?|enrol\w+(?: in)?|participating(?: in)?)\b"
    ): r"excludes \g<whom> from",
    late_regex(
        r",? (?:since|because|as|for) (?:it|that|this|these|those|they|she|he)(?:['’]s|['’]re| (?:is|was|are|were))"
        r" (?:far |much |way |still |already |just )*(?:too|under|below|above|over|outside|beyond|past|short|not)\b"
        r"[^,.;\d]*"
    ): " for that",
    late_regex(
        rf"\b(?:must|ha(?:ve|s) to|needs? to|should) (?=stay (?:out|away)\b|be (?!stopped|prevented){_BARRED}\b)"
    ): "will ",
    late_regex(
        r"\b(?:is|are|was|were|would be|will be|poses?|presents?) (?:an? |the )?(?:real )?"
        rf"(?!reasons?|grounds?){_BAR}\b"
    ): "excludes",
    late_regex(
        r"\b(?:is|are|was|would be) (?:above|over|beyond|past)"
        r" (?:the|its) (?:upper |maximum )?age (?:limit|maximum|threshold|cut-?off)\b(?! of [\d.])"
    ): "is too old",
    late_regex(
        r"\b(?:is|are|was|would be) (?:below|under|short of)"
        r" (?:the|its) (?:lower |minimum )?age (?:limit|minimum|threshold|cut-?off)\b(?! of [\d.])"
    ): "is too young",
    late_regex(
        rf"(?:{_IT_IS} (?:above|over|beyond|past|exceeding)|{_NOBODY}exceeds?)"
        r" (?:the|its) (?:[\w-]+ ){0,2}?(?:limit(?! of normal)|maximum|threshold|cut-?off|ceiling)\b(?! of [\d.])"
    ): "is too high",
    late_regex(
        rf"(?:{_IT_IS} (?:below|under|short of)|{_NOBODY}miss(?:es)?)"
        r" (?:the|its) (?:[\w-]+ ){0,2}?(?:limit(?! of normal)|minimum|threshold|cut-?off|floor)\b(?! of [\d.])"
    ): "is too low",
    late_regex(
        r"\b(?:is|are|lies?|would be|falls?) (?:outside|beyond|out) (?:of )?(?:the|its) (?:[\w-]+ ){0,2}?"
        r"(?:range|window|bounds|limits)\b(?: of(?= (?:the|this|both)\b))?"
    ): "is unacceptable",
    late_regex(
        r"\b(between|from) (week|month|day|year)s? (\d+) (and|to|until|through) (?:\2s? )?(\d+)\b"
    ): r"\1 \3 \4 \5 \2s",
}
"""Everyday words for what conditions of entry ask for."""
_OF_LIMIT = late_regex(
    r"(?P<who>\ban? (?:\w+ )?(?:wom[ae]n|man|lady|person|patient|candidate) (?:of|aged) (?P<age>\d{2})\b[^.;]*?"
    r"|\b(?P<years>\d{2})[- ]years?[- ]old\b[^.;]*?)"
    r"\b(?:she|he|they) (?:is|are|would be) (?:(?P<over>over|above|past|beyond)|under|below) the (?:\w+ )?limit\b"
)
"""Somebody whose age is told before, on the other side of a limit."""
_SHARES = {
    r"(?P<share>0\.\d{1,2})(?!\d|\s?(?:%|[a-z]{0,4}/|times|x\b|uln))": "",
    r"three quarters": "75%",
    r"two thirds": "66.7%",
    r"(?:(?:one|a) )?half(?! (?:an?|the|as|that|of)\b)": "50%",
    r"(?:one|a) third": "33.3%",
    r"(?:one|a) quarter": "25%",
}
_OF_A_SHARE = r"(?P<of>\b(?:lvef|ejection fraction|failure rate|share|proportion|fraction)\b[^.;,\d%]{0,40}?)\b"
_IN_SHARES = tuple((late_regex(f"{_OF_A_SHARE}{words}\\b"), share) for words, share in _SHARES.items())
_STEP = late_regex(
    rf"(?P<of>\b(?:ecog|zubrod|karnofsky|performance status|grade|stage|score)s?\b[^.;,\d]{{0,30}}?)\b"
    rf"(?P<step>{'|'.join(WORDS)})\b(?! (?:of|or more of)\b)"
)
"""A step of a scale in words."""
_TIMES_OF = late_regex(r"\btimes(?= (?:and|or)\b[^.;]*?\btimes the (?:uln|upper))")
"""A multiple of the limit that a later one names."""
_CONTRAST = late_regex(r"[,;]?\s(?=(?:but|while|whereas|whilst|although|yet|unlike|and)\b)")
_COMMA = late_regex(r"\s?[,;]\s")
_REST = r"(?:[^;.]|\.(?=\d))*"
_FOLLOWS = late_regex(
    r"[,;:]\s(?:and )?(?:so(?! (?:is|are|was|were|do|does|did|has|have|would|will|can|could)\b)|hence|thus|therefore"
    r"|consequently|meaning|for (?:example|instance)|e\.?g|which)\b"
    rf"(?!(?: also)? (?:must|needs?|ha(?:s|ve) to|requires?|asks?|wants?|demands?|stops?)\b)(?=[^;]*\d){_REST}"
    r"|[,;]\s(?:(?:and|but|while|whereas) )?[^,;]*\d[^,;]*"
    r"\b(?:is|are|do|does|did|would|will|can|could|may|has|have|need)(?: ?not|n['’]t)?(?=\W*\Z|[,;])"
)
"""What follows from a limit, or what another number is or is not: "so 12 g/dL is fine", "one of 69 is not"."""
_SIGNS = late_regex(r"[^\x00-\x7f]{2,}")
_MISTAKEN_FOR = ("mac_roman", "cp1252")
_NAMED = late_regex(
    r"(?P<name>[A-Z][a-z]+(?:[- ][A-Z][a-z]+)?)(?=['’]s\s|, \d|,? (?:is|was|has|had|who|lives|underwent|completed"
    r"|finished|received|started|stopped|took|takes)\b)"
)
"""Somebody at the start of a sentence, where the word is none of the record's."""
_TIMES = 3
"""So often at most a text went through a program that took its UTF-8 for something else."""


def statement_of(claim: str, text: str) -> str:
    """A claim in lower case and in plain words, somebody's name left out; `text` is the record, which has no such."""
    claim = " ".join(_SIGNS.sub(_as_meant, claim).split())
    named = _NAMED.match(claim)
    if (
        named
        and terms_of(named["name"]) - ENTERING
        and not any(one in text.casefold() for one in named["name"].casefold().split())
    ):
        claim = re.sub(rf"\b{re.escape(named['name'])}\b", "she", claim)
    statement = in_plain_words(with_ones(claim.casefold()))
    for words, plain in _PLAIN.items():
        statement = words.sub(plain, statement)
    statement = _OF_LIMIT.sub(_beyond_limit, _CELLS.sub(_count_behind, statement))
    statement = _TIMES_OF.sub("times the uln", statement)
    statement = of_kinds(statement, text)
    for words, share in _IN_SHARES:
        statement = words.sub(rf"\g<of>{share}" if share else _percent, statement)
    statement = _STEP.sub(lambda match: f"{match['of']}{value_of(match['step']):g}", statement)
    return statement if OF_TWO_LIMITS.search(statement) else _FOLLOWS.sub("", statement)


def _beyond_limit(match: re.Match[str]) -> str:
    """Somebody's age again, where it is said to be beyond a limit."""
    way = "old" if match["over"] else "young"
    return f"{match['who']}a {match['age'] or match['years']} year old is too {way}"


def _percent(match: re.Match[str]) -> str:
    """A share as a decimal in percent."""
    return f"{match['of']}{float(match['share']) * 100:g}%"


def parts_by_trial(sentence: str) -> list[str]:
    """The parts of a sentence on two trials: each with the name of another one, or else its clauses."""
    parts: list[str] = []
    for part in _CONTRAST.split(sentence):
        if parts and not (any(trials_in(part)) and any(trials_in(parts[-1]))):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    each = [set(trials_in(part)) for part in parts]
    apart = len(parts) > 1 and all(len(one) == 1 for one in each)
    return parts if apart and len(set(map(frozenset, each))) == len(parts) else _COMMA.split(sentence)


def _as_meant(match: re.Match[str]) -> str:
    """Signs whose UTF-8 was taken for other signs, as they were: "¬µ" is a micro sign; all others as they are."""
    signs = match.group()
    for _ in range(_TIMES):
        signs = next(filter(None, (_decoded(signs, encoding) for encoding in _MISTAKEN_FOR)), signs)
    return signs


def _decoded(signs: str, encoding: str) -> str:
    try:
        return signs.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""
