"""Words that every report for people shares: counts, what was not checked, and who vouches for a record."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path, PurePath

from evidence.agreement.verdict import PairVerdict
from evidence.audit import Audit, NotEvaluated
from evidence.checked import CheckedReference
from evidence.claims.claim import in_context
from evidence.findings import Finding, Place, Severity
from evidence.gaps import Gap
from evidence.late import late_regex
from evidence.registries.registry import TRANSCRIBED
from evidence.reports.layout import visible
from evidence.sources.card import Depth

NOT_XML = late_regex("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML may hold."""
_SHOWN = 12
WORD = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What a severity is called."""
DEPTH = {Depth.ABSTRACT: "abstract only", Depth.FULL_TEXT: "full text", Depth.CARD: "card made by a person"}
"""How deep a source was read."""


def count(number: int, word: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def not_checked(audit: Audit) -> str:
    """The sentence that no report may leave out, without its full stop."""
    return f"{count(audit.tally.unchecked, 'reference')} not checked"


def tally_of(audit: Audit) -> str:
    """ "2 errors, 1 warning, 0 notes"."""
    return ", ".join(count(audit.findings.counts[severity], WORD[severity]) for severity in Severity)


_SAID = {
    PairVerdict.SUPPORTED: "said by the source",
    PairVerdict.DIFFERS: "said otherwise",
    PairVerdict.NOT_FOUND: "not wholly found",
    PairVerdict.NOT_CHECKED: "not compared",
}


def compared(audit: Audit) -> list[str]:
    """How many claims with a source have it say so, otherwise, and not; nothing that no claim is."""
    verdicts = audit.tally.verdicts
    told = {verdict: f"{verdicts[verdict]} {said}" for verdict, said in _SAID.items() if verdicts[verdict]}
    if audit.tally.by_taken_back:
        told[PairVerdict.SUPPORTED] += f" ({audit.tally.by_taken_back} by a work that was taken back)"
    return list(told.values())


def resting_places(finding: Finding) -> list[Place]:
    """The places of claims and entries, beside its own, that rest on the work that a finding is about."""
    if finding.reference is None or finding.family != "status":
        return []
    return [place for place in finding.related if place.span is not None]


def where(place: Place) -> str:
    """The file and, where it is known, the line, the paragraph or the page."""
    location = place.location
    if location is None:
        return place.path
    named = location.page is not None or location.paragraph is not None
    return f"{place.path} {location}" if named else f"{place.path}:{location.line}"


def quoted(place: Place, words: str) -> str:
    """Words of the copy in quotes, those of a table's cell behind the heads that say what they are of."""
    return in_context(one_line(place.context), f"“{words}”")


