"""What a sentence on the conditions of entry says of a number: that it is asked for, keeps out, or lets in."""

from __future__ import annotations

from enum import StrEnum

from evidence.agreement.trials.eligibility.criteria import NO_LESS
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_END = (
    r"(?:lowest|highest|shortest|longest|smallest|largest|youngest|oldest|earliest|latest|fewest|worst"
    r"|(?<!times the )(?<!twice the )(?:upper|lower))\b"
    r"(?! (?:normal|reference|limit of)\b)[^.;,]*?\b(?:qualif(?:y|ies)|accept(?:s|ed)|allow(?:s|ed)|permit(?:s"
    r"|ted)|tolerate[sd]?|takes"
    r"|ends?|limits?|bounds?|cut-?offs?)"
)
"""How far a trial goes."""
_TELLS_END = late_regex(rf"\b(?:{_END})\b")
_FOR = r"(?:trial|study|which) (?:takes?|wants?|stops at|looks for|is (?:meant )?for)"
_DEMAND = late_regex(
    r"\b(?:must|needs?|needed|have to|has to|(?<!has )(?<!have )(?<!that )requir(?!ing)\w+"
    r"|at least(?! one of\b| (?:one|1) (?:[\w-]+ )*(?:criteri\w+|feature|factor|condition)s?\b)|should"
    r"|minimum|maximum|limit(?! of normal)|at most"
    r"|no (?:more|higher|longer|later|older|greater|larger|less|lower|fewer|shorter|younger|smaller) than"
    r"|accepts?|up to|older than|younger than|mandat\w+|prerequisite"
    r"|(?:restricted|limited|open(?: only)?) to|calls? for|asks? for|asked for|depends? on|insists? on|demand(?:s|ed)?"
    r"|wash-?out|look-?back|(?:exclusion|waiting|time|look-?back|washout) (?:window|period|time)"
    rf"|(?:is|are|be) expected to (?:be|have)|thresholds?|ceiling|floor|cut-?off|{_FOR}|{_END})\b"
)
_MUST_NOT = late_regex(r"\b(must|should|may|ha(?:s|ve) to) (?:not|never) (?=(?:be|have|take|receive)\b)")
NEEDED = late_regex(
    r"\b(?:must|needs?|needed|have to|has to|(?<!has )(?<!have )(?<!that )require[ds]"
    r"|mandat\w+|prerequisite|minimum|maximum"
    r"|(?:restricted|limited|open(?: only)?) to|calls? for|asks? for|asked for|depends? on|insists? on|demands?"
    rf"|{_FOR}|{_END})\b"
)
"""That a sentence tells a limit by which people are kept out."""
OUT = late_regex(
    r"(?:\b|(?=n['’]t\b))(?:(?:not|never|n['’]t)(?: (?:be|yet|still|currently))*"
    r" (?:able|eligible|suitable|allowed|taken|accept(?:ed|able)?|admitted|included|permitted|qualify|let|enter|join"
    r"|take|get|welcome|participate|fit|fine|ok(?:ay)?)"
    r"|cannot|can ?not|can['’]t|exclu(?:d(?!ing)|s)\w+|ineligible|disqualif\w+|kept out|left out"
    r"|stays? (?:out|away)|keeps?(?! (?:up|on|to|[a-z]+ing)\b)|bar(?:s|red)?"
    r"|reject(?:s|ed)"
    r"|refus\w+|declined|denied|shut out|sent away|unsuitable|turn(?:s|ed) (?:down|away)"
    r"|(?:rule[sd]?|shuts?) (?:[\w-]+ ){0,4}?out|insufficient|inadequate|unacceptable|(?:not|n['’]t) suffice"
    r"|no entry|(?:is|are|be|would be) out of (?=the\b|both\b)"
    r"|(?:not|n['’]t) (?:meet|fulfil|satisf)\w*|(?:not|n['’]t) have (?:an? )?(?:acceptable|adequate|sufficient)"
    r"|neither (?!trial|study|of)[^.;]*? nor [^.;]*?"
    r"\b(?:accept(?:ed|able)|eligible|suitable|allowed|permitted|admitted|tolerated|enough|sufficient)"
    r"|(?:nobody|no one|no (?:wom[ae]n|m[ae]n|child(?:ren)?|bab(?:y|ies)|infants?|adults?"
    r"|patients?|candidates?|participants?|subjects?))\b[^.;,]*?"
    r"\b(?:can|may|could|is|are|will|would|gets?|enters?|joins?|passes|qualif(?:y|ies)|makes? it)\b[^.;,]*"
    r"|(?:not|never|n['’]t)(?: be)?(?: high| good| low| old| young| long)? (?:enough|sufficient))\b"
)
"""That somebody is kept out."""
_NOT_OUT = late_regex(
    r"\b(?:(?:can)?not?|never|neither|nor|\w+n['’]t)\s(?:[\w-]+\s){0,6}?"
    r"(?:too|exclu[ds]\w*|bar\w*|keep|kept|rule|disqualif\w+|reject\w*|turn(?:ed)?)\b|\bto wait\b"
    r"|\b(?:nobody|no one)\b[^.;,]*?\b(?:is|are|be|gets?)"
    r" (?:exclu\w+|barred|kept out|ruled out|disqualified|rejected|turned (?:away|down)|refused|shut out)\b"
)
_TAKING = r"(?:accepts?|takes?|admits?|enrol{1,2}s?|recruits?|includes?|welcomes?|lets? in)"
_TAKES = rf"\b(?:trial|study|which|it) (?:(?:will|would|can|may|also|still|even) )*{_TAKING}\b"
TAKES = late_regex(_TAKES)
"""That a trial lets in whom it is told of."""
TAKES_SOMEBODY = late_regex(
    rf"{_TAKES}\s(?:(?:also|even|only|any|all)\s)*(?:[\w-]+\s){{0,2}}?"
    r"(?:patients?|people|participants?|subjects?|(?:wo)?m[ae]n|candidates?|anyone|anybody|those|some(?:one|body)"
    r"|(?:fe)?males?|adults?)\b"
)
"""The same of people, with whatever is said of them."""
_MEETS = (
    r"(?:meet|fulfil|satisf|reach|match)\w* (?:what|everything|all) [^.;,]*?"
    r"\b(?:asks?|requires?|demands?|wants?|calls?)(?: for)?"
)
MEETS = late_regex(rf"\b{_MEETS}\b")
"""That somebody meets what is asked for."""
_IN = late_regex(
    r"\b(?:eligi(?!bility)\w+|qualif\w+|suitable|allowed|accept(?:ed|able)|tolera(?:ted|ble)|permitted|admitted|suffic(?:ient|es?)"
    r"|satisf(?:y|ies)(?= (?:the|both)\b)"
    r"|(?:can|may) (?:measure|make up|reach|cover|take up|amount to)(?= (?:up to |as much as )?[\d.]+)"
    r"|(?:can|may) (?:be|go|have|fall) (?:as (?:low|high|old|young|few|many|much|long|short|large|small) as|down to)"
    r"|adequate(?= for\b)|right age"
    r"|ha(?:s|ve) (?:an? )?(?:adequate|acceptable|sufficient) (?=[^.;]*\bfor\b)"
    r"|welcome|let in(?:to)?|gets? (?:(?:you|one|her|him|them|some\w+|any\w+|people|patients) )?in(?:to)?"
    r"|enough|would do(?= (?:for|in)\b)|pass(?:es)?(?= (?:in|for|the)\b)|fine(?! needle)|ok(?:ay)?|al(?:l )?right"
    r"|fits?|a (?:possible|potential) (?:candidate|participant)"
    r"|(?:trial|study) (?:enrol{1,2}s|recruits|admits|lets in)|(?:within|inside) the (?:[\w-]+ ){0,2}(?:limits?"
    r"|range|window|bounds)"
    rf"|{_MEETS}"
    r"|(?:meet|fulfil|satisf)\w* (?:both )?(?:the|a|these|those|all) (?:[\w-]+,? ){0,6}?"
    r"(?:criteri\w+|limits?|requirements?|thresholds?|conditions?|rules?)"
    r"|(?:can|may|could) (?:still )?(?:enter|be screened|join|take|participate|enrol\w*|apply"
    r"|be (?:part|in|taken(?: in(?:to)?)?|included|enrolled|randomi[sz]ed|let in|let into|considered(?: for)?"
    r"|recruited|a candidate)))\b"
)
_HEDGED = late_regex(
    rf"\b(?:unless|without|except|until|if|(?<!whose )(?<!his )(?<!her )only(?! {NUMERAL})|(?:can|may|could|are|is"
    rf"|but) also|either"
    r"|both(?= (?:of )?(?:the )?(?:primary|secondary|trials|studies)))\b"
)
OF_TWO_LIMITS = late_regex(
    r"\bshort of\b|\b(?:twice|thrice|doubles?|half|times) the (?:[\w-]+ )?"
    r"(?:minimum|maximum|threshold|ceiling|limit (?:used|set|for))\b"
    r"|\bthan the (?:worst|best|highest|lowest|most|least|oldest|youngest)\b"
    r"|\b(?:span|difference) (?:of|between)\b"
    r"|\bgap (?:of|between)\b(?=[^.;]*\b(?:limits?|thresholds?|ages?|minimum|maximum|trials)\b)"
    r"|\b(?:twice|thrice|times) (?:that|those|as (?:long|high|old|large)\b)"
    r"|\b(?:above|under|below|over|beyond|past|exceed(?:s|ed|ing)?) the (?:[\w-]+ ){0,2}"
    r"(?:limit(?! of normal)|minimum|maximum|threshold|cut-?off)\b"
    r"|\bexceed(?:s|ed|ing)? (?:the (?:permitted|allowed|accepted|required|demanded|needed|(?:[\w-]+ )?number)|what)\b"
    r"|\bfails? the\b"
    r"|\b(?:more|less|higher|lower|longer|shorter|older|younger|better|worse|larger|smaller|greater|fewer) than"
    r" (?:(?:what|the|it|is|this|a|primary|secondary|trial|study) )+"
    r"(?:asks?|requires?|demands?|wants?|needs?|allows?|permits?|accepts?|required|asked|demanded|allowed|permitted)\b"
    r"|\b(?:five|six|seven|eight|nine|ten|\d+) (?:inclusion|exclusion|entry) criteri\w+"
)
"""In a sentence that compares limits with each other or with somebody's number, or that counts conditions."""
OTHERWISE = late_regex(r"\botherwise (?:\w+ly )?(?:suitable|eligible|qualified|acceptable|fit|healthy)\b")
"""Of somebody who meets all other conditions."""
DENIED = late_regex(r"\b(?:not|never|no|neither|nor)\b|n['’]t\b")
"""A denial of whatever else is said."""
LACKS = late_regex(
    r"(?:\b(?:who|which|whose|that|she|he|they|and|or|but|with)|,)\s"
    r"(?:(?:has|have|had|is|are|was|were|needs?|takes?)\s)?(?:also\s)?(?:never|not|no)\b"
)
"""A denial of something of somebody, and not that they are let in."""
TOO = late_regex(
    r"\btoo (?P<low>young|low|short|recent\w*|few|small|little|early|soon|slow|thin|light|weak)"
    r"|\btoo (?P<high>old|high|long|many|large|big|much|late|fast|thick|heavy|wide)"
    r"|\b(?:(?P<below>below)|above) (?:what|the (?:age|level|value|number|count|score|weight)"
    r"(?= (?:that |which )?(?:the |this )?(?:primary |secondary )?(?:trial|study) [a-z]+s\b)) (?=[^.]*\b(?:ask"
    r"|requir|demand|want|accept|allow|permit)\w*\b)"
)
"""That a number itself keeps somebody out: it is below what is asked for, or above."""
TOO_ELSE = late_regex(r"\btoo [a-z]+ (?:for|to)\b")
"""That somebody is too much of what no number tells."""
FOR_AGE = late_regex(
    r"\b(?:due to|because of|on account of|owing to|for|on) (?:(?:the|her|his|their) )?age\b|\btoo (?:old|young)\b"
)


