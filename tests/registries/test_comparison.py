"""What people write beside what registries hold: false alarms must not fire, planted errors must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from evidence.references.reference import Origin, Reference
from evidence.registries.comparison import Grade, compare, same_container, same_pages, same_title
from evidence.registries.registry import Author, Record

RECORD = Record(
    doi="10.5555/x",
    prime_doi="10.5555/x",
    origin="crossref",
    retrieved=date(2026, 11, 24),
    title="Effect of β-blockers on sleep quality in older adults: a randomised trial",
    authors=(Author("van der Berg", "Pieter"), Author("Müller", "Anna"), Author(name="Sleep Study Group")),
    containers=("Archives of General Psychiatry", "Arch Gen Psychiatry"),
    years=(2012, 2013),
    volume="63",
    issue="8",
    pages="1425-1437",
)
WRITTEN = Reference(
    raw="…",
    origin=Origin.LIBRARY,
    key="berg2012",
    doi="10.5555/x",
    title="Effect of β-blockers on sleep quality in older adults: a randomised trial",
    authors=("van der Berg, Pieter", "Müller, Anna"),
    container="Archives of General Psychiatry",
    year=2012,
    volume="63",
    pages="1425--1437",
)


def differences(**changes: Any) -> list[tuple[str, str]]:
    return [(d.field, d.severity.value) for d in compare(replace(WRITTEN, **changes), RECORD)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": "EFFECT OF BETA-BLOCKERS ON SLEEP QUALITY IN OLDER ADULTS"},
        {"title": "Effect of beta blockers on sleep quality in older adults – a randomized trial."},
        {"title": "Effect of <i>β</i>-blockers on sleep quality in older adults"},
        {"title": "Effects of β-blockers on the sleep quality in older adults: a randomised trial"},
        {"title": "Effect of &beta;-blockers on sleep quality in older adults"},
        {"title": None, "authors": (), "container": None, "year": None, "volume": None, "pages": None},
        {"authors": ("Berg, P. van der", "others")},
        {"authors": ("Van der Berg P",), "truncated_authors": True},
        {"authors": ("P. van der Berg",)},
        {"container": "Arch. Gen. Psychiatry"},
        {"container": "JAMA Psychiatry"},
        {"container": "Archives of general psychiatry (Chicago)"},
        {"year": 2013},
        {"volume": "063"},
        {"pages": "1425–37"},
        {"pages": "1425"},
        {"pages": "pp. 1425-1437"},
    ],
)
def test_what_people_write_for_the_same_work_is_no_difference(changes: dict[str, Any]) -> None:
    assert differences(**changes) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "Effect of α-blockers on sleep quality in older adults: a randomised trial"}, [("title", "error")]),
        ({"title": "Melatonin and sleep quality in shift workers"}, [("title", "error")]),
        ({"authors": ("Smith, Jane",)}, [("first author", "error")]),
        ({"authors": ("Müller, Anna",)}, [("first author", "warning")]),
        ({"year": 2014}, [("year", "info")]),
        ({"year": 2017}, [("year", "warning")]),
        ({"volume": "64"}, [("volume", "warning")]),
        ({"pages": "1525-1537"}, [("pages", "warning")]),
        ({"container": "American Journal of Psychiatry"}, [("container", "warning")]),
        ({"title": "Graph colouring", "authors": ("Kim, Ada",), "year": 1999}, [("work", "error")]),
        ({"title": "Graph colouring", "authors": (), "year": None}, [("work", "error")]),
        ({"title": "Graph colouring", "authors": ("Kim, Ada",)}, [("title", "error"), ("first author", "error")]),
    ],
)
def test_planted_errors_are_found_with_their_severity(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert differences(**changes) == expected


def test_both_sides_are_shown() -> None:
    (difference,) = compare(replace(WRITTEN, volume="64"), RECORD)
    assert (difference.written, difference.registered, difference.severity) == ("64", "63", Grade.WARNING)


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("N Engl J Med", "New England Journal of Medicine"),
        ("The New England Journal of Medicine", "New England Journal of Medicine"),
        ("NEJM", "New England Journal of Medicine"),
        ("Proc Natl Acad Sci USA", "Proceedings of the National Academy of Sciences"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("J Affect Disord", "Journal of Affective Disorders"),
        ("BMJ", "British Medical Journal"),
        ("Am. J. Psychiatry", "American Journal of Psychiatry"),
        ("Frontiers in psychiatry", "Frontiers in Psychiatry"),
        ("Int J Neuropsychopharmacol", "International Journal of Neuropsychopharmacology"),
        ("Arch Intern Med", "JAMA Internal Medicine"),
        ("Biology &amp; Sleep", "Biology and Sleep"),
    ],
)
def test_abbreviated_and_renamed_journals_are_the_same(written: str, registered: str) -> None:
    assert same_container(written, (registered,))


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("American Journal of Psychiatry", "Archives of General Psychiatry"),
        ("JAMA", "JAMA Psychiatry"),
        ("Nature", "Nature Medicine"),
        ("Journal of Sleep", "Journal of Sleep Research"),
        ("Annals of Botany", "Journal of Sleep"),
        ("Lancet Psychiatry", "The Lancet"),
    ],
)
def test_other_journals_are_not(written: str, registered: str) -> None:
    assert not same_container(written, (registered,))


@pytest.mark.parametrize(
    ("written", "registered", "same"),
    [
        ("637-41", "637-641", True),
        ("637–641", "637-641", True),
        ("637", "637-641", True),
        ("637-642", "637-641", False),
        ("e067194", "e067194", True),
        ("067194", "e067194", True),
        ("S12-S19", "S12-9", True),
        ("12", "112", False),
    ],
)
def test_page_ranges(written: str, registered: str, same: bool) -> None:
    assert same_pages(written, registered) is same


@pytest.mark.parametrize(
    ("written", "registered", "same"),
    [
        ("Ketamine for depression in adults", "Esketamine for depression in adults", False),
        ("Trial of drug X in heart failure patients", "Trial of drug Y in heart failure patients", False),
        ("Long-term follow up of sleepers", "Longterm follow-up of sleepers", True),
        ("Sleep", "Sleep and its disorders", False),
        ("A study of behaviour in hospitalised children", "A Study of Behavior in Hospitalized Children", True),
        ("Sleep quality in old age: part 2", "Sleep quality in old age: part 3", True),
    ],
)
def test_titles(written: str, registered: str, same: bool) -> None:
    assert same_title(written, registered) is same


@pytest.mark.parametrize(
    ("written", "author", "same"),
    [
        ("Müller, Anna", Author("Mueller", "Anna"), True),
        ("Muller A", Author("Müller", "Anna"), True),
        ("Zarate, C. A., Jr.", Author("Zarate", "Carlos A."), True),
        ("García Márquez, G.", Author("García Márquez", "Gabriel"), True),
        ("Marquez G", Author("García Márquez", "Gabriel"), True),
        ("SMITH J", Author("Smith", "John"), True),
        ("Anna Müller", Author("Müller", "Anna"), True),
        ("WHO", Author(name="World Health Organization"), True),
        ("World Health Organization", Author(name="World Health Organization"), True),
        ("Smith, J", Author("Smyth", "J"), False),
        ("Li, W", Author("Lu", "W"), False),
    ],
)
def test_first_authors(written: str, author: Author, same: bool) -> None:
    found = compare(replace(WRITTEN, authors=(written,)), replace(RECORD, authors=(author,)))
    assert (found == ()) is same
