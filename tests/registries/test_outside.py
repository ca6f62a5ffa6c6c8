"""The client against a server that speaks like the registries: every path ends in one of three answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evidence.config import Settings
from evidence.registries.chain import outside
from evidence.registries.http import Answer, Client
from evidence.registries.registry import Absent, Found, Status, Unchecked, Via
from evidence.registries.status import status_of
from tests.registries.asking import FAULTS, QUICK, TODAY
from tests.registries.stand_in import StandIn, update, work

DOI = "10.5555/light"


def test_offline_there_is_no_outside() -> None:
    assert outside(Settings(offline=True)) is None


def test_a_record_is_found_with_all_its_fields(ask: Any) -> None:
    answer = ask().get_many([DOI])[DOI]
    assert isinstance(answer, Found)
    record = answer.record
    assert answer.via is Via.NETWORK
    assert (record.doi, record.prime_doi, record.origin, record.retrieved) == (DOI, DOI, "crossref", TODAY)
    assert record.title == "Evening light and sleep in adults"
    assert [author.last for author in record.authors] == ["Doe", "Roe"]
    assert record.containers == ("Journal of Sleep", "J Sleep")
    assert set(record.years) == {2023, 2024}
    assert (record.volume, record.issue, record.pages) == ("3", "1", "1-9")
    assert status_of(record) is Status.CURRENT


def test_many_are_asked_in_one_request_and_upper_case_is_the_same_doi(ask: Any, server: StandIn) -> None:
    answers = ask().get_many([DOI, "10.5555/other"])
    assert all(isinstance(answer, Found) for answer in answers.values())
    assert len(server.requests) == 1
    assert "rows=2" in server.requests[0]
    assert isinstance(ask().get_many([DOI.upper()])[DOI], Found)


def test_a_doi_with_a_comma_or_sici_signs_is_asked_singly(ask: Any, server: StandIn) -> None:
    odd = ["10.5555/a,b", "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"]
    server.holds(*(work(doi) for doi in odd))
    answers = ask().get_many([*odd, DOI])
    assert set(answers) == {*odd, DOI}
    assert all(isinstance(answer, Found) for answer in answers.values())


def test_an_alias_is_found_under_its_prime_doi(ask: Any, server: StandIn) -> None:
    server.aliases["10.5555//light"] = DOI
    answer = ask().get_many(["10.5555//light"])["10.5555//light"]
    assert isinstance(answer, Found)
    assert (answer.record.doi, answer.record.prime_doi) == ("10.5555//light", DOI)


def test_only_what_no_agency_knows_is_absent_and_all_that_were_asked_are_named(ask: Any) -> None:
    answer = ask().get_many(["10.5555/invented"])["10.5555/invented"]
    assert isinstance(answer, Absent)
    assert answer.asked == ("Crossref", "doi.org")


def test_a_404_with_the_type_of_json_is_a_404(ask: Any, server: StandIn) -> None:
    server.fault, server.fault_on = "404_as_json_type", "/works/"
    assert isinstance(ask().get_many(["10.5555/invented"])["10.5555/invented"], Absent)


def test_a_doi_of_datacite_is_found_there_with_an_unknown_status(ask: Any, server: StandIn) -> None:
    doi = "10.5281/zenodo.1"
    server.agencies[doi] = "DataCite"
    server.datacite[doi] = {
        "doi": doi,
        "titles": [{"title": "Sleep data"}],
        "creators": [{"familyName": "Doe", "givenName": "Jane"}, {"name": "Sleep Group"}, {}],
        "publicationYear": 2021,
        "publisher": "Zenodo",
        "container": {"title": "Data of Sleep"},
    }
    answer = ask().get_many([doi])[doi]
    assert isinstance(answer, Found)
    assert answer.record.origin == "datacite"
    assert [author.last for author in answer.record.authors] == ["Doe", "Sleep Group"]
    assert answer.record.years == (2021,)
    assert status_of(answer.record) is Status.UNKNOWN


@pytest.mark.parametrize(
    ("agency", "attributes", "words"),
    [
        ("mEDRA", None, "kept by mEDRA"),
        ("DataCite", None, "does not show its record"),
        ("DataCite", {"doi": "10.1/another"}, "makes no sense"),
        ("DataCite", {"doi": "10.5281/zenodo.1", "titles": "odd", "publicationYear": "odd"}, None),
    ],
)
def test_other_agencies_and_odd_answers_are_no_absence(
    ask: Any, server: StandIn, agency: str, attributes: dict[str, Any] | None, words: str | None
) -> None:
    doi = "10.5281/zenodo.1"
    server.agencies[doi] = agency
    if attributes is not None:
        server.datacite[doi] = attributes
    answer = ask().get_many([doi])[doi]
    if words is None:
        assert isinstance(answer, Found)
    else:
        assert isinstance(answer, Unchecked)
        assert words in answer.reason


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_unchecked_with_its_reason_and_never_cached(
    ask: Any, server: StandIn, pauses: list[float], fault: str
) -> None:
    server.fault = fault
    answer = ask().get_many([DOI])[DOI]
    assert isinstance(answer, Unchecked), answer
    assert answer.reason
    assert all(pause <= QUICK.longest_pause for pause in pauses)
    server.fault = None
    again = ask().get_many([DOI])[DOI]
    assert isinstance(again, Found)
    assert again.via is Via.NETWORK


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_batch_is_no_absence_either(ask: Any, server: StandIn, fault: str) -> None:
    server.fault = fault
    answers = ask().get_many([DOI, "10.5555/other"])
    assert set(answers) == {DOI, "10.5555/other"}
    assert all(isinstance(answer, Unchecked) for answer in answers.values())


@pytest.mark.parametrize("fault", ["500", "hang", "200_html", "list_message", "reset", "redirect_away"])
def test_an_outage_of_doi_org_after_a_404_is_no_absence(ask: Any, server: StandIn, fault: str) -> None:
    server.fault, server.fault_on = fault, "doiRA"
    answer = ask().get_many(["10.5555/invented"])["10.5555/invented"]
    assert isinstance(answer, Unchecked)
    assert "Crossref does not know it" in answer.reason


def test_doi_org_that_says_nothing_of_an_agency_is_no_absence(
    ask: Any, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.agencies["10.5555/invented"] = ""
    registry = ask()
    monkeypatch.setattr(registry.agencies.client, "get", lambda *_, **__: Answer(200, [{}]))
    assert isinstance(registry.agencies.get("10.5555/invented"), Unchecked)


def test_a_server_that_is_not_there_is_asked_once_in_a_run(tmp_path: Path) -> None:
    settings = Settings(
        crossref_url="http://127.0.0.1:9", doi_url="http://127.0.0.1:9", cache_dir=tmp_path, today=TODAY
    )
    registry = outside(settings, Client(patience=QUICK, sleep=lambda _: None))
    assert registry is not None
    first, second = registry.get_many([DOI])[DOI], registry.get_many(["10.5555/other"])["10.5555/other"]
    assert isinstance(first, Unchecked)
    assert "could not be reached" in first.reason
    assert isinstance(second, Unchecked)
    assert second.reason == first.reason


def test_a_short_outage_is_survived_by_trying_again(ask: Any, server: StandIn) -> None:
    server.fault, server.faults_left = "503_html", 1
    assert isinstance(ask().get_many([DOI])[DOI], Found)


def test_a_block_ends_all_asking_of_that_host(ask: Any, server: StandIn) -> None:
    server.fault = "403"
    registry = ask()
    registry.get_many([DOI])
    registry.get_many(["10.5555/other"])
    assert len(server.requests) == 1


def test_another_works_record_is_not_taken(ask: Any, server: StandIn) -> None:
    server.works["10.5555/wrong"] = work("10.9999/elsewhere")
    answers = ask().get_many(["10.5555/wrong", DOI])
    wrong = answers["10.5555/wrong"]
    assert isinstance(wrong, Unchecked)
    assert "another DOI" in wrong.reason
    assert isinstance(answers[DOI], Found)


def test_without_a_mailto_the_public_pool_is_mentioned_once_something_was_asked(ask: Any) -> None:
    registry = ask()
    assert registry.warnings == ()
    registry.get_many([DOI])
    assert any("public pool" in warning for warning in registry.warnings)


def test_a_mailto_that_does_not_lead_into_the_polite_pool_is_said(ask: Any, server: StandIn) -> None:
    registry = ask(mailto="jane@clinic.example")
    registry.get_many([DOI])
    registry.get_many(["10.5555/other"])
    assert [w for w in registry.warnings if "public-single pool" in w]
    server.pool = "polite"
    polite = ask(mailto="jane@clinic.example", refresh=True)
    polite.get_many([DOI])
    assert polite.warnings == ()


def test_the_pace_keeps_to_the_limits(ask: Any, pauses: list[float]) -> None:
    ask().get_many(["10.5555/a,1", "10.5555/a,2", "10.5555/a,3"])
    assert len(pauses) >= 2
    assert all(0 < pause <= 1.0 for pause in pauses)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        (("retraction",), Status.RETRACTED),
        (("Retraction",), Status.RETRACTED),
        (("correction", "retraction"), Status.RETRACTED),
        (("withdrawal",), Status.WITHDRAWN),
        (("removal", "erratum"), Status.REMOVED),
        (("partial_retraction",), Status.PARTIALLY_RETRACTED),
        (("expression_of_concern",), Status.CONCERN),
        (("Expression of Concern",), Status.CONCERN),
        (("expression-of-concern", "correction"), Status.CONCERN),
        (("corrigendum",), Status.CORRECTED),
        (("addendum",), Status.CORRECTED),
        (("new_version",), Status.REPLACED),
        (("something_new",), Status.UNKNOWN),
    ],
)
def test_every_type_of_notice_has_its_standing(
    ask: Any, server: StandIn, kinds: tuple[str, ...], status: Status
) -> None:
    server.holds(work(DOI, **{"updated-by": [update(kind) for kind in kinds]}))
    answer = ask().get_many([DOI])[DOI]
    assert isinstance(answer, Found)
    assert status_of(answer.record) is status


@pytest.mark.parametrize(
    "odd", ["yes", [1], [{"label": "x"}], [{"type": None}], [{"type": " "}], {"type": "retraction"}]
)
def test_an_updated_by_that_makes_no_sense_is_an_unknown_status_and_not_a_clean_one(
    ask: Any, server: StandIn, odd: Any
) -> None:
    server.holds(work(DOI, **{"updated-by": odd}))
    answer = ask().get_many([DOI])[DOI]
    assert isinstance(answer, Found)
    assert status_of(answer.record) is Status.UNKNOWN


def test_a_notice_is_a_notice_and_not_a_retracted_work(ask: Any, server: StandIn) -> None:
    server.holds(work(DOI, "Retraction: Naps", **{"update-to": [{"DOI": "10.5555/naps", "type": "retraction"}, {}, 3]}))
    record = ask().get_many([DOI])[DOI].record
    assert record.notice_of == ("10.5555/naps",)
    assert status_of(record) is Status.NOTICE


@pytest.mark.parametrize(
    "fields",
    [
        {"title": [], "author": None, "container-title": None, "page": None, "article-number": "e12"},
        {
            "title": None,
            "issued": {"date-parts": [[None]]},
            "published-print": {},
            "author": [{"name": "Group"}, {}, 3],
        },
        {
            "title": "plain text",
            "volume": 3,
            "author": "odd",
            "journal-issue": {"published-print": {"date-parts": [[2022]]}},
        },
    ],
)
def test_odd_fields_are_left_out_and_never_a_crash(ask: Any, server: StandIn, fields: dict[str, Any]) -> None:
    server.holds(work(DOI, **fields))
    answer = ask().get_many([DOI])[DOI]
    assert isinstance(answer, Found)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Effects of <i>Bacillus</i> on\n   CO<sub>2</sub>", "Effects of Bacillus on CO2"),
        ("Infants &lt;29 Weeks", "Infants <29 Weeks"),
        ("A &amp;lt;5 mg dose &amp; more", "A <5 mg dose & more"),
        (
            "<![CDATA[Sleep]]> and <mml:math><mml:mi>x</mml:mi><mml:annotation>y</mml:annotation></mml:math>",
            "Sleep and x",
        ),
        ("Ten to the 10⁹", "Ten to the 10⁹"),
    ],
)
def test_titles_are_shown_as_a_reader_sees_them(ask: Any, server: StandIn, raw: str, shown: str) -> None:
    server.holds(work(DOI, raw))
    assert ask().get_many([DOI])[DOI].record.title == shown


def test_a_host_that_wants_an_hour_of_peace_gets_it_at_once(ask: Any, server: StandIn, pauses: list[float]) -> None:
    server.fault = "429_retry_after"
    answers = ask().get_many([DOI, "10.5555/other"])
    reasons = {answer.reason for answer in answers.values() if isinstance(answer, Unchecked)}
    assert any("asks to be left in peace for 3600 seconds" in reason for reason in reasons), reasons
    assert sum(pauses) < QUICK.longest_pause
