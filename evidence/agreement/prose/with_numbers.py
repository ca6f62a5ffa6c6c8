"""What stands around a number in a claim, and otherwise in its sentence: "by" or "to", "after stopping", "group A".

A number that both have proves nothing where one side tells a change and the other what was reached, how far two groups
are apart, a time by another event, or the number of the group with another letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import points_of
from evidence.agreement.prose.word_by_word import labels_of
from evidence.agreement.scales import tolerances
from evidence.agreement.scales.measures import follows
from evidence.agreement.scales.numbers import STRICT
from evidence.agreement.scales.times import HOURS
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.claims.patterns import ADVERBS
from evidence.claims.wording import listed
from evidence.late import late_regex

_NUMBER = late_regex(
    rf"(?<![\w.,/])(?P<numeral>{NUMERAL})(?!\w|[.,]\d)|\ban?(?=\s(?:day|week|month|year)\s(?:before|after|from|since)\b)"
    r"|\bhalf\b(?=\sof\b)"
)
_WEEK = late_regex(r"\b(?P<unit>minute|hour|day|week|month|year)s?\s\Z")
"""Before a number: of which unit it is the time."""
_UNIT = late_regex(r"[\s-]?(?P<unit>%|[^\W\d_][\w/]*)")
_IN_WORDS = {"half": 0.5}
_SIGNS = {"percent": "%", "percentage": "%"}
_STEP = late_regex(
    r"\b(?P<word>by|to|from|was|were|is|are|of|at)\s(?:(?:an?|the|about|around|only|just|nearly|almost|over|mean|average"
    r"|median|additional|estimated|further)\s)*[-−~]?\Z",
    re.IGNORECASE,
)
"""Before a number: by how much something changed, to what, or what it was."""
_WAS = frozenset({"was", "were", "is", "are", "of", "at"})
_BOUND_BEFORE = late_regex(
    r"(?:(?P<over>\b(?:over|more than|above|exceed\w*|greater than|higher than|beyond)\s|>\s?)"
    r"|(?P<from>\b(?:at least|no less than|no fewer than|minimum of)\s|≥\s?)"
    r"|(?P<under>\b(?:less than|under|below|fewer than|lower than)\s|<\s?)"
    r"|(?P<to>\b(?:up to|at most|no more than|as many as|as much as|maximum of)\s|≤\s?)"
    r"|(?P<nearly>\b(?:nearly|almost|just under|close to)\s))\Z",
    re.IGNORECASE,
)
_DURING = late_regex(r"(?<!was )(?<!were )(?<!took )(?<!lasted )(?<!for )(?<!of )\bover\s\Z", re.IGNORECASE)
"""Before a time: all along it."""
_BOUND_BEHIND = late_regex(
    r"[\s-]?%?(?:\s[^\W\d_]+)?\sor\s(?:(?P<from>more|older|higher|greater|longer|above|over)"
    r"|(?P<to>less|fewer|younger|lower|shorter|below|under))\b",
    re.IGNORECASE,
)
_PER = late_regex(
    r"(?:[\s-]?%)?(?:\s(?!(?:in|at|on|with|for|of|to|by|and|was|were)\b)[^\s\d;,.()]+){0,3}?\s(?:(?:an?|per|each|every)"
    r"[\s-](?P<unit>minute|hour|day|night|week|month|year)\b|(?P<often>hourly|daily|nightly|weekly|monthly|yearly)\b)",
    re.IGNORECASE,
)
_CHANGE = late_regex(
    r"\b(?:change|reduction|decrease|increase|fall|rise|drop|gain|loss|improvement|decline)s?\b[^;.]*\Z", re.IGNORECASE
)
_COMPARED = (
    r"(?:lower|higher|less|more|fewer|greater|smaller|larger|longer|shorter|better|worse|(?:earlier|later)(?=\s(?:than|with))|faster|slower"
    r"|stronger|weaker|lighter|heavier|younger|older)"
)
_DIFFERS_BEHIND = late_regex(
    rf"\s?%?(?:\s(?!(?:of|in|with|at|for|had|was|were|is|are|given|took|received)\b)[^\s\d;,.()]+){{0,3}}?\s{_COMPARED}\b"
)
_DIFFERS_BEFORE = late_regex(
    rf"\b(?:differences?|differed|gap|SMD|WMD|MD)\b[^;()]{{0,80}}\Z|\b{_COMPARED}\b[^;()\d]{{0,60}}\bby\s[a-z\s]{{0,12}}\Z"
)
_ANCHOR = late_regex(
    r"(?:\s(?:or (?:more|less|longer)\s)?)(?P<how>before|after|of|from|since|post|prior to|following|into)\s"
    r"(?:(?:the|an?|their|its)\s)?(?P<what>(?!baseline)(?:(?:last|first|final|second|third)\s)?"
    r"[^\W\d_][\w-]*(?:\sof\s(?:the\s)?[^\W\d_][\w-]*)?)",
    re.IGNORECASE,
)
"""Behind a time: the event that it is counted from."""
_EVENT = late_regex(
    r"(?P<how>before|after|during|until|since|upon)\s(?:the\s|an?\s)?(?P<what>(?!about\b|only\b|that\b|which\b)[^\W\d_][\w-]+)"
    r"|\bat\s(?:the\s)?(?P<at>baseline|admission|discharge|entry|enrolment|birth|diagnosis|presentation|screening|start"
    r"|end|rest|night)\b"
    r"|\bthe\s(?P<nth>first|second|third|last|final)\s(?:\w+\s)?(?:hour|day|night|week|month|year|dose|cycle|season)s?\b",
    re.IGNORECASE,
)
_FROM = late_regex(r"\bfrom\s[-−]?\d", re.IGNORECASE)
_NTH = frozenset({"first", "second", "third", "last", "final", "end"})
_ANY_TIME = terms_of("treatment therapy follow-up use study trial")
_EARLIER = frozenset({"before", "prior to"})
_ORDER = late_regex(
    r"\b(?P<word>before|prior to|within|by|in|during|over|after|beyond|until)\s(?:about\s|the\s)?(?:[a-z]+\s)?\Z",
    re.IGNORECASE,
)
_EARLY, _WITHIN, _LATE, _AT = range(4)
_ORDERS = (
    dict.fromkeys(("before", "prior to", "until"), _EARLY)
    | dict.fromkeys(("within", "by", "in", "during", "over"), _WITHIN)
    | dict.fromkeys(("after", "beyond"), _LATE)
)
_JOINT = late_regex(r";|,|\b(?:and|versus|vs\.?|than|but|while|whereas|or)\b|compared (?:with|to)", re.IGNORECASE)


_GROUPS = listed(
    "group arm cohort wave part stage grade type regimen treatment intervention sequence schedule strategy formulation"
    " stratum block site zone region"
)
"""Names by which a sentence says whose number it gives."""
_ABSOLUTE = late_regex(r"\b(?:risk|absolute|rate) difference\b[^;()]{0,20}\Z", re.IGNORECASE)
_IN_POINTS = late_regex(r"\bpoints?\b|\bdifference\b|\babsolute\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Number:
    """A number of a text, with the word behind it that it counts or is measured in."""

    value: float
    unit: str
    start: int
    end: int


def placed_otherwise(claim: str, passage: Passage) -> Iterator[str]:
    """How a sentence has a claim's numbers otherwise than the claim, each as a sentence for the reader."""
    text = passage.text
    theirs = _numbers_of(text)
    for one in _numbers_of(claim):
        held = [it for it in theirs if _is_same(one, it)]
        told = [_otherwise(one, it, claim, text) for it in held]
        if told and all(told):
            yield next(filter(None, told))
    yield from (f"The source gives {bound}, and the claim passes it." for bound in _passed(claim, passage))


