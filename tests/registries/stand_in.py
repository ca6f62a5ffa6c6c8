"""A server on loopback that speaks like Crossref, doi.org and DataCite, with their limits and with faults on demand.

Shapes follow the APIs as they behave in 2026: 404 is the plain text "Resource not found.", an alias is answered with a
redirect to the prime record, a batch leaves out what it does not hold, and holds 20 rows unless told otherwise. With
`enforce`, limits are kept as Crossref keeps them: single records and lists apart, 429 for what is too much, and every
such request is written down in `violations`.

`python -m tests.registries.stand_in` serves works that are made up on demand, for benchmarks; it prints its address.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import socket
import struct
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

NOT_FOUND = "Resource not found."
LOGIN = "/login"
"""Where a gateway sends those whom it does not let through; it lies on no registry."""
LIMITS = {
    "public-single": 5.0,
    "public-array": 1.0,
    "polite-single": 10.0,
    "polite-array": 3.0,
    "plus-single": 150.0,
    "plus-array": 150.0,
}
NO_ARTICLES = {
    "/esearch.fcgi": {"esearchresult": {"count": "0", "idlist": []}},
    "/search": {"hitCount": 0, "resultList": {"result": []}},
}
"""Asked as PubMed or Europe PMC, this server knows nothing; such requests are not counted."""
CONCURRENCY = {"public": 1, "polite": 3, "plus": 100}
SELECT = frozenset(
    (
        "DOI ISBN ISSN URL abstract accepted alternative-id approved archive article-number assertion author chair "
        "clinical-trial-number container-title content-created content-domain contributor created degree deposited "
        "editor event funder group-title indexed is-referenced-by-count issn-type issue issued license link member "
        "original-title page posted prefix published published-online published-print publisher publisher-location "
        "reference references-count relation resource score short-container-title short-title standards-body subject "
        "subtitle title translator type update-policy update-to updated-by volume"
    ).split()
)
CSL = "application/vnd.citationstyles.csl+json"


def work(doi: str, title: str = "Evening light and sleep in adults", **fields: Any) -> dict[str, Any]:
    """A Crossref work message."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "subtitle": [],
        "author": [
            {"given": "Jane", "family": "Doe", "sequence": "first", "affiliation": []},
            {"given": "Richard", "family": "Roe", "sequence": "additional", "affiliation": []},
        ],
        "container-title": ["Journal of Sleep"],
        "short-container-title": ["J Sleep"],
        "published-print": {"date-parts": [[2024, 3]]},
        "published-online": {"date-parts": [[2023, 12, 20]]},
        "issued": {"date-parts": [[2023, 12, 20]]},
        "volume": "3",
        "issue": "1",
        "page": "1-9",
        **fields,
    }


def update(
    kind: str, notice: str = "10.5555/notice", source: str = "publisher", day: tuple[int, ...] = (2025, 3, 1)
) -> dict[str, Any]:
    """An item of `updated-by`."""
    return {
        "DOI": notice,
        "type": kind,
        "label": kind.title(),
        "source": source,
        "updated": {"date-parts": [list(day)]},
    }


def csl(doi: str, title: str = "Evening light and sleep in adults", **fields: Any) -> dict[str, Any]:
    """A CSL item, as content negotiation gives it."""
    return {
        "DOI": doi,
        "type": "article-journal",
        "title": title,
        "author": [{"family": "Rossi", "given": "Anna"}, {"literal": "Sleep Group"}],
        "container-title": "Giornale del Sonno",
        "issued": {"date-parts": [[2022, 5]]},
        "volume": "4",
        "page": "10-19",
        **fields,
    }


def in_place_of_all(url: str) -> dict[str, str]:
    """The environment in which a server at this address stands for every place of the outside world."""
    return {f"EVIDENCE_{name}_URL": url for name in ("CROSSREF", "DOI", "DATACITE", "PUBMED", "EUROPEPMC")}


