"""The one table of rules: codes, names, families and default severities, in the order in which they are listed."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.findings import Severity


@dataclass(frozen=True)
class RuleInfo:
    """A row of the table: what people type, read and configure."""

    code: str
    name: str
    family: str
    severity: Severity
    summary: str


def _table(*rows: tuple[str, str, str, str, str]) -> dict[str, RuleInfo]:
    return {code: RuleInfo(code, name, family, Severity(sev), say) for code, name, family, sev, say in rows}


TABLE = _table(
    ("SRC101", "unsourced-claim", "sourcing", "error", "A claim has no source."),
    ("SRC102", "vague-attribution", "sourcing", "warning", "Studies or experts are named without saying which."),
    ("SRC103", "vague-magnitude", "sourcing", "info", "A large number is named without a figure."),
    (
        "SRC104",
        "blanket-substantiation",
        "sourcing",
        "warning",
        "The copy says that all of it has sources, and it has not.",
    ),
    ("CIT111", "marker-without-entry", "citation", "error", "A mark points at no reference."),
    ("CIT112", "entry-never-cited", "citation", "warning", "No mark points at an entry of the reference list."),
    ("CIT113", "unresolvable-id", "citation", "error", "No registry that was asked knows the DOI."),
    ("CIT114", "metadata-mismatch", "citation", "warning", "The entry differs from the registry's record."),
    ("CIT115", "incomplete-entry", "citation", "warning", "An entry lacks what a reader needs to find the work."),
    ("CIT116", "duplicate-entry", "citation", "info", "A work stands twice in a list, or its numbers run wrong."),
    (
        "CIT117",
        "citation-scope",
        "citation",
        "info",
        "A mark stands behind another sentence than the claim it is meant for.",
    ),
    ("CIT118", "doi-of-another-work", "citation", "error", "The DOI belongs to another work than the one written."),
    ("CIT119", "aliased-doi", "citation", "info", "The registry keeps the work under another DOI."),
    ("CIT120", "link-to-another-work", "citation", "warning", "A link shows one work and leads to another."),
    ("AGR201", "number-not-in-source", "agreement", "error", "The figure is not what the source reports."),
    ("AGR202", "timepoint-mismatch", "agreement", "error", "The time is not the one the source reports."),
    ("AGR203", "design-mismatch", "agreement", "error", "The source is another kind of study."),
    ("AGR204", "dose-regimen-mismatch", "agreement", "error", "The source used another dose or regimen."),
    ("AGR205", "population-mismatch", "agreement", "error", "The source speaks of other people."),
    ("AGR206", "outcome-mismatch", "agreement", "error", "The source measured something else."),
    ("AGR207", "direction-contradicted", "agreement", "error", "The source's result points the other way."),
    (
        "AGR208",
        "certainty-overstated",
        "agreement",
        "warning",
        "The source leaves open what the copy states as fact.",
    ),
    (
        "AGR209",
        "causal-from-observational",
        "agreement",
        "warning",
        "The copy claims an effect, and the source can show an association at most.",
    ),
    (
        "AGR210",
        "preclinical-to-clinical",
        "agreement",
        "warning",
        "The copy speaks of people, and the source of animals or cells.",
    ),
    ("AGR211", "limits-omitted", "agreement", "info", "The copy does not say what limits the source."),
    ("AGR212", "impossible-percentage", "agreement", "warning", "The number of people cannot give this percentage."),
    (
        "AGR213",
        "locator-not-in-source",
        "agreement",
        "warning",
        "The place that the library names is not there.",
    ),
    (
        "AGR214",
        "text-of-another-work",
        "agreement",
        "warning",
        "The text held of a source seems to be that of another work.",
    ),
    (
        "AGR215",
        "medicine-not-in-source",
        "agreement",
        "warning",
        "The source names another medicine than the copy.",
    ),
    ("ATT301", "misattribution", "attribution", "error", "The text names another journal, year or author."),
    ("STS311", "retracted", "status", "error", "The work is retracted, withdrawn or removed."),
    ("STS312", "corrected", "status", "warning", "The work has a correction or an expression of concern."),
    ("STS313", "unsuitable-source", "status", "warning", "The source is of a kind that cannot carry the claim."),
    ("STS314", "outdated", "status", "warning", "A newer version is held, or the source is older than allowed."),
    ("STS315", "checked-against-abstract-only", "status", "info", "How deep the sources were read."),
    ("CON701", "conflict-in-document", "consistency", "error", "Two statements of one document disagree."),
    (
        "CON702",
        "conflict-across-documents",
        "consistency",
        "warning",
        "Two documents give different figures for one claim.",
    ),
    ("LAN401", "unqualified-safety", "language", "warning", "A treatment is called safe without qualification."),
    ("LAN402", "dependence-minimised", "language", "error", "The risk of addiction or dependence is made small."),
    ("LAN403", "promotional-hype", "language", "warning", "Praise stands where a result would."),
    ("LAN404", "guarantee", "language", "warning", "A result is promised or called proven."),
    ("LAN405", "procedure-misdescribed", "language", "error", "An injection is called non-invasive or painless."),
    ("LAN406", "new", "language", "info", "A treatment is called new."),
    ("LAN407", "testimonial-as-evidence", "language", "warning", "What patients say stands for evidence."),
    (
        "CMP501",
        "comparison-without-head-to-head",
        "comparison",
        "error",
        "A comparison has no source that compares.",
    ),
    ("CMP502", "superlative", "comparison", "warning", "Something is called the most, the best or the only."),
    ("BAL601", "missing-fair-balance", "balance", "warning", "Benefits are told without the risks of the product."),
    ("REG602", "off-label-undisclosed", "regulatory", "error", "A use outside the label is not called so."),
    ("REG603", "pom-to-public", "regulatory", "warning", "A prescription medicine is praised to the public."),
    ("REG604", "suicide-claim", "regulatory", "error", "A benefit on suicidality is told."),
    ("REG605", "contradicts-label", "regulatory", "error", "A fact of the label speaks against a statement."),
    ("CON703", "duplicate-claim", "consistency", "info", "The same claim is made again in other words."),
    ("WFL801", "stale-sign-off", "workflow", "error", "An approved claim was changed after it was approved."),
    ("WFL802", "approval-expired", "workflow", "error", "The approval of a claim has run out, or is of a day to come."),
    ("WFL803", "no-document-date", "workflow", "info", "The copy has no date, a relative one, or several."),
    (
        "WFL804",
        "source-changed-since-sign-off",
        "workflow",
        "warning",
        "A source of an approved claim has changed since.",
    ),
    ("WFL805", "wording-drift", "workflow", "warning", "The copy has nearly the words of a library claim."),
    ("WFL806", "suppression-without-reason", "workflow", "error", "A waiver has no reason, no owner or no end."),
    ("WFL807", "broken-mapping", "workflow", "warning", "Words that `appears_in` names are gone or ambiguous."),
    ("WFL808", "unused-waiver", "workflow", "warning", "A waiver waives nothing, has ended, or fits several places."),
    ("WFL809", "stale-record", "workflow", "warning", "A registry says something else than evidence.lock."),
    ("WFL810", "withdrawn-claim", "workflow", "error", "The copy makes a claim that was withdrawn."),
    (
        "WFL811",
        "other-source-cited",
        "workflow",
        "error",
        "The mark beside an approved wording leads to another source.",
    ),
)
