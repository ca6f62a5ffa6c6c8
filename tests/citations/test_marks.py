"""What is a mark, what it points at, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.citations.finding import find_citations, marks_in, marks_of
from evidence.citations.mark import numbers_in
from evidence.citations.targets import Targets
from evidence.claims.detection import find_claims
from evidence.claims.sentences import sentences_of
from evidence.documents.document import Document
from evidence.documents.markdown import read_markdown
from evidence.documents.text import read_text

LABELS = frozenset({*map(str, range(1, 4)), "known"})


def marks(text: str, labels: frozenset[str] = LABELS) -> list[tuple[str, str, tuple[str, ...]]]:
    document = read_markdown("a.md", text.encode())
    found = marks_of(document.blocks, Targets(labels))
    return [
        (block.text[mark.start : mark.end], mark.style.value, mark.labels)
        for block, own in zip(document.blocks, found, strict=True)
        for mark in own
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sleep rose [3].", [("[3]", "numeric", ("3",))]),
        ("Sleep rose [2–4,7].", [("[2–4,7]", "numeric", ("2", "3", "4", "7"))]),
        ("Sleep rose [1][2].", [("[1]", "numeric", ("1",)), ("[2]", "numeric", ("2",))]),
        ("Sleep rose [1; 5-6].", [("[1; 5-6]", "numeric", ("1", "5", "6"))]),
        ("Sleep rose (3).", [("(3)", "numeric", ("3",))]),
        ("Sleep rose (2, 3), we saw.", [("(2, 3)", "numeric", ("2", "3"))]),
        ("Sleep rose.¹ It lasted.", [("¹", "superscript", ("1",))]),
        ("Sleep¹²,¹⁴ rose.", [("¹²,¹⁴", "superscript", ("12", "14"))]),
        ("Sleep rose.⁵⁻⁷", [("⁵⁻⁷", "superscript", ("5", "6", "7"))]),
        ("Sleep rose.<sup>1,2</sup> It lasted.", [("¹,²", "superscript", ("1", "2"))]),
        ("LDL-C¹ fell.", [("¹", "superscript", ("1",))]),
        ("dCBT-I<sup>2</sup> helped.", [("²", "superscript", ("2",))]),
        ("HDL-c² rose, vitamin C³ did not.", [("²", "superscript", ("2",)), ("³", "superscript", ("3",))]),
        ("Phase I¹ and hepatitis C² trials.", [("¹", "superscript", ("1",)), ("²", "superscript", ("2",))]),
        ("HbA1c¹ fell at a walk-in¹ clinic.", [("¹", "superscript", ("1",)), ("¹", "superscript", ("1",))]),
        ("Sleep rose in 2019<sup>1</sup> by 12.", [("¹", "superscript", ("1",))]),
        ("Sleep rose by 0.56<sup>1</sup>.", [("¹", "superscript", ("1",))]),
        ("Adults aged 65<sup>2,3</sup> sleep.", [("²,³", "superscript", ("2", "3"))]),
        ("Sleep rose.<sup>[1][2]</sup> It lasted.", [("[¹][²]", "superscript", ("1", "2"))]),
        ("Sleep rose. <sup>[1]</sup> It lasted.<sup>(2)</sup>", [
            ("[¹]", "superscript", ("1",)),
            ("(²)", "superscript", ("2",)),
        ]),
        ("Sleep rose [1](#ref1).", [("1", "superscript", ("1",))]),
        ("Sleep rose [1, 2](#cite_note-1).", [("1, 2", "superscript", ("1", "2"))]),
        ("Sleep rose [1, p. 5].", [("[1, p. 5]", "numeric", ("1",))]),
        ("Sleep rose [2: Table 3; week 4].", [("[2: Table 3; week 4]", "numeric", ("2",))]),
        ("Sleep rose (ref. 1).", [("(ref. 1)", "numeric", ("1",))]),
        ("Sleep rose (see refs 1 and 2, p. 4).", [("(see refs 1 and 2, p. 4)", "numeric", ("1", "2"))]),
        ("Sleep rose (references 1-2).", [("(references 1-2)", "numeric", ("1", "2"))]),
        ("Sleep rose [see 1 & 3].", [("[see 1 & 3]", "numeric", ("1", "3"))]),
        ("Sleep rose.1,2 Patients woke later.", [("1,2", "superscript", ("1", "2"))]),
        ("Sleep rose (Doe et al., 2006).", [("(Doe et al., 2006)", "author-year", ("Doe 2006",))]),
        (
            "Sleep rose (Doe et al. 2006a, 2006b; Roe & Poe, 2010).",
            [("(Doe et al. 2006a, 2006b; Roe & Poe, 2010)", "author-year", ("Doe 2006a", "Doe 2006b", "Roe 2010"))],
        ),
        ("Sleep rose (Doe 2006a,b).", [("(Doe 2006a,b)", "author-year", ("Doe 2006a", "Doe 2006b"))]),
        ("Sleep rose (see van der Berg, 2013).", [("(see van der Berg, 2013)", "author-year", ("van der Berg 2013",))]),
        ("Doe and colleagues (2006) saw it.", [("Doe and colleagues (2006)", "author-year", ("Doe 2006",))]),
        ("As Doe et al. (2006) and Roe and Poe (2010) saw,", [
            ("Doe et al. (2006)", "author-year", ("Doe 2006",)),
            ("Roe and Poe (2010)", "author-year", ("Roe 2010",)),
        ]),
        ("WHO (2022) says so.", [("WHO (2022)", "author-year", ("WHO 2022",))]),
        ("Sleep rose [@doe2006; @roe2010, p. 3].", [("[@doe2006; @roe2010, p. 3]", "key", ("doe2006", "roe2010"))]),
        ("Sleep rose, says @known.", [("@known", "key", ("known",))]),
        ("Sleep rose[^note].", [("[^note]", "footnote", ("note",))]),
        ("Sleep rose (doi:10.5555/x).", [("doi:10.5555/x", "inline", ("doi:10.5555/x",))]),
        ("Sleep rose, PMID: 12.", [("PMID: 12", "inline", ("pmid:12",))]),
        ("Sleep rose, PMC12345.", [("PMC12345", "inline", ("pmcid:PMC12345",))]),
        ("See https://lamps.example/label.", [("https://lamps.example/label", "inline", ("https://lamps.example/label",))]),
        ("Sleep rose ([Doe et al. 2006](https://doi.org/10.5555/x)).", [
            ("(Doe et al. 2006)", "author-year", ("doi:10.5555/x",)),
        ]),
        ("Sleep rose ([Doe, 2006](https://doi.org/10.5555/x); Roe, 2010).", [
            ("(Doe, 2006; Roe, 2010)", "author-year", ("doi:10.5555/x", "Roe 2010")),
        ]),
        ("Doe et al. ([2006](https://pubmed.ncbi.nlm.nih.gov/12/)) saw it.", [
            ("Doe et al. (2006)", "author-year", ("pmid:12",)),
        ]),
        ("Sleep rose ([Doe, 2006](#doe)).", [("(Doe, 2006)", "author-year", ("Doe 2006",))]),
        ("[Sleep rose](https://doi.org/10.5555/x).", [("Sleep rose", "inline", ("doi:10.5555/x",))]),
        ("[Sleep rose](https://pubmed.ncbi.nlm.nih.gov/12/).", [("Sleep rose", "inline", ("pmid:12",))]),
    ],
)  # fmt: skip
def test_marks_of_every_style(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It says [sic] and [a] and [2022] and [1850–1950].",
        "Scores lay in the range [0, 1] with 95% CI [1, 3].",
        "10⁹ bacteria, 5 m², 3 cm³, 20 kg/m² and an R² of 0.5.",
        "An I² of 40%, an adjusted-R² of 0.3 and a χ² of 12, as x² or 4 kg-m².",
        "Ca²⁺, Fe<sup>3+</sup> and Mg<sup>2+</sup> in the serum, and Ca² or K¹ without a sign.",
        "10<sup>2</sup> cells at 3 cm<sup>-1</sup> and 4 s⁻¹.",
        "Uptake of <sup>18</sup>F-FDG and (¹³C)-urea, and 7<sup>5</sup> of all.",
        "Take (1) one tablet, (2) a rest.",
        "Of the 18 patients (12) were women, n = (4).",
        "Held in (June 2023), (Phase 2, 2019) and (founded in 2006).",
        "Write to jane@clinic.example or @handle.",
        "[Our clinic](https://clinic.example/about) is open.",
        "In 2006 (the year of the trial) sleep rose.",
        "Vitamin B12. The next sentence. Omega-3 too.",
        "Costs rose by (15).",
        "Ferritin was 40 (reference 12-150), with ratios [1:5].",
        "See Figure [1](#fig-ref-1), section [2](#s2) and [3](#chapter3).",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert marks(text) == []


def test_bare_digits_and_round_brackets_need_a_list_with_these_labels() -> None:
    assert marks("Sleep rose.1,2 Patients woke (4).", frozenset()) == []
    assert marks("Sleep rose.1,15 Patients woke.") == []


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_numbers_are_read_in_order_and_once(numbers: list[int]) -> None:
    assert numbers_in(", ".join(map(str, numbers))) == tuple(dict.fromkeys(map(str, numbers)))


@pytest.mark.parametrize(
    ("text", "labels"), [("1-3", ("1", "2", "3")), ("3-1", ()), ("1-99", ()), ("0", ()), ("a", ()), ("1,,2", ())]
)
def test_ranges(text: str, labels: tuple[str, ...]) -> None:
    assert numbers_in(text) == labels


def test_a_name_of_the_list_is_an_entry_of_it_wherever_its_link_leads() -> None:
    document = read_markdown("a.md", b"Sleep rose ([Doe, 2006](https://lamps.example/doe)).")
    ((mark,),) = marks_of(document.blocks, Targets(authors={("Doe", 2006)}))
    assert mark.labels == ("Doe 2006",)


def cited(document: Document) -> list[tuple[str, list[str]]]:
    sentences = sentences_of(document)
    claims = find_claims(document, sentences)
    words = {claim.id: claim.text for claim in claims}
    return [
        (c.raw, [words[i] for i in c.claims])
        for c in find_citations(document, sentences, claims, marks_in(document, Targets(LABELS)))
    ]


def test_a_mark_covers_the_sentence_it_stands_in_or_closes() -> None:
    text = b"Lamps improve sleep in 40% of adults [1]. Lamps reduce pain by half.[2] Call us today."
    (first, one), (second, two) = cited(read_text("a.txt", text))
    assert (first, second) == ("[1]", "[2]")
    assert one[0].startswith("Lamps improve")
    assert two[0].startswith("Lamps reduce")


def test_a_mark_in_a_sentence_that_is_no_claim_covers_none() -> None:
    assert cited(read_text("a.txt", b"Call us today [1].")) == [("[1]", [])]


@given(st.text(max_size=200))
def test_marks_never_fail_and_stand_where_they_say(text: str) -> None:
    document = read_text("a.txt", text.replace("\x00", "").encode("utf-8", "ignore"))
    for citation in find_citations(document, sentences_of(document), (), marks_in(document, Targets(LABELS))):
        assert document.quote(citation.span) == citation.raw
