"""Names of journals: whole, abbreviated, or renamed.

An abbreviation is recognised by its shape (ISO 4 and NLM), not looked up: word by word, one name shortens the other.
Names that no rule gives, and the journals that changed theirs, stand in `journals.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from evidence.late import late_regex
from evidence.registries.markup import plain
from evidence.registries.wording import words

_SMALL = frozenset(
    "the of and in for on de la der und et a an to des du fur fuer die das le les y e i del di da do dos das den van"
    " het voor by at as or en og och los las el with from ed".split()
)
_ASIDES = frozenset(["series", "ser", "section", "sect", "part", "pt", "edition", "online", "print", "internet"])
_PLACES = frozenset(
    "usa us uk gb united states america london england chicago ill new york ny paris berlin basel baltimore md"
    " philadelphia pa bethesda u s a".split()
)
_SUBTITLE = late_regex(r"\s*[:;=/]\s|\s+[-–—]\s+|(?<=[a-z]{4})\.\s(?=[^.]+$)")
_BRACKETED = late_regex(r"\([^()]*\)|\[[^\[\]]*\]|[([].*$")
_OPENING = late_regex(r"^\W*(?:[Ii]n:?\s(?=[A-Z\"“]))?")
_AFTER_NAME = frozenset("vol volume no issue pp p suppl supplement doi url available accessed epub chapter".split())
# "JAMA: The Journal of …" explains a name; "NeuroImage: Clinical" is another journal.
_EXPLAINS = late_regex(
    r"\b(?:journal|official|society|association|publication|magazine|review|ed|the|an?)\b", re.IGNORECASE
)
_SECTION = 5
_SECTION_LETTER = late_regex(r"(?<=\w[\s,.:-])\s?(?:A\b|[EIYDO](?=\W*$))")
_STATES = {"ny": ("new", "york"), "nz": ("new", "zealand")}
_DOTTED = late_regex(r"\b((?:[A-Z]\.){2,})")
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("ph", "f"), ("our", "or"))


def _same_name(written: str, registered: str) -> bool:
    """Whether two names are of one journal: equal, abbreviated, or with a subtitle, a place or an edition added."""
    if written == registered:
        return True
    ours, theirs = _readings(written), _readings(registered)
    if not ours or not theirs:
        return True
    # Two subtitles of one series are two journals, so the heads alone are not compared with each other.
    return _same(ours[0], theirs[0]) or _same(ours[0], theirs[-1]) or _same(ours[-1], theirs[0])


def opens_with(text: str, registered: str) -> bool:
    """Whether a text begins with a journal's name, whole or abbreviated, and goes on with its place."""
    ours = _significant(_BRACKETED.sub(" ", _OPENING.sub("", text[:240])))
    for name in _readings(registered):
        count = len(name)
        if len(ours) >= count and _same(ours[:count], name) and (len(ours) == count or _is_place(ours[count])):
            return True
    return False


def _is_place(word: str) -> bool:
    return word[0].isdigit() or len(word) == 1 or word in _AFTER_NAME or word in _PLACES


