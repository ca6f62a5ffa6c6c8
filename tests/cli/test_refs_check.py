"""`evidence refs check`: a bibliography alone."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.library_of_light import BIB, lock
from tests.registries.stand_in import StandIn, update, work
from tests.workspace import Result, Workspace

DOI = "10.5555/light"
DAY = ("--today", "2026-11-24")
WRONG = BIB.replace("volume = {3}", "volume = {7}").replace("Evening light and sleep in adults", "Naps in shift work")


def test_a_right_entry_is_clean(light: Workspace, server: StandIn) -> None:
    result = light.run("refs", "check", *DAY)
    assert result.code == 0
    assert "1 confirmed by a registry" in result.out
    assert not any(word in result.out for word in ("error:", "STS", "CIT"))


def test_the_json_report_has_no_documents_and_everything_under_library(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", WRONG)
    server.holds(work(DOI, **{"updated-by": [update("retraction", source="retraction-watch")]}))
    result = light.run("refs", "check", "--format", "json", *DAY)
    assert result.code == 1
    data = result.data
    assert (data["format"], data["documents"]) == (1, [])
    reference = data["library"]["references"][0]
    assert (reference["key"], reference["lookup"], reference["status"]) == ("doe2024", "found", "retracted")
    told = {"type": "retraction", "source": "retraction-watch", "date": "2025-03-01", "notice": "10.5555/notice"}
    assert reference["updates"] == [told]
    assert {one["field"] for one in reference["differences"]} == {"title", "volume"}
    assert set(result.codes()) == {"STS311", "CIT114"}
    assert all(finding["path"] == "references.bib" for finding in data["findings"])


TWICE = (
    BIB
    + """
@article{again,
  author = {Doe, Jane and Roe, Richard},
  title = {Evening light and sleep in adults},
  journal = {Journal of Sleep},
  year = {2024},
  volume = {3},
  pages = {1--9},
  doi = {10.5555/LIGHT},
}
"""
)


def counts(result: Result) -> tuple[int, ...]:
    summary = result.data["summary"]
    names = ("confirmed", "of_other_works", "absent", "not_applicable", "unchecked_references")
    return summary["references"], *(summary[name] for name in names)


def test_the_counts_of_references_add_up(light: Workspace, server: StandIn) -> None:
    other = BIB.replace("doe2024", "other").replace("light}", "graphs}").replace("Doe, Jane and Roe, R", "Poe, A")
    none = "@article{none, title = {Naps}, year = {2020}, doi = {10.5555/none}}\n"
    server.holds(work("10.5555/graphs", "Graphs of many colours", issued={"date-parts": [[1987]]}))
    light.write(
        "references.bib", f"{TWICE}\n{other.replace('2024', '2001')}\n{none}\n@book{{bare, title = {{Lamps}}}}\n"
    )
    result = light.run("refs", "check", "--format", "json", *DAY)
    assert counts(result) == (4, 1, 1, 1, 1, 0)
    told = " ".join(light.run("refs", "check", *DAY).out.split())
    assert "References 4 1 confirmed by a registry · 1 not known to any registry asked · 1 with the identifier" in told
    assert "Confirmed by crossref (1) doe2024 " in told


def test_a_work_that_stands_twice_is_one_that_was_not_checked(light: Workspace) -> None:
    light.write("references.bib", TWICE.replace("doi = {10.5555/LIGHT}", "doi = {10.5555/LIGHT}, pmid = {1}"))
    result = light.run("refs", "check", "--offline", "--format", "json", *DAY)
    assert counts(result) == (1, 0, 0, 0, 0, 1)
    assert len(result.data["unchecked"]) == 1


def test_another_file_with_the_lock_beside_it(light: Workspace) -> None:
    light.write("sub/mine.bib", BIB)
    light.write("sub/evidence.lock", lock())
    result = light.run("refs", "check", "sub/mine.bib", "--offline", "--format", "json", *DAY)
    assert result.code == 0
    assert result.data["library"]["references"][0]["path"] == "sub/mine.bib"
    assert result.data["library"]["references"][0]["via"] == "lock"


def test_an_outage_is_exit_3_and_can_be_allowed(light: Workspace, server: StandIn) -> None:
    server.fault = "503_html"
    assert light.run("refs", "check", *DAY).code == 3
    allowed = light.run("refs", "check", "--allow-unchecked", *DAY)
    assert allowed.code == 0
    assert "1 reference not checked" in allowed.out


def test_an_invented_doi(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", BIB.replace(DOI, "10.5555/invented"))
    result = light.run("refs", "check", "--format", "json", *DAY)
    assert (result.code, result.codes()) == (1, ["CIT113"])


def test_the_options_of_check(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", WRONG)
    assert light.run("refs", "check", "--ignore", "CIT114", *DAY).code == 0
    assert light.run("refs", "check", "--select", "status", *DAY).code == 0
    assert light.run("refs", "check", "--fail-on", "never", *DAY).code == 0
    assert light.run("refs", "check", "--write-baseline", "base.json", *DAY).code == 0
    assert light.run("refs", "check", "--baseline", "base.json", *DAY).code == 0
    result = light.run("refs", "check", "--report", "json=out.json", "--output", "out.txt", *DAY)
    assert (result.code, result.out) == (1, "")
    assert json.loads((light.folder / "out.json").read_text("utf-8"))["findings"]
    assert "CIT114" in (light.folder / "out.txt").read_text("utf-8")


def test_waivers_of_the_claims_file_beside_it_count(light: Workspace, server: StandIn) -> None:
    light.write("references.bib", BIB.replace("volume = {3}", "volume = {7}"))
    waiver = "{rule: metadata-mismatch, reason: the print has 7, owner: jane, expires: 2027-01-31}"
    light.write("claims.yaml", f"version: 1\nclaims: []\nwaivers:\n  - {waiver}\n")
    result = light.run("refs", "check", "--fail-on", "info", "--format", "json", *DAY)
    assert (result.code, len(result.data["waived"])) == (0, 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("none.bib",), "none.bib: this file cannot be read"),
        (("--fail-on", "now"), "--fail-on takes"),
        (("--format", "pdf"), "no format called"),
        (("--select", "XYZ"), "XYZ"),
        ((".",), "this is a folder"),
    ],
)
def test_bad_input_is_a_sentence_and_exit_2(light: Workspace, arguments: tuple[str, ...], words: str) -> None:
    result = light.run("refs", "check", "--offline", *arguments)
    assert result.code == 2
    assert words in result.err
    assert result.out == ""


def test_without_a_bibliography_it_says_what_to_do(workspace: Workspace) -> None:
    result = workspace.run("refs", "check", "--offline")
    assert result.code == 2
    assert "evidence init" in result.err


def test_refs_alone_shows_its_commands(workspace: Workspace) -> None:
    result = workspace.run("refs")
    assert "check" in result.out + result.err


def test_on_a_terminal_it_says_what_it_waits_for_and_only_there(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    result = light.run("refs", "check", *DAY)
    assert "asking Crossref one by one: 1 of 1 DOIs" in result.err
    assert "waiting" not in result.out


def test_a_named_bibliography_without_an_entry_is_no_clean_one(light: Workspace) -> None:
    light.write("empty.bib", "% nothing yet\n")
    result = light.run("refs", "check", "empty.bib", "--offline")
    assert result.code == 2
    assert "empty.bib: this holds no entry" in result.err
