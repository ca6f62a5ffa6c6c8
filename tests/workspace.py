"""A folder of a user, and the command line in it: what end-to-end tests work with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evidence.cli.main import main


@dataclass(frozen=True)
class Result:
    """What a user gets back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """stdout as JSON."""
        return json.loads(self.out)

    def codes(self) -> list[str]:
        """The codes of the findings, in order."""
        return [finding["code"] for finding in self.data["findings"]]


class Workspace:
    """A folder with files, and `run` to call the tool in it, offline and as of one day unless told otherwise."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(folder)

    def write(self, name: str, text: str | bytes) -> Path:
        """Writes a file, folders included."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *arguments: str) -> Result:
        """Runs `evidence` with these arguments."""
        self._capsys.readouterr()
        code = main(arguments)
        captured = self._capsys.readouterr()
        return Result(code, captured.out, captured.err)

    def check(self, *arguments: str) -> Result:
        """`evidence check --format json`, offline, as of 2026-11-24."""
        return self.run("check", *arguments, "--format", "json", "--offline", "--today", "2026-11-24")
