"""What is held of each source, read once: a person's card, a text beside the library, the lock's card, or an abstract.

The first that there is counts. Of a source of which nothing is held, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from evidence.agreement.agreement import Agreement, Reason
from evidence.agreement.compare import compare
from evidence.agreement.heads import compare_heads
from evidence.agreement.verdict import in_order
from evidence.checked import Source
from evidence.claims.claim import Claim
from evidence.library.cards import card_for
from evidence.library.claims_file import LibraryClaim
from evidence.library.library import Library
from evidence.library.lock_cards import locked_card, words_of
from evidence.references.names import family_of
from evidence.registries.registry import Unchecked
from evidence.sources.card import SourceCard
from evidence.sources.drugs import medicine_instead
from evidence.sources.held import HeldText, held_text
from evidence.sources.locators import locate

if TYPE_CHECKING:
    from evidence.references.reference import Reference
    from evidence.registries.abstracts import AnswerOfAll
    from evidence.sources.study_types import DesignEvidence

_KEPT = 256
"""So many texts are held at a time."""


class Abstracts(Protocol):
    """Where abstracts are asked for."""

    def get_many(self, dois: Iterable[str]) -> Mapping[str, AnswerOfAll]:
        """One answer for each work."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once."""
        ...


class Asked:
    """The abstracts of a run, each asked for once. Without a place to ask there are none."""

    def __init__(self, abstracts: Abstracts | None = None) -> None:
        self._abstracts = abstracts
        self._answers: dict[str, AnswerOfAll] = {}

    def of(self, works: Sequence[str], progress: Callable[[str], None]) -> Mapping[str, AnswerOfAll]:
        """The answers for works by their identifiers."""
        if self._abstracts is None:
            return {}
        missing = [name for name in dict.fromkeys(works) if name not in self._answers]
        if missing:
            progress(f"asking for {len(missing)} abstracts")
            self._answers |= self._abstracts.get_many(missing)
        return {name: self._answers[name] for name in works}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the places have to say to the user."""
        return self._abstracts.warnings if self._abstracts is not None else ()

    @property
    def missed(self) -> Mapping[str, tuple[str, ...]]:
        """The works whose abstracts could not be had, by the reason."""
        missed: dict[str, list[str]] = {}
        for name, answer in sorted(self._answers.items()):
            if isinstance(answer, Unchecked):
                missed.setdefault(answer.reason, []).append(name)
        return {reason: tuple(names) for reason, names in sorted(missed.items())}


@dataclass(frozen=True)
class Reading:
    """The facts of one source and the words they were read from; a card that a person made stands without words.

    Of a source that is `quoted` these are only the words that stand beside figures in the lock. `abstract` is the one
    that is held beside a full text, `title` that of the work.
    """

    card: SourceCard
    text: str | None = None
    quoted: bool = False
    abstract: str | None = None
    title: str | None = None

    def compared(self, claim: Claim, words: str) -> tuple[Agreement, ...]:
        """One agreement for each slot that the claim states; `words` are the claim's own, without its marks.

        What matches a cell of a table has to speak of its heads.
        """
        found = self._found(claim, words)
        agreements = in_order((*found, *compare_heads(claim, found, self.card)))
        if self.quoted:
            agreements = tuple(map(_in_the_lock, agreements))
        return tuple(replace(one, matched=True) for one in agreements) if self.card.matched else agreements

    def medicine_instead(self, words: str) -> tuple[str, str] | None:
        """A medicine that a claim's words name, and one that the text held names instead; None without a text."""
        return medicine_instead(words, self.text) if self.text is not None else None

    def _found(self, claim: Claim, words: str) -> tuple[Agreement, ...]:
        if self.text is None:
            return compare(claim, self.card)
        from evidence.agreement.titles import beside_title
        from evidence.agreement.with_text import compare_with_text  # loaded where a text is held

        found = compare_with_text(words, self.card, self.text, self.abstract)
        return tuple(beside_title(found, self.title))


def _in_the_lock(one: Agreement) -> Agreement:
    """A verdict on the words of the lock: that they lack a number does not say that the source does."""
    if one.reason is not Reason.NOT_HELD:
        return one
    why = "evidence.lock holds none of the source's words with this number."
    return replace(one, why=why, reason=Reason.BEYOND_THE_LOCK)


