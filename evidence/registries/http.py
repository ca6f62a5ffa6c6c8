"""The only module that opens a socket. Every path ends in an `Answer` or a `Failure`; nothing escapes as an exception.

Crossref's limits (in force since December 2025, refined July 2026): single records 5 a second in the public pool and 10
in the polite one, lists 1 and 3; one request in flight is within the concurrency of both. The answer's own headers
count where they are stricter. 429 and 5xx are tried again a few times, 403 is a block and ends all asking of that host.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from evidence import __version__

if TYPE_CHECKING:
    from requests import Response, Session

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 3
Form = Mapping[str, str]
_AGAIN = frozenset({429, 500, 502, 503, 504})
_NEIGHBOURS = {"pubmed": 3.0, "pubmed-key": 10.0, "europepmc": 8.0}
"""NCBI's limits without and with a key; Europe PMC names none, its forum says 10 a second and 500 a minute."""
_PUBLIC = {"single": 5.0, "list": 1.0, **_NEIGHBOURS}
_POLITE = {"single": 10.0, "list": 3.0, **_NEIGHBOURS}


@dataclass(frozen=True)
class Answer:
    """An answer that was understood: its status, its body where there is one, and whether the host redirected.

    The body is what the JSON says; the bytes as they came where they were asked for as text.
    """

    status: int
    body: Any = None
    redirected: bool = False


@dataclass(frozen=True)
class Failure:
    """No answer, or none that can be trusted; `reason` is a sentence without its full stop, `status` the host's."""

    reason: str
    status: int | None = None


@dataclass(frozen=True)
class Patience:
    """How long to wait: seconds to connect and to read, how many tries, and the longest pause between two."""

    connect: float = 5.0
    read: float = 30.0
    tries: int = 3
    longest_pause: float = 20.0


