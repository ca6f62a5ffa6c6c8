"""Asking hosts over HTTP. Every path ends in an `Answer` or a `Failure`; nothing escapes as an exception.

One request is in flight at a time, at the pace that the host allows. 429, 5xx and answers that make no sense are tried
again a few times; 403 is a block and ends all asking of that host, and so does a host that mostly fails. Redirects stay
on their host, or lead to one of those that the caller names.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from evidence import __version__
from evidence.registries.pace import Pace, seconds_of
from evidence.registries.turns import Slate, Turns

if TYPE_CHECKING:
    from evidence.registries.transport import Reply, Transport, Trouble

Form = Mapping[str, str]
MAX_REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_REFUSED = frozenset({401, 403})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_SAID = 200
_MEANINGFUL = 100
_IN_A_ROW = 8
_BUSY = 3
"""A host that asks to be left in peace, three times in spite of all pauses, is believed sooner than one that fails."""


@dataclass(frozen=True)
class Answer:
    """An answer that was understood: its status, its body where there is one, and whether it was redirected.

    The body is what the JSON says; the bytes as they came where they were asked for as text. `said` is how a 404
    begins: by that a registry that lacks a work is told from a gateway that has lost its way to the registry.
    """

    status: int
    body: Any = None
    redirected: bool = False
    said: str = ""


@dataclass(frozen=True)
class Failure:
    """No answer, or none that can be trusted; `reason` is a sentence without its full stop.

    `odd`: this one request came to nothing, and a smaller one may do; `slow`: finding that out took long; `status` is
    the host's where it gave one, and `said` how its answer begins.
    """

    reason: str
    odd: bool = False
    slow: bool = False
    status: int | None = None
    said: str = ""


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: to connect, for the next piece of an answer, between two tries, for a whole answer.

    `tries` is how often one thing is asked at most. `longest_wait` is how long the pace may hold up a request.
    """

    connect: float = 5.0
    read: float = 25.0
    tries: int = 3
    longest_pause: float = 20.0
    total: float = 40.0
    longest_wait: float = 75.0


@dataclass
class _Health:
    """How a host has answered so far. Crossref asks clients to stop where a tenth of their requests fail."""

    requests: int = 0
    errors: int = 0
    in_a_row: int = 0

    @property
    def bad(self) -> bool:
        mostly = self.requests >= _MEANINGFUL and self.errors * 10 >= self.requests
        return mostly or self.in_a_row >= _IN_A_ROW


@dataclass(frozen=True)
class _Moved:
    """A redirect, not yet followed."""

    url: str


@dataclass(frozen=True)
class _Meaning:
    """What a reply means; how long to pause before another try, None if none would help.

    `failing`: the host did not do its work; `busy`: it asks to be left in peace, by whoever would ask next.
    """

    outcome: Answer | Failure | _Moved
    pause: float | None = None
    failing: bool = False
    busy: bool = False


