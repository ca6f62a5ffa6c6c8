"""Everything known about a run when its last document is judged: what documents say of one thing, and the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from evidence.checked import CheckedReference
from evidence.findings import Place
from evidence.library.brief import Brief
from evidence.library.claims_file import Waiver
from evidence.library.library import Library


@dataclass
class Work:
    """One DOI of which there is something to tell, and every place that rests on it."""

    checked: CheckedReference
    places: list[Place]


@dataclass(frozen=True)
class Conflict:
    """One claim with two figures, in two documents of a run."""

    figure: str
    place: Place
    earlier_figure: str
    earlier: Place
    what: str


@dataclass(frozen=True)
class Contradiction:
    """What one document of a run denies, and another tells of the same product."""

    denial: str
    place: Place
    thing: str
    told: Place


@dataclass(frozen=True)
class Case:
    """What a run knows when its last document is judged.

    The library, the works that are not simply fine, the claims that documents make with different figures, and what
    one denies and another tells. `uses` are the sentences of the copy that make each claim of the library, withdrawn
    ones too, by its id. `unused_waivers` and `vague_waivers`, which fit several places, are known last, when every
    other finding has been decided on.
    """

    library: Library
    references: tuple[CheckedReference, ...]
    works: Mapping[str, Work]
    today: date
    conflicts: tuple[Conflict, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    brief: Brief = field(default_factory=Brief)
    uses: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    unused_waivers: Sequence[Waiver] = ()
    vague_waivers: Mapping[Waiver, Sequence[Place]] = field(default_factory=dict)
