"""A claim that is a sentence of its source, word for word: then the source says it, whatever else can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from evidence.agreement.agreement import Agreement, Slot, Verdict
from evidence.agreement.passages.records import is_record
from evidence.agreement.prose.reservations import is_told_by_others, takes_back
from evidence.claims.wording import fold
from evidence.late import late_regex
from evidence.sources.passages import NO_FINDINGS, headline, passages_of

_QUOTED = "The source says it in these words."
_OF_ANOTHER = late_regex(
    r"\A(?:\w+,? )?(?:it|they|he|she|this|these|that|those|its|their|here|both|such|neither"
    r"|the (?:former|latter|same))\b"
    r"|\A(?:however|in contrast|conversely|by contrast|respectively)\b",
    re.IGNORECASE,
)
"""At the beginning of a sentence that says something of what stands before it."""
_LABEL = late_regex(r"\A[A-Z][A-Za-z/ ]{2,40}[:.]\s+(?=[A-Z0-9])")
_SHORT_FORM = late_regex(r"\s\([^\s()=<>≤≥]{1,12}\)")
"""A short form in brackets, which may be left out: "mean absolute relative difference (MARD)"."""
_FEWEST = 3
_BY_ITSELF = frozenset({Slot.CERTAINTY, Slot.CAUSALITY})
"""What a reader is told of a source beside its words."""


def as_quoted(compared: tuple[Agreement, ...], claim: str, text: str) -> tuple[Agreement, ...]:
    """What was compared, all of which matches where the source says it in these words.

    How sure a source is, and what one of its kind can show, is told all the same.
    """
    if not is_a_finding_of(claim, text):
        return compared
    return tuple(one if one.slot in _BY_ITSELF else _matching(one) for one in compared)


def _matching(one: Agreement) -> Agreement:
    if one.verdict is Verdict.MATCHES:
        return one
    return replace(one, verdict=Verdict.MATCHES, source=one.source or one.claim, why=_QUOTED, reason=None)


def is_a_finding_of(claim: str, text: str) -> bool:
    """Whether a claim is a sentence of a text, and neither its title, background or aim nor what others found."""
    told = _plain(claim)
    return any(told in plain for plain in _plain_texts(text)) and told in _findings(text)


@lru_cache(maxsize=64)
def _plain_texts(text: str) -> tuple[str, str]:
    """What most claims do not stand in, found out sooner than by reading its sentences."""
    return _plain(text), _plain(_SHORT_FORM.sub("", text))


@lru_cache(maxsize=64)
def _findings(text: str) -> frozenset[str]:
    if is_record(text):
        return frozenset()
    found = passages_of(text, headline(text))
    taken_back = {id(one) for one, behind in pairwise(found) if takes_back(behind.text)}
    own = (one.text for one in found if one.section not in NO_FINDINGS and id(one) not in taken_back)
    told = (_LABEL.sub("", one.strip()) for one in own if not is_told_by_others(one))
    whole = [one for one in told if not _OF_ANOTHER.match(one) and one.rstrip().endswith((".", "!"))]
    plain = (_plain(one) for sentence in whole for one in (sentence, _SHORT_FORM.sub("", sentence)))
    return frozenset(one for one in plain if len(one.split()) >= _FEWEST)


def _plain(text: str) -> str:
    return fold(text).strip(" .!").casefold()
