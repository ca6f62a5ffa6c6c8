"""The doses, days and amounts of a longer time that a statement gives a drug, against the schedules that lines tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.points import Point
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.treatment.given import Given, by_sentence, treated_in
from evidence.agreement.trials.treatment.named_doses import TABLETS, drugs_of
from evidence.agreement.trials.treatment.schedules import Schedule, schedules_of
from evidence.agreement.trials.treatment.sides import drugs_in, side_of
from evidence.agreement.trials.treatment.spoken_of import trials_of
from evidence.agreement.trials.treatment.timings import days_of_cycles, times_a_day
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.trials.words.wording import is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PERIOD = (
    rf"(?:full\s|whole\s|complete\s|single\s|entire\s|one\s)*(?:(?P<length>{NUMERAL})[\s-])?"
    r"(?P<unit>day|week|fortnight|month|cycle|course)s?\b(?![\s-](?:long|off)\b)"
)
_A = (
    r"(?:(?:in|over|during|within|throughout|of|on|for|across)\s)?"
    r"(?:every|each|per|an?|one|the\scourse\sof\san?|a\ssingle)\s"
)
_COUNT = late_regex(
    rf"(?<!\bof\s)\b(?P<number>{NUMERAL})\s(?P<what>doses|administrations|injections|infusions|applications|times|days)\b"
    rf"(?:\sof\s(?!every|each|an?\b)(?P<of>\(?[^\W\d][\w()-]*(?:\s(?!are\b|is\b|due\b|on\b|days?\b)\(?[^\W\d][\w()-]*){{0,6}}?))?"
    rf"(?:\s{_A}{_PERIOD}|\s(?P<all>in\stotal|altogether|in\sall|overall|by\sthe\send\b))"
)
_PLAIN_COUNT = late_regex(
    rf"(?<!\bof\s)\b(?P<number>{NUMERAL})\s(?P<of>(?:[a-z][a-z-]+\s)?)"
    r"(?P<what>doses|administrations|injections|infusions|applications|pills|tablets|capsules|times)\b(?!\s(?:an?|per|each|every|of)\b)"
)
_AT_FIRST = late_regex(
    rf"\A\W*(?:over|in|during|within|across|after)\s(?:an?\s|the\scourse\sof\san?\s)?{_PERIOD}"
    rf"(?!\s(?:{NUMERAL}|of|after|before|from|prior)\b)"
)
"""The time that a sentence begins with."""
_DURING = (
    r"(?:in|over|during|within|throughout|across|complet\w+)\s(?:every|each|an?|one|the\scourse\sof\san?|a\ssingle)"
)
_WITHIN = late_regex(rf"\b{_DURING}\s{_PERIOD}")
_OVER = late_regex(rf"\b(?:{_DURING}|per|each|every)\s{_PERIOD}")
_UNIT_OF = {"daily": "day", "weekly": "week", "monthly": "month"}
_DOSE_OF = late_regex(
    rf"\b(?P<adverb>{'|'.join(_UNIT_OF)})\s(?P<what>(?:(?!\d|and\b|or\b)[\w-]+\s){{0,2}}?(?:dose|dosage|amount))\b"
)
"""A dose by the time that it is of: "the daily dose"."""
_RHYTHM = late_regex(
    rf"\b(?:(?P<number>{NUMERAL})\stimes|(?P<word>once|twice|thrice))[\s-](?:a\s|per\s|each\s|every\s)?"
    r"(?P<unit>da(?:y|ily)|week|month|year)(?:ly)?\b|\b[bt]\.?i\.?d\b"
    r"|\b(?<![-\d])(?<!once\s)(?<!twice\s)(?<!times\s)(?P<adverb>week|month)ly\b"
    r"(?!\s(?:[a-z-]+\s){0,2}(?:dose|dosage|amount|total)s?\b)"
)
"""How many times a day, a week or a month."""
_EVERY = late_regex(rf"\bevery\s(?P<every>{NUMERAL})[\s-](?P<unit>day|week|month)s?\b(?![\s-](?:cycle|course))")
_DOSE = late_regex(r"\d\s?(?:m?c?g|milligrams?|grams?|m?l|iu|gy)\b")
_ONCE = late_regex(r"\bonce\b|\bq\.?d\b")
_EVERY_OF = late_regex(
    r"\b(?:amounts? to|adds? up|comes? to|makes|repeat\w*|cycles?|courses?|times|of every|tests?|scans?|visits?)\b"
    r"(?!\s(?:a|per|each|every)\sday)"
)
"""In a sentence whose rhythm may be of something else, or of what is added up."""
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_DAYS = {"day": 1.0, "week": 7.0, "month": 28.0, "year": 365.0}
_AS_PLANNED = late_regex(
    r"\b(?:(?:an?\s)?(?:patient|participant|woman|subject|person)|someone|somebody|anyone|those|everyone)\s"
    r"(?:[\w+-]+\s){0,12}?who\s(?:[a-z]+\s){0,2}?"
    r"(?:complet\w+|keeps?|kept|never\smiss\w*|miss\w*\sno|forgets?\sno|follow\w*|adher\w*|sticks?|takes?\s(?:all|every))\b"
    r"(?:\s[a-z]+){0,2}\s(?:(?:the\s|their\s)?(?:schedule|plan|protocol|regimen|doses?)\b)?"
    r"|\b(?:fully\s)?(?:compliant|adherent)\b"
    r"|\bwithout\s(?:missing|skipping|forgetting)(?:\san?\sdose|\sany\sdoses?)?|\bif\severything\sgoes\sto\splan\b"
)
_LEFT_OPEN = late_regex(
    r"\b(?:may|might|could|can|if|unless|reduc\w+|increas\w+|escalat\w+|first|initial\w*|last|next|from|than|(?<!add\s)(?<!adds\s)up\sto|at\s(?:least|most)|until|or|either"
    r"|between|both(?!\s(?:arms|cohorts|groups)\b)|together|combined|more|less|fewer|only)\b"
)
"""Words by which a number may be of a part of the time."""
_PER_AREA = late_regex(r"\bper square met(?:er|re)\b")
_ADDS_UP = late_regex(r"\b(?:add|sum)\w* up to\b")
_WEIGHTS = frozenset({"mg", "mg/day"})
_CALENDAR = {"day": (1.0,), "week": (7.0,), "fortnight": (14.0,), "month": (28.0, 30.0, 31.0)}
_UNKNOWN = 2
"""So many words at most may be in no line."""
_CLAUSE = late_regex(r",\s(?=(?:fewer|more|less|while|whereas|compared|but|which)\b)|;\s")
_SEVERAL = late_regex(rf"\b(?:twice|thrice|{NUMERAL}\s(?:times|doses|tablets|capsules|pills|injections))\b")
_A_DAY = late_regex(r"\b(?:daily|(?:a|per|each|every) day|[bt]\.?i\.?d|q\.?d)\b|/day\b")
_MANY = 12
"""So many times a day something is done, and not given."""
_CLOSE, _ABOUT = 0.02, 0.1
"""By how much of themselves rates, and how many times as often one is, may be off: a month may have four weeks."""


def _is_open(sentence: str) -> bool:
    """Whether somebody in a sentence need not be given what is planned."""
    kept = _AS_PLANNED.sub(" ", sentence)
    return (
        NOT.search(kept) is not None or _LEFT_OPEN.search(kept) is not None or (kept == sentence and is_case(sentence))
    )


def as_often_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The numbers of doses, of days and of amounts in a longer time that the schedules rule out."""
    arms, lower = treated_in(text), claim.casefold()
    every = set(trials_in(lower))
    for sentence, inside in by_sentence(claim, points) if arms else ():
        trials = trials_of(sentence, every, arms)
        for clause in _CLAUSE.split(sentence):
            if not _is_open(clause):
                own = set(trials_in(clause)) or trials
                yield from _counted(clause, own, arms)
                yield from _counted_since(clause, own, arms)
                yield from _summed(clause, inside, own, arms)
                yield from _at_another_rhythm(clause, own, arms)


