"""A claim against a text: which of its numbers stand there, and whether the same is said of them.

For each number of the claim the passages are looked through for one that follows from it (the same, rounded, converted,
completed to a hundred, worked out of n/N) among the words that the claim uses. A number `differs` only where a passage
speaks of the same thing with one other number of the same sort, and the claim's number stands nowhere. In doubt it is
`not-found`: the text held does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.direction import compare_directions, ways_of
from evidence.agreement.measures import Measure, apart, completes, follows, measure_of
from evidence.agreement.owners import in_order_only, owned
from evidence.agreement.passages import Passage, Value, added, passages_of, plain_numbers
from evidence.agreement.slots import times_of
from evidence.agreement.terms import initials_of, shared, terms_of
from evidence.agreement.verdict import Compared, Said, on_record
from evidence.agreement.vocabulary import OF_PEOPLE
from evidence.claims.claim import Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex
from evidence.sources.card import Depth

MATCH, COVER, SAME = 0.6, 0.75, 0.8
"""How much of the claim's words a passage has to share: to hold its number, to say all of it, to point its way."""
DIFFER = 0.75
"""How much of what is said of a number a passage has to share, to speak of the same thing."""
_FEW = 3
_NEAR = 0.05
_SAID = 5
"""So many words a claim without a number has to have, to be told from a mere topic."""
_WINDOW = 8
"""How many words on each side of a number say what it is."""
_CLAUSE = late_regex(r"[,;:]\s(?!which|who|with)|\b(?:and|but|while|whereas|although)\b", re.IGNORECASE)
_TOTAL = late_regex(r"\b(?:total of|lasts?|lasting|for a maximum of)\b", re.IGNORECASE)
_OPEN_END = late_regex(r"\buntil\b[^.]{0,60}\b(?:progression|relapse|death|toxicity|recurrence)", re.IGNORECASE)
_DIFFERENCE = late_regex(r"\bdifferences?\b", re.IGNORECASE)
_COMPARED = late_regex(
    r"\s*(?:\w+ ){0,2}?(?:more|less|fewer|lower|higher|longer|shorter|better|worse|greater)\b", re.IGNORECASE
)
_FRAME = late_regex(r"\s*(?:time frame|follow-?up)\b", re.IGNORECASE)
_TRIAL = late_regex(r"\b(primary|secondary) trial\b", re.IGNORECASE)
_COHORT = late_regex(r"\b(?:cohort|arm|group|intervention) (\d)\b", re.IGNORECASE)
_SHARE_AFTER = late_regex(
    r"\s+(?:times\b|of\s+(?:the\s+)?(?:\w+\s+){0,2}(?:patients|participants|people|subjects|cases)\b)"
)
_DENIAL = late_regex(r"\b(?:not|no|non|without|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_CONDITION = late_regex(
    r"\b(?:ineligib|eligib|exclu[ds]|must\b|requir|enrol|disqualif|qualif|entry\b|participate\b)", re.IGNORECASE
)
_BOUNDING = late_regex(
    r"\b(?:not|no|none|never|only|all|both|same|every|each|most|majority|neither|nor|except|unless|without|always|best"
    r"|highest|lowest|better|worse|fewer|recommended|maximum|first|according)\b|n['’]t\b",
    re.IGNORECASE,
)
_EXCLUDES = late_regex(r"exclu|ineligib|not (?:be )?eligib|disqualif|cannot", re.IGNORECASE)
_AGED = frozenset({"age", "aged", "old"})
_NAME = late_regex(r"\d+G")
"""A generation of telephones, and no weight in grams."""
_BARE = frozenset({QuantityKind.OTHER, QuantityKind.COUNT})


