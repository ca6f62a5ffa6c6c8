"""Whether what a question asks of a record is false: by its counts, in no reading that is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import isclose

from evidence.agreement.trials.counts.asked import Form, Question, Side
from evidence.agreement.trials.counts.events import Arm, Counted, Named, name_of, subsets, sums, within
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.scopes import Scope

HALF_A_POINT = 0.5
_NEAR = 0.2
"""By how much of itself a ratio in round numbers may be off."""


def names_of(side: Side) -> tuple[Named, ...]:
    """The lines that one side of a question names."""
    return tuple(name_of(item) for item in side.items)


def _is_false_count(question: Question, arms: Sequence[Arm]) -> bool:
    places, names = within(arms, question.left.scope), names_of(question.left)
    amount = question.amount
    if not places or amount is None:
        return False
    if question.apiece and len(names) > 1:
        sides = (replace(question.left, items=(item,)) for item in question.left.items)
        return any(_is_false_count(replace(question, left=side, joint=False), arms) for side in sides)
    if question.spread and not _is_false_spread(question, arms):
        return False
    size = question.size
    if size is not None and not any(_is_size_of(size, some) for some in subsets(places)):
        return size.low not in _counted(places)
    if amount.is_none:
        lines = [arm.named(name) for arm in places for name in names]
        return not question.denied and any(found and all(row.tally.part for row in found) for found in lines)
    at_most = amount.sign in ("<", "<=")
    together = question.together or (question.either and at_most)
    how = {"cases": question.cases, "together": together, "joint": question.joint}
    if question.left.scope.each and len(places) > 1:
        each = any(_excludes(amount, sums([arm], names, **how), question.denied) for arm in places)
        apart = question.left.scope.singly or (question.left.scope.apart and at_most)
        return each and (apart or _excludes(amount, sums(places, names, **how), question.denied))
    bounded = not amount.is_exact and question.left.scope.trial != ""  # a bound is one of the whole trial's
    bounded = bounded or (question.left.scope.trial != "" and amount.words.lstrip().startswith("a total"))
    choices = (places,) if bounded else (some for some in subsets(places) if size is None or _is_size_of(size, some))
    counts = (one for some in choices for one in sums(some, names, **how))
    return _excludes(amount, counts, question.denied)


def _is_size_of(size: Amount, arms: Sequence[Arm]) -> bool:
    return size.holds(sum(arm.size for arm in arms))


def _counted(arms: Sequence[Arm]) -> set[int]:
    """The numbers of people that "the 12 patients" may be, beside those of whole arms: who had an event."""
    one = {row.tally.part for arm in arms for row in arm.rows}
    totals = ([row.tally.part for row in arm.rows if row.tally.passage.total] for arm in arms)
    return one | {sum(parts) for parts in product(*totals)}


def _excludes(amount: Amount, counts: Iterator[Counted], denied: bool) -> bool:
    """Whether there are counts, and none of them may be called so many; `denied` counts the others."""
    found = [(whole - part if denied else part, whole) for part, whole in counts]
    return bool(found) and not any(amount.allows(*one) for one in found)


def _is_false_order(question: Question, arms: Sequence[Arm]) -> bool:
    return _all_are(question, arms, lambda ours, theirs: question.value * (ours - theirs) > 0)


def _is_false_ratio(question: Question, arms: Sequence[Arm]) -> bool:
    """ "Three times more" is said of three times as many, and of four times; nobody is any times as many as nobody."""
    worth = (question.value, question.value + 1) if question.more else (question.value,)

    def fits(ours: float, theirs: float) -> bool:
        return ours == 0 if theirs == 0 else any(_is_about(ours / theirs, one) for one in worth)

    return _all_are(question, arms, fits)


def _is_about(ratio: float, told: float) -> bool:
    return isclose(ratio, told, rel_tol=_NEAR, abs_tol=_NEAR / 2)


def _is_false_bound(question: Question, arms: Sequence[Arm]) -> bool:
    over = question.form is Form.OVER

    def fits(ours: float, theirs: float) -> bool:
        return theirs == 0 or ((ours / theirs >= question.value) if over else (ours / theirs <= question.value))

    return _all_are(question, arms, fits)


def _is_false_gap(question: Question, arms: Sequence[Arm]) -> bool:
    """ "10 % more" is said of points, and of a tenth of the other side's."""
    assert question.amount is not None
    amount = replace(question.amount, slack=max(question.amount.slack, HALF_A_POINT))

    def fits(ours: float, theirs: float) -> bool:
        gap = question.value * (ours - theirs)
        relative = amount.unit is Unit.SHARE and (theirs == 0 or amount.holds(100 * gap / theirs))
        return relative or amount.holds(gap)

    return _all_are(question, arms, fits)


