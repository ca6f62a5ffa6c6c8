"""Which sentence of a source a claim speaks of, as its numbers tell: whatever words stand around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source, source_of
from evidence.agreement.prose.limits import limits_in
from evidence.agreement.prose.numerals import Numeral, Sentence, is_same, numerals_of, sentences_of, stands_for
from evidence.agreement.words.terms import terms_of

KNOWN = 2.0
"""What the numbers and words that a sentence shares with a claim have to weigh for it to be the one meant."""
_FIRM = 2.0
"""What numbers have to weigh where no word is shared, unless two of them are more than small ones."""
_ITEMS = 6
"""A sentence with more parts than so many behind semicolons is a list, and its numbers are of different things."""
_LIMITS, _ONCE, _WHOLE, _WORD, _WORDS, _ROUNDED = 2.0, 0.5, 0.5, 0.25, 1.0, 1.0
"""What limits weigh, a number that stands nowhere else, one of which a share is told, a word that stands nowhere else,
all such words at most, and at most a number that was rounded or worked out."""


@dataclass(frozen=True)
class Home:
    """A sentence, those of the claim's numbers that stand in it, and how surely it is the one meant."""

    passage: Passage
    numerals: tuple[Numeral, ...]
    held: frozenset[Numeral]
    weight: float

    @property
    def known(self) -> tuple[Numeral, ...]:
        """The sentence's numbers that the claim has too."""
        return tuple(other for other in self.numerals if any(stands_for(one, other) for one in self.held))


def homes_of(claim: str, source: Source) -> list[Home]:
    """The sentences with most of the claim's numbers; none where these might stand together by chance."""
    homes = weighed(claim, source.text)
    most = max((home.weight for home in homes), default=0.0)
    return [home for home in homes if home.weight == most >= KNOWN]


@lru_cache(maxsize=16)
def weighed(claim: str, text: str) -> tuple[Home, ...]:
    """Every sentence of a source's text, with what it shares with the claim."""
    source, ours = source_of(text), numerals_of(claim)
    return tuple(_home(claim, ours, sentence, source) for sentence in sentences_of(text))


def _home(claim: str, ours: Sequence[Numeral], sentence: Sentence, source: Source) -> Home:
    passage, theirs = sentence.passage, sentence.numerals
    held = frozenset(one for one in ours if any(stands_for(one, other) for other in theirs))
    exact = [one for one in held if any(is_same(one, other) for other in theirs)]
    words = terms_of(claim) & passage.terms
    firm = sum(one.weight >= 1.0 for one in held) > 1 or sum(one.weight for one in held) >= _FIRM
    if (not words and not firm) or passage.text.count(";") > _ITEMS:
        return Home(passage, theirs, held, 0.0)
    weight = sum(one.weight if one in exact else min(one.weight, _ROUNDED) for one in held)
    once = [one for one in exact if _times(source.text)[one.value] == 1]
    weight += _ONCE * len(once) + _WHOLE * sum(one.whole for one in once)
    weight += _LIMITS * _shared_limits(claim, passage.text)
    weight += min(_WORD * sum(source.times[word] == 1 for word in words), _WORDS)
    return Home(passage, theirs, held, weight)


def _shared_limits(claim: str, text: str) -> int:
    theirs = limits_in(text)
    return sum(any(one.same(other) for other in theirs) for one in limits_in(claim, named=True))


@lru_cache(maxsize=16)
def _times(text: str) -> Counter[float]:
    """In how many sentences of a text each number stands."""
    return Counter(value for sentence in sentences_of(text) for value in {one.value for one in sentence.numerals})
