"""The action, the hook and the example workflows: their steps are run by a shell, offline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence.documents.reading import READERS
from tests.end_to_end.library_of_light import FILES
from tests.registries.stand_in import in_place_of_all

ROOT = Path(__file__).parents[2]
CI = ROOT / "docs" / "ci"


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


ACTION = load(ROOT / "action.yml")
DEFAULTS = {name: about["default"] for name, about in ACTION["inputs"].items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "article.md").write_text(FILES["article.md"], "utf-8")
    return tmp_path


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(folder), "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), **variables}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def check_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Check")
    given = {**DEFAULTS, **{name.replace("_", "-"): value for name, value in inputs.items()}}
    variables = {key: given[value.split("inputs.")[1].rstrip("} ")] for key, value in step["env"].items()}
    return shell(step["run"], folder, **variables)


PYTHON = """#!/bin/sh
echo "$0 $*" >> "$RUNNER_TEMP/calls"
if [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi
"""


def test_the_action_installs_what_is_pinned_and_puts_it_on_the_path(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python"
    python.write_text(PYTHON, "utf-8")
    python.chmod(0o755)
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Install")
    where = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_PATH": str(tmp_path / "path")}
    done = shell(step["run"], tmp_path, PATH=f"{python.parent}{os.pathsep}{os.environ['PATH']}", **where)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    _, pinned, itself = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert pinned.endswith(f"--require-hashes -r {ROOT}/requirements/run.txt")
    assert (ROOT / "requirements" / "run.txt").is_file()
    assert itself.endswith(f"--no-deps {ROOT}")
    assert (tmp_path / "path").read_text("utf-8") == f"{tmp_path}/evidence/bin\n"


def test_the_action_annotates_and_writes_its_reports(folder: Path) -> None:
    done = check_step(folder, paths="copy")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=copy/article.md,line=5,")
    assert json.loads((folder / "evidence.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "0 references not checked" in (folder / "evidence.md").read_text("utf-8")
    assert "0 references not checked" in (folder / "summary.md").read_text("utf-8")
    assert (folder / "evidence.html").exists()


def test_the_inputs_of_the_action_reach_the_command(folder: Path) -> None:
    assert check_step(folder, paths="copy", fail_on="never", sarif="", html="", markdown="").returncode == 0
    assert not (folder / "evidence.sarif").exists()
    assert check_step(folder, paths="copy", baseline="missing.json").returncode == 2
    (folder / "evidence.lock").unlink()
    assert check_step(folder, paths="copy", fail_on="never").returncode == 3
    assert check_step(folder, paths="copy", fail_on="never", allow_unchecked="true").returncode == 0


def test_what_an_input_holds_is_never_run(folder: Path) -> None:
    check_step(folder, paths="copy $(touch bad) ; touch bad")
    assert not (folder / "bad").exists()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_without_paths_the_action_takes_those_of_the_configuration(folder: Path) -> None:
    (folder / "evidence.toml").write_text('paths = ["copy"]\n', "utf-8")
    assert check_step(folder).stdout.startswith("::error file=copy/article.md")


@pytest.mark.parametrize("name", ["pull-request.yml", "weekly.yml"])
def test_workflows_use_only_inputs_that_the_action_has(name: str) -> None:
    (job,) = load(CI / name)["jobs"].values()
    uses = [step for step in job["steps"] if step.get("uses", "").startswith("OWNER/evidence@")]
    assert len(uses) == 1
    assert set(uses[0]["with"]) <= set(DEFAULTS)
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_files_that_the_workflow_takes_on_are_those_the_action_writes() -> None:
    text = (CI / "pull-request.yml").read_text("utf-8")
    for name in ("sarif", "markdown", "html"):
        assert DEFAULTS[name] in text


def test_the_weekly_step_stops_when_the_registries_cannot_be_asked(folder: Path) -> None:
    (job,) = load(CI / "weekly.yml")["jobs"].values()
    script = job["steps"][-1]["run"]
    nobody = in_place_of_all("http://127.0.0.1:9")
    done = shell(script, folder, **nobody)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_the_script_of_gitlab_writes_test_results(folder: Path) -> None:
    job = load(CI / "gitlab.yml")["evidence"]
    done = shell("\n".join(job["script"]), folder)
    assert done.returncode == 1
    root = ET.parse(folder / job["artifacts"]["reports"]["junit"]).getroot()
    assert int(root[1].get("failures", "")) > 0
    assert (folder / job["artifacts"]["paths"][0]).exists()


def test_the_hook_runs_on_the_files_it_is_given(folder: Path) -> None:
    (hook,) = load(ROOT / ".pre-commit-hooks.yaml")
    done = shell(f"{hook['entry']} copy/article.md", folder)
    assert done.returncode == 1
    assert "copy/article.md" in done.stdout
    # The tags of pre-commit; it has none for Word.
    tags = {
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "plain-text",
        ".html": "html",
        ".htm": "html",
        ".pdf": "pdf",
    }
    assert set(tags) == set(READERS) - {".docx"}
    assert set(tags.values()) == set(hook["types_or"])
