"""AGR202: another time than the source's."""

from __future__ import annotations

from evidence.agreement.agreement import Slot
from evidence.findings import Severity
from evidence.rules.agreement.slot_rule import SlotRule


class TimepointMismatch(SlotRule):
    """What it does
    Compares the time in the claim with the time of the same figure in the source, whatever the unit. A claim that is
    tighter than the source ("within hours" against "within 72 hours") is not found rather than different.

    Why it matters
    A response after one day says nothing about the next month.

    Example
    > Relief within hours [1].   (the source reports 72 hours)

    Write instead
    The time at which the source measured.

    Known false alarms
    "The day after" and 24 hours are taken as the same time; finer readings are for a person.

    Basis
    ABPI Code 2024 clause 6.1 (accurate, not misleading).
    """

    code = "AGR202"
    slot = Slot.TIMEPOINT
    not_found = Severity.WARNING
