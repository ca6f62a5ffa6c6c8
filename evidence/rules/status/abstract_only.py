"""STS315: how deep the sources were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evidence.agreement.agreement import Verdict
from evidence.checked import CheckedClaim
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, place_of
from evidence.rules.rule import Rule, place_of_document
from evidence.sources.card import Depth


class CheckedAgainstAbstractOnly(Rule):
    """What it does
    Says, once a document, how many sourced claims were compared with an abstract alone, how many with nothing because
    neither card nor text of their source is held, and how many because its abstract could not be had in an outage; and
    how many with a work that no identifier of the entry leads to and that was found by matching.

    Why it matters
    An abstract leaves out most of a paper. A check against it must not be read as a check against the paper.

    Example
    "3 claims were checked against an abstract alone; 2 were compared with nothing."

    Write instead
    Nothing. To deepen the check, add a card made from the full text to the claim's source in claims.yaml.

    Known false alarms
    None: it states what was done.

    Basis
    Good practice of reference checking: every statement is checked in the full text.
    """

    code = "STS315"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a document that has sourced claims."""
        sourced = [checked for checked in dossier.claims if checked.sources]
        depths = Counter(_depth(checked) for checked in sourced)
        parts = [_PHRASE[depth].format(_claims(depths[depth])) for depth in _PHRASE if depths[depth]]
        missed = Counter(checked.outage for checked in sourced if _depth(checked) == _OUTAGE)
        parts += [f"{_claims(n)} not compared, since the abstract could not be had: {why}" for why, n in missed.items()]
        matched = sum(any(slot.matched for slot in checked.best_agreements) for checked in sourced)
        parts += [f"{_claims(matched)} held against a work that was found by matching"] if matched else []
        if parts:
            yield self.finding(
                f"Of {_claims(len(sourced))} with a source: {'; '.join(parts)}.",
                place_of_document(dossier.document),
                related=tuple(_shallow(dossier, sourced)),
                hint="Add a card made from the full text to deepen the check.",
                subject="depth",
            )


_PHRASE = {
    Depth.ABSTRACT: "{} checked against an abstract alone",
    None: "{} compared with nothing, since no card or text of the source is held or nothing could be compared",
}


_OUTAGE = "outage"


def _depth(checked: CheckedClaim) -> Depth | str | None:
    """How deep the source was read; `_OUTAGE` where it could not be, None where nothing is held or comparable."""
    compared = [slot for slot in checked.best_agreements if slot.verdict is not Verdict.NOT_CHECKED]
    return compared[0].depth if compared else _OUTAGE if checked.outage else None


def _shallow(dossier: Dossier, sourced: list[CheckedClaim]) -> Iterator[Place]:
    for checked in sourced:
        if _depth(checked) in (*_PHRASE, _OUTAGE):
            yield place_of(dossier.document, checked.claim.span)


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"
