"""What people write beside what registries hold: false alarms must not fire, planted errors must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.references.entry import parse_reference
from evidence.references.reference import Origin, Reference
from evidence.registries.comparison import Grade, compare, same_container
from evidence.registries.places import same_pages, same_volume
from evidence.registries.registry import Author, Record
from evidence.registries.titles import Likeness, likeness

RECORD = Record(
    doi="10.5555/x",
    prime_doi="10.5555/x",
    origin="crossref",
    retrieved=date(2026, 11, 24),
    title="Effect of β-blockers on sleep quality in older adults: a randomised trial",
    authors=(Author("van der Berg", "Pieter"), Author("Müller", "Anna"), Author(name="Sleep Study Group")),
    containers=("Archives of General Psychiatry", "Arch Gen Psychiatry"),
    years=(2012, 2013),
    volume="63",
    issue="8",
    pages="1425-1437",
)
WRITTEN = Reference(
    raw="…",
    origin=Origin.LIBRARY,
    key="berg2012",
    doi="10.5555/x",
    title="Effect of β-blockers on sleep quality in older adults: a randomised trial",
    authors=("van der Berg, Pieter", "Müller, Anna"),
    container="Archives of General Psychiatry",
    year=2012,
    volume="63",
    pages="1425--1437",
)


def differences(**changes: Any) -> list[tuple[str, str]]:
    return [(d.field, d.severity.value) for d in compare(replace(WRITTEN, **changes), RECORD)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": "EFFECT OF BETA-BLOCKERS ON SLEEP QUALITY IN OLDER ADULTS"},
        {"title": "Effect of beta blockers on sleep quality in older adults – a randomized trial."},
        {"title": "Effect of <i>β</i>-blockers on sleep quality in older adults"},
        {"title": "Effect of β-blockers on the sleep quality in older adults: a randomised trial"},
        {"title": "Effect of &beta;-blockers on sleep quality in older adults"},
        {"title": None, "authors": (), "container": None, "year": None, "volume": None, "pages": None},
        {"authors": ("Berg, P. van der", "others")},
        {"authors": ("Van der Berg P",), "truncated_authors": True},
        {"authors": ("P. van der Berg",), "truncated_authors": True},
        {"authors": ("PIETER VAN DER BERG", "ANNA MUELLER")},
        {"authors": ("Vanderberg, P.", "Muller, A.")},
        {"authors": ("Anonymous",), "truncated_authors": True},
        {"container": "Arch. Gen. Psychiatry"},
        {"container": "Archives of general psychiatry (Chicago)"},
        {"year": 2013},
        {"volume": "063"},
        {"volume": "Vol. 63"},
        {"volume": "LXIII"},
        {"volume": "63 (Suppl 2)"},
        {"pages": "1425–37"},
        {"pages": "1425"},
        {"pages": "pp. 1425-1437"},
    ],
)
def test_what_people_write_for_the_same_work_is_no_difference(changes: dict[str, Any]) -> None:
    assert differences(**changes) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "Effect of α-blockers on sleep quality in older adults: a randomised trial"}, [("title", "error")]),
        ({"title": "Melatonin and sleep quality in shift workers"}, [("title", "error")]),
        ({"authors": ("Smith, Jane",)}, [("first author", "error")]),
        ({"authors": ("Müller, Anna",)}, [("first author", "warning")]),
        ({"year": 2014}, [("year", "info")]),
        ({"year": 2017}, [("year", "warning")]),
        ({"volume": "64"}, [("volume", "warning")]),
        ({"title": "Effect of β-blockers on sleep quality in elder adults: a randomised trial"}, [("title", "error")]),
        ({"title": "Effects of β-blockers on sleep quality in older adults: a randomised trial"}, [("title", "info")]),
        ({"title": "Effect of β-blockers on sleep quality in older adults: a cohort study"}, [("title", "error")]),
        ({"title": "Effect of β-blockers on sleep in older adults: a randomised trial"}, [("title", "warning")]),
        (
            {"title": "Effect of β-blockers on sleep quality in 3 older adults: a randomised trial"},
            [("title", "error")],
        ),
        (
            {"title": "No effect of β-blockers on sleep quality in older adults: a randomised trial"},
            [("title", "error")],
        ),
        ({"title": "Correction to: Effect of β-blockers on sleep quality in older adults"}, [("title", "error")]),
        ({"authors": ("van der Borg, Pieter", "Müller, Anna")}, [("first author", "info")]),
        ({"authors": ("World Health Organization",)}, [("first author", "warning")]),
        ({"authors": ("Берг, П.", "Müller, Anna")}, [("first author", "warning")]),
        ({"authors": ("van der Berg, Pieter", "Doe, Jane", "Roe, John")}, [("authors", "warning")]),
        ({"authors": ("van der Berg, Pieter",)}, [("authors", "info")]),
        ({"container": "JAMA Psychiatry"}, [("container", "info")]),
        ({"pages": "1525-1537"}, [("pages", "warning")]),
        ({"container": "American Journal of Psychiatry"}, [("container", "warning")]),
        ({"title": "Graph colouring", "authors": ("Kim, Ada",), "year": 1999}, [("work", "error")]),
        ({"title": "Graph colouring", "authors": (), "year": None}, [("work", "error")]),
        ({"title": "Graph colouring", "authors": ("Kim, Ada",)}, [("title", "error"), ("first author", "error")]),
    ],
)
def test_planted_errors_are_found_with_their_severity(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert differences(**changes) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Sleep Centre phase 3 trial of pills. ", []),
        ("van der Berg 2012: ", []),
        ("van der Berg et al. 2013, ", []),
        ("Read about how lamps work here: ", []),
        ("Kim 2012: ", [("work", "error")]),
        ("van der Berg 1999: ", [("work", "error")]),
        ("Graph colouring in sparse networks. ", [("work", "error")]),
        ("A trial of melatonin in jet lag. ", [("work", "error")]),
        ("Kim A. The trial of lamps. Graphs. 1999;3:1-9. ", [("work", "error")]),
    ],
)
def test_words_that_only_describe_a_link_are_no_title(entry: str, expected: list[tuple[str, str]]) -> None:
    reference = parse_reference(f"{entry}https://doi.org/10.5555/x")
    assert [(one.field, one.severity.value) for one in compare(reference, RECORD)] == expected


def test_both_sides_are_shown() -> None:
    (difference,) = compare(replace(WRITTEN, volume="64"), RECORD)
    assert (difference.written, difference.registered, difference.severity) == ("64", "63", Grade.WARNING)


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("N Engl J Med", "New England Journal of Medicine"),
        ("The New England Journal of Medicine", "New England Journal of Medicine"),
        ("NEJM", "New England Journal of Medicine"),
        ("Proc Natl Acad Sci USA", "Proceedings of the National Academy of Sciences"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("J Affect Disord", "Journal of Affective Disorders"),
        ("BMJ", "British Medical Journal"),
        ("Am. J. Psychiatry", "American Journal of Psychiatry"),
        ("Frontiers in psychiatry", "Frontiers in Psychiatry"),
        ("Int J Neuropsychopharmacol", "International Journal of Neuropsychopharmacology"),
        ("Arch Intern Med", "JAMA Internal Medicine"),
        ("Biology &amp; Sleep", "Biology and Sleep"),
        ("Proc. Natl. Acad. Sci. U. S. A.", "Proceedings of the National Academy of Sciences"),
        ("Lancet (London, England)", "The Lancet"),
        ("JAMA", "JAMA: The Journal of the American Medical Association"),
        ("J Am Med Assoc", "JAMA"),
        ("Int J Gynecol Obstet", "International Journal of Gynaecology and Obstetrics"),
        ("Z Naturforsch C", "Zeitschrift für Naturforschung C"),
        ("Am Journal Psychiat", "Am J Psychiatry"),
        ("Dermatol", "Dermatology"),
        ("Naps: official journal of the nap society", "Naps"),
        ("Hosp Community Psychiatry", "Psychiatric Services"),
        ("Ann NY Acad Sci", "Annals of the New York Academy of Sciences"),
        ("Acta Cryst D", "Acta Crystallographica Section D: Biological Crystallography"),
        ("Phys Rev A", "Physical Review A"),
        ("physical review e", "Physical Review E"),
        ("", "Sleep"),
    ],
)
def test_abbreviated_and_renamed_journals_are_the_same(written: str, registered: str) -> None:
    assert same_container(written, (registered,))


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("American Journal of Psychiatry", "Archives of General Psychiatry"),
        ("JAMA", "JAMA Psychiatry"),
        ("Nature", "Nature Medicine"),
        ("Journal of Sleep", "Journal of Sleep Research"),
        ("Annals of Botany", "Journal of Sleep"),
        ("Lancet Psychiatry", "The Lancet"),
        ("Ann Surg", "Annals of Surgical Oncology"),
        ("J Psychiatr", "Journal of Psychiatric Research"),
        ("J Clin Psychol", "Journal of Clinical Psychopharmacology"),
        ("Cancer", "Cancers"),
        ("Phys Rev B", "Physical Review E"),
        ("Phys Rev A", "Physical Review E"),
        ("J Appl Phys", "Journal of Applied Physiology"),
        ("NeuroImage: Clinical", "NeuroImage"),
        ("Journal of Physics: Condensed Matter", "Journal of Physics: Conference Series"),
    ],
)
def test_other_journals_are_not(written: str, registered: str) -> None:
    assert not same_container(written, (registered,))


@pytest.mark.parametrize(
    ("written", "registered", "same"),
    [
        ("637-41", "637-641", True),
        ("637–641", "637-641", True),
        ("637", "637-641", True),
        ("637-642", "637-641", False),
        ("e067194", "e067194", True),
        ("067194", "e067194", True),
        ("S12-S19", "S12-9", True),
        ("12", "112", False),
        ("S12", "e12", False),
        ("12-19", "e12", True),
        ("1-9", "e067194", True),
        ("103482", "1-12", True),
        ("865-874", "865-874.e2", True),
        ("115-7", "115-115", True),
        ("121b-122", "121-122", True),
        ("iv", "iv", True),
        ("iv", "ix", False),
        ("in press", "12-19", True),
        ("12 to 19", "12-19", True),
    ],
)
def test_page_ranges(written: str, registered: str, same: bool) -> None:
    assert same_pages(written, registered) is same


@pytest.mark.parametrize(
    ("written", "registered", "same"),
    [
        ("Ketamine for depression in adults", "Esketamine for depression in adults", False),
        ("Trial of drug X in heart failure patients", "Trial of drug Y in heart failure patients", False),
        ("Long-term follow up of sleepers", "Longterm follow-up of sleepers", True),
        ("Sleep", "Sleep and its disorders", False),
        ("A study of behaviour in hospitalised children", "A Study of Behavior in Hospitalized Children", True),
        ("Sleep quality in old age: part 2", "Sleep quality in old age: part 3", False),
        ("Sleep quality in old age (part 2)", "Sleep quality in old age (part 3)", False),
        ("Sleep quality in old age, part II", "Sleep quality in old age, part 2", True),
        ("A trial of prednisone in adults with asthma", "A trial of prednisolone in adults with asthma", False),
        ("Hypertension in the young and the old", "Hypotension in the young and the old", False),
        ("Naps of shift workers on TNF-α", "Naps of shift workers on TNF-a", True),
        ("Naps of shift workers on TGF-ß1", "Naps of shift workers on TGF-β1", True),
        ("Über den Schlaf der Jugend", "Ueber den Schlaf der Jugend", True),
        ("Naps &amp; nights: <sup>99m</sup>Tc scans", "Naps and nights: 99mTc scans", True),
        ("[Naps of shift workers in winter]", "Naps of shift workers in winter", True),
        ("Schlaf der Nacht [Naps of shift workers in winter]", "Naps of shift workers in winter", True),
        ("RETRACTED: Naps of shift workers", "Naps of shift workers", True),
        ("Naps of shift workers in winter...", "Naps of shift workers in winter and in summer nights", True),
        ("Two naps of shift workers", "2 naps of shift workers", True),
        ("Anaemia, oedema and colour", "Anemia, Edema and Color", True),
        ("Reading at night", "Teaching rounds: Reading at night in a dark room with books", False),
        ("Reading at night in dark rooms", "Teaching rounds: Reading at night in dark rooms", True),
        ("Naps of shfit workers", "Naps of shift workers", True),
    ],
)
def test_titles(written: str, registered: str, same: bool) -> None:
    assert (likeness(written, registered) >= Likeness.SLIP) is same


@pytest.mark.parametrize(
    ("written", "author", "same"),
    [
        ("Müller, Anna", Author("Mueller", "Anna"), True),
        ("Muller A", Author("Müller", "Anna"), True),
        ("Zarate, C. A., Jr.", Author("Zarate", "Carlos A."), True),
        ("García Márquez, G.", Author("García Márquez", "Gabriel"), True),
        ("Marquez G", Author("García Márquez", "Gabriel"), True),
        ("SMITH J", Author("Smith", "John"), True),
        ("Anna Müller", Author("Müller", "Anna"), True),
        ("WHO", Author(name="World Health Organization"), True),
        ("World Health Organization", Author(name="World Health Organization"), True),
        ("Smith, J", Author("Smyth", "J"), False),
        ("Li, W", Author("Lu", "W"), False),
        ("Brown, Michael", Author("Smith", "Michael"), False),
        ("Wei Chen", Author("Wei", "Chen"), True),
        ("L PYLE", Author("PYLE"), True),
        ("YUNSEON CHOI", Author("CHOI", "YUNSEON"), True),
        ("Smith JA", Author("SMITH JAMES A"), True),
        ("O’Brien, K", Author("OBrien", "Kim"), True),
        ("Østergaard, M", Author("Ostergaard", "M"), True),
        ("Joergensen, M", Author("Jørgensen", "M"), True),
        ("Weiß, M", Author("Weiss", "M"), True),
        ("Smith-Jones, A", Author("Smith Jones", "A"), True),
        ("Anna Müller", Author(name="Anna Müller"), True),
        ("The Sleep Study Group", Author(name="Sleep Study Group Investigators"), True),
        ("Naps Society", Author(name="World Health Organization"), False),
    ],
)
def test_first_authors(written: str, author: Author, same: bool) -> None:
    found = compare(replace(WRITTEN, authors=(written,)), replace(RECORD, authors=(author,)))
    assert (found == ()) is same


LISTED = (
    "3. van der Berg P, Müller A. Effect of beta-blockers on sleep quality in older adults: a randomised trial. "
    "Arch Gen Psychiatry. 2012;63(8):1425-37."
)


def listed(text: str, record: Record = RECORD) -> list[tuple[str, str]]:
    return [(d.field, d.severity.value) for d in compare(parse_reference(text), record)]


@pytest.mark.parametrize(
    "text",
    [
        LISTED,
        LISTED.replace(". Arch", ". In: Arch"),
        LISTED.replace(". Arch", " Arch"),
        "van der Berg, Pieter, and Anna Müller. “Effect of β-Blockers on Sleep Quality in Older Adults: A Randomised"
        " Trial.” Archives of General Psychiatry 63, no. 8 (2012): 1425–37.",
        "P. van der Berg and A. Müller, “Effect of β-blockers on sleep quality in older adults,” Arch. Gen. Psychiatry,"
        " vol. 63, no. 8, pp. 1425–1437, 2012.",
        "van der Berg, P., & Müller, A. (2013). Effect of β-blockers on sleep quality in older adults: A randomized"
        " trial. Archives of General Psychiatry, 63(8), 1425–1437.",
        "van der Berg, P.; Müller, A. Arch. Gen. Psychiatry 2012, 63, 1425–1437.",
        "P. van der Berg, A. Müller, Effect of β-blockers on sleep quality in older, Arch. Gen. Psychiatry 63 (2012)"
        " 1425.",
        "van der Berg P. et al. Effect of β-blockers on sleep quality in older... Arch Gen Psychiatry 63, 1425 (2012).",
    ],
)
def test_an_entry_of_a_list_that_is_right_is_no_difference_whatever_its_style(text: str) -> None:
    assert [found for found in listed(text) if found[1] != "info"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LISTED.replace("Arch Gen Psychiatry", "Sleep Med Clin"), [("container", "warning")]),
        (LISTED.replace("van der Berg P, Müller A", "Doe J, Roe K"), [("first author", "error")]),
        (LISTED.replace("van der Berg P, Müller A", "А. Пушкин"), [("first author", "error")]),
        (LISTED.replace("63(8)", "71(8)"), [("volume", "warning")]),
        (LISTED.replace("2012", "1997"), [("year", "warning")]),
        (LISTED.replace("sleep quality", "renal function"), [("title", "error")]),
    ],
)
def test_an_error_in_an_entry_of_a_list_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = listed(text)
    assert [(field, grade) for field, grade in found if grade != "info"] in (
        expected,
        [(f, "warning") for f, _ in expected],
    )


def test_a_short_title_is_found_in_its_entry_and_not_in_the_journal() -> None:
    record = replace(RECORD, title="Naps", subtitle=None, containers=("Naps and Nights",))
    assert listed("van der Berg P, Müller A. Naps. Naps Nights. 2012;63:1425.", record) == []


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("[Sleep of the old in the night]", "info"),
        ("Sleep of the old in the night and the morning", "warning"),
    ],
)
def test_a_title_in_another_language_is_no_other_work_where_the_author_is_right(written: str, grade: str) -> None:
    german = replace(RECORD, title="Über den Schlaf der Alten und die Ruhe in der Nacht")
    found = compare(replace(WRITTEN, title=written), german)
    assert [(d.field, d.severity.value) for d in found] == [("title", grade)]
    other = compare(replace(WRITTEN, title=written, authors=("Doe, Jane",)), german)
    assert [(d.field, d.severity.value) for d in other] == [("title", "error"), ("first author", "error")]


def test_a_subtitle_that_a_registry_keeps_apart_must_be_the_written_one() -> None:
    record = replace(RECORD, title="Naps of shift workers in winter", subtitle="A randomised trial")
    assert compare(replace(WRITTEN, title="Naps of shift workers in winter: a randomized trial"), record) == ()
    assert compare(replace(WRITTEN, title="Naps of shift workers in winter"), record) == ()
    (difference,) = compare(replace(WRITTEN, title="Naps of shift workers in winter: a case report"), record)
    assert (difference.field, difference.severity) == ("title", Grade.WARNING)
    assert difference.registered == "Naps of shift workers in winter: A randomised trial"


def test_a_study_group_that_a_registry_puts_first_is_no_other_first_author() -> None:
    record = replace(RECORD, authors=(Author(name="Sleep Study Group"), Author("van der Berg", "Pieter")))
    assert compare(replace(WRITTEN, authors=("van der Berg, Pieter",)), record) == ()


def test_an_incomplete_record_accuses_nobody() -> None:
    record = replace(RECORD, authors=(Author("van der Berg", "Pieter"),))
    assert [d.severity for d in compare(WRITTEN, record)] == [Grade.INFO]
    truncated = replace(RECORD, authors=(Author("van der Berg", "Pieter"),), truncated_authors=True)
    assert compare(WRITTEN, truncated) == ()


def test_a_record_in_another_script_is_a_note() -> None:
    record = replace(RECORD, authors=(Author("王", "小明"),))
    assert [d.severity for d in compare(replace(WRITTEN, authors=("Wang, X.",)), record)] == [Grade.INFO]


def test_the_year_in_which_an_archive_was_scanned_hides_no_wrong_year() -> None:
    record = replace(RECORD, years=(1958, 2002))
    assert compare(replace(WRITTEN, year=2002), record) == ()
    assert [d.severity for d in compare(replace(WRITTEN, year=2001), record)] == [Grade.WARNING]


@pytest.mark.parametrize(
    ("written", "registered", "same"),
    [
        ("63", "63-64", True),
        ("null", "63", True),
        ("63A", "63", True),
        ("Winter", "winter", True),
        ("Winter", "Summer", False),
    ],
)
def test_volumes(written: str, registered: str, same: bool) -> None:
    assert same_volume(written, registered) is same


def test_thousands_of_authors_take_no_time() -> None:
    authors = tuple(Author(f"Family{number}", "A") for number in range(5000))
    written = tuple(f"Other{number}, B" for number in range(5000))
    begun = process_time()
    compare(replace(WRITTEN, authors=("Family0, A", *written)), replace(RECORD, authors=authors))
    assert process_time() - begun < 5


WORDS = st.lists(
    st.sampled_from("sleep naps of the in β-cells trial 12 naïve Müller's and x".split()), min_size=1, max_size=9
)
TITLES = WORDS.map(" ".join)
CASES = st.sampled_from([str, str.upper, str.title, str.capitalize])
WAYS = st.sampled_from(
    [
        lambda title: title.replace("-", "–"),
        lambda title: title.replace("-", " "),
        lambda title: title.replace("β", "beta"),
        lambda title: title.replace("β", "&beta;"),
        lambda title: title.replace("ï", "i").replace("ü", "u"),
        lambda title: title.replace("ü", "ue"),
        lambda title: f"<i>{title}</i>",
        lambda title: f"{title}.",
        lambda title: title.replace(" and ", " &amp; "),
    ]
)


@given(TITLES, CASES, st.lists(WAYS, max_size=3))
def test_a_title_is_itself_however_it_is_typed(title: str, case: Any, ways: list[Any]) -> None:
    written = case(title)
    for way in ways:
        written = way(written)
    assert likeness(written, title) >= Likeness.SLIP


@given(TITLES, TITLES)
def test_titles_are_compared_alike_from_both_sides(one: str, other: str) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert (there >= Likeness.SLIP) is (back >= Likeness.SLIP)


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_that_is_written_breaks_a_comparison(one: str, other: str) -> None:
    written = replace(
        WRITTEN, title=one, authors=(other,), container=one, volume=other, pages=one, origin=Origin.LIST, raw=one
    )
    record = replace(
        RECORD, title=other, authors=(Author(one, other), Author(name=other)), containers=(other,), pages=other
    )
    for difference in compare(written, record):
        assert difference.severity in Grade
    assert same_pages(one, one)
    assert same_volume(one, one)
    assert same_container(one, (one,))


@pytest.mark.parametrize("mark", ["RETRACTED: ", "Retracted Article: ", "WITHDRAWN: "])
def test_a_publishers_word_on_a_work_is_no_other_title(mark: str) -> None:
    assert compare(WRITTEN, replace(RECORD, title=f"{mark}{RECORD.title}")) == ()
    assert compare(replace(WRITTEN, title=f"{mark}{WRITTEN.title}"), RECORD) == ()
