"""What the lines of an arm tell in numbers, line by line: lengths, gaps, counts, rates, amounts and lists of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations

from evidence.agreement.trials.treatment.given import Given
from evidence.agreement.trials.treatment.quantities import DAY, HOURS, Kind, Quantity, quantities_in
from evidence.agreement.trials.treatment.timings import cycles, intervals, numbers_of_cycles
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_REFERS = late_regex(
    r"\b(?:as|like|see|same|identical)\b[^.;]*?\b(?:intervention|arm|group|cohort)\s(?P<arm>\d|[ivab]+)\b"
    r"|\b(?:as above|(?:same|identical) (?!day)[\w,/ -]+|as (?:in|for) the)\b"
)
"""What a line has in common with another arm's."""
EVENTS = terms_of(
    "session visit class infusion injection dose administration fraction treatment workout call message text sms prompt"
    " notification feed application appointment meeting lesson shot jab tablet pill capsule puff procedure scan contact"
    " sitting cycle course round drip module reminder e-mail mail booster letter lecture shake serving sample drop"
    " classes classe"
)
_TWICE = late_regex(
    r"\b(?:each (?:eye|side|arm|leg|hand|ear|buttock)|both (?:eyes|sides|arms|legs)|(?:prior to"
    r"|before) and (?:\w+ )?(?:after|following))\b"
)
"""Twice, in other words."""
_PARTLY = late_regex(rf"\b(?:first|last|initial|final) {NUMERAL} (?:days|weeks|months)\b")
MOST = 80
ROMAN = {"i": "1", "ii": "2", "iii": "3", "a": "1", "b": "2", "c": "3"}


@dataclass(frozen=True)
class Line:
    """What one line has, and what follows from it alone; `spans` are the lengths of its arm."""

    text: str
    own: tuple[Quantity, ...]
    arm_spans: frozenset[float]

    def of(self, *kinds: Kind) -> Iterator[Quantity]:
        """The quantities of some kinds."""
        return (one for one in self.own if one.kind in kinds)

    @cached_property
    def lengths(self) -> frozenset[float]:
        """All lengths, and those of days, weeks and months by their numbers."""
        listed = {
            n * HOURS[one.unit] for one in self.of(Kind.LIST) if one.unit in HOURS for n in _ends_of_runs(one.ends)
        }
        return frozenset(listed | {n for one in self.of(Kind.LENGTH) for n in one.ends}) - {0.0}

    @cached_property
    def listed(self) -> frozenset[float]:
        """How far apart the days, weeks and months are that have numbers, and how long they are together."""
        found: set[float] = set()
        by_unit: dict[str, set[float]] = {}
        for one in self.of(Kind.LIST):
            if one.unit in HOURS:
                by_unit.setdefault(one.unit, set()).update(_ends_of_runs(one.ends))
        for unit, numbers in by_unit.items():
            found |= {(abs(a - b) + more) * HOURS[unit] for a, b in combinations(numbers, 2) for more in (0, 1)}
        return frozenset(found)

    @cached_property
    def gaps(self) -> frozenset[float]:
        """What lies between two administrations."""
        return intervals(self.text)

    @cached_property
    def rates(self) -> frozenset[float]:
        """How many times an hour something is given."""
        days = {one.ends[0] for one in self.of(Kind.RATE) if one.nouns & {"day"}}
        often = {n for one in self.of(Kind.RATE) if one.per == DAY for n in one.ends}
        return frozenset({1 / gap for gap in self.gaps} | {n * times / (7 * DAY) for n in days for times in often})

    @cached_property
    def several(self) -> frozenset[float]:
        """How many things an hour are given, so many at a time."""
        few = [n for n in self.counts if n <= MOST]
        found = self.rates | {rate * n for rate in self.rates for n in few}
        found |= {n / span for n in self.times for span in self.lengths if span >= DAY}
        return found | {rate * one * other for rate in self.rates for one, other in combinations(few, 2)}

    @cached_property
    def counts(self) -> frozenset[float]:
        """All numbers of things, and those of one sort together."""
        told = [one for one in self.of(Kind.COUNT) if not one.nouns & {"year"}]
        found = {n for one in told for n in one.ends}
        found |= {a.ends[-1] + b.ends[-1] for a, b in combinations(told, 2) if a.nouns & b.nouns}
        sizes = {float(len(one.ends)) for one in self.of(Kind.LIST) if len(one.ends) > 1}
        return frozenset(found | sizes | {sum(sizes)} | ({2.0} if _TWICE.search(self.text) else set())) - {0.0}

    @cached_property
    def times(self) -> frozenset[float]:
        """The numbers of administrations."""
        return frozenset(n for one in self.of(Kind.COUNT) if not one.unit or one.nouns & EVENTS for n in one.ends)

    @cached_property
    def often(self) -> frozenset[float]:
        """How often something is given in all, as far as that can be told."""
        told = {gap * n for gap in self.gaps for n in self.counts if n <= MOST}
        spans = {one for one in (*self.lengths, *self.listed, *told) if one >= DAY}
        spans |= self.arm_spans if self.rates and (not spans or _PARTLY.search(self.text)) else set()
        made = {rate * span for rate in self.rates for span in spans if rate * span > 0.99}
        gaps = {n for one in self.of(Kind.GAP) for n in one.ends if n > DAY}
        made |= {span / gap + 1 for gap in gaps for span in spans if span > gap}
        return frozenset(self.counts | made)


