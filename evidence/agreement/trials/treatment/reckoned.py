"""What follows from what arms are given, kind by kind: a length from lengths, an amount from amounts, and so on.

An amount is one of theirs, what it comes to in a time or by all administrations, or what it is divided in; a length is
one of theirs, or of so many gaps or sittings; a count is one of theirs, or how often something comes in a time. What
stands on one line belongs together. Two of a kind are added or set apart only where a sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from math import isclose

from evidence.agreement.trials.treatment.courses import Course, courses_of
from evidence.agreement.trials.treatment.facts import EVENTS, MOST, Arm, arm_of, texts_of
from evidence.agreement.trials.treatment.given import Given
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.quantities import DAY, HOURS, Kind, Quantity
from evidence.agreement.trials.treatment.role import Role
from evidence.agreement.trials.treatment.role_values import values_of
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_LENGTHS = (Role.BETWEEN, Role.CYCLE, Role.REST, Role.LENGTH, Role.IN_CYCLE, Role.AWAY)
_COUNTS = (Role.TIMES, Role.PER_CYCLE, Role.CYCLES, Role.PIECES)
_DOSES = (Role.PIECE, Role.DOSE, Role.DAY, Role.WEEK, Role.SUM, Role.FIRST, Role.ALL, Role.FRACTION)
ADDED = late_regex(
    r"\b(?:in (?:total|all)|total\w*|altogether|overall|together|combined|sums?|whole|entire\w*|add(?:s|ed"
    r"|ing)? up|comes? to"
    r"|amount(?:s|ed|ing)? to|makes?|cumulat\w+|accumulat\w+|by the (?:end|time)|ends? up|plus|and then|with the"
    r"|complet\w+"
    r"|all|both(?! (?:\w+ )?(?:arm|group|cohort|trial|period|phase)s?\b)"
    r"|finish\w*|includ\w+|planned|throughout|across|from start to)\b"
)
APART = late_regex(
    r"\b(?:more|less|fewer|longer|shorter|later|earlier|sooner|extra|additional|further|differ\w*|apart|higher|lower|larger"
    r"|smaller|greater|wider|narrower|increas\w*|rais\w*|go(?:es)? (?:up|down)|gap|remaining|left|rest|ahead|steps?)\b"
)
_CALENDAR = {
    late_regex(
        rf"\b(?:(?:per|an?|each|one|any|every|whole|full|first|the|that) (?:\w+ )?{word}\b|{word}ly\b)|/{word}\b"
    ): hours
    for word, hours in {
        "(?:day|night|dai)": (DAY,),
        "week": (7 * DAY,),
        "fortnight": (14 * DAY,),
        "month": (28 * DAY, 30 * DAY, HOURS["month"], 31 * DAY),
        "year": (HOURS["year"], 364 * DAY, 365 * DAY),
    }.items()
}
_RHYTHM = late_regex(
    rf"\b(?:(?:the )?(?:first|second|\w+th) day|days? {NUMERAL}(?:(?:,| and|,? or|-"
    rf"| to) ?{NUMERAL})*) of (?:each|every|an?|the)"
    rf"(?: {NUMERAL}[\s-](?:day|week|month)s?)?[\s-](?:cycle|course)\b"
    rf"|\bevery (?:other |{NUMERAL}[\s-])(?:hour|day|week|month)s?\b|\b{NUMERAL}[\s-](?:week|day"
    rf"|month)(?:ly)? (?:cycle|course)s\b"
)
"""How often something is given, which adds nothing up."""
_OF_A_CYCLE = late_regex(r"\b(?:cycle|course)s?\b")
_BY_BODY = late_regex(r"(?:/|per )\s?(?:kg|kilo|m\b|m\^?2|m²|square)")
_OFF = late_regex(r"\d (?:days?|weeks?) (?:off|rest|break)\b")
_MAY = late_regex(r"\b(?:may|can)\b")
_TIMES_AS = late_regex(
    rf"\b(?P<n>{NUMERAL})(?:-?\s?fold|\stimes (?:as|the|that|longer|more))\b|\b(?:(?P<two>twice|double\w*|half"
    rf"|halves)|(?P<three>triple\w*|third))\b"
)
_PIECES = terms_of("tablet pill capsule puff drop")
_LONG = frozenset({"long", "longer", "length", "duration", "time"})
_OFTEN = frozenset({"often", "frequently", "frequency", "regularly"})
_NEVER_ADDED = frozenset({"%", "mm", "hz", "mmhg"})
"""The units of a strength, a size or a pressure, that several times does not make larger."""
_ITEM = late_regex(r",\s(?:and\s|or\s)?|;\s|\s(?:and|or|plus|with|then|versus|vs\.?|&|\+)\s|(?<=\w)\s?[/+&]\s?(?=\w)")
"""Between two things of a list."""
_STOP = late_regex(r"\.\s|:\s")
_SEVERAL_THINGS = late_regex(r"[a-z]{3}s\b")
_NUMBER = late_regex(rf"(?<![\w.]){NUMERAL}|\d+(?:\.\d+)?")
_FOUR_WEEKS = 28 * DAY / HOURS["month"]
"""A month that is called so."""
_FEW = 3
"""So many things at most may be counted that no line has a number of."""
_CLOSE, _LOOSE = 0.015, 0.09
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}


@dataclass(frozen=True)
class Reckoned:
    """What follows from the lines of some arms, of all of a record, for a lower-case sentence."""

    arms: tuple[Given, ...]
    record: tuple[Given, ...]
    sentence: str

    def has(self, asked: Quantity) -> bool:
        """Whether the lines have a number as it is."""
        names = {Kind.LENGTH: "lengths", Kind.GAP: "gaps", Kind.COUNT: "counts"}
        found = {n for fact in self._facts for n in (fact.all(names[asked.kind]) if asked.kind in names else ())}
        found |= {
            n
            for fact in self._facts
            for one in fact.of(asked.kind)
            if one.unit == asked.unit or asked.kind is not Kind.AMOUNT
            for n in one.ends
        }
        return _is_met(asked, found, _CLOSE)

    def gives(self, asked: Quantity, beside: Sequence[Quantity]) -> bool:
        """Whether the lines have numbers of the sort, from which a number follows."""
        return asked.kind is not Kind.LIST and bool(self._values(asked, beside)) and not self.refuses(asked, beside)

    def refuses(self, asked: Quantity, beside: Sequence[Quantity]) -> bool:
        """Whether the lines have numbers of the sort, and none that a number follows from; `beside` are the others."""
        found = self._values(asked, beside)
        if not found and asked.kind is Kind.COUNT:
            return self._is_beyond(asked)
        if not found or self._is_around(asked):
            return False
        if asked.kind in (Kind.GAP, Kind.RATE) and _MAY.search(self.sentence):
            return False  # what somebody may be given is within a range
        if asked.sign in ("<", ">"):
            return not _is_met(asked, self._bounded(asked) or set(found), self._close(asked))
        made = self._made(asked, found, beside)
        return not _is_met(asked, made, self._close(asked))

    def _is_beyond(self, asked: Quantity) -> bool:
        """Whether so many things are more than a line lists, an arm has lines or numbers, or there are arms.

        How many times something is given is no number of things.
        """
        if asked.nouns & EVENTS or not _SEVERAL_THINGS.search(asked.unit):
            return False
        most = max((len(_ITEM.findall(part)) + 1 for text in self._texts for part in _STOP.split(text)), default=0)
        told = {value_of(match.group()) for text in self._texts for match in _NUMBER.finditer(text)}
        most = max(most, len(self.arms), *(len(arm.lines) for arm in self.arms))
        return asked.ends[0] > max(most, _FEW - 1) and not _is_met(asked, told | {2 * one for one in told}, _CLOSE)

    @cached_property
    def _facts(self) -> tuple[Arm, ...]:
        return tuple(arm_of(texts_of(arm, self.record)) for arm in self.arms)

    @cached_property
    def _courses(self) -> tuple[Course, ...]:
        return courses_of(self.arms)

    def _in_roles(self, *roles: Role) -> set[float]:
        return set[float]().union(*(values_of(role, self._courses, self.sentence) for role in roles)) - {0.0}

    def _close(self, asked: Quantity) -> float:
        calendar = asked.kind in (Kind.LENGTH, Kind.GAP) and any(
            word in text for word in ("month", "year", "mo ", "yr") for text in (self.sentence, *self._texts)
        )
        exact = asked.kind is Kind.COUNT and asked.ends[0] < 1000
        if asked.kind is Kind.RATIO:
            return _LOOSE
        return 0.13 if asked.sign == "~" else _LOOSE if calendar else 0.004 if exact else _CLOSE

    @cached_property
    def _doses(self) -> dict[str, set[float]]:
        """The amounts of each unit, at once, in a day and for somebody as heavy as the sentence says."""
        found: dict[str, set[float]] = {}
        for line in (line for fact in self._facts for line in fact.lines):
            often = {1.0, *(DAY * rate for rate in line.rates if rate * DAY > 1)}
            for one in line.of(Kind.AMOUNT):
                found.setdefault(one.unit, set()).update(
                    n * k * kg for n in one.ends for k in often for kg in (1.0, *self._weights)
                )
        return found

    @cached_property
    def _weights(self) -> list[float]:
        return [value_of(match["kg"]) for match in WEIGHT.finditer(self.sentence)]

    @cached_property
    def _rest(self) -> str:
        return _RHYTHM.sub(" ", self.sentence)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text.casefold() for arm in self.arms for line in arm.lines)

    def _bounded(self, asked: Quantity) -> set[float]:
        """What a bound is of where nothing is added up: the lengths, the doses at once and in a day."""
        if ADDED.search(self.sentence):
            return set()
        if asked.kind is Kind.LENGTH:
            gaps = {n for fact in self._facts for n in fact.all("gaps") if n > DAY}
            return gaps.union(*(fact.all("lengths") for fact in self._facts))
        return self._doses.get(asked.unit, set()) if asked.kind is Kind.AMOUNT else set()

    def _is_around(self, asked: Quantity) -> bool:
        """Whether it lies within a range that the lines leave to choose."""
        same = (one for fact in self._facts for one in fact.of(asked.kind) if len(one.ends) == 2)
        return any(
            one.ends[0] <= n <= one.ends[1]
            for one in same
            for n in asked.ends
            if one.unit == asked.unit or asked.kind is not Kind.AMOUNT
        )

    def _raw(self, asked: Quantity) -> set[float]:
        """The numbers of the sort that the lines have, and what the arms have of it."""
        if asked.kind is Kind.RATIO:
            return set()
        names = {
            Kind.LENGTH: ("lengths", "listed", "gaps"),
            Kind.GAP: ("lengths", "listed", "gaps"),
            Kind.COUNT: ("often",),
        }
        found = {n for fact in self._facts for name in names.get(asked.kind, ()) for n in fact.all(name)}
        if asked.kind is Kind.AMOUNT:
            told = {
                n for fact in self._facts for one in fact.of(Kind.AMOUNT) if one.unit == asked.unit for n in one.ends
            }
            found |= told | {n * kg for n in told for kg in self._weights}
        if asked.kind is Kind.RATE:
            found |= {rate * asked.per for fact in self._facts for rate in fact.all("rates")}
        return found

    def _made(self, asked: Quantity, found: frozenset[float], beside: Sequence[Quantity]) -> set[float]:
        few = sorted(self._raw(asked))[:MOST]
        made = set(found)
        own = {n for one in beside if one.kind is asked.kind and one.unit == asked.unit for n in one.ends}
        if ADDED.search(self.sentence) or APART.search(self.sentence):
            made |= {abs(one - sign * other) for one in found for other in own for sign in (1, -1)}
        if ADDED.search(self.sentence):
            made |= {one + other for one, other in combinations(few, 2)} | {2 * one for one in few}
        if APART.search(self.sentence):
            made |= {abs(one - other) for one, other in combinations(few, 2)}
        for match in _TIMES_AS.finditer(self.sentence) if asked.kind is not Kind.RATIO else ():
            times = value_of(match["n"]) if match["n"] else 2.0 if match["two"] else 3.0
            made |= {one * times for one in found} | {one / times for one in found if times}
        return made

    def _values(self, asked: Quantity, beside: Sequence[Quantity]) -> frozenset[float]:
        told = {n for one in beside if one.kind is Kind.LENGTH for n in one.ends}
        told |= {
            n
            for one in beside
            if one.kind is Kind.GAP
            and one.unit
            and (asked.kind is Kind.COUNT or not one.words.startswith("every") or "-" in one.words)
            for n in one.ends
        }
        told |= {n * HOURS[one.unit] for one in beside if one.kind is Kind.LIST and one.unit in HOURS for n in one.ends}
        rest = self._rest.replace(asked.words, " ") if asked.kind is Kind.LENGTH else self._rest
        calendar = {hours for word, all_of in _CALENDAR.items() if word.search(rest) for hours in all_of}
        own = frozenset(told | calendar)
        many = frozenset(n for one in beside if one.kind is Kind.COUNT for n in one.ends)
        many |= {float(number - 1) for word, number in _ORDINALS.items() if word in self.sentence}
        found = self._found(asked, beside, own, many)
        roles = {
            Kind.AMOUNT: _DOSES if asked.unit in ("mg", "gy", "iu") else (),
            Kind.LENGTH: _LENGTHS,
            Kind.COUNT: _COUNTS,
        }
        return frozenset(found | self._in_roles(*roles.get(asked.kind, ())) if found else found) - {0.0}

    def _found(
        self, asked: Quantity, beside: Sequence[Quantity], own: frozenset[float], many: frozenset[float]
    ) -> set[float]:
        match asked.kind:
            case Kind.AMOUNT:
                told = (n for one in beside if one.kind is asked.kind and one.unit == asked.unit for n in one.ends)
                return self._amounts(asked, own, many, frozenset(told))
            case Kind.LENGTH:
                return self._lengths(asked, own, many)
            case Kind.COUNT:
                return self._counts(asked, own, many)
            case Kind.RATE:
                return self._rates(asked)
            case Kind.RATIO:
                return self._ratios(asked, own)
            case _:
                return self._gaps(asked)

    def _often(self, fact: Arm, own: Iterable[float]) -> set[float]:
        """How often something is given, in the times that a sentence tells too, the first at their beginning or not."""
        rates = fact.all("rates") | fact.in_cycles
        spans = {*own, *(span * _FOUR_WEEKS for span in own if span % HOURS["month"] == 0)}
        made = {rate * span for rate in rates for span in spans if rate * span > 0.99}
        return set(fact.often | made | {float(int(one) + 1) for one in made})

    def _amounts(
        self, asked: Quantity, own: frozenset[float], many: frozenset[float], told: frozenset[float]
    ) -> set[float]:
        found: set[float] = set()
        added = ADDED.search(self.sentence) is not None or _OF_A_CYCLE.search(self._rest) is not None
        if self._weights and not any(_BY_BODY.search(line.text) for fact in self._facts for line in fact.lines):
            return set()
        if own and any(_OFF.search(line.text) for fact in self._facts for line in fact.lines):
            return set()  # how much of a time is off is not told
        if asked.unit in _NEVER_ADDED:
            return {
                n for fact in self._facts for one in fact.of(Kind.AMOUNT) if one.unit == asked.unit for n in one.ends
            }
        if any(one.unit == f"{asked.unit}/h" for fact in self._facts for one in fact.of(Kind.AMOUNT)):
            return set()
        for fact in self._facts:
            for line in fact.lines:
                raw = {n for one in line.of(Kind.AMOUNT) if one.unit == asked.unit for n in one.ends}
                whole = sum(raw)
                raw |= told if raw else set()
                rates = line.rates or fact.all("rates")
                few = {n for n in line.counts if n <= 12}
                each = raw | {n * k for n in raw for k in few} | {n / k for n in raw for k in line.counts} | {whole}
                each |= {
                    n * rate * span
                    for n in (raw | {n * k for n in raw for k in few})
                    for rate in rates
                    for span in (*own, DAY, asked.per)
                    if rate * span > 0.99 or span in own or span == asked.per
                }
                found |= each | {n * k for n in each for k in many}
                if added or many or own:
                    within = {round(rate * span) for rate in rates for span in own}
                    times = {*fact.cycles, *line.counts, *many, *within}
                    found |= {a + b * (k - 1) for a in raw for b in raw for k in times}
                if added:
                    often = line.often | {n for line in fact.lines if line.counts for n in line.counts} | fact.cycles
                    often |= {one * n for one in fact.cycles for n in line.counts}
                    found |= {n * k for n in each for k in often}
        return found | {n * kg for n in found for kg in self._weights}

    def _lengths(self, asked: Quantity, own: frozenset[float], many: frozenset[float]) -> set[float]:
        found: set[float] = set()
        added = ADDED.search(self.sentence) is not None
        for fact in self._facts:
            for line in fact.lines:
                short = {n for n in line.lengths if n < DAY}
                found |= line.lengths | line.listed | line.gaps | {sum(line.lengths), sum(short)}
                found |= {gap * (n - less) for gap in line.gaps for n in line.counts for less in (0, 1)}
                found |= {
                    n * rate * span
                    for n in short
                    for rate in line.rates or fact.all("rates")
                    for span in (*own, asked.per)
                }
                found |= {n * k for n in line.lengths for k in many} | {n * k for n in short for k in line.times}
                if added:
                    found |= {n * k for n in short for k in self._often(fact, own)}
                    found |= {n * k + one for n in short for k in line.times for one in short}
                    found |= {n * k for n in line.lengths for k in line.counts}
            found |= {gap * (n - less) for gap in fact.all("gaps") for n in fact.cycles | many for less in (0, 1)} | own
            found |= {sum(n for n in fact.all("lengths") if n < DAY)} | fact.apart
            sizes = {float(len(one.ends)) for one in fact.of(Kind.LIST)}
            found |= {DAY * n * k for n in sizes for k in (1.0, *fact.cycles)} if asked.unit == "day" else set()
        return found if any(fact.all("lengths") for fact in self._facts) else set()

    def _gaps(self, asked: Quantity) -> set[float]:
        gaps = {n for fact in self._facts for n in fact.all("gaps")}
        told = {n for fact in self._facts for name in ("listed", "lengths") for n in fact.all(name)}
        return gaps | told if max(gaps, default=0.0) > DAY or (gaps and max(asked.ends) <= DAY) else set()

    def _rates(self, asked: Quantity) -> set[float]:
        rates = {rate for fact in self._facts for rate in fact.all("several")}
        rates = rates.union(*(fact.in_cycles for fact in self._facts))
        if not rates:
            return set()
        same = {
            n
            for fact in self._facts
            for one in fact.of(Kind.COUNT, Kind.RATE)
            if one.nouns & asked.nouns
            for n in one.ends
        }
        listed = {float(len(one.ends)) for fact in self._facts for one in fact.of(Kind.LIST)}
        return {rate * asked.per for rate in rates} | same | listed

    def _ratios(self, asked: Quantity, own: frozenset[float]) -> set[float]:
        """How many times as much one number of a sort is as another, as far as a sentence says of what sort."""
        words = set(asked.unit.split())
        alike: list[set[float]] = []
        if words & _LONG:
            alike = [set(own).union(*(fact.all(name) for fact in self._facts for name in ("lengths", "gaps")))]
        elif words & _OFTEN and any(list(fact.of(Kind.LIST)) for fact in self._facts):
            return set()  # on some days more often than on others
        elif words & _OFTEN:
            alike = [set[float]().union(*(fact.all("rates") for fact in self._facts))]
        elif "many" in words:
            told = [one for fact in self._facts for one in fact.of(Kind.COUNT) if one.nouns & asked.nouns]
            alike = [{n for one in told for n in one.ends}]
        else:
            alike = list(self._doses.values())
        pairs = [one / other for same in alike for one, other in permutations(same - {0.0}, 2)]
        more = words & {"more", "longer", "larger", "higher", "greater"}
        return {ratio - less for ratio in pairs for less in ((0, 1) if more else (0,))}

    def _counts(self, asked: Quantity, own: frozenset[float], many: frozenset[float]) -> set[float]:
        found: set[float] = set()
        words = terms_of(" ".join(self._texts)) if asked.nouns & _PIECES else EVENTS
        known = not asked.unit or (bool(asked.nouns & EVENTS & words) and asked.ends[-1] > _FEW)
        for fact in self._facts:
            same = {n for one in fact.of(Kind.COUNT, Kind.RATE) if one.nouns & asked.nouns for n in one.ends}
            known = known or bool(same)
            often = self._often(fact, own)
            few = {n for n in fact.all("counts") if n <= MOST}
            found |= often | same | {one * n for one in same for n in (*few, *often)}
            found |= {one * n for one in fact.all("counts") for n in many}
        return found if known else set()


def _is_met(asked: Quantity, values: set[float], close: float) -> bool:
    if asked.sign == "<":
        return any(one <= asked.ends[-1] * (1 + close) for one in values)
    if asked.sign == ">":
        return any(one >= asked.ends[0] * (1 - close) for one in values)
    if (
        len(asked.ends) == 2
        and " or " not in asked.words
        and any(asked.ends[0] < one < asked.ends[1] for one in values)
    ):
        return True
    return all(any(isclose(one, n, rel_tol=close) for one in values) for n in asked.ends)
