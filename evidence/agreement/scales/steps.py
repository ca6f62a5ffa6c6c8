"""By how much something grew or shrank, which may be a time and is none at which anything was measured."""

from __future__ import annotations

import re

from evidence.claims.claim import Quantity
from evidence.late import late_regex

_BY = late_regex(r"by\s(?=.*?\d)(?!(?:the\s)?(?:week|day|month|year|hour)\b)(?:[^\d]*)", re.IGNORECASE)
_GREW_BY = late_regex(
    r"\b(?:f[ae]ll(?:en|s)?|r[io]se[sn]?|risen|(?:shorten|lengthen|decreas|declin|drop+|reduc|increas|prolong|extend|delay|improv|postpon)(?:e?[sd]|ing)?"
    r"|cuts?)\s(?:(?!by\b)\S+\s){0,5}by\s(?:(?:about|around|nearly|almost|only|just|an?|average|mean|median|of)\s){0,4}\Z",
    re.IGNORECASE,
)


def is_step(claim: str, quantity: Quantity) -> bool:
    """Whether a number is by how much something grew or shrank: "fell by 3.7 days"."""
    number = _BY.match(quantity.text)
    return _GREW_BY.search(claim[: quantity.span.start] + (number.group() if number else "")) is not None