def _ends_of_runs(numbers: Sequence[float]) -> list[float]:
    """Some numbers without those that have both neighbours: the ends of days 1-21."""
    return [one for one in numbers if not {one - 1, one + 1} <= set(numbers)]


@dataclass(frozen=True)
class Arm:
    """The lines of an arm, each with what follows from it."""

    lines: tuple[Line, ...]

    def all(self, name: str) -> frozenset[float]:
        """What the lines have under a name."""
        return frozenset().union(*(getattr(line, name) for line in self.lines))

    def of(self, *kinds: Kind) -> Iterator[Quantity]:
        """The quantities of some kinds."""
        return (one for line in self.lines for one in line.of(*kinds))

    @cached_property
    def in_cycles(self) -> frozenset[float]:
        """How many times an hour something is given that is given on some days of each cycle."""
        sizes = {float(len(one.ends)) for one in self.of(Kind.LIST)}
        return frozenset(size / gap for size in sizes for gap in self.all("gaps") if gap > DAY)

    @cached_property
    def apart(self) -> frozenset[float]:
        """How far apart the days, weeks and months are that have numbers, on whatever line."""
        listed = [(one.unit, n) for one in self.of(Kind.LIST) if one.unit in HOURS for n in _ends_of_runs(one.ends)]
        return frozenset(
            abs(n - k) * HOURS[unit] for (unit, n), (other, k) in combinations(listed[:MOST], 2) if unit == other
        )

    @cached_property
    def cycles(self) -> frozenset[float]:
        """How many cycles there are, or times that something is repeated."""
        told = frozenset().union(*(cycles(line.text) for line in self.lines))
        return told | {2 * n for line in self.lines for n in numbers_of_cycles(line.text)}

    @cached_property
    def often(self) -> frozenset[float]:
        """How often something is given, in cycles too."""
        few = {n for line in self.lines for n in line.counts if n <= MOST}
        return self.all("often") | {one * n for one in self.cycles for n in few} | self.cycles


@lru_cache(maxsize=64)
def arm_of(texts: tuple[str, ...]) -> Arm:
    """What the lines of an arm have together."""
    bare = [Line(text, quantities_in(text), frozenset()) for text in texts]
    spans = frozenset(one for line in bare for one in (*line.lengths, *line.listed) if one >= DAY)
    return Arm(tuple(replace(line, arm_spans=spans) for line in bare))


def texts_of(arm: Given, arms: Sequence[Given]) -> tuple[str, ...]:
    """The lines of an arm, and those of another that they say are as theirs."""
    own = [line.text.casefold() for line in arm.lines]
    found = list(own)
    others = [one for one in arms if one.trial == arm.trial and one is not arm]
    for text in own:
        for match in _REFERS.finditer(text):
            number = ROMAN.get(match["arm"] or "", match["arm"] or "")
            words = terms_of(text) - GIVING
            lines = [line.text.casefold() for one in others if number in ("", one.arm) for line in one.lines]
            alike = [line for line in lines if words & terms_of(line)]
            found += (alike if match["arm"] else lines) or lines
    return tuple(dict.fromkeys(found))
