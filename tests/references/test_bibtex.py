"""`references.bib`: read whole or refused with the line and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.errors import InputError
from evidence.references.bibtex import read_bibliography
from evidence.references.latex import decoded, split_names
from evidence.references.reference import Origin

ENTRY = """@article{doe2024,
  author = {Doe, Jane and M{\\"u}ller, Anna and others},
  title = {The {NMDA} receptor: 71\\% of {\\'e}tudes \\& more},
  journal = jsleep,
  year = 2024,
  volume = "3",
  number = {1},
  pages = {1--9},
  doi = {https://doi.org/10.5555/LIGHT},
  note = {verified. PMID: 123},
}
"""


def read(tmp_path: Path, text: str | bytes) -> tuple:  # type: ignore[type-arg]
    path = tmp_path / "references.bib"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_bibliography(path)


def test_an_entry_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, '% A comment\n@string{jsleep = "Journal of Sleep"}\n\n' + ENTRY)
    assert (entry.key, entry.kind, entry.origin, entry.line) == ("doe2024", "article", Origin.LIBRARY, 4)
    assert entry.authors == ("Doe, Jane", "Müller, Anna")
    assert entry.truncated_authors
    assert entry.title == "The NMDA receptor: 71% of études & more"
    assert (entry.container, entry.year, entry.volume, entry.issue, entry.pages) == (
        "Journal of Sleep",
        2024,
        "3",
        "1",
        "1–9",
    )
    assert (entry.doi, entry.pmid) == ("10.5555/light", "123")
    assert entry.raw == ENTRY.rstrip("\n")


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        ("journaltitle = {Sleep}", "container", "Sleep"),
        ("booktitle = {Sleep}", "container", "Sleep"),
        ("date = {2024-03-01}", "year", 2024),
        ("eid = {e12}", "pages", "e12"),
        ("url = {https://doi.org/10.5555/a\\_b}", "doi", "10.5555/a_b"),
        ("url = {https://x.example/a}", "url", "https://x.example/a"),
        ("pmid = {007}", "pmid", "7"),
        ("eprint = {12}, eprinttype = {pubmed}", "pmid", "12"),
        ("pmcid = {PMC12345}", "pmcid", "PMC12345"),
        ("month = jul", "year", None),
        ('title = {A} # " and " # {B}', "title", "A and B"),
        ("title = {a # b}", "title", "a # b"),
        ("author = {{Sleep and Dream Group}}", "authors", ("Sleep and Dream Group",)),
        ("", "title", None),
    ],
)
def test_the_many_names_of_fields(tmp_path: Path, field: str, name: str, value: object) -> None:
    (entry,) = read(tmp_path, f"@misc{{a,\n  {field}\n}}\n")
    assert getattr(entry, name) == value


def test_entries_in_round_brackets_crlf_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufeff@book(a,\r\n  title = {One},\r\n)\r\n\r\n@misc{b, title = {Two}}\r\n"
    assert [(e.key, e.title) for e in read(tmp_path, text)] == [("a", "One"), ("b", "Two")]


def test_comments_and_preambles_are_no_entries(tmp_path: Path) -> None:
    text = '@comment{x}\n@preamble{"y"}\n% see 10.1000/abc\nCreated with JabRef 2.10.\n@misc{a, title = {T}}\n'
    assert [e.key for e in read(tmp_path, text)] == ["a"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("@misc{a,\n title = {T}\n year = {2024},\n}", 2, "comma", id="missing comma"),
        pytest.param("@misc{a,\n title = {T},\n year = {2024,\n}\n", 1, "brace", id="unclosed brace"),
        pytest.param("@misc{a,\n title = {T} } x = {y},\n}\n", None, "brace", id="brace too early"),
        pytest.param("@misc{a, title = {T}}\n\n@misc{A, title = {U}}", 3, "twice", id="key twice"),
        pytest.param("@misc{a, title = {T}}\n\n@misc{a, title = {U}}", 3, "twice", id="same key twice"),
        pytest.param("@misc{a,\n title = {T},\n title = {U}}", 1, "`title`", id="field twice"),
        pytest.param("@misc{,\n title = {T}}", 1, "key", id="no key"),
        pytest.param("@misc{\n   author = {Doe, J.},\n title = {T}\n}", 1, "has no key", id="no key, and no comma"),
        pytest.param("@misc{a,\n title = nowhere,\n}", 2, "nowhere", id="no such macro"),
        pytest.param("@misc{a,\n title = {T}, % note\n year = 2024}", None, "comment", id="comment inside"),
        pytest.param("@misc{a, title = {T}}\n<<<<<<< HEAD\n", 2, "conflict", id="conflict"),
        pytest.param("@misc{a, title = {T}}\n\nDoe J. Lamps. doi:10.1000/abc\n", 3, "no entry", id="a work as text"),
        pytest.param("TY  - JOUR\nTI  - T\nER  - \n", 1, "references.ris", id="RIS"),
        pytest.param(b"@misc{a, title = {\xe9}}", 1, "UTF-8", id="latin-1"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(tmp_path: Path, text: str | bytes, line: int | None, words: str) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    assert words in str(error.value)
    assert error.value.path is not None
    assert error.value.remedy
    if line is not None:
        assert error.value.line == line


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.bib"):
        read_bibliography(tmp_path / "gone.bib")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('M{\\"u}ller', "Müller"),
        ("Garc{\\'\\i}a", "García"),
        ("{\\AA}keson and \\O{}stergaard", "Åkeson and Østergaard"),
        ("Nov{\\'a}k, \\v{C}ech", "Novák, Čech"),
        ("71\\% \\& 60\\%", "71% & 60%"),
        ("a---b--c", "a—b–c"),
        ("``quoted''", "“quoted”"),
        ("$\\alpha$-blockers \\emph{now}", "α-blockers now"),
        ("H\\textsubscript{2}O \\unknown{x}", "H2O \\unknownx"),
        ("open \\{ brace", "open { brace"),
        ("plain\n   words", "plain words"),
        (r"Ca$^{2+}$ and $\varepsilon$-waves", "Ca^2+ and ε-waves"),
        (r"TNF-\textalpha{} and \textbeta-blockers", "TNF-α and β-blockers"),
        (r"$\mathrm{H_2O}$ \textup{in} \ce{CO2}", "H_2O in CO2"),
    ],
)
def test_latex_as_a_reader_sees_it(value: str, shown: str) -> None:
    assert decoded(value) == shown


@given(st.text("abc äß", min_size=1))
def test_words_without_latex_stay_as_they_are(value: str) -> None:
    assert decoded(value) == " ".join(value.split())


def test_names_are_parted_outside_braces_only() -> None:
    assert split_names("A and {B and C} AND D") == ["A", "{B and C}", "D"]


def test_a_part_takes_from_the_whole_what_it_does_not_say_itself(tmp_path: Path) -> None:
    whole = "@proceedings{lamps, title = {Proceedings of Lamps}, year = 2011, doi = {10.5555/all}}\n"
    part = "@inproceedings{doe, crossref = {Lamps}, title = {Dim light}, author = {Doe, Jane}, pages = {1--9}}\n"
    (first, *_) = read(tmp_path, part + whole)
    assert (first.title, first.container, first.year, first.doi) == ("Dim light", "Proceedings of Lamps", 2011, None)
    (own, *_) = read(tmp_path, part.replace("title", "year = 2012, title", 1) + whole)
    assert own.year == 2012


@pytest.mark.parametrize("text", ["hello world, this is no bib\n", "<html><body>Log in</body></html>"])
def test_words_that_are_no_bibliography_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="holds no BibTeX entry"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "text", ["", "\n", "% Add entries here.\n\n% More.\n", "@comment{later}\n", '@string{a = "b"}\n']
)
def test_a_bibliography_that_is_still_empty_is_none_the_less_one(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == ()
