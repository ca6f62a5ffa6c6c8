"""Candidate sources for a claim without one: what the library has nearby, then what a search for its own facts brings.

A claim names facts of its source in passing: a year, a journal, a team, a design, who was treated with what. A work is
offered only where two of them agree, and what conflicts is shown beside them; nothing is taken for a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.designs import read_design
from evidence.agreement.populations import read_population, terms_of
from evidence.claims.claim import Claim
from evidence.claims.wording import words
from evidence.late import late_regex
from evidence.library.library import Library
from evidence.references.reference import Origin, Reference
from evidence.registries.containers import same_journal
from evidence.registries.people import same_author
from evidence.registries.registry import Record
from evidence.sources.regimens import substances

MOST = 5
FEWEST = 2
_NEAR = 0.5
_WEIGHTS = {"year": 2.0, "intervention": 2.0, "population": 2.0, "author": 2.0, "container": 1.5, "design": 1.0}
_YEAR = late_regex(r"(?:\b(?:in|of|from|a|an|the|published|since)\s|\()((?:19|20)\d{2})\b")
_NAME = r"[A-Z][\w&-]*"
_JOURNAL = late_regex(
    rf"\b(?:(?:{_NAME} )*(?:Journal|Archives|Annals|Proceedings)"
    rf"(?: of(?: the)? {_NAME}(?:(?: and| of(?: the)?|,)? {_NAME})*)?"
    r"|JAMA(?: [A-Z]\w+)?|(?:The )?Lancet(?: [A-Z]\w+)?|BMJ|Nature(?: [A-Z]\w+)*|Biological Psychiatry)"
)
_TEAM = late_regex(rf"\b({_NAME})(?: et al\b| and (?:colleagues|co-?workers)\b|['’]s (?:team|group)\b)")
_SAME_DRUG = (
    frozenset({"ketamine", "esketamine", "nmda", "aspartate"}),
    frozenset({"psilocybin", "psilocin"}),
    frozenset({"lsd", "lysergic"}),
    frozenset({"ssri", "ssris", "serotonin", "sertraline", "fluoxetine", "citalopram", "escitalopram", "paroxetine"}),
)


@dataclass(frozen=True)
class Named:
    """What a claim names of its source."""

    years: frozenset[int]
    journal: str | None
    author: str | None
    designs: frozenset[str]
    condition: frozenset[str]
    drugs: tuple[frozenset[str], ...]

    def query(self) -> Reference:
        """The same as a reference to search for; of the copy's own words, nothing else is in it."""
        told = [*sorted(self.condition), *(min(drug) if len(drug) == 1 else _usual(drug) for drug in self.drugs)]
        return Reference(
            raw="",
            origin=Origin.LIBRARY,
            title=" ".join([*told, *sorted(self.designs)]) or None,
            authors=(self.author,) if self.author else (),
            container=self.journal,
            year=min(self.years, default=None),
        )


@dataclass(frozen=True)
class Suggestion:
    """A work that may be the source: the facts that agree, those that conflict, and where it came from."""

    doi: str | None
    title: str | None
    container: str | None
    year: int | None
    agreed: tuple[str, ...]
    conflicting: tuple[str, ...]
    origin: str
    score: float


def named_in(text: str) -> Named:
    """What a sentence names of its source."""
    journal, team, design, who = _JOURNAL.search(text), _TEAM.search(text), read_design(text), read_population(text)
    found = [drug for drug in _SAME_DRUG if drug & set(words(text))]
    known = frozenset().union(*found)
    told = dict.fromkeys(match.group() for match in substances(text.lower()))
    others = [frozenset({drug}) for drug in told if drug not in known]
    return Named(
        years=frozenset(int(year) for year in _YEAR.findall(text)),
        journal=journal.group() if journal else None,
        author=team[1] if team else None,
        designs=frozenset(str(one) for one in design.designs) if design else frozenset(),
        condition=who.terms if who else frozenset(),
        drugs=(*found, *others),
    )


def weighed(named: Named, records: Iterable[Record], origin: str) -> tuple[Suggestion, ...]:
    """The records of which at least two facts agree, the likeliest first."""
    distinct = {record.prime_doi: record for record in records}
    found = (_suggestion(named, record, origin) for record in distinct.values())
    offered = [one for one in found if len(one.agreed) >= FEWEST and one.score > 0]
    return tuple(sorted(offered, key=lambda one: (-one.score, one.doi or ""))[:MOST])


