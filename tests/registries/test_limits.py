"""How fast hosts are asked, and when asking stops."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

from evidence.config import Settings
from evidence.registries.chain import Outside, outside
from evidence.registries.http import Answer, Client, Failure
from evidence.registries.pace import Pace
from evidence.registries.registry import Absent, Found, Unchecked
from evidence.registries.turns import Turns
from tests.registries.asking import QUICK, TODAY
from tests.registries.stand_in import StandIn, serving, work

DOI = "10.5555/light"


def per_second(pace: Pace, pool: str) -> float:
    return 1 / pace.pause("api", pool)


@pytest.mark.parametrize(
    ("mailto", "pool", "single", "lists"),
    [
        (False, None, 5, 1),
        (True, None, 10, 3),
        (True, "polite-single", 10, 3),
        (True, "public-array", 5, 1),
        (False, "Plus", 150, 150),
        (False, "polite", 10, 3),
        (True, "something-new", 5, 1),
    ],
)
def test_the_table_of_the_pool_that_answers_counts(mailto: bool, pool: str | None, single: float, lists: float) -> None:
    pace = Pace(mailto=mailto)
    pace.learn("api", "single", {"x-api-pool": pool} if pool else {})
    assert 0.9 * single <= per_second(pace, "single") < single
    assert 0.9 * lists <= per_second(pace, "list") < lists


@pytest.mark.parametrize(
    ("limit", "interval", "rate"),
    [
        ("2", "1s", 2),
        ("50", "1s", 10),
        ("60", "1m", 1),
        ("10", "10", 1),
        ("1", "500ms", 2),
        ("0", "1s", 10),
        ("-3", "1s", 10),
        ("many", "1s", 10),
        ("nan", "1s", 10),
        ("inf", "1s", 10),
        ("2", "soon", 10),
        ("2", "0s", 10),
    ],
)
def test_headers_count_where_they_are_stricter_and_odd_ones_do_not(limit: str, interval: str, rate: float) -> None:
    pace = Pace(mailto=True)
    pace.learn("api", "single", {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval})
    assert 0.9 * rate <= per_second(pace, "single") < rate
    assert 2.5 < per_second(pace, "list") < 3


def test_a_limit_that_is_loosened_is_followed_up_to_the_table() -> None:
    pace = Pace(mailto=True)
    for limit, rate in (("1", 1), ("4", 4), ("1000", 10), ("2", 2)):
        pace.learn("api", "single", {"x-rate-limit-limit": limit, "x-rate-limit-interval": "1s"})
        assert 0.9 * rate <= per_second(pace, "single") < rate


def test_other_registries_have_their_own_pace() -> None:
    pace = Pace()
    assert per_second(pace, "datacite") * 300 < 1000
    assert per_second(pace, "pubmed") < 3


def quick(server: StandIn, folder: Path | None, faster: float = 20.0, mailto: str | None = None) -> Outside:
    """A registry that really waits, against a server with limits that much higher."""
    url = server.url
    settings = Settings(
        crossref_url=url, doi_url=url, datacite_url=url, cache_dir=folder, today=TODAY, mailto=mailto, refresh=True
    )
    registry = outside(settings, Client(mailto=mailto, turns=Turns(folder), pace=Pace(faster=faster)))
    assert registry is not None
    return registry


@pytest.fixture
def strict() -> Iterator[StandIn]:
    """A server that keeps its limits, twenty times Crossref's so that a test is short."""
    with serving(StandIn(enforce=True, knows_mailto=True, scale=20.0)) as server:
        yield server


@pytest.mark.parametrize("mailto", [None, "jane@clinic.example"])
def test_no_limit_is_exceeded_by_lists_and_single_records(strict: StandIn, tmp_path: Path, mailto: str | None) -> None:
    dois = [f"10.5555/{n}" for n in range(220)] + [f"10.5555/a,{n}" for n in range(60)]
    strict.holds(*(work(doi) for doi in dois if not doi.endswith("7")))
    answers = quick(strict, tmp_path, mailto=mailto).get_many(dois)
    assert {type(answer) for answer in answers.values()} == {Found, Absent}
    assert strict.violations == []
    assert strict.most_in_flight == 1


