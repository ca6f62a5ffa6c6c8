"""`evidence init`: a starter library, never overwriting a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli import options

if TYPE_CHECKING:
    from evidence.config import Settings

BASELINE = "baseline.json"
WORKFLOW = ".github/workflows/claims.yml"
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
# Paths that `evidence check` reads when none is given, and what it passes over: texts of sources are no copy.
paths = ["."]
exclude = ["sources"]
{baseline}# Your address, for Crossref's polite pool.
# mailto = "you@example.org"
""",
    WORKFLOW: """\
# Checks the copy of every pull request, offline from evidence.lock, which `evidence lock` writes.
# Put OWNER/evidence@REV where evidence is kept, at a revision that you pin.
name: claims
on: [pull_request]
permissions:
  contents: read
jobs:
  evidence:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: OWNER/evidence@REV
""",
}
_ACCEPTED = f'''# Findings of the day on which this library began; take the line out when they are settled.
baseline = "{BASELINE}"
'''


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new library.")] = Path(),
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Write a starter library: references.bib, claims.yaml, evidence.toml and a workflow. No file is overwritten.

    In a folder that holds copy already, its findings of today are stored in baseline.json, so that only new ones fail.
    The registries are asked for them as `evidence check` asks; what could not be checked is told, and is not in it.
    The workflow is for GitHub, and stays away where a file for GitLab is, and below the top of a repository.
    """
    from evidence.cli.settings import day, settings_with
    from evidence.library.whole_files import write_whole

    _make_folder(folder)
    holds_copy = _holds_copy(folder)
    configured = (folder / "evidence.toml").exists()
    for name, text in _FILES.items():
        path = folder / name
        if name == WORKFLOW and not _is_for_github(folder):
            continue
        if path.exists():
            typer.echo(f"kept    {path}")
            continue
        _make_folder(path.parent)
        write_whole(path, text.replace("{baseline}", _ACCEPTED if holds_copy else "").encode())
        typer.echo(f"written {path}")
    if holds_copy:
        settings = settings_with(library=folder, offline=offline, refresh=refresh, mailto=mailto, today=day(today))
        _write_baseline(folder, settings)
        command = f"evidence check --baseline {BASELINE}" if configured else "evidence check"
        typer.echo(f"`{command}` tells what is new from now on; `evidence claims extract` begins claims.yaml.")
    typer.echo("Add sources with `evidence refs add DOI`, and keep what the registries say with `evidence lock`.")


def _make_folder(folder: Path) -> None:
    from evidence.errors import InputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"this folder cannot be made: {error.strerror}.",
            path=folder,
            remedy="Check what stands there and its rights.",
        ) from error


def _is_for_github(folder: Path) -> bool:
    """Whether GitHub would find a workflow here: at the top of a repository, or where there is none yet."""
    whole = folder.resolve()
    top = next((one for one in (whole, *whole.parents) if (one / ".git").exists()), whole)
    return top == whole and not (whole / ".gitlab-ci.yml").exists()


def _holds_copy(folder: Path) -> bool:
    from evidence.documents.reading import find_documents

    return bool(find_documents([str(folder)]).documents)


def _write_baseline(folder: Path, settings: Settings) -> None:
    """Stores what a check finds today, unless there is a baseline."""
    from dataclasses import replace

    from evidence.cli.session import open_session
    from evidence.reports.wording import count, not_checked
    from evidence.rules.baseline import write_baseline

    path = folder / BASELINE
    if path.exists():
        typer.echo(f"kept    {path}")
        return
    settings = replace(settings, baseline=None)
    session = open_session(settings, ())
    audit = session.audit(settings, (str(folder),))
    write_baseline(path, audit.findings)
    found = f"{count(len(audit.findings), 'finding')} in {count(audit.tally.documents, 'document')}"
    typer.echo(f"written {path}: {found}, accepted as they are; {not_checked(audit)}")
    if audit.unchecked or audit.gaps:
        typer.echo(
            f"What was not checked may be found yet: `evidence check --write-baseline {BASELINE}` stores it anew."
        )
