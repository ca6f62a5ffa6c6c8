"""Who has more, told by two numbers: "less common with A than with B" against "19% with A and 10% with B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.columns import numbers_of_two
from evidence.agreement.passages.contrasts import contrast
from evidence.agreement.passages.groups import Group
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.belonging import of_other_people
from evidence.agreement.scales.measures import Measure, apart, follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.direction import ways_of
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import TIMES
from evidence.late import late_regex

_WAY = late_regex(
    r"\b(?:(?P<up>more|higher|greater|longer|larger)|(?P<down>less|fewer|lower|shorter|smaller))\b", re.IGNORECASE
)
_THAN = late_regex(r"\bthan\b", re.IGNORECASE)
_INTRICATE = late_regex(
    r"\b(?:not|no|nor|non|never|neither|without|but|while|whereas|although|or|if|better|worse)\b|n['’]t\b|%",
    re.IGNORECASE,
)
"""What denies, says two things, or has a number of its own."""
_CHANGES = late_regex(
    r"\b(?:f[ae]ll\w*|reduc\w*|decreas\w*|declin\w*|drop\w*|improv\w*|increas\w*|r[io]s[en]\w*|gr[eo]w\w*|chang\w*|gain\w*"
    r"|los[est]\w*|differ\w*|relative|ratios?|adjusted|worsen\w*|percentile|rank\w*)\b",
    re.IGNORECASE,
)
"""In a sentence whose numbers may be by how much something changed: the greater fall is the lower value."""
_SAYING = terms_of("common commonly often frequent frequently likely rates incidence number proportion")
_PREFIX = 6
_NEAR = 0.6
"""How much of a claim's words another sentence has to have to be on the same."""


def told_by_numbers(claim: str, source: Source) -> Iterator[Said]:
    """A claim of more, or of less, of which a sentence's numbers for the two tell the contrary."""
    ways, than = list(_WAY.finditer(claim)), _THAN.search(claim)
    if len(ways) != 1 or than is None or ways[0].start() > than.start() or _INTRICATE.search(claim):
        return
    one, other = terms_of(claim[: than.start()]) - terms_of(ways[0].group()), terms_of(claim[than.end() :])
    times = [measure_of(quantity) for quantity in written_quantities(claim) if quantity.kind in TIMES]
    for passage in source.passages:
        if not _is_on_it(claim, times, passage, source):
            continue
        for groups, values in numbers_of_two(passage, source.text):
            order = _order(groups[0], groups[1], one, other)
            rest = (one | other) - _SAYING - groups[0].terms - groups[1].terms
            told = all(_has(passage.terms | source.subject, word) for word in rest)
            told = told and any(_has(passage.terms, word) for word in rest)
            if order is None or not told or not apart(values[0].measure, values[1].measure):
                continue
            first, second = (values[place].measure.number.value for place in order)
            if (first > second) is not (ways[0]["up"] is not None):
                shown = f"{values[order[0]].text} and {values[order[1]].text}"
                why = f"The source has {shown} for the two, which is the other way round."
                yield differs(Slot.DIRECTION, claim, shown, why, passage.quote)
                return


def _is_on_it(claim: str, times: Sequence[Measure | None], passage: Passage, source: Source) -> bool:
    """Whether a sentence tells levels, in a claim's people and at its times, and no other points the claim's way."""
    if passage.labelled or _CHANGES.search(passage.text):
        return False
    if contrast(claim, passage.text) or of_other_people(claim, passage, source):
        return False
    if not all(one and any(follows(one, value.measure) for value in passage.values) for one in times):
        return False
    others = (one for one in source.passages if one is not passage and shared(terms_of(claim), one.terms) >= _NEAR)
    return not any(ways_of(claim) & ways_of(one.text) for one in others)


def _has(terms: frozenset[str], word: str) -> bool:
    """Whether terms have a word, or one that begins alike: "specific", "specificities"."""
    return word in terms or (len(word) >= _PREFIX and any(one.startswith(word[:_PREFIX]) for one in terms))


def _order(first: Group, second: Group, one: frozenset[str], other: frozenset[str]) -> tuple[int, int] | None:
    """Which of two groups stands on which side of a claim; None where that is not plain."""
    own = [frozenset(term for term in group.terms if "-" not in term) for group in (first, second)]
    for a, b in ((0, 1), (1, 0)):
        named = all(own) and own[a] <= one and own[b] <= other
        if named and own[a].isdisjoint(other) and own[b].isdisjoint(one):
            return a, b
    return None
