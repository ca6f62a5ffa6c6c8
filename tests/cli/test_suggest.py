"""`evidence suggest`: candidates for claims without a source."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evidence.suggestion import named_in, search_terms
from tests.registries.stand_in import StandIn
from tests.registries.studies import MURROUGH, STARD, STUDIES, ZARATE, lines
from tests.workspace import Workspace

CLAIM = (
    "A landmark study published in the American Journal of Psychiatry in 2006 found that 71% of patients with "
    "treatment-resistant depression responded to a single ketamine infusion."
)
DAY = ("--today", "2026-11-24")


@pytest.fixture
def copy(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    workspace.write("copy.md", f"# Ketamine\n\n{CLAIM}\n")
    workspace.write("works.jsonl", lines(*STUDIES))
    monkeypatch.setenv("EVIDENCE_INDEX", "index.sqlite")
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(workspace.folder / ".cache"))
    monkeypatch.setenv("EVIDENCE_MAILTO", "jane@clinic.example")
    return workspace


def candidates(out: str) -> list[dict[str, Any]]:
    return [one for row in json.loads(out) for one in row["candidates"]]


def test_the_study_that_is_meant_comes_first_with_the_journal_in_conflict(copy: Workspace) -> None:
    copy.run("index", "build", "works.jsonl")
    result = copy.run("suggest", "copy.md", "--format", "json", *DAY)
    assert result.code == 0
    found = candidates(result.out)
    dois = [one["doi"] for one in found]
    assert dois[0] == ZARATE["DOI"]
    assert MURROUGH["DOI"] in dois[1:]
    assert dois.index(STARD["DOI"]) > 0 if STARD["DOI"] in dois else True
    assert found[0]["agreed"] == ["year", "population", "intervention"]
    assert found[0]["conflicting"] == ["container"]
    assert found[0]["origin"] == "index of 2026-11-20"
    assert json.loads(result.out)[0]["claim"]["text"].startswith("A landmark study")
    assert sorted(path.name for path in copy.folder.iterdir()) == ["copy.md", "index.sqlite", "works.jsonl"]


def test_a_person_sees_what_agrees_and_what_conflicts(copy: Workspace) -> None:
    copy.run("index", "build", "works.jsonl")
    out = copy.run("suggest", "copy.md", *DAY).out
    assert "agreeing: year, population, intervention; in conflict: container; from index of 2026-11-20" in out


def test_one_agreeing_fact_is_no_suggestion(copy: Workspace) -> None:
    copy.run("index", "build", "works.jsonl")
    copy.write("copy.md", "# Sleep\n\nIn 2006 a trial found that 71% of patients with insomnia slept better.\n")
    assert "no candidate" in copy.run("suggest", "copy.md", *DAY).out


def test_nothing_leaves_the_machine_unless_asked(copy: Workspace, server: StandIn) -> None:
    server.holds(*STUDIES)
    assert candidates(copy.run("suggest", "copy.md", "--format", "json", *DAY).out) == []
    assert server.requests == []


def test_what_is_sent_is_shown_and_holds_no_sentence_of_the_copy(copy: Workspace, server: StandIn) -> None:
    server.holds(*STUDIES)
    result = copy.run("suggest", "copy.md", "--online", "--format", "json", *DAY)
    assert candidates(result.out)[0]["doi"] == ZARATE["DOI"]
    assert "sent to Crossref: depress resistant treatment ketamine American Journal of Psychiatry 2006" in result.err
    assert all("71" not in path and "landmark" not in path for path in server.requests)


def test_an_outage_is_said(copy: Workspace, server: StandIn) -> None:
    server.fault = "500"
    result = copy.run("suggest", "copy.md", "--online", *DAY)
    assert result.code == 0
    assert "not searched" in result.err
    assert "no candidate" in result.out


def test_a_claim_that_names_nothing_is_not_searched_for(copy: Workspace, server: StandIn) -> None:
    copy.write("copy.md", "Studies show that 80% felt better.\n")
    assert "no candidate" in copy.run("suggest", "copy.md", "--online", *DAY).out
    assert server.requests == []


def test_near_wording_of_the_library_comes_first_and_a_changed_figure_is_a_conflict(light: Workspace) -> None:
    text = light.folder.joinpath("claims.yaml").read_text("utf-8")
    statement = "64% of adults with insomnia slept better after evening light"
    light.write("claims.yaml", text.replace("Evening light shortens sleep", statement))
    light.write("copy.md", "In one study 64% of adults with insomnia slept better after evening light therapy.\n")
    (found,) = candidates(light.run("suggest", "copy.md", "--format", "json", *DAY).out)
    assert (found["doi"], found["agreed"], found["origin"]) == (
        "10.5555/light",
        ["wording", "figure"],
        "library: light",
    )
    light.write("copy.md", "In one study 70% of adults with insomnia slept better after evening light therapy.\n")
    (found,) = candidates(light.run("suggest", "copy.md", "--format", "json", *DAY).out)
    assert found["conflicting"] == ["figure"]


def test_a_document_has_to_be_named_and_the_format_known(workspace: Workspace) -> None:
    assert workspace.run("suggest").code == 2
    assert workspace.run("suggest", "copy.md", "--format", "xml").code == 2


def test_facts_that_a_claim_names() -> None:
    named = named_in("Murrough and colleagues ran a meta-analysis of fluoxetine in The Lancet Psychiatry (2022).")
    assert named.author == "Murrough"
    assert named.journal == "The Lancet Psychiatry"
    assert named.years == {2022}
    assert named.designs == {"meta-analysis"}
    assert "fluoxetine" in search_terms(named)[0]
    assert named_in("Naltrexone helped.").drugs == (frozenset({"naltrexone"}),)
    assert named_in("Semaglutide lowered weight.").drugs == (frozenset({"semaglutide"}),)
    assert named_in("In April 2006 all except two slept better, whatever their cholesterol.").drugs == ()
