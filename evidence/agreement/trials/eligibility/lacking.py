"""What the conditions of entry want none of, with which a statement lets somebody in: "three palpable nodes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.agreement.trials.eligibility.clauses import segment_of, words_of
from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.limits import Limit
from evidence.late import late_regex

_NONE = late_regex(r"\W*(?:patients? (?:with|have|has) |must have |has |have )?no\b")
_NARROWED = late_regex(
    r"\b(?:that|who|which|whose|if|unless|except\w*|other|when|where|within|requiring|due|e\.g|allowed|concurrent)\b"
)
"""In a line on a part of what it names."""
_OF_WHAT = late_regex(r"\s(?:for|in|of|to|with|from|on|at|by|as|during|after|before|since)\s")
_LIST = late_regex(r",\s(?:and\s|or\s)?|\s(?:or|and)\s")
_BEFORE = late_regex(r"\b(?:prior|previous|earlier|previously)\b")
_SAID = 2
"""So many words at least say what is not wanted; before entry, one is enough."""


def unwanted(part: str, limits: Sequence[Limit], criteria: Sequence[Criterion]) -> Iterator[tuple[Limit, Criterion]]:
    """The numbers of things with which somebody is said to be let in, each with the line that wants none of them."""
    for limit in limits:
        if limit.scale or limit.of_age or limit.low < 1:
            continue
        clause = segment_of(part, limit.start)
        words, before = words_of(clause), _BEFORE.search(clause) is not None
        lines = (line for line in criteria if not (line.limits or line.listed))
        against = (line for line in lines if any(one <= words for one in _unwanted_by(line, before=before)))
        yield from ((limit, line) for line in list(against)[:1])


def _unwanted_by(line: Criterion, *, before: bool) -> Iterator[frozenset[str]]:
    """What a line wants none of, each by its words."""
    text = line.passage.text.casefold()
    none = _NONE.match(text)
    if (none is None) is not line.keeps_out or _NARROWED.search(text):
        return
    least = 1 if before and _BEFORE.search(text) else _SAID
    whole = text[none.end() :] if none else text
    for one in [whole] if _OF_WHAT.search(whole) else _LIST.split(whole):
        if len(words := words_of(one)) >= least:
            yield words
