"""What was given or done, and how: route, dose, how often and for how long (TIDieR items 1, 3, 6 and 8).

The words are those of the sentence that says most of it, so that a reviewer finds them in the source. Where it does not
say how often, "a single dose" of another sentence stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.claims.wording import listed
from evidence.late import late_regex
from evidence.sources.passages import Passage, Section, plain


@dataclass(frozen=True)
class Treatment:
    """`intervention` names what was given or done, `regimen` how; None where the text does not say."""

    intervention: str | None = None
    regimen: str | None = None


_NUMBER = (
    r"(?:\d+(?:[.,·]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple"
    r"|repeated|serial)"
)
_EVENT = (
    r"(?:infusions?|injections?|doses?|sessions?|treatments?|administrations?|applications?|tablets?"
    r"|capsules?|sprays?)"
)
_NOT_GIVEN = (
    r"of|and|the|in|on|total|patients|participants|subjects|volunteers|receiving|laboratory|testing|test|scanning"
    r"|imaging|screening|preparatory|preparation|different|separate"
)
"""Words that make a number before "doses" or "sessions" no number of times that something was given."""
_ITEMS = (
    (
        "count",
        (
            rf"(?:a |an )?(?:single|one-time)(?:[ -](?:[a-z][\w-]*|\d[\w./-]*)){{0,6}}?[ -]{_EVENT}"
            rf"|single-?\s?(?:dose|infusion|session)|(?:a )?(?:series|course) of (?:[\w.-]+ ){{0,5}}{_EVENT}"
            rf"|{_NUMBER}(?:[ -](?!(?:{_NOT_GIVEN})\b)[a-z][\w-]*){{0,4}}?[ -](?:infusions|injections|doses|sessions"
            rf"|treatments|administrations|applications)"
        ),
    ),
    (
        "dose",
        (
            r"\d+(?:\.\d+)?(?:\s?(?:-|–|to|and|,|or|/)\s?\d+(?:\.\d+)?){0,5}\s?(?:mg|mcg|µg|μg|ug|g|ml|iu"
            r"|units)(?:\s?(?:/|per|·)\s?(?:kg|70\s?kg|day|d|h|hr|min|m2|dose|kilogram))*(?:\skg\W?1)?\b"
        ),
    ),
    (
        "rate",
        (
            rf"(?:once|twice|thrice|three times|{_NUMBER} times)[ -]?(?:a |per |each |every )?(?:daily|weekly|monthly"
            rf"|day|week|month)|every (?:other |{_NUMBER} )?(?:days?|weeks?|hours?|months?)|\b(?:daily|nightly|weekly"
            rf"|monthly|b\.?i\.?d|t\.?i\.?d)\b"
        ),
    ),
    (
        "length",
        (
            rf"(?:over|for|during|across|within) (?:a period of |about |up to |the )?{_NUMBER}(?:\s?(?:-|–"
            rf"|to)\s?{_NUMBER})?[ -](?:minutes?|min|hours?|h|days?|weeks?|months?|years?)\b"
        ),
    ),
    (
        "route",
        (
            r"intravenous(?:ly)?|\bi\.?v\.?(?=[\s)])|intranasal(?:ly)?|nasal spray|\boral(?:ly)?\b|by mouth"
            r"|intramuscular(?:ly)?|subcutaneous(?:ly)?|sublingual(?:ly)?|topical(?:ly)?|transdermal(?:ly)?|inhaled"
            r"|infusions?\b|injections?\b|intrathecal(?:ly)?|rectal(?:ly)?"
        ),
    ),
)
_ITEM = late_regex("|".join(rf"(?<![\w.])(?P<{name}>{pattern})" for name, pattern in _ITEMS))
_ONCE = late_regex(r"\b(?:[Aa] )?[Ss]ingle[ -](?:[\w-]+ ){0,3}?(?:infusion|injection|dose|administration)\b")
_HINT = late_regex(
    r"\d|single|infus|inject|dose|oral|nasal|intra|daily|weekly|times|repeated|series|multiple|session|treat"
)
_WEIGHT = {"count": 3, "dose": 3, "rate": 2, "length": 1, "route": 1}
_OTHERS = late_regex(r"previous (?:studies|trials|work)|recent (?:studies|trials)|have shown|has been shown")
_LOOKED_AT = frozenset(
    {Section.TITLE, Section.METHODS, Section.RESULTS, Section.UNSAID, Section.OBJECTIVE, Section.CONCLUSIONS}
)
_SENTENCES = 80
_MOST_WORDS = 25
_STEMS = tuple(
    """
    azepam zolam olol sartan statin mab tinib ciclib navir ovir cillin mycin floxacin conazole prazole oxetine
    triptan gliptin glutide gliflozin setron caine ketamine barbital apine peridone piprazole triptyline pramine
    methadone orphine codone cept parin xaban gatran dronate steride terol cortisone solone azide semide profen
    coxib fentanil fentanyl naltrexone naloxone azosin dipine fibrate formin glitazone lukast tidine trexate
    platin rubicin taxel poetin cycline toin racetam gabalin gabapentin trigine zepine valproate idone peridol
    promazine mustine zolomide nepezil stigmine mantine giline ergoline faxine opram traline amphetamine
    phenidate oxifene bupropion cannabidiol thiazide april opril epril bital dopa phylline azine ketamines
    imibe tretinoin
    """.split()
)
"""Stems by which WHO's International Nonproprietary Names tell classes of substances."""
_ORDINARY = listed("april accept except concept precept intercept percept cholesterol orbital")
"""Words that end as a name of a substance does."""
_NAMED = listed(
    """
    lithium insulin psilocybin lsd mdma dmt ayahuasca ibogaine mescaline melatonin caffeine nicotine aspirin
    testosterone estrogen oestrogen oxytocin cortisol hydrocortisone botulinum magnesium zinc iron folate
    omega-3 cannabis ssri ssris antidepressant antidepressants antipsychotic antipsychotics antiepileptic
    antiepileptics anticonvulsant anticonvulsants antibiotics vaccine vaccination corticosteroids steroids
    interferon chemotherapy opioid opioids benzodiazepine benzodiazepines haart antiretroviral vitamin
    testosterone topiramate zonisamide lacosamide memantine propofol captopril cerebrolysin
    """
)
_PROCEDURES = listed(
    """
    psychotherapy therapy training surgery stimulation rehabilitation exercise intervention counseling
    counselling program programme transplantation radiosurgery radiotherapy craniotomy resection embolization
    embolisation acupuncture meditation yoga massage diet education ect shunt shunting bypass thrombectomy
    endarterectomy coiling clipping ventriculostomy decompression anesthesia anaesthesia electroconvulsive
    """
)
_TOKEN = late_regex(r"[a-z][\w-]+")
_DONE = late_regex(
    r"\b(?:received|receiving|administered|given|treated|underwent|undergoing|randomi[sz]ed|assigned"
    r"|participated in|implanted|operated|completed|infused|injected|ingested|took|switched|started|exposed"
    r"|performed|after|following|effects? of|efficacy of|effectiveness of|treatment)\b"
)
_LEADS = listed(
    """
    the a an of and in with for to or by on from received after as is was were that this these effective new
    current other their his her both during following versus using under prior without had more received
    receiving undergoing underwent before between via through than which who no any all some treatment effects
    effect
    """,
)


