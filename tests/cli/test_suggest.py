"""`evidence suggest`: candidates for claims without a source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evidence.sources.drugs import drugs_in, same_medicine
from evidence.suggestion.named import named_in
from tests.registries.stand_in import StandIn
from tests.registries.stand_in_pubmed import StandInPubMed, article
from tests.registries.stand_in_pubmed import serving as serving_pubmed
from tests.registries.studies import MURROUGH, STARD, STUDIES, ZARATE, lines
from tests.workspace import Workspace

CLAIM = (
    "A landmark study published in the American Journal of Psychiatry in 2006 found that 71% of patients with "
    "treatment-resistant depression responded to a single ketamine infusion."
)
ROOT = Path(__file__).parents[2]
DAY = ("--today", "2026-11-24")


@pytest.fixture
def copy(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    workspace.write("copy.md", f"# Ketamine\n\n{CLAIM}\n")
    workspace.write("works.jsonl", lines(*STUDIES))
    monkeypatch.setenv("EVIDENCE_INDEX", "index.sqlite")
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(workspace.folder / ".cache"))
    monkeypatch.setenv("EVIDENCE_MAILTO", "jane@clinic.example")
    return workspace


@pytest.fixture
def pubmed(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandInPubMed]:
    state = StandInPubMed()
    with serving_pubmed(state):
        monkeypatch.setenv("EVIDENCE_PUBMED_URL", state.settings["pubmed_url"])
        yield state


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


def test_nothing_leaves_the_machine_unless_asked(copy: Workspace, server: StandIn, pubmed: StandInPubMed) -> None:
    server.holds(*STUDIES)
    assert candidates(copy.run("suggest", "copy.md", "--format", "json", *DAY).out) == []
    assert server.requests == []
    assert pubmed.requests == []


def test_what_is_sent_is_shown_and_holds_no_sentence_of_the_copy(
    copy: Workspace, server: StandIn, pubmed: StandInPubMed
) -> None:
    server.holds(*STUDIES)
    result = copy.run("suggest", "copy.md", "--online", "--format", "json", *DAY)
    assert candidates(result.out)[0]["doi"] == ZARATE["DOI"]
    assert "sent to Crossref: treatment resistant depression ketamine American Journal of Psychiatry 2006" in result.err
    assert all("71" not in path and "landmark" not in path for path in server.requests)
    asked = [form["term"] for form in pubmed.questions if "term" in form]
    assert asked == [
        'treatment resistant depression AND (ketamine) AND response AND "71%"',
        "treatment resistant depression AND (ketamine) AND 2006[dp]",
    ]
    assert all(f"evidence: sent to PubMed: {term}\n" in result.err for term in asked)


def test_an_outage_is_said(copy: Workspace, server: StandIn, pubmed: StandInPubMed) -> None:
    server.fault = "500"
    result = copy.run("suggest", "copy.md", "--online", *DAY)
    assert result.code == 0
    assert "Crossref was not searched" in result.err
    assert "no candidate" in result.out


def test_a_claim_that_names_nothing_is_not_searched_for(
    copy: Workspace, server: StandIn, pubmed: StandInPubMed
) -> None:
    copy.write("copy.md", "Studies show that 80% felt better.\n")
    assert "no candidate" in copy.run("suggest", "copy.md", "--online", *DAY).out
    assert server.requests == []


def test_pubmed_tells_by_the_abstract_which_study_has_the_figure(
    copy: Workspace, server: StandIn, pubmed: StandInPubMed
) -> None:
    ours = "Of 17 patients, 71% met response criteria the day after ketamine."
    title = "An N-methyl-D-aspartate antagonist in treatment-resistant depression."
    pubmed.holds(
        article("201", "10.5555/meant", title=title, sections=((None, ours),), year="<Year>2006</Year>"),
        article("202", "10.5555/other", title=title, sections=((None, "None."),), year="<Year>2009</Year>"),
        article("203", None, title=f"Another {title}", sections=((None, ours),), year="<Year>2006</Year>"),
    )
    pubmed.topics["ketamine"] = ["202", "201", "203"]
    found = candidates(copy.run("suggest", "copy.md", "--online", "--format", "json", *DAY).out)
    assert [(one["doi"], one["pmid"], one["origin"]) for one in found] == [
        ("10.5555/meant", "201", "pubmed"),
        (None, "203", "pubmed"),
        ("10.5555/other", "202", "pubmed"),
    ]
    first = found[0]
    assert first["agreed"] == ["year", "population", "intervention", "outcome", "figure"]
    assert first["conflicting"] == ["container"]


def test_an_outage_of_pubmed_is_said(copy: Workspace, server: StandIn, pubmed: StandInPubMed) -> None:
    pubmed.fault = "500"
    result = copy.run("suggest", "copy.md", "--online", *DAY)
    assert result.code == 0
    assert "PubMed was not searched" in result.err


def test_offline_wins_over_online_and_says_so(
    copy: Workspace, server: StandIn, pubmed: StandInPubMed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVIDENCE_OFFLINE", "1")
    result = copy.run("suggest", "copy.md", "--online", *DAY)
    assert "nothing is searched online" in result.err
    assert server.requests == pubmed.requests == []


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
    assert "fluoxetine" in named.terms()[0]
    assert named_in("Naltrexone helped.").drugs.words == ("naltrexone",)
    assert named_in("Semaglutide lowered weight.").drugs.words == ("semaglutide",)
    assert not named_in("In April 2006 all except two slept better, whatever their cholesterol.").drugs


def test_a_team_is_searched_for_by_its_place(copy: Workspace, server: StandIn, pubmed: StandInPubMed) -> None:
    copy.write("copy.md", "The Yale team found that ketamine eased depression in 64% of patients.\n")
    pubmed.holds(article("201", "10.5555/yale", title="Ketamine in depression"))
    pubmed.topics['"Yale"[ad]'] = ["201"]
    (found,) = candidates(copy.run("suggest", "copy.md", "--online", "--format", "json", *DAY).out)
    assert "team" in found["agreed"]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("ketamine", "An N-methyl-D-aspartate antagonist", True),
        ("esketamine", "Ketamine", True),
        ("levocetirizine", "Cetirizine", True),
        ("atorvastatin", "Statins", True),
        ("GLP-1 receptor agonists", "Semaglutide", True),
        ("proton-pump inhibitors", "PPIs", True),
        ("fluoxetine", "Sertraline", False),
        ("methylprednisolone", "Prednisolone", False),
        ("atorvastatin", "Ezetimibe", False),
    ],
)
def test_the_same_medicine_under_another_name(ours: str, theirs: str, same: bool) -> None:
    assert same_medicine(drugs_in(f"Treated with {ours}."), drugs_in(f"{theirs} in adults")) is same


def test_a_product_is_known_by_the_names_of_its_profile(copy: Workspace) -> None:
    copy.write("evidence.toml", f'product = "{ROOT / "products/ketamine.yaml"}"\n')
    copy.write("copy.md", "In 2006, 71% of patients with treatment-resistant depression responded to Ketalar.\n")
    copy.run("index", "build", "works.jsonl")
    first, *_ = candidates(copy.run("suggest", "copy.md", "--format", "json", *DAY).out)
    assert first["agreed"] == ["year", "population", "intervention"]
