"""The library at the root is real, and the demo: it has to load, hang together, and claim no more than it may."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.library.library import Library, load_library
from evidence.registries.registry import TRANSCRIBED
from evidence.sources.card import QUOTE_WORDS

ROOT = Path(__file__).parents[2]
REGISTRIES = {"crossref", "datacite", "pubmed", "europepmc", "doi.org"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


def test_it_loads_and_every_source_resolves(library: Library) -> None:
    assert library.claims
    assert all(library.reference(source.ref) for claim in library.claims for source in claim.sources)


def test_ids_and_keys_are_unique(library: Library) -> None:
    ids = [claim.id for claim in library.claims]
    keys = [reference.key for reference in library.references]
    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))


def test_every_doi_of_the_bibliography_is_locked_and_no_other(library: Library) -> None:
    assert {reference.doi for reference in library.references if reference.doi} == set(library.lock.records)


def test_every_record_is_transcribed_or_a_registry_s(library: Library) -> None:
    assert {record.origin for record in library.lock.records.values()} <= {TRANSCRIBED, *REGISTRIES}


def test_a_transcribed_record_asserts_nothing_about_notices(library: Library) -> None:
    transcribed = [record for record in library.lock.records.values() if not record.confirmed]
    assert not any(record.updates or record.status_known for record in transcribed)


def test_entries_and_transcribed_records_tell_the_same_title(library: Library) -> None:
    written = {reference.doi: reference.title for reference in library.references}
    transcribed = {doi: record.title for doi, record in library.lock.records.items() if not record.confirmed}
    assert {doi: written[doi] for doi in transcribed} == transcribed


def test_anchors_are_a_few_words_of_the_copy_and_no_more(library: Library) -> None:
    quotes = [appearance.quote for claim in library.claims for appearance in claim.appears_in]
    assert [quote for quote in quotes if len(quote.split()) > 10] == []


def test_no_sentence_of_the_copy_is_mapped_twice_to_one_claim(library: Library) -> None:
    for claim in library.claims:
        anchors = [(one.document, one.quote) for one in claim.appears_in]
        assert len(anchors) == len(set(anchors)), claim.id


def test_source_words_are_few(library: Library) -> None:
    figures = [
        figure for claim in library.claims for source in claim.sources if source.card for figure in source.card.figures
    ]
    assert figures
    assert all(len((figure.quote or "").split()) <= QUOTE_WORDS for figure in figures)


def test_a_claim_without_a_source_says_why(library: Library) -> None:
    assert [claim.id for claim in library.claims if not claim.sources and not claim.note] == []


def test_a_work_has_one_card_at_most(library: Library) -> None:
    carded = [source.ref for claim in library.claims for source in claim.sources if source.card]
    assert len(carded) == len(set(carded))
