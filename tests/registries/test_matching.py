"""From a written reference to its record, and to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from evidence.references.entry import parse_reference
from evidence.references.reference import Origin, Reference
from evidence.registries.crossref_work import record_from
from evidence.registries.matching import Unsearched, chosen, match
from evidence.registries.registry import Author, Record
from tests.registries.studies import MURROUGH, STARD, STUDIES, WRITTEN, ZARATE

DAY = date(2026, 11, 24)
RECORDS = tuple(record_from(work, work["DOI"], work["DOI"], DAY) for work in STUDIES)
TRIAL = RECORDS[0]
STRUCTURED = Reference(
    raw="@article{zarate2006}",
    origin=Origin.LIBRARY,
    title="A randomized trial of an N-methyl-D-aspartate antagonist in treatment-resistant major depression",
    authors=("Zarate, Carlos A.",),
    container="Arch Gen Psychiatry",
    year=2006,
    volume="63",
    pages="856--864",
)


def doi_of(written: str | Reference, *records: Record) -> str | None:
    reference = parse_reference(written) if isinstance(written, str) else written
    found = chosen(reference, records or RECORDS).found
    return found.record.doi if found else None


@pytest.mark.parametrize(
    "written",
    [
        WRITTEN,
        "Zarate, C. A. (2006). A Randomized Trial of an N-methyl-D-aspartate Antagonist in Treatment-Resistant Major "
        "Depression. Archives of General Psychiatry, 63(8), 856.",
        "12. Zarate CA: A randomized trial of an N-methyl-D-aspartate antag-\nonist in treatment-resistant major "
        "depression. Arch Gen Psychiatry 2006, 63:856-864.",
        "Zarate CA. Arch Gen Psychiatry. 2006;63(8):856-64.",
        "Zarrate CA. A randomized trial of an N-methyl-D-aspartate antagonist in treatment-resistent major depression. "
        "Arch Gen Psychiatry 2006;63:856.",
        STRUCTURED,
        replace(STRUCTURED, year=2007),
    ],
    ids=["vancouver", "apa", "broken lines", "without a title", "slips", "structured", "year off by one"],
)
def test_a_written_reference_finds_its_work(written: str | Reference) -> None:
    assert doi_of(written) == ZARATE["DOI"]


@pytest.mark.parametrize(
    "written",
    [
        WRITTEN.replace("N-methyl-D-aspartate antagonist", "esketamine nasal spray"),
        WRITTEN.replace("A randomized", "Esketamine: a randomized"),
        WRITTEN.replace("major depression", "major mania"),
        "Rogers, E. (1995). Diffusion of Innovations. New York: Free Press.",
        "Id, at 2.2",
        "Zarate CA. Ketamine. 2006.",
        replace(STRUCTURED, title=STRUCTURED.title.replace("antagonist", "agonist")),  # type: ignore[union-attr]
        replace(STRUCTURED, volume="12", pages="1", year=1990, container="Sleep", authors=("Doe, Jane",)),
    ],
    ids=[
        "another drug",
        "a drug before it",
        "another last word",
        "a book",
        "a mark",
        "too little",
        "one word turned",
        "only the title",
    ],
)
def test_anything_else_finds_none(written: str | Reference) -> None:
    assert doi_of(written) is None


def test_parts_of_a_series_are_told_apart() -> None:
    parts = [
        replace(TRIAL, doi=f"10.5555/{n}", prime_doi=f"10.5555/{n}", title=f"Light and sleep: part {n}") for n in "12"
    ]
    assert doi_of("Zarate CA. Light and sleep: part 2. Arch Gen Psychiatry 2006;63:856-64.", *parts) == "10.5555/2"


def test_two_works_that_nothing_tells_apart_are_a_tie_and_one_is_shown() -> None:
    twin = replace(TRIAL, doi="10.5555/twin", prime_doi="10.5555/twin")
    answer = chosen(parse_reference(WRITTEN), [TRIAL, twin])
    assert answer.found is None
    assert answer.runner_up is not None
    assert answer.runner_up.score == 1.0


def test_the_evidence_is_shown() -> None:
    answer = chosen(parse_reference(WRITTEN.replace("63(8)", "64(8)")), RECORDS)
    assert answer.found is not None
    assert answer.found.agreed == ("title", "author", "container", "year", "page")
    assert answer.found.conflicting == ("volume",)
    assert answer.runner_up is not None


def test_a_whole_issue_is_never_a_match() -> None:
    assert doi_of(WRITTEN, replace(TRIAL, kind="journal-issue")) is None


def test_a_title_that_the_registry_broke_off_needs_the_place() -> None:
    cut = replace(TRIAL, title="A Randomized Trial of an")
    assert doi_of(WRITTEN, cut) == TRIAL.doi
    assert doi_of(WRITTEN.replace("63(8):856-64", "64(8):1-9"), cut) is None


def test_a_later_author_written_first_is_no_conflict() -> None:
    record = replace(TRIAL, authors=(Author("Manji", "H. K."), Author("Zarate", "C. A.")))
    answer = chosen(parse_reference(WRITTEN), [record])
    assert answer.found is not None
    assert "author" not in answer.found.conflicting


class Shelf:
    def __init__(self, *records: Record, broken: bool = False) -> None:
        self.records, self.broken = records, broken

    def candidates(self, reference: Reference, count: int) -> Sequence[Record] | Unsearched:
        return Unsearched("nobody is there") if self.broken else self.records[:count]


def test_the_second_place_is_asked_where_the_first_has_none() -> None:
    answer = match(parse_reference(WRITTEN), [Shelf(RECORDS[1]), Shelf(*RECORDS)])
    assert answer.found is not None
    assert answer.found.record.doi == ZARATE["DOI"]


def test_an_outage_is_no_answer_rather_than_no_match() -> None:
    assert match(parse_reference(WRITTEN), [Shelf(broken=True)]).failure == "nobody is there"
    assert match(parse_reference(WRITTEN), [Shelf(broken=True), Shelf(*RECORDS)]).found is not None
    lost = match(parse_reference("Doe J. Naps. Sleep. 2001;1:2-3."), [Shelf(RECORDS[1]), Shelf(broken=True)])
    assert (lost.found, lost.failure) == (None, "nobody is there")


def test_similar_works_of_one_journal_stay_apart() -> None:
    assert (
        doi_of(
            "Murrough A. Antidepressant efficacy of ketamine in treatment-resistant major depression. 2013;170:1134."
        )
        == (MURROUGH["DOI"])
    )
    assert (
        doi_of("Rush A. Acute and longer-term outcomes in depressed outpatients. Am J Psychiatry 2006;163:1905")
        == (STARD["DOI"])
    )
