"""LAN405: an injection that is called non-invasive."""

from __future__ import annotations

import re

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.late import late_regex
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule, is_denied

_CONTRAST = late_regex(
    r"\b(?:unlike|than|replac\w+|alternatives? to|compared (?:with|to)|versus|vs)\s+(?:\w+ ){0,2}\Z", re.IGNORECASE
)


class ProcedureMisdescribed(WordRule):
    """What it does
    Flags "non-invasive", "painless" or "needle-free" about a treatment that passes the skin: an infusion, an injection
    or an operation that the sentence, its paragraph or the page's first heading names.

    Why it matters
    A cannula can hurt, bleed and get infected. The reader consents to something else than is done.

    Example
    > Ketamine infusions are a non-invasive treatment.

    Write instead
    > The medicine runs into a vein of your arm for 40 minutes.

    Known false alarms
    A page about several treatments, of which another one is meant.

    Basis
    21 CFR 202.1(e)(6)(i); FTC Health Products Compliance Guidance 2022 (express and implied claims are true).
    """

    code = "LAN405"
    word_list = "non-invasive"
    message = "“{}” is said of a treatment that passes the skin. A reviewer asks how it is given."
    hint = "Say how it is given: which needle, where, for how long (21 CFR 202.1(e)(6)(i))."

    def judge(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> Finding | None:
        """None where nothing near says that the skin is passed."""
        near = (text, dossier.block_of(sentence).text, dossier.copy[0].text)
        if any(self._passes_the_skin(dossier, fold(one).replace(hit.words, " ")) for one in near):
            return self.remark(dossier, sentence, hit.words)
        return None

    def _passes_the_skin(self, dossier: Dossier, text: str) -> bool:
        """Whether a text names such a treatment, and not as what another is told from."""
        found = dossier.brief.vocabulary.find("injected", text)
        return any(not is_denied(text, one) and not _CONTRAST.search(text[: one.start]) for one in found)
