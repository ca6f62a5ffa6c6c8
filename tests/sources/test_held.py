"""Texts of sources beside the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import InputError
from evidence.sources.card import Depth
from evidence.sources.held import held_files, held_text, read_source


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


def test_full_text_and_abstract(sources: Path) -> None:
    (sources / "lee.txt").write_bytes(b"All of it.\r\nEnd.")
    (sources / "kim.abstract.txt").write_text("Some of it.", "utf-8")
    full, abstract = held_text(sources.parent, "lee"), held_text(sources.parent, "kim")
    assert full and (full.text, full.depth, full.path) == ("All of it.\nEnd.", Depth.FULL_TEXT, sources / "lee.txt")
    assert abstract and abstract.depth is Depth.ABSTRACT


def test_a_full_text_is_read_before_an_abstract(sources: Path) -> None:
    (sources / "lee.abstract.txt").write_text("Some of it.", "utf-8")
    (sources / "lee.md").write_text("# Results\n\nAll of *it*.\n", "utf-8")
    held = held_text(sources.parent, "lee")
    assert held and (held.text, held.abstract) == ("Results\n\nAll of it.", "Some of it.")


def test_a_key_that_no_file_name_can_hold(sources: Path) -> None:
    (sources / "DBLP_x_y.txt").write_text("Held.", "utf-8")
    assert held_text(sources.parent, "DBLP:x/y") is not None
    assert held_text(sources.parent, "../sources/DBLP_x_y") is None


def test_nothing_is_held(tmp_path: Path) -> None:
    assert held_text(tmp_path, "lee") is None
    assert held_text(None, "lee") is None
    assert held_text(tmp_path, None) is None


def test_all_texts_of_a_key_are_held_and_other_files_are_not(sources: Path) -> None:
    names = ("lee.txt", "lee.pdf", "kim.abstract.md", "DBLP_x_y.html", "kimchi.md", "notes.txt", "lee.png")
    for name in names:
        (sources / name).write_text("Held.", "utf-8")
    held = held_files(sources.parent, ("lee", "kim", "DBLP:x/y"))
    assert held == {(sources / name).resolve() for name in names[:4]}
    assert held_files(None, ("lee",)) == held_files(sources, ("lee",)) == frozenset()


def test_a_kind_that_cannot_be_read_is_said_with_the_remedy(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.documents.reading.READERS", {".txt": None})
    (sources / "lee.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError, match=r"lee\.pdf: a source that ends in \.pdf cannot be read yet.*lee\.txt"):
        held_text(sources.parent, "lee")


def test_a_readable_file_beside_one_that_is_not(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence.documents.reading.READERS", {".txt": None})
    (sources / "lee.pdf").write_bytes(b"%PDF-1.7")
    (sources / "lee.abstract.txt").write_text("Some of it.", "utf-8")
    held = held_text(sources.parent, "lee")
    assert held and held.text == "Some of it."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_source(tmp_path / "lee.txt")