@lru_cache(maxsize=512)
def _numbers_of(text: str) -> tuple[_Number, ...]:
    """The numbers of a text but those that are names of groups."""
    named = {start for _, _, start in labels_of(text)}
    found = []
    lower = text.casefold()
    for match in _NUMBER.finditer(lower):
        if match.start() in named:
            continue
        unit = _WEEK.search(lower, 0, match.start()) or _UNIT.match(lower, match.end())
        word = unit["unit"].removesuffix("s") if unit else ""
        word = word if "/" in word else min(terms_of(word), default=_SIGNS.get(word, word))
        value = value_of(match["numeral"]) if match["numeral"] else _IN_WORDS.get(match.group(), 1.0)
        found.append(_Number(value, word, match.start(), match.end()))
    return tuple(found)


def _is_same(one: _Number, other: _Number) -> bool:
    """Whether two are one number: of one unit, or one time in two."""
    if one.unit in HOURS and other.unit in HOURS:
        return isclose(one.value * HOURS[one.unit], other.value * HOURS[other.unit], rel_tol=tolerances.CALENDAR)
    return (one.value, one.unit) == (other.value, other.unit)


def _otherwise(ours: _Number, theirs: _Number, claim: str, text: str) -> str | None:
    """Why one number is not the other, where it is not."""
    apart = _is_apart(ours, claim), _is_apart(theirs, text)
    if apart[0] is not apart[1]:
        return "One side says how far two groups are apart, the other does not."
    if _ABSOLUTE.search(text[: theirs.start]) and ours.unit == "%" and not _IN_POINTS.search(claim):
        return "The source gives a difference in points, and the claim a share."
    bounds = _bound(ours, claim), _bound(theirs, text)
    if bounds[0] != bounds[1] and (bounds[0] or ours.unit not in HOURS):
        return f"The claim and the passage do not both give “{claim[ours.start : ours.end]}” as a bound."
    often = _per(theirs, text)
    if often not in {_per(one, claim) for one in ((ours,) if often is None else _numbers_of(claim))}:
        return "The claim and the passage do not both say in what time it is counted."
    steps = [_STEP.search(words) for words in (claim[: ours.start], text[: theirs.start])]
    ways = [_way(step) for step in steps if step and ours.unit not in HOURS]
    if len(ways) == 2 and ways[0] != ways[1] and not all(apart):
        return f"The claim says “{ways[0]}” of its number, and the passage “{ways[1]}”."
    if ours.unit not in HOURS and (event := next(_events(theirs, text, claim), None)):
        return f"The source says it “{event}”, and the claim does not."
    return _timed_otherwise(ours, theirs, claim, text) or _of_another_label(ours, theirs, claim, text)


