"""Other formats from the command line: standard input, and files that are refused."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper

import pytest

from tests.word_writer import paragraph, run, word_of
from tests.workspace import Workspace

CLAIM = "Light reduced insomnia in 54% of patients."


@pytest.mark.parametrize(
    ("kind", "data"),
    [("txt", CLAIM.encode()), ("html", f"<p>{CLAIM}".encode()), ("docx", word_of(paragraph(run(CLAIM))))],
)
def test_copy_from_standard_input(
    kind: str, data: bytes, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    (document,) = workspace.check("-", "--stdin-format", kind).data["documents"]
    assert (document["path"], document["format"]) == ("-", kind)
    assert [claim["text"] for claim in document["claims"]] == [CLAIM]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK broken"),
        ("b.docx", word_of("", {"word/vbaProject.bin": "x"})),
        ("c.pdf", b"%PDF-"),
        ("d.docm", b"x"),
        ("e.html", b"\xff\xfe<"),
        ("f.html", b"<meta charset=windows-1257><p>\xa1"),
        ("g.md", b"\xfe\xff\xd8\x00"),
    ],
)
def test_what_cannot_be_read_ends_in_2_with_one_sentence(name: str, data: bytes, workspace: Workspace) -> None:
    workspace.write(name, data)
    result = workspace.check(name)
    assert (result.code, result.out) == (2, "")
    assert name in result.err
    assert len(result.err.strip().splitlines()) == 1


def test_a_place_of_a_word_file_is_called_a_paragraph_in_messages_too(workspace: Workspace) -> None:
    said = "Dim light lengthens sleep in 61% of older adults."
    workspace.write("a.docx", word_of("".join(paragraph(run(words)) for words in ("Light", said, "Naps help.", said))))
    (finding,) = workspace.check("a.docx", "--select", "CON703").data["findings"]
    assert finding["message"] == "This says the same as ¶ 2."
    terminal = workspace.run("check", "a.docx", "--offline", "--today", "2026-11-24").out
    assert "said again in ¶ 4" in terminal
    assert "line ¶" not in terminal
