"""DOIs that Crossref does not keep: only what no agency knows is absent."""

from __future__ import annotations

from typing import Any

import pytest

from evidence.registries.registry import Absent, Found, Status, Unchecked
from evidence.registries.status import status_of, unchecked_of
from tests.registries.asking import FAULTS, TODAY
from tests.registries.stand_in import StandIn, csl, serving, work

ZENODO, MEDRA, INVENTED = "10.5281/zenodo.1", "10.1400/sonno", "10.5555/invented"


def test_many_dois_are_asked_about_in_one_request(ask: Any, server: StandIn) -> None:
    dois = [f"10.5555/invented.{number}" for number in range(60)]
    answers = ask().get_many(dois)
    assert all(isinstance(answer, Absent) for answer in answers.values())
    assert sum("doiRA" in path for path in server.requests) == 2


def test_an_agency_service_that_takes_one_doi_at_a_time_is_asked_singly(ask: Any, server: StandIn) -> None:
    server.one_doi_per_agency_request = True
    server.agencies[MEDRA] = "mEDRA"
    answers = ask().get_many([INVENTED, MEDRA, "10.5555/invented.2"])
    assert isinstance(answers[INVENTED], Absent)
    assert isinstance(answers[MEDRA], Unchecked)
    assert isinstance(answers["10.5555/invented.2"], Absent)


def test_an_invented_doi_with_a_comma_is_absent(ask: Any) -> None:
    answers = ask().get_many(["10.5555/in,vented", INVENTED, "10.5555/x,10.5555/y"])
    assert isinstance(answers["10.5555/in,vented"], Absent)
    assert isinstance(answers[INVENTED], Absent)
    assert not isinstance(answers["10.5555/x,10.5555/y"], Found)


def test_the_record_of_another_agency_is_read_and_its_origin_named(ask: Any, server: StandIn) -> None:
    server.agencies[MEDRA] = "mEDRA"
    server.csl[MEDRA] = csl(MEDRA.upper(), "Luce serale e sonno")
    record = ask().get_many([MEDRA])[MEDRA].record
    assert (record.doi, record.origin, record.title) == (MEDRA, "doi.org (mEDRA)", "Luce serale e sonno")
    assert [author.last for author in record.authors] == ["Rossi", "Sleep Group"]
    assert record.containers == ("Giornale del Sonno",)
    assert (record.years, record.volume, record.pages) == ((2022,), "4", "10-19")
    assert (status_of(record), record.status_checked) == (Status.UNKNOWN, TODAY)
    assert server.headers[-1]["accept"] == "application/vnd.citationstyles.csl+json"


def test_an_agency_on_a_host_of_the_settings_may_be_redirected_to(ask: Any, server: StandIn) -> None:
    with serving(StandIn()) as elsewhere:
        elsewhere.csl[MEDRA] = csl(MEDRA)
        server.agencies[MEDRA] = "JaLC"
        server.moved[MEDRA] = f"{elsewhere.url}/{MEDRA}"
        refused = ask().get_many([MEDRA])[MEDRA]
        assert elsewhere.requests == []
        found = ask(datacite_url=elsewhere.url).get_many([MEDRA])[MEDRA]
    assert isinstance(refused, Unchecked)
    assert "redirects to another host" in refused.reason
    assert isinstance(found, Found)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (None, "does not show its record"),
        (csl("10.1400/another"), "makes no sense"),
        ({"title": "No DOI"}, "makes no sense"),
        ([1, 2], "makes no sense"),
        ({"DOI": 3}, "makes no sense"),
    ],
)
def test_an_agency_whose_record_cannot_be_had_is_named(ask: Any, server: StandIn, item: Any, words: str) -> None:
    server.agencies[MEDRA] = "mEDRA"
    if item is not None:
        server.csl[MEDRA] = item
    answer = ask().get_many([MEDRA])[MEDRA]
    assert isinstance(answer, Unchecked)
    assert "kept by mEDRA" in answer.reason
    assert words in answer.reason


def test_a_doi_that_crossref_lost_is_no_absence(ask: Any, server: StandIn) -> None:
    server.holds(work("10.5555/lost"))
    server.fault, server.fault_on = "404_as_json_type", "/works/.*lost$"
    answer = ask().get_many(["10.5555/lost"])["10.5555/lost"]
    assert isinstance(answer, Found)
    assert answer.record.origin == "doi.org (Crossref)"
    assert unchecked_of([answer]).keys() == {"10.5555/lost"}
    server.fault_on = "/works/"
    lost = ask(refresh=True).get_many(["10.5555/lost"])["10.5555/lost"]
    assert isinstance(lost, Unchecked)
    assert "kept by Crossref" in lost.reason
    server.fault = None
    assert ask().get_many(["10.5555/lost"])["10.5555/lost"].record.origin == "crossref"


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("doi", "where"), [(INVENTED, "doiRA"), (ZENODO, "/dois/"), (MEDRA, "^/10.1400")])
def test_no_fault_of_an_agency_is_an_absence_and_none_is_remembered(
    ask: Any, server: StandIn, fault: str, doi: str, where: str
) -> None:
    server.agencies |= {ZENODO: "DataCite", MEDRA: "mEDRA"}
    server.datacite[ZENODO] = {"doi": ZENODO}
    server.csl[MEDRA] = csl(MEDRA)
    server.fault, server.fault_on = fault, where
    assert isinstance(ask().get_many([doi])[doi], Unchecked)
    server.fault = None
    assert not isinstance(ask().get_many([doi])[doi], Unchecked)


@pytest.mark.parametrize(
    "row", [None, {"status": "Unknown"}, {"RA": None}, {"RA": 3}, {"DOI": "10.1/other", "RA": "mEDRA"}]
)
def test_a_word_of_doi_org_that_makes_no_sense_is_no_absence(
    ask: Any, server: StandIn, monkeypatch: pytest.MonkeyPatch, row: Any
) -> None:
    monkeypatch.setattr("tests.registries.stand_in._Handler._agency", lambda self, _: self._json(200, [row]))
    answer = ask().get_many([INVENTED])[INVENTED]
    assert isinstance(answer, Unchecked)
    assert answer.reason.startswith("Crossref does not know it, and doi.org")


@pytest.mark.parametrize("doi", ["10.1400/../works", "10.1400//b", "10.1400/<1::aid>3.0.co;2-2", "10.1400/a#b?c"])
def test_odd_signs_come_through_to_the_agencies(ask: Any, server: StandIn, doi: str) -> None:
    server.agencies[doi] = "mEDRA"
    server.csl[doi] = csl(doi)
    assert isinstance(ask().get_many([doi])[doi], Found)


def test_odd_fields_of_datacite_are_left_out(ask: Any, server: StandIn) -> None:
    server.agencies[ZENODO] = "DataCite"
    server.datacite[ZENODO] = {
        "doi": ZENODO,
        "titles": [{"title": None}, {"title": "Sleep <i>data</i>"}, 3],
        "creators": [{"familyName": {"odd": 1}, "name": "Sleep Group"}, {"familyName": "Doe", "givenName": 7}],
        "publisher": {"name": "Zenodo"},
        "container": {"title": 3},
        "publicationYear": "2021",
    }
    record = ask().get_many([ZENODO])[ZENODO].record
    assert record.title == "Sleep data"
    assert [author.last for author in record.authors] == ["Sleep Group", "Doe"]
    assert (record.containers, record.years) == (("Zenodo",), (2021,))
