"""The card that a claim is compared with: its own library claim's, else all that the library holds of the work."""

from __future__ import annotations

from evidence.library.cards import merged
from evidence.sources.card import Depth, Design, Figure, SourceCard


def card(depth: Depth = Depth.CARD, **fields: object) -> SourceCard:
    return SourceCard(key="doe", doi="10.5555/light", depth=depth, origin="person", **fields)  # type: ignore[arg-type]


def test_no_card_is_no_card() -> None:
    assert merged([]) is None


def test_figures_are_joined_and_each_other_field_is_the_first_that_says_something() -> None:
    first = card(n=None, figures=(Figure("64%"),), hedges=("may",))
    second = card(
        design=Design.COHORT, n=40, population="adults", figures=(Figure("64%"), Figure("20%")), locator="p. 3"
    )
    both = merged([first, second])
    assert both is not None
    assert (both.design, both.n, both.population, both.locator) == (Design.COHORT, 40, "adults", "p. 3")
    assert [figure.quantity for figure in both.figures] == ["64%", "20%"]
    assert both.hedges == ("may",)


def test_cards_of_different_depth_are_not_mixed() -> None:
    both = merged([card(Depth.ABSTRACT, n=1), card(Depth.FULL_TEXT, n=2), card(Depth.CARD, n=3)])
    assert both is not None
    assert (both.depth, both.n) == (Depth.CARD, 3)
