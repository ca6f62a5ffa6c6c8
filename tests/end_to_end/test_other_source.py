"""An approval is of words and their sources: a mark to another work is told wherever somebody relies on it."""

from __future__ import annotations

import json

import pytest

from tests.end_to_end.library_of_light import BIB, lock
from tests.reports.matrix.making import DAY, decide
from tests.workspace import Workspace

DAWN = """
@article{lee2023,
  author = {Lee, Kim and Poe, Edna},
  title = {Morning lamps in offices},
  journal = {Journal of Work},
  year = {2023},
  volume = {2},
  pages = {11--19},
  doi = {10.5555/dawn},
}
"""
CLAIMS = """version: 1
claims:
  - id: light
    statement: Evening light delayed sleep by 20% in adults.
    sources: [{ref: doe2024}]
"""
FIRST = "Doe J, Roe R. Evening light and sleep in adults. Journal of Sleep. 2024;3:1-9. doi:10.5555/light"
SECOND = "Lee K, Poe E. Morning lamps in offices. Journal of Work. 2023;2:11-19. doi:10.5555/dawn"
LOCK = json.dumps(
    {
        "format": 1,
        "records": {
            **json.loads(lock())["records"],
            **json.loads(
                lock(
                    "10.5555/dawn",
                    authors=["Lee, Kim", "Poe, Edna"],
                    containers=["Journal of Work"],
                    title="Morning lamps in offices",
                    pages="11-19",
                    volume="2",
                    years=[2023],
                )
            )["records"],
        },
    }
)


def copy(*entries: str) -> str:
    listed = "".join(f"{number}. {entry}\n" for number, entry in enumerate(entries, 1))
    return (
        "# Light\n\nLast reviewed: 14 March 2026\n\nEvening light delayed sleep by 20% in adults [1]. "
        f"Lamps stood in every office [2].\n\n## References\n\n{listed}"
    )


@pytest.fixture
def light(workspace: Workspace) -> Workspace:
    workspace.write("references.bib", BIB + DAWN)
    workspace.write("claims.yaml", CLAIMS)
    workspace.write("evidence.lock", LOCK)
    workspace.write("sources/doe2024.txt", "Evening light and sleep in adults. Evening light delayed sleep by 20%.")
    workspace.write("sources/lee2023.txt", "Morning lamps in offices. Morning lamps advanced sleep by 5%.")
    approved = workspace.run(
        "claims", "approve", "light", "--by", "jd", "--until", "2027-11-20", "--today", "2026-11-20"
    )
    assert approved.code == 0, approved.err
    workspace.write("a.md", copy(FIRST, SECOND))
    return workspace


def test_the_approved_mark_is_approved_and_nothing_has_changed(light: Workspace) -> None:
    result = light.check("a.md")
    assert result.data["documents"][0]["claims"][0]["status"] == "approved"
    assert "WFL811" not in result.codes()
    told = light.run("diff", "a.md", "--offline", "--today", "2026-11-24")
    assert (told.code, told.out) == (0, "")


def test_references_in_another_order_end_the_approval_of_the_words(light: Workspace) -> None:
    light.write("a.md", copy(SECOND, FIRST))
    result = light.check("a.md")
    claim = result.data["documents"][0]["claims"][0]
    assert result.code == 1
    assert "WFL811" in result.codes()
    assert claim["status"] == "sourced"
    assert result.data["summary"]["approved"] == 0


def test_the_words_are_compared_with_the_work_that_the_mark_leads_to(light: Workspace) -> None:
    assert "AGR201" not in light.check("a.md").codes()
    light.write("a.md", copy(SECOND, FIRST))
    found = [one for one in light.check("a.md").data["findings"] if one["code"] == "AGR201"]
    assert ["lee2023" in one["message"] for one in found] == [True]


def test_diff_tells_it_and_nobody_signs_it_off(light: Workspace) -> None:
    light.write("a.md", copy(SECOND, FIRST))
    told = light.run("diff", "a.md", "--offline", "--today", "2026-11-24")
    assert told.code == 1
    assert told.out == "another source is cited: light (a.md:5): doe2024 → lee2023\n"
    signed = light.run("signoff", "a.md", "--by", "jd", "--offline", "--today", "2026-11-24")
    assert signed.code == 1
    assert not (light.folder / "signoffs.jsonl").exists()


def test_a_sheet_does_not_approve_it_until_mark_and_claim_agree(light: Workspace) -> None:
    light.write("a.md", copy(SECOND, FIRST))
    assert light.run("matrix", "a.md", "-o", "m.xlsx", "--allow-unchecked", *DAY).code == 0
    decide(light, "Evening light", Decision="approve", Reviewer="Dr. A. Roe", Date="2026-11-20", Expiry="2027-11-20")
    before = (light.folder / "claims.yaml").read_bytes()
    result = light.run("matrix", "--import", "m.xlsx", "--write", *DAY)
    assert result.code == 1
    assert "the mark leads to lee2023, and not all of that is among the sources of light in claims.yaml" in result.err
    assert (light.folder / "claims.yaml").read_bytes() == before


def test_an_approval_of_a_day_to_come_approves_nothing_yet(light: Workspace) -> None:
    path = light.folder / "claims.yaml"
    path.write_text(path.read_text("utf-8").replace("on: 2026-11-20", "on: 2027-01-20"), "utf-8")
    result = light.check("a.md")
    assert result.code == 1
    assert result.data["documents"][0]["claims"][0]["status"] == "sourced"
    assert "WFL802" in result.codes()
    told = light.run("diff", "a.md", "--offline", "--today", "2026-11-24")
    assert (told.code, told.out) == (1, "approved on a day to come: light (a.md:5): 2027-01-20\n")
    later = light.run("check", "a.md", "--format", "json", "--offline", "--today", "2027-01-20")
    assert later.data["documents"][0]["claims"][0]["status"] == "approved"
