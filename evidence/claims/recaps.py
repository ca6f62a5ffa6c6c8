"""Claims of the closing words that only sum up what the copy has said before.

"The benefits of the lamp, its rapid onset and its lasting effect, make it a promising choice" says no new thing, yet it
repeats two claims in words that nobody approved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from evidence.claims.claim import Claim
from evidence.claims.lexicon import observed
from evidence.claims.senses import COMMON_IDEAS, Sense
from evidence.documents.document import BlockKind, Document

_ASSERTED = frozenset(
    ("efficacy", "safety", "onset", "mechanism", "suicide", "improvement", "harm", "physiology", "comparison")
)
_HARMS = frozenset(("harm", "safety"))
_COMPARED = frozenset(("placebo", "sham", "control", "comparator"))
"""With whom was compared, which is no point."""
_FEWEST_POINTS = 2
_SAID_BEFORE = 0.6
"""The share of its words that a recap has from before; on the copy of `benchmarks` it finds what readers find."""


def recapped(
    document: Document, claims: Sequence[Claim], senses: Sequence[Sense]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The claims that sum up others, by their index, each with the indices of these.

    They stand in paragraphs below the last heading, have no figures, and make at least two points that paragraphs
    before them have made, and no marked one and no harm that is new.
    """
    closing = _closing(document, claims)
    first: dict[str, int] = {}  # the block where an idea stood first
    opening = block = 0  # the first claim of its block
    for index, (claim, sense) in enumerate(zip(claims, senses, strict=True)):
        if claim.sentence.block != block:
            opening, block = index, claim.sentence.block
        if block > closing and document.blocks[block].kind is BlockKind.PARAGRAPH and claim.group == claim.id:
            before = frozenset(idea for idea in sense.said & first.keys() if first[idea] < block)
            if _sums_up(sense, before):
                yield index, _summed_up(sense, senses[:opening], before)
        for idea in sense.said:
            first.setdefault(idea, block)


def _summed_up(sense: Sense, earlier: Sequence[Sense], before: frozenset[str]) -> tuple[int, ...]:
    """For each point the claim that makes it in most of the same words."""
    shared = [len(sense.said & one.said) for one in earlier]
    points = (idea for idea in before if _is_point(idea))
    makers = ([index for index, one in enumerate(earlier) if point in one.said] for point in points)
    return tuple(sorted({max(some, key=shared.__getitem__) for some in makers}))


def _closing(document: Document, claims: Sequence[Claim]) -> int:
    """The block of the last heading that has a claim below it; -1 without one."""
    last = claims[-1].sentence.block if claims else 0
    headings = (index for index in range(last - 1, -1, -1) if document.blocks[index].kind is BlockKind.HEADING)
    return next(headings, -1)


def _sums_up(sense: Sense, before: frozenset[str]) -> bool:
    points = {idea for idea in sense.ideas if _is_point(idea)}
    if sense.figures or sense.negated or any(idea.isupper() or _signals(idea) & _HARMS for idea in points - before):
        return False
    return len(points & before) >= _FEWEST_POINTS and len(before) >= _SAID_BEFORE * len(sense.said)


@lru_cache(maxsize=4096)
def _is_point(idea: str) -> bool:
    """Whether an idea is what copy claims, and no mere subject of it."""
    if idea.isupper():
        return idea not in COMMON_IDEAS
    return idea not in _COMPARED and not _ASSERTED.isdisjoint(_signals(idea))


def _signals(idea: str) -> frozenset[str]:
    return frozenset((*observed((idea,)), *observed((f"{idea}s",))))
