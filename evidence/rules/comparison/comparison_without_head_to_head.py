"""CMP501: better than something it was not compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.checked import CheckedClaim
from evidence.claims.claim import Sentence
from evidence.claims.numerals import NUMERAL
from evidence.claims.wording import fold
from evidence.documents.document import BlockKind
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity
from evidence.late import late_regex
from evidence.library.vocabulary import Hit, Vocabulary
from evidence.rules.wording import WordRule, is_denied, is_mentioned, is_weighed
from evidence.sources.card import Depth, Design
from evidence.sources.drugs import NO_DRUGS, Drugs, drugs_in, names_one_of, same_medicine

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
_DIRECT = 25
_DOES_BETTER = late_regex(
    r"\b(?:better|worse|safer|gentler|stronger|faster|quicker|superior|inferior"
    r"|(?:more|less) (?:effective|efficient|powerful|potent|reliable|successful|gentle)(?:ly)?)"
    r"(?: [\w-]+){0,3} \Z",
    re.IGNORECASE,
)
"""Before "than": which of two does more good."""
_NO_EFFECT = late_regex(
    r"\b(?:predict|indicat|measur|absorb|dissolv|convert|respond|grow|cheap|cost)\w*|\b(?:picture|guide|source|site)\b",
    re.IGNORECASE,
)
"""What is better about something that is no effect of a treatment: what it tells, or what becomes of it in the body."""
_OF_ITS_OWN = (
    r"(?!(?:a|an|the|any\w*|that|this|these|those|it|its|we|you|yours?|they|he|she|i|me|him|her|them|us|my|our|their|his"
    r"|what|when|where|who|how|if|not|no|none|nothing|never|ever|before|after|with|without|at|in|on|of|to|for|by|from"
    r"|during|under|over|since|until|as|and|or|but|is|are|was|were|do|does|did|can|could|would|will|all|most|almost|many"
    r"|much|some|each|every|both|either|half|expected|usual|average|normal|alone|every\w+|others|another|other|rest|cure"
    r"|sorry|lower|higher|larger|smaller|placebo|sham|vehicle|saline|baseline|controls?|men|women|people|patients|adults"
    rf"|children|adolescents|boys|girls|participants|volunteers|smokers|non-\w+|younger|older|\w+ing|{NUMERAL})\b)"
    r"[a-z][\w-]{2,}"
)
_THING = late_regex(rf" (?:(?:a|an|the|any) )?(?P<words>{_OF_ITS_OWN}(?: {_OF_ITS_OWN})?)", re.IGNORECASE)
"""Behind "than": something by its name that is compared with, neither people nor a time."""
_SUBJECT = late_regex(
    r"(?:the |an? )?(?P<words>(?!(?:this|that|these|those|it|they|we|you|there)\b)[\w-]{3,}(?: [\w-]{3,})?)"
    r" (?:is|are|was|were|works?|worked|does|do|has|have|gives?|reliev\w+|reduc\w+|improv\w+)\b",
    re.IGNORECASE,
)
_AS_WELL = late_regex(
    r"\b(?:works?|performs?|(?:lower|reduc|reliev|improv|treat|prevent|control|heal|eas|boost|protect|fight|clear|calm"
    r"|sooth)(?:e?s|e)?)(?: (?!(?:with|using|by|through|and)\b)[\w-]+){0,3} \Z",
    re.IGNORECASE,
)
"""Before "as well as": what something does, where a treatment behind it does it too."""


class ComparisonWithoutHeadToHead(WordRule):
    """What it does
    Flags a comparison with other treatments ("unlike", "than", "compared with", "rather than weeks") and a remark on
    what other treatments lack, when the claim has no source or none that compares: a trial with groups, a meta-analysis
    or a systematic review. Where such a source names no other treatment in its title or card, that is a warning. Where
    all words of the sources are held, and a medicine of the two that the claim compares stands nowhere in them, that is
    an error; of something else, which may go by another name, a warning. Where no more than abstracts is held, whatever
    they do not compare is a warning; so are two sources of which one names the one thing, and one the other. Of what
    cannot be read nothing is told.
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
            own = _Thing(_medicine_of(text, hit), _subject_of(text[: hit.start]))
            severity = _gap(dossier, sentence, _compared_with(text, hit), own)
            if dossier.block_of(sentence).kind is BlockKind.HEADING or severity is None:
                continue
            if self._is_about_others(dossier, sentence, text, hit):
                told.add(sentence.span)
                yield self.remark(dossier, sentence, hit.words, severity=severity)
        for sentence, text, hit in self._shortcomings(dossier):
            severity = _gap(dossier, sentence, _Thing())
            if sentence.span not in told and severity is not None and not _WHO.search(text[: hit.start]):
                yield self.remark(dossier, sentence, hit.words, severity=severity)

    def _compared(self, dossier: Dossier) -> Iterator[tuple[Sentence, str, Hit]]:
        for sentence, text, first in self.said(dossier):
            hits = dossier.brief.vocabulary.find(self.word_list, text)
            others = [
                hit
                for hit in hits or [first]
                if not _A_NUMBER.match(text[hit.end :].casefold())
                and not _is_added(dossier.brief.vocabulary, text, hit)
            ]
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
        if _thing_behind(text, hit) is not None:
            return True
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


