"""The matrix as a Word document: landscape, the summary first, then a table whose head stands on every page."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from evidence.late import late_regex
from evidence.reports.matrix.packing import timeless
from evidence.reports.matrix.printed import HEADINGS, WIDTHS, Words, cells
from evidence.reports.matrix.row import Matrix, Row, Section
from evidence.reports.matrix.xlsx import CLOUDED, CONTROL, FILLS

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TWIPS = 15_138
"""The width of A4 on its side without its margins, in twentieths of a point."""
_TAG = late_regex(r"<[^>]*>")
_MOST_ON_A_PAGE = 1_200
"""So many letters surely fit on a page, whichever column of a row they stand in."""
_HEAD = "1F3A5F"
_PALE = "F2F2F2"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx(matrix: Matrix) -> bytes:
    """The document. The same matrix gives the same bytes."""
    import docx as word

    document = word.Document()
    _landscape(document)
    properties = document.core_properties
    properties.title, properties.author = "Claims matrix", "evidence"
    properties.created = properties.modified = datetime.combine(matrix.today, time())
    document.add_heading("Claims matrix", 0)
    for section in matrix.summary:
        document.add_heading(section.heading, 2)
        _append(document, _summary(section))
    document.add_heading("Claims, the gravest first", 1).paragraph_format.page_break_before = True
    _append(document, _claims(matrix.rows, partial(_link, document)))
    stream = BytesIO()
    document.save(stream)
    return timeless(stream.getvalue())


def _landscape(document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)


def _append(document: Document, table: str) -> None:
    """Puts a table at the end. Cell by cell through python-docx, a thousand rows would take minutes."""
    from docx.oxml import parse_xml

    body: Any = document.element.body
    body.insert(len(body) - 1, parse_xml(table))
    document.add_paragraph()


def _link(document: Document, address: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE

    return document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _table(widths: tuple[float, ...], rows: list[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{int(share * _TWIPS)}"/>' for share in widths)
    look = f'<w:tblW w:w="{_TWIPS}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl {_NAMESPACES}><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(content: str, *, head: bool = False) -> str:
    # A row stays on one page, unless it may be longer than that.
    whole = "<w:cantSplit/>" if len(_TAG.sub("", content)) < _MOST_ON_A_PAGE else ""
    return f"<w:tr><w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>{content}</w:tr>"


def _cell(share: float, paragraphs: str, fill: str | None = None) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    width = f'<w:tcW w:w="{int(share * _TWIPS)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{shade}</w:tcPr>{paragraphs or _paragraph('')}</w:tc>"


def _paragraph(runs: str) -> str:
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="30"/></w:pPr>{runs}</w:p>'


def _run(text: str, look: str = "") -> str:
    words = escape(CONTROL.sub(" ", text), quote=False)
    return f'<w:r><w:rPr>{look}<w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


_BOLD = "<w:b/>"
_QUIET = '<w:color w:val="595959"/>'
_LINKED = '<w:color w:val="0B5394"/>'
_WHITE = '<w:b/><w:color w:val="FFFFFF"/>'


def _words(words: Words, link: Any, *, bold: bool = False) -> str:
    label = _run(f"{words.label}: ", _QUIET) if words.label else ""
    if words.link:
        underlined = _run(words.text, _LINKED).replace('<w:sz w:val="16"/>', '<w:sz w:val="16"/><w:u w:val="single"/>')
        return _paragraph(f'{label}<w:hyperlink r:id="{link(words.link)}">{underlined}</w:hyperlink>')
    return _paragraph(label + _run(words.text, _BOLD if bold else ""))


def _summary(section: Section) -> str:
    shares = (0.34, 0.66)
    rows = [
        _row(_cell(shares[0], _paragraph(_run(label)), _PALE) + _cell(shares[1], _paragraph(_run(str(value)))))
        for label, value in section.rows
    ]
    return _table(shares, rows or [_row(_cell(shares[0], "") + _cell(shares[1], ""))])


def _claims(rows: tuple[Row, ...], link: Any) -> str:
    headings = zip(WIDTHS, HEADINGS, strict=True)
    head = _row("".join(_cell(share, _paragraph(_run(text, _WHITE)), _HEAD) for share, text in headings), head=True)
    return _table(WIDTHS, [head, *(_claim(row, link) for row in rows)])


def _claim(row: Row, link: Any) -> str:
    fills: list[str | None] = [None] * len(WIDTHS)
    fills[3] = (CLOUDED if row.is_clouded else FILLS[row.verdict])[0].removeprefix("#")
    parts = [
        _cell(
            share,
            "".join(_words(words, link, bold=number in (0, 3) and not place) for place, words in enumerate(cell)),
            fill,
        )
        for number, (share, cell, fill) in enumerate(zip(WIDTHS, cells(row), fills, strict=True))
    ]
    return _row("".join(parts))
