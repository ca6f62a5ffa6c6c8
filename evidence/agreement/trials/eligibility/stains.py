"""Whether a tumour that a statement gives a HER2 score for is of the sort that the conditions of entry ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.names import shortly
from evidence.late import late_regex

_TEST = r"(?:ihc|immuno-?histo-?chemi\w+|staining|expression|score|status|test|result|level)"
_SCORE = late_regex(
    rf"\bher2(?:[\s(:,-]|\b(?:of|is|was|by|an?|with)\b|\b{_TEST}\b)*(?P<score>[013])(?:\+|\b)(?![.,]?\d|[-–/]|\s?(?:or|to)\b)"
)
_OTHER_TEST = late_regex(r"\b(?:[cf]?ish|hybridi[sz]ation|amplif\w+|ratio|copies)\b")
_STATUS = late_regex(
    r"\bher2(?:[\s-]|\bstatus\b|\bis\b|\bmust be\b)*(?P<sign>negative|positive|overexpress\w*|[-+](?![\w+]))"
    r"|\b(?P<none>triple[ -]negative|tnbc)\b"
)
_OPEN = late_regex(
    r"\b(?:if|unless|regardless|any|unknown|except\w*|known|either|history|prior|previous(?:ly)?|received|other)\b"
    r"|\bher2\b.*\b(?:must (?!be)|should|need|required|eligible|allowed|may)\b"
)
"""In a line that asks something of some only, or that lets in any."""
_POSITIVE = 3


def stained_otherwise(part: str, criteria: Sequence[Criterion]) -> Iterator[tuple[str, Criterion]]:
    """The scores with which somebody is said to be let in, each with the line that asks for the other sort."""
    text = shortly(part)
    if _OTHER_TEST.search(text):
        return
    asked = [(line, positive) for line in criteria for positive in _asked_by(line)]
    for match in _SCORE.finditer(text) if len({positive for _, positive in asked}) == 1 else ():
        if (int(match["score"]) == _POSITIVE) is not asked[0][1]:
            yield match.group(), asked[0][0]


def _asked_by(line: Criterion) -> Iterator[bool]:
    """Whether a line asks for positive tumours, or for negative ones."""
    text = shortly(line.passage.text.casefold())
    if not _OPEN.search(text):
        for match in _STATUS.finditer(text):
            yield (match["sign"] not in (None, "negative", "-")) is not line.keeps_out
