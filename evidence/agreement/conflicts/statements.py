"""What a claim says of one figure, without the figure: two claims that say the same with two figures disagree.

The key is made of the outcome, what it was measured on, who was counted and how old, how it was given, when, and the
names in the sentence; anything that one claim says and the other does not keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.scales.measures import apart, measure_of
from evidence.agreement.scales.times import time_of
from evidence.agreement.study.outcomes import read_outcome
from evidence.agreement.study.slots import FIGURES, Slots, by_figure, read_slots
from evidence.agreement.words.terms import term_list, terms_of
from evidence.agreement.words.vocabulary import CONTROL
from evidence.claims.claim import ClaimKind, Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.claims.senses import names_in
from evidence.claims.wording import KEPT
from evidence.late import late_regex, rare_regex

MARK = late_regex(r"\[[^\]]*\]|\([A-Z][^()]*\d{4}[^()]*\)")
"""A citation mark: who else said it is no part of what is said."""
_BY = late_regex(r"\bby (?:about |around |approximately |nearly |almost |only )?\Z", re.IGNORECASE)
_RESPECTIVELY = rare_regex(r"\brespectively\b", re.IGNORECASE)
_POINTING = late_regex(
    r"\b(?:it|its|they|their|them|this|that|these|those|such|here|there|other|another|same|first|second|third|former"
    r"|latter|both|each|arm|groups?|study|trial|review|authors|not|no|never|neither|nor|without|respectively)\b",
    re.IGNORECASE,
)
"""Words that say of what only with what stands around the claim, or that turn it round."""
_TREATED = r"(?:treatment|therapy|medication|medicine|surgery|care|support|training|drugs?|diet|exercise)s?\b"
_CIRCUMSTANCE = late_regex(
    r"\b(?:without|before|until|despite|except|prior to|untreated|previously|formerly|newly|no|not|never|nor|neither)\b"
    r"|\b(?:with|on|under|during|after|following|off)"
    rf"(?= (?:(?:the|this|our|any|further|usual|standard) )*{_TREATED})",
    re.IGNORECASE,
)
"""In what case a figure was found, in words that are no names: with treatment and without."""
_CIRCUMSTANCES = frozenset({QuantityKind.OTHER, QuantityKind.COUNT, QuantityKind.YEAR})
"""Numbers beside a figure that say of whom or of what it is: "90% saw 20/20", "in 2010"."""
_FEWEST = 2
"""So many words at least say what a figure is of."""


@dataclass(frozen=True)
class Statement:
    """One figure of a claim; `key` is all that the claim says of it, `what` that in words."""

    figure: str
    key: tuple[object, ...]
    what: str


@lru_cache(maxsize=KEPT)
def statements_of(text: str, kind: ClaimKind) -> tuple[Statement, ...]:
    """The figures of a claim with an outcome that can be told from others; none where these say too little.

    A document is asked twice, for itself and beside the others of its run.
    """
    return tuple(_statements(text, kind))


def _statements(text: str, kind: ClaimKind) -> Iterator[Statement]:
    text = " ".join(text.split())
    quantities = find_quantities(text)
    if kind is ClaimKind.PROCEDURE or not any(quantity.kind in FIGURES for quantity in quantities):
        return
    if read_outcome(text) is None:
        return
    slots = read_slots(text, quantities)
    for part in by_figure(text, slots):
        figure = part.figures[0] if part.figures else None
        if figure is None or figure.kind not in FIGURES or part.outcome is None:
            continue
        names = names_in(MARK.sub(" ", text)) | (part.population.terms if part.population else frozenset())
        control = _is_of_controls(text, figure, slots.figures)
        if names and control is not None:
            yield Statement(figure.text, _key(text, part, figure, names, control=control), part.outcome.words)


def _is_of_controls(text: str, figure: Quantity, figures: Sequence[Quantity]) -> bool | None:
    """Whether a figure is that of the controls; of several that can be told where these are named behind the last."""
    named = [match.start() for match in CONTROL.finditer(text)]
    if not named or len(figures) == 1:
        return bool(named)
    last = figures[-1]
    return None if min(named) < last.span.end or _RESPECTIVELY.search(text) else figure == last


def word_for_word(text: str) -> Statement | None:
    """The one figure that a claim found, with all its words and other numbers, where these need no others to be
    understood: it tells of an outcome that is not known, or by how much time something was longer or shorter."""
    one = _one_figure(text)
    if one is None or not names_in(one.text):
        return None
    words = term_list(one.rest)
    return Statement(one.figure.text, (*(word.removesuffix("s") for word in words), one.others()), "the same")


def in_any_order(text: str) -> Statement | None:
    """The one figure that a claim found, with all its words in any order: so a cell says with its heads what a sentence
    of the text says. How many people a head counts is not said of the figure."""
    one = _one_figure(text)
    if one is None or len(words := terms_of(one.rest)) < _FEWEST:
        return None
    return Statement(one.figure.text, (words, one.others(frozenset({QuantityKind.SAMPLE_SIZE}))), "the same")


@dataclass(frozen=True)
class _OneFigure:
    """A claim without its marks that found one figure."""

    text: str
    figure: Quantity
    quantities: Sequence[Quantity]

    @property
    def rest(self) -> str:
        return f"{self.text[: self.figure.span.start]} {self.text[self.figure.span.end :]}"

    def others(self, beside: frozenset[QuantityKind] = frozenset()) -> tuple[object, ...]:
        """The other numbers, without those of some kinds."""
        told = (one for one in self.quantities if one is not self.figure and one.kind not in beside)
        return tuple((one.kind, one.value, one.low, one.high, one.unit) for one in told)


def _one_figure(text: str) -> _OneFigure | None:
    """The claim, if it found one figure and needs no other words to be understood."""
    text = MARK.sub(" ", " ".join(text.split()))
    quantities = find_quantities(text)
    found = [quantity for quantity in quantities if _is_result(text, quantity)]
    return _OneFigure(text, found[0], quantities) if len(found) == 1 and not _POINTING.search(text) else None


def _is_result(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is what was found; a time is where something changed by it."""
    return quantity.kind in FIGURES or (
        quantity.kind is QuantityKind.DURATION and _BY.search(text, 0, quantity.span.start) is not None
    )


