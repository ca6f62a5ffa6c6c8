"""The results of a trial's outcome: the values of each arm, how many people they count, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from math import isclose
from typing import TypeVar

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.events import subsets
from evidence.agreement.trials.counts.reckoned import Group
from evidence.agreement.trials.results.outcomes import with_own_sizes
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import IN_RESULTS, PLAIN
from evidence.agreement.words.terms import initials_of, is_level, terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_One = TypeVar("_One")
_PEOPLE = late_regex(
    r"participants?|patients?|subjects?|people|persons?|responders?|\bdlts?\b|\bdeaths?\b", re.IGNORECASE
)
_MEASURED = late_regex(rf"\b(?:{'|'.join(HOURS)})s?\b|/|\b[mµn]?g\b|\bm[lm]\b|\bcm|%|percent|ratio")
_SHARE = late_regex(r"percent|%")
_NUMBER = late_regex(rf"(?<![\w.])[-−]?(?:\.\d+|{NUMERAL})(?![\w]*\d|(?:st|nd|rd|th)\b)")
_WITH_UNIT = late_regex(
    rf"(?:\b(?P<at>{'|'.join(HOURS)})\s)?(?P<number>{_NUMBER.pattern})(?:[\s-]?(?:(?P<time>{'|'.join(HOURS)})s?\b"
    rf"|(?P<share>(?:(?:-|–|\sto\s|\sand\s|\sor\s)\s?{NUMERAL}\s?)?(?:%|per ?cent\b))"
    r"|(?P<mass>[mµnck]?g|gy|m?l|milligrams?)\b))?"
)
_TITLED = late_regex(r"\s*Arm/Group Title:")
_SIZE = late_regex(r"\s*Overall Number of Participants Analyzed:")
_OF_SO_MANY = late_regex(
    rf"\b(?:of|out of|among) the (?P<n>{NUMERAL})\s(?:[\w-]+\s)?(?:patients|pts|participants|subjects|people|women)\b"
)
_SCHEDULED = late_regex(
    rf"\b(?P<number>{NUMERAL})[\s-](?P<unit>{'|'.join(HOURS)})s?\s(?:[\w-]+\s){{0,2}}"
    r"(?:arms?|groups?|cohorts?|schedules?|regimens?)\b"
)
"""An arm that is named by how often or how long something is given."""
_IN_TITLE = late_regex(rf"(?P<number>{NUMERAL})[\s-]?(?P<unit>{'|'.join(HOURS)})s?\b")
_NAMED = late_regex(
    r"\b(?P<word>[a-z][a-z-]+)[\s-](?P<first>\d+)(?:(?:\s?[/,-]\s?|\s(?:or|and|to)\s)\d+)*\b(?!\s?%|\.\d|[\s-]?(?:mg|mcg|g|ml)\b)"
)
_DEFINED = late_regex(r"\b\d+(?:\.\d+)?\s?%\s(?P<word>[a-z][a-z-]+)")
"""A limit that is a part of what was counted: "a 50% reduction"."""
_LABEL = late_regex(r"\A(?P<label>.*[^\W\d].*:)?(?P<values>[^:]*)\Z", re.DOTALL)
_BOUND = late_regex(
    r"(?:(?P<least>≥|>=?|greater than|more than|longer than|higher than|over|above|exceeding|at least)"
    r"|≤|<=?|(?:less|lower|shorter) than|under|below|at most|up to)\s?"
    rf"(?P<number>{NUMERAL})"
)
_ACRONYM = late_regex(r"\b([A-Z]{2,5})s?\b")
LONG = {
    "cr": "complete response",
    "pr": "partial response",
    "sd": "stable disease",
    "pd": "progressive disease",
    "orr": "objective response",
    "pfs": "progression free survival",
    "os": "overall survival",
    "dfs": "disease free survival",
    "efs": "event free survival",
    "ttp": "time to progression",
    "pcr": "pathological complete response",
    "dlt": "dose limiting toxicity",
    "mtd": "maximum tolerated dose",
}
"""What the acronyms of oncology stand for in every record."""
_BESIDES = {
    "cr": "responder",
    "pr": "responder",
    "pd": "progression",
    "orr": "overall",
    "dlt": "toxicities",
}
"""What else they may stand for."""
_START = late_regex(r"\b(?:baseline|pre-?treatment|before|screening|(?:week|day|month|cycle) \d+)\b")
_WIDER = late_regex(r"\b(?:better|worse|at least|any|benefit|control|objective|overall)\b")
"""Beside the name of a category, of those above or below it too."""
_OWN = late_regex(r"['’]s\b")
_FREE = late_regex(r"\b(?:free|without|not|never|absence)\b")
_STEM = 3
"""So many letters at least has the beginning of a drug's name."""
_MOST = 14
"""Of so many values at most each two are put together."""
_TITLE = 300
"""Acronyms stand for words in so many characters of an outcome's title and definition."""
_SUMMED = 5
"""So many categories at most are added up in every choice."""
_SAME_UNIT = 1e-6
_CALENDAR = 0.09
"""By how much of itself a time of weeks may be off in months."""
_ROUNDED = 1.01


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
    statistic: str = ""
    signed: tuple[float, ...] = ()
    """The values with their signs."""

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
        short = _ACRONYM.findall(self._text)
        numbers = " ".join((*short, *(f"{one}s" for one in short)))
        lower = [one.casefold() for one in short]
        long = " ".join(f"{LONG[one]} {_BESIDES.get(one, '')}" for one in lower if one in LONG)
        own = terms_of(f"{self._text} {numbers} {long}") | _short(title[:_TITLE])
        return own | terms_of(" ".join(one for one, words in LONG.items() if terms_of(words) <= own))

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
            time = match["time"] or match["at"]
            kind = "time" if time else next((one for one in ("share", "mass") if match[one]), "")
            found[kind].add(value * HOURS[time] if time else value)
        for one in self.results:
            found["share"].update(one.values if _SHARE.search(one.unit) else one.values[1:])
            if not one.of_people or _SHARE.search(one.unit):
                found["time" if self.hours else ""].update(value * (self.hours or 1.0) for value in one.values)
        return {kind: frozenset(values) for kind, values in found.items()}

    def has(self, amount: Amount, kind: str | None, hours: float, *, ends: bool = True) -> bool:
        """Whether the lines have an amount of a kind, or a number of none; None for a number that may be of any.

        `ends` says that what is about so much may be what stands beside a result.
        """
        kinds = self.numbers if kind is None else (kind,) if kind == "share" else ("", kind)
        for one in kinds:
            factor, loose = (hours, _CALENDAR) if one == "time" else (1.0, 0.0)
            own = (
                {value * hours for result in self.results for value in result.values} if hours == self.hours else set()
            )
            near = self.numbers[one] - (frozenset() if ends else self._ends)
            if amount.sign == "~" and any(amount.is_about(value / factor, bare=not kind) for value in near):
                return True
            for value in self.numbers[one]:
                off = min(loose, _SAME_UNIT) if value in own else loose
                if isclose(amount.value * factor, value, rel_tol=off):
                    return True
        return amount.unit is Unit.SHARE and round(amount.value / 100, 6) in self.numbers[""]

    @cached_property
    def _ends(self) -> frozenset[float]:
        """What stands beside the results, and is none of them."""
        unit = self.hours or 1.0
        ends = {value * unit for one in self.results for value in one.values[1:]}
        return frozenset(ends - {one.values[0] * unit for one in self.results})

    @cached_property
    def is_denied(self) -> bool:
        """Whether it may count those who did not have what it names: who were free of it."""
        return _FREE.search(self.title.casefold()) is not None

    @cached_property
    def title(self) -> str:
        """Its first line."""
        return next((one.text for one in self.lines if one.section == "outcome"), "")

    @cached_property
    def named(self) -> frozenset[str]:
        """The words of its title that tell it from others, and its initials."""
        return (terms_of(self.title) | _short(self.title[:_TITLE])) - IN_RESULTS

    @cached_property
    def defined(self) -> frozenset[str]:
        """The words of its title and definition."""
        return terms_of(" ".join(one.text for one in self.lines if one.section == "outcome"))

    def beside(self, words: frozenset[str]) -> frozenset[str]:
        """The words that are in no title and in no name of a category."""
        short = _short(self.title[:_TITLE])
        titles = (one.text for one in self.lines if _TITLED.match(one.text))
        named = terms_of(_OWN.sub("s", " ".join((self.title, *titles, *(one.label for one in self.results)))))
        return words - named - short - IN_RESULTS

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
    def mains(self) -> frozenset[float]:
        """The results themselves, without what stands beside them, and their differences."""
        mains = [one.values[0] for one in self.results]
        return frozenset((*mains, *(abs(one - other) for one, other in combinations(mains, 2))))

    @property
    def of_parts(self) -> bool:
        """Whether its results are parts of one."""
        return all("proportion" in one.unit and one.values[0] <= 1 for one in self.results)

    @cached_property
    def ratios(self) -> frozenset[float]:
        """How many times one result is another, in people and in shares of them."""
        sizes = [size for one in self.results for size in enumerate(one.sizes)]
        pairs = ((a, b) for (kind, a), (other, b) in permutations(sizes, 2) if kind == other and b)
        return frozenset(a / b for a, b in pairs)

    @cached_property
    def gaps(self) -> frozenset[float]:
        """The differences of each two results, and of the ends around them."""
        pairs = combinations(self.results, 2)
        return frozenset(abs(a - b) for one, other in pairs for a, b in zip(one.values, other.values, strict=False))

    @cached_property
    def gaps_of_mains(self) -> frozenset[float]:
        """The differences of each two results alone."""
        return frozenset(abs(one.values[0] - other.values[0]) for one, other in combinations(self.results, 2))

    @cached_property
    def changes(self) -> frozenset[float]:
        """By how much each arm's results differ from one time to another; nothing where categories are no times."""
        if not any(_START.search(one.label) for one in self.results):
            return frozenset()
        pairs = combinations(self.results, 2)
        return frozenset(abs(one.values[0] - other.values[0]) for one, other in pairs if one.arm == other.arm)

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
        labels = {one.label: terms_of(one.label) - IN_RESULTS for one in self.results}
        named = [terms for terms in labels.values() if terms and terms <= words]
        short = any(_short(label) & words for label in labels)
        if not named or short or _WIDER.search(text):
            return list(labels)
        return [label for label, terms in labels.items() if any(one <= terms for one in named)]

    def groups(self, arm: str, labels: Sequence[str]) -> tuple[Group, ...]:
        """The people of each category, of categories together that are not everybody, and of all arms together."""
        counted = [one for one in self.results if one.counts and arm in ("", one.arm) and one.label in labels]
        arms = list(dict.fromkeys(one.arm for one in counted))
        labels = list(dict.fromkeys(one.label for one in counted))
        sizes = range(1, len(labels) + 1 if len(labels) <= _SUMMED else 2)
        chosen = [set(some) for size in sizes for some in combinations(labels, size)]
        found = (
            _together([one for one in counted if one.arm in some and one.label in told])
            for some in subsets(arms)
            for told in chosen
        )
        return tuple(one for one in found if len(one.lines) == 1 or one.high * _ROUNDED < one.whole)

    def of_labels(self, labels: Sequence[str]) -> Outcome:
        """The same outcome of these categories alone."""
        return replace(self, results=tuple(one for one in self.results if one.label in labels))

    def within(self, arm: str) -> Outcome:
        """The same outcome of one arm alone."""
        return replace(self, results=tuple(one for one in self.results if one.arm == arm)) if arm else self

    def at_bounds(self, text: str) -> Outcome:
        """The same outcome of those categories alone whose bound a lower-case text names (">60 ms"), if it does."""
        told = set(_bounds(text))
        named = tuple(one for one in self.results if told & set(_bounds(one.label)))
        return replace(self, results=named) if named else self

    @cached_property
    def _described(self) -> dict[str, str]:
        """What is told of each arm."""
        told: dict[str, str] = {}
        for one in self.lines:
            if one.arm and not one.unit and not _SIZE.match(one.text):
                told[one.arm] = f"{told.get(one.arm, '')} {one.text}"
        return told

    def arm_of(self, side: str) -> str:
        """The arm that one side of a comparison names; "" for none.

        It does so by its number, by a word of its title alone, or by a dose or a size that no other arm has.
        """
        here, titles = scoped(side), self.titles
        named, words = self.titled, terms_of(here.text)
        own = [arm for arm in named if words & _own(named, arm)]
        said, sizes = _doses(side), {value_of(match["n"]) for match in _OF_SO_MANY.finditer(side)}
        for lines in (titles, self._described) if not (own or here.scope.arm) else ():
            doses = {arm: _doses(lines[arm]) for arm in lines}
            own = own or [arm for arm in doses if said & _own(doses, arm)]
        own = own or [
            arm for arm in named if any(it.startswith(one) for it in _own(named, arm) for one in _stems(words))
        ]
        if not (own or here.scope.arm):
            times, spoken = {arm: _times(_IN_TITLE, titles[arm]) for arm in titles}, _times(_SCHEDULED, side)
            own = [arm for arm in times if spoken & _own(times, arm)]
        if not (own or here.scope.arm):
            analysed = {one.arm: {float(one.analysed)} for one in self.results}
            own = [arm for arm in analysed if sizes & _own(analysed, arm)]
        return here.scope.arm or (own[0] if len(own) == 1 else "")

    def without_names(self, text: str) -> str:
        """A lower-case text in which names of the record's have no numbers: "PASI 90", "grade 3 or 4"."""
        around = " ".join(one.text for one in self.lines if not (one.unit and one.arm))
        told = " ".join((around, *(one.label for one in self.results))).casefold()

        def bare(match: re.Match[str]) -> str:
            known = terms_of(match["word"]) and re.search(rf"\b{re.escape(match.group())}\b", told)
            first = f"{match['word']} {match['first']}"
            named = first if any(map(is_level, terms_of(first))) else match["word"]
            return named if known else match.group()

        def of_its_own(match: re.Match[str]) -> str:
            known = terms_of(match["word"]) and " ".join(match.group().split()) in told
            return match["word"] if known else match.group()

        return _DEFINED.sub(of_its_own, _NAMED.sub(bare, text))

    @cached_property
    def titles(self) -> dict[str, str]:
        """Each arm's title in small letters."""
        titled = (one for one in self.lines if one.arm and _TITLED.match(one.text))
        return {one.arm: one.text.partition(":")[2].casefold() for one in titled}

    @cached_property
    def titled(self) -> dict[str, frozenset[str]]:
        """The words of each arm's title."""
        return {arm: terms_of(in_one_word(title)) for arm, title in self.titles.items()}

    def arms_of(self, sides: Sequence[str]) -> list[str]:
        """The arm that each of several sides names; one that no word is alone of is named by its whole title."""
        words = [terms_of(scoped(side).text) for side in sides]
        whole = [[arm for arm, title in self.titled.items() if title and title <= told] for told in words]
        found = [self.arm_of(side) for side in sides]
        return [one or (named[0] if len(named) == 1 else "") for one, named in zip(found, whole, strict=True)]


