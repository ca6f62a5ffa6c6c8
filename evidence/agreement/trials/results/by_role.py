"""The numbers of a sentence on an outcome that its results do not give as what they are told to be.

What a number is stands beside it (see `roles`), and of which arm and which categories it is told, in its part of the
sentence. Where all of that is known, no other number of the record accounts for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.agreement.trials.counts.events import subsets
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.results.arm_names import arms_in_turn, with_arms
from evidence.agreement.trials.results.arm_order import NOT
from evidence.agreement.trials.results.arm_titles import in_one_word
from evidence.agreement.trials.results.categories import categories_in
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.given_in_role import Part, is_alike, is_given
from evidence.agreement.trials.results.rises import in_size, is_below_nought
from evidence.agreement.trials.results.roles import Role, Told, told_in
from evidence.agreement.trials.results.sentences import VISITS, blank, parts_of
from evidence.agreement.trials.words.amounts import Amount, Unit
from evidence.agreement.trials.words.scopes import scoped
from evidence.agreement.trials.words.wording import IN_RESULTS, PLAIN
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_MINUS = late_regex(r"\bminus\s(?=\d)")
_EACH = late_regex(
    r"\b(?P<how>each|every|both|either)(?: of)?(?: the| these)?(?: two)?(?P<which>(?: [\w-]+){0,2}?)"
    r" (?:cohort|arm|group)s?\b"
)
_TOGETHER = late_regex(
    r"\b(?:altogether|together|overall|in (?:total|all)|a total of|combined|pooled|across"
    r"|(?:over|counting) (?:both|all)|all (?:two|three|four)? ?(?:arms|groups|cohorts))\b"
)
_OF_MEASURING = terms_of("scans scanned imaging imaged tumours visits assessments examined tested performed done")
_OF_GIVING = terms_of("dose doses regimen regimens therapy treatment treatments drug drugs tablet tablets pill pills")
NO_ARM = late_regex(
    r"\b(?:neither|none of|no|not one of)(?: of)?(?: the)?(?: two| three)?(?: (?:patient|study|treatment))?"
    r" (?:arms?|groups?|cohorts?)\b"
)
_EXCEEDED = late_regex(r"\b(?:exceed|surpass)(?:s|ed)?\s(?=\d)")
_IN_TURN = late_regex(r"\brespectively\b|\bin turn\b")
_BEYOND = late_regex(
    rf"\b(?:intervals?|cis?)\b(?P<where>.*?)\b(?:lie|lies|lay|are|is|was|were|stay\w*|remain\w*|fall|falls|fell|sit|sits|sat|entirely|wholly)\s"
    rf"(?:\w+\s){{0,2}}?(?:(?P<below>below|under|lower than|less than)|above|over|higher than|more than|greater than)\s"
    rf"(?P<number>[-−]?{NUMERAL})"
)
"""Of limits that are all beyond a number."""
_ONE_END = late_regex(r"\b(?:lower|upper)\s(?:[\w%-]+\s){0,2}?(?:limit|bound|end)\b")
_ON_DRUGS = late_regex(
    r"\bdos(?:e[sd]?|ages?|ing)\b|\d\s?(?:[mµμ]?g|mcg|iu|gy)\b|\b(?:cycles?|infus\w*|inject\w*|tablets?|pills?|capsules?)\b"
)
"""In a sentence that may be on a treatment."""
_FEW_UNKNOWN = 3
"""So many words at most may be none of an outcome's, in a sentence that has some of them."""


