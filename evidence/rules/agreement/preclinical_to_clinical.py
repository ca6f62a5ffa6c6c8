"""AGR210: a benefit to patients that was seen in animals or cells."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.agreement.agreement import Agreement, Reason, Slot
from evidence.agreement.study.causality import animals_in, patient_animals
from evidence.checked import CheckedClaim
from evidence.dossier import Dossier
from evidence.findings import Severity
from evidence.rules.agreement.slot_rule import SlotRule


class PreclinicalToClinical(SlotRule):
    """What it does
    Finds claims about people whose source is animal or laboratory work, alone or beside work on people. So is a figure
    of what becomes of a disease or a part of the body, where the claim names no animals or cells. Where the copy is
    written for those who keep or treat animals, and the source studied these, they are the patients.

    Why it matters
    Most of what works in mice does not work in patients.

    Example
    > It repairs the brain's pathways [1].   (the source: cell cultures and mice)

    Write instead
    "In mice …", or a source that shows the benefit in people.

    Known false alarms
    A review that holds both: it is then reported as not found, never as different.

    Basis
    FTC Health Products Compliance Guidance 2022: animal and in-vitro work alone is not enough.
    """

    code = "AGR210"
    slot = Slot.CAUSALITY
    most = Severity.WARNING
    not_found = Severity.WARNING

    def open_in(self, dossier: Dossier) -> Iterable[tuple[CheckedClaim, Agreement]]:
        """What does not match, less what is told of animals that are the patients of the document."""
        patients = patient_animals(dossier.document.text)
        return (pair for pair in dossier.disagreements if patients.isdisjoint(animals_in(pair[1].source or "")))

    def concerns(self, agreement: Agreement) -> bool:
        """Whether the source is laboratory or animal work, in whole or in part."""
        return super().concerns(agreement) and agreement.reason is Reason.NOT_ON_PEOPLE
