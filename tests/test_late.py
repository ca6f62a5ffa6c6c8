"""A late pattern is the pattern that it stands for."""

from __future__ import annotations

import re

import pytest

from evidence.late import late_regex


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
