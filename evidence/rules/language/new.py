"""LAN406: a treatment that is called new."""

from __future__ import annotations

from evidence.rules.wording import WordRule


class New(WordRule):
    """What it does
    Notes that a treatment is called new, novel or the latest. A new treatment plan, starting a new medicine, and the
    need for new medicines are passed over. "Innovative" is praise, and told by promotional-hype.

    Why it matters
    "New" ends: after twelve months on the market the word is no longer true, and copy outlives it.

    Example
    > A new treatment for depression.

    Write instead
    > Approved in 2019 for treatment-resistant depression.

    Known false alarms
    Technical names ("novel oral anticoagulants"); what is truly less than a year old.

    Basis
    ABPI Code 2024 clause 6.5; EFPIA Code article 3 ("new" not beyond twelve months).
    """

    code = "LAN406"
    word_list = "new"
    message = "“{}” is true for a year at most. A reviewer asks since when it has been available."
    hint = "Give the year of approval, or leave the word out (ABPI Code 2024 clause 6.5)."
