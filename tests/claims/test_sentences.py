from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.claims.sentences import sentences_of, split
from evidence.documents.document import Block, BlockKind, Document, Piece, Span, line_starts
from evidence.documents.html import read_html

# One string per case; the boundary is written as a bar.
CASES = [
    "Dr. Ames and Prof. Bell agree.|They met.",
    "Take it with food, e.g. bread, i.e. not alone.|Then rest.",
    "See Fig. 2 and No. 5 for details.|The answer was no.|Others agree.",
    "It was tested vs. placebo, approx. 40 people took part.|It worked.",
    "St. John's wort interacts with pills.|Beware.",
    "It is sold in the U.S. Food and Drug Administration rules apply.",
    "It is legal in the U.S.|The rules differ elsewhere.",
    "Come at 9 a.m. for tests.|Clinics open at 8 a.m.|Patients fast.",
    "It is given at 15 mg/kg i.v. on day 1, or 80 mg s.c. weekly.|Doses of 20 mg go p.o.|Others are given i.m.",
    "J. K. Moss led it.|She won.",
    "People lack vitamin D.|It matters.",
    "They treat hepatitis C.|Patients recover.",
    "The work of A. Moss changed that.",
    "The choice is plan A.|This is cheap.",
    "Haemoglobin was 131 g/L.|Thirst was rare in wave I.|Volume rose to 2.6 L.|It fell to 4 mmol/L.|Others fell.",
    "Relapse was rare in phase I.|Mortality was not.|In 1990 L. Moss led the work of A. Moss.",
    "It fell (p < .05) by 2.5 points.|It rose by 3.5% later.",
    "Well… and then it stopped.|Well...|Then it went on.",
    "Really?!|Yes!|Thank you!|Your form was sent.",
    "“It is safe.”|Then she left.",
    "“Why?” she asked.|Nobody knew.",
    "(It worked.)|Another line.",
    "They had less itch.3|Patients slept.",
    "They liked the treatment.1,2|Patients slept.",
    "It worked in weeks.(4)|No harm was seen.",
    "Satisfaction was high.[1–3]|Durability was not.",
    "It rose. [4]|Others fell.",
    "It rose.[^1]|Others fell.[^note][^2]|It lasted.",
    "It rose.[@lee2019; @kim2020, p. 3]|Others fell. [@kim2020]|It lasted.",
    "It had an effect.¹|It lasted. ²|It went.",
    "Scars faded.[¹]|Lines stayed.[²][³]|Itch fell. [¹,²]|Pain fell.(¹⁻³)|It lasted. (²)|It ended.",
    "Uptake rose.|¹⁸F-FDG was used.",
    "Scars faded. (ref. 1)|Lines stayed. [see refs 1 and 2]|Itch fell. (References 1-3)|Pain fell [1, p. 5].|It went.",
    "Pain fell. [1, p. 5]|It lasted.|(It was seen.)|It went.|(5 of 7 said so.)",
    "It works well. (Ames et al., 2006)|Others disagree.",
    "As shown by Ames et al. (2006) it works.",
    "It was shown by Ames et al.|The study was small.",
    "Low Risk of Rash: Unlike others, it is mild.|It suits all.",
    "The line\n\nends here but goes on.|It stops.",
    "Taken by mouth.|α-Lipoic acid is next.|5-HTP is last.|melatonin too.",
    "1. Sit down.|2. Stand up.",
    "It helps with sleep, pain etc. and more.|It costs little etc.|The end.",
    "It ended on 3 Jan. 2020 in May.|They left.",
    "It was given, resp. 5 mg.|It helped.",
    "No full stop",
    "Dots.... Then more.",
    "It was 7.|Then 8.",
    "Strange . , and so on.",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    expected = case.split("|")
    text = " ".join(expected)
    if case.startswith("Dots"):
        expected = ["Dots....", "Then more."]
    assert [text[start:end] for start, end in split(text)] == expected


@given(st.text(alphabet='aA1 .!?…"”)([]¹,–\n:;é'))
def test_sentences_are_in_order_trimmed_and_cover_every_visible_character(text: str) -> None:
    spans = split(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert "".join(text[start:end] for start, end in spans).split() or not text.strip()
    covered = {index for start, end in spans for index in range(start, end)}
    assert all(character.isspace() or index in covered for index, character in enumerate(text))
    assert split(text) == spans


def test_a_long_row_of_dots_is_read_once() -> None:
    assert split("Contents" + "." * 50_000 + "x") == [(0, 50_009)]


def test_headings_and_cells_are_one_unless_they_clearly_hold_several(document: Callable[..., Document]) -> None:
    made = document(
        "# Sleep vs. Rest. Which?",
        "# Is your sleep poor? Our pillow really helps.",
        "| n.s. No change",
        "= Home. Menu.",
    )
    assert [sentence.text for sentence in sentences_of(made)] == [
        "Sleep vs. Rest. Which?",
        "Is your sleep poor?",
        "Our pillow really helps.",
        "n.s. No change",
    ]


def test_a_superscript_after_a_figure_is_a_mark_and_no_decimal() -> None:
    made = read_html("a.html", b"<p>It rose at week 8.<sup>3</sup> Patients slept.</p>")
    assert [sentence.text for sentence in sentences_of(made)] == ["It rose at week 8.³", "Patients slept."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("470,000 were admitted in 2019.² In heart failure it was more.³", 2),
        ("It is common in those aged 60.²,³ Others have it too.", 2),
        ("Pressure fell by 8.3.² The fall lasted for 12.²–⁴ Then it ended.", 3),
        ("A dose of 2.5 mg was given.", 1),
        ("An area of 10.5 m² was treated.", 1),
    ],
)
def test_a_raised_character_after_a_figure_is_a_mark_and_no_decimal(text: str, sentences: int) -> None:
    assert len(split(text)) == sentences


def test_places_leave_out_hidden_marks_only_outside_the_sentence() -> None:
    text = "**Zinc** helps. It is cheap."
    block = Block(BlockKind.PARAGRAPH, "Zinc helps. It is cheap.", (Piece(0, Span(2, 6)), Piece(4, Span(8, 28))))
    made = Document("a.md", "md", text, (block,), "sha256:0", line_starts(text))
    assert [made.quote(sentence.span) for sentence in sentences_of(made)] == ["Zinc** helps.", "It is cheap."]
