"""Voices: what those assert who tell of themselves, customers most often.

"The staff were kind" asks for no source. A change of body or health with a figure does, whoever tells it, and so does
a treatment that did two things or did one in a time.
"""

from __future__ import annotations

import re

from evidence.claims.fragments import FELT, denies_harm
from evidence.claims.unit import FIGURES, Unit
from evidence.claims.wording import listed
from evidence.late import late_regex

_CHANGED = listed(
    """
    lost lose gained dropped fell went gone slept sleep sleeping down lower reduced cut halved doubled off stopped
    improved risen rose
    """
)
_BODY = listed(
    """
    weight ldl hdl cholesterol pressure hba1c a1c glucose sugar bmi ahi age slept sleep sleeping pain attacks migraines
    tablets medication pills inhaler lb lbs pounds kg stone st score scores triglycerides ferritin tsh apnea apnoea
    knee knees back hip hips shoulder skin acne flushes symptoms anxiety mood hair headaches migraine reflux eczema rash
    waist
    """
)
_MEDICATION = listed("tablets medication medications meds pills insulin inhaler painkillers antidepressants statins")
_GONE = listed("no not never haven't hasn't don't stopped gone without fewer less since")
_NO_LONGER = listed("don't doesn't stopped gone vanished disappeared haven't hasn't")
_WEIGHTS = frozenset(("lb", "kg"))
_FROM_TO = late_regex(r"\bfrom [\w.]+ (?:\w+ ){0,4}?to [\w.]+", re.IGNORECASE)


def tells_change(unit: Unit) -> bool:
    """Whether a story tells a change of body or health in figures, or that a harm stayed away."""
    if denies_harm(unit.tokens, unit.counts):
        return True
    if "suicide" in unit.counts and not _GONE.isdisjoint(unit.tokens):
        return True
    if not FELT.isdisjoint(unit.tokens) and not _NO_LONGER.isdisjoint(unit.tokens):
        return True
    if "off" in unit.tokens and not _MEDICATION.isdisjoint(unit.tokens):
        return True
    if _CHANGED.isdisjoint(unit.tokens) or unit.has_money:
        return False
    measured = any(quantity.kind in FIGURES for quantity in unit.quantities) or _FROM_TO.search(unit.text) is not None
    return measured and (not (_BODY | FELT).isdisjoint(unit.tokens) or any(q.unit in _WEIGHTS for q in unit.quantities))


def is_result(unit: Unit) -> bool:
    """Whether a story says what a treatment did: an effect with a figure, a time, a comparison or a second effect."""
    counts = unit.counts
    effects = counts.get("efficacy", 0) + counts.get("safety", 0)
    weight = (
        (unit.has_figure or unit.has_time)
        + counts.get("onset", 0)
        + counts.get("comparison", 0)
        + counts.get("attribution", 0)
    )
    return effects > 1 or (effects > 0 and weight > 0)