_ALONGSIDE = late_regex(
    r"\b(?:plus|(?:added|adding [\w-]+|addition) to|on top of|background|stable|despite|the same|same|concomitant"
    r"|usual|previous|prior)\s(?:an?\s|the\s|their\s|stable\s|background\s){0,2}\Z"
)
"""Before what the people took anyway, with whatever was tried."""
_REACH = 60
_KEPT_OUT = late_regex(r"\b(?:exclu(?:ded|sion)|not eligible|ineligible)\b")
_DOSED = late_regex(
    r"(?<![\w-])(?P<words>(?!(?:of|to|with|and|or|a|an|the|at|was|were|than|above|below|dose|doses|from|by|over|least)\b)"
    r"[a-z][\w-]{5,}(?: (?:ethyl|acid|sodium|acetate|oil|extract))?) \d+(?:\.\d+)? ?(?:mg|mcg|µg|μg|g|iu|u|units)\b"
)
"""What a dose stands behind is what was given, by whatever name."""
_SESSIONS_OF = late_regex(r"\bsessions? of (?P<words>(?!the\b|about\b)[a-z][\w-]{4,})")


def find_treatment(passages: Sequence[Passage], title: str | None = None) -> Treatment:
    """What was given, from the title or the first sentence that says so; how, from the sentence that says most."""
    texts = [(title, plain(title))] if title else []
    texts += [(p.text, p.plain) for p in passages if p.section in _LOOKED_AT][:_SENTENCES]
    own = [(text, lower) for text, lower in texts if not _OTHERS.search(lower)]
    headed = frozenset(p.text for p in passages if _INTERVENTIONS.match(p.heading))
    return Treatment(_intervention(own, headed.union([title] if title else [])), _regimen(own))


