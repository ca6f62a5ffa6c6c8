"""What numbers the counts of a table give, however they are put together.

A clause may be read in more ways than one. A number in it is wrong, however it is read, where no count of the lines
that it names gives it: no sum over arms or events, no difference, no share of people, of an arm or of the cases, and
no ratio.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, permutations, product
from math import ceil, floor, inf

from evidence.agreement.trials.words.amounts import Amount, Unit

_MANY = 11
"""A fraction of so many parts is one of people."""
_HALF_A_POINT, _CLOSE, _AT_BOUND = 0.5, 0.1, 0.05
_PART_OF_ONE = 0.05
"""By so much of one, people who were worked out of a share may be more or less than a whole number."""
_NEAR, _ABOUT = 0.2, 0.25
"""By how much of itself a ratio in round numbers may be off, and one that is "about" so much."""

Range = tuple[float, float]


@dataclass(frozen=True)
class Group:
    """From how many to how many people of some arms are on some lines, of how many; `arms` and `lines` tell which.

    `readings` are the numbers between that are left, where it is known which lines may be meant.
    """

    low: float
    high: float
    whole: float
    arms: frozenset[str]
    lines: frozenset[str]
    readings: frozenset[Range] = frozenset()

    @property
    def people(self) -> Range:
        """How many are on the lines."""
        return self.low, self.high

    @property
    def points(self) -> Iterable[Range]:
        """How many are on the lines, as each reading has it."""
        return self.readings or (self.people,)

    @property
    def without(self) -> Group:
        """Those who are on none of the lines."""
        readings = frozenset((self.whole - high, self.whole - low) for low, high in self.readings)
        return replace(self, low=self.whole - self.high, high=self.whole - self.low, readings=readings)


@dataclass(frozen=True)
class Reckoning:
    """The groups that may be meant, and the `cases`: groups of which they may be a part.

    `denied` says that those may be meant who are on none of the lines, `compared` that two groups may be compared,
    `unit` in what they are so alone, `kinds` how many kinds of events there are at all, `of_these` that a number of
    people is of those on the lines, and not how many there are, `things` that a number may be of arms or of lines,
    `sizes` that it may be of everybody, `named` that some lines are named.
    """

    groups: tuple[Group, ...]
    cases: tuple[Group, ...] = ()
    denied: bool = False
    compared: bool = False
    unit: Unit | None = None
    kinds: int = 0
    of_these: bool = False
    things: bool = True
    sizes: bool = True
    named: bool = False

    def beside(self, groups: tuple[Group, ...]) -> Reckoning:
        """The same, where other groups may be meant too."""
        return replace(self, groups=(*self.groups, *groups))

    def gives(self, amount: Amount, *, cases: bool = False) -> bool:
        """Whether a number may follow from the counts; `cases` says that it may be a share of the cases."""
        if amount.unit is Unit.PEOPLE:
            sizes = self._sizes() if self.sizes and amount.is_exact and not self.of_these else ()
            things = self._things() if self.things and amount.is_exact else ()
            return _is_in(amount, chain(self._people(exact=amount.is_exact), sizes, things), amount.slack)
        if amount.whole is not None and amount.sign == "=" and self.of_these:
            return any(_is_part(amount, one) for one in self._parts())
        if amount.whole is not None and amount.sign == "=":
            given = self._gives_part_of(amount, cases=cases)
            if given or (amount.whole >= _MANY and amount.part != 1):
                return given
        if amount.is_of_points:
            return _is_in(amount, self._points(), _HALF_A_POINT)
        shares = chain(
            self._of_pairs(),
            self._shares_of_cases() if cases else (),
            () if amount.is_precise else self._shares(exact=amount.is_exact),
        )
        if amount.is_precise and any(_is_share_of(amount, group) for group in self._groups()):
            return True
        rounded = _HALF_A_POINT if amount.is_exact else _AT_BOUND
        return _is_in(amount, shares, max(amount.slack, rounded))

    def _gives_part_of(self, amount: Amount, *, cases: bool) -> bool:
        """Whether so many may be meant of so many."""
        pairs = self._parts_of(cases=cases, written="/" in amount.words, of_one=amount.part == 1)
        ends = amount.part, amount.whole or 0
        return any(all(low <= one <= high for one, (low, high) in zip(ends, pair, strict=True)) for pair in pairs)

    def _parts_of(self, *, cases: bool, written: bool, of_one: bool) -> Iterator[tuple[Range, Range]]:
        """How many of how many: of all whom the same arms have, unless arms are compared, or it is "every one of".

        `written` says that it is written with a stroke, which no number of arms or of lines is.
        """
        things = [] if written else [*self._things()]
        if not (self.compared or cases or (of_one and not written)) and self.named:
            yield from ((_whole_people(part), (whole, whole)) for part, whole in self._parts())
            yield from product(things, things)
            return
        people = [*self._people(), *things, *(group.people for group in self.cases)]
        counts = [*people, *self._sizes()]
        yield from product(people if self.named and not cases else counts, counts)

    def _parts(self) -> Iterator[tuple[Range, float]]:
        """How many are on the lines, and are not, each with how many there are: all, or all cases."""
        for group in self.groups:
            yield group.people, group.whole
            if self.denied:
                yield group.without.people, group.whole
            for every in (*self.cases, *self.groups):
                if group.arms <= every.arms and group.lines <= every.lines:
                    yield group.people, every.high

    def gives_size(self, amount: Amount) -> bool:
        """Whether some arms together have so many people."""
        return amount.unit is Unit.PEOPLE and _is_in(amount, self._sizes(), amount.slack)

    def gives_times(self, amount: Amount) -> bool:
        """Whether some people are so many times as many as others."""
        ratios = (ratio for pair in self._pairs() for ratio in _ratios(*pair, unit=self.unit))
        off = {"=": _NEAR, "~": _ABOUT}.get(amount.sign, _CLOSE)
        return _is_in(amount, ratios, off * abs(amount.value))

    def gives_part(self, amount: Amount) -> bool:
        """Whether some people are such a part of how many others are."""
        ratios = (ratio for pair in self._pairs() for ratio in _ratios(*pair, unit=self.unit))
        off = _NEAR if amount.is_exact else _CLOSE
        return _is_in(amount, ((100 * low, 100 * high) for low, high in ratios), off * abs(amount.value))

    def gives_more(self, amount: Amount, *, less: bool) -> bool:
        """Whether some are so many more than others, or fewer; by so many points, or by such a part of the others."""
        if amount.unit is Unit.PEOPLE:
            return _is_in(amount, chain(self._gaps(), self._gaps_of_sizes()), amount.slack)
        ratios = (ratio for pair in self._pairs() for ratio in _ratios(*pair, unit=self.unit))
        parts = (
            (100 - 100 * high, 100 - 100 * low) if less else (100 * low - 100, 100 * high - 100) for low, high in ratios
        )
        more = ((low, high) for low, high in parts if high >= 0)
        rounded = _HALF_A_POINT if amount.is_exact else _AT_BOUND
        return _is_in(amount, chain(self._points(), more), max(amount.slack, rounded))

    def _people(self, *, exact: bool = False) -> Iterator[Range]:
        for group in self._groups():
            yield from map(_whole_people, group.points if exact else (group.people,))
        yield from self._gaps()

    def _groups(self) -> Iterator[Group]:
        """The groups, and those who are in none where they may be meant."""
        yield from self.groups
        if self.denied:
            yield from (group.without for group in self.groups)

    def _gaps(self) -> Iterator[Range]:
        for one, other in self._pairs():
            yield from (_whole_people(_apart(*pair)) for pair in product(one.points, other.points))

    def _sizes(self) -> Iterator[Range]:
        """How many people there are."""
        yield from ((group.whole, group.whole) for group in self.groups)
        yield from self._gaps_of_sizes()

    def _gaps_of_sizes(self) -> Iterator[Range]:
        for one, other in self._pairs():
            yield _apart((one.whole, one.whole), (other.whole, other.whole))

    def _things(self) -> Iterator[Range]:
        """How many arms or lines there may be."""
        yield 0.0, float(max(len({arm for group in self.groups for arm in group.arms}), len(self.lines)))

    def _shares(self, *, exact: bool = False) -> Iterator[Range]:
        for group in self._groups():
            yield from (_share(people, group.whole) for people in (group.points if exact else (group.people,)))

    def _of_pairs(self) -> Iterator[Range]:
        """By how many points two groups' shares differ, and which part one is of the other."""
        yield from self._points()
        for pair in self._pairs():
            for low, high in _ratios(*pair):
                yield from ((100 * low, 100 * high), _apart((100 * low, 100 * high), (100.0, 100.0)))

    def _points(self) -> Iterator[Range]:
        """By how many points the shares of two groups differ."""
        for one, other in self._pairs():
            for ours, theirs in product(one.points, other.points):
                yield _apart(_share(ours, one.whole), _share(theirs, other.whole))

    def _shares_of_cases(self) -> Iterator[Range]:
        """How large a part of an event's cases lies in some arms, and of all cases in some events."""
        for group in self.groups:
            for every in (*self.cases, *self.groups):
                part = group.arms < every.arms or group.lines < every.lines
                if part and group.arms <= every.arms and group.lines <= every.lines:
                    yield _share(group.people, every.high)

    def _pairs(self) -> Iterator[tuple[Group, Group]]:
        """Each two groups of one event in several arms, or of several events in the same arms."""
        pairs = permutations(self.groups, 2) if self.compared else ()
        return (
            (one, other)
            for one, other in pairs
            if one.arms == other.arms or (one.lines == other.lines and one.arms.isdisjoint(other.arms))
        )

    @property
    def lines(self) -> frozenset[str]:
        """The lines that may be meant."""
        return frozenset(line for group in self.groups for line in group.lines)


