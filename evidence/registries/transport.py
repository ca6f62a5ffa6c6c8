"""One request over the network, with an end: bounded in time and in size, and only to addresses that may be asked.

Imported when the first request is made, for `requests` takes long to import. Certificates are always verified. Other
hosts than those of the user's own settings are asked at public addresses only; the address is checked where the
connection is made, so that no name can be looked up twice with two results.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import weakref
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth
from requests.utils import get_auth_from_url
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

MAX_BYTES = 20_000_000
_OUTSIDE = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError, HTTPException, zlib.error)
_CHUNK = 65_536


@dataclass(frozen=True)
class Reply:
    """What a host answered; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Trouble:
    """No answer. `words` follow the host's name.

    `gone`: asking it again is no use; `again`: another try may do; `slow`: it took all the time that it was given.
    """

    words: str
    gone: bool = False
    again: bool = False
    slow: bool = False


class ForbiddenAddressError(Exception):
    """A host that the user did not name leads to an address that is not public."""


class Transport:
    """Makes requests, each on a thread of its own, so that nothing (a name server, a slow body) can hold up a run."""

    def __init__(self, trusted: Iterable[str]) -> None:
        self._trusted = frozenset(trusted)
        self._open: weakref.WeakSet[HTTPConnection] = weakref.WeakSet()
        self._session: requests.Session | None = None

    def fetch(
        self,
        url: str,
        headers: Mapping[str, str],
        timeout: tuple[float, float],
        total: float,
        form: Mapping[str, str] | None = None,
    ) -> Reply | Trouble:
        """One GET, or one POST of a form, without following a redirect, over in `total` seconds."""
        outcome: list[Reply | Trouble | BaseException] = []
        session = self._session = self._session or self._started()

        def work() -> None:
            try:
                outcome.append(_fetched(session, url, headers, timeout, form))
            except BaseException as error:
                outcome.append(error)

        try:
            worker = threading.Thread(target=work, name="evidence-request", daemon=True)
            worker.start()
            worker.join(total)
        except BaseException:
            self._cut()
            raise
        if not outcome:
            self._cut()
            return Trouble(f"did not end its answer in {total:g} seconds", slow=True)
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        return outcome[0]

    def _cut(self) -> None:
        """Ends what is in flight; the next request starts afresh."""
        self._session = None
        for connection in list(self._open):
            with suppress(OSError, AttributeError, ValueError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    def _started(self) -> requests.Session:
        session = _Session()
        # With an `auth` of its own, a session does not look for passwords in the user's netrc.
        session.auth = _signed
        for scheme in ("http://", "https://"):
            session.mount(scheme, _Adapter(self._trusted, self._open))
        return session


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        """None: a session looks into redirects even if it is not to follow them, and reads their bodies whole."""
        return None


def _signed(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """With the name and password that a base URL of the user's may hold, and no others."""
    name, password = get_auth_from_url(request.url or "")
    return HTTPBasicAuth(name, password)(request) if name or password else request


class _Adapter(HTTPAdapter):
    """Opens connections that check where they lead. Connections through a proxy lead where the proxy decides."""

    def __init__(self, trusted: frozenset[str], opened: weakref.WeakSet[HTTPConnection]) -> None:
        self._guarded = _guarded_pools(trusted, opened)
        super().__init__(pool_connections=8, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._guarded


class _Guarded(HTTPConnection):
    trusted: frozenset[str]
    opened: weakref.WeakSet[HTTPConnection]

    def _new_conn(self) -> socket.socket:
        _expect_public(self.host, self.port, self.trusted)
        connected = super()._new_conn()
        _expect_public_peer(self.host, connected, self.trusted)
        self.opened.add(self)
        return connected


class _GuardedTLS(_Guarded, HTTPSConnection):
    pass


def _guarded_pools(trusted: frozenset[str], opened: weakref.WeakSet[HTTPConnection]) -> dict[str, Any]:
    with_rules = {"trusted": trusted, "opened": opened}
    plain, secure = (type(kind.__name__, (kind,), with_rules) for kind in (_Guarded, _GuardedTLS))
    return {
        "http": type("_Plain", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("_Secure", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }


def _expect_public(host: str, port: int, trusted: frozenset[str]) -> None:
    """Not even a connection is opened to an address that is not public."""
    if host in trusted:
        return
    with suppress(OSError, UnicodeError):
        for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if not is_public(str(address[0])):
                raise ForbiddenAddressError


def _expect_public_peer(host: str, connected: socket.socket, trusted: frozenset[str]) -> None:
    """The name may have been looked up again with another result: what counts is where the connection led."""
    if host not in trusted and not is_public(str(connected.getpeername()[0])):
        connected.close()
        raise ForbiddenAddressError


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network: not loopback, private, link-local, multicast or reserved."""
    try:
        number = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    number = getattr(number, "ipv4_mapped", None) or number
    return number.is_global and not number.is_multicast


def _fetched(
    session: requests.Session,
    url: str,
    headers: Mapping[str, str],
    timeout: tuple[float, float],
    form: Mapping[str, str] | None,
) -> Reply | Trouble:
    try:
        method = "GET" if form is None else "POST"
        with session.request(
            method, url, data=form, headers=headers, timeout=timeout, allow_redirects=False, stream=True
        ) as response:
            named = {name.lower(): value for name, value in response.headers.items()}
            body = _body(response.raw, named.get("content-encoding", "").strip().casefold())
            if isinstance(body, Trouble) and response.status_code == 200:
                return body
            return Reply(response.status_code, named, b"" if isinstance(body, Trouble) else body)
    except ForbiddenAddressError:
        return Trouble("leads to an address that is not public, and is not asked", gone=True)
    except _OUTSIDE as error:
        return _trouble(error, timeout)


def _trouble(error: Exception, timeout: tuple[float, float]) -> Trouble:
    """What went wrong, in words that hold nothing of the request: its headers may hold a token or an address."""
    cause = getattr(error.args[0], "reason", error.args[0]) if error.args else None
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Trouble("could not be reached (connection timed out)", gone=True)
    late = (requests.exceptions.ReadTimeout, urllib3.exceptions.ReadTimeoutError)
    if isinstance(error, late) or isinstance(cause, late):
        return Trouble(f"did not answer in {timeout[1]:g} seconds", slow=True)
    if isinstance(error, requests.exceptions.SSLError):
        return Trouble("has no certificate that can be trusted", gone=True)
    if isinstance(error, requests.exceptions.ProxyError) or isinstance(cause, urllib3.exceptions.NewConnectionError):
        return Trouble("could not be reached", gone=True)
    if isinstance(error, urllib3.exceptions.IncompleteRead) or "IncompleteRead" in repr(error):
        return Trouble("sent a part of its answer only", again=True)
    if isinstance(error, requests.exceptions.ConnectionError | urllib3.exceptions.ProtocolError | OSError):
        return Trouble("broke off the connection", again=True)
    return Trouble("gave an answer that breaks the rules of HTTP", again=True)


def _body(raw: Any, encoding: str) -> bytes | Trouble:
    """A body, unpacked here: a few packed bytes can be a great many."""
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return Trouble(f"sent an answer that is packed in an unknown way ({encoding[:20]})")
    unpack = zlib.decompressobj(47) if encoding not in ("", "identity") else None
    content = bytearray()
    for part in raw.stream(_CHUNK, decode_content=False):
        content += unpack.decompress(part, MAX_BYTES + 1 - len(content)) if unpack else part
        if len(content) > MAX_BYTES:
            return Trouble(f"sent more than {MAX_BYTES // 1_000_000} MB")
    if unpack and not unpack.eof:
        return Trouble("sent a part of its answer only", again=True)
    return bytes(content)