@lru_cache(maxsize=4096)
def _readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The telling words of a name, and those of its head if a subtitle follows."""
    bare = _BRACKETED.sub(" ", plain(name))
    head = _SUBTITLE.split(bare, maxsplit=1)[0]
    if len(rest := bare[len(head) :].split()) < _SECTION and not _EXPLAINS.search(" ".join(rest)):
        head = bare
    return tuple(dict.fromkeys(found for part in (bare, head) if (found := _significant(part))))


def _significant(name: str) -> tuple[str, ...]:
    """The words without articles, and without a place at the end ("Proc Natl Acad Sci U S A")."""
    joined = _DOTTED.sub(lambda match: match[1].replace(".", ""), name.replace("'", "").replace("’", ""))
    # The letter of a section reads like a small word: "Physical Review A".
    lettered = joined if joined.isupper() else _SECTION_LETTER.sub(lambda match: f" section{match[0].strip()}", joined)
    found = [part for word in words(lettered) for part in _STATES.get(word, (word,))]
    last = len(found) - 1
    kept = [
        _spelt(word.removeprefix("section") or word)
        for index, word in enumerate(found)
        if word not in _SMALL or (len(word) == 1 and index == last > 0)
    ]
    kept = [word for index, word in enumerate(kept) if index == 0 or word not in _ASIDES]
    while len(kept) > 2 and kept[-1] in _PLACES:
        kept.pop()
    return tuple(kept)


def _spelt(word: str) -> str:
    """British and American spelling alike."""
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word


def _same(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if ours == theirs or "".join(ours) == "".join(theirs):
        return True
    if len(ours) == len(theirs):
        return all(map(_shortens, ours, theirs)) and (len(ours) > 1 or _is_short_word(*ours, *theirs))
    return any(_is_acronym(*pair) or _is_section(*pair) for pair in ((ours, theirs), (theirs, ours)))


def _is_section(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """ "Acta Cryst D" for the section whose name goes on after its letter."""
    count = len(short)
    return (
        3 <= count < len(whole)
        and len(short[-1]) == 1
        and short[-1] == whole[count - 1]
        and _same(short, whole[:count])
    )


def _is_short_word(one: str, other: str) -> bool:
    """A name of one word is shortened only to a good part of it: "Dermatol", but not "Cell" for "Cells"."""
    short, whole = sorted((one, other), key=len)
    return len(short) >= 4 and len(whole) - len(short) >= 2 and whole.startswith(short)


def _shortens(one: str, other: str) -> bool:
    """Whether one word is the other, its beginning, or its first letters with its end ("natl", "dept")."""
    short, whole = sorted((one, other), key=len)
    if whole.startswith(short):
        if short == "fys" and whole.startswith("fysiol"):
            return False
        return len(short) != 1 or len(whole) > 2 or short == whole
    return _contracts(short, whole)


def _contracts(short: str, whole: str) -> bool:
    if not 3 <= len(short) <= 5 or short[0] != whole[0] or short[-1] != whole[-1] or len(whole) > 14:
        return False
    rest = iter(whole[1:])
    return len(whole) - len(short) >= 2 and all(letter in rest for letter in short[1:])


def _is_acronym(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """ "pnas" for the initials of the whole name."""
    if len(short) != 1 or len(whole) < 3:
        return False
    initials = "".join(word[0] for word in whole)
    return short[0] == initials or (len(short[0]) >= 4 and initials.startswith(short[0]))


def same_journal(written: str, registered: Sequence[str]) -> bool:
    """Whether a name is one of the registered ones, or another that the same journal bears."""
    if any(_same_name(written, name) for name in registered):
        return True
    return any(_in_group(written, group) and _any_in_group(registered, group) for group in _near(_aliases(), written))


def was_renamed(written: str, registered: str) -> bool:
    """Whether the two are names of one journal at different times."""
    return any(_in_group(written, group) and _in_group(registered, group) for group in _near(_renamed(), written))


def _any_in_group(names: Sequence[str], group: tuple[str, ...]) -> bool:
    return any(_in_group(name, group) for name in names)


def _in_group(name: str, group: tuple[str, ...]) -> bool:
    return any(_same_name(name, other) for other in group)


def _near(groups: tuple[tuple[str, ...], ...], name: str) -> Iterator[tuple[str, ...]]:
    """The groups of which a name begins with the same letter: the others need not be compared."""
    first = {reading[0][0] for reading in _readings(name)}
    for group in groups:
        if any(reading[0][0] in first for other in group for reading in _readings(other)):
            yield group


@cache
def _table() -> dict[str, list[dict[str, list[str]]]]:
    import tomllib

    with Path(__file__).with_name("journals.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _renamed() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row["names"]) for row in _table()["renamed"])


@cache
def _aliases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row["names"]) for row in _table()["aliases"])
