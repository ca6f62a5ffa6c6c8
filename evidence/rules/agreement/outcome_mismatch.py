"""AGR206: another outcome than the source's."""

from __future__ import annotations

from evidence.agreement.agreement import Slot
from evidence.rules.agreement.slot_rule import SlotRule


class OutcomeMismatch(SlotRule):
    """What it does
    Compares the outcome in the claim (response, remission, improvement, ideation, behaviour …) with the outcome that
    the figure was reported for.

    Why it matters
    Response, remission and "improvement" have definitions, and a figure belongs to one of them.

    Example
    > 71% improved significantly.   (the source: 71% met the criterion of response)

    Write instead
    The outcome as the source defines it, in plain words.

    Known false alarms
    Lay words for an outcome that are not in the vocabulary are reported as not found.

    Basis
    ABPI Code 2024 clause 6.1; FTC Health Products Compliance Guidance 2022.
    """

    code = "AGR206"
    slot = Slot.OUTCOME
