"""Whether a text that is held of a work may be that work's: files are saved under the wrong name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.claims.wording import listed
from evidence.registries.wording import title_words, words
from evidence.sources.card import Depth

_HEAD = 6_000
"""The title, the authors and the abstract stand in so many characters of a full text."""
_TOO_SHORT, _PAPER = 200, 1_500
"""A note of a few lines need not hold any word of the title; what is longer than an abstract holds more of it."""
_FEWEST, _SHARE = 3, 3
_STEM = 5
_NAMES = 6
_COMMON = listed(
    "about adults after among analyses analysis associated association before between blind case children clinical"
    " cohort combined comparative comparison compared control controlled double during effect effective effectiveness"
    " effects efficacy evaluation evidence factors findings first following from human impact into long meta men"
    " multicenter multicentre open outcome outcomes participants patient patients people phase placebo potential"
    " prospective quality randomised randomized report research results retrospective review risk role safety short"
    " studies study subjects survey systematic term their therapy through treatment trial trials update using versus"
    " when with within without women"
)


def is_of_another_work(text: str, depth: Depth, titles: Sequence[str], authors: Iterable[str], doi: str | None) -> bool:
    """Whether a text is plainly not that of a work with this title, in any of its writings, and these families.

    A full text names an author at its beginning, or has a third of the title's telling words there. An abstract may
    have no title at all, so that it only has to have one of them. Where the title has few, or the text is short,
    nothing is said.
    """
    head = text[:_HEAD]
    told = {word[:_STEM] for word in title_words(head)}
    wanted = [wanted for title in titles if len(wanted := _telling(title)) >= _FEWEST]
    if not wanted or len(text.strip()) < _TOO_SHORT or (doi is not None and doi in text.casefold()):
        return False
    if _names_one_of(authors, head):
        return False
    is_paper = depth is Depth.FULL_TEXT and len(text) > _PAPER
    return all(_are_missing(stems, told, is_paper=is_paper) for stems in wanted)


def _are_missing(stems: frozenset[str], told: set[str], *, is_paper: bool) -> bool:
    there = len(stems & told)
    return there * _SHARE < len(stems) if is_paper else not there


def _telling(title: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in title_words(title) if len(word) >= _STEM - 1 and word not in _COMMON)


def _names_one_of(authors: Iterable[str], head: str) -> bool:
    said = f" {' '.join(words(head))} "
    families = [" ".join(words(author)) for author in list(authors)[:_NAMES]]
    return any(len(family) > 2 and f" {family} " in said for family in families)
