"""Everything known about one document: all that a rule may see of it.

Dossiers are made once by the audit and are read only. Rules neither open files nor ask registries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from evidence.agreement.agreement import Agreement
from evidence.checked import CheckedClaim, CheckedReference
from evidence.citations.citation import Citation
from evidence.claims.claim import Sentence
from evidence.claims.detection import outside_references
from evidence.claims.grouping import Said
from evidence.claims.wording import fold, words
from evidence.documents.document import Block, BlockKind, Document, Span
from evidence.documents.language import foreign_language
from evidence.library.altered import Altered
from evidence.library.brief import Brief
from evidence.library.claims_file import Waiver
from evidence.library.linking import BrokenMapping, Link
from evidence.library.signoffs import Unsaid
from evidence.references.reference import Origin, Reference
from evidence.references.resolution import Resolution
from evidence.registries.registry import Status
from evidence.registries.status import GONE


@dataclass(frozen=True)
class Dossier:
    """One document, its claims and marks, its references, and what is known about them.

    `earlier` are the claims of documents before this one that some of its claims repeat, by their group.
    `withdrawn` are
    the sentences that still make a withdrawn claim, `altered` those with approved words and another number or negation,
    `unsaid` the approved claims that it made when it was last signed off, and `waivers` those that stand in it.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[CheckedClaim, ...]
    citations: tuple[Citation, ...]
    resolutions: tuple[Resolution, ...]
    references: tuple[CheckedReference, ...]
    broken_mappings: tuple[BrokenMapping, ...]
    today: date
    library_references: tuple[CheckedReference, ...] = ()
    earlier: Mapping[str, Said] = field(default_factory=dict)
    brief: Brief = field(default_factory=Brief)
    withdrawn: tuple[Link, ...] = ()
    altered: tuple[Altered, ...] = ()
    unsaid: Unsaid = field(default_factory=Unsaid)
    waivers: tuple[Waiver, ...] = ()

    @cached_property
    def language(self) -> str | None:
        """The name of the document's language where that is plainly not English."""
        return foreign_language(self.document.text)

    @cached_property
    def foreign_passages(self) -> tuple[Block, ...]:
        """The paragraphs of a document in English that are plainly in another language."""
        return tuple(block for block in self.document.blocks if block.kind is BlockKind.FOREIGN)

    @cached_property
    def noticed(self) -> Mapping[str, tuple[Sentence, ...]]:
        """The sentences of the copy that hold a cue of a word list, by the list's name."""
        found: dict[str, list[Sentence]] = {}
        for sentence in self.copy:
            for name in self.brief.vocabulary.noticed(words(sentence.said)):
                found.setdefault(name, []).append(sentence)
        return {name: tuple(sentences) for name, sentences in found.items()}

    @cached_property
    def naming(self) -> Mapping[str, tuple[Sentence, ...]]:
        """The sentences of the copy that name a product of the profile, by the product's name; those named only."""
        products = self.brief.profile.products if self.brief.profile else ()
        texts = [fold(sentence.said) for sentence in self.copy] if products else []
        whole = "\n".join(texts)
        found = {
            product.name: tuple(s for s, text in zip(self.copy, texts, strict=True) if product.pattern.search(text))
            for product in products
            if product.pattern.search(whole)
        }
        return {name: sentences for name, sentences in found.items() if sentences}

    @property
    def main_product(self) -> str | None:
        """The name of the product that the document names most, the first of equals; None without one."""
        return max(self.naming, key=lambda name: len(self.naming[name]), default=None)

    @cached_property
    def disagreements(self) -> tuple[tuple[CheckedClaim, Agreement], ...]:
        """The slots that do not match in the source of a claim that agrees best, with the claim."""
        return tuple((checked, one) for checked in self.claims for one in checked.disagreements())

    def taken_back(self, checked: CheckedClaim) -> Status | None:
        """How the source that agrees best with a claim was taken back (retracted, say); None where it stands."""
        best = next(iter(checked.best_agreements), None)
        if best is None or not self._taken_back:
            return None
        found = (self._taken_back.get(source.reference) for source in checked.sources if source.is_of(best))
        return next(filter(None, found), None)

    @cached_property
    def _taken_back(self) -> Mapping[Reference, Status]:
        """The references to works that were taken back."""
        return {checked.reference: checked.status for checked in self.known if checked.status in GONE}

    @cached_property
    def copy(self) -> tuple[Sentence, ...]:
        """The sentences less entries of reference lists that a reader of files took for copy."""
        return tuple(outside_references(self.document, self.sentences))

    @cached_property
    def claim_at(self) -> Mapping[Span, CheckedClaim]:
        """The claims by their place."""
        return {checked.claim.span: checked for checked in self.claims}

    @cached_property
    def entries(self) -> tuple[CheckedReference, ...]:
        """The document's own reference list, without identifiers that merely stand in its text."""
        return tuple(c for c in self.references if c.reference.origin is Origin.LIST)

    @property
    def known(self) -> tuple[CheckedReference, ...]:
        """Every reference that a claim of this document may rest on."""
        return (*self.references, *self.library_references)

    @cached_property
    def claim_by_id(self) -> dict[str, CheckedClaim]:
        """The claims by their ids."""
        return {checked.claim.id: checked for checked in self.claims}

    def block_of(self, sentence: Sentence) -> Block:
        """The block that a sentence stands in."""
        return self.document.blocks[sentence.block]
