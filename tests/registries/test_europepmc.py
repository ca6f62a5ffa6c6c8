"""Europe PMC, against a server that speaks like it, the bare answers included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from evidence.registries.article import Article, record_of
from evidence.registries.europepmc import TRIES, EuropePmc, article_of
from evidence.registries.http import Client, Patience
from evidence.registries.registry import Absent, Status, Unchecked
from evidence.registries.status import status_of
from tests.registries.stand_in_pubmed import StandInPubMed, result, serving

TODAY = date(2026, 11, 24)
DOI = "10.5555/light"
FAULTS = ("429", "403", "500", "502_html", "400", "404", "200_html", "list", "no_rows", "short_body", "hang")


@pytest.fixture
def server() -> Iterator[StandInPubMed]:
    state = StandInPubMed(results=[result(DOI.upper())])
    with serving(state):
        yield state


@pytest.fixture
def europepmc(server: StandInPubMed) -> EuropePmc:
    client = Client(patience=Patience(connect=0.5, read=0.3, tries=2), sleep=lambda _: None)
    return EuropePmc(f"{server.url}/europepmc", client, today=TODAY)


def test_an_article_is_read_with_all_that_checks_need(europepmc: EuropePmc) -> None:
    found = europepmc.by_doi([DOI])[DOI]
    assert isinstance(found, Article)
    assert (found.origin, found.doi, found.pmid, found.pmcid) == ("europepmc", DOI, "101", "PMC5101")
    assert found.abstract == "Background: Light & sleep.\nResults: Sleep was shorter in 64%."
    assert [term.name for term in found.types] == ["Randomized Controlled Trial", "Journal Article"]
    assert [term.name for term in found.headings] == ["Humans"]
    assert (found.title, found.journal) == ("Evening light and sleep in adults", ("Journal of Sleep", "J Sleep"))
    assert (found.years, found.volume, found.issue, found.pages) == ((2024, 2023), "3", "1", "1-9")
    assert [author.last for author in found.authors] == ["Doe", "Sleep Study Group"]


def test_a_pmcid_leads_to_the_article_that_carries_it(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.results.append(result("10.5555/other", pmcid="PMC51010"))
    answers = europepmc.by_pmcid(["PMC5101", "PMC777777"])
    found, absent = answers["PMC5101"], answers["PMC777777"]
    assert isinstance(found, Article)
    assert found.doi == DOI
    assert isinstance(absent, Absent)
    assert (absent.doi, absent.asked) == ("pmcid:pmc777777", ("Europe PMC",))


def test_many_dois_are_few_requests_of_bearable_length(europepmc: EuropePmc, server: StandInPubMed) -> None:
    dois = [f"10.5555/a.rather.long.identifier.of.work.{n}" for n in range(60)]
    assert len(europepmc.by_doi([DOI, *dois])) == 61
    assert len(server.requests) <= 4
    assert all(len(server.url + path) <= 1800 for path in server.requests)


def test_another_dois_article_is_not_taken(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.results[:] = [result("10.5555/light.and.more", pmcid="10.5555/light")]
    assert isinstance(europepmc.by_doi([DOI])[DOI], Absent)


def test_the_published_article_is_preferred_to_the_preprint(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.results.insert(0, result(DOI, source="PPR", pmid=None, title="A preprint"))
    server.results.insert(0, result(DOI, source="NEW", pmid=None, title="Something new"))
    found = europepmc.by_doi([DOI])[DOI]
    assert isinstance(found, Article)
    assert found.title == "Evening light and sleep in adults"


def test_what_does_not_fit_into_one_answer_is_asked_for_singly(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.results.append(result("10.5555/other"))
    server.hits_shown = 1
    answers = europepmc.by_doi([DOI, "10.5555/other", "10.5555/nothing"])
    assert isinstance(answers[DOI], Article)
    assert isinstance(answers["10.5555/other"], Article)
    assert isinstance(answers["10.5555/nothing"], Absent)


def test_what_is_not_among_those_shown_is_not_absent(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.results[:] = [result("10.5555/another", pmcid=DOI), result(DOI)]
    server.hits_shown = 1
    assert isinstance(europepmc.by_doi([DOI])[DOI], Unchecked)


def test_a_bare_version_is_asked_for_again(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.fault, server.faults_left = "bare_version", TRIES - 1
    assert isinstance(europepmc.by_doi([DOI])[DOI], Article)


def test_nothing_but_bare_versions_is_an_outage(europepmc: EuropePmc, server: StandInPubMed) -> None:
    server.fault = "bare_version"
    answer = europepmc.by_doi([DOI])[DOI]
    assert isinstance(answer, Unchecked)
    assert len(server.requests) == TRIES


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_unchecked_and_never_an_absence(europepmc: EuropePmc, server: StandInPubMed, fault: str) -> None:
    server.fault = fault
    answer = europepmc.by_doi([DOI])[DOI]
    assert isinstance(answer, Unchecked), answer
    assert answer.reason


def related(**fields: str) -> dict[str, Any]:
    return {"commentCorrectionList": {"commentCorrection": [fields]}}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, Status.CURRENT),
        ({"source": "PPR"}, Status.UNKNOWN),
        (related(id="9", source="MED", reference="J Sleep. 2025", type="Retraction in"), Status.RETRACTED),
        ({"pubTypeList": {"pubType": ["Retracted Publication"]}}, Status.RETRACTED),
        (related(id="x", source="PPR", type="Preprint in"), Status.CURRENT),
    ],
)
def test_its_notices_give_a_work_its_standing(fields: dict[str, Any], status: Status) -> None:
    assert status_of(record_of(article_of(result(DOI, **fields), TODAY))) is status


@pytest.mark.parametrize(
    "odd",
    [
        {"title": 3, "abstractText": None, "pubTypeList": [], "meshHeadingList": {"meshHeading": [3, {}]}},
        {"authorList": {"author": [{}, 3]}, "journalInfo": "odd", "pubYear": "soon", "firstPublicationDate": 3},
        {"pubTypeList": {"pubType": "Review"}, "doi": 5, "pmid": 7, "pmcid": []},
    ],
)
def test_odd_fields_are_left_out_and_never_a_crash(odd: dict[str, Any]) -> None:
    assert article_of({**result(DOI), **odd}, TODAY).origin == "europepmc"
