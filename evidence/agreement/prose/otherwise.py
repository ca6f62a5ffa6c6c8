"""All that sentences of a source say otherwise than a claim does."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.company import told_in_company
from evidence.agreement.prose.endpoint_ratios import of_another_endpoint
from evidence.agreement.prose.limits import other_limits
from evidence.agreement.prose.powers import other_powers
from evidence.agreement.prose.whole import told_of_the_whole
from evidence.agreement.verdict import Said

_ASKED = (told_in_company, other_limits, other_powers, of_another_endpoint)


def told_otherwise(claim: str, source: Source, sizes: frozenset[int]) -> Iterator[Said]:
    """The numbers of a claim, and its limits, for which the source has others; `sizes` are those of the study."""
    for ask in _ASKED:
        yield from ask(claim, source)
    yield from told_of_the_whole(claim, source, sizes)
