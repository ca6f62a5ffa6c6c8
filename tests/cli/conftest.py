"""A library of one source, and a server on loopback that knows it: what tests of online commands begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.library_of_light import FILES
from tests.registries.stand_in import StandIn, in_place_of_all, serving, work
from tests.workspace import Workspace


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    state = StandIn()
    state.holds(work("10.5555/light"))
    with serving(state):
        for name, url in in_place_of_all(state.url).items():
            monkeypatch.setenv(name, url)
        monkeypatch.setattr("time.sleep", lambda _: None)
        yield state


@pytest.fixture
def light(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The library without a lock."""
    for name in ("references.bib", "claims.yaml"):
        workspace.write(name, FILES[name])
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(workspace.folder / ".cache"))
    monkeypatch.setenv("EVIDENCE_MAILTO", "jane@clinic.example")
    return workspace
