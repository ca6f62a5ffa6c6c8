"""Patterns that one run has compiled serve the next one; whatever is wrong with the file, `re` has the last word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from evidence import compiled
from evidence.compiled import Compiled

SOURCE = r"(?P<n>\d+)\s(?:mg|µg|([a-z]))\b"


@pytest.fixture(autouse=True)
def _may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "kept.patterns"


def kept(file: Path) -> Compiled:
    first = Compiled(file)
    first.pattern(SOURCE, re.IGNORECASE)
    first.keep()
    return Compiled(file)


def test_finds_what_the_compiled_pattern_finds(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = kept(file)
    monkeypatch.setattr(compiled, "_code_of", None)  # nothing is compiled twice
    ours, theirs = later.pattern(SOURCE, re.IGNORECASE), re.compile(SOURCE, re.IGNORECASE)
    assert ours == theirs
    assert (ours.flags, ours.groups, ours.groupindex) == (theirs.flags, theirs.groups, theirs.groupindex)
    match = ours.search("take 5 MG")
    assert match is not None
    assert (match["n"], match.lastgroup, match.span()) == ("5", "n", (5, 9))


def test_flags_are_told_apart(file: Path) -> None:
    assert kept(file).pattern(SOURCE).search("5 MG") is None


def test_a_mistake_is_told_by_re(file: Path) -> None:
    with pytest.raises(re.error):
        Compiled(file).pattern("(")


@pytest.mark.parametrize("change", [b"", b"another interpreter\n", None])
def test_a_file_of_no_use_is_passed_over(file: Path, change: bytes | None) -> None:
    kept(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if change is None else change)
    assert kept(file).pattern(SOURCE).search("5 mg")


def test_code_that_the_engine_refuses_is_compiled_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_code_of", lambda source, flags: (flags, b"\xff" * 8, 0, {}, (source,)))
    assert kept(file).pattern(SOURCE).search("5 mg")


def test_nothing_is_written_where_python_may_not_write(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept(file)
    assert not file.exists()


def test_a_folder_that_takes_no_file_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "folder").touch()
    assert kept(tmp_path / "folder" / "kept.patterns").pattern(SOURCE).search("5 mg")


def test_what_cannot_be_put_in_its_place_is_not_left_behind(file: Path) -> None:
    file.mkdir(parents=True)
    assert kept(file).pattern(SOURCE).search("5 mg")
    assert list(file.parent.iterdir()) == [file]


def test_a_run_without_new_patterns_writes_nothing(file: Path) -> None:
    later = kept(file)
    later.pattern(SOURCE, re.IGNORECASE)
    file.unlink()
    later.keep()
    assert not file.exists()
