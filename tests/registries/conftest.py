"""A server that stands in for the registries, and a registry that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.config import Settings
from evidence.registries.chain import Outside, outside
from evidence.registries.http import Client
from tests.registries.asking import PATIENT, QUICK, TODAY
from tests.registries.stand_in import StandIn, serving, work


@pytest.fixture
def server() -> Iterator[StandIn]:
    """Holds two works, one of them under a DOI with a capital letter."""
    state = StandIn()
    state.holds(work("10.5555/light"), work("10.5555/Other", "Naps in shift workers"))
    with serving(state):
        yield state


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that were asked for; nobody sleeps."""
    return []


@pytest.fixture
def ask(server: StandIn, tmp_path: Path, pauses: list[float]) -> Callable[..., Outside]:
    """Makes the registry of some settings, with the server for the whole outside."""

    def build(tell: Callable[[str], None] = lambda _: None, **changes: Any) -> Outside:
        base = {
            "crossref_url": server.url,
            "doi_url": server.url,
            "datacite_url": server.url,
            "cache_dir": tmp_path / "cache",
            "today": TODAY,
        }
        settings = Settings(**{**base, **changes})
        client = Client(
            mailto=settings.mailto,
            token=settings.crossref_token,
            token_host=server.url.removeprefix("http://"),
            patience=QUICK if server.fault else PATIENT,
            sleep=pauses.append,
            tell=tell,
        )
        registry = outside(settings, client, tell)
        assert registry is not None
        return registry

    return build
