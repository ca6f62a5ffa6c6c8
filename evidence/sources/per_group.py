"""Numbers that are of each group: "two groups of 20 patients", "20 patients per arm", "each group (n = 20)"."""

from __future__ import annotations

from evidence.late import late_regex

_FEW = dict(zip(("one", "two", "three", "four", "five", "six", "seven", "eight"), range(1, 9), strict=True))
_N = rf"\b(?P<n>\d{{1,2}}|{'|'.join(_FEW)})"
_GROUPS = r"(?:groups|arms|cohorts)"
_DIVIDED = late_regex(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated|divided|classified|categori[sz]ed|split|separated)\b[^.;]{0,80}?"
    rf"{_N} (?:(?!of\b)[\w-]+ ){{0,3}}(?:groups|arms|conditions|regimens)\b"
    rf"|{_N.replace('<n>', '<arms>')}-(?:arm|group)(?:ed)?\b"
    rf"|\b(?:the|both) {_N.replace('<n>', '<both>')} (?:groups|arms)\b"
)
_EITHER = late_regex(r"\b(?:randomi[sz]ed|assigned|allocated)\b[^.;]{0,60}\beither\b[^.;,]{0,80}\bor\b")
GROUPS_OF = late_regex(rf"{_N} (?:(?!in\b)[\w-]+ ){{0,2}}{_GROUPS} of\s\Z")
_LISTED = late_regex(rf" (?:and|or) {_N.replace('<n>', '<next>')}\b")
_HOW_MANY = late_regex(rf"{_N} (?!of\b)(?:[\w-]+ ){{0,2}}{_GROUPS}\b")
_OF_EACH = late_regex(
    rf"(?: (?:were|was))?(?: (?:randomly|consecutively))?(?: \w+ed)?\s"
    rf"(?:per|(?:in|for|to|from) each(?: of)?)\b(?: [\w-]+){{0,3}} (?:group|arm|cohort|{_GROUPS})\b"
    r"|\s?/\s?(?:group|arm)\b|\s(?:for |in |per )?each(?:\s?[),;.]|\s(?:were|received)\b)"
    r"|[^()]{0,20}\) in each (?:group|arm)\b"
)
_PAIR = late_regex(r"\band (?:[\w-]+ ){1,3}groups\b|\bgroup\b[^.;,]{0,30}\band (?:an? |the )?(?:[\w-]+ ){1,3}group\b")
"""Two groups named side by side, where nobody says that they are two."""
_EACH_OF = late_regex(r"\beach (?:[\w-]+ )?(?:group|arm|cohort)\b[^.;:]{0,30}\Z")


def groups_told(text: str) -> int | None:
    """How many groups a sentence says that people were divided into."""
    match = _DIVIDED.search(text)
    if match is None and _EITHER.search(text):
        return 2
    return _value(match["n"] or match["arms"] or match["both"]) if match else None


def groups_of(before: str, after: str, told: int | None) -> int:
    """How many groups the number between these words is of each: 1 where it is of none, 0 where nobody says how many.

    `told` is how many groups the study has, if another sentence says it.
    """
    if (match := GROUPS_OF.search(before)) and not _LISTED.match(after):
        return _value(match["n"])
    if not _OF_EACH.match(after) and not _EACH_OF.search(before):
        return 1
    match = _HOW_MANY.search(before + after)
    return _value(match["n"]) if match else told or 2 * (_PAIR.search(before + after) is not None)


def _value(words: str) -> int:
    return _FEW.get(words) or int(words)
