"""The numbers of a statement that the counts of a record give in no way.

The words of a statement have to be names of lines, places, or words of counting and comparing, in whatever order: then
its numbers can only be of those lines, and one that follows from none of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.agreement.trials.counts.events import Arm, Named, within
from evidence.agreement.trials.counts.given import PEOPLE, without_amounts
from evidence.agreement.trials.counts.named_lines import (
    ALL,
    EVENTS,
    Some,
    Together,
    lines_of,
    loosely,
    without_glosses,
    without_unknown,
    words_of,
)
from evidence.agreement.trials.counts.parts import Part, Reckoned, compares_in, in_part
from evidence.agreement.trials.counts.questions import OF_SOME, SENTENCE, is_of_arms
from evidence.agreement.trials.words.amounts import amounts_of, has_number
from evidence.agreement.trials.words.scopes import OF_TWO, Scope, Scoped, arms_in, scoped, trials_in
from evidence.agreement.trials.words.wording import AGED, DENIED, LEVEL, is_case
from evidence.claims.numerals import NUMERAL, WORDS
from evidence.late import late_regex

_PART = late_regex(r",?\s(?:versus|vs\.?|against|compared (?:with|to)|while|and)\s|,\s")
_LISTED = late_regex(r",?\sand\s|,\s|;\s")
_NOT_BY_LINE = late_regex(
    r"\b(?:no|not|none|never|without|neither|nor|or|both|each|either|same|together|combined|total|also|further|additional"
    r"|others?|who|whose|(?:of|among) (?:them|these|those|whom|which))\b|n['’]t\b"
)
"""In a sentence whose numbers may be of several lines, or of a part of the people on one."""
_THAN = late_regex(r"\b(?:than|times|twice|double|more|fewer|less|both|each|types?|kinds?|sorts?)\b")
_MULTIPLES = {
    late_regex(rf"\b(?:{words})\b(?=\s(?:that|those|the|as|what)\b)"): f"{times} times"
    for times, words in {2: "twice|double", 3: "thrice|triple|treble", 4: "quadruple", 5: "quintuple"}.items()
}
_AFFECTED = late_regex(
    r"\b(?:of|among|amongst) (?:(?:all|the|those|these) )*"
    rf"(?!{PEOPLE} (?:affected|having (?:an|any) (?:serious )?(?:adverse event|ae)s?)"
    r"(?: (?:in|on|within|across|of)\b[^,;:]*)?\W*(?:[,;:]|\Z))(?:[\d,]+ |[a-z]+ )?(?:"
    rf"affected(?: {PEOPLE})?\b(?! (?:by|with)\b)"
    rf"|(?:{PEOPLE}|those) (?:who (?:had|experienced|suffered|developed|reported)|with|having|affected by)"
    r"(?: (?:an|any|some|at least one|one or more))? (?:serious )?(?:adverse events?|aes?)\b)"
)
"""Of those who had an event at all; "with 46% of the patients affected" says of all that so many were."""
_THOSE = late_regex(
    r"\bthose\b(?=\s(?:in|of|from|on|within)\s(?:the\s)?(?:primary|secondary|first|second|cohort|arm|group)\b)"
)
"""The people of a place, and none who were spoken of before."""
_CLAUSE = late_regex(
    rf",\s(?:so|yet|where|since|because)\s|,\sand\s(?=(?:it|they)\b)|:\s(?!\d|(?:{'|'.join(WORDS)})\b)|\Asince\s"
)
_IN_TOTAL = late_regex(r"\A\W*(?:there (?:were|was) )?a (?:combined )?total of \d")
_AN_ARM = late_regex(r"\b(?:cohort|arm|group)s?\b")
_SUPPOSED = late_regex(
    r"\bwould\b|\bhalf as \w+ again\b|\b(?:that|which) (?:was|were|is|are) not\b"
    r"|\bif\b(?!\s(?:all|both|the)\b[^,]*\b(?:added|taken|put|counted|combined|pooled|together)\b)"
)
"""In a sentence on what was not so, on an event that was not of a sort, or with a ratio that is no number."""
_BY_X = late_regex(r"(?<=\d)x(?=\s(?:as|more|higher|the|that)\b)")
_OF_SOME_OF_THEM = late_regex(r"\ball but\b|\bof (?:them|these|whom)\b")
"""In a sentence on a part of those whom it names elsewhere."""
_POOLED = late_regex(
    r"\b(?:both|two|all|the|these) (?:of the )?(?:cohorts|arms|groups)\b[^,;]{0,40}?"
    r"\b(?:pooled|merged|combined|(?:taken|put|added|lumped|counted) together|together)\b"
    r"|\b(?:pool|merg|combin|lump)ing\b[^,;]{0,30}?\b(?:cohorts|arms|groups)\b"
)
"""Of the people of all arms, as one."""
_MORE_THAN_OTHERS = late_regex(
    r",\s(?:which (?:is|was) )?(?:more|fewer|less) (?:often )?than (?:(?:for|with|in|of) )?any other\b[^,;]*"
)
_AS_LARGE = late_regex(
    r"(\b(?:shares?|rates?|proportions?|percentages?|numbers?|incidence|events?)\b[^.;]*\b(?:times|half)) as"
    r" (?:large|great|big|high|low|small|numerous|widespread)\b"
)
_LESS_LARGE = late_regex(
    r"\bnumber of (?:[\w-]+ ){0,2}(?:assessed|evaluated|analy[sz]ed|enrolled|treated|at risk)\b|\btimes (?:smaller"
    r"|larger|bigger|the size)\b|\bwithout\b.*\bthan with\b"
)
"""Of how large two places are, or of those with an event and those without."""
_AS_THOSE = late_regex(rf"\bas (?:many|often) as (?:the {NUMERAL}|those (?:affected|hit|with(?:out)?))\b")
"""Before how many had something else."""
_SUCH_AS = late_regex(r"\b(?:such as|for (?:example|instance)|among others)\b")
"""In a sentence on a class of events, of which it names one."""
_NOT_REACHED = late_regex(r"\b(?:neither|no|none|not|nor|never)\b[^.;]*\b(?:reach|exceed|attain|surpass|pass|top)\w*\b")
_OF_BOTH_TRIALS = late_regex(r"\s?\b(?:of|in|across|over) (?:both trials|(?:each|either) trial)\b")
_HEAD = late_regex(r"[^,;:]{20,}(?=[,;:]\s)")
_BESIDES = late_regex(r"[,;:]\s(?:in addition|as well|along|together|plus|who|but|except|apart|only)\b")
"""Before what narrows down of whom a sentence speaks."""
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
_EVERY_OTHER = late_regex(
    r"\b(?:each|every|all)(?: one)?(?: of)?(?: the)?(?: \d+)? (?:other|remaining)"
    r"(?: (?:listed|recorded|reported|serious))*"
    r" (?:(?:adverse |side )?(?:events?|effects?)|aes?|conditions?|complications?|problems?)\b"
    r"(?: (?:listed|recorded|reported)\b)?"
)
"""Of each line by itself, but for those that are named."""
_BUT_NOT = late_regex(
    r"\(\s*not\s[^()]*\)|,\s(?:not (?:counting|including)|excluding|leaving (?:out|aside)|disregarding)\s[^,;]*,"
)
_NO_EVENT = late_regex(
    r"\b(?:no (?:single )?|not (?:one|a single) |none of the )(?:adverse )?events?\b[^,;]*?"
    r"\b(?:reached|affected|exceeded|hit|struck|came to|(?:occurred|seen|recorded|found) in)\b"
)
"""Of each event by itself, which came to fewer than so many."""


def reckoned_in(statement: str, tables: Sequence[Arm]) -> Iterator[Reckoned]:
    """The numbers of a lower-case statement that can only be of the events of these tables."""
    arms = tuple(replace(arm, rows=events) for arm in tables if (events := arm.events))
    alone = all(len(arm.events) == len(arm.rows) for arm in tables)
    named = set(trials_in(statement))
    both = _OF_BOTH_TRIALS.search(statement) is not None
    statement = _THOSE.sub("the patients", statement)
    statement = _ANY_OF_ALL.sub(r"\1 ", _BUT_NOT.sub(" ", _MORE_THAN_OTHERS.sub("", statement)))
    statement = _OF_BOTH_TRIALS.sub("", _AS_LARGE.sub(r"\1 as many", statement))
    statement = _RANKED.sub("", _BY_X.sub(" times", statement))
    for words, plain in _MULTIPLES.items():
        statement = words.sub(plain, statement)
    before: tuple[Named, ...] = ()
    denied = False
    clauses = [] if is_of_arms(statement) else list(_clauses(statement))
    for sentence in clauses:
        sentence = without_glosses(sentence, arms)
        sentence = _EVERY_OTHER.sub("the listed adverse events", sentence)
        sentence, several = _SEVERAL.subn(r"\g<had> ", sentence)
        sentence = _AND_NONE.sub("", sentence)
        named_here = _spoken_of(scoped(sentence).text, arms) if len(clauses) > 1 else ()
        before, spoken = named_here or before, before
        denied, of_those = DENIED.search(sentence) is not None, denied and _IT_WAS.search(sentence) is not None
        text = scoped(sentence).text if has_number(sentence) else ""
        text, affected = _of_everybody(text)
        other = (
            of_those or _NO_EVENT.search(text) or OF_SOME.search(text) or AGED.search(text) or _LESS_LARGE.search(text)
        )
        other = other or _NOT_REACHED.search(text) or _AS_THOSE.search(text) or _SUCH_AS.search(text)
        if not text or other or (named and both) or _SUPPOSED.search(sentence) or is_case(text):
            continue
        here = arms if EVENTS.search(text) else loosely(words_of(without_amounts(text)), arms)
        sentence, narrowed = _understood(sentence, here, arms)
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
                of_all = both or (len(named) > 1 and compares_in(told))
                places = here if of_all else _places(part, where, here)
                how = _together(part, told, of_two=len(named) > 1)
                of_part = Part(told if by_line else text, told, how, some, spoken, of_others)
                yield from in_part(of_part, amounts, places, here, alone=alone)


def _together(part: str, told: str, *, of_two: bool) -> Together:
    """Which arms a part of a sentence counts as one; `told` is what it says without its places."""
    if compares_in(told) and len(arms_in(part)) > 1:
        return Together.NONE
    if _POOLED.search(part) or (_IN_TOTAL.search(told) and not _AN_ARM.search(part)):
        return Together.ALL
    return Together.TRIAL if of_two and compares_in(told) else Together.ANY


def _understood(sentence: str, arms: tuple[Arm, ...], tables: tuple[Arm, ...]) -> tuple[str, bool]:
    """A sentence; of one that goes on to say what is not understood, what stands before, or what else it says.

    Besides whether the rest may be of a part of those people.
    """
    head = _HEAD.match(sentence)
    if _is_known(sentence, arms):
        return sentence, False
    if head is None or not _is_known(head.group(), arms, named=True):
        text = scoped(sentence).text
        told = sentence if compares_in(text) else without_unknown(sentence, without_amounts(text), tables)
        return told, told != sentence
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
    if len(parts) < 2 or _NOT_BY_LINE.search(sentence) or compares_in(scoped(sentence).text):
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
    if here.clear and not of_some and (not compares_in(here.text) or _is_in_one(here, arms)):
        return within(arms, here.scope.within(where))
    return within(arms, Scope(next(iter(trials))))


def _is_in_one(here: Scoped, arms: tuple[Arm, ...]) -> bool:
    """Whether a sentence that compares names one arm and several events: it compares these."""
    return bool(here.scope.arm) and len(_spoken_of(here.text, arms)) > 1 and not OF_SOME.search(here.text)


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