def test_threads_share_one_budget_and_one_request_is_in_flight(strict: StandIn, tmp_path: Path) -> None:
    strict.holds(*(work(f"10.5555/{n}") for n in range(40)))
    answers: list[Any] = []

    def run(part: int, folder: Path | None) -> None:
        registry = quick(strict, folder)
        answers.extend(registry.get_many([f"10.5555/{n}"])[f"10.5555/{n}"] for n in range(part, 40, 4))

    for folder in (tmp_path, None):
        threads = [threading.Thread(target=run, args=(part, folder)) for part in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(answers) == 80
    assert all(isinstance(answer, Found) for answer in answers)
    assert strict.violations == []
    assert strict.most_in_flight == 1


def test_a_pace_that_the_headers_slow_down_is_kept_by_the_next_run_too(
    server: StandIn, tmp_path: Path, pauses: list[float]
) -> None:
    server.advertised = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "30s", "x-api-pool": "public-single"}
    for _ in range(2):
        client = Client(turns=Turns(tmp_path), sleep=pauses.append, patience=QUICK)
        assert isinstance(client.get(f"{server.url}/works/{DOI}"), Answer)
    assert len(pauses) == 1
    assert 25 < pauses[0] <= 32


def test_a_pace_that_would_take_for_ever_is_said_and_not_waited_for(ask: Any, server: StandIn) -> None:
    server.advertised = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "2h", "x-api-pool": "public-single"}
    registry = ask()
    assert isinstance(registry.get_many([DOI])[DOI], Found)
    answer = registry.get_many(["10.5555/other"])["10.5555/other"]
    assert isinstance(answer, Unchecked)
    assert "may not be asked again for" in answer.reason
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "slate", [b"{", b"[]", b'{"single": "soon"}', b'{"single": null}', b'{"*": 9e99}', b"\xff" * 3000]
)
def test_a_slate_that_makes_no_sense_holds_nobody_up(
    server: StandIn, tmp_path: Path, pauses: list[float], slate: bytes
) -> None:
    turns = Turns(tmp_path)
    with turns.at("127.0.0.1:1"):
        pass
    name = next(tmp_path.iterdir()).name.replace("127.0.0.1_1", server.url.removeprefix("http://").replace(":", "_"))
    (tmp_path / name).write_bytes(slate)
    client = Client(turns=turns, sleep=pauses.append, patience=QUICK)
    outcome = client.get(f"{server.url}/works/{DOI}")
    assert isinstance(outcome, Answer) or "may not be asked" in outcome.reason
    assert sum(pauses) < 200


def test_a_turn_that_a_stopped_process_holds_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    turns = Turns(tmp_path, patience=0.1)
    with turns.at("api"):
        pass
    path = next(tmp_path.iterdir())
    handle = os.open(path, os.O_RDWR)
    flock(handle, LOCK_EX)
    start = time.monotonic()
    with turns.at("api") as slate:
        slate.book("single", 0.2)
    assert time.monotonic() - start < 2
    with turns.at("api") as slate:
        assert 0 < slate.wait("single") <= 0.2
    os.close(handle)


def test_a_folder_that_cannot_be_used_leaves_each_process_its_own_turns(tmp_path: Path, server: StandIn) -> None:
    (tmp_path / "file").write_text("no folder")
    turns = Turns(tmp_path / "file")
    with turns.at("api") as slate:
        slate.book("list", 5)
    with turns.at("api") as slate:
        assert 4 < slate.wait("list") <= 5


def test_a_system_without_locks_leaves_each_process_its_own_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    with Turns(tmp_path).at("elsewhere") as slate:
        slate.rest(5)
    with Turns(None).at("elsewhere") as slate:
        assert slate.wait("single") > 4


