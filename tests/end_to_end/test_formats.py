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
