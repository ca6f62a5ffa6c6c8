"""LAN402: addiction and dependence made small."""

from __future__ import annotations

import re

from evidence.claims.claim import Sentence
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.late import rare_regex
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule, is_mentioned, is_weighed

_NOT_SO = rare_regex(
    r"\b(?:not|never|cannot|isn't|aren't|doesn't|nothing)\s+(?:\w+ ){0,3}\Z|\bto (?:\w+ )?\Z", re.IGNORECASE
)


class DependenceMinimised(WordRule):
    """What it does
    Flags a sentence that calls the risk of addiction or dependence low, minimal or absent. A sentence that warns of the
    risk, denies that it is low, or tells how it is kept down ("to reduce the risk of dependence, …") is passed over.

    Why it matters
    A reader with a history of substance use decides on this sentence.

    Example
    > Ketamine has a low risk of dependency.

    Write instead
    > Repeated use can lead to dependence; tell your doctor if you have used drugs or alcohol heavily [label].

    Known false alarms
    A product whose label says that no dependence was seen.

    Basis
    ABPI Code 2024 clause 6.4 (a product is not said to have no risks of addiction or dependency); EFPIA Code article 3.
    """

    code = "LAN402"
    word_list = "dependence-minimised"
    guards = (is_weighed, is_mentioned)
    message = "“{}” makes dependence small. A reviewer asks for data on abuse, and for what the label says."
    hint = "Say what the label says of abuse and dependence, with its source (ABPI Code 2024 clause 6.4)."

    def judge(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> Finding | None:
        """None where the words are denied or are the purpose of a measure."""
        if _NOT_SO.search(text[: hit.start]):
            return None
        return self.remark(dossier, sentence, hit.words)
