"""A claim against a text: which of its numbers stand there, and whether the same is said of them.

For each number of the claim the passages are looked through for one that follows from it (the same, rounded, converted,
completed to a hundred, worked out of n/N) among the words that the claim uses. A number `differs` only where a passage
speaks of the same thing with another number of the same sort (see `rivals`), and the claim's stands nowhere. In doubt
it is `not-found`: the text held does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.direction import compare_directions, ways_of
from evidence.agreement.measures import apart, completes, follows
from evidence.agreement.owners import in_order_only, owned
from evidence.agreement.passages import Passage, Value, added, passages_of, plain_numbers
from evidence.agreement.points import Point, is_threshold, of_one_sort, points_of
from evidence.agreement.rivals import DIFFER, rival_of
from evidence.agreement.terms import shared, terms_of
from evidence.agreement.verdict import Compared, Said, on_record
from evidence.claims.quantities import find_quantities
from evidence.sources.card import Depth

MATCH, COVER, SAME = 0.6, 0.75, 0.8
"""How much of the claim's words a passage has to share: to hold its number, to say all of it, to point its way."""
_FEW = 3
_NEAR = 0.05
_SAID = 5
"""So many words a claim without a number has to have, to be told from a mere topic."""
_TOTAL = re.compile(r"\b(?:total of|lasts?|lasting|for a maximum of)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\buntil\b[^.]{0,60}\b(?:progression|relapse|death|toxicity|recurrence)", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:not|no|non|without|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_BOUNDING = re.compile(
    r"\b(?:not|no|none|never|only|all|both|same|every|each|most|majority|neither|nor|except|unless|without|always|best"
    r"|highest|lowest|better|worse|fewer|recommended|maximum|first|according)\b|n['’]t\b",
    re.IGNORECASE,
)
_EXCLUDES = re.compile(r"exclu|ineligib|not (?:be )?eligib|disqualif|cannot", re.IGNORECASE)


@dataclass(frozen=True)
class _Found:
    passage: Passage
    value: Value
    how: str
    nearness: float


def compare_text(
    claim: str, text: str, *, depth: Depth, doi: str | None = None, key: str | None = None
) -> tuple[Agreement, ...]:
    """What the text says of each number of the claim, and of the way it points, in the order of the slots."""
    return on_record(_compared(plain_numbers(claim), passages_of(text), text), depth, doi, key)


def _compared(claim: str, passages: Sequence[Passage], text: str) -> Iterator[Said]:
    points = points_of(claim)
    anchors = []
    for point in points:
        found, said = _number(point, claim, passages, text)
        yield said
        if found is not None:
            anchors.append(found)
    yield from _rest(claim, points, anchors, passages)


def _number(point: Point, claim: str, passages: Sequence[Passage], text: str) -> tuple[_Found | None, Said]:
    words = point.quantity.text
    if point.of_people and point.measure.number.low > 100:
        return None, Said(point.slot, words, None, Verdict.DIFFERS, "A share of people cannot exceed 100 %.")
    if (gap := _gap(point, passages)) is not None:
        return None, gap
    own = [passage for passage in passages if _is_meant(point, passage)]
    if not point.arm and (sums := added(own)):
        own = [*own, *sums]
    found = max(
        _holding(point, claim, own),
        key=lambda one: (one.nearness, not one.passage.defines, not one.value.derived),
        default=None,
    )
    if found is not None and found.nearness >= MATCH and not found.passage.defines:
        if (misplaced := _misplaced(point, found)) is not None:
            return None, misplaced
        why = f"It is {found.how}."
        return found, Said(point.slot, words, found.value.text, Verdict.MATCHES, why, found.passage.quote)
    rival = rival_of(point, own)
    if rival is not None and (found is None or (rival.passage.labelled and rival.nearness > found.nearness)):
        why = "The source gives another number for the same."
        return None, Said(point.slot, words, rival.value.text, Verdict.DIFFERS, why, rival.passage.quote)
    if (end := _open_end(point, claim, text)) is not None:
        return None, end
    if found is not None:
        why = "The number stands in the text, among other words than the claim's."
        return None, Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, found.passage.quote)
    return None, Said(point.slot, words, None, Verdict.NOT_FOUND, "This number is not in the text held.")


def _misplaced(point: Point, found: _Found) -> Said | None:
    """A number that the sentence gives to something else than the claim does ("30 % with placebo")."""
    words, passage = point.quantity.text, found.passage
    own, others = owned(passage, found.value)
    if others and in_order_only(passage):
        why = "The source lists its numbers by order, and whose this one is could not be told."
        return Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, passage.quote)
    named = [(value, terms) for value, terms in others if terms & point.near]
    if not own or not named or own & point.all:
        return None
    rival, terms = named[0]
    sure = len(named) == 1 and terms <= point.all and found.nearness >= DIFFER and point.slot is Slot.FIGURE
    if sure and apart(point.measure, rival.measure):
        why = "The source gives this number to others, and another one for what the claim speaks of."
        return Said(point.slot, words, rival.text, Verdict.DIFFERS, why, passage.quote)
    why = "The source gives this number to something else."
    return Said(point.slot, words, found.value.text, Verdict.NOT_FOUND, why, passage.quote)


