"""What a claim names of its source in passing: a year, a journal, a team, a design, who was treated with what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.study.designs import read_design
from evidence.agreement.study.outcomes import read_outcome
from evidence.agreement.study.populations import read_population, terms_of
from evidence.late import late_regex
from evidence.library.products import Product
from evidence.references.reference import Origin, Reference
from evidence.sources.drugs import NO_DRUGS, Drugs, drugs_in, other_names

_YEAR = late_regex(r"(?:\b(?:in|of|from|a|an|the|published|since)\s|\()((?:19|20)\d{2})\b", re.IGNORECASE)
_NAME = r"[A-Z][\w&-]*"
_JOURNAL = late_regex(
    rf"\b(?:(?:{_NAME} )*(?:Journal|Archives|Annals|Proceedings)"
    rf"(?: of(?: the)? {_NAME}(?:(?: and| of(?: the)?|,)? {_NAME})*)?"
    r"|JAMA(?: [A-Z]\w+)?|(?:The )?Lancet(?: [A-Z]\w+)?|BMJ|Nature(?: [A-Z]\w+)*|Biological Psychiatry)"
)
_AUTHOR = late_regex(rf"\b({_NAME})(?: et al\b| and (?:colleagues|co-?workers)\b)")
_PEOPLE = r"(?:team|group|researchers|scientists|investigators|lab)"
_PLACE = rf"{_NAME}(?: (?:of )?{_NAME}){{0,3}}"
_TEAM = late_regex(
    rf"\b(?:[Tt]he ({_PLACE}) {_PEOPLE}\b|({_NAME})['’]s {_PEOPLE}\b"
    rf"|{_PEOPLE} (?:at|from) (?:the )?({_PLACE}))"
)
_PERCENT = late_regex(r"\d+(?:\.\d+)?(?=\s?(?:%|percent))")
_WORD = late_regex(r"[a-z0-9]+")


@dataclass(frozen=True)
class Named:
    """What a claim names of its source. A `team` goes by its head or by its place; the words do not tell which."""

    years: frozenset[int] = frozenset()
    journal: str | None = None
    author: str | None = None
    team: str | None = None
    designs: frozenset[str] = frozenset()
    condition: frozenset[str] = frozenset()
    condition_words: tuple[str, ...] = ()
    drugs: Drugs = NO_DRUGS
    outcomes: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()

    def query(self) -> Reference:
        """The same as a reference to search for; of the copy's own words, nothing else is in it."""
        return Reference(
            raw="",
            origin=Origin.LIBRARY,
            title=" ".join([*self.condition_words, *self.drugs.words, *sorted(self.designs)]) or None,
            authors=(self.author or self.team or "",) if self.author or self.team else (),
            container=self.journal,
            year=min(self.years, default=None),
        )

    def terms(self) -> tuple[tuple[str, ...], ...]:
        """Groups of names of which a title must have one each: the condition, and what was given for it."""
        condition = tuple(sorted({form for term in self.condition for form in _forms(term)}))
        return tuple(group for group in (condition, other_names(self.drugs)) if group)

    def pubmed_queries(self) -> tuple[str, ...]:
        """Searches in PubMed's words, from the narrowest: by outcome and figure, by author and year, by team.

        Nothing is asked of a claim that names neither a condition nor a medicine.
        """
        subject = [" ".join(self.condition_words), f"({' OR '.join(self.drugs.words)})" if self.drugs else ""]
        subject = [part for part in subject if part]
        if not subject:
            return ()
        found = [*sorted(self.outcomes), *(f'"{figure}%"' for figure in sorted(self.figures))]
        who = [f"{self.author}[au]"] if self.author else []
        when = [f"{year}[dp]" for year in sorted(self.years)[:1]]
        where = [f'"{self.team}"[ad]'] if self.team else []
        ways = (found if self.figures else [], [*who, *when], where)
        return tuple(" AND ".join([*subject, *way]) for way in ways if way) or (" AND ".join(subject),)


@lru_cache(maxsize=1024)
def named_in(text: str, products: tuple[Product, ...] = ()) -> Named:
    """What a sentence names of its source; a product under a name of its profile is the substance."""
    journal, author, design, who = _JOURNAL.search(text), _AUTHOR.search(text), read_design(text), read_population(text)
    team, outcome = _TEAM.search(text), read_outcome(text)
    meant = (product.name for product in products if product.pattern.search(text))
    return Named(
        years=frozenset(int(year) for year in _YEAR.findall(text)),
        journal=journal.group() if journal else None,
        author=author[1] if author else None,
        team=next(filter(None, team.groups())) if team else None,
        designs=frozenset(str(one) for one in design.designs) if design else frozenset(),
        condition=who.terms if who else frozenset(),
        condition_words=tuple(_telling(who.words)) if who else (),
        drugs=drugs_in(" ".join([text, *meant])),
        outcomes=outcome.kinds if outcome else frozenset(),
        figures=figures_in(text),
    )


def figures_in(text: str) -> frozenset[str]:
    """The percentages of a text, as written."""
    return frozenset(_PERCENT.findall(text))


def _telling(words: str) -> Iterator[str]:
    """The words of a condition that tell it from others, as written."""
    return (word for word in dict.fromkeys(_WORD.findall(words.casefold())) if terms_of(word))


def _forms(term: str) -> Iterable[str]:
    """A term of a condition as titles spell it: its ending was taken away when it was read."""
    return (f"{term}ion", f"{term}ive", f"{term}ed") if term.endswith("ss") else (term, f"{term}s")
