"""AGR214: the text held of a source is plainly that of another work."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.rules.rule import Rule, short
from evidence.sources.held import FOLDER


class TextOfAnotherWork(Rule):
    """What it does
    Flags a text beside the library, `sources/KEY.txt` and the like, that seems to be another paper than the entry of
    that key: its DOI, its authors and most telling words of its title are missing from the beginning of a full text.
    An abstract often stands without a title, and is flagged only where none of those words is in it. Short notes and
    titles of few telling words are passed over.

    Why it matters
    Every value of a claim would be compared with the wrong paper, and a match would mean nothing.

    Example
    The text of a review of insomnia, saved as `sources/ridker2008.txt`.

    Write instead
    The text of the source itself; or nothing, so that the abstract of a registry is read.

    Known false alarms
    A part of a paper without its title and authors, in other words than its title has, or a translation.

    Basis
    ABPI Code 2024 clause 6.2 (capable of substantiation).
    """

    code = "AGR214"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding for each such text, at the first claim that rests on it."""
        told = set()
        for checked in dossier.claims:
            for source in checked.sources:
                if source.misfiled is None or source.misfiled in told:
                    continue
                told.add(source.misfiled)
                title = f" (“{short(source.reference.title, 60)}”)" if source.reference.title else ""
                yield self.finding(
                    f"{FOLDER}/{source.misfiled.name} seems to be another work than {source.key}{title}: no author and "
                    "hardly a word of its title is there.",
                    place_of(dossier.document, checked.claim.span),
                    claim=checked.claim,
                    reference=source.reference.doi or source.key,
                    found=f"{FOLDER}/{source.misfiled.name}",
                    hint="Open the file, and put the text of the source there.",
                    subject=source.misfiled.name,
                )
