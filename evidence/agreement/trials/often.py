"""How often drugs are given: a statement that compares two, or counts doses of a longer time, against the schedules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.points import Point
from evidence.agreement.terms import terms_of
from evidence.agreement.trials.amounts import FRACTIONS
from evidence.agreement.trials.arm_order import NOT
from evidence.agreement.trials.counted import without_amounts
from evidence.agreement.trials.given import Given, by_sentence, cycles_in, given_in, long_terms
from evidence.agreement.trials.schedules import Schedule, schedules_of
from evidence.agreement.trials.scopes import arms_in, scoped, trials_in
from evidence.agreement.trials.wording import GIVING, is_case
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_TIMES = (
    rf"(?:(?P<times>{NUMERAL})[\s-]?(?:times|x|fold)|(?P<word>twice|double|thrice|triple)"
    rf"|(?P<part>(?:(?P<parts>{NUMERAL})[\s-]|an?\s)?(?:{'|'.join(FRACTIONS)})s?)(?:\sof)?)\s"
)
_COMPARED = late_regex(
    rf"\b(?:(?:{_TIMES})?as\s(?:often|frequently|regularly)\b(?P<said_as>.*?)\bas\b"
    rf"|(?:at\s|with\s)?{_TIMES.replace('<', '<of_')}the\s(?:dosing\s)?frequency\b(?P<said_of>.*?)"
    r"\b(?:of|than|as|in|for)\b"
    r"|(?P<way>more|less)\s(?:often|frequently|regularly)\b(?P<said_than>.*?)\bthan\b"
    r"|(?:at|with|has|have)\s(?:an?\s|the\s)?(?P<degree>higher|greater|lower)\s(?:dosing\s)?frequency\b"
    r"(?P<said_freq>.*?)\bthan\b"
    r"|(?:at|with|has|have)\sthe\s(?P<same>same)\s(?:dosing\s)?frequency\b(?P<said_same>.*?)\b(?:as|than)\b)"
)
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
    rf"(?:\sof\s(?!every|each|an?\b)(?P<of>[\w\s()-]{{3,60}}?))?"
    rf"(?:\s{_A}{_PERIOD}|\s(?P<all>in\stotal|altogether|in\sall|overall|by\sthe\send\b))"
)
_OVER = late_regex(
    rf"\b(?:(?:in|over|during|within|throughout|across|complet\w+)\s(?:every|each|an?|one|the\scourse\sof\san?|a\ssingle)"
    rf"|per)\s{_PERIOD}"
)
_AS_PLANNED = late_regex(
    r"\b(?:(?:an?\s)?(?:patient|participant|woman|subject|person)|someone|somebody|anyone|those|everyone)\s"
    r"(?:[\w+-]+\s){0,12}?who\s(?:[a-z]+\s){0,2}?"
    r"(?:complet\w+|keeps?|kept|never\smiss\w*|forgets?\sno|follow\w*|adher\w*|sticks?|takes?\s(?:all|every))\b"
    r"(?:\s[a-z]+){0,2}\s(?:(?:the\s|their\s)?(?:schedule|plan|protocol|regimen|doses?)\b)?"
    r"|\bwithout\s(?:missing|skipping|forgetting)(?:\san?\sdose|\sany\sdoses?)?|\bif\severything\sgoes\sto\splan\b"
)
_LEFT_OPEN = late_regex(
    r"\b(?:may|might|could|can|if|unless|reduc\w+|increas\w+|escalat\w+|first|initial\w*|last|next|from|than|up\sto|at\s(?:least|most)|until|or|either"
    r"|between|both|together|combined|more|less|fewer|only)\b"
)
"""Words by which a number may be of a part of the time."""
_WEIGHTS = frozenset({"mg", "mg/day"})
_CALENDAR = {"day": (1.0,), "week": (7.0,), "fortnight": (14.0,), "month": (28.0, 30.0, 31.0)}
_WEEK = 7
_UNKNOWN = 2
"""So many words at most may be in no line."""
_CLAUSE = late_regex(r",\s(?=(?:fewer|more|less|while|whereas|compared|but|which)\b)|;\s")
_A_DAY = late_regex(r"\b(?:daily|(?:a|per|each|every) day|[bt]\.?i\.?d|q\.?d)\b|/day\b")
_HALF = 0.5
_MANNER = terms_of("frequency frequently often regularly more less higher lower greater half third quarter same every")
_SAID = ("said_as", "said_of", "said_than", "said_freq", "said_same")
_CLOSE, _ABOUT = 0.02, 0.1
"""By how much of themselves rates, and how many times as often one is, may be off: a month may have four weeks."""


@dataclass(frozen=True)
class _Side:
    """The schedules that one side of a comparison may be of."""

    schedules: tuple[Schedule, ...]

    @property
    def rates(self) -> tuple[float, ...]:
        """How many times a day on average."""
        return tuple(one.rate for one in self.schedules)


def _is_open(sentence: str) -> bool:
    """Whether somebody in a sentence need not be given what is planned."""
    kept = _AS_PLANNED.sub(" ", sentence)
    return (
        NOT.search(kept) is not None or _LEFT_OPEN.search(kept) is not None or (kept == sentence and is_case(sentence))
    )


def as_often_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The comparisons of how often drugs are given, and the doses of a longer time, that the schedules rule out."""
    arms, lower = given_in(text), claim.casefold()
    every = set(trials_in(lower))
    for sentence, inside in by_sentence(claim, points) if arms else ():
        trials = set(trials_in(sentence)) or every
        for clause in _CLAUSE.split(sentence):
            if not _is_open(clause):
                own = set(trials_in(clause)) or trials
                yield from _counted(clause, own, arms)
                yield from _summed(clause, inside, own, arms)
        if NOT.search(sentence) or is_case(sentence):
            continue
        if (match := _COMPARED.search(sentence)) is not None:
            yield from _compared(sentence, match, trials, arms)


