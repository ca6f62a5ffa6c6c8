"""AGR205: other people than the source's."""

from __future__ import annotations

from evidence.agreement.agreement import Slot
from evidence.rules.agreement.slot_rule import SlotRule


class PopulationMismatch(SlotRule):
    """What it does
    Compares who the claim speaks of, and out of whom its figure is counted, with the source's population and group.
    Children, adolescents, adults and older people differ where the source tells the age of those it studied, and speaks
    of nobody of the claim's age; so do men among women, people with a condition among those without it, and animals of
    another species.

    Why it matters
    60% of those who had responded is a far smaller share of those who were treated.

    Example
    > 60% of patients …   (the source: 60% of responders)

    Write instead
    The group that the figure was counted in.

    Known false alarms
    Synonyms for a condition that the tool does not know are reported as not found.

    Basis
    21 CFR 202.1(e)(6)(i) (effective in a wider population than shown).
    """

    code = "AGR205"
    slot = Slot.POPULATION
