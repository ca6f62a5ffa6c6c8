"""What an aside asserts all the same: "Take 200 mg, because it lowers …", "Ask us first: the rule …"."""

from __future__ import annotations

import re

from evidence.claims.asides import is_mission
from evidence.claims.claim import QuantityKind
from evidence.claims.fragments import states_regimen
from evidence.claims.headings import asserts
from evidence.claims.instructions import instructs
from evidence.claims.lexicon import observed
from evidence.claims.lists import is_completed
from evidence.claims.unit import PERSONAL, STATEMENT_WORDS, STRONG, Unit
from evidence.claims.verbs import has_finite_verb
from evidence.claims.wording import fold, listed, words
from evidence.late import late_regex, rare_regex

_SUBSTANCE = frozenset(("safety", "mechanism", "onset"))
_TOLD = STRONG | {"regulation"}
_ASSERTIVE = STRONG | {"improvement", "comparison", "regulation", "epidemiology"}
# A list is announced, and nothing is said of what stands in it.
_LISTING = late_regex(
    r"\b(?:(?:include|includes|including|are|is|involves?|follows?|following|below|steps?|ways|reasons|tips|options|questions|"
    r"factors|considerations|examples|topics|criteria|elements|components|approaches|strategies|techniques|phases)\W*|"
    r"(?:steps?|ways|reasons|tips|options|questions|factors|benefits|things) (?:of|for|to|in) [\w ]{1,60}):\W*\Z",
    re.IGNORECASE,
)
_OPINION = late_regex(r"we (?:think|know|found|find|see|say|have seen|have found)\b", re.IGNORECASE)
_EXPECTS = late_regex(r"\b(?:expect|allow|plan on|count on|give (?:it|them|the \w+))\b", re.IGNORECASE)
_OBLIGED = late_regex(
    r"\b(?:practitioners|clinicians|providers|prescribers|teams?) (?:must|should|need to)\b", re.IGNORECASE
)
# "Never rinse them with tap water, which can carry germs".
_WARNS = late_regex(
    r", (?:which|as|since|or) .{0,40}\b(?:can|may|might|could|will)\b"
    r"|, (?:as|since|which) (?:(?:it|this|that) )?[a-z]{3,}s\b",
    re.IGNORECASE,
)
_INTERPLAY = late_regex(r"\bif you(?: are|'re|’re)? (?:take|taking|use|using|on)\b", re.IGNORECASE)
_CONTRAINDICATED = rare_regex(
    r"\b(?:shouldn't|should not|must not|cannot|can't|do not|don't|never) (?:take|use|have|combine|mix"
    r"|receive)\b.{3,60}?"
    r"\b(?:if (?:you|they) (?:have|are|take|or)|with (?:MAO|alcohol|other)|(?:while|when|during) pregnan\w+)",
    re.IGNORECASE,
)
_ADDRESSED = late_regex(r"\bif you(?:'re|’re| are| have)?\b", re.IGNORECASE)
_REASONED = listed(
    """
    because since reduce reduces prevent prevents improve improves minimize minimise increases causes lowers boosts
    relieves eases worsens damages
    """
)
_GROUND = late_regex(r", (?:as|since)\b|\bbecause\b", re.IGNORECASE)
_ANNOUNCEMENT_WORDS = 8


def asserts_in_passing(reason: str, unit: Unit) -> bool:
    """Whether an aside of this name asserts something all the same ("Take 200 mg, because it lowers …")."""
    if reason == "form" and unit.tokens[0] == "please":
        return not _REASONED.isdisjoint(unit.tokens) and not STRONG.isdisjoint(unit.counts)
    if reason == "list-head":
        return _head_asserts(unit)
    if reason in ("advice", "call-to-action"):
        marked = reason == "advice" and unit.is_marked
        reasoned = marked or not _REASONED.isdisjoint(unit.tokens)
        doses = (q for q in unit.quantities if q.kind is QuantityKind.DOSE)
        return (
            reasoned
            or any(dose.unit not in ("unit", "tablet", "capsule") for dose in doses)
            or _adds_a_reason(unit.text)
            or _WARNS.search(unit.text) is not None
            or _CONTRAINDICATED.search(unit.text) is not None
            or (unit.has_time and _INTERPLAY.search(unit.text) is not None)
            or (_EXPECTS.search(unit.text) is not None and unit.has_time)
        )
    if reason == "commerce":
        return not (_TOLD - {"study", "diagnosis", "attribution"}).isdisjoint(unit.counts)
    if reason == "makers" and _OPINION.match(unit.text):
        return not STRONG.isdisjoint(unit.counts)
    if reason == "makers":
        return not is_mission(unit.text) and (
            unit.has_share
            or states_regimen(unit.text, unit.tokens, unit.quantities)
            or _gives_a_ground(unit.text)
            or unit.counts.get("efficacy", 0) > 1
            or (unit.tokens[0] in ("we", "our") and not _SUBSTANCE.isdisjoint(unit.counts))
        )
    if reason == "about-this-page":
        return ": " in unit.text and _adds_a_reason(unit.text)
    return False


def _head_asserts(unit: Unit) -> bool:
    """Whether the words before a list say something themselves, and do not only announce it."""
    if is_completed(unit.text) or _ADDRESSED.search(unit.text) or instructs(fold(unit.text)):
        return False
    if not has_finite_verb(unit.text):
        return asserts(unit.text, unit.counts, unit.has_figure)
    harms = "safety" in unit.counts and "include" in unit.text
    announcing = _LISTING.search(unit.text) is not None
    listing = announcing and len(unit.tokens) <= _ANNOUNCEMENT_WORDS
    if _OBLIGED.search(unit.text):
        return False
    personal = not PERSONAL.isdisjoint(unit.tokens)
    if not personal and not announcing and "topic" in unit.counts and len(unit.tokens) > STATEMENT_WORDS:
        return True
    told = STRONG if personal else _ASSERTIVE
    return not told.isdisjoint(unit.counts) and (unit.has_figure or harms or not listing)


def _gives_a_ground(text: str) -> bool:
    """Whether makers tell on what ground they do something ("We wait a week, as early doses caused rashes")."""
    ground = _GROUND.search(text)
    if ground is None:
        return False
    tail = text[ground.end() :]
    signals = observed(words(tail))
    return not STRONG.isdisjoint(signals) or ("harm" in signals and "improvement" in signals)


def _adds_a_reason(text: str) -> bool:
    """Whether an instruction comes with an assertion: "Non-habit forming: take it …", "Ask us first: the rule …"."""
    head, mark, tail = next(
        (parts for sign in (": ", "; ", " — ", " – ") if (parts := text.partition(sign))[1]), ("",) * 3
    )
    if not mark:
        return False
    if mark == ": " and "safety" in observed(words(head)) and not instructs(head):
        return True
    return has_finite_verb(tail) and not instructs(tail) and not STRONG.isdisjoint(observed(words(tail)))
