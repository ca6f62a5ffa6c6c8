"""The numbers of a statement that the counts of a record give in no way.

The words of a statement have to be names of lines, places, or words of counting and comparing, in whatever order: then
its numbers can only be of those lines, and one that follows from none of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from evidence.agreement.trials.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.arm_sizes import is_of_sizes
from evidence.agreement.trials.events import Arm, Named, name_of, subsets, within
from evidence.agreement.trials.everyday import is_everyday
from evidence.agreement.trials.lay_names import plainly
from evidence.agreement.trials.questions import (
    OF_SOME,
    SENTENCE,
    is_of_arms,
    is_size,
    may_be_of_cases,
)
from evidence.agreement.trials.reckoned import Group, Reckoning
from evidence.agreement.trials.scopes import OF_TWO, Scope, arms_in, scoped, trials_in
from evidence.agreement.trials.wording import AGED, COUNTING, DENIED, LEVEL, is_case, is_compared
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_ANY_LINE = late_regex(
    r"\b(?:listed|kinds?|types?|sorts?|different|single|(?:most|least) (?:common|frequent|rare)\w*|commonest"
    r"|(?:more|less) (?:common|frequent|rare)\w*(?!\s?(?:in|among|than|with|on|under|for)\b|\w)"
    r"|highest|lowest|most|any|each|every|no|none|other|one)\b"
)
_TIMES = late_regex(r"\s?(?:times\s(?:as|more|higher|greater|larger|fewer|less|lower|that|the|those|what)|-?fold|x)\b")
_TIMES_THE = late_regex(r"\d times the \d")
_MORE = late_regex(
    rf"\s?(?:percent(?:age)?\s)?(?:more|higher|(?P<less>fewer|less|lower))\b"
    rf"(?!\sthan (?:{NUMERAL}|half|an? )).*\bthan\b"
)
_JOINED = late_regex(r"\b(?:and|or|nor|plus|with|together|combined|both)\b|[+&/,]")
_LACKING = late_regex(
    r"\b(?:ha[ds]|have|having|with|reported|showed|experienced|suffered|saw)\s(?:no|zero)\b"
    r"|\bwithout\b|\bfree (?:of|from)\b|\b(?:did|do|does|were|was|had|have|has)(?: not|n['’]t)\b"
)
_PART = late_regex(r",?\s(?:versus|vs\.?|against|compared (?:with|to)|while|and)\s|,\s")
_THAN = late_regex(r"\b(?:than|times|twice|double|more|fewer|less|both|each|types?|kinds?|sorts?)\b")
_OF_LINES = late_regex(
    r"\s?(?:of (?:the |all )?)?(?:different |separate |listed |other |serious )*"
    r"(?:adverse )?(?:events?|types?|kinds?|sorts?|aes?)\b"
)
_OF_THEM = late_regex(r"\s?of (?:them|these|those(?!\s?(?:[.,;]|\Z))|whom)\b")
"""Of some who were spoken of before; "those" before a gap are the people of a place."""
_MULTIPLES = {
    late_regex(rf"\b(?:{words})\b(?=\s(?:that|those|the|as|what)\b)"): f"{times} times"
    for times, words in {2: "twice|double", 3: "thrice|triple|treble", 4: "quadruple", 5: "quintuple"}.items()
}
_OCCASIONS = late_regex(r"(?:\s[^\W\d]+){0,4}?\s(?<!adverse )(?<!listed )(?<!side )(?:events?|episodes?)\b")
"""Behind a number that counts how often something happened, and not to how many."""
_OF_PATIENTS = late_regex(r"\s?of (?:the |all )*(?:patients|pts|participants|subjects|women|people)\b")
_WITHOUT_ANY = late_regex(r"\b(?:without|not|no|free of) any\b")
_POOLED = late_regex(
    r"\b(?:both|two|all|the|these) (?:of the )?(?:cohorts|arms|groups)\b[^,;]{0,40}?"
    r"\b(?:pooled|merged|combined|(?:taken|put|added|lumped|counted) together|together)\b"
    r"|\b(?:pool|merg|combin|lump)ing\b[^,;]{0,30}?\b(?:cohorts|arms|groups)\b"
)
"""Of the people of all arms, as one."""
_MORE_THAN_OTHERS = late_regex(r",\s(?:which (?:is|was) )?(?:more|fewer|less) (?:often )?than any other\b[^,;]*")
_AS_LARGE = late_regex(
    r"(\b(?:shares?|rates?|proportions?|percentages?|numbers?|incidence|events?)\b[^.;]*\b(?:times|half)) as"
    r" (?:large|great|big|high|low|small|numerous|widespread)\b"
)
_AS_MANY = late_regex(r"\btimes as many (?:patients|participants|people|subjects|women|cases)\b")
_LESS_LARGE = late_regex(
    r"\bnumber of (?:[\w-]+ ){0,2}(?:assessed|evaluated|analy[sz]ed|enrolled|treated|at risk)\b|\btimes (?:smaller"
    r"|larger|bigger|the size)\b|\bwithout\b.*\bthan with\b"
)
"""Of how large two places are, or of those with an event and those without."""
_AS_THOSE = late_regex(rf"\bas (?:many|often) as (?:the {NUMERAL}|those (?:affected|hit|with(?:out)?))\b")
"""Before how many had something else."""
_NOT_REACHED = late_regex(r"\b(?:neither|no|none|not|nor|never)\b[^.;]*\b(?:reach|exceed|attain|surpass|pass|top)\w*\b")
_OF_BOTH_TRIALS = late_regex(r"\s?\b(?:of|in|across|over) (?:both trials|(?:each|either) trial)\b")
_OF_SHARES = late_regex(r"\b(?:proportion\w*|rates?|shares?|percent\w*|relative terms|incidence|likel\w+|risk)\b|%")
"""In a sentence that compares shares of people, and not how many they are."""
_HEAD = late_regex(r"[^,;:]{20,}(?=[,;:]\s)")
_OWN = late_regex(r"['’]s\b")
_EACH = late_regex(r"\b(?:were |was |had |did )?each\b(?= (?:\w+ed|\w+ing|struck|hit|seen|found|came|made|had)\b)")
"""Of several events that are spoken of one by one."""
_ANY_OF_ALL = late_regex(
    r"\b(had|have|having|suffer\w*|experienc\w+|with) any (?:of the )?"
    r"(?=(?:listed |recorded |reported )?adverse events\b)"
)
_DIFFERENCE = late_regex(r"\bdifferences?\b")
_NO_EVENT = late_regex(
    r"\b(?:no (?:single )?|not (?:one|a single) |none of the )(?:adverse )?events?\b[^,;]*?"
    r"\b(?:reached|affected|exceeded|hit|struck|came to|(?:occurred|seen|recorded|found) in)\b"
)
"""Of each event by itself, which came to fewer than so many."""
_EVENTS = late_regex(r"\b(?:adverse events?|aes?|side effects?|events?)\b")
_WORD = late_regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ASIDE = late_regex(r"\(\s*(?:not\s|\d[\w %]*\s(?:vs\.?|versus|and|against)\s\d)[^()]*\)")
_ALL = name_of("adverse event")
_ARMS = 4
"""Of so many arms at most every choice is added up."""


@dataclass(frozen=True)
class Reckoned:
    """A number of a sentence that was understood, whether what the record has gives it, and the record's words.

    `of_people` says that the record counts people there.
    """

    amount: Amount
    given: bool
    quotes: tuple[str, ...]
    of_people: bool = True


def reckoned_in(statement: str, tables: Sequence[Arm]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of the events of these tables."""
    arms = tuple(replace(arm, rows=events) for arm in tables if (events := arm.events))
    alone = all(len(arm.events) == len(arm.rows) for arm in tables)
    named = set(trials_in(statement))
    where = Scope(next(iter(named)) if len(named) == 1 else "")
    apart = bool(named) and _OF_BOTH_TRIALS.search(statement) is not None
    statement = _ANY_OF_ALL.sub(r"\1 ", _ASIDE.sub("", _MORE_THAN_OTHERS.sub("", statement)))
    statement = _OF_BOTH_TRIALS.sub("", _AS_LARGE.sub(r"\1 as many", statement))
    for words, plain in _MULTIPLES.items():
        statement = words.sub(plain, statement)
    for sentence in SENTENCE.split(statement) if not is_of_arms(statement) else ():
        text = scoped(sentence).text if has_number(sentence) else ""
        other = _NO_EVENT.search(text) or OF_SOME.search(text) or AGED.search(text) or _LESS_LARGE.search(text)
        other = other or _NOT_REACHED.search(text) or _AS_THOSE.search(text)
        if not text or other or apart or is_of_sizes(sentence) or is_case(text):
            continue
        sentence = _understood(sentence, arms)
        text = scoped(sentence).text
        for part in _parts(sentence):
            told = scoped(part).text
            amounts = [one for one in amounts_of(told) if not (one.worded or LEVEL.search(told[: one.start]))]
            if amounts:
                places = arms if len(named) > 1 and _is_compared(told) else _places(part, where, arms)
                how = _together(part, told, of_two=len(named) > 1)
                yield from _in_sentence(text, told, amounts, places, arms, alone=alone, how=how)


