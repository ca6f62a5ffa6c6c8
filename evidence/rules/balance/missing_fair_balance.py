"""BAL601: benefits without the risks that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.claims.claim import ClaimKind, Sentence
from evidence.claims.wording import fold
from evidence.documents.document import BlockKind
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.library.products import Product
from evidence.rules.regulatory.profiled import ProfileRule
from evidence.rules.rule import place_of_document

_BENEFITS = frozenset(
    {
        ClaimKind.EFFICACY_QUALITATIVE,
        ClaimKind.EFFICACY_QUANTITATIVE,
        ClaimKind.COMPARATIVE,
        ClaimKind.ONSET_DURATION,
    }
)
_FEW = 2
_TILTED = 3


class MissingFairBalance(ProfileRule):
    """What it does
    Flags, once a document, copy that tells at least two benefits of a product and leaves out two of the risks that its
    profile requires, or one where benefits stand in more than three times as many sentences as risks. Says how many
    sentences tell of benefits and how many of risks, and which risks are missing. The sentences about risks stand
    beside it.

    Why it matters
    A reader weighs what is there. What is missing weighs nothing.

    Example
    Eight sentences on benefits, one on "mild side effects", none on raised blood pressure.

    Write instead
    The risks of the label, in the same place and the same size as the benefits.

    Known false alarms
    Risks that stand on another page, or are told in words that the profile does not list.

    Basis
    21 CFR 202.1(e)(5)(ii) and (e)(7)(viii) (fair balance); ABPI Code 2024 clause 6.1 (balanced).
    """

    code = "BAL601"

    def check_product(
        self,
        dossier: Dossier,
        product: Product,
        market: str,  # noqa: ARG002
        naming: tuple[Sentence, ...],  # noqa: ARG002
    ) -> Iterator[Finding]:
        """One finding a document, about the product that it names most."""
        if product.name != dossier.main_product:
            return
        notes = (block.text for block in dossier.document.of_kind(BlockKind.FOOTNOTE))
        texts = [fold(text) for text in (*(sentence.said for sentence in dossier.copy), *notes)]
        missing = [one.risk for one in product.risks if not any(one.pattern.search(text) for text in texts)]
        benefits = [checked for checked in dossier.claims if checked.claim.kind in _BENEFITS]
        risks = _risks(dossier)
        is_tilted = len(benefits) > _TILTED * len(risks)
        if len(benefits) < _FEW or not missing or (len(missing) < _FEW and not is_tilted):
            return
        yield self.finding(
            f"{len(benefits)} sentences tell of benefits, {len(risks)} of risks, and these risks of {product.name} are "
            f"not named: {', '.join(missing)}. A reviewer asks for them.",
            place_of_document(dossier.document),
            expected="; ".join(dict.fromkeys(one.fact.told for one in product.risks if one.risk in missing)),
            found=f"{len(benefits)} sentences on benefits, {len(risks)} on risks",
            hint="Name them beside the benefits (21 CFR 202.1(e)(5)(ii); ABPI Code 2024 clause 6.1).",
            related=tuple(place_of(dossier.document, sentence.span) for sentence in risks),
            subject=product.name,
        )


def _risks(dossier: Dossier) -> list[Sentence]:
    vocabulary = dossier.brief.vocabulary
    return [one for one in dossier.noticed.get("caution", ()) if vocabulary.holds("caution", fold(one.said))]
