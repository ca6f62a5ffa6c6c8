"""Classes of adverse events that a statement names as one ("respiratory illnesses"), and how many lines may be of one.

A line is surely of a class where a word of it is the class's own; it may be of one where its words belong to no other
class. So a number of kinds, or of people, is wrong only where the sure lines have more, or all that may be meant less.
The classes follow the system organ classes of MedDRA, as far as short tables of serious events need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from evidence.agreement.trials.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.counted import Reckoned, without_amounts
from evidence.agreement.trials.events import Arm, Row, within
from evidence.agreement.trials.everyday import is_everyday
from evidence.agreement.trials.filler import FILLER
from evidence.agreement.trials.questions import PART, SENTENCE
from evidence.agreement.trials.scopes import OF_TWO, Scope, scoped, trials_in
from evidence.claims.wording import listed
from evidence.late import late_regex


def _compiled(words: Mapping[str, str], *, whole: bool = False) -> Mapping[str, re.Pattern[str]]:
    return {name: late_regex(rf"\b(?:{told})\b" if whole else told) for name, told in words.items()}


_NAMED = _compiled(
    {
        "respiratory": r"respiratory|pulmonary|lungs?|breathing|airways?",
        "cardiac": r"cardiac|hearts?|cardiovascular|cardiological",
        "gastrointestinal": r"gastro-?intestinal|gi|digestive|stomach|bowel|intestinal|gastric",
        "eye": r"eyes?|vision|visual|ocular|sight|eyesight|ophthalmic",
        "ear": r"ears?|hearing|auditory",
        "skin": r"skin|dermatological|dermal|cutaneous",
        "urinary": r"genito-?urinary|urinary|renal|kidneys?|bladder",
        "nervous": r"neurological|neurologic|nervous(?: system)?|brain",
        "psychiatric": r"psychiatric|mental(?: health)?|psychological|mood",
        "liver": r"liver|hepatic|hepatobiliary",
        "bone": r"musculo-?skeletal|bones?|skeletal",
        "white cells": r"(?:white|leu[ck]ocytic) (?:blood )?cells?(?: counts?)?",
        "blood": r"blood|ha?ematolog(?:y|ical|ic)",
        "infection": r"infections?|infectious|infective|infected",
        "bleeding": r"bleeding|bleeds?|ha?emorrhag(?:es?|ing|ic|ed)",
        "pain": r"pains?|painful",
        "fracture": r"fractures?|fractured|broken bones?",
        "thrombosis": r"(?:blood )?clots?|thrombotic|thrombosis|thromboses|thromboembolic",
    },
    whole=True,
)
"""By which words a statement names a class."""
_OWN = _compiled(
    {
        "respiratory": r"respirat|dyspn|short(?:ness)? of breath|bronch|pleur(?!itic chest)|pulmonary(?! valve)"
        r"|cough|hypoxia|asthma"
        r"|lung|laryng|pneumonitis|pneumothorax|pneumopathy|atelecta|apnoea|wheez|nasopharyng|copd|haemoptysis",
        "cardiac": r"cardiac(?!-?\s?chest)(?<!non-cardiac)(?<!non cardiac)|cardio|heart|atrial|ventricular|myocard"
        r"|coronary|arr?h?yth"
        r"|tachycardia|bradycardia|peric|angina|mitral|aortic|extrasystol|palpitation|valv",
        "gastrointestinal": r"gastr|nausea|vomit|diarrh|constipat|abdom|colitis|stomach|intestin|ileus|colon|duoden"
        r"|oesoph"
        r"|esophag|dyspep|dysphag|enter(?:itis|oc)|bowel|rect(?:al|um)|melaena|melena|haematemesis|ascites|flatul"
        r"|proctitis"
        r"|haemorrhoid|hemorrhoid|gerd|diverticul",
        "eye": r"vision|visual|eye|ocular|retin|cataract|blind|optic|glaucoma|diplopia|macula|papill?[oe]?edema"
        r"|lacrim|conjunctiv",
        "ear": r"\bear\b|hearing|tinnitus|deaf|otitis",
        "skin": r"skin|rash|dermat|cellulitis|erysipel|urticaria|prurit|ulceration|erythema",
        "urinary": r"renal|urin|genitourin|kidney|bladder|nephr|ureter|haematuria|hematuria|cystitis|dysuria",
        "nervous": r"neuropath|neurolog|seizure|convuls|syncope|ataxia|stroke|cerebr|dizz|headache|intracranial"
        r"|nervous|cns\b"
        r"|encephal|hydroceph|paraly|paraesth|speech",
        "psychiatric": r"depress(?!ion of)|anxi|mania|confus|psych|suicid|mood|insomnia",
        "liver": r"hepat|liver|bile|biliar|cholecyst|cholangit|jaundice",
        "bone": r"fractur|bone(?! marrow)|arthr|muscul|myalg|spinal|vertebr|osteo|back pain|pain in extremity",
        "white cells": r"neutro(?!ph(?:ilic derm))|leu[ck]o|lymph(?:oc|op)|granulocy|white blood|agranul|wbc",
        "blood": r"an(?:a)?em|neutrop|thrombocyt|leu[ck]o|granulocy|pancytop|platelet|h(?:a)?emoglobin|coagul"
        r"|lymphop|marrow"
        r"|white blood|haemoly|hemoly|haematotox|neutrophil",
        "infection": r"infect|sepsis|septic|pneumonia|cellulitis|influenza|\bflu\b|abscess|appendicitis"
        r"|gastroenteritis|\buti\b"
        r"|osteomyelitis|nasopharyngitis|bronchitis|sinusitis|erysipelas|diverticulitis|lymphangitis|pharyngitis"
        r"|viral|bacter"
        r"|peritonitis|herpes|candid|thrush",
        "bleeding": r"h(?:a)?emorrhag(?!ic (?:fever|anaemia))|bleed|haematoma|hematoma|epistaxis|melaena|melena"
        r"|haematemesis|haemoptysis"
        r"|haematuria|hematuria|purpura",
        "pain": r"\bpain|ache\b|algia|colic",
        "fracture": r"fractur|broken",
        "thrombosis": r"thromb(?:o(?!cyt)|us|i\b|os)|embol|deep vein",
    }
)
"""By which words of a line it is surely of a class."""
_MAY = _compiled(
    {
        "respiratory": r"pneumon|infection pulm|throat|pharyng|sinus(?!\s(?:tachy|brady))|epistaxis|nose|cold\b"
        r"|influenza|flu\b|chest|cardio-?(?:pulm|resp)"
        r"|anaphyla",
        "cardiac": r"chest pain|cardio|syncope|arrest|sudden death|shock|ejection|diastolic|oedema|edema|hypertens"
        r"|hypotens|embol|thromb",
        "gastrointestinal": r"mucos|stomat|hepat|bile|chole|pancrea|anorex|appetite|append|hernia|fistula"
        r"|perforation|peritonit"
        r"|lipase|liver|gi\b|ulcer|obstruct|dehydrat|weight|tooth|mouth|oral|saliva|haemorrhage|hemorrhage|intra-abd",
        "eye": r"oedema|facial",
        "ear": r"vertigo|neuroma|dizz",
        "skin": r"infection|wound|abscess|lymphang|oedema|edema|alopecia|hair|allerg|hypersens|injection site|erythr"
        r"|nodule|mastectomy",
        "urinary": r"uti\b|creatinine|calculus|infection|genit|uter|vagin|ovari|prostat|pelvic|electrolyt|dehydrat",
        "nervous": r"confus|depress|anxi|mania|psych|insomnia|vertigo|malaise|fatigue|asthenia|weakness|optic|spinal"
        r"|sciatica|fall|pain|metasta",
        "psychiatric": r"malaise|fatigue|asthenia|nervous|thrive",
        "liver": r"transaminase|\bast\b|\balt\b|sgpt|bilirubin|phosphatase|portal|ascites|enzyme|ggt",
        "bone": r"pain|ache|fall|disc|disk|joint|muscle|weakness|myopath|sciatica|ankle|hip|limb",
        "white cells": r"febrile|marrow|pancytop|aplasia|haemat|hemat|blood|infect",
        "blood": r"febrile|haem|hem|blood|transfus|lymph|thromb|embol|bleed|aplasia|inr|leuk|purpura|septic|iron"
        r"|sodium|glyc|bilirubin",
        "infection": r"fever|febrile|pyrex|inflam|itis\b|wound|neutropen|cold\b|shock|ascites|ulcer|site|fistula"
        r"|port\b",
        "bleeding": r"ulcer|anaem|anem|stroke|cerebrovasc|haem|hem|blood|perfor|transfus|gastritis|bruis|contus"
        r"|coagul|thrombocytop|platelet",
        "pain": r"itis\b|discomfort|angina|dyspep|cramp|neuropath|infarct|ulcer|fractur|sciatica|headache|spasm|sore"
        r"|disc|disk"
        r"|musculosk|mucos|gout|colitis|calculus|lithiasis|swelling",
        "fracture": r"fall|injur|accident|bone|trauma|osteo|tooth|compression",
        "thrombosis": r"infarct|stroke|cerebrovasc|occlusion|ischaem|ischem|isch|vascular|coagul|venous",
    }
)
"""By which words a line may be of a class, whatever else it is of."""
_NOUNS = listed(
    """
    adverse side event events effect effects illness illnesses disease diseases disorder disorders condition conditions
    complication complications issue issues problem problems trouble toxicity toxicities reaction reactions symptom
    symptoms related linked associated involving affecting type types kind kinds sort sorts different distinct separate
    unique various form forms their its complaint complaints count counts ae aes serious area
    """
)
_KINDS = late_regex(r"\b(?:types?|kinds?|sorts?|forms?|different|distinct|separate|unique)\b")
_OF_PEOPLE = late_regex(
    r"\b(?:patients?|participants?|subjects?|people|persons?|women|cases?|occurrences?|instances?)\b|%"
)
_OPEN = late_regex(
    r"\b(?:not|never|without|than (?:in|those|the|with)|times|twice|double|half as|compared|versus|more (?!than)|fewer"
    r"|most|least|highest|lowest|other|another|only|both|either|each|same|non|except|alone|first|second|grade)\b"
    r"|n['’]t\b"
)
_WORD = late_regex(r"[^\W\d_]+")


def of_classes(statement: str, arms: Sequence[Arm]) -> Iterator[Reckoned]:
    """How many kinds of a class of events there were, or to how many they came, and whether the tables allow it."""
    trials = set(trials_in(statement))
    at = Scope(next(iter(trials))) if len(trials) == 1 else Scope()
    told: str | None = None
    for part in (part for sentence in SENTENCE.split(statement) for part in PART.split(sentence)):
        here = scoped(part)
        rest = without_amounts(here.text)
        if here.scope.both:
            rest = rest.replace(" both ", " ")
        if not here.clear or _OPEN.search(rest):
            return
        told = _class_of(rest, told)
        amounts = [one for one in amounts_of(here.text) if not one.worded or one.is_none]
        if told is None or len(amounts) != 1 or (len(trials) > 1 and not here.scope.named):
            return
        places = tuple(arm for arm in within(arms, here.scope.within(at)) if arm.events)
        if places and not OF_TWO.search(part):
            yield _reckoned(here.text, amounts[0], _Lines.of(told, places))


@dataclass(frozen=True)
class _Lines:
    """The lines of some arms that are surely of a class, and all that may be."""

    arms: tuple[Arm, ...]
    sure: tuple[tuple[Row, ...], ...]
    possible: tuple[tuple[Row, ...], ...]

    @classmethod
    def of(cls, name: str, arms: Sequence[Arm]) -> _Lines:
        lines = [[row for row in arm.events if not row.tally.passage.total] for arm in arms]
        sure = tuple(tuple(row for row in rows if _is_of(name, row.tally.label)) for rows in lines)
        possible = tuple(tuple(row for row in rows if _may_be_of(name, row.tally.label)) for rows in lines)
        return cls(tuple(arms), sure, possible)

    def allows_kinds(self, amount: Amount) -> bool:
        """Whether there may be so many kinds of events, counted over all arms or in some."""
        seen = [{row.tally.label for row in rows if row.tally.part} for rows in self.sure]
        least = len(set().union(*seen)) if amount.is_none else min(map(len, seen))
        return _meets(amount, least, len({row.tally.label for rows in self.possible for row in rows}))

    def allows_people(self, amount: Amount) -> bool:
        """Whether they may have come to so many people, in some choice of arms."""
        ends = zip(self.sure, self.possible, self.arms, strict=True)
        counts = [
            (max((row.tally.part for row in sure), default=0), sum(row.tally.part for row in possible), arm.size)
            for sure, possible, arm in ends
        ]
        sizes = (len(counts),) if amount.is_none else range(1, len(counts) + 1)
        for some in (some for size in sizes for some in combinations(counts, size)):
            low, high, whole = (float(sum(numbers)) for numbers in zip(*some, strict=True))
            per = 100 / max(whole, 1.0) if amount.unit is Unit.SHARE else 1.0
            if _meets(amount, per * low, per * high):
                return True
        return False


def _reckoned(text: str, amount: Amount, lines: _Lines) -> Reckoned:
    kinds, people = _KINDS.search(text) is not None, _OF_PEOPLE.search(text) is not None
    given = (kinds or not people) and lines.allows_kinds(amount)
    given = given or ((people or not kinds) and lines.allows_people(amount))
    quotes = dict.fromkeys(row.tally.passage.quote for rows in lines.possible for row in rows)
    total = (row.tally.passage.quote for arm in lines.arms for row in arm.events if row.tally.passage.total)
    return Reckoned(amount, given, tuple(quotes) or tuple(total), of_people=people)


def _meets(amount: Amount, low: float, high: float) -> bool:
    """Whether an amount has a number from `low` to `high`."""
    return amount.low - amount.slack <= high and low <= amount.high + amount.slack


def _class_of(rest: str, before: str | None) -> str | None:
    """The one class that a lower-case text without places and amounts names, if it says nothing else.

    A text that names none is of the one `before` it.
    """
    named = [(name, match) for name, words in _NAMED.items() for match in words.finditer(rest)]
    longest = max((match.end() - match.start() for _, match in named), default=0)
    named = [(name, match) for name, match in named if match.end() - match.start() == longest]
    if len(named) > 1:
        return None
    for _, match in named:
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    known = all(word in FILLER | _NOUNS or is_everyday(word) for word in _WORD.findall(rest))
    return (named[0][0] if named else before) if known else None


@lru_cache(maxsize=4096)
def _is_of(name: str, label: str) -> bool:
    return _OWN[name].search(label) is not None


@lru_cache(maxsize=4096)
def _may_be_of(name: str, label: str) -> bool:
    elsewhere = any(words.search(label) for other, words in _OWN.items() if other != name)
    return _is_of(name, label) or not elsewhere or _MAY[name].search(label) is not None
