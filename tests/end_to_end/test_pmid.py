"""References that carry a PMID or PMCID and no DOI, up to the report and the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from evidence.registries.http import Client, Patience
from tests.end_to_end.library_of_light import ARTICLE, FILES
from tests.registries.stand_in import StandIn, work
from tests.registries.stand_in import serving as serving_crossref
from tests.registries.stand_in_pubmed import StandInPubMed, article, result, serving
from tests.workspace import Result, Workspace

DOI = "10.5555/light"
QUIET = ARTICLE.split("Lamps")[0]
OUTAGES = ("429", "500", "502_html", "403", "200_html", "truncated", "bomb", "file_entity", "short_body", "hang")


@pytest.fixture
def pubmed() -> Iterator[StandInPubMed]:
    state = StandInPubMed(results=[result(DOI)])
    state.holds(article("101", DOI), article("102"))
    with serving(state):
        yield state


@pytest.fixture
def light(workspace: Workspace, pubmed: StandInPubMed, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    crossref = StandIn(pool="polite", aliases={"10.5555/old": DOI})
    crossref.holds(work(DOI))
    for name in ("references.bib", "claims.yaml", "article.md"):
        workspace.write(name, FILES[name])
    workspace.write("article.md", QUIET)
    quick = Patience(connect=0.5, read=0.3, tries=2)
    monkeypatch.setattr("evidence.registries.chain.Client", partial(Client, patience=quick, sleep=lambda _: None))
    with serving_crossref(crossref):
        urls = {"CROSSREF": crossref.url, "DOI": crossref.url, "DATACITE": crossref.url}
        for name, url in {**urls, **{n.split("_")[0].upper(): u for n, u in pubmed.settings.items()}}.items():
            monkeypatch.setenv(f"EVIDENCE_{name}_URL", url)
        monkeypatch.setenv("EVIDENCE_MAILTO", "jane@clinic.example")
        monkeypatch.setenv("EVIDENCE_PUBMED_KEY", "s3cret")
        yield workspace


def check(light: Workspace, field: str, *arguments: str) -> Result:
    light.write("references.bib", FILES["references.bib"].replace("doi = {10.5555/light}", field))
    return light.run("check", "article.md", "--format", "json", "--today", "2026-11-24", *arguments)


def reference(outcome: Result) -> dict[str, Any]:
    return outcome.data["library"]["references"][0]


@pytest.mark.parametrize(
    ("field", "origin", "prime"),
    [
        ("pmid = {101}", "crossref", DOI),
        ("pmcid = {PMC5101}", "crossref", DOI),
        ("pmid = {102}", "pubmed", None),
    ],
)
def test_a_number_alone_is_found_and_clean(light: Workspace, field: str, origin: str, prime: str | None) -> None:
    outcome = check(light, field)
    assert (outcome.code, outcome.err, outcome.data["findings"]) == (0, "", [])
    shown = reference(outcome)
    assert (shown["lookup"], shown["reason"], shown["via"]) == ("found", None, "network")
    assert (shown["origin"], shown["registry"], shown["retrieved"]) == (origin, origin, "2026-11-24")
    assert (shown["doi"], shown["prime_doi"], shown["status"]) == (None, prime, "current")
    assert outcome.data["summary"]["unchecked_references"] == 0


def test_a_doi_that_only_pubmed_wrote_down_is_no_alias_of_the_authors(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("103", "10.5555/old"))
    outcome = check(light, "pmid = {103}")
    assert (outcome.code, outcome.data["findings"]) == (0, [])
    assert reference(outcome)["prime_doi"] == DOI


def test_a_number_of_another_work_is_an_error(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("103", title="Graphs of many colours.", year="<Year>1987</Year>").replace("Doe", "Euler"))
    light.write("article.md", QUIET)
    outcome = check(light, "pmid = {103}")
    assert outcome.code == 1
    assert {"CIT114", "CIT118"} & set(outcome.codes())
    assert outcome.data["findings"][0]["reference"] == "pmid:103"


BOTH = "doi = {10.5555/light},\n  pmid = {103}"


def test_a_number_of_another_work_beside_the_right_doi_is_an_error(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.holds(article("103", title="Graphs of many colours.", year="<Year>1987</Year>").replace("Doe", "Euler"))
    outcome = check(light, BOTH)
    assert outcome.code == 1
    (finding,) = outcome.data["findings"]
    assert (finding["code"], finding["message"]) == ("CIT118", "pmid:103 is the PMID of another work.")
    assert "Graphs of many colours" in finding["expected"]
    assert light.run("refs", "check", "--format", "json", "--today", "2026-11-24").codes() == ["CIT118"]


@pytest.mark.parametrize("known", [article("103", DOI), article("103"), article("103", "10.5555/old")])
def test_a_number_of_the_same_work_beside_its_doi_is_clean(light: Workspace, pubmed: StandInPubMed, known: str) -> None:
    pubmed.holds(known)
    assert (check(light, BOTH).code, check(light, BOTH).data["findings"]) == (0, [])


def test_that_a_number_beside_a_doi_could_not_be_looked_up_is_told(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.fault = "500"
    outcome = check(light, BOTH)
    assert outcome.code == 0
    assert outcome.data["summary"]["unchecked_references"] == 0
    assert any("1 PMID beside a DOI was not looked up" in gap["what"] for gap in outcome.data["gaps"])


def test_a_source_is_told_by_the_doi_that_its_number_leads_to(light: Workspace) -> None:
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    words = "In a cohort study, 64% of adults slept after 8 weeks [1]."
    entry = "1. Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. PMID: 101"
    light.write("article.md", f"Last reviewed: 14 March 2026\n\n{words}\n\n## References\n\n{entry}\n")
    outcome = light.run("check", "article.md", "--format", "json", "--today", "2026-11-24")
    (claim,) = outcome.data["documents"][0]["claims"]
    assert [source["doi"] for source in claim["sources"]] == [DOI]
    assert {slot["doi"] for slot in claim["agreement"]} == {DOI}
    assert outcome.data["documents"][0]["references"][0]["doi"] is None
    assert DOI in light.run("check", "article.md", "--today", "2026-11-24").out.partition("Claims that")[2]
    light.run("matrix", "article.md", "-o", "m.csv", "--today", "2026-11-24")
    matrix = (light.folder / "m.csv").read_text("utf-8")
    assert DOI in matrix
    assert "pmid:101" not in matrix


@pytest.mark.parametrize(
    ("field", "name", "who", "kind"),
    [
        ("pmid = {888}", "pmid:888", "PubMed", "PMID"),
        ("pmcid = {PMC88888}", "pmcid:pmc88888", "Europe PMC", "PMCID"),
    ],
)
def test_a_number_that_nobody_knows_is_an_error(light: Workspace, field: str, name: str, who: str, kind: str) -> None:
    outcome = check(light, field)
    assert outcome.code == 1
    finding = outcome.data["findings"][0]
    assert (finding["code"], finding["reference"]) == ("CIT113", name)
    assert f"{name} is not known to {who}" in finding["message"]
    assert kind in finding["hint"]
    assert (reference(outcome)["lookup"], reference(outcome)["registry"]) == ("absent", who)


def test_a_retraction_that_pubmed_tells_of_is_an_error_at_every_place(light: Workspace, pubmed: StandInPubMed) -> None:
    relation = ("RetractionIn", "J Sleep. 2025 Mar 4;4(1):12", "201")
    pubmed.holds(article("102", relations=(relation,)))
    outcome = check(light, "pmid = {102}")
    assert outcome.code == 1
    finding = next(one for one in outcome.data["findings"] if one["code"] == "STS311")
    assert "pubmed, 2025-03-04, notice pmid:201" in finding["message"]
    assert "article.md" in {place["path"] for place in finding["related"]}


@pytest.mark.parametrize("fault", OUTAGES)
def test_an_outage_of_pubmed_exits_with_3_and_keeps_its_secrets(
    light: Workspace, pubmed: StandInPubMed, fault: str
) -> None:
    pubmed.fault = fault
    outcome = check(light, "pmid = {101}")
    assert outcome.code == 3
    assert outcome.data["findings"] == []
    assert [one["doi"] for one in outcome.data["unchecked"]] == ["pmid:101"]
    assert reference(outcome)["lookup"] == "unchecked"
    assert "s3cret" not in outcome.out + outcome.err
    assert "jane" not in outcome.out + outcome.err


def test_nothing_but_bare_versions_of_europe_pmc_exits_with_3(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.fault = "bare_version"
    assert check(light, "pmcid = {PMC5101}").code == 3


def test_another_article_than_the_one_asked_for_is_not_taken(light: Workspace, pubmed: StandInPubMed) -> None:
    pubmed.fault = "another_article"
    assert reference(check(light, "pmid = {101}"))["lookup"] == "absent"


def test_locked_numbers_answer_offline_and_others_are_not_checked(light: Workspace) -> None:
    light.write("references.bib", FILES["references.bib"].replace("doi = {10.5555/light}", "pmid = {102}"))
    assert light.run("lock", "--today", "2026-11-24").code == 0
    assert "s3cret" not in (light.folder / "evidence.lock").read_text()
    found = check(light, "pmid = {102}", "--offline")
    assert (found.code, reference(found)["via"], reference(found)["origin"]) == (0, "lock", "pubmed")
    assert check(light, "pmid = {101}", "--offline").code == 3


def test_a_pmid_in_the_text_is_looked_up_too(light: Workspace) -> None:
    light.write("article.md", QUIET.replace("8 weeks.", "8 weeks (PMID: 102)."))
    outcome = check(light, "doi = {10.5555/light}")
    inline = outcome.data["documents"][0]["references"][0]
    assert (inline["pmid"], inline["lookup"], inline["origin"]) == ("102", "found", "pubmed")


def test_a_pmid_in_the_text_and_the_librarys_entry_are_one_work(light: Workspace) -> None:
    light.write("article.md", QUIET.replace("8 weeks.", "8 weeks (https://pmc.ncbi.nlm.nih.gov/articles/PMC5101/)."))
    outcome = check(light, "doi = {10.5555/light}, pmid = {101}, pmcid = {PMC5101}")
    claim = outcome.data["documents"][0]["claims"][0]
    assert [source["key"] for source in claim["sources"]] == ["doe2024"]
    assert claim["agreement"]


def test_what_the_text_says_of_a_source_is_held_against_pubmeds_record(light: Workspace) -> None:
    light.write("article.md", "A study published in the Journal of Naps in 2011 found that 64% slept (PMID: 102).\n")
    outcome = check(light, "doi = {10.5555/light}")
    assert "ATT301" in outcome.codes()


def test_one_pmid_twice_is_a_duplicate(light: Workspace) -> None:
    bib = FILES["references.bib"].replace("doi = {10.5555/light}", "pmid = {102}")
    light.write("references.bib", bib + bib.replace("doe2024", "again2024"))
    outcome = light.run("check", "article.md", "--format", "json", "--today", "2026-11-24")
    assert "CIT116" in outcome.codes()
