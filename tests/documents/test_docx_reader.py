"""Word files: the copy as it would be printed with every tracked change accepted."""

from __future__ import annotations

import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from evidence.documents.document import Block, BlockKind, Document
from evidence.documents.docx import read_docx
from evidence.errors import InputError
from tests.word_writer import NAMES, paragraph, run, word_of

SUPER = '<w:vertAlign w:val="superscript"/>'


def read(body: str, **parts: str) -> Document:
    named = {
        f"word/{name}.xml": f"<w:{name} {NAMES}>{text}</w:{name}>" for name, text in parts.items() if name != "rels"
    }
    if "rels" in parts:
        names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        named["word/_rels/document.xml.rels"] = f"<Relationships {names}>{parts['rels']}</Relationships>"
    return read_docx("a.docx", word_of(body, named))


def only(body: str, **parts: str) -> Block:
    (block,) = read(body, **parts).blocks
    return block


def field(code: str, *shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark.format("begin") + instruction + mark.format("separate") + "".join(shown) + mark.format("end")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<w:ins>{run('60% of')}</w:ins><w:del><w:r><w:delText>70%</w:delText></w:r></w:del>{run(' patients')}",
            "60% of patients",
        ),
        (f"{run('a')}<w:moveFrom>{run('b')}</w:moveFrom><w:moveTo>{run('c')}</w:moveTo>", "ac"),
        (f"{run('Better ')}<w:sdt><w:sdtPr/><w:sdtContent>{run('[3]')}</w:sdtContent></w:sdt>", "Better [3]"),
        (
            f"{run('a')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>",
            "a",
        ),
        (
            run("Better ") + field(" ADDIN ZOTERO_ITEM CSL_CITATION {x} ", run("(Doe, 2024)")) + run("."),
            "Better (Doe, 2024).",
        ),
        (run("See ") + field(" IF ", field(" PAGE ", run("7")), run(" seven")), "See 7 seven"),
        (f"<w:fldSimple w:instr=' ADDIN EN.CITE '>{run('[4]')}</w:fldSimple>", "[4]"),
        (f"{run('6')}<w:r><w:noBreakHyphen/></w:r>{run('8 weeks')}", "6\u20118 weeks"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 50%"), "≥ 50%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="X" w:char="zz"/></w:r>' + run("x"), "→x"),
        (f"{run('a')}<w:r><w:tab/><w:softHyphen/></w:r>{run('b')}", "a b"),
        (run("im\u00adproved"), "improved"),
        (f"{run('a')}<w:r><w:br/></w:r>{run('b')}<w:r><w:br w:type='page'/></w:r>", "a\nb"),
        (f"{run('a.')}<w:r><w:br w:type='page'/></w:r>{run('B')}", "a.\nB"),
        (f"{run('seen')}{run('hidden', '<w:vanish/>')}", "seen"),
        ("<m:oMath><m:r><m:t>p&lt;0.05</m:t></m:r></m:oMath>", "p<0.05"),
        (f"<w:smartTag>{run('in ')}</w:smartTag><w:hyperlink r:id='x'>{run('link')}</w:hyperlink>", "in link"),
    ],
)
def test_what_is_shown(body: str, text: str) -> None:
    assert only(paragraph(body)).text == text


def test_raised_words_and_links() -> None:
    related = '<Relationship Id="r1" Type="t/hyperlink" Target="https://doi.org/10.1/x"/>'
    body = paragraph(
        run("Good."),
        run("1", SUPER),
        run(",2", '<w:rStyle w:val="up"/>'),
        f"<w:hyperlink r:id='r1'>{run(' one')}</w:hyperlink>",
        field(' HYPERLINK "https://x.org" ', run("two")),
        f"<w:hyperlink w:anchor='b'>{run('three')}</w:hyperlink>",
    )
    block = only(
        body, rels=related, styles=f'<w:style w:styleId="up"><w:name w:val="Up"/><w:rPr>{SUPER}</w:rPr></w:style>'
    )
    assert [block.text[s.start : s.end] for s in block.superscripts] == ["¹,²"]
    assert [link.target for link in block.links] == ["https://doi.org/10.1/x", "https://x.org", "#b"]


