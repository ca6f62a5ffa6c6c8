"""`evidence init`: a starter library, never overwriting a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_FILES = {
    "references.bib": """\
% One entry a source. `evidence check` looks every DOI up and compares the entry with the registry's record.
%
% @article{doe2024,
%   author  = {Doe, Jane and Roe, Richard},
%   title   = {Title of the work},
%   journal = {Name of the journal},
%   year    = {2024},
%   volume  = {12},
%   pages   = {34--56},
%   doi     = {10.1234/example},
% }
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
paths = []
# Your address, for Crossref's polite pool.
# mailto = "you@example.org"
""",
}


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new library.")] = Path(),
) -> None:
    """Write a starter library: references.bib, claims.yaml and evidence.toml. No file is overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _FILES.items():
        path = folder / name
        if path.exists():
            typer.echo(f"kept    {path}")
        else:
            path.write_text(text, "utf-8")
            typer.echo(f"written {path}")
