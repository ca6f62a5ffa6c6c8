"""Two titles of one work, or of two: what a title may lose and gain on its way into a reference.

Markup, case, dashes, accents, Greek letters and British spelling never tell two works apart. A subtitle may be left
out and a long title cut short. A letter too many is a slip. Another word is another title: it may be the name of a
drug, and a number may be that of a part or a phase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from evidence.late import late_regex, rare_regex
from evidence.registries.markup import plain
from evidence.registries.wording import one_slip, spellings, title_words, words


class Likeness(IntEnum):
    """How far two titles agree, from another title to the same."""

    OTHER = 0
    """Another title."""
    TRANSLATED = 1
    """In two languages, so that they cannot be compared."""
    WORD = 2
    """A word more or less in a long title."""
    SLIP = 3
    """A slip of the pen, or cut so short that the part left out may matter."""
    SAME = 4
    """The same title."""


_BREAK = late_regex(r"(?<=[:?!])\s+|\s+[-–—]\s*|\s*—\s*|\.\s+|(?<=\w):(?=[A-Z])|;\s")
_BRACKETS = late_regex(r"\s*[\[(]([^\[\]()]*)[\])]\s*")
_MARKED = rare_regex(
    r"^\W*(?:(?:article\s)?(?:retracted|withdrawn|removed)(?:\sarticle|\spaper)?|expression of concern)\s*[:.\]-]\s*",
    re.I,
)
_NOTICE = late_regex(
    r"^\W*(?:(?:author|publisher)s?\W?\s)?(?:correction|corrigend(?:um|a)|errat(?:um|a)|addendum|retraction|withdrawal"
    r"|(?:repl(?:y|ies)|response|comment|review|decision letter|author response)\s(?:to|on|of|for))\b",
    re.IGNORECASE,
)
_PART = late_regex(
    r"\b(?:part|phase|study|stage|volume|vol|chapter|year|edition|paper|no|number|type|update|protocol)\b|\d"
)
_SMALL = frozenset("a an the of in on for and to with by from as at is are et de der die das la le les und its".split())
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten twelve".split(),
        "1 2 3 4 5 6 7 8 9 10 12".split(),
        strict=True,
    )
)
_TURNING = frozenset("no not non never without versus vs or un anti pre post pro con".split())
_TONGUES = {
    "en": frozenset("the of and in with for from by on an its their among after between using".split()),
    "de": frozenset(
        "der die das und des dem den von zur zum bei mit eine einer eines ein im für fur über uber nach".split()
    ),
    "fr": frozenset("le la les des du et un une dans chez sur par pour au aux avec à l d".split()),
    "es": frozenset("el los las del y un una en con para por su sobre de la".split()),
    "it": frozenset("il gli dei della delle nel nella degli con per di un una sul".split()),
    "pt": frozenset("o os as da do das dos em com para um uma na no e".split()),
    "nl": frozenset("het een van voor met bij en op de der".split()),
    "sv": frozenset("och av för hos med till vid ett en og af til som det".split()),
    "pl": frozenset("w z na i oraz do u od przez dla o".split()),
}
_SHORTEST_CUT = 5


def likeness(written: str, registered: str, subtitle: str | None = None) -> Likeness:
    """How far a written title agrees with a registered one, whose subtitle may be kept apart."""
    if written == registered or "".join(words(written)) == "".join(words(registered)):
        return Likeness.SAME
    ours, theirs = _readings(plain(written)), _readings(plain(registered))
    best = _best(ours, theirs)
    if subtitle:
        whole = _best(ours, _readings(f"{plain(registered)}: {plain(subtitle)}"))
        # A title that goes on must go on as registered.
        goes_on = best > Likeness.WORD and min(len(a.joined) for a in ours) > max(len(b.joined) for b in theirs)
        best = max(whole, min(best, Likeness.WORD)) if goes_on else max(whole, best)
    if best > Likeness.OTHER and bool(_NOTICE.match(written)) != bool(_NOTICE.match(registered)):
        return Likeness.OTHER
    if best is Likeness.OTHER and _in_two_tongues(written, registered):
        return Likeness.TRANSLATED
    return best


def _best(ours: Sequence[_Reading], theirs: Sequence[_Reading]) -> Likeness:
    # What stands in brackets may be left out on one side only: it may be the number of a part.
    pairs = ((a, b) for a in ours for b in theirs if a.is_whole or b.is_whole)
    return max((_closeness(a, b) for a, b in pairs), default=Likeness.SAME)


class _Reading:
    """One way to read a title: its words as a whole, up to its first break, and after it."""

    __slots__ = ("head", "is_whole", "joined", "tail", "whole")

    def __init__(self, text: str, *, is_whole: bool) -> None:
        self.is_whole = is_whole
        self.whole = title_words(text)
        self.joined = "".join(self.whole)
        parts = _BREAK.split(text, maxsplit=1)
        self.head = title_words(parts[0]) if len(parts) > 1 else ()
        self.tail = title_words(parts[1]) if len(parts) > 1 else ()


@lru_cache(maxsize=512)
def _readings(title: str) -> tuple[_Reading, ...]:
    """A title as it stands, without what is in brackets, and what is in brackets alone; each as it may be typed."""
    bare = _MARKED.sub("", title)
    parts: list[str] = []
    if "[" in bare or "(" in bare:
        parts = [_BRACKETS.sub(" ", bare), *(p for p in _BRACKETS.findall(bare) if len(p.split()) >= 4)]
    readings = [_Reading(text, is_whole=True) for text in spellings(bare)]
    readings += [_Reading(text, is_whole=False) for part in parts for text in spellings(part)]
    return tuple(reading for reading in readings if reading.whole)


def _closeness(ours: _Reading, theirs: _Reading) -> Likeness:
    if ours.joined == theirs.joined:
        return Likeness.SAME
    shortened = max(_shortened(ours, theirs), _shortened(theirs, ours))
    return shortened if shortened is Likeness.SAME else max(shortened, _near(ours.whole, theirs.whole))


def _shortened(short: _Reading, long: _Reading) -> Likeness:
    """Whether one title is the other without its subtitle, without the heading before it, or cut short."""
    if not short.is_whole:
        return Likeness.OTHER
    if short.joined == "".join(long.head):
        return Likeness.SAME if len(short.whole) >= 3 or len(short.joined) >= 15 else Likeness.SLIP
    if len(short.whole) >= _SHORTEST_CUT and short.joined == "".join(long.tail):
        return Likeness.SAME
    return _cut(short, long)


def _cut(short: _Reading, long: _Reading) -> Likeness:
    """A title of which only the first words stand there; what follows must not be what tells two works apart."""
    count = len(short.whole)
    if not _SHORTEST_CUT <= count < len(long.whole):
        return Likeness.OTHER
    same = long.whole[: count - 1] == short.whole[:-1] and long.whole[count - 1].startswith(short.whole[-1])
    if not same and not (long.joined.startswith(short.joined) and len(short.joined) >= 30):
        return Likeness.OTHER
    rest = " ".join(long.whole[count : count + 2])
    return Likeness.SLIP if _PART.search(rest) or count * 3 < len(long.whole) else Likeness.SAME


def _near(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Likeness:
    """Whether two titles differ by slips only: joined or parted words, small words, a letter within a long word."""
    # Titles are compared alike from both sides.
    ours, theirs = sorted((ours, theirs))
    length = max(len(ours), len(theirs))
    start, end = _common(ours, theirs)
    a, b = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    if start + end < 2 or max(len(a), len(b)) > 2 * (start + end) + 4:
        return Likeness.OTHER
    grades = [_change(x, y, length) for x, y in _changes(a, b)]
    worst = min(grades, default=Likeness.SAME)
    slips = sum(grade < Likeness.SAME for grade in grades)
    return worst if slips <= max(1, length // 5) else Likeness.OTHER


def _common(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """How many words two titles share at the beginning, and at the end."""
    shorter = min(len(ours), len(theirs))
    start = 0
    while start < shorter and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < shorter - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    return start, end


def _changes(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The stretches of words in which two titles differ."""
    if not ours or not theirs or len(ours) == len(theirs) == 1:
        yield ours, theirs
        return
    from difflib import SequenceMatcher

    for operation, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if operation != "equal":
            yield ours[a:b], theirs[c:d]


