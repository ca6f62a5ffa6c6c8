"""Names of journals: whole, abbreviated, or renamed.

An abbreviation is recognised by its shape (ISO 4 and NLM): each of its words begins like a word of the whole name, in
order. The renamings are those of the journals' own title histories; JAMA Network renamed its Archives in 2013.
"""

from __future__ import annotations

from evidence.registries.wording import words

_SMALL = frozenset(
    ["the", "of", "and", "in", "for", "on", "de", "la", "der", "und", "et", "a", "an", "to", "des", "du"]
)
_PLACES = frozenset(
    "usa us uk united states america london england chicago ill new york ny paris berlin online internet ed".split()
)
_RENAMED = (
    ("archives of general psychiatry", "jama psychiatry"),
    ("archives of internal medicine", "jama internal medicine"),
    ("archives of neurology", "jama neurology"),
    ("archives of dermatology", "jama dermatology"),
    ("archives of ophthalmology", "jama ophthalmology"),
    ("archives of surgery", "jama surgery"),
    ("archives of pediatrics and adolescent medicine", "jama pediatrics"),
    ("archives of otolaryngology head and neck surgery", "jama otolaryngology head and neck surgery"),
    ("archives of facial plastic surgery", "jama facial plastic surgery"),
    ("british medical journal", "bmj"),
    ("journal of the american medical association", "jama"),
    ("bmj clinical research ed", "bmj"),
    ("annals of internal medicine", "ann intern med"),
)


def same_name(written: str, registered: str) -> bool:
    """Whether two names are of one journal: equal, abbreviated, or with a place or edition added."""
    ours, theirs = _significant(written), _significant(registered)
    if not ours or not theirs:
        return True
    if ours == theirs or _abbreviates(ours, theirs) or _abbreviates(theirs, ours):
        return True
    return _acronym(ours, theirs) or _acronym(theirs, ours) or "".join(ours) == "".join(theirs)


def was_renamed(written: str, registered: str) -> bool:
    """Whether the two are names of one journal at different times."""
    return any(
        (same_name(written, old) and same_name(registered, new))
        or (same_name(written, new) and same_name(registered, old))
        for old, new in _RENAMED
    )


def _significant(name: str) -> tuple[str, ...]:
    """The words that tell a journal from others: no articles, and no place or edition at the end."""
    before = name.split("(")[0].replace("&amp;", "and").replace("&", "and")
    kept = [word for word in words(before) if word not in _SMALL]
    while len(kept) > 1 and kept[-1] in _PLACES:
        kept.pop()
    return tuple(kept)


def _abbreviates(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Each word of `short` begins a word of `whole`, in order; one word of the whole may be left out of a true
    abbreviation."""
    if len(short) > len(whole):
        return False
    position = 0
    for word in short:
        while position < len(whole) and not _begins(word, whole[position]):
            position += 1
        if position == len(whole):
            return False
        position += 1
    left = len(whole) - len(short)
    shortened = sum(word not in whole for word in short)
    return left == 0 or (left == 1 and shortened >= 2)


def _begins(short: str, word: str) -> bool:
    """ "psychiatr" begins "psychiatry"; "natl" is "national", "dept" is "department": first letter, rest in order."""
    if word.startswith(short):
        return True
    if len(short) < 3 or short[0] != word[0] or len(short) >= len(word):
        return False
    rest = iter(word[1:])
    return all(letter in rest for letter in short[1:]) and short[1] in word[1:5]


def _acronym(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """ "pnas" or "nejm" for the initials of the whole name."""
    if len(short) != 1 or len(whole) < 3:
        return False
    initials = "".join(word[0] for word in whole)
    return short[0] == initials or (len(short[0]) >= 4 and initials.startswith(short[0]))
