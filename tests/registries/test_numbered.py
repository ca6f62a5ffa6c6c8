"""Works by PMID and PMCID: the way to the DOI, to the record, and to one of the three answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidence.config import Settings
from evidence.library.lock import Lock, dump_lock, read_lock
from evidence.library.locked import LockedRegistry, refresh_lock
from evidence.registries.cache import FILE
from evidence.registries.chain import outside
from evidence.registries.http import Client, Patience
from evidence.registries.numbered import Numbered, numbered
from evidence.registries.registry import Absent, Found, Lookup, Record, Status, Unchecked, Via
from evidence.registries.second_look import SecondLook
from evidence.registries.status import status_of, unchecked_of
from tests.registries.stand_in import StandIn, update, work
from tests.registries.stand_in import serving as serving_crossref
from tests.registries.stand_in_pubmed import StandInPubMed, article, result, serving

TODAY = date(2026, 11, 24)
DOI = "10.5555/light"
RETRACTION = ("RetractionIn", "J Sleep. 2025 Mar 4;4(1):12. doi: 10.5555/notice.", "201")


@pytest.fixture
def crossref() -> Iterator[StandIn]:
    state = StandIn()
    state.holds(work(DOI))
    with serving_crossref(state):
        yield state


@pytest.fixture
def pubmed() -> Iterator[StandInPubMed]:
    state = StandInPubMed(results=[result(DOI)])
    state.holds(article("101", DOI), article("102"))
    with serving(state):
        yield state


@pytest.fixture
def ask(crossref: StandIn, pubmed: StandInPubMed, tmp_path: Path) -> Any:
    def build(**changes: Any) -> Numbered:
        settings = Settings(
            crossref_url=crossref.url,
            doi_url=crossref.url,
            datacite_url=crossref.url,
            cache_dir=tmp_path / "cache",
            **{"today": TODAY, **pubmed.settings, **changes},
        )
        client = Client(patience=Patience(connect=0.5, read=0.3, tries=2), sleep=lambda _: None)
        works = outside(settings, client)
        assert works is not None
        return numbered(settings, works)

    return build


def lookup(registry: Numbered, name: str) -> Lookup:
    return registry.get_many([name])[name]


def record(registry: Numbered, name: str) -> Record:
    answer = lookup(registry, name)
    assert isinstance(answer, Found), answer
    return answer.record


@pytest.mark.parametrize("name", ["pmid:101", "pmcid:pmc5101"])
def test_a_number_leads_to_the_doi_and_its_record(ask: Any, name: str) -> None:
    found = record(ask(), name)
    assert (found.doi, found.prime_doi, found.origin, found.pmid) == (name, DOI, "crossref", "101")
    assert status_of(found) is Status.CURRENT


def test_numbers_and_dois_are_asked_together_and_answered_in_order(
    ask: Any, crossref: StandIn, pubmed: StandInPubMed
) -> None:
    names = ["pmid:102", DOI, "pmid:101", "pmcid:pmc5101", "pmid:888"]
    answers = ask().get_many(names)
    assert list(answers) == names
    assert len(crossref.requests) == 1
    assert len(pubmed.requests) == 3


def test_without_a_doi_the_article_is_the_record(ask: Any) -> None:
    found = record(ask(), "pmid:102")
    assert (found.origin, found.title, found.years) == ("pubmed", "Evening light and sleep in adults", (2024, 2023))
    assert (found.status_checked, status_of(found)) == (TODAY, Status.CURRENT)


def test_a_pmcid_without_a_doi_is_europe_pmcs(ask: Any, pubmed: StandInPubMed) -> None:
    pubmed.results[:] = [result(None)]
    assert record(ask(), "pmcid:pmc5101").origin == "europepmc"


def test_a_doi_that_no_agency_knows_leaves_the_article_as_the_record(ask: Any, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("103", "10.5555/mistyped"))
    found = record(ask(), "pmid:103")
    assert (found.origin, found.prime_doi) == ("pubmed", "10.5555/mistyped")


@pytest.mark.parametrize(("name", "who"), [("pmid:888", "PubMed"), ("pmcid:pmc88888", "Europe PMC")])
def test_a_number_that_is_not_known_is_absent_and_says_to_whom(ask: Any, name: str, who: str) -> None:
    answer = lookup(ask(), name)
    assert isinstance(answer, Absent)
    assert (answer.doi, answer.asked, answer.retrieved) == (name, (who,), TODAY)


@pytest.mark.parametrize("fault", ["429", "403", "500", "200_html", "truncated", "bomb", "hang", "bare_version"])
@pytest.mark.parametrize("name", ["pmid:101", "pmid:888", "pmcid:pmc5101"])
def test_an_outage_is_no_absence_and_is_not_kept(ask: Any, pubmed: StandInPubMed, name: str, fault: str) -> None:
    pubmed.fault = fault
    answer = lookup(ask(), name)
    assert isinstance(answer, Unchecked)
    assert answer.doi == name
    pubmed.fault = None
    assert not isinstance(lookup(ask(), name), Unchecked)


def test_an_outage_of_crossref_is_unchecked_and_names_the_doi(ask: Any, crossref: StandIn) -> None:
    crossref.fault = "500"
    answer = lookup(ask(), "pmid:101")
    assert isinstance(answer, Unchecked)
    assert DOI in answer.reason


def test_a_retraction_that_pubmed_tells_of_is_never_missed(ask: Any, crossref: StandIn, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("101", DOI, relations=(RETRACTION,)), article("102", relations=(RETRACTION,)))
    for name in ("pmid:101", "pmid:102"):
        found = record(ask(), name)
        assert status_of(found) is Status.RETRACTED
        assert found.updates[-1].notice == "10.5555/notice"
    crossref.fault = "500"
    assert status_of(record(ask(refresh=True), "pmid:101")) is Status.RETRACTED


def test_an_erratum_alone_is_no_clean_bill_while_crossref_is_out(
    ask: Any, crossref: StandIn, pubmed: StandInPubMed
) -> None:
    pubmed.holds(article("101", DOI, relations=(("ErratumIn", "J Sleep. 2025", "9"),)))
    crossref.fault = "500"
    assert isinstance(lookup(ask(), "pmid:101"), Unchecked)


def test_what_both_tell_is_told_once(ask: Any, crossref: StandIn, pubmed: StandInPubMed) -> None:
    crossref.holds(work(DOI, **{"updated-by": [update("retraction")]}))
    pubmed.holds(article("101", DOI, relations=(RETRACTION,)))
    assert [one.source for one in record(ask(), "pmid:101").updates] == ["publisher"]


def test_a_second_run_asks_nothing_until_the_status_is_old(ask: Any, pubmed: StandInPubMed) -> None:
    names = ["pmid:101", "pmid:102", "pmcid:pmc5101"]
    first = ask().get_many(names)
    asked = len(pubmed.requests)
    again = ask().get_many(names)
    assert len(pubmed.requests) == asked
    for name in names:
        assert isinstance(again[name], Found)
        assert again[name].via is Via.CACHE
        assert again[name].record == first[name].record
    ask(today=TODAY + timedelta(days=8)).get_many(names)
    ask(refresh=True).get_many(names)
    assert len(pubmed.requests) == 3 * asked


def test_a_kept_article_that_makes_no_sense_is_asked_for_again(ask: Any, tmp_path: Path) -> None:
    record(ask(), "pmid:102")
    with closing(sqlite3.connect(tmp_path / "cache" / FILE)) as connection, connection:
        connection.execute("UPDATE answers SET body = '[]'")
    answer = lookup(ask(), "pmid:102")
    assert isinstance(answer, Found)
    assert answer.via is Via.NETWORK


def test_only_numbers_leave_crossref_and_its_warning_alone(ask: Any, crossref: StandIn) -> None:
    registry = ask()
    registry.get_many(["pmid:102"])
    assert crossref.requests == []
    assert registry.warnings == ()


def test_the_lock_holds_what_numbers_led_to_and_answers_offline(ask: Any, tmp_path: Path) -> None:
    names = ["pmid:101", "pmid:102", "pmid:888", "pmcid:pmc5101"]
    lock, _ = refresh_lock(Lock(), names, ask(), TODAY)
    path = tmp_path / "evidence.lock"
    path.write_text(dump_lock(lock))
    answers = LockedRegistry(read_lock(path), None, today=TODAY, max_age=7).get_many([*names, "pmid:999"])
    found = answers["pmid:101"]
    assert isinstance(found, Found)
    assert (found.via, found.record.prime_doi) == (Via.LOCK, DOI)
    assert isinstance(answers["pmid:102"], Found)
    assert isinstance(answers["pmid:888"], Absent)
    assert isinstance(answers["pmid:999"], Unchecked)


def test_a_locked_doi_answers_for_its_pmid(ask: Any) -> None:
    held = replace(record(ask(), "pmid:101"), doi=DOI)
    answer = LockedRegistry(Lock({DOI: held}), None, today=TODAY, max_age=7).get_many(["pmid:101"])["pmid:101"]
    assert isinstance(answer, Found)
    assert (answer.record.doi, answer.record.prime_doi) == ("pmid:101", DOI)


def test_where_notices_could_not_be_asked_for_pubmeds_retraction_stands_and_its_silence_is_no_clean_bill(
    ask: Any, crossref: StandIn, pubmed: StandInPubMed
) -> None:
    crossref.fault, crossref.fault_on = "500", "filter=updates"
    registry = ask()
    registry.works = SecondLook(registry.works, registry.works.crossref)
    silent = lookup(registry, "pmid:101")
    assert isinstance(silent, Found)
    assert status_of(silent.record) is Status.UNKNOWN
    assert list(unchecked_of([silent])) == ["pmid:101"]
    pubmed.holds(article("101", DOI, relations=(RETRACTION,)))
    again = ask(refresh=True)
    again.works = SecondLook(again.works, again.works.crossref)
    told = lookup(again, "pmid:101")
    assert isinstance(told, Found)
    assert status_of(told.record) is Status.RETRACTED
    assert unchecked_of([told]) == {}
