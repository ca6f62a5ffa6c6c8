"""Where a sentence counts people: a number before a noun for them, before what only they do, or after `n =`.

Nouns for people are known ones ("52 inpatients"), and any plural that is no known thing where the words around it tell
of people ("forty ritualizers were randomly assigned", "participants were 476 teachers").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from evidence.claims.numerals import NUMERAL, value_of
from evidence.claims.wording import listed
from evidence.late import late_regex


class Kind(Enum):
    """How a count is written: before people, before a verb alone ("840 were enrolled"), or after `n =`."""

    PEOPLE = "people"
    VERB = "verb"
    N_IS = "n ="


@dataclass(frozen=True, slots=True)
class Mention:
    """So many people at `start:end` of a sentence. A couple counts as two."""

    n: int
    start: int
    end: int
    kind: Kind


_SINGLE = (
    r"patient|participant|subject|volunteer|individual|person|adult|adolescent|infant|neonate|newborn|male|female"
    r"|user|control|student|respondent|veteran|case|resident|caregiver|carer|relative|parent|smoker|nurse|physician"
    r"|survivor|member|senior|youth|teenager|responder|completer|mother|father|sibling|twin|recipient|offender|addict"
    r"|abuser|drinker|driver|athlete|worker|soldier|informant|proband|human|client|consumer|attendee|pupil|carrier"
    r"|singleton|teacher|child|woman|man|girl|boy|enrollee|referral|clinician|donor|employee"
)
_PERSON = late_regex(rf"(?:[a-z]+-)?(?:{_SINGLE})")
_PEOPLE = late_regex(
    rf"(?:[a-z]+-)?(?:(?:in|out|non)?(?:{_SINGLE})s|people|children|women|men|offspring|families|couples|dyads"
    r"|admissions|pedigrees|responses|clergy|staff|(?:men|women|children|people|patients)-[\w-]+)"
)
_COUPLES = listed("couples dyads pairs")
_WRITINGS = listed(
    "studies trials articles papers publications records citations abstracts reports manuscripts items rcts"
)
_THINGS = _WRITINGS | listed(
    """
    reviews results databases sources sites centers centres clinics hospitals schools institutions universities
    practices clubs villages wards homes communities households pharmacies countries cities states departments units
    questions scales subscales tests tasks measures measurements variables factors parameters outcomes criteria domains
    categories groups subgroups arms cohorts samples sets sessions visits phases periods stages steps times points
    cycles courses doses injections infusions applications tablets capsules treatments interventions procedures
    surgeries operations programs programmes modules eyes ears knees hips limbs legs hands teeth muscles nerves
    lesions tumors tumours aneurysms plaques fractures joints brains kidneys livers bones shunts catheters stents
    implants images scans slices specimens biopsies regions areas sections genes alleles variants snps mutations
    loci proteins cells lines neurons channels electrodes markers biomarkers receptors rats mice dogs pigs cats
    animals rabbits monkeys macaques sheep events episodes seizures attacks strokes complications symptoms signs
    deaths disorders diseases conditions syndromes effects sequelae drugs medications agents compounds products
    substances strains isolates interviews surveys questionnaires letters calls messages words sentences stimuli
    pictures themes codes topics strategies approaches methods models types kinds ways reasons comparisons
    dimensions components clusters networks classes levels percentages authors reviewers raters observers
    investigators researchers evaluators assessors judges coders
    experts independent editors readers radiologists pathologists
    """
)
"""Plurals that papers count and that are no people of the study, with those who do the study."""
_UNITS = listed("year years yr yrs month months week weeks day days hour hours minute minutes second seconds min h s")
_UNITS |= listed("mg kg g ml mm cm hz percent")
_NO_PLURAL = ("ss", "us", "is", "betes")
_STOP = listed(
    """
    of in to than the for with at on per from by a is was are were that who had have has which as after but whom
    received underwent completed participated took met
    """
)
_MOST_WORDS = 8
"""Words from a number to its noun, the noun among them."""

NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f,]\d{3})+(?!\d)|\d+(?![\d.,]?\d))"
"""A whole number in figures, with commas or any space between its thousands."""
_SPELLED = rf"(?!\d){NUMERAL}"
COUNT = rf"(?:{NUMBER}|{_SPELLED}(?:[ -](?:and )?{_SPELLED}){{0,2}})"
"""A whole number in figures or, in small letters, in words."""
_COUNTED = late_regex(rf"(?<![\w.,/±–=<>≥≤$-])(?<![=<>≥≤] )(?P<n>{COUNT})(?:\s?(?:-|–|to)\s?{NUMBER})?(?!\s?[%°])")
_HYPHENED = late_regex(r"-(?=hundred|thousand)|(?<=hundred)-|(?<=thousand)-")
_WORD = late_regex(
    r"(?:\s?\([^()]{1,30}\))?(?P<by>,? |-)(?P<word>(?:\d[\d,]*-)?[\"“”]?[a-z][\w'’/+]*(?:-[\w'’/+]+)*-?[\"“”]?)"
)
_RATE = late_regex(r"\b(?:per|every|each)\s\Z|\brang\w+ (?:from|between)\s(?:\S+ (?:\w+ )?(?:to|and) )?\Z")
_OF_WHOLE = late_regex(r"\s?(?:\(\s?\d[^)]*\)\s?)?(?:of|out of|/)\s(?:the |these |a total of )?\d")
_SHARE = late_regex(rf"[\s(,;:]{COUNT}(?:\s?\(\s?[\d.]+\s?%\s?\))?\s?(?:of|out of|/)\s?(?:the |these )?\Z")
"""A share within a sentence ("itch was gone in 8 of 14 patients"); one that opens it names all of a study."""
_GROUPS_OF = late_regex(rf"\b(?P<n>{COUNT}) (?:[\w-]+ ){{0,2}}(?:groups|arms|cohorts) of\s\Z")
_PER_GROUP = late_regex(r"\s(?:per|in each|for each|each)\b")
_HOW_MANY = late_regex(rf"\b(?P<n>{COUNT}) (?:[\w-]+ ){{0,2}}(?:groups|arms|cohorts)\b")
_COMPLETED = late_regex(r"(?:\s?\([^)]*\))?\s(?:completed|finished)")

WERE = r"(?:(?:were|was|have been|had been|will be|are|being|to be) (?:\w+ ){0,2}?)"
ASSIGNED = r"randomi[sz]ed|randomly|enroll?ed|recruited|assigned|allocated"
TOOK_PART = (
    r"participated|completed|received|underwent|took part|met (?:the )?(?:\w+ )?criteria|consented|entered"
    r"|participating|volunteered|ingested"
)
_PEOPLE_DO = late_regex(
    rf"(?:\s?\([^)]*\))?,?\s(?:{WERE}?(?:{ASSIGNED}|interviewed|surveyed|invited|admitted|scanned|included|involved)"
    rf"|{TOOK_PART}|who\b|(?:\w+ )?of whom\b|of both sexes|aged\b|diagnosed|undergoing|suffering"
    r"|attending|living|treated|hospitali[sz]ed)"
)
_HUMAN = late_regex(r"\b(?:consecutive|healthy|young|older|elderly|adult|male|female|pregnant|homeless|unrelated)\b")
_PEOPLE_ARE = late_regex(
    r"\b(?:participants|patients|subjects|respondents|sample|group|population|cohort) (?:\w+ )?(?:were|was|comprised"
    r"|included|consisted of|was made up of|was composed of)\s(?:a total of )?\Z"
    r"|\b(?:sample|group|cohort|survey|follow-up|investigation) of\s\Z"
)
_VERB_ALONE = late_regex(
    rf"(?:\s?\([^)]*\))?,?\s(?:{WERE}(?:{ASSIGNED}|included in (?:the|this|our) (?:\w+ )?study)"
    r"|agreed to participate|received|underwent|consented|participated|took part|entered the (?:study|trial))"
)
_OPENS = late_regex(r"(?:\A|[,;:(]\s|\b(?:and|total of|which|whom|only|that)\s)\Z")
_LISTED = late_regex(r"(?:,|\band)\s\Z")
_NOUN_BEFORE = late_regex(r"\s(?:with(?:out)?|in the)\b")
_NOUN_AFTER = late_regex(r"(?:\s?\([^()]{1,30}\)|(?P<words>(?: [a-z][\w-]+){1,2}?))?(?: and| or| versus| vs\.?) ")
_YEARS = range(1900, 2100)

_N_IS = late_regex(
    rf"(?<!\w)(?:total n|n|(?:target )?sample size|enroll?ment)\.?\s?(?:=|:|of|was)\.?\s?(?P<n>{NUMBER})(?!\s?%)"
)
_OPEN_BRACKET = r"\s?[(\[]\s?\Z"
_SHARE_OUTSIDE = late_regex(r"%[^()]{0,12}" + _OPEN_BRACKET)
_SHARE_INSIDE = late_regex(r"\s?[,;/=]?\s?[\d.]+\s?%\s?[)\];,]")
_SUBSET = late_regex(r"\bsub-?(?:set|group|sample|study)\b[^,;()]*" + _OPEN_BRACKET)
_WRITING = late_regex(rf"(?P<number>{COUNT} (?:[\w-]+ )?)?(?<![\w-])(?:{'|'.join(sorted(_WRITINGS))})" + _OPEN_BRACKET)


def mentions(text: str) -> list[Mention]:
    """The counts of people in a sentence in plain small letters, in order."""
    text = _HYPHENED.sub(" ", text)
    return sorted([*_of_people(text), *_after_n(text)], key=lambda mention: mention.start)


def value(words: str) -> int:
    """The value of a count as it is written, in figures or in words."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    try:
        return int(value_of(words))
    except (KeyError, ValueError):
        return sum(int(value_of(part)) for part in re.findall(NUMERAL, words))


