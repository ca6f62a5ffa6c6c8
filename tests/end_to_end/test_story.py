"""A team's story on a real git repository: from the first folder to the weekly look, as people live it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registries.stand_in import StandIn, in_place_of_all, serving, update, work
from tests.workspace import Result, Workspace

BIB = """@article{doe2024,
  author = {Doe, Jane},
  title = {Evening light and sleep in adults},
  journal = {Journal of Sleep},
  year = {2024},
  volume = {3},
  pages = {1--9},
  doi = {10.5555/light},
}
"""
ONE = """# Evening light

Last reviewed: 14 March 2026

Evening light shortens sleep by 20% in adults [@doe2024].
"""
TWO = """# Lamps

Last reviewed: 14 March 2026

Evening light shortens sleep by 20% in adults [@doe2024].
"""
DAY = "2026-11-24"
LATER = "2027-06-02"


def git(*words: str) -> None:
    who = ("-c", "user.name=jd", "-c", "user.email=jd@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    state = StandIn()
    state.holds(the_work())
    with serving(state):
        for name, url in in_place_of_all(state.url).items():
            monkeypatch.setenv(name, url)
        monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        monkeypatch.setattr("time.sleep", lambda _: None)
        yield state


def the_work(**fields: object) -> dict[str, object]:
    issued = {"date-parts": [[2024]]}
    return work(
        "10.5555/light",
        "Evening light and sleep in adults",
        **{
            "author": [{"family": "Doe", "given": "Jane"}],
            "container-title": ["Journal of Sleep"],
            "short-container-title": [],
            "published-print": issued,
            "published-online": None,
            "issued": issued,
            "volume": "3",
            "page": "1-9",
            **fields,
        },
    )


def written(workspace: Workspace, name: str, old: str, new: str) -> None:
    text = (workspace.folder / name).read_text("utf-8")
    assert old in text
    workspace.write(name, text.replace(old, new))


def errors(result: Result) -> list[str]:
    return [finding["code"] for finding in result.data["findings"] if finding["severity"] == "error"]


def check(workspace: Workspace, *options: str, day: str = DAY) -> Result:
    return workspace.run("check", "copy", "--format", "json", "--today", day, *options)


def lines(result: Result) -> list[str]:
    return [line.split(":")[0] for line in result.out.splitlines()]


@pytest.fixture
def team(workspace: Workspace, registry: StandIn) -> Workspace:
    """init, extract, lock, approve and commit: the state in which the gate is green."""
    git("init", "-q")
    assert workspace.run("init").code == 0
    workspace.write("references.bib", BIB)
    workspace.write("copy/one.md", ONE)
    workspace.write("copy/two.md", TWO)
    assert workspace.run("lock", "--today", DAY).code == 0
    assert workspace.run("claims", "extract", "copy", "--write").code == 0
    rows = json.loads(workspace.run("claims", "list", "copy", "--format", "json").out)
    ids = [row["id"] for row in rows]
    approved = workspace.run("claims", "approve", *ids, "--by", "medical", "--until", "2027-06-01", "--today", DAY)
    assert approved.code == 0, approved.err
    git("add", "-A")
    git("commit", "-q", "-m", "signed off")
    return workspace


def test_an_approved_library_leaves_the_gate_green_offline_too(team: Workspace) -> None:
    for result in (check(team), check(team, "--offline")):
        assert result.code == 0, result.data["findings"]
        assert result.data["summary"]["approved"] == result.data["summary"]["claims"] > 0
    same = team.run("diff", "copy", "--since", "HEAD", "--today", DAY)
    assert (same.code, same.out) == (0, ""), same.err


def test_a_number_edited_in_the_copy_fails_and_the_weekly_look_shows_both(team: Workspace) -> None:
    written(team, "copy/one.md", "20%", "30%")
    result = check(team, "--offline")
    assert (result.code, errors(result)) == (1, ["WFL801"])
    (finding,) = [one for one in result.data["findings"] if one["code"] == "WFL801"]
    assert (finding["path"], finding["line"]) == ("copy/one.md", 5)
    assert "“30%” for “20%”" in finding["message"]
    claim = next(one for one in result.data["documents"][0]["claims"] if "30%" in one["text"])
    assert (claim["library"], claim["status"] == "approved") == (None, False)
    told = team.run("diff", "copy", "--since", "HEAD", "--offline", "--today", DAY)
    assert told.code == 1
    assert "changed claim: copy/one.md:5: " in told.out
    assert "20%" in told.out
    assert "30%" in told.out


def test_a_number_edited_in_the_library_makes_the_approval_stale(team: Workspace) -> None:
    for name in ("claims.yaml", "copy/one.md", "copy/two.md"):
        written(team, name, "20%", "30%")
    result = check(team, "--offline")
    assert (result.code, errors(result)) == (1, ["WFL801"])
    (finding,) = [one for one in result.data["findings"] if one["code"] == "WFL801"]
    places = [(finding["path"], finding["line"]), *((one["path"], one["line"]) for one in finding["related"])]
    assert places[:2] == [("copy/one.md", 5), ("copy/two.md", 5)]
    told = team.run("diff", "copy", "--since", DAY_OF_COMMIT, "--offline", "--today", DAY)
    assert "changed in the library" in lines(told)
    assert "changed since approval" in lines(told)


DAY_OF_COMMIT = "2099-01-01"


def test_a_retraction_lists_every_use_in_one_finding(team: Workspace, registry: StandIn) -> None:
    registry.holds(the_work(**{"updated-by": [update("retraction", "10.5555/notice")]}))
    result = check(team, "--refresh", day="2026-12-24")
    assert result.code == 1
    (finding,) = [one for one in result.data["findings"] if one["code"] == "STS311"]
    places = {(finding["path"], finding["line"]), *((one["path"], one["line"]) for one in finding["related"])}
    assert {("references.bib", 1), ("copy/one.md", 5), ("copy/two.md", 5)} <= places
    assert "claims.yaml" in {path for path, _ in places}
    assert {"WFL804", "WFL809"} <= set(result.codes())
    told = team.run("diff", "copy", "--refresh", "--today", "2026-12-24")
    assert told.code == 1
    assert any(line.startswith("record: 10.5555/light, updates: ") for line in told.out.splitlines())


def test_an_approval_that_runs_out_is_told_before_and_fails_after(team: Workspace) -> None:
    soon = team.run("diff", "copy", "--within", "14", "--offline", "--today", "2027-05-20", "--format", "json")
    (change,) = json.loads(soon.out)
    assert (change["what"], change["after"]) == ("approval runs out", "2027-06-01, in 12 days")
    assert "copy/one.md:5, copy/two.md:5" in change["where"]
    assert check(team, "--offline", day="2027-06-01").code == 0
    over = check(team, "--offline", day=LATER)
    assert (over.code, errors(over)) == (1, ["WFL802"])
    assert "approval over" in lines(team.run("diff", "copy", "--offline", "--today", LATER))


def test_a_withdrawn_claim_fails_until_it_is_waived_or_taken_out(team: Workspace) -> None:
    (row,) = json.loads(team.run("claims", "list", "copy", "--format", "json").out)
    team.run("claims", "withdraw", row["id"], "--by", "medical", "--reason", "doubts", "--today", DAY)
    assert "WFL810" in errors(check(team, "--offline"))
    told = team.run("diff", "copy", "--since", "HEAD", "--offline", "--today", DAY)
    assert {"withdrawn", "withdrawn, and in use"} <= set(lines(told))
    waiver = '<!-- evidence: ignore withdrawn-claim reason="page goes on Friday" owner=jd until=2026-11-30 -->'
    written(team, "copy/one.md", "Evening light shortens", f"{waiver}\nEvening light shortens")
    waived = check(team, "--offline")
    assert "WFL810" not in waived.codes()
    assert [one["code"] for one in waived.data["waived"]] == ["WFL810"]
    assert "WFL810" in errors(check(team, "--offline", day="2026-12-01"))


def test_a_baseline_lets_old_findings_pass_and_new_ones_fail(team: Workspace) -> None:
    written(team, "copy/one.md", "# Evening light\n", "# Evening light\n\nLamps cure insomnia in 80% of adults.\n")
    assert check(team, "--offline").code == 1
    check(team, "--offline", "--write-baseline", "baseline.json")
    assert check(team, "--offline", "--baseline", "baseline.json").code == 0
    written(team, "copy/two.md", "# Lamps\n", "# Lamps\n\nLamps cure insomnia in 90% of adults.\n")
    assert check(team, "--offline", "--baseline", "baseline.json").code == 1


def test_new_and_gone_claims_and_files(team: Workspace) -> None:
    team.write("copy/three.md", "# More\n\nLamps cure insomnia in 80% of adults.\n")
    (team.folder / "copy/two.md").unlink()
    (row,) = json.loads(team.run("claims", "list", "copy", "--format", "json").out)
    team.run("claims", "add", "Lamps are safe.", "--source", "doe2024", "--wording", "Safe lamps help adults sleep.")
    written(team, "claims.yaml", f"id: {row['id']}", "id: other")
    told = team.run("diff", "copy", "--since", "HEAD", "--offline", "--today", DAY)
    assert {"new claim", "gone claim", "new in the library", "gone from the library"} <= set(lines(told))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "no-such-branch"), "not 'no-such-branch'"),
        (("--since", "--output=x"), "--since takes a commit"),
        (("--since", "2001-01-01"), "fetch-depth"),
        (("--format", "xml"), "terminal or json"),
    ],
    ids=["branch", "option", "day", "format"],
)
def test_what_diff_cannot_compare_with_is_told(team: Workspace, options: tuple[str, ...], words: str) -> None:
    result = team.run("diff", "copy", *options, "--offline")
    assert result.code == 2
    assert words in result.err


def test_diff_since_needs_a_repository(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    workspace.write("references.bib", BIB)
    result = workspace.run("diff", "--since", "HEAD", "--offline")
    assert result.code == 2
    assert "git repository" in result.err
    assert workspace.run("diff", "--offline").code == 3
