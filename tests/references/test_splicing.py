"""BibTeX changed in place: the one field, in the style of the entry, and no other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.references.splicing import scan, spliced, written

TITLE = {"title": (("title",), "New words")}
YEAR = {"year": (("year", "date"), "2024")}
BOTH = {**TITLE, **YEAR}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@article{k, title = {Old}, year = 2020}", "@article{k, title = {New words}, year = 2024}"),
        ('@article{k,\n  title = "Old",\n  year="2020"\n}', '@article{k,\n  title = "New words",\n  year="2024"\n}'),
        ("@A(k,\n\tTITLE={{Old {N}}},\n\tyear={2020},\n)", "@A(k,\n\tTITLE={{New words}},\n\tyear={2024},\n)"),
        ("@article{k,title={{A} and {B}},year=2020}", "@article{k,title={New words},year=2024}"),
        ("@article{k, title = jan # { Old} , year = y }", "@article{k, title = {New words} , year = {2024} }"),
        ('@article{k, title = "a {"} b", date = {2020-03}}', '@article{k, title = "New words", date = {2024}}'),
    ],
)  # fmt: skip
def test_a_value_is_changed_between_its_own_delimiters(before: str, after: str) -> None:
    assert spliced(before, BOTH) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@a{k,\n  title = {A},\n}", "@a{k,\n  title = {A},\n  year = {2024},\n}"),
        ("@a{k,\n  title = {A}\n}", "@a{k,\n  title = {A},\n  year = {2024}\n}"),
        ("@a{k,\r\n\ttitle={A},\r\n}", "@a{k,\r\n\ttitle={A},\r\n\tyear={2024},\r\n}"),
        ("@a{k, title={A}, note={B}}", "@a{k, title={A}, note={B}, year={2024}}"),
        ("@a{k,\n  Doi  = {A},\n  Note = {B},\n}", "@a{k,\n  Doi  = {A},\n  Note = {B},\n  Year = {2024},\n}"),
        ("@a{k,\n Doi    = {A},\n Author = {B}}", "@a{k,\n Doi    = {A},\n Author = {B},\n Year   = {2024}}"),
        ("@a{k,\n  DOI = {A},\n}", "@a{k,\n  DOI = {A},\n  YEAR = {2024},\n}"),
        ('@a{k,\n  title = "A"}', '@a{k,\n  title = "A",\n  year = "2024"}'),
        ("@a{k,\n}", "@a{k,\n  year = {2024},\n}"),
        ("@a{k}", "@a{k,\n  year = {2024}}"),
    ],
)  # fmt: skip
def test_a_field_is_added_in_the_style_of_its_neighbours(before: str, after: str) -> None:
    assert spliced(before, YEAR) == after


@pytest.mark.parametrize(
    "raw",
    [
        "@a{k, title {A}}",
        "@a{k, title = {A}",
        "@a{k, = {A}}",
        "@a{k, title = }",
        "@a{k, title = {A} # }",
        "a",
        "@a{k, t",
    ],
)
def test_what_cannot_be_gone_through_is_left_alone(raw: str) -> None:
    assert spliced(raw, YEAR) is None


def test_a_long_new_name_among_aligned_ones_does_not_lose_its_space() -> None:
    raw = "@a{k,\n  doi  = {A},\n  note = {B},\n}"
    assert spliced(raw, {"container": (("journal",), "J")}) == raw[:-1] + "  journal = {J},\n}"


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("title", "Light & sleep: 50% of #1_a$", r"Light \& sleep: 50\% of \#1\_a\$"),
        ("title", r"Light \& sleep", r"Light \& sleep"),
        ("doi", "10.1/a_b&c", "10.1/a_b&c"),
        ("title", "a {b c", "a b c"),
        ("title", "}b{", "b"),
        ("title", "{NMDA}", "{NMDA}"),
    ],
)
def test_signs_that_latex_reads_are_escaped(name: str, text: str, shown: str) -> None:
    assert written(name, text) == shown


VALUES = st.sampled_from(["{A}", '"B"', "2020", "jan", "{{C {d}}}", "jan # {x}", '"{\\"o}"', "{a, b = c}", "{@x{y}}"])
NAMES = st.lists(st.sampled_from(["title", "author", "Year", "doi", "note", "x-y"]), unique=True, max_size=5)
SPACE = st.sampled_from(["", " ", "\n  ", "\r\n\t"])


@given(NAMES, st.data())
def test_every_field_is_found_where_it_stands_and_the_rest_is_kept(names: list[str], data: st.DataObject) -> None:
    values = [data.draw(VALUES) for _ in names]
    space = data.draw(SPACE)
    raw = "@article{key," + ",".join(f"{space}{n}{space}={space}{v}" for n, v in zip(names, values, strict=True)) + "}"
    span = scan(raw)
    assert span is not None
    assert [(f.name, raw[f.value_start : f.value_end]) for f in span.fields] == list(zip(names, values, strict=True))
    assert spliced(raw, {}) == raw
    changed = spliced(raw, {"note": (("note",), "N")})
    assert changed is not None
    if "note" in names:
        field = span.field(("note",))
        assert field is not None
        assert changed.startswith(raw[: field.value_start])
        assert changed.endswith(raw[field.value_end :])