def _counted(sentence: str, trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    """The numbers of doses, and of days with one, of a longer time."""
    for match in _COUNT.finditer(sentence):
        rest = f"{sentence[: match.start()]} {sentence[match.end() :]}"
        over = _WITHIN.search(rest) if match["all"] else None  # in total, within the time that stands elsewhere
        schedules = _schedules(match["of"] or rest, sentence, trials, arms)
        told = _all_times(schedules, over or match, arms, for_days=match["what"] == "days")
        number = value_of(match["number"])
        if number >= _MANY and match.group().endswith(" day"):
            continue
        if told and not any(abs(number - one) < 0.5 or isclose(number, one, rel_tol=_ABOUT) for one in told):
            yield _said(match.group(), schedules, "By its schedule it is given another number of times.")


def _counted_since(sentence: str, trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    """The numbers of doses within a time that the sentence begins with."""
    period, counts = _AT_FIRST.match(sentence), list(_PLAIN_COUNT.finditer(sentence))
    if period is None or len(counts) != 1 or _COUNT.search(sentence) or _RHYTHM.search(sentence):
        return
    match = counts[0]
    rest = f"{sentence[period.end() : match.start()]} {match['of']} {sentence[match.end() :]}"
    schedules = _schedules(rest, sentence, trials, arms)
    told = _all_times(schedules, period, arms, for_days=False)
    in_pieces = any(TABLETS.search(one.line.text.casefold()) for one in schedules)
    number = value_of(match["number"])
    if (
        told
        and not in_pieces
        and not any(abs(number - one) <= 1 or isclose(number, one, rel_tol=_ABOUT) for one in told)
    ):
        yield _said(match.group(), schedules, "By its schedule it is given another number of times.")


def _summed(sentence: str, points: Sequence[Point], trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    """How much of a drug comes together in a longer time."""
    doses = [one for one in points if _scale_of(one, sentence) and one.quantity.text.casefold() in sentence]
    sentence = _DOSE_OF.sub(_dose_per, sentence)
    match = _OVER.search(sentence)
    if len(doses) != 1 or match is None or (doses[0].measure.number.bounded and not _ADDS_UP.search(sentence)):
        return
    at = sorted((sentence.find(doses[0].quantity.text.casefold()), match.start()))
    if ", and " in sentence[at[0] : at[1]]:
        return  # the time is another clause's
    a_day = match["unit"] == "day"
    if _SEVERAL.search(sentence) or _A_DAY.search(_OVER.sub(" ", sentence)):
        return
    schedules = _schedules(_OVER.sub(" ", sentence), sentence, trials, arms)
    scale = _scale_of(doses[0], sentence)
    same = _WEIGHTS if scale == "mg" else {scale}
    if any(not one.doses or any(dose.scale not in same for dose in one.doses) for one in schedules):
        return
    told = [one for schedule in schedules for one in _amounts(schedule, match, arms)]
    told += [dose.number.value for one in schedules for dose in one.doses if a_day]
    value = doses[0].measure.number.high
    if told and not any(isclose(value, one, rel_tol=_CLOSE) for one in told):
        yield _said(doses[0].quantity.text, schedules, "By its schedule another amount comes together.")


def _scale_of(point: Point, sentence: str) -> str:
    """The scale of a dose by mass, by the area of a body too; "" for any other number."""
    by_area = point.measure.scale == "mg" and _PER_AREA.search(sentence)
    return "mg/m²" if by_area else point.measure.scale if point.measure.scale in ("mg", "mg/m²") else ""


def _dose_per(match: re.Match[str]) -> str:
    return f"{match['what']} per {_UNIT_OF[match['adverb']]}"


def _at_another_rhythm(sentence: str, trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    """How many times a day, a week or a month, or every how many days, a drug is given."""
    told, regular = list(_RHYTHM.finditer(sentence)), list(_EVERY.finditer(sentence))
    if len(told) + len(regular) != 1 or _EVERY_OF.search(sentence) or _COUNT.search(sentence):
        return
    match = (*told, *regular)[0]
    if told and match["adverb"] and _DOSE.search(sentence):
        return  # so much may come together
    rest = f"{sentence[: match.start()]} {sentence[match.end() :]}"
    schedules = [] if drugs_in(rest, arms)[1] else _schedules(rest, sentence, trials, arms)
    if schedules and (_is_at_another(match, schedules) if told else _is_after_others(match, schedules, arms)):
        yield _said(match.group(), schedules, "By its schedule it is given at another rhythm.")


def _is_at_another(match: re.Match[str], schedules: Sequence[Schedule]) -> bool:
    """Whether all schedules give something another number of times a day, a week or a month."""
    unit, asked = match["unit"] or match["adverb"], _times_told(match)
    if unit not in ("week", "month", "year"):
        if asked == 1:
            return all(one.a_day > 1 and not _ONCE.search(one.line.text.casefold()) for one in schedules)
        return all(one.times and asked not in one.times for one in schedules)
    days = _DAYS[unit]
    told = {one.rate * days for one in schedules} | {one.a_week * days / 7 for one in schedules}
    told |= {one.a_day * min(one.days, days) for one in schedules if one.period > days}
    return not any(abs(asked - one) < 0.5 for one in told)


def _times_told(match: re.Match[str]) -> float:
    """How many times something is given in the time that a rhythm is of: by its number, its word, or as "b.i.d."."""
    if match["number"]:
        return value_of(match["number"])
    return _TIMES[match["word"]] if match["word"] else max(times_a_day(match.group()), default=1.0)


def _is_after_others(match: re.Match[str], schedules: Sequence[Schedule], arms: Sequence[Given]) -> bool:
    """Whether all schedules give something every other number of days than is told."""
    days = value_of(match["every"]) * _DAYS[match["unit"]]
    cycles = [days for arm in arms for line in arm.lines for days in days_of_cycles(line.text.casefold())]
    told = [*cycles, *(days for one in schedules for days in (one.period, 1 / one.rate))]
    return not any(isclose(days, one, rel_tol=_ABOUT) for one in told)


def _amounts(schedule: Schedule, match: re.Match[str], arms: Sequence[Given]) -> Iterator[float]:
    """How much comes together in the time that is told, if each of the doses is one of a time, or of a day."""
    for dose in schedule.doses:
        of_a_day = dose.scale.endswith("/day")
        for times in _times_in(schedule, match, arms, for_days=of_a_day):
            yield dose.number.value * times


def _schedules(text: str, sentence: str, trials: set[str], arms: Sequence[Given]) -> list[Schedule]:
    """The schedules of what a part of a sentence names; none where they may change, or it is not understood."""
    known, unknown = drugs_in(_AS_PLANNED.sub(" ", text), arms)
    side = side_of(sentence, known, trials, arms) if known and len(unknown) <= _UNKNOWN else None
    told = [schedules_of(drug, side.arms) for drug in _each_of(known, side.arms)] if side else []
    found = [one for schedules in told for one in schedules or ()] if all(told) else []
    arms_with = {arm.arm for arm in side.arms if known & arm.words} if side else set()
    return found if arms_with <= {one.line.arm for one in found} else []


def _each_of(words: frozenset[str], arms: Sequence[Given]) -> list[frozenset[str]]:
    """Some words, by the drugs that are dosed where they name several: whose a number is, is not told."""
    doses = drugs_of(tuple(line for arm in arms for line in arm.lines))
    several = list({own for name in doses if (own := terms_of(name) & words)})
    return several if len(several) > 1 else [words]


def _all_times(
    schedules: Sequence[Schedule], match: re.Match[str], arms: Sequence[Given], *, for_days: bool
) -> list[float]:
    """How many times something may be given in the time that is told; none where one schedule leaves it open."""
    told = [list(_times_in(schedule, match, arms, for_days=for_days)) for schedule in schedules]
    return [one for times in told for one in times] if all(told) else []


def _times_in(schedule: Schedule, match: re.Match[str], arms: Sequence[Given], *, for_days: bool) -> Iterator[float]:
    """How many times a schedule gives something in the longer time that is told, on average and at the beginning."""
    a_day = 1.0 if for_days else schedule.a_day
    for days in _days_of(match, schedule, arms):
        yield a_day * schedule.days * days / schedule.period
        if days < schedule.period and not match.groupdict().get("all"):
            yield a_day * min(schedule.days, days)
            yield a_day * schedule.a_week * days / 7


def _days_of(match: re.Match[str], schedule: Schedule, arms: Sequence[Given]) -> Sequence[float]:
    if match.groupdict().get("all"):
        return [schedule.lasting] if schedule.lasting else []
    unit = match["unit"]
    number = value_of(match["length"]) if match["length"] else 1.0
    if unit in _CALENDAR:
        return [number * days for days in _CALENDAR[unit]]
    own = [arm for arm in arms if (arm.trial, arm.arm) == (schedule.line.trial, schedule.line.arm)]
    cycles = {days for arm in own for line in arm.lines for days in days_of_cycles(line.text.casefold())}
    cycles |= {schedule.period} if schedule.period > 7 else set()
    return [number * days for days in cycles] if len(cycles) == 1 else []


def _said(words: str, schedules: Sequence[Schedule], why: str) -> Said:
    quote = schedules[0].line.quote
    return Said(Slot.REGIMEN, words.strip(), quote, Verdict.DIFFERS, why, quote)
