"""LAN407: what patients say, used as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.late import late_regex
from evidence.library.vocabulary import Hit
from evidence.rules.rule import short
from evidence.rules.wording import WordRule

_COUNTED = late_regex(r"\d|\bper ?cent\b", re.IGNORECASE)
_STRAIGHT = str.maketrans("“”„«»", '"' * 5)
_OWN_WORDS = late_regex(
    r'"(?P<said>[^"]*\b(?:i|my|me|we)\b[^"]*)"\W*(?:(?:\w+ )?(?:says?|said|writes?|wrote|tells us)\b|[-–—] ?\w)'
    r'|\b(?:says?|said|writes?|wrote|tells us)\b[^"]{0,40}"(?P<after>[^"]*\b(?:i|my|me|we)\b[^"]*)"',
    re.IGNORECASE,
)

# A block that is all in quotation marks, or that somebody has signed: "— Karen, 43".
_VOICE = late_regex(r'\W*".*"\W*\Z|.*\n\W*[-–—]\s?[A-Z][^\n]{1,60}\Z', re.DOTALL)
_FIRST_PERSON = late_regex(r"\b(?:i|my|me)\b", re.IGNORECASE)


class TestimonialAsEvidence(WordRule):
    """What it does
    Flags a sentence in which patients or customers in general report a benefit, without a mark and without a figure,
    and one in which somebody is quoted with a benefit of their own, by name or in a block of their own words.

    Why it matters
    Those who write or are asked are not those who were treated. Readers expect for themselves what is told of others.

    Example
    > Many patients report dramatic improvements in mood.

    Write instead
    > In a survey of 240 patients, 96 said that their mood had improved after a month [4].

    Known false alarms
    An outcome that patients report in a trial, if the sentence has neither a mark nor a figure.

    Basis
    FTC Endorsement Guides, 16 CFR 255.2; ABPI Code 2024 clause 6.2 (capable of substantiation).
    """

    code = "LAN407"
    word_list = "testimonial"
    message = "“{}” makes experience stand for evidence. A reviewer asks how many were asked, and how many said so."
    hint = "Cite a study of reported outcomes with its figures, or leave the sentence out (16 CFR 255.2)."

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence."""
        told = set()
        for finding in super().check(dossier):
            told.add(finding.place.span)
            yield finding
        voices: set[int] = set()
        for sentence in dossier.noticed.get("benefit", ()):
            said = _own_words(fold(sentence.said))
            if not said and sentence.block not in voices and _is_voice(dossier.document.blocks[sentence.block].text):
                said = fold(sentence.said)
            if said and sentence.span not in told and dossier.brief.vocabulary.holds("benefit", said):
                voices.add(sentence.block)
                yield self.remark(dossier, sentence, short(said, 40))

    def judge(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> Finding | None:
        """None with a mark or a figure, and where no benefit is told."""
        checked = dossier.claim_at.get(sentence.span)
        if (checked is not None and checked.is_marked) or _COUNTED.search(text):
            return None
        if not dossier.brief.vocabulary.holds("benefit", text[hit.end :]):
            return None
        return self.remark(dossier, sentence, hit.words)


def _is_voice(block: str) -> bool:
    """Whether a block is what somebody says of themselves."""
    text = block.translate(_STRAIGHT)
    return _VOICE.match(text) is not None and _FIRST_PERSON.search(text) is not None


def _own_words(text: str) -> str | None:
    """What somebody who is quoted by name says of themselves."""
    found = _OWN_WORDS.search(text)
    return (found["said"] or found["after"]) if found else None
