"""How often arms are given a drug by their lines: twice daily on days 1-14 of every 21 are 28 times in 21 days.

A schedule is read only where the words behind a drug's name give one rhythm; what changes with time ("then", "cycle 1")
has none. Of a month that a statement tells of, four weeks may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.measures import Measure
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.treatment.given import Given, long_terms
from evidence.agreement.trials.treatment.named_doses import drugs_of
from evidence.agreement.trials.treatment.quantities import DAY, HOURS
from evidence.agreement.trials.treatment.timings import (
    days_apart,
    intervals,
    lengths,
    numbers_of_cycles,
    occasions,
    times_a_day,
    times_a_week,
)
from evidence.agreement.trials.words.wording import GIVING
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.claims.units import MEDICATIONS
from evidence.late import late_regex

_TIME = rf"{NUMERAL}[\s-](?:day|week|month)s?"
_OF_A_CYCLE = late_regex(rf"\b{_TIME}[\s-](?:treatment\s)?(?:cycle|course)s?\b")
"""A length that is not between two doses."""
_REPEATS = late_regex(
    rf"\b(?:courses?|cycles?|treatments?)\s(?:(?:is|are|will be)\s)?repeat(?:s|ed)?\severy\s{_TIME}\b"
)
_FEW_DAYS = late_regex(
    rf"\b(?:for|on)\s(?P<days>{NUMERAL})\s(?P<unit>day|week|month)s?,?\s(?:of|in|for|per|every|each|on)\s"
    rf"(?:an?\s|the\s|each\s|every\s)?(?P<length>{NUMERAL})[\s-](?P<of>day|week|month)s?(?:[\s-]cycles?|[\s-]courses?)?\b"
)
_OPEN_END = late_regex(r"\b(?:up to|at least|max\w*|until|approximately|about|minimum)\b")
_OF_FEW = (("days", "unit"), ("length", "of"))
_OF = late_regex(r"\s(?:of\s|oral\s)?")
_BETWEEN_DOSES = late_regex(
    r"(?:mg|m²|m2|kg|iv|po|intravenously|orally|,)\s?or\s(?=\d[\d.,]*\s?(?:mg|g|mcg)|iv\b|po\b|intravenously|orally)"
)
"""A choice of how much, and not of when."""
DAYS = late_regex(
    r"\bdays?\s\d{1,3}(?:(?:\s?(?:-|–|to|through|,|and|&)\s?)+(?:on\s)?(?:days?\s)?\d{1,3}\b(?!\s?(?:mg|m?cg|g|ml)\b))*"
)
"""Days by their numbers."""
_CHANGES = late_regex(
    r"\b(?:then|thereafter|followed|subsequent\w*|loading|increas\w*|escalat\w*|reduc\w*|or|either|first|initial\w*"
    r"|maintenance|adjust\w*|optional|as needed|prn|cycles? \d+(?!\s?(?:cycles|courses))|courses? \d+|weeks? \d+"
    r"|after that|later|phase)\b"
)
"""Words by which a rhythm holds for a part of the time."""
_STOP = late_regex(r"(?<!\b[a-z]\.[a-z])[.;](?:\s|\Z)")
_NAME = late_regex(r"[a-z][a-z0-9-]{2,}")
_BEFORE = late_regex(
    r"(?:\b(?:twice|once|thrice|three times)[\s-])?\b(?:weekly|daily)\s(?:oral\s|intravenous\s|iv\s)?\Z"
)
_HEAD = 40
"""So much of a line before a colon may be a name."""


@dataclass(frozen=True)
class Schedule:
    """How often a drug is given: `a_day` times on `days` days of every `period`, all in days; and in which line.

    `doses` are those that stand with it, `lasting` says for how many days it is given in all, 0 where that is not told,
    `times` how many times a day, as far as that is told in so many words, `a_week` on how many days of a week.
    """

    a_day: float
    days: float
    period: float
    line: Passage
    doses: tuple[Measure, ...] = ()
    lasting: float = 0.0
    times: frozenset[float] = frozenset()
    a_week: float = 0.0

    @property
    def rate(self) -> float:
        """How many times a day on average."""
        return self.a_day * self.days / self.period


def schedules_of(drug: frozenset[str], arms: Sequence[Given]) -> list[Schedule] | None:
    """All schedules of a drug, by its words without endings, in the lines of some arms; None where one may change."""
    found: dict[Schedule, None] = {}
    for arm in arms:
        names, repeats = _names(arm), _repeats(arm)
        for line in arm.lines:
            for said, span in _said_of(drug, line.text.casefold(), names):
                if _CHANGES.search(_BETWEEN_DOSES.sub(" ", said)):
                    return None
                if (schedule := _read(said, repeats, line)) is not None:
                    lasting = _lasting(said, schedule.period, repeats)
                    doses, times = _doses_in(line, *span), frozenset(times_a_day(said))
                    found[replace(schedule, doses=doses, lasting=lasting, times=times)] = None
    return list(found)


def days_told(drug: frozenset[str], arm: Given) -> list[tuple[Passage, frozenset[int]]]:
    """The numbered days on which an arm is given a drug, line by line; none where it is given in another way too."""
    found, names = [], _names(arm)
    for line in arm.lines:
        for said, _ in _said_of(drug, line.text.casefold(), names):
            lists = list(_lists(said))
            if not lists or _CHANGES.search(_BETWEEN_DOSES.sub(" ", said)):
                return []
            found.append((line, frozenset[int]().union(*map(days_of, lists))))
    return found


def days_of(days: str) -> frozenset[int]:
    """The numbers in a lower-case list of days: 1, 2, 3 and 8 in "days 1-3 and 8"."""
    return frozenset(round(hours / DAY) for hours in occasions(days))


def _lists(said: str) -> Iterator[str]:
    """The lists of days that are of what stands before: up to the name of something else."""
    end = None
    for match in DAYS.finditer(said):
        if end is not None and terms_of(without_amounts(said[end : match.start()])) - GIVING:
            return
        yield match.group()
        end = match.end()


def _repeats(arm: Given) -> float:
    """How many days later an arm's treatment is repeated as a whole; 0 where its lines do not say so once."""
    repeats = (match for line in arm.lines for match in _REPEATS.finditer(line.text.casefold()))
    told = {hours / DAY for match in repeats for hours in intervals(match.group())}
    return told.pop() if len(told) == 1 else 0.0


