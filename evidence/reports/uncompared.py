"""Claims that have a source and were compared with none: a reader has to know which they are, since no finding says so.

Those that could do most harm stand first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from evidence.agreement.agreement import Verdict
from evidence.agreement.verdict import PairVerdict
from evidence.checked import CheckedClaim
from evidence.claims.claim import Risk
from evidence.dossier import Dossier
from evidence.findings import Place, place_of
from evidence.registries.registry import Absent
from evidence.reports.wording import without_identifier
from evidence.sources.card import named


class Uncompared(NamedTuple):
    """A claim, how much harm it can do, its source, and why it was not compared with it."""

    place: Place
    risk: Risk
    source: str
    why: str


def uncompared_in(dossier: Dossier) -> tuple[Uncompared, ...]:
    """The claims of a document of which no slot could be compared."""
    return tuple(
        Uncompared(place_of(dossier.document, one.claim.span), one.claim.risk, _source(one), _why(one, dossier))
        for one in dossier.claims
        if one.verdict is PairVerdict.NOT_CHECKED
    )


def by_risk(claims: Iterable[Uncompared]) -> list[Uncompared]:
    """Those of the highest risk first, each risk in the order of the documents."""
    return sorted(claims, key=lambda one: one.risk.rank)


def _source(checked: CheckedClaim) -> str:
    source = checked.sources[0]
    more = f" and {len(checked.sources) - 1} more" if len(checked.sources) > 1 else ""
    return f"{named(source.key or source.doi or source.reference.name, matched=source.matched)}{more}"


def _why(checked: CheckedClaim, dossier: Dossier) -> str:
    if checked.agreements:
        return next(slot.why for slot in checked.best_agreements if slot.verdict is Verdict.NOT_CHECKED)
    if checked.outage:
        return f"Its abstract could not be had: {checked.outage}."
    if checked.cards:
        return "What is held of the source gives nothing that the claim can be compared with."
    return f"No text and no card of the source is held, and {_without_abstract(checked, dossier)}."


def _without_abstract(checked: CheckedClaim, dossier: Dossier) -> str:
    """Why there is no abstract of a source either: nothing to ask by, nobody asked, or none found."""
    source = checked.sources[0]
    known = next((one for one in dossier.known if one.reference == source.reference), None)
    if source.doi is None and source.reference.identifier is None:
        return without_identifier(known)
    if known is not None and isinstance(known.lookup, Absent):
        return f"{source.reference.identifier} is not known to any registry asked"
    return "no abstract of it was found" if checked.asked else "no registry was asked for its abstract"
