"""AGR210: a benefit to patients that was seen in animals or cells."""

from __future__ import annotations

from evidence.agreement.agreement import Agreement, Reason, Slot
from evidence.findings import Severity
from evidence.rules.agreement.slot_rule import SlotRule


class PreclinicalToClinical(SlotRule):
    """What it does
    Finds claims about people whose source is animal or laboratory work, alone or beside work on people.

    Why it matters
    Most of what works in mice does not work in patients.

    Example
    > It repairs the brain's pathways [1].   (the source: cell cultures and mice)

    Write instead
    "In mice …", or a source that shows the benefit in people.

    Known false alarms
    A review that holds both: it is then reported as not found, never as different.

    Basis
    FTC Health Products Compliance Guidance 2022: animal and in-vitro work alone is not enough.
    """

    code = "AGR210"
    slot = Slot.CAUSALITY
    most = Severity.WARNING
    not_found = Severity.WARNING

    def concerns(self, agreement: Agreement) -> bool:
        """Whether the source is laboratory or animal work, in whole or in part."""
        return super().concerns(agreement) and agreement.reason is Reason.NOT_ON_PEOPLE
