"""A folder with copy, references and texts of sources, without any settings: the sources are no copy."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

_COPY = """\
71% of patients responded [1].

## References

1. Smith J. Lamps. doi:10.1000/abc
"""


@pytest.fixture
def team(workspace: Workspace) -> Workspace:
    workspace.write("article.md", _COPY)
    workspace.write("references.bib", "@article{smith2020, title = {Lamps}, doi = {10.1000/abc}}\n")
    workspace.write("sources/smith2020.txt", "Of 40 patients 28 (70%) responded at 8 weeks.\n")
    workspace.write("sources/draft.md", "62% of patients slept better.\n")
    return workspace


def test_the_text_of_a_source_asks_for_no_source_and_what_is_none_is_read(team: Workspace) -> None:
    data = team.check(".").data
    assert [document["path"] for document in data["documents"]] == ["article.md", "sources/draft.md"]
    assert "AGR201" in {finding["code"] for finding in data["findings"]}, "the source is still compared with the copy"


def test_a_source_that_is_named_is_read(team: Workspace) -> None:
    data = team.check("sources/smith2020.txt").data
    assert [document["path"] for document in data["documents"]] == ["sources/smith2020.txt"]


def test_claims_are_used_by_the_copy_alone(team: Workspace) -> None:
    words = "Of 40 patients 28 (70%) responded at 8 weeks."
    team.write("leaflet.md", words)
    team.write(
        "claims.yaml",
        f"version: 1\nclaims:\n  - id: lamps\n    statement: {words}\n    sources: [{{ref: smith2020}}]\n",
    )
    told = team.run("claims", "show", "lamps", ".").out
    assert "leaflet.md" in told
    assert "smith2020.txt" not in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "article.md", "--report", "json=article.md"),
        ("check", "article.md", "--format", "html", "--output", "references.bib"),
        ("check", "article.md", "--write-baseline", "./references.bib"),
        ("check", ".", "--report", "json=sources/smith2020.txt"),
        ("matrix", "article.md", "-o", "article.md"),
        ("check", ".", "--output", "article.md"),
        ("check", ".", "--report", "json=article.md"),
        ("check", ".", "--write-baseline", "article.md"),
        ("check", "--report", "html=article.md"),
        ("check", "article.md", "--baseline", "baseline.json", "--output", "baseline.json"),
        ("matrix", ".", "-o", "article.md"),
        ("matrix", "-o", "article.md"),
        ("refs", "check", "other.bib", "--output", "other.bib"),
    ],
)
def test_no_report_takes_the_place_of_what_is_read(team: Workspace, arguments: tuple[str, ...]) -> None:
    team.write("evidence.toml", 'paths = ["."]\n')
    team.write("baseline.json", '{"format": 1, "findings": []}\n')
    team.write("other.bib", (team.folder / "references.bib").read_bytes())
    before = {path: path.read_bytes() for path in team.folder.rglob("*") if path.is_file()}
    result = team.run(*arguments, "--offline")
    assert result.code == 2
    assert "would take its place" in result.err
    assert {path: path.read_bytes() for path in team.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--report", "sarif=x", "--report", "json=x"),
        ("--report", "sarif=x", "--output", "./x"),
        ("--report", "sarif=x", "--write-baseline", "x"),
    ],
)
def test_two_reports_are_never_written_into_one_file(team: Workspace, arguments: tuple[str, ...]) -> None:
    for _ in range(2):
        result = team.run("check", "article.md", "--offline", *arguments)
        assert result.code == 2
        assert "x is named twice, and only one of the two would stay" in result.err
        (team.folder / "x").touch()
    assert (team.folder / "x").read_bytes() == b""
    nowhere = ("--report", "sarif=/dev/null", "--report", "json=/dev/null", "--write-baseline", "/dev/null")
    assert team.run("check", "article.md", "--offline", *nowhere, "--allow-unchecked").code == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("check", ".", "--write-baseline", "nodir/b.json"), "nodir/b.json: this file cannot be written"),
        (("check", ".", "--write-baseline", "sources"), "sources: this file cannot be written: it is a folder."),
        (("check", ".", "--write-baseline", ""), "it is a folder."),
        (("check", ".", "--write-baseline", "article.md/b.json"), "its folder does not exist"),
        (("check", ".", "--output", "sources"), "it is a folder."),
        (("check", ".", "--report", "json=nodir/r.json"), "its folder does not exist"),
        (("matrix", ".", "-o", "nodir/m.csv"), "its folder does not exist"),
        (("matrix", ".", "-o", "folder.csv"), "it is a folder."),
        (("annotate", "article.md", "-o", "folder.html"), "it is a folder."),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is_read(
    team: Workspace, arguments: tuple[str, ...], why: str
) -> None:
    for name in ("folder.csv", "folder.html"):
        (team.folder / name).mkdir()
    before = set(team.folder.rglob("*"))
    result = team.run(*arguments, "--offline")
    assert (result.code, result.out) == (2, "")
    assert why in result.err
    assert len(result.err.splitlines()) == 1
    assert set(team.folder.rglob("*")) == before


def test_a_report_may_be_written_anew(team: Workspace) -> None:
    for _ in range(2):
        assert team.run("check", "article.md", "--offline", "--report", "json=report.json").code == 1
