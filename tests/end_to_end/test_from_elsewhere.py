"""A folder that is checked from another one: its library, its settings, and what of it was not read."""

from __future__ import annotations

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
    assert "winter.odt" in told or "1 file not read" in told
