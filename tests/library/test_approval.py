from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from evidence.library.approval import approval_stands, digest
from evidence.library.claims_file import Approval, LibraryClaim, LibrarySource, Withdrawal
from evidence.library.library import Library
from evidence.library.lock import Lock
from evidence.references.reference import Origin, Reference
from evidence.registries.registry import Author, Record, Update
from evidence.sources.card import Depth, Figure, SourceCard

TODAY = date(2026, 11, 24)
CARD = SourceCard("doe2024", "10.1/a", Depth.CARD, "person", n=90, figures=(Figure("60%", "less itch"),))
SOURCE = LibrarySource("doe2024", "Results", CARD, 7)
LABEL = LibrarySource("label", None, None, 8)
CLAIM = LibraryClaim(
    id="itch",
    statement="Less itch after four weeks.",
    kind=None,
    sources=(SOURCE, LABEL),
    wording=("It helped.", "It's less itch."),
    appears_in=(),
    approval=None,
    withdrawn=None,
    note=None,
    line=3,
)
RETRACTION = Update("retraction", "publisher", date(2026, 10, 1), "10.1/b")
CONCERN = Update("expression-of-concern", "publisher", None, None)
RECORD = Record(
    doi="10.1/a",
    prime_doi="10.1/a",
    origin="crossref",
    retrieved=date(2026, 1, 1),
    title="A cream",
    authors=(Author("Doe", "Jane"), Author(name="Cream Group")),
    containers=("Journal of Creams",),
    years=(2024,),
)
REFERENCES = (
    Reference(raw="", origin=Origin.LIBRARY, key="doe2024", doi="10.1/a", title="A cream"),
    Reference(raw="", origin=Origin.LIBRARY, key="label", title="Label", path="references.bib", line=9),
)


def _library(record: Record | None = RECORD, references: tuple[Reference, ...] = REFERENCES) -> Library:
    return Library(references=references, lock=Lock({"10.1/a": record} if record else {}))


SAME = digest(CLAIM, _library())


def test_a_digest_is_a_named_sha_256() -> None:
    name, _, hexadecimal = SAME.partition(":")
    assert name == "sha256"
    assert len(bytes.fromhex(hexadecimal)) == 32


@pytest.mark.parametrize(
    "claim",
    [
        replace(CLAIM, id="other", line=80, note="a note"),
        replace(CLAIM, wording=("It’s less\nitch.", "It helped.")),
        replace(CLAIM, sources=(LABEL, replace(SOURCE, line=70))),
        replace(CLAIM, approval=Approval("ana", TODAY, None, "sha256:0")),
    ],
    ids=["place and note", "order and typography", "order of sources", "approval itself"],
)
def test_what_reviewers_did_not_judge_leaves_the_digest(claim: LibraryClaim) -> None:
    assert digest(claim, _library()) == SAME


@pytest.mark.parametrize(
    "record",
    [
        replace(RECORD, retrieved=date(2026, 9, 9)),
        replace(RECORD, origin="transcribed"),
        replace(RECORD, status_known=False),
    ],
    ids=["retrieved", "origin", "status asked"],
)
def test_asking_the_registry_again_leaves_the_digest(record: Record) -> None:
    assert digest(CLAIM, _library(record)) == SAME


@pytest.mark.parametrize(
    "claim",
    [
        replace(CLAIM, statement="Less itch after eight weeks."),
        replace(CLAIM, wording=("It helped.",)),
        replace(CLAIM, sources=(SOURCE,)),
        replace(CLAIM, sources=(replace(SOURCE, card=replace(CARD, n=91)), LABEL)),
        replace(CLAIM, sources=(replace(SOURCE, card=replace(CARD, figures=(Figure("61%"),))), LABEL)),
        replace(CLAIM, sources=(replace(SOURCE, card=None), LABEL)),
    ],
    ids=["statement", "wording", "sources", "n", "figure", "card"],
)
def test_a_changed_claim_changes_the_digest(claim: LibraryClaim) -> None:
    assert digest(claim, _library()) != SAME


@pytest.mark.parametrize(
    "record",
    [
        None,
        replace(RECORD, title="Another cream"),
        replace(RECORD, years=(2025,)),
        replace(RECORD, authors=()),
        replace(RECORD, updates=(RETRACTION,)),
        replace(RECORD, updates=(CONCERN,)),
    ],
    ids=["no record", "title", "year", "authors", "retraction", "concern"],
)
def test_a_changed_record_changes_the_digest(record: Record | None) -> None:
    assert digest(CLAIM, _library(record)) != SAME


def test_the_order_of_updates_does_not_matter() -> None:
    one, other = (RETRACTION, CONCERN), (CONCERN, RETRACTION)
    digests = {digest(CLAIM, _library(replace(RECORD, updates=updates))) for updates in (one, other)}
    assert len(digests) == 1


def test_a_source_without_a_record_is_bound_by_its_entry() -> None:
    changed = (REFERENCES[0], replace(REFERENCES[1], title="Label, revised"))
    moved = (REFERENCES[0], replace(REFERENCES[1], line=90))
    assert digest(CLAIM, _library(references=changed)) != SAME
    assert digest(CLAIM, _library(references=moved)) == SAME


def test_a_source_that_nobody_holds_has_a_digest_all_the_same() -> None:
    assert digest(CLAIM, Library()) != SAME


@pytest.mark.parametrize(
    ("approval", "stands"),
    [
        (None, False),
        (Approval("ana", date(2026, 1, 1), None, SAME), True),
        (Approval("ana", date(2026, 1, 1), TODAY, SAME), True),
        (Approval("ana", date(2026, 1, 1), date(2026, 11, 23), SAME), False),
        (Approval("ana", date(2026, 1, 1), None, None), False),
        (Approval("ana", date(2026, 1, 1), None, "sha256:0"), False),
    ],
    ids=["none", "without end", "on its last day", "a day later", "without digest", "of something else"],
)
def test_an_approval_stands_until_it_ends_or_anything_changes(approval: Approval | None, stands: bool) -> None:
    assert approval_stands(replace(CLAIM, approval=approval), _library(), TODAY) is stands


def test_an_approval_falls_with_a_retraction() -> None:
    approved = replace(CLAIM, approval=Approval("ana", date(2026, 1, 1), None, SAME))
    assert not approval_stands(approved, _library(replace(RECORD, updates=(RETRACTION,))), TODAY)


def test_a_withdrawn_claim_is_not_approved() -> None:
    withdrawn = replace(
        CLAIM,
        approval=Approval("ana", date(2026, 1, 1), None, SAME),
        withdrawn=Withdrawal("ana", date(2026, 2, 1), "retracted"),
    )
    assert not approval_stands(withdrawn, _library(), TODAY)
