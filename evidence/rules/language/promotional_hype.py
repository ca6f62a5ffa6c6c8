"""LAN403: words of praise that no study can support."""

from __future__ import annotations

from evidence.claims.claim import Sentence
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule


class PromotionalHype(WordRule):
    """What it does
    Flags words of praise ("life-changing", "groundbreaking", "beacon of hope"). Technical uses are passed over:
    breakthrough pain, a breakthrough therapy designation, a profound depression.

    Why it matters
    Praise is a claim without a measure: no study can confirm it, and readers take it for one.

    Example
    > Infusions are a groundbreaking treatment.

    Write instead
    > In two trials, more patients responded within a day than with placebo [1,2].

    Known false alarms
    A word that is quoted in order to be judged, if the sentence does not say so.

    Basis
    ABPI Code 2021 clause 14 (no exaggerated or all-embracing claims); FTC Health Products Compliance Guidance 2022.
    """

    code = "LAN403"
    word_list = "promotional-hype"
    message = "“{}” is praise. A reviewer asks what was measured, and what is claimed beyond that."
    hint = "Say what was seen, in whom and when, or leave the praise out (ABPI Code 2021 clause 14)."

    def judge(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> Finding | None:
        """None for a word that stands alone: a label praises nothing."""
        return self.remark(dossier, sentence, hit.words) if len(text.split()) > 1 else None
