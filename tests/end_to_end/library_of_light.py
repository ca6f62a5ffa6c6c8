"""A small library about light and sleep, for end-to-end tests."""

from __future__ import annotations

import json
from typing import Any

BIB = """@article{doe2024,
  author = {Doe, Jane and Roe, Richard},
  title = {Evening light and sleep in adults},
  journal = {Journal of Sleep},
  year = {2024},
  volume = {3},
  pages = {1--9},
  doi = {10.5555/light},
}
"""

CLAIMS = """version: 1
claims:
  - id: light
    statement: Evening light shortens sleep
    kind: efficacy-quantitative
    sources:
      - ref: doe2024
        locator: Results
        card: {design: cohort, n: 50, population: adults, regimen: one evening, outcome: response,
               figure: 64%, timepoint: 8 weeks}
    appears_in:
      - {document: article.md, quote: 64% of adults responded}
"""

ARTICLE = """# Evening light

Last reviewed: 14 March 2026

In a cohort study, 64% of adults responded after 8 weeks. Lamps are safe and have no side effects.
"""

RECORD = {
    "authors": ["Doe, Jane", "Roe, Richard"],
    "containers": ["Journal of Sleep"],
    "kind": "journal-article",
    "origin": "crossref",
    "pages": "1-9",
    "retrieved": "2026-11-20",
    "status_checked": "2026-11-20",
    "title": "Evening light and sleep in adults",
    "volume": "3",
    "years": [2024],
}


def lock(doi: str = "10.5555/light", **changes: Any) -> str:
    """An `evidence.lock` that holds one record."""
    record = {name: value for name, value in {**RECORD, **changes}.items() if value is not None}
    return json.dumps({"format": 1, "records": {doi: record}}, indent=2, sort_keys=True) + "\n"


FILES = {"references.bib": BIB, "claims.yaml": CLAIMS, "evidence.lock": lock(), "article.md": ARTICLE}
