"""Claims that have a source and were compared with none: a reader has to know which they are, since no finding says so.

Those that could do most harm stand first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from evidence.agreement.agreement import Verdict
from evidence.agreement.verdict import PairVerdict
from evidence.claims.claim import Risk
from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Place, place_of


class Uncompared(NamedTuple):
    """A claim, how much harm it can do, its source, and why it was not compared with it."""

    place: Place
    risk: Risk
    source: str
    why: str


def uncompared_in(dossier: Dossier) -> tuple[Uncompared, ...]:
    """The claims of a document of which no slot could be compared."""
    return tuple(
        Uncompared(place_of(dossier.document, one.claim.span), one.claim.risk, _source(one), _why(one))
        for one in dossier.claims
        if one.verdict is PairVerdict.NOT_CHECKED
    )


def by_risk(claims: Iterable[Uncompared]) -> list[Uncompared]:
    """Those of the highest risk first, each risk in the order of the documents."""
    return sorted(claims, key=lambda one: one.risk.rank)


def _source(checked: CheckedClaim) -> str:
    source = checked.sources[0]
    more = f" and {len(checked.sources) - 1} more" if len(checked.sources) > 1 else ""
    return f"{source.key or source.doi or source.reference.name}{more}"


def _why(checked: CheckedClaim) -> str:
    if checked.agreements:
        return next(slot.why for slot in checked.best_agreements if slot.verdict is Verdict.NOT_CHECKED)
    if checked.outage:
        return f"Its abstract could not be had: {checked.outage}."
    if checked.cards:
        return "What is held of the source gives nothing that the claim can be compared with."
    return "No text and no card of the source is held."