def _together(part: str, told: str, *, of_two: bool) -> _Together:
    """Which arms a part of a sentence counts as one; `told` is what it says without its places."""
    if _is_compared(told) and len(arms_in(part)) > 1:
        return _Together.NONE
    if _POOLED.search(part):
        return _Together.ALL
    return _Together.TRIAL if of_two and _is_compared(told) else _Together.ANY


def _understood(sentence: str, arms: tuple[Arm, ...]) -> str:
    """A sentence; of one that goes on to say what is not understood, what stands before."""
    head = _HEAD.match(sentence)
    return head.group() if head and _is_known(head.group(), arms) and not _is_known(sentence, arms) else sentence


def _parts(sentence: str) -> Sequence[str]:
    """The parts of a sentence, where each has one number and its own place: "3 in cohort 1, against 5 in cohort 2"."""
    parts = _PART.split(sentence)
    own = len(parts) > 1 and not _THAN.search(without_amounts(scoped(sentence).text))
    own = own and all(_is_place(part) and sum(1 for _ in amounts_of(scoped(part).text)) == 1 for part in parts)
    return parts if own else (sentence,)


def _is_known(sentence: str, arms: tuple[Arm, ...]) -> bool:
    """Whether all words of a sentence with a number are names of lines, or of counting and comparing."""
    told = scoped(sentence).text
    rest = without_amounts(told)
    return has_number(told) and _lines(rest, _words(rest), arms) is not None


