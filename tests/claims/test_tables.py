"""What is written into tables of weights is read from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.claims.tables import read_tables, write_tables

_NAMES = st.text(st.characters(codec="utf-8", exclude_characters="|"), min_size=1)
_NUMBERS = st.integers(-(2**15), 2**15 - 1)


@given(rows=st.dictionaries(_NAMES, st.tuples(_NUMBERS, _NUMBERS), min_size=1))
def test_each_name_has_its_numbers(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, tuple[int, int]]) -> None:
    path = tmp_path_factory.mktemp("tables") / "weights.json"
    write_tables(path, {"words": rows, "more": {"one": [7]}})
    tables = read_tables(path)
    assert {name: tuple(tables["words"].row(name)) for name in tables["words"].names} == rows
    assert tables["more"].weights == {"one": 7}
    assert tables["more"].row("two") == ()


@pytest.mark.parametrize("rows", [{"a|b": [1]}, {"a": [1], "b": [1, 2]}])
def test_what_cannot_be_packed_is_refused(tmp_path: Path, rows: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match="names have a"):
        write_tables(tmp_path / "weights.json", {"words": rows})
