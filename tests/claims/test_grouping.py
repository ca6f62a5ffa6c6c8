from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.claims.claim import Claim

Claims = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The spray works in minutes, while standard pills need weeks.",
            "Relief comes fast with the spray: hours, instead of the weeks of conventional pills.",
        ),
        ("Zinc reduces the length of colds.", "Research has shown that zinc can reduce the length of a cold."),
        ("The cream rapidly relieves itching of the skin.", "The cream quickly eases skin itching."),
        ("Collagen studies improve skin firmness.", "Collagen improves firmness of skin and bodies."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_shares_a_group(claims_in: Claims, first: str, second: str) -> None:
    one, two = claims_in(first, second)
    assert one.group == two.group == one.id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zinc shortens colds by 20% in adults.", "Zinc shortens colds by 30% in adults."),
        ("Zinc reduces the length of colds.", "Zinc does not reduce the length of colds."),
        ("Zinc reduces the length of colds.", "Garlic reduces the length of colds."),
        ("Zinc reduces colds.", "Zinc may reduce the number of colds, fevers, sore throats and days off school."),
        (
            "Kava reduces other side effects rapidly within hours for a sustained time.",
            "Kava increases other side effects rapidly within hours for a sustained time.",
        ),
        ("The gel eases itching skin pain.", "The gel improves dry lips badly."),
    ],
)  # fmt: skip
def test_other_figures_polarity_or_subject_stay_apart(claims_in: Claims, first: str, second: str) -> None:
    one, two = claims_in(first, second)
    assert one.group != two.group


def test_a_group_is_named_after_its_first_claim(claims_in: Claims) -> None:
    found = claims_in(
        "Zinc reduces colds in adults.",
        "Iron treats anemia.",
        "Zinc reduced adults' colds.",
        "Zinc eases colds in adults.",
    )
    assert [claim.group == found[0].id for claim in found] == [True, False, True, True]
