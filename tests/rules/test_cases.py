"""Runs the rule cases: Markdown documents that a medical writer can read and add to.

A case file `cases/NAME.md` belongs to the rule of that name. Each `##` section is a case with a fenced block of copy
(`copy.md` or `copy.txt`), optionally `references.bib`, `claims.yaml`, `evidence.lock` and `registry.json` (what the
registry says today, written like a lock), and a block `findings`: one line a finding, "severity line words", where the
words stand in what the finding says or quotes. A block `also` names rules that run beside the one of the file. An empty
block is a near miss: the rule must stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evidence.cli.session import Beyond
from evidence.library.lock import Lock, read_lock
from evidence.registries.registry import Found, Lookup, Unchecked, Via
from evidence.rules.catalogue import ALL_RULES
from tests.workspace import Workspace

FOLDER = Path(__file__).parent / "cases"
HEAD = re.compile(r"^## (.+)$", re.M)
VERDICT = re.compile(r"\b(?:violat\w*|(?:non-?)?compliant|illegal\w*|is approved)\b", re.IGNORECASE)
"""Words of a judge: a finding says what a reviewer asks, and leaves the decision to people."""
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<name>[\w./]+)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)


@dataclass(frozen=True)
class Case:
    rule: str
    title: str
    files: dict[str, str]
    findings: tuple[str, ...]


def cases_in(path: Path) -> list[Case]:
    text = path.read_text("utf-8")
    fenced = [match.span() for match in FENCE.finditer(text)]
    heads = [m for m in HEAD.finditer(text) if not any(start < m.start() < end for start, end in fenced)]
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [_case(path.stem, head[1], text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _case(rule: str, title: str, body: str) -> Case:
    blocks = {match["name"]: match["text"] for match in FENCE.finditer(body)}
    findings = tuple(line for line in blocks.pop("findings").splitlines() if line.strip())
    return Case(rule, title.strip(), blocks, findings)


class Answers:
    """A registry that answers with the records of a file."""

    name = "file"
    warnings: tuple[str, ...] = ()

    def __init__(self, held: Lock) -> None:
        self._held = held

    def get_many(self, dois: Iterable[str]) -> Mapping[str, Lookup]:
        records = self._held.records
        nobody = "nobody answers"
        return {doi: Found(records[doi], Via.NETWORK) if doi in records else Unchecked(doi, nobody) for doi in dois}


ALL_CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in cases_in(path)]


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case: Case, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in case.files.items():
        workspace.write(name, text)
    if "registry.json" in case.files:
        answers = Answers(read_lock(workspace.folder / "registry.json"))
        monkeypatch.setattr("evidence.cli.session._outside", lambda settings, lock, most: Beyond(answers))
    copy = [name for name in case.files if name.startswith("copy.")]
    result = workspace.check(*copy, "--select", ",".join((case.rule, *case.files.get("also", "").split())))
    assert result.code in (0, 1, 3), result.err
    findings = [finding for finding in result.data["findings"] if finding["name"] == case.rule]
    assert len(findings) == len(case.findings), [_told(finding) for finding in findings]
    assert not [finding for finding in findings if VERDICT.search(f"{finding['message']} {finding['hint']}")]
    for expected, finding in zip(case.findings, findings, strict=True):
        severity, line, words = expected.split(" ", 2)
        assert (severity, line) == (finding["severity"], str(finding["line"])), _told(finding)
        assert words in _told(finding)


def _told(finding: dict[str, Any]) -> str:
    parts = (finding[name] for name in ("severity", "line", "message", "quote", "expected", "found", "hint"))
    return " | ".join(str(part) for part in parts)


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {rule.info.name for rule in ALL_RULES}


@pytest.mark.parametrize("rule", [rule.info.name for rule in ALL_RULES])
def test_every_rule_has_a_hit_and_as_many_near_misses(rule: str) -> None:
    hits = [case for case in ALL_CASES if case.rule == rule and case.findings]
    misses = [case for case in ALL_CASES if case.rule == rule and not case.findings]
    assert hits
    assert len(misses) >= len(hits)
