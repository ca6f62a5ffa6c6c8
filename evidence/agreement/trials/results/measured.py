"""The numbers of a statement about an outcome that its results do not give as what they are asked.

What a number is stands beside it (see `asked`), and of which arm and which categories it is told, in its part of the
sentence. What is known of these its results have to give (see `answered`); what is not, they may give in any way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.events import subsets
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.answered import VERB, Part, is_alike, is_given
from evidence.agreement.trials.results.arm_names import arms_in_turn, with_arms
from evidence.agreement.trials.results.arm_order import NOT, is_reversed
from evidence.agreement.trials.results.arm_titles import in_one_word
from evidence.agreement.trials.results.asked import Asked, Role, asked_in
from evidence.agreement.trials.results.categories import categories_in
from evidence.agreement.trials.results.denials import as_given
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.lay_outcomes import named_plainly
from evidence.agreement.trials.results.rises import in_size, is_below_nought, is_turned_round
from evidence.agreement.trials.results.scale import ends_of_scale
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import AGED, DENIED, ELSEWHERE, IN_RESULTS, PLAIN, is_case
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_NONE_OF = late_regex(
    rf"\b(?:no(?! (?:more|fewer|less|longer)\b)|zero|none(?: \(0(?:\.0+)?\s?%\))?(?= of the {NUMERAL})"
    rf"|none of the(?! {NUMERAL}))\s"
    rf"(?=(?:of the {NUMERAL} )?(?:[\w+/-]+\s){{0,4}}?(?:patients?|pts|participants?|subjects?|people|persons|women)\b)"
)
"""Before people of whom nobody had it."""
_UNEVALUABLE = late_regex(r"\b(?:could not|couldn['’]t|cannot|can['’]t) be (?:evaluated|assessed)\b|\bunevaluable\b")
_LEFT_OUT = late_regex(
    r"\b(?:not included|left out|missing|dropped out|lost to|excluded)\b"
    r"|\b(?:no|not|without|never|n['’]t)\s(?:(?:an?|any|be|been|have|a second)\s)*(?:[\w-]+\s)?"
    r"(?:measured|measurements?|values?|data|samples?|available)\b"
)
"""Of those whom no result counts."""
_NEITHER = late_regex(
    r"\bneither\b.*"
    r"\b(?:or (?:more|less|longer|above|over|beyond)|at least|more than|over|beyond|as (?:much|long|high|many) as)\b"
)
"""In a sentence on what no arm came to."""
_SUPPOSED = late_regex(r"\bwould\b|\A\W*had there\b|\benough\b")
_THAT_IS = late_regex(r"[^;(]*,\s(?:(?:which|that|this) (?:is|was|makes)|i\.?e\.?|or)\s|[^,;(]*\(")
_ENDS = late_regex(r"\s?(?:[.,;)]|of (?:them|the|all)\b|\Z)")
"""Around the share that so many of so many are."""
_MINUS = late_regex(r"\bminus\s(?=\d)")
_BETWEEN = late_regex(rf"\bbetween (?P<low>{NUMERAL})\s?%? and (?={NUMERAL})")
_EACH = late_regex(
    r"\b(?P<how>each|every|both|either)(?: of)?(?: the| these)?(?: two)?(?P<which>(?: [\w-]+){0,2}?)"
    r" (?:cohort|arm|group)s?\b"
)
_TOGETHER = late_regex(
    r"\b(?:altogether|together|overall|in (?:total|all)|a total of|combined|pooled|across"
    r"|(?:over|counting) (?:both|all)|all (?:two|three|four)? ?(?:arms|groups|cohorts))\b"
)
_NO_ARM = late_regex(
    r"\b(?:neither|none of|no|not one of)(?: of)?(?: the)?(?: two| three)?(?: (?:patient|study|treatment))?"
    r" (?:arms?|groups?|cohorts?)\b"
)
_IN_TURN = late_regex(r"\brespectively\b|\bin turn\b")
_OF_MEASURING = terms_of(
    "scans scanned imaging imaged tumours visits assessments examined tested performed done"
    " dose doses regimen regimens therapy treatment treatments drug drugs tablet tablets pill pills"
)
_ON_DRUGS = late_regex(
    r"\bdos(?:e[sd]?|ages?|ing)\b|\d\s?(?:[mµμ]?g|mcg|iu|gy)\b|\b(?:cycles?|infus\w*|inject\w*|tablets?|pills?|capsules?)\b"
)
"""In a sentence that may be on a treatment."""
_FEW_UNKNOWN = 3
"""So many words at most may be none of an outcome's, in a sentence that has some of them."""
_VISITS = late_regex(r"\b(?:weeks?|months?|visits?)\s\d+(?:,\s\d+)*,?\s(?:and|to|or|through)\s\d+\b")
_NUMBERS = r"\d{1,3}(?:\s?(?:-|–|to|through)\s?(?:(?:day|cycle)\s)?\d{1,3})?"
_NUMBERED = late_regex(rf"(?<!\d[\s-])\b(?:days?|cycles?)\s{_NUMBERS}(?:(?:,\s?(?:and\s)?|\sand\s|\s?&\s?){_NUMBERS})*")
"""Visits, days and cycles by their numbers."""
_IN_UNITS = late_regex(
    rf"\b(?:in|as) (?:{'|'.join(HOURS)})s\b|\bfor (?:every|each)\b|\btimes the size\b|\bone of the (?:two|three)\b"
)
"""Where the numbers of a sentence have one unit, or are of so many others."""
_WHEN = late_regex(r"\b(?:at|after|within|(?:weeks?|wks?|months?|days?|visits?|years?)(?: \d+ (?:and|to))?)\s\Z")
"""Before a number that tells when."""
_ARM_BY_ARM = late_regex(
    r",?\s(?:compared (?:to|with)|versus|vs\.?|against|and(?!\sa (?:half|quarter)\b)|but|while|whereas|or)\s|[,;]\s"
)
"""Between what is told of one arm and of another."""
_APART = late_regex(r",|\bthan\b")
_BEYOND = late_regex(
    rf"\b(?:intervals?|cis?)\b(?P<where>.*?)\b(?:lie|lies|lay|are|is|was|were|stay\w*|remain\w*|fall|falls|fell|sit|sits|sat|entirely|wholly)\s"
    rf"(?:\w+\s){{0,2}}?(?:(?P<below>below|under|lower than|less than)|above|over|higher than|more than|greater than)\s"
    rf"(?P<number>[-−]?{NUMERAL})"
)
"""Of limits that are all beyond a number."""
_ONE_END = late_regex(r"\b(?:lower|upper)\s(?:[\w%-]+\s){0,2}?(?:limit|bound|end)\b")


