"""One result of a record: the value of an arm in a category of an outcome, what stands beside it, and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.agreement.passages.passage import Passage
from evidence.agreement.scales.times import HOURS
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_PEOPLE = late_regex(
    r"participants?|patients?|subjects?|people|persons?|responders?|\bdlts?\b|\bdeaths?\b", re.IGNORECASE
)
_MEASURED = late_regex(rf"\b(?:{'|'.join(HOURS)})s?\b|/|\b[mµn]?g\b|\bm[lm]\b|\bcm|%|percent|ratio")
_LABEL = late_regex(r"\A(?P<label>.*[^\W\d].*:)?(?P<values>[^:]*)\Z", re.DOTALL)
SHARE = late_regex(r"percent|%")
NUMBER = late_regex(rf"(?<![\w.])[-−]?(?:\.\d+|{NUMERAL})(?![\w]*\d|(?:st|nd|rd|th)\b)")


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
        return self.values[0] * self.analysed / 100 if SHARE.search(self.unit) else self.values[0]


def results_of(passage: Passage) -> Iterator[Result]:
    """The results of a line: none where it is no value of an arm."""
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
    for match in NUMBER.finditer(text.casefold()):
        value = value_of(match.group().lstrip("-−"))
        yield -value if signed and match.group()[0] in "-−" else value
