from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidence.claims.claim import Sentence
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Block, BlockKind, Document, Piece, Span
from evidence.documents.html import read_html
from evidence.library.claims_file import Appearance, LibraryClaim, Withdrawal
from evidence.library.library import Library
from evidence.library.linking import link


def _claim(name: str = "itch", **fields) -> LibraryClaim:
    empty = {"kind": None, "sources": (), "wording": (), "appears_in": (), "approval": None, "withdrawn": None}
    return LibraryClaim(id=name, line=1, note=None, **{"statement": f"statement of {name}", **empty, **fields})


def _mapped(*appearances: tuple[str, str], name: str = "itch") -> LibraryClaim:
    return _claim(name, appears_in=tuple(Appearance(document, quote, 9) for document, quote in appearances))


def _document(
    *sentences: str, path: str = "articles/cream.md", url: str | None = None
) -> tuple[Document, list[Sentence]]:
    """A document of one paragraph, with its sentences one after the other."""
    text = " ".join(sentences)
    block = Block(BlockKind.PARAGRAPH, text, (Piece(0, Span(0, len(text))),))
    document = Document(path, "md", text, (block,), "sha256:0", (0,), url=url)
    cut, start = [], 0
    for sentence in sentences:
        end = start + len(sentence)
        cut.append(Sentence(sentence, Span(start, end), 0, start, end))
        start = end + 1
    return document, cut


def _linked(*claims: LibraryClaim, **document) -> list[tuple[str, str, str]]:
    sentences = document.pop("sentences")
    links, broken = link(*_document(*sentences, **document), Library(claims=claims))
    assert not broken
    return [(one.sentence.text, one.claim.id, one.match) for one in links]


def _reasons(*claims: LibraryClaim, **document) -> list[str]:
    links, broken = link(*_document(*document.pop("sentences"), **document), Library(claims=claims))
    assert not links
    return [one.reason for one in broken]


# --- exact wording ---


def test_an_approved_wording_links() -> None:
    claim = _claim(wording=("Itch fell by half.",))
    assert _linked(claim, sentences=["We like it.", "Itch fell by half."]) == [("Itch fell by half.", "itch", "exact")]


def test_the_statement_itself_is_a_wording() -> None:
    assert _linked(_claim(statement="Itch fell by half."), sentences=["Itch fell by half."])


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients\u2019 itch fell\nby  half in weeks.",
        "Patients' itch fell by half in weeks [3].",
        "Patients' itch fell by half in weeks.[1–3, 7]",
        "Patients' itch fell by half in weeks [1] [2].",
        "Patients' itch fell by half in weeks.³",
        "Patients' itch fell by half in weeks¹,².",
        "Patients' itch fell by half in weeks.3",
        "Patients' itch fell by half in weeks.3,4",
        "Patients' itch fell by half in weeks.(4)",
        "Patients' itch fell by half in weeks (Roe et al., 2019).",
        "Patients' itch fell by half in weeks.*",
        "Patients' itch fell by half in weeks†.",
        "Patients' itch fell by half in weeks [@roe2019].",
        "Patients' itch fell by half in weeks.[@roe2019; see @doe2020, p. 3]",
        "Patients' itch fell by half in weeks @roe2019.",
        "Patients' itch fell by half in weeks.[^roe]",
        "Patients' itch fell by half in weeks (doi:10.1000/abc).",
        "Patients' itch fell by half in weeks (https://doi.org/10.1000/s0140(19)2).",
        "Patients' itch fell by half in weeks [PMID: 123].",
    ],
)
def test_typography_and_citation_marks_do_not_matter(sentence: str) -> None:
    assert _linked(_claim(wording=("Patients' itch fell by half in weeks.",)), sentences=[sentence])


def test_long_rows_of_marks_are_read_in_no_time() -> None:
    assert not _linked(_claim(wording=("It helps.",)), sentences=["[1]" * 50_000 + "x", "(1" * 50_000, "[a @" * 50_000])


def test_a_superscript_of_the_page_is_a_mark_at_the_end() -> None:
    page = read_html("a.html", b"<p>Itch fell by half.<sup>12</sup></p>")
    links, _ = link(page, sentences_of(page), Library(claims=(_claim(wording=("Itch fell by half.",)),)))
    assert [one.match for one in links] == ["exact"]


def test_the_wording_may_carry_a_mark_too() -> None:
    assert _linked(_claim(wording=("Itch fell by half [1].",)), sentences=["Itch fell by half [2]."])


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("Itch fell by 50%.", "Itch fell by 60%."),
        ("Itch fell by 50%.", "Itch did not fall by 50%."),
        ("Itch fell by 2.", "Itch fell by 2.5"),
        ("Take 5 mg daily.", "Take 5 g daily."),
        ("Take 10 daily.", "Take 10³ daily."),
        ("Counts fell below 10.", "Counts fell below 10⁹."),
        ("The dose is 2 per m.", "The dose is 2 per m²."),
        ("Itch fell by half.", "itch fell by half."),
        ("Itch fell by half.", "Itch fell by half!"),
        ("Itch fell by half.", "Itch fell by half (approved 2019)."),
        ("Itch fell in adults.", "Itch fell in [healthy] adults."),
    ],
)
def test_a_changed_number_unit_or_word_never_links(wording: str, sentence: str) -> None:
    assert not _linked(_claim(wording=(wording,)), sentences=[sentence])


