"""Where requests may lead: not to private addresses, unless the user's own settings do."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from typing import Any

import pytest

from evidence.config import Settings
from evidence.registries.chain import outside
from evidence.registries.http import Answer, Client, Patience
from evidence.registries.registry import Found, Unchecked
from evidence.registries.transport import is_public
from tests.registries.asking import QUICK, TODAY
from tests.registries.stand_in import StandIn, csl, serving

MEDRA = "10.1400/sonno"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def resolves(monkeypatch: pytest.MonkeyPatch, address: str, port: int) -> None:
    """Every name but that of this machine leads to one address."""
    real = socket.getaddrinfo

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host == "127.0.0.1":
            return real(host, *args, **kwargs)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)


@pytest.fixture
def inner() -> Any:
    """A server inside the user's network, which no redirect may lead to."""
    with serving(StandIn()) as state:
        state.csl[MEDRA] = csl(MEDRA)
        yield state


def port_of(server: StandIn) -> int:
    return int(server.url.rpartition(":")[2])


def test_a_known_agency_whose_name_leads_into_the_private_network_is_not_asked(
    ask: Any, server: StandIn, inner: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolves(monkeypatch, "127.0.0.1", port_of(inner))
    server.agencies[MEDRA] = "mEDRA"
    server.moved[MEDRA] = f"http://data.medra.org/{MEDRA}"
    answer = ask().get_many([MEDRA])[MEDRA]
    assert isinstance(answer, Unchecked)
    assert "an address that is not public" in answer.reason
    assert inner.requests == []


def test_a_name_that_leads_elsewhere_when_it_is_looked_up_again_is_not_asked(
    ask: Any, server: StandIn, inner: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolves(monkeypatch, "93.184.216.34", 80)
    real = socket.create_connection

    def connect(address: Any, *args: Any, **kwargs: Any) -> socket.socket:
        kwargs.pop("socket_options", None)
        known = address[1] == port_of(server)
        return real(address if known else ("127.0.0.1", port_of(inner)), *args[:1])

    monkeypatch.setattr("urllib3.connection.connection.create_connection", connect)
    server.agencies[MEDRA] = "mEDRA"
    server.moved[MEDRA] = f"http://data.medra.org/{MEDRA}"
    answer = ask().get_many([MEDRA])[MEDRA]
    assert isinstance(answer, Unchecked)
    assert "an address that is not public" in answer.reason
    assert inner.requests == []


@pytest.mark.parametrize("target", ["http://127.0.0.1:{port}/x", "http://localhost:{port}/x", "http://[::1]:{port}/x"])
def test_a_redirect_into_this_machine_is_not_followed(ask: Any, server: StandIn, inner: StandIn, target: str) -> None:
    server.agencies[MEDRA] = "mEDRA"
    server.moved[MEDRA] = target.format(port=port_of(inner))
    answer = ask().get_many([MEDRA])[MEDRA]
    assert isinstance(answer, Unchecked)
    assert "redirects to another host" in answer.reason
    assert inner.requests == []


@pytest.mark.parametrize(
    "target", ["ftp://data.medra.org/x", "file:///etc/passwd", "//", "http://[", "https://evil.example/"]
)
def test_an_odd_redirect_is_not_followed(ask: Any, server: StandIn, target: str) -> None:
    server.agencies[MEDRA] = "mEDRA"
    server.moved[MEDRA] = target
    assert isinstance(ask().get_many([MEDRA])[MEDRA], Unchecked)


def test_the_usual_hosts_are_not_asked_at_a_private_address(
    inner: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    resolves(monkeypatch, "127.0.0.1", port_of(inner))
    registry = outside(Settings(cache_dir=tmp_path, today=TODAY), Client(patience=QUICK, sleep=lambda _: None))
    assert registry is not None
    answer = registry.get_many(["10.5555/light"])["10.5555/light"]
    assert answer == Unchecked(
        "10.5555/light", "api.crossref.org leads to an address that is not public, and is not asked"
    )
    assert inner.requests == []


def test_a_host_of_the_settings_may_be_private(ask: Any, server: StandIn) -> None:
    assert isinstance(ask().get_many(["10.5555/light"])["10.5555/light"], Found)


def test_a_server_without_a_certificate_is_not_believed(ask: Any, server: StandIn) -> None:
    registry = ask(crossref_url=server.url.replace("http:", "https:"))
    answer = registry.get_many(["10.5555/light"])["10.5555/light"]
    assert isinstance(answer, Unchecked)
    assert "certificate" in answer.reason
    assert server.requests == []


def test_a_redirect_from_a_safe_to_an_unsafe_line_is_not_followed() -> None:
    from evidence.registries.http import _refusal

    assert _refusal("https://doi.org/x", "http://doi.org/x", (), 1) is not None
    assert _refusal("https://doi.org/x", "https://doi.org/y", (), 1) is None
    assert _refusal("http://doi.org/x", "https://doi.org/x", (), 1) is None


def test_an_interrupt_while_an_answer_comes_in_ends_the_request(server: StandIn) -> None:
    server.fault = "drip"
    client = Client(patience=Patience(0.5, 5, 1, total=30), sleep=lambda _: None)
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        client.get(f"{server.url}/works/10.5555/light")
    assert time.monotonic() - start < 2
    server.fault = None
    assert isinstance(client.get(f"{server.url}/works/10.5555/light"), Answer)


def test_a_mistake_of_ours_is_no_answer_of_the_outside(server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.registries.transport._body", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Client(patience=QUICK).get(f"{server.url}/works/10.5555/light")
