"""CIT120: words that show one DOI or PMID and lead to another."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.documents.document import Block, Link
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.identifiers import find_dois, find_pmids, identified_by
from evidence.rules.rule import Rule


class LinkToAnotherWork(Rule):
    """What it does
    Flags a link, in the copy or in an entry of its list, whose words show a DOI or a PMID and whose address holds
    another one. What the words show is what the registries are asked about.

    Why it matters
    Who prints the page and who follows the link are sent to two works, and only one of them was checked.

    Example
    > [doi:10.5555/light](https://doi.org/10.5555/naps)

    Write instead
    > [doi:10.5555/light](https://doi.org/10.5555/light)

    Known false alarms
    A DOI that is an alias of the one shown.

    Basis
    Crossref DOI display guidelines: a DOI is shown as the full address that it leads to.
    """

    code = "CIT120"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a link."""
        for block in dossier.document.blocks:
            for link in block.links:
                for shown, leads_to in _otherwise(block, link):
                    yield self.finding(
                        f"The link shows {shown} and leads to {leads_to}.",
                        place_of(dossier.document, block.locate(link.span.start, link.span.end)),
                        expected=shown,
                        found=leads_to,
                        reference=shown,
                        hint="Lead it to the work that is meant, and show that one.",
                    )


def _otherwise(block: Block, link: Link) -> Iterator[tuple[str, str]]:
    """What a link shows and what it leads to, where the two are not one."""
    words, target = block.text[link.span.start : link.span.end], identified_by(link.target)
    dois, pmids = find_dois(words), find_pmids(words)
    if len(dois) == 1 and target.doi not in (None, dois[0][2]):
        yield dois[0][2], target.doi
    if len(pmids) == 1 and target.pmid and target.pmid != pmids[0][2]:
        yield f"PMID {pmids[0][2]}", f"PMID {target.pmid}"
