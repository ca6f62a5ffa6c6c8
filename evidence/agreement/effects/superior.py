"""A claim that one thing is better than another, out of a source that shows it to be no worse, or not better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.agreement import Slot
from evidence.agreement.effects.asserted import USUAL, content
from evidence.agreement.effects.found import DIGITS
from evidence.agreement.effects.spelled import Forms, short_forms, spelled_out
from evidence.agreement.passages.clauses import clauses_of, without_brackets
from evidence.agreement.passages.sides import ARMS
from evidence.agreement.passages.subjects import Source
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.pointers import Effect, pointers_of
from evidence.late import late_regex

_BETTER = late_regex(
    r"\A(?P<one>[^,;.]{2,80}?)\s(?:is|are|was|were|proved|works?|worked|performed)\s(?:[a-z]+ly\s|to be\s)?"
    r"(?:superior to|better than|more (?:effective|efficacious) than)\s(?P<other>[^,;]{2,80}?)"
    r"(?:\s(?:for|against|in|at|in terms of|with (?:regard|respect) to)\s(?P<what>[^,;]{2,80}?))?[.\s]*\Z"
)
_NO_WORSE = late_regex(
    r"\A(?:[A-Z][A-Z ]+:\s)?(?P<one>.{2,120}?)\s(?:is|are|was|were|proved)\s"
    r"(?:[a-z]+ly\s|to be\s|found to be\s|shown to be\s)?(?:[Nn]on-?inferior|not (?:[a-z]+ly )?superior) to\s"
    r"(?P<other>.{2,}?)(?P<what>\s(?:for|against|in|at|in terms of|with (?:regard|respect) to)\s.*)?\Z"
)
_ASKED = late_regex(
    r"\b(?:whether|hypothes\w+|aim\w*|objective|if|sought|designed|previous\w*|earlier|et al|could|might|may)\b",
    re.IGNORECASE,
)
_CALLED_BETTER = late_regex(
    r"(?<!not )(?<!no )(?<!nor )\b(?:superior(?! to (?:no|none)\b)(?!ity (?:trial|study|design|margin))|better"
    r"|(?:more|greater) (?:effective|efficac))\w*",
    re.IGNORECASE,
)


def only_no_worse(claim: str, source: Source) -> Iterator[Said]:
    """The clause by which what a claim calls better is no worse, where no sentence calls it better in anything."""
    ours = _BETTER.match(without_brackets(claim))
    if ours is None:
        return
    forms = short_forms(source.text)
    for passage in source.passages:
        for clause in dict.fromkeys((*clauses_of(passage.text), passage.text)):
            theirs = None if _ASKED.search(passage.text) else _NO_WORSE.match(without_brackets(clause))
            if theirs and _are_the_same(ours, theirs, forms) and not _is_called_better(source):
                why = "The claim calls it better, and the source shows that it is no worse, or not better."
                yield differs(Slot.DIRECTION, claim, clause, why, passage.quote)
                return


def _are_the_same(ours: re.Match[str], theirs: re.Match[str], forms: Forms) -> bool:
    """Whether a clause compares what the claim does, on its sides, in the outcome that the claim names, if any."""
    told = spelled_out(content(theirs["what"] or ""), forms)
    same = content(ours["what"] or "") <= told
    return same and all(_names(ours[side], theirs[side], forms) for side in ("one", "other"))


def _names(ours: str, theirs: str, forms: Forms) -> bool:
    """Whether all that a claim calls one side is said there of that side too, its doses among it."""
    named = content(ours) - USUAL
    words = named - ARMS or named
    doses = set(DIGITS.findall(ours)) <= set(DIGITS.findall(theirs))
    return bool(words) and doses and words <= spelled_out(content(theirs), forms)


def _is_called_better(source: Source) -> bool:
    return any(
        _CALLED_BETTER.search(passage.text)
        and any(one.effect is Effect.BETTER for one in pointers_of(passage.text))
        and not _ASKED.search(passage.text)
        for passage in source.passages
    )
