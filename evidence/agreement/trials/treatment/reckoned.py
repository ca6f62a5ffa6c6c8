"""What follows from what arms are given, kind by kind: a length from lengths, an amount from amounts, and so on.

Where the words beside a number leave open which role it has, it may follow from all that the courses have in the roles
of its kind, and from so many of one. Two of a kind are added or set apart only where a sentence says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from math import isclose

from evidence.agreement.trials.treatment.course import Course
from evidence.agreement.trials.treatment.courses import courses_of
from evidence.agreement.trials.treatment.given import Given
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.quantities import DAY, HOURS, Kind, Quantity, quantities_in
from evidence.agreement.trials.treatment.role import Role
from evidence.agreement.trials.treatment.role_values import values_of
from evidence.agreement.trials.treatment.timings import EVENTS
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_ROLES = {
    Kind.LENGTH: (Role.BETWEEN, Role.CYCLE, Role.REST, Role.LENGTH, Role.IN_CYCLE, Role.AWAY),
    Kind.COUNT: (Role.TIMES, Role.PER_CYCLE, Role.CYCLES, Role.PIECES),
    Kind.AMOUNT: (Role.PIECE, Role.DOSE, Role.DAY, Role.WEEK, Role.SUM, Role.FIRST, Role.ALL, Role.FRACTION),
    Kind.RATE: (Role.BETWEEN,),
    Kind.GAP: (Role.BETWEEN, Role.CYCLE),
}
ADDED = late_regex(
    r"\b(?:in (?:total|all)|total\w*|altogether|overall|together|combined|sums?|whole|entire\w*|add(?:s|ed"
    r"|ing)? up|comes? to"
    r"|amount(?:s|ed|ing)? to|makes?|cumulat\w+|accumulat\w+|by the (?:end|time)|ends? up|plus|and then|with the"
    r"|complet\w+"
    r"|all|both(?! (?:\w+ )?(?:arm|group|cohort|trial|period|phase)s?\b)"
    r"|finish\w*|includ\w+|planned|throughout|across|from start to)\b"
)
APART = late_regex(
    r"\b(?:more|less|fewer|longer|shorter|later|earlier|sooner|extra|additional|further|differ\w*|apart|higher|lower\w*|larger"
    r"|smaller|greater|wider|narrower|bigger"
    r"|increas\w*|rais\w*|go(?:es)? (?:up|down)|gap|remaining|left|rest|ahead|steps?)\b"
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
_FEW, _MOST, _MANY = 3, 12, 80
"""So many things at most may be counted that no line has a number of, are given at once, or are counted at all."""
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
        return _is_met(asked, self._told(asked), _CLOSE)

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
        return not _is_met(asked, self._made(asked, found, beside), self._close(asked))

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
    def _courses(self) -> tuple[Course, ...]:
        return courses_of(self.arms, self.record)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.line.text.casefold() for one in self._courses))

    def _of(self, *kinds: Kind) -> Iterator[Quantity]:
        return (one for text in self._texts for one in quantities_in(text) if one.kind in kinds)

    def _all(self, name: str) -> set[float]:
        """What the courses have under a name."""
        return set[float]().union(*(getattr(course, name) for course in self._courses))

    def _told(self, asked: Quantity) -> set[float]:
        """The numbers of the kind, and of the unit, as they are written."""
        same = (one for one in self._of(asked.kind) if one.unit == asked.unit or asked.kind is not Kind.AMOUNT)
        return {n for one in same for n in one.ends}

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
        for course in self._courses:
            for unit, amounts in course.amounts.items():
                each = {n * kg for n in amounts for kg in (1.0, *self._weights)}
                found.setdefault(unit, set()).update(n * k for n in each for k in {1.0, *course.a_day})
        return found

    @cached_property
    def _weights(self) -> list[float]:
        return [value_of(match["kg"]) for match in WEIGHT.finditer(self.sentence)]

    @cached_property
    def _rest(self) -> str:
        return _RHYTHM.sub(" ", self.sentence)

    def _bounded(self, asked: Quantity) -> set[float]:
        """What a bound is of where nothing is added up: the lengths, the doses at once and in a day."""
        if ADDED.search(self.sentence):
            return set()
        if asked.kind is Kind.LENGTH:
            return {n for n in self._all("between") if n > DAY} | self._told(asked)
        return self._doses.get(asked.unit, set()) if asked.kind is Kind.AMOUNT else set()

    def _is_around(self, asked: Quantity) -> bool:
        """Whether it lies within a range that the lines leave to choose."""
        same = (one for one in self._of(asked.kind) if len(one.ends) == 2)
        return any(
            one.ends[0] <= n <= one.ends[1]
            for one in same
            for n in asked.ends
            if one.unit == asked.unit or asked.kind is not Kind.AMOUNT
        )

    def _made(self, asked: Quantity, found: frozenset[float], beside: Sequence[Quantity]) -> set[float]:
        """What follows, with what two come to, or are apart by, where the sentence has words for that."""
        made = set(found)
        of_times = asked.kind in (Kind.LENGTH, Kind.GAP)
        raw = self._all("between") | self._all("occasions") if of_times else self._doses.get(asked.unit, set())
        raw |= set() if asked.kind is Kind.COUNT else self._told(asked)
        pairs = [] if asked.kind is Kind.RATIO else list(combinations(sorted(raw)[:_MANY], 2))
        pairs += [one for course in self._courses for one in combinations(course.times, 2) if asked.kind is Kind.COUNT]
        own = {n for one in beside if one.kind is asked.kind and one.unit == asked.unit for n in one.ends}
        if ADDED.search(self.sentence) or APART.search(self.sentence):
            made |= {abs(one - sign * other) for one in found for other in own for sign in (1, -1)}
        if ADDED.search(self.sentence):
            made |= {one + other for one, other in pairs} | {2 * one for one in raw | self._told(asked)}
        if APART.search(self.sentence):
            made |= {abs(one - other) for one, other in pairs}
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
        roles = _ROLES.get(asked.kind, ())
        own |= {course.cycle for course in self._courses if _OF_A_CYCLE.search(self._rest)} - {0.0}
        if asked.kind is Kind.RATIO:
            return frozenset(self._ratios(asked, own) - {0.0})
        if asked.kind is Kind.AMOUNT:
            beside_it = {n for one in beside if one.kind is asked.kind and one.unit == asked.unit for n in one.ends}
            found = self._amounts(asked, own, many, beside_it)
            roles = roles if found and asked.unit in ("mg", "gy", "iu") else ()
        else:
            reckon = {Kind.LENGTH: self._lengths, Kind.COUNT: self._counts}.get(asked.kind)
            found = reckon(asked, own, many) if reckon else self._rates(asked)
        follows = (values_of(role, courses_of(self.arms), self.sentence) for role in (roles if found else ()))
        return frozenset(found.union(*follows if asked.kind is not Kind.RATE else ()) - {0.0})

    def _amounts(self, asked: Quantity, own: frozenset[float], many: frozenset[float], told: set[float]) -> set[float]:
        """What doses come to: as so many at once, in a time that the sentence tells, by so many of its things."""
        lines = " . ".join(self._texts)
        if self._weights and not _BY_BODY.search(lines):
            return set()
        if own and _OFF.search(lines):
            return set()  # how much of a time is off is not told
        if asked.unit in _NEVER_ADDED:
            return self._told(asked)
        if any(one.unit == f"{asked.unit}/h" for one in self._of(Kind.AMOUNT)):
            return set()
        found: set[float] = set()
        added, any_rhythm = ADDED.search(self.sentence) is not None, [one for one in self._courses if one.between]
        for course in self._courses:
            rhythms = [course] if course.between else any_rhythm
            raw = set(course.amounts.get(asked.unit, ()))
            beside = [one for one in self._courses if (one.place, one.line) == (course.place, course.line)]
            together = {sum(one.amounts.get(asked.unit, (0.0,))[-1] for one in beside)}
            once = raw | told | together | {n * k for n in raw for k in course.few} if raw else set[float]()
            spans = {*own, DAY, asked.per} - {0.0}
            within = {n for span in spans for one in rhythms for n in one.times_in(span) if n > 0.99 or span in own}
            each = once | {n * k for n in once for k in (*within, *many)}
            each |= {n / k * of for n in raw for k in course.counts for of in (1.0, *many)}
            times = {*many, *course.cycles, *course.counts, *within}
            if added or many or own or _OF_A_CYCLE.search(self._rest):
                each |= {a + b * (k - 1) for a in raw for b in raw for k in times}
                each |= {n * k for n in once for k in course.in_a_cycle}
                each |= {n * k * often for n in once for k in within for often in many}
            if added:
                each |= {n * k for n in once for one in rhythms for k in (*times, *one.times)}
            found |= each
        return found | {n * kg for n in found for kg in self._weights}

    def _lengths(self, asked: Quantity, own: frozenset[float], many: frozenset[float]) -> set[float]:
        found: set[float] = set(own)
        for course in self._courses:
            sittings = course.sittings
            found |= {*sittings, sum(sittings), sum(course.lengths)} | {n * k for n in course.lengths for k in many}
            told = (
                [one for one in quantities_in(course.line.text.casefold()) if one.kind is Kind.COUNT]
                if sittings
                else []
            )
            beside = {n for one in told for n in one.ends}
            found |= {n * k for n in sittings for k in (*beside, *course.times, *many)}
            found |= {n * k for n in sittings for span in (*own, asked.per) if span for k in course.times_in(span)}
            found |= {gap * (n - 1) for gap in course.between for n in (*course.cycles, *course.counted, *many)}
            found |= {gap * n for gap in course.between for n in (*course.cycles, *many)}
            days = DAY * len(course.occasions) if asked.unit == "day" else 0.0
            found |= {days * n for n in (1.0, *course.cycles, *many)}
        listed = sorted(self._all("occasions"))[:_MANY]
        found |= {one - other + more for other, one in combinations(listed, 2) for more in (0.0, DAY)}
        return found if self._told(asked) or listed else set()

    def _rates(self, asked: Quantity) -> set[float]:
        """What lies between two; of a rate, how many times, and how many pieces, come in its time."""
        gaps = self._all("between")
        if asked.kind is Kind.GAP:
            told = self._all("spans") | self._all("lengths")
            return gaps | told if max(gaps, default=0.0) > DAY or (gaps and max(asked.ends) <= DAY) else set()
        same = {n for one in self._of(Kind.COUNT, Kind.RATE) if one.nouns & asked.nouns for n in one.ends}
        times = {n for course in self._courses for n in course.times_in(asked.per)}
        over = {(n, span) for course in self._courses for n in course.counted for span in course.own_lengths}
        gaps |= {span / n for n, span in over if n}
        few = {1.0}.union(*(course.few for course in self._courses))
        return {n * k for n in times | {asked.per / gap for gap in gaps} for k in few} | same if gaps else set()

    def _ratios(self, asked: Quantity, own: frozenset[float]) -> set[float]:
        """How many times as much one number of a sort is as another, as far as a sentence says of what sort."""
        words, alike = set(asked.unit.split()), list[set[float]]()
        if words & _LONG:
            alike = [set(own) | self._all("lengths") | self._all("sittings") | self._all("between")]
        elif words & _OFTEN:
            listed = any(course.occasions for course in self._courses)  # on some days more often than on others
            alike = [] if listed else [{1 / gap for gap in self._all("between")}]
        elif "many" in words:
            told = [one for one in self._of(Kind.COUNT) if one.nouns & asked.nouns]
            alike = [{n for one in told for n in one.ends}]
        else:
            alike = list(self._doses.values())
        pairs = [one / other for same in alike for one, other in permutations(same - {0.0}, 2)]
        more = words & {"more", "longer", "larger", "higher", "greater"}
        return {ratio - less for ratio in pairs for less in ((0, 1) if more else (0,))}

    def _counts(self, asked: Quantity, own: frozenset[float], many: frozenset[float]) -> set[float]:
        """How many there are of a thing, and how often something is given in all, or in the times that are told."""
        words = terms_of(" ".join(self._texts)) if asked.nouns & _PIECES else EVENTS
        same = {n for one in self._of(Kind.COUNT, Kind.RATE) if one.nouns & asked.nouns for n in one.ends}
        known = not asked.unit or (bool(asked.nouns & EVENTS & words) and asked.ends[-1] > _FEW)
        often = self._all("times") | self._all("in_a_cycle") | self._all("counts") | self._all("cycles")
        for course in self._courses:
            within = {n for span in own for n in course.times_in(span) if n > 0.99}
            within |= {float(int(n) + 1) for span in own - {course.cycle} for n in course.times_in(span) if n > 0.99}
            often |= within | {n * k for n in (*course.in_a_cycle, *course.counts) for k in (*course.cycles, *many)}
            often |= {n * k for n in (*within, *course.times) for k in course.pieces}
        if asked.nouns & _PIECES:
            often |= {one / other for doses in self._doses.values() for one, other in permutations(doses, 2)}
        found = often | same | {one * n for one in same for n in often}
        return found if known or same else set()


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
