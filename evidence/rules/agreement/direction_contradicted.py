"""AGR207: a result that points the other way in the source."""

from __future__ import annotations

from evidence.agreement.agreement import Slot
from evidence.rules.agreement.slot_rule import SlotRule


class DirectionContradicted(SlotRule):
    """What it does
    Compares which way the claim points (more, less, no difference, none at all) with what the source says of the same.
    Only a sentence of the source that says nearly the same is compared.

    Why it matters
    A claim with the sign turned round is wrong in the one way that every reader notices.

    Example
    > There are no side effects [1].   (the source: side effects more often than with placebo)

    Write instead
    The result as the source reports it, with its direction.

    Known false alarms
    A double negation, or a comparison whose two sides are named in another order, which is left alone where it is seen.

    Basis
    21 CFR 202.1(e)(6)(i); ABPI Code 2024 clause 6.1 (accurate, not misleading).
    """

    code = "AGR207"
    slot = Slot.DIRECTION
    not_found = None