def _is_compared(text: str) -> bool:
    return is_compared(text, without_amounts(text)) or _TIMES_THE.search(text) is not None


def _is_place(part: str) -> bool:
    here = scoped(part)
    return here.clear and bool(here.scope.trial or here.scope.arm)


def _places(sentence: str, where: Scope, arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """The arms that a sentence may speak of: all of its trials where it compares, or has several parts."""
    here = scoped(sentence)
    trials = set(trials_in(sentence)) or {where.trial}
    if len(trials) > 1 or here.scope.both or OF_TWO.search(sentence):
        return tuple(arms)
    if here.clear and "," not in sentence and not _is_compared(here.text):
        return within(arms, here.scope.within(where))
    return within(arms, Scope(next(iter(trials))))


def _in_sentence(
    sentence: str,
    text: str,
    amounts: Sequence[Amount],
    arms: tuple[Arm, ...],
    all_: Sequence[Arm],
    *,
    alone: bool,
    how: _Together,
) -> Iterator[Reckoned]:
    """The numbers of a part of a sentence, which names the lines: both without their places."""
    rest = without_amounts(sentence)
    words = _words(rest)
    lines = _lines(rest, words, arms)
    if lines is None or not (alone or lines.names):
        return
    trials = {arm.trial for arm in arms}
    beside = tuple(arm for arm in all_ if arm.trial in trials)
    of_all = _EVENTS.search(rest) is not None and lines.names not in ((), (_ALL,))
    cases = lines.groups(beside) + (_Lines((_ALL,)).groups(beside) if of_all else ())
    compared = _is_compared(text)
    groups, denied = (
        replace(lines, apart=_EACH.search(sentence) is not None or (compared and not _JOINED.search(rest))).groups(
            arms, how
        ),
        tuple(DENIED.finditer(sentence)),
    )
    if len(amounts) == len(lines.names) == len(denied) == 1 and _LACKING.search(text):
        groups, denied = tuple(group.without for group in groups), ()
    of_shares = _OF_SHARES.search(text) is not None and not _AS_MANY.search(text)
    kinds = len({row.tally.label for arm in all_ for row in arm.rows if not row.tally.passage.total})
    reckoning = Reckoning(groups, cases, bool(denied), compared, of_shares, kinds)
    every = replace(reckoning, groups=_Lines().groups(arms))
    rows = (row for arm in arms for row in arm.rows if not lines.names or any(map(row.is_named, lines.names)))
    quotes = tuple(row.tally.passage.quote for row in rows)
    for amount in amounts:
        size = is_size(amount, text)
        asked = every if size else reckoning
        spread = amount.unit is Unit.SHARE and may_be_of_cases(text, amount) and len(beside) == 1
        of_cases = (of_all and not _OF_PATIENTS.match(text, amount.end)) or may_be_of_cases(text, amount)
        sized = size or (
            how is _Together.NONE and not (_MORE.match(text, amount.end) or _TIMES.match(text, amount.end))
        )
        given = spread or is_given(amount, text, asked, cases=of_cases) or (sized and every.gives_size(amount))
        yield Reckoned(amount, given, quotes)


class _Together(Enum):
    """Which arms a statement counts as one: any choice of them, all of a trial, or none, where it compares two.

    Of a statement that compares two trials any choice within one.
    """

    ANY = auto()
    TRIAL = auto()
    ALL = auto()
    NONE = auto()


@dataclass(frozen=True)
class _Lines:
    """The lines that a sentence names: none for every line by itself, `wide` for a class of them that is not listed.

    `apart` says that each name is spoken of by itself.
    """

    names: tuple[Named, ...] = ()
    wide: bool = False
    apart: bool = False

    def groups(self, arms: tuple[Arm, ...], how: _Together = _Together.ANY) -> tuple[Group, ...]:
        """Every choice of arms with each name, and with all names together."""
        return tuple(group for some in choices(arms, how) for group in self._together(some))

    def _together(self, arms: tuple[Arm, ...]) -> Iterator[Group]:
        whole = float(sum(arm.size for arm in arms))
        numbers = frozenset(arm.trial + arm.number for arm in arms)
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
            low = sum(
                max(min((row.tally.part for row in arm.named(name)), default=0) for name in names) for arm in arms
            )
            meant = [row for arm in arms for row in dict.fromkeys(row for name in names for row in arm.meant(name))]
            high = sum(row.tally.part for row in meant)
            kinds = frozenset(" ".join(sorted(name)) for name in names)
            yield Group(0.0 if len(names) > 1 else low, high, whole, numbers, kinds)


def _lines(rest: str, words: Named, arms: tuple[Arm, ...]) -> _Lines | None:
    """The lines that a sentence names; None where it has a word that is in no name of a line."""
    known = {name for arm in arms for row in arm.rows for name in row.names}
    names = tuple(sorted((name for name in known - {_ALL} if name <= words), key=sorted))
    if not arms or not words <= frozenset().union(*known):
        return None
    if not words <= frozenset().union(*names):
        return _Lines(wide=True)
    said = tuple(map(name_of, plainly(rest).split()))
    names = tuple(name for name in names if not any(name < other for other in names) or _is_said_again(name, said))
    if any(arm.named(name) and not arm.meant(name) for arm in arms for name in names):
        return None
    totals = all(arm.named(_ALL) for arm in arms)
    if not names and totals and _EVENTS.search(rest) and not _ANY_LINE.search(_WITHOUT_ANY.sub(" ", rest)):
        return _Lines((_ALL,))
    return _Lines(names)


def are_names_of(text: str, arms: Sequence[Arm]) -> bool:
    """Whether a text without amounts has no words but those of counting, and whole names of lines."""
    words = _words(text) - _ALL
    names = {name for arm in arms for row in arm.rows for name in row.names if name <= words}
    return words <= frozenset().union(*names)


def _is_said_again(name: Named, said: Sequence[Named]) -> bool:
    """Whether words that are a part of a longer name stand there besides."""
    return all(sum(word in one for one in said) > 1 for word in name)


def choices(arms: tuple[Arm, ...], how: _Together = _Together.ANY) -> Iterator[tuple[Arm, ...]]:
    """The arms that may be taken together."""
    trials = [tuple(arm for arm in arms if arm.trial == trial) for trial in dict.fromkeys(arm.trial for arm in arms)]
    if how is _Together.ALL:
        yield from trials
    elif how is _Together.TRIAL and len(trials) > 1:
        yield from (some for trial in trials for some in choices(trial))
    elif how is _Together.NONE:
        yield from ((arm,) for arm in arms)
    elif len(arms) <= _ARMS:
        yield from subsets(arms)
    else:
        yield from ((arm,) for arm in arms)
        yield arms


def _words(rest: str) -> Named:
    """The words of a text that may be of names of lines."""
    bare = plainly(_OWN.sub("", _ASIDE.sub(" ", rest)))
    return name_of(" ".join(word for word in _WORD.findall(bare) if not (word in COUNTING or is_everyday(word))))


def without_amounts(text: str) -> str:
    """A text with gaps in the places of its amounts."""
    for one in reversed(tuple(amounts_of(text))):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def is_given(amount: Amount, text: str, reckoning: Reckoning, *, cases: bool = False) -> bool:
    """Whether counts give an amount of a text, as what the words behind it say that it is."""
    if amount.unit is Unit.PEOPLE and _OCCASIONS.match(text, amount.end):
        return True
    if _OF_LINES.match(text, amount.end) and (
        amount.unit is Unit.SHARE or amount.low <= max(len(reckoning.lines), reckoning.kinds)
    ):
        return True
    if amount.unit is Unit.SHARE and _OF_THEM.match(text, amount.end):
        return True
    if _TIMES.match(text, amount.end):
        return reckoning.gives_times(amount)
    if not amount.is_of_points and _DIFFERENCE.search(text) and sum(1 for _ in amounts_of(text)) == 1:
        return any(reckoning.gives_more(amount, less=less) for less in (True, False))
    if not amount.is_of_points and (more := _MORE.match(text, amount.end)):
        return reckoning.gives_more(amount, less=more["less"] is not None)
    return reckoning.gives(amount, cases=cases)
