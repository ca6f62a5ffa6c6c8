"""What a clause tells a number of: a limit, somebody of whom something is asked, or what is counted to a sort."""

from __future__ import annotations

from evidence.agreement.trials.eligibility.limits import Limit, limits_in
from evidence.agreement.trials.eligibility.ways import NEEDED
from evidence.late import late_regex

WHO = late_regex(r"\b(?:who|whose)\b")
_SOMEBODY_WITH = late_regex(
    r"\b(?:an? (?:[\w-]+ ){0,3}?(?:wom[ae]n|man|patient|person|lady|girl|participant|subject|candidate)"
    r"|some(?:one|body)|any(?:one|body)) (?:with|having|of)\s[^,;]*\Z"
)
_AT = late_regex(r"\bat (?:the age of )?\Z")
"""Before an age at which something is asked for."""
TELLS_LIMIT = late_regex(
    r"\A(?!.*\bago\b).*(?:\b(?:only|minimum|maximum|limit(?! of normal)|(?:is|are) enough|suffices?|sufficient|needed"
    r"|required|asked for|asks for|requires|must|(?:has|have) to|no (?:sooner|earlier)|youngest|oldest)\b"
    r"|\Abecause\b(?! of\b))"
)
DEFINES = late_regex(
    r"\b(?:counts?|counted|regarded|considered|deemed|classed|classified|defined) (?:as|to be)\b|\bcalled\b"
    r"|\b(?:counts|regards|considers|classes|classifies|defines) (?:[\w-]+ ){1,3}?(?:as|to be)\b"
    r"|\b(?:high|low|intermediate)[ -]risk (?:feature|categor\w+|group|criteri\w+)\b|\bdefinition of\b"
    r"|\bdeemed (?!(?:in|un)?(?:eligible|suitable|fit))"
)
"""That somebody or something is of a sort, whether let in or not."""
ONLY = late_regex(r"\bonly\b")
"""In a clause that says from which number on somebody is let in or kept out."""
_SCORE = late_regex(r"\b(?:kps|karnofsky|ecog|zubrod|performance status)\b[^.;,\d]{0,30}\Z")
"""Before a step, which is no amount."""


def limits_told(clause: str) -> list[Limit]:
    """The limits of a clause, with their units; "only" says of a bound that it is the limit."""
    bounds = ONLY.search(clause) is not None
    limits = (one for one in limits_in(clause) if not (_SCORE.search(clause[: one.start]) or is_of_whom(one, clause)))
    return [one for one in limits if (one.low != one.high if bounds else one.scale)]


def is_of_whom(limit: Limit, clause: str) -> bool:
    """Whether a number tells of whom something is asked: "those whose last dose was 6 mg/kg need a washout"."""
    before = clause[: limit.start]
    of_whom = WHO.search(before) or _SOMEBODY_WITH.search(before) or (limit.scale == "hour" and _AT.search(before))
    if limit.low == limit.high and _SOMEBODY_WITH.search(before) and TELLS_LIMIT.search(before):
        return True  # somebody's number, behind the limit
    return bool(of_whom) and NEEDED.search(clause[limit.start :]) is not None
