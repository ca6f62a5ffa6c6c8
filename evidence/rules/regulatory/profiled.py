"""What the rules that need a product profile share: which product a document is about, and where it is named."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding
from evidence.library.products import Product
from evidence.rules.rule import Rule


class ProfileRule(Rule):
    """A rule that is not evaluated without a product profile and a market."""

    needs_profile = True

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """The findings about each product of the profile that the document names."""
        profile, market = dossier.brief.profile, dossier.brief.market
        if profile is None or market is None:
            return
        for product in profile.products:
            if product.name in dossier.naming:
                yield from self.check_product(dossier, product, market, dossier.naming[product.name])

    def check_product(
        self, dossier: Dossier, product: Product, market: str, naming: tuple[Sentence, ...]
    ) -> Iterator[Finding]:
        """The findings about one product; `naming` are the sentences that name it."""
        raise NotImplementedError


def holds(dossier: Dossier, word_list: str) -> bool:
    """Whether a word of a list stands anywhere in the copy."""
    vocabulary = dossier.brief.vocabulary
    return any(vocabulary.holds(word_list, fold(one.said)) for one in dossier.noticed.get(word_list, ()))
