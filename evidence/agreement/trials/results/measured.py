"""The numbers of a statement about an outcome that the record's results give in no way.

As with events (see `counted`), the words have to be the record's, or words of counting and comparing. Where a result
counts people, sums, shares and differences follow from it; of other results, differences, sums, means and ratios. A
number of the lines around the results gives one of its own unit. Where two arms are compared, the results have to
differ that way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.agreement.scales.manners import manner_of
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.amounts_given import (
    NOT_GIVEN,
    amounts_given,
)
from evidence.agreement.trials.results.by_role import NO_ARM, by_role
from evidence.agreement.trials.results.findings import Outcome
from evidence.agreement.trials.results.following import is_interval
from evidence.agreement.trials.results.lay_outcomes import named_plainly
from evidence.agreement.trials.results.rises import in_size, is_below_nought
from evidence.agreement.trials.results.scale import ends_of_scale
from evidence.agreement.trials.results.sentences import Read, read_of
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.trials.words.wording import AGED, DENIED, ELSEWHERE, is_case
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_NONE_OF = late_regex(
    rf"\b(?:no|zero|none(?: \(0(?:\.0+)?\s?%\))?(?= of the {NUMERAL})|none of the(?! {NUMERAL}))\s"
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
_NOBODY_REACHED = late_regex(
    r"(?:\b(?:fail\w* to|neither|none|not|never)|n['’]t)\s(?:[\w-]+\s){0,6}?(?:reach|exceed|attain|surpass)\w*"
)
"""In a sentence on what was not reached."""
_ANOTHER_NUMBER = late_regex(
    rf"{NUMERAL}.*\s(?:compared (?:to|with)|versus|vs\.?|against|and|but|while|whereas|or)"
    rf"\s(?:(?!\d|(?:cohort|arm|group)\b)\S+\s){{0,2}}{NUMERAL}(?!\S*\d|[\s-]?(?:mg|minute))"
)
"""A second number, which may be of another arm."""
_NEITHER = late_regex(
    r"\bneither\b.*"
    r"\b(?:or (?:more|less|longer|above|over|beyond)|at least|more than|over|beyond|as (?:much|long|high|many) as)\b"
)
"""In a sentence on what no arm came to."""
_THAT_IS = late_regex(r"[^;(]*,\s(?:(?:which|that|this) (?:is|was|makes)|i\.?e\.?|or)\s|[^,;(]*\(")
_ENDS = late_regex(r"\s?(?:[.,;)]|of (?:them|the|all)\b|\Z)")
"""Around the share that so many of so many are."""
_OF_DRUGS = late_regex(
    rf"\b{NUMERAL} (?:[\w-]+ )?(?:drugs?|medicines?|agents?|treatments?|therapies)\b|\bdays? (?:out )?of {NUMERAL}\b"
    r"|\bwould\b[^,;]*?\b(?:be|have|come|amount|end|drop|fall|rise|reach)\b|\bthe limit of\b"
)
"""Of how many things are given, how often, and what would be."""
_OF_ARMS = late_regex(
    r"\b(?:analy[sz]ed|evaluated|enrolled|delay\w*|postpon\w*|defer\w*|prolong\w*|lengthen\w*|shorten\w*|extend\w*|combin(?:e[sd]?|ing)|add\w*"
    r"|improv\w*|push\w*|rais\w*|boost\w*"
    r"|given|received|(?:were|was|are|is) (?:in|on|given)"
    r"|longer|shorter|differ\w*|gap|apart"
    r"|(?:increas|reduc|lower|decreas|cut)\w*\b[^,;]*\bby)\b"
)
"""In a sentence on how many are in an arm, or on what an arm adds."""


_COUNTED = late_regex(
    r"\b(?:analy[sz]|evaluat|assess|enrol|recruit|includ|stud(?:y|ied)|split|divided|compris|consist)\w*"
)
"""In a sentence on how many there are."""
_DOSE = late_regex(r"\s?(?:[mµμ]?g|mcg|gy|iu)\b(?!/(?!m2|m²|kg))")
"""Behind a number that is of what is given, and of no result."""


def measured_in(statement: str, outcomes: Sequence[Outcome]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of these outcomes."""
    named = set(trials_in(statement))
    for told in SENTENCE.split(statement) if outcomes and not _LEFT_OUT.search(statement) else ():
        trials = set(trials_in(told)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        sentence = _UNEVALUABLE.sub("not evaluable", told)
        if len(meant) != 1:
            continue
        whole, sentence = sentence, meant[0].without_names(named_plainly(sentence, meant[0]))
        left = {one.words for one in amounts_of(sentence)}
        yield from (Reckoned(one, True, ()) for one in amounts_of(whole) if one.words not in left)
        other = AGED.search(sentence) or ELSEWHERE.search(sentence) or is_case(sentence)
        none = NO_ARM.search(sentence)
        if other or (_NEITHER.search(sentence) and not none) or not has_number(sentence):
            continue
        yield from _share_otherwise(sentence, meant[0])
        sure = [*ends_of_scale(whole, meant[0]), *by_role(_with_nobody(sentence, meant[0]), statement, meant[0])]
        yield from sure
        known = {one.amount.words.strip() for one in sure}
        unclear = none or _OF_DRUGS.search(whole) or _NOBODY_REACHED.search(sentence)
        found = () if unclear else _in_sentence(sentence, meant[0])
        yield from (one for one in found if one.amount.words.strip() not in known)


def _share_otherwise(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    """The share that a sentence gives for so many of so many, where it is another one."""
    text = scoped(sentence).text
    for part, share in pairwise(amounts_of(text)):
        between, behind = text[part.end : share.start], text[share.end :]
        if not (part.whole and share.is_exact and _THAT_IS.fullmatch(between) and _ENDS.match(behind)):
            continue
        if part.is_exact and share.unit is Unit.SHARE and not share.whole and abs(share.low - part.low) > 1:
            yield Reckoned(share, False, tuple(one.quote for one in outcome.results), of_people=True)


def _in_sentence(sentence: str, outcome: Outcome) -> Iterator[Reckoned]:
    told = _with_nobody(sentence, outcome)
    sentence = in_size(sentence) if told == sentence and is_below_nought(outcome) else told
    read = read_of(sentence)
    if read is None or not read.is_about(outcome):
        return
    outcome, arm = _meant(read, outcome)
    if not outcome.results:
        return  # it names an arm beside the one of which this part of it is told
    of_people = all(one.of_people for one in outcome.results)
    unsaid = not all(one.analysed for one in outcome.results) if of_people else manner_of(sentence).of_some
    given = amounts_given(read, outcome, arm)
    quotes = tuple(one.quote for one in outcome.results)
    pairs = [] if None in given else list(zip(read.amounts, given, strict=False))
    if unsaid:  # of how many, or of whom, is not said: an interval that was given is wrong all the same
        pairs = [(one, fits) for one, fits in pairs if not fits and is_interval(one, read.text)]
    pairs = [(one, fits or _is_how_many(one, read.sentence, outcome)) for one, fits in pairs]
    pairs = [(one, fits) for one, fits in pairs if not _DOSE.match(read.text, one.end)]
    yield from (Reckoned(one, bool(fits), quotes, of_people) for one, fits in pairs)


def _is_how_many(amount: Amount, sentence: str, outcome: Outcome) -> bool:
    """Whether a number of a sentence on how many were analysed may be of those in an arm, or of all of them."""
    sizes = [one.analysed for one in outcome.results if one.analysed]
    counts = amount.unit is Unit.PEOPLE and _COUNTED.search(sentence) is not None
    return counts and any(amount.holds(size) for size in (*sizes, sum(sizes)))


def _with_nobody(sentence: str, outcome: Outcome) -> str:
    """A sentence that counts nobody in figures."""
    alone = all(one.of_people for one in outcome.results) and len(DENIED.findall(sentence)) == 1
    return _NONE_OF.sub("0 ", sentence) if alone else sentence


def _meant(read: Read, outcome: Outcome) -> tuple[Outcome, str]:
    """What of an outcome a sentence speaks of: the categories that it bounds, and the one arm that it names."""
    outcome = outcome.at_bounds(read.text)
    if not read.compared and not all(one.of_people for one in outcome.results):
        outcome = outcome.of_labels(outcome.labels(read.text, read.words))
    if not read.alone or (_OF_ARMS.search(read.sentence) and not NOT_GIVEN.search(read.sentence)):
        return outcome, read.arm
    if _ANOTHER_NUMBER.search(read.sentence) or NOT_GIVEN.search(read.sentence):
        return outcome, ""  # it may be of another arm, that is not named in its own words
    arm = read.arm or outcome.arms.of(read.sentence)
    return outcome.within(arm), arm
