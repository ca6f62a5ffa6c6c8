"""Which medicines a text names, and whether another text names the same ones, by substance, mirror image or class.

A trial of ketamine may be headed "an NMDA antagonist", and one of escitalopram is a trial of the working half of
citalopram. Two members of one class are not the same: a trial of sertraline says nothing of fluoxetine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from evidence.claims.wording import listed
from evidence.late import late_regex
from evidence.sources.regimens import substances

_FILE = Path(__file__).with_name("drug_classes.toml")
_WORD = late_regex(r"[a-z0-9]+")
_TOKEN = late_regex(r"[a-z][\w-]*")
_MEASURED = late_regex(
    r"[\s-](?:levels?|resistan\w+|sensitiv\w+|deficien\w+|status|concentrations?|dependen\w+|use|users?|abuse|misuse"
    r"|addiction|withdrawal|receptors?|metabolism|signall?ing|secretion|intake|prescri\w+|exposure|binding|free)\b"
)
"""Behind the name of a substance that is measured, or taken anyway, and not given."""
_GROUPS = listed(
    """
    ssri ssris antidepressant antidepressants antipsychotic antipsychotics antiepileptic antiepileptics anticonvulsant
    anticonvulsants antibiotics vaccine vaccines vaccination corticosteroids steroids chemotherapy opioid opioids
    benzodiazepine benzodiazepines haart antiretroviral vitamin mab mabs nicotine cannabis cortisol
    """
)
"""Of what is read as a substance, the names of groups, and of what people take or have by themselves."""
_OTHER_NAMES = {
    "lignocaine": "lidocaine",
    "acetaminophen": "paracetamol",
    "albuterol": "salbutamol",
    "epinephrine": "adrenaline",
    "norepinephrine": "noradrenaline",
    "meperidine": "pethidine",
    "glyburide": "glibenclamide",
    "rifampin": "rifampicin",
    "frusemide": "furosemide",
    "acetylsalicylic": "aspirin",
    "methylenedioxymethamphetamine": "mdma",
    "lysergic": "lsd",
    "oestrogen": "estrogen",
}
"""Other names of one substance, or a word of one (WHO INN, and the names of the USA and of Britain before it)."""
# Prefixes by which nonproprietary names tell one mirror image from the mixture (WHO, INN for stereoisomers).
_MIRRORED = ("levo", "lev", "dextro", "dex", "es", "ar")
_SHORTEST = 6


@dataclass(frozen=True)
class DrugClass:
    """A class of medicines: what it is called, and what belongs to it. Names have no dashes, capitals or plural."""

    name: str
    names: tuple[str, ...]
    members: frozenset[str]
    stems: tuple[str, ...] = ()

    def holds(self, substance: str) -> bool:
        """Whether a substance belongs to it."""
        return substance in self.members or (bool(self.stems) and substance.endswith(self.stems))


def _forms(name: str) -> tuple[str, str]:
    """A name, and of several."""
    return name, f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


@cache
def _drug_classes() -> Mapping[str, DrugClass]:
    """The classes of `drug_classes.toml`."""
    import tomllib

    with _FILE.open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    return {
        name: DrugClass(name, tuple(row["names"]), frozenset(row["members"].split()), tuple(row.get("stems", ())))
        for name, row in table.items()
    }


@cache
def _class_names() -> Mapping[str, Sequence[tuple[list[str], str]]]:
    """The names of classes, of one thing and of several, in words by their first, the longest first, and the class."""
    known: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for one in _drug_classes().values():
        for form in (form.split() for name in one.names for form in _forms(name)):
            known[form[0]].append((form, one.name))
    return {first: sorted(names, key=lambda name: -len(name[0])) for first, names in known.items()}


def _classes_named(words: Sequence[str]) -> dict[str, str]:
    """The classes that a text names, each with its first name there, the longest that stands in that place."""
    found: dict[str, str] = {}
    names = _class_names()
    for start, word in enumerate(words):
        for form, name in names.get(word, ()):
            if name not in found and words[start : start + len(form)] == form:
                found[name] = " ".join(form)
    return {name: found[name] for name in _drug_classes() if name in found}


@cache
def _members() -> frozenset[str]:
    return frozenset().union(*(one.members for one in _drug_classes().values()))


@dataclass(frozen=True)
class Drugs:
    """The substances that a text names and the classes it names, in the order of the text; `words` are as written."""

    substances: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)


NO_DRUGS = Drugs()


@lru_cache(maxsize=4096)
def drugs_in(text: str) -> Drugs:
    """The medicines that a sentence or a title names; it is kept with what it names."""
    return _read(text)


def _read(text: str) -> Drugs:
    lower = text.casefold()
    found = _classes_named(_WORD.findall(lower))
    told = {word for words in found.values() for word in words.split()}
    named = dict.fromkeys(word for word in _named(lower) if word not in told or word in _members())
    words = [*named, *(words for words in found.values() if words not in named)]
    return Drugs(tuple(named), tuple(found), tuple(dict.fromkeys(words)))


def _named(lower: str) -> Iterator[str]:
    known = {match.start(): match.group() for match in substances(lower)}
    known |= {match.start(): match.group() for match in _TOKEN.finditer(lower) if match.group() in _members()}
    return (known[start] for start in sorted(known))


def medicine_instead(claim: str, text: str) -> tuple[str, str] | None:
    """A medicine that a claim names, and one that a text names instead; None where the text names one of the claim's.

    A text that names no substance at all says too little to be told by it.
    """
    lower, ours = claim.casefold(), drugs_in(claim)
    given = [one for one in ours.substances if one not in _GROUPS and not _is_measured(one, lower)]
    if not given or names_one_of(ours, text):
        return None
    instead = next((one for one in _told_in(text).drugs.substances if one not in _GROUPS), None)
    return (given[0], instead) if instead else None


def names_one_of(drugs: Drugs, text: str) -> bool:
    """Whether a text names one of these medicines, under whatever name: as a substance, a class, or in a word of it."""
    told = _told_in(text)
    others = (name for name, one in _OTHER_NAMES.items() if one in drugs.substances)
    words = (word for one in (*drugs.words, *others) for word in _WORD.findall(one))
    return any(word in told.words for word in words) or same_medicine(drugs, told.drugs)


@dataclass(frozen=True)
class _Told:
    drugs: Drugs
    words: frozenset[str]


@lru_cache(maxsize=16)
def _told_in(text: str) -> _Told:
    """What a whole source names, read once for the claims that are compared with it one after the other."""
    return _Told(_read(text), frozenset(_WORD.findall(text.casefold())))


def _is_measured(substance: str, lower: str) -> bool:
    """Whether a substance is named for its level in the body or the like, wherever it is named."""
    ends = [match.end() for match in _TOKEN.finditer(lower) if match.group() == substance]
    return bool(ends) and all(_MEASURED.match(lower, end) for end in ends)


def same_medicine(ours: Drugs, theirs: Drugs) -> bool:
    """Whether both name one medicine: the same substance, its mirror image, or the class that it belongs to."""
    if {_mixture_of(one) for one in ours.substances} & {_mixture_of(one) for one in theirs.substances}:
        return True
    return bool(
        set(ours.classes) & (set(theirs.classes) | _classes_of(theirs.substances))
        or set(theirs.classes) & _classes_of(ours.substances)
    )


def _mixture_of(substance: str) -> str:
    """The name of the mixture of both mirror images, for the name of one; for others the one name of the substance."""
    substance = _OTHER_NAMES.get(substance, substance)
    for prefix in _MIRRORED:
        rest = substance.removeprefix(prefix)
        if rest != substance and len(rest) >= _SHORTEST:
            for whole in (rest, f"o{rest}"):
                if whole in _members():
                    return whole
    return substance.removesuffix("s") if substance.removesuffix("s") in _members() else substance


def _classes_of(named: tuple[str, ...]) -> set[str]:
    return {name for name, one in _drug_classes().items() if any(one.holds(substance) for substance in named)}


def other_names(drugs: Drugs) -> tuple[str, ...]:
    """All names by which a work may speak of these medicines, sorted: of substance, mirror image, class and members."""
    found = set(drugs.words)
    for substance in drugs.substances:
        whole = _mixture_of(substance)
        found |= {whole, *(one for one in _members() if _mixture_of(one) == whole)}
    for name in _classes_of(drugs.substances) | set(drugs.classes):
        found |= set(_drug_classes()[name].names)
    for name in drugs.classes:
        found |= _drug_classes()[name].members
    return tuple(sorted(found))
