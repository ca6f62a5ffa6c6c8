"""Word lists: what they find, what they spare, and what a team may change."""

from __future__ import annotations

import pytest

from evidence.errors import UsageError
from evidence.library.vocabulary import Vocabulary, WordList, vocabulary_with


def found(words: list[str], text: str, spare: tuple[str, ...] = ()) -> list[str]:
    lists = {"one": WordList("one", "ours", tuple(words), spare)}
    return [hit.words for hit in Vocabulary(lists).find("one", text)]


def test_a_phrase_is_found_with_spaces_or_hyphens_and_in_any_case() -> None:
    assert found(["life changing"], "A Life-changing, life changing drug") == ["Life-changing", "life changing"]


def test_alternatives_and_gaps() -> None:
    assert found(["no|zero side effects"], "It has zero side effects") == ["zero side effects"]
    assert found(["risk of _ harm"], "a risk of very bad harm") == ["risk of very bad harm"]
    assert found(["no real| harm"], "no harm, no real harm") == ["no harm", "no real harm"]


def test_words_inside_other_words_are_not_found() -> None:
    assert found(["prove", "safe"], "It may improve safeguards; fail-safe") == []


def test_a_spared_phrase_hides_the_word_in_it() -> None:
    assert found(["breakthrough"], "breakthrough pain, a breakthrough", ("breakthrough pain",)) == ["breakthrough"]


def test_the_longest_phrase_wins() -> None:
    assert found(["safe", "safe and sound"], "It is safe and sound") == ["safe and sound"]


def test_every_list_names_its_source() -> None:
    lists = vocabulary_with({}).lists
    assert lists
    assert [name for name, one in lists.items() if not (one.source and one.words)] == []


def test_a_team_adds_and_takes_away() -> None:
    ours = vocabulary_with({"promotional-hype": ("liquid gold", "-innovative")})
    assert ours.holds("promotional-hype", "It is liquid gold")
    assert not ours.holds("promotional-hype", "It is innovative")
    assert ours.holds("promotional-hype", "It is a groundbreaking therapy")
    assert "promotional-hype" in ours.noticed(("liquid",))


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"hype": ("x",)}, "no word list called 'hype'"), ({"new": ("_",)}, "holds no word")],
    ids=["list", "word"],
)
def test_what_cannot_be_meant_is_refused(changes: dict[str, tuple[str, ...]], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        vocabulary_with(changes)
