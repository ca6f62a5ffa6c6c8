"""AGR201: a figure that the source does not report."""

from __future__ import annotations

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.findings import Severity
from evidence.rules.agreement.slot_rule import SlotRule


class NumberNotInSource(SlotRule):
    """What it does
    Compares the claim's figure with those of the source card, and the number of people it speaks of with the source's.
    Rounding, complements, fractions and numbers in words are recognised. A number of people that is not in the text
    held is a warning where the text gives its own, and a note otherwise.

    Why it matters
    Borrowed numbers are the most common quotation error that changes what a reader believes.

    Example
    > 85% of patients responded [1].   (the source reports 64%)

    Write instead
    The figure that the source reports, with its group and time.

    Known false alarms
    A figure that stands in a table or supplement which is not held: it is then "not found", never "differs". People
    enrolled of whom only those analysed are told.

    Basis
    21 CFR 202.1(e)(6)(i); ABPI Code 2024 clause 6.1 (accurate).
    """

    code = "AGR201"
    slot = Slot.FIGURE
    not_found = Severity.WARNING

    def concerns(self, agreement: Agreement) -> bool:
        """Figures, and numbers of people."""
        return agreement.slot is Slot.N or super().concerns(agreement)

    def _severity(self, agreement: Agreement) -> Severity | None:
        """A number of people that is not found says little of a source that tells of none itself."""
        severity = super()._severity(agreement)
        untold = agreement.slot is Slot.N and agreement.reason is not Reason.NOT_ITS_SIZE
        return Severity.INFO if untold and agreement.verdict is Verdict.NOT_FOUND else severity
