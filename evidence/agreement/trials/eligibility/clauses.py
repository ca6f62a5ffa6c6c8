"""What the clauses of a sentence on entry speak of."""

from __future__ import annotations

from functools import lru_cache

from evidence.agreement.trials.eligibility.limits import LIMIT, limits_in
from evidence.agreement.trials.eligibility.names import shortly
from evidence.agreement.trials.eligibility.ways import DENIED, TOO, Way, way_of
from evidence.agreement.trials.words.wording import ENTERING, PLAIN
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import WORDS
from evidence.late import late_regex

_WORDED = late_regex(rf"\b(?:{'|'.join(WORDS)}|half|quarter|mm|cm)\b|\b\w+n['’]t\b")
_PART = late_regex(
    r"[,;]\s|\s(?:and(?:/or)?|nor|with|who|whose|as well as|along with|together with"
    r"|or(?!\s(?:equal|more|less|fewer|higher|lower|greater|worse|better|above|below|over|older|younger|\d)\b))\s"
)


_ON_CONDITION = late_regex(r"\b(?:if|unless|provided|(?:as|so) long as|when|except)\b")
_SIDE = late_regex(r"[,;]\s(?!\d)|\s(?=(?:al)?though\b|while\b|whereas\b|but\b|because\b|since\b|even\b)")


def clear_parts(sentence: str) -> list[str]:
    """A sentence that says one thing; of one that says more, the clauses with numbers, together or each by itself."""
    told = [clause for clause in _SIDE.split(sentence) if any(limits_in(clause))]
    together = ", ".join(told)
    if (way := way_of(sentence)) is not Way.OPEN:
        denied = DENIED.search(sentence) and not (DENIED.search(together) or _ON_CONDITION.search(sentence))
        return [together if told and denied and way_of(together) is way else sentence]
    if len(told) < 2 or way_of(together) is not Way.OPEN:
        return [together] if told else [sentence]
    return [clause for clause in told if way_of(clause) is not Way.OPEN] or [sentence]


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """What a lower-case text says beside its numbers and that it speaks of entry."""
    return terms_of(_WORDED.sub(" ", LIMIT.sub(" ", TOO.sub(" ", shortly(text))))) - ENTERING - PLAIN


def segments_of(text: str) -> list[str]:
    """The parts of a text between commas and the like."""
    return _PART.split(text)


def segment_of(text: str, place: int) -> str:
    """The part of a text between commas and the like that a place is in."""
    start = max((m.end() for m in _PART.finditer(text) if m.end() <= place), default=0)
    end = min((m.start() for m in _PART.finditer(text) if m.start() >= place), default=len(text))
    return text[start:end]
