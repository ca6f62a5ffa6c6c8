"""Powers of ten, as chances are told: "6.64 × 10^-9"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.subjects import Source
from evidence.agreement.verdict import Said, differs
from evidence.late import late_regex

_POWER = late_regex(
    r"(?<![\d.])(?P<factor>\d+(?:\.\d+)?)\s*[×x]\s*10\s?(?:\^|\()?\s?(?P<sign>[-−–⁻])?(?P<power>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})\)?"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def other_powers(claim: str, source: Source) -> Iterator[Said]:
    """The numbers of a claim that a source has with another power of ten."""
    told = list(_POWER.finditer(claim))
    passages = source.passages if told else ()
    theirs = [(match, passage) for passage in passages for match in _POWER.finditer(passage.text)]
    for ours in told:
        same = [(match, passage) for match, passage in theirs if match["factor"] == ours["factor"]]
        if same and not any(_power_of(match) == _power_of(ours) for match, _ in same):
            match, passage = same[0]
            why = "The source gives this number with another power of ten."
            words = " ".join(ours.group().split()), " ".join(match.group().split())
            yield differs(Slot.FIGURE, *words, why, passage.quote)


def _power_of(match: re.Match[str]) -> int:
    power = int(match["power"].translate(_SUPERSCRIPTS))
    return -power if match["sign"] else power
