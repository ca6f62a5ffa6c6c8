"""A claim against a text: which of its numbers stand there, and whether the same is said of them.

For each number of the claim the passages are looked through for one that follows from it (the same, rounded, converted,
completed to a hundred, worked out of n/N) among the words that the claim uses. A number `differs` only where a passage
speaks of the same thing with one other number of the same sort, and the claim's number stands nowhere. In doubt it is
`not-found`: the text held does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.direction import compare_directions, ways_of
from evidence.agreement.measures import Measure, apart, completes, follows, measure_of
from evidence.agreement.passages import Passage, Value, passages_of
from evidence.agreement.terms import shared, terms_of
from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.units import MEDICATIONS
from evidence.sources.card import Depth

MATCH, DIFFER, COVER, SAME = 0.5, 0.75, 0.6, 0.7
"""How much of the claim's words a passage has to share: to hold its number, to contradict it, to say all of it."""
_FEW = 3
_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|but|while|whereas|although)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total of|lasts?|lasting|for a maximum of)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\buntil\b[^.]{0,60}\b(?:progression|relapse|death|toxicity|recurrence)", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\bdifference between\b", re.IGNORECASE)
_MARKS = re.compile(r"<\|[a-z_]+\|>")


@dataclass(frozen=True)
class Point:
    """One number of a claim, with the words that are said of it."""

    quantity: Quantity
    measure: Measure
    slot: Slot
    near: frozenset[str]
    all: frozenset[str]

    def nearness(self, passage: Passage) -> float:
        """How much of what is said of the number the passage says too."""
        return max(shared(self.near, passage.terms), shared(self.all, passage.terms))


@dataclass(frozen=True)
class _Found:
    passage: Passage
    value: Value
    how: str
    nearness: float


@dataclass(frozen=True)
class _Said:
    slot: Slot
    claim: str
    source: str | None
    verdict: Verdict
    why: str
    quote: str | None = None


def compare_text(
    claim: str, text: str, *, depth: Depth, doi: str | None = None, key: str | None = None
) -> tuple[Agreement, ...]:
    """What the text says of each number of the claim, and of the way it points, in the order of the slots."""
    said = list(_compared(_MARKS.sub(" ", claim), passages_of(text), text))
    order = list(Slot)
    return tuple(
        Agreement(one.slot, one.claim, one.source, one.verdict, depth, doi, key, one.quote, one.why)
        for one in sorted(dict.fromkeys(said), key=lambda one: order.index(one.slot))
    )


def _compared(claim: str, passages: Sequence[Passage], text: str) -> Iterator[_Said]:
    points = points_of(claim)
    anchors = []
    for point in points:
        found, said = _number(point, claim, passages, text)
        yield said
        if found is not None:
            anchors.append(found)
    yield from _rest(claim, points, anchors, passages)


def points_of(claim: str) -> tuple[Point, ...]:
    """The numbers of a claim that can be compared."""
    everything = terms_of(claim)
    return tuple(
        Point(quantity, measure, _slot(quantity), _near(claim, quantity), everything)
        for quantity in find_quantities(claim)
        if (measure := measure_of(quantity)) is not None
    )


def _slot(quantity: Quantity) -> Slot:
    if quantity.kind in (QuantityKind.DURATION, QuantityKind.TIMEPOINT):
        return Slot.TIMEPOINT
    if quantity.kind is QuantityKind.DOSE or quantity.unit in MEDICATIONS:
        return Slot.REGIMEN
    if quantity.kind is QuantityKind.AGE:
        return Slot.POPULATION
    return Slot.N if quantity.kind is QuantityKind.SAMPLE_SIZE else Slot.FIGURE


def _near(claim: str, quantity: Quantity) -> frozenset[str]:
    """The words of the number's own clause, or of the whole claim where these are few."""
    start, end = quantity.span.start, quantity.span.end
    left = max((m.end() for m in _CLAUSE.finditer(claim) if m.end() <= start), default=0)
    right = min((m.start() for m in _CLAUSE.finditer(claim) if m.start() >= end), default=len(claim))
    near = terms_of(claim[left:right])
    return near if len(near) >= _FEW else terms_of(claim)


def _number(
    point: Point, claim: str, passages: Sequence[Passage], text: str
) -> tuple[_Found | None, _Said]:
    words = point.quantity.text
    if point.measure.scale == "%" and _of_people(point) and point.measure.number.low > 100:
        return None, _Said(point.slot, words, None, Verdict.DIFFERS, "A share of people cannot exceed 100 %.")
    if (gap := _gap(point, claim, passages)) is not None:
        return None, gap
    found = max(_holding(point, passages), key=lambda one: one.nearness, default=None)
    if found is not None and found.nearness >= MATCH:
        why = f"It is {found.how}."
        return found, _Said(point.slot, words, found.value.text, Verdict.MATCHES, why, found.passage.quote)
    rival = _rival(point, passages)
    if rival is not None and (found is None or rival.passage.labelled):
        why = "The source gives another number for the same."
        return None, _Said(point.slot, words, rival.value.text, Verdict.DIFFERS, why, rival.passage.quote)
    if (end := _open_end(point, claim, text)) is not None:
        return None, end
    if found is not None:
        why = "The number stands in the text, among other words than the claim's."
        return None, _Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)
    return None, _Said(point.slot, words, None, Verdict.NOT_FOUND, "This number is not in the text held.")


