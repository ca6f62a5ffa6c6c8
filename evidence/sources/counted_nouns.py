"""What a number counts: the noun after it, and whether that is a noun for people.

Nouns for people are known ones ("52 inpatients"), and any plural that is no known thing where the words around it tell
of people ("forty ritualizers were randomly assigned", "participants were 476 teachers").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.claims.wording import listed
from evidence.late import late_regex

_SINGLE = (
    r"patient|participant|subject|volunteer|individual|person|adult|adolescent|infant|neonate|newborn|male|female"
    r"|user|control|student|respondent|veteran|case|resident|caregiver|carer|relative|parent|smoker|nurse|physician"
    r"|survivor|member|senior|youth|teenager|responder|completer|mother|father|sibling|twin|recipient|offender|addict"
    r"|abuser|drinker|driver|athlete|worker|soldier|informant|proband|human|client|consumer|attendee|pupil|carrier"
    r"|singleton|teacher|toddler|customer|guest|visitor|raver|clubber|injector|child|woman|man|girl|boy|referral|donor|youngster"
    r"|[a-z]{3,}ian|[a-z]{3,}[^rg]ee|(?:in|class|room|team)mate"
)
_PERSON = late_regex(rf"(?:[a-z]+-)?(?:{_SINGLE})")
PEOPLE_WORD = (
    rf"(?:[a-z]+-)?(?:(?:in|out|non)?(?:{_SINGLE})s|people|children|women|men|offspring|families|couples|dyads"
    r"|admissions|pedigrees|responses|clergy|staff|(?:men|women|children|people|patients)-[\w-]+)"
)
_PEOPLE = late_regex(PEOPLE_WORD)
A_PERSON = late_regex(rf"\b{PEOPLE_WORD}\b")
_OF_PEOPLE = late_regex(rf" of (?:[\w-]+ ){{0,2}}?{PEOPLE_WORD}\b")
COUPLES = listed("couples dyads pairs")
EVENTS = listed("deaths fatalities presentations attendances exposures calls overdoses intoxications poisonings")
"""What happened to one person each, as a rule."""
WRITINGS = listed(
    """
    studies trials articles papers publications records citations abstracts reports manuscripts items rcts posts tweets
    comments
    """
)
_PLACES = listed(
    """
    sites centers centres clinics hospitals schools institutions universities practices clubs villages wards homes
    communities households pharmacies countries cities states departments agencies companies firms organizations
    organisations districts provinces towns plants factories offices shops multisite multicenter multicentre
    """
)
_BODY = listed(
    """
    eyes ears knees hips limbs legs hands teeth muscles nerves lesions tumors tumours aneurysms plaques fractures
    joints brains kidneys livers bones metastases nodules cysts stones quadrants shunts catheters stents implants
    slices specimens biopsies
    """
)
ANIMALS = listed("animals rats mice dogs pigs cats rabbits monkeys macaques sheep lambs hamsters")
NEVER_PEOPLE = _PLACES | _BODY | ANIMALS
"""Places, parts of people and animals."""
_OTHER_THINGS = listed(
    """
    reviews results databases sources units questions scales subscales tests tasks measures measurements variables
    factors parameters outcomes criteria domains categories groups subgroups teams arms cohorts samples sets
    blocks nights shifts mornings evenings
    sessions visits phases periods stages steps times points cycles courses doses injections infusions applications
    tablets capsules treatments interventions procedures surgeries operations programs programmes modules images
    scans regions areas sections genes alleles variants snps mutations loci proteins cells lines neurons channels
    electrodes markers biomarkers receptors events episodes seizures attacks strokes complications symptoms signs
    disorders diseases conditions syndromes effects sequelae drugs medications agents compounds products
    substances strains isolates interviews surveys questionnaires letters messages words sentences stimuli
    pictures themes codes topics strategies approaches methods models types kinds ways reasons comparisons
    dimensions components clusters networks classes levels percentages authors reviewers raters observers
    investigators researchers evaluators assessors judges coders experts independent editors readers radiologists
    pathologists medians meridians committees fees
    """
)
_THINGS = WRITINGS | NEVER_PEOPLE | _OTHER_THINGS
"""Plurals that papers count and that are no people of the study, with those who do the study."""
_PARTS = late_regex(r"[-/]")
_AS_NOUNS = listed("elderly normals unaffected")
"""Adjectives that stand for people where no noun follows ("103 healthy elderly")."""
_UNITS = listed("year years yr yrs month months week weeks day days hour hours minute minutes second seconds min h s")
_UNITS |= listed("ms msec mmhg bpm khz mhz kcal nm mg kg g ml mm cm hz percent gy gray iu mmol ppm u units")
_NO_PEOPLE = tuple("ss us is betes tions sions ments ings ities ures omas isms ances ences ages".split())
"""How words end that are no plural, or one of acts and things."""
STOP = listed(
    """
    of in to than the for with at on per from by a is was are were that who had have has which as after but whom
    received underwent completed participated took met
    """
)
KINDS = r"asa|status|type|grade|stage|phase|class|level|cycle|wave|step|day|week|month"
"""Words whose number names one of them and counts nothing."""
FEWEST = 5
"""So many at least are counted by a noun in the singular after a hyphen, or by what happened to each."""
_MOST_WORDS = 8
"""Words from a number to its noun, the noun among them."""

_WORD = late_regex(
    r"(?:\s?\([^()]{1,60}\))?(?P<by>,? |-)"
    rf"(?P<word>(?:{KINDS})[ -](?:\d|[ivx]{{1,4}}|[a-d])(?:(?:-|/|,? and |,? or |, | to )(?:\d|[ivx]{{1,4}}))*(?!\w)"
    r"|(?:\d[\d,]*[ -](?=year))?(?:\d[\d,]*-)*[\"“”]?[a-z][\w'’/+]*(?:-[\w'’/+]+)*-?[\"“”]?)"
)
WERE = r"(?:(?:were|was|have been|had been|will be|are|being|to be) (?:\w+ ){0,2}?)"
ASSIGNED = r"randomi[sz]ed|randomly|enroll?ed|recruited|assigned|allocated"
TOOK_PART = (
    r"participated|completed|received|underwent|took part|met (?:the )?(?:\w+ )?criteria|consented|entered"
    r"|participating|volunteered|ingested"
)

_PEOPLE_DO = late_regex(
    rf"(?:\s?\([^)]*\))?,?\s(?:{WERE}?(?:{ASSIGNED}|interviewed|surveyed|invited|admitted|scanned|included|involved)"
    rf"|{TOOK_PART}|who\b|(?:\w+ )?of whom\b|of both sexes|aged\b|diagnosed|undergoing|suffering"
    r"|attending|living|treated|hospitali[sz]ed|took\b|drank|answered|filled|were (?:asked|contacted)"
    r"|were given (?!to\b|by\b|daily|in\b|on\b|as\b|at\b|over\b|for\b|every\b|once\b|twice\b))"
    r"|\s?\((?!n\s?=)[^()]*?(?:\bage[ds]?\b|\b(?:fe)?males?\b|\b(?:wo)?men\b|\d ?(?:y|yrs|years)\b)"
)
_HUMAN = late_regex(
    r"\b(?:consecutive|healthy|young|older|elderly|adult|adolescent|male|female|pregnant|homeless|unrelated)\b"
)
_PEOPLE_ARE = late_regex(
    r"\b(?:participants|patients|subjects|respondents|sample|group|population|cohort) (?:\w+ )?(?:were|was|comprised"
    r"|included|consisted of|was made up of|was composed of)\s(?:a total of )?\Z"
    r"|\b(?:sample|group|cohort|survey|follow-up|investigation) of\s\Z"
    r"|\b(?:recruited|enrolled|interviewed|surveyed|randomi[sz]ed)\s\Z"
    r"|\b(?:samples?|specimens|data|records|recordings|interviews|responses) (?:from|of|with)\s\Z"
)
_GOVERNED = late_regex(
    rf"\b{PEOPLE_WORD}\b[^;:]*?\b(?:to|of|on|with|without|by|for|from|after|than|failed|tried|taken|taking|took|used|using)"
    r"\s(?:(?:at least|more than|up to|the|any|≥|>)\s?)?\Z"
)
"""People, and a word behind them whose object a number is: the verb that follows is said of the people."""


@dataclass(frozen=True, slots=True)
class Noun:
    """The word that a number counts, where it ends, and whether it is known to be of people."""

    word: str
    end: int
    known: bool


def noun_of(text: str, number: re.Match[str], n: int, opens: int) -> Noun | None:
    """The noun that a number counts: one for people, else the last plural that is no known thing.

    `opens` is where the numbers begin that leave their noun to this one. A noun in the singular is of one ("a man"), or
    of a "40-patient study"; "two-person" says how something is done.
    """
    end = number.end()
    before = ""
    plural: tuple[str, int] | None = None
    for place in range(_MOST_WORDS):
        match = _WORD.match(text, end)
        if match is None or _ends_phrase(match["word"], place) or (is_thing(match["word"]) and before != "united"):
            break
        word, end, hyphened = match["word"].rstrip("'’"), match.end(), match["by"] == "-"
        if place == 0 and match["by"] == ", " and number["n"].isdigit():
            break
        if (
            _PEOPLE.fullmatch(word)
            or (word in EVENTS and n >= FEWEST)
            or (word == "pairs" and (_PERSON.fullmatch(before) or _OF_PEOPLE.match(text, end)))
            or ((n == 1 or (hyphened and n >= FEWEST)) and _PERSON.fullmatch(word))
        ):
            return Noun(word, end, known=True)
        if place == 0 and (hyphened or word in ("and", "or")):
            break
        if word.endswith("s") and not word.endswith(_NO_PEOPLE):
            plural = word, end
        before = word
    if before in _AS_NOUNS:
        return Noun(before, end, known=True)
    return Noun(*plural, known=_tells_of_people(text, number, plural[1], opens)) if plural else None


def _ends_phrase(word: str, place: int) -> bool:
    """Whether a word ends what may stand before a noun; "to" within joins adjectives ("mild to moderate")."""
    return word in STOP and (place == 0 or word != "to")


def is_thing(word: str) -> bool:
    """Whether a word, or a part of a compound, is a unit or a known thing that is counted."""
    parts = _PARTS.split(word)
    return parts[0] in _UNITS or not _THINGS.isdisjoint(parts)


def _tells_of_people(text: str, number: re.Match[str], end: int, opens: int) -> bool:
    return bool(
        _HUMAN.search(text, number.end(), end)
        or (_PEOPLE_DO.match(text, end) and not _GOVERNED.search(text[:opens]))
        or _PEOPLE_ARE.search(text[max(0, opens - 60) : opens])
    )
