"""CMP502: the most, the best, the only."""

from __future__ import annotations

from evidence.rules.wording import WordRule


class Superlative(WordRule):
    """What it does
    Flags superlatives about a treatment ("the most effective", "the only option", "the primary advantage", "especially
    beneficial"). "Most patients", "most common" and "best practice" are no superlatives of that kind.

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
    message = "“{}” compares with everything there is. A reviewer asks for the comparison."
    hint = "Name what it was compared with, and cite the comparison (ABPI Code 2021 clause 14)."
