"""What is held of each source, read once a run: a person's card, a text beside the library, an abstract of a registry.

The first that there is counts. Of a source of which nothing is held, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from evidence.agreement.agreement import Agreement
from evidence.agreement.compare import compare, compare_with_text
from evidence.claims.claim import Claim
from evidence.dossier import Source
from evidence.library.cards import card_for
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.registries.registry import Unchecked
from evidence.sources.card import Design, SourceCard
from evidence.sources.held import HeldText, held_text
from evidence.sources.locators import locate

if TYPE_CHECKING:
    from evidence.references.reference import Reference
    from evidence.registries.abstracts import AnswerOfAll

_KEPT = 256
"""So many texts are held at a time."""


class Abstracts(Protocol):
    """Where abstracts are asked for."""

    def get_many(self, dois: Iterable[str]) -> Mapping[str, AnswerOfAll]:
        """One answer for each DOI."""
        ...


@dataclass(frozen=True)
class Reading:
    """The facts of one source and the words they were read from; a card that a person made stands without words."""

    card: SourceCard
    text: str | None = None

    def compared(self, claim: Claim, words: str) -> tuple[Agreement, ...]:
        """One agreement for each slot that the claim states; `words` are the claim's own, without its marks."""
        if self.text is None:
            return compare(claim, self.card)
        return compare_with_text(words, self.card, self.text)


class Readings:
    """The readings of a run. Without `abstracts` no registry is asked for one."""

    def __init__(self, library: Library, abstracts: Abstracts | None = None) -> None:
        self._library = library
        self._abstracts = abstracts
        self._answers: dict[str, AnswerOfAll] = {}
        self._held = lru_cache(maxsize=_KEPT)(self._held_of)
        self._read = lru_cache(maxsize=_KEPT)(self._read_of)

    def fetch(self, sources: Iterable[Source], progress: Callable[[str], None] = lambda _: None) -> None:
        """Asks, all at once, for the abstracts of those sources of which nothing else is held."""
        if self._abstracts is None:
            return
        named = {name: source for source in sources if (name := self._work(source).identifier)}
        bare = [name for name, source in named.items() if name not in self._answers and not self._has(source)]
        if bare:
            progress(f"asking for {len(bare)} abstracts")
            self._answers |= self._abstracts.get_many(bare)

    def outages(self) -> Mapping[str, str]:
        """The works whose abstract could not be asked for, with the reason."""
        return {name: answer.reason for name, answer in self._answers.items() if isinstance(answer, Unchecked)}

    def of(self, source: Source, linked: Sequence[LibraryClaim]) -> Reading | None:
        """What is held of a source of a claim that is linked to these claims of the library; None for nothing."""
        person = card_for(source.reference, linked, self._library)
        return Reading(person) if person is not None else self._read(source.key, self._work(source))

    def located(self, source: Source) -> Source:
        """The source, with whether the place that the library names in it is in the text beside the library."""
        held = self._held(source.key) if source.locator else None
        return replace(source, located=locate(source.locator, held.text, held.depth)) if held else source

    def _has(self, source: Source) -> bool:
        return card_for(source.reference, (), self._library) is not None or self._held(source.key) is not None

    def _work(self, source: Source) -> Reference:
        """The work as the library has it, else as it is cited."""
        entry = self._library.reference(source.key) if source.key else None
        return entry if entry is not None and entry.identifier else source.reference

    def _held_of(self, key: str | None) -> HeldText | None:
        return held_text(self._library.folder, key)

    def _read_of(self, key: str | None, work: Reference) -> Reading | None:
        held, published = self._held(key), None
        if held is None and work.identifier in self._answers:
            held, published = _told(self._answers[work.identifier])
        if held is None:
            return None
        from evidence.sources.extraction import extract_card  # many words and patterns, for few libraries

        card = extract_card(
            held.text,
            title=work.title,
            doi=work.doi,
            key=key,
            depth=held.depth,
            origin=held.origin,
            published=published,
        )
        return Reading(card, held.text)


def _told(answer: AnswerOfAll) -> tuple[HeldText | None, Design | None]:
    """The abstract that a registry gave, and the design that it publishes."""
    from evidence.registries.abstracts import FoundAbstract
    from evidence.sources.study_types import published_design

    if not isinstance(answer, FoundAbstract):
        return None, None
    return HeldText.of_abstract(answer.text, answer.origin), published_design(answer.kinds)
