"""What a text is about as a whole: what need not be named again beside each of its figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from evidence.agreement.passages.columns import groups_behind
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.words.terms import terms_of

TELLING = terms_of(
    "responders nonresponders response remission remitters relapse recurrence women men boys girls placebo controls"
    " sham vehicle comparator untreated healthy baseline follow-up completers users non-users severe mild moderate"
    " durable sustained overall objective complete partial early late primary secondary mortality death survival"
    " ideation behaviour attempts adverse serious withdrawal higher lower interim subgroup"
)
"""Words that tell the groups and outcomes of one study apart; they have to stand with the figure."""


@dataclass(frozen=True)
class Source:
    """A text in passages, and what it is about."""

    text: str
    passages: tuple[Passage, ...]

    @cached_property
    def times(self) -> Counter[str]:
        """In how many of its passages each word stands."""
        return Counter(term for passage in self.passages for term in passage.terms)

    @cached_property
    def words(self) -> frozenset[str]:
        """All the words that its passages have."""
        return frozenset(self.times)

    @cached_property
    def subject(self) -> frozenset[str]:
        """The words of the first sentence, unless it gives a figure, and those that the text comes back to.

        Words that tell groups apart are none.
        """
        first = self.passages[0].terms if self.passages and not self.passages[0].values else frozenset()
        return frozenset(term for term, count in self.times.items() if count > 1 or term in first) - TELLING

    def of_other_arms(self, passage: Passage) -> frozenset[str]:
        """The words that a record has in other arms of the passage's trial, and not in its own."""
        if not passage.arm:
            return frozenset()
        arms = [one for one in self.passages if one.arm and one.trial == passage.trial]
        others = frozenset(term for one in arms if one.arm != passage.arm for term in one.terms)
        return others - frozenset(term for one in arms if one.arm == passage.arm for term in one.terms)


@lru_cache(maxsize=64)
def source_of(text: str) -> Source:
    """A text, read once for all the claims that are compared with it."""
    return Source(text, tuple(_with_groups(passage, text) for passage in passages_of(text)))


def _with_groups(passage: Passage, text: str) -> Passage:
    """A sentence under the names of the groups that its numbers are of by their order alone."""
    groups = groups_behind(passage, text)
    return replace(passage, context=" . ".join(group.name for group in groups)) if groups else passage
