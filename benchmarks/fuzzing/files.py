"""Files to begin with, the words each kind is made of, and what Hypothesis makes of both."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

TAGS = (
    "<p>", "</p>", "<sup>", "</sup>", "<ol start=3>", "<li>", "<table>", "<tr>", "<td>", "<nav>", "</nav>",
    "<form>",
    "<br>", "</",
    "<a href='#x'>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>", "&ge;", "&#x10;", "&", "<",
    "<h1>", "<title>", "<svg>", "[1]", "1. ", "\r", "\n", "References", "Doe J. A. J B. 2024;1:2-3.", "\u00a0", "²",
)  # fmt: skip
MARKDOWN = (
    "# ",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "[^1]",
    "[^1]: ",
    "| a | b |\n",
    "|---|---|\n",
    "**",
    "\\[",
    "---\n",
    "![a](b)",
    "[a](b)",
)
WORD = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a b</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>",
    "<w:ins>", "</w:ins>", "<w:del>", "</w:del>", "<w:sdt>", "</w:sdt>", "<w:pPr>", "</w:pPr>",
    '<w:numId w:val="1"/>',
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText> HYPERLINK</w:instrText>", '<w:footnoteReference w:id="1"/>', "<w:txbxContent>",
    "</w:txbxContent>",
    '<w:sym w:font="Symbol" w:char="F0B3"/>', '<w:vertAlign w:val="superscript"/>', "<w:br/>", "<w:tblHeader/>",
)  # fmt: skip
BIBTEX = (
    "@article{", "@string{", "@comment{", "@preamble{", "}", "{", "\"", ",\n", "title = ", "author = ",
    "doi = ", "year = 2024",
    " and ", " # ", "jan", "\\'e", "{\\\"o}", "10.5555/light.2024.1", "%", "=",
)  # fmt: skip
RIS = (
    "TY  - JOUR\n", "ER  - \n", "ID  - a\n", "AU  - Doe, J\n", "PY  - 2024/01//\n", "DO  - 10.5555/a\n",
    "SP  - 1\n", "  - ", "\r\n",
    "N1  - ", "TY", "ER  -",
)  # fmt: skip
JSON = (
    "[", "]", "{", "}", ",", ":", '"id": "a"', '"DOI": "10.5555/a"', '"issued": {"date-parts": [[2024]]}',
    '"author": [', "null", "1e999",
    '"family": "Doe"', '"title": ', "true", "\\ud800", "-0",
)  # fmt: skip
ENDNOTE = (
    "<xml>", "</xml>", "<records>", "</records>", "<record>", "</record>", "<style>", "</style>", "<titles>",
    "</titles>", "<title>",
    "</title>", "<rec-number>1</rec-number>", "<label>a</label>", "<dates><year>2024</year></dates>",
    "<!DOCTYPE x [", "<!ENTITY a 'b'>",
    "&a;", "<![CDATA[", "]]>",
)  # fmt: skip
CLAIMS = (
    "version: 1\n", "claims:\n", "  - id: a\n", "    statement: Light helps.\n", "    sources: []\n",
    "waivers:\n", "&a ", "*a", "<<: ",
    "{", "}", "[", "]", "- ", ": ", "|\n", "!!python/object:os.system ", "2024-02-30", "'", "\"",
    "    approval: {by: a, on: 2026-01-01}\n",
    "          figures: [{figure: 71%}]\n", "    appears_in: [{document: a.md, quote: b}]\n", "---\n", "? ", "\t",
)  # fmt: skip
SOUND = {
    "bib": """@string{j = "J Sleep"}
@article{doe2024, author = {Doe, J and Roe, R}, title = {Evening light}, journal = j # { Today}, year = 2024,
  doi = {10.5555/light.2024.1}, pages = "1--9"}
""",
    "ris": """TY  - JOUR
ID  - doe2024
AU  - Doe, J
TI  - Evening light
  in all houses
PY  - 2024/01//
SP  - 1
EP  - 9
DO  - https://doi.org/10.5555/light.2024.1
ER  -
""",
    "json": """[{"id": "doe2024", "type": "article-journal", "title": "Evening <i>light</i>", "volume": 3,
"page": "1-9", "author": [{"family": "Doe", "given": "J"}, {"literal": "Group"}],
"issued": {"date-parts": [[2024, 1]]}, "PMID": "123",
"DOI": "10.5555/light.2024.1", "URL": "https://example.org/a"}]
""",
    "xml": """<?xml version="1.0" encoding="UTF-8"?><xml><records><record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style>Doe, J</style></author></authors></contributors><titles><title>Evening
