"""Text that was garbled before it got here is told of once a document, and read as it is."""

from __future__ import annotations

import pytest

from evidence.documents.garbled import garbled
from evidence.documents.text import read_text
from tests.contracts import article
from tests.word_writer import paragraph, run, word_of
from tests.workspace import Workspace

SIGNS = "’“‘–—…•™±°·©®£µ²³½éèüöäñçóãêôøÉÜßÀαβγδμπσκλ≥≤−→€×÷≈₂"
CLEAN = (
    "A AÇÃO DE AMANHÃ: “AMANHÔ, «MANHû, MANHò, IRMÃ… e IRMÃ™.",
    "Não há São João; Ânimo, Ângela, CÂMARA, à noite, Ãs e Ã.",
    "L’ÂGE DES ÎLES ; ÂGÉ, NAÏF, HAÏ… « L’Âme » — Où va l’Île ?",
    "Câmpia, România: “când”, ‘â’, PALÂ.",
    "Mean 3.2 ± 0.4 μg, p ≤ 0.05, “64%” – Müller’s £5 or €5.",
)


def found(text: str) -> bool:
    return garbled(read_text("a.txt", text.encode())) is not None


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_every_sign_that_matters_is_known(sign: str, encoding: str) -> None:
    assert found(f"Levels rose 5 {sign.encode().decode(encoding)} 3 in adults.")


def test_a_closing_quote_is_known_though_a_byte_of_it_is_none() -> None:
    assert found("He called it safeâ€\x9d and left.")
    assert found("He called it safeâ€� and left.")


@pytest.mark.parametrize("text", CLEAN)
def test_words_of_other_languages_are_not_garbled(text: str) -> None:
    assert not found(text)


def test_a_garbled_document_is_told_once_and_read_as_it_is(workspace: Workspace) -> None:
    words = "The lampâ€™s light lifted the mood of 64% Â± 3% of adults in one trial."
    workspace.write("a.md", f"Lamps are lamps.\n\n{words}\n")
    workspace.write("b.docx", word_of(paragraph(run(words))))
    workspace.write("c.html", article.as_html())
    result = workspace.check("a.md", "b.docx", "c.html")
    assert result.err.splitlines() == [
        f"evidence: {place}: “â€™” is garbled, being UTF-8 that was once read as Windows-1252, and numbers and quotes "
        "may be misread here. Save the text anew from where it comes from."
        for place in ("a.md:3", "b.docx ¶ 1")
    ]
    assert result.data["documents"][0]["claims"][0]["text"] == words
