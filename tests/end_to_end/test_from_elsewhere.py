"""A folder that is checked from another one: its library, its settings, and what of it was not read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.workspace import Workspace


@pytest.fixture
def campaign(workspace: Workspace) -> Workspace:
    workspace.write("campaign/copy/article.md", "71% of patients responded [@smith2020].\n")
    workspace.write("campaign/references.bib", "@article{smith2020, title = {Lamps}, doi = {10.1000/abc}}\n")
    workspace.write("campaign/sources/smith2020.txt", "Of 40 patients 28 (70%) responded at 8 weeks.\n")
    workspace.write("campaign/evidence.toml", 'ignore = ["CIT115"]\n')
    return workspace


@pytest.mark.parametrize(
    ("here", "named"),
    [(".", "campaign"), (".", "campaign/copy/article.md"), ("campaign", "copy"), ("campaign/copy", "article.md")],
)
def test_the_findings_are_the_same_from_wherever_it_is_checked(
    campaign: Workspace, monkeypatch: pytest.MonkeyPatch, here: str, named: str
) -> None:
    monkeypatch.chdir(campaign.folder / here)
    result = campaign.check(named)
    assert result.codes() == ["AGR201", "WFL803"]
    assert not result.err


def test_a_library_that_is_nearer_to_a_document_and_not_used_is_named(campaign: Workspace) -> None:
    campaign.write("references.bib", "")
    assert "campaign holds a library that this run does not use" in campaign.check("campaign").err
    assert "does not use" not in campaign.check("campaign", "--library", ".").err


def test_a_library_below_a_folder_is_named(campaign: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    above = Path("above")
    campaign.write("above/copy.md", "Lamps help.\n")
    campaign.write("above/spring/references.bib", "")
    campaign.write("above/spring/article.md", "Lamps help.\n")
    monkeypatch.chdir(campaign.folder / above)
    assert "spring holds a library that this run does not use" in campaign.check(".").err


def test_a_folder_without_a_document_is_named(campaign: Workspace) -> None:
    campaign.write("leaflets/winter.odt", b"")
    assert "evidence: leaflets holds no document." in campaign.check("campaign", "leaflets").err


@pytest.mark.parametrize("format_", ["terminal", "json", "sarif", "github", "junit", "markdown", "html"])
def test_every_report_names_copy_of_a_kind_that_is_not_read(campaign: Workspace, format_: str) -> None:
    campaign.write("campaign/copy/winter.odt", b"")
    told = campaign.run("check", "campaign", "--offline", "--format", format_).out
    assert "winter.odt" in told or "1 not read" in told


def test_the_reports_of_a_run_are_no_copy_for_the_next_one(campaign: Workspace) -> None:
    told = []
    for _ in range(2):
        reports = ("html=campaign/evidence.html", "markdown=campaign/evidence.md")
        result = campaign.check("campaign", *(word for report in reports for word in ("--report", report)))
        campaign.run("matrix", "campaign", "-o", "campaign/matrix.html", "--offline")
        campaign.run("matrix", "campaign", "-o", "campaign/matrix.md", "--offline")
        told.append([document["path"] for document in result.data["documents"]])
    assert told == [["campaign/copy/article.md"]] * 2


@pytest.mark.parametrize(
    ("here", "named"), [(".", "campaign"), ("campaign/copy", "article.md"), ("campaign/copy", ".")]
)
@pytest.mark.parametrize(
    "settings",
    ['per-file-ignores = {"campaign/copy/*" = ["AGR201", "WFL803"]}\n', 'exclude = ["campaign/copy"]\n'],
)
def test_paths_of_the_settings_mean_the_same_from_wherever_it_is_checked(
    campaign: Workspace, monkeypatch: pytest.MonkeyPatch, here: str, named: str, settings: str
) -> None:
    campaign.write("campaign/evidence.toml", f'ignore = ["CIT115"]\n{settings}')
    monkeypatch.chdir(campaign.folder / here)
    assert campaign.check(named).codes() == []


def test_a_waiver_holds_from_wherever_it_is_checked(campaign: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    waiver = "{rule: AGR201, path: campaign/copy/article.md, reason: r, owner: o, expires: 2027-01-01}"
    campaign.write("campaign/claims.yaml", f"version: 1\nclaims: []\nwaivers:\n  - {waiver}\n")
    monkeypatch.chdir(campaign.folder / "campaign" / "copy")
    assert campaign.check("article.md").codes() == ["WFL803"]


def test_what_is_excluded_altogether_is_named(campaign: Workspace) -> None:
    campaign.write("campaign/evidence.toml", 'exclude = ["copy"]\n')
    assert "nothing is read of campaign/copy/article.md" in campaign.check("campaign/copy/article.md").err


def test_links_that_are_not_followed_are_named(campaign: Workspace) -> None:
    (campaign.folder / "campaign" / "more").symlink_to(campaign.folder / "elsewhere", target_is_directory=True)
    (campaign.folder / "elsewhere").mkdir()
    (campaign.folder / "campaign" / "gone.md").symlink_to("nowhere.md")
    assert campaign.check("campaign").data["unread"] == ["campaign/gone.md", "campaign/more"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_read_is_not_a_clean_one(campaign: Workspace) -> None:
    (campaign.folder / "campaign" / "copy").chmod(0)
    result = campaign.check("campaign")
    (campaign.folder / "campaign" / "copy").chmod(0o755)
    assert (result.code, "copy: this folder cannot be read" in result.err) == (2, True)