def _of_people(text: str) -> Iterator[Mention]:
    """A count may leave its noun to the one before it ("27 patients with A and 30 with B"), or to the one after."""
    said = False
    waiting: Mention | None = None
    for number in _COUNTED.finditer(text):
        n, start, end = value(number["n"]), number.start(), number.end()
        before = text[max(0, start - 60) : start]
        if n == 0 or _RATE.search(before) or _OF_WHOLE.match(text, end):
            continue
        if noun := _noun(text, number, single=n == 1):
            word, noun_end = noun
            if _SHARE.search(before) and not _COMPLETED.match(text, noun_end):
                continue
            if waiting and waiting.end == start:
                yield waiting
            waiting, said = None, True
            each = 2 if word in _COUPLES else _groups(before, text[noun_end:])
            yield Mention(each * n, start, noun_end, Kind.PEOPLE)
        elif n > 1 and _OPENS.search(before) and _VERB_ALONE.match(text, end) and not _of_writings(text):
            yield Mention(n, start, end, Kind.VERB)
        elif said and n > 1 and _LISTED.search(before) and _NOUN_BEFORE.match(text, end):
            yield Mention(n, start, end, Kind.PEOPLE)
        elif n > 1 and n not in _YEARS and (link := _NOUN_AFTER.match(text, end)) and _adjectives(link["words"]):
            waiting = Mention(n, start, link.end(), Kind.PEOPLE)