def _of_people(point: Point) -> bool:
    return re.search(r"^\S+\s*(?:of\b.*?)?(?:patients|people|participants|subjects|women|men|adults)\b", point.quantity.text) is not None or bool(
        point.quantity.unit and point.quantity.unit != "%"
    )


def _holding(point: Point, passages: Sequence[Passage]) -> Iterator[_Found]:
    """The numbers of the text that the claim's follows from."""
    for passage in passages:
        for value in passage.values:
            how = follows(point.measure, value.measure)
            if how is None and completes(point.measure, value.measure):
                nearness = point.nearness(passage)
                yield _Found(passage, value, "the complement of the source's figure", nearness * 0.9)
            elif how is not None:
                shown = f"worked out of {value.text}" if value.derived and how != "the same number" else how
                yield _Found(passage, value, shown, point.nearness(passage))


def _rival(point: Point, passages: Sequence[Passage]) -> _Found | None:
    """The passage nearest to the claim, if it speaks of the same thing with another number of the same sort."""
    best: _Found | None = None
    for passage in passages:
        nearness = shared(point.near, passage.terms)
        if nearness < DIFFER or len(point.near & passage.terms) < _FEW or (best and nearness <= best.nearness):
            continue
        values = [v for v in passage.values if v.measure.scale == point.measure.scale]
        others = [v for v in values if apart(point.measure, v.measure, bound_is_met=not passage.criteria)]
        if others and len(others) == len(values) and (len(values) == 1 or passage.labelled):
            best = _Found(passage, others[0], "", nearness)
    return best


def _open_end(point: Point, claim: str, text: str) -> _Said | None:
    """A total length, where the source treats for as long as it takes."""
    end = _OPEN_END.search(text) if point.slot is Slot.TIMEPOINT or point.quantity.unit == "cycle" else None
    if end is None or not _TOTAL.search(claim):
        return None
    why = "The source sets no length: it treats until something happens."
    return _Said(point.slot, point.quantity.text, end.group(), Verdict.DIFFERS, why, end.group())


def _gap(point: Point, claim: str, passages: Sequence[Passage]) -> _Said | None:
    """A difference between two arms, worked out of the arms' values."""
    if not _DIFFERENCE.search(claim):
        return None
    by_arm = {}
    for passage in passages:
        for value in passage.values:
            if passage.arm and passage.unit and value.measure.scale == point.measure.scale:
                by_arm.setdefault(passage.arm, value)
    if len(by_arm) != 2:
        return None
    first, second = (value.measure.number.value for value in by_arm.values())
    shown = " and ".join(value.text for value in by_arm.values())
    same = abs(abs(first - second) - point.measure.number.value) < 0.05
    verdict = Verdict.MATCHES if same else Verdict.DIFFERS
    why = f"The two arms are {round(abs(first - second), 6):g} apart."
    return _Said(point.slot, point.quantity.text, shown, verdict, why, shown)


def _rest(
    claim: str, points: Sequence[Point], anchors: Sequence[_Found], passages: Sequence[Passage]
) -> Iterator[_Said]:
    """What the claim says beside its numbers: whether the text says so too, and which way it points."""
    terms = terms_of(claim)
    nearest = _nearest(terms, anchors, passages)
    if nearest is None:
        return
    cover = shared(terms, nearest.terms)
    if anchors:
        verdict = Verdict.MATCHES if cover >= COVER else Verdict.NOT_FOUND
        why = "The passage uses the claim's words." if cover >= COVER else "The passage says less than the claim does."
        yield _Said(Slot.OUTCOME, claim, nearest.quote, verdict, why, nearest.quote)
    if ways_of(claim):
        compared = compare_directions(claim, nearest.text) if cover >= SAME and len(terms) >= _FEW else None
        verdict, why = compared or (Verdict.NOT_FOUND, "Which way the source points could not be told.")
        yield _Said(Slot.DIRECTION, claim, nearest.quote if compared else None, verdict, why, nearest.quote)
    elif not points:
        yield _Said(Slot.DIRECTION, claim, None, Verdict.NOT_CHECKED, "The claim gives nothing that can be compared.")


def _nearest(terms: frozenset[str], anchors: Sequence[_Found], passages: Sequence[Passage]) -> Passage | None:
    pool = [one.passage for one in anchors] or list(passages)
    return max(pool, key=lambda passage: shared(terms, passage.terms), default=None)
