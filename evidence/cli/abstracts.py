"""The abstracts that registries have: the one place where `evidence card` asks beyond the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evidence.config import Settings
    from evidence.registries.registry import Update
    from evidence.sources.held import HeldText
    from evidence.sources.study_types import DesignEvidence


@dataclass(frozen=True)
class Asked:
    """What the registries gave for a DOI: its abstract, what indexers say of its design, and its title; or why there
    is no abstract."""

    held: HeldText | None = None
    published: DesignEvidence | None = None
    title: str | None = None
    why_none: str = ""


def abstract_of(doi: str | None, settings: Settings) -> Asked:
    """The abstract of a DOI from PubMed, Europe PMC or Crossref; a retraction that comes with it is told on stderr."""
    if settings.offline:
        return Asked(why_none="registries are not asked (--offline)")
    if doi is None:
        return Asked(why_none="without a DOI no registry can be asked")
    from evidence.registries.abstracts import FoundAbstract, NoAbstract, abstracts
    from evidence.registries.registry import Unchecked
    from evidence.sources.held import HeldText
    from evidence.sources.study_types import design_evidence

    answer = abstracts(settings).get_many((doi,))[doi]
    if not isinstance(answer, Unchecked):
        _warn(doi, answer.updates)
    match answer:
        case FoundAbstract(text=text, origin=origin, kinds=kinds, title=title):
            return Asked(HeldText.of_abstract(text, origin), design_evidence(kinds), title)
        case NoAbstract(asked=asked):
            return Asked(why_none=f"{' and '.join(asked)} hold no abstract of it")
        case _:
            return Asked(why_none=f"no abstract could be had: {answer.reason}")


def _warn(doi: str, updates: Iterable[Update]) -> None:
    from evidence.registries.status import GRAVE, standing
    from evidence.rules.status.notices import one

    for update in updates:
        if standing(update.type) in GRAVE:
            kind = update.type.replace("-", " ")
            typer.echo(f"evidence: mind that there is a notice on {doi}: {kind} ({one(update)})", err=True)