@dataclass(frozen=True)
class Point:
    """One number of a claim, with the words that are said of it."""

    quantity: Quantity
    measure: Measure
    slot: Slot
    near: frozenset[str]
    all: frozenset[str]
    of_people: bool
    trial: str
    arm: str
    condition: bool
    compared: bool
    initials: Mapping[str, frozenset[str]] = field(compare=False)

    def nearness(self, passage: Passage) -> float:
        """How much of what is said of the number the passage says too."""
        known = self.known(passage)
        return max(shared(self.near, known), shared(self.all, known))

    def known(self, passage: Passage) -> frozenset[str]:
        """The passage's words, with those that its acronyms stand for in the claim."""
        spelled = [self.initials[acronym] for acronym in passage.acronyms & self.initials.keys()]
        return passage.terms.union(*spelled) if spelled else passage.terms


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


def points_of(claim: str) -> tuple[Point, ...]:
    """The numbers of a claim that can be compared; one without a unit says too little."""
    quantities = find_quantities(claim)
    times = (quantity for quantity in times_of(claim, quantities) if quantity not in quantities)
    return tuple(point for found in (*quantities, *times) if (point := _point(claim, found)) is not None)


def _point(claim: str, found: Quantity) -> Point | None:
    quantity = _share_or_number(claim, found)
    measure = measure_of(quantity)
    if measure is None or (quantity.unit is None and quantity.kind in _BARE) or _NAME.fullmatch(quantity.text):
        return None
    return Point(
        quantity,
        measure,
        _slot(quantity),
        _near(claim, quantity),
        terms_of(claim),
        _of_people(claim, quantity),
        _named(_TRIAL, claim, quantity),
        _named(_COHORT, claim, quantity),
        _CONDITION.search(claim) is not None,
        _is_comparison(claim, quantity),
        initials_of(claim),
    )


def _share_or_number(claim: str, quantity: Quantity) -> Quantity:
    """ "0.3 of the patients" and "0.3 times" are shares."""
    value = quantity.value
    bare = quantity.kind is QuantityKind.OTHER and not quantity.unit and value is not None
    if bare and 0 < (value or 0) < 1 and _SHARE_AFTER.match(claim, quantity.span.end):
        return replace(quantity, kind=QuantityKind.FRACTION)
    return quantity


def _is_comparison(claim: str, quantity: Quantity) -> bool:
    """Whether the number is by how much two things differ."""
    left, right = _clause(claim, quantity)
    return (
        _DIFFERENCE.search(claim, left, right) is not None
        or _COMPARED.match(claim, quantity.span.end) is not None
        or (
            _COMPARED.search(quantity.text) is not None
            and quantity.kind in (QuantityKind.PERCENT, QuantityKind.RATIO)
            and "than" not in quantity.text
        )
    )


def _slot(quantity: Quantity) -> Slot:
    if quantity.kind in (QuantityKind.DURATION, QuantityKind.TIMEPOINT):
        return Slot.TIMEPOINT
    if quantity.kind is QuantityKind.DOSE or quantity.unit in MEDICATIONS:
        return Slot.REGIMEN
    if quantity.kind is QuantityKind.AGE:
        return Slot.POPULATION
    return Slot.N if quantity.kind is QuantityKind.SAMPLE_SIZE else Slot.FIGURE


def _clause(claim: str, quantity: Quantity) -> tuple[int, int]:
    start, end = quantity.span.start, quantity.span.end
    left = max((m.end() for m in _CLAUSE.finditer(claim) if m.end() <= start), default=0)
    right = min((m.start() for m in _CLAUSE.finditer(claim) if m.start() >= end), default=len(claim))
    return left, right


def _near(claim: str, quantity: Quantity) -> frozenset[str]:
    """What is said of a number: the words on both sides in its clause; of the whole claim where there are none."""
    left, right = _clause(claim, quantity)
    before = claim[left : quantity.span.start].split()[-_WINDOW:]
    after = claim[quantity.span.end : right].split()[:_WINDOW]
    near = terms_of(" ".join((*before, quantity.text, *after)))
    return near or terms_of(claim)


def _named(pattern: re.Pattern[str], claim: str, quantity: Quantity) -> str:
    """Which of several trials or arms the number is said of; "" where the claim names more than one, or none."""
    left, right = _clause(claim, quantity)
    for words in (claim[left:right], claim):
        named = {match[1].casefold() for match in pattern.finditer(words)}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _of_people(claim: str, quantity: Quantity) -> bool:
    """Whether the number is a share of people, and not of something else."""
    share = quantity.kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)
    counted = quantity.kind is QuantityKind.FRACTION and quantity.unit is not None
    return share and (counted or OF_PEOPLE.match(claim, quantity.span.end) is not None)


