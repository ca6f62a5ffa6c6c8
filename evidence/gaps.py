"""What a run left open beside the references that it counts as not checked: never silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.ledger import UncheckedReference
from evidence.library.library import Library
from evidence.lookups import Inquiry
from evidence.readings import Asked


@dataclass(frozen=True)
class Gap:
    """What a run left open beside the references that it counts as not checked: `what`, why, and of which works."""

    what: str
    reason: str
    names: tuple[str, ...] = ()


def gaps_of_run(
    library: Library,
    inquiry: Inquiry,
    abstracts: Asked,
    empty: Sequence[str],
    unchecked: Iterable[UncheckedReference],
    *,
    offline: bool,
) -> Iterator[Gap]:
    """All of them; `empty` are documents without a word, `unchecked` the references that the run counts."""
    yield from _wordless(empty)
    yield from _unsought(inquiry)
    if not offline:
        yield from _unnumbered(inquiry, frozenset(one.name for one in unchecked))
    yield from gaps_of(abstracts)
    yield from _short_texts(library, inquiry.used)


def _wordless(paths: Sequence[str]) -> Iterator[Gap]:
    """The documents in which nothing stands: what made them may have failed."""
    if paths:
        what = "1 document" if len(paths) == 1 else f"{len(paths)} documents"
        yield Gap(f"{what} without a word of copy", "nothing in it could be checked", tuple(paths))


def _unsought(inquiry: Inquiry) -> Iterator[Gap]:
    """The articles without a DOI of which nobody could be asked, by the reason."""
    for reason, count in sorted(Counter(inquiry.unsought.values()).items()):
        articles = "1 journal article" if count == 1 else f"{count} journal articles"
        what = f"{articles} without a DOI not looked for, so that neither existence nor retraction is checked"
        yield Gap(what, reason)


def _unnumbered(inquiry: Inquiry, unchecked: Collection[str]) -> Iterator[Gap]:
    """The PMIDs beside a DOI that nobody could be asked about, by the reason; the works themselves were looked up."""
    missed = {n: why for n, why in inquiry.unasked.items() if n.startswith("pmid:") and n not in unchecked}
    for reason, count in sorted(Counter(missed.values()).items()):
        numbers = "1 PMID beside a DOI was" if count == 1 else f"{count} PMIDs beside a DOI were"
        yield Gap(f"{numbers} not looked up, so that it may be that of another work", reason)


def _short_texts(library: Library, used: Iterable[str]) -> Iterator[Gap]:
    """The texts that claims were compared with as full texts, and that may be abstracts."""
    by_a_person = (one.key for one in library.references if library.cards_of(one))
    names = library.short_texts(frozenset(used).difference(by_a_person))
    if names:
        what = "1 text of a source" if len(names) == 1 else f"{len(names)} texts of sources"
        is_short = "is as short as an abstract and was" if len(names) == 1 else "are as short as abstracts and were"
        yield Gap(f"{what} {is_short} read as full text", "name what is an abstract KEY.abstract.txt", names)


def gaps_of(abstracts: Asked) -> Iterator[Gap]:
    """The abstracts that could not be had, by the reason."""
    for reason, names in abstracts.missed.items():
        what = "1 abstract" if len(names) == 1 else f"{len(names)} abstracts"
        yield Gap(f"{what} could not be had to compare claims with", reason, names)
