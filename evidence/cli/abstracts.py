"""The abstracts that registries have: the one place where `evidence card` asks beyond the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.config import Settings
    from evidence.sources.card import Design
    from evidence.sources.held import HeldText


@dataclass(frozen=True)
class Asked:
    """What the registries gave for a DOI: its abstract, the design that they publish, or why there is no abstract."""

    held: HeldText | None = None
    published: Design | None = None
    why_none: str = ""


def abstract_of(doi: str | None, settings: Settings) -> Asked:
    """The abstract of a DOI from PubMed, Europe PMC or Crossref."""
    if settings.offline:
        return Asked(why_none="registries are not asked (--offline)")
    if doi is None:
        return Asked(why_none="without a DOI no registry can be asked")
    from evidence.registries.abstracts import FoundAbstract, NoAbstract, abstracts
    from evidence.sources.card import Depth
    from evidence.sources.held import HeldText
    from evidence.sources.study_types import design_evidence

    answer = abstracts(settings).get_many((doi,))[doi]
    match answer:
        case FoundAbstract(text=text, origin=origin, kinds=kinds):
            told = design_evidence(kinds)
            return Asked(HeldText(text, Depth.ABSTRACT, None, origin), told.design if told and told.firm else None)
        case NoAbstract(asked=asked):
            return Asked(why_none=f"{' and '.join(asked)} hold no abstract of it")
        case _:
            return Asked(why_none=f"no abstract could be had: {answer.reason}")
