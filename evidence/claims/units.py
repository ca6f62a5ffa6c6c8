"""Units as copy writes them, and as `Quantity.unit` names them: singular, spelled out or the SI symbol."""

from __future__ import annotations

from functools import cache

from evidence.late import late_regex

_TIMES = {
    "second": "seconds? secs?",
    "minute": "minutes? mins?",
    "hour": "hours? hrs? h",
    "day": "days?",
    "night": "nights?",
    "week": "weeks? wks?",
    "month": "months?",
    "year": "years? yrs?",
    "decade": "decades?",
    "century": "century centuries",
}
_PEOPLE = {
    "patient": "patients?",
    "participant": "participants?",
    "subject": "subjects?",
    "volunteer": "volunteers?",
    "person": "people persons?",
    "adult": "adults?",
    "woman": "women woman",
    "man": "men man",
    "child": "children child",
    "girl": "girls?",
    "boy": "boys?",
    "infant": "infants?",
    "adolescent": "adolescents? teenagers?",
    "individual": "individuals?",
    "American": "americans?",
    "user": "users?",
    "athlete": "athletes?",
    "veteran": "veterans?",
    "case": "cases?",
    "death": "deaths?",
    "responder": "responders?",
}
_EVENTS = {
    "dose": "doses?",
    "infusion": "infusions?",
    "injection": "injections?",
    "session": "sessions?",
    "treatment": "treatments?",
    "application": "applications?",
    "administration": "administrations?",
    "visit": "visits?",
    "cycle": "cycles?",
    "tablet": "tablets?",
    "capsule": "capsules?",
    "pill": "pills?",
    "drop": "drops?",
    "serving": "servings?",
    "cup": "cups?",
    "study": "study studies",
    "trial": "trials?",
    "meta-analysis": "meta-analysis meta-analyses",
    "review": "reviews?",
    "biomarker": "biomarkers?",
    "gene": "genes?",
    "sample": "samples?",
    "copy": "copies",
    "cell": "cells?",
    "calorie": "calories? kcal",
    "step": "steps",
    "point": "points?",
}
_AMOUNTS = {
    "mg": "mg milligrams?",
    "mcg": "mcg µg μg ug micrograms?",
    "ng": "ng nanograms?",
    "pg": "pg",
    "g": "g grams? gm",
    "kg": "kg kilograms? kgs",
    "lb": "lbs? pounds?",
    "ml": "ml millilit(?:er|re)s?",
    "IU": "iu international\\sunits?",
    "unit": "units? u",
    "MBq": "mbq megabecquerels?",
    "GBq": "gbq gigabecquerels?",
    "mCi": "mci millicuries?",
    "CFU": "cfus?",
    "mmol": "mmol",
    "µmol": "µmol μmol umol",
    "nmol": "nmol",
    "mEq": "meq",
    "mmHg": "mm\\s?hg",
    "bpm": "bpm",
    "mm": "mm",
    "cm": "cm",
    "nm": "nm",
    "°C": "°\\s?c",
    "°F": "°\\s?f",
}
_DENOMINATORS = {
    "kg": "kg kilograms?",
    "day": "d days?",
    "hour": "h hr hours?",
    "minute": "min minutes?",
    "dose": "doses?",
    "week": "wk weeks?",
    "serving": "servings?",
    "dl": "dl",
    "ml": "ml",
    "l": "l lit(?:er|re)s?",
    "m²": "m2 m²",
}
# A measured level, size or weight is no dose.
_LEVELS = frozenset(["lb", "kg", "mmHg", "bpm", "mm", "cm", "nm", "°C", "°F"])
_VOLUMES = frozenset(["dl", "ml", "l"])
MEDICATIONS = frozenset(["dose", "infusion", "injection", "session", "treatment", "application", "administration"])
"""Units that count what a person is given."""


def _alternatives(table: dict[str, str]) -> str:
    return "|".join(sorted((form for forms in table.values() for form in forms.split()), key=len, reverse=True))


TIME = _alternatives(_TIMES)
PEOPLE = _alternatives(_PEOPLE)
EVENT = _alternatives(_EVENTS)
_OF = _alternatives(_DENOMINATORS)
AMOUNT = rf"(?:{_alternatives(_AMOUNTS)})(?:\s?/\s?(?:{_OF})\b|\sper\s(?:{_OF})\b)*"

_TABLES = {"time": _TIMES, "people": _PEOPLE, "event": _EVENTS, "amount": _AMOUNTS, "denominator": _DENOMINATORS}
_NAMES = {
    family: tuple((late_regex(rf"(?:{'|'.join(forms.split())})\Z"), name) for name, forms in table.items())
    for family, table in _TABLES.items()
}
_PER = late_regex(r"\s?/\s?|\sper\s")
_MINUTES = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "night": 1440,
    "week": 10080,
    "month": 43830,
    "year": 525960,
}


@cache
def unit_name(family: str, written: str) -> str:
    """The name of a unit of lower-case copy; `family` is time, people, event or amount."""
    head, *rest = _PER.split(written)
    return "/".join([_name(family, head), *(_name("denominator", part) for part in rest)])


def _name(family: str, written: str) -> str:
    return next(name for pattern, name in _NAMES[family] if pattern.match(written))


def is_level(unit: str) -> bool:
    """Whether an amount is a measured level ("30 ng/ml", "5 kg") and no dose."""
    head, *rest = unit.split("/")
    lost = head == "g" and "hour" in rest  # water through the skin; nobody is given grams by the hour
    return lost or not _VOLUMES.isdisjoint(rest) or (not rest and head in _LEVELS)


def converted(value: float, unit: str, target: str) -> float | None:
    """A time in another unit of time, or None where there is no fixed ratio ("decade" is left alone)."""
    if unit == target:
        return value
    if unit not in _MINUTES or target not in _MINUTES:
        return None
    return round(value * _MINUTES[unit] / _MINUTES[target], 6)
