"""REG605: a statement that a fact of the label speaks against."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.library.products import Forbidden, Product
from evidence.library.vocabulary import Hit
from evidence.rules.regulatory.profiled import ProfileRule
from evidence.rules.rule import short
from evidence.rules.wording import is_asked, is_denied


class ContradictsLabel(ProfileRule):
    """What it does
    Flags a sentence of copy about a product that says what the profile's `forbidden` statements describe: words of
    `terms` and, where given, of `together` in one sentence, neither of them denied.

    Why it matters
    The label is what the regulator has seen. Copy that says otherwise can hurt at once: at home, or at the wheel.

    Example
    > Use the nasal spray at home.   (label: only in a certified setting)

    Write instead
    > You take the spray at the clinic and stay for at least two hours.

    Known false alarms
    Another product of the same sort, if the sentence does not name it. A sentence that names two products of the
    profile is passed over.

    Basis
    21 CFR 201.57 and 202.1(e)(4): copy agrees with the label; ABPI Code 2024 clause 6.1. The fact is shown with its
    source.
    """

    code = "REG605"

    def check_product(
        self,
        dossier: Dossier,
        product: Product,
        market: str,  # noqa: ARG002
        naming: tuple[Sentence, ...],
    ) -> Iterator[Finding]:
        """One finding a sentence and statement."""
        blocks = {sentence.block for sentence in naming}
        others = _others(dossier, product)
        for sentence in dossier.copy:
            text = fold(sentence.said)
            for forbidden in product.forbidden:
                # A sentence belongs to a product when its own paragraph or the one before names it.
                near = sentence.block in blocks or sentence.block - 1 in blocks
                if not near or not _says(forbidden, text) or _names_another(others, text):
                    continue
                checked = dossier.claim_at.get(sentence.span)
                yield self.finding(
                    f"The profile of {product.name} speaks against this: {forbidden.statement}. "
                    "A reviewer asks for the line of the label.",
                    place_of(dossier.document, sentence.span),
                    claim=checked.claim if checked else None,
                    expected=forbidden.fact.told,
                    found=short(sentence.text),
                    hint="Say what the label says (21 CFR 202.1(e)(4); ABPI Code 2024 clause 6.1).",
                    subject=f"{forbidden.statement} {sentence.text}",
                )


def _others(dossier: Dossier, product: Product) -> list[Product]:
    profile = dossier.brief.profile
    return [one for one in profile.products if one is not product] if profile else []


def _names_another(others: list[Product], text: str) -> bool:
    """Of which of two products a sentence speaks nobody can tell from its words."""
    return any(other.pattern.search(text) for other in others)


def _says(forbidden: Forbidden, text: str) -> bool:
    said = forbidden.pattern.search(text)
    if said is None or is_asked(text):
        return False
    other = forbidden.other.search(text) if forbidden.other else said
    return other is not None and not any(is_denied(text, Hit(m.group(), m.start(), m.end())) for m in (said, other))
