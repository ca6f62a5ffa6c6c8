"""Pages: what is copy, what is not, and where every word stands in the file."""

from __future__ import annotations

import time

import pytest

from evidence.documents.document import Block, BlockKind, Document
from evidence.documents.html import read_html
from evidence.errors import InputError

COPY = "Light reduced insomnia in 54% of patients."


def read(page: str) -> Document:
    return read_html("a.html", page.encode())


def only(page: str) -> Block:
    (block,) = read(page).blocks
    return block


def kinds(page: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(page).blocks]


def test_every_word_has_its_line_and_column() -> None:
    page = "<html>\r\n<body><p>Doses of &ge;&nbsp;50&#160;mg  &amp;\r\n   <b>more</b> help.</p>"
    document = read(page)
    (block,) = document.blocks
    assert block.text == "Doses of ≥\xa050\xa0mg & more help."
    lines = page.split("\r\n")
    for word, written in (
        ("Doses", "Doses"),
        ("≥", "&ge;"),
        ("50", "50"),
        ("&", "&amp;"),
        ("more", "more"),
        ("help", "help"),
    ):
        place = block.text.index(word)
        location = document.locate(block.locate(place, place + len(word)))
        assert lines[location.line - 1][location.column - 1 :].startswith(written)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<nav><p>%s</p></nav>", BlockKind.NAVIGATION),
        ("<div role=navigation>%s</div>", BlockKind.NAVIGATION),
        ('<div class="x site-nav">%s</div>', BlockKind.NAVIGATION),
        ("<aside class='widget-area'><p>%s</aside>", BlockKind.NAVIGATION),
        ("<aside id=left-sidebar><p>%s</aside>", BlockKind.NAVIGATION),
        ("<aside class=key-facts><p>%s</aside>", BlockKind.PARAGRAPH),
        ("<main><p>A page.</p></main><aside><p>%s</aside>", BlockKind.PARAGRAPH),
        ("<form><p>%s</form>", BlockKind.FORM),
        ("<button>%s</button>", BlockKind.FORM),
        ('<div id="cookie-banner"><p>%s</div>', BlockKind.BOILERPLATE),
        ("<div class=cmplz-cookiebanner>%s</div>", BlockKind.BOILERPLATE),
        ("<div id=usercentrics-root>%s</div>", BlockKind.BOILERPLATE),
        ("<div class=informed-consent>%s</div>", BlockKind.PARAGRAPH),
        ("<amp-consent><div>%s</div></amp-consent>", BlockKind.BOILERPLATE),
        ("<amp-sidebar><ul><li>%s</ul></amp-sidebar>", BlockKind.NAVIGATION),
        ("<div class=newsletter-form-header-description>%s</div>", BlockKind.FORM),
        ("<div id=ez-toc-container><a href='#a'>%s</a></div>", BlockKind.NAVIGATION),
        ("<div class=has-toc>%s</div>", BlockKind.PARAGRAPH),
        ("<p><a role=button href='/x'>%s</a></p>", BlockKind.FORM),
        ("<p>%s <a role=button href='/x'>Book</a></p>", BlockKind.PARAGRAPH),
        ("<p hidden>%s</p>", BlockKind.PARAGRAPH),
        ("<dialog>%s</dialog>", BlockKind.BOILERPLATE),
        ("<ol class=comment-list><li>%s</ol>", BlockKind.BOILERPLATE),
        ("<p>%s</p>", BlockKind.PARAGRAPH),
        ("<footer><p>%s</p></footer>", BlockKind.PARAGRAPH),
        ("<details><summary>More</summary>%s</details>", BlockKind.PARAGRAPH),
        ("<main><aside class=sidebar>%s</aside></main>", BlockKind.PARAGRAPH),
        ("<form><h1>T</h1><p>%s</p></form>", BlockKind.PARAGRAPH),
        ('<div class="modal"><main>%s</main></div>', BlockKind.PARAGRAPH),
        ("<ul><li>%s</ul>", BlockKind.LIST_ITEM),
        ("<table><tr><td>a<td>b<tr><td>%s<td>c</table>", BlockKind.TABLE_CELL),
        ("<table><tr><td>%s</table>", BlockKind.PARAGRAPH),
        ("<table role=presentation><tr><td>a<td>b<tr><td>%s<td>c</table>", BlockKind.PARAGRAPH),
        ("<table><tr><th>%s</table>", BlockKind.CAPTION),
        ("<table><tr><th>a<th>b<tr><th scope=row>%s<td>c</table>", BlockKind.TABLE_CELL),
        ("<figure><figcaption>%s</figure>", BlockKind.LEGEND),
        ("<table><caption>%s</caption></table>", BlockKind.LEGEND),
        ("<pre>%s</pre>", BlockKind.CODE),
        ("<h3>%s</h3>", BlockKind.HEADING),
        ("<section class=footnotes><ol><li>%s <a href='#r'>↩</a></ol></section>", BlockKind.FOOTNOTE),
    ],
)
def test_what_words_are_depends_on_what_holds_them(page: str, kind: BlockKind) -> None:
    assert [block.kind for block in read(page % COPY).blocks if COPY in block.text] == [kind]


