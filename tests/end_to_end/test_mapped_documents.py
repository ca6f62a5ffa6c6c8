"""Claims that are mapped to documents which are gone: told of where all the copy is read, and nowhere else."""

from __future__ import annotations

import json

import pytest

from tests.workspace import Workspace

CLAIMS = """version: 1
claims:
  - id: light-lifts
    statement: Light lifts the mood of 64% of adults
    sources: []
    note: common knowledge
    appears_in:
      - {document: copy/renamed.md, quote: 64% of adults}
      - {document: article.md, quote: 64% of adults}
      - {document: left/out.md, quote: 64% of adults}
      - {document: notes.md, quote: 64% of adults}
      - {document: "https://example.org/light", quote: 64% of adults}
"""
COPY = "Light lifts the mood of 64% of adults.\n"
LOST = "`appears_in` names documents that are nowhere in the configured paths: copy/renamed.md (claim light-lifts)."


@pytest.fixture
def team(workspace: Workspace) -> Workspace:
    workspace.write("claims.yaml", CLAIMS)
    workspace.write("references.bib", "")
    workspace.write("notes.md", COPY)
    workspace.write("copy/article.md", COPY)
    workspace.write("copy/left/out.md", COPY)
    workspace.write("evidence.toml", 'paths = ["copy"]\nexclude = ["left"]\n')
    return workspace


def test_a_check_of_all_the_copy_names_mappings_to_documents_that_are_gone(team: Workspace) -> None:
    result = team.check()
    assert result.err.count(LOST) == 1
    assert "out.md" not in result.err
    assert "WFL807" not in result.codes()


@pytest.mark.parametrize("paths", [("copy/article.md",), ("copy/left",)])
def test_a_check_of_a_part_says_nothing_of_other_documents(team: Workspace, paths: tuple[str, ...]) -> None:
    assert "appears_in" not in team.check(*paths).err


def test_without_paths_in_the_configuration_nothing_is_known_to_be_gone(team: Workspace) -> None:
    team.write("evidence.toml", "")
    assert "appears_in" not in team.check("copy").err
    assert "appears_in" not in team.check().err


def test_a_weekly_job_tells_of_documents_that_are_gone(team: Workspace) -> None:
    result = team.run("diff", "--offline", "--format", "json")
    assert result.code == 1
    assert json.loads(result.out) == [
        {
            "what": "mapped document gone",
            "where": "light-lifts, copy/renamed.md",
            "before": "64% of adults",
            "after": None,
        }
    ]
    team.write("copy/renamed.md", COPY)
    assert team.run("diff", "--offline").code == 0
