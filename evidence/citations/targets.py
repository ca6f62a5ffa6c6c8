"""What the marks of one document can point at: the labels, keys and authors of its own list and of the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from evidence.citations.surnames import folded


class Targets:
    """Everything that a mark may name.

    `labels` are those of the document's own list or the keys of a library, `authors` the first authors with their
    years. `beyond` is what a mark can name besides.
    """

    def __init__(
        self, labels: Collection[str] = (), authors: Collection[tuple[str, int]] = (), beyond: Targets | None = None
    ) -> None:
        self._labels = labels
        self._authors = authors
        self._beyond = beyond

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The labels that are numbers."""
        own = frozenset(label for label in self._labels if label.isdecimal())
        return own | self._beyond.numbers if self._beyond is not None else own

    def __contains__(self, label: object) -> bool:
        """Whether a label or key is one of them."""
        return label in self._labels or (self._beyond is not None and label in self._beyond)

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        """The folded family names of first authors, by year."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, year in self._authors:
            family = folded(name)
            found[str(year)] |= {family, family.split()[-1]} if family else set()
        return {year: frozenset(names) for year, names in found.items()}

    def of_year(self, year: str) -> tuple[frozenset[str], ...]:
        """The folded family names of first authors with a work of this year: one set, or two, or none."""
        own = self._names.get(year)
        beyond = self._beyond.of_year(year) if self._beyond is not None else ()
        return (own, *beyond) if own else beyond

    def names_author(self, label: str) -> bool:
        """Whether an author-year label ("Doe 2006a") names a first author with a year of his."""
        name, _, year = label.rpartition(" ")
        return is_one_of(name, self.of_year(year[:4]))


def is_one_of(name: str, families: Iterable[frozenset[str]]) -> bool:
    """Whether a written name, whole or by its last word, is one of these folded family names."""
    family = folded(name)
    return any(family in names or family.rpartition(" ")[2] in names for names in families)