_INTERVENTIONS = late_regex(r"interventions?|exposures?", re.IGNORECASE)


def _intervention(texts: Sequence[tuple[str, str]], headed: frozenset[str]) -> str | None:
    """What was given; `headed` are the title, and what stands under a heading that says so."""
    said = [(text, lower) for text, lower in texts if text in headed or _DONE.search(lower)]
    said = [(text, lower) for text, lower in said if not _KEPT_OUT.search(lower)]
    for find in (_substance, _dosed, _procedure):
        for text, lower in said:
            if words := find(text, lower):
                return words
    return None


def substances(lower: str) -> Iterator[re.Match[str]]:
    """Where the words of a text in small letters that name a substance, or a class of them, stand."""
    for match in _TOKEN.finditer(lower):
        word = match.group()
        bare = word.rstrip("s")
        if word in _NAMED or (bare.endswith(_STEMS) and bare not in _ORDINARY):
            yield match


def _substance(text: str, lower: str) -> str | None:
    given = (
        match
        for match in substances(lower)
        if not _ALONGSIDE.search(lower, max(0, match.start() - _REACH), match.start())
    )
    return next((text[match.start() : match.end()] for match in given), None)


def _dosed(text: str, lower: str) -> str | None:
    """What stands before a dose, or was done in sessions, by a name that tells no class."""
    match = _DOSED.search(lower) or _SESSIONS_OF.search(lower)
    return text[match.start("words") : match.end("words")] if match else None


def _procedure(text: str, lower: str) -> str | None:
    """With up to two words before it that say which ("cognitive behavioural therapy")."""
    tokens = list(_TOKEN.finditer(lower))
    for index, match in enumerate(tokens):
        if match.group() in _PROCEDURES:
            start = match.start()
            for before in reversed(tokens[max(0, index - 2) : index]):
                if lower[before.end() : start] != " " or before.group() in _LEADS:
                    break
                start = before.start()
            return text[start : match.end()]
    return None


def _regimen(texts: Sequence[tuple[str, str]]) -> str | None:
    best: tuple[int, str] | None = None
    for text, lower in texts:
        if not _HINT.search(lower):
            continue
        items = list(_ITEM.finditer(lower))
        names = {match.lastgroup or "" for match in items}
        score = sum(_WEIGHT[name] for name in names)
        if names & {"count", "dose", "rate"} and (best is None or score > best[0]):
            best = score, _words(text, items)
    if best is None or _counted(best[1]):
        return best[1] if best else None
    once = next((match.group() for text, _ in texts if (match := _ONCE.search(text))), None)
    told = f"{once}, {best[1]}"
    return told if once and len(told.split()) <= _MOST_WORDS else best[1]


def _counted(words: str) -> bool:
    return any(kind in ("count", "rate") for kind, _ in items_of(words))


def _words(text: str, items: Sequence[re.Match[str]]) -> str:
    """From the first of the items to the last that still fits into 25 words."""
    first = next(match for match in items if match.lastgroup in ("count", "dose", "rate", "route"))
    fitting = [
        m for m in items if m.start() >= first.start() and len(text[first.start() : m.end()].split()) <= _MOST_WORDS
    ]
    end = max((match.end() for match in fitting), default=first.end())
    end += text[first.start() : end].count("(") > text[first.start() : end].count(")") and text[end : end + 1] == ")"
    return " ".join(text[first.start() : end].split())


def items_of(words: str) -> Iterator[tuple[str, str]]:
    """The parts of a regimen: what each is ("count", "dose", "rate", "length", "route") and its words."""
    for match in _ITEM.finditer(plain(words)):
        yield match.lastgroup or "", match.group()
