"""Where a work is used: shared by the rules that speak of a work rather than of a place."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.dossier import Case, CheckedReference
from evidence.findings import Place
from evidence.references.reference import Origin
from evidence.rules.rule import place_of, place_of_reference


@dataclass(frozen=True)
class Use:
    """One entry or claim that rests on a work."""

    checked: CheckedReference
    place: Place


def by_doi(case: Case) -> dict[str, tuple[Use, ...]]:
    """Every DOI of the run with all its places: entries of documents first, then the library's, then claims."""
    uses: dict[str, list[Use]] = {}
    for use in [*_entries(case), *_library(case), *_claims(case)]:
        uses.setdefault(use.checked.reference.doi or "", []).append(use)
    uses.pop("", None)
    return {doi: tuple(places) for doi, places in uses.items()}


def _entries(case: Case) -> list[Use]:
    return [
        Use(checked, place_of_reference(checked, dossier.document))
        for dossier in case.dossiers
        for checked in dossier.references
        if checked.reference.origin is not Origin.LIBRARY
    ]


def _library(case: Case) -> list[Use]:
    return [Use(checked, place_of_reference(checked)) for checked in case.references]


def _claims(case: Case) -> list[Use]:
    known = {checked.reference.doi: checked for checked in case.references}
    for dossier in case.dossiers:
        known |= {checked.reference.doi: checked for checked in dossier.references}
    return [
        Use(known[source.reference.doi], place_of(dossier.document, claim.claim.span))
        for dossier in case.dossiers
        for claim in dossier.claims
        for source in claim.sources
        if source.reference.doi in known
    ]
