"""What stands with a number of a sentence and says of what it is: a part, a step, a difference, the next.

"33% responded, with complete responses in 4%" gives no 33% of complete ones, "by 9 minutes" no 9 minutes that are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point
from evidence.agreement.scales.measures import follows
from evidence.agreement.words.terms import is_level, terms_of
from evidence.late import late_regex

_STEP = late_regex(
    r"(?<!compared )(?<!up )(?<!relative )\b(?P<way>by|to|in|on|among)\s+"
    r"(?:(?:an?|the|about|around|approximately|only|just|nearly|almost|over|mean|average|median|of|further|additional"
    r"|extra|estimated|at least|at most|up to)\s+){0,4}[-−~]?\Z",
    re.IGNORECASE,
)
"""Before a number: by how much something changed, or to what; or in how many it did."""
_STEP_WITHIN = late_regex(r"(?P<way>by|to|in|on|among)\s", re.IGNORECASE)
_CHANGE = late_regex(
    r"\s*(?:mean |average |median |relative |absolute |greater |further )*"
    r"(?:reduction|decrease|fall|drop|decline|increase|rise|gain|loss|improvement)s?\b",
    re.IGNORECASE,
)
_IN_MANY = frozenset({"in", "on", "among"})
_WAYS = {
    "to": "One side tells by how much something changed, the other to what.",
    "in": "One side tells how much something changed, the other in how many it did.",
}
_OF_ANY = late_regex(r"\b(?:any|all)\s(?P<what>[\w-]+(?:\s[\w-]+)?)", re.IGNORECASE)
_SEVERITY = r"(?:severe|moderate|mild|serious|major|minor|fatal|symptomatic|invasive)"
_SOME = late_regex(
    r":\s(?=\d|one\b|two\b|three\b|four\b)"
    r"|[,;(]\s?(?:\w+\s)?(?:including|among (?:them|these|which|whom)|of (?:which|whom)|such as|notably|namely)\b",
    re.IGNORECASE,
)
_PHASES = r"(?P<phase>wash-?out|run-?in|follow-?up|titration|screening|extension|taper(?:ing)?|recovery|observation)"
_PHASE_BEFORE = late_regex(rf"\b{_PHASES}(?: (?:period|phase))?\s(?:of|for|lasting)\s(?:about\s)?\Z", re.IGNORECASE)
_PHASE_BEHIND = late_regex(rf"[\s-](?:[a-z]+ )?{_PHASES}\b", re.IGNORECASE)
_TAKING_PART = late_regex(
    r"(?:\s[a-z-]+){0,3}?\s(?:(?:were|was|who|had been|have been)\s){0,2}(?:"
    r"(?P<looked_at>screened|admitted|identified|registered|assessed for|invited|approached|contacted|considered"
    r"|referred|eligible)"
    r"|(?P<let_in>randomi[sz]ed|(?:randomly )?assigned|allocated|enrolled|included|recruited|entered|participated"
    r"|took part)"
    r"|(?P<stayed>completed|finished)|(?P<counted>analy[sz]ed|evaluated|evaluable)|(?P<treated>treated|received)|(?P<died>died)"
    r"|(?P<left>withdrew|discontinued|excluded|dropped out|lost to))\b",
    re.IGNORECASE,
)
_PART_BEFORE = late_regex(
    r"\b(?:(?P<looked_at>screened|admitted|identified|assessed|invited|approached)"
    r"|(?P<let_in>randomi[sz]ed|(?:randomly )?assigned|allocated|enrolled|included|recruited)"
    r"|(?P<counted>analy[sz]ed|evaluated)|(?P<treated>treated))\s(?:a total of )?\Z",
    re.IGNORECASE,
)
_APART = late_regex(r"\b(?:difference|differ(?:ed|s)?|gap|advantage)\b[^;.()]*\Z", re.IGNORECASE)
_THAN = late_regex(r"\b(?:than|versus|vs|compared|relative to|over|above|below)\b", re.IGNORECASE)

_Span = tuple[int, int]
_PARTED = late_regex(
    r"[,;:]\s|\b(?:and|but|while|whereas|although|including|versus|vs|than|compared|against)\b", re.IGNORECASE
)
_AGAINST = late_regex(
    r"(?:\s\w+){0,2}?,?\s(?:compared (?:with|to)|versus|vs\.?|relative to|against|over)\s(?!(?:\w+\s){0,3}\d)",
    re.IGNORECASE,
)


def alike(passage: Passage, value: Value) -> list[Value]:
    """The numbers of a passage on the scale of one, in order."""
    found = (one for one in passage.values if one.measure.scale == value.measure.scale and not one.derived)
    return sorted(found, key=lambda one: one.span)


def told_otherwise(point: Point, claim: str, passage: Passage, value: Value) -> str | None:
    """What the two sides tell apart: by how much something changed, to what, or in how many it did."""
    share, span = point.measure.scale == "%", point.quantity.span
    ours = None if passage.labelled else _way(claim, (span.start, span.end), share=share)
    theirs = _way_to(passage, value, alike(passage, value)) if ours else None
    if ours is None or theirs in (ours, None):
        return None
    return _WAYS["in"] if "in" in (ours, theirs) else _WAYS["to"]


def said_of_a_part(point: Point, passage: Passage, value: Value) -> frozenset[str]:
    """What a claim says of a number, and the passage of some of those alone: "3 had events, among them one clot"."""
    parted = _SOME.search(passage.text, value.span[1])
    if parted is None:
        return frozenset()
    rest, behind = passage.text[: parted.start()], passage.text[parted.end() :]
    return frozenset(term for term in (point.near & terms_of(behind)) - terms_of(rest) if not is_level(term))


def of_the_severe(claim: str, passage: Passage) -> str | None:
    """What a claim says of any, where the passage says it of some severity alone: "against severe LRTD"."""
    for told in _OF_ANY.finditer(claim):
        what = re.escape(told["what"])
        found = re.search(rf"\b{_SEVERITY}\s{what}\b", passage.text, re.IGNORECASE)
        if found and not re.search(rf"\b(?:any|all)\s{what}\b", passage.text, re.IGNORECASE):
            return found.group()
    return None


def is_a_difference(passage: Passage, value: Value, numbers: Sequence[Value]) -> bool:
    """Whether a number among several tells how far two sides are apart, and not how far one of them has come."""
    following = next((one.span[0] for one in numbers if one.span > value.span), len(passage.text))
    behind = passage.text[value.span[1] : following]
    return (
        _APART.search(passage.text, max(0, value.span[0] - 60), value.span[0]) is not None
        or _THAN.search(behind) is not None
    )


def _way(text: str, at: _Span, *, share: bool) -> str | None:
    """Whether a number is by how much something changed, to what, or in how many it did; None where nothing tells."""
    start, end = at
    match = _STEP_WITHIN.match(text, start) or _STEP.search(text, max(0, start - 40), start)
    way = match["way"].casefold() if match else None
    if share and way not in ("by", "to") and _CHANGE.match(text, end):
        return "by"
    return ("in" if share else None) if way in _IN_MANY else way


def _way_to(passage: Passage, value: Value, numbers: Sequence[Value]) -> str | None:
    """The same of a number in a row, of which only the first need be told it: "by 9 with one, 19 with the other"."""
    share = value.measure.scale == "%"
    told = (_way(passage.text, one.span, share=share) for one in reversed(numbers) if one.span <= value.span)
    return next(filter(None, told), None)


def took_another_part(claim: str, point: Point, passage: Passage, value: Value) -> tuple[str, str] | None:
    """What a claim says that so many people did, and what the passage says instead: randomised, and screened."""
    span = point.quantity.span
    return differ_in_part(claim, (span.start, span.end), passage.text, value.span)


def differ_in_part(claim: str, ours: _Span, text: str, theirs: _Span) -> tuple[str, str] | None:
    """The same of numbers of people that stand at these places of a claim and a text."""
    said, told = _part_taken(claim, ours), _part_taken(text, theirs)
    if said is None or told is None or said.lastgroup == told.lastgroup:
        return None
    return said.group().split()[-1], told.group().split()[-1]


def are_some(claim: str, point: Point) -> bool:
    """Whether a claim says of so many people what is seldom true of all: that they completed, withdrew or died."""
    part = _part_taken(claim, (point.quantity.span.start, point.quantity.span.end))
    return part is not None and part.lastgroup not in ("let_in", "counted")


def _part_taken(text: str, at: _Span) -> re.Match[str] | None:
    """The word for what so many people did, behind their number or right before it ("the trial randomised 300")."""
    return _TAKING_PART.match(text, at[1]) or _PART_BEFORE.search(text, max(0, at[0] - 40), at[0])


def of_another_phase(claim: str, passage: Passage, value: Value) -> str | None:
    """The phase of a study that a passage gives a time for, where the claim names none such: "a washout of 4 weeks"."""
    text = passage.text
    found = _PHASE_BEFORE.search(text, 0, value.span[0]) or _PHASE_BEHIND.match(text, value.span[1])
    return found["phase"] if found and found["phase"].casefold()[:5] not in claim.casefold() else None


def said_later(
    point: Point, points: Sequence[Point], passage: Passage, value: Value, numbers: Sequence[Value]
) -> frozenset[str]:
    """What a claim says of a number, and the passage behind it, of the next ("33%, with complete ones in 4%")."""
    others = [one.measure for one in points if one is not point]
    behind = [one for one in numbers if one.span > value.span and not any(follows(it, one.measure) for it in others)]
    if not behind:
        return frozenset()
    breaks = [match.start() for match in _PARTED.finditer(passage.text, value.span[1], behind[0].span[0])]
    end, last = breaks[-1] if breaks else behind[0].span[0], behind[-1].span[0]
    before_and_for_all = f"{passage.context} {passage.text[:end]} {passage.text[last:]}"
    later = (point.near & terms_of(passage.text[end:last])) - terms_of(before_and_for_all)
    return frozenset(term for term in later if not is_level(term))  # times are told apart elsewhere


def is_held_against(claim: str, point: Point, points: Sequence[Point]) -> bool:
    """Whether a claim's number is told as that of one side against another, of which it tells none: "by 9 compared
    with placebo"."""
    behind = [one for one in points if one.quantity.span.start > point.quantity.span.end]
    alone = not any(one.measure.scale == point.measure.scale for one in behind)
    return alone and _AGAINST.match(claim, point.quantity.span.end) is not None
