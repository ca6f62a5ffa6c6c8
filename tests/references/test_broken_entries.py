"""Entries and lists as they really come: run together, broken over lines, without stops, without a journal."""

from __future__ import annotations

import pytest

from evidence.documents.document import BlockKind
from evidence.documents.html import read_html
from evidence.documents.markdown import read_markdown
from evidence.documents.text import read_text
from evidence.references.entry import parse_reference


@pytest.mark.parametrize(
    ("raw", "title", "container", "volume", "pages"),
    [
        pytest.param(
            "Smith J, Doe A. Naps in adults. Proc. Natl. Acad. Sci. U.S.A. 112, 1232–1237 (2015).",
            "Naps in adults", "Proc. Natl. Acad. Sci. U.S.A", "112", "1232–1237", id="an abbreviated journal",
        ),
        pytest.param(
            "Smith J, Doe A. Sleep and naps. Journal of Sleep. Part B. 2015;12:1-4.",
            "Sleep and naps", "Journal of Sleep. Part B", "12", "1-4", id="a section of a journal",
        ),
        pytest.param(
            "J. Smith and A. Doe, “Naps in adults,” Sleep Med., vol. 12, no. 3, pp. 45-67, 2010.",
            "Naps in adults", "Sleep Med", "12", "45-67", id="a title in quotation marks",
        ),
        pytest.param(
            "[12] Lee K, et al. 'Naps and pain', Sleep Health, 12(3), 45-67, 2010.",
            "Naps and pain", "Sleep Health", "12", "45-67", id="a title in single marks",
        ),
        pytest.param(
            "Smith J, Doe A. Naps in older adults. Sleep\nMedicine Re-\nviews. 2015;22:101–\n109.",
            "Naps in older adults", "Sleep Medicine Reviews", "22", "101–109", id="broken over lines",
        ),
        pytest.param(
            "Smith J, Doe A. Naps in older adults with pain Journal of Sleep 2015;22:1-4.",
            "Naps in older adults with pain", "Journal of Sleep", "22", "1-4", id="no stop before the journal",
        ),
        pytest.param(
            "Proc Natl Acad Sci U S A 2015;112:1232-7.",
            None, "Proc Natl Acad Sci U S A", "112", "1232-7", id="a journal and its place alone",
        ),
        pytest.param(
            "Naps in older adults. Sleep Foundation. 2019.",
            "Naps in older adults", None, None, None, id="a publisher is no journal",
        ),
        pytest.param(
            "Nap effects, in adults. J. Sleep 12, 45–67.",
            "Nap effects, in adults", "J. Sleep", "12", "45–67", id="no authors",
        ),
        pytest.param(
            "Smith, J. (2019). Naps in adults. Sleep Medicine. Advance online publication.",
            "Naps in adults", None, None, None, id="no place: the second of three sentences is not trusted",
        ),
        pytest.param(
            "World Health Organization. Guidelines on naps. Geneva: WHO Press; 2015.",
            "Guidelines on naps", None, None, None, id="a group that publishes itself",
        ),
    ],
)  # fmt: skip
def test_fields(raw: str, title: str | None, container: str | None, volume: str | None, pages: str | None) -> None:
    reference = parse_reference(raw)
    assert (reference.title, reference.container, reference.volume, reference.pages) == (
        title,
        container,
        volume,
        pages,
    )


ENTRIES = [
    "Smith J. Naps in adults. Sleep Med. 2015;12:1-4.",
    "Doe A. Naps in children. Sleep. 2016;13:5-9.",
    "Roe B. No naps. Pain. 2017;1:2-3.",
]


@pytest.mark.parametrize(
    ("layout", "labels"),
    [
        pytest.param(" ".join(f"{n}. {entry}" for n, entry in enumerate(ENTRIES, 1)), ["1", "2", "3"], id="1."),
        pytest.param(" ".join(f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1)), ["1", "2", "3"], id="[1]"),
        pytest.param(" ".join(ENTRIES), [None] * 3, id="end to end"),
        pytest.param("\n".join(ENTRIES), [None] * 3, id="a line each"),
        pytest.param("\n\n".join(ENTRIES), [None] * 3, id="blank lines"),
    ],
)
@pytest.mark.parametrize("heading", ["References\n\n", ""])
def test_entries_that_ran_together_are_taken_apart(layout: str, labels: list[str | None], heading: str) -> None:
    document = read_text("a.txt", f"Lamps help most people to sleep.\n\n{heading}{layout}\n".encode())
    entries = [block for block in document.blocks if block.kind is BlockKind.REFERENCE]
    assert [(block.label, block.text) for block in entries] == list(zip(labels, ENTRIES, strict=True))
    assert [document.text[block.span.start : block.span.end] for block in entries] == ENTRIES


