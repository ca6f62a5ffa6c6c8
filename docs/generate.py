"""Writes what the program can say itself: docs/rules/, docs/commands.md, and the picture of the demo.

`python docs/generate.py` writes; `python docs/generate.py --check` exits 1 and names what is out of date.
"""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

from evidence.audit import Basis, run
from evidence.cli.main import app
from evidence.cli.session import open_session
from evidence.config import Settings
from evidence.reports.terminal.report import WIDTH, TerminalReport
from evidence.rules.catalogue import ALL_RULES
from evidence.rules.pages import page_of
from evidence.rules.table import TABLE

DOCS = Path(__file__).parent
PICTURE_LINES = 72
CLAIMS = tuple(f"claims {name}" for name in "list show extract add approve withdraw".split())
COMMANDS = (
    "check", "card", "compare", "suggest", "annotate", "matrix", "refs check", "refs add", "refs fix", "refs resolve",
    *CLAIMS, "lock", "diff", "signoff", "index build", "index info", "rules", "explain", "init",
)  # fmt: skip


def generated() -> dict[Path, str]:
    """Every generated file with its text."""
    files = {DOCS / "rules" / f"{rule.code}.md": page_of(rule) + "\n" for rule in ALL_RULES}
    files[DOCS / "rules" / "README.md"] = _index()
    files[DOCS / "commands.md"] = _commands()
    files[DOCS / "demo.svg"] = _picture()
    return files


def _picture() -> str:
    """The first screen of the demo, offline and as of a fixed day, so that it is the same everywhere."""
    root = DOCS.parent
    settings = Settings(offline=True, today=date(2026, 11, 24), library=root, product="ketamine", market="US")
    os.chdir(root)
    session = open_session(settings, ())
    basis = Basis(session.library, session.registry)
    report, stream = TerminalReport(color=True), StringIO()
    report.write(run(("examples",), settings, basis, [report]), stream)
    lines = stream.getvalue().splitlines()[:PICTURE_LINES]
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    for line in lines:
        console.print(Text.from_ansi(line))
    # The fonts of Rich's own template come from another host: a reader's browser is to ask nobody.
    picture = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="make demo", code_format=picture, unique_id="demo")


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
    for command in ((), *(name.split() for name in COMMANDS)):
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