def _number(point: Point, claim: str, passages: Sequence[Passage], text: str) -> tuple[_Found | None, Said]:
    words = point.quantity.text
    if point.of_people and point.measure.number.low > 100:
        return None, Said(point.slot, words, None, Verdict.DIFFERS, "A share of people cannot exceed 100 %.")
    if (gap := _gap(point, passages)) is not None:
        return None, gap
    own = [passage for passage in passages if _is_meant(point, passage)]
    if not point.arm and (sums := added(own)):
        own = [*own, *sums]
    found = max(_holding(point, claim, own), key=lambda one: (one.nearness, not one.value.derived), default=None)
    if found is not None and found.nearness >= MATCH:
        if (misplaced := _misplaced(point, found)) is not None:
            return None, misplaced
        why = f"It is {found.how}."
        return found, Said(point.slot, words, found.value.text, Verdict.MATCHES, why, found.passage.quote)
    rival = _rival(point, own)
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
            if not _of_one_sort(point, passage, value):
                continue
            how = follows(point.measure, value.measure, threshold=_is_threshold(point, passage, value))
            if how is not None:
                shown = f"worked out of {value.text}" if value.derived and how != "the same number" else how
                yield _Found(passage, value, shown, point.nearness(passage))
            elif completes(point.measure, value.measure) and _denies(claim) != _denies(passage.text):
                yield _Found(passage, value, "the complement of the source's figure", point.nearness(passage))


def _denies(text: str) -> bool:
    return _DENIAL.search(text) is not None


def _of_one_sort(point: Point, passage: Passage, value: Value) -> bool:
    """Whether the two may be of one sort: an age is no length of time, and a share of people no change."""
    if value.counted and not point.of_people:
        return False
    aged = value.kind is QuantityKind.AGE or not _AGED.isdisjoint(passage.terms)
    return value.measure.scale == point.measure.scale and (aged or point.slot is not Slot.POPULATION)


def _is_threshold(point: Point, passage: Passage, value: Value) -> bool:
    """Whether a bound is the value itself: a condition of entry, or a definition in a record."""
    conditions = passage.criteria or (passage.labelled and point.condition)
    return conditions or (passage.labelled and value.measure.number.bounded)


def _rival(point: Point, passages: Sequence[Passage]) -> _Found | None:
    """The passage nearest to the claim, if it speaks of the same thing with another number of the same sort."""
    if point.compared or (point.quantity.kind is QuantityKind.AGE and not point.measure.number.bounded):
        return None
    best: _Found | None = None
    for passage in passages:
        nearness = shared(point.near, point.known(passage))
        if not _is_near(point, passage, nearness) or (best and nearness <= best.nearness):
            continue
        values = [v for v in passage.values if _of_one_sort(point, passage, v) and (v.people or not point.of_people)]
        others = [v for v in values if apart(point.measure, v.measure, threshold=_is_threshold(point, passage, v))]
        if others and len(others) == len(values) and (len(values) == 1 or passage.labelled):
            best = _Found(passage, others[0], "", nearness)
    return best


def _is_near(point: Point, passage: Passage, nearness: float) -> bool:
    """Whether a passage speaks of the same thing. A line of a record says little beside its value; prose has to say
    more, and names several times."""
    if not passage.labelled:
        return nearness >= DIFFER and len(point.near & passage.terms) > _FEW and point.slot is Slot.FIGURE
    if point.quantity.kind is QuantityKind.TIMEPOINT and not passage.criteria:
        return nearness == 1 and not _FRAME.match(passage.text)
    of_age = point.slot is Slot.POPULATION and point.condition and not _AGED.isdisjoint(passage.terms)
    return (nearness >= DIFFER and not _FRAME.match(passage.text)) or of_age


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
