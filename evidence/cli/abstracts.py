"""The abstracts that registries have: the one place where `evidence card` asks beyond the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence.config import Settings
    from evidence.sources.held import HeldText


def abstract_of(doi: str | None, settings: Settings) -> HeldText | None:
    """The abstract of a DOI; None while no registry that is asked gives any.

    The registries of this version give bibliographic records alone.
    """
    del doi, settings
    return None


def why_none(settings: Settings) -> str:
    """Why no abstract came, as the end of a sentence."""
    return "registries are not asked (--offline)" if settings.offline else "the registries asked give no abstracts"
