"""A sentence without the citation marks at its end, which are no part of what it says."""

from __future__ import annotations

import re

from evidence.claims.wording import fold
from evidence.late import late_regex

# A raised or bare number is a mark only after a word or a stop: 10⁹, m² and 0.5 are part of what is said.
_AFTER_WORDS = r"(?:(?<=[^\W\d_]{3})|(?<=[.!?…,;:)\"'%]))"
_MARKS = late_regex(
    rf"""
    (?:
        \s?\[\d[\d\s,;–-]*\]                                     # weeks [3].     weeks.[1–3]
      | \s?[\[(][⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹\s,;⁻–-]*[\])]             # weeks.[³]      weeks.(¹⁻³)
      | {_AFTER_WORDS}[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁻,–-]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*   # weeks.³        weeks¹,²
      | (?<=[^\W\d_]{{3}}[.!?])\d{{1,3}}(?:[,–-]\d{{1,3}})*       # weeks.3
      | (?<=[^\W\d_]{{3}}[.!?])\(\d[\d\s,–-]*\)                  # weeks.(4)
      | \s?\([^()]{{2,60}}\set\sal\.?,?\s(?:19|20)\d\d[a-z]?\)    # weeks (Lee et al., 2006).
      | \s?\[\^[^\[\]\s]{{1,40}}\]                               # weeks.[^lee]
      | \s?\[(?:[^\[\]]{{0,60}}[\s;-])?@[\w][^\[\]]{{0,80}}\]      # weeks [@lee2006; see @roe2008, p. 3].
      | \s@[A-Za-z_][\w:.+/-]*\w                               # weeks @lee2006.
      | \s?[(\[](?:doi:\s?|https?://(?:dx\.)?doi\.org/)10\.[^\s\[\]]{{5,80}}?[)\]]  # weeks (doi:10.1000/abc).
      | \s?[(\[]PMID:?\s?\d{{1,8}}[)\]]                        # weeks (PMID: 123).
      | {_AFTER_WORDS}[*†‡§¶]+                                   # weeks.*
    )+
    (?=[.!?…"')]*\Z)
    """,
    re.VERBOSE,
)
_HINT = late_regex(r"[\[(@*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹]|[.!?]\d")
_TAIL = 200


def without_marks(text: str) -> str:
    """`text`, folded, without the marks before or after its last stop; marks elsewhere stay.

    Only the last 200 characters are looked at.
    """
    folded = fold(text)
    start = max(0, len(folded) - _TAIL)
    marks = _MARKS.search(folded, start) if _HINT.search(folded, start) else None
    return folded[: marks.start()] + folded[marks.end() :] if marks else folded
