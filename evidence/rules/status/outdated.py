"""STS314: a source that a newer version has replaced, or that is older than the team allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.checked import CheckedReference, place_of_reference
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.late import rare_regex
from evidence.rules.rule import Rule

_VERSION = rare_regex(r"(?P<work>10\.1002/14651858\.cd\d+)(?:\.pub(?P<number>\d+))?\Z", re.IGNORECASE)


class Outdated(Rule):
    """What it does
    Flags a cited Cochrane review of which a later version is held (pub2 beside pub3), and, where the configuration sets
    `source-max-age` (years), a cited source that is older than that.

    Why it matters
    The figure may have been replaced. Claims rest on the evidence of today.

    Example
    > 3. … Cochrane Database Syst Rev. 2015. doi:10.1002/14651858.CD011612.pub2   (pub3 is in references.bib)

    Write instead
    Cite the latest version, and check that the figure is still in it.

    Known false alarms
    Landmark studies that are cited for history: raise the age, or waive the finding with its reason.

    Basis
    ABPI Code 2024 clause 6.1 (an up-to-date evaluation of all the evidence).
    """

    code = "STS314"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a reference."""
        latest = _latest(dossier)
        for checked in dossier.known:
            if not checked.cited:
                continue
            newer = _newer(checked, latest)
            if newer is not None:
                yield self._finding(dossier, checked, f"a newer version is held: {newer}", newer)
            elif (old := _too_old(checked, dossier)) is not None:
                limit = f"older than the {dossier.brief.max_age} years that the team has set"
                yield self._finding(dossier, checked, f"{checked.reference.name} is from {old}, {limit}", None)

    def _finding(self, dossier: Dossier, checked: CheckedReference, what: str, newer: str | None) -> Finding:
        return self.finding(
            f"{what[0].upper()}{what[1:]}. A reviewer asks whether the claim still stands.",
            place_of_reference(checked, dossier.document),
            reference=checked.reference.identifier or checked.reference.key,
            expected=newer,
            hint="Read the latest evidence, and cite it (ABPI Code 2024 clause 6.1).",
            subject=checked.reference.identifier or checked.reference.raw,
        )


def _latest(dossier: Dossier) -> dict[str, tuple[int, str]]:
    """The latest version of each work, if the document cites any that has versions."""
    known = [checked.reference.doi for checked in dossier.known]
    found: dict[str, tuple[int, str]] = {}
    for doi in (*dossier.brief.held, *known) if any(map(_version, known)) else ():
        version = _version(doi)
        if version is not None:
            work, number = version
            found[work] = max(found.get(work, (0, "")), (number, doi or ""))
    return found


def _version(doi: str | None) -> tuple[str, int] | None:
    match = _VERSION.match(doi or "")
    return (match["work"].casefold(), int(match["number"] or 1)) if match else None


def _newer(checked: CheckedReference, latest: dict[str, tuple[int, str]]) -> str | None:
    version = _version(checked.reference.doi)
    if version is None:
        return None
    number, doi = latest[version[0]]
    return doi if number > version[1] else None


def _too_old(checked: CheckedReference, dossier: Dossier) -> int | None:
    limit = dossier.brief.max_age
    years = checked.record.years if checked.record else ()
    year = max(years) if years else checked.reference.year
    return year if limit is not None and year is not None and dossier.today.year - year > limit else None