@pytest.mark.parametrize("heading", ["References:", "REFERENCES", "Sources –", "**Key references:**"])
@pytest.mark.parametrize("numbers", ["{}. ", "[{}] ", "({}) ", "<sup>{}</sup> "])
def test_a_list_in_the_line_of_its_heading(heading: str, numbers: str) -> None:
    rows = (*ENTRIES, "Data on file.")
    line = " ".join(f"{numbers.format(n)}{entry}" for n, entry in enumerate(rows, 1))
    document = read_markdown("a.md", f"Lamps help most people to sleep.\n\n{heading} {line}\n".encode())
    entries = [(block.label, block.text) for block in document.blocks if block.kind is BlockKind.REFERENCE]
    assert entries == [(str(number), entry) for number, entry in enumerate(rows, 1)]


def test_one_entry_in_the_line_of_its_heading() -> None:
    for line, label in ((f"Reference: 1. {ENTRIES[0]}", "1"), (f"Reference: {ENTRIES[0]} doi:10.5555/a", None)):
        (entry,) = (b for b in read_text("a.txt", line.encode()).blocks if b.kind is BlockKind.REFERENCE)
        assert (entry.label, entry.text[:8]) == (label, "Smith J.")


@pytest.mark.parametrize(
    "line",
    [
        "References: please ask for them in 2020 or 2021. 1. Call us. 2. Write to us.",
        "Sources: 1. The label says so in 2019. 2. Rest is good for people.",
        "Source: [3] and [4].",
        "Notes: 1. Take two tablets daily. 2. Do not drink.",
    ],
)
def test_what_begins_like_the_heading_of_a_list_and_goes_on_otherwise(line: str) -> None:
    document = read_text("a.txt", f"Lamps help.\n\n{line}\n".encode())
    assert [block.text for block in document.blocks][1:] == [line]


@pytest.mark.parametrize("mark", ["(Smith et al., 2015)", "(Smith, 2015)", "(Smith and Doe, 2015; Roe, 2017)"])
def test_a_sentence_that_cites_right_above_a_list_is_no_entry(mark: str) -> None:
    sentence = f"Naps lift the mood of adults {mark}."
    document = read_text("a.txt", "\n\n".join([sentence, *ENTRIES]).encode())
    assert [block.text for block in document.blocks if block.kind is BlockKind.REFERENCE] == ENTRIES


def test_a_heading_and_a_list_in_lines_of_one_paragraph() -> None:
    document = read_html("a.html", f"<p><b>References</b><br>{'<br>'.join(ENTRIES)}".encode())
    assert [block.text for block in document.blocks if block.kind is BlockKind.REFERENCE] == ENTRIES


def test_numbered_sentences_are_no_entries() -> None:
    document = read_text("a.txt", b"1. Rinse the skin. 2. Dry it. 3. Put the cream on at night in 2019 and 2020.\n")
    assert BlockKind.REFERENCE not in {block.kind for block in document.blocks}


def test_raised_digits_and_links_stay_with_their_entry() -> None:
    copy = (
        "# References\n\n1. Smith J. Naps in adults. Sleep Med. 2015;12:1-4. [link](https://doi.org/10.5555/naps)\n"
        "2. Doe A. Naps in H<sup>2</sup>O. Sleep. 2016;13:5-9.\n"
    )
    first, second = (b for b in read_markdown("a.md", copy.encode()).blocks if b.kind is BlockKind.REFERENCE)
    assert [link.target for link in first.links] == ["https://doi.org/10.5555/naps"]
    assert [second.text[span.start : span.end] for span in second.superscripts] == ["²"]