@dataclass
class StandIn:
    """What the server holds and how it behaves; `requests` are the paths it was asked for, in order."""

    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    datacite: dict[str, dict[str, Any]] = field(default_factory=dict)
    csl: dict[str, dict[str, Any]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    made_up: Callable[[str], dict[str, Any] | None] = lambda _: None
    fault: str | None = None
    fault_on: str = ""
    faults_left: int = 10**9
    pool: str = "public"
    knows_mailto: bool = False
    enforce: bool = False
    scale: float = 1.0
    advertised: dict[str, str] | None = None
    one_doi_per_agency_request: bool = False
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    most_in_flight: int = 0
    url: str = ""
    keeps_log: bool = True
    _in_flight: int = 0
    _arrivals: dict[str, deque[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def holds(self, *messages: dict[str, Any]) -> None:
        """Adds works."""
        for message in messages:
            self.works[message["DOI"].lower()] = message

    def work(self, doi: str) -> dict[str, Any] | None:
        """The work with this DOI, held or made up."""
        return self.works.get(doi.lower()) or self.made_up(doi.lower())

    def pool_for(self, headers: dict[str, str], path: str) -> str:
        """The pool that a caller is in: the one that is set, or by mailto where addresses are recognised."""
        if not self.knows_mailto:
            return self.pool
        if headers.get("crossref-plus-api-token"):
            return "plus"
        return "polite" if "mailto:" in headers.get("user-agent", "") or "mailto=" in path else "public"

    def begins(self, kind: str | None, pool: str) -> str | None:
        """Takes a request in; why it is too much, or None."""
        with self._lock:
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
            if not self.enforce or kind is None:
                return None
            if self._in_flight > CONCURRENCY[pool]:
                return f"{self._in_flight} at once in {pool}"
            name, now = f"{pool}-{kind}", time.monotonic()
            times = self._arrivals.setdefault(name, deque())
            limit = LIMITS[name] * self.scale
            while times and now - times[0] >= 1.0:
                times.popleft()
            times.append(now)
            return f"{len(times)} in a second in {name}" if len(times) > limit else None

    def ends(self) -> None:
        """Lets a request go."""
        with self._lock:
            self._in_flight -= 1


@contextmanager
def serving(stand_in: StandIn, port: int = 0) -> Iterator[StandIn]:
    """Serves until the block ends."""

    class Handler(_Handler):
        server_state = stand_in

    server = _Server(("127.0.0.1", port), Handler)
    stand_in.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


def _words_of(work: dict[str, Any]) -> set[str]:
    """The words that a search for a work may find it by: of its title and authors, and its pages."""
    authors = (author.get("family") or author.get("name") or "" for author in work.get("author", ()))
    return set(" ".join((*work["title"], *authors, str(work.get("page")))).lower().split())


class _Handler(BaseHTTPRequestHandler):
    server_state: StandIn
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    limits: dict[str, str]
    _is_taken: bool = False

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_GET(self) -> None:
        state = self.server_state
        path = urlsplit(self.path)
        parts = path.path.split("/")
        headers = {name.lower(): value for name, value in self.headers.items()}
        if path.path == "/_counts":
            self._counts()
            return
        if path.path in NO_ARTICLES:
            self.limits = {}
            self._json(200, NO_ARTICLES[path.path])
            return
        if state.keeps_log:
            state.requests.append(self.path)
            state.headers.append(headers)
        else:
            state.requests.append("")
        kind = "array" if path.path == "/works" else "single" if parts[1] == "works" else None
        pool = state.pool_for(headers, self.path)
        self.limits = self._limits(kind, pool)
        too_much = state.begins(kind, pool)
        self._is_taken = True
        try:
            if too_much:
                state.violations.append(too_much)
                self.fault_429_bare()
            elif state.fault and state.faults_left > 0 and re.search(state.fault_on, self.path):
                state.faults_left -= 1
                getattr(self, f"fault_{state.fault}")()
            else:
                self._answer(path.path, parts, parse_qs(path.query))
        finally:
            self._lets_go()

    def _lets_go(self) -> None:
        """Ends a request once, before its last bytes: who has the answer may ask again at once."""
        if self._is_taken:
            self._is_taken = False
            self.server_state.ends()

    def _limits(self, kind: str | None, pool: str) -> dict[str, str]:
        state = self.server_state
        if kind is None:
            return {}
        name = f"{pool}-{kind}"
        limit = LIMITS[name] * state.scale if state.enforce else 1000
        return state.advertised or {
            "x-rate-limit-limit": f"{limit:g}",
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": str(CONCURRENCY[pool]),
            "x-api-pool": name,
            "x-rate-limit-type": kind,
        }

    def _answer(self, path: str, parts: list[str], query: dict[str, list[str]]) -> None:
        rest = unquote("/".join(parts[2:]))
        if path == LOGIN:
            self.fault_404_html()
        elif path == "/works" and "query.bibliographic" in query:
            self._search(query)
        elif path == "/works":
            self._batch(query)
        elif parts[1] == "works" and "/transform" in rest:
            self._negotiated(rest.partition("/transform")[0])
        elif parts[1] == "works" and query.get("select"):
            self._invalid("select-not-available", query["select"][0])
        elif parts[1] == "works":
            self._single(rest)
        elif parts[1] == "doiRA":
            self._agency(rest)
        elif parts[1] == "dois":
            self._datacite(rest)
        elif CSL in self.headers.get("Accept", ""):
            self._resolved(unquote(path[1:]))
        else:
            self._text(404, NOT_FOUND)

    def _counts(self) -> None:
        state = self.server_state
        body = {
            "requests": len(state.requests),
            "violations": len(state.violations),
            "statuses": dict(state.statuses),
            "most_in_flight": state.most_in_flight,
        }
        self.limits = {}
        self._json(200, body)

    def _invalid(self, kind: str, value: str) -> None:
        message = [{"type": kind, "value": value, "message": f"{value} is not valid"}]
        self._json(400, {"status": "failed", "message-type": "validation-failure", "message": message})

    def _batch(self, query: dict[str, list[str]]) -> None:
        rows = query.get("rows", ["20"])[0]
        fields = set(query.get("select", [""])[0].split(",")) - {""}
        if not rows.isdecimal() or int(rows) > 1000:
            self._invalid("integer-not-valid", rows)
            return
        if fields - SELECT:
            self._invalid("select-not-available", ",".join(sorted(fields - SELECT)))
            return
        filters = [item.partition(":") for item in ",".join(query.get("filter", [""])).split(",") if item]
        if filters and all(name == "updates" and value for name, _, value in filters):
            self._notices({value.lower() for _, _, value in filters}, fields, int(rows))
            return
        if any(name != "doi" or not value for name, _, value in filters):
            self._invalid("filter-not-available", ",".join(name for name, _, _ in filters))
            return
        asked = dict.fromkeys(value.lower() for _, _, value in filters)
        items = [item for doi in asked if (item := self.server_state.work(doi)) is not None]
        shown = [{k: v for k, v in item.items() if not fields or k in fields} for item in items[: int(rows)]]
        body = {"status": "ok", "message-type": "work-list", "message": {"items": shown, "total-results": len(items)}}
        self._json(200, body)

    def _search(self, query: dict[str, list[str]]) -> None:
        """All works that share a word with what is asked; Crossref says what else stands beside it is a mistake."""
        if set(query) - {"query.bibliographic", "rows", "mailto"}:
            self._invalid("parameter-not-allowed", ",".join(query))
            return
        asked = set(re.findall(r"[\w-]+", query["query.bibliographic"][0].lower()))
        items = [w for w in self.server_state.works.values() if asked & _words_of(w)]
        shown = items[: int(query["rows"][0])]
        self._json(200, {"status": "ok", "message-type": "work-list", "message": {"items": shown}})

    def _notices(self, asked: set[str], fields: set[str], rows: int) -> None:
        works = self.server_state.works.values()
        items = [w for w in works if any(str(u["DOI"]).lower() in asked for u in w.get("update-to", []))]
        shown = [{k: v for k, v in item.items() if not fields or k in fields} for item in items[:rows]]
        body = {"status": "ok", "message-type": "work-list", "message": {"items": shown, "total-results": len(items)}}
        self._json(200, body)

    def _single(self, doi: str) -> None:
        state = self.server_state
        held = state.work(doi)
        if doi.lower() in state.aliases:
            self._send(301, b"", {"Location": f"/works/{state.aliases[doi.lower()]}"})
        elif held is not None:
            self._json(200, {"status": "ok", "message-type": "work", "message": held})
        else:
            self._text(404, NOT_FOUND)

    def _agency(self, names: str) -> None:
        alone = self.server_state.one_doi_per_agency_request
        rows = []
        for doi in [names] if alone else re.split(r",(?=10\.)", names):
            known = self.server_state.agencies.get(doi.lower())
            agency = known or ("Crossref" if self.server_state.work(doi) is not None else None)
            rows.append({"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"})
        self._json(200, rows)

    def _resolved(self, doi: str) -> None:
        """doi.org sends those who want a record on to the agency; Crossref counts them as any others."""
        state = self.server_state
        if doi.lower() in state.moved:
            self._send(302, b"", {"Location": state.moved[doi.lower()]})
        elif state.work(doi) is not None:
            self._send(302, b"", {"Location": f"/works/{quote(doi, safe='')}/transform"})
        else:
            self._negotiated(doi)

    def _negotiated(self, doi: str) -> None:
        state = self.server_state
        if doi.lower() in state.csl:
            self._json(200, state.csl[doi.lower()])
        elif state.work(doi) is not None:
            self._json(200, {**(state.work(doi) or {}), "title": (state.work(doi) or {})["title"][0]})
        else:
            self._text(404, NOT_FOUND)

    def _datacite(self, doi: str) -> None:
        attributes = self.server_state.datacite.get(doi.lower())
        if attributes is None:
            self._json(404, {"errors": [{"status": "404"}]})
        else:
            self._json(200, {"data": {"id": doi, "type": "dois", "attributes": attributes}})

    def _json(self, status: int, body: Any) -> None:
        self._send(status, json.dumps(body).encode(), {"Content-Type": "application/json;charset=utf-8"})

    def _text(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        self._send(status, text.encode(), {"Content-Type": "text/plain", **(headers or {})})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        if len(body) > 2000 and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers = gzip.compress(body, 1), {**headers, "Content-Encoding": "gzip"}
        self._raw(status, body, headers)

    def _raw(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.server_state.statuses[status] += 1
        self.send_response(status)
        bare = status == 429
        for name, value in {**({} if bare else self.limits), **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self._lets_go()
        self.end_headers()
        self.wfile.write(body)

    def fault_429_bare(self) -> None:
        self._send(429, b"", {})

    def fault_429_retry_after(self) -> None:
        self._text(429, "slow down", {"Retry-After": "3600"})

    def fault_429_retry_minute(self) -> None:
        self._text(429, "slow down", {"Retry-After": "60"})

    def fault_429_retry_date(self) -> None:
        self._text(429, "slow down", {"Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"})

    def fault_429_retry_odd(self) -> None:
        self._text(429, "slow down", {"Retry-After": "soon"})

    def fault_429_html(self) -> None:
        self._send(429, b"<html><body><h1>429 Too Many Requests</h1></body></html>", {"Content-Type": "text/html"})

    def fault_429_retry_soon(self) -> None:
        self._text(429, "slow down", {"Retry-After": "1"})

    def fault_403(self) -> None:
        self._text(403, "blocked")

    def fault_500(self) -> None:
        self._json(500, {"status": "error", "message-type": "exception", "message": {}})

    def fault_503_html(self) -> None:
        self._send(503, b"<html><body>503</body></html>", {"Content-Type": "text/html"})

    def fault_400(self) -> None:
        self._json(400, {"status": "failed", "message-type": "validation-failure", "message": []})

    def fault_400_html(self) -> None:
        self._send(400, b"<html><body>400 Bad Request</body></html>", {"Content-Type": "text/html"})

    def fault_404_as_json_type(self) -> None:
        self._send(404, NOT_FOUND.encode(), {"Content-Type": "application/json;charset=utf-8"})

    def fault_404_html(self) -> None:
        """A gateway that has lost its way to the registry."""
        self._send(404, b"<!DOCTYPE html><html><body>404 Not Found</body></html>", {"Content-Type": "text/html"})

    def fault_404_json(self) -> None:
        self._json(404, {"error": "no route"})

    def fault_redirect_to_404(self) -> None:
        self._send(302, b"", {"Location": LOGIN})

    def fault_200_html(self) -> None:
        self._send(200, b"<!DOCTYPE html><html><body>maintenance</body></html>", {"Content-Type": "text/html"})

    def fault_truncated_json(self) -> None:
        self._send(200, b'{"status": "ok", "message": {"DOI": "10.5555/li', {"Content-Type": "application/json"})

    def fault_null_message(self) -> None:
        self._json(200, {"status": "ok", "message": None})

    def fault_list_message(self) -> None:
        self._json(200, [1, 2, 3])

    def fault_failed_with_200(self) -> None:
        self._json(200, {"status": "failed", "message-type": "work", "message": work("10.5555/light")})

    def fault_wrong_message_type(self) -> None:
        self._json(200, {"status": "ok", "message-type": "journal", "message": work("10.5555/light")})

    def fault_another_work(self) -> None:
        items = {"items": [work("10.9999/elsewhere")]} | work("10.9999/elsewhere")
        self._json(200, {"status": "ok", "message": items})

    def fault_empty_body(self) -> None:
        self._send(200, b"", {"Content-Type": "application/json"})

    def fault_deep_json(self) -> None:
        self._send(200, b"[" * 200_000, {"Content-Type": "application/json"})

    def fault_bad_utf8(self) -> None:
        self._send(200, b'{"status": "ok", "message": {"DOI": "\xff\xfe"}}', {"Content-Type": "application/json"})

    def fault_no_doi(self) -> None:
        self._json(200, {"status": "ok", "message": {"title": ["Something"]}})

    def fault_short_body(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'{"status": "ok"')
        self.close_connection = True

    def fault_oversized(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for _ in range(400):
                self.wfile.write(b" " * 65536)
        except OSError:
            pass

    def fault_packed_bomb(self) -> None:
        body = gzip.compress(b" " * 30_000_000, 9)
        self._raw(200, body, {"Content-Type": "application/json", "Content-Encoding": "gzip"})

    def fault_packed_badly(self) -> None:
        self._raw(200, b"this is no gzip", {"Content-Type": "application/json", "Content-Encoding": "gzip"})

    def fault_packed_in_part(self) -> None:
        body = gzip.compress(json.dumps({"status": "ok", "message": work("10.5555/light")}).encode())[:-40]
        self._raw(200, body, {"Content-Type": "application/json", "Content-Encoding": "gzip"})

    def fault_packed_oddly(self) -> None:
        self._raw(200, b"zzz", {"Content-Type": "application/json", "Content-Encoding": "br"})

    def fault_drip(self) -> None:
        """One byte now and then: no pause is long, and there is no end."""
        self._drip(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b" " * 5000)

    def fault_drip_headers(self) -> None:
        self._drip(b"HTTP/1.1 200 OK\r\n", b"X-Slow: " + b"z" * 5000)

    def _drip(self, head: bytes, rest: bytes) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.wfile.write(head)
            for byte in rest[:100]:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)

    def fault_no_http(self) -> None:
        self.close_connection = True
        self.wfile.write(b"220 ftp.example ready\r\n")

    def fault_reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()
        self.close_connection = True

    def fault_hang(self) -> None:
        time.sleep(1.0)
        self.close_connection = True

    def fault_redirect_away(self) -> None:
        self._send(301, b"", {"Location": "http://192.0.2.1/works/x"})

    def fault_redirect_odd(self) -> None:
        self._send(301, b"", {"Location": "http://["})

    def fault_redirect_endless(self) -> None:
        """A redirect with a body that has no end."""
        self.close_connection = True
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 301 Moved\r\nLocation: http://192.0.2.1/\r\nConnection: close\r\n\r\n")
            for _ in range(2000):
                self.wfile.write(b" " * 65536)

    def fault_401(self) -> None:
        self._text(401, "no")

    def fault_redirect_nowhere(self) -> None:
        self._send(302, b"", {})

    def fault_redirect_circle(self) -> None:
        self._send(301, b"", {"Location": self.path})


PREFIX = "10.5555/"


def made_up(doi: str) -> dict[str, Any] | None:
    """A work for any DOI of the test prefix, so that a large corpus takes no memory."""
    if not doi.startswith(PREFIX):
        return None
    number = sum(map(ord, doi))
    title = f"Effect of intervention {doi[len(PREFIX) :]} on outcome {number} in adults: a randomized trial"
    reference = [{"key": f"ref{n}", "doi-asserted-by": "publisher", "DOI": f"10.5555/ref.{n}"} for n in range(30)]
    return work(doi, title, volume=str(number % 90), reference=reference, **{"is-referenced-by-count": number})


def main() -> int:
    """Serves until its standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies Crossref's limits")
    parser.add_argument("--unlimited", action="store_true")
    options = parser.parse_args()
    state = StandIn(
        made_up=made_up, knows_mailto=True, enforce=not options.unlimited, scale=options.scale, keeps_log=False
    )
    with serving(state):
        print(json.dumps({"url": state.url}), flush=True)
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
