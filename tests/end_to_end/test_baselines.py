"""What a baseline accepts: the findings that were there, where they were, and no graver ones."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.library_of_light import FILES
from tests.workspace import Workspace

CURE = "Lamps cure sleep problems in 80% of adults."
BASE = ("--baseline", "baseline.json")
ONLY = ("--select", "SRC101")


@pytest.fixture
def stored(workspace: Workspace) -> Workspace:
    """A folder whose one page has one finding, which is in the baseline."""
    workspace.write("copy/old.md", f"# Light\n\n{CURE}\n")
    workspace.check("copy", *ONLY, "--write-baseline", "baseline.json")
    return workspace


def where(workspace: Workspace, kind: str, *arguments: str) -> list[str]:
    return [one["path"] for one in workspace.check(*arguments, *ONLY).data[kind]]


@pytest.mark.parametrize("name", ["copy/a0.md", "copy/z9.md"])
def test_the_same_sentence_on_a_new_page_is_new(stored: Workspace, name: str) -> None:
    stored.write(name, f"# More\n\n{CURE}\n")
    assert where(stored, "findings", "copy", *BASE) == [name]
    assert where(stored, "baselined", "copy", *BASE) == ["copy/old.md"]
    assert stored.check(name, *ONLY, *BASE).code == 1


def test_a_sentence_that_is_said_once_more_on_its_page_is_new(stored: Workspace) -> None:
    stored.write("copy/old.md", f"# Light\n\n{CURE}\n\nSo it is. {CURE}\n")
    data = stored.check("copy", *ONLY, *BASE).data
    assert (len(data["baselined"]), len(data["findings"])) == (1, 1)


def test_a_page_that_was_renamed_keeps_its_place_and_one_finding_an_entry(stored: Workspace) -> None:
    (stored.folder / "copy/old.md").rename(stored.folder / "copy/new.md")
    assert where(stored, "findings", "copy", *BASE) == []
    stored.write("copy/other.md", f"{CURE}\n")
    assert len(where(stored, "findings", "copy", *BASE)) == 1


def test_a_baseline_holds_from_every_folder(stored: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    stored.write("copy/a0.md", f"# More\n\n{CURE}\n")
    monkeypatch.chdir(stored.folder / "copy")
    assert where(stored, "findings", ".", "--baseline", "../baseline.json") == ["a0.md"]
    assert where(stored, "baselined", str(stored.folder / "copy"), "--baseline", "../baseline.json") == [
        str(stored.folder / "copy/old.md")
    ]


def test_paths_of_a_baseline_begin_at_its_folder(stored: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stored.folder / "copy")
    stored.check(str(stored.folder / "copy"), *ONLY, "--write-baseline", "../again.json")
    rows = [json.loads((stored.folder / name).read_text()) for name in ("baseline.json", "again.json")]
    assert rows[0] == rows[1]
    assert [row["path"] for row in rows[0]["findings"]] == ["copy/old.md"]


def test_a_finding_that_has_become_graver_is_new(stored: Workspace) -> None:
    stored.write("evidence.toml", '[severities]\nSRC101 = "info"\n')
    stored.check("copy", *ONLY, "--write-baseline", "baseline.json")
    assert stored.check("copy", *ONLY, *BASE, "--fail-on", "info").code == 0
    stored.write("evidence.toml", '[severities]\nSRC101 = "warning"\n')
    assert stored.check("copy", *ONLY, *BASE, "--fail-on", "warning").code == 1


@pytest.mark.parametrize(
    ("old", "first", "second"),
    [("year = {2024}", "year = {2023}", "year = {1954}"), ("Doe, Jane", "Poe, Jane", "Moe, Jane")],
)
def test_a_detail_that_was_wrong_and_is_wrong_otherwise_is_new(
    workspace: Workspace, old: str, first: str, second: str
) -> None:
    for name, text in FILES.items():
        workspace.write(name, text)
    arguments = ("--select", "CIT114", "--fail-on", "info")
    library = FILES["references.bib"]
    assert old in library
    workspace.write("references.bib", library.replace(old, first))
    workspace.check("article.md", *arguments, "--write-baseline", "baseline.json")
    assert workspace.check("article.md", *arguments, *BASE).code == 0
    workspace.write("references.bib", library.replace(old, second))
    again = workspace.check("article.md", *arguments, *BASE)
    assert (again.code, again.data["summary"]["baselined"]) == (1, 0)


MARKED = """# Light

Lamps “cured” sleep problems [3] in 80% of adults, and have no side effects [3].

## References

1. Doe J. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9.
2. Roe R. Morning light and sleep in adults. Journal of Sleep. 2023;2:1-9.
"""


@pytest.mark.parametrize(("old", "new"), [("[3]", "[4]"), ("“cured”", '"cured"'), (" [3].", ".[5]")])
def test_a_sentence_is_known_by_its_words_and_not_by_numbers_of_marks_and_quotes(
    workspace: Workspace, old: str, new: str
) -> None:
    workspace.write("copy.md", MARKED)
    of_words = ("--select", "SRC101,LAN")
    before = workspace.check("copy.md", *of_words, "--write-baseline", "baseline.json").data["findings"]
    assert {"SRC101", "LAN401"} <= {one["code"] for one in before}
    workspace.write("copy.md", MARKED.replace(old, new))
    after = workspace.check("copy.md", *of_words, *BASE).data
    assert after["findings"] == []
    assert [one["fingerprint"] for one in after["baselined"]] == [one["fingerprint"] for one in before]


def test_a_mark_that_points_at_nothing_is_known_by_its_number(workspace: Workspace) -> None:
    workspace.write("copy.md", MARKED)
    workspace.check("copy.md", "--select", "CIT111", "--write-baseline", "baseline.json")
    workspace.write("copy.md", MARKED.replace("[3]", "[4]"))
    assert workspace.check("copy.md", "--select", "CIT111", *BASE).codes() == ["CIT111", "CIT111"]


FORMER = (
    ("e4efcc95180b9adf", "CIT111"),
    ("e4efcc95180b9adf-2", "CIT111"),
    ("69567e02443ac688", "CIT112"),
    ("3883b7e1570e6521", "LAN401"),
    ("a1d5f069a0c2da44", "SRC101"),
    ("a031f437b9a7bb39", "WFL803"),
)
"""Fingerprints of `MARKED` as they were made with marks and quotes as written."""


def test_a_baseline_of_before_still_holds(workspace: Workspace) -> None:
    workspace.write("copy.md", MARKED)
    rows = [{"fingerprint": name, "code": code, "path": "copy.md", "quote": None} for name, code in FORMER]
    workspace.write("baseline.json", json.dumps({"format": 1, "findings": rows}))
    data = workspace.check("copy.md", *BASE).data
    assert (data["findings"], len(data["baselined"])) == ([], len(FORMER))
    workspace.write("a0.md", MARKED)
    assert {one["path"] for one in workspace.check("a0.md", "copy.md", *BASE).data["findings"]} == {"a0.md"}
