"""From a source's words to its card: each fact by rules that a reviewer can read, each figure with its words.

The same text gives the same card. What the text does not say stays empty: an empty field is "not held", never "no".
"""

from __future__ import annotations

from dataclasses import replace
from enum import Flag, auto
from typing import TYPE_CHECKING

from evidence.sources.card import Depth, Design, SourceCard
from evidence.sources.cautions import find_hedges, find_limits
from evidence.sources.designs import find_design
from evidence.sources.figures import find_figures
from evidence.sources.held import EXTRACTED
from evidence.sources.passages import headline, passages_of
from evidence.sources.people import find_population
from evidence.sources.regimens import Treatment, find_treatment
from evidence.sources.sizes import Sizes, find_sizes

if TYPE_CHECKING:
    from evidence.sources.study_types import DesignEvidence


class Part(Flag):
    """What of a study may be asked beside its design and its people; `SIZE` is how many they are."""

    SIZE = auto()
    TREATMENT = auto()
    LIMITS = auto()
    ALL = SIZE | TREATMENT | LIMITS


def extract_card(
    text: str,
    *,
    title: str | None = None,
    doi: str | None = None,
    key: str | None = None,
    depth: Depth = Depth.ABSTRACT,
    origin: str = EXTRACTED,
    published: DesignEvidence | None = None,
) -> SourceCard:
    """The card of an abstract or a full text.

    `published` is what indexers say of the design (see `find_design`); its absence says nothing.
    """
    title = title or headline(text)
    study = extract_study(text, title=title, doi=doi, key=key, depth=depth, origin=origin, published=published)
    return replace(study, figures=find_figures(passages_of(text, title)))


def extract_study(
    text: str,
    *,
    title: str | None = None,
    doi: str | None = None,
    key: str | None = None,
    depth: Depth = Depth.ABSTRACT,
    origin: str = EXTRACTED,
    published: DesignEvidence | None = None,
    asked: Part = Part.ALL,
) -> SourceCard:
    """The card without its figures: what is compared with a text needs none, and reading them is half of the work.

    What is not `asked` is not read, and stays empty.
    """
    title = title or headline(text)
    passages = passages_of(text, title)
    found = find_design(passages, title, published)
    treatment = find_treatment(passages, title) if Part.TREATMENT in asked else Treatment()
    sized = Part.SIZE in asked and found.design is not Design.ANIMAL
    sizes = find_sizes(passages, title) if sized else Sizes()
    enrolled = 1 if found.design is Design.CASE_REPORT and sizes.enrolled is None else sizes.enrolled
    return SourceCard(
        key=key,
        doi=doi,
        depth=depth,
        origin=origin,
        design=found.design,
        design_evidence=found.evidence,
        n=enrolled,
        analysed=sizes.analysed,
        arms=sizes.arms,
        population=find_population(passages, title),
        intervention=treatment.intervention,
        regimen=treatment.regimen,
        hedges=find_hedges(passages),
        limits=find_limits(passages, found.design, enrolled) if Part.LIMITS in asked else (),
    )
