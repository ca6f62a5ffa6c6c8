"""What every registry promises, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from evidence.config import Settings
from evidence.library.lock import Lock, LockedRegistry
from evidence.registries.chain import outside
from evidence.registries.http import Client, Patience
from evidence.registries.numbered import numbered
from evidence.registries.registry import Absent, Found, Lookup, Record, Registry, Unchecked
from tests.registries.stand_in import StandIn, serving, work

TODAY = date(2026, 11, 24)
KNOWN, OTHER, INVENTED = "10.5555/light", "10.5555/naps", "10.5555/invented"


@pytest.fixture
def server() -> Iterator[StandIn]:
    state = StandIn()
    state.holds(work(KNOWN), work(OTHER))
    with serving(state):
        yield state


@pytest.fixture(params=["network", "numbered", "cache", "lock", "lock over network"])
def registry(request: pytest.FixtureRequest, server: StandIn, tmp_path: Path) -> Registry:
    settings = Settings(
        crossref_url=server.url, doi_url=server.url, datacite_url=server.url, cache_dir=tmp_path, today=TODAY
    )
    network = outside(settings, Client(patience=Patience(0.5, 0.5, 2), sleep=lambda _: None))
    assert network is not None
    if request.param == "network":
        return network
    if request.param == "numbered":
        return numbered(settings, network)
    if request.param == "cache":
        network.get_many([KNOWN, OTHER, INVENTED])
        return network
    records: dict[str, Record] = {}
    absences: dict[str, Absent] = {}
    if request.param == "lock":
        for doi, answer in network.get_many([KNOWN, OTHER, INVENTED]).items():
            if isinstance(answer, Found):
                records[doi] = answer.record
            elif isinstance(answer, Absent):
                absences[doi] = answer
        return LockedRegistry(Lock(records, absences), None, today=TODAY, max_age=7)
    return LockedRegistry(Lock(), network, today=TODAY, max_age=7)


def test_it_has_a_name(registry: Registry) -> None:
    assert registry.name


def test_it_answers_for_every_doi_and_no_other(registry: Registry) -> None:
    answers = registry.get_many([KNOWN, OTHER, INVENTED])
    assert set(answers) == {KNOWN, OTHER, INVENTED}


def test_known_is_found_and_invented_is_absent(registry: Registry) -> None:
    answers = registry.get_many([KNOWN, INVENTED])
    found, absent = answers[KNOWN], answers[INVENTED]
    assert isinstance(found, Found)
    assert found.record.doi == KNOWN
    assert found.record.status_checked == TODAY
    assert isinstance(absent, Absent)
    assert absent.asked == ("Crossref", "doi.org")


def test_the_case_of_a_doi_does_not_count(registry: Registry) -> None:
    answers: dict[str, Lookup] = dict(registry.get_many([KNOWN.upper()]))
    assert isinstance(answers[KNOWN], Found)


def test_nothing_asked_is_nothing_answered(registry: Registry) -> None:
    assert dict(registry.get_many([])) == {}


def test_an_outage_never_raises_and_never_turns_into_an_absence(registry: Registry, server: StandIn) -> None:
    server.fault = "500"
    answers = registry.get_many(["10.5555/never.seen", KNOWN])
    assert isinstance(answers["10.5555/never.seen"], Unchecked)
    assert not isinstance(answers[KNOWN], Absent)
