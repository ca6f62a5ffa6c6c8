"""The lines of a record that the words of a statement name, and the people on them in arms together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from evidence.agreement.trials.counts.events import Arm, Named, Row, name_of, plain_name_of, subsets
from evidence.agreement.trials.counts.reckoned import Group, Range
from evidence.agreement.trials.words.everyday import is_everyday
from evidence.agreement.trials.words.lay_names import plainly
from evidence.agreement.trials.words.wording import COUNTED, COUNTING
from evidence.late import late_regex

_ANY_LINE = late_regex(
    r"\b(?:listed|kinds?|types?|sorts?|different|single|(?:most|least) (?:common|frequent|rare)\w*|commonest"
    r"|(?:more|less) (?:common|frequent|rare)\w*(?!\s?(?:in|among|than|with|on|under|for)\b|\w)"
    r"|highest|lowest|most|any|each|every|no|none|other|one)\b"
)
_WITHOUT_ANY = late_regex(r"\b(?:without|not|no|free of) any\b")
_OWN = late_regex(r"['’]s\b")
EVENTS = late_regex(r"\b(?:adverse events?|aes?|side effects?|events?)\b")
WORD = late_regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ALL = name_of("adverse event")
"""The name of the line that counts those with an event at all."""
_OF_A_CLASS = plain_name_of(
    "infection bleeding haemorrhage hemorrhage pain cardiac heart skin failure thrombosis embolism clot fracture cancer"
    " tumour tumor inflammation increased decreased elevated low high blood cell count lung liver kidney renal hepatic"
    " pulmonary respiratory vascular neurological gastrointestinal injury wound disease toxicity reaction event stroke"
    " complication disorder swelling edema oedema attack loss ulcer fall rash cold shock burn sore system organ acute"
    " chronic severe upper lower bone muscle eye ear brain chest abdominal"
)
"""Words of which a line beside those that have them may be meant too."""
_MAY_BE_ANY = late_regex(
    r"\b(?:other|nos|general|platelets?|h(?:a?)emoglobin|neutrophils?|granulocytes?|leu[ck]ocytes?|lymphocytes?|white"
    r"|sodium|potassium|glucose|calcium|albumin|bilirubin|creatinine|toxicity)\b"
)
"""In a line that may be another record's name for an event."""
_GLOSSED = late_regex(
    r"(?P<gloss>(?:\b(?!(?:of|in|had|with|by|for|and|or)\b)[a-z-]+ ){1,5})"
    r"\((?:i\.?e\.? )?(?P<name>[a-z][a-z -]{3,40})\)"
)
_VAGUE = late_regex(r"\b(?:disorders?|conditions?|other|nos|(?:not otherwise |un)specified)\b")
"""In the name of a line that is one of a class."""
_EXAMPLE = late_regex(
    r"\b(?:such as|like|including|e\.?g|especially|mostly|mainly|namely|among|apart|except|besides|other|if|too|also"
    r"|either|together|combined|altogether|episodes?|bouts?|attacks?|spells?|grades?|minutes?|hours?|days?|weeks?|months?|years?)\b"
)
"""In a sentence on a class of events, on several together, on how often something came, or on when."""
_LIST_BEFORE = late_regex(r"(?:,|\b(?:and|or|nor|plus|with))\s(?:[\w-]+\s)?\Z|[+&/]\s?\Z")
_LIST_BEHIND = late_regex(r"\s?(?:[,+&/]|(?:and|or|nor|plus)\b)")
_FEW = 3
"""So many words of a sentence at most may be in no line."""
_ARMS = 4
"""Of so many arms at most every choice is added up."""


class Together(Enum):
    """Which arms a statement counts as one: any choice of them, all of a trial, or none, where it compares two.

    Of a statement that compares two trials any choice within one.
    """

    ANY = auto()
    TRIAL = auto()
    ALL = auto()
    NONE = auto()


@dataclass(frozen=True)
class Some:
    """Of which part of the people a sentence speaks: of those with an event, or of fewer than are on the lines."""

    affected: bool = False
    narrowed: bool = False

    def of(self, group: Group, arms: Sequence[Arm]) -> Group:
        """A group of those people alone, who are in some arms."""
        if self.narrowed:
            group = replace(group, low=0.0, readings=frozenset())
        if self.affected:
            group = replace(group, whole=float(sum(row.tally.part for arm in arms for row in arm.named(ALL))))
        return group


