"""The words by which the offline index finds a work, and those by which a reference asks for it.

Beside the words of title, first author and journal there are terms made of two facts, such as "zarate2006" and
"v63p856": each is rare, so that a reference of common words alone, or without its title, finds its work at once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache

from evidence.late import late_regex
from evidence.references.entry import body_of
from evidence.references.names import family_of
from evidence.references.reference import Origin, Reference
from evidence.registries.registry import Record
from evidence.registries.wording import american, name_key, words

_DIGITS = late_regex(r"\d+")
YEAR = late_regex(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
_SMALL = frozenset(
    "the of and in for on to a an by with from at as is de la der und von et s i ii al vol no pp".split()
)
_LONGEST = 24
_MOST_NUMBERS = 8
_REMEMBERED = 2**17


def terms_of(record: Record) -> tuple[str, ...]:
    """The terms under which a record is kept."""
    found = plain_terms(f"{record.title or ''} {record.subtitle or ''}")
    family = _key(record.authors[0].last) if record.authors else ""
    volume, page = _number(record.volume), _number(record.pages)
    if family:
        found += [family, *[f"{family}{year}" for year in record.years]]
    if volume and page:
        found.append(f"v{volume}p{page}")
    if family and page:
        found.append(f"{family}p{page}")
    return tuple(dict.fromkeys(found))


def terms_in(reference: Reference) -> tuple[str, ...]:
    """The terms by which a reference asks, those made of two facts first."""
    body = body_of(reference.raw) if reference.origin is Origin.LIST else ""
    text = body if body else " ".join(filter(None, (reference.title, *map(family_of, reference.authors[:1]))))
    pairs = [*_read(reference), *(_paired(body) if body else ())]
    names = (_key(family_of(author)) for author in reference.authors[:1])
    return tuple(term for term in dict.fromkeys([*pairs, *plain_terms(text), *names]) if term)


def _read(reference: Reference) -> Iterator[str]:
    """Pairs of the fields as they were read."""
    families = {_key(family_of(author)) for author in reference.authors[:1]} - {""}
    volume, page = _number(reference.volume), _number(reference.pages)
    if volume and page:
        yield f"v{volume}p{page}"
    for family in families:
        if page:
            yield f"{family}p{page}"
        if reference.year:
            yield from (f"{family}{year}" for year in (reference.year, reference.year - 1, reference.year + 1))


def _paired(body: str) -> Iterator[str]:
    """Pairs that may stand in a string: neighbouring numbers, and its first words with each year."""
    numbers = [number.lstrip("0") for number in _DIGITS.findall(body)][-_MOST_NUMBERS:]
    for one, other in itertools.pairwise(numbers):
        yield f"v{one}p{other}"
    for one, other in zip(numbers, numbers[2:], strict=False):
        yield f"v{one}p{other}"
    years = tuple(dict.fromkeys(YEAR.findall(body)))[:3]
    for word in body.split()[:3]:
        yield from (f"{_key(word)}{year}" for year in years if len(word) > 2)


def plain_terms(text: str) -> list[str]:
    """The telling words of a text, as they are kept."""
    return list(filter(None, map(_TERMS.__getitem__, words(text))))


class _Terms(dict[str, str]):
    """Words as they are kept, empty for one that tells nothing; each is looked at once."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        telling = word not in _SMALL and (len(word) > 1 or word.isdigit())
        self[word] = term = american(word)[:_LONGEST] if telling else ""
        return term


_TERMS = _Terms()


@lru_cache(maxsize=2**16)
def _key(name: str) -> str:
    return name_key(name).replace(" ", "")


def _number(text: str | None) -> str:
    found = _DIGITS.search(text or "")
    return found.group().lstrip("0") if found else ""