def _bound(number: _Number, text: str) -> str | None:
    """The way in which a number is a bound, by what stands before or behind it."""
    if number.unit in HOURS and _DURING.search(text[: number.start]):
        return None
    found = _BOUND_BEFORE.search(text[: number.start]) or _BOUND_BEHIND.match(text, number.end)
    return next((name for name, words in found.groupdict().items() if words), None) if found else None


def _per(number: _Number, text: str) -> str | None:
    """The time in which so many are counted: "38 minutes a night"."""
    found = _PER.match(text, number.end)
    return (found["unit"] or ADVERBS[found["often"].casefold()]).casefold() if found else None


def _way(step: re.Match[str]) -> str:
    """Whether a number is by how much something changed ("by"), to what, or what it was ("was")."""
    word = step["word"].casefold()
    if word not in _WAS:
        return word
    return "by" if _CHANGE.search(step.string[: step.start()]) else "was"


def _is_apart(number: _Number, text: str) -> bool:
    """Whether a number is by how much two things differ."""
    return bool(_DIFFERS_BEHIND.match(text, number.end) or _DIFFERS_BEFORE.search(text[: number.start]))


def _timed_otherwise(ours: _Number, theirs: _Number, claim: str, text: str) -> str | None:
    """The event that a time is counted from, where the sides have another, or one of them alone has one."""
    if ours.unit not in HOURS:
        return None
    orders = [_ORDER.search(words) for words in (claim[: ours.start], text[: theirs.start])]
    told = [_ORDERS[order["word"].casefold()] if order else _AT for order in orders]
    if told[0] != told[1] and (_AT not in told or _EARLY in told):
        return "The claim names a time before, within or after which it was, and the passage otherwise."
    one, other = _anchor(ours, claim), _anchor(theirs, text)
    if one and other:
        same = (one["how"].casefold() in _EARLIER) is (other["how"].casefold() in _EARLIER)
        return None if same and _named(other["what"]) <= _named(claim) else _counted(other)
    if other and not _named(other["what"]) <= _named(claim):
        return _counted(other)
    if one and not _named(one["what"]) <= _named(_around(theirs, text)):
        return f"The claim counts a time “{one.group().strip()}”, and the passage does not."
    return None