def test_an_interrupted_wait_for_a_turn_lets_go_of_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("fcntl.flock", interrupt)
        with pytest.raises(KeyboardInterrupt), Turns(tmp_path).at("api"):
            pass
    with pytest.raises(KeyboardInterrupt), Turns(tmp_path).at("api"):
        raise KeyboardInterrupt
    with Turns(tmp_path, patience=0.1).at("api") as slate:
        slate.rest(5)
    with Turns(tmp_path).at("api") as slate:
        assert slate.wait("list") > 4


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_429_is_waited_for_as_it_asks(server: StandIn, pauses: list[float], form: str) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=9), usegmt=True)
    server.fault, server.faults_left = "429_retry", 1
    asked = {"seconds": "9", "date": when}[form]

    def refuse(handler: Any) -> None:
        handler._text(429, "slow down", {"Retry-After": asked})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.registries.stand_in._Handler.fault_429_retry", refuse, raising=False)
        client = Client(sleep=pauses.append, patience=QUICK)
        assert isinstance(client.get(f"{server.url}/works/{DOI}"), Answer)
    assert len(pauses) == 1
    assert 7 < pauses[0] <= 9


def test_a_429_holds_up_other_processes_as_well(server: StandIn, tmp_path: Path, pauses: list[float]) -> None:
    server.fault = "429_bare"
    first = Client(turns=Turns(tmp_path), sleep=lambda _: None, patience=QUICK)
    assert isinstance(first.get(f"{server.url}/works/{DOI}"), Failure)
    server.fault = None
    second = Client(turns=Turns(tmp_path), sleep=pauses.append, patience=QUICK)
    assert isinstance(second.get(f"{server.url}/works/{DOI}"), Answer)
    assert pauses
    assert pauses[0] > 1


def test_long_waits_are_said(ask: Any, server: StandIn) -> None:
    heard: list[str] = []
    server.fault, server.faults_left = "429_retry_minute", 1
    ask(tell=heard.append).get_many([DOI, "10.5555/other", "10.5555/a,b"])
    host = server.url.removeprefix("http://")
    assert f"waiting 20 s for {host}" in heard
    assert "asking Crossref: 2 of 3 DOIs" in heard
    assert "asking Crossref one by one: 1 of 1 DOIs" in heard
    assert "asking the agencies: 1 of 1 DOIs" in heard


def test_a_host_that_fails_a_tenth_of_the_time_is_left_in_peace(server: StandIn, pauses: list[float]) -> None:
    client = Client(sleep=pauses.append, patience=QUICK)
    server.fault = "503_html"
    for number in range(300):
        server.faults_left = 1 if number % 8 == 0 else 0
        outcome = client.get(f"{server.url}/works/{DOI}")
        if isinstance(outcome, Failure):
            break
    assert isinstance(outcome, Failure)
    assert "fails too often" in outcome.reason
    assert 100 <= len(server.requests) <= 110
    client.get(f"{server.url}/works/{DOI}")
    assert len(server.requests) <= 110


def test_404s_are_no_errors(server: StandIn, pauses: list[float]) -> None:
    client = Client(sleep=pauses.append, patience=QUICK)
    assert all(client.get(f"{server.url}/works/10.5555/invented.{n}").status == 404 for n in range(120))


@pytest.mark.parametrize("fault", ["503_html", "200_html", "truncated_json", "reset"])
def test_an_outage_is_not_asked_into_for_ever(ask: Any, server: StandIn, fault: str) -> None:
    server.fault = fault
    dois = [f"10.5555/work.{number}" for number in range(5000)]
    answers = ask().get_many(dois)
    assert all(isinstance(answer, Unchecked) for answer in answers.values())
    assert len(server.requests) <= 20


def test_a_host_that_asks_to_be_left_in_peace_is_soon_believed(ask: Any, server: StandIn, pauses: list[float]) -> None:
    server.fault = "429_retry_after"
    answers = ask().get_many([f"10.5555/work.{number}" for number in range(5000)])
    assert all(isinstance(answer, Unchecked) for answer in answers.values())
    assert len(server.requests) <= 6
    assert sum(pauses) < 180


def test_the_slates_name_no_secret(tmp_path: Path, server: StandIn) -> None:
    url = server.url.replace("http://", "http://jane:s3cret@")
    Client(turns=Turns(tmp_path), mailto="jane@clinic.example").get(f"{url}/works/{DOI}")
    (path,) = tmp_path.iterdir()
    assert "jane" not in path.name + path.read_text()
    assert set(json.loads(path.read_text())) == {"single"}
