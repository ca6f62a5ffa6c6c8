"""`evidence card`: a source's facts, from a file, a DOI or a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registries.stand_in import StandIn
from tests.registries.stand_in import serving as serving_crossref
from tests.registries.stand_in_pubmed import StandInPubMed, article, serving
from tests.sources.abstracts import CROSSOVER, CROSSOVER_TITLE, FULL_TEXT
from tests.workspace import Workspace

BIB = f"""\
@article{{lee2020, author = {{Lee, Ann}}, title = {{{CROSSOVER_TITLE}}}, journal = {{J}}, year = {{2020}},
  doi = {{10.5555/lee}}}}
@article{{kim2021, author = {{Kim, Bo}}, title = {{On itch}}, journal = {{J}}, year = {{2021}}, doi = {{10.5555/kim}}}}
"""
CLAIMS = """\
version: 1
claims:
  - id: one
    statement: It works
    sources:
      - ref: kim2021
        locator: Results, Table 9
        card: {design: cohort, n: 90, figure: 71%, outcome: response}
"""


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB)
    workspace.write("claims.yaml", CLAIMS)
    return workspace


def test_file_as_json_has_the_contract_s_fields(workspace: Workspace) -> None:
    workspace.write("lee.abstract.txt", CROSSOVER)
    result = workspace.run("card", "lee.abstract.txt", "--format", "json")
    assert (result.code, result.err) == (0, "")
    card = result.data
    assert card["design"] == "randomized-controlled-trial"
    assert card["n"] == {"enrolled": 18, "analysed": None, "arms": []}
    assert card["depth"] == "abstract"
    assert card["origin"] == "extracted"
    assert set(card["figures"][0]) == {"quantity", "outcome", "timepoint", "group", "quote"}
    for field in ("doi", "design_evidence", "population", "regimen", "hedges", "limits"):
        assert field in card


def test_table_names_design_size_figures_and_their_words(workspace: Workspace) -> None:
    workspace.write("lee.txt", FULL_TEXT)
    out = workspace.run("card", "lee.txt").out
    assert "read: full text · extracted from lee.txt" in out
    assert "randomized-controlled-trial" in out
    assert "12 of 17 patients (70.6%)" in out
    assert "“At day 1, 12 of 17 patients (70.6%) responded to varinol.”" in out


def test_a_text_without_figures_says_so(workspace: Workspace) -> None:
    workspace.write("lee.txt", "Nothing to see.")
    out = workspace.run("card", "lee.txt").out
    assert "no figure found" in out
    assert "not said" in out


def test_doi_whose_text_is_held(library: Workspace) -> None:
    library.write("sources/lee2020.abstract.txt", CROSSOVER)
    card = library.run("card", "https://doi.org/10.5555/LEE", "--format", "json").data
    assert (card["doi"], card["key"], card["n"]["enrolled"]) == ("10.5555/lee", "lee2020", 18)
    assert card["path"].endswith("sources/lee2020.abstract.txt")


def test_a_person_s_card_wins_and_is_marked(library: Workspace) -> None:
    library.write("sources/kim2021.md", FULL_TEXT)
    result = library.run("card", "10.5555/kim", "--format", "json")
    card = result.data
    assert (card["design"], card["n"]["enrolled"], card["origin"]) == ("cohort", 90, "person")
    assert card["located"] == "not-found"
    table = library.run("card", "kim2021").out
    assert "made by a person" in table
    assert "Results, Table 9 (NOT in the text held)" in table
    assert "source words not held" in table


def test_source_names_the_text_of_a_doi(library: Workspace) -> None:
    library.write("notes.abstract.txt", CROSSOVER)
    card = library.run("card", "10.5555/kim", "--source", "notes.abstract.txt", "--format", "json").data
    assert (card["origin"], card["n"]["enrolled"]) == ("extracted", 18)


def test_nothing_held_is_incomplete_and_says_what_is_missing(library: Workspace) -> None:
    result = library.run("card", "10.5555/lee", "--offline")
    assert (result.code, result.out) == (3, "")
    assert "no text of 10.5555/lee is held" in result.err
    assert "registries are not asked (--offline)" in result.err
    assert "sources/KEY.abstract.txt" in result.err


@pytest.fixture
def pubmed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StandInPubMed]:
    state = StandInPubMed()
    state.holds(article("101", "10.5555/lee"))
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(tmp_path / ".cache"))
    with serving(state), serving_crossref(StandIn()) as crossref:
        urls = {**state.settings, "crossref_url": crossref.url, "doi_url": crossref.url}
        for name, url in urls.items():
            monkeypatch.setenv(f"EVIDENCE_{name.upper()}", url)
        yield state


def test_the_abstract_of_a_registry_becomes_a_card(library: Workspace, pubmed: StandInPubMed) -> None:
    card = library.run("card", "10.5555/lee", "--format", "json").data
    assert (card["origin"], card["depth"]) == ("pubmed", "abstract")
    assert card["design"] == "randomized-controlled-trial"
    assert [figure["quantity"] for figure in card["figures"]] == ["64%"]


def test_what_no_registry_holds_is_said(library: Workspace, pubmed: StandInPubMed) -> None:
    result = library.run("card", "10.5555/none")
    assert result.code == 3
    assert "hold no abstract of it" in result.err


def test_an_outage_is_no_missing_abstract(library: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.fault = "500"
    result = library.run("card", "10.5555/none")
    assert result.code == 3
    assert "no abstract could be had" in result.err


def test_doi_without_a_library(workspace: Workspace) -> None:
    assert workspace.run("card", "10.5555/none", "--offline").code == 3


@pytest.mark.parametrize("words", [("card", "nothing"), ("card", "a.txt"), ("card", "a.txt", "--format", "xml")])
def test_usage(workspace: Workspace, words: tuple[str, ...]) -> None:
    result = workspace.run(*words)
    assert result.code == 2
    assert result.err.startswith("evidence: ")


def test_colours_on_a_terminal(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.write("lee.txt", CROSSOVER)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[" in workspace.run("card", "lee.txt").out