@dataclass(frozen=True)
class Lines:
    """The lines that a sentence names: none for every line by itself, `wide` for a class of them that is not listed.

    `apart` says that each name is spoken of by itself, `others` are names of which something else is said.
    """

    names: tuple[Named, ...] = ()
    wide: bool = False
    apart: bool = False
    others: frozenset[Named] = frozenset()

    def groups(self, arms: tuple[Arm, ...], how: Together = Together.ANY) -> tuple[Group, ...]:
        """Every choice of arms with each name, and with all names together."""
        return tuple(group for some in choices(arms, how) for group in self._together(some))

    def _together(self, arms: tuple[Arm, ...]) -> Iterator[Group]:
        whole = float(sum(arm.size for arm in arms))
        numbers = frozenset(map(_key, arms))
        rows = [row for arm in arms for row in arm.rows]
        labels = dict.fromkeys(row.tally.label for row in rows)
        every = float(sum(row.tally.part for row in rows if not row.tally.passage.total))
        if self.wide or not self.names:
            yield Group(0.0 if self.wide else every, every, whole, numbers, frozenset(labels))
        for label in labels if not (self.wide or self.names) else ():
            part = float(sum(row.tally.part for row in rows if row.tally.label == label))
            yield Group(part, part, whole, numbers, frozenset({label}))
        together = () if self.apart else (self.names,)
        for names in dict.fromkeys((*((name,) for name in self.names), *together)) if self.names else ():
            yield self._of_names(names, arms)

    def _of_names(self, names: tuple[Named, ...], arms: tuple[Arm, ...]) -> Group:
        """Those who are on the lines with some of the names, in some arms together.

        A line that is named besides is no part of what another name says.
        """
        others = {*self.names, *self.others} - set(names)
        meant = [
            dict.fromkeys(row for name in names for row in arm.meant(name) if not any(map(row.is_named, others)))
            for arm in arms
        ]
        own = [[arm.named(name) for name in names] for arm in arms]
        low = float(sum(max(min((row.tally.part for row in rows), default=0) for rows in one) for one in own))
        high = float(sum(row.tally.part for rows in meant for row in rows))
        readings = frozenset((*_readings(meant, own), (low, low), *_joint(own)))
        kinds = frozenset(" ".join(sorted(name)) for name in names)
        whole = float(sum(arm.size for arm in arms))
        numbers = frozenset(map(_key, arms))
        if wider := [row for arm in arms for name in names if not arm.named(name) for row in _wider(name, arm)]:
            return Group(0.0, high + sum(row.tally.part for row in wider), whole, numbers, kinds)
        return Group(0.0 if len(names) > 1 else low, high, whole, numbers, kinds, readings)


