"""How surely a sentence needs a source: what the words of health copy weigh, and what the weights may do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.claims.asides import aside
from evidence.claims.claim import Claim
from evidence.claims.kinds import KIND_WEIGHTS, KINDS
from evidence.claims.lexicon import observed
from evidence.claims.lists import Lead
from evidence.claims.quantities import find_quantities
from evidence.claims.tables import read_tables
from evidence.claims.unit import Unit
from evidence.claims.weighing import WEIGHTS, is_claim, surety
from evidence.claims.wording import words
from evidence.documents.document import BlockKind

Claims = Callable[..., tuple[Claim, ...]]


def weighed(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> float:
    tokens = words(text)
    return surety(Unit(text, kind, tokens, observed(tokens), find_quantities(text), Lead.NONE, False, aside(text)))


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Our mask cuts wrinkles in half after twelve weeks.", "Our mask comes in a recycled paper box."),
        ("Regular use strengthens the enamel of your teeth.", "Regular customers get a free toothbrush."),
        ("Snoring doubles the risk of a stroke.", "Parking behind the building is free for visitors."),
        (
            "After the operation, bunions return in one patient out of ten.",
            "Dr Mensah enjoys sailing and lives in Hove.",
        ),
    ],
)
def test_a_claim_weighs_more_than_what_a_page_says_of_its_makers(claim: str, other: str) -> None:
    assert weighed(claim) > 0.5
    assert weighed(other) < -0.5


@pytest.mark.parametrize(
    "copy",
    [
        "Dr Mensah enjoys sailing and lives in Hove.",
        "Every order comes with free delivery and our five-year promise.",
        "Nurse Carla trained in Leeds and joined the practice in 2009.",
    ],
)
def test_what_the_words_speak_against_is_no_claim(claims_in: Claims, copy: str) -> None:
    assert claims_in(copy) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "Your jawbone needs the tug of a tooth root, and without it the bone starts to shrink away.",
        "Most patients barely notice the needle.",
        "If you take blood thinners, the bruising after an injection lasts longer.",
    ],
)
def test_what_the_words_speak_for_is_one(claims_in: Claims, copy: str) -> None:
    assert len(claims_in(copy)) == 1


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from(BlockKind))
def test_every_sentence_can_be_weighed(text: str, kind: BlockKind) -> None:
    if words(text):
        assert -50 < weighed(text, kind) < 50


def test_the_weights_are_few_and_whole_numbers() -> None:
    assert sum(path.stat().st_size for path in (WEIGHTS, KIND_WEIGHTS)) < 5_000_000
    tables = read_tables(WEIGHTS)
    assert set(tables) == {"features", "words", "pairs", "context"}
    assert all(len(table.weights) == len(table.names) for table in tables.values())
    kinds = read_tables(KIND_WEIGHTS).values()
    assert all(len(table.row(name)) == len(KINDS) for table in kinds for name in table.names)


def test_what_has_a_mark_is_a_claim_whatever_its_words_weigh(claims_in: Claims) -> None:
    assert claims_in("Another reviewer agrees with this.") == ()
    assert len(claims_in("Another reviewer agrees with this [12].")) == 1


def test_what_stands_around_a_sentence_counts() -> None:
    claim, goods = weighed("They cut the risk of a heart attack by a quarter."), weighed("Delivery is free over £30.")
    assert claim > 0 > goods
    assert is_claim(False, 0.2, claim, claim)
    assert not is_claim(False, 0.2, goods, goods)
