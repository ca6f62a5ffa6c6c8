"""What a sentence states, slot by slot, in its exact words; a sentence with two results is read result by result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.agreement.scales.steps import is_step
from evidence.agreement.study.designs import StatedDesign, read_design
from evidence.agreement.study.outcomes import Outcome, read_outcome
from evidence.agreement.study.populations import Population, read_population
from evidence.agreement.study.regimens import Regimen, read_regimen
from evidence.agreement.words.vocabulary import CHANGED_BY, INSTEAD, LONGER, OF_PEOPLE
from evidence.claims.claim import TIMES, Quantity, QuantityKind
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex
from evidence.sources.worded_times import worded_times

FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO})
_BY = late_regex(r"by\b", re.IGNORECASE)
"""What begins a time that is one by which something had come: "by 4 weeks"."""
_BEFORE = 24
"""How many characters before a figure the words may begin that say what it is."""


@dataclass(frozen=True)
class Slots:
    """What a sentence states; an empty or None slot is not stated."""

    figures: tuple[Quantity, ...]
    times: tuple[Quantity, ...]
    design: StatedDesign | None
    regimen: Regimen | None
    population: Population | None
    outcome: Outcome | None
    n: Quantity | None


def read_slots(claim_text: str, quantities: Sequence[Quantity]) -> Slots:
    """Reads a sentence. `quantities` are its own, with spans in `claim_text`."""
    gains = {q.span: replace(q, kind=QuantityKind.DURATION) for q in quantities if _is_gain(q, claim_text)}
    figures = tuple(gains.get(q.span, q) for q in quantities if q.kind in FIGURES or _is_level(q) or q.span in gains)
    outcome = read_outcome(claim_text)
    reports = bool(figures) or (outcome is not None and bool(outcome.kinds))
    return Slots(
        figures=figures,
        times=tuple(q for q in _own_times(claim_text, quantities, reports) if q.span not in gains),
        design=read_design(claim_text),
        regimen=read_regimen(claim_text, quantities),
        population=read_population(claim_text),
        outcome=outcome,
        n=next((q for q in quantities if q.kind is QuantityKind.SAMPLE_SIZE and q.value is not None), None),
    )


def _is_level(quantity: Quantity) -> bool:
    """A measured amount ("5 kg", "14 points") that may be a result."""
    level = quantity.kind is QuantityKind.OTHER and quantity.unit is not None
    return level or (quantity.kind is QuantityKind.COUNT and quantity.unit == "point")


def _is_gain(quantity: Quantity, text: str) -> bool:
    """A time that is a result ("40 minutes longer", "fell by 24 minutes"), and not when there was one."""
    if quantity.kind not in TIMES:
        return False
    longer = quantity.kind is QuantityKind.DURATION and LONGER.match(text, quantity.span.end) is not None
    return longer or (is_step(text, quantity) and not _BY.match(quantity.text))


def times_of(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The times of a sentence; "the day after" is one day."""
    yield from (q for q in quantities if q.kind in TIMES)
    for one in worded_times(text):
        if not any(q.span.start < one.span.end and one.span.start < q.span.end for q in quantities):
            yield one


def _own_times(text: str, quantities: Sequence[Quantity], reports: bool) -> Iterator[Quantity]:
    """The claim's own times: not those of a contrast ("hours rather than weeks"), nor how long a procedure takes."""
    contrasts = [m.start() for m in INSTEAD.finditer(text) if not any(_inside(m.start(), q) for q in quantities)]
    for quantity in times_of(text, quantities):
        contrasted = any(start < quantity.span.start for start in contrasts)
        if (reports or quantity.kind is QuantityKind.TIMEPOINT) and not contrasted:
            yield quantity


def _inside(position: int, quantity: Quantity) -> bool:
    return quantity.span.start <= position < quantity.span.end


def by_figure(text: str, slots: Slots) -> tuple[Slots, ...]:
    """The same slots once for each figure, with the times and the outcome that stand by it; once if there is none."""
    if not slots.figures:
        return (slots,)
    outcomes = _own_outcomes(text, slots.figures) or [slots.outcome] * len(slots.figures)
    return tuple(
        replace(
            slots,
            figures=(figure,),
            times=tuple(time for time in slots.times if _nearest(time, slots.figures) is figure),
            outcome=_measured(text, figure, outcome),
        )
        for figure, outcome in zip(slots.figures, outcomes, strict=True)
    )


def _own_outcomes(text: str, figures: Sequence[Quantity]) -> list[Outcome | None]:
    """The outcome of each of several figures; none unless each has its own."""
    found = [read_outcome(clause) for clause in _clauses(text, figures)] if len(figures) > 1 else []
    return found if all(found) else []


def _measured(text: str, figure: Quantity, outcome: Outcome | None) -> Outcome | None:
    """The outcome, with what the words around its figure say that the figure is: a share of people or a change."""
    if outcome is None:
        return None
    people = OF_PEOPLE.match(text, figure.span.end) or (figure.kind is QuantityKind.FRACTION and figure.unit)
    changed = CHANGED_BY.search(text, max(0, figure.span.start - _BEFORE), figure.span.start)
    return replace(outcome, measure="change" if changed else "share" if people else "")


def _clauses(text: str, figures: Sequence[Quantity]) -> list[str]:
    """The words of each figure: those after it, unless the sentence names the first outcome before it."""
    starts, ends = [q.span.start for q in figures], [q.span.end for q in figures]
    before = read_outcome(text[: starts[0]])
    if before is not None and before.kinds:
        bounds = zip([0, *ends[:-1]], ends, strict=True)
    else:
        bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    return [text[start:end] for start, end in bounds]


def _nearest(time: Quantity, figures: Sequence[Quantity]) -> Quantity:
    """The figure that a time stands by; of two equally near the one before it."""
    return min(figures, key=lambda q: max(q.span.start - time.span.end, time.span.start - q.span.end))


def phrase_times(words: str | None) -> tuple[Quantity, ...]:
    """The times of a card's phrase; one that stands alone ("1 day") is a point in time."""
    if not words:
        return ()
    alone = f"after {words}"
    return tuple(times_of(words, find_quantities(words))) or tuple(times_of(alone, find_quantities(alone)))