@dataclass
class Client:
    """Asks hosts, one request at a time, within their limits. `warnings` holds what the user should be told once."""

    mailto: str | None = None
    token: str | None = field(default=None, repr=False)
    token_host: str | None = None
    patience: Patience = Patience()
    sleep: Callable[[float], None] = time.sleep
    warnings: list[str] = field(default_factory=list)
    _session: Session | None = field(default=None, repr=False)
    _closed: dict[str, str] = field(default_factory=dict)
    _next: dict[tuple[str, str], float] = field(default_factory=dict)
    _pause: dict[tuple[str, str], float] = field(default_factory=dict)

    def get(
        self,
        url: str,
        *,
        pool: str = "single",
        accept: str = "application/json",
        text: bool = False,
        form: Form | None = None,
    ) -> Answer | Failure:
        """One GET, or one POST of a form: what stands in a form stands in no URL, and so in no log.

        With `text` the body is handed on as bytes.

        A host that could not be reached, or that forbids asking, is not asked again in this run.
        """
        host = urlsplit(url).netloc
        if host in self._closed:
            return Failure(self._closed[host])
        outcome: Answer | Failure = Failure(f"{host} was not asked")
        for attempt in range(self.patience.tries):
            outcome, pause = self._once(url, host, pool, accept, text, attempt, form)
            if pause is None or host in self._closed:
                break
            if attempt + 1 < self.patience.tries:
                self.sleep(pause)
        return outcome

    def _once(
        self, url: str, host: str, pool: str, accept: str, text: bool, attempt: int, form: Form | None
    ) -> tuple[Answer | Failure, float | None]:
        """One try; with it, how long to pause before another one, None if another would not help."""
        import requests

        self._wait(host, pool)
        try:
            return self._read(url, host, pool, accept, text, attempt, form)
        except requests.exceptions.ConnectTimeout:
            return self._close(host, f"{host} could not be reached (connection timed out)"), None
        except requests.exceptions.ReadTimeout:
            return Failure(f"{host} did not answer in {self.patience.read:g} seconds"), None
        except requests.exceptions.SSLError:
            return self._close(host, f"{host} has no certificate that can be trusted"), None
        except requests.exceptions.ConnectionError as error:
            if "NewConnectionError" in repr(error) or "NameResolution" in repr(error) or "ProxyError" in repr(error):
                return self._close(host, f"{host} could not be reached"), None
            return Failure(f"{host} broke off the connection"), 1.0 + attempt
        except requests.exceptions.RequestException:
            return Failure(f"{host} gave an answer that breaks the rules of HTTP"), None

    def _close(self, host: str, reason: str) -> Failure:
        self._closed[host] = reason
        return Failure(reason)

    def _read(
        self, url: str, host: str, pool: str, accept: str, text: bool, attempt: int, form: Form | None
    ) -> tuple[Answer | Failure, float | None]:
        for turn in range(MAX_REDIRECTS + 1):
            with self._opened().request(
                "GET" if form is None else "POST",
                url,
                data=form,
                headers=self._headers(host, accept),
                timeout=(self.patience.connect, self.patience.read),
                allow_redirects=False,
                stream=True,
            ) as response:
                self._learn(host, pool, response)
                if response.status_code not in (301, 302, 303, 307, 308):
                    outcome, pause = self._judge(host, response, text, attempt)
                    return (replace(outcome, redirected=turn > 0) if isinstance(outcome, Answer) else outcome), pause
                url = urljoin(url, response.headers.get("location", ""))
                if urlsplit(url).netloc != host:
                    return Failure(f"{host} redirects to another host ({urlsplit(url).netloc or 'none'})"), None
            self._wait(host, pool)
        return Failure(f"{host} redirects in a circle"), None

    def _judge(self, host: str, response: Response, text: bool, attempt: int) -> tuple[Answer | Failure, float | None]:
        status = response.status_code
        if status == 403:
            return self._close(host, f"{host} refuses to be asked (403)"), None
        if status in _AGAIN:
            words = "asks to be left in peace (429)" if status == 429 else f"is out of order ({status})"
            return Failure(f"{host} {words}"), self._pause_of(response, attempt)
        if status == 404:
            return Answer(404), None
        if status != 200:
            return Failure(f"{host} answered with {status}", status), None
        return _body(host, response, text), None

    def _pause_of(self, response: Response, attempt: int) -> float:
        asked = _seconds(response.headers.get("retry-after"))
        return min(2.0**attempt if asked is None else asked, self.patience.longest_pause)

    def _opened(self) -> Session:
        if self._session is None:
            import requests

            self._session = requests.Session()
        return self._session

    def _headers(self, host: str, accept: str) -> Mapping[str, str]:
        agent = f"evidence/{__version__}"
        headers = {"Accept": accept, "User-Agent": f"{agent} (mailto:{self.mailto})" if self.mailto else agent}
        if self.token and host == self.token_host:
            headers["Crossref-Plus-API-Token"] = f"Bearer {self.token}"
        return headers

    def _wait(self, host: str, pool: str) -> None:
        """Keeps the pace of this host and pool."""
        now = time.monotonic()
        due = self._next.get((host, pool), now)
        if due > now:
            self.sleep(due - now)
        rate = (_POLITE if self.mailto else _PUBLIC)[pool]
        pause = max(self._pause.get((host, pool), 0.0), 1.0 / rate)
        self._next[host, pool] = max(due, now) + pause

    def _learn(self, host: str, pool: str, response: Response) -> None:
        """Takes stricter limits from the answer, and checks that a mailto led into the polite pool."""
        limit = _seconds(response.headers.get("x-rate-limit-limit"))
        interval = _seconds((response.headers.get("x-rate-limit-interval") or "").rstrip("s") or None)
        if limit and interval:
            self._pause[host, pool] = min(interval / limit, self.patience.longest_pause)
        actual = response.headers.get("x-api-pool", "")
        if self.mailto and actual and not actual.startswith(("polite", "plus")):
            self._warn(f"{host} did not recognise the mailto and answers from its {actual} pool")

    def _warn(self, words: str) -> None:
        if words not in self.warnings:
            self.warnings.append(words)


def _body(host: str, response: Response, text: bool) -> Answer | Failure:
    content = bytearray()
    for part in response.iter_content(65536):
        content += part
        if len(content) > MAX_BYTES:
            return Failure(f"{host} sent more than {MAX_BYTES // 1_000_000} MB")
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and "content-encoding" not in response.headers and len(content) < int(declared):
        return Failure(f"{host} sent a part of its answer only")
    if text:
        return Answer(200, bytes(content))
    try:
        return Answer(200, json.loads(content))
    except ValueError:
        what = "a web page" if content.lstrip()[:1] == b"<" else "something"
        return Failure(f"{host} sent {what} instead of JSON")


def _seconds(text: str | None) -> float | None:
    """A number of seconds, or the time until an HTTP date; None for anything else."""
    if not text:
        return None
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
