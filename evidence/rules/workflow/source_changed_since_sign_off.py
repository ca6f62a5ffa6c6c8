"""WFL804: a source of an approved claim was corrected, retracted or registered otherwise after the approval."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case import Case
from evidence.checked import CheckedReference
from evidence.findings import Finding
from evidence.library.approval import changed_by_notices_alone
from evidence.library.claims_file import Approval, LibraryClaim
from evidence.registries.registry import Update
from evidence.rules.rule import Rule
from evidence.rules.status.notices import one
from evidence.rules.workflow.claim_places import finding_about
from evidence.rules.workflow.registered import registered_changes


class SourceChangedSinceSignOff(Rule):
    """What it does
    Flags an approved claim when a source of it has a notice that the approval cannot have known: one of a later day, or
    one that is not in evidence.lock yet. It also flags a source whose registered title, authors, year or pages are not
    those of evidence.lock. Every sentence of the copy that uses the claim is listed.

    Why it matters
    The reviewers read the source as it was. A correction may touch the very figure that they approved.

    Example
    A claim approved in March, on a trial that was corrected in June.

    Write instead
    Read the notice, run `evidence lock`, and have the claim approved again or withdrawn.

    Known false alarms
    Corrections of an author's name or affiliation.

    Basis
    ABPI Code 2024 clause 6.1: claims rest on an up-to-date evaluation of all evidence.
    """

    code = "WFL804"

    def check_all(self, case: Case) -> Iterator[Finding]:
        """One finding a claim, with every place that uses it."""
        checked = {one.reference.key: one for one in case.references}
        for claim in case.library.standing:
            if claim.approval is None:
                continue
            told = [words for source in claim.sources for words in _news(source.ref, claim, checked, case)]
            if told:
                yield finding_about(
                    self,
                    claim,
                    case,
                    f"Since {claim.id} was approved on {claim.approval.on}: {'; '.join(dict.fromkeys(told))}.",
                    f"Read what changed, then: evidence lock, and evidence claims approve {claim.id}, or withdraw it.",
                )


def _news(key: str, claim: LibraryClaim, checked: dict[str | None, CheckedReference], case: Case) -> Iterator[str]:
    reference = checked.get(key)
    record = reference.record if reference else None
    if record is None or claim.approval is None:
        return
    held = case.library.lock.records.get(case.library.doi_of(key) or "")
    late = changed_by_notices_alone(claim, case.library)
    known = frozenset(held.updates if held else ())
    for update in record.updates:
        if _is_new(update, claim.approval, held_then=update in known and not late):
            yield f"{key} has a new notice, “{update.type}” ({one(update)})"
    fields = [change.field for change in registered_changes(reference, case)] if reference else []
    fields = [name for name in fields if name not in ("updates", "status", "status_known")]
    if fields:
        yield f"{key} is registered with another {' and another '.join(fields)}"


def _is_new(update: Update, approval: Approval, *, held_then: bool) -> bool:
    """Whether an approval cannot have covered a notice: it is of a later day, or was not in the lock by then."""
    return not held_then or (update.date is not None and update.date > approval.on)
