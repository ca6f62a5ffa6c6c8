"""The results of a trial's outcome: the values of each arm, how many people they count, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.results.arm_titles import TITLED, ArmTitles, in_one_word
from evidence.agreement.trials.results.derived import Derived
from evidence.agreement.trials.results.outcomes import with_own_sizes
from evidence.agreement.trials.results.result import Result, results_of
from evidence.agreement.trials.words.wording import IN_RESULTS
from evidence.agreement.words.terms import initials_of, is_level, terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_NAMED = late_regex(
    r"\b(?P<word>[a-z][a-z-]+)[\s-](?P<first>\d+)(?:(?:\s?[/,-]\s?|\s(?:or|and|to)\s)\d+)*\b(?!\s?%|\.\d|[\s-]?(?:mg|mcg|g|ml)\b)"
)
_DEFINED = late_regex(r"\b\d+(?:\.\d+)?\s?%\s(?P<word>[a-z][a-z-]+)")
"""A limit that is a part of what was counted: "a 50% reduction"."""
_BOUND = late_regex(
    r"(?:(?P<least>≥|>=?|greater than|more than|longer than|higher than|over|above|exceeding|at least)"
    r"|≤|<=?|(?:less|lower|shorter) than|under|below|at most|up to)\s?"
    rf"(?P<number>{NUMERAL})"
)
_SHARE = late_regex(rf"(?P<share>{NUMERAL})\s?(?:%|per ?cent)", re.IGNORECASE)
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
_WIDER = late_regex(r"\b(?:better|worse|at least|any|benefit|control|objective|overall)\b")
"""Beside the name of a category, of those above or below it too."""
_FREE = late_regex(r"\b(?:free|without|not|never|absence)\b")
_TITLE = 300
"""Acronyms stand for words in so many characters of an outcome's title and definition."""
_SUMMED = 5
"""So many categories at most are added up in every choice."""


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
    def gaps_of_sizes(self) -> frozenset[float]:
        """By how many people arms differ, or choices of them."""
        return frozenset(abs(one - other) for one, other in combinations(self.sizes, 2))

    @cached_property
    def limits(self) -> frozenset[float]:
        """The shares in its definition: by how much something has to change to count."""
        told = " ".join(one.text for one in self.lines if one.section == "outcome")
        return frozenset(value_of(one["share"]) for one in _SHARE.finditer(told))

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
        titles = (one.text for one in self.lines if TITLED.match(one.text))
        named = terms_of(in_one_word(" ".join((self.title, *titles, *(one.label for one in self.results)))))
        return words - named - short - IN_RESULTS

    @cached_property
    def _text(self) -> str:
        text = " ".join((*(one.text for one in self.lines), *dict.fromkeys(one.unit for one in self.lines)))
        return in_one_word(text)

    @cached_property
    def hours(self) -> float | None:
        """How many hours the unit of its results has, where they are times."""
        return next((hours for unit, hours in HOURS.items() if any(unit in one.unit for one in self.results)), None)

    @cached_property
    def derived(self) -> Derived:
        """What follows from its results."""
        return Derived(self.results)

    @cached_property
    def arms(self) -> ArmTitles:
        """What its arms are called."""
        return ArmTitles(self.lines, self.results)

    @property
    def of_parts(self) -> bool:
        """Whether its results are parts of one."""
        return all("proportion" in one.unit and one.values[0] <= 1 for one in self.results)

    def labels(self, text: str, words: frozenset[str]) -> list[str]:
        """The categories that a text names, and those within them; all where it names none, or may mean more."""
        labels = {one.label: terms_of(one.label) - IN_RESULTS for one in self.results}
        named = [terms for terms in labels.values() if terms and terms <= words]
        short = any(_short(label) & words for label in labels)
        if not named or short or _WIDER.search(text):
            return list(labels)
        return [label for label, terms in labels.items() if any(one <= terms for one in named)]

    def at_bounds(self, text: str) -> Outcome:
        """The same outcome of those categories alone whose bound a lower-case text names (">60 ms"), if it does."""
        told = set(_bounds(text))
        named = tuple(one for one in self.results if told & set(_bounds(one.label)))
        return replace(self, results=named) if named else self

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


def _bounds(text: str) -> Iterator[tuple[bool, float]]:
    """The bounds of a text: whether they are lower ones, and their numbers."""
    for match in _BOUND.finditer(text):
        yield match["least"] is not None, value_of(match["number"])


def _short(text: str) -> frozenset[str]:
    """The acronyms that a text may have, of one and of several: CEC and CECs."""
    found = initials_of(text)
    return terms_of(" ".join((*found, *(f"{one}s" for one in found))))


@lru_cache(maxsize=64)
def outcomes_of(text: str) -> tuple[Outcome, ...]:
    """The outcome of each trial of a record."""
    told: dict[str, list[Passage]] = {}
    sized = with_own_sizes(passages_of(text))
    for passage in passages_of(text):
        if passage.section in ("outcome", "results") and passage.trial not in sized:
            told.setdefault(passage.trial, []).append(passage)
    found = (
        Outcome(trial, tuple(lines), tuple(result for one in lines for result in results_of(one)))
        for trial, lines in told.items()
    )
    return tuple(one for one in found if one.results)
