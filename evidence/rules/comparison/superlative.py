"""CMP502: the most, the best, the only."""

from __future__ import annotations

import re

from evidence.late import late_regex
from evidence.library.vocabulary import Hit
from evidence.rules.wording import WordRule, is_denied, is_mentioned
from evidence.sources.drugs import drugs_in

_OURS = late_regex(r"\bour\b", re.IGNORECASE)


def _is_advice(text: str, hit: Hit) -> bool:
    """Whether "the best way to …" is not said of a medicine, nor of what the copy calls its own: "a walk is the best
    way to start the day"."""
    before = text[: hit.start]
    advised = hit.words.endswith("best way") and text.startswith(" to ", hit.end)
    return advised and not (drugs_in(before) or _OURS.search(before))


class Superlative(WordRule):
    """What it does
    Flags superlatives about a treatment ("the most effective", "the only option", "the primary advantage", "especially
    beneficial", "our cream is the best"). "Most patients", "most common" and "best practice" are no superlatives of
    that kind, nor is "the best way to" where it is not said of a medicine or of what the copy calls "our".

    Why it matters
    A superlative compares with everything there is, and nobody has done that trial.

    Example
    > The most effective treatment for depression.

    Write instead
    > In one trial, more patients responded than with midazolam [3].

    Known false alarms
    A plain fact that can be shown: "the only nasal spray that is approved for this use".

    Basis
    ABPI Code 2021 clause 14 (superlatives only for clear facts); 21 CFR 202.1(e)(6)(i).
    """

    code = "CMP502"
    word_list = "superlative"
    guards = (is_denied, is_mentioned, _is_advice)
    message = "“{}” compares with everything there is. A reviewer asks for the comparison."
    hint = "Name what it was compared with, and cite the comparison (ABPI Code 2021 clause 14)."
