"""What every registry promises, whatever it is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from evidence.config import Settings
from evidence.library.lock import Lock
from evidence.library.locked import LockedRegistry
from evidence.registries.chain import Outside, outside
from evidence.registries.http import Client, Patience
from evidence.registries.index import Index, Indexed
from evidence.registries.index_build import build
from evidence.registries.numbered import numbered
from evidence.registries.registry import Absent, Found, Lookup, Registry, Unchecked
from tests.registries.fake import FakeRegistry
from tests.registries.stand_in import StandIn, csl, serving, work

TODAY = date(2026, 11, 24)
KNOWN, OTHER, INVENTED = "10.5555/light", "10.5555/naps", "10.5555/invented"


@pytest.fixture
def server() -> Iterator[StandIn]:
    state = StandIn()
    state.holds(work(KNOWN), work(OTHER))
    with serving(state):
        yield state


def network(server: StandIn, folder: Path) -> Outside:
    settings = Settings(
        crossref_url=server.url, doi_url=server.url, datacite_url=server.url, cache_dir=folder, today=TODAY
    )
    registry = outside(settings, Client(patience=Patience(0.5, 0.5, 2), sleep=lambda _: None))
    assert registry is not None
    return registry


def crossref(server: StandIn, folder: Path) -> Registry:
    return network(server, folder).crossref


def datacite(server: StandIn, folder: Path) -> Registry:
    for doi in (KNOWN, OTHER):
        server.works.pop(doi)
        server.agencies[doi] = "DataCite"
        server.datacite[doi] = {"doi": doi, "titles": [{"title": "Sleep data"}]}
    return network(server, folder)


def negotiated(server: StandIn, folder: Path) -> Registry:
    for doi in (KNOWN, OTHER):
        server.works.pop(doi)
        server.agencies[doi] = "mEDRA"
        server.csl[doi] = csl(doi)
    return network(server, folder)


def agencies(server: StandIn, folder: Path) -> Registry:
    datacite(server, folder)
    return network(server, folder).agencies


def cached(server: StandIn, folder: Path) -> Registry:
    network(server, folder).get_many([KNOWN, OTHER, INVENTED])
    return network(server, folder)


def cached_datacite(server: StandIn, folder: Path) -> Registry:
    datacite(server, folder).get_many([KNOWN, OTHER, INVENTED])
    return network(server, folder)


def with_numbers(server: StandIn, folder: Path) -> Registry:
    return numbered(Settings(cache_dir=folder, today=TODAY), network(server, folder))


def locked(server: StandIn, folder: Path) -> Registry:
    answers = network(server, folder).get_many([KNOWN, OTHER, INVENTED])
    records = {doi: answer.record for doi, answer in answers.items() if isinstance(answer, Found)}
    absences = {doi: answer for doi, answer in answers.items() if isinstance(answer, Absent)}
    return LockedRegistry(Lock(records, absences), None, today=TODAY, max_age=7)


def lock_over_network(server: StandIn, folder: Path) -> Registry:
    return LockedRegistry(Lock(), network(server, folder), today=TODAY, max_age=7)


def index_over_network(server: StandIn, folder: Path) -> Registry:
    source = folder / "works.jsonl"
    source.write_text(json.dumps(work(KNOWN)) + "\n", "utf-8")
    build([source], folder / "index.sqlite", as_of=TODAY)
    return Indexed(Index(folder / "index.sqlite"), network(server, folder), today=TODAY, max_age=7)


def fake(server: StandIn, folder: Path) -> Registry:
    return FakeRegistry([KNOWN, OTHER], [INVENTED], TODAY)


MAKERS = (
    crossref, network, datacite, negotiated, agencies, cached, cached_datacite, with_numbers,
    locked, lock_over_network, index_over_network, fake,
)  # fmt: skip


@pytest.fixture(params=MAKERS, ids=[maker.__name__ for maker in MAKERS])
def registry(request: pytest.FixtureRequest, server: StandIn, tmp_path: Path) -> Registry:
    made: Registry = request.param(server, tmp_path)
    return made


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
    assert absent.asked == (("Crossref",) if registry.name == "crossref" else ("Crossref", "doi.org"))


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
