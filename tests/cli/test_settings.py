"""Flags, dates and the progress line."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from evidence.cli.settings import comma_list, day, end_progress, progress_line
from evidence.errors import UsageError


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
    assert "reading a.md" in capsys.readouterr().err
