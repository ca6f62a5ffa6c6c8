"""How fast a host may be asked: the documented table, and what the answers' own headers say where that is stricter.

Crossref's limits (in force since December 2025, refined July 2026) keep single records and lists apart: 5 and 1 a
second in the public pool, 10 and 3 in the polite one, 150 with a Plus token. The pool is the one that the answers name,
not the one that was hoped for: a mailto that is not recognised is served from the public pool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from evidence.late import late_regex

POOLS: Mapping[str, Mapping[str, float]] = {
    "public": {"single": 5.0, "list": 1.0},
    "polite": {"single": 10.0, "list": 3.0},
    "plus": {"single": 150.0, "list": 150.0},
}
"""Crossref's requests a second, by pool and class."""

OTHERS: Mapping[str, float] = {"agency": 5.0, "datacite": 3.0, "pubmed": 3.0, "pubmed-key": 10.0, "europepmc": 5.0}
"""Requests a second of the others: DataCite allows 1,000 in five minutes, PubMed 3 a second; doi.org names no limit."""

_MARGIN = 1.04
"""Requests do not take equally long on their way: spaced by exactly a third of a second, four can arrive in one."""

_JITTER = 0.03
"""Seconds that a request may be late without more than the margin being lost, where the interval is a second."""

_INTERVAL = late_regex(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass
class Pace:
    """The pause after a request, by host and pool. `faster` multiplies the table, for servers of one's own only."""

    mailto: bool = False
    faster: float = 1.0
    _pool_of: dict[str, str] = field(default_factory=dict)
    _told: dict[tuple[str, str], float] = field(default_factory=dict)
    _fastest: dict[str, float] = field(default_factory=dict)

    def pause(self, host: str, pool: str) -> float:
        """Seconds from one request to the next."""
        named = POOLS[self._pool_of.get(host, "polite" if self.mailto else "public")]
        rate = named[pool] if pool in named else OTHERS.get(pool, 1.0)
        return max(1.0 / (rate * self.faster), self._told.get((host, pool), 0.0)) * _MARGIN

    def arrived(self, host: str, took: float) -> float:
        """How long before its answer ended, at least, a request had arrived: the pause counts from its arrival.

        What a request took much longer than the fastest one, it may have spent on its way; the first one opens a
        connection.
        """
        fastest = self._fastest.get(host, 0.0)
        self._fastest[host] = min(fastest or took, took)
        return took if fastest and took - fastest < _JITTER else min(fastest, took)

    def learn(self, host: str, pool: str, headers: Mapping[str, str]) -> str | None:
        """Takes the limit of this route from an answer, stricter or looser than the last; the pool it names, if any."""
        limit, interval = seconds_of(headers.get("x-rate-limit-limit")), _interval(headers.get("x-rate-limit-interval"))
        if limit and interval:
            self._told[host, pool] = interval / limit
        named = headers.get("x-api-pool", "").strip().casefold()
        if named:
            self._pool_of[host] = next((known for known in ("plus", "polite") if named.startswith(known)), "public")
        return named or None


def _interval(text: str | None) -> float | None:
    match = _INTERVAL.match((text or "").strip().casefold())
    return float(match[1]) * _SECONDS[match[2] or "s"] if match else None


def seconds_of(text: str | None) -> float | None:
    """A number of seconds, or the time until an HTTP date, never below zero; None for anything else."""
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return _until(text)
    return max(0.0, number) if number < float("inf") else None


def _until(text: str) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        day = parsedate_to_datetime(text)
        return max(0.0, ((day if day.tzinfo else day.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
