"""Writes what the program can say itself: docs/rules/, docs/commands.md, and the picture of the demo.

`python docs/generate.py` writes; `python docs/generate.py --check` exits 1 and names what is out of date.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from typer.testing import CliRunner

from evidence.cli.main import app
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.pages import page_of
from evidence.rules.rule import TABLE

DOCS = Path(__file__).parent
COMMANDS = ("check", "lock", "rules", "explain", "init")


def generated() -> dict[Path, str]:
    """Every generated file with its text."""
    files = {DOCS / "rules" / f"{rule.code}.md": page_of(rule) + "\n" for rule in ALL_RULES}
    files[DOCS / "rules" / "README.md"] = _index()
    files[DOCS / "commands.md"] = _commands()
    return files


def _index() -> str:
    rows = [f"| [{i.code}]({i.code}.md) | {i.name} | {i.family} | {i.severity} | {i.summary} |" for i in TABLE.values()]
    head = [
        "# Rules",
        "",
        "| code | name | family | default severity | what it says |",
        "| --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *rows]) + "\n"


def _commands() -> str:
    os.environ["COLUMNS"] = "100"
    parts = ["# Commands", "", "What `--help` prints.", ""]
    for command in ((), *((name,) for name in COMMANDS)):
        text = CliRunner().invoke(app, [*command, "--help"], prog_name="evidence").stdout.strip()
        parts += [f"## evidence {' '.join(command)}".rstrip(), "", "```text", text, "```", ""]
    return "\n".join(parts)


def main(check: bool) -> int:
    """Writes the files, or says which differ."""
    stale = [path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]
    if check:
        for path in stale:
            print(f"out of date: {path.relative_to(DOCS.parent)}; run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(generated()[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
