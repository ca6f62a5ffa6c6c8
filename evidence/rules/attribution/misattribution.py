"""ATT301: the text names another journal, year or author than the record, or other authors than the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.checked import CheckedClaim
from evidence.citations.author_year import MONTHS
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.late import late_regex
from evidence.references.names import family_of
from evidence.references.reference import Reference
from evidence.registries.comparison import folded_name, same_container
from evidence.registries.people import Sameness, is_body, sameness
from evidence.registries.registry import Author, Record
from evidence.rules.rule import Rule

_STUDY = r"(?:stud(?:y|ies)|trials?|meta-analys[ie]s|reviews?|analys[ie]s|research|papers?|surveys?|reports?|articles?)"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_WHO = rf"(?:et\s+al\.?|colleagues|co-?workers|associates|authors|researchers|investigators|scientists|they|{_STUDY})"
_TELLS = r"(?:found|show(?:ed|n)|reported|demonstrated|concluded|established|published|confirmed)"
_YEARS = (
    late_regex(rf"\b(?:an?|the|one|this)\s+{_YEAR}\s+(?:[\w-]+\s+){{0,4}}?{_STUDY}\b", re.I),
    late_regex(
        rf"\b(?:published|conducted|performed|reported|appeared|presented)\b[^.;:]{{0,90}}?\bin\s+{_YEAR}\b", re.I
    ),
    late_regex(rf"\b{_STUDY}\s+(?:from|of|in)\s+{_YEAR}\b", re.I),
    late_regex(rf"\b{_WHO}\s+(?:\w+\s+)?{_TELLS}\s+in\s+{_YEAR}\b", re.I),
    late_regex(rf"(?:\A|[.;,]\s)in\s+{_YEAR},?\s[^.;,]{{0,60}}?\b{_WHO},?\s+(?:\w+\s+)?{_TELLS}\b", re.I),
)
_JOURNAL = late_regex(
    r"\b(?:published|appeared|appearing|reported|printed)\s+(?:\w+\s+)?in\s+(?:the\s+)?(?:journal\s+)?"
    r"(?P<name>(?:The\s+)?[A-Z][\w&'’.-]*(?:(?:\s+(?:of|the|and|for|in|on|&))*\s+[A-Z][\w&'’.-]*)*)"
    r"|\b[Ii]n\s+(?:[Tt]he\s+)?(?P<named>(?:[A-Z][\w&'’.-]*\s+(?:of\s+)?)*"
    r"(?:Journal|Annals|Archives|Lancet|BMJ|JAMA|NEJM)\b"
    r"(?:(?:\s+(?:of|the|and|for|in|on|&))*\s+[A-Z][\w&'’.-]*)*)"
)
_CUT_SHORT = late_regex(r"\b(?:Journal|Annals|Archives)\Z")
"""The end of a name that goes on in full: "the New England Journal"."""
_TITLES = r"(?:(?:Dr|Prof|Professor|Doctor)\.?\s+)"
_NAME = r"(?P<name>(?:[A-Z][\w'’-]*\.?\s+){0,3}[A-Z][\w'’-]+)"
_LEAD = late_regex(rf"\b(?:led|headed|directed|conducted|performed)\s+by\s+{_TITLES}?{_NAME}")
_PARTICLES = r"\b(?:(?:van|von|de|den|der|del|della|di|da|dos|du|la|le|el|al|bin|ter|ten)\s+)*"
_TOLD = (
    r"(?:found|show(?:ed|s)|report(?:ed|s)|demonstrated|observed|describe[ds]?|compared|studied|investigated|examined"
    r"|conclude[ds]?|noted|measured|published|tested|assessed|evaluated|randomi[sz]ed|followed|reviewed|estimated)"
)
_GROUP = late_regex(
    rf"(?P<by>{_STUDY}\s+by\s+)?(?P<name>{_PARTICLES}[A-Z](?=\w*[a-z])[\w’'-]+),?\s+"
    rf"(?P<all>et\s+al\b(?!\.?,?\s*\(?(?:19|20)\d\d)"
    r"|and\s+(?:colleagues|co-?workers|associates|collaborators)\b(?(by)|"
    rf"\s+(?:\w+\s+){{0,2}}?{_TOLD}\b))"
)
"""A group called by one name. With a year it is a mark, and marks are resolved elsewhere."""
_GROUP_WORDS = late_regex(
    r"\b(?:team|university|school|institute|hospital|center|centre|college|researchers|clinic)\b", re.I
)


@dataclass(frozen=True)
class _Work:
    """What is known of a work: its registry's record, else of its authors what the entry has."""

    called: str
    identifier: str
    containers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    authors: tuple[Author, ...] = ()
    truncated_authors: bool = False


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
    off by one, or a senior author named as the leader, is a warning. A group that the sentence calls by one name
    ("Smith et al. [3]") has to have it among the authors of the record, or of the entry where no record is held; a
    slip of the pen in it, and a list of authors that is cut short, make it a warning.

    Why it matters
    A finding under the name of another journal borrows that journal's standing, and sends the reader to the wrong
    shelf.

    Example
    > A study in the American Journal of Psychiatry …   (the record: Archives of General Psychiatry)

    Write instead
    The journal, year and author of the record.

    Known false alarms
    Two studies in one sentence, of which only one is cited; a study that is cited by way of a review.

    Basis
    ABPI Code 2021 clause 14 (published studies are cited clearly); 21 CFR 202.1(e)(6).
    """

    code = "ATT301"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim and detail; a detail that any of its sources bears out is not reported."""
        records = _records(dossier)
        for checked in dossier.claims:
            held = [(one.reference, records.get(one.reference.identifier or one.key)) for one in checked.sources]
            works = [_work(reference, record) for reference, record in held]
            registered = [work for work, (_, record) in zip(works, held, strict=True) if record is not None]
            for name, detail in _DETAILS.items():
                details = [detail(checked.claim.text, work) for work in registered]
                if details and (first := details[0]) is not None and all(details):
                    yield self._found(dossier, checked, name, first, registered[0])
            if (group := _group(checked.claim.text, works)) is not None:
                yield self._found(dossier, checked, "authors", group, works[0])

    def _found(self, dossier: Dossier, checked: CheckedClaim, name: str, detail: _Named, work: _Work) -> Finding:
        told = f"The copy names {detail.copy} as the {detail.what}; {work.called} has {detail.record}."
        return self.finding(
            f"{told} {detail.why}".rstrip(),
            place_of(dossier.document, checked.claim.span),
            severity=detail.severity,
            claim=checked.claim,
            reference=work.identifier,
            expected=detail.record,
            found=detail.copy,
            hint=f"Name the {detail.what} of the work that is cited, or cite the one that is named.",
            subject=f"{checked.claim.text} {name}",
        )


