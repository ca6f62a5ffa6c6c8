"""Three works on ketamine and depression as Crossref messages, from their bibliographic facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.registries.stand_in import work


def _study(doi: str, title: str, family: str, journal: str, year: int, volume: str, pages: str) -> dict[str, Any]:
    return work(
        doi,
        title,
        author=[{"family": family, "given": "A."}],
        **{
            "container-title": [journal],
            "short-container-title": [],
            "published-print": {"date-parts": [[year]]},
            "published-online": None,
            "issued": {"date-parts": [[year]]},
            "volume": volume,
            "page": pages,
            "indexed": {"date-time": "2026-11-20T00:00:00Z"},
        },
    )


ZARATE = _study(
    "10.1001/archpsyc.63.8.856",
    "A Randomized Trial of an N-methyl-D-aspartate Antagonist in Treatment-Resistant Major Depression",
    "Zarate",
    "Archives of General Psychiatry",
    2006,
    "63",
    "856-864",
)
MURROUGH = _study(
    "10.1176/appi.ajp.2013.13030392",
    "Antidepressant Efficacy of Ketamine in Treatment-Resistant Major Depression: "
    "A Two-Site Randomized Controlled Trial",
    "Murrough",
    "American Journal of Psychiatry",
    2013,
    "170",
    "1134-1142",
)
STARD = _study(
    "10.1176/ajp.2006.163.11.1905",
    "Acute and Longer-Term Outcomes in Depressed Outpatients Requiring One or Several Treatment Steps: A STAR*D Report",
    "Rush",
    "American Journal of Psychiatry",
    2006,
    "163",
    "1905-1917",
)
STUDIES = (ZARATE, MURROUGH, STARD)
WRITTEN = (
    "Zarate CA, Singh JB. A randomized trial of an N-methyl-D-aspartate antagonist in treatment-resistant major "
    "depression. Arch Gen Psychiatry. 2006;63(8):856-64."
)


def lines(*works: dict[str, Any]) -> str:
    """JSON lines, as in the public data file."""
    return "".join(json.dumps(one) + "\n" for one in works)


def index_of(path: Path, *works: dict[str, Any]) -> Path:
    """An index file of these works."""
    from evidence.registries.index_build import build

    source = path.with_suffix(".jsonl")
    source.write_text(lines(*works), "utf-8")
    build([source], path)
    return path
