"""From a source's words to its card: each fact by rules that a reviewer can read, each figure with the words it is from.

The same text gives the same card. What the text does not say stays empty: an empty field is "not held", never "no".
"""

from __future__ import annotations

from evidence.sources.card import Depth, Design, SourceCard
from evidence.sources.designs import find_design
from evidence.sources.passages import passages_of
from evidence.sources.sizes import find_sizes

EXTRACTED = "extracted"
"""The origin of a card that was read out of a text held beside the library."""


def extract_card(
    text: str,
    *,
    title: str | None = None,
    doi: str | None = None,
    key: str | None = None,
    depth: Depth = Depth.ABSTRACT,
    origin: str = EXTRACTED,
    published: Design | None = None,
) -> SourceCard:
    """The card of an abstract or a full text.

    `published` is the design that a registry's publication types name; it wins over the words of the text. Its
    absence says nothing.
    """
    passages = passages_of(text, title)
    found = find_design(passages, title, published)
    sizes = find_sizes(passages, title)
    return SourceCard(
        key=key,
        doi=doi,
        depth=depth,
        origin=origin,
        design=found.design,
        design_evidence=found.evidence,
        n=sizes.enrolled,
        analysed=sizes.analysed,
        arms=sizes.arms,
    )
