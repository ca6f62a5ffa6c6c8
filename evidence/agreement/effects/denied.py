"""A plain denial: a claim and a sentence of its source in the same words, and one of them has "not", "no" or "un-".

"There was a difference at week 8" and "There was no difference at week 8" need not be told apart by what they measured:
nothing but the denial is between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.agreement.agreement import Slot
from evidence.agreement.passages.clauses import clauses_of, without_brackets
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.terms import shared, term_list, terms_of
from evidence.claims.claim import TIMES, Quantity, QuantityKind
from evidence.late import late_regex

_WORD = late_regex(r"n['’]t\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:[-'’.][^\W_]+)*%?")
_DENYING = frozenset({"not", "no", "never", "cannot", "n't", "n’t"})
_IDLE = frozenset(
    "a an the any is are was were be been being am do does did has have had there also however overall ca wo".split()
)
"""Words without which a sentence says the same, or which come and go with a denial."""
_BACKED = frozenset({"significant", "significantly", "statistically"})
"""What a source may say more: that nothing significant was found is told as nothing."""
_LABEL = late_regex(r"\A\s*[A-Z][A-Z/&,' -]{2,60}?:\s")
_LEAD = late_regex(
    r"\A(?P<lead>(?:In|At|After|Over|During|By|Among|For|Within|With)\s[^,;.]{2,60}),\s(?P<rest>.+?)[\s.]*\Z", re.DOTALL
)
"""When or in whom, before what is said of it: "At week 8, there was …"."""
_TIME_BEHIND = (
    r"(?:at|after|over|for|during|within|by|through|until)\s(?:the\s|a\s)?"
    r"(?:\d[\d.]*[\s-](?:hour|day|week|month|year)s?\b(?:[\s-]follow-?up)?|(?:hour|day|week|month|year)\s\d+"
    r"|(?:end|follow-?up|end of (?:the )?(?:treatment|study|trial))\b)"
)
_REST = rf"[\s.,]*(?:{_TIME_BEHIND}|in the (?:total|whole|entire|overall) (?:cohort|population|sample|study))*[\s.,]*"
_REST_OF = {
    True: late_regex(rf"{_REST}(?:(?:or|nor)\b[^.;]*)?\.?\s*", re.IGNORECASE),
    False: late_regex(rf"{_REST}(?:,?\s?and\b[^.;]*)?\.?\s*", re.IGNORECASE),
}
"""What may follow the claim's words where a source denies, and where it does not."""
_OPEN = late_regex(
    r"\b(?:whether|hypothes\w+|aim(?:ed|s)?|objective|may|might|could|would|should|can|if|unless|until|unclear|unknown"
    r"|previous\w*|earlier|et al|assum\w+|expected|suggest\w*|some|many|most|half|few|several|certain|others?|another"
    r"|partly|only|always|all|every|each|either)\b|\?",
    re.IGNORECASE,
)
"""What asks, supposes, or speaks of a part, of which the contrary may be true as well."""
_PREFIXES = ("dis", "un", "in", "im", "non-", "non")
_IS = late_regex(
    r"\b(?:is|are|was|were|be|been|remained|stayed|seemed|felt)\s(?:[a-z]+ly\s|very\s|quite\s)?\Z", re.IGNORECASE
)
_ON_IT = 0.75
"""How much of a claim's words another clause has to have to say the same as the claim."""
_STRAY = 3
"""So many words of a claim at most a sentence lacks that is read: one that is denied within itself, and idle ones."""
_FEWEST, _MOST_OF = 3, 50.0
"""So many words tell a statement from a mere topic; two shares above half cannot both be true."""