@dataclass
class Client:
    """Asks hosts, one request at a time, within their limits. `warnings` holds what the user should be told once.

    `trusted` are the hosts that the user named, which may be private; without it, the first host that is asked may be.
    `pool_of` is the pool of a host that a redirect leads to. `tell` hears of every long wait.
    """

    mailto: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    token_host: str | None = None
    patience: Patience = Patience()
    sleep: Callable[[float], None] = lambda seconds: time.sleep(seconds)
    warnings: list[str] = field(default_factory=list)
    turns: Turns = field(default_factory=Turns)
    pace: Pace = field(default_factory=Pace)
    trusted: Collection[str] | None = None
    pool_of: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = lambda _: None
    _transport: Transport | None = field(default=None, repr=False)
    _closed: dict[str, str] = field(default_factory=dict)
    _health: dict[str, _Health] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pace.mailto = bool(self.mailto)

    def get(
        self,
        url: str,
        *,
        pool: str = "single",
        accept: str = "application/json",
        redirects: Collection[str] = (),
        text: bool = False,
        form: Form | None = None,
    ) -> Answer | Failure:
        """One GET, or one POST of a form: what stands in a form stands in no URL, and so in no log.

        With `text` the body is handed on as bytes. `redirects` are the hosts that may be redirected to.
        """
        at, hops = url, 0
        while True:
            outcome = self._asked(at, pool, accept, text, form)
            if not isinstance(outcome, _Moved):
                return replace(outcome, redirected=hops > 0) if isinstance(outcome, Answer) else outcome
            hops += 1
            refusal = _refusal(at, outcome.url, redirects, hops)
            if refusal is not None:
                return refusal
            at = outcome.url
            pool = self.pool_of.get(host_of(at), pool)

    def _asked(self, url: str, pool: str, accept: str, text: bool, form: Form | None) -> Answer | Failure | _Moved:
        """One URL, tried a few times. A host that cannot be reached or forbids asking is not asked again in a run."""
        host = host_of(url)
        outcome: Answer | Failure | _Moved = Failure(f"{host} was not asked")
        for attempt in range(self.patience.tries):
            if host in self._closed:
                return Failure(self._closed[host])
            outcome, again = self._once(url, host, pool, accept, text, form, attempt)
            if not again:
                break
        return outcome

    def _once(
        self, url: str, host: str, pool: str, accept: str, text: bool, form: Form | None, attempt: int
    ) -> tuple[Answer | Failure | _Moved, bool]:
        """One try in its turn, and whether another one may help."""
        with self.turns.at(host) as slate:
            refusal = self._wait(host, pool, slate)
            if refusal is not None:
                return refusal, False
            slate.book(pool, self.pace.pause(host, pool))
            started = time.monotonic()
            reply = self._fetch(url, host, accept, form)
            took = time.monotonic() - started
            self._learn(host, pool, reply)
            slate.book(pool, max(0.0, self.pace.pause(host, pool) - self.pace.arrived(host, took)))
            meaning = self._meaning(url, host, reply, text, attempt)
            last = meaning.pause is None or attempt + 1 == self.patience.tries
            if meaning.pause and (meaning.busy or not last):
                slate.rest(meaning.pause)
        self._count(host, meaning, last)
        return meaning.outcome, not last

    def _wait(self, host: str, pool: str, slate: Slate) -> Failure | None:
        wait = slate.wait(pool)
        if wait > self.patience.longest_wait:
            return Failure(f"{host} may not be asked again for {wait:.0f} seconds")
        if wait > 2:
            self.tell(f"waiting {wait:.0f} s for {host}")
        if wait > 0:
            self.sleep(wait)
        return None

    def _fetch(self, url: str, host: str, accept: str, form: Form | None) -> Reply | Trouble:
        from evidence.registries.transport import Transport

        if self._transport is None:
            trusted = (host,) if self.trusted is None else self.trusted
            self._transport = Transport(_name_of(named) for named in trusted)
        timeout = (self.patience.connect, self.patience.read)
        return self._transport.fetch(url, self._headers(host, accept), timeout, self.patience.total, form)

    def _headers(self, host: str, accept: str) -> Mapping[str, str]:
        agent = f"evidence/{__version__}"
        headers = {
            "Accept": accept,
            "Accept-Encoding": "gzip",
            "User-Agent": f"{agent} (mailto:{self.mailto})" if self.mailto else agent,
        }
        if self.token and host == self.token_host:
            headers["Crossref-Plus-API-Token"] = f"Bearer {self.token}"
        return headers

    def _learn(self, host: str, pool: str, reply: Reply | Trouble) -> None:
        """Takes the limits from an answer, and checks that a mailto or a token led where it should."""
        from evidence.registries.transport import Reply

        named = self.pace.learn(host, pool, reply.headers) if isinstance(reply, Reply) else None
        if named is None:
            return
        if self.token and host == self.token_host and not named.startswith("plus"):
            self._warn(f"{host} did not recognise the token and answers from its {named} pool")
        elif self.mailto and not named.startswith(("polite", "plus")):
            self._warn(f"{host} did not recognise the mailto and answers from its {named} pool")

    def _meaning(self, url: str, host: str, reply: Reply | Trouble, text: bool, attempt: int) -> _Meaning:
        from evidence.registries.transport import Trouble

        later = min(2.0**attempt, self.patience.longest_pause)
        if isinstance(reply, Trouble):
            if reply.gone:
                return _Meaning(self._close(host, f"{host} {reply.words}"))
            failure = Failure(f"{host} {reply.words}", odd=True, slow=reply.slow)
            return _Meaning(failure, later if reply.again else None, failing=True)
        if reply.status in _REFUSED:
            return _Meaning(self._close(host, f"{host} refuses to be asked ({reply.status})"))
        if reply.status == 429:
            asked = seconds_of(reply.headers.get("retry-after"))
            if asked is not None and asked > self.patience.longest_wait:
                return _Meaning(self._close(host, f"{host} asks to be left in peace for {asked:.0f} seconds (429)"))
            pause = min(later if asked is None else asked, self.patience.longest_pause)
            return _Meaning(Failure(f"{host} asks to be left in peace (429)"), pause, failing=True, busy=True)
        if reply.status in _AGAIN:
            return _Meaning(Failure(f"{host} is out of order ({reply.status})", odd=True), later, failing=True)
        if reply.status in _MOVED:
            return _Meaning(_moved(host, url, reply.headers.get("location", "")))
        if reply.status == 404:
            return _Meaning(Answer(404, said=_beginning(reply.body)))
        if reply.status != 200:
            said = _beginning(reply.body)
            return _Meaning(Failure(f"{host} answered with {reply.status}", odd=True, status=reply.status, said=said))
        answer = Answer(200, reply.body) if text else _json(host, reply.body)
        failing = isinstance(answer, Failure)
        return _Meaning(answer, later if failing else None, failing=failing)

    def _count(self, host: str, meaning: _Meaning, last: bool) -> None:
        """Stops asking a host that mostly fails."""
        health = self._health.setdefault(host, _Health())
        health.requests += 1
        health.errors += meaning.failing
        weight = _BUSY if meaning.busy else 1
        health.in_a_row = (health.in_a_row + last * weight) if meaning.failing else 0
        if health.bad and host not in self._closed:
            self._close(host, f"{host} fails too often, and is left in peace for the rest of this run")

    def _close(self, host: str, reason: str) -> Failure:
        self._closed[host] = reason
        return Failure(reason)

    def _warn(self, words: str) -> None:
        if words not in self.warnings:
            self.warnings.append(words)