<style face="italic">light</style></title></titles><dates><year>2024</year></dates><label>doe2024</label>
<electronic-resource-num>10.5555/light.2024.1</electronic-resource-num></record></records></xml>
""",
    "yaml": """version: 1
claims:
  - id: light
    statement: Light helps in 71% of adults.
    kind: efficacy-quantitative
    sources:
      - ref: doe2024
        locator: Abstract
        card: {design: cohort, n: 17, outcome: response, figure: 71%, timepoint: 1 day}
    wording: [Light helps seven in ten adults.]
    appears_in: [{document: a.md, quote: Light helps}]
    approval: {by: review, on: 2026-11-20, expires: 2027-11-20, digest: "sha256:00"}
waivers:
  - {rule: vague-attribution, path: a.md, quote: studies show, reason: known, owner: jo, expires: 2027-01-31}
""",
}
"""A small file of each kind that the library reads."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "txt": (*TAGS, *MARKDOWN),
    "md": (*TAGS, *MARKDOWN),
    "html": (*TAGS, *MARKDOWN, "<meta charset=", "utf-16", "windows-1252", "shift_jis", "\ufeff"),
    "docx": WORD,
    "pdf": (
        "obj",
        "endobj",
        "stream",
        "endstream",
        "xref",
        "trailer",
        "startxref",
        "/Rotate 90",
        "/Encrypt",
        "/Annots",
        "Tm",
        "Tj",
        "BT",
    ),
    "bib": BIBTEX,
    "ris": RIS,
    "json": JSON,
    "xml": ENDNOTE,
    "yaml": CLAIMS,
}
PARTS = ("word/footnotes.xml", "word/styles.xml", "word/numbering.xml")
"""Those of a Word file that hold its words and how they are set, after the body."""


def sound(kind: str) -> bytes:
    """A file of this kind that is as it should be."""
    if kind in SOUND:
        return SOUND[kind].encode()
    if kind == "pdf":
        return _small_pdf()
    article = importlib.import_module("tests.contracts.article")
    make: Callable[[], bytes] = {
        "txt": article.as_text,
        "md": article.as_markdown,
        "html": article.as_html,
        "docx": article.as_word,
    }[kind]
    return make()


def _small_pdf() -> bytes:
    """Two pages, one with a table and a stamp at its side: the article takes too long to be tried often."""
    writer = importlib.import_module("tests.pdf_writer")
    lines = [
        "Lamps shorten sleep in most",
        "adults, and head-",
        "ache is rare. [1]",
        "1. Doe J. Light. J Sleep. 2024;1:2-3.",
    ]
    cells = [writer.Words(70 + 200 * (place % 2), 600 - 20 * (place // 2), f"cell {place}") for place in range(4)]
    stamp = writer.Words(20, 400, "Downloaded", 8, turn=1)
    made: bytes = writer.pdf_of([[*writer.column(lines), *cells, stamp], writer.column(lines, size=9)])
    return made


def packed(data: bytes) -> bytes:
    """A Word file whose body, and after form feeds its other parts, are these bytes; a packed one stays."""
    if data.startswith(b"PK"):
        return data
    word_of = importlib.import_module("tests.word_writer").word_of
    body, *others = data.decode("utf-8", "replace").split("\f")
    made: bytes = word_of(body, dict(zip(PARTS, others, strict=False)))
    return made


def samples(kind: str) -> st.SearchStrategy[bytes]:
    """Files of one kind: made of its words, and a sound one with bytes changed."""
    whole = sound(kind)
    pieces = st.one_of(st.sampled_from(WORDS[kind]), st.text(max_size=8))
    made = st.lists(pieces, max_size=60).map(lambda parts: "".join(parts).encode("utf-8", "replace"))
    if kind == "docx":
        made = st.lists(st.sampled_from(WORD), max_size=40).map(lambda parts: packed("".join(parts).encode()))
    if kind == "html":
        codes = st.sampled_from(("utf-8", "utf-16", "utf-16-le", "cp1252"))
        made = st.tuples(st.lists(pieces, max_size=60), codes).map(
            lambda both: "".join(both[0]).encode(both[1], "replace")
        )
    changes = st.tuples(st.integers(0, len(whole) - 1), st.binary(max_size=4))
    changed = st.lists(changes, min_size=1, max_size=8).map(lambda several: _changed(whole, several))
    return st.one_of(made, changed, st.binary(max_size=200))


def _changed(whole: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    data = bytearray(whole)
    for place, bytes_ in changes:
        data[place : place + len(bytes_)] = bytes_
    return bytes(data)
