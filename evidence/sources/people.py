"""Who was studied: the words that name the people and their condition ("patients with treatment-resistant depression")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.sources.passages import Passage, Section

_PEOPLE = (
    r"(?:in|out)?patients|participants|subjects|volunteers|individuals|people|persons|adults|adolescents|children|infants|neonates"
    r"|women|men|males|females|boys|girls|users|students|respondents|veterans|survivors|older people|caregivers|smokers|inpatients"
)
_ADJECTIVE = r"(?:healthy|normal|older|elderly|adult|male|female|young|pregnant|hospitali[sz]ed|depressed|medication-free|drug-naive|unmedicated|paediatric|pediatric|military|postmenopausal|obese|overweight|critically ill|premature|preterm|diabetic|hypertensive|hemodialysis|schizophrenic|epileptic|alcoholic|bipolar|suicidal|anxious|school-age|recreational|experienced|chronic|community-dwelling|treatment-resistant)"
_END = (
    r"(?=\s(?:were|was|are|is|who|that|which|received|underwent|completed|participated|and (?:were|received|\d)|had|have|has|in|at|from|after|before|during|to|on|by|between|using|compared|versus|vs|treated|randomi[sz]ed"
    r"|responded|showed|over|within|for|took|while|when|despite|enrolled|recruited|attending|admitted|undergoing|receiving|aged|meeting|based|following|through|under|as|we|will|may|can|should)\b|[.,;:()\[\]]|\Z)"
)
_WITH = re.compile(
    rf"(?P<words>(?:{_ADJECTIVE}\s(?:and\s)?){{0,3}}(?:{_PEOPLE})\s(?:with|suffering from|diagnosed with|affected by|at risk of|at (?:\w+ )?risk for|experiencing)\s(?:an?\s|the\s)?(?:[\w'’/-]+\s?){{1,8}}?){_END}",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"(?P<words>(?:[A-Za-z][\w'’/-]*\s){{0,2}}(?:{_ADJECTIVE}\s(?:and\s)?)(?:[A-Za-z][\w'’/-]*\s){{0,3}}?(?:{_PEOPLE})|(?:[A-Z]{{2,6}})\s(?:in|out)?(?:patients|subjects|users)|(?:[a-z-]{{4,}}\s)(?:patients|users|inpatients|survivors))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|of|in|with|these|those|all|and|both|our|some|many|most|for|to|were|that|as|from|by|on|among|between|treated|control|other|eligible|included|enrolled|more|few|which|than|consecutive|selected|study|total|remaining|two|three) )+",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^(?:patients|participants|subjects|individuals|people|(?:the|these|those|all|treated|control|other|eligible|included|most|some|many|more|human|study) (?:\w+ )?(?:patients|subjects|participants|users))$", re.IGNORECASE)
_ORDER = (Section.TITLE, Section.METHODS, Section.UNSAID, Section.OBJECTIVE, Section.RESULTS, Section.CONCLUSIONS)
_SENTENCES = 40


def find_population(passages: Sequence[Passage], title: str | None = None) -> str | None:
    """The first words that name people by their condition, from the title on; else by what else they are."""
    texts = [title] if title else []
    ranked = sorted((p for p in passages[:_SENTENCES] if p.section in _ORDER), key=lambda p: _ORDER.index(p.section))
    texts += [passage.text for passage in ranked]
    for pattern in (_WITH, _WHO):
        for text in texts:
            for match in pattern.finditer(text):
                words = _LEAD.sub("", " ".join(match["words"].split()))
                if words and not _NOBODY.match(words):
                    return words
    return None