def _events(number: _Number, text: str, claim: str) -> Iterator[str]:
    """The events before, at or after which a sentence gives a number, and that a claim does not name."""
    head = text.partition(",")[0].rpartition(": ")[2]
    told = _EVENT.finditer(f"{head} ; {_around(number, text)}" if _EVENT.match(head) else _around(number, text))
    said = _named(claim)
    said |= frozenset({"baselin"}) if _FROM.search(claim) else frozenset()
    for event in told:
        known = said if (event["how"] or "").casefold() == "before" else said | _ANY_TIME
        if not _named(event["what"] or event["at"] or event["nth"]) <= known:
            yield event.group()


def _counted(anchor: re.Match[str]) -> str:
    return f"The source counts the time “{anchor.group().strip()}”, and the claim does not."


def _anchor(number: _Number, text: str) -> re.Match[str] | None:
    """What stands behind a time and its unit as the event that it is counted from; not a treatment's own time."""
    unit = _UNIT.match(text, number.end)
    found = _ANCHOR.match(text, unit.end()) if unit else None
    own = (
        found is not None and found["how"].casefold() in ("of", "into", "from") and terms_of(found["what"]) <= _ANY_TIME
    )
    return None if own else found


def _named(text: str) -> frozenset[str]:
    return terms_of(text) | frozenset(word for word in text.casefold().split() if word in _NTH)


def _around(number: _Number, text: str) -> str:
    """The part of a sentence in which a number stands."""
    left = max((joint.end() for joint in _JOINT.finditer(text, 0, number.start)), default=0)
    joint = _JOINT.search(text, number.end)
    return text[left : joint.start() if joint else len(text)]


def _of_another_label(ours: _Number, theirs: _Number, claim: str, text: str) -> str | None:
    """The group, named by a letter or a number, that a sentence gives a number to, and the claim not."""
    one, other = _labels_with(ours, claim), _labels_with(theirs, text)
    said = {(head, label) for head, label, _ in labels_of(claim)}
    both = {head for head, _ in one & other}
    for head, label in sorted(other - one):
        apart = any(mine == head for mine, _ in one) or (head in _GROUPS and (head, label) not in said)
        if apart and head not in both:
            return f"The source gives the number to “{head} {label.upper()}”, and the claim does not."
    told = {(head, label) for head, label, start in labels_of(text) if not _is_anothers(start, theirs, text)}
    for head, label in sorted(one - other - told):
        return f"The claim gives its number to “{head} {label.upper()}”, and the source does not."
    return None


def _labels_with(number: _Number, text: str) -> set[tuple[str, str]]:
    """The groups whose name stands in the part of a text that is a number's own."""
    left, right = _own(number, text)
    return {(head, label) for head, label, start in labels_of(text) if left <= start < right}


def _own(number: _Number, text: str) -> tuple[int, int]:
    """From where to where a text is a number's own: up to what joins it to the numbers before and behind."""
    alike = [one for one in _numbers_of(text) if one.unit == number.unit]
    before = [one for one in alike if one.end <= number.start]
    behind = [one for one in alike if one.start >= number.end]
    left = _joint(text, before[-1].end, number.start)[1] if before else 0
    right = _joint(text, number.end, behind[0].start)[0] if behind else len(text)
    return left, right


def _joint(text: str, start: int, end: int) -> tuple[int, int]:
    """Where two numbers are joined; nowhere is where the second begins."""
    joint = _JOINT.search(text, start, end)
    return joint.span() if joint else (end, start)


def _is_anothers(start: int, number: _Number, text: str) -> bool:
    """Whether what stands there is another number's own, between two of them."""
    alike = [one for one in _numbers_of(text) if one.unit == number.unit]
    left, right = _own(number, text)
    if left <= start < right:
        return False
    return len(alike) > 1 and alike[0].start < start


def _passed(claim: str, passage: Passage) -> Iterator[str]:
    """The exact numbers of a sentence that a claim says were passed: "more than 54 %" of 54 %."""
    for point in points_of(claim):
        if point.measure.number.comparator not in STRICT:
            continue
        held: Sequence[float] = [
            value.measure.number.value
            for value in passage.values
            if follows(point.measure, value.measure) and value.measure.number.comparator not in STRICT
        ]
        if held and all(abs(value - point.measure.number.value) < 1e-6 for value in held):
            yield point.quantity.text