def sides(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What is "written" and what is "held" against it, by these names; what of a claim its source lacks is written."""
    if finding.expected is not None:
        return ("written", finding.found or "nothing"), ("held", finding.expected)
    lacking = finding.family == "agreement" and finding.found not in (None, finding.place.quote)
    return (("written", finding.found or ""),) if lacking else ()


def both_sides(finding: Finding) -> list[str]:
    """The sides of a finding on one line, each ended by one stop; no line where there are none."""
    line = " ".join(f"{name.capitalize()}: {side.rstrip(' .')}." for name, side in sides(finding))
    return [line] if line else []


def left_out(one: NotEvaluated) -> str:
    """What was not evaluated, where and why."""
    at = f"{one.path}: " if one.path else ""
    rules = ", ".join(one.rules) if len(one.rules) < _SHOWN else f"{len(one.rules)} rules of wording"
    return f"{at}{one.reason}: {rules}"


def from_here(path: str) -> str:
    """A path as seen from the checkout, where a platform names it, else from this folder, where it lies in it."""
    whole, here = PurePath(path), Path.cwd()
    checkout = Path(os.environ.get("GITHUB_WORKSPACE") or here)
    if here != checkout and here.is_relative_to(checkout):
        whole = PurePath(os.path.normpath(here / whole))
    return (whole.relative_to(checkout) if whole.is_absolute() and whole.is_relative_to(checkout) else whole).as_posix()


def one_line(text: str) -> str:
    """A text without its line ends and with its control characters visible."""
    return visible(" ".join(text.split()))


def transcribed(audit: Audit) -> list[str]:
    """The names of the records that only a person typed in."""
    return origins(audit).get(TRANSCRIBED, [])


def origins(audit: Audit) -> dict[str, list[str]]:
    """The names of the records that were found, by who said so; transcribed ones last."""
    by_origin: dict[str, list[str]] = {}
    for name, record in audit.tally.records.items():
        origin = f"confirmed by {record.origin}" if record.confirmed else TRANSCRIBED
        by_origin.setdefault(origin, []).append(name)
    return dict(sorted(by_origin.items(), key=lambda item: item[0] == TRANSCRIBED))


def aged(audit: Audit) -> list[str]:
    """The records without recent word on retractions, with the day on which it was last asked for.

    Where that is today, with the registry, which tells of none.
    """
    today = audit.case.today
    return [
        f"{name} ({record.origin} tells of none)"
        if record.status_checked == today
        else f"{name} ({record.status_checked.isoformat()})"
        for name, record in audit.tally.records.items()
        if record.confirmed and not record.status_known and record.status_checked
    ]


def of_library(audit: Audit) -> str | None:
    """How many of the references that are counted no document lists; None where that says nothing."""
    number = audit.tally.of_library if audit.tally.documents else 0
    return f"{number} in the library alone, in no document’s own list" if number else None


def unread(audit: Audit) -> str:
    """How many files and links beside the documents were not read."""
    return f"{len(audit.unread)} not read, being files of other kinds or links"


def reasons(audit: Audit) -> Iterator[str]:
    """Why references were not checked, each reason with the references' names."""
    pairs = sorted((one.reason, one.name) for one in audit.unchecked)
    for reason, group in groupby(pairs, key=lambda pair: pair[0]):
        yield f"{reason}: {', '.join(name for _, name in group)}"


def without_identifier(checked: CheckedReference | None) -> str:
    """What is known of a reference that nothing can be looked up by: what a search for it came to."""
    nothing, sought = "no DOI, PMID or PMCID is written", checked.sought if checked else None
    if sought is None:
        return nothing
    if sought.failure is not None:
        return f"{nothing}, and it was not searched for: {sought.failure}"
    if sought.doi is None:
        return f"{nothing}, and a search found no work that it surely names"
    return f"{nothing}{by_matching(checked)}"


def by_matching(checked: CheckedReference | None) -> str:
    """Behind what is known of a reference, the work that a search found it to name; empty without one."""
    return f"; by matching it is {checked.right_doi}" if checked and checked.right_doi else ""


def gaps(audit: Audit) -> list[str]:
    """What was left open beside references that were not checked, why, and of which works."""
    return [gap_in_words(gap) for gap in audit.gaps]


def gap_in_words(gap: Gap) -> str:
    """A gap on one line, without its full stop."""
    return f"{gap.what}: {gap.reason}{_of(gap.names)}"


def _of(names: Sequence[str]) -> str:
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return f": {', '.join([*names[:_SHOWN], *more])}" if names else ""


def caveats(audit: Audit) -> Iterator[str]:
    """What a reader must know before the findings: never counted as clean, never left out."""
    yield not_checked(audit)
    yield from reasons(audit)
    yield from gaps(audit)
    names = transcribed(audit)
    if names:
        told = f"{count(len(names), 'record')} transcribed by a person, not confirmed by any registry"
        yield f"{told}: {', '.join(names)}"
    for one in audit.not_evaluated:
        yield f"not evaluated: {left_out(one)}"
    if audit.unread:
        yield f"{unread(audit)}: {', '.join(audit.unread)}"
    old = aged(audit)
    if old:
        what = "without recent word on retractions, in brackets the day of the last, or who tells of none"
        yield f"{count(len(old), 'record')} {what}: {', '.join(old)}"
