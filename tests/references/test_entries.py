"""References as people write them, taken apart; a field that is not clearly there stays None."""

from __future__ import annotations

import pytest

from evidence.citations.surnames import folded
from evidence.documents.markdown import read_markdown
from evidence.documents.text import read_text
from evidence.references.entry import parse_reference
from evidence.references.names import authors_in, family_of
from evidence.references.reference import Origin, Reference
from evidence.references.reference_list import missing_fields, read_reference_list, run_together


def fields(raw: str) -> tuple[object, ...]:
    r = parse_reference(raw)
    return (
        r.authors[0] if r.authors else None,
        r.truncated_authors,
        r.year,
        r.title,
        r.container,
        r.volume,
        r.issue,
        r.pages,
    )


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            "Smith J, Doe A. Naps in adults: a trial. N Engl J Med. 2019;380(4):123-30.",
            ("Smith, J", False, 2019, "Naps in adults: a trial", "N Engl J Med", "380", "4", "123-30"),
            id="Vancouver",
        ),
        pytest.param(
            "3. Smith J, Doe A, et al. Naps in adults. Sleep Med Rev 2015;22:1-4. doi: 10.5555/naps. PMID: 12.",
            ("Smith, J", True, 2015, "Naps in adults", "Sleep Med Rev", "22", None, "1-4"),
            id="AMA with et al",
        ),
        pytest.param(
            "Smith, J. A., van der Berg, P., & Doe, A. (2019). Naps in adults. Sleep Medicine, 22(3), 101–109. https://doi.org/10.5555/naps",
            ("Smith, J. A.", False, 2019, "Naps in adults", "Sleep Medicine", "22", "3", "101–109"),
            id="APA",
        ),
        pytest.param(
            "Smith, J., & Doe, A. (2019). Naps in adults22(3), 101–109. https://doi.org/10.5555/naps",
            ("Smith, J.", False, 2019, "Naps in adults", None, "22", "3", "101–109"),
            id="journal lost",
        ),
        pytest.param(
            "Smith, J. (2019). Naps in adults. Sleep medicine13, 860882.",
            ("Smith, J.", False, 2019, "Naps in adults", "Sleep medicine", "13", None, "860882"),
            id="volume glued to the journal",
        ),
        pytest.param(
            "Smith, John, and Jane Doe. “Naps in adults.” Journal of Sleep 12 (2010): 45–67.",
            ("Smith, John", False, 2010, "Naps in adults", "Journal of Sleep", "12", None, "45–67"),
            id="Chicago",
        ),
        pytest.param(
            "Smith J, Doe A. Sleep Metab Rep. 2018;47(3):335-344.",
            ("Smith, J", False, 2018, None, "Sleep Metab Rep", "47", "3", "335-344"),
            id="a shortened journal and no title",
        ),
        pytest.param(
            "Smith J, Doe A. Naps Improve Mood 2018;47(3):335-344.",
            ("Smith, J", False, 2018, "Naps Improve Mood", None, "47", "3", "335-344"),
            id="a title in capitals and no journal",
        ),
        pytest.param(
            "Smith, J. (2019). Naps in adults. Cochrane Database of Systematic Reviews, (4), CD004827.",
            (
                "Smith, J.",
                False,
                2019,
                "Naps in adults",
                "Cochrane Database of Systematic Reviews",
                None,
                "4",
                "CD004827",
            ),
            id="a Cochrane review in APA",
        ),
        pytest.param(
            "Smith J. Naps in adults. Cochrane Database of Systematic Reviews 2019, Issue 4. Art. No.: CD004827.",
            (
                "Smith, J",
                False,
                2019,
                "Naps in adults",
                "Cochrane Database of Systematic Reviews",
                None,
                "4",
                "CD004827",
            ),
            id="a Cochrane review as it is to be cited",
        ),
        pytest.param(
            "Smith, J. (2019). Naps in adults. PLoS ONE, 12(3), Article e0173429.",
            ("Smith, J.", False, 2019, "Naps in adults", "PLoS ONE", "12", "3", "e0173429"),
            id="an article number in APA",
        ),
        pytest.param(
            "World Health Organization. Sleep fact sheet. 2023. https://who.example/sleep",
            ("World Health Organization", False, 2023, "Sleep fact sheet", None, None, None, None),
            id="group",
        ),
        pytest.param(
            "Some words without any order",
            (None, False, None, "Some words without any order", None, None, None, None),
            id="words",
        ),
        pytest.param("", (None, False, None, None, None, None, None, None), id="empty"),
        pytest.param(
            "Poe A. Dreams. J. Sleep Res. Vol. 7, pp. 12-19, 1999.",
            ("Poe, A", False, 1999, "Dreams", "J. Sleep Res", "7", None, "12-19"),
            id="dotted journal",
        ),
        pytest.param(
            'Poe A, Roe B. "I sleep": a study of naps. J Sleep Res. 1999;7:12-19.',
            ("Poe, A", False, 1999, 'I sleep": a study of naps', "J Sleep Res", "7", None, "12-19"),
            id="title that opens with a quotation",
        ),
    ],
)
def test_styles(raw: str, expected: tuple[object, ...]) -> None:
    assert fields(raw) == expected