@dataclass(frozen=True)
class _Thing:
    """What a claim compares with, by its name: the medicines, else words for something else; empty where by none."""

    drugs: Drugs = NO_DRUGS
    words: str | None = None

    def missed(self, checked: CheckedClaim) -> Severity | None:
        """How grave it is that the sources do not name it; None where one does, or not all of their words are held.

        A medicine is known by all its names, and something else may go by another one.
        """
        if checked.texts is None or not (self.drugs or self.words) or self.is_named(checked):
            return None
        return Severity.ERROR if self.drugs else Severity.WARNING

    def is_named(self, checked: CheckedClaim) -> bool:
        """Whether a title, or the words that are held, name it."""
        return self.is_named_in([*(checked.texts or ()), *_titles(checked)])

    def is_named_in(self, texts: Sequence[str]) -> bool:
        """Whether some words name it."""
        if self.drugs:
            return any(names_one_of(self.drugs, text) for text in texts)
        stems = [word.removesuffix("s") for word in (self.words or "").casefold().split()]
        whole = fold("\n".join(texts)).casefold()
        return any(stem in whole for stem in stems)


_OF_NO_NAME = _Thing()


def _titles(checked: CheckedClaim) -> list[str]:
    return [source.title or source.reference.title or source.reference.raw for source in checked.sources]


def _are_apart(checked: CheckedClaim, one: _Thing, other: _Thing) -> bool:
    """Whether a claim's sources name both things that it compares, and none of them both."""
    texts, titles = checked.texts or (), _titles(checked)
    if len(texts) != len(titles) or not (one.drugs or one.words) or not (other.drugs or other.words):
        return False
    named = [(one.is_named_in(words), other.is_named_in(words)) for words in map(list, zip(texts, titles, strict=True))]
    return any(first for first, _ in named) and any(second for _, second in named) and (True, True) not in named


def _subject_of(before: str) -> str | None:
    """What a sentence speaks of, in one word or two."""
    found = _SUBJECT.match(before)
    return found["words"] if found else None


def _medicine_of(text: str, hit: Hit) -> Drugs:
    """The medicine that a comparison speaks for: the last one before its words, else one behind what they name."""
    before = drugs_in(text[: hit.start])
    if before:
        return Drugs(before.substances[-1:], () if before.substances else before.classes[-1:], before.words)
    behind, other = drugs_in(text[hit.end :]), drugs_in(text[hit.end : hit.end + _DIRECT])
    rest = tuple(one for one in behind.substances if one not in other.substances)
    return Drugs(rest[:1], (), rest[:1])


def _compared_with(text: str, hit: Hit) -> _Thing:
    """What stands behind words of comparison by its name."""
    behind = text[hit.end : hit.end + _DIRECT]
    return _Thing(drugs_in(behind), _thing_behind(text, hit))


def _thing_behind(text: str, hit: Hit) -> str | None:
    """Something by its name that does less good than what the sentence speaks of."""
    before = text[: hit.start]
    better = hit.words.casefold() == "superior to" or (
        hit.words.casefold() == "than" and _DOES_BETTER.search(before) is not None
    )
    if not better or _NO_EFFECT.search(before):
        return None
    thing = _THING.match(text, hit.end)
    if thing is None or re.search(rf"\b{re.escape(thing['words'].split()[0])}", before, re.IGNORECASE):
        return None
    return None if same_medicine(drugs_in(before), drugs_in(thing["words"])) else thing["words"]


def _is_added(vocabulary: Vocabulary, text: str, hit: Hit) -> bool:
    """Whether "as well as" adds something, and does not say that one treatment does what another does."""
    if hit.words.casefold() != "as well as":
        return False
    behind = text[hit.end : hit.end + _DIRECT]
    treated = vocabulary.holds("other-treatments", behind) or vocabulary.holds("comparand", behind) or drugs_in(behind)
    return not treated or _AS_WELL.search(text[: hit.start]) is None


def _gap(dossier: Dossier, sentence: Sentence, thing: _Thing, own: _Thing = _OF_NO_NAME) -> Severity | None:
    """How grave it is that nothing compares `own`, what a claim speaks for, with a thing.

    An error without a source or with one that has nobody to compare with, a warning with one that names no comparison.
    """
    checked = dossier.claim_at.get(sentence.span)
    if checked is None:
        return None
    if not checked.sources:
        return Severity.ERROR
    found = [
        thing.missed(checked),
        _Thing(own.drugs).missed(checked),
        Severity.WARNING if _are_apart(checked, thing, own) else None,
        _design_gap(dossier, checked, is_named=thing.is_named(checked)),
    ]
    most = min((gap for gap in found if gap is not None), key=lambda gap: gap.rank, default=None)
    return Severity.WARNING if most is not None and _is_known_by_abstracts(checked) else most


def _is_known_by_abstracts(checked: CheckedClaim) -> bool:
    """Whether no more than abstracts is held of the sources: what these do not compare, the works may."""
    return bool(checked.cards) and all(card.depth is Depth.ABSTRACT for card in checked.cards)


def _design_gap(dossier: Dossier, checked: CheckedClaim, *, is_named: bool) -> Severity | None:
    designs = {card.design for card in checked.cards}
    if not designs or Design.UNKNOWN in designs:
        return None
    named = is_named or any(_names_others(dossier, text) for text in _texts(checked))
    if designs.isdisjoint(_COMPARATIVE):
        return None if named and not designs.isdisjoint(_OBSERVED) else Severity.ERROR
    return None if named else Severity.WARNING


def _texts(checked: CheckedClaim) -> Iterator[str]:
    """What is known of what the sources compared."""
    for source in checked.sources:
        yield source.title or source.reference.title or source.reference.raw
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
