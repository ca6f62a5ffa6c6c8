"""Names and the short forms that a text gives them: "progression-free survival (PFS)"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_SHORT = late_regex(r"\(\s?(?P<short>[A-Za-z0-9][\w/+-]{1,11})(?:[;,=][^()]*)?\s?\)")
_WORD = late_regex(r"[^\W_]+(?:[-'’/][^\W_]+)*")

Forms = Mapping[str, frozenset[str]]
"""The term of each short form, with the terms of the name that it stands for."""


@lru_cache(maxsize=64)
def short_forms(text: str) -> Forms:
    """The short forms that a text defines: each stands in brackets right behind words that have its letters in order.

    The letters are looked for from the end, and the first has to begin a word, as Schwartz and Hearst do it
    (Pacific Symposium on Biocomputing 2003, 451-462).
    """
    found = {}
    for match in _SHORT.finditer(text):
        short = match["short"].removesuffix("s")
        if sum(sign.isupper() for sign in short) < 2:
            continue
        name = _name(short, text[: match.start()])
        if name:
            terms = terms_of(name)
            for term in terms_of(short):
                found[term] = terms
    return found


def _name(short: str, before: str) -> str:
    """The words right before a short form that it stands for; none where its letters do not stand in them."""
    words = list(_WORD.finditer(before))[-min(len(short) + 5, 2 * len(short)) :]
    if not words:
        return ""
    start, at = words[0].start(), len(before) - 1
    lower = before.casefold()
    signs = [sign for sign in short.casefold() if sign.isalnum()]
    for number, sign in enumerate(reversed(signs)):
        first = number == len(signs) - 1
        while at >= start and not (lower[at] == sign and (not first or at == 0 or not lower[at - 1].isalnum())):
            at -= 1
        if at < start:
            return ""
        at -= 1
    return before[at + 1 :]


def spelled_out(terms: frozenset[str], *texts: Forms) -> frozenset[str]:
    """Terms with those that their short forms stand for, and with the short forms of names that stand there whole."""
    forms = [form for text in texts for form in text.items()]
    more = terms.union(*(name for short, name in forms if short in terms))
    return more.union(short for short, name in forms if name and name <= more)
