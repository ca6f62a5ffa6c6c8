"""Markdown: what a reader sees, and where it stands in the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.documents.document import BlockKind, Document
from evidence.documents.markdown import read_markdown
from evidence.documents.superscripts import level
from evidence.errors import InputError

PAGE = """---
title: "Better sleep"
date: 2026-03-14
---

# Evening **light** & sleep

Lamps help *90%* of adults [sleep](https://doi.org/10.5555/x) well<sup>1,2</sup>
at night \\[sic\\][^a]. See <https://lamps.example>. AT&amp;T `code` ![Woman sitting by a window](x.png)

> Quoted text helps.

- one
  goes on
- two
   1. nested

| week | hours |
| ---- | ----- |
| 4    | 54%   |

<!-- evidence: ignore -->
<div>In a <b>box</b></div>

```text
code
```

## References

[1] Doe J. Naps. J Sleep. 2024;3:1-9.
[2] Roe J. Lamps. J Sleep. 2024;3:10-19.

[^a]: Smith J. Dreams. J Sleep. 2020;1:2-3.
[^unused]: https://doi.org/10.5555/unused
"""


def read(text: str) -> Document:
    return read_markdown("a.md", text.encode())


def assert_exact(document: Document) -> None:
    for block in document.blocks:
        position = 0
        for piece in block.pieces:
            assert piece.start == position
            shown = block.text[piece.start : piece.start + len(piece.span)]
            assert level(shown) == level(document.quote(piece.span))
            position += len(piece.span)
        assert position == len(block.text)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page_with_everything(end: str) -> None:
    document = read(PAGE.replace("\n", end))
    assert_exact(document)
    shown = [(b.kind.value, b.label, b.text.replace(end, "|")) for b in document.blocks]
    assert document.title == "Better sleep"
    assert shown[1] == ("legend", None, "Better sleep")
    assert shown[3] == ("heading", None, "Evening light & sleep")
    words = "Lamps help 90% of adults sleep well¹,²|at night [sic][^a]. See https://lamps.example. AT&amp;T code"
    assert shown[4][2].rstrip() == words
    assert ("caption", None, "Woman sitting by a window") in shown
    assert ("paragraph", None, "Quoted text helps.") in shown
    assert ("list-item", None, "one|goes on") in shown
    assert ("list-item", "1", "nested") in shown
    assert ("table-cell", None, "54%") in shown
    assert any(kind == "paragraph" and "box" in text for kind, _, text in shown)
    assert not any("ignore" in text for _, _, text in shown)
    assert any(kind == "code" for kind, _, _ in shown)
    references = [(label, text) for kind, label, text in shown if kind == "reference"]
    assert [label for label, _ in references] == ["1", "2", "a", "unused"]


def test_superscripts_and_links_are_known() -> None:
    paragraph = next(b for b in read(PAGE).blocks if b.text.startswith("Lamps help"))
    assert [paragraph.text[s.start : s.end] for s in paragraph.superscripts] == ["¹,²"]
    assert [(paragraph.text[x.span.start : x.span.end], x.target) for x in paragraph.links] == [
        ("sleep", "https://doi.org/10.5555/x"),
        ("https://lamps.example", "https://lamps.example"),
    ]


def test_a_place_inside_a_block_is_found_behind_hidden_marks() -> None:
    text = "Lamps help **90%** of adults.\n"
    document = read(text)
    (block,) = document.blocks
    start = block.text.index("90%")
    assert document.quote(block.locate(start, start + 3)) == "90%"
    assert block.locate(start, start).start == text.index("90%")


def test_soft_hyphens_are_not_seen_and_places_stay() -> None:
    text = "Lamps im\u00adprove **sl\u200beep\u00ad** in 40% of [ad\u00adults](https://lamps.example).<sup>1</sup>\n"
    document = read(text)
    (block,) = document.blocks
    assert block.text == "Lamps improve sleep in 40% of adults.¹"
    for words, written in (("improve", "im\u00adprove"), ("40%", "40%"), ("adults", "ad\u00adults")):
        start = block.text.index(words)
        assert document.quote(block.locate(start, start + len(words))) == written
    assert [block.text[one.span.start : one.span.end] for one in block.links] == ["adults"]
    assert [block.text[span.start : span.end] for span in block.superscripts] == ["¹"]
    assert read("\u00ad\n").blocks[0].text == "\u00ad"


def test_levels_and_the_title_without_front_matter() -> None:
    document = read("# One\n\n### Two\n\nText helps.\n")
    assert document.title == "One"
    assert [b.level for b in document.blocks] == [1, 3, 0]


def test_furniture_is_recognised() -> None:
    document = read("Last updated: May 2, 2024\n\n- Read more\n\nImage by Freepik\n\nLamps help adults.\n")
    assert [b.kind.value for b in document.blocks] == ["metadata", "navigation", "caption", "paragraph"]


@given(
    st.lists(
        st.sampled_from(
            [
                "**a**",
                "_b_",
                "[c](d)",
                "`e`",
                "\n",
                "\n\n",
                "# ",
                "- ",
                "> ",
                "<sup>1</sup>",
                "</sup>",
                "<b>",
                "&lt;",
                "\\*",
                "[^n]",
                "![i](j)",
                "| k |",
                "word ",
                "€ ",
                "1. ",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_no_markdown_is_too_odd(text: str) -> None:
    assert_exact(read(text))


def test_blocks_stand_in_the_order_of_the_text() -> None:
    starts = [block.span.start for block in read(PAGE).blocks]
    assert starts == sorted(starts)


def test_an_empty_note_and_empty_html_show_nothing() -> None:
    assert [b.text for b in read("[^a]:\n\n<br>\n\nLamps help.\n").blocks][-1] == "Lamps help."


def test_kinds_of_copy_are_those_that_hold_claims() -> None:
    kinds = {block.kind for block in read(PAGE).blocks}
    assert {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL} <= kinds


def test_what_is_struck_out_is_left_out() -> None:
    document = read(
        "Lamps ~~cut~~ raise it by <del>27</del> 37 minutes.\n\n<p>Naps <s>cut</s> raise it<sup>1</sup>.</p>\n"
    )
    assert_exact(document)
    assert [" ".join(block.text.split()) for block in document.blocks] == [
        "Lamps raise it by 37 minutes.",
        "Naps raise it¹.",
    ]


def test_blocks_of_html_are_blocks_and_keep_their_spaces() -> None:
    document = read("<div><p>A <b>bold</b> word.</p><p>Another.</p></div>\n")
    assert_exact(document)
    assert [block.text for block in document.blocks] == ["A bold word.", "Another."]


def test_two_versions_of_a_merge_are_refused_and_an_underlined_heading_is_none() -> None:
    merged = "# Lamps\n\n<<<<<<< HEAD\nLamps help 60%.\n=======\nLamps help 70%.\n>>>>>>> draft\n"
    with pytest.raises(InputError, match="merge conflict") as raised:
        read(merged)
    assert raised.value.line == 3
    assert read("Lamps\n=======\n\nThey help.\n").blocks[0].kind is BlockKind.HEADING