def _suggestion(named: Named, record: Record, origin: str) -> Suggestion:
    slots = dict(_slots(named, record))
    agreed = tuple(name for name, same in slots.items() if same)
    conflicting = tuple(name for name, same in slots.items() if not same)
    gained = sum(_WEIGHTS[name] for name in agreed) - sum(0.75 * _WEIGHTS[name] for name in conflicting)
    container = next(iter(record.containers), None)
    year = next(iter(record.years), None)
    return Suggestion(record.doi, record.title, container, year, agreed, conflicting, origin, gained)


def _slots(named: Named, record: Record) -> Iterator[tuple[str, bool]]:
    """Each fact that both sides tell, and whether it is the same; what a title does not name is no conflict."""
    title = f"{record.title or ''} {record.subtitle or ''}"
    if named.years and record.years:
        yield "year", bool(named.years & set(record.years))
    if named.journal and record.containers:
        yield "container", same_journal(named.journal, record.containers)
    if named.author and record.authors:
        yield "author", any(same_author(named.author, author) for author in record.authors[:1])
    if named.condition and _shares(named.condition, terms_of(title)):
        yield "population", True
    if named.drugs and any(drug & _folded(title) for drug in named.drugs):
        yield "intervention", True
    design = read_design(title)
    if named.designs and design is not None:
        yield "design", bool(named.designs & {str(one) for one in design.designs})


def _shares(condition: frozenset[str], title: frozenset[str]) -> bool:
    """Whether most of a condition's words stand in a title."""
    return len(condition & title) * 2 > len(condition)


@lru_cache(maxsize=4096)
def _folded(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.casefold()))


def _usual(drug: frozenset[str]) -> str:
    return next((name for name in ("ketamine", "psilocybin", "lsd", "ssri") if name in drug), min(drug))


def search_terms(named: Named) -> tuple[tuple[str, ...], ...]:
    """Groups of words of which a title must have one each: the condition, and what was given for it."""
    condition = tuple(sorted({form for term in named.condition for form in _forms(term)}))
    drugs = tuple(sorted(frozenset().union(*named.drugs)))
    return tuple(group for group in (condition, drugs) if group)


def _forms(term: str) -> Iterable[str]:
    """A term of a condition as titles spell it: its ending was taken away when it was read."""
    return (f"{term}ion", f"{term}ive", f"{term}ed") if term.endswith("ss") else (term, f"{term}s")


def near_in_library(claim: Claim, library: Library) -> tuple[Suggestion, ...]:
    """The sources of library claims whose wording is near; the figures that differ are shown as a conflict."""
    ours = _telling(claim.text)
    found = []
    for held in library.standing:
        best = max((held.statement, *held.wording), key=lambda text: _nearness(ours, _telling(text)))
        nearness = _nearness(ours, _telling(best))
        if nearness < _NEAR:
            continue
        figures = _numbers(claim.text), _numbers(best)
        same = bool(figures[0] & figures[1])
        agreed = ("wording", "figure") if same else ("wording",)
        conflicting = ("figure",) if figures[0] and figures[1] and not same else ()
        found += [
            Suggestion(
                one.doi, one.title, one.container, one.year, agreed, conflicting, f"library: {held.id}", nearness
            )
            for source in held.sources
            if (one := library.reference(source.ref)) is not None
        ]
    return tuple(sorted(found, key=lambda one: -one.score)[:MOST])


_EMPTY = frozenset("the a an of in and or to with for after by on at that was were is are from one than study".split())


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if word not in _EMPTY)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?(?=\s?(?:%|percent))", text))


def _nearness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of common words in the shorter of two sentences, if it is long enough to tell."""
    shorter = min(len(ours), len(theirs))
    return len(ours & theirs) / shorter if shorter >= 4 else 0.0


def in_library(named: Named, library: Library) -> tuple[Suggestion, ...]:
    """Works of the library of which facts agree, by what the lock holds of them."""
    held = (library.lock.records.get(one.doi) for one in library.references if one.doi)
    return weighed(named, (record for record in held if record is not None), "library")
