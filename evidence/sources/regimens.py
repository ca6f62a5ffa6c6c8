"""What was given or done, and how: route, dose, how often and for how long (TIDieR items 1, 3, 6 and 8).

The words are those of the sentence that says most of it, so that a reviewer finds them in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.sources.passages import Passage, Section


@dataclass(frozen=True)
class Treatment:
    """`intervention` names what was given or done, `regimen` how; None where the text does not say."""

    intervention: str | None = None
    regimen: str | None = None


_NUMBER = r"(?:\d+(?:[.,·]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple|repeated|serial)"
_EVENT = r"(?:infusions?|injections?|doses?|sessions?|treatments?|administrations?|applications?|tablets?|capsules?|sprays?)"
_ITEMS = (
    ("count", rf"(?:a |an )?(?:single|one-time)(?:[ -](?:[a-z][\w-]*|\d[\w./-]*)){{0,6}}?[ -]{_EVENT}|single-?\s?(?:dose|infusion|session)|(?:a )?(?:series|course) of (?:[\w.-]+ ){{0,5}}{_EVENT}|{_NUMBER}(?:[ -](?!of\b|and\b|the\b|in\b|on\b)[a-z][\w-]*){{0,4}}?[ -](?:infusions|injections|doses|sessions|treatments|administrations|applications)"),
    ("dose", r"\d+(?:\.\d+)?(?:\s?(?:-|–|to|and|,|or|/)\s?\d+(?:\.\d+)?)*\s?(?:mg|mcg|µg|μg|ug|g|ml|iu|units)(?:\s?(?:/|per|·)\s?(?:kg|70\s?kg|day|d|h|hr|min|m2|dose|kilogram))*(?:\skg\W?1)?\b"),
    ("rate", rf"(?:once|twice|thrice|three times|{_NUMBER} times)[ -]?(?:a |per |each |every )?(?:daily|weekly|monthly|day|week|month)|every (?:other |{_NUMBER} )?(?:days?|weeks?|hours?|months?)|\b(?:daily|nightly|weekly|monthly|b\.?i\.?d|t\.?i\.?d)\b"),
    ("length", rf"(?:over|for|during|across|within) (?:a period of |about |up to |the )?{_NUMBER}(?:\s?(?:-|–|to)\s?{_NUMBER})?[ -](?:minutes?|min|hours?|h|days?|weeks?|months?|years?)\b"),
    ("route", r"intravenous(?:ly)?|\bi\.?v\.?(?=[\s)])|intranasal(?:ly)?|nasal spray|\boral(?:ly)?\b|by mouth|intramuscular(?:ly)?|subcutaneous(?:ly)?|sublingual(?:ly)?|topical(?:ly)?|transdermal(?:ly)?|inhaled|infusions?\b|injections?\b|intrathecal(?:ly)?|rectal(?:ly)?"),
)
_ITEM = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ITEMS), re.IGNORECASE)
_HINT = re.compile(r"\d|single|infus|inject|dose|oral|nasal|intra|daily|weekly|times|repeated|series|multiple|session|treat", re.IGNORECASE)
_WEIGHT = {"count": 3, "dose": 3, "rate": 2, "length": 1, "route": 1}
_OTHERS = re.compile(r"previous (?:studies|trials|work)|recent (?:studies|trials)|have shown|has been shown", re.IGNORECASE)
_LOOKED_AT = frozenset({Section.TITLE, Section.METHODS, Section.RESULTS, Section.UNSAID, Section.OBJECTIVE, Section.CONCLUSIONS})
_SENTENCES = 80
_MOST_WORDS = 25
_GIVEN = re.compile(
    r"\b(?:received?|receiving|administered|administration of|given|treated with|treatment with|treatment of \w+ with|taking|infusions? of|injections? of|doses? of|effects? of|efficacy of|effectiveness of|safety of|response to"
    r"|randomi[sz]ed to(?: receive)?|assigned to(?: receive)?|underwent|undergoing|use of|exposed to|exposure to|therapy with|trial of|management with|supplementation with|benefits? of|impact of|outcomes? (?:of|after|following)|after|on|switched to|started on|add-on|adjunctive)\s"
    r"(?:an?\s|the\s|either\s|both\s)?(?:\S+\s){0,4}?(?P<what>[A-Za-z][\w-]{2,})",
    re.IGNORECASE,
)
# The stems by which WHO's International Nonproprietary Names tell classes of substances, and common ones outside them.
_SUBSTANCE = re.compile(
    r"\b(?P<what>[\w-]*(?:azepam|zolam|olol|sartan|statin|mab|tinib|ciclib|vir|cillin|mycin|floxacin|conazole|prazole|oxetine|triptan|gliptin|glutide|gliflozin|setron|caine|ketamine|barbital|apine|peridone|piprazole|triptyline|pramine"
    r"|methadone|orphine|codone|cept|parin|xaban|gatran|dronate|steride|terol|sone|solone|olone|azide|semide|profen|coxib|fentanil|naltrexone|naloxone|azosin|dipine|fibrate|formin|glitazone|lukast|tidine|trexate|platin|rubicin|taxel"
    r"|poetin|cycline|toin|racetam|gabalin|gabapentin|trigine|zepine|valproate|valproic|idone|peridol|promazine|mustine|zolomide|nepezil|stigmine|mantine|giline|ergoline|triptyline|faxine|opram|traline|amphetamine|phenidate|oxifene|bupropion"
    r"|cannabidiol|stimine|thiazide|pril|amide|bital|crine|dopa|phylline|azine)s?|lithium|insulin|psilocybin|lsd|mdma|dmt|ayahuasca|ibogaine|mescaline|melatonin|caffeine|nicotine|aspirin|testosterone|estrogens?|oestrogens?|oxytocin|cortisol|hydrocortisone"
    r"|botulinum toxin|magnesium|zinc|iron|vitamin \w+|folate|omega-3|cannabis|clozapine|ssris?|antidepressants?|antipsychotics?|antiepileptics?|anticonvulsants?|antibiotics?|vaccines?|vaccination|corticosteroids?|steroids?|interferon\S*|growth hormone|chemotherapy|opioids?|benzodiazepines?|haart|antiretroviral\w*)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\b(?P<what>(?:[a-z][\w-]* ){0,2}(?:psychotherapy|therapy|training|surgery|stimulation|rehabilitation|exercise|intervention|counsel\w+|program(?:me)?|transplantation|radiosurgery|radiotherapy|craniotomy|resection|embolization|embolisation|acupuncture"
    r"|meditation|yoga|massage|diet|education|electroconvulsive|ect|shunt\w*|bypass|thrombectomy|endarterectomy|coiling|clipping|ventriculostomy|decompression|anesthesia|anaesthesia))\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:received|receiving|administered|given|treated|underwent|undergoing|randomi[sz]ed|assigned|participated in|implanted|operated|completed|infused|injected|ingested|took|switched|started|exposed|performed|after|following|effects? of|efficacy of|effectiveness of|treatment)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"^(?:(?:the|a|an|of|and|in|with|for|to|or|by|on|from|received|after|as|is|was|were|that|this|these|effective|new|current|other|their|his|her|both|during|following|versus|using|under|prior|without|had|more) )+", re.IGNORECASE)


def find_treatment(passages: Sequence[Passage], title: str | None = None) -> Treatment:
    """What was given, from the title or the first sentence that says so; how, from the sentence that says most."""
    texts = [title] if title else []
    texts += [p.text for p in passages if p.section in _LOOKED_AT][:_SENTENCES]
    return Treatment(_intervention(texts, has_title=bool(title)), _regimen(texts))


def _intervention(texts: Sequence[str], *, has_title: bool) -> str | None:
    for pattern in (_SUBSTANCE, _PROCEDURE):
        for index, text in enumerate(texts):
            match = pattern.search(text)
            if match and ((index == 0 and has_title) or _DONE.search(text)) and not _OTHERS.search(text):
                return _LEADS.sub("", match["what"]).strip() or None
    return None


def _regimen(texts: Sequence[str]) -> str | None:
    best: tuple[int, str] | None = None
    for text in texts:
        if not _HINT.search(text) or _OTHERS.search(text):
            continue
        items = list(_ITEM.finditer(text))
        names = {match.lastgroup or "" for match in items}
        score = sum(_WEIGHT[name] for name in names)
        if names & {"count", "dose", "rate"} and (best is None or score > best[0]):
            best = score, _words(text, items)
    return best[1] if best else None


def _words(text: str, items: Sequence[re.Match[str]]) -> str:
    """From the first of the items to the last that still fits into 25 words."""
    first = next(match for match in items if match.lastgroup in ("count", "dose", "rate", "route"))
    fitting = [m for m in items if m.start() >= first.start() and len(text[first.start() : m.end()].split()) <= _MOST_WORDS]
    end = max((match.end() for match in fitting), default=first.end())
    return " ".join(text[first.start() : end].split())


def items_of(words: str) -> Iterator[tuple[str, str]]:
    """The parts of a regimen: what each is ("count", "dose", "rate", "length", "route") and its words."""
    for match in _ITEM.finditer(words):
        yield match.lastgroup or "", match.group()
