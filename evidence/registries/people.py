"""Authors as people write them beside authors as registries hold them.

A family name is the same whatever becomes of its accents, umlauts, particles, hyphens and case, and whichever of
family and given name comes first. The given name alone never makes two people one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from evidence.late import late_regex, rare_regex
from evidence.references.names import family_of, is_group
from evidence.registries.registry import Author
from evidence.registries.wording import name_key, one_slip


class Sameness(IntEnum):
    """Whether two names are one person's."""

    OTHER = 0
    SLIP = 1
    SAME = 2


_PARTICLES = frozenset(
    "van von vom der den de del della dello di da do dos du la le los las el al bin ibn abu ben ter ten te aan het zu"
    " zur af av das d l t y e st dr prof sir".split()
)
_SUFFIX = rare_regex(
    r"(?:,|\s)\s*(?:jr|sr|ii|iii|iv|2nd|3rd|md|m\.d|phd|ph\.d|msc|mph|frcp)\.?(?=$|,|\s)", re.IGNORECASE
)
_EXPLAINED = late_regex(r"\s*\([^()]*\)|[*†‡§¶]|\d+$")
_NOBODY = late_regex(
    r"\W*(?:anon(?:ymous)?|no authors? listed|na|n/a|null|none|unknown|others?|et al)\W*", re.IGNORECASE
)
_MOST, _MANY = 30, 300
_TELLING = frozenset("the of for and on in group study investigators collaborators committee".split())


@dataclass(frozen=True)
class _Name:
    """A name's folded parts: the words of the family name without particles, the given names, and all of it in one."""

    family: tuple[str, ...]
    given: tuple[str, ...]
    initials: str
    joined: str

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.family, *self.given)


def same_author(written: str, author: Author) -> bool:
    """Whether a written name is this author, as far as names tell."""
    return sameness(written, author) is Sameness.SAME


def sameness(written: str, author: Author) -> Sameness:
    """The same name, one with a slip of the pen, or another."""
    if _NOBODY.fullmatch(written) or _NOBODY.fullmatch(author.last):
        return Sameness.SAME
    if author.name and not author.family:
        return Sameness.SAME if _same_group(written, author.name) else Sameness.OTHER
    return _compared(_written(written), _registered(author.family or "", author.given or ""))


def is_nobody(name: str) -> bool:
    """Whether a name says that there is none ("Anonymous")."""
    return _NOBODY.fullmatch(name) is not None


def is_body(name: str) -> bool:
    """Whether a written author is a body or a study group rather than a person."""
    return "," not in name and (is_group(name) or len(name.split()) > 4)


def comparable(written: str, author: Author) -> bool:
    """Whether two names are in one script."""
    return bool(name_key(written)) and is_latin(written) == is_latin(author.last)


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters for the most part."""
    if name.isascii():
        return True
    letters = [c for c in name if c.isalpha()]
    return sum(ord(c) < 0x370 or 0x1E00 <= ord(c) <= 0x1FFF for c in letters) * 2 >= len(letters)


@lru_cache(maxsize=4096)
def _written(name: str) -> _Name:
    bare = _SUFFIX.sub("", _EXPLAINED.sub("", name)).strip(" ,.;")
    if "," in bare:
        family, given = bare.split(",", 1)
        return _name(family, given)
    family = family_of(bare)
    rest = bare.removesuffix(family) if bare.endswith(family) else bare.removeprefix(family)
    return _name(family, rest)


@lru_cache(maxsize=4096)
def _registered(family: str, given: str) -> _Name:
    bare = _SUFFIX.sub("", _EXPLAINED.sub("", family)).strip(" ,.;")
    if "," in bare and not given:
        bare, given = bare.split(",", 1)
    return _name(bare, _SUFFIX.sub("", given))


def _name(family: str, given: str) -> _Name:
    parts = tuple(word for word in name_key(family).split())
    telling = tuple(word for word in parts if word not in _PARTICLES) or parts
    letters = re.sub(r"[^\w]", "", given)
    if letters.isupper() and len(letters) <= 4:
        whole = (letters.casefold(),) if len(letters) > 1 else ()
        return _Name(telling, whole, letters.casefold(), "".join(parts))
    names = tuple(word for word in name_key(given).split() if word not in _PARTICLES)
    initials = "".join(word[0] for word in names)
    return _Name(telling, tuple(word for word in names if len(word) > 1), initials, "".join(parts))


def _compared(ours: _Name, theirs: _Name) -> Sameness:
    if _same_family(ours, theirs) or _in_another_order(ours, theirs):
        return Sameness.SAME
    if min(len(ours.joined), len(theirs.joined)) >= 5 and one_slip(ours.joined, theirs.joined):
        return Sameness.SLIP
    return Sameness.OTHER


def _same_family(ours: _Name, theirs: _Name) -> bool:
    """Equal, or one of a double name; particles and where the words part do not count."""
    if ours.joined == theirs.joined or "".join(ours.family) == "".join(theirs.family):
        return True
    short, long = sorted((ours.family, theirs.family), key=len)
    return bool(short) and set(short) <= set(long)


def _in_another_order(ours: _Name, theirs: _Name) -> bool:
    """Family and given name in each other's place: every part of the one is found in the other, one of them whole."""
    return _found_in(ours, theirs) or _found_in(theirs, ours)


def _found_in(one: _Name, other: _Name) -> bool:
    whole = set(other.all)
    if not set(one.all) & whole or not other.all:
        return False
    letters = {word[0] for word in other.all} | set(other.initials)
    stated = [word for word in one.all if word not in whole]
    return all(len(word) <= 4 and set(word) <= letters for word in stated) and set(one.initials) <= letters


def _same_group(written: str, name: str) -> bool:
    """Two names of a body: equal but for small words, one within the other, its initials; or one person's name."""
    ours, theirs = name_key(written), name_key(name)
    if ours.replace(" ", "") == theirs.replace(" ", ""):
        return True
    a, b = set(ours.split()) - _TELLING, set(theirs.split()) - _TELLING
    if a and b and (a <= b or b <= a):
        return True
    capitals = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).casefold()
    if len(capitals) > 2 and ours.replace(" ", "") == capitals:
        return True
    parts = name.split()
    return 2 <= len(parts) <= 3 and not is_group(name) and _compared(_written(written), _written(name)) is Sameness.SAME


def strangers(written: Sequence[str], authors: Sequence[Author]) -> tuple[str, ...]:
    """The written people who are none of the authors; of a long list, those at its beginning."""
    people = [name for name in written[:_MOST] if not is_body(name) and not is_nobody(name) and len(name) < 60]
    families = {_registered(author.family or "", author.given or "").joined for author in authors}
    return tuple(name for name in people if _written(name).joined not in families and not _is_one_of(name, authors))


def _is_one_of(name: str, authors: Sequence[Author]) -> bool:
    return any(
        not comparable(name, author) or sameness(name, author) is not Sameness.OTHER for author in authors[:_MANY]
    )
