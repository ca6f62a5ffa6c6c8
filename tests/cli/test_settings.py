"""Flags, dates and the progress line."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from evidence.cli.settings import comma_list, day, end_progress, progress_line
from evidence.errors import UsageError
from tests.workspace import Workspace


def test_comma_lists() -> None:
    assert comma_list(None) is None
    assert comma_list(["a, b,,", "c"]) == ("a", "b", "c")


def test_days() -> None:
    assert day(None) is None
    assert day("2026-11-24") == date(2026, 11, 24)
    with pytest.raises(UsageError):
        day("soon")


def test_progress_is_shown_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress_line()("reading a.md")
    end_progress()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress_line()("reading a.md")
    end_progress()
    err = capsys.readouterr().err
    assert "reading a.md" in err
    assert "\x1b" not in err and not err.rpartition("\r")[2]


@pytest.mark.parametrize("command", [("check", "a.txt"), ("refs", "check"), ("refs", "resolve", "a.txt")])
@pytest.mark.parametrize("by", ["environment", "file"])
def test_an_index_that_is_named_and_not_there_is_told_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], by: str
) -> None:
    workspace.write("a.txt", "Lamps are lamps.\n")
    workspace.write("references.bib", "% none yet\n")
    if by == "file":
        workspace.write("evidence.toml", 'index = "missing.sqlite"\n')
    else:
        monkeypatch.setenv("EVIDENCE_INDEX", "missing.sqlite")
    result = workspace.run(*command, "--offline")
    assert result.err.count("missing.sqlite, so that none is used: correct `index`, or build it.") == 1


def test_the_default_index_may_be_missing_without_a_word(workspace: Workspace) -> None:
    workspace.write("a.txt", "Lamps are lamps.\n")
    assert workspace.run("check", "a.txt", "--offline").err == ""
