"""Articles that are written without a DOI: searched for, and a retraction of what they surely name is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from evidence.registries.http import Client
from tests.registries.asking import QUICK
from tests.registries.stand_in import StandIn, in_place_of_all, serving, update, work
from tests.workspace import Result, Workspace

DOI, NOTICE = "10.5555/colitis", "10.5555/notice"
TITLE = "Colitis and walking difficulty in children"
UNTITLED = "Weller AJ, Murray SH. J Child Health. 1998;351:637-641."
WHOLE = f"Weller AJ, Murray SH. {TITLE}. J Child Health. 1998;351:637-641."
BIB = f"""\
@article{{weller1998, title={{{TITLE}}}, author={{Weller, AJ and Murray, SH}}, journal={{Journal of Child Health}},
  year={{1998}}, volume={{351}}, pages={{637-641}}}}
"""
CLAIM = "Walking was harder for 8 of 12 children"
TODAY = ("--today", "2026-11-24")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    state = StandIn()
    with serving(state):
        for name, url in in_place_of_all(state.url).items():
            monkeypatch.setenv(name, url)
        monkeypatch.setattr("evidence.registries.chain.Client", partial(Client, patience=QUICK, sleep=lambda _: None))
        yield state


@pytest.fixture
def team(workspace: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(workspace.folder / ".cache"))
    hold(server, "retraction")
    return workspace


def hold(server: StandIn, kind: str | None = None, doi: str = DOI) -> None:
    notices = {"updated-by": [update(kind, NOTICE)]} if kind else {}
    day = {"date-parts": [[1998, 2, 28]]}
    server.holds(
        work(
            doi,
            TITLE,
            author=[{"family": "Weller", "given": "AJ"}, {"family": "Murray", "given": "SH"}],
            **{"container-title": ["Journal of Child Health"], "short-container-title": ["J Child Health"]},
            **{"published-print": day, "published-online": day, "issued": day},
            volume="351",
            page="637-641",
            **notices,
        )
    )


def listed(team: Workspace, entry: str, name: str = "copy.md", *options: str) -> Result:
    team.write(name, f"Last reviewed: 14 March 2026\n\n{CLAIM} [1].\n\n## References\n\n1. {entry}\n")
    return team.run("check", name, "--format", "json", *TODAY, *options)


def searches(server: StandIn) -> list[str]:
    return [path for path in server.requests if "query.bibliographic" in path]


def finding(result: Result, code: str) -> dict[str, str]:
    (one,) = [found for found in result.data["findings"] if found["code"] == code]
    return one


def test_a_retraction_of_an_entry_of_the_bibliography_is_told_and_fails_the_run(team: Workspace) -> None:
    path = team.write("references.bib", BIB)
    result = team.run("refs", "check", str(path), "--format", "json", *TODAY)
    assert result.code == 1
    told = finding(result, "STS311")
    assert told["reference"] == DOI
    assert "found by matching, since the entry weller1998 has no DOI" in told["message"]
    assert "is retracted (publisher, 2025-03-01, notice 10.5555/notice)" in told["message"]
    (reference,) = result.data["library"]["references"]
    assert (reference["lookup"], reference["doi"], reference["right_doi"]) == ("not-applicable", None, DOI)
    assert (reference["status"], reference["updates"][0]["notice"]) == ("retracted", NOTICE)


def test_it_is_told_of_the_copy_and_the_claims_that_rest_on_the_entry(team: Workspace) -> None:
    team.write("references.bib", BIB)
    team.write(
        "claims.yaml", f"version: 1\nclaims:\n  - id: walk\n    statement: {CLAIM}\n    sources: [ref: weller1998]\n"
    )
    team.write("copy.md", f"Last reviewed: 14 March 2026\n\nIn all, {CLAIM.lower()} [@weller1998].\n")
    result = team.run("check", "copy.md", "--format", "json", *TODAY)
    told = finding(result, "STS311")
    assert [place["path"] for place in (told, *told["related"])] == ["references.bib", "copy.md", "claims.yaml"]
    assert result.code == 1


@pytest.mark.parametrize("entry", [UNTITLED, WHOLE])
def test_entries_of_a_documents_own_list_are_searched_for(team: Workspace, entry: str) -> None:
    result = listed(team, entry)
    assert result.code == 1
    told = finding(result, "STS311")
    assert "found by matching, since the entry [1] has no DOI" in told["message"]
    assert f"doi: {DOI}" in (finding(result, "CIT115")["expected"] or "")
    (reference,) = result.data["documents"][0]["references"]
    assert (reference["lookup"], reference["status"], reference["right_doi"]) == ("not-applicable", "retracted", DOI)
    assert result.data["unchecked"] == []


def test_an_expression_of_concern_is_told_likewise(team: Workspace, server: StandIn) -> None:
    hold(server, "expression_of_concern")
    result = listed(team, UNTITLED)
    told = finding(result, "STS312")
    assert (told["severity"], result.code) == ("warning", 0)
    assert "found by matching" in told["message"]


def test_a_notice_that_only_names_the_work_itself_counts_too(team: Workspace, server: StandIn) -> None:
    hold(server)
    server.holds(work(NOTICE, f"Retraction: {TITLE}", **{"update-to": [update("retraction", DOI)]}))
    assert "STS311" in listed(team, UNTITLED).codes()


def test_a_match_is_no_clean_bill(team: Workspace, server: StandIn) -> None:
    hold(server)
    result = listed(team, WHOLE)
    (reference,) = result.data["documents"][0]["references"]
    assert (reference["status"], reference["right_doi"]) == ("unknown", DOI)
    told = finding(result, "CIT115")
    assert (told["severity"], told["expected"]) == ("info", f"doi: {DOI}")


def test_of_two_works_that_could_be_meant_nothing_is_told(team: Workspace, server: StandIn) -> None:
    hold(server, None, "10.5555/again")
    result = listed(team, WHOLE)
    (reference,) = result.data["documents"][0]["references"]
    assert reference["right_doi"] is None
    assert "a search found no work that it surely names" in reference["reason"]
    assert "STS311" not in result.codes()


@pytest.mark.parametrize(
    "entry",
    [
        "Weller AJ. Colitis and walking difficulty in adults. J Child Health. 1998;351:637-641.",
        "Weller AJ. Sleep in young whales. J Whales. 2001;5:10-12.",
        f"Journal of Child Health. Retraction: {TITLE}. J Child Health. 2025;400:1.",
    ],
)
def test_another_work_than_the_retracted_one_is_not_told(team: Workspace, entry: str) -> None:
    assert "STS311" not in listed(team, entry).codes()


@pytest.mark.parametrize(
    "entry",
    [
        "Luxora prescribing information. Lund: Luxora AB; 2023.",
        "National guideline on light therapy. Oslo: Directorate of Health; 2022. https://health.example/light",
        "Data on file. Luxora AB, 2024.",
    ],
)
def test_labels_guidelines_and_data_on_file_are_not_sent_anywhere(team: Workspace, server: StandIn, entry: str) -> None:
    result = listed(team, entry)
    assert searches(server) == []
    assert result.data["gaps"] == []
    assert result.code == 0


def test_nothing_is_asked_twice(team: Workspace, server: StandIn) -> None:
    team.write("more/two.md", f"{CLAIM} [7].\n\n## References\n\n7. {UNTITLED}\n")
    listed(team, UNTITLED, "more/one.md")
    team.run("check", "more", "--format", "json", *TODAY)
    assert len(searches(server)) == 1
    asked = len(server.requests)
    result = team.run("check", "more", "--jobs", "2", "--format", "json", *TODAY)
    assert len(server.requests) == asked
    assert len(finding(result, "STS311")["related"]) == 3


def test_a_work_of_the_library_is_not_searched_for(team: Workspace, server: StandIn) -> None:
    team.write("references.bib", BIB.replace("pages=", f"doi={{{DOI}}}, pages="))
    result = listed(team, WHOLE)
    assert searches(server) == []
    assert "found by matching" not in finding(result, "STS311")["message"]


def test_a_run_searches_for_so_many_and_the_next_one_goes_on(
    team: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence.cli.session.MOST_SEARCHES", 1)
    team.write("copy.md", f"{CLAIM} [1,2].\n\n## References\n\n1. Doe J. Naps. J Naps. 2001;1:1-2.\n2. {UNTITLED}\n")
    first = team.run("check", "copy.md", "--format", "json", *TODAY)
    assert [gap["what"].partition(" without")[0] for gap in first.data["gaps"]] == ["1 journal article"]
    assert "STS311" not in first.codes()
    second = team.run("check", "copy.md", "--format", "json", *TODAY)
    assert second.data["gaps"] == []
    assert "STS311" in second.codes()


FORMATS = ["terminal", "markdown", "html", "junit", "sarif", "github"]


@pytest.mark.parametrize("format_", FORMATS)
def test_an_outage_is_told_in_every_report_and_on_stderr_and_is_no_exit_3(
    team: Workspace, server: StandIn, format_: str
) -> None:
    server.fault, server.fault_on = "500", "query.bibliographic"
    result = listed(team, UNTITLED)
    assert result.code == 0
    (gap,) = result.data["gaps"]
    assert "out of order (500)" in gap["reason"]
    assert "1 journal article without a DOI not looked for" in result.err
    assert result.data["documents"][0]["references"][0]["lookup"] == "not-applicable"
    told = " ".join(team.run("check", "copy.md", "--format", format_, *TODAY).out.split())
    assert "1 journal article without a DOI not looked for, so that neither existence nor retraction is checked" in told


@pytest.mark.parametrize("format_", FORMATS)
def test_offline_one_line_tells_how_many_were_not_looked_for(team: Workspace, server: StandIn, format_: str) -> None:
    result = listed(team, UNTITLED, "copy.md", "--offline")
    assert server.requests == []
    assert (result.code, len(result.data["gaps"])) == (0, 1)
    told = " ".join(team.run("check", "copy.md", "--offline", "--format", format_, *TODAY).out.split())
    assert told.count("1 journal article without a DOI not looked for") == 1
    assert "neither existence nor retraction is checked: offline" in told
