"""A claim that says of what a source found the very opposite, in the source's own words otherwise.

That a source says it with the opposite word in the place of a claim's is proof enough that the claim turned it round,
where no sentence on the same points the claim's way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.passage import Passage
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import shared, terms_of
from evidence.late import late_regex

_PAIRS = """
more/less more/fewer higher/lower greater/smaller larger/smaller longer/shorter better/worse faster/slower earlier/later
stronger/weaker superior/inferior rose/fell risen/fallen rises/falls rise/fall gained/lost gain/loss
increased/decreased increased/reduced increases/decreases increases/reduces increase/decrease increase/reduction
increasing/decreasing increasing/reducing raised/lowered raised/reduced raises/lowers raises/reduces
lengthened/shortened lengthens/shortens prolonged/shortened prolongs/shortens improved/worsened improves/worsens
improvement/worsening
"""
_OPPOSITES: dict[str, list[str]] = {}
for _one, _other in (pair.split("/") for pair in _PAIRS.split()):
    _OPPOSITES.setdefault(_one, []).append(_other)
    _OPPOSITES.setdefault(_other, []).append(_one)
_WORDS = late_regex(
    rf"(?<!\bor )(?<!\bno )(?<!\bnot )\b(?:{'|'.join(sorted(_OPPOSITES))})\b(?! than (?:\d|half))", re.IGNORECASE
)
_SAID_IN = 0.8
"""How many of a claim's words a sentence has to have for the claim to be its words but for one."""
_MOST = 2
"""So many words that point are tried; a claim with more of them says too much to be turned round by one."""


def turned(
    claim: str, said: Sequence[Said], passages: Sequence[Passage], judged: Callable[[str], Sequence[Said]]
) -> Iterator[Said]:
    """What is said of a claim; its direction differs where the source would say it with the opposite word.

    `judged` compares a claim again.
    """
    found = _opposite(claim, passages, judged) if _may_be_turned(said) else None
    if found is None:
        yield from said
        return
    word, other, quote = found
    yield from (one for one in said if one.slot is not Slot.DIRECTION)
    why = f"With “{other}” in the place of “{word}” the source would say it."
    yield differs(Slot.DIRECTION, claim, quote, why, quote)


def _may_be_turned(said: Sequence[Said]) -> bool:
    """Whether nothing differs yet, and which way the source points is open."""
    verdicts = {one.verdict for one in said}
    open_ = any(one.slot in (Slot.DIRECTION, Slot.OUTCOME) and one.verdict is Verdict.NOT_FOUND for one in said)
    return Verdict.DIFFERS not in verdicts and open_


def _opposite(
    claim: str, passages: Sequence[Passage], judged: Callable[[str], Sequence[Said]]
) -> tuple[str, str, str] | None:
    """A word of a claim, the one that the source has in its place, and the source's sentence."""
    words = list(_WORDS.finditer(claim))
    near = [one for one in passages if shared(terms_of(_WORDS.sub(" ", claim)), one.terms) >= _SAID_IN]
    if not near or not 0 < len(words) <= _MOST:
        return None
    for word in words:
        if any(_points_so(word.group(), one.text) for one in near):
            continue
        for other in _OPPOSITES[word.group().casefold()]:
            again = judged(f"{claim[: word.start()]}{other}{claim[word.end() :]}")
            if again and all(one.verdict is Verdict.MATCHES for one in again):
                quote = next((one.quote for one in again if one.quote), near[0].quote)
                return word.group(), other, quote
    return None


def _points_so(word: str, text: str) -> bool:
    """Whether a sentence has a word that points the same way."""
    alike = {word.casefold()}.union(*(_OPPOSITES[other] for other in _OPPOSITES[word.casefold()]))
    return re.search(rf"\b(?:{'|'.join(alike)})\b", text, re.IGNORECASE) is not None
