"""One word for a pair of claim and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from evidence.agreement.agreement import GRAVEST_FIRST, Agreement, Reason, Slot, Verdict
from evidence.sources.card import Depth


@dataclass(frozen=True)
class Said:
    """One slot's verdict before it is put on record.

    `quote` holds the source's words for it, `reason` what it rests on where others go by that.
    """

    slot: Slot
    claim: str
    source: str | None
    verdict: Verdict
    why: str
    quote: str | None = None
    reason: Reason | None = None

    def but(self, verdict: Verdict, why: str) -> Said:
        """The same of the same words with another verdict, which rests on nothing but its own sentence."""
        return replace(self, verdict=verdict, why=why, reason=None)


def differs(slot: Slot, claim: str, source: str | None, why: str, quote: str | None = None) -> Said:
    """What a source says otherwise."""
    return Said(slot, claim, source, Verdict.DIFFERS, why, quote)


def not_found(slot: Slot, claim: str, source: str | None, why: str, quote: str | None = None) -> Said:
    """What a source does not say, or may say of something else; `source` is what it has instead."""
    return Said(slot, claim, source, Verdict.NOT_FOUND, why, quote)


class Compared(NamedTuple):
    """A verdict, why in one sentence, and what it rests on where others go by that."""

    verdict: Verdict
    why: str
    reason: Reason | None = None

    def said(self, slot: Slot, claim: str, source: str | None, quote: str | None = None) -> Said:
        """The verdict as that of a slot."""
        return Said(slot, claim, source, self.verdict, self.why, quote, self.reason)


def left_open(why: str) -> Compared:
    """Why a source may not say it."""
    return Compared(Verdict.NOT_FOUND, why)


def on_record(said: Iterable[Said], depth: Depth, doi: str | None, key: str | None) -> tuple[Agreement, ...]:
    """Each verdict once, in the order of the slots, beside the source and the depth at which it was read.

    What was blanked in words of a text leaves no gaps in a sentence for readers.
    """
    return in_order(
        Agreement(
            one.slot,
            one.claim,
            one.source,
            one.verdict,
            depth,
            doi,
            key,
            one.quote,
            " ".join(one.why.split()),
            reason=one.reason,
        )
        for one in dict.fromkeys(said)
    )


def in_order(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Agreements in the order of the slots."""
    order = list(Slot)
    return tuple(sorted(agreements, key=lambda one: order.index(one.slot)))


def gravest(compared: Iterable[Compared | None]) -> Compared | None:
    """Of the parts of one slot the one that a reviewer must know; None where nothing was compared."""
    return min((one for one in compared if one), key=lambda one: GRAVEST_FIRST.index(one.verdict), default=None)


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
