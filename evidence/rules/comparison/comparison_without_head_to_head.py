"""CMP501: better than something it was not compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.numerals import NUMERAL
from evidence.claims.wording import fold
from evidence.documents.document import BlockKind
from evidence.dossier import CheckedClaim, Dossier
from evidence.findings import Finding, Severity
from evidence.late import late_regex
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule, is_denied, is_mentioned, is_weighed
from evidence.sources.card import Design
from evidence.sources.drugs import drugs_in, same_medicine

_COMPARATIVE = frozenset(
    {
        Design.RANDOMIZED_CONTROLLED_TRIAL,
        Design.NON_RANDOMIZED_TRIAL,
        Design.META_ANALYSIS,
        Design.SYSTEMATIC_REVIEW,
    }
)
_OBSERVED = frozenset({Design.COHORT, Design.CASE_CONTROL})
"""Designs that compare where their own words say so."""
_ANAPHORA = late_regex(r"\b(?:these|such|those|this|they|it)\b", re.IGNORECASE)
_WHO = late_regex(
    r"\b(?:(?:who|that) (?:have|has|had|do|did|does)(?:n't| not)? \w+|patients (?:with|whose)|(?:if|when|after) you"
    r"|your|if you|(?:when|where|after|in whom|for whom) [^,;]*\Z)",
    re.IGNORECASE,
)
_THEMSELVES = frozenset({"safer", "superior to", "better alternative", "safest"})
_A_NUMBER = late_regex(rf"\s(?:{NUMERAL}|half|a (?:third|quarter|decade)|once)\b", re.IGNORECASE)
"""Behind "than" of an amount: "more than 4,000 people"."""
_REACH = 90
_SPECIAL = ("especially", "particularly")


_COMPARAND = 40


class ComparisonWithoutHeadToHead(WordRule):
    """What it does
    Flags a comparison with other treatments ("unlike", "than", "compared with", "rather than weeks") and a remark on
    what other treatments lack, when the claim has no source or none that compares: a trial with groups, a meta-analysis
    or a systematic review. Where such a source names no other treatment in its title or card, that is a warning.
    Comparisons with placebo or baseline are passed over, and so are headings that name a topic.

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
    guards = (is_denied, is_weighed, is_mentioned)
    message = "“{}” compares with other treatments, and no source that compares them is given. A reviewer asks for one."
    hint = "Cite a head-to-head trial or a meta-analysis, or describe without comparing (ABPI Code 2021 clause 14)."

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence, comparisons first."""
        told = set()
        for sentence, text, hit in self._compared(dossier):
            severity = _gap(dossier, sentence)
            if dossier.block_of(sentence).kind is BlockKind.HEADING or severity is None:
                continue
            if self._is_about_others(dossier, sentence, text, hit):
                told.add(sentence.span)
                yield self.remark(dossier, sentence, hit.words, severity=severity)
        for sentence, text, hit in self._shortcomings(dossier):
            severity = _gap(dossier, sentence)
            if sentence.span not in told and severity is not None and not _WHO.search(text[: hit.start]):
                yield self.remark(dossier, sentence, hit.words, severity=severity)

    def _compared(self, dossier: Dossier) -> Iterator[tuple[Sentence, str, Hit]]:
        for sentence, text, first in self.said(dossier):
            hits = dossier.brief.vocabulary.find(self.word_list, text)
            others = [hit for hit in hits or [first] if not _A_NUMBER.match(text[hit.end :].casefold())]
            yield from ((sentence, text, hit) for hit in others[:1])

    def _is_about_others(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> bool:
        words = hit.words.casefold()
        if words in _THEMSELVES or words.startswith("no other"):
            return True
        if not self._names_others(dossier, text, hit):
            return words.startswith("rather than") and dossier.claim_at.get(sentence.span) is not None
        return not words.startswith(_SPECIAL) or "other" in text[hit.end : hit.end + _REACH]

    def _names_others(self, dossier: Dossier, text: str, hit: Hit) -> bool:
        """Whether treatments follow, or a medicine that the sentence has not named before."""
        vocabulary = dossier.brief.vocabulary
        near = text[hit.end : hit.end + _COMPARAND]
        if vocabulary.holds("other-treatments", text[hit.end : hit.end + _REACH]) or vocabulary.holds(
            "comparand", near
        ):
            return True
        other = drugs_in(near)
        return bool(other) and not same_medicine(drugs_in(text[: hit.start]), other)

    def _shortcomings(self, dossier: Dossier) -> Iterator[tuple[Sentence, str, Hit]]:
        """What is said of treatments under a heading about others, or of others by name."""
        vocabulary = dossier.brief.vocabulary
        headed = _Headings(dossier)
        for sentence in dossier.noticed.get("shortcoming", ()):
            text = fold(sentence.said)
            hits = vocabulary.find("shortcoming", text)
            others = vocabulary.find("other-treatments", text[: hits[0].start]) if hits else []
            subject = _ANAPHORA.search(text[: hits[0].start]) if hits else None
            if others or (subject and headed.is_about_others(sentence)):
                yield sentence, text, hits[0]


def _gap(dossier: Dossier, sentence: Sentence) -> Severity | None:
    """How grave it is that nothing compares: an error without a source, a warning with one that names no comparison."""
    checked = dossier.claim_at.get(sentence.span)
    if checked is None:
        return None
    if not checked.sources:
        return Severity.ERROR
    designs = {card.design for card in checked.cards}
    if not designs or Design.UNKNOWN in designs:
        return None
    named = any(_names_others(dossier, text) for text in _texts(checked))
    if designs.isdisjoint(_COMPARATIVE):
        return None if named and not designs.isdisjoint(_OBSERVED) else Severity.ERROR
    return None if named else Severity.WARNING


def _texts(checked: CheckedClaim) -> Iterator[str]:
    """What is known of what the sources compared."""
    for source in checked.sources:
        yield source.reference.title or source.reference.raw
    for card in checked.cards:
        figures = (part for figure in card.figures for part in (figure.group, figure.outcome))
        yield from (part for part in (card.regimen, card.conclusion, *figures) if part)


def _names_others(dossier: Dossier, text: str) -> bool:
    vocabulary = dossier.brief.vocabulary
    return vocabulary.holds("compared", fold(text)) or vocabulary.holds("other-treatments", fold(text))


class _Headings:
    """Under which heading a sentence stands."""

    def __init__(self, dossier: Dossier) -> None:
        self._blocks = dossier.document.blocks
        self._vocabulary = dossier.brief.vocabulary

    def is_about_others(self, sentence: Sentence) -> bool:
        above = self._blocks[: sentence.block]
        heading = next((block for block in reversed(above) if block.kind is BlockKind.HEADING), None)
        return heading is not None and self._vocabulary.holds("other-treatments", fold(heading.text))
