"""Whether a place that a library names is in the text held."""

from __future__ import annotations

import pytest

from evidence.sources.card import Depth
from evidence.sources.locators import Located, locate
from tests.sources.abstracts import FULL_TEXT

CASES = {
    "Results, first paragraph": Located.FOUND,
    "Discussion": Located.FOUND,
    "Table 1": Located.FOUND,
    "Table 2": Located.NOT_FOUND,
    "Results, Table 2": Located.NOT_FOUND,
    "Fig. 3": Located.NOT_FOUND,
    "“12 of 17 patients”": Located.FOUND,
    '"never said so"': Located.NOT_FOUND,
    "section 4.2": Located.NOT_FOUND,
    "p. 858": Located.NOT_CHECKED,
    "": Located.NOT_CHECKED,
}


@pytest.mark.parametrize(("locator", "answer"), CASES.items(), ids=CASES)
def test_locate(locator: str, answer: Located) -> None:
    assert locate(locator, FULL_TEXT) is answer


def test_a_section_by_its_number() -> None:
    assert locate("section 3.1", "3.1 Participants\n\nTen came.") is Located.FOUND


def test_an_abstract_cannot_say_that_something_is_missing() -> None:
    assert locate("Table 2", "RESULTS: Ten came.", Depth.ABSTRACT) is Located.NOT_CHECKED
    assert locate("Results", "RESULTS: Ten came.", Depth.ABSTRACT) is Located.FOUND


def test_no_locator() -> None:
    assert locate(None, FULL_TEXT) is Located.NOT_CHECKED