def _is_meant(point: Point, passage: Passage) -> bool:
    """Whether a passage belongs to the trial and the arm that the claim names."""
    trial = not (point.trial and passage.trial) or passage.trial == point.trial
    return trial and (not (point.arm and passage.arm) or passage.arm == point.arm)


def _holding(point: Point, claim: str, passages: Sequence[Passage]) -> Iterator[_Found]:
    """The numbers of the text that the claim's follows from."""
    for passage in passages:
        for value in passage.values:
            if not of_one_sort(point, passage, value):
                continue
            how = follows(point.measure, value.measure, threshold=is_threshold(point, passage, value))
            if how is not None:
                shown = f"worked out of {value.text}" if value.derived and how != "the same number" else how
                yield _Found(passage, value, shown, point.nearness(passage))
            elif completes(point.measure, value.measure) and _denies(claim) != _denies(passage.text):
                yield _Found(passage, value, "the complement of the source's figure", point.nearness(passage))


def _denies(text: str) -> bool:
    return _DENIAL.search(text) is not None


def _open_end(point: Point, claim: str, text: str) -> Said | None:
    """A total length, where the source treats for as long as it takes."""
    end = _OPEN_END.search(text) if point.slot is Slot.TIMEPOINT or point.quantity.unit == "cycle" else None
    if end is None or not _TOTAL.search(claim):
        return None
    why = "The source sets no length: it treats until something happens."
    return Said(point.slot, point.quantity.text, end.group(), Verdict.DIFFERS, why, end.group())


def _gap(point: Point, passages: Sequence[Passage]) -> Said | None:
    """A difference between two arms of a record, worked out of the arms' values."""
    if not point.compared:
        return None
    by_arm: dict[str, Value] = {}
    for passage in passages:
        for value in passage.values:
            if passage.arm and passage.unit and value.measure.scale == point.measure.scale and not value.counted:
                by_arm.setdefault(passage.arm, value)
    if len(by_arm) != 2:
        return None
    first, second = (value.measure.number.value for value in by_arm.values())
    shown = " and ".join(value.text for value in by_arm.values())
    number, gap = point.measure.number, round(abs(first - second), 6)
    share = round(100 * gap / min(abs(first), abs(second)), 6) if first and second else gap
    same = any(number.low - _NEAR <= one <= number.high + _NEAR for one in (gap, share))
    verdict = Verdict.MATCHES if same else Verdict.DIFFERS
    why = f"The two arms are {gap:g} apart, worked out of {shown}."
    return Said(point.slot, point.quantity.text, shown, verdict, why, shown)


def _rest(
    claim: str, points: Sequence[Point], anchors: Sequence[_Found], passages: Sequence[Passage]
) -> Iterator[Said]:
    """What the claim says beside its numbers: whether the text says so too, and which way it points."""
    terms = terms_of(claim)
    nearest = _nearest(terms, anchors, passages)
    if nearest is None:
        return
    cover = shared(terms, nearest.terms)
    if anchors:
        verdict, why = _covers(claim, nearest, cover)
        yield Said(Slot.OUTCOME, claim, nearest.quote, verdict, why, nearest.quote)
    if ways_of(claim):
        compared = compare_directions(claim, nearest.text) if cover >= SAME and len(terms) >= _FEW else None
        verdict, why = compared or (Verdict.NOT_FOUND, "Which way the source points could not be told.")
        if verdict is Verdict.MATCHES and not anchors:
            verdict, why = _covers(claim, nearest, cover)
        yield Said(Slot.DIRECTION, claim, nearest.quote if compared else None, verdict, why, nearest.quote)
    elif not points:
        yield Said(Slot.DIRECTION, claim, None, Verdict.NOT_CHECKED, "The claim gives nothing that can be compared.")


def _covers(claim: str, passage: Passage, cover: float) -> Compared:
    """Whether the passage says all that the claim does: its words, and what bounds them ("only", "all", "not")."""
    few = len(terms_of(claim)) < _SAID and not find_quantities(claim)
    if cover < COVER or few:
        return Verdict.NOT_FOUND, "The passage says less than the claim does."
    missing = _bounding_words(claim) - _bounding_words(f"{passage.context} {passage.text}")
    if missing:
        return Verdict.NOT_FOUND, f"The claim says “{min(missing)}”, and the passage does not."
    if passage.criteria and bool(_EXCLUDES.search(claim)) != bool(_EXCLUDES.search(passage.context)):
        return Verdict.NOT_FOUND, "One side speaks of who is let in, the other of who is kept out."
    return Verdict.MATCHES, "The passage uses the claim's words."


def _bounding_words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _BOUNDING.findall(text))


def _nearest(terms: frozenset[str], anchors: Sequence[_Found], passages: Sequence[Passage]) -> Passage | None:
    pool = [one.passage for one in anchors] or list(passages)
    return max(pool, key=lambda passage: shared(terms, passage.terms), default=None)
