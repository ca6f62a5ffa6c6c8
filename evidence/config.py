"""Configuration: `[tool.evidence]` or `evidence.toml`, then the environment, then flags.

The defaults are the contract's. Nothing is read before a command asks for it, and a key that is not known is an
error: a misspelt `ignore` must not look like a clean run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run needs to know. Tokens are never shown: they are left out of `repr`."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    library: Path | None = None
    mailto: str | None = None
    crossref_url: str = "https://api.crossref.org"
    doi_url: str = "https://doi.org"
    datacite_url: str = "https://api.datacite.org"
    pubmed_url: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    europepmc_url: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    crossref_token: str | None = field(default=None, repr=False)
    pubmed_key: str | None = field(default=None, repr=False)
    cache_dir: Path | None = None
    index: Path | None = None
    lock_max_age: int = 7
    offline: bool = False
    refresh: bool = False
    online_suggest: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    market: str | None = None
    product: str | None = None
    today: date = field(default_factory=date.today)
    baseline: Path | None = None
    allow_unchecked: bool = False
