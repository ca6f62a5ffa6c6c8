"""Everyday names of outcomes: "no tumour left at surgery" is a response, "time without progression" a survival."""

from __future__ import annotations

from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_WORSE = r"(?:progress\w*|(?:got|gets|getting|becoming|became|grew) worse|worsen\w*)"
_DISEASE = r"(?:(?:the|their|any|disease|cancer|tumou?rs?)\s)*"
_NAMES = {
    "progression free survival": late_regex(
        rf"\b(?:time|survival|life|period|interval|stretch|span) (?:spent )?(?:without|free of) {_DISEASE}{_WORSE}"
        rf"|\b(?:time|period|interval) (?:before|until|till|to) {_DISEASE}{_WORSE}"
        rf"|\b(?:kept|held|holding|keeping) {_DISEASE}(?:at bay|in check|under control)"
    ),
    "pathological complete response": late_regex(
        r"\bno (?:(?:residual|remaining|invasive|viable|more|detectable)\s)*(?:tumou?r|cancer|disease)(?: cells?)?"
        r"(?: (?:was|were|could be))? (?:left|remaining|found|seen|detect\w+|present)"
        r"(?: (?:at|by|after|in|during)(?: the)?(?: time of)?(?: definitive)? (?:surgery|operation|breast))?"
    ),
}


def named_plainly(sentence: str, outcome: Outcome) -> str:
    """A lower-case sentence with an outcome's name in the place of what it says, where the outcome has that name."""
    for name, lay in _NAMES.items():
        if terms_of(name) <= outcome.words:
            sentence = lay.sub(name, sentence)
    return sentence
