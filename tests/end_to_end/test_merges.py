"""Two people work on the library on two branches of a real git repository, and merge."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.library_of_light import RECORD
from tests.workspace import Workspace

DAY = "2026-11-24"
ENTRY = """@article{{{key},
  author = {{Doe, Jane}},
  title = {{Work {key}}},
  year = {{2024}},
  doi = {{10.5555/{key}}},
}}
"""
CLAIM = """  - id: {key}
    statement: Work {key} found that light eased itch in {share}% of adults.
    sources: [{{ref: {key}}}]
    # What reviewers said of {key} stands here.
"""
KEYS = ("a", "f", "m", "t")


def git(*words: str, may_fail: bool = False) -> str:
    who = ("-c", "user.name=jd", "-c", "user.email=jd@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *words], check=not may_fail, capture_output=True, text=True)
    return done.stdout


def references(*keys: str) -> str:
    return "\n".join(ENTRY.format(key=key) for key in keys)


def claims(*keys: str) -> str:
    return "version: 1\nclaims:\n" + "".join(CLAIM.format(key=key, share=20 + ord(key) % 50) for key in keys)


def lock(*keys: str, **changes: str) -> str:
    records = {f"10.5555/{key}": {**RECORD, "title": f"Work {key}", **changes} for key in keys}
    return json.dumps({"format": 1, "records": records}, indent=2, sort_keys=True) + "\n"


@pytest.fixture
def shared(workspace: Workspace) -> Workspace:
    """A library of four works that both have checked out."""
    git("init", "-q", "-b", "main")
    workspace.write("references.bib", references(*KEYS))
    workspace.write("claims.yaml", claims(*KEYS))
    workspace.write("evidence.lock", lock(*KEYS))
    git("add", "-A")
    git("commit", "-q", "-m", "the library")
    return workspace


def on(branch: str) -> None:
    git("checkout", "-q", "-B", branch, "main")


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "work")


def approve(shared: Workspace, key: str, by: str) -> None:
    done = shared.run("claims", "approve", key, "--by", by, "--until", "2027-06-01", "--today", DAY)
    assert done.code == 0, done.err


def test_approvals_and_records_of_two_people_merge_by_themselves(shared: Workspace) -> None:
    on("ann")
    approve(shared, "a", "ann")
    shared.write("references.bib", references("a", "c", "f", "m", "t"))
    shared.write("evidence.lock", lock("a", "c", "f", "m", "t"))
    commit()
    on("bob")
    approve(shared, "t", "bob")
    shared.write("references.bib", references("a", "f", "m", "p", "t"))
    shared.write("evidence.lock", lock("a", "f", "m", "p", "t"))
    commit()
    git("merge", "-q", "-m", "both", "ann")
    rows = json.loads(shared.run("claims", "list", "--format", "json", "--today", DAY).out)
    assert [(row["id"], row["status"]) for row in rows] == [
        ("a", "approved"),
        ("f", "unapproved"),
        ("m", "unapproved"),
        ("t", "approved"),
    ]
    assert (shared.folder / "evidence.lock").read_text("utf-8") == lock("a", "c", "f", "m", "p", "t")
    change = git("diff", "HEAD^1", "--unified=0", "claims.yaml").splitlines()
    assert [line for line in change if line.startswith("-") and not line.startswith("---")] == []
    (added,) = [line for line in change if line.startswith("+") and not line.startswith("+++")]
    assert added.startswith("+    approval: {by: ann, on: 2026-11-24, expires: 2027-06-01, digest: ")


def first_mark(path: Path) -> int:
    return next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line.startswith("<<<<<<<"))


@pytest.mark.parametrize("name", ["claims.yaml", "evidence.lock", "references.bib"])
@pytest.mark.parametrize("command", [("check",), ("claims", "list"), ("diff",)], ids=" ".join)
def test_a_merge_that_is_left_open_is_told_with_its_line(
    shared: Workspace, name: str, command: tuple[str, ...]
) -> None:
    texts = {
        "claims.yaml": (claims(*KEYS).replace("67%", "30%"), claims(*KEYS).replace("67%", "40%")),
        "evidence.lock": (lock(*KEYS, volume="4"), lock(*KEYS, volume="5")),
        "references.bib": (references(*KEYS).replace("2024", "2023"), references(*KEYS).replace("2024", "2022")),
    }
    assert len(set(texts[name])) == 2
    for branch, text in zip(("ann", "bob"), texts[name], strict=True):
        on(branch)
        shared.write(name, text)
        commit()
    git("merge", "-q", "ann", may_fail=True)
    result = shared.run(*command, *(() if command == ("claims", "list") else ("--offline",)))
    assert (result.code, result.out) == (2, "")
    assert f"{name}:{first_mark(shared.folder / name)}" in result.err
    assert "merge" in result.err


def test_a_claim_or_record_that_came_in_from_both_sides_is_told_with_its_line(shared: Workspace) -> None:
    shared.write("claims.yaml", claims("a", "f", "a"))
    result = shared.run("check", "--offline")
    assert result.code == 2
    assert "claims.yaml:11" in result.err
    shared.write("claims.yaml", claims(*KEYS))
    text = lock("a", "f")
    shared.write("evidence.lock", text.replace('"10.5555/f"', '"10.5555/a"'))
    result = shared.run("check", "--offline")
    assert result.code == 2
    line = next(n for n, words in enumerate(text.splitlines(), 1) if '"10.5555/f"' in words)
    assert f"evidence.lock:{line}: `10.5555/a` stands twice." in result.err
