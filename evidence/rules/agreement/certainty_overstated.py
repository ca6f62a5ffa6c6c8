"""AGR208: a fact in the copy that the source leaves open."""

from __future__ import annotations

from evidence.agreement.agreement import Slot
from evidence.findings import Severity
from evidence.rules.agreement.slot_rule import SlotRule


class CertaintyOverstated(SlotRule):
    """What it does
    Compares how sure the copy is ("is", "works by") with how sure the source is ("remains unclear", "may").

    Why it matters
    No number is wrong, and a hypothesis has become a fact.

    Example
    > The mechanism is the repair of synapses [2].   (the source: the mechanism remains unclear)

    Write instead
    The source's own reserve: "may", "is thought to", "is not yet settled".

    Known false alarms
    A reserve that stands in the next sentence of the copy.

    Basis
    ABPI Code 2024 clause 6.1 (an up-to-date evaluation of all the evidence); FTC Health Products Compliance Guidance.
    """

    code = "AGR208"
    slot = Slot.CERTAINTY
    most = Severity.WARNING
    not_found = None
