"""Whether a line of a record speaks of what a claim's number is of.

A line has few words beside its value, so each of them tells. A word of the claim that the record has elsewhere names
another line; a level, a group or a time that only one side names tells of a part of the people, or of another day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.passage import TALLY, Passage
from evidence.agreement.passages.points import Point, speaks_of_age
from evidence.agreement.passages.subjects import TELLING, Source
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.terms import is_level, shared, terms_of
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

DIFFER = 0.75
"""How much of what is said of a number a line of a record has to share, to speak of the same thing."""
_SEVERAL = 2
_BESIDE = late_regex(r"\s*(?:time frame|follow-?up|arm/group title)\b", re.IGNORECASE)
"""When something was measured, and names: no results."""
BY_THE_WAY = late_regex(r"menopaus|amenorrh|\b(?:if|defined|unless|except|e\.g)\b", re.IGNORECASE)
"""A line that names an age, and is about something else."""
_PLAIN = late_regex(r"(?<![\d.])\d+(?:\.\d+)?")
_ENTRY = terms_of(
    "registration registering registered register enrollment enrolment inclusion admission entering before clinical"
    " accept accepted acceptable suitable appropriate permit permitted allow allowed qualify qualified qualifies"
    " possess possessing maintain join joining wish wishing mandates mandated mandatory requirement prerequisite"
    " expected ensure meet meets admitted deemed hold specific criteria criterion order duration period lasts"
)
"""Words of letting people in: whoever speaks of a condition may use any of them."""
_PEOPLE = frozenset({"sample-size", "%"})


def nearness(point: Point, points: Sequence[Point], line: Passage, source: Source) -> float:
    """How much of what a claim says of its number a line on the same says too; 0 for a line on something else.

    `points` are all numbers of the claim, `source` is the whole record.
    """
    if not line.criteria and not (_is_of_its_people(point, points, line, source) and _is_free(point, line)):
        return 0.0
    if point.slot is Slot.POPULATION and point.manner.condition and speaks_of_age(line):
        return max(_named(point, line, source), DIFFER) if _is_on_age(point, line) else 0.0
    return _named(point, line, source) if _may_be_named(point, line) else 0.0


def _is_on_age(point: Point, line: Passage) -> bool:
    """Whether a line asks for an age of everybody, as the claim does."""
    other = any(value.measure.scale != point.measure.scale for value in line.values)
    return not (point.manner.of_part or other or BY_THE_WAY.search(line.text))


def _named(point: Point, line: Passage, source: Source) -> float:
    """How much of the words around the number the line says; 0 where what it leaves out, or has more, tells."""
    known, own = point.known(line) | terms_of(line.statistic), terms_of(line.text)
    near = (point.near - _ENTRY if line.criteria else point.near) or point.near
    missing = near - known
    if telling(near) - known or telling(own) - point.all or not missing.isdisjoint(source.words):
        return 0.0
    share = shared(near, known)
    if share >= DIFFER:
        return share
    labelled = len(own) >= _SEVERAL and own <= point.all and len(missing) == 1
    return DIFFER if labelled else 0.0


def _may_be_named(point: Point, line: Passage) -> bool:
    """Whether a line may be about one thing by its words: totals, times and doses given to an arm need all of them."""
    complete = point.near <= point.known(line)
    if line.unit and point.quantity.kind is QuantityKind.TIMEPOINT:
        return False  # when it was measured is not what was measured
    if line.total or (point.quantity.kind is QuantityKind.TIMEPOINT and not line.criteria):
        return complete
    return complete or point.slot is not Slot.REGIMEN or not line.defines


def _is_of_its_people(point: Point, points: Sequence[Point], line: Passage, source: Source) -> bool:
    """Whether a result or a dose is of the claim's arm, at its times, and of no other part of its people."""
    known = point.known(line) | terms_of(line.statistic)
    counts = TALLY.search(line.text) is not None
    if point.manner.of_age and not speaks_of_age(line):
        return False
    if _BESIDE.match(line.text) or (point.measure.scale == "number" and not line.unit):
        return False
    if counts and not terms_of(line.text) <= point.all:
        return False  # febrile neutropenia is not all neutropenia
    if not (point.all & source.words | telling(point.all)) <= known or source.of_other_arms(line) & point.all:
        return False
    bounds = [one for one in points if one != point and one.slot in (Slot.TIMEPOINT, Slot.POPULATION)]
    told = [*(value.measure for value in line.values), *map(measure_of, written_quantities(line.context))]
    return all(any(one is not None and follows(bound.measure, one) for one in told) for bound in bounds)


def _is_free(point: Point, line: Passage) -> bool:
    """Whether a line that counts people does not have the number in another role: of how many, how many are left."""
    if point.measure.scale not in _PEOPLE:
        return True
    numbers = {float(number) for number in _PLAIN.findall(line.text)} | {float(line.analysed or 0)}
    numbers |= {float(tally["whole"]) - float(tally["part"]) for tally in TALLY.finditer(line.text)}
    return point.measure.number.value not in numbers


def telling(terms: frozenset[str]) -> frozenset[str]:
    """The words that tell parts of the people, or levels of one thing, apart."""
    return frozenset(term for term in terms if term in TELLING or is_level(term))
