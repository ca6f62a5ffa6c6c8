"""A source card, told as a table that a reviewer reads and as the contract's JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.reports.layout import Line, columns, line, natural, wrapped
from evidence.sources.card import PERSON, Depth, Figure, SourceCard
from evidence.sources.locators import Located

WIDTH = 100
_LABEL = 13
_NOT_SAID = "not said"
_HEAD = ("figure", "outcome", "time", "group", "words of the source")
_READ = {Depth.ABSTRACT: "abstract only", Depth.FULL_TEXT: "full text", Depth.CARD: "card"}
_LOCATED = {
    Located.FOUND: "in the text held",
    Located.NOT_FOUND: "NOT in the text held",
    Located.NOT_CHECKED: "not checked: the text held cannot tell",
}


@dataclass(frozen=True)
class ShownCard:
    """A card with where it came from: the file that was read, and whether its locator is in the text held."""

    card: SourceCard
    path: Path | None = None
    located: Located | None = None


def as_json(shown: ShownCard) -> dict[str, Any]:
    """The contract's `card --format json`."""
    card = shown.card
    return {
        "doi": card.doi,
        "key": card.key,
        "design": card.design.value,
        "design_evidence": card.design_evidence,
        "n": {
            "enrolled": card.n,
            "analysed": card.analysed,
            "arms": [{"name": arm.name, "n": arm.n} for arm in card.arms],
        },
        "population": card.population,
        "intervention": card.intervention,
        "regimen": card.regimen,
        "figures": [_figure(figure) for figure in card.figures],
        "hedges": list(card.hedges),
        "limits": list(card.limits),
        "conclusion": card.conclusion,
        "locator": card.locator,
        "located": shown.located.value if shown.located else None,
        "depth": card.depth.value,
        "origin": card.origin,
        "path": None if shown.path is None else shown.path.as_posix(),
    }


def _figure(figure: Figure) -> dict[str, str | None]:
    return {
        "quantity": figure.quantity,
        "outcome": figure.outcome,
        "timepoint": figure.timepoint,
        "group": figure.group,
        "quote": figure.quote,
    }


def lines(shown: ShownCard, width: int = WIDTH) -> Iterator[Line]:
    """The card as a table: what the study was, its figures with their words, what speaks against leaning on it."""
    card = shown.card
    name = " · ".join(part for part in (card.key, card.doi) if part) or (shown.path.name if shown.path else "source")
    yield line((name, "bold"))
    origin = "made by a person" if card.origin == PERSON else f"{card.origin} from {shown.path or 'an abstract'}"
    yield from wrapped([f"read: {_READ[card.depth]} · {origin}"], width, 2)
    yield ()
    for label, words in _facts(shown):
        yield from columns([([(label, "dim")], [words])], (_LABEL, width - _LABEL - 4), 2)
    yield ()
    yield from _figures(card, width)
    for label, said in (("hedges", card.hedges), ("limits", card.limits)):
        yield ()
        for index, words in enumerate(said or ("none found",)):
            yield from columns([([("" if index else label, "dim")], [words])], (_LABEL, width - _LABEL - 4), 2)


def _facts(shown: ShownCard) -> Iterator[tuple[str, str]]:
    card = shown.card
    yield "design", f"{card.design}" + (f" (“{card.design_evidence}”)" if card.design_evidence else "")
    yield "enrolled", _NOT_SAID if card.n is None else str(card.n)
    yield "analysed", _NOT_SAID if card.analysed is None else str(card.analysed)
    if card.arms:
        yield "arms", ", ".join(f"{arm.name}: {arm.n}" for arm in card.arms)
    yield "population", card.population or _NOT_SAID
    yield "intervention", card.intervention or _NOT_SAID
    yield "regimen", card.regimen or _NOT_SAID
    if card.conclusion:
        yield "conclusion", card.conclusion
    if card.locator:
        yield "locator", card.locator + (f" ({_LOCATED[shown.located]})" if shown.located else "")


def _figures(card: SourceCard, width: int) -> Iterator[Line]:
    """One block a quote, so that a sentence with four figures is shown once."""
    if not card.figures:
        yield line("  ", ("no figure found", "dim"))
        return
    rows = [(one.quantity, one.outcome or "–", one.timepoint or "–", one.group or "–") for one in card.figures]
    widths = natural([_HEAD[:4], *rows], width - 2)
    widths[0] = min(widths[0], 24)
    yield from columns([[[(head, "dim")] for head in _HEAD[:4]]], widths, 2)
    for index, (row, figure) in enumerate(zip(rows, card.figures, strict=True)):
        yield from columns([[[cell] for cell in row]], widths, 2)
        last = index + 1 == len(rows) or card.figures[index + 1].quote != figure.quote
        if last:
            yield from wrapped([(f"“{figure.quote}”" if figure.quote else "source words not held", "dim")], width, 6)
