"""LAN404: a result that is promised."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.dossier import Dossier
from evidence.findings import Finding, Severity
from evidence.rules.wording import WordRule, is_denied, is_mentioned


class Guarantee(WordRule):
    """What it does
    Flags "proven", "guaranteed", "100% effective", "ensures relief". That people ensure safety or comfort in the course
    of a treatment is a note: it promises a little less.

    Why it matters
    No treatment works in everybody. A promise cannot be substantiated, only a rate can.

    Example
    > Relief is guaranteed.

    Write instead
    > 12 of 17 patients responded within a day [1].

    Known false alarms
    "Proven" of a diagnosis that the list does not know; guarantees of a shop, if the sentence does not speak of money.

    Basis
    CAP Code section 12 (ASA: no guarantee of results); FTC Health Products Compliance Guidance 2022 ("proven");
    21 CFR 202.1(e)(6)(i).
    """

    code = "LAN404"
    word_list = "guarantee"
    message = "“{}” promises a result. A reviewer asks for the rate at which it came about."
    hint = "Give the rate, its time and its source (CAP Code section 12; FTC Health Products Compliance Guidance 2022)."
    guards = (is_denied, is_mentioned)

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence."""
        told = set()
        for sentence, _, hit in self.said(dossier):
            told.add(sentence.span)
            yield self.remark(dossier, sentence, hit.words)
        for sentence, _, hit in self.said(dossier, "ensured"):
            # "Ensure safety: …" tells somebody what to do.
            if sentence.span not in told and hit.start > 0:
                yield self.remark(dossier, sentence, hit.words, severity=Severity.INFO)
