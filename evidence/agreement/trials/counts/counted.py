"""The numbers of a statement that the counts of a record give in no way.

The words of a statement have to be names of lines, places, or words of counting and comparing, in whatever order: then
its numbers can only be of those lines, and one that follows from none of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from evidence.agreement.trials.counts.arm_sizes import behind_sizes
from evidence.agreement.trials.counts.events import Arm, Named, within
from evidence.agreement.trials.counts.named_lines import (
    ALL,
    EVENTS,
    WORD,
    Lines,
    Some,
    Together,
    arms_of_group,
    lines_of,
    loosely,
    words_of,
)
from evidence.agreement.trials.counts.questions import (
    OF_SOME,
    SENTENCE,
    is_of_arms,
    is_size,
    may_be_of_cases,
)
from evidence.agreement.trials.counts.reckoned import Reckoning
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of, has_number
from evidence.agreement.trials.words.filler import FILLER
from evidence.agreement.trials.words.scopes import OF_TWO, Scope, Scoped, arms_in, scoped, trials_in
from evidence.agreement.trials.words.wording import AGED, DENIED, LEVEL, is_case, is_compared
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_TIMES = late_regex(r"\s?(?:times\s(?:as|more|higher|greater|larger|fewer|less|lower|that|the|those|what)|-?fold|x)\b")
_PART_OF = late_regex(
    r"\s?as\s(?:many|much|common\w*|frequent\w*|often|prevalent|numerous|large|high|likely)\b"
    r"|\s?(?:of\s)?(?:the|that)\s(?:number|count|rate|share|frequency)\b"
    r"(?!\s(?:[\w-]+\s)?(?:analy[sz]|assess|evaluat|enrol|treat|includ|random))"
)
"""Behind a part: of how many others there are."""
_STANDS_AT = late_regex(r"(?:\A|[,;:(])\s?(?:at|with)\s\Z")
"""Before how much something is: "at 12% the share was higher"."""
_TIMES_THE = late_regex(r"\btimes the \d")
_MORE = late_regex(
    rf"\s?(?:percent(?:age)?\s|(?:cases|patients|participants|people)\s)?(?:more|higher|(?P<less>fewer|less|lower))\b"
    rf"(?!\sthan (?:{NUMERAL}|half|an? )).*\bthan\b"
)
_JOINED = late_regex(r"\b(?:and|or|nor|plus|with|together|combined|both)\b|[+&/,]")
_LACKING = late_regex(
    r"\b(?:ha[ds]|have|having|with|reported|showed|experienced|suffered|saw)\s(?:no|zero)\b"
    r"|\bwithout\b|\bfree (?:of|from)\b|\b(?:did|do|does|were|was|had|have|has)(?: not|n['’]t)\b"
    r"(?!\s(?:appear|differ|featur|list|includ|mention|record|exceed|reach|chang)\w*)"
)
_PART = late_regex(r",?\s(?:versus|vs\.?|against|compared (?:with|to)|while|and)\s|,\s")
_OF = late_regex(r"\s?(?:of|in)\b")
_LISTED = late_regex(r",?\sand\s|,\s|;\s")
_NOT_BY_LINE = late_regex(
    r"\b(?:no|not|none|never|without|neither|nor|or|both|each|either|same|together|combined|total|also|further|additional"
    r"|others?|who|whose|(?:of|among) (?:them|these|those|whom|which))\b|n['’]t\b"
)
"""In a sentence whose numbers may be of several lines, or of a part of the people on one."""
_THAN = late_regex(r"\b(?:than|times|twice|double|more|fewer|less|both|each|types?|kinds?|sorts?)\b")
_OF_LINES = late_regex(
    r"\s?(?:of (?:the |all )?)?(?:different |separate |listed |recorded |reported |other |serious )*"
    r"(?:adverse )?(?:events?|(?P<kinds>types?|kinds?|sorts?)|aes?)\b"
)
_OF_ANYBODY = late_regex(
    r"\s(?:of\s(?:the\s|all\s)*)?(?:[a-z-]+\s)?(?:patients?|pts?|participants?|subjects?|women|people|persons?|individuals?|cases?)\b"
    r"|\s(?:suffered|experienced|developed|had)\b"
)
"""Behind a number that is of people, and neither of arms nor of lines."""
_PEOPLE = r"(?:patients|pts|participants|subjects|women|people|persons|individuals)"
_FIRST = late_regex(r"\W*(?:there (?:were|was|are|is)\s)?")
_HAD = late_regex(
    rf"\s(?:[a-z]+\s)?(?:cases\sof|{_PEOPLE}\s(?:with|had|suffered|experienced|developed|(?:were|was)\s"
    r"(?:affected|hit|struck|diagnosed|reported)))\b"
)
"""At the beginning and the end of a number of those who had something."""
_OF_THEM = late_regex(
    r"\s?of (?:them|these|those(?!\s?(?:[.,;]|\Z)"
    r"|\s(?:on|in|given|treated|receiving|assigned|randomi[sz]ed)\b)|whom|which)\b"
)
"""Of some who were spoken of before; "those" before a gap are the people of a place."""
_MULTIPLES = {
    late_regex(rf"\b(?:{words})\b(?=\s(?:that|those|the|as|what)\b)"): f"{times} times"
    for times, words in {2: "twice|double", 3: "thrice|triple|treble", 4: "quadruple", 5: "quintuple"}.items()
}
_AFFECTED = late_regex(
    r"\b(?:of|among|amongst) (?:(?:all|the|those|these) )*"
    rf"(?!{_PEOPLE} (?:affected|having (?:an|any) (?:serious )?(?:adverse event|ae)s?)"
    r"(?: (?:in|on|within|across|of)\b[^,;:]*)?\W*(?:[,;:]|\Z))(?:[\d,]+ |[a-z]+ )?(?:"
    rf"affected(?: {_PEOPLE})?\b(?! (?:by|with)\b)"
    rf"|(?:{_PEOPLE}|those) (?:who (?:had|experienced|suffered|developed|reported)|with|having|affected by)"
    r"(?: (?:an|any|some|at least one|one or more))? (?:serious )?(?:adverse events?|aes?)\b)"
)
"""Of those who had an event at all; "with 46% of the patients affected" says of all that so many were."""
_THOSE = late_regex(
    r"\bthose\b(?=\s(?:in|of|from|on|within)\s(?:the\s)?(?:primary|secondary|first|second|cohort|arm|group)\b)"
)
"""The people of a place, and none who were spoken of before."""
_CLAUSE = late_regex(r",\s(?:so|yet|where|since|because)\s|,\sand\s(?=(?:it|they)\b)|:\s(?!\d)|\Asince\s")
_IN_TOTAL = late_regex(r"\A\W*(?:there (?:were|was) )?a (?:combined )?total of \d")
_AN_ARM = late_regex(r"\b(?:cohort|arm|group)s?\b")
_IT = late_regex(
    r"\b(?:it|they|them)\b(?!\swas\b(?!\s(?:seen|found|noted|reported|recorded|observed|present|diagnosed)\b))"
)
"""The events that were spoken of before."""
_SUPPOSED = late_regex(
    r"\bwould\b|\bhalf as \w+ again\b|\b(?:that|which) (?:was|were|is|are) not\b"
    r"|\bif\b(?!\s(?:all|both|the)\b[^,]*\b(?:added|taken|put|counted|combined|pooled|together)\b)"
)
"""In a sentence on what was not so, on an event that was not of a sort, or with a ratio that is no number."""
_BY_X = late_regex(r"(?<=\d)x(?=\s(?:as|more|higher|the|that)\b)")
_OF_SOME_OF_THEM = late_regex(r"\ball but\b|\bof (?:them|these|whom)\b")
"""In a sentence on a part of those whom it names elsewhere."""
_OCCASIONS = late_regex(r"(?:\s[^\W\d]+){0,4}?\s(?<!adverse )(?<!listed )(?<!side )(?:events?|episodes?)\b(?!-free)")
"""Behind a number that counts how often something happened, and not to how many."""
_OF_PATIENTS = late_regex(r"\s?of (?:the |all )*(?:patients|pts|participants|subjects|women|people)\b")
_OF_EVERYBODY = late_regex(
    rf"{_OF_PATIENTS.pattern} (?:observed|evaluated|assessed|treated|studied|analy[sz]ed|enrolled|at risk|overall)\W*\Z"
)
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
_OF_NUMBERS = late_regex(r"\b(?:as many|number|counts?|more (?:patients|participants|people|subjects|cases))\b")
_HEAD = late_regex(r"[^,;:]{20,}(?=[,;:]\s)")
_BESIDES = late_regex(r"[,;:]\s(?:in addition|as well|along|together|plus|who|but|except|apart|only)\b")
"""Before what narrows down of whom a sentence speaks."""
_EACH = late_regex(
    r"\b(?:were |was |had |did )?each\b(?= (?:\w+ed|\w+ing|struck|hit|seen|found|came|made|had)\b)"
    r"|\b(?:cases?|patients?|participants?|subjects?|people|persons?|women|times) (?:each|apiece)\b"
)
"""Of several events that are spoken of one by one."""
_ANY_OF_ALL = late_regex(
    r"\b(had|have|having|suffer\w*|experienc\w+|with) any (?:of the )?"
    r"(?=(?:listed |recorded |reported )?adverse events?\b)"
)
_SEVERAL = late_regex(
    r"\b(?P<had>had|have|having|with|suffer\w*(?: from)?|experienc\w+|develop\w+|report\w+|show\w+)\s"
    r"(?:(?:more than|over) (?:one|two|1|2)|at least (?:two|three|2|3)|(?:two|three|2|3) or more|several|multiple)\s"
    r"(?=(?:[a-z]+ )?(?:adverse )?(?:events|event|aes)\b)"
)
"""Of those who had some events at once, whom no table counts."""
_OF_CASES = late_regex(r"\s(?:(?:adverse |serious )*events?|cases?|aes?)\b")
"""Behind a part of so many: of those with any event."""
_SUM_OF_THE_FIRST = late_regex(
    rf"\b{NUMERAL} (?:most|least) (?:common|frequent)\w*\b[^.;]*\b(?:together|combined|altogether|total|sum)"
    rf"|\b(?:together|combined|altogether|total|sum)\w*\b[^.;]*\b{NUMERAL} (?:most|least) (?:common|frequent)"
)
"""In a sentence that adds up events which it does not name."""
_OF_SO_MANY = late_regex(r"\bof (?:all )?(?:the )?\Z")
_ENTRIES = late_regex(r"\s(?:[a-z]+\s)?(?:entries|reports|cases|occurr?ences|listings)\b(?! of\b)")
"""Around a number of all that a table lists, of which something is a part."""
_IT_WAS = late_regex(
    r"\b(?:it|this|that|these|they|the (?:figure|number|share|rate|proportion|percentage)) (?:was|were|is|are)\b"
)
"""Said of what was spoken of before: that may be those who had nothing."""
_AND_NONE = late_regex(
    r"(?:,\s(?:versus|vs\.?|against|compared (?:with|to)|as opposed to|with|and|but)|\s(?:and|but|versus|against))"
    r"\s(?:no (?:cases?|patients|participants)|none|neither|zero|0)\b[^,;\d]*(?:\b(?:cohort|arm|group)\s\d[^,;\d]*)?\Z"
)
"""Behind all that a sentence says of some: that there was nobody elsewhere."""
_RANKED = late_regex(
    r"\b(?:joint(?:ly)?[\s-](?:the )?)?(?:(?:second|third|fourth|fifth)[\s-])?"
    r"(?=(?:most|least)[\s-](?:common|frequent|prevalent|rare)|commonest\b|rarest\b|highest\b|lowest\b)"
)
"""Before what is most: how many share the place, and which place it is."""
_AFFECTS = late_regex(r"\b(?:affect\w*|hit|hits|hitting|struck|strikes|striking|troubl\w+)\s\Z")
"""Before a number that is of people."""
_EVERY_OTHER = late_regex(
    r"\b(?:each|every|all)(?: one)?(?: of)?(?: the)?(?: \d+)? (?:other|remaining)"
    r"(?: (?:listed|recorded|reported|serious))*"
    r" (?:(?:adverse |side )?(?:events?|effects?)|aes?|conditions?|complications?|problems?)\b"
    r"(?: (?:listed|recorded|reported)\b)?"
)
"""Of each line by itself, but for those that are named."""
_BUT_NOT = late_regex(r"\(\s*not\s[^()]*\)")
_DIFFERENCE = late_regex(r"\bdifferences?\b")
_NO_EVENT = late_regex(
    r"\b(?:no (?:single )?|not (?:one|a single) |none of the )(?:adverse )?events?\b[^,;]*?"
    r"\b(?:reached|affected|exceeded|hit|struck|came to|(?:occurred|seen|recorded|found) in)\b"
)
"""Of each event by itself, which came to fewer than so many."""


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
    both = _OF_BOTH_TRIALS.search(statement) is not None
    statement = _THOSE.sub("the patients", statement)
    statement = _ANY_OF_ALL.sub(r"\1 ", _BUT_NOT.sub("", _MORE_THAN_OTHERS.sub("", statement)))
    statement = _OF_BOTH_TRIALS.sub("", _AS_LARGE.sub(r"\1 as many", statement))
    statement = _RANKED.sub("", _BY_X.sub(" times", statement))
    for words, plain in _MULTIPLES.items():
        statement = words.sub(plain, statement)
    before: tuple[Named, ...] = ()
    denied = False
    clauses = [] if is_of_arms(statement) else list(_clauses(statement))
    for sentence in clauses:
        sentence = _EVERY_OTHER.sub("the listed adverse events", sentence)
        sentence, several = _SEVERAL.subn(r"\g<had> ", sentence)
        sentence = behind_sizes(_AND_NONE.sub("", sentence))
        named_here = _spoken_of(scoped(sentence).text, arms) if len(clauses) > 1 else ()
        before, spoken = named_here or before, before
        denied, of_those = DENIED.search(sentence) is not None, denied and _IT_WAS.search(sentence) is not None
        text = scoped(sentence).text if has_number(sentence) else ""
        text, affected = _of_everybody(text)
        other = (
            of_those or _NO_EVENT.search(text) or OF_SOME.search(text) or AGED.search(text) or _LESS_LARGE.search(text)
        )
        other = other or _NOT_REACHED.search(text) or _AS_THOSE.search(text) or _SUM_OF_THE_FIRST.search(text)
        if not text or other or (named and both) or _SUPPOSED.search(sentence) or is_case(text):
            continue
        here = loosely(words_of(without_amounts(text)), arms)
        sentence, narrowed = _understood(sentence, here)
        text, _ = _of_everybody(scoped(sentence).text)
        some = Some(affected, narrowed or several > 0 or here is not arms)
        trials = set(trials_in(sentence)) or named
        where = Scope(next(iter(trials)) if len(trials) == 1 else "")
        by_line = _line_by_line(sentence, here)
        of_others = frozenset(_named_alone(part, here) or frozenset() for part in by_line)
        for part in by_line or _parts(sentence):
            told, _ = _of_everybody(scoped(part).text)
            amounts = [one for one in amounts_of(told) if not (one.worded or LEVEL.search(told[: one.start]))]
            if amounts:
                of_all = both or (len(named) > 1 and _is_compared(told))
                places = here if of_all else _places(part, where, here)
                how = _together(part, told, of_two=len(named) > 1)
                of_part = _Part(told if by_line else text, told, how, some, spoken, of_others)
                yield from _in_part(of_part, amounts, places, here, alone=alone)


def _together(part: str, told: str, *, of_two: bool) -> Together:
    """Which arms a part of a sentence counts as one; `told` is what it says without its places."""
    if _is_compared(told) and len(arms_in(part)) > 1:
        return Together.NONE
    if _POOLED.search(part) or (_IN_TOTAL.search(told) and not _AN_ARM.search(part)):
        return Together.ALL
    return Together.TRIAL if of_two and _is_compared(told) else Together.ANY


def _understood(sentence: str, arms: tuple[Arm, ...]) -> tuple[str, bool]:
    """A sentence; of one that goes on to say what is not understood, what stands before.

    Besides whether the rest may be of a part of those people.
    """
    head = _HEAD.match(sentence)
    if head is None or _is_known(sentence, arms) or not _is_known(head.group(), arms, named=True):
        return sentence, False
    return head.group(), _BESIDES.match(sentence, head.end()) is not None


def _parts(sentence: str) -> Sequence[str]:
    """The parts of a sentence, where each has one number and its own place: "3 in cohort 1, against 5 in cohort 2"."""
    parts = _PART.split(sentence)
    own = len(parts) > 1 and not _THAN.search(without_amounts(scoped(sentence).text))
    own = own and all(_is_place(part) and sum(1 for _ in amounts_of(scoped(part).text)) == 1 for part in parts)
    return parts if own else (sentence,)


def _line_by_line(sentence: str, arms: tuple[Arm, ...]) -> Sequence[str]:
    """The parts of a sentence, where each has one number of one line of its own: "3 had nausea and 5 anaemia"."""
    parts = _LISTED.split(sentence)
    if len(parts) < 2 or _NOT_BY_LINE.search(sentence) or _is_compared(scoped(sentence).text):
        return ()
    named = [_named_alone(part, arms) for part in parts]
    return parts if len({name for name in named if name}) == len(parts) else ()


def _named_alone(part: str, arms: tuple[Arm, ...]) -> Named | None:
    """The one line that a part with one number names."""
    told = scoped(part).text
    rest = without_amounts(told)
    lines = lines_of(rest, words_of(rest), arms) if sum(1 for _ in amounts_of(told)) == 1 else None
    return lines.names[0] if lines is not None and len(lines.names) == 1 else None


def _is_known(sentence: str, arms: tuple[Arm, ...], *, named: bool = False) -> bool:
    """Whether all words of a sentence with a number are names of lines (`named`: some are), or of counting."""
    told = scoped(sentence).text
    rest = without_amounts(told)
    lines = lines_of(rest, words_of(rest), arms) if has_number(told) else None
    return lines is not None and (bool(lines.names) or not named)


def _is_compared(text: str) -> bool:
    return is_compared(text, without_amounts(text)) or _TIMES_THE.search(text) is not None


def _is_place(part: str) -> bool:
    here = scoped(part)
    return here.clear and bool(here.scope.trial or here.scope.arm)


def _places(sentence: str, where: Scope, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """The arms that a sentence may speak of: all of its trials where it compares them, or has several parts.

    One that compares several events does so in one place.
    """
    here = scoped(sentence)
    trials = set(trials_in(sentence)) or {where.trial}
    if len(trials) > 1 or here.scope.both or OF_TWO.search(sentence):
        return arms
    of_some = "," in sentence or _OF_SOME_OF_THEM.search(sentence) is not None
    if here.clear and not of_some and (not _is_compared(here.text) or _is_in_one(here, arms)):
        return within(arms, here.scope.within(where))
    return within(arms, Scope(next(iter(trials))))


def _is_in_one(here: Scoped, arms: tuple[Arm, ...]) -> bool:
    """Whether a sentence that compares names one arm and several events: it compares these."""
    return bool(here.scope.arm) and len(_spoken_of(here.text, arms)) > 1 and not OF_SOME.search(here.text)


@dataclass(frozen=True)
class _Part:
    """A part of a sentence, and all of that: both without the places that they name.

    `how` tells which arms it counts as one, `some` of whom it speaks, `spoken` the lines that were named before,
    `by_part` the lines of the parts of the sentence, where each has one of its own.
    """

    sentence: str
    text: str
    how: Together
    some: Some
    spoken: tuple[Named, ...]
    by_part: frozenset[Named]

    @cached_property
    def rest(self) -> str:
        """The sentence without its amounts."""
        return without_amounts(self.sentence)

    @cached_property
    def compared(self) -> bool:
        """Whether it compares."""
        return _is_compared(self.text)

    @property
    def counts_events(self) -> bool:
        """Whether it says of a number of events to how many each of them came."""
        counted = [one for one in amounts_of(self.text) if not one.is_none]
        return len(counted) > 1 and any(_OF_LINES.match(self.text, one.end) for one in counted)

    def speaks_of_events(self, amount: Amount) -> bool:
        """Whether it tells of those with an event at all between the commas where an amount stands."""
        return EVENTS.search(self._beside(amount)) is not None

    def may_add_up(self, amount: Amount) -> bool:
        """Whether it compares places, but not between the commas where an amount stands."""
        return self.how is Together.NONE and ", " in self.text and not _is_compared(self._beside(amount))

    def _beside(self, amount: Amount) -> str:
        before, behind = self.text[: amount.start], self.text[amount.end :]
        return f"{before.rpartition(', ')[2]} {behind.partition(', ')[0]}"

    def lines(self, arms: tuple[Arm, ...], everywhere: Sequence[Arm]) -> Lines | None:
        """The lines of some arms that it names, or means; None where it is not understood."""
        lines = lines_of(self.rest, words_of(self.rest), arms, everywhere)
        if lines and self.by_part:
            return replace(lines, others=self.by_part - set(lines.names))
        if lines in (Lines(), Lines((ALL,))) and self.spoken and not EVENTS.search(self.rest):
            return _meant_before(self.rest, self.spoken) or lines
        if lines == Lines((ALL,)) and self.counts_events:
            return Lines()
        if lines and lines.names and self.spoken and self.compared and _IT.match(self.rest):
            return Lines(tuple(dict.fromkeys((*self.spoken, *lines.names))))
        return lines

    def ends_with_line(self, amount: Amount) -> bool:
        """Whether it leaves out the verb between a number and its line: "3% had nausea and 5% anaemia"."""
        return bool(self.by_part) and _OF.match(self.text, amount.end) is None

    def scatters(self, name: Named) -> bool:
        """Whether the words of a name stand beside several numbers: "three deaths, two by bleeding"."""
        told = [words_of(without_amounts(one)) for one in self.text.split(", ") if any(amounts_of(one))]
        return sum(not name.isdisjoint(words) for words in told) > 1 and not any(name <= words for words in told)

    def is_of_all_entries(self, amount: Amount) -> bool:
        """Whether an amount says how many entries there are, of which something is a part."""
        before = self.text[: amount.start] + "the " * amount.words.startswith("the ")
        of_many = amount.whole is not None or _OF_SO_MANY.search(before) is not None
        return of_many and _ENTRIES.match(self.text, amount.end) is not None

    def is_of_ratio(self, amount: Amount) -> bool:
        """Whether an amount says by how much, or how many times, one is more than another."""
        return (_MORE.match(self.text, amount.end) or _TIMES.match(self.text, amount.end)) is not None


def _in_part(
    part: _Part, amounts: Sequence[Amount], arms: tuple[Arm, ...], all_: Sequence[Arm], *, alone: bool
) -> Iterator[Reckoned]:
    """The amounts of a part of a sentence on some of all arms; `alone` says that these count events alone."""
    lines = part.lines(arms, all_)
    if lines is None or not (alone or lines.names) or any(part.scatters(name) for name in lines.names):
        return
    beside = tuple(arm for arm in all_ if arm.trial in {one.trial for one in arms})
    of_cases = any(one.whole and _OF_CASES.match(part.text, one.end) for one in amounts)
    of_all = (of_cases or EVENTS.search(part.rest) is not None) and lines.names not in ((), (ALL,))
    reckoning = _reckoning(part, amounts, lines, arms, beside, of_all=of_all)
    kinds = {row.tally.label for arm in all_ for row in arm.rows if not row.tally.passage.total}
    reckoning = replace(reckoning, kinds=len(kinds))
    added_up = _reckoning(replace(part, how=Together.ANY), amounts, lines, arms, beside, of_all=of_all).groups
    every = replace(reckoning, groups=Lines().groups(arms))
    rows = (row for arm in arms for row in arm.rows if not lines.names or any(map(row.is_named, lines.names)))
    quotes = tuple(row.tally.passage.quote for row in rows)
    for amount in amounts:
        size = is_size(amount, part.text)
        of_arm = any(group.whole == amount.whole for group in every.groups)
        of_cases = may_be_of_cases(part.text, amount) and not _OF_EVERYBODY.match(part.text, amount.end)
        of_cases = of_cases and not (of_arm or part.ends_with_line(amount))
        given = amount.unit is Unit.SHARE and of_cases and len(beside) == 1
        given = given or (lines.wide and part.is_of_ratio(amount)) or part.is_of_all_entries(amount)
        of_cases = of_cases or (of_all and not _OF_PATIENTS.match(part.text, amount.end))
        of_everybody = of_all and len(amounts) > 1 and part.speaks_of_events(amount)
        own = every if size else reckoning.beside(Lines((ALL,)).groups(arms, part.how)) if of_everybody else reckoning
        own = own.beside(added_up) if part.may_add_up(amount) else own
        given = given or is_given(amount, part.text, own, cases=of_cases)
        sized = size or (part.how is Together.NONE and not part.is_of_ratio(amount))
        yield Reckoned(amount, given or (sized and every.gives_size(amount)), quotes)


def _reckoning(
    part: _Part,
    amounts: Sequence[Amount],
    lines: Lines,
    arms: tuple[Arm, ...],
    beside: tuple[Arm, ...],
    *,
    of_all: bool,
) -> Reckoning:
    """What follows from the lines that are meant in some arms; `beside` are all of their trials.

    `of_all` says that those with an event at all are spoken of besides.
    """
    spread = part.some.affected and not lines.names  # where those are who had an event
    lines = Lines((ALL,)) if spread else lines
    everybody = Lines((ALL,))
    denied = tuple(DENIED.finditer(part.sentence))
    of_each = _EACH.search(part.sentence) is not None or (part.compared and not _JOINED.search(part.rest))
    groups = replace(lines, apart=lines.apart or of_each).groups(arms, part.how)
    if of_all and (part.compared or _OF_THEM.search(part.text)):
        groups += everybody.groups(arms, part.how)
    but = len(lines.names) > 1 and bool(denied) and not of_all  # "nausea but no vomiting"
    some = replace(part.some, narrowed=part.some.narrowed or but)
    groups = tuple(some.of(one, beside if spread else arms_of_group(one, arms)) for one in groups)
    if len(amounts) == len(lines.names) == len(denied) == 1 and _lacks(part.text, amounts[0]):
        groups, denied = tuple(group.without for group in groups), ()
    return Reckoning(
        groups,
        lines.groups(beside) + (everybody.groups(beside) if of_all else ()),
        bool(denied),
        part.compared,
        _unit(part.text),
        things=not (len(lines.names) > 1 and lines.names[-1] == ALL),
        named=bool(lines.names),
    )


def _of_everybody(text: str) -> tuple[str, bool]:
    """A text without the words that it speaks of those with an event alone, and whether it has them.

    They stand behind a number, or where the text begins.
    """
    told = _AFFECTED.search(text)
    before = text[: told.start()].rstrip() if told else ""
    if told and (not before or before[-1] in ",;:" or any(len(before) <= one.end for one in amounts_of(before))):
        return f"{text[: told.start()]} {text[told.end() :]}", True
    return text, False


def _clauses(statement: str) -> Iterator[str]:
    """The parts of a statement that say something of their own."""
    return (clause for sentence in SENTENCE.split(statement) for clause in _CLAUSE.split(sentence))


def _spoken_of(text: str, arms: tuple[Arm, ...]) -> tuple[Named, ...]:
    """The lines that a sentence without its places names, if it is understood."""
    rest = without_amounts(text)
    lines = lines_of(rest, words_of(rest), arms)
    return lines.names if lines and lines.names != (ALL,) else ()


def _meant_before(rest: str, spoken: tuple[Named, ...]) -> Lines | None:
    """The lines spoken of before, if a text means them; or all together, where it says no more than a number."""
    if _IT.search(rest):
        return Lines(spoken)
    return None if _words_beside(rest) else Lines((*spoken, ALL), apart=True)


def _words_beside(rest: str) -> bool:
    """Whether a text has words that say more than that something was there."""
    return any(word not in FILLER for word in WORD.findall(rest))


def _unit(text: str) -> Unit | None:
    """In what a text compares people, as far as it says so."""
    if _OF_SHARES.search(text) and not _AS_MANY.search(text):
        return Unit.SHARE
    return Unit.PEOPLE if _OF_NUMBERS.search(text) else None


def _lacks(text: str, amount: Amount) -> bool:
    """Whether a part of a text says of an amount of people that they did not have something."""
    lacking = _LACKING.search(text)
    between = text[amount.end : lacking.start()] if lacking else ","
    return "," not in between


@lru_cache(maxsize=256)
def without_amounts(text: str) -> str:
    """A text with gaps in the places of its amounts."""
    for one in reversed(tuple(amounts_of(text))):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def is_given(amount: Amount, text: str, reckoning: Reckoning, *, cases: bool = False) -> bool:
    """Whether counts give an amount of a text, as what the words behind it say that it is."""
    before = [one for one in amounts_of(text) if one.end <= amount.start]
    of_everybody = reckoning.named and bool(before) and reckoning.gives_size(before[-1])
    if amount.unit is Unit.PEOPLE and _OCCASIONS.match(text, amount.end):
        return True
    of_lines, most = _OF_LINES.match(text, amount.end), max(len(reckoning.lines), reckoning.kinds)
    if of_lines and (amount.unit is Unit.SHARE or amount.low <= most):
        return True
    if of_lines and of_lines["kinds"]:
        return False
    if amount.unit is Unit.SHARE and _OF_THEM.match(text, amount.end):
        all_of_them = tuple(group for group in reckoning.groups if of_everybody and group.whole == before[-1].value)
        return not all_of_them or replace(reckoning, groups=all_of_them).gives(amount, cases=cases)
    if _TIMES.match(text, amount.end):
        return reckoning.gives_times(amount)
    of_others = amount.unit is Unit.SHARE and _STANDS_AT.search(text[: amount.start]) is None
    if of_others and _PART_OF.match(text, amount.end):
        return reckoning.gives_part(amount)
    if not amount.is_of_points and _DIFFERENCE.search(text) and sum(1 for _ in amounts_of(text)) == 1:
        return any(reckoning.gives_more(amount, less=less) for less in (True, False))
    if not amount.is_of_points and (more := _MORE.match(text, amount.end)):
        return reckoning.gives_more(amount, less=more["less"] is not None)
    of_people = _OF_ANYBODY.match(text, amount.end) or _AFFECTS.search(text[: amount.start])
    things = reckoning.things and not of_people
    first = _FIRST.fullmatch(text[: amount.start]) is not None
    had = reckoning.named and first and _HAD.match(text, amount.end) is not None
    return replace(reckoning, things=things, sizes=not had).gives(amount, cases=cases)