def _counted(sentence: str, trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    """The numbers of doses, and of days with one, of a longer time."""
    for match in _COUNT.finditer(sentence):
        words = _known(match["of"] or f"{sentence[: match.start()]} {sentence[match.end() :]}", arms)
        side = _side(sentence, words, trials, arms)
        number = value_of(match["number"])
        told = _all_times(side, match, arms, for_days=match["what"] == "days") if side else []
        if side and told and not any(abs(number - one) < _HALF or isclose(number, one, rel_tol=_ABOUT) for one in told):
            yield _said(match.group(), side, "By its schedule it is given another number of times.")


def _summed(sentence: str, points: Sequence[Point], trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    """How much of a drug comes together in a longer time."""
    doses = [one for one in points if one.measure.scale == "mg" and one.quantity.text.casefold() in sentence]
    match = _OVER.search(sentence)
    if len(doses) != 1 or match is None or doses[0].measure.number.bounded or _A_DAY.search(sentence):
        return
    side = _side(sentence, _known(_OVER.sub(" ", sentence), arms), trials, arms)
    if side is None or any(len(one.doses) != 1 or one.doses[0].scale not in _WEIGHTS for one in side.schedules):
        return
    told = _all_times(side, match, arms, for_days=False)
    doses_told = {one.doses[0].number.value for one in side.schedules}
    value = doses[0].measure.number.value
    if told and not any(isclose(value, dose * times, rel_tol=_CLOSE) for dose in doses_told for times in told):
        yield _said(doses[0].quantity.text, side, "By its schedule another amount comes together.")


def _known(text: str, arms: Sequence[Given]) -> frozenset[str]:
    """The words of what is given that some line has, where no more than two are in none."""
    words = long_terms(without_amounts(scoped(_AS_PLANNED.sub(" ", text)).text)) - GIVING - _MANNER
    known = words & frozenset().union(*(arm.words for arm in arms))
    return known if len(words - known) <= _UNKNOWN else frozenset()


def _all_times(side: _Side, match: re.Match[str], arms: Sequence[Given], *, for_days: bool) -> list[float]:
    """How many times something may be given in the time that is told; none where one schedule leaves it open."""
    told = [list(_times_in(schedule, match, arms, for_days=for_days)) for schedule in side.schedules]
    return [one for times in told for one in times] if all(told) else []


def _times_in(schedule: Schedule, match: re.Match[str], arms: Sequence[Given], *, for_days: bool) -> Iterator[float]:
    """How many times a schedule gives something in the longer time that is told, on average and at the beginning."""
    a_day = 1.0 if for_days else schedule.a_day
    for days in _days_of(match, schedule, arms):
        yield a_day * schedule.days * days / schedule.period
        if days < schedule.period and not match.groupdict().get("all"):
            yield a_day * min(schedule.days, days)


def _days_of(match: re.Match[str], schedule: Schedule, arms: Sequence[Given]) -> Sequence[float]:
    if match.groupdict().get("all"):
        return [schedule.lasting] if schedule.lasting else []
    unit = match["unit"]
    number = value_of(match["length"]) if match["length"] else 1.0
    if unit in _CALENDAR:
        return [number * days for days in _CALENDAR[unit]]
    cycles = {days for arm in arms for line in arm.lines for days, _ in cycles_in(line.text.casefold())}
    cycles |= {schedule.period} if schedule.period > _WEEK else set()
    return [number * days for days in cycles] if len(cycles) == 1 else []


def _said(words: str, side: _Side, why: str) -> Said:
    quote = side.schedules[0].line.quote
    return Said(Slot.REGIMEN, words.strip(), quote, Verdict.DIFFERS, why, quote)


def _compared(sentence: str, match: re.Match[str], trials: set[str], arms: Sequence[Given]) -> Iterator[Said]:
    between = " ".join(match[name] or "" for name in _SAID)
    before, behind = f"{sentence[: match.start()]} {between}", sentence[match.end() :]
    words = _drugs_in(before, arms)
    left, right = _side(before, words, trials, arms), _side(behind, _drugs_in(behind, arms) or words, trials, arms)
    if left is None or right is None or before.strip() == behind.strip():
        return
    ratios = [one / other for one in left.rates for other in right.rates]
    if ratios and not any(_is_said(match, ratio) for ratio in ratios):
        lines = [side.schedules[0].line for side in (left, right)]
        shown = "; ".join(dict.fromkeys(line.quote for line in lines))
        why = "By the lines of the arms they are given at other rates."
        yield Said(Slot.REGIMEN, match.group().strip(), shown, Verdict.DIFFERS, why, shown)


def _is_said(match: re.Match[str], ratio: float) -> bool:
    """Whether a comparison holds of one that is given so many times as often as another."""
    if way := match["way"] or match["degree"]:
        return ratio < 1 - _CLOSE if way in ("less", "lower") else ratio > 1 + _CLOSE
    return isclose(ratio, _times(match), rel_tol=_ABOUT)


def _times(match: re.Match[str]) -> float:
    told = {name: match[name] or match[f"of_{name}"] for name in ("times", "word", "part", "parts")}
    if told["times"]:
        return value_of(told["times"])
    if told["word"]:
        return 2.0 if told["word"] in ("twice", "double") else 3.0
    if told["part"]:
        of = next(share for name, share in FRACTIONS.items() if name in told["part"])
        return value_of(told["parts"] or "1") * of / 100
    return 1.0


def _drugs_in(text: str, arms: Sequence[Given]) -> frozenset[str]:
    """The words of a part of a sentence that say what is given; none where there is one that no line has."""
    words = long_terms(without_amounts(scoped(text).text)) - GIVING - _MANNER
    return words if words <= frozenset().union(*(arm.words for arm in arms)) else frozenset({""})


def _side(text: str, words: frozenset[str], trials: set[str], arms: Sequence[Given]) -> _Side | None:
    """What a part of a sentence is of; None where it is not understood, or its schedule may change."""
    own, numbers = set(trials_in(text)), arms_in(text)
    where = own or trials
    meant = [arm for arm in arms if (not where or arm.trial in ("", *where)) and (not numbers or arm.arm in numbers)]
    meant = meant if where else [arm for arm in meant if words & arm.words]
    if not words or "" in words or len(where) > 1 or len(numbers) > 1 or len({arm.trial for arm in meant}) != 1:
        return None
    found = schedules_of(words, meant)
    return _Side(tuple(found)) if found else None
