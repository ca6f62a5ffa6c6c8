"""SRC104: copy that says of itself that all of it has sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.checked import ClaimStatus
from evidence.claims.wording import listed, words
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.late import late_regex
from evidence.rules.rule import Rule

_BLANKET = late_regex(
    r"(?<!\bnot )\b(?:all|every|each|everything|any)\b[^.!?]{0,60}"
    r"\b(?:statements?|content|articles?|information|claims?|facts?|advice|recommendations?|products?"
    r"|we (?:publish|say|write))\b[^.!?]{0,80}"
    r"\b(?:supported|backed|based|grounded|verified|substantiated|reviewed|sourced)\b[^.!?]{0,80}"
    r"\b(?:stud(?:y|ies)|research|evidence|sources?|science|scientific|peer[- ]reviewed|journals?|literature|trials)\b"
    r"|\b(?:our|this) (?:content|articles?|information|website|site|blog|statements?)\b[^.!?]{0,60}"
    r"\b(?:always|entirely|fully|strictly|exclusively)\b[^.!?]{0,40}"
    r"\b(?:evidence[- ]based|science[- ]backed|peer[- ]reviewed)\b",
    re.IGNORECASE,
)
# One of these words is in every match, and in few sentences.
_CUES = listed(
    "supported backed based grounded verified substantiated reviewed sourced always entirely fully strictly exclusively"
)


class BlanketSubstantiation(Rule):
    """What it does
    Flags a sentence that says of all the copy that it rests on evidence, in a document that holds claims without one.

    Why it matters
    The statement is itself a claim, and the document shows that it does not hold.

    Example
    > All statements in our articles are supported by peer-reviewed studies.   (12 claims have no source)

    Write instead
    Nothing, or a description of how the copy is reviewed.

    Known false alarms
    A policy page that speaks of other pages.

    Basis
    ABPI Code 2024 clause 6.2 (capable of substantiation).
    """

    code = "SRC104"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence, while at least one claim has no source."""
        missing = sum(checked.status is ClaimStatus.UNSOURCED for checked in dossier.claims)
        if not missing:
            return
        for sentence in dossier.sentences:
            if not _CUES.isdisjoint(words(sentence.said)) and _BLANKET.search(sentence.said):
                count = "1 claim has" if missing == 1 else f"{missing} claims have"
                yield self.finding(
                    f"The copy says that all of it has sources, and {count} none.",
                    place_of(dossier.document, sentence.span),
                    found=" ".join(sentence.text.split()),
                    hint="Source the claims, or take the sentence out.",
                    subject=sentence.text,
                )
