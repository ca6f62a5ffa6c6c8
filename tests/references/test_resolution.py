"""Which references a mark points at; where two could be meant, none is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.citations.citation import Citation, CitationStyle
from evidence.documents.document import Span
from evidence.documents.markdown import read_markdown
from evidence.references.reference import Origin, Reference
from evidence.references.reference_list import read_reference_list
from evidence.references.resolution import Catalogue, resolve


def mark(style: CitationStyle, *labels: str, note: str | None = None) -> Citation:
    return Citation("mark", Span(0, 4), style, labels, 0, 0, 4, note=note)


def entry(author: str, year: int, label: str | None = None, doi: str | None = None, raw: str = "") -> Reference:
    return Reference(raw or f"{author} {year} {doi}", Origin.LIST, label=label, doi=doi, authors=(author,), year=year)


ENTRIES = (entry("Doe, Jane", 2024, "1", "10.5555/a"), entry("van der Berg, P", 2013, "2", "10.5555/b"))
SHELF = (
    Reference("r", Origin.LIBRARY, key="roe2010", doi="10.5555/c", authors=("Roe, Rita",), year=2010),
    Reference(
        "r",
        Origin.LIBRARY,
        key="who",
        pmid="7",
        url="https://who.example",
        authors=("World Health Organization",),
        year=2022,
    ),
)


def found(style: CitationStyle, label: str, entries: tuple[Reference, ...] = ENTRIES) -> str | None:
    (resolution,) = resolve([mark(style, label)], entries, Catalogue(SHELF))
    (reference,) = resolution.references
    return reference and (reference.key or reference.doi or reference.url or reference.pmid)


def test_a_footnote_belongs_to_its_own_note_and_a_number_to_the_list() -> None:
    notes = tuple(
        replace(entry("Poe, Ann", 2020, label, f"10.5555/note{label}"), footnote=f"[^{label}]") for label in "13"
    )
    leading = [mark(CitationStyle.FOOTNOTE, label, note=f"[^{label}]") for label in "12"]
    first, second = resolve(leading, ENTRIES + notes, Catalogue(SHELF))
    assert first.references == notes[:1]
    assert second.references == (None,), "its own note explains something, and the list has a 2 of its own"
    assert found(CitationStyle.NUMERIC, "1", notes + ENTRIES) == "10.5555/a"
    assert found(CitationStyle.SUPERSCRIPT, "3", ENTRIES + notes) is None
    assert found(CitationStyle.FOOTNOTE, "2", ENTRIES + notes) == "10.5555/b", (
        "without such a note, the list may be meant"
    )
    assert found(CitationStyle.NUMERIC, "3", notes) == "10.5555/note3"


@pytest.mark.parametrize(
    ("style", "label", "expected"),
    [
        (CitationStyle.NUMERIC, "2", "10.5555/b"),
        (CitationStyle.NUMERIC, "3", None),
        (CitationStyle.SUPERSCRIPT, "1", "10.5555/a"),
        (CitationStyle.KEY, "roe2010", "roe2010"),
        (CitationStyle.KEY, "nobody", None),
        (CitationStyle.AUTHOR_YEAR, "Doe 2024", "10.5555/a"),
        (CitationStyle.AUTHOR_YEAR, "Jane Doe 2024", "10.5555/a"),
        (CitationStyle.AUTHOR_YEAR, "DOE 2024", "10.5555/a"),
        (CitationStyle.AUTHOR_YEAR, "Doe 2023", None),
        (CitationStyle.AUTHOR_YEAR, "Berg 2013", "10.5555/b"),
        (CitationStyle.AUTHOR_YEAR, "van der Berg 2013", "10.5555/b"),
        (CitationStyle.AUTHOR_YEAR, "Roe 2010", "roe2010"),
        (CitationStyle.AUTHOR_YEAR, "WHO 2022", "who"),
        (CitationStyle.AUTHOR_YEAR, "no year", None),
        (CitationStyle.INLINE, "doi:10.5555/a", "10.5555/a"),
        (CitationStyle.AUTHOR_YEAR, "doi:10.5555/b", "10.5555/b"),
        (CitationStyle.AUTHOR_YEAR, "pmid:8", "8"),
        (CitationStyle.INLINE, "doi:10.5555/new", "10.5555/new"),
        (CitationStyle.INLINE, "pmid:7", "who"),
        (CitationStyle.INLINE, "pmid:8", "8"),
        (CitationStyle.INLINE, "https://who.example", "who"),
        (CitationStyle.INLINE, "https://other.example", "https://other.example"),
    ],
)
def test_every_way_of_pointing(style: CitationStyle, label: str, expected: str | None) -> None:
    assert found(style, label) == expected


def test_numbers_count_positions_where_the_list_has_none() -> None:
    entries = (entry("Doe, J", 2024, doi="10.5555/a"), entry("Roe, R", 2020, doi="10.5555/b"))
    assert found(CitationStyle.NUMERIC, "2", entries) == "10.5555/b"


def test_two_works_of_one_author_and_year_are_not_guessed() -> None:
    entries = (entry("Doe, J", 2024, doi="10.5555/a"), entry("Doe, J", 2024, doi="10.5555/b"))
    assert found(CitationStyle.AUTHOR_YEAR, "Doe 2024", entries) is None


def test_the_letter_of_a_year_tells_them_apart() -> None:
    written = (
        entry("Doe, J", 2024, doi="10.5555/a", raw="Doe 2024b"),
        entry("Doe, J", 2024, doi="10.5555/b", raw="Doe 2024a"),
    )
    assert found(CitationStyle.AUTHOR_YEAR, "Doe 2024b", written) == "10.5555/a"
    counted = (entry("Doe, J", 2024, doi="10.5555/a"), entry("Doe, J", 2024, doi="10.5555/b"))
    assert found(CitationStyle.AUTHOR_YEAR, "Doe 2024b", counted) == "10.5555/b"
    assert found(CitationStyle.AUTHOR_YEAR, "Doe 2024d", counted) is None


def test_the_first_of_two_entries_with_one_number_counts() -> None:
    entries = (entry("Doe, J", 2024, "1", "10.5555/a"), entry("Roe, R", 2020, "1", "10.5555/b"))
    assert found(CitationStyle.NUMERIC, "1", entries) == "10.5555/a"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("(Doe and Roe, 2024)", "10.5555/b"),
        ("(Doe & Poe 2024)", None),
        ("(Doe et al., 2024)", "10.5555/c"),
        ("Doe (2024)", "10.5555/a"),
    ],
)
def test_the_other_authors_tell_works_of_one_year_apart(raw: str, expected: str | None) -> None:
    entries = tuple(
        Reference(f"raw {doi}", Origin.LIST, doi=doi, authors=authors, year=2024)
        for doi, authors in (
            ("10.5555/a", ("Doe, J",)),
            ("10.5555/b", ("Doe, J", "Roe, R")),
            ("10.5555/c", ("Doe, J", "Poe, A", "Moe, M")),
        )
    )
    citation = Citation(raw, Span(0, len(raw)), CitationStyle.AUTHOR_YEAR, ("Doe 2024",), 0, 0, len(raw))
    ((reference,),) = [resolution.references for resolution in resolve([citation], entries, Catalogue(()))]
    assert (reference.doi if reference else None) == expected


def test_a_group_is_known_by_its_first_words_and_a_name_by_all_but_a_letter() -> None:
    entries = (
        Reference("The LAMP Study Group. Evening light. 1999", Origin.LIST, doi="10.5555/g", year=1999),
        entry("Albanell, J", 2002, doi="10.5555/a"),
        entry("Roe, R", 2002, doi="10.5555/r"),
    )
    assert found(CitationStyle.AUTHOR_YEAR, "LAMP Study Group 1999", entries) == "10.5555/g"
    assert found(CitationStyle.AUTHOR_YEAR, "Abanell 2002", entries) == "10.5555/a"
    assert found(CitationStyle.AUTHOR_YEAR, "Rox 2002", entries) is None
    assert found(CitationStyle.AUTHOR_YEAR, "Albanell 2001", entries) is None


TWO_WORKS = (
    "Doe J, Roe B. Lamps for insomnia: a trial. Sleep. 2020;43:1-9. doi:10.5555/lamps; Poe C. Length of sleep under"
    " lamps. J Sleep Res. 2019;28:2-5. doi:10.5555/length"
)
NAMED_SHORTLY = "Doe 2020, doi:10.5555/lamps and Poe 2019, doi:10.5555/length."


@pytest.mark.parametrize("works", [TWO_WORKS, NAMED_SHORTLY], ids=["in full", "by names and DOIs"])
@pytest.mark.parametrize(
    "list_",
    ["[^1]: {}\n[^2]: Moe A. Naps. Sleep. 2001;1:2-3.", "## References\n\n1. {}\n2. Moe A. Naps. Sleep. 2001;1:2-3."],
)
def test_a_mark_leads_to_all_works_of_its_entry(works: str, list_: str) -> None:
    document = read_markdown("a.md", f"Lamps help [1].\n\n{list_.format(works)}\n".encode())
    entries = read_reference_list(document)
    assert [(one.doi, one.raw.endswith((".", ";", "and"))) for one in entries[:2]] == [
        ("10.5555/lamps", False),
        ("10.5555/length", works is NAMED_SHORTLY),
    ]
    style = CitationStyle.FOOTNOTE if entries[0].footnote else CitationStyle.NUMERIC
    (resolved,) = resolve((mark(style, "1", note=entries[0].footnote),), entries, Catalogue(()))
    assert [one.doi for one in resolved.references if one] == ["10.5555/lamps", "10.5555/length"]
    assert len(resolved.citation.labels) == 2


@pytest.mark.parametrize(
    "entry_",
    [
        "Doe J. Lamps for insomnia. Sleep. 2020;43:1-9. doi:10.5555/lamps. Erratum in: Sleep. 2021;44:7. doi:10.5555/e",
        "Doe J. Lamps for insomnia. Sleep. 2020. doi:10.5555/lamps, PMID: 12345; Epub 2019. PMCID: PMC77",
        "Doe J. Lamps for insomnia. Sleep. 2020;43:1-9. doi:10.5555/lamps. Data: https://doi.org/10.5061/dryad.lamps",
        "Doe J. Lamps for insomnia. Sleep. 2020;43:1-9. doi:10.5555/lamps. PMID: 12345. https://doi.org/10.5555/lamps",
    ],
)
def test_what_stands_beside_a_work_is_no_other_one(entry_: str) -> None:
    document = read_markdown("a.md", f"Lamps help [1].\n\n## References\n\n1. {entry_}\n".encode())
    assert [one.doi for one in read_reference_list(document)] == ["10.5555/lamps"]


def test_pubmed_links_that_are_joined_are_two_works() -> None:
    note = "See https://pubmed.ncbi.nlm.nih.gov/12345 and https://pubmed.ncbi.nlm.nih.gov/67890, also doi:10.5555/naps."
    document = read_markdown("a.md", f"Lamps help [^1].\n\n[^1]: {note}\n".encode())
    assert [one.identifier for one in read_reference_list(document)] == ["pmid:12345", "pmid:67890", "10.5555/naps"]


def test_copy_with_dois_in_brackets_stays_in_one_piece() -> None:
    copy = "1. Lamps helped 60% of adults (doi:10.5555/lamps), and naps 30% (doi:10.5555/naps).\n2. Sleep well.\n"
    blocks = read_markdown("a.md", copy.encode()).blocks
    assert len(blocks) == 2
