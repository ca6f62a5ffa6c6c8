"""Frozen dataclasses that are quick to make.

A run loads a hundred of them, and the standard library writes and compiles six functions for each, which takes longer
than all else that happens at import. Here `__init__` alone is written, and the rest is shared. For the type checker,
and for `fields`, `replace` and `asdict`, they are dataclasses like any other.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, order=False):
        """`dataclasses.dataclass`; what is not frozen, or has an order, is left to it altogether."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, slots=slots, order=order)
        if order or not frozen:
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, order=order)
        cls.__doc__ = cls.__doc__ or cls.__name__  # else the standard library writes the signature down
        cls = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
        fields = dataclasses.fields(cls)
        compared = [field.name for field in fields if field.compare]
        cls._compared = attrgetter(*compared) if compared else type
        cls.__init__ = _init(fields)
        for name in _SHARED:
            if name not in vars(cls):
                setattr(cls, name, vars(_Shared)[name])
        return cls


def _init(fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """An `__init__` that sets each field past the `__setattr__` that refuses."""
    names: dict[str, Any] = {"_set": object.__setattr__}
    parameters, lines = ["self"], ["pass"]
    for field in fields:
        name, value, default = field.name, field.name, f"_or_{field.name}"
        if field.default_factory is not dataclasses.MISSING:
            names |= {f"_new_{name}": field.default_factory, default: dataclasses.MISSING}
            value = f"_new_{name}() if {name} is {default} else {name}"
        elif field.default is not dataclasses.MISSING:
            names[default] = field.default
        parameters.append(f"{name}={default}" if default in names else name)
        lines.append(f"_set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n  " + "\n  ".join(lines), names)
    return names["__init__"]


class _Shared:
    """What all of them do alike."""

    _compared: Any

    def __repr__(self) -> str:
        shown = (field.name for field in dataclasses.fields(self) if field.repr)  # type: ignore[arg-type]
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(self._compared(self) == self._compared(other))

    def __hash__(self) -> int:
        return hash(self._compared(self))

    def __setattr__(self, name: str, _: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = ("__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")
