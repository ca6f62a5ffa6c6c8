"""Whether another number would have passed for a claim's as well as its own.

That a claim's number stands in a sentence among the claim's words proves something only where another number of that
sentence would have failed. So a claim of which everything matches is compared again with each of the others in its
place, and with two of its own exchanged. Where such a decoy passes too, whose the number is could not be told. A number
that stands nowhere is wrong where just one other would pass in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from evidence.agreement.agreement import Reason, Slot, Verdict
from evidence.agreement.passages.columns import is_result
from evidence.agreement.passages.owners import is_listed
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.points import Point, points_of
from evidence.agreement.scales.measures import follows
from evidence.agreement.verdict import Said, differs
from evidence.claims.claim import Comparator, Quantity
from evidence.late import late_regex

_NUMERAL = late_regex(r"\d+(?:,\d{3})*(?:\.\d+)?")
_OWNER = late_regex(
    r"[\s%)\]]*(?:(?:of|in|with|on|for|among|by|the|those|patients|people|participants|adults|women|men|treated|given"
    r"|receiving|who|received|assigned|to)\s)+(?P<name>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_ON_IT = 0.5
"""How much of what is said of a number a sentence has to say for its own number to be tried in its place."""
_CORRECTED = "With {} in its place the source would say it."
_RESULTS = frozenset({Slot.FIGURE, Slot.N})


@dataclass(frozen=True)
class Decoy:
    """A claim with another number in the place of one of its own; `listed` says that order alone tells them apart."""

    claim: str
    own: Quantity
    other: str
    listed: bool = False


def told_apart(
    claim: str, said: Sequence[Said], passages: Iterable[Passage], compared: Callable[[str], Iterable[Said]]
) -> Iterator[Said]:
    """What is said of a claim of which all matches, as far as no decoy would; `compared` compares a claim again."""
    passed = _first_to_pass(_decoys_of(claim, said, passages), compared)
    for one in said:
        yield _left_open(one, passed) if passed and one.claim == passed.own.text else one


def corrected(
    claim: str, said: Sequence[Said], passages: Sequence[Passage], judged: Callable[[str], Sequence[Said]]
) -> Iterator[Said]:
    """What is said of a claim, where a number that is not in the text at all may be wrong.

    It is where all would match with just one other number in its place; `judged` compares a claim again.
    """
    points = {point.quantity.text: point for point in points_of(claim)}
    for one in said:
        point = points.get(one.claim) if one.verdict is Verdict.NOT_FOUND and one.source is None else None
        right = _corrections(claim, point, passages, judged) if point and _may_be_wrong(point) else {}
        if len(right) != 1:
            yield one
            continue
        ((other, quote),) = right.items()
        yield differs(one.slot, one.claim, other, _CORRECTED.format(other), quote)


def _may_be_wrong(point: Point) -> bool:
    """Whether a number is told as it was found, and not as worked out of others or as a bound."""
    number = point.measure.number
    told = number.comparator is Comparator.EQUAL and not (number.bounded or point.compared or point.change)
    return told and point.slot is not Slot.REGIMEN and _NUMERAL.search(point.quantity.text) is not None


def _corrections(
    claim: str, point: Point, passages: Sequence[Passage], judged: Callable[[str], Sequence[Said]]
) -> dict[str, str]:
    """The numbers with which a claim would match, and the sentences that have them."""
    right: dict[str, str] = {}
    for passage in passages:
        others = _others("", point, (point,), passage) if point.nearness(passage) >= _ON_IT else ()
        for value in others:
            decoy = _with_other(claim, point.quantity, value.text, listed=False)
            same = value.measure.written == point.measure.written
            if decoy and same and all(said.verdict is Verdict.MATCHES for said in judged(decoy.claim)):
                right.setdefault(decoy.other, passage.quote)
    return right


def _decoys_of(claim: str, said: Sequence[Said], passages: Iterable[Passage]) -> Iterator[Decoy]:
    """A claim's decoys out of the passages that it matched: of each result, or else time, the others of its sort."""
    quotes = {one.quote for one in said}
    own = [passage for passage in passages if passage.quote in quotes]
    read = points_of(claim)
    asked = _RESULTS if any(one.slot in _RESULTS for one in read) else _RESULTS | {Slot.TIMEPOINT}
    points = [one for one in read if one.slot in asked or is_result(one.quantity, claim)]
    points = [one for one in points if not one.measure.number.bounded]
    for point in points:
        alike = [one for one in points if one.measure.scale == point.measure.scale]
        for passage in own:
            others = dict.fromkeys(value.text for value in _others(claim, point, alike, passage))
            listed = is_listed(passage.text)
            yield from filter(None, (_with_other(claim, point.quantity, other, listed=listed) for other in others))
    for one, other in combinations(points, 2):
        if one.measure.scale == other.measure.scale and not follows(one.measure, other.measure):
            yield _exchanged(claim, one.quantity, other.quantity)


def _others(claim: str, point: Point, alike: Sequence[Point], passage: Passage) -> Iterator[Value]:
    """The numbers of a passage that are of a point's sort, and none of the claim's own.

    Where the claim names behind its number whom the passage names there too, others stand before the same name.
    """
    behind, owner = _named_behind(claim, point.quantity.span.start), None
    others = []
    for value in passage.values:
        if value.measure.scale != point.measure.scale or value.derived or value.measure.number.bounded:
            continue
        name = _named_behind(passage.text, value.span[0])
        if follows(point.measure, value.measure):
            owner = name if name == behind else owner
        elif not any(follows(one.measure, value.measure) for one in alike):
            others.append((name, value))
    yield from (value for name, value in others if not owner or not name or name == owner)


def _named_behind(text: str, start: int) -> str | None:
    """The first word right behind a number that may name a group: "28% of velorin users"."""
    number = _NUMERAL.search(text, start)
    found = _OWNER.match(text, number.end()) if number else None
    return found["name"].casefold() if found else None


def _with_other(claim: str, own: Quantity, other: str, *, listed: bool) -> Decoy | None:
    ours, theirs = _NUMERAL.search(own.text), _NUMERAL.search(other)
    if ours is None or theirs is None:
        return None
    start = own.span.start + ours.start()
    return Decoy(f"{claim[:start]}{theirs.group()}{claim[start + len(ours.group()) :]}", own, other, listed)


def _exchanged(claim: str, one: Quantity, other: Quantity) -> Decoy:
    between = claim[one.span.end : other.span.start]
    return Decoy(f"{claim[: one.span.start]}{other.text}{between}{one.text}{claim[other.span.end :]}", one, other.text)


def _first_to_pass(decoys: Iterable[Decoy], compared: Callable[[str], Iterable[Said]]) -> Decoy | None:
    return next((one for one in decoys if _passes(one, tuple(compared(one.claim)))), None)


def _passes(decoy: Decoy, said: Sequence[Said]) -> bool:
    """Whether all matches; that a list leaves open whose its numbers are holds for the claim's own too."""
    left_open = decoy.listed and any(one.reason is Reason.BY_ORDER for one in said)
    return left_open or all(one.verdict is Verdict.MATCHES for one in said)


def _left_open(said: Said, passed: Decoy) -> Said:
    why = f"The source has {passed.other} beside it, and which of the two is meant could not be told."
    return said.but(Verdict.NOT_FOUND, why)
