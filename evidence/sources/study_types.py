"""What indexers' publication types and MeSH headings tell of a study's design.

Presence is evidence; absence is none: of the trials that reviewers count as randomized about 85 of 100 are typed so
(Cohen 2015), and what is being indexed has no types yet. Subjects are not designs: "Randomized Controlled Trials as
Topic" is what a paper is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.registries.abstracts import Kinds
from evidence.registries.article import Term
from evidence.sources.card import Design


@dataclass(frozen=True)
class DesignEvidence:
    """A design and what speaks for it.

    `design` is `UNKNOWN` where the terms leave it open ("Clinical Trial" alone may be randomized or not). `firm` means
    that a publication type says it outright; MeSH headings, and types that are given out loosely, only hint at it.
    `terms` are the terms that say it, `qualifiers` others that tell of the study ("Double-Blind Method").
    """

    design: Design
    firm: bool
    terms: tuple[str, ...]
    qualifiers: tuple[str, ...]
    origin: str | None

    @property
    def words(self) -> str:
        """The evidence as a card shows it: "publication type Randomized Controlled Trial; Humans (pubmed)"."""
        said = "; ".join((*self.terms, *self.qualifiers))
        return f"{said} ({self.origin})" if self.origin else said


_TYPES: tuple[tuple[str, str | None, Design, bool], ...] = (
    ("Clinical Trial Protocol", None, Design.PROTOCOL, True),
    ("Network Meta-Analysis", None, Design.META_ANALYSIS, True),
    ("Meta-Analysis", "D017418", Design.META_ANALYSIS, True),
    ("Systematic Review", "D000078182", Design.SYSTEMATIC_REVIEW, True),
    ("Practice Guideline", "D017065", Design.GUIDELINE, True),
    ("Guideline", None, Design.GUIDELINE, True),
    ("Randomized Controlled Trial", "D016449", Design.RANDOMIZED_CONTROLLED_TRIAL, True),
    ("Controlled Clinical Trial", "D018848", Design.NON_RANDOMIZED_TRIAL, False),
    ("Case Reports", "D002363", Design.CASE_REPORT, False),
    ("Editorial", None, Design.EDITORIAL, True),
    ("Review", "D016454", Design.NARRATIVE_REVIEW, False),
)
"""Name, number in MeSH, design, firm; the first present counts: a meta-analysis is typed as a review too."""
_HEADINGS: tuple[tuple[str, str | None, Design], ...] = (
    ("Cross-Sectional Studies", "D003430", Design.CROSS_SECTIONAL),
    ("Case-Control Studies", "D016022", Design.CASE_CONTROL),
    ("Cohort Studies", "D015331", Design.COHORT),
    ("Qualitative Research", None, Design.QUALITATIVE),
)
_SECOND_HAND = frozenset(
    {Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW, Design.NARRATIVE_REVIEW, Design.GUIDELINE, Design.EDITORIAL}
)
_OPEN_TYPES = frozenset(
    {
        "clinical trial", "clinical trial, phase i", "clinical trial, phase ii", "clinical trial, phase iii",
        "clinical trial, phase iv", "pragmatic clinical trial", "adaptive clinical trial", "equivalence trial",
        "observational study", "multicenter study", "comparative study", "preprint", "twin study", "validation study",
    }
)  # fmt: skip
_OPEN_HEADINGS = frozenset(
    {
        "prospective studies", "retrospective studies", "longitudinal studies", "follow-up studies", "pilot projects",
        "double-blind method", "single-blind method", "random allocation", "cross-over studies", "humans", "animals",
    }
)  # fmt: skip
_TRIALS = frozenset(name for name in _OPEN_TYPES if "trial" in name)


def design_evidence(kinds: Kinds) -> DesignEvidence | None:
    """What the terms tell of the design; None where they tell nothing at all."""
    types, headings = _Terms(kinds.types), _Terms(kinds.headings)
    design, firm, terms = _design(types, headings)
    qualifiers = (*types.among(_OPEN_TYPES), *headings.among(_OPEN_HEADINGS))
    if design is Design.UNKNOWN and not qualifiers:
        return None
    return DesignEvidence(design, firm, terms, qualifiers, kinds.origin)


def _design(types: _Terms, headings: _Terms) -> tuple[Design, bool, tuple[str, ...]]:
    typed = next(((design, firm, name) for name, ui, design, firm in _TYPES if types.has(name, ui)), None)
    only_animals = headings.has("Animals", "D000818") and not headings.has("Humans", "D006801")
    if only_animals and (typed is None or typed[0] not in _SECOND_HAND):
        return Design.ANIMAL, False, ("MeSH heading Animals, without Humans",)
    if typed is not None:
        return typed[0], typed[1], (f"publication type {typed[2]}",)
    if types.among(_TRIALS):
        return Design.UNKNOWN, False, ()
    return next(
        ((design, False, (f"MeSH heading {name}",)) for name, ui, design in _HEADINGS if headings.has(name, ui)),
        (Design.UNKNOWN, False, ()),
    )


class _Terms:
    """Terms by number and by name; registries give one or both."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.names = {term.name.casefold(): term.name for term in terms}
        self.uis = {term.ui for term in terms if term.ui}

    def has(self, name: str, ui: str | None) -> bool:
        return name.casefold() in self.names or (ui is not None and ui in self.uis)

    def among(self, names: frozenset[str]) -> tuple[str, ...]:
        return tuple(shown for folded, shown in self.names.items() if folded in names)
