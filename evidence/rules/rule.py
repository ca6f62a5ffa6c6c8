"""The shape of a rule."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import ClassVar

from evidence.case import Case
from evidence.claims.claim import Claim, in_context
from evidence.documents.document import Document, Span
from evidence.dossier import Dossier
from evidence.findings import Finding, Place, Severity
from evidence.rules.table import TABLE, RuleInfo


class Rule:
    """One question. A subclass sets `code` and answers with `check` or `check_all`.

    `check` sees one document; `check_all` sees the run, for what only shows across documents or in the library. The
    docstring is the rule's page: sections headed What it does, Why it matters, Example, Write instead, Known false
    alarms and Basis.
    """

    code: ClassVar[str]
    needs_profile: ClassVar[bool] = False
    """Whether the rule is not evaluated without a product profile and a market."""

    @property
    def info(self) -> RuleInfo:
        """The rule's row in the table."""
        return TABLE[self.code]

    @property
    def page(self) -> str:
        """The rule's documentation, as Markdown."""
        return inspect.cleandoc(type(self).__doc__ or "")

    def check(self, dossier: Dossier) -> Iterator[Finding]:  # noqa: ARG002
        """What this rule has to say about one document."""
        return iter(())

    def check_all(self, case: Case) -> Iterator[Finding]:  # noqa: ARG002
        """What this rule has to say about the run as a whole."""
        return iter(())

    def check_waivers(self, case: Case) -> Iterator[Finding]:  # noqa: ARG002
        """What this rule has to say when it is known which waivers were of use."""
        return iter(())

    def finding(
        self,
        message: str,
        place: Place,
        *,
        severity: Severity | None = None,
        claim: Claim | None = None,
        reference: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        hint: str | None = None,
        related: tuple[Place, ...] = (),
        subject: str | None = None,
        identity: str = "",
    ) -> Finding:
        """A finding of this rule, with its default severity where none is given."""
        return Finding(
            code=self.code,
            name=self.info.name,
            family=self.info.family,
            severity=severity or self.info.severity,
            message=message,
            place=place,
            claim=claim.id if claim else None,
            kind=claim.kind if claim else None,
            risk=claim.risk if claim else None,
            group=claim.group if claim else None,
            reference=reference,
            expected=expected,
            found=found,
            hint=hint,
            related=related,
            subject=subject if subject is not None else (in_context(claim.context, claim.text) if claim else ""),
            identity=identity,
        )


def place_of_document(document: Document) -> Place:
    """The document as a whole: it begins here, and no words of it are meant."""
    return Place(document.path, None, document.locate(Span(0, 0)), None)


def short(text: str, limit: int = 90) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"
