"""Whether one sentence says all that a claim does, of the same, and with no limit that the claim leaves out.

This is asked last, of a claim of which all matches: whoever reads `supported` looks no further. "Grade 3 infections
occurred in 2.3%" does not say so of all infections, "22.6% needed a transfusion" not of one of two arms, and what was
found in those aged 65 or older not of everybody. In doubt a sentence does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.passages.pair_lists import is_in_another_order
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.sides import compares
from evidence.agreement.passages.subjects import Source
from evidence.agreement.passages.texts import is_quoted
from evidence.agreement.prose.left_out import WORD, known_beside, left_out, put_in
from evidence.agreement.prose.shares import places
from evidence.agreement.prose.with_numbers import placed_otherwise
from evidence.agreement.prose.word_by_word import said_otherwise
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.verdict import Said, not_found
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import TIMES
from evidence.late import late_regex

_FIGURE = late_regex(r"\d[\d.,-]*")
_COMPARATIVES = tuple(
    late_regex(rf"\b(?:{words})\b(?! than (?:\d|half|one|two|three))", re.IGNORECASE)
    for words in (
        "more|greater|higher|larger|longer|better|stronger|faster",
        "less|fewer|lower|smaller|shorter|worse|weaker|slower|poorer",
    )
)
"""Words by which one side has more, or less, than another."""
_EXCHANGED = 2
"""By so many words at least a claim gets nearer to a sentence where two of its words change places."""
_LONGEST = 40
"""Of a claim with more words no two are exchanged."""
_OF_A_WHOLE = late_regex(r"(?:\A|[.;:,]\s|\b[Rr]esults\s)of\s(?:the\s|these\s|those\s|all\s)?\Z", re.IGNORECASE)
"""Before a number of people of whom the sentence goes on to count some."""
_OF = late_regex(r"\bof\s(?:the\s|these\s|those\s|all\s)?\Z", re.IGNORECASE)
_OF_WHOM = late_regex(r"\bof (?:whom|which|these|those|them)\b(?:\s[a-z]+){0,2}\s*\Z", re.IGNORECASE)
"""Before a share of those of whom a sentence told right before."""
_EITHER = late_regex(
    r"(?P<one>[\w-]{3,})(?:\s\d[\w.]*(?:\s?mg)?)? or (?:the |an? |oral )?(?P<other>(?!(?:more|less|older|younger"
    r"|higher|lower|greater|fewer|worse|better|longer|above|below|over|under|not|no)\b)[\w-]{3,})"
)
"""Two things of which the one or the other was given or found."""
_TOGETHER = late_regex(r"(?<=\d\s)(?P<one>[a-z]{3,}) and (?P<other>[a-z]{3,})\b")
"""Two sorts of people that one number counts."""
_DEFINES = late_regex(
    r"\b(?:defined|considered|regarded|counted|classified|rated|deemed|qualified) (?:as|to be|\w+ if)\b|\bif\b"
    r"|\b(?:end ?-?points?|outcomes?|measures?) (?:was|were|is|are|included?)\b"
    r"|\b(?:was|were|is) (?:the|an?|our) (?:[\w-]+ )?(?:target|goal|aim|criterion|margin|threshold|definition)\b"
    r"|\bminimal\w* (?:clinical\w* )?important",
    re.IGNORECASE,
)
"""In a sentence that says what counts, or what was to be measured, and tells of no result."""


def read_closely(claim: str, said: Sequence[Said], source: Source) -> Sequence[Said]:
    """What is said of a claim; not that all matches, where none of the sentences meant says all of it by itself."""
    if not said or any(one.verdict is not Verdict.MATCHES for one in said) or is_quoted(claim, source.text):
        return said
    quotes, terms = {one.quote for one in said}, terms_of(claim)
    meant = [one for one in source.passages if one.quote in quotes and not one.labelled]
    doubts = {one: doubt for one in meant if (doubt := _doubt(claim, said, one, source)) is not None}
    if len(doubts) < len(meant) or not meant:
        return said
    nearest = max(meant, key=lambda one: shared(terms, one.terms))
    return [*_left_open(said, claim, doubts[nearest], nearest.quote)]


def _left_open(said: Sequence[Said], claim: str, why: str, quote: str) -> Iterator[Said]:
    """All that was said, and a doubt on the outcome or the direction of a claim."""
    asked = [one for one in said if one.slot in (Slot.OUTCOME, Slot.DIRECTION)]
    yield from (one for one in said if one not in asked[:1])
    slot = asked[0].slot if asked else Slot.OUTCOME
    words, theirs = (asked[0].claim, asked[0].source) if asked else (claim, quote)
    yield not_found(slot, words, theirs, why, quote)


def _doubt(claim: str, said: Sequence[Said], passage: Passage, source: Source) -> str | None:
    """Why a sentence may not say all of a claim; None where it does."""
    ways = (
        _numbers(claim, said, passage, source),
        _words(claim, passage, source),
        _roles(claim, passage),
        _orders(claim, passage),
        _wholes(claim, passage),
        said_otherwise(claim, passage, source),
        placed_otherwise(claim, passage),
    )
    return next(chain.from_iterable(ways), None)


def _numbers(claim: str, said: Sequence[Said], passage: Passage, source: Source) -> Iterator[str]:
    """The numbers of a claim that stand in other sentences alone; a time may, where its sentence tells none."""
    held = {one.claim for one in said if one.quote == passage.quote}
    known = [value.measure for value in passage.values]
    known += filter(None, map(measure_of, written_quantities(known_beside(claim, passage, source))))
    timed = any(value.kind in TIMES for value in passage.values)
    for quantity in written_quantities(claim):
        measure = measure_of(quantity)
        free = quantity.text in held or (quantity.kind in TIMES and not timed)
        if measure is not None and not free and not any(follows(measure, one) for one in known):
            yield f"The claim's “{quantity.text}” does not stand in the sentence with the rest of it."


def _words(claim: str, passage: Passage, source: Source) -> Iterator[str]:
    if words := put_in(claim, passage, source):
        yield f"The claim says “{words}”, and the sentence with its numbers does not."
    if words := left_out(claim, passage, source):
        yield f"The source says “{words}”, and the claim does not."
    for way in () if compares(claim) and compares(passage.text) else _COMPARATIVES:
        if (more := way.search(claim)) and not way.search(passage.text):
            yield f"The claim says “{more.group()}”, and the source does not."
    if (defines := _DEFINES.search(passage.text)) and not _DEFINES.search(claim):
        yield f"The source says what counts (“{defines.group()}”), and not what was found."


def _roles(claim: str, passage: Passage) -> Iterator[str]:
    """Two words of a claim that have each other's place in its sentence.

    Where as much is won by two others, the claim only tells of its groups in another order.
    """
    ours, theirs = (WORD.findall(text.casefold()) for text in (claim, passage.text))
    own = [at for at, word in enumerate(ours) if word in theirs] if len(ours) <= _LONGEST else []
    near, won = _alike(ours, theirs) + _EXCHANGED, {}
    for one, other in combinations(own, 2):
        if _may_be_exchanged(ours[one], ours[other], theirs):
            turned = [*ours]
            turned[one], turned[other] = ours[other], ours[one]
            won[one, other] = _alike(turned, theirs)
    most = max(won.values(), default=0)
    best = [pair for pair, alike in won.items() if alike == most >= near]
    if best and not any(set(best[0]).isdisjoint(pair) for pair in best):
        one, other = (ours[at] for at in best[0])
        yield f"The source has “{one}” in the place of “{other}”."


def _orders(claim: str, passage: Passage) -> Iterator[str]:
    """Names and numbers of a claim that stand in orders that the sentence does not give them in."""
    if (names := is_in_another_order(claim, passage.text)) is not None:
        yield f"The source lists “{names[0]}” and “{names[1]}” the other way round, or their numbers."


def _may_be_exchanged(one: str, other: str, theirs: Sequence[str]) -> bool:
    """Whether two words are names, letters or numbers both, and stand in a sentence the other way round."""
    numbers = [_FIGURE.fullmatch(word) is not None for word in (one, other)]
    names = all(terms_of(word) or len(word) == 1 for word in (one, other))
    turned = theirs.index(other) < len(theirs) - 1 - theirs[::-1].index(one)
    return one != other and turned and (all(numbers) or (names and not any(numbers)))


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words of two sentences stand in the same order."""
    row = [0] * (len(theirs) + 1)
    for one in ours:
        before = 0
        for at, other in enumerate(theirs, 1):
            before, row[at] = row[at], before + 1 if one == other else max(row[at], row[at - 1])
    return row[-1]


def _wholes(claim: str, passage: Passage) -> Iterator[str]:
    """What a sentence says of some of those that a claim speaks of, or of several, and the claim of one."""
    said, text = terms_of(claim), passage.text
    for ours, theirs in places(claim, passage):
        whole = _OF_A_WHOLE.search(text, 0, theirs[0]) and not _OF.search(claim, 0, ours[0])
        if whole or (_OF_WHOM.search(text, 0, theirs[0]) and not terms_of(text[: theirs[0]]) & said):
            yield f"The source tells this of some of “{text[theirs[0] : theirs[1]]}”."
    for match in chain(_EITHER.finditer(text), _TOGETHER.finditer(text)):
        one, other = terms_of(match["one"]), terms_of(match["other"])
        if one and other and bool(one & said) != bool(other & said):
            yield f"The source says “{match.group()}”, and the claim one of the two."
