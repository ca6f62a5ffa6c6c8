"""CIT112: an entry of the reference list that nothing points at."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.checked import CheckedReference, place_of_reference
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.rules.rule import Rule, short


class EntryNeverCited(Rule):
    """What it does
    Flags an entry of the document's own reference list that no mark in the copy points at.

    Why it matters
    A list that is longer than what it supports lends weight to claims that it does not carry.

    Example
    A list of five entries under an article that cites 1 to 4.

    Write instead
    Cite the entry where it belongs, or remove it.

    Known false alarms
    A list headed "Further reading". Such a list belongs under another heading.

    Basis
    ICMJE Recommendations: references are cited in the text.
    """

    code = "CIT112"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding an entry; one for the whole list where the copy carries no mark that leads to it."""
        entries = dossier.entries
        uncited = [checked for checked in entries if not checked.cited]
        if len(uncited) > 1 and len(uncited) == len(entries):
            yield self._of_the_list(dossier, uncited)
            return
        for checked in uncited:
            reference = checked.reference
            label = f"{reference.name}: " if reference.label else ""
            yield self.finding(
                f"No mark points at {label}{short(reference.raw)}",
                place_of_reference(checked, dossier.document),
                reference=reference.doi or reference.name,
                hint="Cite it where it supports a claim, or remove it.",
            )

    def _of_the_list(self, dossier: Dossier, uncited: list[CheckedReference]) -> Finding:
        places = [place_of_reference(checked, dossier.document) for checked in uncited]
        return self.finding(
            f"No mark points at any of the {len(uncited)} entries of the reference list.",
            places[0],
            related=tuple(places[1:]),
            hint="Cite each entry where it supports a claim.",
            subject="the whole list",
        )
