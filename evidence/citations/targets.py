"""What the marks of one document can point at: the labels, keys and authors of its own list and of the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from evidence.citations.surnames import folded


class Targets:
    """Everything that a mark may name.

    `labels` are those of the document's own list and the keys of the library, `authors` the first authors of either
    with their years.
    """

    def __init__(self, labels: Collection[str] = (), authors: Collection[tuple[str, int]] = ()) -> None:
        self.labels = frozenset(labels)
        self.numbers = frozenset(label for label in self.labels if label.isdecimal())
        self._authors = authors

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """The folded family names of first authors, by year."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, year in self._authors:
            family = folded(name)
            found[str(year)] |= {family, family.split()[-1]} if family else set()
        return {year: frozenset(names) for year, names in found.items()}

    def names_author(self, label: str) -> bool:
        """Whether an author-year label ("Doe 2006a") names a first author of the list with a year of his."""
        name, _, year = label.rpartition(" ")
        names = self.names.get(year[:4])
        return names is not None and is_one_of(name, names)


def is_one_of(name: str, families: frozenset[str]) -> bool:
    """Whether a written name, whole or by its last word, is one of these folded family names."""
    family = folded(name)
    return family in families or family.rpartition(" ")[2] in families
