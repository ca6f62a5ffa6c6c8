"""The numbers of a statement about an outcome that the record's results give in no way.

As with events (see `counted`), the words have to be the record's, or words of counting and comparing. Where a result
counts people, sums, shares and differences follow from it; of other results, differences, sums, means and ratios. A
number of the lines around the results gives one of its own unit. Where two arms are compared, the results have to
differ that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from math import isclose

from evidence.agreement.manners import manner_of
from evidence.agreement.passages import Passage
from evidence.agreement.terms import initials_of, is_level, terms_of
from evidence.agreement.texts import passages_of
from evidence.agreement.times import HOURS
from evidence.agreement.trials.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.counted import Reckoned, is_given, without_amounts
from evidence.agreement.trials.questions import SENTENCE, may_be_of_cases
from evidence.agreement.trials.reckoned import Group, Reckoning
from evidence.agreement.trials.scopes import scoped, trials_in
from evidence.agreement.trials.wording import AGED, DENIED, LEVEL, MEASURING, is_case, is_compared
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PEOPLE = late_regex(r"participants?|patients?|subjects?|people|persons?|responders?", re.IGNORECASE)
_MEASURED = late_regex(rf"\b(?:{'|'.join(HOURS)})s?\b|/|\b[mµn]?g\b|\bm[lm]\b|\bcm|%|percent|ratio")
_SHARE = late_regex(r"percent|%")
_NUMBER = late_regex(rf"(?<![\w.])[-−]?(?:\.\d+|{NUMERAL})(?![\w]*\d)")
_WITH_UNIT = late_regex(
    rf"(?P<number>{_NUMBER.pattern})(?:[\s-]?(?:(?P<time>{'|'.join(HOURS)})s?\b"
    rf"|(?P<share>(?:(?:-|–|\sto\s|\sand\s|\sor\s)\s?{NUMERAL}\s?)?(?:%|per ?cent\b))"
    r"|(?P<mass>[mµnck]?g|gy|m?l|milligrams?)\b))?"
)
_AT = late_regex(r"\b(?:at|after|by|until|in)\s\Z")
_TIME = late_regex(r"[\s-]?(?P<unit>second|minute|hour|hr|day|night|week|month|year|decade)s?\b")
_MASS = late_regex(r"(?:\A|\s?)(?:[mµn]?g|mcg|kg|ml|l|gy|[mc]m|msec|ms|iu)\b")
_TITLED = late_regex(r"\s*Arm/Group Title:")
_LABEL = late_regex(r"\A(?P<label>.*[^\W\d].*:)?(?P<values>[^:]*)\Z", re.DOTALL)
_SOME = late_regex(
    r"\s(?:of (?:them|whom)|(?:[\w-]+\s)?(?:patients|pts|participants|subjects|people|persons|women|men))\b"
)
"""Behind a number of people."""
_OF_THE_ARM = late_regex(
    r"(?:%|percent|half|thirds?|quarters?|fifths?|tenths?|\d/\d+)\sof\s[^,;]{0,60}?"
    r"\b(?:patients|pts|participants|subjects|people|women|arm|group|cohort)\b[^;]*?"
    r"\b(?:had|has|have|reached|achieved|showed|attained|experienced|got|saw)\b"
)
_MORE = late_regex(r"\s(?:more|fewer|less|longer|shorter|later|earlier|differences?|gap|apart)\b")
_BY = late_regex(r"\bby\s\Z")
_ANALYSED = late_regex(r"\b(?:analy[sz]ed|evaluated|enrolled)\b")
_UNITED = late_regex(r"\s?(?:[mµn]?[gl]|mol|u|iu)\s?/")
"""Units of a value that is no ratio."""
_NOT = late_regex(r"\b(?:not|no|none|never|without|neither|nor|nobody|fail\w*)\b|n['’]t\b")
_BUT = late_regex(r"[,;]|\b(?:but|while|free|only|more|less|fewer)\b")
_WIDER = late_regex(r"\b(?:better|worse|at least|any|benefit|control|objective|overall)\b")
"""Beside the name of a category, of those above or below it too."""
_WAY = late_regex(r"\b(?:(?P<more>more|higher|greater|longer|larger)|less|fewer|lower|shorter|smaller)\b")
_THAN = late_regex(r"\bthan\b")
_OTHER = late_regex(
    r"\b(?:limit|bound|end|interval|range|maximum|minimum|deviation|analy[sz]ed|evaluated|enrolled|treated|included"
    r"|reduc\w+|decreas\w+|drop\w*|f[ae]ll|declin\w+|loss|lost)\b"
)
"""What may be compared beside results, or turns their order round."""
_NEGATIVE = late_regex(r"(?<![\d\s)%])\s*[-−]\d")
_REST = late_regex(r"\bother\b")
_OWN = late_regex(r"['’]s\b")
_FREE = late_regex(r"\b(?:free|without|not|never|absence)\b")
_MOST = 14
"""Of so many values at most each two are put together."""
_CLOSE = 0.015
_FACTORS = (1.0, 1e3, 1e-3)
"""By what a number is multiplied in the next larger or smaller unit."""
_TITLE = 300
"""Acronyms stand for words in so many characters of an outcome's title and definition."""
_SUMMED = 5
_CALENDAR = 0.09
"""By how much of itself a time of weeks may be off in months."""
_ROUNDED = 1.01
"""So many categories at most are added up in every choice."""