def _change(ours: Sequence[str], theirs: Sequence[str], length: int) -> Likeness:
    """What a change of a few words is: nothing, a slip, a word more or less, or another title."""
    a, b = [_number(w) for w in ours if w not in _SMALL], [_number(w) for w in theirs if w not in _SMALL]
    if "".join(a) == "".join(b):
        return Likeness.SAME
    if len(a) == len(b) and all(map(_slip, a, b)):
        return Likeness.SLIP
    if not a or not b:
        added = a or b
        replaced = bool(ours) and bool(theirs)
        harmless = len(added) <= 2 and length >= 8 and not replaced and not any(_matters(word) for word in added)
        return Likeness.WORD if harmless else Likeness.OTHER
    return Likeness.SLIP if _slip("".join(a), "".join(b)) else Likeness.OTHER


def _number(word: str) -> str:
    return _ROMAN.get(word) or _NUMBERS.get(word) or word


def _matters(word: str) -> bool:
    return len(word) < 3 or word in _TURNING or word[0].isdigit() or _PART.search(word) is not None


def _slip(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or any(c.isdigit() for c in one + other):
        return False
    return one[0] == other[0] and one_slip(one, other)


def _in_two_tongues(written: str, registered: str) -> bool:
    """Whether two titles are in two languages or two scripts."""
    ours, theirs = _tongue(written), _tongue(registered)
    return bool(ours) and bool(theirs) and ours != theirs


def _tongue(title: str) -> str | None:
    """The script of a title that is not Latin, or the language that its small words tell, if they tell one."""
    letters = [c for c in title if c.isalpha()]
    foreign = sum(ord(c) > 0x36F and not 0x1E00 <= ord(c) <= 0x1FFF for c in letters)
    if letters and foreign * 2 > len(letters):
        return "script"
    found = words(title)
    counts = {name: sum(word in small for word in found) for name, small in _TONGUES.items()}
    best = max(counts, key=lambda name: counts[name])
    others = [count for name, count in counts.items() if name != best]
    return best if counts[best] and counts[best] > (max(others) if best == "en" else counts["en"] + 1) else None
