"""AGR206: another outcome than the source's."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.checked import CheckedClaim
from evidence.dossier import Dossier
from evidence.rules.agreement.slot_rule import SlotRule


class OutcomeMismatch(SlotRule):
    """What it does
    Compares the outcome in the claim (response, remission, improvement, ideation, behaviour …) with the outcome that
    the figure was reported for. Where a number, a time or another slot of the claim is not confirmed either, that is
    told, and the outcome is shown beside it.

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

    def open_in(self, dossier: Dossier) -> Iterator[tuple[CheckedClaim, Agreement]]:
        """The outcomes that are others, and those that alone of their claim are not confirmed."""
        told = {_pair(*one) for one in dossier.disagreements if one[1].slot in _TOLD_FIRST}
        for one in dossier.disagreements:
            if one[1].verdict is Verdict.DIFFERS or _pair(*one) not in told:
                yield one


def _pair(checked: CheckedClaim, agreement: Agreement) -> tuple[str, str | None]:
    return checked.claim.id, agreement.doi or agreement.key


_TOLD_FIRST = frozenset({Slot.FIGURE, Slot.TIMEPOINT, Slot.REGIMEN, Slot.N, Slot.POPULATION})
"""Slots that have a rule of their own: the words around a number that was not found say nothing more."""
