"""Annotated Word files: real comments at the words, and the copy stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from evidence.reports.annotate.docx import comment_docx
from evidence.reports.annotate.notes import Note
from tests.contracts import article as word_article
from tests.programs import by_office, needs, with_office
from tests.workspace import Workspace

TODAY = date(2026, 11, 24)
TRACKED = (
    f"<w:p {nsdecls('w')}>"
    '<w:r><w:t xml:space="preserve">Lamps </w:t></w:r>'
    '<w:del w:id="90" w:author="jo"><w:r><w:delText>never </w:delText></w:r></w:del>'
    '<w:ins w:id="91" w:author="jo"><w:r><w:t xml:space="preserve">always </w:t></w:r></w:ins>'
    "<w:r><w:t>help.</w:t></w:r></w:p>"
)


def word_file(build: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    build(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def article(document: Any) -> None:
    document.add_paragraph("Evening light", style="Title")
    paragraph = document.add_paragraph("Dim light lengthens sleep in ")
    paragraph.add_run("54% of").bold = True
    paragraph.add_run(" adults [2]. A nap lifts the mood. It is so.")
    document.add_comment(paragraph.runs[1], text="Is that so?", author="jo")
    document.element.body.insert(2, parse_xml(TRACKED))
    document.add_paragraph("A nap lifts the mood.")


def texts(data: bytes, *kinds: str) -> list[str]:
    """The words of every paragraph, deleted ones included unless told otherwise."""
    body = docx.Document(BytesIO(data)).element.body
    kinds = kinds or (qn("w:t"), qn("w:delText"))
    return ["".join(part.text or "" for part in p.iter(*kinds)) for p in body.iter(qn("w:p"))]


def commented(data: bytes) -> dict[str, str]:
    """Each comment's first line, and the exact words that it is about."""
    document = docx.Document(BytesIO(data))
    held: dict[str, str] = {}
    for comment in document.comments:
        name, inside, words = str(comment.comment_id), False, ""
        for element in document.element.body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == name:
                inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == name:
                inside = False
            elif element.tag == qn("w:t") and inside:
                words += element.text or ""
        held[comment.text.split("\n")[0]] = words
    return held


NOTES = [
    Note("n references not checked", "k0"),
    Note("whole sentence", "k1", "Dim light lengthens sleep in 54% of adults [2].", 2),
    Note("within one run", "k2", "A nap lifts the mood.", 2),
    Note("the second one", "k3", "A nap lifts the mood.", 4),
    Note("across an insertion", "k4", "Lamps always help.", 3),
    Note("other white space", "k5", "It\n is  so.", 99),
]


def test_comments_hold_exactly_the_words() -> None:
    before = word_file(article)
    after = comment_docx(before, NOTES, TODAY)
    assert after.added == len(NOTES)
    assert commented(after.data) == {
        "Is that so?": "54% of",
        "n references not checked": "Evening light",
        "whole sentence": "Dim light lengthens sleep in 54% of adults [2].",
        "within one run": "A nap lifts the mood.",
        "the second one": "A nap lifts the mood.",
        "across an insertion": "Lamps always help.",
        "other white space": "It is so.",
    }


def test_words_formats_comments_and_tracked_changes_stay() -> None:
    before = word_file(article)
    after = comment_docx(before, NOTES, TODAY).data
    assert texts(after) == texts(before)
    document = docx.Document(BytesIO(after))
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert "".join(bold) == "54% of"
    body = document.element.body
    assert [element.get(qn("w:author")) for element in body.iter(qn("w:ins"), qn("w:del"))] == ["jo", "jo"]
    assert [comment.author for comment in document.comments].count("jo") == 1


def test_the_second_comment_is_in_the_paragraph_that_is_named() -> None:
    document = docx.Document(BytesIO(comment_docx(word_file(article), [NOTES[3]], TODAY).data))
    marked = [p.text for p in document.paragraphs if list(p._p.iter(qn("w:commentReference")))]
    assert marked[-1] == "A nap lifts the mood."


def test_comments_tell_their_author_and_day() -> None:
    document = docx.Document(BytesIO(comment_docx(word_file(article), NOTES, TODAY).data))
    ours = [comment for comment in document.comments if comment.author == "evidence"]
    assert len(ours) == len(NOTES)
    assert {comment.timestamp.date() for comment in ours if comment.timestamp} == {TODAY}


def test_twice_adds_nothing_twice() -> None:
    once = comment_docx(word_file(article), NOTES, TODAY)
    again = comment_docx(once.data, NOTES, TODAY)
    assert (again.added, again.kept) == (0, len(NOTES))
    assert commented(again.data) == commented(once.data)


def test_words_that_are_not_found_are_quoted_at_the_beginning() -> None:
    after = comment_docx(word_file(article), [Note("x", "k", "Words of another text.", 1)], TODAY)
    assert commented(after.data)["On the words “Words of another text.”, which were not found:"] == "Evening light"


def test_a_remark_whose_words_are_not_found_stands_in_their_paragraph() -> None:
    after = comment_docx(word_file(article), [Note("x", "k", "Words of another text.", 4)], TODAY)
    (words,) = [words for told, words in commented(after.data).items() if told.startswith("On the words")]
    assert words == "A nap lifts the mood."


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("1", "Dim light lengthens sleep.¹"),
        ("1–3", "Dim light lengthens sleep.¹⁻³"),
        ("2,\N{THIN SPACE}4", "Dim light lengthens sleep.²,\N{THIN SPACE}⁴"),
    ],
)
def test_words_with_a_raised_mark_are_found_as_the_file_has_them(raised: str, words: str) -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Light", style="Title")
        document.add_paragraph("Naps help. Dim light lengthens sleep.").add_run(raised).font.superscript = True

    after = comment_docx(word_file(build), [Note("x", "k", words, 2, 12)], TODAY)
    assert commented(after.data) == {"x": f"Dim light lengthens sleep.{raised}"}


