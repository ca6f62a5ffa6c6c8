"""SARIF 2.1.0 for code scanning: rules with their pages, findings with fingerprints, decisions as suppressions.

GitHub refuses a file with more results or places than it takes ("SARIF results exceed one or more limits", in its
documentation); the gravest are written, and what is left out is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from evidence import __version__
from evidence.audit import Audit
from evidence.documents.document import line_starts
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, Severity, Waived
from evidence.ledger import UncheckedReference
from evidence.reports.summary import summary_of
from evidence.reports.wording import both_sides, from_here, gaps, not_checked, quoted, transcribed
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.pages import page_of
from evidence.rules.rule import Rule
from evidence.rules.table import TABLE

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RESULTS = 25_000
"""So many results of a run GitHub takes."""
MOST_PLACES = 1_000
"""So many places of a result GitHub takes; the first is its own."""

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_INDEX = {code: number for number, code in enumerate(TABLE)}
_ROOT = "%SRCROOT%"


class SarifReport:
    """One SARIF run, a line for each result."""

    @staticmethod
    def look(dossier: Dossier) -> None:
        """Nothing: findings carry their places."""

    def take(self, seen: None) -> None:
        """Keeps nothing."""

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes it result by result."""
        head = {
            "tool": {"driver": _driver()},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(audit))}],
            "properties": {"today": audit.case.today.isoformat(), "offline": audit.offline, **summary_of(audit)},
        }
        stream.write(f'{{"$schema": {_encode(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n')
        stream.writelines(f"{_encode(name)}: {_encode(value)},\n" for name, value in head.items())
        stream.write('"results": [')
        separator = "\n"
        for result in islice(_results(audit), MOST_RESULTS):
            stream.write(separator + _encode(result))
            separator = ",\n"
        stream.write("\n]}]}\n")


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _driver() -> dict[str, Any]:
    pages = {rule.code: rule for rule in ALL_RULES}
    return {
        "name": "evidence",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(pages[code]) for code in TABLE],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    info, page = rule.info, page_of(rule)
    return {
        "id": info.code,
        "name": "".join(part.capitalize() for part in info.name.split("-")),
        "shortDescription": {"text": info.summary},
        "fullDescription": {"text": info.summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVEL[info.severity]},
        "properties": {"tags": [info.family, info.name], "precision": "high"},
    }


def _notifications(audit: Audit) -> Iterator[dict[str, Any]]:
    """What was not checked, first as a number, then reference by reference; and what only a person typed in."""
    yield _notification("warning" if audit.tally.unchecked else "note", f"{not_checked(audit)}.")
    rest = len(audit.findings) + len(audit.waived) + len(audit.baselined) - MOST_RESULTS
    if rest > 0:
        yield _notification("warning", f"{rest} more results do not fit here; these are the gravest.")
    yield from map(_unchecked, audit.unchecked)
    yield from (_notification("warning", f"{gap}.") for gap in gaps(audit))
    for path in audit.unread:
        yield _notification("warning", f"{path}: not read, being of another kind or a link.")
    for name in transcribed(audit):
        text = f"{name}: this record was transcribed by a person; no registry has confirmed it."
        yield _notification("note", text)


def _unchecked(one: UncheckedReference) -> dict[str, Any]:
    used_in = one.used_in[:MOST_PLACES]
    places = {"locations": [_location(place) for place in used_in]} if used_in else {}
    return {**_notification("warning", f"{one.name}: not checked: {one.reason}."), **places}


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}


def _results(audit: Audit) -> Iterator[dict[str, Any]]:
    for finding in audit.findings:
        yield _result(finding, ())
    for waived in audit.waived:
        yield _result(waived.finding, (_waiver(waived),))
    for finding in audit.baselined:
        yield _result(finding, ("in the baseline",))


def _waiver(waived: Waived) -> str:
    until = f", until {waived.expires}" if waived.expires else ""
    return f"{waived.reason} ({waived.owner}{until})"


def _result(finding: Finding, decided: Iterable[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVEL[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.place)],
        # Code scanning follows an alert by this one name; without it, a hash of the line's own words would be made.
        "partialFingerprints": {
            "primaryLocationLineHash": finding.fingerprint,
            "evidenceFingerprint/v1": finding.fingerprint,
        },
        "properties": _properties(finding),
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place), "message": {"text": place.quote or place.path}}
            for number, place in enumerate(finding.related[: MOST_PLACES - 1], 1)
        ]
    suppressions = [
        {"kind": "external", "status": "accepted", "justification": justification} for justification in decided
    ]
    # An empty list says of a result that somebody looked and suppressed nothing; absence says nothing.
    return {**result, "suppressions": suppressions}


def _message(finding: Finding) -> str:
    parts = [finding.message]
    if finding.place.context and finding.place.quote:
        parts.append(f"{quoted(finding.place, finding.place.quote)}.")
    rest = len(finding.related) - (MOST_PLACES - 1)
    if rest > 0:
        parts.append(f"{rest} more places do not fit here.")
    parts += both_sides(finding)
    if finding.hint:
        parts.append(finding.hint)
    return "\n".join(parts)


def _properties(finding: Finding) -> dict[str, Any]:
    named = {
        "claim": finding.claim,
        "kind": finding.kind,
        "risk": finding.risk,
        "reference": finding.reference,
        "expected": finding.expected,
        "found": finding.found,
        "hint": finding.hint,
    }
    return {name: value for name, value in named.items() if value is not None}


def _location(place: Place) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": _region(place)}}


def _artifact(path: str) -> dict[str, Any]:
    near = from_here(path)
    if Path(near).is_absolute():
        return {"uri": Path(near).as_uri()}
    return {"uri": quote(near), "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, Any]:
    """The exact words; a file as a whole is its first line, since code scanning shows nothing without a line."""
    if place.location is None:
        return {"startLine": 1}
    line, column = place.location.line, place.location.column
    region: dict[str, Any] = {"startLine": line, "startColumn": column}
    if place.span and len(place.span) and place.quote and len(place.quote) == len(place.span):
        starts = line_starts(place.quote)
        last = len(place.quote) - starts[-1]
        region |= {
            "endLine": line + len(starts) - 1,
            "endColumn": last + (column if len(starts) == 1 else 1),
            "charOffset": place.span.start,
            "charLength": len(place.span),
            "snippet": {"text": place.quote},
        }
    return region
