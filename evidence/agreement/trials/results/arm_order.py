"""Whether a statement has one arm above another, where the results are all the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.scales.times import HOURS
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.questions import SENTENCE
from evidence.agreement.trials.results.findings import Outcome, outcomes_of
from evidence.agreement.trials.words.amounts import amounts_of
from evidence.agreement.trials.words.scopes import scoped, trials_in
from evidence.agreement.verdict import Said
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

AN_END = r"ends?(?! of (?:the )?(?:treatment|study|trial|therapy))"
"""An end of an interval, and not of what was done."""
NOT = late_regex(
    r"\b(?:not|no(?!\s(?:longer|more|less|fewer|later|earlier|sooner|higher|lower|shorter)\sthan\b)|none|never|without|neither|nor|nobody|fail\w*|missed)\b|n['’]t\b"
)
WAY = late_regex(r"\b(?:(?P<more>more|higher|greater|longer|larger)|less|fewer|lower|shorter|smaller)\b")
OTHER = late_regex(
    rf"\b(?:limit|bound|{AN_END}|interval|range|maximum|minimum|deviation|analy[sz]ed|evaluated|assessed|studied|enrolled|treated|included"
    r"|dos(?:e[sd]?|ages?|ing)|reduc\w+|decreas\w+|drop\w*|f[ae]ll|declin\w+|loss|lost)\b"
)
"""What may be compared beside results, or turns their order round."""
_THAN = late_regex(r"\bthan\b|\bcompared (?:to|with)\b")
_WHEN = late_regex(rf"\b(?:at|after|by|within|in) {NUMERAL}\s(?:{'|'.join(HOURS)})s?\b")
_FREE = late_regex(r"\b(?:free|without)\b")
NEGATIVE = late_regex(r"(?<![\d\s)%])\s*[-−]\.?\d")
_BETTER = late_regex(r"\b(?:better|superior)\b")
_HIGHEST = late_regex(r"\b(?P<way>highest|lowest|longest|shortest) (?P<where>(?:in|for|with|on|among) [^,.]+?)\W*\Z")
_POSITIVE = {"highest": "higher", "lowest": "lower", "longest": "longer", "shortest": "shorter"}
_GOOD = late_regex(r"\b(?:surviv\w*|respon[ds]\w*|remissions?|benefit)\b")
_BAD = late_regex(
    r"\b(?:progress\w+ (?:of )?disease|disease progression|deaths?|mortality|toxicit\w+|relapse|recurrence"
    r"|time to respon\w+)\b"
)
_IN_SHARES = late_regex(r"\b(?:percent(?:ages?)?|proportions?|rates?|incidence)\b")
_PEOPLE = late_regex(
    r"\b(?:patients|pts|participants|people|subjects|women) (?:more|fewer|less)\b"
    r"|\b(?:more|fewer|less) (?:patients|pts|participants|people|subjects|women)\b"
)
_REST = late_regex(r"\bother\b")


def order_otherwise(claim: str, text: str) -> Iterator[Said]:
    """The comparisons of two arms without a number, where the results are all the other way round."""
    for sentence, outcome in on_one_outcome(claim, text):
        sentence = _in_plain_words(sentence, outcome)
        told = _WHEN.sub(" ", scoped(sentence).text)
        words = terms_of(told)
        if any(amounts_of(told)) or not words & outcome.defined:
            continue
        if is_reversed(sentence, outcome, words):
            quote = "; ".join(one.quote for one in outcome.results)
            why = "The results of the two arms stand the other way round."
            yield Said(Slot.DIRECTION, claim, quote, Verdict.DIFFERS, why, quote)


def on_one_outcome(claim: str, text: str) -> Iterator[tuple[str, Outcome]]:
    """The sentences of a claim, in small letters, that can only be on one outcome of a record, each with that."""
    outcomes, lower = outcomes_of(text), claim.casefold()
    named = set(trials_in(lower))
    for sentence in SENTENCE.split(lower) if outcomes else ():
        trials = set(trials_in(sentence)) or named
        meant = [one for one in outcomes if not trials or one.trial in ("", *trials)]
        if len(meant) == 1 and len(trials) < 2:
            yield sentence, meant[0]


def _in_plain_words(sentence: str, outcome: Outcome) -> str:
    """A comparison with "higher" for "better", of what is the better for being more, and for "highest" of two arms."""
    title = outcome.title.casefold()
    if _GOOD.search(title) and not _BAD.search(title):
        sentence = _BETTER.sub("higher", sentence)
    if len({one.arm for one in outcome.results}) == 2 and (told := _HIGHEST.search(sentence)):
        sentence = f"{sentence[: told.start()]}{_POSITIVE[told['way']]} {told['where']} than in the other"
    return sentence


def is_reversed(sentence: str, outcome: Outcome, words: frozenset[str]) -> bool:
    """Whether a sentence has one arm above another where the results are all the other way round."""
    bounds = [(one.start, one.end) for one in amounts_of(sentence)]
    thans = [m for m in _THAN.finditer(sentence) if not any(start <= m.start() < end for start, end in bounds)]
    left, right = (sentence[: thans[0].start()], sentence[thans[0].end() :]) if len(thans) == 1 else ("", "")
    ways = [one["more"] is not None for one in WAY.finditer(without_amounts(scoped(left).text))]
    if len(ways) != 1 or OTHER.search(sentence) or NOT.search(sentence) or WAY.search(right):
        return False
    if _PEOPLE.search(left) and not any(one.counts for one in outcome.results):
        return False  # how many there are is no result
    turned = outcome.is_denied and any(one.counts for one in outcome.results) and not _FREE.search(sentence)
    if turned or outcome.beside(words) - outcome.words or any(NEGATIVE.search(one.quote) for one in outcome.results):
        return False
    arms, (ours, theirs) = {one.arm for one in outcome.results}, outcome.arms.of_each((left, right))
    if len(arms) == 2 and ours and _REST.search(right):
        theirs = next(iter(arms - {ours}))
    labels = outcome.labels(sentence, words)
    compared = (
        list(zip(one.sizes, another.sizes, strict=True))
        for one in outcome.results
        for another in outcome.results
        if one.label == another.label in labels and (one.arm, another.arm) == (ours, theirs) != (theirs, ours)
    )
    pairs = [pair for sizes in compared for pair in (sizes[-1:] if _IN_SHARES.search(sentence) else sizes)]
    return bool(pairs) and all(mine < other if ways[0] else mine > other for mine, other in pairs)
