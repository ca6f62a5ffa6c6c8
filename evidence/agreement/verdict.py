"""One word for a pair of claim and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.sources.card import Depth

Compared = tuple[Verdict, str]
"""A verdict and its reason in one sentence."""

_GRAVEST = (Verdict.DIFFERS, Verdict.NOT_FOUND, Verdict.NOT_CHECKED, Verdict.MATCHES)


@dataclass(frozen=True)
class Said:
    """One slot's verdict before it is put on record; `quote` holds the source's words for it."""

    slot: Slot
    claim: str
    source: str | None
    verdict: Verdict
    why: str
    quote: str | None = None


def on_record(said: Iterable[Said], depth: Depth, doi: str | None, key: str | None) -> tuple[Agreement, ...]:
    """Each verdict once, in the order of the slots, beside the source and the depth at which it was read."""
    return in_order(
        Agreement(one.slot, one.claim, one.source, one.verdict, depth, doi, key, one.quote, one.why)
        for one in dict.fromkeys(said)
    )


def in_order(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Agreements in the order of the slots."""
    order = list(Slot)
    return tuple(sorted(agreements, key=lambda one: order.index(one.slot)))


def gravest(compared: Iterable[Compared | None]) -> Compared | None:
    """Of the parts of one slot the one that a reviewer must know; None where nothing was compared."""
    return min((one for one in compared if one), key=lambda one: _GRAVEST.index(one[0]), default=None)


class PairVerdict(StrEnum):
    """The contract's words: `SUPPORTED` only where every slot that the claim states matches."""

    SUPPORTED = "supported"
    DIFFERS = "differs"
    NOT_FOUND = "not-found"
    NOT_CHECKED = "not-checked"


def verdict_of(agreements: Iterable[Agreement]) -> PairVerdict:
    """The verdict on a pair; without any slot to compare it is not checked."""
    verdicts = {agreement.verdict for agreement in agreements}
    if not verdicts:
        return PairVerdict.NOT_CHECKED
    if Verdict.DIFFERS in verdicts:
        return PairVerdict.DIFFERS
    if verdicts == {Verdict.MATCHES}:
        return PairVerdict.SUPPORTED
    return PairVerdict.NOT_FOUND if Verdict.NOT_FOUND in verdicts else PairVerdict.NOT_CHECKED
