"""`evidence init`: a starter library, never overwriting a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

BASELINE = "baseline.json"
_FILES = {
    "references.bib": """\
% One entry a source. `evidence check` looks every DOI up and compares the entry with the registry's record.
% `evidence refs add DOI` writes complete entries here; reference managers export them as BibTeX.
""",
    "claims.yaml": """\
# What the team has agreed to say, and the source of each.
#
# claims:
#   - id: short-name-of-the-claim
#     statement: what the source supports, in your own words
#     kind: efficacy-quantitative
#     sources:
#       - ref: doe2024                 # a key of references.bib
#         locator: Results, first paragraph
#         card: {design: randomized-controlled-trial, n: 90, regimen: once daily, outcome: response,
#                figure: 60%, timepoint: 8 weeks}
#     wording:
#       - An approved sentence, word by word.
#     appears_in:
#       - {document: article.md, quote: a few words of one sentence}
version: 1
claims: []
""",
    "evidence.toml": """\
# Paths that `evidence check` reads when none is given.
paths = {paths}
# Your address, for Crossref's polite pool.
# mailto = "you@example.org"
""",
}


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new library.")] = Path(),
) -> None:
    """Write a starter library: references.bib, claims.yaml and evidence.toml. No file is overwritten.

    In a folder that holds copy already, its findings of today are stored in baseline.json, so that only new ones fail.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holds_copy = _holds_copy(folder)
    for name, text in _FILES.items():
        path = folder / name
        if path.exists():
            typer.echo(f"kept    {path}")
        else:
            path.write_text(text.replace("{paths}", '["."]' if holds_copy else "[]"), "utf-8")
            typer.echo(f"written {path}")
    if holds_copy:
        _write_baseline(folder)


def _holds_copy(folder: Path) -> bool:
    from evidence.documents.reading import find_documents

    return bool(find_documents([str(folder)]))


def _write_baseline(folder: Path) -> None:
    """Stores what a check finds today, offline, unless there is a baseline."""
    from evidence.audit import run
    from evidence.cli.session import open_session
    from evidence.cli.settings import settings_with
    from evidence.rules.selection import write_baseline

    path = folder / BASELINE
    if path.exists():
        typer.echo(f"kept    {path}")
        return
    settings = settings_with(library=folder, offline=True)
    session = open_session(settings, ())
    audit = run((str(folder),), settings, session.library, session.registry)
    write_baseline(path, audit.findings)
    found = f"{len(audit.findings)} findings in {audit.tally.documents} documents"
    typer.echo(f"written {path}: {found}, accepted as they are")
    typer.echo(
        "Check with `evidence check --baseline baseline.json`; begin the library with `evidence claims extract`."
    )