def arms_of_group(group: Group, arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """The arms that a group is of."""
    return tuple(arm for arm in arms if _key(arm) in group.arms)


def _key(arm: Arm) -> str:
    return arm.trial + arm.number


def _wider(name: Named, arm: Arm) -> Iterator[Row]:
    """The lines of an arm that say less than a name: "nausea", beside "nausea and vomiting" of another arm."""
    return (row for row in arm.rows if any(own < name for own in row.names))


def _joint(own: Sequence[Sequence[Sequence[Row]]]) -> Iterator[Range]:
    """How many people may have had all of several events."""
    totals = [sum(row.tally.part for one in own for row in one[place]) for place in range(len(own[0]))]
    if len(totals) > 1:
        yield 0.0, float(min(totals))


def _readings(meant: Sequence[Collection[Row]], own: Sequence[Sequence[Sequence[Row]]]) -> Iterator[Range]:
    """How many people are on lines that have some of each name's own among them: those on several count once, or not.

    A line is what stands in one place of the tables of all arms.
    """
    lines: dict[tuple[str, int], list[int]] = {}
    needed: list[set[tuple[str, int]]] = [set() for _ in own[0]]
    for arm, (rows, named) in enumerate(zip(meant, own, strict=True)):
        seen: Counter[str] = Counter()
        for row in rows:
            key = row.tally.label, seen[row.tally.label]
            seen[row.tally.label] += 1
            lines.setdefault(key, [0] * len(own))[arm] = row.tally.part
            for place, found in enumerate(named):
                needed[place] |= {key} if row in found else set()
    for some in subsets(list(lines)):
        if all(not one or not one.isdisjoint(some) for one in needed):
            by_arm = list(zip(*(lines[key] for key in some), strict=True))
            yield float(sum(map(max, by_arm))), float(sum(map(sum, by_arm)))


def loosely(words: Named, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """The arms with a name more for each line that a part of its own name means: "sepsis" of "septic shock".

    Words of whole classes of events mean other lines besides.
    """
    known = {name for arm in arms for row in arm.rows for name in row.names}
    left = words - frozenset().union(*(name for name in known if name <= words))
    if not left or left & _OF_A_CLASS or not any(left < name for name in known):
        return arms
    return tuple(replace(arm, rows=tuple(_with_name(row, left) for row in arm.rows)) for arm in arms)


def _with_name(row: Row, name: Named) -> Row:
    """A line with a name more, if it has a word of it."""
    label = plainly(row.tally.label)
    said = any(word in label for word in name) or any(name & own for own in row.names)
    return replace(row, names=row.names | {name}) if said else row


def _is_absent(name: Named, arms: Sequence[Arm]) -> bool:
    """Whether some arms have no line that may be of an event that a record lists elsewhere."""
    labels = [plainly(row.tally.label) for arm in arms for row in arm.events]
    return not any(_MAY_BE_ANY.search(label) or any(word in label for word in name) for label in labels)


def lines_of(rest: str, words: Named, arms: tuple[Arm, ...], everywhere: Sequence[Arm] = ()) -> Lines | None:
    """The lines that a sentence names; None where it has a word that is in no name of a line.

    Of a line that the record has `everywhere` but in these arms they have nobody.
    """
    here = {name for arm in arms for row in arm.rows for name in row.names}
    known = here
    if not words <= frozenset().union(*here):
        known = here | {name for arm in everywhere for row in arm.rows for name in row.names}
    names = tuple(sorted((name for name in known - {ALL} if name <= words), key=sorted))
    if not words <= frozenset().union(*names):
        fuller = (name for name in known - {ALL} if name & COUNTED and name - COUNTED and name - COUNTED <= words)
        names = (*names, *sorted(fuller, key=sorted))
    if not arms or not words <= frozenset().union(*known):
        return None
    if not words <= frozenset().union(*here) and not all(name in here or _is_absent(name, arms) for name in names):
        return None
    if not words <= frozenset().union(*names):
        return Lines(wide=True)
    said = tuple(map(plain_name_of, plainly(rest).split()))
    names = tuple(name for name in names if not any(name < other for other in names) or _is_said_again(name, said))
    if any(arm.named(name) and not arm.meant(name) for arm in arms for name in names):
        return None
    if not names and EVENTS.search(rest) and not _ANY_LINE.search(_WITHOUT_ANY.sub(" ", rest)):
        return Lines((ALL,)) if all(arm.named(ALL) for arm in arms) else None
    return Lines(names)


def without_glosses(sentence: str, arms: Sequence[Arm]) -> str:
    """A sentence without the words that a name of a line in brackets explains: "an inflamed bowel (colitis)"."""
    known = {name for arm in arms for row in arm.rows for name in row.names}

    def name(told: re.Match[str]) -> str:
        line, words = words_of(told["name"]), words_of(told["gloss"])
        own = line in known and bool(words) and not any(one <= words for one in known)
        return f" {told['name']} " if own else told.group()

    return _GLOSSED.sub(name, sentence)


def without_unknown(sentence: str, rest: str, arms: Sequence[Arm]) -> str:
    """A sentence that names lines in full, without what no line has: by that it can only speak of fewer people.

    `rest` is what it says without places and amounts.
    It is left as it is where it may list what has no line, or tells what a line is an example of.
    """
    every = frozenset().union(*(name for arm in arms for row in arm.rows for name in row.names))
    known = {name for arm in arms for row in arm.rows if not _VAGUE.search(row.tally.label) for name in row.names}
    beyond = words_of(rest) - every
    unknown = [one for one in WORD.finditer(sentence) if words_of(one.group()) & beyond] if beyond else []
    left = sentence
    for one in reversed(unknown):
        left = f"{left[: one.start()]} {left[one.end() :]}"
    words = words_of(left)
    named = any(name <= words for name in known - {ALL})
    few = 0 < len(unknown) <= _FEW and beyond <= words_of(sentence) and not _EXAMPLE.search(sentence)
    return left if few and named and not any(_is_listed(one, sentence) for one in unknown) else sentence


def _is_listed(word: re.Match[str], sentence: str) -> bool:
    """Whether a word may be one of a list, or an end of it."""
    before, behind = sentence[: word.start()], sentence[word.end() :]
    return _LIST_BEFORE.search(before) is not None or _LIST_BEHIND.match(behind) is not None


def are_names_of(text: str, arms: Sequence[Arm]) -> bool:
    """Whether a text without amounts has no words but those of counting, and whole names of lines."""
    words = words_of(text) - ALL
    names = {name for arm in arms for row in arm.rows for name in row.names if name <= words}
    return words <= frozenset().union(*names)


def _is_said_again(name: Named, said: Sequence[Named]) -> bool:
    """Whether words that are a part of a longer name stand there besides."""
    return all(sum(word in one for one in said) > 1 for word in name)


def choices(arms: tuple[Arm, ...], how: Together = Together.ANY) -> Iterator[tuple[Arm, ...]]:
    """The arms that may be taken together."""
    trials = [tuple(arm for arm in arms if arm.trial == trial) for trial in dict.fromkeys(arm.trial for arm in arms)]
    if how is Together.ALL:
        yield from dict.fromkeys((*trials, arms))
    elif how is Together.TRIAL and len(trials) > 1:
        yield from (some for trial in trials for some in choices(trial))
    elif how is Together.NONE:
        yield from ((arm,) for arm in arms)
    elif len(arms) <= _ARMS:
        yield from subsets(arms)
    else:
        yield from ((arm,) for arm in arms)
        yield arms


@lru_cache(maxsize=256)
def words_of(rest: str) -> Named:
    """The words of a text that may be of names of lines."""
    bare = plainly(_OWN.sub("", rest))
    return name_of(" ".join(word for word in WORD.findall(bare) if not (word in COUNTING or is_everyday(word))))
