"""AGR211: what limits a source, and the copy does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.checked import CheckedClaim
from evidence.claims.claim import ClaimKind
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.late import late_regex
from evidence.rules.rule import Rule
from evidence.sources.card import SourceCard

_SMALL = 20
_RESULTS = frozenset(
    {
        ClaimKind.EFFICACY_QUANTITATIVE,
        ClaimKind.EFFICACY_QUALITATIVE,
        ClaimKind.COMPARATIVE,
        ClaimKind.ONSET_DURATION,
        ClaimKind.STUDY_ATTRIBUTION,
    }
)
_SAID = late_regex(
    r"\b(?:small|pilot|preliminary|open[- ]label|uncontrolled|single[- ](?:arm|site|cent(?:re|er))|limited|early"
    r"|exploratory|unblinded|retrospective|no control)\b",
    re.IGNORECASE,
)
_OPEN_LABEL = late_regex(r"open[- ]label|single[- ]arm|unblinded", re.IGNORECASE)


class LimitsOmitted(Rule):
    """What it does
    Names what limits the source of a result (fewer than 20 people, open label, limits that its card lists) where the
    claim says nothing of it.

    Why it matters
    A result from seven people reads like one from seven hundred unless the copy says so.

    Example
    > 71% responded [1].   (the source: 17 people)

    Write instead
    "In a small trial of 17 people, 71% responded [1]."

    Known false alarms
    A limit that stands in another sentence of the copy.

    Basis
    ABPI Code 2024 clause 6.1; 21 CFR 202.1(e)(6) (small or pooled data).
    """

    code = "AGR211"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a source and document, at the first claim that rests on it and says nothing of what limits it.

        A source of fewer than 20 people is named at each of its numbers.
        """
        told: set[str] = set()
        for checked in dossier.claims:
            card = _card(checked)
            limits = _limits(card) if card is not None and checked.claim.kind in _RESULTS else []
            if card is None or not limits or _says(checked, card):
                continue
            source = card.name
            small = card.n is not None and card.n < _SMALL and bool(checked.claim.quantities)
            if source in told and not small:
                continue
            told.add(source)
            yield self.finding(
                f"The claim does not say what limits {source}: {'; '.join(limits)}.",
                place_of(dossier.document, checked.claim.span),
                severity=Severity.WARNING if small else Severity.INFO,
                claim=checked.claim,
                reference=card.doi or card.key,
                expected="; ".join(limits),
                hint="Name the size or the design of the study beside its result.",
            )


def _card(checked: CheckedClaim) -> SourceCard | None:
    """The card of the source that agrees best."""
    best = checked.best_agreements
    return next((card for card in checked.cards if best and (card.key, card.doi) == (best[0].key, best[0].doi)), None)


def _limits(card: SourceCard) -> list[str]:
    found = [f"{card.n} people only"] if card.n is not None and card.n < _SMALL else []
    if opened := _OPEN_LABEL.search(card.design_evidence or ""):
        found.append(opened.group())
    named = {_plain(one) for one in card.limits}
    return [*(one for one in found if _plain(one) not in named), *card.limits]


def _plain(words: str) -> str:
    return words.casefold().replace("-", " ")


def _says(checked: CheckedClaim, card: SourceCard) -> bool:
    """Whether the claim gives the size, or says in a word that the study was limited."""
    text = checked.claim.said
    return _SAID.search(text) is not None or (card.n is not None and re.search(rf"\b{card.n}\b", text) is not None)