def _groups(before: str, after: str) -> int:
    """How many groups a count is of each: "two groups of 20 patients", "20 patients per arm in two arms"."""
    match = _GROUPS_OF.search(before) or (_PER_GROUP.match(after) and _HOW_MANY.search(before + after))
    return value(match["n"]) if match else 1


def _adjectives(words: str | None) -> bool:
    """Whether what stands between a number and "and" may be the adjectives of a noun that comes later."""
    return not any(word.endswith("s") or word in _STOP or _is_thing(word) for word in (words or "").split())


def _noun(text: str, number: re.Match[str], single: bool) -> tuple[str, int] | None:
    """The noun that a number counts, where it is one for people, and where it ends."""
    end = number.end()
    plural: tuple[str, int] | None = None
    for place in range(_MOST_WORDS):
        match = _WORD.match(text, end)
        if match is None or match["word"] in _STOP or _is_thing(match["word"]):
            break
        word, end, hyphened = match["word"], match.end(), match["by"] == "-"
        if _PEOPLE.fullmatch(word) or ((single or hyphened) and _PERSON.fullmatch(word)):
            return word, end
        if place == 0 and (hyphened or word in ("and", "or") or (match["by"] == ", " and number["n"].isdigit())):
            break
        if word.endswith("s") and not word.endswith(_NO_PLURAL):
            plural = word, end
    return plural if plural and _tells_of_people(text, number, plural[1]) else None


def _is_thing(word: str) -> bool:
    parts = word.split("-")
    return parts[0] in _UNITS or not _THINGS.isdisjoint(parts)


def _tells_of_people(text: str, number: re.Match[str], end: int) -> bool:
    return bool(
        _HUMAN.search(text, number.end(), end)
        or _PEOPLE_DO.match(text, end)
        or _PEOPLE_ARE.search(text[max(0, number.start() - 60) : number.start()])
    )


def _of_writings(text: str) -> bool:
    return not _WRITINGS.isdisjoint(re.findall(r"[a-z]+", text))


def _after_n(text: str) -> Iterator[Mention]:
    for match in _N_IS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        writing = _WRITING.search(before)
        if writing and not writing["number"]:
            continue
        if not (_SHARE_OUTSIDE.search(before) or _SHARE_INSIDE.match(text, match.end()) or _SUBSET.search(before)):
            yield Mention(value(match["n"]), match.start(), match.end(), Kind.N_IS)
