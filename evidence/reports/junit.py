"""JUnit XML: a suite for each file, a test for each finding. What fails the run (`--fail-on`) fails, waived findings
are skipped, and a reference that could not be checked is an error of its test; other findings pass and stand in the
suite's output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count, groupby
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from evidence import __version__
from evidence.audit import Audit
from evidence.dossier import Dossier
from evidence.findings import Finding, Waived
from evidence.reports.wording import NOT_XML, WORD, caveats, one_line, quoted, sides

_ALL = "references"


@dataclass
class _Suite:
    """The tests of one file as they are written, and the lines of its output."""

    cases: list[str] = field(default_factory=list)
    failures: int = 0
    errors: int = 0
    skipped: int = 0
    output: list[str] = field(default_factory=list)


class JunitReport:
    """The audit as test results, in the form that Ant, Jenkins and GitLab read."""

    def __init__(self) -> None:
        self._paths: list[str] = []

    @staticmethod
    def look(dossier: Dossier) -> str:
        """The path: a document without findings is a test that passed."""
        return dossier.document.path

    def take(self, seen: str) -> None:
        """Keeps it."""
        self._paths.append(seen)

    def write(self, audit: Audit, stream: TextIO) -> None:
        """Writes it suite by suite."""
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n')
        number = count()
        for name, suite in self._suites(audit):
            stream.writelines(_written(name, suite, next(number), audit.case.today.isoformat()))
        stream.write("</testsuites>\n")

    def _suites(self, audit: Audit) -> Iterator[tuple[str, _Suite]]:
        """The references first, then each document, then the other files that findings are about."""
        yield _ALL, _references(audit)
        held = _held(audit)
        others: dict[str, list[Finding]] = {}
        groups = groupby(audit.findings.by_document(), key=lambda finding: finding.place.path)
        known = dict.fromkeys(self._paths)
        for path, group in groups:
            if path not in known:
                others.setdefault(path, []).extend(group)
                continue
            yield from self._clean_before(audit, path, known, held)
            yield path, _suite(audit, path, group, held.pop(path, ()))
        yield from self._clean_before(audit, None, known, held)
        for path in {**others, **held}:
            yield path, _suite(audit, path, others.get(path, ()), held.get(path, ()))

    def _clean_before(
        self, audit: Audit, path: str | None, known: dict[str, None], held: dict[str, list[Waived]]
    ) -> Iterator[tuple[str, _Suite]]:
        for name in list(known):
            del known[name]
            if name == path:
                return
            yield name, _suite(audit, name, (), held.pop(name, ()))


def _held(audit: Audit) -> dict[str, list[Waived]]:
    """Findings that the team lives with, by file."""
    held: dict[str, list[Waived]] = {}
    accepted = (Waived(finding, "in the baseline", "", None) for finding in audit.baselined)
    for waived in chain(audit.waived, accepted):
        held.setdefault(waived.finding.place.path, []).append(waived)
    return held


def _references(audit: Audit) -> _Suite:
    suite = _Suite(output=[f"{caveat}." for caveat in caveats(audit)])
    for one in audit.unchecked:
        places = "\n".join(f"{place.path}:{place.line or 1}" for place in one.used_in)
        body = f'<error message={_attribute(f"not checked: {one.reason}")} type="not-checked">{_text(places)}</error>'
        suite.cases.append(_case(_ALL, f"{one.name} is checked", body))
        suite.errors += 1
    if not suite.cases:
        suite.cases.append(_case(_ALL, "every reference is checked"))
    return suite


def _suite(audit: Audit, path: str, findings: Iterable[Finding], held: Iterable[Waived]) -> _Suite:
    suite = _Suite()
    for finding in findings:
        body = ""
        if audit.fails(finding.severity):
            suite.failures += 1
            message = _attribute(one_line(finding.message))
            body = f"<failure message={message} type={_attribute(finding.code)}>{_text(_told(finding))}</failure>"
        else:
            suite.output.append(_told(finding))
        suite.cases.append(_case(path, _name(finding), body))
    for waived in held:
        until = f", until {waived.expires}" if waived.expires else ""
        suite.cases.append(_case(path, _name(waived.finding), "<skipped/>"))
        suite.output.append(f"waived: {waived.reason} ({waived.owner}{until})\n{_told(waived.finding)}")
        suite.skipped += 1
    if not suite.cases:
        suite.cases.append(_case(path, "no findings"))
    return suite


def _written(name: str, suite: _Suite, number: int, day: str) -> Iterator[str]:
    counts = f'tests="{len(suite.cases)}" failures="{suite.failures}" errors="{suite.errors}" skipped="{suite.skipped}"'
    yield f'<testsuite name={_attribute(name)} package="evidence" id="{number}" {counts} time="0" '
    yield f'timestamp="{day}T00:00:00" hostname="localhost">\n'
    yield f'<properties><property name="version" value={_attribute(__version__)}/></properties>\n'
    yield from suite.cases
    output = "\n\n".join(suite.output)
    yield f"<system-out>{_text(output)}</system-out>\n<system-err></system-err>\n</testsuite>\n"


def _case(group: str, name: str, body: str = "") -> str:
    return f'<testcase classname={_attribute(group)} name={_attribute(name)} time="0">{body}</testcase>\n'


def _name(finding: Finding) -> str:
    place = f" {finding.place.name}" if finding.place.location else ""
    return f"{finding.code} {finding.name}{place} {finding.fingerprint}"


def _told(finding: Finding) -> str:
    place = finding.place
    column = f":{place.location.column}" if place.location else ""
    lines = [f"{place.path}:{place.line or 1}{column} {WORD[finding.severity]} {finding.code} {finding.message}"]
    if place.quote:
        lines.append(quoted(place, place.quote))
    lines += [f"{name}: {side}" for name, side in sides(finding)]
    if finding.hint:
        lines.append(finding.hint)
    lines += [f"see also {other.path}:{other.line or 1}" for other in finding.related]
    return "\n".join(lines)


def _text(words: str) -> str:
    return escape(NOT_XML.sub("�", words))


def _attribute(words: str) -> str:
    return quoteattr(NOT_XML.sub("�", one_line(words)))
