"""What the outside world says about a DOI, in three answers and never `None`.

`Found` carries a record. `Absent` means that every registry named in it was asked and knows no such DOI. Everything
else (no network, time-out, a limit, an answer that makes no sense) is `Unchecked` with its reason: an outage is never
an absence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol


class Status(StrEnum):
    """The standing of a work, worst first; `UNKNOWN` when no registry's word on it is held."""

    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    PARTIALLY_RETRACTED = "partially-retracted"
    CONCERN = "concern"
    REPLACED = "replaced"
    CORRECTED = "corrected"
    REINSTATED = "reinstated"
    NOTICE = "notice"
    CURRENT = "current"
    UNKNOWN = "unknown"


class Via(StrEnum):
    """Which way an answer came."""

    NETWORK = "network"
    CACHE = "cache"
    LOCK = "lock"
    INDEX = "index"


CROSSREF = "crossref"
"""The origin of a record that Crossref gave."""
TRANSCRIBED = "transcribed"
"""The origin of a record that a person typed in from a publication; no registry has confirmed it."""


@dataclass(frozen=True, slots=True)
class Update:
    """A notice about a work. `type` is lower case with hyphens ("expression-of-concern").

    `local` says that it comes from a file of the team and not from the answer of a registry, which therefore neither
    confirms nor ends it.
    """

    type: str
    source: str
    date: date | None
    notice: str | None
    local: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """A person (`family`, `given`) or a group (`name`)."""

    family: str | None = None
    given: str | None = None
    name: str | None = None

    @property
    def last(self) -> str:
        """The name an author is sorted under."""
        return self.family or self.name or ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a registry holds about a work.

    `doi` is the DOI asked for, `prime_doi` the one the registry keeps it under; they differ for an alias. `years` are
    all years it may rightly be cited by (print, online, issue), in order. `updates` are notices about this work;
    `notice_of` are the DOIs that this work is itself a notice about. `origin` names the registry, or `transcribed`.
    `status_known` is False where updates were not part of the answer: silence is then not a clean bill.
    `status_checked` is the day on which a registry was last asked for them. `looked_twice` says that it was also asked
    which notices name this work; what an answer without that leaves out may still stand. `unasked` is why it could not
    be asked so, where it should have been: then `updates` may not be all.
    """

    doi: str
    prime_doi: str
    origin: str
    retrieved: date
    kind: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[Author, ...] = ()
    truncated_authors: bool = False
    containers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    pmid: str | None = None
    abstract_digest: str | None = None
    updates: tuple[Update, ...] = ()
    notice_of: tuple[str, ...] = ()
    status_known: bool = True
    status_checked: date | None = None
    looked_twice: bool = field(default=False, compare=False, repr=False)
    unasked: str | None = field(default=None, compare=False, repr=False)

    @property
    def whole_title(self) -> str | None:
        """The title with its subtitle."""
        return f"{self.title}: {self.subtitle}" if self.title and self.subtitle else self.title

    @property
    def confirmed(self) -> bool:
        """Whether a registry said this, rather than a person."""
        return self.origin != TRANSCRIBED


@dataclass(frozen=True, slots=True)
class Found:
    """A registry, or the lock on its behalf, holds a record."""

    record: Record
    via: Via


@dataclass(frozen=True, slots=True)
class Absent:
    """All of `asked` were asked and none knows the DOI."""

    doi: str
    asked: tuple[str, ...]
    via: Via
    retrieved: date


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Nobody could be asked, or no answer could be trusted; `reason` is a sentence without its full stop."""

    doi: str
    reason: str


Lookup = Found | Absent | Unchecked


class Registry(Protocol):
    """Anything that can be asked about DOIs. It answers for every DOI asked and never raises for the outside world."""

    name: str

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        """One answer for each normalised DOI."""
        ...


class TellingRegistry(Registry, Protocol):
    """A registry that may have something to tell the user beside its answers."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told once."""
        ...
