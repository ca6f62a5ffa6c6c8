"""AGR203: another kind of study than the copy says."""

from __future__ import annotations

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.findings import Severity
from evidence.rules.agreement.slot_rule import SlotRule


class DesignMismatch(SlotRule):
    """What it does
    Compares the design that the copy names (meta-analysis, randomised trial, review …) with the source's.

    Why it matters
    "A meta-analysis found" lends the weight of many trials to what may be one uncontrolled series.

    Example
    > A meta-analysis found …   (the source is a retrospective analysis)

    Write instead
    The design that the source itself names.

    Known false alarms
    "Study", "research" and "trial" are no specific designs and are not compared.

    Basis
    21 CFR 202.1(e)(6) (literature quoted to suggest more than was shown).
    """

    code = "AGR203"
    slot = Slot.DESIGN

    def _severity(self, agreement: Agreement) -> Severity | None:
        """A warning where rules read another design out of a text: seldom wrong, and for a reviewer to look at."""
        if agreement.verdict is Verdict.NOT_FOUND and agreement.reason is Reason.ANOTHER_DESIGN:
            return Severity.WARNING
        return super()._severity(agreement)
