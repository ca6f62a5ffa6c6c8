"""Restrictions stated as facts: who is not treated ("We do not treat people who …"), what one can do afterwards.

They are rules of safe use, which a label or a guideline has to bear out, whoever is addressed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from evidence.claims.wording import listed

_MAKERS = frozenset(("we", "our", "clinicians", "doctors"))
_NEGATIONS = listed("not never don't won't cannot can't rarely seldom")
_TREATING = listed("treat recommend use prescribe offer give inject perform administer advise suggest start")
_WHO = listed(
    """
    patient patients people anyone anybody adults children women men clients pregnant pregnancy breastfeeding nursing
    under during if who athletes skin history
    """
)
_MODALS = listed("can can't cannot may won't will must shouldn't couldn't")
_ACTIVITIES = listed(
    """
    drive driving walk exercise fly swim shower bathe lift operate sunbathe breastfeed conceive dive
    """
)
_UNFIT = frozenset(("suitable", "recommended", "advised", "safe", "licensed", "approved"))
_TREATED = frozenset(("treated", "use", "take", "have", "receive", "start", "given"))
_OPENING = 6


def is_restriction(tokens: Sequence[str], signals: Collection[str]) -> bool:
    """Whether a sentence says who is not treated, or what may and may not be done after treatment."""
    opening = tokens[:_OPENING]
    if opening[0] in _MAKERS:
        return (
            bool(signals)
            and not _NEGATIONS.isdisjoint(opening)
            and not _TREATING.isdisjoint(opening)
            and not _WHO.isdisjoint(tokens[3:])
        )
    if opening[0] == "not":
        return len(opening) > 2 and (opening[1] in _UNFIT or (opening[1] == "for" and not _WHO.isdisjoint(tokens)))
    if opening[0] != "you" or len(opening) < 3:
        return False
    unfit = tuple(opening[1:3]) == ("should", "not") and not _TREATED.isdisjoint(opening) and "if" in tokens
    return unfit or (opening[1] in _MODALS and not _ACTIVITIES.isdisjoint(opening))