def test_a_source_that_is_shown_beside_its_mark_is_what_the_mark_leads_to() -> None:
    block = only(
        '<p>It helps<span class="ref" title="Doe J. Lamps. 2020. doi:10.5555/lamps"><sup>1</sup></span>,'
        '<a href="#" data-original-title="Roe R. Naps. PMID: 12345678">2</a>'
        '<a href="#r3" title="doi:10.5555/other">3</a><span title="The third visit">3</span>.</p>'
    )
    assert [(block.text[k.span.start : k.span.end], k.target) for k in block.links] == [
        ("¹", "https://doi.org/10.5555/lamps"),
        ("2", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        ("3", "#r3"),
    ]


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "template", "svg", "textarea", "iframe", "noframes"])
def test_what_is_not_seen_is_not_read(tag: str) -> None:
    assert kinds(f"<p>Seen.</p><{tag}>{COPY}</{tag}><p>Too.</p>") == [("paragraph", "Seen."), ("paragraph", "Too.")]


def test_superscripts_and_links_keep_their_places() -> None:
    block = only('<p>It helps.<sup><a href="#r1">1</a>,<a href="#r2">2</a></sup> See <a href="https://x.org">this</a>.')
    assert [block.text[s.start : s.end] for s in block.superscripts] == ["¹,²"]
    assert [(block.text[k.span.start : k.span.end], k.target) for k in block.links] == [
        ("¹", "#r1"),
        ("²", "#r2"),
        ("this", "https://x.org"),
    ]
    assert len(only('<p>Better<span style="vertical-align: super">3</span>').superscripts) == 1


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    page = "<ol start=3><li>Three<ul><li>Deep</ul><li value=7>Seven<li><p>Eight</p><p>More</p></ol>"
    assert [(block.text, block.label) for block in read(page).blocks] == [
        ("Three", "3"),
        ("Deep", None),
        ("Seven", "7"),
        ("Eight", "8"),
        ("More", None),
    ]


def test_ends_that_html_leaves_out_are_understood() -> None:
    page = (
        "<h1>One<h2>Two</h2><p>Three<p>Four<table><tr><td>A<td>B<tr><td>C</table><dl><dt>D<dd>E<dt>F</dl>Last</b></i>"
    )
    shown = [(block.text, block.kind.value) for block in read(page).blocks]
    assert shown == [
        ("One", "heading"),
        ("Two", "heading"),
        ("Three", "paragraph"),
        ("Four", "paragraph"),
        ("A", "table-cell"),
        ("B", "table-cell"),
        ("C", "table-cell"),
        ("D", "paragraph"),
        ("E", "paragraph"),
        ("F", "paragraph"),
        ("Last", "paragraph"),
    ]


def test_one_line_break_stays_and_two_part_paragraphs() -> None:
    assert [b.text for b in read("<p>One<br>line<br><br/>Another<script>x</script>").blocks] == ["One\nline", "Another"]


