"""Numbers with their units, read from left to right in one pass.

A trigger finds where a quantity may begin, one shape reads on from there, and one look back finds the words that
bound it ("up to", "at least") or place it in time ("within", "after"). Fractions have values between 0 and 1; a
frequency counts times per unit ("every 8 hours" is 0.125 per hour). A time after "within", "after", "at", "by" or
"in" is a timepoint, any other a duration; a vague one ("within hours") has a unit but no value.

Names that hold digits ("type 2", "B12", "COVID-19"), citation marks, addresses, identifiers and the days of dates
are no quantities; the year of a date is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from evidence.claims import patterns
from evidence.claims.bounding import Reader, Reading, bounded, made, timed
from evidence.claims.claim import Comparator, Quantity, QuantityKind
from evidence.claims.numerals import SIGNS, plain_numbers, value_of
from evidence.claims.units import converted, is_level, unit_name
from evidence.claims.wording import KEPT


@lru_cache(maxsize=KEPT)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order, without overlaps; spans are offsets in `text`."""
    found: list[Quantity] = []
    lower = plain_numbers(text.translate(patterns.UPPER))
    if not patterns.FIGURE.search(lower) and patterns.CUES.isdisjoint(patterns.WORD.findall(lower)):
        return ()
    done = 0
    for trigger in patterns.TRIGGER.finditer(lower):
        if trigger.start() < done:
            continue
        reader = Reader(text, lower, done)
        quantity, end = _SHAPES[trigger.lastgroup or "skip"](reader, trigger)
        if quantity is not None:
            found.append(quantity)
        done = max(done, end)
    return tuple(found)


def _skip(_reader: Reader, trigger: re.Match[str]) -> Reading:
    return None, trigger.end()


def _number(reader: Reader, trigger: re.Match[str]) -> Reading:
    lower, start = reader.lower, trigger.start()
    if confidence := patterns.CONFIDENCE.match(lower, start):
        return _interval(reader, confidence)
    number = patterns.NUMBER.match(lower, start)
    if number is None or _is_named(reader, start):
        return None, start + 1
    if len(number["low"]) == 1 and patterns.FURTHER_NAMED.search(lower, max(0, start - 24), start):
        return None, number.end()
    if (sight := patterns.ACUITY.match(lower, start)) and patterns.OF_SIGHT.search(lower):
        return made(reader, start, sight.end(), QuantityKind.OTHER, value_of(sight[0].rpartition("/")[2].strip()))
    low, high, end = _range(reader, number)
    if high is None and not number["sign"] and (share := _share(reader, start, end, low)):
        return share
    if year := _year(reader, start):
        return year
    tail = patterns.TAIL.match(lower, end)
    if number["sign"] or (tail and tail.lastgroup == "percent"):
        return bounded(reader, start, tail.end() if tail else end, QuantityKind.PERCENT, low, high, "%")
    if tail is None:
        return _bare(reader, trigger, end, low, high)
    return _measured(reader, start, tail, low, high)


def _is_named(reader: Reader, start: int) -> bool:
    """Whether a number is part of a name: "phase 3", and no "levels 40% lower"."""
    before = patterns.NAMED.search(reader.lower, max(reader.done, start - 24), start)
    return before is not None and patterns.NO_NAME.match(reader.lower, start) is None


def _range(reader: Reader, number: re.Match[str]) -> tuple[float, float | None, int]:
    """Low, high and end; a join that is none ("10 and 20", "from 9 to 4") leaves the first number alone."""
    low = value_of(number["low"])
    if number["high"] is None:
        return low, None, number.end()
    high = value_of(number["high"])
    join = number["join"].strip()
    tail = patterns.TAIL.match(reader.lower, number.end())
    joined = join != "and" or reader.bounds(number.start())["between"]
    if join == "to" and tail and tail.lastgroup == "percent" and not number["sign"]:
        joined = patterns.SOME_WITHIN.search(reader.lower, 0, number.start()) is None
    if join == "or":
        joined = tail is not None and tail.lastgroup in ("time_unit", "time", "event", "times")
    if low < high and joined:
        return low, high, number.end()
    return low, None, number.end("sign") if number["sign"] else number.end("low")