def _whole_people(people: Range) -> Range:
    """Numbers of people, where they were worked out of shares."""
    return floor(people[0] + _PART_OF_ONE), ceil(people[1] - _PART_OF_ONE)


def _is_part(amount: Amount, one: tuple[Range, float]) -> bool:
    """Whether so many are on some lines, of so many; or so many of a few, where that is the same share."""
    people, whole = _whole_people(one[0]), one[1]
    if amount.whole == round(whole):
        return people[0] <= amount.part <= people[1]
    few = whole > 0 and amount.whole is not None and amount.whole < _MANY
    return few and _is_in(amount, (_share(one[0], whole),), amount.slack)


def _is_in(amount: Amount, ranges: Iterable[Range], slack: float) -> bool:
    return any(amount.low - slack <= high and low <= amount.high + slack for low, high in ranges)


def _is_share_of(amount: Amount, group: Group) -> bool:
    """Whether a share is to its last decimal that of the people on some lines: of a whole number, if it is open."""
    people = float(round(amount.value * group.whole / 100))
    found = [ends if ends[0] == ends[1] else (people, people) for ends in group.points if _has(ends, people)]
    return _is_in(amount, (_share(ends, group.whole) for ends in found), amount.slack)


def _has(ends: Range, people: float) -> bool:
    """Whether there may be so many people."""
    low, high = _whole_people(ends)
    return low <= people <= high


def _share(people: Range, whole: float) -> Range:
    return (100 * people[0] / whole, 100 * people[1] / whole) if whole else (0.0, 0.0)


def _apart(one: Range, other: Range) -> Range:
    """From how much to how much two numbers may differ."""
    overlap = one[0] <= other[1] and other[0] <= one[1]
    ends = abs(one[0] - other[1]), abs(one[1] - other[0])
    return 0.0 if overlap else min(ends), max(ends)


def _ratios(one: Group, other: Group, *, unit: Unit | None = None) -> Iterator[Range]:
    """How many times the people of the other group one has, and how many times their share; or one of them alone."""
    for ours, theirs in product(one.points, other.points):
        of_people, of_shares = (ours, theirs), (_share(ours, one.whole), _share(theirs, other.whole))
        told = {Unit.PEOPLE: (of_people,), Unit.SHARE: (of_shares,)}
        for mine, others in told[unit] if unit else (of_people, of_shares):
            if others[1] > 0:
                yield mine[0] / others[1], mine[1] / others[0] if others[0] else inf
