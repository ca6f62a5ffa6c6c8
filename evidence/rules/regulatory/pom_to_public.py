"""REG603: a prescription medicine in copy for the public."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.claims.claim import ClaimKind, Sentence
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.library.products import Product, Supply
from evidence.rules.regulatory.profiled import ProfileRule, holds
from evidence.rules.rule import short

_MARKETS = frozenset(
    "UK GB EU AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK NO IS LI CH".split()
)
_PROMOTIONAL = frozenset(
    {
        ClaimKind.EFFICACY_QUALITATIVE,
        ClaimKind.EFFICACY_QUANTITATIVE,
        ClaimKind.COMPARATIVE,
        ClaimKind.ONSET_DURATION,
        ClaimKind.SAFETY,
    }
)


class PomToPublic(ProfileRule):
    """What it does
    For a market in the UK or Europe, flags copy that names a product and says what it does, unless the profile says
    that the product is sold without a prescription there, or the copy says that it is for health professionals. One
    finding a document and product.

    Why it matters
    In these markets prescription medicines are not advertised to the public.

    Example
    > Ketamine lifts depression in hours. Book now.   (market: UK)

    Write instead
    > We treat depression. Which treatment suits you is for you and your doctor to decide.

    Known false alarms
    Balanced information that a patient asked for; disease pages that name all treatments.

    Basis
    Human Medicines Regulations 2012, regulation 284, and MHRA Blue Guide; Directive 2001/83/EC article 88.
    """

    code = "REG603"

    def check_product(
        self, dossier: Dossier, product: Product, market: str, naming: tuple[Sentence, ...]
    ) -> Iterator[Finding]:
        """One finding a document."""
        supplied = product.supplied_in(market)
        if market not in _MARKETS or (supplied is not None and supplied.status is Supply.WITHOUT):
            return
        praised = [
            one
            for one in naming
            if one.span in dossier.claim_at and dossier.claim_at[one.span].claim.kind in _PROMOTIONAL
        ]
        if not praised or holds(dossier, "professionals"):
            return
        how = supplied.fact.told if supplied else f"The profile does not say how it is supplied in {market}"
        yield self.finding(
            f"{product.name} is named with what it does, in copy that does not say that it is for professionals. "
            f"A reviewer asks who it is for, and whether a prescription is needed in {market}.",
            place_of(dossier.document, praised[0].span),
            claim=dossier.claim_at[praised[0].span].claim,
            expected=f"{how}.",
            found=short(praised[0].text),
            hint="Speak of the condition, not of the medicine, or show it to professionals only (MHRA Blue Guide).",
            related=tuple(place_of(dossier.document, one.span) for one in praised[1:]),
            subject=product.name,
        )
