"""Every spelling of an identifier, and what only looks like one."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.identifiers import find_dois, find_pmids, miswritten_doi, normalise_doi, normalise_pmcid, normalise_pmid

LANCET = "10.1016/s0140-6736(97)11096-0"
SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        pytest.param("10.1001/jama.2019.1", "10.1001/jama.2019.1", id="bare"),
        pytest.param("10.1001/JAMA.2019.1", "10.1001/jama.2019.1", id="upper case"),
        pytest.param("doi:10.1001/jama.2019.1", "10.1001/jama.2019.1", id="doi:"),
        pytest.param("DOI: 10.1001/jama.2019.1", "10.1001/jama.2019.1", id="DOI: with space"),
        pytest.param("urn:doi:10.1001/jama.2019.1", "10.1001/jama.2019.1", id="urn"),
        pytest.param("https://doi.org/10.1001/jama.2019.1", "10.1001/jama.2019.1", id="https"),
        pytest.param("http://dx.doi.org/10.1001/jama.2019.1", "10.1001/jama.2019.1", id="dx"),
        pytest.param("www.doi.org/10.1001/jama.2019.1", "10.1001/jama.2019.1", id="no scheme"),
        pytest.param("https://doi-org.proxy.example/10.1001/jama.2019.1", "10.1001/jama.2019.1", id="proxy"),
        pytest.param(
            "https://jamanetwork.example/doi/full/10.1001/jama.2019.1?utm=1", "10.1001/jama.2019.1", id="publisher"
        ),
        pytest.param("https://pub.example/doi/10.1001/jama.2019.1/pdf#page=2", "10.1001/jama.2019.1", id="pdf"),
        pytest.param("https://doi.org/10.1000%2Fabc", "10.1000/abc", id="percent in a link"),
        pytest.param("10.1000%2Fabc", "10.1000/abc", id="percent alone"),
        pytest.param("10.1000/abc\\_def", "10.1000/abc_def", id="LaTeX underscore"),
        pytest.param("{10.1000/abc{\\_}def}", "10.1000/abc_def", id="LaTeX braces"),
        pytest.param("10.1207/s15327752jpa8502&amp;3_05", "10.1207/s15327752jpa8502&3_05", id="entity"),
        pytest.param("10.1001/jama.2019.1.", "10.1001/jama.2019.1", id="full stop"),
        pytest.param("(10.1001/jama.2019.1)", "10.1001/jama.2019.1", id="outer bracket"),
        pytest.param("10.1016/S0140-6736(97)11096-0", LANCET, id="inner bracket"),
        pytest.param(SICI.upper(), SICI, id="SICI"),
        pytest.param("10.1000.10/123456", "10.1000.10/123456", id="sub-prefix"),
        pytest.param("", None, id="empty"),
        pytest.param("see the paper", None, id="words"),
        pytest.param("10.10/x", None, id="short prefix"),
        pytest.param("10.1001/", None, id="no suffix"),
        pytest.param("10.1001/.", None, id="punctuation for a suffix"),
        pytest.param("https://example.org/about", None, id="a page"),
    ],
)
def test_every_spelling_of_a_doi(written: str, doi: str | None) -> None:
    assert normalise_doi(written) == doi


@pytest.mark.parametrize(
    "written", ["banana", "{0.1088/0957-4484}", "10.1001/", "https://example.org/about", "10.1000/a; 10.1000/b"]
)
def test_what_stands_for_one_doi_and_is_not_is_kept(written: str) -> None:
    assert miswritten_doi(written) == written.strip("{}")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{}",
        "-",
        "{null}",
        "n/a",
        "N/A.",
        "none",
        "not available",
        "10.1000/abc",
        "10.1000/abc, https://doi.org/10.1000/ABC",
    ],
)
def test_a_doi_is_not_miswritten_nor_is_the_word_that_there_is_none(written: str) -> None:
    assert miswritten_doi(written) is None


suffixes = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_.()/", min_size=1, max_size=20).map(lambda s: f"a{s}z")
dois = suffixes.map(lambda suffix: f"10.1234/{suffix}").filter(lambda doi: doi.count("(") == doi.count(")"))


@given(dois)
def test_normalising_twice_changes_nothing(doi: str) -> None:
    once = normalise_doi(doi)
    assert once is not None
    assert normalise_doi(once) == once


@given(dois.filter(lambda doi: not doi.endswith(("/full", "/pdf", "/abstract", "/epdf", "/html"))))
def test_every_decoration_gives_the_same_doi(doi: str) -> None:
    plain = normalise_doi(doi)
    decorated = (
        f"doi:{doi}",
        f"https://doi.org/{doi}",
        f"https://doi.org/{quote(doi, safe='')}",
        f" {doi}. ",
        f"{{{doi}}}",
    )
    assert {normalise_doi(one) for one in decorated} == {plain}
    assert normalise_doi(doi.upper()) == plain


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("see doi:10.1001/jama.2019.1.", ["doi:10.1001/jama.2019.1"]),
        ("(doi:10.1016/S0140-6736(97)11096-0)", ["doi:10.1016/S0140-6736(97)11096-0"]),
        ("https://doi.org/10.1001/jama.2019.1, and", ["https://doi.org/10.1001/jama.2019.1"]),
        ("doi.org/10.1001/x and DOI 10.1001/y", ["doi.org/10.1001/x", "DOI 10.1001/y"]),
        ("10.1001/x;10.1001/y", ["10.1001/x;10.1001/y"]),
        ("version 10.2 of 10.5 mg/day", []),
        ("[10.1001/x]", ["10.1001/x"]),
        ("“10.1001/x”", ["10.1001/x"]),
        ("https://doi.org/10.1016/j.ja… and 10.1016/j.ja...", []),
    ],
)
def test_dois_in_prose_with_their_labels(text: str, marks: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_dois(text)] == marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PMID: 16894061", [("PMID: 16894061", "16894061")]),
        ("pmid 007", [("pmid 007", "7")]),
        ("at https://pubmed.ncbi.nlm.nih.gov/16894061/", [("https://pubmed.ncbi.nlm.nih.gov/16894061", "16894061")]),
        ("www.ncbi.nlm.nih.gov/pubmed/123", [("www.ncbi.nlm.nih.gov/pubmed/123", "123")]),
        ("PubMed ID: 5", [("PubMed ID: 5", "5")]),
        ("16894061", []),
    ],
)
def test_pmids_in_prose(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], pmid) for start, end, pmid in find_pmids(text)] == found


@pytest.mark.parametrize(
    ("written", "pmid"),
    [("16894061", "16894061"), ("{007}", "7"), ("PMID: 12", "12"), ("0", None), ("PMC12", None), ("x", None)],
)
def test_a_pmid_field(written: str, pmid: str | None) -> None:
    assert normalise_pmid(written) == pmid


@pytest.mark.parametrize(
    ("written", "pmcid"), [("PMC3725185", "PMC3725185"), ("pmc 3725185", "PMC3725185"), ("3725185", None)]
)
def test_a_pmcid_field(written: str, pmcid: str | None) -> None:
    assert normalise_pmcid(written) == pmcid
