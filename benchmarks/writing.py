"""References as people write them, made from Crossref's records: BibTeX and free text, varied in known ways.

Nothing here uses the project's own folding, parsing or abbreviating: what is measured does not measure itself. What
is drawn for a work depends on its DOI alone.
"""

from __future__ import annotations

import hashlib
import html
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

Message = dict[str, Any]
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda",
          "μ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "ω": "omega", "Δ": "Delta"}  # fmt: skip
_ASCII = {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "œ": "oe", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe"}
_LATEX = {"\u0301": "'", "\u0300": "`", "\u0308": '"', "\u0302": "^", "\u0303": "~", "\u0327": "c", "\u030c": "v"}
_SHORT = {
    "journal": "J", "international": "Int", "american": "Am", "british": "Br", "european": "Eur", "archives": "Arch",
    "annals": "Ann", "clinical": "Clin", "psychiatry": "Psychiatry", "psychiatric": "Psychiatr", "medicine": "Med",
    "medical": "Med", "internal": "Intern", "general": "Gen", "neurology": "Neurol", "dermatology": "Dermatol",
    "surgery": "Surg", "surgical": "Surg", "ophthalmology": "Ophthalmol", "pediatrics": "Pediatr",
    "association": "Assoc",
    "adolescent": "Adolesc", "chemical": "Chem", "chemistry": "Chem", "society": "Soc", "science": "Sci",
    "sciences": "Sci", "physical": "Phys", "physics": "Phys", "review": "Rev", "reviews": "Rev", "letters": "Lett",
    "research": "Res", "proceedings": "Proc", "national": "Natl", "academy": "Acad", "engineering": "Eng",
    "biological": "Biol", "biology": "Biol", "molecular": "Mol", "microbiology": "Microbiol", "ecology": "Ecol",
    "evolution": "Evol", "postgraduate": "Postgrad", "health": "Health", "pharmacology": "Pharmacol",
    "public": "Public", "therapeutics": "Ther",
    "cardiology": "Cardiol", "cardiovascular": "Cardiovasc", "oncology": "Oncol",
    "immunology": "Immunol", "neuroscience": "Neurosci", "neurosciences": "Neurosci", "behavioral": "Behav",
    "experimental": "Exp", "applied": "Appl", "advances": "Adv", "trends": "Trends", "current": "Curr",
    "opinion": "Opin", "frontiers": "Front", "nature": "Nat", "mathematical": "Math", "mathematics": "Math",
    "inequalities": "Inequal", "applications": "Appl", "materials": "Mater", "technology": "Technol",
    "environmental": "Environ", "reports": "Rep", "communications": "Commun", "transactions": "Trans",
    "otolaryngology": "Otolaryngol", "epidemiology": "Epidemiol", "nutrition": "Nutr", "disease": "Dis",
    "diseases": "Dis", "allergy": "Allergy", "asthma": "Asthma", "quarterly": "Q", "bulletin": "Bull",
    "hospital": "Hosp", "education": "Educ", "psychology": "Psychol", "social": "Soc", "systems": "Syst",
    "theory": "Theory", "analysis": "Anal", "scandinavian": "Scand", "canadian": "Can", "australian": "Aust",
    "japanese": "Jpn", "england": "Engl", "zeitschrift": "Z", "university": "Univ", "organic": "Org", "case": "Case",
}  # fmt: skip
_LITTLE = frozenset("of the and for in on to a an & de la der und et des du with by from".split())


@dataclass(frozen=True)
class Parts:
    """What somebody writes down of a work; a field that is not written is empty."""

    kind: str = "journal-article"
    title: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    journal: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""


def half_of(doi: str) -> int:
    """0 for the half that was looked at, 1 for the half held back."""
    return hashlib.sha256(doi.lower().encode()).digest()[0] % 2


def drawing(doi: str, purpose: str) -> random.Random:
    """The dice for one work and purpose."""
    return random.Random(f"{purpose} {doi.lower()}")


def clean(text: str) -> str:
    """A title as it is printed."""
    text = re.sub(r"<(?:mml:)?annotation.*?</(?:mml:)?annotation>|<tex-math.*?</tex-math>", "", text, flags=re.DOTALL)
    return " ".join(html.unescape(html.unescape(_TAG.sub("", html.unescape(text)))).split())


def parts_of(message: Message, dice: random.Random) -> Parts:
    """A work's fields, with one of its years and a name of its journal as registered."""
    pages = message.get("page") or message.get("article-number") or ""
    journals = message.get("container-title") or [""]
    return Parts(
        kind=str(message.get("type")),
        title=_titled(message, dice),
        authors=tuple(_author(author) for author in message.get("author") or () if _author(author)[0]),
        journal=clean(journals[0] or ""),
        year=_year(message, dice),
        volume=_number(message.get("volume")),
        issue=_number(message.get("issue")),
        pages=_number(pages),
        doi=message["DOI"],
    )


def _number(value: Any) -> str:
    return "" if value in (None, "null") else clean(str(value))


def _author(author: Message) -> tuple[str, str]:
    return clean(author.get("family") or author.get("name") or ""), clean(author.get("given") or "")


def _titled(message: Message, dice: random.Random) -> str:
    title = clean((message.get("title") or [""])[0] or "")
    subtitle = clean((message.get("subtitle") or [""])[0] or "")
    if title and subtitle and subtitle.casefold() not in title.casefold() and dice.random() < 0.6:
        return f"{title.rstrip(':')}: {subtitle}"
    return title


def _year(message: Message, dice: random.Random) -> str:
    fields = ("published-print", "published-online", "issued")
    found = [message[name]["date-parts"][0][0] for name in fields if message.get(name)]
    found = [year for year in found if year]
    return str(dice.choice(found)) if found else ""


# What people do to a title


def _sentence_case(title: str) -> str:
    words = title.split(" ")
    return " ".join([words[0], *(w if w[1:] != w[1:].lower() else w.lower() for w in words[1:])])


def _title_case(title: str) -> str:
    words = title.split(" ")
    return " ".join(w if w.lower() in _LITTLE and i else w[:1].upper() + w[1:] for i, w in enumerate(words))


def _redashed(title: str) -> str:
    return re.sub(r"[-‐‑–—]", "–", title)


def _undashed(title: str) -> str:
    return re.sub(r"(?<=[a-z])[-‐‑–](?=[a-z])", " ", title)


def _spaced_colon(title: str) -> str:
    return title.replace(": ", " – ", 1)


def _without_subtitle(title: str) -> str:
    head = re.split(r": | – | — |\? |\. ", title, maxsplit=1)[0]
    return head if len(head.split()) >= 4 else title


def _named_greek(title: str) -> str:
    return "".join(_GREEK.get(c, c) for c in title)


def _plain_letters(title: str) -> str:
    decomposed = unicodedata.normalize("NFD", "".join(_ASCII.get(c, c) for c in title))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _umlauts(text: str) -> str:
    return _plain_letters("".join(_UMLAUTS.get(c, c) for c in unicodedata.normalize("NFC", text)))


def _cut_short(title: str) -> str:
    words = title.split()
    return (
        " ".join(words[: max(8, len(words) * 2 // 3)]) + ("..." if len(words) > 12 else "")
        if len(words) > 10
        else title
    )


def _curly(title: str) -> str:
    return title.replace("'", "’").replace('"', "”")


TITLES: tuple[tuple[Callable[[str], str], float], ...] = (
    (str, 4),
    (_sentence_case, 3),
    (_title_case, 2),
    (str.upper, 0.7),
    (str.lower, 0.7),
    (_redashed, 1),
    (_undashed, 1),
    (_spaced_colon, 1),
    (_without_subtitle, 1.5),
    (_named_greek, 1),
    (_plain_letters, 1),
    (_cut_short, 0.5),
    (_curly, 1),
)


# What people do to a journal, pages and a DOI


def abbreviated(journal: str, dot: str = "") -> str:
    """ISO 4, as far as a small table goes; a journal of one word stays whole."""
    words = [word for word in re.split(r"[\s–—]+", journal) if word.casefold() not in _LITTLE]
    if len(words) < 2:
        return journal
    return " ".join(_short(word, dot) for word in words)


def _short(word: str, dot: str) -> str:
    bare = word.strip(",:;.")
    short = _SHORT.get(bare.casefold(), bare)
    return short + (dot if short.casefold() != bare.casefold() else "")


def _journal(journal: str, short: Sequence[str], dice: random.Random) -> str:
    ways: list[tuple[str, float]] = [
        (journal, 4),
        (abbreviated(journal), 3),
        (abbreviated(journal, "."), 2),
        (re.sub(r"^The ", "", journal), 1),
        (journal.replace("&", "and") if "&" in journal else journal.replace(" and ", " & "), 1),
        (journal.upper(), 0.5),
        (journal.lower(), 0.5),
        *((clean(name), 2.0) for name in short if name),
    ]
    return dice.choices([way for way, _ in ways], [weight for _, weight in ways])[0]


def _pages(pages: str, dice: random.Random) -> str:
    match = re.fullmatch(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)", pages)
    if not match:
        return pages
    letter, first, other, last = match.groups()
    if first == last and dice.random() < 0.7:
        return letter + first
    common = 0
    while len(first) == len(last) and common < len(first) - 1 and first[common] == last[common]:
        common += 1
    dash = dice.choice("-–")
    return dice.choice(
        [f"{letter}{first}{dash}{other}{last}"] * 3 + [f"{letter}{first}{dash}{last[common:]}", letter + first]
    )


def _doi(doi: str, dice: random.Random) -> str:
    return dice.choice([doi, doi, f"https://doi.org/{doi}", f"http://dx.doi.org/{doi}", f"doi:{doi}", doi.upper()])


def vary(parts: Parts, message: Message, dice: random.Random) -> Parts:
    """The same work as somebody might write it: every field right."""
    title = parts.title
    if title:
        for way in dice.choices([w for w, _ in TITLES], [weight for _, weight in TITLES], k=dice.choice((1, 1, 2))):
            title = way(title)
    authors = parts.authors
    if dice.random() < 0.25:
        fold = dice.choice((_plain_letters, _umlauts))
        authors = tuple((fold(family), fold(given)) for family, given in authors)
    keep = dice.choice((1, 3, 6, 100, 100))
    cut = len(authors) > keep
    return replace(
        parts,
        title=title,
        authors=authors[:keep],
        cut=cut and dice.random() < 0.9,
        journal=_journal(parts.journal, message.get("short-container-title") or (), dice) if parts.journal else "",
        pages=_pages(parts.pages, dice),
        doi=_doi(parts.doi, dice),
    )


# Free text


def _initials(given: str, dot: str, space: str = "") -> str:
    names = [n for n in re.split(r"[\s.\-‐]+", given) if n and n[0].isalpha()]
    return space.join(n[0].upper() + dot for n in names)


def _vancouver_names(parts: Parts) -> str:
    names = [f"{family} {_initials(given, '')}".strip() for family, given in parts.authors]
    return ", ".join([*names, "et al"] if parts.cut else names)


def _apa_names(parts: Parts) -> str:
    names = [f"{f}, {_initials(g, '.', ' ')}" if g else f for f, g in parts.authors]
    if parts.cut:
        return ", ".join([*names, "et al."])
    return ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _ieee_names(parts: Parts) -> str:
    names = [f"{_initials(g, '.', ' ')} {f}".strip() for f, g in parts.authors]
    if parts.cut:
        return ", ".join([*names, "et al."])
    return ", and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 2 else " and ".join(names)


def _whole_names(parts: Parts) -> str:
    first, *rest = [(f, g) for f, g in parts.authors] or [("", "")]
    names = [f"{first[0]}, {first[1]}".strip(", "), *(f"{g} {f}".strip() for f, g in rest)]
    if parts.cut:
        return ", ".join([*names, "et al."])
    return ", and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _stopped(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."


def _place(parts: Parts, colon: str = ":") -> str:
    issue = f"({parts.issue})" if parts.issue else ""
    pages = f"{colon}{parts.pages}" if parts.pages else ""
    return f"{parts.volume}{issue}{pages}"


def vancouver(p: Parts) -> str:
    head = f"{_stopped(_vancouver_names(p))} {_stopped(p.title)} {_stopped(p.journal)} {p.year}"
    return f"{head};{_place(p)}. doi: {p.doi}".replace("doi: doi:", "doi:")


def ama(p: Parts) -> str:
    return f"{_stopped(_vancouver_names(p))} {_stopped(p.title)} {p.journal}. {p.year};{_place(p)}. {p.doi}"


def apa(p: Parts) -> str:
    return f"{_stopped(_apa_names(p))} ({p.year}). {_stopped(p.title)} {p.journal}, {_place(p, ', ')}. {p.doi}"


def harvard(p: Parts) -> str:
    pages = f", pp. {p.pages}" if p.pages else ""
    issue = f"({p.issue})" if p.issue else ""
    return f"{_apa_names(p)} ({p.year}) ‘{p.title}’, {p.journal}, {p.volume}{issue}{pages}. Available at: {p.doi}"


def chicago(p: Parts) -> str:
    issue = f", no. {p.issue}" if p.issue else ""
    pages = f": {p.pages}" if p.pages else ""
    return f"{_stopped(_whole_names(p))} “{_stopped(p.title)}” {p.journal} {p.volume}{issue} ({p.year}){pages}. {p.doi}"


def ieee(p: Parts) -> str:
    issue = f", no. {p.issue}" if p.issue else ""
    pages = f", pp. {p.pages}" if p.pages else ""
    volume = f", vol. {p.volume}" if p.volume else ""
    return f"{_ieee_names(p)}, “{p.title},” {p.journal}{volume}{issue}{pages}, {p.year}, doi: {p.doi}."


def nature(p: Parts) -> str:
    pages = f", {p.pages}" if p.pages else ""
    return f"{_stopped(_apa_names(p))} {_stopped(p.title)} {p.journal} {p.volume}{pages} ({p.year}). {p.doi}"


FREE: tuple[Callable[[Parts], str], ...] = (vancouver, ama, apa, harvard, chicago, ieee, nature)


# BibTeX


def _escaped(text: str, *, accents: bool) -> str:
    text = re.sub(r"(?<!\\)([&%#_])", r"\\\1", text)
    return "".join(_latex(c) for c in text) if accents else text


def _latex(character: str) -> str:
    special = {"ß": "{\\ss}", "ø": "{\\o}", "Ø": "{\\O}", "æ": "{\\ae}", "ł": "{\\l}", "–": "--", "—": "---"}
    if character in special:
        return special[character]
    if character in _GREEK:
        return f"$\\{_GREEK[character]}$"
    base, *marks = unicodedata.normalize("NFD", character)
    if len(marks) == 1 and marks[0] in _LATEX and base.isascii():
        mark = _LATEX[marks[0]]
        return f"{{\\{mark} {base}}}" if mark.isalpha() else f"{{\\{mark}{{{base}}}}}"
    return character


def bibtex(p: Parts, key: str, dice: random.Random) -> str:
    """An entry of a `.bib` file."""
    accents = dice.random() < 0.5
    order = dice.choice(("given", "family", "initials"))
    names = [_bib_name(family, given, order) for family, given in p.authors]
    fields = {
        "author": " and ".join([*names, "others"] if p.cut else names),
        "title": p.title,
        "booktitle" if p.kind in ("book-chapter", "proceedings-article") else "journal": p.journal,
        "year": p.year,
        "volume": p.volume,
        "number": p.issue,
        "pages": p.pages.replace("–", "--"),
    }
    lines = [
        f"  {name} = {{{_escaped(_balanced(value), accents=accents)}}}," for name, value in fields.items() if value
    ]
    lines.append(f"  doi = {{{p.doi}}},")
    kind = "incollection" if p.kind == "book-chapter" else "inproceedings" if "proceed" in p.kind else "article"
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]) + "\n"


def _balanced(value: str) -> str:
    return value.replace("{", "").replace("}", "").replace("\\", "")


def _bib_name(family: str, given: str, order: str) -> str:
    if not given:
        return f"{{{family}}}" if " " in family else family
    if order == "given":
        return f"{given} {family}" if " " not in family else f"{family}, {given}"
    return f"{family}, {given}" if order == "family" else f"{family}, {_initials(given, '.', ' ')}"