def test_a_list_of_references_in_the_footer_is_one() -> None:
    page = f"<p>{COPY} [1]<footer><h4>References</h4><ol><li>Doe J. Light. J Sleep. 2024;3:1-9.</ol></footer>"
    assert [(b.label, b.text) for b in read(page).of_kind(BlockKind.REFERENCE)] == [
        ("1", "Doe J. Light. J Sleep. 2024;3:1-9.")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td><h3>References</h3><p>1. {0}</p><p>2. {1}</p></td></tr>",
        "<tr><td>References</td></tr><tr><td>(1) {0}<br>(2) {1}</td></tr>",
        "<tr><td></td><td><table><tr><td>References<tr><td><sup>1</sup> {0}<tr><td><sup>2</sup> {1}</table></td></tr>",
        "<tr><td>Lamps help.<td>Naps too.<tr><td colspan=2><p>References</p><p>1. {0}</p><p>2. {1}</p></td></tr>",
        "<tr><td>Lamps help.<td>Naps too.<tr><td colspan=2>References<tr><td colspan=2>1. {0}<br>2. {1}</td></tr>",
        "<tr><th>No.<th>Reference</tr><tr><td>1<td>{0}</tr><tr><td>2<td>{1}</tr>",
        "<tr><td>[1]<td>{0}<td>page 3</tr><tr><td>[2]<td>{1}<td></tr>",
    ],
)
def test_a_list_of_references_in_a_table_is_one(rows: str) -> None:
    entries = "Doe J. Light. J Sleep. 2024;3:1-9. doi:10.5555/a", "Poe A. Dark. J Sleep. 2020;1:10-12. doi:10.5555/b"
    document = read(f"<p>Sleep rose [1].</p><table>{rows.format(*entries)}</table>")
    found = document.of_kind(BlockKind.REFERENCE, BlockKind.FOOTNOTE)
    assert [(block.label, block.text) for block in found] == [("1", entries[0]), ("2", entries[1])]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Week<th>Fall<tr><td>1<td>2.5 points<tr><td>2<td>Doe J. Light. J Sleep. 2024;3:1-9.",
        "<tr><th>Outcome<th>Lamp<tr><td>Sleep<td>71%<tr><td>Mood<td>31%<tr><td colspan=2>Notes<tr><td colspan=2>Mean",
        "<tr><th>No.<th>Study<th>n<tr><td>1<td>Doe et al. (2019)<td>120<tr><td>2<td>Poe A, et al. (2020)<td>80",
    ],
)
def test_numbers_of_a_table_are_no_labels_of_entries(rows: str) -> None:
    page = f"<table>{rows}</table>"
    assert BlockKind.PARAGRAPH not in {block.kind for block in read(page).blocks}
    assert not list(read(page).of_kind(BlockKind.REFERENCE))


@pytest.mark.parametrize("typed", ["[1] ", "1. ", "<sup>1</sup> "])
def test_a_number_that_was_typed_is_the_label(typed: str) -> None:
    page = f"<h2>References</h2><p>{typed}Doe J, Roe R. Light. J Sleep. 2024;3:1-9."
    (entry,) = read(page).of_kind(BlockKind.REFERENCE, BlockKind.FOOTNOTE)
    assert (entry.label, entry.text) == ("1", "Doe J, Roe R. Light. J Sleep. 2024;3:1-9.")


def test_a_name_that_is_none_stays_as_it_is_written() -> None:
    assert only("<p>R&D at AT&T costs &pound3 &ge; &#8364;2 &geq 1").text == "R&D at AT&T costs £3 ≥ €2 &geq 1"
    assert only("<p>R&D &lt").text == "R&D <"


@pytest.mark.parametrize(
    "words",
    [
        "“What Is Light?” National Institute of Lamps, 24 Mar. 2022, www.lamps.example/light.",
        '"Light and Sleep." Lamp Clinic, https://lamps.example/a. Accessed 3 May 2024.',
        "Evening light improves sleep in adults: a randomised trial – PMC",
    ],
)
def test_the_source_of_a_picture_stands_by_itself_and_is_no_copy(words: str) -> None:
    assert kinds(f"<p>{COPY}</p><p>{words}</p><p>{COPY}</p>")[1] == ("caption", words)
    assert kinds(f"<h2>Sources</h2><p>{words}</p><p>{words}</p>")[1:] == [("reference", words)] * 2
    said = f"“{words.split('.')[0]}.” It helped 64% of adults at www.lamps.example within a day, and it is safe."
    assert kinds(f"<p>{said}</p>")[0][0] == "paragraph"