def _beginning(body: bytes) -> str:
    return body[:_SAID].decode("utf-8", "replace").strip()


def host_of(url: str) -> str:
    """The host of a URL with its port, without the name and password that a URL may hold."""
    return urlsplit(url).netloc.rpartition("@")[2].casefold()


def _name_of(host: str) -> str:
    """A host without its port."""
    return (urlsplit(f"//{host}").hostname or "") if host else ""


def _moved(host: str, url: str, location: str) -> _Moved | Failure:
    try:
        return _Moved(urljoin(url, location))
    except ValueError:
        return Failure(f"{host} redirects to what is no address", odd=True)


def _refusal(before: str, after: str, redirects: Collection[str], hops: int) -> Failure | None:
    """Why a redirect is not followed; None if it is."""
    host, target = host_of(before), host_of(after)
    if hops > MAX_REDIRECTS:
        return Failure(f"{host} redirects in a circle", odd=True)
    kept = urlsplit(before).scheme == urlsplit(after).scheme or urlsplit(after).scheme == "https"
    if not kept or (target != host and target not in redirects):
        return Failure(f"{host} redirects to another host ({target or 'none'})", odd=True)
    return None


def _json(host: str, content: bytes) -> Answer | Failure:
    try:
        return Answer(200, json.loads(content))
    except (ValueError, RecursionError):
        what = "a web page" if content.lstrip()[:1] == b"<" else "something"
        return Failure(f"{host} sent {what} instead of JSON", odd=True)
