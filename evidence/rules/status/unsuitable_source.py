"""STS313: a source of a kind that cannot carry the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.study.causality import animals_in, is_on_no_people, patient_animals, tells_of_a_body
from evidence.checked import CheckedClaim, Source
from evidence.claims.claim import ClaimKind
from evidence.dossier import Dossier
from evidence.findings import Finding, place_of
from evidence.late import late_regex, rare_regex
from evidence.references.reference import Reference
from evidence.registries.registry import Record
from evidence.rules.rule import Rule
from evidence.sources.card import Design, named

_DESIGNS = {
    Design.NARRATIVE_REVIEW: "a narrative review",
    Design.EDITORIAL: "an editorial",
    Design.CASE_REPORT: "a case report",
    Design.PROTOCOL: "a protocol, which has no results",
    Design.ANIMAL: "an animal study",
    Design.IN_VITRO: "a laboratory study",
}
_NO_PEOPLE = frozenset({_DESIGNS[Design.ANIMAL], _DESIGNS[Design.IN_VITRO]})
_KINDS = {"posted-content": "a preprint", "peer-review": "a peer review"}
_TITLES = (
    (rare_regex(r"\b(?:in|of) (?:\w+ )?(?:mice|rats|mouse|rat|rodents|zebrafish)\b", re.IGNORECASE), "an animal study"),
    (late_regex(r"\b(?:study|trial) protocol\b", re.IGNORECASE), "a protocol, which has no results"),
    (
        late_regex(r"\A(?:editorial|commentary|letter|reply|comment on|in reply)\b", re.IGNORECASE),
        "a comment or letter",
    ),
    (late_regex(r"\bnarrative review\b", re.IGNORECASE), "a narrative review"),
    (late_regex(r"\ba case report\b|\bcase report\Z", re.IGNORECASE), "a case report"),
)
_PAGES = rare_regex(r"\b(?:blog|press release|news|press|magazine|wikipedia)\b", re.IGNORECASE)
_PRIMARY = frozenset(
    {
        ClaimKind.EFFICACY_QUALITATIVE,
        ClaimKind.EFFICACY_QUANTITATIVE,
        ClaimKind.COMPARATIVE,
        ClaimKind.SAFETY,
        ClaimKind.ONSET_DURATION,
    }
)


class UnsuitableSource(Rule):
    """What it does
    Flags a claim about benefit or harm whose only sources are of a kind that cannot carry it: a preprint, a narrative
    review, an editorial or letter, a case report, a protocol, an animal or laboratory study, a blog, news or press
    page.
    Systematic reviews carry claims, and so does one suitable source beside an unsuitable one. A sentence that says
    itself that it speaks of animals or cells may rest on work in these, and so may copy for those who keep or treat the
    animals that were studied. A figure of what becomes of a disease or a part of the body may rest on animals or cells
    alone in no claim that does not name them.

    Why it matters
    The reader of the copy takes every number in brackets for a trial.

    Example
    > The drug relieves pain in an hour [1].   (1: a study of rats)

    Write instead
    Cite the trial itself, or say in the sentence what kind of work it is.

    Known false alarms
    Background in a review.

    Basis
    FTC Health Products Compliance Guidance 2022 (animal and laboratory studies alone are not enough); ABPI Code 2024
    clause 6.2; ICMJE Recommendations (preprints).
    """

    code = "STS313"

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a claim."""
        known = {c.reference.key or c.reference: (c.as_found or c).record for c in dossier.known}
        patients = patient_animals(dossier.document.text)
        for checked in dossier.claims:
            text = checked.claim.sentence.said
            primary = checked.claim.kind in _PRIMARY
            if checked.sources and (primary or tells_of_a_body(text)):
                kinds = [_kind_of(source, checked, known) for source in checked.sources]
                on_none = _NO_PEOPLE.issuperset(kinds)
                as_such = on_none and (is_on_no_people(text) or _is_on(patients, checked))
                if all(kinds) and not as_such and (primary or on_none):
                    yield self._finding(dossier, checked, [kind for kind in kinds if kind])

    def _finding(self, dossier: Dossier, checked: CheckedClaim, kinds: list[str]) -> Finding:
        source = checked.sources[0]
        found = f": {named(source.doi, matched=True)}" if source.matched else ""
        return self.finding(
            f"The claim rests on {' and '.join(dict.fromkeys(kinds))} alone{found}."
            " A reviewer asks for the study itself.",
            place_of(dossier.document, checked.claim.span),
            claim=checked.claim,
            reference=source.doi or source.reference.identifier or source.key,
            found=", ".join(dict.fromkeys(kinds)),
            hint="Cite the trial, or say what kind of work it is (FTC Health Products Compliance Guidance 2022).",
        )


def _is_on(patients: frozenset[str], checked: CheckedClaim) -> bool:
    """Whether the sources studied the animals that are the patients of the document."""
    titles = [source.title or source.reference.title or source.reference.raw for source in checked.sources]
    return bool(patients) and all(not patients.isdisjoint(animals_in(title)) for title in titles)


def _kind_of(source: Source, checked: CheckedClaim, known: dict[Reference | str, Record | None]) -> str | None:
    """Why a source cannot carry a claim; None where nothing speaks against it."""
    reference = source.reference
    for card in checked.cards:
        if card.design is not Design.UNKNOWN and (
            (card.key and card.key in (source.key, reference.key)) or (card.doi and card.doi == source.doi)
        ):
            return _DESIGNS.get(card.design)
    record = known.get(reference.key or reference)
    if record is not None and record.kind in _KINDS:
        return _KINDS[record.kind]
    title = (record.title if record else None) or reference.title or ""
    said = next((kind for pattern, kind in _TITLES if pattern.search(title)), None)
    if (
        said is None
        and source.doi is None
        and reference.identifier is None
        and _PAGES.search(f"{reference.url or ''} {reference.raw}")
    ):
        return "a web page that is no study"
    return said