def _is_false_same(question: Question, arms: Sequence[Arm]) -> bool:
    if question.right is not None:
        return _all_are(question, arms, lambda ours, theirs: abs(ours - theirs) <= HALF_A_POINT)
    places, names = within(arms, question.left.scope), names_of(question.left)
    if question.left.scope.each:
        counts = [[set(sums([arm], names, own=True)) for arm in places]]
    else:
        counts = [[set(sums(some, [name], own=True)) for name in names] for some in subsets(places)]
    return bool(places) and all(_is_unlike(one) for one in counts)


def _is_unlike(counts: Sequence[set[Counted]]) -> bool:
    """Whether every count is known, and no number is in all of them, of people or of a hundred."""
    if len(counts) < 2 or not all(counts):
        return False
    people = set.intersection(*({part for part, _ in one} for one in counts))
    shares = set.intersection(*({round(100 * part / max(whole, 1)) for part, whole in one} for one in counts))
    return not people and not shares


def _all_are(question: Question, arms: Sequence[Arm], fits: Callable[[float, float], bool]) -> bool:
    """Whether both sides are counted, and none of their pairs fits, in people or in points of a hundred."""
    assert question.right is not None
    places = [within(arms, side.scope) for side in (question.left, question.right)]
    if question.left.items == question.right.items and places[0] == places[1]:
        return False  # with what it is compared is not told
    left, right = (_counted_of(side, arms) for side in (question.left, question.right))
    pairs = [pair for ours, theirs in product(left, right) for pair in _in_units(ours, theirs, question.unit)]
    return bool(pairs) and not any(fits(*pair) for pair in pairs)


def _counted_of(side: Side, arms: Sequence[Arm]) -> list[Counted]:
    """Every number of people that a side may have, of how many."""
    places = within(arms, side.scope)
    return [one for some in subsets(places) for one in sums(some, names_of(side), own=True)]


def _in_units(ours: Counted, theirs: Counted, unit: Unit | None) -> Iterator[tuple[float, float]]:
    if unit is not Unit.SHARE:
        yield float(ours[0]), float(theirs[0])
    if unit is not Unit.PEOPLE and ours[1] and theirs[1]:
        yield 100 * ours[0] / ours[1], 100 * theirs[0] / theirs[1]


def _is_false_spread(question: Question, arms: Sequence[Arm]) -> bool:
    scope, names = question.left.scope, names_of(question.left)
    places, everywhere = within(arms, scope), within(arms, Scope(scope.trial))
    amount = question.amount
    if amount is None or not scope.arm or len(everywhere) < 2:
        return False
    pairs = product(sums(places, names), sums(everywhere, names))
    return _excludes(amount, ((here[0], there[0]) for here, there in pairs if there[0] >= here[0]), denied=False)


def _is_false_commonest(question: Question, arms: Sequence[Arm]) -> bool:
    names = names_of(question.left)
    places = within(arms, question.left.scope)
    if question.value < 0 or not places:
        return False
    readings = [[arm] for arm in places] if len(places) > 1 else []
    return all(_is_beaten(some, names, int(question.value)) for some in (*readings, list(places)))


def _is_beaten(arms: Sequence[Arm], names: Sequence[Named], rank: int) -> bool:
    """Whether each name is a line's own, and more lines count more people than its rank allows, or fewer."""
    most = max((part for name in names for part, _ in sums(arms, [name], own=True)), default=None)
    if most is None or not all(any(sums(arms, [name])) for name in names):
        return False
    labels = {row.tally.label for arm in arms for row in arm.rows if not row.tally.passage.total}
    totals = [sum(row.tally.part for arm in arms for row in arm.rows if row.tally.label == label) for label in labels]
    more, as_many = sum(total > most for total in totals), sum(total >= most for total in totals)
    return not more < rank <= max(as_many, more + 1)


def _is_false_no_event(question: Question, arms: Sequence[Arm]) -> bool:
    places, amount = within(arms, question.left.scope), question.amount
    if not places or amount is None:
        return False
    reached = (
        any(amount.is_met(row.tally.part, row.tally.whole) for row in arm.rows if not row.tally.passage.total)
        for arm in places
    )
    return any(reached) if question.left.scope.apart else all(reached)


IS_FALSE: dict[Form, Callable[[Question, Sequence[Arm]], bool]] = {
    Form.COUNT: _is_false_count,
    Form.ORDER: _is_false_order,
    Form.RATIO: _is_false_ratio,
    Form.OVER: _is_false_bound,
    Form.UNDER: _is_false_bound,
    Form.GAP: _is_false_gap,
    Form.SAME: _is_false_same,
    Form.SPREAD: _is_false_spread,
    Form.COMMONEST: _is_false_commonest,
    Form.NO_EVENT: _is_false_no_event,
}