def _key(text: str, part: Slots, figure: Quantity, names: frozenset[str], *, control: bool) -> tuple[object, ...]:
    outcome, population, regimen = part.outcome, part.population, part.regimen
    assert outcome is not None
    times = frozenset(
        (round(time.low, 0), round(time.high, 0)) for quantity in part.times if (time := time_of(quantity))
    )
    given = (regimen.low, regimen.high, regimen.doses, regimen.per_day, regimen.routes) if regimen else None
    who = (population.group, population.kinds, control) if population else None
    ages = frozenset((one.low, one.high, one.value) for one in find_quantities(text) if one.kind is QuantityKind.AGE)
    design = part.design.designs if part.design else None
    measured = (outcome.kinds, outcome.domains, outcome.negated, outcome.direction, outcome.measure)
    scale = "%" if figure.kind is not QuantityKind.RATIO else figure.unit
    case = frozenset(match.group().casefold() for match in _CIRCUMSTANCE.finditer(text))
    beside = frozenset(
        (one.kind, one.low, one.high, one.value, one.unit)
        for one in find_quantities(text)
        if one.kind in _CIRCUMSTANCES
    )
    return measured, names, who, ages, given, times, design, scale, case, beside


def conflicting(ours: str, theirs: str) -> bool:
    """Whether two figures, in words, cannot both be true of one thing."""
    measures = [measure_of(quantity) for words in (ours, theirs) for quantity in find_quantities(words)[:1]]
    return len(measures) == 2 and None not in measures and apart(measures[0], measures[1])  # type: ignore[arg-type]