def _names(arm: Given) -> frozenset[str]:
    """The words that name what an arm is given: in its title, before a colon, beside a dose."""
    told = [arm.lines[0].text, *(line.text.partition(":")[0][:_HEAD] for line in arm.lines if ":" in line.text)]
    words = {word for text in told for word in _NAME.findall(text.casefold())} | set(drugs_of(arm.lines))
    return frozenset(word for word in words if not long_terms(word) <= GIVING)


def _lasting(said: str, period: float, repeats: float) -> float:
    """For how many days something is given in all, as far as some words say; 0 where they leave it open.

    A length is one of each course where courses are repeated.
    """
    if _OPEN_END.search(said):
        return 0.0
    if told := numbers_of_cycles(said):
        return told[0] * period if period > 7 else 0.0
    spans = [] if repeats else list(_spans(said))
    return spans[0] if len(spans) == 1 else 0.0


def _spans(said: str) -> Iterator[float]:
    """For how many days something is given, as often as some words say so."""
    yield from (hours / DAY for hours in lengths(said) if hours >= DAY)


def _doses_in(line: Passage, start: int, end: int) -> tuple[Measure, ...]:
    """The doses of a part of a line, which begins with a drug's name, or of what stands right before it."""
    doses = [
        value
        for value in line.values
        if value.measure.scale.partition("/")[0] in MEDICATIONS or "mg" in value.measure.scale
    ]
    inside = [value.measure for value in doses if start <= value.span[0] < end]
    before = [value.measure for value in doses if _OF.fullmatch(line.text, value.span[1], start)]
    return tuple(inside or before)


def _said_of(drug: frozenset[str], text: str, names: frozenset[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """What stands behind each mention of a drug, up to the next one that has a rhythm of its own, and where."""
    for match in _NAME.finditer(text):
        if not (terms_of(match.group()) & drug):
            continue
        stop = _STOP.search(text, match.end())
        end = stop.start() if stop else len(text)
        others = [
            one.start()
            for one in _NAME.finditer(text, match.end(), end)
            if one.group() in names and not terms_of(one.group()) & drug
        ]
        before = _BEFORE.search(text[: match.start()])
        for cut in (*others, end):
            said = f"{before.group() if before else ''} {text[match.end() : cut]}"
            if _has_rhythm(said):
                yield said, (match.start(), others[0] if others else cut)
                break


def _has_rhythm(said: str) -> bool:
    return bool(intervals(said)) or DAYS.search(said) is not None


def _read(said: str, repeats: float, line: Passage) -> Schedule | None:
    """The schedule that some words give, within a treatment that is repeated; None where they leave it open."""
    a_day = max(times_a_day(said), default=0.0)
    if few := _FEW_DAYS.search(said):
        days, length = (value_of(few[number]) * HOURS[few[unit]] / DAY for number, unit in _OF_FEW)
        weekly = not a_day and 7 in days_apart(_FEW_DAYS.sub(" ", said))
        return Schedule(a_day or 1.0, days / 7 if weekly else days, length, line, a_week=float(weekly))
    if listed := DAYS.findall(said):
        length = max(days_apart(said), default=repeats)
        days = float(len(days_of(listed[0])))
        return Schedule(a_day or 1.0, days, length, line) if length and len(listed) == 1 else None
    weeks = list(_spans(said))
    if a_week := max(times_a_week(said), default=0.0):
        if weeks and repeats:
            return Schedule(1.0, a_week * weeks[0] / 7, repeats, line, a_week=a_week)
        return Schedule(1.0, a_week, 7, line, a_week=a_week) if not repeats else None
    apart = min(days_apart(_OF_A_CYCLE.sub(" ", said)), default=0.0)
    if (repeats and weeks) or not (a_day or apart):
        return None
    return Schedule(a_day, 1.0, 1.0, line) if a_day else Schedule(1.0, 1.0, apart, line)