def by_role(sentence: str, statement: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The numbers, sure in role and place, of a lower-case sentence that can only be on this outcome."""
    none = NO_ARM.search(sentence) is not None
    told = with_arms(_MINUS.sub("-", VISITS.sub(blank, NO_ARM.sub("each arm", sentence))), outcome)
    told = _EXCEEDED.sub("above ", told)
    if not _is_about(told, outcome):
        return
    yield from _beyond(told, outcome)
    if is_below_nought(outcome):
        told = in_size(told)
    for part in _parts(told, statement, outcome):
        for one in part.told:
            given = is_given(one, part, outcome)
            if none and given is not None:  # no arm is beyond a bound that each of them is on the other side of
                given = None if one.amount.is_exact or not part.each else not _is_met_somewhere(one, part, outcome)
            if given is not None:
                quotes = tuple(it.quote for it in outcome.results if not part.named or {it.arm} in part.arms)
                yield Reckoned(one.amount, given, quotes, of_people=all(it.of_people for it in outcome.results))


def _is_met_somewhere(told: Told, part: Part, outcome: Outcome) -> bool:
    """Whether a bound is met in one arm at least, and to the letter."""
    amount, off = told.amount, 1e-6 if told.amount.sign in (">", "<") else 0.0
    told = replace(told, amount=replace(amount, low=amount.low + off, high=amount.high - off, slack=0.0))
    return any(is_given(told, replace(part, arms=(arm,)), outcome) for arm in part.arms)


def _is_about(sentence: str, outcome: Outcome) -> bool:
    """Whether all words of a sentence but one at most are the outcome's, of measuring, or parts of the outcome's."""
    words = terms_of(in_one_word(without_amounts(scoped(sentence).text)))
    own = words & outcome.words
    left = words - outcome.words - IN_RESULTS - PLAIN - _OF_GIVING - _OF_MEASURING
    alike = {one for one in left if any(is_alike(one, word) for word in outcome.words)}
    known = own or alike or scoped(sentence).scope.named
    few = _FEW_UNKNOWN if known and not _ON_DRUGS.search(sentence) else 1
    return len(left - alike) <= few and bool(known or not left)


def _parts(sentence: str, statement: str, outcome: Outcome) -> Iterator[Part]:
    """The parts of a sentence with their numbers; what one does not name is what was named before."""
    parts = parts_of(sentence)
    arms = arms_in_turn(parts, outcome)
    labels = [categories_in(scoped(part).text, outcome) for part in parts]
    bearing = [arm for part, arm in zip(parts, arms, strict=True) if told_in(scoped(part).text, statement, outcome)]
    if len(bearing) > 1 and not all(bearing):
        arms = [""] * len(arms)  # of what arm each number is, is not told
    every = [frozenset({arm}) for arm in dict.fromkeys(one.arm for one in outcome.results)]
    first, last = next((one for one in labels if one), None), None
    words = terms_of(scoped(sentence).text) - frozenset[str]().union(*outcome.arms.titled.values())
    for part, arm, found in zip(parts, arms, labels, strict=True):
        first = found or first
        here = scoped(part)
        some = [] if _TOGETHER.search(part) else _each(part, outcome)
        each = bool(some)
        whole = frozenset().union(*every)
        choices = [frozenset({arm})] if arm else [whole] if _TOGETHER.search(sentence) and len(parts) == 1 else []
        choices = choices or (some if each else [frozenset().union(*some) for some in subsets(every)])
        if _IN_TURN.search(sentence) or not here.clear:
            choices, arm, each = [frozenset().union(*some) for some in subsets(every)], "", False
        told = tuple(told_in(here.text, statement, outcome, last))
        last = told[-1] if told else last
        if arm and told and _is_named_later(part, told, outcome):
            choices, arm = [frozenset().union(*some) for some in subsets(every)], ""
        yield Part(sentence, words, here.text, told, tuple(choices), bool(arm), each, first)


def _is_named_later(part: str, told: Sequence[Told], outcome: Outcome) -> bool:
    """Whether a part names its arm behind a comma alone that follows all its numbers: it may be of more than that."""
    words = told[-1].amount.words.strip()
    before, number, behind = part.rpartition(words)
    return bool(number) and "," in behind and not outcome.arms.of(f"{before}{number}{behind.partition(',')[0]}")


def _each(part: str, outcome: Outcome) -> list[frozenset[str]]:
    """The arms of each of which a part of a sentence tells: all, or those that share a word; none where it does not."""
    told = _EACH.search(part)
    if told is None:
        return []
    words = terms_of(told["which"] or "") & frozenset[str]().union(*outcome.arms.titled.values())
    arms = [
        arm for arm in dict.fromkeys(one.arm for one in outcome.results) if words <= outcome.arms.titled.get(arm, words)
    ]
    return [frozenset({arm}) for arm in arms] if len(arms) == 2 or told["how"] in ("each", "every") else []


def _beyond(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The number beyond which all limits of the arms are told to lie."""
    told = _BEYOND.search(sentence)
    if told is None or NOT.search(sentence) or _ONE_END.search(sentence):
        return
    arm = outcome.arms.of(told["where"])
    results = [one for one in outcome.results if arm in ("", one.arm)]
    limit = value_of(told["number"].lstrip("-−")) * (-1 if told["number"][0] in "-−" else 1)
    ends = [end for one in results for end in one.signed[1:]]
    every = arm or _EACH.search(sentence)
    if every and all(len(one.signed) > 2 for one in results):
        given = all(end < limit if told["below"] else end > limit for end in ends)
        words = told["number"].lstrip("-−")
        amount = Amount(words, Unit.PEOPLE, abs(limit), abs(limit), "=", 0.0, None, *told.span("number"))
        yield Reckoned(amount, given, tuple(one.quote for one in results), of_people=False)
