"""LAN401: safety without qualification."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.numerals import NUMERAL
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity
from evidence.late import late_regex, rare_regex
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule, is_denied, is_denied_apart, is_mentioned, is_weighed

# What a trial counted is a figure, not a promise: "No serious adverse events were reported."
_COUNTED = rare_regex(
    r"\A\W*(?:were|was|had been|have been|has been)?\s*(?:\w+ )?"
    r"(?:reported|observed|recorded|noted|seen|occurred|found|registered|documented|identified)\b",
    re.IGNORECASE,
)
# "Rare" is told where its figure stands behind it: "Scarring is rare, at fewer than 1 in 1,000."
_SELDOM = late_regex(r"\b(?:rare|rarely|seldom|uncommon|infrequent|unusual|hardly|few|fewer|low)\b", re.IGNORECASE)
_FIGURE = late_regex(rf"\d\s?(?:%|per\s?cent\b)|\b{NUMERAL} (?:in|of|out of) (?:a |every )?{NUMERAL}\b", re.IGNORECASE)
_DOUBLE = rare_regex(r"\b(?:not|never|cannot|n't|nothing|hardly|no (?:\w+ )?is)\s+(?:\w+ ){0,3}\Z", re.IGNORECASE)


def _gives_figure(text: str, hit: Hit) -> bool:
    """Whether words for something seldom are followed by how seldom it is."""
    return _SELDOM.search(hit.words) is not None and _FIGURE.search(text, hit.end) is not None


class UnqualifiedSafety(WordRule):
    """What it does
    Flags words that call a treatment safe: "no side effects" and "risk-free" as an error; "safe", "well tolerated" and
    "minimal side effects" as a warning, and so an effect that is called rare or mild ("irritation is uncommon")
    where no figure follows. Questions, denials, purposes ("to ensure safety"), places ("a safe space") and
    what a trial counted ("no serious adverse events were reported") are passed over.

    Why it matters
    Every medicine that works has unwanted effects. A reader who is told otherwise does not look out for them.

    Example
    > The infusion has no side effects.

    Write instead
    > In the trial, 12 of 60 patients felt dizzy and 3 stopped treatment [2]. See the label for all side effects.

    Known false alarms
    "Safe" about something that is no treatment; a sentence whose figures stand in the next one.

    Basis
    ABPI Code 2024 clause 6.4 ("safe" is not used without qualification; no product is said to have no side effects);
    21 CFR 202.1(e)(6)(i).
    """

    code = "LAN401"
    word_list = "qualified-safety"
    guards = (is_denied, is_weighed, is_mentioned, _gives_figure)
    message = "“{}” says that it is safe, without figures. A reviewer asks what was seen, and how often."
    hint = "Give the figures and their source, or say for whom and under which conditions (ABPI Code 2024 clause 6.4)."

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence; what is said without exception goes first."""
        told = set()
        for sentence, hit in self._absolute(dossier):
            told.add(sentence.span)
            yield self.remark(dossier, sentence, hit.words, severity=Severity.ERROR)
        for sentence, _, hit in self.said(dossier):
            if sentence.span not in told:
                yield self.remark(dossier, sentence, hit.words, severity=Severity.WARNING)

    def _absolute(self, dossier: Dossier) -> Iterator[tuple[Sentence, Hit]]:
        for sentence, text, hit in _Absolute().said(dossier):
            if not _COUNTED.match(text[hit.end :]) and not _DOUBLE.search(text[: hit.start]):
                yield sentence, hit


class _Absolute(WordRule):
    """The words that leave no exception; "no" and "without" are part of them."""

    code = "LAN401"
    word_list = "absolute-safety"
    guards = (is_denied_apart, is_weighed, is_mentioned)