_LATE_OR_EARLY = late_regex(r"\b(?:late|early|soon)\b")
_BACK = late_regex(r"\b(?:before|prior to|ahead of|until)\b")
_NEXT = len(" not")
"""So far behind a demand it may be denied."""


class Way(StrEnum):
    """What a sentence says of a number: that it is asked for, or that it keeps somebody out or lets somebody in.

    `WITHIN` is of a limit within which people are let in: so are others, perhaps.
    """

    DEMANDED = "demanded"
    WITHIN = "within"
    TOO_LOW = "too low"
    TOO_HIGH = "too high"
    OUT = "out"
    IN = "in"
    OPEN = "open"

    @property
    def is_of_limits(self) -> bool:
        """Whether it tells a limit, and not of somebody."""
        return self in (Way.DEMANDED, Way.WITHIN)

    @property
    def why(self) -> str:
        """Why a record contradicts it."""
        if self.is_of_limits:
            return "No condition of entry on the same has this limit."
        return "The condition of entry keeps it out." if self is Way.IN else "The condition of entry lets it in."


def _is_demanded(sentence: str) -> bool:
    """Whether a sentence asks for something, or that something is lacking; one that denies that it does so does not."""
    bare = _IN.sub(" ", sentence)
    asked = _DEMAND.search(bare) or _TELLS_END.search(sentence)
    bounded = NO_LESS.sub(" ", bare)
    kept = _MUST_NOT.sub(r"must ", bounded)
    needed = NEEDED.search(kept)
    return asked is not None and not DENIED.search(kept[: needed.end() + _NEXT] if needed else kept)


def way_of(sentence: str) -> Way:
    """What a lower-case sentence says; `OPEN` where it says several things, or hedges."""
    sentence = OTHERWISE.sub(" ", sentence)
    if _NOT_OUT.search(NO_LESS.sub(" ", sentence)):
        return Way.OPEN
    if TOO_ELSE.search(TOO.sub(" ", sentence)):
        return Way.OPEN
    if too := TOO.search(sentence):
        if _LATE_OR_EARLY.search(too.group()) and _BACK.search(sentence):
            return Way.OPEN  # late in the time before entry is a short time, and an early test an old one
        more = TOO.search(sentence, too.end()) or DENIED.search(sentence, too.end())
        return Way.OPEN if more else Way.TOO_LOW if too["low"] or too["below"] else Way.TOO_HIGH
    bounded = NO_LESS.sub(" ", sentence)
    out, let_in = OUT.search(bounded) is not None, _IN.search(OUT.sub(" ", bounded)) is not None
    if _HEDGED.search(sentence) or (out and let_in):
        return Way.OPEN
    if out:
        return Way.OUT
    if _is_demanded(sentence):
        return Way.WITHIN if let_in and not NEEDED.search(sentence) else Way.DEMANDED
    return Way.IN if let_in else Way.OPEN
