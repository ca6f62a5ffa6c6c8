"""Lines of styled words: nothing is lost, nothing runs over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.reports.layout import coloured, columns, length, line, natural, plain, wrapped

words = st.lists(st.text("abcdé–[]@", min_size=1, max_size=12), min_size=1, max_size=20)


@given(words, st.integers(6, 40), st.integers(0, 5))
def test_wrapped_lines_fit_and_keep_every_letter(parts: list[str], width: int, indent: int) -> None:
    lines = list(wrapped([" ".join(parts)], width, indent))
    assert all(length(one) <= width for one in lines)
    assert "".join("".join(plain(lines)).split()) == "".join(parts)


def test_styles_stay_with_their_words() -> None:
    (one,) = wrapped([("SRC101", "bold red"), " no source"], 40)
    assert one[0] == ("SRC101", "bold red")
    assert "".join(plain([one])) == "SRC101 no source\n"


def test_a_line_end_in_the_words_is_one_on_the_page() -> None:
    assert "".join(plain(wrapped(["one\ntwo"], 40))) == "one\ntwo\n"


def test_a_word_that_is_too_long_is_cut_and_not_lost() -> None:
    assert "".join(plain(wrapped(["abcdefgh"], 5, 2))) == "  abc\n  def\n  gh\n"


def test_columns_stand_side_by_side() -> None:
    text = "".join(plain(columns([[["a"], ["one two three"], ["x"]], [["b"], ["four"], []]], [1, 8, 1], indent=1)))
    assert text == " a  one two   x\n    three\n b  four\n"


def test_inner_columns_share_what_is_left_and_take_no_more_than_they_need() -> None:
    assert natural([("ab", "c" * 10, "d" * 10, "e")], 80) == [2, 10, 10, 1]
    assert natural([("ab", "c" * 60, "d" * 5, "e")], 40) == [2, 26, 5, 1]
    assert natural([("ab", "c" * 60, "d" * 60, "e")], 40) == [2, 16, 15, 1]


def test_colour_adds_nothing_but_colour() -> None:
    lines = [line(("error", "bold red"), " [bold] :smile: [/x]"), line()]
    shown = "".join(coloured(lines, 80))
    assert "\x1b[" in shown
    assert "[bold] :smile: [/x]" in shown
