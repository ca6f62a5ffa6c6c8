"""CIT119: a DOI that has become an alias."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.findings import Finding
from evidence.rules.rule import Rule


class AliasedDoi(Rule):
    """What it does
    Says that a registry keeps the work under another DOI than the one written, and names it.

    Why it matters
    The old DOI still leads to the work. Links, counts and notices are kept under the new one.

    Example
    `10.1037//0882-7974.13.4.597`, kept as `10.1037/0882-7974.13.4.597`.

    Write instead
    The DOI that the registry keeps.

    Known false alarms
    None known.

    Basis
    Crossref, aliased DOIs redirect to the prime record (February 2025).
    """

    code = "CIT119"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a DOI."""
        for doi, work in case.works.items():
            record = work.checked.record
            if record and work.checked.reference.doi and record.prime_doi != doi:
                yield self.finding(
                    f"{doi} is an alias; {record.origin} keeps the work as {record.prime_doi}.",
                    work.places[0],
                    reference=doi,
                    expected=record.prime_doi,
                    found=doi,
                    hint=f"Write {record.prime_doi}.",
                    subject=doi,
                )