def measured_in(statement: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of these outcomes."""
    named, last = set(trials_in(statement)), None
    for told in SENTENCE.split(statement) if outcomes and not _LEFT_OUT.search(statement) else ():
        trials = set(trials_in(told)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        if len(meant) != 1:
            continue
        whole = _UNEVALUABLE.sub("not evaluable", told)
        sentence = meant[0].without_names(named_plainly(whole, meant[0]))
        left = {one.words for one in amounts_of(sentence)}
        yield from (Reckoned(one, True, ()) for one in amounts_of(whole) if one.words not in left)
        other = AGED.search(sentence) or _SUPPOSED.search(sentence) or ELSEWHERE.search(sentence) or is_case(sentence)
        none = _NO_ARM.search(sentence)
        if other or (_NEITHER.search(sentence) and not none) or not has_number(sentence):
            continue
        yield from _share_otherwise(sentence, meant[0])
        yield from ends_of_scale(whole, meant[0])
        outcome = meant[0].at_bounds(sentence)
        sentence = _as_read(sentence, outcome)
        if not _is_about(sentence, outcome):
            continue
        yield from _beyond(sentence, outcome)
        for part in _parts(sentence, statement, outcome, last):
            last = part.asked[-1] if part.asked else last
            yield from _in_part(part, outcome, none=none is not None)


def _as_read(sentence: str, outcome: Outcome) -> str:
    """A sentence with nobody in figures, arms by their numbers, and without the numbers of visits."""
    if all(one.of_people for one in outcome.results) and len(DENIED.findall(sentence)) == 1:
        sentence = _NONE_OF.sub("0 ", sentence)
    sentence = _MINUS.sub("-", _VISITS.sub(_blank, _NUMBERED.sub(_blank, _NO_ARM.sub("each arm", sentence))))
    sentence = with_arms(_BETWEEN.sub(r"\g<low> to ", sentence), outcome)
    return in_size(sentence) if is_below_nought(outcome) and not _BEYOND.search(sentence) else sentence


def _in_part(part: Part, outcome: Outcome, *, none: bool) -> Iterator[Reckoned]:
    for one in part.asked:
        given = is_given(one, part, outcome)
        if none and given is not None:  # no arm is beyond a bound that each of them is on the other side of
            given = None if one.amount.is_exact or not part.each else not _is_met_somewhere(one, part, outcome)
        turned = one.role in (Role.GAP, Role.MORE, Role.RATIO) and one is part.asked[0]
        if given and turned and is_reversed(part.sentence, outcome, terms_of(scoped(part.sentence).text)):
            given = False
        if given and one.role is Role.VALUE and is_turned_round(part.text, outcome):
            given = False
        if given is not None:
            quotes = tuple(it.quote for it in outcome.results if not part.named or {it.arm} in part.arms)
            yield Reckoned(one.amount, given, quotes, of_people=all(it.of_people for it in outcome.results))


def _is_met_somewhere(asked: Asked, part: Part, outcome: Outcome) -> bool:
    """Whether a bound is met in one arm at least, and to the letter."""
    amount, off = asked.amount, 1e-6 if asked.amount.sign in (">", "<") else 0.0
    asked = replace(asked, amount=replace(amount, low=amount.low + off, high=amount.high - off, slack=0.0))
    return any(is_given(asked, replace(part, arms=(arm,)), outcome) for arm in part.arms)


def _share_otherwise(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The share that a sentence gives for so many of so many, where it is another one."""
    text = scoped(sentence).text
    for part, share in pairwise(amounts_of(text)):
        between, behind = text[part.end : share.start], text[share.end :]
        if not (part.whole and share.is_exact and _THAT_IS.fullmatch(between) and _ENDS.match(behind)):
            continue
        if part.is_exact and share.unit is Unit.SHARE and not share.whole and abs(share.low - part.low) > 1:
            yield Reckoned(share, False, tuple(one.quote for one in outcome.results), of_people=True)


def _is_about(sentence: str, outcome: Outcome) -> bool:
    """Whether nearly all words of a sentence are the outcome's, of measuring, or parts of the outcome's."""
    words = terms_of(in_one_word(without_amounts(scoped(sentence).text)))
    own = words & outcome.words
    left = words - outcome.words - IN_RESULTS - PLAIN - _OF_MEASURING
    alike = {one for one in left if any(is_alike(one, word) for word in outcome.words)}
    known = own or alike or scoped(sentence).scope.named
    few = _FEW_UNKNOWN if known and not _ON_DRUGS.search(sentence) else 1
    return len(left - alike) <= few and bool(known or not left) and not _IN_UNITS.search(sentence)


def _parts(sentence: str, statement: str, outcome: Outcome, last: Asked | None) -> Iterator[Part]:
    """The parts of a sentence with their numbers; what one does not name is what was named before."""
    parts = _parts_of(sentence)
    arms = arms_in_turn(parts, outcome)
    labels = [categories_in(scoped(part).text, outcome) for part in parts]
    bearing = [arm for part, arm in zip(parts, arms, strict=True) if asked_in(scoped(part).text, statement, outcome)]
    if len(bearing) > 1 and not all(bearing):
        arms = [""] * len(arms)  # of what arm each number is, is not told
    every = [frozenset({arm}) for arm in dict.fromkeys(one.arm for one in outcome.results)]
    whole = frozenset[str]().union(*every)
    some = [frozenset[str]().union(*one) for one in subsets(every)]
    first = next((one for one in labels if one), None)
    last = None if last and last.role is not Role.ANALYSED and VERB.search(sentence) else last
    words = terms_of(scoped(statement if last else sentence).text) - frozenset[str]().union(
        *outcome.arms.titled.values()
    )
    for part, arm, found in zip(parts, arms, labels, strict=True):
        first, here = found or first, scoped(as_given(part, outcome))
        each = [] if _TOGETHER.search(part) else _each(part, outcome)
        asked = tuple(asked_in(here.text, statement, outcome, last))
        last = asked[-1] if asked else last
        unclear = _IN_TURN.search(sentence) or not here.clear or (asked and _is_named_later(part, arm, asked, outcome))
        if unclear:
            arm, each = "", []
        together = _TOGETHER.search(sentence) and len(parts) == 1 and not unclear
        choices = [frozenset({arm})] if arm else [whole] if together else each or some
        yield Part(
            as_given(sentence, outcome),
            words,
            here.text,
            asked,
            tuple(choices),
            bool(arm) or len(every) == 1,
            bool(each),
            first,
        )


def _parts_of(sentence: str) -> list[str]:
    """What a sentence tells of each arm, as far as that has a number of its own."""
    joined: list[str] = []
    between = ["", *(_joint(one.group()) for one in _ARM_BY_ARM.finditer(sentence))]
    for space, part in zip(between, _ARM_BY_ARM.split(sentence), strict=True):
        text = scoped(part).text
        own = any(not (one.worded or _WHEN.search(text[: one.start])) for one in amounts_of(text))
        if joined and not (own and any(map(has_number, joined[-1:]))):
            joined[-1] = f"{joined[-1]}{space}{part}"
        else:
            joined.append(part)
    return joined


def _joint(words: str) -> str:
    """What joins two parts of a sentence that are one."""
    return " or " if words.strip() == "or" else ", " if words.startswith(",") else " "


def _blank(match: re.Match[str]) -> str:
    """As many spaces as were matched."""
    return " " * len(match.group())


def _is_named_later(part: str, arm: str, asked: Sequence[Asked], outcome: Outcome) -> bool:
    """Whether a part names its arm behind a comma or "than" alone, all its numbers before that: it may be of more."""
    words = asked[-1].amount.words.strip()
    before, number, behind = part.rpartition(words)
    beside = _APART.split(behind, maxsplit=1)
    return bool(number) and len(beside) > 1 and outcome.arms.of(f"{before}{number}{beside[0]}") != arm


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
