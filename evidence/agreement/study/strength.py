"""How strongly a sentence ties one thing to another: not at all, side by side, perhaps as cause, or as cause.

The four steps are those by which press releases were compared with papers (Sumner et al., BMJ 2014; Yu et al., EMNLP
2019). What goes together stays so whatever else the sentence says: "was associated with reduced pain" tells no cause.
"""

from __future__ import annotations

import re
from enum import IntEnum

from evidence.late import late_regex


class Strength(IntEnum):
    """The four steps, the weakest first."""

    NONE = 0
    CORRELATIONAL = 1
    CONDITIONAL = 2
    CAUSAL = 3


_EFFECT = late_regex(
    r"\b(?:(?<!all-)(?<!all )(?<!any )caus(?:es?(?! of death|-specific)|ed|ing)"
    r"|leads? to|led to|leading to|results? in|resulted in|brings? about|makes?|made"
    r"|(?:reduc|decreas|increas|improv|prevent|cur|reliev|alleviat|eas|boost|lower|rais|enhanc|eliminat|revers|restor|halv"
    r"|protect|strengthen|shorten|lengthen|cut|slow)(?:e?s|e|ed|t)?"
    r"|(?:save|kill|rebuild|regrow|shrink|heal|repair|fight)s|(?:saved|killed|rebuilt|regrew|shrank|healed|repaired|fought)"
    r"|(?:sav|kill)e? (?:lives|cells|cancers?|germs|bacteria|viruses)|extends (?:life|lives|survival)"
    r"|effective|works?|effectiveness|efficacy|thanks to|because of|due to)\b",
    re.IGNORECASE,
)
_TOGETHER = late_regex(
    r"\b(?:associat\w+|correlat\w+|linked|tend(?:s|ed)? to|related|relationships?|report(?:s|ed)?|felt|observational"
    r"|predict\w*|risk factors?|(?:more|less|most|least) likely to|odds of)\b",
    re.IGNORECASE,
)
_PERHAPS = late_regex(
    r"\b(?:may|might|could|can|would|should|possibl[ey]|perhaps|potential(?:ly)?|appears?|seems?|suggest\w*|likely"
    r"|probabl[ey]|promising)\b",
    re.IGNORECASE,
)

_DENIED = late_regex(
    r"\b(?:(?:do|does|did|is|was|are|were|has|have|had|can|could|will|would)(?:n['’]t| not| never)|cannot|never"
    r"|fail(?:s|ed)? to|neither|nor)\s+(?:\w+ly\s+)?(?!caus|lead|led|result|increas|rais|worsen|harm|damag)[\w-]+"
    r"|(?:\b(?:ma[dk]es?|made|had|has|have|shows?|showed|found|brought|gave|was|were|is)\s+)?"
    r"\bno\s+(?:[\w-]+\s+){0,2}(?:differences?|effects?|benefits?|changes?|impact|influence|reductions?|increases?"
    r"|improvements?|advantages?)\b",
    re.IGNORECASE,
)
"""A benefit that is denied: "does not prevent", "made no difference"; that something does no harm is a claim."""


def denies_its_effects(sentence: str) -> bool:
    """Whether a sentence tells of effects only that there are none, and not that there is no harm."""
    rest = _DENIED.sub(" ", sentence)
    return rest != sentence and strength_of(rest) < Strength.CONDITIONAL


def strength_of(sentence: str) -> Strength:
    """The step on which a sentence stands."""
    if _TOGETHER.search(sentence):
        return Strength.CORRELATIONAL
    if not _EFFECT.search(sentence):
        return Strength.NONE
    return Strength.CONDITIONAL if _PERHAPS.search(sentence) else Strength.CAUSAL
