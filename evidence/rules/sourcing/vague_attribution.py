"""SRC102: studies or experts that are not named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.checked import CheckedClaim
from evidence.claims.wording import listed, words
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.late import late_regex, rare_regex
from evidence.library.phrases import lower
from evidence.rules.wording import WordRule, is_denied, is_mentioned, is_weighed

_SAID = (
    r"(?:show|shows|shown|showed|suggest|suggests|suggested|find|finds|found|demonstrate|demonstrates|demonstrated"
    r"|indicate|indicates|indicated|report|reports|reported|confirm|confirms|confirmed|support|supports|supported|prove"
    r"|proves|proven|reveal|reveals|revealed|agree|agrees|agreed|recommend|recommends|believe|believes|say|says)"
)
_VAGUE = late_regex(
    rf"\b(?:(?:numerous|many|several|multiple|various|countless|some|recent|other|more and more|growing|clinical"
    rf"|scientific|subsequent|emerging|medical)\s+(?:\w+\s+){{0,2}})*(?:stud(?:y|ies)|trials?|research|evidence|experts?"
    rf"|scientists|researchers|doctors|physicians|clinicians|reports)\s+(?:(?:have|has|had|also|consistently|often|clearly"
    rf"|now|strongly|repeatedly)\s+)*{_SAID}\b"
    r"|\b(?:many\s+)?(?:patients|people|users|customers|women|men)\s+"
    r"(?:often|frequently|commonly|regularly|consistently)?\s?report(?:s|ed)?\b"
    r"|\b(?:it is|is now|are|is|been)\s+(?:now\s+)?(?:widely|generally|commonly|universally|well)[\s-]"
    r"(?:accepted|known|recogni[sz]ed|established|documented|agreed)\b"
    r"|\b(?:clinically|scientifically)\s+(?:proven|shown|tested|validated)\b"
)
# One of these words is in every match, and in few sentences.
_CUES = listed(
    """
    study studies trial trials research evidence expert experts scientists researchers doctors physicians
    clinicians report
    reports reported accepted known recognised recognized established documented agreed proven shown tested validated
    """
)
_NAMED = rare_regex(
    r"\b(?:19|20)\d{2}\b|\bet al\b|\b(?:one|this|that|the same) (?:study|trial|review|analysis)\b", re.IGNORECASE
)


class VagueAttribution(WordRule):
    """What it does
    Flags a claim that calls on studies, research, experts or patients in general ("studies show", "is widely accepted",
    "many patients report") and carries no mark, and any sentence in which experts recommend what the copy is about
    ("dermatologists recommend our range", "trusted by doctors").

    Why it matters
    It borrows the weight of evidence without letting anyone look at it.

    Example
    > Numerous studies have shown that the cream works.

    Write instead
    > In two randomised trials, the cream reduced itching by a third [2,3].

    Known false alarms
    A sentence that only opens the paragraph whose next sentence names the study.

    Basis
    ABPI Code 2021 clause 14 (published studies are referenced); FTC Health Products Compliance Guidance 2022.
    """

    code = "SRC102"
    word_list = "endorsed"
    guards = (is_denied, is_mentioned, is_weighed)
    message = "“{}” names no study, and no mark does."
    hint = "Name the study and cite it, or say what is known without calling on studies."

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence."""
        told = set()
        for checked in dossier.claims:
            text = checked.claim.text
            match = None if checked.is_marked or _CUES.isdisjoint(words(text)) else _VAGUE.search(lower(text))
            if match and not _NAMED.search(text):
                told.add(checked.claim.span)
                yield self._finding(dossier, checked, text[match.start() : match.end()])
        for sentence, text, hit in self.said(dossier):
            if sentence.span not in told and not sentence.marks and not _NAMED.search(text):
                yield self.remark(dossier, sentence, hit.words)

    def _finding(self, dossier: Dossier, checked: CheckedClaim, said: str) -> Finding:
        return self.finding(
            self.message.format(said),
            place_of(dossier.document, checked.claim.span),
            claim=checked.claim,
            found=said,
            hint=self.hint,
        )
