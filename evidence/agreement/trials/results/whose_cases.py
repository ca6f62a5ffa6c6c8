"""In which arm those with an outcome were, as a statement has it: "all responders were in the placebo group"."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.results.arm_order import NOT, on_one_outcome
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.outcomes import with_numbers
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import IN_RESULTS, is_case
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_PEOPLE = r"(?:patients|pts|participants|subjects|women|people|responders|cases|events|ones)"
_WERE = (
    r"(?:were|was|are|is|came|come|coming|being|occurr\w+|happen\w+|belong\w*|fell"
    r"|(?:were |being )?(?:seen|found|observed|recorded))"
)
_PLACE = r"\s(?:from|in|within|to|among|on)\s(?P<where>[^,;]+?)\W*\Z"
_OF_THEM = late_regex(
    rf",?\s(?:with|and)?\s?(?P<part>[^,;]{{1,40}}?)\sof\s(?:(?:them|whom|which)(?:\s{_WERE})?"
    rf"|(?:those|these|the {_PEOPLE})\s{_WERE}){_PLACE}"
)
"""Behind how many had it: "with the majority of those coming from cohort 2"."""
_OF_THOSE = late_regex(rf"\s(?P<who>[^,;]*?\b{_PEOPLE}\b[^,;]*?)\s(?:all\s)?{_WERE}{_PLACE}")
"""Of all who had it: "all progression-free participants were in the placebo group"."""
_TREATED = late_regex(r"\b(?:treated|given|received|randomi[sz]ed|assigned|allocated|enrolled|included|analy[sz]ed)\b")
_AN_ARM = late_regex(r"\b(?:arm|group|cohort)s?\b")
_SLACK = 1.0


def cases_elsewhere(claim: str, text: str) -> Iterator[Said]:
    """The parts of those with an outcome whom a claim puts into an arm where the results have another part of them."""
    lower = with_numbers(" ".join(claim.casefold().split()), passages_of(text))
    for sentence, outcome in on_one_outcome(lower, text):
        if is_case(sentence) or NOT.search(sentence) or _TREATED.search(sentence):
            continue
        amounts = list(amounts_of(sentence))
        if behind := _OF_THEM.search(sentence):
            who, where = sentence[: behind.start()], behind["where"]
            amounts = list(amounts_of(behind["part"]))
        elif amounts and amounts[0].start == 0 and (whole := _OF_THOSE.match(sentence, amounts[0].end)):
            who, where = whole["who"], whole["where"]
            amounts = amounts[:1]
        else:
            continue
        arm = outcome.arms.of(where)
        known = terms_of(without_amounts(scoped(who).text)) - IN_RESULTS
        own = terms_of(scoped(where).text) - IN_RESULTS
        told = len(amounts) == 1 and bool(arm) and _AN_ARM.search(where) is not None and own <= outcome.words
        if told and known and known <= outcome.words and not _is_part(amounts[0], outcome, arm, who, known):
            quote = "; ".join(one.quote for one in outcome.results)
            why = "The results of the arms have another part of them there."
            yield Said(Slot.FIGURE, amounts[0].words.strip(), quote, Verdict.DIFFERS, why, quote)


def _is_part(amount: Amount, outcome: Outcome, arm: str, who: str, words: frozenset[str]) -> bool:
    """Whether such a part of those with an outcome is in an arm; so too where the results do not tell."""
    labels = outcome.labels(who, words)
    counted = [one for one in outcome.results if one.label in labels]
    whole = sum(one.people for one in counted)
    if (
        not whole
        or (outcome.is_denied and any(one.label for one in counted))
        or not all(one.of_people for one in counted)
    ):
        return True
    here = sum(one.people for one in counted if one.arm == arm)
    if amount.unit is Unit.PEOPLE:
        return amount.is_none or round(here) >= amount.low  # so many of them may be there among others
    share = 100 * here / whole
    return (
        share > amount.low
        if amount.worded and amount.sign == ">"
        else amount.holds(share) or abs(share - amount.low) < _SLACK
    )
