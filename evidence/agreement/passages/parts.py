"""The part of the people that a sentence tells of: "in women over 65", "among those with aura, …", mice or cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.late import late_regex

_PART = late_regex(
    r"\b(?:in|among|for) (?:\w+ ){0,3}?(?:patients|people|participants|women|men|children|adults|subjects"
    r"|those|individuals|boys|girls|infants|smokers|nonsmokers|subgroups?|subsets?)\b"
    r"(?P<who>"
    r"(?: (?:with|without|who|whose|aged|under|over|younger|older|having|below|above|on|living)\b| ?[<>≤≥])[^,;]*)"
    r"|(?:\A|\bresults:\s)(?:in|among|amongst|for) (?!(?:a|an|the|this|our) (?:\w+ ){0,3}(?:trial|study|analysis))"
    r"(?P<whom>[^,;]+),"
    r"|\A(?:\w+ ){0,2}(?:patients|people|participants|women|men|children|adults|subjects)"
    r" (?P<whose>(?:with|aged|over|under)\b[^,;]*)"
    r"|(?:%|\bper ?cent)\s+of\s+(?P<share>(?:[^\s,;.()]+\s+){0,3}?"
    r"(?:non-?)?(?:respond|complet|remitt)ers?\b|(?:[^\s,;.()]+\s+){0,3}?survivors\b)",
    re.IGNORECASE,
)


def parts_named(text: str) -> Iterator[str]:
    """The words for each part of the people that a sentence names, in order."""
    return (next(filter(None, part.groupdict().values())) for part in _PART.finditer(text))