def _share(reader: Reader, start: int, end: int, low: float) -> Reading | None:
    """ "7 of 10 patients", "one in five", "12/17"."""
    out_of = patterns.OUT_OF.match(reader.lower, end)
    if out_of is None or (low == 1 and patterns.OF_ALL.search(reader.lower, max(0, start - 8), start)):
        return None
    whole = value_of(out_of["slash"] or out_of["whole"])
    if low < 1 and not (out_of["slash"] or low == 0):
        return bounded(reader, start, end, QuantityKind.FRACTION, low)  # "0.59 in the 51 patients"
    if whole <= low or whole.is_integer() is False or (1500 <= whole <= 2100 and not out_of["slash"]):
        return None
    people = patterns.PEOPLE_TAIL.match(reader.lower, out_of.end())
    following = patterns.TAIL.match(reader.lower, out_of.end())
    if following and not people and not out_of["slash"]:
        return None
    unit = unit_name("people", people["unit"]) if people else None
    return bounded(
        reader, start, people.end() if people else out_of.end(), QuantityKind.FRACTION, low / whole, None, unit
    )


def _measured(reader: Reader, start: int, tail: re.Match[str], low: float, high: float | None) -> Reading:
    """A number with the unit that follows it."""
    end = tail.end()
    if tail["time"]:
        return _lasting(reader, start, tail, low, high)
    if tail["fold"]:
        return bounded(reader, start, end, QuantityKind.RATIO, low, high)
    if tail["times"]:
        unit = patterns.ADVERBS[tail["adverb"]] if tail["adverb"] else unit_name("time", tail["per"])
        return bounded(reader, start, end, QuantityKind.FREQUENCY, low, high, unit)
    if tail["age"]:
        return bounded(reader, start, end, QuantityKind.AGE, low, high, "year")
    if tail["amount"]:
        if reader.text[end - 1] == "G" and tail["amount_unit"] == "g":  # a network, not a gram
            return None, end
        unit = unit_name("amount", tail["amount_unit"])
        kind = QuantityKind.OTHER if is_level(unit) else QuantityKind.DOSE
        return bounded(reader, start, end, kind, low, high, unit)
    if tail["event"]:
        return bounded(reader, start, end, QuantityKind.COUNT, low, high, unit_name("event", tail["event_unit"]))
    kind = QuantityKind.SAMPLE_SIZE if low < 1e6 else QuantityKind.COUNT
    return bounded(reader, start, end, kind, low, high, unit_name("people", tail["people_unit"]))


def _lasting(reader: Reader, start: int, tail: re.Match[str], low: float, high: float | None) -> Reading:
    """A time, which may go on to a second one in another unit ("40 minutes to an hour")."""
    unit, end = unit_name("time", tail["time_unit"]), tail.end()
    onward = patterns.TO_TIME.match(reader.lower, end) if high is None else None
    if onward:
        upper = 1.0 if onward["article"] else value_of(onward["high"])
        upper_in_unit = converted(upper, unit_name("time", onward["unit"]), unit)
        if upper_in_unit is not None and upper_in_unit > low:
            high, end = upper_in_unit, onward.end()
    return timed(reader, start, end, low, high, unit)


def _bare(reader: Reader, trigger: re.Match[str], end: int, low: float, high: float | None) -> Reading:
    """A number without a unit; in words it is mere prose ("one of the most")."""
    if trigger.lastgroup == "word" or patterns.SPELLED_ON.match(reader.lower, end):
        return None, end
    counts = high is None and low.is_integer() and patterns.NOUN_AFTER.match(reader.lower, end)
    kind = QuantityKind.COUNT if counts else QuantityKind.OTHER
    return bounded(reader, trigger.start(), end, kind, low, high)


def _year(reader: Reader, start: int) -> Reading | None:
    year = patterns.YEAR.match(reader.lower, start)
    tail = patterns.TAIL.match(reader.lower, year.end()) if year else None
    if year is None or (tail and not _is_one(tail)):
        return None
    low = float(year["low"])
    if year["decade"]:
        found, end = made(reader, start, year.end(), QuantityKind.YEAR, low, low + 9, "decade")
        return found, end
    high = float(year["high"]) if year["high"] else None
    return made(reader, start, year.end(), QuantityKind.YEAR, low, high, "year")


def _is_one(tail: re.Match[str]) -> bool:
    """Whether it is one trial or the like: "a 2018 meta-analysis" is of that year, "2018 trials" are so many."""
    event: str | None = tail["event_unit"]
    return event is not None and tail[0][0].isspace() and unit_name("event", event) == event


def _interval(reader: Reader, found: re.Match[str]) -> Reading:
    low, high = (float(limit.replace("−", "-")) if limit else None for limit in found.group("low", "high"))
    return made(reader, found.start(), found.end(), QuantityKind.INTERVAL, low, high)


