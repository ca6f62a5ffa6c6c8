"""What courses of treatment have in each role: what their numbers are, and what those come to in that role alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, pairwise, permutations, product
from math import ceil

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.treatment.asked_roles import EACH, EACH_STEP, IN_ALL, MOST, OVER_SITTINGS
from evidence.agreement.trials.treatment.course import Course
from evidence.agreement.trials.treatment.named_doses import WEIGHT
from evidence.agreement.trials.treatment.quantities import DAY
from evidence.agreement.trials.treatment.role import Role
from evidence.agreement.trials.treatment.timings import TIME_UNIT, cycles, unit_of
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_OF_ALL_SORTS = late_regex(r"\b(?:tablets|pills|capsules|injections|shots|jabs)\b")
_BY_BODY = late_regex(r"(?:/|per )\s?(?:kg|kilo|m\b|m\^?2|m²|square)")
_EVENT = late_regex(r"\b(?:surgical|operations?|operated|post-?op\w*|pre-?op\w*|resection)\b")
"""Surgery, in other words."""
_AWAY = late_regex(
    r"(?P<within>\bwithin\s)?(?P<most>\b(?:up to|at most|max\w*)\s)?"
    rf"(?<![\w.,/])(?P<n>{NUMERAL})(?:\s?(?:-|–|to|or)\s?(?P<m>{NUMERAL}))?"
    rf"[\s-]?(?P<unit>{TIME_UNIT})\b\.?[\s-]?(?P<how>before|prior|pre|ahead|after|following|post|of|from|surgery)\b"
)
_OF_CALENDAR = {"week": (7 * DAY,), "fortnight": (14 * DAY,), "month": tuple(days * DAY for days in (28, 30, 31))}
_ONCE = late_regex(r"\bonce[\s-](?:a |per |each |every )?da(?:y|ily)\b")
_OFF = late_regex(rf"(?P<n>{NUMERAL})[\s-]?(?P<unit>{TIME_UNIT})[\s-](?:off|rest|break|pause)\b")
_CYCLES = late_regex(r"\b(?:cycle|course)s\b")
_TOGETHER = late_regex(
    rf"{IN_ALL.pattern}|\b(?:longer|shorter|further|another|rest|remaining|together"
    r"|both(?! arms| groups| cohorts)|plus|extra|then)\b"
)
"""In a sentence whose length may be what two come to, or differ by."""
_NEAR = 40
"""So many letters around a time may say before or after what it is."""
_COUNTED = late_regex(rf"(?<![\w.,/-])(?P<n>{NUMERAL})\s?(?P<what>[a-z]+)")
_GRAYS = late_regex(
    rf"(\b(?:fractions|fx|sessions)\s?(?:of|at|x|×)\s?)?({NUMERAL})\s?gy\b"
    r"(\s?(?:/|per|a|each|daily)\s?(?:fraction|fx|session|day)\b)?"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_ORDERED = late_regex(rf"\b(?P<one>{'|'.join(_ORDINALS)}) and (?:the )?(?P<other>{'|'.join(_ORDINALS)})\b")


def days_of(courses: Sequence[Course], asked: tuple[float, ...]) -> frozenset[float]:
    """The numbered days on which all drugs of some courses are given whose days are told.

    A run of days that begins as the one that is asked for, and ends elsewhere, has only its end.
    """
    by_drug: dict[frozenset[str], set[float]] = defaultdict(set)
    open_ends = {one.drug for one in courses if one.changes or (one.own_rhythm and not one.occasions)}
    for one in courses:
        days = {hours / DAY for hours in one.occasions} if one.drug and one.drug not in open_ends else set[float]()
        first, last = min(days, default=0.0), max(days, default=0.0)
        is_run = 1 < len(days) == last - first + 1 and 1 < len(asked) == asked[-1] - asked[0] + 1
        if days:
            by_drug[one.drug] |= {last} if is_run and first == asked[0] and last != asked[-1] else days
    return frozenset(set.intersection(*by_drug.values())) or frozenset({-1.0}) if by_drug else frozenset()


def values_of(
    role: Role, courses: Sequence[Course], sentence: str, over: tuple[float, str] | None = None
) -> frozenset[float]:
    """The numbers that some courses have in a role, as a lower-case sentence asks; none where they do not tell.

    `over` is the time that a number is of, where it is of no other: so many weeks or cycles.
    """
    marked = _marked(courses)
    return _in_a_time(role, marked, sentence, *over) if over else _VALUES[role](marked, sentence)


def _in_a_time(role: Role, courses: Sequence[Course], sentence: str, number: float, unit: str) -> frozenset[float]:
    """How much, how many times or on how many days something is given in so many weeks or cycles."""
    if any(course.changes for course in courses):
        return frozenset()
    found: set[float] = set()
    for course in courses:
        for one in _same_drug(course, courses):
            cycle = one.cycle or max(one.between, default=0.0)
            told = (cycle,) if one.cycle or cycle > HOURS["week"] else ()
            hours = [number * days for days in (told if unit in ("cycle", "course") else _OF_CALENDAR[unit])]
            days = {n for span in hours for n in one.days_in(span)}
            times = {n for span in hours for n in one.times_in(span)}
            if role is Role.SUM:
                for dose in course.doses:
                    amounts = _amounts([replace(course, doses=(dose,))], sentence)
                    found |= {amount * n for amount in amounts for n in (days if dose.daily else times)}
            else:
                found |= days if role is Role.DAYS else {n * k for n in times for k in {1.0, *course.pieces}}
    return frozenset(found)


def _days(courses: Sequence[Course], _: str) -> frozenset[float]:
    return frozenset(n / a_day for course in courses for n in course.times for a_day in course.a_day or {1.0})


def _marked(courses: Sequence[Course]) -> Sequence[Course]:
    """The courses with each dose marked that is what a smaller one comes to in a day: "6 mg daily (2 mg tid)"."""
    return [_with_days(course, _same_drug(course, courses)) for course in courses]


def _with_days(course: Course, same: Sequence[Course]) -> Course:
    here = [one for one in same if one.place == course.place]
    days = {dose.amount * n for one in here for dose in one.doses for n in one.a_day if n > 1}
    if not any(dose.amount in days for dose in course.doses):
        return course
    doses = (replace(dose, daily=dose.daily or dose.amount in days) for dose in course.doses)
    return replace(course, doses=tuple(doses))


def _every(name: str) -> Callable[[Sequence[Course], str], frozenset[float]]:
    return lambda courses, _: frozenset().union(*(getattr(course, name) for course in courses))


def _between(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    told = _ORDERED.search(sentence)
    if told is None:
        several = {DAY / n for course in courses for n in course.a_day}
        once = _ONCE.search(sentence) and several and max(several) < DAY
        return _every("often")(courses, sentence) - ({DAY} if once else set())
    one, other = _ORDINALS[told["one"]], _ORDINALS[told["other"]]
    listed = [sorted(course.occasions) for course in courses]
    gaps = {days[other - 1] - days[one - 1] for days in listed if one < other <= len(days)}
    regular = {(other - one) * gap for gap in _every("between")(courses, sentence)}
    return frozenset(gaps or regular)


def _cycle(courses: Sequence[Course], _: str) -> frozenset[float]:
    return frozenset(one for course in courses for one in course.between if one > DAY)


def _rests(courses: Sequence[Course], _: str) -> frozenset[float]:
    """What is said to be a pause; else what the days with a dose leave of a cycle, and all lengths."""
    told = (match for course in courses for match in _OFF.finditer(course.line.text.casefold()))
    if off := {value_of(match["n"]) * HOURS[unit_of(match["unit"])] for match in told}:
        return frozenset(off)
    left: set[float] = set()
    for course in courses:
        whole = max(course.between, default=0.0)
        on = {len(course.occasions) * DAY, max(course.occasions, default=0.0), *course.lengths} - {0.0}
        left |= {whole - part for part in on if whole > part}
    return frozenset(left.union(*(course.lengths for course in courses))) if left else frozenset()


def _lengths(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """The lengths of some courses, and of two together or apart where a sentence has words for that."""
    found = {one for course in courses for one in course.spans} - {0.0}
    if _CYCLES.search(sentence):
        many = _cycles(courses, sentence) | cycles(sentence)
        found |= {gap * one for gap in _cycle(courses, sentence) for one in many}
    pairs = list(combinations_with_replacement(found, 2)) if _TOGETHER.search(sentence) else []
    told = any(course.lengths or course.cycles or course.counted for course in courses)
    both = {abs(one - other) for one, other in pairs} | {one + other for one, other in pairs}
    return frozenset(found | both) if told else frozenset()


def _of_a_cycle(courses: Sequence[Course], _: str) -> frozenset[float]:
    """How long one administration lasts, the days with one, and all lengths; what they leave of a cycle too."""
    told = {hours for course in courses for hours in course.in_cycle}
    cycles = {max(course.between, default=0.0) for course in courses}
    return frozenset(told | {whole - one for whole in cycles for one in told if whole > one})


def _per_cycle(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    listed = [course for course in courses if course.occasions]
    told = frozenset(len(one.occasions) * times for one in listed for times in one.a_day or {1.0})
    return told or _in_a_time(Role.PER_CYCLE, courses, sentence, 1.0, "cycle")


def _away(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """How long before or after what a sentence names too, in whatever of the lines."""
    words = terms_of(_EVENT.sub(" surgery ", sentence)) - GIVING
    found: set[float] = set()
    for text in {_EVENT.sub(" surgery ", course.line.text.casefold()) for course in courses}:
        for match in _AWAY.finditer(text):
            beside = terms_of(text[max(match.start() - _NEAR, 0) : match.end() + _NEAR])
            if beside & words and (match["within"] or match["how"] not in ("of", "from")):
                low, high = value_of(match["n"]), value_of(match["m"] or match["n"])
                whole = range(1 if match["within"] or match["most"] else ceil(low), int(high) + 1)
                found |= {one * HOURS[unit_of(match["unit"])] for one in (low, high, *whole)}
    return frozenset(found)


def _fractions(courses: Sequence[Course], _: str) -> frozenset[float]:
    """What one fraction is said to be, and what so many of an arm are of a sum, or of what two sums differ by."""
    found: set[float] = set()
    for place in {course.place for course in courses}:
        here = [course for course in courses if course.place == place]
        told = {match for one in here for match in _GRAYS.findall(one.line.text.casefold())}
        sums = {value_of(number) for before, number, behind in told if not (before or behind)}
        sums |= {abs(one - other) for one, other in combinations(sums, 2)}
        each = {value_of(number) for before, number, behind in told if before or behind}
        found |= each | {one + other for one, other in combinations(each, 2)}
        found |= {one / times for one in sums for course in here for times in course.counted if times}
    return frozenset(found)


def _cycles(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    found = {one for course in courses for one in course.cycles}
    if {course.place for course in courses if course.names_cycles} - {one.place for one in courses if one.cycles}:
        return frozenset()
    if any(course.up_to for course in courses) and not (MOST.search(sentence) or IN_ALL.search(sentence)):
        found |= set(map(float, range(1, int(max(found, default=1)))))
    lines = {(course.place, course.line.text): course.cycles_in_line for course in courses}
    told = [(place, one) for (place, _), numbers in lines.items() for one in numbers]
    return frozenset(found | {one + other for (at, one), (there, other) in combinations(told, 2) if at == there})


def _told_alone(courses: Sequence[Course]) -> Sequence[Course]:
    """The courses of named drugs alone, where they tell how many times."""
    named = [course for course in courses if course.drug]
    return named if any(course.times for course in named) else courses


def _times(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    courses = _told_alone(courses)
    if any(course.changes and len(course.between) > 1 for course in courses):
        return frozenset()
    several = _OF_ALL_SORTS.search(sentence)
    own = {(course.place, course.drug): course.times for course in courses if course.times and several}
    both = {
        a + b
        for ((at, drug), one), ((there, other), more) in combinations(own.items(), 2)
        if at == there and drug != other
        for a, b in product(one, more)
    }
    return frozenset(both.union(one * n for course in courses for one in course.times for n in {1.0, *course.pieces}))


def _amounts(courses: Sequence[Course], sentence: str, *, pieces: bool = False) -> frozenset[float]:
    """What the lines give by mass, for somebody as heavy as a sentence tells too."""
    amounts = {one for course in courses for dose in course.doses for one in dose.ends(pieces=pieces)}
    weights = [value_of(match["kg"]) for match in WEIGHT.finditer(sentence)]
    if weights and not any(_BY_BODY.search(course.own) for course in courses):
        return frozenset()
    return frozenset(amounts | {one * weight for one in amounts for weight in weights})


def _same_drug(course: Course, courses: Sequence[Course]) -> Sequence[Course]:
    """The courses that may be of one drug with a course."""
    return [one for one in courses if one.drug & course.drug or not (one.drug and course.drug)]


def _at_once(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """Each dose of a drug, what it comes to in a day and in pieces, and what it is a part of."""
    found: set[float] = set()
    for course in courses:
        times = {1.0, *(n for one in _same_drug(course, courses) for n in (*one.a_day, *one.pieces) if n)}
        for dose in course.doses:
            amounts = _amounts([replace(course, doses=(dose,))], sentence, pieces=True)
            each = dose.daily or EACH.search(sentence)
            found |= {one * factor for one in amounts for n in times for factor in (1.0 if each else n, 1 / n)}
    return frozenset(found)


def _in_a_piece(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    return _at_once(courses, sentence) if any(course.pieces for course in courses) else frozenset()


def _in_a_day(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """What a day's doses come to; any dose where it is not told how often it is given."""
    found: set[float] = set()
    for course in courses:
        times = {n for one in _same_drug(course, courses) for n in one.a_day} or {1.0}
        rates = {DAY / gap for gap in course.between if gap > DAY} if "average" in sentence else set()
        for dose in course.doses:
            amounts = _amounts([replace(course, doses=(dose,))], sentence)
            found |= {one * n for one in amounts for n in ({1.0} if dose.daily else times | rates)}
        found |= course.of_a_day
    return frozenset(found)


