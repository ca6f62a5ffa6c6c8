"""Classes of adverse events that a statement names as one ("respiratory illnesses"), and how many lines may be of one.

A line is surely of a class where a word of it is the class's own; it may be of one where its words belong to no other
class. So a number of kinds, or of people, is wrong only where the sure lines have more, or all that may be meant less.
The classes follow the system organ classes of MedDRA, as far as short tables of serious events need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.agreement.trials.counts.events import Arm, Row, within
from evidence.agreement.trials.counts.given import without_amounts
from evidence.agreement.trials.counts.parts import Reckoned
from evidence.agreement.trials.counts.questions import PART, SENTENCE
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.agreement.trials.words.everyday import is_everyday
from evidence.agreement.trials.words.filler import FILLER
from evidence.agreement.trials.words.scopes import OF_TWO, Scope, scoped, trials_in
from evidence.claims.wording import listed
from evidence.late import late_regex


@dataclass(frozen=True, eq=False)
class _Class:
    """A class of events: by which words a statement calls it, by which a line surely is of it, by which it may be."""

    called: re.Pattern[str]
    own: re.Pattern[str]
    may: re.Pattern[str]


def _class(*, called: str, own: str, may: str) -> _Class:
    """A class from lists of patterns, in lower case, with spaces between."""
    called, own, may = ("|".join(words.split()) for words in (called, own, may))
    return _Class(late_regex(rf"\b(?:{called})\b"), late_regex(own), late_regex(may))


_CLASSES = (
    _class(
        called=r"respiratory pulmonary lungs? breathing airways?",
        own=r"""
            respirat dyspn short(?:ness)?\sof\sbreath bronch pleur(?!itic\schest) pulmonary(?!\svalve) cough
            hypoxia asthma lung laryng pneumonitis pneumothorax pneumopathy atelecta apnoea wheez nasopharyng
            copd haemoptysis
        """,
        may=r"""
            pneumon infection\spulm throat pharyng sinus(?!\s(?:tachy|brady)) epistaxis nose cold\b influenza
            flu\b chest cardio-?(?:pulm|resp) anaphyla
        """,
    ),
    _class(
        called=r"cardiac hearts? cardiovascular cardiological",
        own=r"""
            cardiac(?!-?\s?chest)(?<!non-cardiac)(?<!non\scardiac) cardio heart atrial ventricular myocard
            coronary arr?h?yth tachycardia bradycardia peric angina mitral aortic extrasystol palpitation valv
        """,
        may=r"""
            chest\spain cardio syncope arrest sudden\sdeath shock ejection diastolic oedema edema hypertens
            hypotens embol thromb
        """,
    ),
    _class(
        called=r"gastro-?intestinal gi digestive stomach bowel intestinal gastric",
        own=r"""
            gastr nausea vomit diarrh constipat abdom colitis stomach intestin ileus colon duoden oesoph esophag
            dyspep dysphag enter(?:itis|oc) bowel rect(?:al|um) melaena melena haematemesis ascites flatul
            proctitis haemorrhoid hemorrhoid gerd diverticul
        """,
        may=r"""
            mucos stomat hepat bile chole pancrea anorex appetite append hernia fistula perforation peritonit
            lipase liver gi\b ulcer obstruct dehydrat weight tooth mouth oral saliva haemorrhage hemorrhage
            intra-abd
        """,
    ),
    _class(
        called=r"eyes? vision visual ocular sight eyesight ophthalmic",
        own=r"""
            vision visual eye ocular retin cataract blind optic glaucoma diplopia macula papill?[oe]?edema
            lacrim conjunctiv
        """,
        may=r"oedema facial",
    ),
    _class(
        called=r"ears? hearing auditory",
        own=r"\bear\b hearing tinnitus deaf otitis",
        may=r"vertigo neuroma dizz",
    ),
    _class(
        called=r"skin dermatological dermal cutaneous",
        own=r"skin rash dermat cellulitis erysipel urticaria prurit ulceration erythema",
        may=r"""
            infection wound abscess lymphang oedema edema alopecia hair allerg hypersens injection\ssite erythr
            nodule mastectomy
        """,
    ),
    _class(
        called=r"genito-?urinary urinary renal kidneys? bladder",
        own=r"renal urin genitourin kidney bladder nephr ureter haematuria hematuria cystitis dysuria",
        may=r"uti\b creatinine calculus infection genit uter vagin ovari prostat pelvic electrolyt dehydrat",
    ),
    _class(
        called=r"neurological neurologic nervous(?:\ssystem)? brain",
        own=r"""
            neuropath neurolog seizure convuls syncope ataxia stroke cerebr dizz headache intracranial nervous
            cns\b encephal hydroceph paraly paraesth speech
        """,
        may=r"""
            confus depress anxi mania psych insomnia vertigo malaise fatigue asthenia weakness optic spinal
            sciatica fall pain metasta
        """,
    ),
    _class(
        called=r"psychiatric mental(?:\shealth)? psychological mood",
        own=r"depress(?!ion\sof) anxi mania confus psych suicid mood insomnia",
        may=r"malaise fatigue asthenia nervous thrive",
    ),
    _class(
        called=r"liver hepatic hepatobiliary",
        own=r"hepat liver bile biliar cholecyst cholangit jaundice",
        may=r"transaminase \bast\b \balt\b sgpt bilirubin phosphatase portal ascites enzyme ggt",
    ),
    _class(
        called=r"musculo-?skeletal bones? skeletal",
        own=r"fractur bone(?!\smarrow) arthr muscul myalg spinal vertebr osteo back\spain pain\sin\sextremity",
        may=r"pain ache fall disc disk joint muscle weakness myopath sciatica ankle hip limb",
    ),
    _class(
        called=r"(?:white|leu[ck]ocytic)\s(?:blood\s)?cells?(?:\scounts?)?",
        own=r"neutro(?!ph(?:ilic\sderm)) leu[ck]o lymph(?:oc|op) granulocy white\sblood agranul wbc",
        may=r"febrile marrow pancytop aplasia haemat hemat blood infect",
    ),
    _class(
        called=r"blood ha?ematolog(?:y|ical|ic)",
        own=r"""
            an(?:a)?em neutrop thrombocyt leu[ck]o granulocy pancytop platelet h(?:a)?emoglobin coagul lymphop
            marrow white\sblood haemoly hemoly haematotox neutrophil
        """,
        may=r"""
            febrile haem hem blood transfus lymph thromb embol bleed aplasia inr leuk purpura septic iron sodium
            glyc bilirubin
        """,
    ),
    _class(
        called=r"infections? infectious infective infected",
        own=r"""
            infect sepsis septic pneumonia cellulitis influenza \bflu\b abscess appendicitis gastroenteritis
            \buti\b osteomyelitis nasopharyngitis bronchitis sinusitis erysipelas diverticulitis lymphangitis
            pharyngitis viral bacter peritonitis herpes candid thrush
        """,
        may=r"fever febrile pyrex inflam itis\b wound neutropen cold\b shock ascites ulcer site fistula port\b",
    ),
    _class(
        called=r"bleeding bleeds? ha?emorrhag(?:es?|ing|ic|ed)",
        own=r"""
            h(?:a)?emorrhag(?!ic\s(?:fever|anaemia)) bleed haematoma hematoma epistaxis melaena melena
            haematemesis haemoptysis haematuria hematuria purpura
        """,
        may=r"""
            ulcer anaem anem stroke cerebrovasc haem hem blood perfor transfus gastritis bruis contus coagul
            thrombocytop platelet
        """,
    ),
    _class(
        called=r"pains? painful",
        own=r"\bpain ache\b algia colic",
        may=r"""
            itis\b discomfort angina dyspep cramp neuropath infarct ulcer fractur sciatica headache spasm sore
            disc disk musculosk mucos gout colitis calculus lithiasis swelling
        """,
    ),
    _class(
        called=r"fractures? fractured broken\sbones?",
        own=r"fractur broken",
        may=r"fall injur accident bone trauma osteo tooth compression",
    ),
    _class(
        called=r"(?:blood\s)?clots? thrombotic thrombosis thromboses thromboembolic",
        own=r"thromb(?:o(?!cyt)|us|i\b|os) embol deep\svein",
        may=r"infarct stroke cerebrovasc occlusion ischaem ischem isch vascular coagul venous",
    ),
    _class(
        called=r"constitutional",
        own=r"fatigue astheni malaise pyrexia (?<!neutropenic\s)fever hyperthermia chills \bdeath disease\sprogress",
        may=r"weight sweat oedema edema influenza febrile general pain",
    ),
    _class(
        called=r"vascular(?!\sdysfunction)",
        own=r"hypertens hypotens thromb(?:o(?!cyt)|us|i\b|os) embol vascul phlebit \bflush",
        may=r"""
            haem hem bleed stroke cerebr isch infarct coronary arter venous vein aneurysm occlusion raynaud oedema edema
        """,
    ),
    _class(
        called=r"metabolic metabolism electrolytes?",
        own=r"""
            hyp(?:er|o)(?:natr|kal|calc|magn|phosph|glyc|alb|uric) dehydrat diabet glucose sodium
            potassium magnesium acidosis cachexia gout appetite anorex
        """,
        may=r"weight thirst creatinine cholesterol triglycer thyroid calcium phosph album renal blood lysis",
    ),
    _class(
        called=r"endocrine thyroid hormonal",
        own=r"thyroid goit adrenal pituitar",
        may=r"diabet glucose glyc hormon menopaus flush",
    ),
    _class(
        called=r"allergic allerg(?:y|ies) immune",
        own=r"allerg hypersens anaphyla",
        may=r"rash skin urticar infusion drug cytokine bronchosp pneumonitis hepatitis colitis oedema edema",
    ),
)
_NOUNS = listed(
    """
    adverse side event events effect effects illness illnesses disease diseases disorder disorders condition conditions
    complication complications issue issues problem problems trouble toxicity toxicities reaction reactions symptom
    symptoms related linked associated involving affecting type types kind kinds sort sorts different distinct separate
    unique various form forms their its complaint complaints count counts ae aes serious area list listed commonest up
    them whom
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
    told: _Class | None = None
    for part in (part for sentence in SENTENCE.split(statement) for part in PART.split(sentence)):
        here = scoped(part)
        rest = without_amounts(here.text)
        if here.scope.both:
            rest = rest.replace(" both ", " ")
        if not here.clear or _OPEN.search(rest):
            return
        told = _class_of(rest, told)
        amounts = [one for one in amounts_of(here.text) if not one.worded or one.is_none]
        if told is not None and not amounts:
            continue
        if told is None or len(amounts) != 1 or (len(trials) > 1 and not here.scope.named):
            return
        places = tuple(arm for arm in within(arms, here.scope.within(at)) if arm.events)
        lines = _Lines.of(told, places)
        if any(lines.possible) and not OF_TWO.search(part):
            yield _reckoned(here.text, amounts[0], lines)


