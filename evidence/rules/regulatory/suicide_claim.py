"""REG604: a benefit on suicidality."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.late import late_regex, rare_regex
from evidence.library.products import Product
from evidence.library.vocabulary import Hit
from evidence.rules.regulatory.profiled import ProfileRule
from evidence.rules.rule import short
from evidence.rules.wording import is_asked, is_denied

_CALL = rare_regex(
    r"\b(?:call|contact|dial|text|hotline|helpline|lifeline|crisis|emergency|911|999|988|112|samaritans|seek"
    r"|symptoms? (?:include|are)|screen\w*|talk to|tell your|speak to|monitor\w*|watch(?:ed)? for)\b",
    re.IGNORECASE,
)
_SAVES = late_regex(r"\b(?:sav(?:e|es|ed|ing)|life-?saving)\b", re.IGNORECASE)
_OPPOSITE = late_regex(
    r"\b(?:risks? of|increas\w+|worsen\w*|new or worse\w*|history of|thoughts of|such as|symptoms?)\s+(?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)


class SuicideClaim(ProfileRule):
    """What it does
    Flags a sentence that tells of a benefit on suicidal thoughts or acts, or of lives that are saved, in copy about a
    product of the profile. Advice to call for help, risks and warnings, and denials ("has not been shown to prevent
    suicide") are passed over, and so are closing words that only sum up sentences that are flagged.

    Why it matters
    A reader in danger may wait for a medicine instead of calling for help.

    Example
    > Ketamine reduces suicidal thoughts.

    Write instead
    Only what the label and a controlled trial say, with both cited, and where to find help at once.

    Known false alarms
    The result of a trial that is told with its limits.

    Basis
    US prescribing information of esketamine (prevention of suicide not shown); 21 CFR 202.1(e)(6)(i); ABPI Code 2024
    clause 6.1.
    """

    code = "REG604"

    def check_product(
        self,
        dossier: Dossier,
        product: Product,
        market: str,  # noqa: ARG002
        naming: tuple[Sentence, ...],  # noqa: ARG002
    ) -> Iterator[Finding]:
        """One finding a sentence, for the product that the document names most."""
        if product.name != dossier.main_product:
            return
        fact = next((one for one in product.facts if "suicid" in one.statement.casefold()), None)
        flagged: set[str] = set()
        for sentence in dossier.noticed.get("suicide", ()):
            checked = dossier.claim_at.get(sentence.span)
            if checked and not flagged.isdisjoint(checked.claim.sums_up):
                continue
            if self._claims_benefit(dossier, fold(sentence.said)):
                flagged.update({checked.claim.id} if checked else ())
                yield self.finding(
                    "A benefit on suicidality, or that lives are saved, is told. A reviewer asks for a controlled "
                    "trial and for the label.",
                    place_of(dossier.document, sentence.span),
                    claim=checked.claim if checked else None,
                    expected=fact.told if fact else None,
                    found=short(sentence.text),
                    hint="Tell what was shown and what was not, and where help is at once (21 CFR 202.1(e)(6)(i)).",
                    subject=sentence.text,
                )

    def _claims_benefit(self, dossier: Dossier, text: str) -> bool:
        if is_asked(text) or _CALL.search(text):
            return False
        vocabulary = dossier.brief.vocabulary
        said = [hit for hit in vocabulary.find("suicide", text) if not _OPPOSITE.search(text[: hit.start])]
        if not said:
            return False
        if any(_SAVES.search(hit.words) and not is_denied(text, hit) for hit in said):
            return True
        return any(_is_told(text, hit, said) for hit in vocabulary.find("eases", text))


def _is_told(text: str, hit: Hit, said: list[Hit]) -> bool:
    return not is_denied(text, hit) and all(hit.start != other.start for other in said)
