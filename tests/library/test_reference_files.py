"""References of other managers, beside `references.bib` or in its place."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.library_of_light import BIB
from tests.workspace import Workspace

RIS = "TY  - JOUR\nID  - doe2024\nAU  - Doe, Jane\nTI  - Evening light\nDO  - 10.5555/light\nER  - \n"
CSL = json.dumps([{"id": "doe2024", "type": "article-journal", "title": "Evening light", "DOI": "10.5555/light"}])
XML = (
    "<xml><records><record><label>doe2024</label><titles><title>Evening light</title></titles>"
    "<electronic-resource-num>10.5555/light</electronic-resource-num></record></records></xml>"
)
OTHERS = {"references.ris": RIS, "references.json": CSL, "references.xml": XML}


@pytest.mark.parametrize("name", OTHERS)
def test_each_stands_in_for_bibtex(light: Workspace, name: str) -> None:
    (light.folder / "references.bib").unlink()
    light.write(name, OTHERS[name])
    report = light.check("article.md").data
    claim = next(claim for claim in report["documents"][0]["claims"] if "64%" in claim["text"])
    assert [source["doi"] for source in claim["sources"]] == ["10.5555/light"]
    assert report["library"]["references"][0]["path"] == name


@pytest.mark.parametrize("name", OTHERS)
def test_a_folder_with_nothing_else_is_a_library(workspace: Workspace, name: str) -> None:
    workspace.write(name, OTHERS[name])
    workspace.write("copy/article.md", "Light shortens sleep by 64% in adults [@doe2024].\n")
    report = workspace.check("copy").data
    assert [one["key"] for one in report["library"]["references"]] == ["doe2024"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_key_in_two_files_is_an_error_that_names_both(light: Workspace, name: str) -> None:
    light.write(name, OTHERS[name])
    result = light.check("article.md")
    assert result.code == 2
    assert f"{name}:1: the key `doe2024` stands in references.bib:1 already." in result.err


def test_a_work_in_two_files_is_a_finding(light: Workspace) -> None:
    light.write("references.ris", RIS.replace("ID  - doe2024\n", "ID  - light\n"))
    findings = light.check("article.md", "--select", "CIT116").data["findings"]
    assert [(one["path"], one["message"]) for one in findings] == [
        ("references.ris", "light is the same work as doe2024 (10.5555/light).")
    ]


def test_bibtex_comes_first(light: Workspace) -> None:
    light.write("references.ris", RIS.replace("doe2024", "other"))
    assert [one["key"] for one in light.check("article.md").data["library"]["references"]] == ["doe2024", "other"]
    assert BIB.startswith("@article{doe2024")
