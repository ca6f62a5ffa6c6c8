"""All that the lines of a trial's record say otherwise than a claim does, beside its numbers one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.agreement.passages.points import Point
from evidence.agreement.trials.beyond_all import beyond_all
from evidence.agreement.trials.counts.arm_counts import arms_otherwise
from evidence.agreement.trials.eligibility.asking import statement_of
from evidence.agreement.trials.eligibility.entry import entered_otherwise
from evidence.agreement.trials.eligibility.sorts import sorted_otherwise
from evidence.agreement.trials.results.analysed import analysed_otherwise
from evidence.agreement.trials.results.arm_order import order_otherwise
from evidence.agreement.trials.results.arm_ratios import ratios_otherwise
from evidence.agreement.trials.results.defined import defined_otherwise
from evidence.agreement.trials.results.rhythms import rhythms_otherwise
from evidence.agreement.trials.results.whose_cases import cases_elsewhere
from evidence.agreement.trials.treatment.accounted import not_given
from evidence.agreement.trials.treatment.arms_compared import compared_otherwise
from evidence.agreement.trials.treatment.roles import answers_in_roles, in_other_roles
from evidence.agreement.trials.treatment.who_gets import given_to_others
from evidence.agreement.trials.words.amounts import has_number
from evidence.agreement.verdict import Said
from evidence.late import late_regex

_STAGED = late_regex(r"\b(?:stages?|grades?)\s(?:of\s)?(?:i{1,3}|iv)[abc]?\b", re.IGNORECASE)
"""A number in Roman numerals."""


def told_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """What was given, who is let in, what is defined and how much there is of all, where a record has it otherwise."""
    answers = answers_in_roles(claim, points, text)
    yield from in_other_roles(answers)
    for one in _treated_otherwise(claim, points, text):
        if not any(answer.accounts_for(one.claim) for answer in answers):
            yield one
    if has_number(claim.casefold()):
        yield from arms_otherwise(claim, text)
        yield from beyond_all(claim, text)
        yield from rhythms_otherwise(claim, text)
        yield from sorted_otherwise(claim, text)
    if has_number(statement_of(claim, text)) or _STAGED.search(claim):
        yield from entered_otherwise(claim, text)
    yield from order_otherwise(claim, text)
    yield from ratios_otherwise(claim, text)
    yield from analysed_otherwise(claim, text)
    yield from given_to_others(claim, text)
    yield from compared_otherwise(claim, text)
    yield from cases_elsewhere(claim, text)
    yield from defined_otherwise(points, text)


def _treated_otherwise(claim: str, points: Sequence[Point], text: str) -> Iterator[Said]:
    """The numbers of a treatment that follow from nothing that the lines have, in whatever role."""
    if has_number(claim.casefold()):
        yield from not_given(claim, points, text)
