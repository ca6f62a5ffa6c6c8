"""The small commands: version, rules, explain, init, and the door itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evidence import __version__
from evidence.rules.table import TABLE
from tests.workspace import Workspace


def test_version(workspace: Workspace) -> None:
    result = workspace.run("--version")
    assert (result.code, result.out, result.err) == (0, f"evidence {__version__}\n", "")


def test_version_of_the_installed_program_starts_without_heavy_imports() -> None:
    code = (
        "import sys; from evidence.cli.main import main; main(['--version']);"
        "print(sorted({'requests', 'rich', 'yaml', 'bibtexparser', 'markdown_it'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_rules_lists_every_code_and_name(workspace: Workspace) -> None:
    out = workspace.run("rules").out
    for info in TABLE.values():
        assert info.code in out
        assert info.name in out


def test_explain_by_code_and_by_name(workspace: Workspace) -> None:
    by_code, by_name = workspace.run("explain", "agr203"), workspace.run("explain", "design-mismatch")
    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith("# AGR203 design-mismatch")
    assert "## Write instead" in by_code.out


def test_explain_of_a_family_asks_for_one_rule(workspace: Workspace) -> None:
    result = workspace.run("explain", "agreement")
    assert result.code == 2
    assert "AGR201" in result.err


def test_init_writes_a_library_that_checks_clean_and_overwrites_nothing(workspace: Workspace) -> None:
    workspace.write("references.bib", "% mine\n")
    result = workspace.run("init")
    assert result.code == 0
    assert (workspace.folder / "references.bib").read_text("utf-8") == "% mine\n"
    assert workspace.check().code == 0
    assert "kept" in workspace.run("init", "sub").out or (workspace.folder / "sub" / "claims.yaml").exists()


def test_no_command_shows_help(workspace: Workspace) -> None:
    result = workspace.run()
    assert "check" in result.out + result.err


def test_python_m_evidence_is_the_same_door() -> None:
    out = subprocess.run([sys.executable, "-m", "evidence", "--version"], capture_output=True, text=True, check=True)
    assert out.stdout == f"evidence {__version__}\n"


def test_a_closed_pipe_is_no_bug(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: str) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("sys.stdout.write", closed)
    workspace.write("a.md", "Lamps.\n")
    result = workspace.run("check", "a.md", "--offline", "--report", "json=r.json", "--write-baseline", "b.json")
    assert result.code == 141
    assert result.err == ""
    # what was asked for as a file is there whoever reads the rest
    assert (workspace.folder / "r.json").exists() and (workspace.folder / "b.json").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", ["check a.md --offline", "--version"])
def test_a_report_that_cannot_be_written_whole_is_not_taken_for_one(workspace: Workspace, command: str) -> None:
    workspace.write("a.md", "Lamps help.\n")
    with Path("/dev/full").open("w") as full:
        result = _run_alone(workspace, command, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 2
    assert (
        result.stderr == "evidence: this cannot be written whole: No space left on device. Make room and run again.\n"
    )


def test_a_caller_that_closes_stdout_gets_the_exit_code(workspace: Workspace) -> None:
    workspace.write("a.md", "Most patients sleep 40% longer after a week.\n")
    result = _run_alone(workspace, "check a.md --offline", preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE)
    assert (result.returncode, result.stderr) == (1, "")


def _run_alone(workspace: Workspace, command: str, **more: Any) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "evidence", *command.split()]
    return subprocess.run(words, text=True, check=False, cwd=workspace.folder, **more)


def test_the_report_is_utf_8_whatever_the_terminal_says(workspace: Workspace) -> None:
    workspace.write("a.txt", "Lamps help ≥ 90 % of “adults”.\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONWARNDEFAULTENCODING": "0"}
    command = [sys.executable, "-m", "evidence", "check", "a.txt", "--offline"]
    result = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=workspace.folder)
    assert result.returncode == 1
    assert "≥ 90 %" in result.stdout.decode("utf-8")
    assert result.stderr == b""


def test_a_run_that_has_nothing_to_check_is_no_clean_one(workspace: Workspace) -> None:
    result = workspace.run("check", "--offline")
    assert result.code == 2
    assert "there is nothing to check" in result.err