def test_identifiers_and_the_address_are_read() -> None:
    r = parse_reference("Smith J. Naps. Sleep. 2019;1:2-3. doi:10.5555/NAPS PMID: 12 PMC12345 https://x.example/y.")
    assert (r.doi, r.pmid, r.pmcid, r.url) == ("10.5555/naps", "12", "PMC12345", "https://x.example/y")


@pytest.mark.parametrize(
    ("text", "authors", "truncated"),
    [
        ("Smith J, Doe A", ("Smith, J", "Doe, A"), False),
        ("Smith, J. A., & Doe, A.", ("Smith, J. A.", "Doe, A."), False),
        ("J. A. Smith, A. Doe and B. Roe", ("Smith, J. A.", "Doe, A.", "Roe, B."), False),
        (
            "L. Ann McBee, Qian, J. J., Rita Gray, & Heif, B. D.",
            ("McBee, L. Ann", "Qian, J. J.", "Gray, Rita", "Heif, B. D."),
            False,
        ),
        ("Zarate CA Jr, Singh JB", ("Zarate, CA Jr", "Singh, JB"), False),
        ("Smith J, et al.", ("Smith, J",), True),
        ("Smith et al", ("Smith",), True),
        ("van der Berg P", ("van der Berg, P",), False),
        ("FDA", ("FDA",), False),
        (
            "National Institute for Health and Care Excellence",
            ("National Institute for Health and Care Excellence",),
            False,
        ),
        ("This is a sentence about sleep", (), False),
        ("", (), False),
    ],
)
def test_author_lists(text: str, authors: tuple[str, ...], truncated: bool) -> None:
    assert authors_in(text) == (authors, truncated)


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Smith, Jane", "Smith"),
        ("Smith JA", "Smith"),
        ("Jane Smith", "Smith"),
        ("van der Berg P", "van der Berg"),
        ("WHO", "WHO"),
    ],
)
def test_family_names(author: str, family: str) -> None:
    assert family_of(author) == family


def test_names_are_folded_for_comparison() -> None:
    assert folded("Åkeson-Müller Jr.") == "akeson muller"


LIST = b"""Naps help [1].

References

1. Smith J. Naps in adults. Sleep Med. 2019;22:1-4.
2. Agency of Lamps. Lamp, prescribing information. 2023. https://lamps.example/label
"""


def test_a_list_is_read_with_labels_and_exact_places() -> None:
    document = read_text("a.txt", LIST)
    first, second = read_reference_list(document)
    assert (first.label, second.label) == ("1", "2")
    assert first.span is not None
    assert document.quote(first.span) == first.raw == "Smith J. Naps in adults. Sleep Med. 2019;22:1-4."
    assert missing_fields(first) == ()
    assert missing_fields(second) == ()


def test_footnotes_that_hold_a_source_are_entries_and_others_are_not() -> None:
    text = b"Naps help[^a] a lot[^b].\n\n[^a]: https://doi.org/10.5555/naps\n[^b]: Among those who slept.\n"
    (entry,) = read_reference_list(read_markdown("a.md", text))
    assert (entry.label, entry.doi) == ("a", "10.5555/naps")


