"""CMP501: better than something it was not compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.documents.document import BlockKind
from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule
from evidence.sources.card import Design

_COMPARATIVE = frozenset(
    {
        Design.RANDOMIZED_CONTROLLED_TRIAL,
        Design.NON_RANDOMIZED_TRIAL,
        Design.META_ANALYSIS,
        Design.SYSTEMATIC_REVIEW,
    }
)
_ANAPHORA = re.compile(r"\b(?:these|such|those|this|they|it)\b", re.IGNORECASE)
_WHO = re.compile(
    r"\b(?:(?:who|that) (?:have|has|had|do|did|does)(?:n't| not)? \w+|patients (?:with|whose)|(?:if|when|after) you"
    r"|your|if you|(?:when|where|after|in whom|for whom) [^,;]*\Z)",
    re.IGNORECASE,
)
_THEMSELVES = frozenset({"safer", "superior to", "better alternative", "safest"})
_REACH = 90
_SPECIAL = ("especially", "particularly")


class ComparisonWithoutHeadToHead(WordRule):
    """What it does
    Flags a comparison with other treatments ("unlike", "than", "compared with", "rather than weeks") and a remark on
    what other treatments lack, when the claim has no source or none that compares: a trial with groups, a meta-analysis
    or a systematic review. Comparisons with placebo or baseline are passed over, and headings that name a topic.

    Why it matters
    Without a head-to-head comparison, differences between studies are differences between patients.

    Example
    > Unlike antidepressants, the infusion works at once.

    Write instead
    > In a trial against electroconvulsive therapy, 55% and 41% responded [4].

    Known false alarms
    How substances work, doses and regimens; a comparison whose trial stands in the next sentence.

    Basis
    ABPI Code 2021 clause 14 (comparisons that can be substantiated, like for like); 21 CFR 202.1(e)(6)(ii).
    """

    code = "CMP501"
    word_list = "compared"
    message = "“{}” compares with other treatments, and no source that compares them is given. A reviewer asks for one."
    hint = "Cite a head-to-head trial or a meta-analysis, or describe without comparing (ABPI Code 2021 clause 14)."

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence, comparisons first."""
        told = set()
        for sentence, text, hit in self._compared(dossier):
            if dossier.block_of(sentence).kind is BlockKind.HEADING or not _lacks_source(dossier, sentence):
                continue
            if self._is_about_others(dossier, sentence, text, hit):
                told.add(sentence.span)
                yield self.remark(dossier, sentence, hit.words)
        for sentence, text, hit in self._shortcomings(dossier):
            if sentence.span not in told and _lacks_source(dossier, sentence) and not _WHO.search(text[: hit.start]):
                yield self.remark(dossier, sentence, hit.words)

    def _compared(self, dossier: Dossier) -> Iterator[tuple[Sentence, str, Hit]]:
        for sentence, text, first in self.said(dossier):
            hits = dossier.brief.vocabulary.find(self.word_list, text)
            yield from ((sentence, text, hit) for hit in hits[:1] or [first])

    def _is_about_others(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> bool:
        words = hit.words.casefold()
        if words in _THEMSELVES:
            return True
        if not dossier.brief.vocabulary.holds("other-treatments", text[hit.end : hit.end + _REACH]):
            return words.startswith("rather than") and dossier.claim_at.get(sentence.span) is not None
        return not words.startswith(_SPECIAL) or "other" in text[hit.end : hit.end + _REACH]

    def _shortcomings(self, dossier: Dossier) -> Iterator[tuple[Sentence, str, Hit]]:
        """What is said of treatments under a heading about others, or of others by name."""
        vocabulary = dossier.brief.vocabulary
        headed = _Headings(dossier)
        for sentence in dossier.noticed.get("shortcoming", ()):
            text = fold(sentence.text)
            hits = vocabulary.find("shortcoming", text)
            others = vocabulary.find("other-treatments", text[: hits[0].start]) if hits else []
            subject = _ANAPHORA.search(text[: hits[0].start]) if hits else None
            if others or (subject and headed.is_about_others(sentence)):
                yield sentence, text, hits[0]


def _lacks_source(dossier: Dossier, sentence: Sentence) -> bool:
    checked = dossier.claim_at.get(sentence.span)
    return checked is not None and not _is_compared(checked)


def _is_compared(checked: CheckedClaim) -> bool:
    designs = [card.design for card in checked.cards]
    if not checked.sources:
        return False
    return not designs or not _COMPARATIVE.isdisjoint(designs) or Design.UNKNOWN in designs


class _Headings:
    """Under which heading a sentence stands."""

    def __init__(self, dossier: Dossier) -> None:
        self._blocks = dossier.document.blocks
        self._vocabulary = dossier.brief.vocabulary

    def is_about_others(self, sentence: Sentence) -> bool:
        above = self._blocks[: sentence.block]
        heading = next((block for block in reversed(above) if block.kind is BlockKind.HEADING), None)
        return heading is not None and self._vocabulary.holds("other-treatments", fold(heading.text))
