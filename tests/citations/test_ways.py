"""What is ambiguous in one sentence is plain from the whole page."""

from __future__ import annotations

import pytest

from evidence.citations.finding import find_citations, marks_in
from evidence.citations.keys import locators_in
from evidence.citations.targets import Targets
from evidence.claims.sentences import sentences_of
from evidence.documents.text import read_text


def found(text: str, entries: int = 3, authors: tuple[tuple[str, int], ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    document = read_text("a.txt", text.encode())
    targets = Targets({str(n) for n in range(1, entries + 1)}, authors)
    return [
        (c.raw, c.labels) for c in find_citations(document, sentences_of(document), (), marks_in(document, targets))
    ]


def raws(text: str, entries: int = 3) -> list[str]:
    return [raw for raw, _ in found(text, entries)]


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("[@doe2011, p. 375]", {"doe2011": "p. 375"}),
        (
            "[see @doe2011, pp. 33-35 and elsewhere; @poe2010; @roe, table 2]",
            {"doe2011": "pp. 33-35", "roe": "table 2"},
        ),
        ("[@doe2011, section 3.2.]", {"doe2011": "section 3.2"}),
        ("[@doe2011, 33]", {"doe2011": "33"}),
        ("[-@doe2011, and others]", {}),
        ("@doe2011", {}),
    ],
)
def test_a_mark_of_keys_names_places_in_its_works(raw: str, places: dict[str, str]) -> None:
    assert locators_in(raw) == places


def test_round_brackets_are_no_marks_where_square_ones_are() -> None:
    assert raws("Sleep rose [1]. The effect was large (2).\n") == ["[1]"]


def test_round_brackets_are_marks_where_a_stray_square_one_is() -> None:
    text = "Sleep rose (1). Pain fell (2, 3). It was [2] items long.\n"
    assert raws(text) == ["(1)", "(2, 3)", "[2]"]


def test_digits_that_lost_their_form_are_marks_where_no_brackets_are_used() -> None:
    assert raws("Sleep rose in adults.1, 2 It fell in children,3 and in mothers2.\n") == ["1, 2", "3", "2"]


def test_a_list_parted_by_spaces_ends_where_the_numbers_do() -> None:
    assert raws("Sleep rose in adults.1 2 It fell in children.2 3 of them woke.\n") == ["1 2", "2 3"]
    assert raws("Sleep rose in adults.3 2 of them woke.\n") == ["3"]


def test_one_digit_behind_a_word_is_no_mark_of_a_long_list() -> None:
    assert raws("Vitamins are many. Take vitamins12.\n", entries=20) == []


@pytest.mark.parametrize(
    "text",
    [
        "The test gave F(1,12) = 6.3 and t(12) = 2.\n",
        "Of 20 patients (12) were women.\n",
        "Take vitamin B12 or IL2 in the morning.\n",
        "The value was t[12] = 3.\n",
        "Use equation (3) for this.\n",
        "We gave (1) a tablet, (2) a lamp and (3) a rest.\n",
        "Wait until day 3. Then come on Nov 2, 2020.\n",
    ],
)
def test_numbers_of_statistics_and_counts_are_none(text: str) -> None:
    assert raws(text) == []


def test_a_mark_stands_beside_an_enumeration() -> None:
    assert raws("We gave (1) a tablet and (2) a lamp to adults (3).\n") == ["(3)"]


def test_numbers_behind_a_space_are_marks_where_they_reach_most_of_a_long_list() -> None:
    text = "".join(f"Sleep rose in the {word} study {n}, and again. " for n, word in enumerate("abcdefghijkl", 1))
    assert raws(text, entries=12) == [str(n) for n in range(1, 13)]
    assert raws("Sleep rose in the first study 1, and again.\n", entries=12) == []


def test_numbers_that_ran_together_are_read_in_the_order_of_the_list() -> None:
    text = "A is so.[1] B is so.[23] C is so.[456] D is so.[78910] E is so.[11] F is so.[212]\n"
    read = [labels for _, labels in found(text, entries=12)]
    assert read == [("1",), ("2", "3"), ("4", "5", "6"), ("7", "8", "9", "10"), ("11",), ("2", "12")]


def test_a_number_above_the_list_stays_one_where_nothing_ran_together() -> None:
    assert found("A is so.[1] B is so.[23]\n", entries=12) == [("[1]", ("1",)), ("[23]", ("23",))]


def test_a_number_of_the_list_that_is_due_stays_one() -> None:
    text = "".join(f"A is so.[{n}] " for n in range(1, 12)) + "B is so.[12] C is so.[1314]\n"
    assert [labels for _, labels in found(text, entries=14)][-2:] == [("12",), ("13", "14")]


AUTHORS = (("Doe", 2006), ("van der Berg", 2013), ("Söylemez", 2011))


@pytest.mark.parametrize(
    ("text", "raw", "label"),
    [
        ("Doe 2006 found that lamps help.\n", "Doe 2006", "Doe 2006"),
        ("Lamps help (index of Doe 2006 or less).\n", "Doe 2006", "Doe 2006"),
        ("Briefly, as Doe, Roe et al, 2006 say, lamps help.\n", "Doe, Roe et al, 2006", "Doe 2006"),
        ("Lamps help (reviewed in: van der Berg 2013b).\n", "(reviewed in: van der Berg 2013b)", "van der Berg 2013b"),
        ("Lamps help, says Soylemez (2011).\n", "Soylemez (2011)", "Soylemez 2011"),
    ],
)
def test_a_first_author_of_the_list_beside_the_year_is_a_mark(text: str, raw: str, label: str) -> None:
    assert found(text, 0, AUTHORS) == [(raw, (label,))]


@pytest.mark.parametrize("text", ["Doe 2007 found it.\n", "Doe says. In 2006 lamps helped.\n", "Roe 2006 found it.\n"])
def test_another_year_another_sentence_or_another_author_is_none(text: str) -> None:
    assert found(text, 0, AUTHORS) == []


def test_a_name_with_a_year_is_prose_where_marks_are_numbers() -> None:
    text = "Lamps help.[1] They soothe.[2] Poe and colleagues (2010) saw it.[3]\n"
    assert raws(text) == ["[1]", "[2]", "[3]"]


@pytest.mark.parametrize(
    ("inside", "labels"),
    [
        ("Doe, Roe, et al 2005; Poe and Moe 2005", ("Doe 2005", "Poe 2005")),
        ("Girma et al., 2014, van der Sanden et al., 2013", ("Girma 2014", "van der Sanden 2013")),
        ("Dutch Health Council (DHC), 2012; Poe, 2016", ("Dutch Health Council (DHC) 2012", "Poe 2016")),
        ("see Poe, 2016, for details", ("Poe 2016",)),
        ("Lamp Study Group 1987; Poe, Moe, Roe, Doe, 2008", ("Lamp Study Group 1987", "Poe 2008")),
        ("n = 12; Poe, 2016", ("Poe 2016",)),
    ],
)
def test_groups_in_one_bracket(inside: str, labels: tuple[str, ...]) -> None:
    assert found(f"Lamps help ({inside}).\n", 0) == [(f"({inside})", labels)]
