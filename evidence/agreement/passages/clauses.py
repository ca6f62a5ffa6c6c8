"""The clauses of a sentence: each tells one thing of one outcome."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.claims.patterns import IN_BRACKETS
from evidence.late import late_regex

_JOINT = late_regex(
    r";|,?\s(?=(?:but|whereas|while|although|though|however|yet|except)\b)"
    r"|,\s(?=and (?:\w+ly )?(?:did|was|were|had|showed|no|there|reduc|increas|decreas|improv|lower)\w*\b)"
    r"|,\s(?=and (?!th(?:e|is|ese) (?:differ|chang|reduc|increas|improve|decreas|effect))(?:[\w-]+ ){1,6}"
    r"(?:did|was|were|had|is|are)\b)"
    r"|,?\swith (?=no (?:[\w-]+ ){0,2}(?:differences?|changes?|effects?|benefits?) (?:in|on)\b)"
    r"|\sand (?=(?:(?:was|were|did|do|does|had|has|have|is|are) not|(?:had|has|have|showed|shows) no)\b)"
)


def clauses_of(sentence: str) -> Iterator[str]:
    """The clauses in order; what stands in brackets is not divided."""
    shown = without_brackets(sentence)
    start = 0
    for joint in _JOINT.finditer(shown):
        yield sentence[start : joint.start()].strip()
        start = joint.end()
    yield sentence[start:].strip()


def without_brackets(text: str) -> str:
    """The same text, as long as before, with blanks for what stands in brackets."""
    return IN_BRACKETS.sub(lambda match: " " * len(match.group()), text)