def _stems(words: frozenset[str]) -> frozenset[str]:
    """The words that may be the beginning of a drug's name: "bev", "pembro"."""
    return frozenset(one for one in words - IN_RESULTS - PLAIN if len(one) >= _STEM and one.isalpha())


def _own(sets: Mapping[str, AbstractSet[_One]], name: str) -> set[_One]:
    """What only one of several sets has."""
    return set(sets[name]).difference(*(sets[one] for one in sets if one != name))


def in_one_word(text: str) -> str:
    """A text with its genitives in one word, as the words of outcomes are."""
    return _OWN.sub("s", text)


def _doses(text: str) -> set[tuple[float, str]]:
    """The doses of a text."""
    return {
        (value_of(match["number"].lstrip("-−")), match["mass"])
        for match in _WITH_UNIT.finditer(text.casefold())
        if match["mass"]
    }


def _times(pattern: re.Pattern[str], text: str) -> set[tuple[float, str]]:
    """The times of a text, as it writes them."""
    return {(value_of(match["number"]), match["unit"]) for match in pattern.finditer(text.casefold())}


def _bounds(text: str) -> Iterator[tuple[bool, float]]:
    """The bounds of a text: whether they are lower ones, and their numbers."""
    for match in _BOUND.finditer(text):
        yield match["least"] is not None, value_of(match["number"])


def _short(text: str) -> frozenset[str]:
    """The acronyms that a text may have, of one and of several: CEC and CECs."""
    found = initials_of(text)
    return terms_of(" ".join((*found, *(f"{one}s" for one in found))))


def _together(results: Sequence[Result]) -> Group:
    whole = sum({one.arm: one.analysed for one in results}.values())
    part = sum(one.people for one in results)
    arms, lines = (frozenset(names) for names in zip(*((one.arm, one.label) for one in results), strict=True))
    return Group(part, part, whole, arms, lines)


@lru_cache(maxsize=64)
def outcomes_of(text: str) -> tuple[Outcome, ...]:
    """The outcome of each trial of a record."""
    told: dict[str, list[Passage]] = {}
    sized = with_own_sizes(passages_of(text))
    for passage in passages_of(text):
        if passage.section in ("outcome", "results") and passage.trial not in sized:
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
            passage.statistic.casefold(),
            tuple(_numbers(match["values"], signed=True)),
        )


def _numbers(text: str, *, signed: bool = False) -> Iterator[float]:
    for match in _NUMBER.finditer(text.casefold()):
        value = value_of(match.group().lstrip("-−"))
        yield -value if signed and match.group()[0] in "-−" else value
