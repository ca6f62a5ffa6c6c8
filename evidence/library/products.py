"""`products/NAME.yaml`: what a regulator has agreed to about a product, as far as the team has written it down.

Every statement rests on a fact with its source, its date, and how sure the team is of it. Errors name line and column,
like those of `claims.yaml`, and all of a file are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from evidence.errors import InputError
from evidence.library.yaml_fields import Fields, Sheet, near

FOLDER = "products"

_FILE = ("version", "products")
_PRODUCT = ("name", "names", "other_uses", "supply", "indications", "risks", "forbidden", "facts")
_SUPPLY = ("market", "status", "fact")
_INDICATION = ("market", "use", "terms", "fact")
_RISK = ("risk", "terms", "fact")
_FORBIDDEN = ("statement", "terms", "together", "fact")
_FACT = ("id", "statement", "source", "date", "status")


class FactStatus(StrEnum):
    """How sure the team is: the label was read, it was quoted elsewhere, or neither."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Supply(StrEnum):
    """Whether a prescription is needed."""

    PRESCRIPTION = "prescription"
    WITHOUT = "without-prescription"


@dataclass(frozen=True)
class Fact:
    """What a source says about the product; `date` is as the source gives it (a year will do)."""

    id: str
    statement: str
    source: str
    date: str
    status: FactStatus

    @property
    def told(self) -> str:
        """The fact with its source, in a line."""
        return f"{self.statement} ({self.source}, {self.date}; {self.status})"


class _Termed:
    terms: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the terms, as words."""
        return _terms_pattern(self.terms)


@dataclass(frozen=True)
class Indication(_Termed):
    """An approved use in a market, and the words that tell it."""

    market: str
    use: str
    terms: tuple[str, ...]
    fact: Fact


@dataclass(frozen=True)
class NamedRisk(_Termed):
    """A risk that copy with benefits names too."""

    risk: str
    terms: tuple[str, ...]
    fact: Fact


@dataclass(frozen=True)
class Forbidden(_Termed):
    """A statement that a fact speaks against: one of `terms` and one of `together` in a sentence."""

    statement: str
    terms: tuple[str, ...]
    together: tuple[str, ...]
    fact: Fact

    @cached_property
    def other(self) -> re.Pattern[str] | None:
        """What has to stand in the sentence too, if anything."""
        return _terms_pattern(self.together) if self.together else None


@dataclass(frozen=True)
class Supplied:
    """How a product is supplied in a market."""

    market: str
    status: Supply
    fact: Fact


@dataclass(frozen=True)
class Product:
    """One product: its names, what it is approved for, and what copy must and must not say."""

    name: str
    names: tuple[str, ...]
    other_uses: tuple[str, ...]
    supply: tuple[Supplied, ...]
    indications: tuple[Indication, ...]
    risks: tuple[NamedRisk, ...]
    forbidden: tuple[Forbidden, ...]
    facts: tuple[Fact, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of its names, as words."""
        return _terms_pattern((self.name, *self.names))

    @cached_property
    def uses(self) -> re.Pattern[str] | None:
        """Conditions for which it is promoted without being approved anywhere."""
        return _terms_pattern(self.other_uses) if self.other_uses else None

    def approved_in(self, market: str) -> tuple[Indication, ...]:
        """The approved uses in a market."""
        return tuple(one for one in self.indications if one.market == market)

    def supplied_in(self, market: str) -> Supplied | None:
        """How it is supplied in a market, if the profile says so."""
        return next((one for one in self.supply if one.market == market), None)


@dataclass(frozen=True)
class Profile:
    """The products of one file."""

    path: Path
    products: tuple[Product, ...]


def _terms_pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Any of the terms, as whole words; `*` at the end of a term stands for any ending."""
    parts = (re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for term in terms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w|-(?:derived|like|related|induced|free))", re.IGNORECASE)


def find_profile(name: str, library: Path | None) -> Path:
    """The file of a profile: a path, or the name of a file in `products/` of the library or of this folder."""
    places = [Path(name), *(folder / FOLDER / f"{name}.yaml" for folder in (library, Path()) if folder is not None)]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        looked = ", ".join(dict.fromkeys(str(place) for place in places))
        raise InputError(
            f"there is no product profile `{name}`.",
            path=places[-1],
            remedy=f"Looked for {looked}. Name a file with `product`, or leave it out.",
        )
    return found


def read_profile(path: Path) -> Profile:
    """Reads a profile. Raises one `InputError` that names every problem of the file."""
    sheet = Sheet(path)
    file = Fields(sheet, sheet.root, "file", _FILE)
    if file.required("version") not in ("", "1"):
        file.problem("version", "this version of a profile is not known.", "Write `version: 1`, or update evidence.")
    if not file.holds("products"):
        file.required("products")
    products = tuple(_product(entry) for entry in file.items("products", "product", _PRODUCT))
    sheet.finish()
    return Profile(path, products)


def _product(entry: Fields) -> Product:
    facts = _facts(entry)
    return Product(
        name=entry.required("name"),
        names=entry.texts("names"),
        other_uses=entry.texts("other_uses"),
        supply=tuple(_supply(one, facts) for one in entry.items("supply", "supply", _SUPPLY)),
        indications=tuple(_indication(one, facts) for one in entry.items("indications", "indication", _INDICATION)),
        risks=tuple(_risk(one, facts) for one in entry.items("risks", "risk", _RISK)),
        forbidden=tuple(_forbidden(one, facts) for one in entry.items("forbidden", "statement", _FORBIDDEN)),
        facts=tuple(facts.values()),
    )


def _facts(entry: Fields) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for one in entry.items("facts", "fact", _FACT):
        fact = Fact(
            id=one.required("id"),
            statement=one.required("statement"),
            source=one.required("source"),
            date=one.required("date"),
            status=one.choice("status", FactStatus) or FactStatus.UNVERIFIED,
        )
        if fact.id in facts:
            one.problem("id", f"the fact `{fact.id}` stands twice.", "Give every fact an id of its own.")
        facts[fact.id] = fact
    return facts


_NOTHING = Fact("", "", "", "", FactStatus.UNVERIFIED)


def _fact(entry: Fields, facts: dict[str, Fact]) -> Fact:
    name = entry.required("fact")
    if name and name not in facts:
        remedy = near(name, tuple(facts), otherwise="Add it to `facts`, with its source and date.")
        entry.problem("fact", f"there is no fact `{name}`.", remedy)
    return facts.get(name, _NOTHING)


def _terms(entry: Fields) -> tuple[str, ...]:
    if not entry.holds("terms"):
        entry.required("terms")
        return ()
    return entry.texts("terms")


def _supply(entry: Fields, facts: dict[str, Fact]) -> Supplied:
    status = entry.choice("status", Supply) or Supply.PRESCRIPTION
    return Supplied(entry.required("market").upper(), status, _fact(entry, facts))


def _indication(entry: Fields, facts: dict[str, Fact]) -> Indication:
    market, use = entry.required("market").upper(), entry.required("use")
    return Indication(market, use, _terms(entry), _fact(entry, facts))


def _risk(entry: Fields, facts: dict[str, Fact]) -> NamedRisk:
    return NamedRisk(entry.required("risk"), _terms(entry), _fact(entry, facts))


def _forbidden(entry: Fields, facts: dict[str, Fact]) -> Forbidden:
    return Forbidden(entry.required("statement"), _terms(entry), entry.texts("together"), _fact(entry, facts))
