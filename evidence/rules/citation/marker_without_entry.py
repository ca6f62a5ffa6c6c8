"""CIT111: a mark that points at nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.citations.citation import Citation
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.references.back_pointers import pointer_of
from evidence.references.names import family_of
from evidence.references.reference import Reference
from evidence.rules.rule import Rule


class MarkerWithoutEntry(Rule):
    """What it does
    Flags a mark in the copy, such as `[7]` or `(Smith et al., 2019)`, that no entry of the document's reference list
    and no key of `references.bib` answers. A note need not be a reference: it may explain what its mark stands beside.
    One that says "Ibid." or "See note 1" has to lead to a work.

    Why it matters
    The reader is sent to a source that is not there, and the claim has none.

    Example
    > Pain scores fell by half [7].   (the list ends at 6)

    Write instead
    Add the entry, or correct the number. The hint names an entry of the same author in another year, and a key that
    is written nearly so.

    Known false alarms
    Bracketed numbers that are no marks. Years, doses, `[sic]` and powers such as 10⁹ are not taken for marks.

    Basis
    ICMJE Recommendations (references); ABPI Code 2021 clause 14 (references where published studies are mentioned).
    """

    code = "CIT111"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a mark, naming each label that is dangling. A note need not be a reference: it may explain."""
        blocks = (block for block in dossier.document.blocks if block.note)
        notes = {block.note for block in blocks if not pointer_of(block).is_plain}
        for resolution in dossier.resolutions:
            citation = resolution.citation
            pairs = zip(citation.labels, resolution.references, strict=True)
            missing = [label for label, reference in pairs if reference is None]
            if missing and citation.note not in notes and not notes.issuperset(missing):
                yield self.finding(
                    f"The mark {citation.raw} points at {_end(citation, missing)}.",
                    place_of(dossier.document, citation.span),
                    found=citation.raw,
                    reference=", ".join(missing),
                    hint=_hint(resolution.near),
                )


def _end(citation: Citation, missing: Sequence[str]) -> str:
    """Where a mark leads, in words; of several labels those are named that lead nowhere."""
    if len(missing) == len(citation.labels):
        return "no reference"
    return f"{', '.join(missing)}, and there is no such reference"


def _hint(near: Sequence[Reference]) -> str:
    """What to do, with the entries that are nearly the ones that were meant."""
    named = dict.fromkeys(f"{one.name} ({family_of(one.authors[0])}, {one.year})" for one in near if one.authors)
    meant = f"It may mean {' and '.join(named)}. " if named else ""
    return f"{meant}Add the entry to the reference list or to references.bib, or correct the mark."
