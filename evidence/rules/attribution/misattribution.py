"""ATT301: the text names another journal, year or author than the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.citations.author_year import MONTHS
from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.late import late_regex
from evidence.registries.comparison import folded_name, same_container
from evidence.registries.registry import Record
from evidence.rules.rule import Rule

_STUDY = r"(?:stud(?:y|ies)|trials?|meta-analys[ie]s|reviews?|analys[ie]s|research|papers?|surveys?|reports?|articles?)"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_YEARS = (
    late_regex(rf"\b(?:an?|the|one|this)\s+{_YEAR}\s+(?:[\w-]+\s+){{0,4}}?{_STUDY}\b", re.I),
    late_regex(
        rf"\b(?:published|conducted|performed|reported|appeared|presented)\b[^.;:]{{0,90}}?\bin\s+{_YEAR}\b", re.I
    ),
    late_regex(rf"\b{_STUDY}\s+(?:from|of|in)\s+{_YEAR}\b", re.I),
)
_JOURNAL = late_regex(
    r"\b(?:published|appeared|appearing|reported|printed)\s+(?:\w+\s+)?in\s+(?:the\s+)?(?:journal\s+)?"
    r"(?P<name>(?:The\s+)?[A-Z][\w&'’.-]*(?:(?:\s+(?:of|the|and|for|in|on|&))*\s+[A-Z][\w&'’.-]*)*)"
    r"|\bin\s+(?:the\s+)(?P<named>(?:[A-Z][\w&'’.-]*\s+(?:of\s+)?)*(?:Journal|Annals|Archives|Lancet)"
    r"(?:(?:\s+(?:of|the|and|for|in|on|&))*\s+[A-Z][\w&'’.-]*)*)"
)
_TITLES = r"(?:(?:Dr|Prof|Professor|Doctor)\.?\s+)"
_NAME = r"(?P<name>(?:[A-Z][\w'’-]*\.?\s+){0,3}[A-Z][\w'’-]+)"
_LEAD = late_regex(rf"\b(?:led|headed|directed|conducted|performed)\s+by\s+{_TITLES}?{_NAME}")
_GROUP_WORDS = late_regex(
    r"\b(?:team|university|school|institute|hospital|center|centre|college|researchers|clinic)\b", re.I
)


@dataclass(frozen=True)
class _Named:
    """One detail of a work that the copy names, and what the record holds for it."""

    what: str
    copy: str
    record: str
    severity: Severity
    why: str


class Misattribution(Rule):
    """What it does
    Where a sentence describes a study and its source is known, compares the journal, the year and the leading author
    that the sentence names with the registry's record. A journal that was renamed since is not a difference; a year
    off by one, or a senior author named as the leader, is a warning.

    Why it matters
    A finding under the name of another journal borrows that journal's standing, and sends the reader to the wrong
    shelf.

    Example
    > A study in the American Journal of Psychiatry …   (the record: Archives of General Psychiatry)

    Write instead
    The journal, year and author of the record.

    Known false alarms
    Two studies in one sentence, of which only one is cited.

    Basis
    ABPI Code 2021 clause 14 (published studies are cited clearly); 21 CFR 202.1(e)(6).
    """

    code = "ATT301"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim and detail; a detail that any of its sources bears out is not reported."""
        records = _records(dossier)
        for checked in dossier.claims:
            works = [records[s.reference.identifier] for s in checked.sources if s.reference.identifier in records]
            if works:
                yield from self._of(dossier, checked, works)

    def _of(self, dossier: Dossier, checked: CheckedClaim, works: list[Record]) -> Iterator[Finding]:
        for name in ("journal", "year", "author"):
            details = [_DETAILS[name](checked.claim.text, record) for record in works]
            wrong = [detail for detail in details if detail is not None]
            if wrong and len(wrong) == len(works):
                first, record = wrong[0], works[0]
                yield self.finding(
                    f"The copy names {first.copy} as the {first.what}; the record of {record.doi} has {first.record}."
                    f" {first.why}".rstrip(),
                    place_of(dossier.document, checked.claim.span),
                    severity=first.severity,
                    claim=checked.claim,
                    reference=record.doi,
                    expected=first.record,
                    found=first.copy,
                    hint=f"Name the {first.what} that the record holds.",
                    subject=f"{checked.claim.text} {name}",
                )


def _records(dossier: Dossier) -> dict[str | None, Record]:
    return {c.reference.identifier: c.record for c in dossier.known if c.record is not None}


def _journal(text: str, record: Record) -> _Named | None:
    name = _named_journal(text)
    if name is None or not record.containers or same_container(name, record.containers, record.years):
        return None
    return _Named("journal", name, record.containers[0], Severity.ERROR, "")


def _named_journal(text: str) -> str | None:
    for match in _JOURNAL.finditer(text):
        name = (match["name"] or match["named"]).strip(" .")
        if name.split()[0].casefold() not in MONTHS:
            return name
    return None


def _year(text: str, record: Record) -> _Named | None:
    match = next((found for pattern in _YEARS if (found := pattern.search(text))), None)
    if match is None or not record.years:
        return None
    year = int(match["year"])
    distance = min(abs(year - held) for held in record.years)
    if distance == 0:
        return None
    severity = Severity.WARNING if distance == 1 else Severity.ERROR
    return _Named("year", str(year), " or ".join(map(str, record.years)), severity, "")


def _author(text: str, record: Record) -> _Named | None:
    match = _LEAD.search(text)
    if match is None or not record.authors or _GROUP_WORDS.search(match["name"]):
        return None
    family = folded_name(match["name"].split()[-1])
    names = [folded_name(author.last) for author in record.authors]
    if family == names[0]:
        return None
    first = record.authors[0].last
    if family in names:
        place = "last" if names.index(family) == len(names) - 1 else f"{names.index(family) + 1}th"
        why = f"{match['name'].split()[-1]} is the {place} author."
        return _Named("leader of the study", match["name"], f"{first} as first author", Severity.WARNING, why)
    if record.truncated_authors:
        return None
    return _Named("leader of the study", match["name"], f"{first} as first author", Severity.ERROR, "")


_DETAILS = {"journal": _journal, "year": _year, "author": _author}
