"""Every rule, in the order of its code. Rules are listed, not discovered."""

from __future__ import annotations

from evidence.rules.agreement.causal_from_observational import CausalFromObservational
from evidence.rules.agreement.certainty_overstated import CertaintyOverstated
from evidence.rules.agreement.design_mismatch import DesignMismatch
from evidence.rules.agreement.direction_contradicted import DirectionContradicted
from evidence.rules.agreement.dose_regimen_mismatch import DoseRegimenMismatch
from evidence.rules.agreement.impossible_percentage import ImpossiblePercentage
from evidence.rules.agreement.limits_omitted import LimitsOmitted
from evidence.rules.agreement.locator_not_in_source import LocatorNotInSource
from evidence.rules.agreement.medicine_not_in_source import MedicineNotInSource
from evidence.rules.agreement.number_not_in_source import NumberNotInSource
from evidence.rules.agreement.outcome_mismatch import OutcomeMismatch
from evidence.rules.agreement.population_mismatch import PopulationMismatch
from evidence.rules.agreement.preclinical_to_clinical import PreclinicalToClinical
from evidence.rules.agreement.text_of_another_work import TextOfAnotherWork
from evidence.rules.agreement.timepoint_mismatch import TimepointMismatch
from evidence.rules.attribution.misattribution import Misattribution
from evidence.rules.balance.missing_fair_balance import MissingFairBalance
from evidence.rules.citation.aliased_doi import AliasedDoi
from evidence.rules.citation.citation_scope import CitationScope
from evidence.rules.citation.doi_of_another_work import DoiOfAnotherWork
from evidence.rules.citation.duplicate_entry import DuplicateEntry
from evidence.rules.citation.entry_never_cited import EntryNeverCited
from evidence.rules.citation.incomplete_entry import IncompleteEntry
from evidence.rules.citation.link_to_another_work import LinkToAnotherWork
from evidence.rules.citation.marker_without_entry import MarkerWithoutEntry
from evidence.rules.citation.metadata_mismatch import MetadataMismatch
from evidence.rules.citation.unresolvable_id import UnresolvableId
from evidence.rules.comparison.comparison_without_head_to_head import ComparisonWithoutHeadToHead
from evidence.rules.comparison.superlative import Superlative
from evidence.rules.consistency.conflict_across_documents import ConflictAcrossDocuments
from evidence.rules.consistency.conflict_in_document import ConflictInDocument
from evidence.rules.consistency.duplicate_claim import DuplicateClaim
from evidence.rules.language.dependence_minimised import DependenceMinimised
from evidence.rules.language.guarantee import Guarantee
from evidence.rules.language.new import New
from evidence.rules.language.procedure_misdescribed import ProcedureMisdescribed
from evidence.rules.language.promotional_hype import PromotionalHype
from evidence.rules.language.testimonial_as_evidence import TestimonialAsEvidence
from evidence.rules.language.unqualified_safety import UnqualifiedSafety
from evidence.rules.regulatory.contradicts_label import ContradictsLabel
from evidence.rules.regulatory.off_label_undisclosed import OffLabelUndisclosed
from evidence.rules.regulatory.pom_to_public import PomToPublic
from evidence.rules.regulatory.suicide_claim import SuicideClaim
from evidence.rules.rule import Rule
from evidence.rules.sourcing.blanket_substantiation import BlanketSubstantiation
from evidence.rules.sourcing.unsourced_claim import UnsourcedClaim
from evidence.rules.sourcing.vague_attribution import VagueAttribution
from evidence.rules.sourcing.vague_magnitude import VagueMagnitude
from evidence.rules.status.abstract_only import CheckedAgainstAbstractOnly
from evidence.rules.status.corrected import Corrected
from evidence.rules.status.outdated import Outdated
from evidence.rules.status.retracted import Retracted
from evidence.rules.status.unsuitable_source import UnsuitableSource
from evidence.rules.workflow.approval_expired import ApprovalExpired
from evidence.rules.workflow.broken_mapping import BrokenMapping
from evidence.rules.workflow.no_document_date import NoDocumentDate
from evidence.rules.workflow.other_source_cited import OtherSourceCited
from evidence.rules.workflow.source_changed_since_sign_off import SourceChangedSinceSignOff
from evidence.rules.workflow.stale_record import StaleRecord
from evidence.rules.workflow.stale_sign_off import StaleSignOff
from evidence.rules.workflow.suppression_without_reason import SuppressionWithoutReason
from evidence.rules.workflow.unused_waiver import UnusedWaiver
from evidence.rules.workflow.withdrawn_claim import WithdrawnClaim
from evidence.rules.workflow.wording_drift import WordingDrift

ALL_RULES: tuple[Rule, ...] = (
    UnsourcedClaim(),
    VagueAttribution(),
    VagueMagnitude(),
    BlanketSubstantiation(),
    MarkerWithoutEntry(),
    EntryNeverCited(),
    UnresolvableId(),
    MetadataMismatch(),
    IncompleteEntry(),
    DuplicateEntry(),
    CitationScope(),
    DoiOfAnotherWork(),
    AliasedDoi(),
    LinkToAnotherWork(),
    NumberNotInSource(),
    TimepointMismatch(),
    DesignMismatch(),
    DoseRegimenMismatch(),
    PopulationMismatch(),
    OutcomeMismatch(),
    DirectionContradicted(),
    CertaintyOverstated(),
    CausalFromObservational(),
    PreclinicalToClinical(),
    LimitsOmitted(),
    ImpossiblePercentage(),
    LocatorNotInSource(),
    TextOfAnotherWork(),
    MedicineNotInSource(),
    Misattribution(),
    Retracted(),
    Corrected(),
    UnsuitableSource(),
    Outdated(),
    CheckedAgainstAbstractOnly(),
    ConflictInDocument(),
    ConflictAcrossDocuments(),
    UnqualifiedSafety(),
    DependenceMinimised(),
    PromotionalHype(),
    Guarantee(),
    ProcedureMisdescribed(),
    New(),
    TestimonialAsEvidence(),
    ComparisonWithoutHeadToHead(),
    Superlative(),
    MissingFairBalance(),
    OffLabelUndisclosed(),
    PomToPublic(),
    SuicideClaim(),
    ContradictsLabel(),
    DuplicateClaim(),
    StaleSignOff(),
    ApprovalExpired(),
    NoDocumentDate(),
    SourceChangedSinceSignOff(),
    WordingDrift(),
    SuppressionWithoutReason(),
    BrokenMapping(),
    UnusedWaiver(),
    StaleRecord(),
    WithdrawnClaim(),
    OtherSourceCited(),
)
