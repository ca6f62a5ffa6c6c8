"""Values are frozen dataclasses, whoever made them."""

from __future__ import annotations

import dataclasses

import pytest

from evidence.values import dataclass


@dataclass(frozen=True)
class Dose:
    """An amount."""

    amount: float
    unit: str = "mg"
    notes: list[str] = dataclasses.field(default_factory=list, compare=False)
    secret: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Other:
    """The same fields under another name."""

    amount: float
    unit: str = "mg"


@dataclass(frozen=True)
class Nothing:
    """No fields at all."""


def test_equal_by_what_is_compared_and_by_kind() -> None:
    assert Dose(5) == Dose(5.0, "mg", ["at night"])
    assert hash(Dose(5)) == hash(Dose(5, notes=["at night"]))
    assert Dose(5) != Dose(5, "g")
    assert Dose(5) != Other(5)
    assert Nothing() == Nothing()
    assert len({Other(5), Other(5), Other(6)}) == 2


def test_cannot_be_changed() -> None:
    for value in (Dose(5), Other(5)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.amount = 6  # type: ignore[misc]
        with pytest.raises(dataclasses.FrozenInstanceError):
            del value.amount  # type: ignore[misc]


def test_defaults_are_made_anew() -> None:
    Dose(5).notes.append("at night")
    assert Dose(5).notes == []


def test_what_dataclasses_offer_works() -> None:
    assert dataclasses.replace(Other(5), unit="g") == Other(5, "g")
    assert dataclasses.asdict(Other(5)) == {"amount": 5, "unit": "mg"}
    match Other(5, "g"):
        case Other(amount, unit):
            assert (amount, unit) == (5, "g")
    assert repr(Dose(5)) == "Dose(amount=5, unit='mg', notes=[])"
    with pytest.raises(TypeError):
        Dose(amout=5)  # type: ignore[call-arg]
