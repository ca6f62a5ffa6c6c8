"""How long, how often, how many times and in how many cycles a line says that something is given."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.trials.treatment.quantities import DAY, HOURS, Kind, Quantity, quantities_in
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_NAMES = "second s sec, minute min, hour hr h, day d, week wk w, month mo m, year yr"
_UNITS = {short: names.split()[0] for names in _NAMES.split(",") for short in names.split()}
TIME_UNIT = r"(?:(?:second|sec|minute|min|hour|hr|h|day|d|week|wk|month|mo|year|yr)s?|s)"
_SITTINGS = (
    "injection infusion dose session fraction treatment application administration shot visit exchange boluse time call"
    " classe meeting lesson webinar mailing workshop module transfusion"
)
SITTINGS = rf"(?:{'|'.join(_SITTINGS.split())})s"
_ONE_SITTING = terms_of(_SITTINGS)
EVENTS = _ONE_SITTING | terms_of(
    "class workout message text sms prompt notification feed appointment jab tablet pill capsule puff procedure scan"
    " contact sitting cycle course round drip reminder e-mail mail booster letter lecture shake serving sample drop"
)
"""What comes several times in a treatment."""
CYCLES = late_regex(r"\b(?:cycle|course)s?\b")
_CYCLE = terms_of("cycle course round")


def unit_of(written: str) -> str:
    """A unit of time by its whole name."""
    name = written.rstrip("s") or written
    return _UNITS.get(name, name)


def lengths(text: str) -> Iterator[float]:
    """How long something lasts by a lower-case text, in hours."""
    yield from (hours for one in _of(text, Kind.LENGTH) for hours in one.ends)


def intervals(text: str) -> frozenset[float]:
    """How far apart something is given by a lower-case text, in hours."""
    found = {hours for one in _of(text, Kind.GAP) for hours in one.ends}
    found |= {one.per for one in _of(text, Kind.AMOUNT) if one.per >= DAY}
    return frozenset(found | {one.per / times for one in _of(text, Kind.RATE) for times in one.ends if times}) - {0.0}


def days_apart(text: str) -> list[float]:
    """How many days, more than one, lie between two administrations or the beginnings of two cycles."""
    return [hours / DAY for hours in intervals(text) if hours > DAY]


def times_a_day(text: str) -> Iterator[float]:
    """How many times a day something is given, in every way that a lower-case text says so."""
    yield from (DAY / hours for hours in intervals(text) if hours <= DAY)


def times_a_week(text: str) -> Iterator[float]:
    """How many times, or on how many days, of a week something is given, as far as a lower-case text has a number."""
    yield from (times for one in _of(text, Kind.RATE) if one.per == HOURS["week"] for times in one.ends)


def occasions(text: str) -> list[float]:
    """The numbered days, weeks and months of a lower-case text, in hours; each day of a span."""
    return list(
        dict.fromkeys(n * HOURS[one.unit] for one in _of(text, Kind.LIST) if one.unit in HOURS for n in one.ends)
    )


def sittings(text: str) -> Iterator[float]:
    """How many administrations a lower-case text tells of in its places."""
    yield from (n for one in _of(text, Kind.COUNT) if one.nouns & _ONE_SITTING for n in one.ends)


def days_of_cycles(text: str) -> list[float]:
    """How many days the cycles last that a lower-case text names: what lies furthest apart in it."""
    apart = days_apart(text)
    return [max(apart)] if apart and CYCLES.search(text) else []


def numbers_of_cycles(text: str) -> list[float]:
    """How many cycles, or times, a lower-case text tells of in its places."""
    return [n for one in _of(text, Kind.COUNT) if not one.unit or one.nouns & _CYCLE for n in one.ends]


def cycles(text: str) -> set[float]:
    """The numbers of cycles in a lower-case text: so many, or as many as are numbered."""
    told = [one for one in _of(text, Kind.COUNT) if not one.unit or one.nouns & _CYCLE]
    several = [one.ends[-1] for one in told if one.unit]
    found = {n for one in told for n in one.ends} | ({sum(several)} if len(several) > 1 else set())
    listed = [one.ends for one in _of(text, Kind.LIST) if one.unit == "cycle" and one.ends]
    return found.union(*((float(len(ends)), ends[-1]) for ends in listed))


def _of(text: str, kind: Kind) -> Iterator[Quantity]:
    return (one for one in quantities_in(text) if one.kind is kind)