def test_links_to_other_pages_are_navigation_and_links_to_sources_are_not() -> None:
    assert kinds(f'<a href="/b"><h3>{COPY[:-1]}</h3></a>')[0][0] == "navigation"
    assert kinds(f'<h3><a href="#b">{COPY[:-1]}</a></h3>')[0][0] == "heading"
    assert kinds(f'<p><a href="https://doi.org/10.1/x">{COPY}</a></p>')[0][0] == "paragraph"
    assert kinds(f'<ul><li><a href="#b">{COPY[:-1]}</a></ul>')[0][0] == "navigation"
    assert kinds(f'<ul><li>{COPY[:-1]} <a href="#r1">[1]</a></ul>')[0][0] == "list-item"


LINKS = [f'<a href="/{name}">{name}</a>' for name in ("Index", "Conditions we treat", "Side effects", "About")]


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<p><b>More from Lumen</b> {' · '.join(LINKS)}", "navigation"),
        (f"<footer>{' | '.join(LINKS)}</footer>", "navigation"),
        (f"<p>{' · '.join(LINKS)} help in 54% of adults", "paragraph"),
        (f"<p>All of these clinics treat {' · '.join(LINKS)}", "paragraph"),
        (f"<p>Compare {', '.join(LINKS)}", "paragraph"),
        (f"<p>Compare {' · '.join(LINKS[:2])}", "paragraph"),
        ("<p>Lamps help <a href=/1>1</a> <a href=/2>2</a> <a href=/3>3</a>", "paragraph"),
        ("<p>You are being redirected to <a href=/b>/insulin-resistance/</a></p>", "boilerplate"),
    ],
)
def test_a_row_of_links_is_navigation_and_a_sentence_with_links_is_not(page: str, kind: str) -> None:
    assert [one for one, _ in kinds(page)] == [kind]


def test_title_and_address_of_the_page() -> None:
    page = "<head><title>A &amp; B</title><link rel=canonical href=https://x.org/a></head><body><p>Text."
    document = read(page)
    assert (document.title, document.url) == ("A & B", "https://x.org/a")
    assert read("<title>Site</title><svg><title>Icon</title></svg><h1>Head</h1>").title == "Head"


WORDS = "Crohn’s: 5 µg in 54% of adults."
NAMED = {
    "meta": ('<meta charset="iso-8859-1">', "cp1252"),
    "meta among others": ("<meta name=a content='b>c'><META  name=x CHARSET = windows-1252 />", "cp1252"),
    "http-equiv": ('<meta content="text/html; charset=latin1" http-equiv=Content-Type>', "cp1252"),
    "first of two": ("<meta charset=windows-1252><meta charset=koi8-r>", "cp1252"),
    "unknown name first": ("<meta charset=klingon><meta charset=windows-1252>", "cp1252"),
    "XML declaration": ("<?xml version='1.0' encoding='ISO-8859-1'?>", "cp1252"),
    "in a comment": ("<!-- <meta charset=koi8-r> --><meta charset=x-cp1252>", "cp1252"),
    "another field": ("<meta name=note content='charset=koi8-r'><meta charset=cp1252>", "cp1252"),
    "mark before name": ("\ufeff<meta charset=koi8-r>", "utf-8"),
    "UTF-16, little end first": ("\ufeff<meta charset=utf-8>", "utf-16-le"),
    "UTF-16, big end first": ("\ufeff", "utf-16-be"),
    "UTF-16 without a mark": ("<meta charset=utf-16>", "utf-16-le"),
    "UTF-8 that names another": ("<meta charset=iso-8859-1>", "utf-8"),
    "UTF-8 that names UTF-16": ("<meta charset=utf-16>", "utf-8"),
}


