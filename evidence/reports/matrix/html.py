"""The matrix as one web page: no script, no outside request, readable on paper, by keyboard and by screen reader."""

from __future__ import annotations

from html import escape

from evidence.documents.reading import REPORT_MARK
from evidence.reports.matrix.printed import HEADINGS, WIDTHS, Words, cells
from evidence.reports.matrix.row import Matrix, Row, Section
from evidence.reports.matrix.xlsx import CLOUDED, FILLS

_STYLE = """
:root { color-scheme: light; font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
body { margin: 1.5rem auto; max-width: 110rem; padding: 0 1rem; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #bfbfbf; padding: .4rem .55rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: #1f3a5f; color: #fff; position: sticky; top: 0; }
@media screen and (max-width: 66rem) { .wide { overflow-x: auto; } thead th { position: static; } }
tbody th { background: #f2f2f2; font-weight: 600; } .claims tbody th { background: none; }
.summary th { width: 24rem; } .claims { table-layout: fixed; min-width: 62rem; }
p { margin: 0 0 .25rem; } .label { color: #595959; font-weight: 400; } td[style] .label { color: inherit; }
tbody th p:not(:first-child) { font-weight: 400; }
a { color: #0b5394; }
@media print { body { margin: 0; max-width: none; font-size: 9pt; } tr { break-inside: avoid; }
  thead th { position: static; } .claims { min-width: 0; }
  @page { size: A4 landscape; margin: 12mm; } td { print-color-adjust: exact; } }
"""


_COLUMNS = "".join(f'<col style="width:{share:.0%}">' for share in WIDTHS)


def html(matrix: Matrix) -> bytes:
    """The page, in UTF-8."""
    summary = "".join(_summary(section) for section in matrix.summary)
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in HEADINGS)
    rows = "".join(map(_row, matrix.rows))
    page = (
        f'<!DOCTYPE html>\n{REPORT_MARK}\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Claims matrix</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Claims matrix</h1>\n"
        f"{summary}<h2>Claims, the gravest first</h2>\n"
        '<div class="wide" role="region" aria-label="Claims" tabindex="0">\n<table class="claims">\n'
        f"<colgroup>{_COLUMNS}</colgroup>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _summary(section: Section) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(str(value))}</td></tr>\n' for label, value in section.rows
    )
    return f'<h2>{escape(section.heading)}</h2>\n<table class="summary">\n<tbody>\n{rows}</tbody>\n</table>\n'


def _row(row: Row) -> str:
    claim, source, slots, verdict, decision = ("".join(map(_words, cell)) for cell in cells(row))
    background, letters = CLOUDED if row.is_clouded else FILLS[row.verdict]
    return (
        f'<tr><th scope="row">{claim}</th><td>{source}</td><td>{slots}</td>'
        f'<td style="background:{background};color:{letters}">{verdict}</td><td>{decision}</td></tr>\n'
    )


def _words(words: Words) -> str:
    # On a coloured ground the grey of a label would be too pale to read: there it takes the ground's own letters.
    label = f'<span class="label">{escape(words.label)}:</span> ' if words.label else ""
    text = escape(words.text)
    if words.link:
        text = f'<a href="{escape(words.link)}" rel="noreferrer">{text}</a>'
    return f"<p>{label}{text}</p>"
