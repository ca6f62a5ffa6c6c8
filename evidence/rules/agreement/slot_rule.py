"""What the agreement rules share: one slot, both sides shown, and how grave a difference is at which depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.checked import CheckedClaim
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.rules.rule import Rule
from evidence.sources.card import Depth


class SlotRule(Rule):
    """A rule about one slot.

    `not_found` is how grave it is that the text held does not say it, None for silence; `most` is how grave a finding
    of this rule can be at all.
    """

    slot: ClassVar[Slot]
    not_found: ClassVar[Severity | None] = Severity.INFO
    most: ClassVar[Severity] = Severity.ERROR

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim and slot, against the source that agrees best."""
        for checked, agreement in self.open_in(dossier):
            severity = self._severity(agreement)
            if self.concerns(agreement) and severity is not None:
                yield self._finding(dossier, checked, agreement, severity)

    def open_in(self, dossier: Dossier) -> Iterable[tuple[CheckedClaim, Agreement]]:
        """What of the claims does not match, as far as this rule may speak of it."""
        return dossier.disagreements

    def concerns(self, agreement: Agreement) -> bool:
        """Whether this rule speaks of an agreement; several may share a slot."""
        return agreement.slot is self.slot

    def _severity(self, agreement: Agreement) -> Severity | None:
        if agreement.verdict is Verdict.DIFFERS:
            grave = Severity.WARNING if agreement.depth is Depth.ABSTRACT else Severity.ERROR
            return max(grave, self.most, key=lambda severity: severity.rank)
        if agreement.verdict is not Verdict.NOT_FOUND or self.not_found is None:
            return None
        is_open = _is_there(agreement) or agreement.reason is Reason.BEYOND_THE_LOCK
        return Severity.INFO if is_open else self.not_found

    def _finding(self, dossier: Dossier, checked: CheckedClaim, agreement: Agreement, severity: Severity) -> Finding:
        source = agreement.name
        name = _NAMES.get(agreement.slot, agreement.slot.capitalize())
        if agreement.verdict is Verdict.DIFFERS:
            message = f"{name} differs from {source}. {agreement.why}".strip()
        elif _is_there(agreement):
            message = f"{name} not confirmed by what is held of {source}. {agreement.why}".strip()
        else:
            message = f"{name} not found in what is held of {source}. {agreement.why}".strip()
        return self.finding(
            f"{message} Checked against {_DEPTH[agreement.depth]}.",
            place_of(dossier.document, checked.claim.span),
            severity=severity,
            claim=checked.claim,
            reference=agreement.doi or agreement.key,
            expected=agreement.quote or agreement.source,
            found=agreement.claim,
            hint=_HINT[agreement.verdict],
        )


def _is_there(agreement: Agreement) -> bool:
    """Whether the source's side was found, and only what it says of it is open: a matter for eyes, not an absence."""
    shown = agreement.quote is not None or agreement.slot is Slot.DESIGN  # which the whole source tells
    return agreement.verdict is Verdict.NOT_FOUND and shown and agreement.source is not None


_NAMES = {Slot.N: "Number of people"}
_DEPTH = {
    Depth.ABSTRACT: "an abstract alone",
    Depth.FULL_TEXT: "the full text",
    Depth.CARD: "a card made by a person",
}

_HINT = {
    Verdict.DIFFERS: "Change the copy to what the source says, or cite the source that says it.",
    Verdict.NOT_FOUND: "Look it up in the full text: what is held does not say it, which does not make it false.",
}
