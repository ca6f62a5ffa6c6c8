"""A drug of an arm by what a part of a line says of it, number for number by its role, and what these come to.

A length is in hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.treatment.named_doses import SPLIT
from evidence.agreement.trials.treatment.quantities import DAY, Kind, Quantity, quantities_in
from evidence.agreement.trials.treatment.timings import (
    CYCLES,
    EVENTS,
    cycles,
    intervals,
    lengths,
    numbers_of_cycles,
    occasions,
    sittings,
    times_a_day,
)
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

AUC = late_regex(rf"\bauc\s?(?:(?:of|is|was|=)\s?)?(?P<n>{NUMERAL})")
AMOUNT = r"\s?(?:mg|milli\w+|m?c?g|[µμ]g|ml|iu|minutes?|hours?|days?|weeks?)\b"
_MOST_CYCLES = late_regex(r"\b(?:max\w*|up to|at most|no more than)\b[^.;]{0,30}\b(?:cycles?|courses?)\b")
PIECES = (
    r"(?:tablet|capsule|pill|(?:pre-?filled )?syringe|vial|(?:auto)?injector|pen|device"
    r"|injection|inhalation|puff|drop)s?"
)
_PIECES = late_regex(rf"(?P<number>{NUMERAL})(?!{AMOUNT})\s(?:[\w./-]+\s){{0,4}}?{PIECES}\b")
"""Of how many tablets or injections a dose is."""
_IN_THE_MORNING = late_regex(r"\b(?:mornings?|am|breakfast)\b")
CHANGES = late_regex(
    r"\b(?:then|thereafter|followed by|subsequent\w*|loading|increas\w*|escalat\w*|initial\w*|maintenance|after that"
    r"|(?:cycles?|courses?) \d+(?!\s?(?:cycles|courses))|onwards"
    r"|weeks? \d+(?:\s?(?:-|–|to)\s?\d+)?(?=\s?:|\sonwards))\b"
)
"""Words by which what is given changes with time."""
_TWICE = late_regex(
    r"\b(?:each (?:eye|side|arm|leg|hand|ear|buttock)|both (?:eyes|sides|arms|legs)|(?:prior to"
    r"|before) and (?:\w+ )?(?:after|following))\b"
)
"""Twice, in other words."""
_MOST = 12
"""So many things at most are given at once."""
_UNTIL = late_regex(r"\b(?:until|till|through|up to)\b")
_NEXT = late_regex(r"[\s,;.]*(?:and\s)?(?:then|followed by)[\s,]*\Z")
"""Before the drug that is given after another."""


@dataclass(frozen=True)
class Dose:
    """An amount that is given at once, on its scale, and that of each of its pieces; `daily` says it is of a day."""

    amount: float
    scale: str
    piece: float
    daily: bool = False

    def ends(self, *, pieces: bool) -> tuple[float, ...]:
        """The amount, and that of a piece where that is asked for too."""
        return (self.amount, self.piece) if pieces else (self.amount,)


@dataclass(frozen=True)
class Course:
    """What a part of a line says of a drug (by the words of its name, none for a line that names no drug).

    `own` are its words up to the next drug, `told` those from its name on, `rest` those behind, `shared` the
    lines of its arm that name no drug. `cycle` is how many hours each cycle of its arm lasts, 0 where that is not told.
    """

    place: tuple[str, str]
    drug: frozenset[str]
    line: Passage
    own: str
    told: str
    rest: str
    shared: str
    doses: tuple[Dose, ...]
    is_title: bool = False
    cycle: float = 0.0

    @cached_property
    def words(self) -> frozenset[str]:
        """Its own words, without endings."""
        return self.drug | terms_of(self.own)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All numbers of its own words."""
        return quantities_in(self.own)

    @cached_property
    def amounts(self) -> Mapping[str, tuple[float, ...]]:
        """Its amounts by their unit, whatever they are of."""
        units = dict.fromkeys(one.unit for one in self.quantities if one.kind is Kind.AMOUNT)
        return {unit: tuple(n for one in self.quantities if one.unit == unit for n in one.ends) for unit in units}

    @cached_property
    def counts(self) -> frozenset[float]:
        """All numbers of things that its own words tell, and of those in their list."""
        told = {n for one in self.quantities if one.kind is Kind.COUNT and not one.nouns & {"year"} for n in one.ends}
        sizes = {float(len(one.ends)) for one in self.quantities if one.kind is Kind.LIST and len(one.ends) > 1}
        return frozenset(told | sizes | ({2.0} if _TWICE.search(self.own) else set())) - {0.0}

    @property
    def few(self) -> frozenset[float]:
        """Of how many things one administration may be."""
        events = {n for one in self.quantities if one.kind is Kind.COUNT and one.nouns & EVENTS for n in one.ends}
        return frozenset(n for n in self.counts - events | self.pieces if n <= _MOST)

    def times_in(self, hours: float) -> frozenset[float]:
        """How many times it may be given in some hours."""
        return frozenset(n * times for n in self.days_in(hours) for times in self.on_a_day)

    @property
    def on_a_day(self) -> frozenset[float]:
        """How many times it may be given on a day with a dose, as of the parts in "6 mg daily (2 mg tid)"."""
        return self.a_day - {1.0} or frozenset({1.0})

    @cached_property
    def sittings(self) -> frozenset[float]:
        """How many hours one administration may last."""
        return frozenset(one for one in lengths(self.own) if one < DAY)

    @cached_property
    def areas(self) -> frozenset[float]:
        """At what area under the curve it is aimed."""
        return frozenset(value_of(match["n"]) for match in AUC.finditer(self.own))

    @cached_property
    def lengths(self) -> frozenset[float]:
        """All lengths of days and more, that are not between two doses."""
        return frozenset(one for text in (self.own, self.rest, self.shared) for one in lengths(text) if one >= DAY)

    @cached_property
    def between(self) -> frozenset[float]:
        """How many hours may lie between two administrations, or the beginnings of two cycles."""
        texts = (self.own, self.rest, self.shared)
        found = {one for text in texts for one in intervals(text)}
        on_off = [one for one in self.lengths if one <= 8 * 7 * DAY] if "off" in " ".join(texts) else []
        found |= {one + other for one, other in combinations(on_off, 2)} | self._within_a_day
        for listed in filter(None, (sorted(set(occasions(text))) for text in texts)):
            gaps = {later - one for one, later in pairwise(listed)}
            found |= gaps | {one - listed[-1] + listed[0] for one in found if one > listed[-1]}
        return frozenset(found - {0.0})

    @cached_property
    def often(self) -> frozenset[float]:
        """How many hours lie between two administrations by its own words, else by those that stand with them."""
        own = {*intervals(self.own), *self._within_a_day}
        return frozenset(own) if own and not (self.occasions or self.changes) else self.between

    @cached_property
    def occasions(self) -> tuple[float, ...]:
        """When it is given, in hours, as far as its own words list the days."""
        return tuple(occasions(self.own))

    @cached_property
    def cycles(self) -> frozenset[float]:
        """How many cycles it may be given, by its own words or the first that tell."""
        return frozenset(next(filter(None, map(cycles, (self.own, self.rest, self.shared))), ()))

    @property
    def names_cycles(self) -> bool:
        """Whether its own words are on cycles, whether or not they say how many."""
        return CYCLES.search(self.own) is not None

    @property
    def up_to(self) -> bool:
        """Whether its line tells of the most cycles that there may be."""
        return _MOST_CYCLES.search(f"{self.line.text.casefold()} {self.shared}") is not None

    @cached_property
    def cycles_in_line(self) -> tuple[float, ...]:
        """How many cycles its line tells of, whatever drug they are of, beside those that it numbers."""
        return tuple(numbers_of_cycles(self.line.text.casefold()))

    @cached_property
    def in_a_cycle(self) -> frozenset[float]:
        """How many times it is given in a cycle, as far as its words list the days, or say that it is given on all."""
        a_day = self.a_day or {1.0}
        if self.occasions:
            return frozenset(len(self.occasions) * times for times in a_day)
        long = max(self.between, default=0.0)
        days = {one / DAY for one in (long, *self.lengths) if one <= long}
        return frozenset(one * times for one in days for times in self.a_day)

    def days_in(self, hours: float) -> frozenset[float]:
        """On how many days of some hours it may be given, on average and from the first on."""
        own = () if self.occasions else (*intervals(self.own), *self._within_a_day)
        whole = max(self.cycle, *own, 0.0) if self.cycle or own else max(self.between, default=0.0)
        spans = {one for one in self.lengths if one < whole} or {whole}
        weekly = {span / gap for span in spans for gap in self.often if DAY < gap < span}
        every = {span / DAY for span in spans} if self.a_day and whole % DAY == 0 else {1.0}
        on = {float(len(self.occasions))} if self.occasions else weekly or every
        first = {float(sum(one - self.occasions[0] < hours for one in self.occasions))} if self.occasions else set()
        if whole <= (self.occasions[-1] - self.occasions[0] if self.occasions else 0.0):
            return frozenset(first)
        begin = first or {min(one, hours / DAY) for one in on}
        return frozenset({one * hours / whole for one in on} | (begin if hours < whole else set()))

    @property
    def rates(self) -> frozenset[float]:
        """How many times a day it may be given on average."""
        long = HOURS["year"] * 12
        return frozenset(times * DAY / long for times in self.times_in(long))

    @cached_property
    def in_cycle(self) -> frozenset[float]:
        """For how many hours of a cycle it may be given: on listed days, for some time, in one go, so often a week."""
        days = {len({one // DAY for one in occasions(text)}) * DAY for text in (self.own, self.rest, self.shared)}
        lengths = {*self.lengths, *self.sittings}
        rates = {DAY * span / gap for span in self.lengths for gap in self.between if DAY < gap <= span}
        together = {one * len(self.occasions) for one in self.sittings}
        return frozenset((days | lengths | rates | together) - {0.0})

    @cached_property
    def a_day(self) -> frozenset[float]:
        """How many times a day it is given, by its own words or those behind."""
        texts = (self.own,) if any(intervals(self.own)) or self.occasions else (self.own, self.rest)
        found = next((one for one in ({*times_a_day(text)} for text in texts) if one), set())
        found |= {value_of(match["n"]) for match in SPLIT.finditer(self.own)}
        return frozenset(found)

    @cached_property
    def of_a_day(self) -> frozenset[float]:
        """What two doses come to, where they may be given at several times of one day."""
        pairs = pairwise(self.doses) if _IN_THE_MORNING.search(self.own) else ()
        return frozenset(one.amount + other.amount for one, other in pairs)

    @property
    def _within_a_day(self) -> frozenset[float]:
        """How many hours lie between two of a day; what is given several times a day is given once in 24 hours too."""
        return frozenset(DAY / one for one in (1.0, *self.a_day)) if self.a_day else frozenset()

    @cached_property
    def pieces(self) -> frozenset[float]:
        """Of how many tablets or injections one dose may be."""
        return frozenset(value_of(match["number"]) for match in _PIECES.finditer(self.own))

    @property
    def own_rhythm(self) -> bool:
        """Whether its own words tell how often it is given."""
        return bool(intervals(self.own))

    @property
    def changes(self) -> bool:
        """Whether its own words tell of more than one time."""
        return CHANGES.search(_NEXT.sub("", self.told)) is not None

    @cached_property
    def counted(self) -> frozenset[float]:
        """How many administrations its words, those behind or the arm's tell of."""
        texts = (self.own, self.rest, self.shared)
        return frozenset(n for text in texts for n in sittings(text))

    @cached_property
    def spans(self) -> frozenset[float]:
        """All lengths, those of days by their numbers, of all cycles, and of its own one after the other."""
        made = {gap * times for gap in self.between for times in self.cycles}
        made |= {max(self.between) * times for times in self.counted if self.between}
        first, last = min(self.occasions, default=0.0), max(self.occasions, default=0.0)
        if _UNTIL.search(self.own):
            made |= {last - first, last - first + (HOURS["month"] if first % HOURS["month"] == 0 else DAY)}
        return frozenset({*(self.own_lengths or self.lengths), *made, *self.occasions, sum(self.own_lengths)})

    @property
    def own_lengths(self) -> tuple[float, ...]:
        """All lengths of days and more that stand right beside it."""
        return tuple(one for one in lengths(self.own) if one >= DAY)

    @cached_property
    def times(self) -> frozenset[float]:
        """How many times it may be given in all; none where that is not told."""
        texts = (self.own, self.rest, self.shared)
        a_day = self.a_day or {1.0}
        listed = self.occasions or (() if self.a_day else tuple(occasions(self.rest)))
        gaps = next((set(one) for one in (intervals(text) for text in texts) if one), set())
        gaps = {one for one in gaps if one >= DAY}
        found = set(self.counted)
        each = len(listed) or 1
        if self.cycles and (listed or not self.a_day):
            found |= {each * times * one for times in a_day for one in self.cycles}
        elif self.cycles:
            found |= {gap / DAY * times * one for gap in gaps for times in a_day for one in self.cycles}
        elif listed and not gaps:
            found |= {each * times for times in a_day}
        spans = self.spans if self.changes else self.lengths
        if listed and not self.cycles:
            found |= {each * times * span / gap for times in a_day for span in spans for gap in gaps if gap > DAY}
        elif not listed:
            found |= {span / DAY * times for span in spans for times in self.a_day}
            made = {span / gap for span in spans for gap in gaps if gap <= span}
            found |= made | {one + 1 for one in made}
        return frozenset(found)
