"""A server on loopback that speaks like Crossref, doi.org and DataCite, with faults on demand.

Shapes follow the APIs as they behave in 2026: 404 is the plain text "Resource not found.", an alias is answered with a
redirect to the prime record, a batch leaves out what it does not hold.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

NOT_FOUND = "Resource not found."


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


@dataclass
class StandIn:
    """What the server holds and how it behaves; `requests` are the paths it was asked for, in order."""

    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    datacite: dict[str, dict[str, Any]] = field(default_factory=dict)
    fault: str | None = None
    fault_on: str = ""
    faults_left: int = 10**9
    pool: str = "public"
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def holds(self, *messages: dict[str, Any]) -> None:
        """Adds works."""
        for message in messages:
            self.works[message["DOI"].lower()] = message


@contextmanager
def serving(stand_in: StandIn) -> Iterator[StandIn]:
    """Serves until the block ends."""

    class Handler(_Handler):
        server_state = stand_in

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stand_in.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server_state: StandIn
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        state = self.server_state
        state.requests.append(self.path)
        state.headers.append({name.lower(): value for name, value in self.headers.items()})
        if state.fault and state.faults_left > 0 and re.search(state.fault_on, self.path):
            state.faults_left -= 1
            getattr(self, f"fault_{state.fault}")()
            return
        path = urlsplit(self.path)
        parts = path.path.split("/")
        if path.path == "/works" and "filter=updates" in path.query:
            self._notices(parse_qs(path.query))
        elif path.path == "/works":
            self._batch(parse_qs(path.query))
        elif parts[1] == "works":
            self._single(unquote("/".join(parts[2:])))
        elif parts[1] == "doiRA":
            self._agency(unquote("/".join(parts[2:])))
        elif parts[1] == "dois":
            self._datacite(unquote("/".join(parts[2:])))
        else:
            self._text(404, NOT_FOUND)

    def _batch(self, query: dict[str, list[str]]) -> None:
        asked = [item.removeprefix("doi:").lower() for item in ",".join(query["filter"]).split(",")]
        items = [self.server_state.works[doi] for doi in asked if doi in self.server_state.works]
        rows = int(query.get("rows", ["20"])[0])
        fields = set(query.get("select", [""])[0].split(",")) - {""}
        shown = [{k: v for k, v in item.items() if not fields or k in fields} for item in items[:rows]]
        body = {"status": "ok", "message-type": "work-list", "message": {"items": shown, "total-results": len(items)}}
        self._json(200, body, kind="array")

    def _notices(self, query: dict[str, list[str]]) -> None:
        asked = {item.removeprefix("updates:").lower() for item in ",".join(query["filter"]).split(",")}
        works = self.server_state.works.values()
        items = [w for w in works if any(str(u["DOI"]).lower() in asked for u in w.get("update-to", []))]
        fields = query["select"][0].split(",")
        shown = [{k: v for k, v in item.items() if k in fields} for item in items[: int(query["rows"][0])]]
        body = {"status": "ok", "message-type": "work-list", "message": {"items": shown, "total-results": len(items)}}
        self._json(200, body, kind="array")

    def _single(self, doi: str) -> None:
        state = self.server_state
        if doi.lower() in state.aliases:
            self._send(301, b"", {"Location": f"/works/{state.aliases[doi.lower()]}"})
        elif doi.lower() in state.works:
            self._json(200, {"status": "ok", "message-type": "work", "message": state.works[doi.lower()]})
        else:
            self._text(404, NOT_FOUND)

    def _agency(self, doi: str) -> None:
        agency = self.server_state.agencies.get(doi.lower())
        row = {"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"}
        self._json(200, [row])

    def _datacite(self, doi: str) -> None:
        attributes = self.server_state.datacite.get(doi.lower())
        if attributes is None:
            self._json(404, {"errors": [{"status": "404"}]})
        else:
            self._json(200, {"data": {"id": doi, "type": "dois", "attributes": attributes}})

    def _json(self, status: int, body: Any, kind: str = "single") -> None:
        headers = {
            "Content-Type": "application/json;charset=utf-8",
            "x-rate-limit-limit": "1000",
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": "1",
            "x-api-pool": f"{self.server_state.pool}-{kind}",
        }
        self._send(status, json.dumps(body).encode(), headers)

    def _text(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        self._send(status, text.encode(), {"Content-Type": "text/plain", **(headers or {})})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def fault_429_bare(self) -> None:
        self._send(429, b"", {})

    def fault_429_retry_after(self) -> None:
        self._text(429, "slow down", {"Retry-After": "3600"})

    def fault_429_retry_date(self) -> None:
        self._text(429, "slow down", {"Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"})

    def fault_429_retry_odd(self) -> None:
        self._text(429, "slow down", {"Retry-After": "soon"})

    def fault_403(self) -> None:
        self._text(403, "blocked")

    def fault_500(self) -> None:
        self._json(500, {"status": "error", "message-type": "exception", "message": {}})

    def fault_503_html(self) -> None:
        self._send(503, b"<html><body>503</body></html>", {"Content-Type": "text/html"})

    def fault_400(self) -> None:
        self._json(400, {"status": "failed", "message-type": "validation-failure", "message": []})

    def fault_404_as_json_type(self) -> None:
        self._send(404, NOT_FOUND.encode(), {"Content-Type": "application/json;charset=utf-8"})

    def fault_200_html(self) -> None:
        self._send(200, b"<!DOCTYPE html><html><body>maintenance</body></html>", {"Content-Type": "text/html"})

    def fault_truncated_json(self) -> None:
        self._send(200, b'{"status": "ok", "message": {"DOI": "10.5555/li', {"Content-Type": "application/json"})

    def fault_null_message(self) -> None:
        self._json(200, {"status": "ok", "message": None})

    def fault_list_message(self) -> None:
        self._json(200, [1, 2, 3])

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

    def fault_redirect_circle(self) -> None:
        self._send(301, b"", {"Location": self.path})
