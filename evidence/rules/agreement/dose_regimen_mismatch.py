"""AGR204: another dose or regimen than the source's."""

from __future__ import annotations

from evidence.agreement.agreement import Slot
from evidence.rules.agreement.slot_rule import SlotRule


class DoseRegimenMismatch(SlotRule):
    """What it does
    Compares single against repeated administration, route, dose and length of treatment with the source's regimen. How
    often something is given differs where one other frequency is all that the source tells of giving; "daily" may be
    twice a day, and four weeks are a month.

    Why it matters
    What six doses did, one dose need not do.

    Example
    > … after a single dose [3].   (the source gave four to eight)

    Write instead
    The regimen of the source.

    Known false alarms
    A regimen that only the methods section gives is not found in an abstract.

    Basis
    21 CFR 202.1(e)(6) (use of data from a dose other than the recommended).
    """

    code = "AGR204"
    slot = Slot.REGIMEN