def test_a_raised_power_is_told_from_a_number() -> None:
    claims = (_claim("plain", wording=("Counts fell to 109.",)), _claim("power", wording=("Counts fell to 10⁹.",)))
    page = read_html("a.html", b"<p>Counts fell to 10<sup>9</sup>.</p>")
    links, _ = link(page, sentences_of(page), Library(claims=claims))
    assert [(one.sentence.text, one.claim.id) for one in links] == [("Counts fell to 10⁹.", "power")]


def test_one_sentence_may_be_several_claims() -> None:
    claims = [_claim("a", wording=("It helps.",)), _claim("b", wording=("It helps.", "It  helps."))]
    assert [name for _, name, _ in _linked(*claims, sentences=["It helps."])] == ["a", "b"]


def test_every_repeat_of_a_wording_links() -> None:
    assert len(_linked(_claim(wording=("It helps.",)), sentences=["It helps.", "Really.", "It helps."])) == 2


# --- mapped by hand ---


def test_a_quote_maps_its_sentence() -> None:
    claim = _mapped(("cream.md", "fell by half"))
    assert _linked(claim, sentences=["Itch fell by half in weeks.", "Buy it."]) == [
        ("Itch fell by half in weeks.", "itch", "mapped")
    ]


def test_quotes_may_be_typeset_and_broken_over_lines() -> None:
    claim = _mapped(("cream.md", "the patient’s\n  itch"))
    assert _linked(claim, sentences=["We saw the patient's itch fall."])


def test_a_quote_twice_in_one_sentence_is_not_ambiguous() -> None:
    assert _linked(_mapped(("cream.md", "itch")), sentences=["Less itch is less itch.", "Buy it."])


def test_a_quote_in_several_sentences_is_broken_and_counted() -> None:
    reasons = _reasons(_mapped(("cream.md", "itch")), sentences=["Less itch.", "No itch.", "Less itch, really."])
    assert "ambiguous" in reasons[0]
    assert "3 sentences" in reasons[0]


@pytest.mark.parametrize(
    "quote", ["fell by a third", "5% of adults", "Half", "by 1", "weeks. Buy", "half in weeks. Buy it", "rose 5"]
)
def test_a_quote_that_is_gone_is_broken(quote: str) -> None:
    sentences = ["It fell by half in weeks.", "Buy it.", "Of all, 15% of adults and 2.5% of adults rose 5.5 or 1.5."]
    assert "gone" in _reasons(_mapped(("cream.md", quote)), sentences=sentences)[0]


def test_a_quote_may_begin_and_end_with_a_sign() -> None:
    assert _linked(_mapped(("cream.md", "(about 5%)")), sentences=["Some (about 5%) itch."])


@pytest.mark.parametrize(
    "name",
    [
        "cream.md",
        "articles/cream.md",
        "./articles/cream.md",
        "articles\\cream.md",
        str(Path.cwd() / "articles" / "cream.md"),
    ],
)
def test_a_document_is_named_by_the_end_of_its_path(name: str) -> None:
    assert _linked(_mapped((name, "fell")), sentences=["Itch fell."])


def test_the_folder_of_a_document_is_known_from_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "articles" / "drafts"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert _linked(_mapped(("articles/cream.md", "fell")), sentences=["Itch fell."], path="../cream.md")


@pytest.mark.parametrize("name", ["eam.md", "other/cream.md", "cream.txt", "https://clinic.example/cream"])
def test_other_documents_are_not_meant(name: str) -> None:
    assert not _linked(_mapped((name, "gone")), sentences=["Itch fell."])


@pytest.mark.parametrize("wanted", ["https://clinic.example/cream", "http://www.Clinic.example/cream/#top"])
@pytest.mark.parametrize("where", ["path", "url"])
def test_a_page_is_named_by_its_address(wanted: str, where: str) -> None:
    assert _linked(_mapped((wanted, "fell")), sentences=["Itch fell."], **{where: "https://clinic.example/cream/"})


def test_a_sentence_that_is_exact_is_not_mapped_again() -> None:
    claim = _claim(wording=("Itch fell.",), appears_in=(Appearance("cream.md", "Itch", 3),))
    assert _linked(claim, sentences=["Itch fell."]) == [("Itch fell.", "itch", "exact")]


def test_links_follow_the_order_of_the_sentences() -> None:
    claims = [_mapped(("cream.md", "third"), name="c"), _mapped(("cream.md", "first"), name="a")]
    assert [name for _, name, _ in _linked(*claims, sentences=["The first.", "The second.", "The third."])] == [
        "a",
        "c",
    ]


def test_a_withdrawn_claim_links_to_nothing_and_breaks_nothing() -> None:
    gone = Withdrawal("ana", date(2026, 1, 1), "no source")
    appearances = (Appearance("cream.md", "fell", 3), Appearance("cream.md", "gone", 4))
    claim = _claim(wording=("Itch fell.",), appears_in=appearances, withdrawn=gone)
    assert not _linked(claim, sentences=["Itch fell."])


def test_a_library_without_claims_links_nothing() -> None:
    assert _linked(sentences=["Itch fell."]) == []
