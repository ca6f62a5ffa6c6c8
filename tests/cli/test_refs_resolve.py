"""`evidence refs resolve`, `evidence index`, and the right DOI in `refs check`."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.end_to_end.library_of_light import BIB, FILES
from tests.registries.stand_in import StandIn, update, work
from tests.registries.studies import STUDIES, WRITTEN, ZARATE, lines
from tests.workspace import Workspace

NOBODY = "Rogers, E. (1995). Diffusion of Innovations. New York: Free Press."
DAY = ("--today", "2026-11-24")


@pytest.fixture
def indexed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    workspace.write("works.jsonl", lines(*STUDIES, work("10.5555/light")))
    monkeypatch.setenv("EVIDENCE_INDEX", "index.sqlite")
    assert workspace.run("index", "build", "works.jsonl").code == 0
    return workspace


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_an_index_is_built_and_described(indexed: Workspace) -> None:
    told = indexed.run("index", "info")
    assert told.code == 0
    assert "4 works as of 2026-11-20" in told.out
    assert indexed.run("index", "info", "nowhere").code == 2


def test_what_is_left_out_and_taken_up_is_said(workspace: Workspace) -> None:
    workspace.write("a.jsonl", lines(ZARATE) + "{}\n")
    workspace.write("b.json", "{")
    assert workspace.run("index", "build", "a.jsonl", "b.json", "--output", "i").code == 2
    workspace.write("b.json", json.dumps(work("10.5555/light")))
    result = workspace.run("index", "build", "a.jsonl", "b.json", "--output", "i", "--as-of", "2026-03-01")
    assert "2 works were there" in result.err
    assert "1 line holds no work with a DOI and was left out: a.jsonl:2 (no DOI)" in result.err
    assert "2 works as of 2026-03-01" in result.out


def test_strings_become_dois_with_the_evidence_or_none(indexed: Workspace) -> None:
    indexed.write("refs.txt", f"{WRITTEN}\n\n{NOBODY}\n")
    result = indexed.run("refs", "resolve", "refs.txt", "--offline", "--format", "json")
    assert result.code == 0
    one, other = json.loads(result.out)
    assert (one["input"], one["doi"]) == (WRITTEN, ZARATE["DOI"])
    assert one["agreed"] == ["title", "author", "container", "year", "volume", "page"]
    assert one["record"]["container"] == "Archives of General Psychiatry"
    assert one["record"]["retrieved"] == "2026-11-20"
    assert (other["doi"], other["record"]) == (None, None)


def test_a_person_is_told_the_same_in_words(indexed: Workspace) -> None:
    indexed.write("refs.txt", f"{WRITTEN.replace('63(8)', '64(8)')}\n{NOBODY}\n")
    result = indexed.run("refs", "resolve", "refs.txt", "--offline")
    assert f"{ZARATE['DOI']}  score" in result.out
    assert "differing: volume" in result.out
    assert "no DOI found" in result.out


def test_that_the_work_was_retracted_is_told(indexed: Workspace) -> None:
    indexed.write("works.jsonl", lines({**ZARATE, "updated-by": [update("retraction")]}))
    indexed.run("index", "build", "works.jsonl")
    indexed.write("refs.txt", f"{WRITTEN}\n")
    assert "mind that this work is retracted" in indexed.run("refs", "resolve", "refs.txt", "--offline").out
    result = indexed.run("refs", "resolve", "refs.txt", "--offline", "--format", "jsonl")
    assert rows(result.out)[0]["status"] == "retracted"


def test_standard_input_a_bibliography_and_the_list_of_a_document(
    indexed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WRITTEN}\n"))
    assert rows(indexed.run("refs", "resolve", "--offline", "--format", "jsonl").out)[0]["doi"] == ZARATE["DOI"]
    indexed.write("mine.bib", BIB.replace("  doi = {10.5555/light},\n", ""))
    found = rows(indexed.run("refs", "resolve", "mine.bib", "--offline", "--format", "jsonl").out)
    assert [one["doi"] for one in found] == ["10.5555/light"]
    indexed.write("copy.md", f"# Ketamine\n\nIt works [1].\n\n## References\n\n1. {WRITTEN}\n")
    page = f"<h1>Ketamine</h1><p>It works [1].</p><h2>References</h2><ol><li>{WRITTEN}</li></ol>"
    indexed.write("copy.html", page)
    for name in ("copy.md", "copy.html"):
        found = rows(indexed.run("refs", "resolve", name, "--offline", "--format", "jsonl").out)
        assert [one["doi"] for one in found] == [ZARATE["DOI"]]


def test_an_empty_file_is_an_empty_list(indexed: Workspace) -> None:
    indexed.write("refs.txt", "\n")
    assert json.loads(indexed.run("refs", "resolve", "refs.txt", "--offline", "--format", "json").out) == []


def test_a_run_that_was_broken_off_goes_on(indexed: Workspace) -> None:
    indexed.write("refs.txt", f"{NOBODY}\n{WRITTEN}\n")
    command = ("refs", "resolve", "refs.txt", "--offline", "--format", "jsonl", "--output", "out.jsonl", "--resume")
    assert indexed.run(*command).code == 0
    whole = (indexed.folder / "out.jsonl").read_text("utf-8")
    first = whole.splitlines(keepends=True)[0]
    indexed.write("out.jsonl", first.replace("Rogers", "KEPT") + '{"input": "Zar')
    assert indexed.run(*command).code == 0
    assert (indexed.folder / "out.jsonl").read_text("utf-8") == whole.replace("Rogers", "KEPT")


@pytest.mark.parametrize(
    "arguments",
    [("--format", "xml"), ("--resume",), ("nowhere.txt",)],
    ids=["format", "resume without a file", "no such file"],
)
def test_usage(indexed: Workspace, arguments: tuple[str, ...]) -> None:
    assert indexed.run("refs", "resolve", *arguments, "--offline").code == 2


def test_offline_without_an_index_nothing_counts_as_absent_and_it_says_what_to_do(workspace: Workspace) -> None:
    workspace.write("refs.txt", f"{NOBODY}\n")
    result = workspace.run("refs", "resolve", "refs.txt", "--offline", "--format", "jsonl")
    assert result.code == 3
    assert rows(result.out)[0]["failure"] == "offline, and there is no index"
    assert "evidence index build" in result.err


def test_offline_the_lock_answers_for_a_written_doi(workspace: Workspace) -> None:
    for name in ("references.bib", "claims.yaml", "evidence.lock"):
        workspace.write(name, FILES[name])
    workspace.write(
        "refs.txt", "Doe J, Roe R. Evening light and sleep in adults. J Sleep. 2024;3:1-9. doi:10.5555/light\n"
    )
    result = workspace.run("refs", "resolve", "refs.txt", "--offline", "--format", "jsonl")
    assert (result.code, rows(result.out)[0]["doi"]) == (0, "10.5555/light")


def test_crossref_is_searched_where_there_is_no_index(light: Workspace, server: StandIn) -> None:
    server.holds(*STUDIES)
    light.write("refs.txt", f"{WRITTEN} doi: 10.5555/secret\nX\n")
    result = light.run("refs", "resolve", "refs.txt", "--format", "jsonl", *DAY)
    assert [one["doi"] for one in rows(result.out)] == [ZARATE["DOI"], None]
    asked = next(path for path in server.requests if "query.bibliographic" in path)
    assert "select=" not in asked
    assert "secret" not in asked


@pytest.mark.parametrize("fault", ["500", "null_message", "200_html"])
def test_an_outage_is_exit_3_and_no_match_is_claimed(light: Workspace, server: StandIn, fault: str) -> None:
    server.fault = fault
    light.write("refs.txt", f"{WRITTEN}\n")
    result = light.run("refs", "resolve", "refs.txt", *DAY)
    assert result.code == 3
    assert "not searched" in result.out


@pytest.mark.parametrize("written", ["10.5555/light", "https://doi.org/10.5555/LIGHT", "doi:10.5555/light"])
def test_a_line_that_is_only_a_doi_is_looked_up(light: Workspace, server: StandIn, written: str) -> None:
    light.write("refs.txt", f"{written}\n")
    (one,) = json.loads(light.run("refs", "resolve", "refs.txt", "--format", "json", *DAY).out)
    assert (one["doi"], one["agreed"], one["conflict"]) == ("10.5555/light", ["doi"], None)
    assert one["record"]["title"] == "Evening light and sleep in adults"
    assert not any("query.bibliographic" in path for path in server.requests)


def test_dois_of_many_lines_are_looked_up_together(light: Workspace, server: StandIn) -> None:
    server.holds(*(work(f"10.5555/w.{number}") for number in range(30)))
    light.write("refs.txt", "".join(f"10.5555/w.{number}\n" for number in range(30)))
    assert len(rows(light.run("refs", "resolve", "refs.txt", "--format", "jsonl", *DAY).out)) == 30
    assert len(server.requests) == 2


def test_a_doi_that_no_agency_knows_is_told_and_no_match(light: Workspace, server: StandIn) -> None:
    light.write("refs.txt", "10.5555/invented\n")
    result = light.run("refs", "resolve", "refs.txt", *DAY)
    assert result.code == 0
    assert (
        "no DOI found\n    but 10.5555/invented, which is written, is not known to Crossref and doi.org" in result.out
    )


def test_a_doi_of_another_work_than_the_words_is_told(light: Workspace, server: StandIn) -> None:
    server.holds(*STUDIES)
    light.write("refs.txt", f"{WRITTEN} doi:10.5555/light\n{NOBODY} doi:10.5555/light\n{WRITTEN} {ZARATE['DOI']}\n")
    result = light.run("refs", "resolve", "refs.txt", "--format", "json", *DAY)
    assert result.code == 0
    other, nobody, right = json.loads(result.out)
    told = "10.5555/light, which is written, is that of another work: Doe, Evening light and sleep in adults, 2024"
    assert (other["doi"], other["conflict"]) == (ZARATE["DOI"], told)
    assert (nobody["doi"], nobody["conflict"]) == (None, told)
    assert (right["doi"], right["conflict"], right["agreed"][0]) == (ZARATE["DOI"], None, "doi")


@pytest.mark.parametrize("line", ["10.5555/light", f"{WRITTEN} doi:{ZARATE['DOI']}"])
@pytest.mark.parametrize("fault", ["500", "404_html", "200_html"])
def test_a_doi_that_cannot_be_looked_up_is_exit_3(light: Workspace, server: StandIn, line: str, fault: str) -> None:
    server.holds(*STUDIES)
    server.fault, server.fault_on = fault, "/works"
    light.write("refs.txt", f"{line}\n")
    result = light.run("refs", "resolve", "refs.txt", *DAY)
    assert result.code == 3
    assert "not searched: " in result.out
    assert "but " not in result.out


def test_words_that_lead_to_a_work_do_not_hide_that_the_doi_was_not_looked_up(indexed: Workspace) -> None:
    indexed.write("refs.txt", f"{WRITTEN} doi:10.5555/unknown\n{WRITTEN} doi:{ZARATE['DOI']}\n")
    result = indexed.run("refs", "resolve", "refs.txt", "--offline", "--format", "json", *DAY)
    assert result.code == 3
    unknown, known = json.loads(result.out)
    assert unknown["doi"] == known["doi"] == ZARATE["DOI"]
    assert "10.5555/unknown, which is written, was not looked up: the index" in unknown["conflict"]
    assert (known["conflict"], known["failure"]) == (None, None)


def test_refs_check_names_the_doi_of_an_entry_without_one(indexed: Workspace) -> None:
    indexed.write("references.bib", BIB.replace("  doi = {10.5555/light},\n", ""))
    result = indexed.run("refs", "check", "--offline", "--format", "json", *DAY)
    assert result.data["library"]["references"][0]["right_doi"] == "10.5555/light"
    finding = result.data["findings"][0]
    assert (finding["code"], finding["expected"]) == ("CIT115", "doi: 10.5555/light")


def test_refs_check_names_the_right_doi_in_place_of_that_of_another_work(indexed: Workspace) -> None:
    indexed.write("references.bib", BIB.replace("10.5555/light", ZARATE["DOI"]))
    result = indexed.run("refs", "check", "--offline", "--format", "json", *DAY)
    (finding,) = [one for one in result.data["findings"] if one["code"] == "CIT118"]
    assert finding["message"].endswith("By matching, the work that is written is 10.5555/light.")
    assert result.data["library"]["references"][0]["via"] == "index"


def test_refs_check_names_the_right_doi_in_place_of_an_invented_one(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", BIB.replace("10.5555/light", "10.5555/invented"))
    result = light.run("refs", "check", "--format", "json", *DAY)
    (finding,) = [one for one in result.data["findings"] if one["code"] == "CIT113"]
    assert "10.5555/light" in finding["message"]


@pytest.mark.parametrize(
    ("output", "why"),
    [("refs.txt", "take its place"), ("nodir/r.txt", "its folder does not exist"), ("folder", "it is a folder")],
)
def test_answers_take_no_other_place(indexed: Workspace, output: str, why: str) -> None:
    indexed.write("refs.txt", f"{WRITTEN}\n")
    (indexed.folder / "folder").mkdir()
    result = indexed.run("refs", "resolve", "refs.txt", "--offline", "--output", output, *DAY)
    assert (result.code, result.out) == (2, "")
    assert why in result.err
    assert (indexed.folder / "refs.txt").read_text("utf-8") == f"{WRITTEN}\n"
