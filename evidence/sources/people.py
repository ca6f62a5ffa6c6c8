"""Who was studied: the words that name the people and their condition ("patients with chronic pain")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.late import late_regex
from evidence.sources.drugs import drugs_in
from evidence.sources.passages import Passage, Section, plain

_PEOPLE = (
    r"(?:in|out)?patients|participants|subjects|volunteers|individuals|people|persons|adults|adolescents"
    r"|children|infants|neonates"
    r"|women|men|males|females|boys|girls|users|students|respondents|veterans|survivors|older people"
    r"|caregivers|smokers|inpatients"
)
_ADJECTIVE = (
    r"(?:healthy|normal|older|elderly|adult|male|female|young|pregnant|hospitali[sz]ed|depressed"
    r"|medication-free|drug-naive|unmedicated|paediatric|pediatric|military|postmenopausal|obese|overweight"
    r"|critically ill|premature|preterm|diabetic|hypertensive|hemodialysis|schizophrenic|epileptic|alcoholic"
    r"|bipolar|suicidal|anxious|school-age|recreational|experienced|chronic|community-dwelling"
    r"|treatment-resistant)"
)
_WORD = late_regex(rf"\b(?:{_PEOPLE})\b")
_BEFORE = late_regex(rf"(?:(?:{_ADJECTIVE})(?: and)? )+\Z")
_CONDITION = late_regex(
    r" (?:with|suffering from|diagnosed with|affected by|at (?:\w+ )?risk (?:of|for)|experiencing) (?:an? "
    r"|the )?(?P<words>(?:[a-z0-9](?:[\w'’/-]|\.(?=\d))* ?){1,9})"
)
_STOP = late_regex(
    r" (?:were|was|are|is|who|that|which|received|underwent|completed|participated|and (?:were|received|\d+)"
    r"|had|have|has|did|do|does|could|cannot|in|at|from|after|before|during|to(?! \d)|on|by|between|using"
    r"|compared|versus|vs|treated"
    r"|randomi[sz]ed|responded"
    r"|showed|over|within|for|took|while|when|despite|enrolled|recruited|attending|admitted|undergoing"
    r"|receiving|aged|meeting|based|following|through|under|as|we|will|may|can|should|with|and (?:to|in"
    r"|healthy|controls?)|but|or|than|if"
    r"|randomly|found|reported|participated|versus|without|improves?|reduces?)\b.*",
)
_OWN = late_regex(
    rf"(?:[a-z][\w'’/-]* ){{0,2}}(?:(?:{_ADJECTIVE})(?: and)? )(?:[a-z][\w'’/-]* ){{0,2}}\Z"
    rf"|(?:\b[a-z][a-z-]{{3,}} )\Z"
)
_LOOK_BACK = 80
_LEAD = late_regex(
    r"^(?:(?:the|a|an|of|in|with|these|those|all|and|both|our|some|many|most|for|to|were|that|as|from|by|on"
    r"|among|between|treated|control|other|eligible|included|enrolled|more|few|which|than|consecutive"
    r"|selected|study|total|remaining|two|three|four|five|six|seven|eight|nine|ten|twenty|\d+) )+",
    re.IGNORECASE,
)
_NOBODY = late_regex(
    r"^(?:patients|participants|subjects|individuals|people|(?:the|these|those|all|treated|control|other"
    r"|eligible|included|most|some|many|more|human|study) (?:\w+ )?(?:patients|subjects|participants"
    r"|users))$",
    re.IGNORECASE,
)
_ORDER = (Section.TITLE, Section.METHODS, Section.UNSAID, Section.OBJECTIVE, Section.RESULTS, Section.CONCLUSIONS)
_SENTENCES = 40


_KEPT_OUT = late_regex(r"\b(?:exclu(?:ded|sion)|not (?:included|eligible)|ineligible|were under-?represented)\b")
_GIVEN = late_regex(
    r"\s*(?:the )?(?:[\w-]+ ){0,2}(?:regimens?|schedules?|arms?)\b"
    r"|\s*(?:the )?(?:combination|treatment|placebo|device|drug|vehicle|intervention|control)\b(?!-)"
)
_NEXT_PART = late_regex(r"; |, (?:but|while|whereas) ")
_ILLNESS_OF_A_DRUG = late_regex(
    r"\b(?:disorders?|dependen(?:ce|cy)|addiction|(?:ab|mis)use|withdrawal|intoxication|poisoning|overdose|toxicity"
    r"|allerg(?:y|ies)|hypersensitivity|intolerance|resistance|deficiency)\s*\Z"
)
"""The people have it because of a drug, or are named by what fails in them: they were not given it."""
_AGED = late_regex(
    r" (?:aged|older than|younger than|over|under) (?:[a-z ]{0,12})?\d+(?: (?:to|and|or) \d+)?(?: years?)?"
    r"(?: (?:and|or) (?:older|over|above|younger))?"
)
_SHARE_OF_SEX = late_regex(
    r"(?:%|per ?cent|half|third|quarter|majority|most)\W{1,2}(?:of (?:them|whom|these) )?(?:were |was |are )?\Z"
)
"""Before men or women as a part of those studied."""


def find_population(passages: Sequence[Passage], title: str | None = None) -> str | None:
    """The first words that name people by their condition, from the title on; else by what else they are."""
    texts = [(title, plain(title))] if title else []
    ranked = sorted((p for p in passages[:_SENTENCES] if p.section in _ORDER), key=lambda p: _ORDER.index(p.section))
    texts += [(passage.text, passage.plain) for passage in ranked]
    other = None
    for text, lower in texts:
        kept_out = _kept_out(lower)
        for match in _WORD.finditer(lower):
            if any(start <= match.start() < end for start, end in kept_out):
                continue
            if words := _with_condition(text, lower, match):
                return words
            other = other or (None if _SHARE_OF_SEX.search(lower[: match.start()]) else _without(text, lower, match))
    return other


def _kept_out(lower: str) -> list[tuple[int, int]]:
    """Where the parts of a sentence stand that name those who were not studied."""
    edges = [0, *(edge.start() for edge in _NEXT_PART.finditer(lower)), len(lower)]
    return [part for part in pairwise(edges) if _KEPT_OUT.search(lower, *part)]


def _with_condition(text: str, lower: str, match: re.Match[str]) -> str | None:
    condition = _CONDITION.match(lower, match.end())
    if condition is None:
        return None
    named = _STOP.sub("", f" {condition['words']}")
    end = condition.start("words") - 1 + len(named.rstrip())
    if not named.strip() or end <= condition.start("words") or _is_treatment(named):
        return None
    before = _BEFORE.search(lower, max(0, match.start() - _LOOK_BACK), match.start())
    return " ".join(text[before.start() if before else match.start() : end].split())


def _is_treatment(words: str) -> bool:
    """Whether people "with" something are those who were given it."""
    return _GIVEN.match(words) is not None or (bool(drugs_in(words)) and _ILLNESS_OF_A_DRUG.search(words) is None)


def _without(text: str, lower: str, match: re.Match[str]) -> str | None:
    before = _OWN.search(lower, max(0, match.start() - _LOOK_BACK), match.start())
    if aged := _AGED.match(lower, match.end()):
        return " ".join(text[match.start() : aged.end()].split())
    if before is None:
        return None
    words = _LEAD.sub("", " ".join(text[before.start() : match.end()].split()))
    return None if not words or _NOBODY.match(words) else words