def _records(dossier: Dossier) -> dict[str | None, Record]:
    """The records by the identifiers and the keys of the references that they were found for; of an entry whose DOI
    leads elsewhere, that of the work that it names."""
    found = [(c.reference, record) for c in dossier.known if (record := (c.as_found or c).record) is not None]
    return {name: record for one, record in found for name in (one.identifier, one.key) if name}


def _work(reference: Reference, record: Record | None) -> _Work:
    if record is not None:
        called = f"the record of {record.doi}"
        whole = record.authors, record.truncated_authors
        return _Work(called, record.doi, record.containers, record.years, *whole)
    people = tuple(Author(name=name) if is_body(name) else Author(family=family_of(name)) for name in reference.authors)
    called = f"the entry {reference.name}"
    return _Work(
        called, reference.identifier or reference.name, authors=people, truncated_authors=reference.truncated_authors
    )


def _journal(text: str, work: _Work) -> _Named | None:
    name = _named_journal(text)
    if name is None or not work.containers or same_container(name, work.containers, work.years):
        return None
    if _CUT_SHORT.search(name) and any(folded_name(name) in folded_name(held) for held in work.containers):
        return None
    return _Named("journal", name, work.containers[0], Severity.ERROR, "")


def _named_journal(text: str) -> str | None:
    for match in _JOURNAL.finditer(text):
        name = (match["name"] or match["named"]).strip(" .")
        if name.split()[0].casefold() not in MONTHS:
            return name
    return None


def _year(text: str, work: _Work) -> _Named | None:
    named = [int(match["year"]) for pattern in _YEARS for match in pattern.finditer(text)]
    if not named or not work.years or not set(named).isdisjoint(work.years):
        return None
    distance = min(abs(named[0] - held) for held in work.years)
    severity = Severity.WARNING if distance == 1 else Severity.ERROR
    return _Named("year", str(named[0]), " or ".join(map(str, work.years)), severity, "")


def _author(text: str, work: _Work) -> _Named | None:
    match = _LEAD.search(text)
    if match is None or not work.authors or _GROUP_WORDS.search(match["name"]):
        return None
    family = folded_name(match["name"].split()[-1])
    names = [folded_name(author.last) for author in work.authors]
    if family == names[0]:
        return None
    first = work.authors[0].last
    if family in names:
        place = "last" if names.index(family) == len(names) - 1 else f"{names.index(family) + 1}th"
        why = f"{match['name'].split()[-1]} is the {place} author."
        return _Named("leader of the study", match["name"], f"{first} as first author", Severity.WARNING, why)
    if work.truncated_authors:
        return None
    return _Named("leader of the study", match["name"], f"{first} as first author", Severity.ERROR, "")


_DETAILS = {"journal": _journal, "year": _year, "author": _author}


def _group(text: str, works: Sequence[_Work]) -> _Named | None:
    """A group that is called by a name which no author of any of the works has.

    Where the text names one of the authors too, the marks are for that one's work, and the group has none.
    """
    if not works or not all(work.authors for work in works) or _GROUP.search(text) is None:
        return None
    words = {folded_name(word) for word in text.split()}
    if any(folded_name(author.last) in words for work in works for author in work.authors):
        return None
    for match in _GROUP.finditer(text):
        named = max(sameness(match["name"], author) for work in works for author in work.authors)
        if named is Sameness.SAME or _GROUP_WORDS.search(match["name"]):
            continue
        sure = named is Sameness.OTHER and not any(work.truncated_authors for work in works)
        group = " ".join((match["name"], *match["all"].split()[:2]))
        return _Named("authors", group, _people(works[0]), Severity.ERROR if sure else Severity.WARNING, "")
    return None


def _people(work: _Work) -> str:
    names = " and ".join(author.last for author in work.authors[:2])
    return f"{names} and others" if len(work.authors) > 2 or work.truncated_authors else names
