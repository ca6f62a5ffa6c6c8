"""The arms that a sentence on treatment speaks of, and its words beside those of giving."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.results.findings import outcomes_of
from evidence.agreement.trials.treatment.given import Given, arms_meant, given_in, long_terms
from evidence.agreement.trials.words.scopes import OF_TWO, Scope, scoped, trials_in
from evidence.agreement.trials.words.wording import ELSEWHERE, GIVING, PLAIN
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_JOINED = late_regex(r"\A[\s,;]*(?:and|but|while|whereas|though|although)?\s")
_LACKS = late_regex(r",?\s(?:and|but|or|with)\s(?:no|not|without)\b[^,;]*\Z")
"""What a clause begins with, and what it ends with of which there was none."""
_OTHER_TRIAL = late_regex(r"\b(?:in|of|than|as|from) the (?:primary|secondary)\b(?! (?:clinical )?(?:trials?|stud))")
"""Another trial beside the one that has the word."""
_UNKNOWN = 2
"""So many words at most may be in no line: busy people write more than a record has."""
_OTHERS = late_regex(r"\b(?:than|as|both|either|versus|vs|against|whereas|while|other|like|half|twice|compared)\b")
"""In a sentence that may speak of more arms than the one it names."""
_OF_RESULTS = late_regex(
    r"\b(?:medians?|means?|analy[sz]\w+|evaluated|confidence|limits?|surviv\w+|progress\w+|respon[ds]\w+|pfs|os|orr"
    r"|scores?)\b|\A(?!.*\bdos(?:e|age)).*\b(?:sizes?|as (?:many|large|big))\b"
)
"""In a sentence on what came of a treatment."""
_MAY = late_regex(r"\b(?:may|can|could|might|if|unless)\b")

AS_PLANNED = late_regex(
    r"\b(?:if|when|provided|assuming)(?: that)? (?:all|both|every(?:thing)?|each|no|none of the|nothing) [^,;\d]*?"
    r"\b(?:given|missed|taken|completed|received|skipped|plan|planned|kept)\b"
    r"|\b(?:someone|somebody|anyone|anybody|(?:an?|the|every) (?:\w+ )?"
    r"(?:patient|participant|person|woman|man|subject))\s(?:[\w+/-]+\s){0,12}?who"
    r" (?:completes|completed|takes|receives|gets|finishes|misses no|forgets no"
    r"|keeps(?: strictly)? to|never (?:misse[sd]|skips|skipped)(?: (?:an?y?|her|his|one|the)(?: \w+)?)?)\b"
    r"|\bwithout (?:missing|skipping)(?: an?y?)?\b|\b(?:not|without) (?:counting|including)\b|\bwithout a break\b"
    r"|\bmiss(?:es|ing)? no (?:doses?|tablets?|pills?)\b"
)
"""Of somebody who is given all that is planned."""


def arms_spoken_of(sentence: str, named: set[str], arms: Sequence[Given]) -> tuple[Given, ...]:
    """The arms that a sentence may speak of: all of its trial where it names no single one.

    Where it names no trial either, that is the only one whose lines have all its words.
    """
    here = scoped(sentence)
    trials = trials_of(sentence, named, arms) or _trials_with(words_of(sentence), arms)
    if len(trials) > 1 or here.scope.both or OF_TWO.search(sentence) or _OTHER_TRIAL.search(sentence):
        return tuple(arms)
    where = Scope(next(iter(trials), ""))
    narrow = tuple(arms_meant(arms, here.scope.within(where))) if here.clear else ()
    if "," in _LACKS.sub(" ", _JOINED.sub("", sentence)) and not _is_all_of(sentence, narrow):
        narrow = ()
    return narrow or tuple(arms_meant(arms, where))


def trials_of(sentence: str, named: set[str], arms: Sequence[Given]) -> set[str]:
    """The trials that a sentence of a claim names; else those `named` elsewhere in the claim.

    What only the lines of another trial have is of that one.
    """
    own = set(trials_in(sentence))
    if own or len(named) != 1:
        return own or named
    words = words_of(sentence)
    have = {trial for trial in {arm.trial for arm in arms} if words & _words_in(trial, arms)}
    return have if len(have) == 1 else named


def _trials_with(words: frozenset[str], arms: Sequence[Given]) -> set[str]:
    """The trial whose arms alone have some words; none where there are several, or no words."""
    found = {trial for trial in {arm.trial for arm in arms} if words <= _words_in(trial, arms)}
    return found if words and len(found) == 1 else set()


def _words_in(trial: str, arms: Sequence[Given]) -> frozenset[str]:
    return frozenset().union(*(arm.words for arm in arms if arm.trial == trial))


def _is_all_of(sentence: str, arms: Sequence[Given]) -> bool:
    """Whether all words are those of an arm, so that what stands behind a comma is of no other."""
    words = words_of(sentence)
    return len(words) > 1 and words <= frozenset().union(*(arm.words for arm in arms))


def is_of(sentence: str, arms: Sequence[Given]) -> bool:
    """Whether nearly all words are the arms', or words of giving and of time."""
    words = words_of(_LACKS.sub(" ", sentence))
    known = words & frozenset().union(*(arm.words for arm in arms))
    return words == known or (bool(known) and len(words - known) <= _UNKNOWN)


def words_beside(text: str) -> frozenset[str]:
    """What the outcomes of a record are called whose results alone tell what arms are given; nothing of another."""
    return frozenset() if given_in(text) else frozenset().union(*(one.named for one in outcomes_of(text)))


def is_on_treatment(sentence: str, arms: Sequence[Given], beside: frozenset[str]) -> bool:
    """Whether a sentence is on what arms were given, and on nothing that an outcome `beside` is called by."""
    own = frozenset(
        term for arm in arms for one in arm.lines if one.arm and not one.unit for term in long_terms(one.text)
    )
    left = words_of(sentence) - own
    other = left & beside or _OF_RESULTS.search(sentence) or ELSEWHERE.search(sentence)
    return is_of(sentence, arms) and not other


def words_of(sentence: str) -> frozenset[str]:
    """The words of a lower-case sentence without endings, but everyday ones and those of giving, time and place."""
    return long_terms(without_amounts(scoped(sentence).text)) - GIVING - PLAIN


def named_by_title(sentence: str, arms: tuple[Given, ...]) -> tuple[Given, ...]:
    """The only arm whose title has words of a sentence that no other title has; all where others may be meant too."""
    titles = [long_terms(arm.lines[0].text) - GIVING for arm in arms]
    words = terms_of(sentence)
    own = [
        arm
        for arm, title in zip(arms, titles, strict=True)
        if words & title - frozenset().union(*(other for other in titles if other is not title))
    ]
    return (own[0],) if len(own) == 1 and not _OTHERS.search(sentence) else arms


def without_shared(sentence: str, arms: Sequence[Given]) -> str:
    """A lower-case sentence without the words of what may be, where the lines of its arms tell of such too."""
    told = " ".join(line.text.casefold() for arm in arms for line in arm.lines)
    return _MAY.sub(" ", sentence) if _MAY.search(told) else sentence