def _in_a_week(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    """What a week's doses come to, and a dose that is given once a week."""
    found: set[float] = set()
    for course in courses:
        gaps = {gap for one in _same_drug(course, courses) for gap in one.between if gap >= DAY}
        rates = {HOURS["week"] / gap for gap in gaps} | {
            7 * n for one in _same_drug(course, courses) for n in one.a_day
        }
        found |= {one * rate for one in _amounts([course], sentence) for rate in {1.0, *rates}}
    return frozenset(found)


def _in_sittings(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    told = OVER_SITTINGS.search(sentence)
    number = value_of(told["n"]) if told else 1.0
    if any(course.changes for course in courses):
        return frozenset()
    if told and not told["of"]:
        return frozenset(one * n for one in _at_once(courses, sentence) for n in (1.0, number))
    times = [(course, n) for course in courses for one in _same_drug(course, courses) for n in one.in_a_cycle]
    return frozenset(one * n * number for course, n in times for one in _amounts([course], sentence))


def _first(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    changing = [course for course in courses if course.changes and len({dose.amount for dose in course.doses}) > 1]
    if not changing:
        return _at_once(courses, sentence)
    weights = [value_of(match["kg"]) for match in WEIGHT.finditer(sentence)]
    firsts = {course.doses[0].amount for course in changing}
    return frozenset(firsts | {one * weight for one in firsts for weight in weights})


def _in_all(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    dosed = [course for course in _told_alone(courses) if course.doses]
    made = {amount * times for one in dosed for amount in _amounts([one], sentence) for times in one.times}
    changes = any(course.changes for course in dosed)
    return frozenset(made | _at_once(courses, sentence)) if made and not changes else frozenset()


def _steps(courses: Sequence[Course], sentence: str) -> frozenset[float]:
    if EACH_STEP.search(sentence):
        return frozenset(later - one for one, later in pairwise(sorted(_amounts(courses, sentence))))
    return frozenset(abs(one - other) for one, other in combinations(_at_once(courses, sentence), 2))


def _ratios(courses: Sequence[Course], _: str) -> frozenset[float]:
    """How many times as large one dose is as another, or one of two numbers before the same word."""
    scales: dict[str, set[float]] = defaultdict(set)
    for course in courses:
        for dose in course.doses:
            scale = scales[dose.scale.partition("/")[0]]
            scale |= course.of_a_day.union(dose.amount * times for times in {1.0, *course.a_day})
        for match in _COUNTED.finditer(course.line.text.casefold()):
            scales[match["what"]].add(value_of(match["n"]))
    found = {one / other for same in scales.values() for one, other in permutations(same - {0.0}, 2)}
    return frozenset(found | {one - 1 for one in found})


def _arms(courses: Sequence[Course], _: str) -> frozenset[float]:
    numbers = Counter(trial for trial, _ in {course.place for course in courses})
    return frozenset(one / other for one, other in permutations(numbers.values(), 2))


_VALUES: dict[Role, Callable[[Sequence[Course], str], frozenset[float]]] = {
    Role.SITTING: _every("sittings"),
    Role.BETWEEN: _between,
    Role.CYCLE: _cycle,
    Role.REST: _rests,
    Role.LENGTH: _lengths,
    Role.IN_CYCLE: _of_a_cycle,
    Role.PER_CYCLE: _per_cycle,
    Role.AWAY: _away,
    Role.CYCLES: _cycles,
    Role.TIMES: _times,
    Role.DAYS: _days,
    Role.PIECES: _every("pieces"),
    Role.AREA: _every("areas"),
    Role.DOSE: _at_once,
    Role.FRACTION: _fractions,
    Role.PIECE: _in_a_piece,
    Role.DAY: _in_a_day,
    Role.WEEK: _in_a_week,
    Role.SUM: _in_sittings,
    Role.FIRST: _first,
    Role.ALL: _in_all,
    Role.STEP: _steps,
    Role.RATIO: _ratios,
    Role.ARMS: _arms,
}
