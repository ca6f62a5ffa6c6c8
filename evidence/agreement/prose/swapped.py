"""Two numbers of a claim that a sentence of the source has too, each with the group of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.owners import is_listed, words_by_number
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.numerals import COUNT, Numeral, apart, numerals_of, sentences_of
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import shared, terms_of

_ON_IT = 0.8
"""How much of a claim's words a sentence has to have for its numbers to be of the same."""

_Owners = dict[float, frozenset[str]]


def swapped(claim: str, source: Source) -> Iterator[Said]:
    """The numbers of a claim of which the source's only sentence with them gives each to the other's group."""
    ours = numerals_of(claim)
    if len(ours) < 2 or is_listed(claim):
        return
    for sort in {one.sort for one in ours}:
        alike = _of_sort(sort, ours)
        values = {one.value for one in alike}
        lists = ((sentence.passage, _of_sort(sort, sentence.numerals)) for sentence in sentences_of(source.text))
        held = [(passage, theirs) for passage, theirs in lists if values <= {one.value for one in theirs}]
        if len(values) < 2 or len(held) != 1 or not _is_on_it(claim, held[0][0]):
            continue
        ((passage, theirs),) = held
        said, told = _owners(claim, alike), _owners(passage.text, theirs)
        for one, other in combinations(alike, 2):
            if apart(one, other) and _are_swapped(one.value, other.value, said, told):
                yield from (_said(*pair, passage) for pair in ((one, other), (other, one)))


def _of_sort(sort: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numbers of a sort, and no bound of what was counted: "50% or more"."""
    return [one for one in numerals if one.sort == sort and not one.bounded]


def _is_on_it(claim: str, passage: Passage) -> bool:
    return not (passage.labelled or is_listed(passage.text)) and shared(terms_of(claim), passage.terms) >= _ON_IT


def _owners(text: str, numerals: Sequence[Numeral]) -> _Owners:
    """The words that each number of a text has for itself; none where a number stands twice."""
    values = [one.value for one in numerals]
    words = words_by_number(text, [one.span for one in numerals])
    return dict(zip(values, words, strict=True)) if len(set(values)) == len(values) else {}


def _are_swapped(one: float, other: float, said: _Owners, told: _Owners) -> bool:
    """Whether a source gives the words that a claim has of one number to the other, and the other way round."""
    if not (one in said and other in said and one in told and other in told):
        return False
    crossed = bool(said[one] & told[other]) and bool(said[other] & told[one])
    return crossed and said[one].isdisjoint(told[one]) and said[other].isdisjoint(told[other])


def _said(one: Numeral, other: Numeral, passage: Passage) -> Said:
    slot = Slot.N if one.sort == COUNT else Slot.FIGURE
    why = "The source gives the claim's two numbers to these groups the other way round."
    return differs(slot, one.text, other.text, why, passage.quote)
