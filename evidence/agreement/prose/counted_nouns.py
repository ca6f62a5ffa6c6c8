"""Whom or what a number counts: "Twenty women" is not confirmed by "Twenty men", nor "58 deaths" by "58 cases"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.about import naming_words
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.verdict import Said, differs, not_found
from evidence.agreement.words.terms import shared, terms_of
from evidence.late import late_regex

_APART: tuple[tuple[frozenset[str], ...], ...] = tuple(
    tuple(frozenset(words.split()) for words in kind)
    for kind in (
        ("men man males boys", "women woman females girls"),
        ("children child infants babies newborns toddlers boys girls adolescents teenagers", "adults adult men women"),
        (
            "dogs",
            "cats",
            "horses",
            "mice",
            "rats",
            "rabbits",
            "pigs",
            "sheep",
            "people adults children men women humans",
        ),
    )
)
"""Nouns for those who are none of the others of their row."""
_PEOPLE = frozenset().union(*(words for kind in _APART for words in kind)) | frozenset(
    "patients participants people persons individuals subjects volunteers users smokers adolescents seniors residents"
    " couples students nurses workers recipients donors cases controls eyes teeth knees".split()
)
_NOUN = late_regex(rf"\b(?P<noun>{'|'.join(sorted(_PEOPLE))})\b(?P<more>\s(?:and|or)\s)?", re.IGNORECASE)
_REACH = 40
"""How many characters behind a number its noun may end, with what is joined to it."""
_WORD = late_regex(r"[^\W\d_]+")
_KNOWN = 0.6
"""How much of a claim's other words a source on the same has."""


def counted_otherwise(said: Said, claim: str, source: Source) -> Said:
    """A number of people that matches, unless the source counts with it those who are not the claim's."""
    if said.slot is not Slot.N or said.verdict is not Verdict.MATCHES:
        return said
    words = [match.group().casefold() for match in _WORD.finditer(said.claim)]
    noun = next((word for word in reversed(words) if word in _PEOPLE), None)
    if noun is None:
        return _of_another_event(said, words, source)
    others = list(_counted_with(said, source))
    if not others or not all(_are_apart(noun, other) for _, other in others):
        return said
    passage, other = others[0]
    rest = naming_words(claim) - terms_of(said.claim)
    if shared(rest, source.words) < _KNOWN and rest:
        return not_found(Slot.N, said.claim, other, f"The source counts {other} so.", passage.quote)
    return differs(Slot.N, said.claim, said.source, f"The source counts {other} so, and no {noun}.", passage.quote)


def _of_another_event(said: Said, words: Sequence[str], source: Source) -> Said:
    """A number of events ("58 deaths") that stands in a text which does not speak of such there."""
    named = terms_of(words[-1]) if words else frozenset()
    if not named or any(not named.isdisjoint(one.terms) for one, _ in _places(said, source)):
        return said
    return not_found(Slot.N, said.claim, said.source, f"The source does not say it of “{words[-1]}”.", said.quote)


def _counted_with(said: Said, source: Source) -> Iterator[tuple[Passage, str]]:
    """The passages that have a number, and the noun that it counts; "" where none stands behind it, or two do."""
    for passage, start in _places(said, source):
        behind = re.split(r"[,;:.()]\s|\s(?:in|of|with|were|was|who|had)\s", passage.text[start : start + _REACH])[0]
        match = _NOUN.search(behind)
        yield passage, "" if match is None or match["more"] else match["noun"].casefold()


def _places(said: Said, source: Source) -> Iterator[tuple[Passage, int]]:
    """Where a text has the number of a claim, whatever it counts there."""
    number = next((one.value for one in written_quantities(said.claim) if one.value is not None), None)
    for passage in source.passages:
        for one in written_quantities(passage.text) if number is not None else ():
            if one.value == number:
                yield passage, one.span.start


def _are_apart(one: str, other: str) -> bool:
    """Whether nobody is both."""
    for kind in _APART:
        ours, theirs = ([place for place, names in enumerate(kind) if word in names] for word in (one, other))
        if ours and theirs and set(ours).isdisjoint(theirs):
            return True
    return False
