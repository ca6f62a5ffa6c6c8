"""Which of the references that are counted a document lists, and which the library alone holds."""

from __future__ import annotations

import re

import pytest

from tests.workspace import Workspace

BIB = "".join(f"@article{{r{n}, title = {{Light {n}}}, year = {{2020}}, doi = {{10.5555/r{n}}}}}\n" for n in range(3))
LISTED = "Lamps are lamps [1].\n\n## References\n\n1. Doe J. Light 0. J Light. 2020;1:1-2. doi:10.5555/r0\n"
SAID = "{} in the library alone, in no document’s own list"


@pytest.fixture
def folder(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB)
    workspace.write("bare.md", "Lamps are lamps.\n")
    workspace.write("listed.md", LISTED)
    return workspace


@pytest.mark.parametrize(("document", "number"), [("bare.md", 3), ("listed.md", 2)])
def test_every_report_says_whose_references_are_counted(folder: Workspace, document: str, number: int) -> None:
    said = SAID.format(number)
    terminal = folder.run("check", document, "--offline")
    assert f"; {said}" in re.sub(r"\s+", " ", terminal.out)
    assert f"references, {said}" in folder.run("check", document, "--offline", "--format", "html").out
    folder.run("matrix", document, "--offline", "-o", "m.md")
    assert f"| In the library alone, in no document’s own list | {number} |" in (folder.folder / "m.md").read_text(
        "utf-8"
    )
    summary = folder.check(document).data["summary"]
    assert (summary["references"], summary["references_of_library"]) == (3, number)


def test_a_check_of_the_library_alone_need_not_say_so(folder: Workspace) -> None:
    assert "in the library alone" not in re.sub(r"\s+", " ", folder.run("check", "--offline").out)


def test_without_a_library_nothing_is_said(workspace: Workspace) -> None:
    workspace.write("listed.md", LISTED)
    assert "in the library alone" not in workspace.run("check", "listed.md", "--offline").out


@pytest.mark.parametrize(
    ("doi", "written", "number"), [("", "", 1), ("10.5555/r9", "", 1), ("10.5555/r9", "10.5555/r8", 2)]
)
def test_one_work_in_both_counts_once_and_a_preprint_for_itself(
    workspace: Workspace, doi: str, written: str, number: int
) -> None:
    fields = (
        f"author = {{Doe, J.}}, title = {{Light and lamps}}, journal = {{J Light}}, year = {{2020}}, doi = {{{doi}}}"
    )
    workspace.write("references.bib", f"@article{{doe, {fields}}}\n")
    entry = f"1. Doe J. Light and lamps. J Light. 2020;1:1-2.{f' doi:{written}' if written else ''}"
    workspace.write("listed.md", f"Lamps are lamps [1].\n\n## References\n\n{entry}\n")
    assert workspace.check("listed.md").data["summary"]["references"] == number