class Readings:
    """What is held of the sources of a library and of what registries have told."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._answers: Mapping[str, AnswerOfAll] = {}
        self._texts: dict[str | None, HeldText | None] = {}
        self._read: dict[tuple[str | None, ...], Reading] = {}
        self._whose: dict[str | None, Path | None] = {}

    def unread(self, sources: Iterable[Source]) -> Iterator[Reference]:
        """The works of those sources of which nothing is held, so that their abstracts have to be asked for."""
        distinct = {self._entry(source): source for source in sources}
        return (work for work, source in distinct.items() if not self._is_held(source))

    def hear(self, answers: Mapping[str, AnswerOfAll]) -> None:
        """Takes the abstracts that were asked for, in place of those of before."""
        self._answers = answers

    def of(self, source: Source, linked: Sequence[LibraryClaim]) -> Reading | None:
        """What is held of a source of a claim that is linked to these claims of the library; None for nothing."""
        person = card_for(source.reference, linked, self._library)
        if person is not None:
            return Reading(person)
        work = self._work(source)
        name = source.key, work.identifier, source.title
        if name not in self._read:
            reading = self._reading(source, work)
            if reading is None:
                return None
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[name] = reading
        return self._read[name]

    def looked_up(self, source: Source, linked: Sequence[LibraryClaim]) -> Source:
        """The source, with whether the text beside the library is its own, and has the place that is named in it.

        A text without a place to look up is not opened where a person's card is read in its stead.
        """
        if not source.locator and card_for(source.reference, linked, self._library) is not None:
            return source
        held = self._held(source.key)
        if held is None:
            return source
        located = locate(source.locator, held.text, held.depth) if source.locator else None
        return replace(source, located=located, misfiled=self._misfiled(source, held))

    def _misfiled(self, source: Source, held: HeldText) -> Path | None:
        """The file of a text that is plainly that of another work."""
        if source.key not in self._whose:
            from evidence.sources.whose import is_of_another_work

            work = self._work(source)
            record = self._library.lock.records.get(work.identifier or "")
            titles = [title for title in (work.title, record and record.title) if title]
            authors = [family_of(author) for author in work.authors]
            authors += [author.family for author in record.authors if author.family] if record else []
            other = is_of_another_work(held.text, held.depth, titles, authors, work.doi)
            self._whose[source.key] = held.path if other else None
        return self._whose[source.key]

    def outage(self, source: Source, linked: Sequence[LibraryClaim]) -> str | None:
        """Why the abstract of a source could not be had; None where one was, or where something else is held."""
        answer = self._answers.get(self._work(source).identifier or "")
        return answer.reason if isinstance(answer, Unchecked) and self.of(source, linked) is None else None

    def is_answered(self, source: Source) -> bool:
        """Whether registries were asked for the abstract of a source."""
        return (self._work(source).identifier or "") in self._answers

    def _is_held(self, source: Source) -> bool:
        person = card_for(source.reference, (), self._library)
        return person is not None or self._held(source.key) is not None or self._locked(source) is not None

    def _locked(self, source: Source) -> SourceCard | None:
        return locked_card(self._library.lock, self._work(source).identifier, source.key)

    def _entry(self, source: Source) -> Reference:
        """The entry as the library has it, else as it is cited."""
        entry = self._library.reference(source.key) if source.key else None
        return entry or source.reference

    def _work(self, source: Source) -> Reference:
        """The entry, under the DOI of what was found where no identifier that is written leads to its work."""
        entry = self._entry(source)
        return replace(entry, doi=source.followed, pmid=None, pmcid=None) if source.matched else entry

    def _held(self, key: str | None) -> HeldText | None:
        if key not in self._texts:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            self._texts[key] = held_text(self._library.folder, key)
        return self._texts[key]

    def _reading(self, source: Source, work: Reference) -> Reading | None:
        key = source.key
        held, published = self._held(key), None
        if held is None and (card := self._locked(source)) is not None:
            return Reading(replace(card, matched=source.matched), words_of(card), quoted=True)
        answer = self._answers.get(work.identifier or "")
        if held is None and answer is not None:
            held, published = _told(answer)
        if held is None:
            return None
        from evidence.sources.extraction import extract_card  # many words and patterns, for few libraries

        title = source.title or work.title
        card = extract_card(
            held.text,
            title=title,
            doi=work.doi or source.doi,
            key=key,
            depth=held.depth,
            origin=held.origin,
            published=published,
        )
        card = replace(card, matched=source.matched and held.path is None)
        return Reading(card, held.text, abstract=held.abstract, title=title)


def _told(answer: AnswerOfAll) -> tuple[HeldText | None, DesignEvidence | None]:
    """The abstract that a registry gave, and what indexers say of the design."""
    from evidence.registries.abstracts import FoundAbstract
    from evidence.sources.study_types import design_evidence

    if not isinstance(answer, FoundAbstract):
        return None, None
    return HeldText.of_abstract(answer.text, answer.origin), design_evidence(answer.kinds)
