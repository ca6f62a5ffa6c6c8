"""AGR209: an effect in the copy, a coincidence in the source."""

from __future__ import annotations

from evidence.agreement.agreement import Agreement, Reason, Slot, Verdict
from evidence.findings import Severity
from evidence.late import late_regex
from evidence.rules.agreement.slot_rule import SlotRule

_NAMED = late_regex(
    r"\([^()]*\b(?:cohorts?|case-?\s?control|cross-?\s?sectional|survey(?:ed|s)?|case[- ](?:series|report)|consecutive"
    r"|observational|epidemiologic(?:al)?|prospective|retrospective|registr(?:y|ies)|follow-?\s?up)\b"
)
"""A design that a source gives by its name, among the words for it."""


class CausalFromObservational(SlotRule):
    """What it does
    Finds claims that one thing brings about another ("reduces", "works", "leads to") whose source had no control group,
    or only watched who fared how: a cohort, a case-control study, a survey, or a meta-analysis of such studies. A claim
    that denies an effect is none.

    Why it matters
    Without a comparison, those who got better might have done so anyway; where nobody was assigned, those who were
    treated differ from the others in more than the treatment.

    Example
    > The treatment reduces symptoms [1].   (the source: a case series)

    Write instead
    "Was followed by", "went along with", and the kind of study.

    Known false alarms
    A source whose design is not on its card is not judged. What is said to be reported or associated is left alone.
    Where rules took the design from other words of a text than its name, the finding is a note.

    Basis
    FTC Health Products Compliance Guidance 2022 (competent and reliable evidence of cause); ABPI Code clause 6.1.
    """

    code = "AGR209"
    slot = Slot.CAUSALITY
    most = Severity.WARNING

    def _severity(self, agreement: Agreement) -> Severity | None:
        named = agreement.verdict is Verdict.NOT_FOUND and _NAMED.search(agreement.source or "")
        return Severity.WARNING if named else super()._severity(agreement)

    def concerns(self, agreement: Agreement) -> bool:
        """Whether the source is one on people that was no experiment, or had no control group."""
        return super().concerns(agreement) and agreement.reason is Reason.SHOWS_NO_CAUSE
