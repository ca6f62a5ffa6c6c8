"""What a claim says beside its numbers: whether a text says so too, and which way its result points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.lookup.covering import covers
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.sides import is_turned_round
from evidence.agreement.passages.subjects import Source
from evidence.agreement.study.direction import compare_directions, is_turned, ways_of
from evidence.agreement.verdict import Compared, Said, not_found
from evidence.agreement.words.pointers import Effect, pointers_of
from evidence.agreement.words.terms import shared, spells_out, terms_of, words_with
from evidence.late import late_regex

_SAME = 0.8
"""How much of the claim's words a passage has to share for its way to be compared with the claim's."""
_NEAR = 0.6
"""How much of them another has to share to leave open which way the text points."""
_OF_ANYTHING = terms_of(
    "taking taken using used giving given receiving received treating treated patients people adults"
)
"""Words that say nothing of what a text has to speak of."""
_ROOT = 7
"""So many letters two words begin with that are of one root."""
_FEW = 3
_SHOWN = 2
_TURNED = Compared(Verdict.DIFFERS, "The source says it the other way round.")
_THAN = late_regex(r"\bthan\b|\b(?:superior|inferior) to\b", re.IGNORECASE)
"""Of a claim that one side has more: which side it is, the same words in another order do not tell."""


def beside_numbers(claim: str, anchors: Sequence[Passage], source: Source, *, counted: bool) -> Iterator[Said]:
    """The verdicts on a claim's outcome and direction.

    Where it is `counted`, `anchors` hold its numbers, or else others of the same.
    """
    terms = terms_of(claim)
    nearest = max(anchors or source.passages, key=lambda passage: shared(terms, passage.terms), default=None)
    if nearest is None:
        return
    known = nearest.terms | source.subject
    covered = covers(claim, nearest, source, shared(terms, known if anchors else nearest.terms))
    if anchors:
        yield covered.said(Slot.OUTCOME, claim, nearest.quote, nearest.quote)
    elif counted:
        why = "What the claim says of its numbers was not found with any of them."
        yield not_found(Slot.OUTCOME, claim, None, why)
    effects = None if nearest.labelled else _effects_of(claim)
    if effects or ways_of(claim):
        turned = not nearest.labelled and is_turned_round(claim, nearest.text, source.subject)
        told = _TURNED if turned else _direction(claim, nearest, anchored=bool(anchors))
        if told is None and not anchors and (unsaid := _unsaid(claim, source)) is not None:
            if not counted:
                yield unsaid
            return
        compared = told or Compared(Verdict.NOT_FOUND, "Which way the source points could not be told.")
        if compared.verdict is Verdict.DIFFERS and _points_both_ways(claim, nearest, source.passages):
            compared = Compared(Verdict.NOT_FOUND, "Sentences of the source on the same point both ways.")
        if compared.verdict is Verdict.MATCHES and not anchors:
            compared = covered
        if compared.verdict is Verdict.MATCHES and effects not in (None, _effects_of(nearest.text)):
            compared = Compared(Verdict.NOT_FOUND, "Whether the passage tells of the same effect could not be told.")
        yield compared.said(Slot.DIRECTION, claim, nearest.quote if told else None, nearest.quote)
    elif not counted:
        yield Said(Slot.DIRECTION, claim, None, Verdict.NOT_CHECKED, "The claim gives nothing that can be compared.")


def _unsaid(claim: str, source: Source) -> Said | None:
    """What a claim speaks of, where a text has hardly any of its words; None where it has them."""
    terms = terms_of(claim)
    if shared(terms, source.words) >= _NEAR:
        return None
    unknown = frozenset(term for term in terms - source.words - _OF_ANYTHING if not _is_akin(term, claim, source))
    words = (word.group() for word in words_with(unknown, claim))
    named = [word for word in words if not ways_of(word) and not _effects_of(word)][:_SHOWN]
    if not named:
        return None
    why = f"What is held does not speak of {', '.join(f'“{word}”' for word in named)}."
    return not_found(Slot.OUTCOME, claim, None, why)


def _is_akin(term: str, claim: str, source: Source) -> bool:
    """Whether a source has a word of the same root, or spells out an acronym: hypoglycemic and hypoglycemia."""
    root = term[:_ROOT] if len(term) > _ROOT else None
    if root is not None and any(word.startswith(root) for word in source.words):
        return True
    return term.upper() in claim and spells_out(source.text.replace("-", " "), term.upper())


def _effects_of(text: str) -> frozenset[Effect]:
    return frozenset(one.effect for one in pointers_of(text))


def _direction(claim: str, nearest: Passage, *, anchored: bool) -> Compared | None:
    """The way a claim points against a passage on the same; with the claim's figure in it, its ways tell enough."""
    terms = terms_of(claim)
    alike = shared(terms, nearest.terms) >= _SAME and len(terms) >= _FEW
    if alike and (compared := compare_directions(claim, nearest.text)) is not None:
        return compared
    if not anchored or is_turned(claim) or is_turned(nearest.text) or (alike and _THAN.search(claim)):
        return None
    alike = ways_of(claim) == ways_of(nearest.text) and (len(ways_of(claim)) == 1 or _in_turn(claim, nearest.text))
    return Compared(Verdict.MATCHES, "Both sides point the same way.") if alike else None


def _in_turn(claim: str, text: str) -> bool:
    """Whether two texts that point both ways do so in the same order: which word is of what, the ways do not tell."""
    ours, theirs = ([one.effect for one in pointers_of(words)] for words in (claim, text))
    return ours == theirs


def _points_both_ways(claim: str, nearest: Passage, passages: Sequence[Passage]) -> bool:
    """Whether another sentence on the same points where the claim does."""
    ways, terms = ways_of(claim), terms_of(claim)
    near = (one for one in passages if one is not nearest and shared(terms, one.terms) >= _NEAR)
    return any(ways & ways_of(one.text) for one in near)
