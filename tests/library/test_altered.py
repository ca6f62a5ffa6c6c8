"""Approved words with another number, unit or negation, as far as they can be told from other words."""

from __future__ import annotations

from datetime import date

import pytest

from evidence.claims.sentences import sentences_of
from evidence.documents.text import read_text
from evidence.library.claims_file import Approval, LibraryClaim
from evidence.library.library import Library
from evidence.library.linking import link

APPROVED = "Velorin 5 mg cut pain by 40% in 23 adults after 8 weeks."


def altered(text: str, approved: str = APPROVED) -> list[str]:
    approval = Approval("jd", date(2026, 1, 1), None, None)
    library = Library(claims=(LibraryClaim("a", approved, None, (), (), (), approval, None, None, 1),))
    document = read_text("a.txt", text.encode())
    sentences = sentences_of(document)
    links, _ = link(document, sentences, library)
    return [one.said for one in library.altered.of(document, sentences, links, {})]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40%", "60%"),
        ("5 mg", "50 mg"),
        ("5 mg", "5 µg"),
        ("23 adults", "230 adults"),
        ("23 adults", "twenty-four adults"),
        ("8 weeks", "8 days"),
        ("cut pain", "did not cut pain"),
        ("cut pain", "never cut pain"),
        ("by 40%", "by <40%"),
        ("40% in 23", "60% in 25"),
        ("cut pain by 40%", "cut the pain by 60%"),
    ],
)
def test_a_changed_number_unit_or_negation_is_told(old: str, new: str) -> None:
    changed = APPROVED.replace(old, new)
    assert changed != APPROVED
    assert altered(f"Read on. {changed}") == [changed]


@pytest.mark.parametrize(
    "text",
    [
        APPROVED,
        APPROVED.replace("cut pain", "cut the pain"),
        APPROVED.replace("adults", "children").replace("40%", "60%"),
        APPROVED.replace("pain", "itching").replace("40%", "60%"),
        "Velorin is a tablet. Call us.",
        f"{APPROVED} {APPROVED.replace('40%', '60%').replace('8 weeks', '12 weeks')}",
    ],
)
def test_other_words_near_ones_and_another_time_beside_them_are_not(text: str) -> None:
    assert altered(text) == []


def test_one_of_two_places_that_was_changed_is_told() -> None:
    changed = APPROVED.replace("40%", "60%")
    assert altered(f"{APPROVED} {changed}") == [changed]


def test_too_few_words_tell_nothing() -> None:
    assert altered("Dose: 10 mg.", "Dose: 5 mg.") == []