def test_headings_lists_and_captions_come_from_styles() -> None:
    styles = "".join(
        f'<w:style w:styleId="{name[0]}{name[-1]}"><w:name w:val="{name}"/>{more}</w:style>'
        for name, more in (
            ("heading 2", ""),
            ("Title", ""),
            ("Subtitlf", '<w:basedOn w:val="h2"/>'),
            ("caption", ""),
            ("toc 1", ""),
            ("My Item", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>'),
            ("Outlined", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        )
    )
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(
        paragraph(run(text), properties=properties)
        for text, properties in (
            ("Head", '<w:pStyle w:val="h2"/>'),
            ("Title", '<w:pStyle w:val="Te"/>'),
            ("Based", '<w:pStyle w:val="Sf"/>'),
            ("Caption", '<w:pStyle w:val="cn"/>'),
            ("Contents 3", '<w:pStyle w:val="t1"/>'),
            ("Outlined", '<w:pStyle w:val="Od"/>'),
            ("Three helps.", '<w:pStyle w:val="Mm"/>'),
            ("Letter helps.", numbered.format(1, 5)),
            ("Four helps.", '<w:pStyle w:val="Mm"/>'),
            ("Bullet helps.", numbered.format(0, 6)),
            ("Nine helps.", numbered.format(0, 7)),
            ("None helps.", '<w:pStyle w:val="Mm"/>' + numbered.format(0, 0)),
        )
    )
    shown = [(b.text, b.kind.value, b.level, b.label) for b in read(body, styles=styles, numbering=lists).blocks]
    assert shown == [
        ("Head", "heading", 2, None),
        ("Title", "heading", 1, None),
        ("Based", "heading", 2, None),
        ("Caption", "legend", 0, None),
        ("Contents 3", "navigation", 0, None),
        ("Outlined", "heading", 3, None),
        ("Three helps.", "list-item", 0, "3"),
        ("Letter helps.", "list-item", 0, "a"),
        ("Four helps.", "list-item", 0, "4"),
        ("Bullet helps.", "list-item", 0, None),
        ("Nine helps.", "list-item", 0, "9"),
        ("None helps.", "paragraph", 0, None),
    ]


def test_a_short_bold_line_is_a_heading() -> None:
    assert only(paragraph(run("What Helps", "<w:b/>"))).kind is BlockKind.HEADING
    assert only(paragraph(run("What helps.", "<w:b/>"))).kind is BlockKind.PARAGRAPH
    assert only(paragraph(run("What helps", '<w:b w:val="0"/>'))).kind is BlockKind.PARAGRAPH


def test_footnotes_and_endnotes_are_numbered_and_stand_at_their_marks() -> None:
    note = '<w:r><w:{0}noteReference w:id="{1}"/></w:r>'
    body = paragraph(run("One."), note.format("foot", 7)) + paragraph(
        run("The adults of the trial slept."), note.format("foot", 4), note.format("end", 2), note.format("foot", 7)
    )
    document = read(
        body,
        footnotes="".join(
            f'<w:footnote w:id="{number}">{paragraph(run(text))}{paragraph(run("More."))}</w:footnote>'
            for number, text in ((0, "Separator"), (4, "Adults."), (7, "Doe J. Light. J Sleep. 2024;3:1-9."))
        ),
        endnotes=f'<w:endnote w:id="2">{paragraph(run("At the end."))}</w:endnote>',
    )
    assert [block.text for block in document.of_kind(BlockKind.PARAGRAPH)] == [
        "One.¹",
        "The adults of the trial slept.²i¹",
    ]
    notes = [(b.text, b.label, document.locate(b.span).paragraph) for b in document.blocks[2:]]
    assert notes == [
        ("Adults.", "2", 2),
        ("More.", None, 2),
        ("Doe J. Light. J Sleep. 2024;3:1-9.", "1", 1),
        ("More.", None, 1),
        ("At the end.", "i", 2),
    ]


def test_text_boxes_are_read_once_and_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('Boxed.'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(paragraph(run("Before "), drawing, run("after.")) + paragraph(run("Next.")))
    assert [(b.text, document.locate(b.span).line) for b in document.blocks] == [
        ("Before after.", 1),
        ("Boxed.", 2),
        ("Next.", 3),
    ]


def table(*rows: tuple[str, ...], head: str = "", look: str = "") -> str:
    shown = ""
    for index, row in enumerate(rows):
        cells = "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row)
        shown += f"<w:tr>{head if index == 0 else ''}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{shown}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            table(("a", "b"), ("c", "d"), head="<w:trPr><w:tblHeader/></w:trPr>"),
            "caption caption table-cell table-cell",
        ),
        (table(("a", "b"), ("c", "d"), look='<w:tblLook w:val="04A0"/>'), "caption caption table-cell table-cell"),
        (table(("a", "b"), ("c", "d")), "table-cell table-cell table-cell table-cell"),
        (table(("A box of words.",)), "paragraph"),
    ],
)
def test_tables(body: str, kinds: str) -> None:
    assert [block.kind.value for block in read(body).blocks] == kinds.split()


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    body = paragraph(run("One "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("sentence.")) + paragraph()
    document = read(body + paragraph(run("Last.")))
    assert [(b.text, document.locate(b.span).paragraph) for b in document.blocks] == [
        ("One sentence.", 2),
        ("Last.", 4),
    ]


def test_a_field_without_an_end_hides_nothing_that_follows() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = paragraph(run("One."), begun) + paragraph(run("Two."), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert [block.text for block in read(body).blocks] == ["One.", "Two."]


def test_the_main_part_may_have_another_name() -> None:
    file = BytesIO()
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    with ZipFile(file, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {names}><Relationship Id="a" Type="x/officeDocument" Target="/word/main.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "word/main.xml", f"<w:document {NAMES}><w:body>{paragraph(run('Here.'))}</w:body></w:document>"
        )
    assert read_docx("a.docx", file.getvalue()).blocks[0].text == "Here."


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f"<w:document {NAMES}><w:body><w:p>".encode())
        for _ in range(600):
            part.write(b"<w:r></w:r>" * 10_000)
    return file.getvalue()


def many_parts() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), "")
    return file.getvalue()


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no zip archive"),
        (b"PK\x03\x04 cut short", "no zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected with a password"),
        (word_of(paragraph(run("x")), {"word/vbaProject.bin": "x"}), "holds macros"),
        (word_of("<w:p>"), "document.xml is broken in line 1"),
        (word_of("<w:p><w:r>" * 300), "nested more than 400 deep"),
        (word_of("", {"word/styles.xml": f"{DTD}<x>&b;</x>"}), "declares a document type"),
        (word_of(paragraph(run("x"))).replace(b"word/document.xml", b"xl/workbookxx.xml"), "holds no text"),
        (
            word_of(paragraph(run("Words " * 300)))[:200] + word_of(paragraph(run("Words " * 300)))[230:],
            "sound Word file",
        ),
    ],
)
def test_what_is_no_sound_word_file_is_refused_with_a_remedy(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read_docx("a.docx", data)
    assert error.value.path == "a.docx"
    assert error.value.remedy


@pytest.mark.parametrize(("make", "message"), [(bomb, "larger than 32 MB when unpacked"), (many_parts, "10,000 parts")])
def test_bombs_are_refused_before_they_go_off(make: object, message: str) -> None:
    data = make()  # type: ignore[operator]
    start = time.process_time()
    with pytest.raises(InputError, match=message):
        read_docx("a.docx", data)
    assert time.process_time() - start < 60
