"""The sentences of a document as a run judges them: with the marks in them known."""

from __future__ import annotations

from evidence.citations.finding import marked_sentences, marks_in
from evidence.claims.claim import Sentence
from evidence.documents.document import Document
from evidence.references.reference_list import read_reference_list
from evidence.references.resolution import Catalogue, targets_of


def sentences_in(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the copy; marks are told by the document's own list of references."""
    return marked_sentences(document, marks_in(document, targets_of(read_reference_list(document), Catalogue(()))))
