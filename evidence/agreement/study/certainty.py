"""How sure each side is: what a source leaves open, and copy states as a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.agreement.agreement import Verdict
from evidence.agreement.study.strength import Strength, strength_of
from evidence.agreement.verdict import Compared
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.quantities import find_quantities
from evidence.late import late_regex

_OPEN = late_regex(
    r"\b(?:unclear|unknown|uncertain\w*|inconclusive|unsettled|controversial|debated"
    r"|not (?:yet |been |fully |entirely |completely |well |clearly |properly )*"
    r"(?:established|settled|understood|known|clear|proven)"
    r"|poorly understood|remains? to be|still open|too (?:thin|small|few|short)|insufficient evidence|limited evidence"
    r"|lack of evidence|cannot (?:settle|be settled)|no firm conclusions?)\b",
    re.IGNORECASE,
)
_PERHAPS = late_regex(
    r"\b(?:may|might|could|possibly|perhaps|suggests?|appears? to|seems? to|hypothes\w+)\b", re.IGNORECASE
)
_HEDGED = late_regex(
    r"\b(?:may|might|could|possibly|perhaps|potential(?:ly)?|suggest\w*|appears?|seems?|likely|thought to|believed to"
    r"|hypothes\w+|propos\w+|promising|preliminary|early (?:evidence|research|studies)"
    r"|one (?:theory|explanation)|theor\w+"
    r"|can help|not (?:yet |fully |entirely |completely |well )*(?:understood|known|clear|established)"
    r"|exact mechanism|unclear"
    r"|unknown|under (?:study|investigation)|being (?:studied|investigated)|studied|investigated)\b|\?",
    re.IGNORECASE,
)
_EFFECT_ON = late_regex(
    r"\b(?:effects?|benefits?|efficacy|effectiveness|safety|advantages?)\b"
    r"(?P<of>(?: (?:of|in|on|for|among|from|with)(?: (?!(?:of|in|on|for|among|from|with)\b)[\w-]+){1,6}){1,3})"
    r" (?:remains?|is|are|was|were|stays?) (?:\w+ )?"
    r"(?:unclear|unknown|uncertain|inconclusive|unproven|not (?:known|clear))\b",
    re.IGNORECASE,
)
"""A sentence that leaves an effect open: of what, and in whom."""
_NO_EFFECT = late_regex(
    r"\b(?:not|no|never|without|neither|nor|except\w*|other than|but not)\b|n['’]t\b", re.IGNORECASE
)
"""In a claim that denies an effect, or leaves some people out."""
_MECHANISM = late_regex(r"\bmechanisms?\b", re.IGNORECASE)
_OF_AGES = terms_of("older younger aged old age")
_CLOSE = 0.75
_SAYS = 6


def compare_certainty(
    claim: str, hedges: Sequence[str], *, mechanism: bool, chosen: bool
) -> tuple[Compared, str] | None:
    """The verdict on a claim's certainty with the words that leave it open; None where none of these concern it.

    `mechanism` says that the claim tells how something works, whatever its words. `chosen` says that a person put the
    hedges on the card: one that was read out of a text may be what the study set out to settle, and has to say nearly
    the same as the claim.
    """
    about = next((hedge for hedge in hedges if _concerns(hedge, claim, mechanism, chosen)), None)
    if about is None:
        return None
    if _HEDGED.search(claim):
        return Compared(Verdict.MATCHES, "Both sides leave it open."), about
    return Compared(Verdict.DIFFERS, "The source leaves open what the claim states as a fact."), about


def _concerns(hedge: str, claim: str, mechanism: bool, chosen: bool) -> bool:
    """Whether a hedge is about what the claim says; "may" hedges only a sentence that says nearly the same."""
    ours, theirs = terms_of(claim), terms_of(_OPEN.sub(" ", hedge))
    if chosen and _OPEN.search(hedge):
        return (mechanism and _MECHANISM.search(hedge) is not None) or bool(ours & theirs)
    if _leaves_its_effect_open(hedge, claim):
        return True
    open_ = _OPEN.search(hedge) or (chosen and _PERHAPS.search(hedge))
    return bool(open_) and len(ours) >= _SAYS and shared(ours, theirs) >= _CLOSE


def _leaves_its_effect_open(hedge: str, claim: str) -> bool:
    """Whether a claim tells an effect of all that a hedge leaves it open of: of a treatment, in people of an age."""
    told = _EFFECT_ON.search(hedge)
    if told is None or strength_of(claim) is not Strength.CAUSAL or _NO_EFFECT.search(claim):
        return False
    words, numbers = terms_of(told["of"]) - _OF_AGES, _numbers(told["of"])
    return bool(words or numbers) and words <= terms_of(claim) and numbers <= _numbers(claim)


def _numbers(text: str) -> frozenset[tuple[float | None, ...]]:
    return frozenset((one.low, one.high, one.value) for one in find_quantities(text))


def leaves_open(sentence: str) -> bool:
    """Whether a sentence of a source says that something is not known."""
    return _OPEN.search(sentence) is not None
