"""A test that reaches for the real network or the real home folder fails, and says so."""

from __future__ import annotations

import signal
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.end_to_end.library_of_light import FILES
from tests.workspace import Workspace

# No test is timed: what a first example waits for (patterns that are compiled late) is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# A shell gives its background jobs a deaf ear to Ctrl-C, a test run may be one, and the processes it starts inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class ForgotToFakeTheNetworkError(AssertionError):
    """A test tried to reach a host that is not this machine."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    real_connect = socket.socket.connect
    real_lookup = socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise ForgotToFakeTheNetworkError(f"a test tried to connect to {address!r}")
        real_connect(self, address)

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in LOOPBACK:
            raise ForgotToFakeTheNetworkError(f"a test tried to look up {host!r}")
        return real_lookup(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)


@pytest.fixture(autouse=True)
def _own_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ports of the loopback are given again: a server is not to wait for what another one asked."""
    monkeypatch.setattr("evidence.registries.turns._OWN", {})


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in (
        "LIBRARY",
        "MAILTO",
        "CROSSREF_URL",
        "DOI_URL",
        "PUBMED_URL",
        "EUROPEPMC_URL",
        "PUBMED_KEY",
        "CACHE_DIR",
        "OFFLINE",
        "INDEX",
        "MARKET",
        "PRODUCT",
    ):
        monkeypatch.delenv(f"EVIDENCE_{name}", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return home


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """A user's folder and the command line in it."""
    return Workspace(tmp_path, monkeypatch, capsys)


@pytest.fixture
def light(workspace: Workspace) -> Workspace:
    """A folder with copy and a library on evening light: references, a claim and a lock."""
    for name, text in FILES.items():
        workspace.write(name, text)
    return workspace
