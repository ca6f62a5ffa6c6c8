"""Claims of one document that say the same in other words share a group.

Two claims are the same when the ideas of one contain those of the other, or when both are made of the same three or
more marked ideas. Other figures, another polarity, or names that only one of the two has ("lithium" here, "zinc" there)
always keep claims apart.
A claim is compared with a few earlier ones that share a rare word with it, so that long documents stay cheap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from evidence.claims.claim import Claim
from evidence.claims.recaps import recapped
from evidence.claims.senses import COMMON_IDEAS, Sense, sense_of
from evidence.documents.document import Document, Location, Span

_SHORTEST = 3
_RARE_WORDS = 3
_EARLIER = 16


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it was first made: where, in which words, and the group of all that say the same."""

    path: str
    span: Span
    location: Location
    text: str
    group: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim that may be known again in another document; `first` if none before it in its own says the same."""

    sense: Sense
    said: Said
    first: bool


class Repeats:
    """What the documents of a run have said so far, of claims that are made of three or more marked ideas.

    Across documents only such claims are known again in other words; the same words have the same id anyway.
    """

    def __init__(self) -> None:
        self._said: dict[frozenset[str], list[tuple[Sense, Said]]] = {}

    def heard(self, sayings: Sequence[Saying]) -> dict[str, Said]:
        """What documents before this one said in other words, by the group of this one that says it; keeps the rest."""
        known = {one.said.group: said for one in sayings if one.first and (said := self._earlier(one.sense))}
        for one in sayings:
            before = known.get(one.said.group)
            self._add(one.sense, replace(one.said, group=before.group) if before else one.said)
        return known

    def _earlier(self, sense: Sense) -> Said | None:
        return next((said for other, said in self._said.get(sense.marked, ()) if _same(other, sense)), None)

    def _add(self, sense: Sense, said: Said) -> None:
        held = self._said.setdefault(sense.marked, [])
        if len(held) < _EARLIER and not self._earlier(sense):
            held.append((sense, said))


def grouped(document: Document, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Saying, ...]]:
    """The claims of a document, each with the id of the first that says the same, and what others may say again."""
    senses = [sense_of(claim.said) for claim in claims]
    result = _with_recaps(document, _grouped(claims, senses), senses)
    sayings = tuple(
        Saying(sense, _said(document, claim), claim.group == claim.id)
        for claim, sense in zip(result, senses, strict=True)
        if sense.marked
    )
    return result, sayings


def _with_recaps(document: Document, claims: Sequence[Claim], senses: Sequence[Sense]) -> tuple[Claim, ...]:
    """The claims, those that sum up others with the ids of these."""
    result = list(claims)
    for index, before in recapped(document, claims, senses):
        result[index] = replace(claims[index], sums_up=tuple(claims[earlier].id for earlier in before))
    return tuple(result)


def _said(document: Document, claim: Claim) -> Said:
    return Said(document.path, claim.span, document.locate(claim.span), claim.text, claim.group)


def _grouped(claims: Sequence[Claim], senses: Sequence[Sense]) -> tuple[Claim, ...]:
    said = [sense.said for sense in senses]
    frequency = Counter(chain.from_iterable(said))
    first_by_word: dict[str, list[int]] = defaultdict(list)
    result: list[Claim] = []
    for index, (claim, sense) in enumerate(zip(claims, senses, strict=True)):
        keys = _keys(said[index], frequency, sense.marked)
        seen = dict.fromkeys(other for key in keys for other in first_by_word[key][-_EARLIER:])
        same = next((other for other in seen if _same(senses[other], sense)), None)
        if same is not None:
            result.append(replace(claim, group=result[same].group))
            continue
        for key in keys:
            first_by_word[key].append(index)
        result.append(claim)
    return tuple(result)


def _keys(said: frozenset[str], frequency: Counter[str], marked: frozenset[str]) -> list[str]:
    """The rarest shared words, and the marked ideas together."""
    shared = sorted((count, word) for word in said if (count := frequency[word]) > 1)
    keys = [word for _, word in shared[:_RARE_WORDS]]
    return [*keys, " ".join(sorted(marked))] if marked else keys


def _same(first: Sense, second: Sense) -> bool:
    if first.figures != second.figures or first.negated != second.negated:
        return False
    if not (first.names <= second.names or second.names <= first.names):
        return False
    if first.marked and first.marked == second.marked:
        return first.direction == second.direction or not (first.direction and second.direction)
    small, large = sorted((first.said, second.said), key=len)
    if len(small) < _SHORTEST or len(large) > 2 * len(small) or not small <= large:
        return False
    return not any(idea.isupper() and idea not in COMMON_IDEAS for idea in large - small)