@dataclass(frozen=True)
class _Lines:
    """The lines of some arms that are surely of a class, and all that may be."""

    arms: tuple[Arm, ...]
    sure: tuple[tuple[Row, ...], ...]
    possible: tuple[tuple[Row, ...], ...]

    @classmethod
    def of(cls, told: _Class, arms: Sequence[Arm]) -> _Lines:
        lines = [[row for row in arm.events if not row.tally.passage.total] for arm in arms]
        sure = tuple(tuple(row for row in rows if _is_of(told, row.tally.label)) for rows in lines)
        possible = tuple(tuple(row for row in rows if _may_be_of(told, row.tally.label)) for rows in lines)
        return cls(tuple(arms), sure, possible)

    def allows_kinds(self, amount: Amount) -> bool:
        """Whether there may be so many kinds of events, counted over all arms or in some."""
        seen = [{row.tally.label for row in rows if row.tally.part} for rows in self.sure]
        least = len(set().union(*seen)) if amount.is_none else min(map(len, seen))
        return _meets(amount, least, len({row.tally.label for rows in self.possible for row in rows}))

    def allows_people(self, amount: Amount) -> bool:
        """Whether they may have come to so many people: in one arm, in some, or in all together."""
        low = [max((row.tally.part for row in rows), default=0) for rows in self.sure]
        high = [sum(row.tally.part for row in rows) for rows in self.possible]
        if amount.unit is Unit.SHARE:
            per = [100 / max(arm.size, 1) for arm in self.arms]
            shares = [[one * part for one, part in zip(ends, per, strict=True)] for ends in (low, high)]
            return _meets(amount, min(shares[0]), max(shares[1]))
        return _meets(amount, sum(low) if amount.is_none else min(low), sum(high))


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


def _class_of(rest: str, before: _Class | None) -> _Class | None:
    """The one class that a lower-case text without places and amounts names, if it says nothing else.

    A text that names none is of the one `before` it.
    """
    named = [(one, match) for one in _CLASSES for match in one.called.finditer(rest)]
    longest = max((match.end() - match.start() for _, match in named), default=0)
    named = [(one, match) for one, match in named if match.end() - match.start() == longest]
    if len(named) > 1:
        return None
    for _, match in named:
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    known = all(word in FILLER | _NOUNS or is_everyday(word) for word in _WORD.findall(rest))
    return (named[0][0] if named else before) if known else None


@lru_cache(maxsize=4096)
def _is_of(told: _Class, label: str) -> bool:
    return told.own.search(label) is not None


@lru_cache(maxsize=4096)
def _may_be_of(told: _Class, label: str) -> bool:
    elsewhere = any(other.own.search(label) for other in _CLASSES if other is not told)
    return _is_of(told, label) or not elsewhere or told.may.search(label) is not None