def _confidence(reader: Reader, trigger: re.Match[str]) -> Reading:
    found = patterns.BARE_CONFIDENCE.match(reader.lower, trigger.start())
    return _interval(reader, found) if found and found["low"] else (None, trigger.end())


def _label(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "p < 0.05" and "n = 18"."""
    start = trigger.start()
    if p_value := patterns.P_VALUE.match(reader.lower, start):
        signs = {
            "<": Comparator.LESS_THAN,
            ">": Comparator.MORE_THAN,
            "≤": Comparator.AT_MOST,
            "≥": Comparator.AT_LEAST,
        }
        comparator = signs.get(p_value["bound"], Comparator.EQUAL)
        return made(reader, start, p_value.end(), QuantityKind.P_VALUE, float(p_value["value"]), None, None, comparator)
    if sample := patterns.N.match(reader.lower, start):
        return made(reader, start, sample.end(), QuantityKind.SAMPLE_SIZE, value_of(sample["value"]))
    return None, trigger.end()


def _measure(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "HR 0.61"; the word "or" is no odds ratio."""
    found = patterns.MEASURE.match(reader.lower, trigger.start())
    if found is None or not (
        len(trigger[0]) > 3 or trigger[0] in ("nnt", "nnh") or reader.text[trigger.end() - 1].isupper()
    ):
        return None, trigger.end()
    return made(reader, found.start(), found.end(), QuantityKind.RATIO, float(found["value"]), None, found["name"])


def _money(reader: Reader, trigger: re.Match[str]) -> Reading:
    found = patterns.MONEY.match(reader.lower, trigger.start())
    assert found is not None  # the trigger looks ahead to the digit
    factor = {"k": 1e3, "m": 1e6, None: 1.0}[found["k"]]
    high = value_of(found["high"]) if found["high"] else None
    unit = patterns.CURRENCIES[found["sign"]]
    return bounded(reader, found.start(), found.end(), QuantityKind.MONEY, value_of(found["low"]) * factor, high, unit)


def _sign(reader: Reader, trigger: re.Match[str]) -> Reading:
    return bounded(reader, trigger.start(), trigger.end(), QuantityKind.FRACTION, SIGNS[trigger[0]])


def _fold(reader: Reader, trigger: re.Match[str]) -> Reading:
    number = trigger[0].removesuffix("fold").removesuffix("-")
    return bounded(reader, trigger.start(), trigger.end(), QuantityKind.RATIO, value_of(number))


def _ratio(reader: Reader, trigger: re.Match[str]) -> Reading:
    value = next(value for stem, value in patterns.RATIOS.items() if trigger[0].startswith(stem))
    end = trigger.start() + len(trigger[0].rstrip())
    if patterns.NOT_A_RATIO.match(reader.lower, end):
        return None, end
    return bounded(reader, trigger.start(), end, QuantityKind.RATIO, value)


def _counted(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "twice a week", "once daily"; "once" alone is no quantity."""
    times = patterns.TIMES_A.match(reader.lower, trigger.end())
    if times is None:
        return None, trigger.end()
    return made(
        reader, trigger.start(), times.end(), QuantityKind.FREQUENCY, patterns.COUNTED[trigger[0]], None, _per(times)
    )


def _per(times: re.Match[str]) -> str:
    return patterns.ADVERBS[times["adverb"]] if times["adverb"] else unit_name("time", times["per"])


def _part(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "at least half", "two-thirds"; "half an hour" is a duration, "half a percent" a percentage."""
    numerator, _, name = trigger[0].replace("-", " ").rpartition(" ")
    value = patterns.WORD_FRACTIONS[name.removesuffix("s")] * (1 if numerator in ("", "a") else value_of(numerator))
    if hour := patterns.HOUR.match(reader.lower, trigger.end()):
        return timed(reader, trigger.start(), hour.end(), value, None, unit_name("time", hour["unit"]))
    if percent := patterns.OF_A_PERCENT.match(reader.lower, trigger.end()):
        return bounded(reader, trigger.start(), percent.end(), QuantityKind.PERCENT, value, None, "%")
    if patterns.NOT_A_PART.match(reader.lower, trigger.end()):
        return None, trigger.end()
    return bounded(reader, trigger.start(), trigger.end(), QuantityKind.FRACTION, value)


def _age(reader: Reader, trigger: re.Match[str]) -> Reading:
    found = patterns.AGE.match(reader.lower, trigger.start())
    if found is None:
        return None, trigger.end()
    high = float(found["high"]) if found["high"] else None
    return bounded(reader, found.start(), found.end(), QuantityKind.AGE, float(found["low"]), high, "year")


def _point(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "week 8", "days 3–5"."""
    found = patterns.POINT.match(reader.lower, trigger.start())
    if found is None:
        return None, trigger.start() + 1
    high = float(found["high"]) if found["high"] else None
    bounds = reader.bounds(found.start())
    start = bounds.start("place") if bounds["place"] else found.start()
    return made(
        reader, start, found.end(), QuantityKind.TIMEPOINT, float(found["low"]), high, unit_name("time", found["unit"])
    )


def _article(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "within a day", "a year later": a time only where these words make it one; "a few" is read on its own."""
    unit = patterns.TIME_UNIT.match(reader.lower, trigger.end())
    before = max(reader.done, trigger.start() - 16), trigger.start()
    if unit is None or not (
        patterns.LATER.match(reader.lower, unit.end()) or patterns.VAGUE_CUES.search(reader.lower, *before)
    ):
        return None, trigger.end()
    return timed(reader, trigger.start(), unit.end(), 1.0, None, unit_name("time", unit["unit"]))


def _every(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "every 8 hours" is 0.125 per hour, "every 2–3 weeks" between a third and a half per week."""
    found = patterns.EVERY.match(reader.lower, trigger.end())
    if found is None:
        return None, trigger.end()
    low = 2.0 if found["other"] else value_of(found["low"]) if found["low"] else 1.0
    if low == 0:
        return None, found.end()
    unit = unit_name("time", found["unit"])
    if found["high"]:
        rarest = 1 / value_of(found["high"])
        return made(reader, trigger.start(), found.end(), QuantityKind.FREQUENCY, rarest, 1 / low, unit)
    return made(reader, trigger.start(), found.end(), QuantityKind.FREQUENCY, 1 / low, None, unit)


def _single(reader: Reader, trigger: re.Match[str]) -> Reading:
    found = patterns.SINGLE.match(reader.lower, trigger.start())
    if found is None:
        return None, trigger.end()
    unit = unit_name("event", found["unit"])
    if not patterns.ONE_MEDICATION.match(unit):
        return None, trigger.end()
    return made(reader, trigger.start(), found.end(), QuantityKind.COUNT, 1.0, None, unit)


def _few(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "several weeks", "several times a week": no value, only a unit."""
    if times := patterns.TIMES_PER.match(reader.lower, trigger.end()):
        unit = unit_name("time", times["per"])
        return made(reader, trigger.start(), times.end(), QuantityKind.FREQUENCY, None, None, unit)
    found = patterns.TIME_UNIT.match(reader.lower, trigger.end())
    if found is None:
        return None, trigger.end()
    return timed(reader, trigger.start(), found.end(), None, None, unit_name("time", found["unit"]))


def _plural(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "within hours or days": the longer unit; years "of" something are mere prose."""
    start, end = trigger.span()
    unit = trigger[0]
    onward = patterns.OR_TIMES.match(reader.lower, end)
    cue = patterns.VAGUE_CUES.search(reader.lower, max(reader.done, start - 16), start)
    if onward:
        end, unit = onward.end(), onward["unit"]
    within = cue is not None and cue[0].startswith("within")
    if not (cue or onward) or (reader.lower.startswith(" of ", end) and not within):
        return None, end
    return timed(reader, start, end, None, None, unit_name("time", unit))


def _large(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "millions of people": a count without a value."""
    people = patterns.OF_PEOPLE.match(reader.lower, trigger.end())
    unit = unit_name("people", people["unit"]) if people else None
    end = people.end() if people else trigger.end()
    return made(reader, trigger.start(), end, QuantityKind.COUNT, None, None, unit)


def _adverb(reader: Reader, trigger: re.Match[str]) -> Reading:
    """ "50 mg daily": a frequency only right after an amount; "daily life" is none."""
    if reader.done == 0 or reader.done < trigger.start() - 1:
        return None, reader.done
    return made(reader, trigger.start(), trigger.end(), QuantityKind.FREQUENCY, 1.0, None, patterns.ADVERBS[trigger[0]])


_SHAPES: dict[str, Callable[[Reader, re.Match[str]], Reading]] = {
    "skip": _skip,
    "money": _money,
    "sign": _sign,
    "number": _number,
    "word": _number,
    "confidence": _confidence,
    "label": _label,
    "measure": _measure,
    "fold": _fold,
    "ratio": _ratio,
    "counted": _counted,
    "part": _part,
    "age": _age,
    "point": _point,
    "article": _article,
    "every": _every,
    "single": _single,
    "few": _few,
    "plural": _plural,
    "large": _large,
    "adverb": _adverb,
}