@dataclass(frozen=True)
class Result:
    """The values of one arm in one category of an outcome, the first of them the result itself."""

    trial: str
    arm: str
    label: str
    values: tuple[float, ...]
    unit: str
    analysed: int
    quote: str

    @property
    def counts(self) -> bool:
        """Whether it counts people or their share, or may do so."""
        may = self.values[0] % 1 == 0 and self.values[0] <= self.analysed and not _MEASURED.search(self.unit)
        return may or self.of_people

    @property
    def of_people(self) -> bool:
        """Whether its unit says that it counts people."""
        return _PEOPLE.search(self.unit) is not None

    @property
    def sizes(self) -> tuple[float, ...]:
        """What it is compared by: its value, and of people their share."""
        if self.counts and self.analysed:
            return self.people, self.people / self.analysed
        return self.values[:1]

    @property
    def people(self) -> float:
        """How many people it counts."""
        return self.values[0] * self.analysed / 100 if _SHARE.search(self.unit) else self.values[0]


@dataclass(frozen=True)
class Outcome:
    """The outcome of a trial: all lines of the record on it, and the results."""

    trial: str
    lines: tuple[Passage, ...]
    results: tuple[Result, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its lines and units, and the initials of its title's."""
        title = " ".join(one.text for one in self.lines if one.section == "outcome")
        return terms_of(self._text) | terms_of(" ".join(initials_of(title[:_TITLE])))

    @cached_property
    def sizes(self) -> frozenset[float]:
        """How many people were analysed in each choice of arms."""
        sizes = list({one.arm: float(one.analysed) for one in self.results}.values())
        together = (sum(some) for size in range(2, len(sizes) + 1) for some in combinations(sizes[:_SUMMED], size))
        return frozenset((*sizes, *together))

    @cached_property
    def numbers(self) -> dict[str, frozenset[float]]:
        """The numbers around its results, by what they count: times in hours, shares, masses, others ("")."""
        found: dict[str, set[float]] = {"time": set(), "share": set(), "mass": set(), "": set(self.sizes)}
        if not all(one.of_people for one in self.results):
            found[""].update(abs(one - other) for one, other in combinations(self.sizes, 2))
        around = (one.text for one in self.lines if not (one.unit and one.arm))
        for match in _WITH_UNIT.finditer(" ".join((*around, *(one.label for one in self.results))).casefold()):
            value = value_of(match["number"].lstrip("-−"))
            kind = next((one for one in ("time", "share", "mass") if match[one]), "")
            found[kind].add(value * HOURS[match["time"]] if match["time"] else value)
        for one in self.results:
            found["share"].update(one.values if _SHARE.search(one.unit) else one.values[1:])
            if not one.of_people or _SHARE.search(one.unit):
                found["time" if self.hours else ""].update(value * (self.hours or 1.0) for value in one.values)
        return {kind: frozenset(values) for kind, values in found.items()}

    def has(self, amount: Amount, kind: str | None, hours: float) -> bool:
        """Whether the lines have an amount of a kind, or a number of none; None for a number that may be of any."""
        kinds = self.numbers if kind is None else (kind,) if kind == "share" else ("", kind)
        for one in kinds:
            factor, off = (hours, _CALENDAR) if one == "time" else (1.0, 0.0)
            for value in self.numbers[one]:
                if isclose(amount.value * factor, value, rel_tol=off):
                    return True
                if amount.sign == "~" and amount.holds(value / factor):
                    return True
        return round(amount.value / 100, 6) in self.numbers[""]

    @cached_property
    def is_denied(self) -> bool:
        """Whether it may count those who did not have what it names: who were free of it."""
        return _FREE.search(self.title.casefold()) is not None

    @cached_property
    def title(self) -> str:
        """Its first line."""
        return next((one.text for one in self.lines if one.section == "outcome"), "")

    def beside(self, words: frozenset[str]) -> frozenset[str]:
        """The words that are in no title and in no name of a category."""
        short = terms_of(" ".join(initials_of(self.title[:_TITLE])))
        titles = (one.text for one in self.lines if _TITLED.match(one.text))
        named = terms_of(_OWN.sub("s", " ".join((self.title, *titles, *(one.label for one in self.results)))))
        return words - named - short - MEASURING

    @cached_property
    def _text(self) -> str:
        text = " ".join((*(one.text for one in self.lines), *dict.fromkeys(one.unit for one in self.lines)))
        return _OWN.sub("s", text)

    @cached_property
    def hours(self) -> float | None:
        """How many hours the unit of its results has, where they are times."""
        return next((hours for unit, hours in HOURS.items() if any(unit in one.unit for one in self.results)), None)

    @cached_property
    def differences(self) -> frozenset[float]:
        """The values, and the differences of each two of them."""
        return frozenset((*self._values, *(abs(one - other) for one, other in combinations(self._values, 2))))

    @cached_property
    def gaps(self) -> frozenset[float]:
        """The differences of each two results, and of the ends around them."""
        pairs = combinations(self.results, 2)
        return frozenset(abs(a - b) for one, other in pairs for a, b in zip(one.values, other.values, strict=False))

    @cached_property
    def together(self) -> frozenset[float]:
        """These, and the sums and means of each two values."""
        sums = [one + other for one, other in combinations(self._values, 2)]
        return frozenset((*self.differences, *sums, *(one / 2 for one in sums)))

    @cached_property
    def worked_out(self) -> frozenset[float]:
        """The values, and what follows from each two of them."""
        pairs = [(one, other) for one, other in permutations(self._values, 2) if other]
        ratios = (value for one, other in pairs for value in (one / other, 100 * abs(one - other) / other))
        return frozenset((*self.together, *ratios, *(100 * one / other for one, other in pairs)))

    @cached_property
    def _values(self) -> list[float]:
        return list(dict.fromkeys(value for one in self.results for value in one.values))[:_MOST]

    def labels(self, text: str, words: frozenset[str]) -> list[str]:
        """The categories that a text names, and those within them; all where it names none, or may mean more."""
        labels = {one.label: terms_of(one.label) - MEASURING for one in self.results}
        named = [terms for terms in labels.values() if terms and terms <= words]
        short = any(terms_of(" ".join(initials_of(label))) & words for label in labels)
        if not named or short or _WIDER.search(text):
            return list(labels)
        return [label for label, terms in labels.items() if any(one <= terms for one in named)]

    def groups(self, arm: str, labels: Sequence[str]) -> tuple[Group, ...]:
        """The people of each category, of categories together, and of all arms together."""
        counted = [one for one in self.results if one.counts and arm in ("", one.arm) and one.label in labels]
        arms = list(dict.fromkeys(one.arm for one in counted))
        labels = list(dict.fromkeys(one.label for one in counted))
        sizes = range(1, len(labels) + 1 if len(labels) <= _SUMMED else 2)
        chosen = [set(some) for size in sizes for some in combinations(labels, size)]
        found = (
            _together([one for one in counted if one.arm in some and one.label in told])
            for size in range(1, len(arms) + 1)
            for some in combinations(arms, size)
            for told in chosen
        )
        return tuple(one for one in found if len(one.lines) == 1 or one.high <= _ROUNDED * one.whole)

    def arm_of(self, side: str) -> str:
        """The arm that one side of a comparison names, by its number or by a word of its title alone; "" for none."""
        here = scoped(side)
        titles = {
            one.arm: terms_of(_OWN.sub("s", one.text.partition(":")[2]))
            for one in self.lines
            if one.arm and _TITLED.match(one.text)
        }
        words = terms_of(here.text)
        own = [
            arm
            for arm, title in titles.items()
            if words & title.difference(*(titles[one] for one in titles if one != arm))
        ]
        return here.scope.arm or (own[0] if len(own) == 1 else "")


def _together(results: Sequence[Result]) -> Group:
    whole = sum({one.arm: one.analysed for one in results}.values())
    part = sum(one.people for one in results)
    arms, lines = (frozenset(names) for names in zip(*((one.arm, one.label) for one in results), strict=True))
    return Group(part, part, whole, arms, lines)


@lru_cache(maxsize=16)
def outcomes_of(text: str) -> tuple[Outcome, ...]:
    """The outcome of each trial of a record."""
    told: dict[str, list[Passage]] = {}
    for passage in passages_of(text):
        if passage.section in ("outcome", "results"):
            told.setdefault(passage.trial, []).append(passage)
    found = (
        Outcome(trial, tuple(lines), tuple(result for one in lines for result in _results(one)))
        for trial, lines in told.items()
    )
    return tuple(one for one in found if one.results)


def _results(passage: Passage) -> Iterator[Result]:
    match = _LABEL.match(passage.text)
    sizes = match and _PEOPLE.search(match["values"]) and not _PEOPLE.search(passage.unit)
    if passage.unit and passage.arm and match and not sizes and (values := tuple(_numbers(match["values"]))):
        label = (match["label"] or "").casefold()
        yield Result(
            passage.trial,
            passage.arm,
            label,
            values,
            passage.unit.casefold(),
            passage.analysed or 0,
            passage.quote,
        )


def _numbers(text: str) -> Iterator[float]:
    for match in _NUMBER.finditer(text.casefold()):
        yield value_of(match.group().lstrip("-−"))


def measured_in(statement: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of these outcomes."""
    named = set(trials_in(statement))
    for sentence in SENTENCE.split(statement) if outcomes else ():
        trials = set(trials_in(sentence)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        if len(meant) == 1 and has_number(sentence) and not (AGED.search(sentence) or is_case(sentence)):
            yield from _in_sentence(sentence, meant[0])


def _in_sentence(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    here = scoped(sentence)
    rest = without_amounts(here.text)
    amounts = [one for one in amounts_of(here.text) if not (one.worded or LEVEL.search(here.text[: one.start]))]
    words = terms_of(rest) | {term for term in terms_of(here.text) if is_level(term)}
    if not amounts or not words or not words <= outcome.words | MEASURING:
        return
    compared = is_compared(here.text, rest)
    arm = here.scope.arm if here.clear and "," not in sentence and not compared else ""
    groups = outcome.groups(arm, outcome.labels(here.text, words))
    of_people = all(one.of_people for one in outcome.results)
    if of_people and not all(one.analysed for one in outcome.results):
        return  # of how many people is not said
    if not of_people and manner_of(sentence).of_some:
        return
    denied = outcome.is_denied or DENIED.search(here.text) is not None
    if denied and _is_of_the_others(here.text, outcome, words):
        groups, denied = tuple(replace(one, low=one.others[0], high=one.others[1]) for one in groups), False
    reckoning = Reckoning(groups, groups if manner_of(sentence).of_part else (), denied, compared)
    of_arm = not reckoning.cases and _OF_THE_ARM.search(sentence) is not None
    given = [_is_given(one, here.text, outcome, reckoning, of_arm=of_arm) for one in amounts]
    if _is_reversed(sentence, outcome, words):
        given = [False, *given[1:]]
    if all(fits is not None for fits in given):
        quotes = tuple(one.quote for one in outcome.results)
        yield from (Reckoned(one, bool(fits), quotes, of_people) for one, fits in zip(amounts, given, strict=True))


def _is_of_the_others(text: str, outcome: Outcome, words: frozenset[str]) -> bool:
    """Whether a text is of those who are not counted, and of nobody else."""
    beside = outcome.beside(words)
    lines = (one.text for one in outcome.lines[1:] if one.section == "outcome" and beside & terms_of(one.text))
    told = (outcome.title, *lines, *(one.label for one in outcome.results))
    counted = not outcome.is_denied and not _NOT.search(" ".join(told).casefold())
    return counted and _NOT.search(text) is not None and not _BUT.search(text)


def _is_reversed(sentence: str, outcome: Outcome, words: frozenset[str]) -> bool:
    """Whether a sentence has one arm above another where the results are all the other way round."""
    bounds = [(one.start, one.end) for one in amounts_of(sentence)]
    thans = [m for m in _THAN.finditer(sentence) if not any(start <= m.start() < end for start, end in bounds)]
    left, right = (sentence[: thans[0].start()], sentence[thans[0].end() :]) if len(thans) == 1 else ("", "")
    ways = [one["more"] is not None for one in _WAY.finditer(without_amounts(scoped(left).text))]
    if len(ways) != 1 or _OTHER.search(sentence) or _NOT.search(sentence) or _WAY.search(right):
        return False
    turned = outcome.is_denied and any(one.counts for one in outcome.results)
    if turned or outcome.beside(words) or any(_NEGATIVE.search(one.quote) for one in outcome.results):
        return False
    arms, ours, theirs = {one.arm for one in outcome.results}, outcome.arm_of(left), outcome.arm_of(right)
    if len(arms) == 2 and ours and _REST.search(right):
        theirs = next(iter(arms - {ours}))
    labels = outcome.labels(sentence, words)
    pairs = [
        (mine, other)
        for one in outcome.results
        for another in outcome.results
        if one.label == another.label in labels and (one.arm, another.arm) == (ours, theirs) != (theirs, ours)
        for mine, other in zip(one.sizes, another.sizes, strict=True)
    ]
    return bool(pairs) and all(mine < other if ways[0] else mine > other for mine, other in pairs)


def _is_given(amount: Amount, text: str, outcome: Outcome, reckoning: Reckoning, *, of_arm: bool) -> bool | None:
    """Whether an amount follows from an outcome, or is a dose; None where it is a time that the record does not have.

    `of_arm` says that shares are of those who were analysed, and not of those with the outcome.
    """
    time, mass = _TIME.match(text, amount.end), _MASS.match(text, amount.end)
    kind = "time" if time else "mass" if mass else "share" if amount.unit is Unit.SHARE else ""
    hours = HOURS["hour" if time["unit"] == "hr" else time["unit"]] if time else 1.0
    behind = _SOME.match(text, amount.end) is not None
    of_some = not kind and (
        behind or (_MORE.match(text, amount.end) is not None and _ANALYSED.search(text) is not None)
    )
    if outcome.has(amount, "" if of_some else kind or None, hours):
        return True
    if mass and not any(_MASS.search(one.unit) for one in outcome.results):
        return True
    if time:
        when = _AT.search(text[: amount.start]) is not None
        values = outcome.together if amount.is_exact else outcome.differences
        if _BY.search(text[: amount.start]) or _MORE.match(text, time.end()):
            values = outcome.gaps
        near = outcome.hours is not None and _is_near(amount, hours / outcome.hours, values)
        return near or (None if (when or outcome.hours is None) and "time frame" not in text else False)
    cases = bool(reckoning.cases) or (not of_arm and may_be_of_cases(text, amount))
    if reckoning.groups and is_given(amount, text, reckoning, cases=cases):
        return True
    if all(one.of_people for one in outcome.results):
        return False
    if behind and kind == "share":
        return True
    if of_some:
        return any(amount.holds(one) for one in outcome.sizes) if all(outcome.sizes) else None
    values = outcome.together if _UNITED.match(text, amount.end) else outcome.worked_out
    return any(_is_near(amount, factor, values) for factor in _FACTORS)


def _is_near(amount: Amount, unit: float, values: frozenset[float]) -> bool:
    """Whether one of some values is an amount in a unit, or within its ends."""
    low, high = amount.low * unit, amount.high * unit
    if amount.is_exact:
        step = 0.5 * unit * 10.0 ** -len(amount.words.partition(".")[2])
        return any(isclose(low, one, rel_tol=_CLOSE) or abs(low - one) <= step for one in values)
    return any(low <= one <= high for one in values)
