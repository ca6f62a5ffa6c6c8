"""`evidence suggest --apply`: what is written, what is not, and who still has to decide."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.library_of_light import BIB
from tests.registries.stand_in import update
from tests.registries.studies import MURROUGH, STARD, ZARATE, lines
from tests.workspace import Workspace

CLEAR = (
    "In 2006 the Archives of General Psychiatry reported that 71% of patients with treatment-resistant depression "
    "responded to ketamine."
)
CONFLICT = CLEAR.replace("Archives of General Psychiatry", "American Journal of Psychiatry")
DAY = ("--today", "2026-11-24")


@pytest.fixture
def copy(light: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    light.write("copy.md", f"# Ketamine\n\n{CLEAR}\n")
    light.write("works.jsonl", lines(ZARATE, MURROUGH, STARD))
    monkeypatch.setenv("EVIDENCE_INDEX", "index.sqlite")
    light.run("index", "build", "works.jsonl")
    return light


def texts(copy: Workspace) -> tuple[str, str]:
    bib, claims = ((copy.folder / name).read_bytes().decode() for name in ("references.bib", "claims.yaml"))
    return bib, claims


def test_nothing_is_written_without_apply(copy: Workspace) -> None:
    before = texts(copy)
    assert ZARATE["DOI"] in copy.run("suggest", "copy.md", *DAY).out
    assert texts(copy) == before


def test_a_candidate_that_stands_alone_is_written_behind_what_is_there_and_shown(copy: Workspace) -> None:
    bib, claims = texts(copy)
    result = copy.run("suggest", "copy.md", "--apply", *DAY)
    assert result.code == 0
    new_bib, new_claims = texts(copy)
    assert new_bib.startswith(bib + "\n@article{zarate2006,\n")
    assert new_claims.startswith(claims)
    assert "+@article{zarate2006," in result.out
    assert "+    sources: [{ref: zarate2006}]" in result.out
    assert "Not approved yet" in result.err


def test_the_claim_says_that_it_was_suggested_and_nobody_has_approved_it(copy: Workspace) -> None:
    copy.run("suggest", "copy.md", "--apply", *DAY)
    assert "on 2026-11-24, and not reviewed" in texts(copy)[1]
    assert "approval:" not in texts(copy)[1]
    (checked,) = copy.check("copy.md").data["documents"][0]["claims"]
    assert checked["status"] == "sourced"
    assert [source["key"] for source in checked["sources"]] == ["zarate2006"]


def test_applying_twice_changes_nothing(copy: Workspace) -> None:
    copy.run("suggest", "copy.md", "--apply", *DAY)
    before = texts(copy)
    assert "nothing to write" in copy.run("suggest", "copy.md", "--apply", *DAY).err
    assert texts(copy) == before


def test_a_candidate_in_conflict_is_never_taken_unasked(copy: Workspace) -> None:
    copy.write("copy.md", f"{CONFLICT}\n")
    before = texts(copy)
    result = copy.run("suggest", "copy.md", "--apply", *DAY)
    assert (result.code, result.out) == (0, "")
    assert "no candidate stands alone" in result.err
    assert texts(copy) == before


def test_a_candidate_that_is_named_is_taken_with_its_conflict_written_down(copy: Workspace) -> None:
    copy.write("copy.md", f"{CONFLICT}\n")
    copy.run("suggest", "copy.md", "--apply", "--pick", f"https://doi.org/{ZARATE['DOI']}", *DAY)
    assert "in conflict: container; from index of 2026-11-20" in texts(copy)[1]


def test_a_retracted_candidate_is_told_and_taken_only_by_name(copy: Workspace) -> None:
    copy.write("works.jsonl", lines({**ZARATE, "updated-by": [update("retraction")]}, MURROUGH, STARD))
    copy.run("index", "build", "works.jsonl")
    before = texts(copy)
    offered = copy.run("suggest", "copy.md", *DAY).out
    assert "      mind that this work is retracted" in offered.splitlines()
    row = json.loads(copy.run("suggest", "copy.md", "--format", "json", *DAY).out)[0]["candidates"][0]
    assert (row["doi"], row["status"]) == (ZARATE["DOI"], "retracted")
    assert "no candidate stands alone" in copy.run("suggest", "copy.md", "--apply", *DAY).err
    assert texts(copy) == before
    told = copy.run("suggest", "copy.md", "--apply", "--pick", ZARATE["DOI"], *DAY)
    assert f"{ZARATE['DOI']}: mind that this work is retracted" in told.err
    assert "Mind that this work is retracted." in texts(copy)[1]


def test_a_work_that_the_library_has_gets_no_second_entry(copy: Workspace) -> None:
    entry = f"@article{{mine,\n  title = {{A trial}},\n  doi = {{{ZARATE['DOI']}}},\n}}\n"
    copy.write("references.bib", f"{BIB}\n{entry}")
    before = texts(copy)[0]
    copy.run("suggest", "copy.md", "--apply", *DAY)
    assert texts(copy)[0] == before
    assert "{ref: mine}" in texts(copy)[1]


def test_a_name_that_fits_several_claims_is_refused_until_the_claim_is_named(copy: Workspace) -> None:
    other = CLEAR.replace("71%", "35%").replace("responded", "remitted")
    copy.write("copy.md", f"{CLEAR}\n\n{other}\n")
    before = texts(copy)
    refused = copy.run("suggest", "copy.md", "--apply", "--pick", ZARATE["DOI"], *DAY)
    assert refused.code == 2
    assert "offered for several claims" in refused.err
    assert texts(copy) == before
    claim = json.loads(copy.run("suggest", "copy.md", "--format", "json", *DAY).out)[0]["claim"]["id"]
    assert copy.run("suggest", "copy.md", "--apply", "--pick", f"{claim}={ZARATE['DOI']}", *DAY).code == 0
    assert texts(copy)[1].count("zarate2006") == 1


def test_a_claim_that_stands_twice_is_written_once_with_both_places(copy: Workspace) -> None:
    copy.write("other.md", f"{CLEAR}\n")
    copy.run("suggest", "copy.md", "other.md", "--apply", *DAY)
    claims = texts(copy)[1]
    assert claims.count("{ref: zarate2006}") == 1
    assert "document: copy.md" in claims
    assert "document: other.md" in claims


def test_a_claim_of_the_library_without_a_source_is_left_to_its_owner(copy: Workspace) -> None:
    claims = texts(copy)[1] + f"  - id: ours\n    statement: '{CLEAR}'\n    sources: []\n    note: none fits\n"
    copy.write("claims.yaml", claims)
    result = copy.run("suggest", "copy.md", "--apply", *DAY)
    assert "the library has this claim as ours" in result.err
    assert texts(copy)[1] == claims


def test_a_file_that_cannot_be_changed_in_place_leaves_the_references_alone(copy: Workspace) -> None:
    copy.write("claims.yaml", "version: 1\nclaims:\n  []\n")
    before = texts(copy)
    result = copy.run("suggest", "copy.md", "--apply", *DAY)
    assert (result.code, result.out) == (2, "")
    assert texts(copy) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--apply", "--pick", "10.5555/unheard.of"), "is offered for no claim"),
        (("--pick", "10.5555/light"), "Add --apply"),
        (("--apply", "--format", "json"), "shows a diff"),
    ],
)
def test_what_cannot_be_done_is_said(copy: Workspace, arguments: tuple[str, ...], words: str) -> None:
    result = copy.run("suggest", "copy.md", *arguments, *DAY)
    assert result.code == 2
    assert words in result.err


def test_without_a_library_there_is_nothing_to_write_into(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.write("copy.md", f"{CLEAR}\n")
    monkeypatch.setenv("EVIDENCE_INDEX", "index.sqlite")
    result = workspace.run("suggest", "copy.md", "--apply", *DAY)
    assert result.code == 2
    assert "evidence init" in result.err
