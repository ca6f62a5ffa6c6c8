"""One small article, written for these tests, in every format that is read."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.text.paragraph import Paragraph

from tests.pdf_writer import Words, pdf_of

TITLE = "Morning Light and Sleep"
# A paragraph is words, of which those between carets are raised; "#" and "##" begin headings, "-" and "1." items.
ARTICLE = """# Morning Light and Sleep
Lamps in the evening shorten sleep by 20 minutes in healthy adults [1]. In a randomized trial of 120 adults, morning \
light reduced insomnia in 54% of patients within two weeks.^2^ Most adults do not know it.
A meta-analysis of 14 trials found that light therapy improved depression scores by ≥ 30% compared with placebo [1–3]. \
Side effects such as headache occurred in 6% of patients.^1,3^
## What Helps
1. Dim light lengthens sleep in 61% of older adults [2].
2. A nap of 20 minutes improves alertness for three hours.^3^
- Caffeine after noon delays sleep by 40 minutes (Doe et al., 2024).
- Alcohol reduces deep sleep in one in three adults.
| Lamp | Brightness
| Small lamp | 2,500 lux
| Large lamp | 10 klx
## How Light Works
Bright light suppresses melatonin and shifts the body clock by 1.5 hours [3]. It is not clear whether tablets do so.
Treatment should not be stopped without medical advice.
## References
1. Doe J, Roe R. Evening light and sleep. J Sleep. 2024;3:1-9. doi:10.5555/light.2024.1
2. Poe A, Lee B. Dim light at night. J Sleep. 2020;1:10-12. doi:10.5555/light.2020.2
3. Moe C. Light and the clock. Sleep Med. 2019;7:100-110. doi:10.5555/light.2019.3"""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LINES = ARTICLE.split("\n")


def parts(line: str) -> list[tuple[str, bool]]:
    """The words of a line, and whether they are raised."""
    return [(words, index % 2 == 1) for index, words in enumerate(line.split("^")) if words]


def cells(line: str) -> list[str]:
    """The cells of a row of the table."""
    return [cell.strip() for cell in line.strip("|").split("|")]


def _marked(line: str, before: str, after: str) -> str:
    return "".join(f"{before}{words}{after}" if raised else words for words, raised in parts(line))


def as_text() -> bytes:
    """The article as a text file, with the raised numbers that Unicode has."""
    shown = []
    for line in LINES:
        if line.startswith("|"):
            shown.append("\t".join(cells(line)) + ("\n" if line.startswith("| Large") else ""))
        else:
            shown.append("".join(w.translate(RAISED) if up else w for w, up in parts(line.lstrip("# "))) + "\n")
    return "\n".join(shown).encode()


def as_markdown() -> bytes:
    """The article as Markdown."""
    shown = []
    for line in LINES:
        if not line.startswith("|"):
            shown.append(_marked(line, "<sup>", "</sup>") + "\n")
            continue
        shown.append(f"| {' | '.join(cells(line))} |")
        shown += ["| --- | --- |"] if line.startswith("| Lamp") else [""] if line.startswith("| Large") else []
    return "\n".join(shown).encode()


def as_html(*, page: bool = True) -> bytes:
    """The article as a page; with all that stands around an article unless it is to be printed."""
    shown: list[str] = []
    for line in LINES:
        words = _marked(line, "<sup>", "</sup>").replace("≥", "&ge;").replace("–", "&#8211;")
        if line.startswith("#"):
            level = 2 if line.startswith("##") else 1
            shown.append(f"<h{level}>{words.lstrip('# ')}</h{level}>")
        elif line.startswith("|"):
            tag = "th" if line.startswith("| Lamp") else "td"
            shown.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells(words)) + "</tr>")
        elif line[0].isdigit() or line[0] == "-":
            shown.append(f"<{'ol' if line[0].isdigit() else 'ul'}><li>{words.split(' ', 1)[1]}")
        else:
            shown.append(f"<p>{words}\n")
    body = _in_lists("\n".join(shown))
    around = (_ABOVE, _BELOW) if page else ("", "")
    style = "<style>table{width:100%;text-align:left} body{font:12pt/1.4 sans-serif}</style>"
    whole = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}</title>{style}</head><body>"
    return f"{whole}{around[0]}<main>{body}</main>{around[1]}</body></html>".encode()


_ABOVE = """<nav><ul><li><a href="/">Home</a><li><a href="/cures">Lamps cure insomnia in 99% of patients</a></ul></nav>
<div class="cookie-banner"><p>Cookies improve your visit by 50%. Accept all cookies to reduce pain.</p></div>"""
_BELOW = """<form><label>Does light reduce your pain by 50%?</label><button>Send</button></form>
<script>var claim = "Lamps reduce depression in 80% of patients";</script>"""


def _in_lists(body: str) -> str:
    for kind in ("ol", "ul"):
        body = body.replace(f"\n<{kind}><li>", "\n<li>") if f"<{kind}>" not in body else _grouped(body, kind)
    return body.replace("\n<tr><th>", "\n<table><tr><th>").replace("</tr>\n<h2>", "</tr></table>\n<h2>")


def _grouped(body: str, kind: str) -> str:
    shown = []
    inside = False
    for line in body.split("\n"):
        item = line.startswith(f"<{kind}>")
        shown.append(
            line[len(kind) + 2 :] if item and inside else ("" if item or not inside else f"</{kind}>\n") + line
        )
        inside = item
    return "\n".join(shown) + (f"</{kind}>" if inside else "")


def as_word() -> bytes:
    """The article as python-docx writes it."""
    document = docx.Document()
    table = None
    for line in LINES:
        if line.startswith("|"):
            table = table or document.add_table(0, 2)
            for cell, words in zip(table.add_row().cells, cells(line), strict=True):
                cell.text = words
        elif line.startswith("#"):
            document.add_heading(line.lstrip("# "), 1 if line.startswith("##") else 0)
        elif line.startswith("-"):
            _runs(document.add_paragraph(style="List Bullet"), line[2:])
        else:
            _runs(document.add_paragraph(), line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _runs(paragraph: Paragraph, line: str) -> None:
    for words, raised in parts(line):
        paragraph.add_run(words).font.superscript = raised or None


def as_pdf() -> bytes:
    """The article as a PDF of two pages, its lines broken at a column, raised numbers set smaller and higher."""
    pages: list[list[Words]] = [[]]
    y = 780.0
    for line in LINES:
        size = 20 if line.startswith("# ") else 15 if line.startswith("##") else 11
        y -= size * 1.2
        if line.startswith("## How"):
            pages.append([])
            y = 780.0
        if line.startswith("|"):
            pages[-1] += [Words(70 + 200 * index, y, cell) for index, cell in enumerate(cells(line))]
        else:
            y = _set(pages[-1], line.lstrip("# ").replace("- ", "\u2022 ", 1 if line[0] == "-" else 0), y, size)
    return pdf_of([[*page, Words(290, 30, str(number), 9)] for number, page in enumerate(pages, 1)])


def _set(page: list[Words], line: str, y: float, size: float) -> float:
    """Sets words one by one, as layout programs do, and goes down a line where there is no more room."""
    x = 70.0
    for token in line.replace("^ ", "^  ").replace("≥ ", "").split(" "):
        words = [(part, index % 2 == 1) for index, part in enumerate(token.split("^")) if part]
        width = sum(_width(part, 7 if raised else size) for part, raised in words)
        if x + width > 520:
            x, y = 70.0, y - size * 1.2
        for part, raised in words:
            page.append(Words(x, y + 4 if raised else y, part, 7 if raised else size, size > 11))
            x += _width(part, 7 if raised else size)
        x += size * 0.28 if words else 0
    return y


def _width(words: str, size: float) -> float:
    """As wide as Helvetica sets it."""
    return size * sum(_WIDTHS.get(char, 556) for char in words) / 1000


_WIDTHS = {
    char: width
    for chars, width in (
        ("ijl", 222),
        ("ft.,:;/[]I ", 278),
        ("r()-", 333),
        ("\u2022", 350),
        ("ckszvxyJ", 500),
        ("TZF", 611),
        ("ABEKPSVXY", 667),
        ("CDHNRUw", 722),
        ("GOQ", 778),
        ("mM", 833),
        ("%", 889),
    )
    for char in chars
}
