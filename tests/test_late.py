"""A late pattern is the pattern that it stands for, and a rare one finds all that the pattern finds."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import random
import re
from re import _constants as parts  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import evidence
from evidence.late import _Rare, late_regex, letters_of, rare_regex


def test_finds_what_the_compiled_pattern_finds() -> None:
    late, compiled = late_regex(r"(?P<n>\d+) mg", re.IGNORECASE), re.compile(r"(?P<n>\d+) mg", re.IGNORECASE)
    text = "5 mg, then 10 MG"
    assert late.findall(text) == compiled.findall(text) == ["5", "10"]
    assert [match["n"] for match in late.finditer(text, 3)] == ["10"]
    assert late.sub("x", text) == "x, then x"
    assert (late.pattern, late.groups) == (compiled.pattern, compiled.groups)


def test_a_mistake_shows_at_the_first_search() -> None:
    broken = late_regex("(")
    with pytest.raises(re.error):
        broken.search("")


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        (r"\b(?:double-?\s?(?:blind(?:ed)?|masked)|Single)\b", ("double", "single")),
        (r"(?:foo)?bar|ba{0,2}zz*oo|a{2}bcd", ("bar", "oo", "bcd")),
        (r"(?<!not )a+b{2}cd(?= then)", ("cd",)),
        (r"[Nn]umbers?\.|10\.\d{4}", ("umber", "10")),
        (r"(?:any)??thing(?P<end>s)", ("thing",)),
        (r"rare|\d+", ()),
        (r"(?:rare)?", ()),
        (r"(?:some|any) (?:words|letters)", ()),
    ],
)
def test_letters_that_every_match_holds(source: str, letters: tuple[str, ...]) -> None:
    assert letters_of(source) == letters


def test_a_rare_pattern_finds_what_the_pattern_finds() -> None:
    rare = rare_regex(r"\b(?:mice|r[ai]ts)\b", re.IGNORECASE)
    for text in ("Mice and RATS", "people", "a rit"):
        compiled = re.compile(r"\b(?:mice|r[ai]ts)\b", re.IGNORECASE)
        assert [m.span() for m in rare.finditer(text)] == [m.span() for m in compiled.finditer(text)]
        assert rare.sub("x", text) == compiled.sub("x", text)
        assert (rare.search(text) is None) is (compiled.search(text) is None)
        assert (rare.match(text, 2) is None) is (compiled.match(text, 2) is None)
        assert (rare.fullmatch(text) is None) is (compiled.fullmatch(text) is None)
    assert rare.groups == 0


def test_no_rare_pattern_of_the_package_misses_a_text() -> None:
    for module in pkgutil.walk_packages(evidence.__path__, "evidence."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    rng = random.Random(1)
    rare = [one for one in gc.get_objects() if isinstance(one, _Rare)]
    assert len(rare) > 10
    for one in rare:
        tree = parser.parse(one._source, one._flags)
        for _ in range(60):
            text = _written(tree, rng).lower()
            assert not one._letters or any(letters in text for letters in one._letters), one._source


def _written(tree: Any, rng: random.Random) -> str:
    """A text that a pattern might match; what must stand around it is left out."""
    return "".join(_piece(kind, value, rng) for kind, value in tree)


def _piece(kind: Any, value: Any, rng: random.Random) -> str:
    if kind is parts.LITERAL:
        return chr(value)
    if kind is parts.BRANCH:
        return _written(rng.choice(value[1]), rng)
    if kind is parts.SUBPATTERN:
        return _written(value[-1], rng)
    if kind in (parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT):
        least, most, inner = value
        return "".join(_written(inner, rng) for _ in range(rng.randint(least, min(most, least + 2))))
    if kind is parts.IN and value[0][0] is parts.LITERAL:
        return chr(rng.choice([one for name, one in value if name is parts.LITERAL]))
    if kind is parts.ATOMIC_GROUP:
        return _written(value, rng)
    return "" if kind in (parts.AT, parts.ASSERT, parts.ASSERT_NOT, parts.GROUPREF) else "\0"
