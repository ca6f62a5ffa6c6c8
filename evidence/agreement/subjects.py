"""What a text is about as a whole: what need not be named again beside each of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log1p

from evidence.agreement.passages import Passage
from evidence.agreement.terms import terms_of
from evidence.agreement.texts import passages_of

TELLING = terms_of(
    "responders nonresponders response remission remitters relapse recurrence women men boys girls placebo controls"
    " sham vehicle comparator untreated healthy baseline follow-up completers users non-users severe mild moderate"
    " durable sustained overall objective complete partial early late primary secondary mortality death survival"
    " ideation behaviour attempts adverse serious withdrawal higher lower"
)
"""Words that tell the groups and outcomes of one study apart; they have to stand with the figure."""


_ONCE = 3.0
"""The weight of a word that only an acronym of the text stands for."""


@dataclass(frozen=True)
class Source:
    """A text in passages, and what it is about."""

    text: str
    passages: tuple[Passage, ...]
    subject: frozenset[str]

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How well each of its words tells one passage from the others: the fewer have it, the better."""
        counts = Counter(term for passage in self.passages for term in passage.terms)
        return {term: log1p(len(self.passages) / count) for term, count in counts.items()}

    def of_other_arms(self, passage: Passage) -> frozenset[str]:
        """The words that a record has in other arms of the passage's trial, and not in its own."""
        if not passage.arm:
            return frozenset()
        arms = [one for one in self.passages if one.arm and one.trial == passage.trial]
        others = frozenset(term for one in arms if one.arm != passage.arm for term in one.terms)
        return others - frozenset(term for one in arms if one.arm == passage.arm for term in one.terms)

    def share(self, near: frozenset[str], known: frozenset[str]) -> float:
        """How much of what is said in the text's own words (`near`) a passage with the words `known` says.

        Words that the text has nowhere tell no passage from another; where they are most of what is said, it is 0.
        """
        said = {term: self.weights.get(term, _ONCE) for term in near if term in self.weights or term in known}
        if not said or 2 * len(said) < len(near):
            return 0.0
        return sum(weight for term, weight in said.items() if term in known) / sum(said.values())


@lru_cache(maxsize=16)
def source_of(text: str) -> Source:
    """A text, read once for all the claims that are compared with it."""
    passages = passages_of(text)
    return Source(text, passages, subject_of(passages))


def subject_of(passages: Sequence[Passage]) -> frozenset[str]:
    """The words of a text's first sentence, unless it gives a figure, and those that the text comes back to.

    Words that tell groups apart are none.
    """
    times = Counter(term for passage in passages for term in passage.terms)
    first = passages[0].terms if passages and not passages[0].values else frozenset()
    return frozenset(term for term, count in times.items() if count > 1 or term in first) - TELLING