@pytest.mark.parametrize(("head", "code"), NAMED.values(), ids=NAMED)
def test_the_encoding_that_a_page_names_is_used(head: str, code: str) -> None:
    page = f"{head}<title>A</title>\r\n<p>Öl.\r\n<p>{WORDS}"
    document = read_html("a.html", page.encode(code))
    (block,) = [block for block in document.blocks if block.text == WORDS]
    place = document.locate(block.locate(WORDS.index("54"), len(WORDS)))
    assert (place.line, place.column) == (3, 4 + WORDS.index("54"))
    source = page.removeprefix("\ufeff")
    assert source[document.source_offset(block.span.start) :].startswith(WORDS)


def test_a_page_of_another_script() -> None:
    page = '<meta charset="Shift_JIS"><p>眠り 54%'
    assert read_html("a.html", page.encode("cp932")).blocks[0].text == "眠り 54%"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<p>µ".encode("cp1252"), "not UTF-8"),
        (b'<meta charset="windows-1257"><p>\xa1\xa5', "says that it is windows-1257"),
        (b"<meta name=x content='charset=latin1'><p>\xe9", "not UTF-8"),
        ("\ufeff<p>Words".encode("utf-16-le") + b"a", "says that it is UTF-16"),
        (b"<p>a\n<p>\x00", "NUL"),
    ],
)
def test_a_page_that_is_not_what_it_says_is_a_clear_error(page: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read_html("a.html", page)
    assert error.value.remedy


@pytest.mark.parametrize(
    "page",
    ["<![if x]>Seen<![endif]>", "<![CDATA[x", "<!-- a", "<p", "<a href='", "</", "<!", "<?php x", "&#x110000;", ""],
)
def test_broken_pages_are_read_as_far_as_they_go(page: str) -> None:
    assert COPY in [block.text for block in read(f"<p>{COPY}</p>{page}").blocks]


@pytest.mark.parametrize(
    "part", ["<!--", "<a", "<a b='", "<div>", "<nav><form>", "</p>", "<![", "&", "<ol><li>", "<table><tr><td>"]
)
def test_a_hostile_page_takes_no_longer_than_another(part: str) -> None:
    start = time.process_time()
    read(part * (60_000 // len(part)))
    assert time.process_time() - start < 20


@pytest.mark.parametrize("tag", ["del", "s", "strike", 'span style="text-decoration: line-through"'])
def test_what_is_struck_out_is_left_out(tag: str) -> None:
    name = tag.partition(" ")[0]
    page = (
        f"<p>Lamps <{tag}>cut sleep by 27 minutes</{name}><ins>cut sleep by 37 minutes</ins>.</p>"
        f"<p>Seen <{tag}>gone</p><p>Too.</p><{tag}><p>Gone.</p></{name}><ul><li><{tag}>Gone.</{name}></ul>"
    )
    document = read(page)
    assert [block.text for block in document.blocks] == ["Lamps cut sleep by 37 minutes.", "Seen", "Too."]
    place = document.text.index("37 minutes")
    assert page[document.source_offset(place) :].startswith("37 minutes</ins>")


def test_words_are_parted_only_where_a_browser_parts_them() -> None:
    assert only("<p>un<b>break</b><span>able</span> CO<sub>2</sub></p>").text == "unbreakable CO2"
    assert only("<p><span>one</span> <span>two</span></p>").text == "one two"


def test_soft_hyphens_are_not_seen_and_places_stay() -> None:
    page = "<p>Lamps im&shy;prove sl&#8203;eep in \u00ad40% of adults."
    block = only(page)
    assert block.text == "Lamps improve sleep in 40% of adults."
    document = read(page)
    start = block.text.index("40%")
    assert document.source_offset(block.locate(start, start + 3).start) == page.index("40%")


def test_raised_digits_are_written_as_superscripts() -> None:
    block = only(
        "<p>10<sup>9</sup> cells, 50%<sup>1&ndash;3</sup>, the 1<sup>st</sup> <sup>published in 2024</sup></p>"
    )
    assert block.text == "10⁹ cells, 50%¹⁻³, the 1st published in 2024"
