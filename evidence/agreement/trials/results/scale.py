"""From where to where a statement says that a scale goes, against the ends that the lines of its outcome have."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_A_RANGE = late_regex(
    rf"\b(?:rang\w+|scores?|scaled?|total\w*|rated|from|between|possible)\b[^.;]{{0,40}}?(?P<low>{NUMERAL})"
    rf"\s?(?:-|–|to|and|through)\s?(?P<high>{NUMERAL})\b"
)
_NUMBER = late_regex(NUMERAL)
_ENDS = late_regex(
    r"\b(?:rang(?:es?|ed|ing)|runs?|ran|goes|go|scale|scored?|anything|anywhere|be)\b"
    r"(?: (?:possible|overall|of|it|is|was))*"
    rf"\s(?:from|between)\s(?P<low>{NUMERAL})\s(?:to|and|up to|through)\s(?P<high>{NUMERAL})"
    r"(?!\s?%|[\s-]?(?:day|week|month)s?\b)"
)
_MOST = late_regex(
    rf"(?:\b(?:can ?not|could ?not|can never|never)|\b(?:can|could)n?['’]?t)\s(?:be|go|get|score|rise|reach|come)?\s?"
    rf"(?:any )?(?:higher|above|over|more|beyond)(?: than)?\s(?P<most>{NUMERAL})"
    r"|\b(?:max(?:imum)?|highest|top|best|worst|largest)(?: possible| total)*"
    r"(?: (?:score|value|total|rating|result))+(?: possible)?"
    rf"\s(?:is|was|of|being|=)\s(?P<top>{NUMERAL})"
    rf"|\b(?:ceiling|upper end|maximum) of\s(?P<cap>{NUMERAL})"
    rf"|\btops? out at\s(?P<out>{NUMERAL})|\bout of a (?:possible|maximum(?: of)?)\s(?P<of>{NUMERAL})"
)
"""Before the upper end of a scale."""


def ends_of_scale(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The ends of a scale in a lower-case sentence, where the lines of the outcome tell from where to where it goes."""
    lines = [one for one in outcome.lines if one.section == "outcome"]
    told = " . ".join(one.text for one in lines).casefold()
    if not _A_RANGE.search(told) or any(one.of_people for one in outcome.results):
        return
    known = {value_of(one.group()) for one in _NUMBER.finditer(told)}
    quotes = tuple(one.quote for one in lines if _A_RANGE.search(one.text.casefold()))
    for pattern in (_ENDS, _MOST):
        if (match := pattern.search(sentence)) and not (pattern is _ENDS and NOT.search(sentence)):
            ends = [name for name, number in match.groupdict().items() if number]
            for name in ends:
                value = value_of(match[name])
                amount = Amount(match[name], Unit.PEOPLE, value, value, "=", 0.0, None, *match.span(name))
                yield Reckoned(amount, value in known, quotes, of_people=False)
