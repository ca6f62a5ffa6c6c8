"""Source cards in `evidence.lock`: what an abstract reports, so that claims can be compared with it offline.

Facts, and of the source's words at most 25 with each figure; never the abstract itself, only its digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evidence.errors import InputError
from evidence.library.lock import Lock
from evidence.sources.card import Arm, Depth, Design, Figure, SourceCard

CARD = "card"
_TEXTS = ("quantity", "outcome", "timepoint", "group", "quote")
_REMEDY = "Mend the card, or take it out and write it again with `evidence lock`."


def with_card(lock: Lock, work: str, card: SourceCard, digest: str) -> Lock:
    """The lock with the card of a work; `digest` is that of the abstract it was read from.

    A card that a person wrote into the lock stays.
    """
    own = lock.extra.get(work, {})
    if work not in lock.records or (CARD in own and "abstract" not in own[CARD]):
        return lock
    return replace(lock, extra={**lock.extra, work: {**own, CARD: {"abstract": digest, **_row(card)}}})


def locked_card(lock: Lock, work: str | None, key: str | None) -> SourceCard | None:
    """The card that the lock holds of a work. Raises `InputError` for one that cannot be understood."""
    row = lock.extra.get(work or "", {}).get(CARD)
    if row is None or not isinstance(row, Mapping) or not row.get("figures"):
        return None
    try:
        return _card(row, None if work and ":" in work.partition("/")[0] else work, key)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"the card of {work} in evidence.lock cannot be understood.", remedy=_REMEDY) from error


def words_of(card: SourceCard) -> str:
    """What the card says of whom and of what, then the source's words that it holds, a line for each figure."""
    about = " ".join(part for part in (card.population, card.intervention) if part)
    return "\n".join(dict.fromkeys(part for part in (about, *(figure.quote for figure in card.figures)) if part))


def _row(card: SourceCard) -> dict[str, Any]:
    row = {
        "depth": card.depth.value,
        "origin": card.origin,
        "design": None if card.design is Design.UNKNOWN else card.design.value,
        "design_evidence": card.design_evidence,
        "n": card.n,
        "analysed": card.analysed,
        "arms": [{"name": arm.name, "n": arm.n} for arm in card.arms],
        "population": card.population,
        "intervention": card.intervention,
        "regimen": card.regimen,
        "figures": [_figure(figure) for figure in card.figures],
        "limits": list(card.limits),
    }
    return {name: value for name, value in row.items() if value not in (None, [])}


def _figure(figure: Figure) -> dict[str, str]:
    return {name: value for name in _TEXTS if (value := getattr(figure, name)) is not None}


def _card(row: Mapping[str, Any], doi: str | None, key: str | None) -> SourceCard:
    return SourceCard(
        key=key,
        doi=doi,
        depth=Depth(row.get("depth", Depth.ABSTRACT)),
        origin=str(row.get("origin", "lock")),
        design=Design(row.get("design", Design.UNKNOWN)),
        design_evidence=row.get("design_evidence"),
        n=row.get("n"),
        analysed=row.get("analysed"),
        arms=tuple(Arm(str(arm["name"]), int(arm["n"])) for arm in row.get("arms", ())),
        population=row.get("population"),
        intervention=row.get("intervention"),
        regimen=row.get("regimen"),
        figures=tuple(Figure(**{name: one.get(name) for name in _TEXTS}) for one in row["figures"]),
        limits=tuple(map(str, row.get("limits", ()))),
    )
