"""How often the rules of wording speak on sober prose: trial papers and leaflets of our own."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.prose import sentences
from benchmarks.rules import alarms, main

PER_THOUSAND = 5


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    return alarms(sentences())


def test_there_are_four_thousand_different_sentences() -> None:
    texts = sentences()
    assert len(texts) == len(set(texts)) == 4000
    assert texts == sentences()


@pytest.mark.parametrize(
    "code", ["LAN401", "LAN402", "LAN403", "LAN404", "LAN405", "LAN406", "LAN407", "CMP501", "CMP502"]
)
def test_rules_of_wording_seldom_speak_on_sober_prose(counts: Counter[str], code: str) -> None:
    assert counts[code] < PER_THOUSAND * 4


def test_praise_in_the_same_prose_is_found() -> None:
    counts = alarms(["This life-changing drug is completely safe.", *sentences(40)])
    assert (counts["LAN403"], counts["LAN401"]) == (1, 1)


def test_the_benchmark_says_what_it_skips(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    told = capsys.readouterr().out
    assert "own text: 4000 sentences" in told
    assert "skipped, no --data" in told
