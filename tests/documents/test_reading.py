"""Which files are read, and what is said of those that cannot be."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from evidence.documents.decoding import decode, decode_utf_8
from evidence.documents.document import line_starts
from evidence.documents.reading import find_documents, read_document
from evidence.errors import InputError, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.txt", "sub/c.TXT", ".hidden/d.md", "sub/.e.md", "f.rtf", "drafts/g.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Lamps help.\n", "utf-8")
    return tmp_path


def test_a_folder_is_read_in_order_without_what_is_hidden_or_unknown(folder: Path) -> None:
    found = [path.relative_to(folder).as_posix() for path in find_documents([str(folder)]).documents]
    assert found == ["a.txt", "b.md", "drafts/g.md", "sub/c.TXT"]


def test_markdown_may_be_spelled_out(tmp_path: Path) -> None:
    (tmp_path / "a.markdown").write_text("# Lamps\n\nLamps help.\n", "utf-8")
    (path,) = find_documents([str(tmp_path)]).documents
    assert [block.text for block in read_document(path).blocks] == ["Lamps", "Lamps help."]


def test_what_may_be_copy_of_another_kind_is_told_and_what_is_none_is_not(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"")
    assert [path.name for path in find_documents([str(folder)]).unread] == ["f.rtf"]
    assert not find_documents([str(folder)], ["*.rtf"]).unread
    assert not find_documents([str(folder / "a.txt")]).unread


def test_a_folder_is_bare_where_no_document_is_in_it_not_even_one_that_is_passed_over_by_wish(folder: Path) -> None:
    (folder / "leaflets").mkdir()
    (folder / "leaflets" / "winter.odt").write_bytes(b"")
    assert find_documents([str(folder), str(folder / "leaflets")]).bare == (folder / "leaflets",)
    assert not find_documents([str(folder / "drafts")], ["drafts"]).bare


@pytest.mark.parametrize("pattern", ["drafts", "drafts/*", "*/drafts/*", "g.md"])
def test_excluded_paths_are_left_out(folder: Path, pattern: str) -> None:
    names = [path.name for path in find_documents([str(folder)], [pattern]).documents]
    assert "b.md" in names
    assert "g.md" not in names


@pytest.mark.parametrize(("named", "read"), [(".", False), ("sub", True), ("sub/c.TXT", True), ("drafts", False)])
def test_texts_of_sources_are_copy_only_where_they_are_named(folder: Path, named: str, read: bool) -> None:
    source = (folder / "sub" / "c.TXT").resolve()
    assert (
        source in {path.resolve() for path in find_documents([str(folder / named)], held={source}).documents}
    ) is read


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert len(find_documents([str(folder / "a.txt"), str(folder), str(folder / "a.txt")]).documents) == 4


@pytest.mark.parametrize("name", ["gone.md", "f.rtf", "noend"])
def test_what_cannot_be_read_is_refused(folder: Path, name: str) -> None:
    if name == "noend":
        (folder / name).write_text("x")
    with pytest.raises(InputError) as error:
        find_documents([str(folder / name)])
    assert error.value.remedy
    with pytest.raises(InputError):
        read_document(folder / name)


def test_a_file_that_vanishes_and_a_folder_that_ends_like_a_file(folder: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_document(folder / "gone.txt")
    (folder / "x.md").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read_document(folder / "x.md")


def test_a_document_is_shown_under_the_name_it_was_given(folder: Path) -> None:
    assert read_document(folder / "a.txt", "copy/a.txt").path == "copy/a.txt"
    assert read_document(folder / "a.txt").digest.startswith("sha256:")


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("Öl".encode("latin-1"), 1, "Latin-1"),
        (b"one\ntwo \xe9", 2, "0xe9"),
        ("text".encode("utf-16"), None, "UTF-16"),
        (b"\x7fELF\x00\x01\x02\xff", None, "binary"),
        (b"one\ntwo\x00", 2, "NUL"),
    ],
)
def test_anything_but_utf_8_is_a_clear_error(data: bytes, line: int | None, words: str) -> None:
    with pytest.raises(InputError) as error:
        decode_utf_8("a.txt", data)
    assert words in str(error.value)
    assert error.value.line == line


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_utf_16_behind_its_mark_is_read_like_utf_8(code: str, suffix: str, tmp_path: Path) -> None:
    copy = "First line.\r\n\r\nLamps help in ≥ 54% of adults 😴."
    (tmp_path / f"a.{suffix}").write_bytes(f"\ufeff{copy}".encode(code))
    (tmp_path / f"b.{suffix}").write_bytes(copy.encode())
    wide, narrow = (read_document(tmp_path / f"{name}.{suffix}") for name in "ab")
    assert (wide.text, wide.blocks, wide.line_starts) == (narrow.text, narrow.blocks, narrow.line_starts)


def test_what_begins_as_utf_16_and_is_not_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="says that it is UTF-16, and it is not"):
        decode("a.txt", b"\xff\xfea\x00b")


def test_lines_end_with_lf_crlf_or_cr() -> None:
    assert line_starts("a\nb\r\nc\rd") == (0, 2, 5, 7)


@pytest.mark.parametrize(("name", "what"), [("a.docm", "macros"), ("a.doc", "old Word")])
def test_other_word_files_are_refused_with_a_remedy(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError, match=what) as error:
        find_documents([str(tmp_path / name)])
    assert "docx" in (error.value.remedy or "")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(InputError, match="larger than 16 MB"):
        read_document(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("kind", "data"), [("txt", b"Lamps help."), ("html", b"<p>Lamps help."), (".MD", b"Lamps help.")]
)
def test_standard_input_is_a_document(kind: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    (path,) = find_documents(["-"]).documents
    document = read_document(path, stdin_format=kind)
    assert (document.path, document.blocks[0].text) == ("-", "Lamps help.")


def test_an_unknown_kind_of_standard_input_is_refused() -> None:
    with pytest.raises(UsageError, match="Known: txt, md, markdown, html"):
        read_document(Path("-"), stdin_format="rtf")