def test_a_short_sentence_is_found_without_the_number_of_its_footnote() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Light", style="Title")
        document.add_paragraph("Naps help.")

    after = comment_docx(word_file(build), [Note("x", "k", "Naps¹ help.", 2)], TODAY)
    assert commented(after.data) == {"x": "Naps help."}


def test_a_hyphen_that_does_not_break_a_line_hides_no_words() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Light", style="Title")
        run = document.add_paragraph("LDL").add_run()
        run._r.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))
        run.add_text("C fell.")

    after = comment_docx(word_file(build), [Note("x", "k", "LDL-C fell.", 2)], TODAY)
    assert commented(after.data) == {"x": "LDLC fell."}


def test_the_number_of_a_footnote_stands_in_no_text() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Dim light lengthens sleep in most people, and it lifts the mood of many of them.")

    words = "Dim light lengthens sleep in most people,1 and it lifts the mood of many of them."
    after = comment_docx(word_file(build), [Note("x", "k", words, 1)], TODAY)
    assert commented(after.data) == {"x": words.replace("1", "")}


def test_runs_with_breaks_and_tabs_are_split_between_their_words() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("First line.\nLamps\thelp you.\nLast line.")

    before = word_file(build)
    after = comment_docx(before, [Note("x", "k", "Lamps help", 1)], TODAY)
    assert commented(after.data) == {"x": "Lampshelp"}
    assert docx.Document(BytesIO(after.data)).paragraphs[0].text == "First line.\nLamps\thelp you.\nLast line."


def test_an_empty_file_takes_no_comment() -> None:
    after = comment_docx(word_file(lambda document: None), NOTES[:1], TODAY)
    assert after.added == 0


def test_signs_that_xml_has_no_place_for_do_not_break_a_comment() -> None:
    after = comment_docx(word_file(article), [Note("a\x07b", "k", "Evening light", 1)], TODAY)
    assert commented(after.data)["a�b"] == "Evening light"


def test_of_words_that_stand_twice_in_a_paragraph_those_at_the_place_are_meant() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Naps help. So they say. Naps help.")

    after = docx.Document(BytesIO(comment_docx(word_file(build), [Note("x", "k", "Naps help.", 1, 25)], TODAY).data))
    before = after.element.body.xpath("//w:commentRangeStart/preceding::w:t")
    assert "".join(part.text for part in before) == "Naps help. So they say. "


def annotate(workspace: Workspace, *arguments: str) -> Any:
    return workspace.run("annotate", *arguments, "--offline", "--today", "2026-11-24")


def test_a_word_document_gets_a_comment_for_every_finding(light: Workspace) -> None:
    light.write("a.docx", word_file(article))
    result = annotate(light, "a.docx", "-o", "b.docx")
    assert result.code == 0
    data = (light.folder / "b.docx").read_bytes()
    told = commented(data)
    assert any(line.startswith("SRC101 unsourced-claim (error): No source") for line in told)
    assert told["0 references not checked."]
    mine = [c for c in docx.Document(BytesIO(data)).comments if c.author == "evidence"]
    on_the_copy = [f for f in light.check("a.docx").data["findings"] if f["path"] == "a.docx"]
    assert len(mine) == len(on_the_copy) + 1
    assert result.out == f"b.docx: {len(mine)} comments added, 0 there already; 0 references not checked.\n"
    again = annotate(light, "b.docx", "-o", "c.docx")
    assert f"0 comments added, {len(mine)} there already" in again.out


OFFICE_NAMES = {
    "annotation": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "end": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation-end",
    "name": "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}name",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "paragraph": "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p",
}


def seen_by_office(file: Path) -> list[tuple[str, str, str]]:
    """Author, first line and words of each comment, as LibreOffice shows them."""
    said: dict[str, tuple[str, str]] = {}
    words: dict[str, str] = {}
    open_: set[str] = set()

    def hear(text: str | None) -> None:
        for name in open_:
            words[name] += text or ""

    def walk(element: ElementTree.Element) -> None:
        name = element.get(OFFICE_NAMES["name"], "")
        if element.tag == OFFICE_NAMES["annotation"]:
            lines = ["".join(line.itertext()) for line in element.iter(OFFICE_NAMES["paragraph"])]
            said[name] = element.findtext(OFFICE_NAMES["creator"], ""), lines[0]
            words[name] = ""
            open_.add(name)
        elif element.tag == OFFICE_NAMES["end"]:
            open_.remove(name)
        else:
            hear(element.text)
            for child in element:
                walk(child)
                hear(child.tail)

    walk(ElementTree.parse(by_office(file, "fodt")).getroot())
    return [(*said[name], words[name]) for name in said]


@needs(with_office)
def test_libreoffice_counts_every_comment_and_shows_it_at_its_words(light: Workspace) -> None:
    light.write("a.docx", word_article.as_word())
    annotate(light, "a.docx", "-o", "b.docx")
    seen = seen_by_office(light.folder / "b.docx")
    findings = [f for f in light.check("a.docx").data["findings"] if f["path"] == "a.docx" and f["quote"]]
    assert len(findings) >= 4
    assert {author for author, _, _ in seen} == {"evidence"}
    shown = sorted((line.split()[0], " ".join(words.split())) for _, line, words in seen)
    wanted = sorted((f["code"], " ".join(f["quote"].split())) for f in findings)
    assert [one for one in shown if one[0] in {code for code, _ in wanted}] == wanted
