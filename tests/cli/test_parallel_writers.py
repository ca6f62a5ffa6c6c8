"""Many runs at once that write into one library: each waits its turn, and nothing that one reports written is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from evidence.cli import lock as command
from evidence.library import one_writer as turns
from evidence.library.one_writer import one_writer
from tests.end_to_end.library_of_light import BIB
from tests.registries.stand_in import StandIn, work
from tests.workspace import Workspace

ROOT = Path(__file__).parents[2]
COUNT = 6
UNTIL = ("--by", "jd", "--until", "2027-11-20", "--today", "2026-11-24")
CLAIMS = "version: 1\nclaims:\n" + "".join(
    f"  - id: c{n}\n    statement: Evening light shortens sleep by {n} minutes.\n    sources: [{{ref: doe2024}}]\n"
    for n in range(COUNT)
)


def at_once(folder: Path, commands: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The exit codes and stderr of commands that run at the same time, each in a process of its own."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "evidence", *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    return [(process.returncode, err) for process in running for err in (process.communicate(timeout=60)[1],)]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_approvals_at_once_are_all_written(light: Workspace) -> None:
    light.write("claims.yaml", CLAIMS)
    before = files(light.folder)
    results = at_once(light.folder, [["claims", "approve", f"c{n}", *UNTIL] for n in range(COUNT)])
    assert [code for code, _ in results] == [0] * COUNT, results
    listed = light.run("claims", "list", "--status", "approved", "--format", "json", "--today", "2026-11-24")
    assert [row["id"] for row in json.loads(listed.out)] == [f"c{n}" for n in range(COUNT)]
    assert files(light.folder) == before


def test_claims_added_and_withdrawn_at_once_are_all_written(light: Workspace) -> None:
    light.write("claims.yaml", CLAIMS)
    add = [["claims", "add", f"Lamps number {n} help.", "--source", "doe2024", "--id", f"n{n}"] for n in range(3)]
    withdraw = [["claims", "withdraw", f"c{n}", "--by", "jd", "--reason", "old"] for n in range(3)]
    results = at_once(light.folder, [*add, *withdraw])
    assert [code for code, _ in results] == [0] * 6, results
    rows = json.loads(light.run("claims", "list", "--format", "json").out)
    assert {row["id"] for row in rows} == {f"c{n}" for n in range(COUNT)} | {"n0", "n1", "n2"}
    assert {row["id"] for row in rows if row["status"] == "withdrawn"} == {"c0", "c1", "c2"}


def test_sign_offs_at_once_make_one_chain(light: Workspace) -> None:
    light.write("article.md", "# Light\n\nLast reviewed: 14 March 2026\n\nEvening light shortens sleep [@doe2024].\n")
    command = ["signoff", "article.md", "--offline", "--today", "2026-11-24", "--by"]
    results = at_once(light.folder, [[*command, f"reader {n}"] for n in range(COUNT)])
    assert [code for code, _ in results] == [0] * COUNT, results
    lines = (light.folder / "signoffs.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["by"] for line in lines} == {f"reader {n}" for n in range(COUNT)}
    assert light.run(*command, "the last").code == 0


def test_one_work_added_by_many_at_once_stands_once(light: Workspace, server: StandIn) -> None:
    server.holds(work("10.5555/naps", "Naps and sleep"))
    results = at_once(light.folder, [["refs", "add", "10.5555/naps"] for _ in range(4)])
    assert [code for code, _ in results] == [0] * 4, results
    assert sum("already there" in err for _, err in results) == 3
    bib = (light.folder / "references.bib").read_text("utf-8")
    assert bib.startswith(BIB)
    assert bib.count("10.5555/naps") == 1
    assert light.run("claims", "list").code == 0


@pytest.fixture(params=["folder", "file"])
def locked_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Systems that lock folders, and those that do not."""

    def refused(folder: Path) -> int:
        raise PermissionError(13, "Permission denied")

    if request.param == "file":
        monkeypatch.setattr(turns, "_folder_itself", refused)
    return str(request.param)


def test_who_waits_too_long_is_told_and_readers_do_not_wait(
    light: Workspace, locked_by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    light.write("claims.yaml", CLAIMS)
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    with one_writer(light.folder):
        late = light.run("claims", "approve", "c0", *UNTIL)
        shown = light.run("claims", "approve", "c0", "--dry-run", *UNTIL)
        listed = light.run("claims", "list")
    assert late.code == 2
    assert "another run of evidence has kept this library" in late.err
    assert (light.folder / "claims.yaml").read_text("utf-8") == CLAIMS
    assert (shown.code, listed.code) == (0, 0)
    assert light.run("claims", "approve", "c0", *UNTIL).code == 0


def test_a_run_that_was_killed_keeps_nobody_waiting(light: Workspace) -> None:
    light.write("claims.yaml", CLAIMS)
    script = (
        "import time; from pathlib import Path; from evidence.library.one_writer import one_writer\n"
        "with one_writer(Path('.')): print('mine', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=light.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "mine\n"
    holder.kill()
    holder.communicate()
    assert light.run("claims", "approve", "c0", *UNTIL).code == 0


def test_what_was_locked_meanwhile_stays_in_the_lock(
    light: Workspace, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = command._refreshed

    def slow(*arguments: Any) -> Any:
        monkeypatch.setattr(command, "_refreshed", real)
        fresh = real(*arguments)
        server.holds(work("10.5555/naps", "Naps and sleep"))
        assert light.run("refs", "add", "10.5555/naps").code == 0
        assert light.run("lock").code == 0
        return fresh

    monkeypatch.setattr(command, "_refreshed", slow)
    assert light.run("lock").code == 0
    records = json.loads((light.folder / "evidence.lock").read_text("utf-8"))["records"]
    assert set(records) == {"10.5555/light", "10.5555/naps"}
