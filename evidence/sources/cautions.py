"""What a source says against leaning on it: hedges in its conclusion, and the limits of how it was made.

Hedges are the words by which authors mark a statement as less than certain (Hyland's lists; "may", "remains
unclear"); only what the source concludes is searched, since any background may hedge. Limits are those that GRADE and
the Cochrane risk-of-bias tool ask about: no control, no blinding, few people, one site, money from the maker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.late import late_regex
from evidence.sources.card import QUOTE_WORDS, Design
from evidence.sources.passages import Passage, Section

SMALL = 20
"""Fewer people than this are few."""

_HEDGE = late_regex(
    r"\b(?:may|might|could|possibl[ey]|perhaps|probably|likely|suggest(?:s|ed|ing|ive)?|appears? to"
    r"|appear(?:ed|s)?|seems? to|potential(?:ly)?|preliminary|tentative(?:ly)?|unclear|unknown"
    r"|uncertain(?:ty)?|not (?:yet )?(?:clear|known|established|understood)"
    r"|inconclusive|insufficient|limited evidence|low[- ](?:certainty|quality)|cannot (?:be )?(?:conclude"
    r"|exclude|rule|determine)\w*|caution|further (?:\w+ )?(?:research|studies|study|trials|work"
    r"|investigation)|(?:needs?|required?|warranted|remains?) to be|need(?:s|ed)?(?: for)? (?:further|larger"
    r"|more|confirmation)|larger (?:\w+ )?(?:trials?|studies|samples?))\b"
)
_CONCLUDES = late_regex(
    r"\b(?:conclu\w+|in summary|in sum|overall|our (?:findings|results|data)|these (?:findings|results|data)"
    r"|the (?:findings|results|data)|this study|we (?:suggest|propose|believe)|unclear|unknown|further"
    r"|warranted|needed)\b"
)
_LIMITS = (
    (
        "open label",
        late_regex(r"\bopen-?\s?label(?:l?ed)?\b|\bopen (?:trial|study|clinical trial)\b|\bunblinded\b"),
    ),
    (
        "no control group",
        late_regex(
            r"\b(?:single-?\s?arm|uncontrolled|without (?:a )?(?:placebo|control)|no (?:placebo|control) (?:group"
            r"|arm)|lack of (?:a )?(?:placebo|control)\w*(?: group)?|non-?controlled)\b"
        ),
    ),
    (
        "single site",
        late_regex(
            r"\bsingle[- ]?(?:cent(?:re|er)|site|institution)\w*\b|\b(?:at|in) (?:a|one"
            r"|our) (?:single )?(?:tertiary )?(?:[\w-]+ )?(?:cent(?:re|er)|hospital|clinic)\b"
        ),
    ),
    (
        "small sample, said by its authors",
        late_regex(
            r"\b(?:small (?:\w+ )?(?:sample|number|study|group|cohort)(?: size| of \w+)?|limited sample"
            r"|sample size (?:was|is) (?:small|limited)|underpowered)\b"
        ),
    ),
    ("retrospective", late_regex(r"\bretrospective(?:ly)?\b")),
    ("pilot", late_regex(r"\b(?:pilot|feasibility|proof[- ]of[- ]concept|exploratory|preliminary)\b")),
    (
        "industry funding",
        late_regex(
            r"\b(?:funded|sponsored|supported|financed)(?: in part)? by (?:[\w&.-]+ ){0,6}?(?:pharma\w*|inc\b|ltd"
            r"|llc|gmbh|laborator(?:y|ies)|biotech\w*|therapeutics|janssen|novartis|pfizer|lilly|merck|astrazeneca"
            r"|lundbeck|roche|sanofi|bayer|takeda|otsuka|gsk|glaxosmithkline|johnson)"
            r"|\b(?:employees? of|stock(?:holder|s)? in)\b"
        ),
    ),
    ("self-report", late_regex(r"\b(?:self-?report(?:ed|s)?|online survey|recall bias)\b")),
    ("no randomisation", late_regex(r"\bnon-?\s?randomi[sz]ed\b|\bnot randomi[sz]ed\b")),
)
_MOST = 6


def find_hedges(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The hedged sentences of the conclusion, at most 25 words of each."""
    found = []
    for passage in _concluding(passages):
        match = _HEDGE.search(passage.plain)
        if match:
            found.append(around(passage.text, match.start()))
    return tuple(dict.fromkeys(found))[:_MOST]


def _concluding(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The sentences under a heading for conclusions; without headings the last, and those that say what was found."""
    headed = [p for p in passages if p.section is Section.CONCLUSIONS]
    if headed:
        yield from headed
        return
    open_ended = [p for p in passages if p.section in (Section.UNSAID, Section.RESULTS)]
    for passage in open_ended:
        if passage is open_ended[-1] or _CONCLUDES.search(passage.plain):
            yield passage


def find_limits(passages: Sequence[Passage], design: Design, n: int | None) -> tuple[str, ...]:
    """Each limit by its name, with the source's words for it."""
    found = {}
    own = [passage for passage in passages if passage.section is not Section.BACKGROUND]
    whole = "\n".join(passage.plain for passage in own)
    told = [(name, pattern) for name, pattern in _LIMITS if pattern.search(whole)]
    for passage in own:
        for name, pattern in told:
            if name not in found and (match := pattern.search(passage.plain)):
                words = " ".join(passage.text[match.start() : match.end()].split())
                found[name] = name if words.casefold().replace("-", " ") == name else f"{name} (“{words}”)"
    if (
        n is not None
        and n < SMALL
        and design not in (Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.CASE_REPORT)
    ):
        found["few"] = f"n < {SMALL} (n = {n})"
    return tuple(found.values())


def around(text: str, position: int) -> str:
    """At most 25 whole words of a sentence around a place in it."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    index = next((i for i, (_, end) in enumerate(words) if end > position), len(words) - 1)
    low = max(0, min(index - QUOTE_WORDS // 2, len(words) - QUOTE_WORDS))
    return " ".join(text[start:end] for start, end in words[low : low + QUOTE_WORDS])