@dataclass(frozen=True)
class _Words:
    """A statement word by word without its denials: where each word stands, and in which places it is denied."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    denials: tuple[int, ...]

    def without(self, idle: frozenset[str]) -> _Words:
        """The same without some words."""
        kept = [place for place, word in enumerate(self.words) if word not in idle]
        return _Words(
            self.text, tuple(self.words[place] for place in kept), tuple(self.spans[p] for p in kept), self.denials
        )


def denied_outright(claim: str, source: Source) -> Iterator[Said]:
    """The first clause that says the claim's words with a denial, or without the claim's; none where one agrees."""
    terms = terms_of(claim)
    near = [passage for passage in source.passages if len(terms - passage.terms) <= _STRAY]
    ours = _read(claim) if near and not _OPEN.search(claim) else None
    if ours is None or len(ours.denials) > 1 or not _is_a_statement(claim, ours):
        return
    clauses = [(passage, clause) for passage in near for clause in _statements(passage)]
    against = next(((passage, clause) for passage, clause in clauses if _contradicts(ours, clause)), None)
    if against is None or any(_agrees(ours, claim, clause) for _, clause in clauses):
        return
    passage, clause = against
    yield differs(
        Slot.DIRECTION, claim, clause, "Both sides say it in the same words, and one denies it.", passage.quote
    )


def _statements(passage: Passage) -> Iterator[str]:
    """A sentence, and its clauses where it has several."""
    yield from dict.fromkeys((passage.text, *clauses_of(passage.text)))


def _is_a_statement(claim: str, ours: _Words) -> bool:
    """Whether a claim says enough to be denied, and nothing whose contrary may be true beside it."""
    words = ours.without(_BACKED).words
    told = len(words) >= _FEWEST and len(terms_of(claim)) >= _FEWEST - 1
    return told and all(map(_is_of_all, written_quantities(claim)))


def _is_of_all(quantity: Quantity) -> bool:
    """Whether a number leaves no room for others of whom the contrary is true: times, doses, more than half."""
    if quantity.kind is QuantityKind.PERCENT:
        return quantity.value is not None and quantity.value >= _MOST_OF
    return quantity.kind in {*TIMES, QuantityKind.DOSE, QuantityKind.AGE, QuantityKind.FREQUENCY}


def _read(text: str) -> _Words:
    """A statement with when or in whom at its end."""
    shown = without_brackets(_LABEL.sub("", text)).strip()
    if lead := _LEAD.match(shown):
        shown = f"{lead['rest']} {lead['lead'].casefold()}"
    words, spans, denials = [], [], []
    for match in _WORD.finditer(shown):
        word = match.group().casefold()
        if word in _DENYING:
            denials.append(match.start())
        elif word not in _IDLE:
            words.append(word if word in _BACKED else next(iter(term_list(word)), word))
            spans.append(match.span())
    return _Words(shown, tuple(words), tuple(spans), tuple(denials))


def _contradicts(ours: _Words, clause: str) -> bool:
    """Whether a clause has all the words of a claim in their order and nothing that narrows them, but for a denial."""
    if _OPEN.search(clause):
        return False
    theirs = _read(clause)
    theirs = theirs if _BACKED & set(ours.words) else theirs.without(_BACKED)
    size = len(ours.words)
    for start in range(len(theirs.words) - size + 1):
        end = theirs.spans[start + size - 1][1]
        before = [place for place in theirs.denials if place < end]
        head = theirs.text[: min(theirs.spans[start][0], *before, len(theirs.text))]
        unlike = _unlike(ours, theirs, start)
        if unlike is None or unlike > 1 or len(before) > 1 or set(_words_in(head)) - _IDLE - _DENYING:
            continue
        denied = len(ours.denials) + len(before) + unlike == 1
        if denied and _REST_OF[bool(before) or unlike == 1].fullmatch(theirs.text[end:]):
            return True
    return False


def _words_in(text: str) -> Iterator[str]:
    return (match.group().casefold() for match in _WORD.finditer(text))


def _unlike(ours: _Words, theirs: _Words, start: int) -> int | None:
    """How many words of a claim are another's with a denial in front; None where a word is another altogether."""
    count = 0
    for place, word in enumerate(ours.words):
        other = theirs.words[start + place]
        if word == other:
            continue
        if not (_is_contrary(ours, place, other) or _is_contrary(theirs, start + place, word)):
            return None
        count += 1
    return count


def _is_contrary(one: _Words, place: int, word: str) -> bool:
    """Whether a word is another with "un-" in front, and said of somebody: "unadjusted analysis" is none."""
    start, end = one.spans[place]
    written = one.text[start:end].casefold()
    plain = (written.removeprefix(prefix) for prefix in _PREFIXES if written.startswith(prefix))
    return _IS.search(one.text[:start]) is not None and any(
        next(iter(term_list(other)), other) == word for other in plain
    )


def _agrees(ours: _Words, claim: str, clause: str) -> bool:
    """Whether a clause may say what a claim does: nearly all its words, and a denial where the claim has one."""
    denied = bool(_read(clause).denials)
    return (
        denied is bool(ours.denials)
        and shared(terms_of(claim), terms_of(clause)) >= _ON_IT
        and not (_contradicts(ours, clause))
    )
