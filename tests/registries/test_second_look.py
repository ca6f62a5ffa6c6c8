"""The second look for notices: when it is asked for, what it adds, and what an outage of it means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evidence.config import Settings
from evidence.registries.chain import outside
from evidence.registries.http import Client, Patience
from evidence.registries.registry import Found, Status
from evidence.registries.second_look import SecondLook
from evidence.registries.status import status_of, unchecked_of
from tests.registries.stand_in import StandIn, serving, update, work

TODAY = date(2026, 11, 24)
DOI, NOTICE = "10.5555/light", "10.5555/notice"

SMALL = 60


@pytest.fixture
def server() -> Iterator[StandIn]:
    state = StandIn()
    state.holds(work(DOI))
    with serving(state):
        yield state


@pytest.fixture
def ask(server: StandIn, tmp_path: Path) -> Any:
    def build(**changes: Any) -> SecondLook:
        urls = {f"{name}_url": server.url for name in ("crossref", "doi", "datacite")}
        settings = Settings(**urls, cache_dir=tmp_path / "cache", **{"today": TODAY, **changes})
        first = outside(settings, Client(patience=Patience(0.5, 0.5, 1), sleep=lambda _: None))
        assert first is not None
        return SecondLook(first, first.crossref)

    return build


def status(answers: Any, doi: str = DOI) -> Status:
    answer = answers[doi]
    assert isinstance(answer, Found)
    return status_of(answer.record)


def notice(of: str, kind: str = "retraction", doi: str = NOTICE) -> dict[str, Any]:
    return work(doi, "Retraction: Evening light", **{"update-to": [update(kind, notice=of)]})


def looks(server: StandIn) -> list[str]:
    return [path for path in server.requests if "filter=updates" in path]


def test_a_retraction_that_only_the_notice_tells_of_is_found(ask: Any, server: StandIn) -> None:
    server.holds(notice(DOI.upper()))
    answer = ask().get_many([DOI])[DOI]
    assert status_of(answer.record) is Status.RETRACTED
    told = answer.record.updates[0]
    assert (told.notice, told.source, told.date) == (NOTICE, "publisher", date(2025, 3, 1))


def test_a_notice_that_the_record_names_already_is_not_told_twice(ask: Any, server: StandIn) -> None:
    server.holds(work(DOI, **{"updated-by": [update("retraction", notice=NOTICE)]}), notice(DOI))
    assert len(ask().get_many([DOI])[DOI].record.updates) == 1


def test_one_request_for_fifty_works_and_none_in_a_second_run(ask: Any, server: StandIn) -> None:
    dois = [f"10.5555/w.{number}" for number in range(50)]
    server.holds(*(work(doi) for doi in dois), notice("10.5555/w.7"))
    assert status(ask().get_many(dois), "10.5555/w.7") is Status.RETRACTED
    assert len(looks(server)) == 1
    asked = len(server.requests)
    assert status(ask().get_many(dois), "10.5555/w.7") is Status.RETRACTED
    assert len(server.requests) == asked
    ask(today=TODAY + timedelta(days=30)).get_many(dois)
    assert len(looks(server)) == 2


def test_in_a_large_run_only_works_that_give_a_reason_are_looked_at_twice(
    ask: Any, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.registries.second_look.SMALL", SMALL)
    dois = [f"10.5555/w.{number}" for number in range(SMALL + 10)]
    server.holds(*(work(doi) for doi in dois))
    server.holds(work(dois[3], "RETRACTED: Evening light"), work(dois[4], **{"updated-by": "soon"}))
    server.holds(notice(dois[3], doi="10.5555/n3"), notice(dois[4], "withdrawal", doi="10.5555/n4"))
    answers = ask().get_many(dois)
    assert len(looks(server)) == 1
    assert looks(server)[0].count("updates%3A") + looks(server)[0].count("updates:") == 2
    assert answers[dois[3]].record.updates[0].notice == "10.5555/n3"
    assert status(answers, dois[4]) is Status.WITHDRAWN


def test_a_work_that_the_lock_holds_a_notice_on_gives_a_reason(
    ask: Any, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.registries.second_look.SMALL", SMALL)
    dois = [f"10.5555/w.{number}" for number in range(SMALL + 1)]
    server.holds(*(work(doi) for doi in dois), notice("10.5555/w.9"))
    look = ask()
    look.suspects = {"10.5555/w.9"}
    assert status(look.get_many(dois), "10.5555/w.9") is Status.RETRACTED
    assert len(looks(server)) == 1


def test_a_second_look_is_never_longer_than_a_url_may_be(ask: Any, server: StandIn) -> None:
    dois = [f"10.5555/s0140-6736(97)11096-{number:03}" for number in range(150)]
    server.holds(*(work(doi) for doi in dois))
    ask().get_many(dois)
    assert looks(server)
    assert all(len(server.url) + len(path) <= 1800 for path in looks(server))


def test_a_doi_with_a_comma_cannot_be_asked_for_in_a_list(ask: Any, server: StandIn) -> None:
    server.holds(work("10.5555/a,b", "RETRACTED: Evening light"))
    look = ask()
    assert status(look.get_many(["10.5555/a,b"]), "10.5555/a,b") is Status.RETRACTED
    assert looks(server) == []
    assert "comma" in look.warnings[-1]


@pytest.mark.parametrize("fault", ["429_bare", "500", "200_html", "truncated_json", "null_message", "list_message"])
def test_in_an_outage_of_the_second_look_no_work_is_called_current_and_a_retraction_that_is_told_stands(
    ask: Any, server: StandIn, fault: str
) -> None:
    server.holds(work(DOI), work("10.5555/gone", **{"updated-by": [update("retraction")]}))
    server.holds(work("10.5555/mended", **{"updated-by": [update("correction")]}))
    server.fault, server.fault_on = fault, "filter=updates"
    look = ask()
    answers = look.get_many([DOI, "10.5555/gone", "10.5555/mended"])
    assert status(answers) is Status.UNKNOWN
    assert status(answers, "10.5555/mended") is Status.CORRECTED
    assert status(answers, "10.5555/gone") is Status.RETRACTED
    assert set(unchecked_of(answers.values())) == {DOI, "10.5555/mended"}
    assert "no second look for notices on 3 works" in look.warnings[-1]
    server.fault = None
    asked = len(looks(server))
    again = ask().get_many([DOI])
    assert (status(again), unchecked_of(again.values())) == (Status.CURRENT, {})
    assert len(looks(server)) == asked + 1


@pytest.mark.parametrize("fault", ["404_as_json_type", "400"])
def test_a_server_that_keeps_no_such_list_is_no_outage_and_is_told(ask: Any, server: StandIn, fault: str) -> None:
    server.holds(work("10.5555/gone", **{"updated-by": [update("retraction")]}), work("10.5555/other"))
    server.fault, server.fault_on = fault, "filter=updates"
    look = ask()
    answers = look.get_many([DOI, "10.5555/gone", "10.5555/other"])
    assert (status(answers), status(answers, "10.5555/gone")) == (Status.CURRENT, Status.RETRACTED)
    assert unchecked_of(answers.values()) == {}
    assert "no second look for notices on 3 works" in look.warnings[-1]


def test_an_alias_is_looked_up_under_its_prime_doi(ask: Any, server: StandIn) -> None:
    server.aliases["10.5555//light"] = DOI
    server.holds(notice(DOI))
    assert status(ask().get_many(["10.5555//light"]), "10.5555//light") is Status.RETRACTED


def test_a_second_look_does_not_make_an_unreadable_list_clean(ask: Any, server: StandIn) -> None:
    server.holds(work(DOI, **{"updated-by": {}}))
    assert status(ask().get_many([DOI])) is Status.UNKNOWN


def test_what_another_agency_keeps_is_not_asked_for_at_crossref(ask: Any, server: StandIn) -> None:
    server.agencies["10.5281/data"] = "DataCite"
    server.datacite["10.5281/data"] = {"doi": "10.5281/data", "titles": [{"title": "Data"}]}
    ask().get_many(["10.5281/data"])
    assert looks(server) == []