def test_a_note_without_an_identifier_is_an_entry_where_it_reads_like_one_or_names_data_on_file() -> None:
    text = (
        b"Naps help[^1] a lot[^2], we think[^3].\n\n[^1]: Data on file, Naps Ltd, 2024.\n"
        b"[^2]: Smith J, Doe A. Naps in adults. Sleep Med. 2019;22:1-4.\n[^3]: As of March 2024.\n"
    )
    entries = read_reference_list(read_markdown("a.md", text))
    assert [(entry.name, entry.footnote) for entry in entries] == [("[^1]", "[^1]"), ("[^2]", "[^2]")]


@pytest.mark.parametrize(
    ("raw", "missing", "glued"),
    [
        ("Smith, J. (2019). Naps in adults22(3), 101–109. doi:10.5555/x", ("container",), "adults22"),
        ("Smith, J. (2019). Naps. Sleep medicine13, 860882. doi:10.5555/x", (), "medicine13"),
        ("Smith J. Vitamin B12 and sleep. Sleep. 2019;1:2-3.", (), None),
        ("Naps in adults. Sleep Med. 2019;22:1-4.", ("authors",), None),
        ("Smith J. Naps in adults. doi:10.5555/x", ("container", "year", "pages"), None),
        ("Lamp label. https://lamps.example", (), None),
    ],
)
def test_what_an_entry_lacks(raw: str, missing: tuple[str, ...], glued: str | None) -> None:
    reference = parse_reference(raw)
    assert missing_fields(reference) == missing
    assert run_together(reference) == glued


def test_an_identifier_in_the_text_lacks_nothing() -> None:
    assert missing_fields(Reference(raw="doi:10.5555/x", origin=Origin.INLINE, doi="10.5555/x")) == ()
    assert run_together(Reference(raw="ab12(3)", origin=Origin.LIBRARY)) is None


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        (Reference(raw="r", origin=Origin.LIBRARY, key="doe"), "doe"),
        (Reference(raw="r", origin=Origin.LIST, label="3"), "[3]"),
        (Reference(raw="r", origin=Origin.INLINE, doi="10.5555/x"), "10.5555/x"),
        (Reference(raw="some words", origin=Origin.LIST), "some words"),
    ],
)
def test_what_people_call_a_reference(reference: Reference, name: str) -> None:
    assert reference.name == name


@pytest.mark.parametrize(
    ("entry", "volume", "issue", "pages"),
    [
        ("Doe, Jane. “Naps.” Sleep 12, no. 4 (2010): 45–67.", "12", "4", "45–67"),
        ("J. Doe, “Naps of the old,” Sleep, vol. XII, no. 4, pp. 45–67, 1910.", "XII", "4", "45–67"),
        ("J. Doe, “Naps of the old,” Sleep, no. 4, pp. 45–67, 2010.", None, None, "45–67"),
        ("Doe, J. (2010). Naps of the old. Sleep, , 45–67.", None, None, "45–67"),
        ("Doe J. Naps of the old. Sleep. 2023;:101804.", None, None, "101804"),
        ("Doe, J. Naps of the old. Sleep, 45–67 (2010).", None, None, "45–67"),
        ("Doe, Jane. “Naps of the old.” Sleep, vol. 12, no. 4, 2010, pp. 45–67.", "12", "4", "45–67"),
        ("Doe J. Naps of the old. Sleep. 2010 Jan 12;48(3):.", "48", "3", None),
    ],
)
def test_the_place_in_a_journal_in_styles_of_the_humanities_and_without_a_volume(
    entry: str, volume: str | None, issue: str | None, pages: str | None
) -> None:
    found = parse_reference(entry)
    assert (found.volume, found.issue, found.pages) == (volume, issue, pages)


def test_whole_names_of_which_the_first_is_turned() -> None:
    found = parse_reference(
        "Doe, Jane, John van der Roe, and Ann Poe. “Naps of the old.” Sleep 12, no. 4 (2010): 45–67."
    )
    assert found.authors == ("Doe, Jane", "Roe, John van der", "Poe, Ann")
    cut = parse_reference("Doe, Jane, John Roe, et al. “Naps of the old.” Sleep 12, no. 4 (2010): 45–67.")
    assert (cut.authors, cut.truncated_authors) == (("Doe, Jane", "Roe, John"), True)
