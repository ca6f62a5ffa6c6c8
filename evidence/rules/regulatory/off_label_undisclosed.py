"""REG602: a use outside the label that the copy does not call so."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.library.products import Product
from evidence.rules.regulatory.profiled import ProfileRule, holds
from evidence.rules.rule import short


class OffLabelUndisclosed(ProfileRule):
    """What it does
    Flags copy that names a product together with a use outside those that the product profile holds for the market,
    while nothing in it says that the use is off label or not approved. One finding a document and product; the other
    places stand beside it.

    Why it matters
    Doctors may prescribe outside the label, and patients have to know that they do.

    Example
    > Ketamine treats depression.   (profile: general anaesthesia; nothing on the page says "not approved")

    Write instead
    > Ketamine is not approved by the FDA for depression; this use is off label.

    Known false alarms
    Copy about the disease that names the product only among others; a disclosure on another page.

    Basis
    21 CFR 202.1(e)(4) and (e)(6); MHRA Blue Guide; ABPI Code 2024 (promotion within the marketing authorisation).
    """

    code = "REG602"

    def check_product(
        self, dossier: Dossier, product: Product, market: str, naming: tuple[Sentence, ...]
    ) -> Iterator[Finding]:
        """One finding a document."""
        approved = product.approved_in(market)
        if not approved or product.uses is None or holds(dossier, "disclosed"):
            return
        outside = [one for one in naming if product.uses.search(fold(one.said)) and one.span in dossier.claim_at]
        if not outside:
            return
        uses = "; ".join(indication.use for indication in approved)
        first = outside[0]
        yield self.finding(
            f"{product.name} is named for a use that the profile does not hold for {market}, and nothing here says so. "
            "A reviewer asks for a plain sentence about it.",
            place_of(dossier.document, first.span),
            claim=dossier.claim_at[first.span].claim,
            expected=f"{market}: {uses}. {approved[0].fact.told}",
            found=short(first.text),
            hint="Say that this use is off label or not approved (21 CFR 202.1(e); MHRA Blue Guide).",
            related=tuple(place_of(dossier.document, one.span) for one in outside[1:]),
            subject=product.name,
        )
