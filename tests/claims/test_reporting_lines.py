"""Lines that tell where to report side effects are none; whatever says something of side effects is a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.claims.claim import Claim
from tests.workspace import Workspace

Claims = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    "line",
    [
        "Adverse events should be reported.",
        "Reporting forms and information can be found at www.mhra.gov.uk/yellowcard.",
        "Adverse events should also be reported to Acme Ltd on 0800 123 456.",
        "Adverse events and product complaints should be reported to Acme.",
        "Suspected adverse reactions should be reported via the national reporting system listed in Appendix V.",
        "Any adverse reactions experienced with this medicine should be reported to the manufacturer.",
        "Side effects can be reported to the manufacturer.",
        "Pregnancies exposed to the drug should be reported to the registry at 1-800-555-0100.",
        "Report side effects to the FDA at 1-800-FDA-1088 or www.fda.gov/medwatch.",
        "You may report side effects to FDA at 1-800-FDA-1088.",
        "To report SUSPECTED ADVERSE REACTIONS, contact Acme at 1-800-555-0100 or FDA at 1-800-FDA-1088.",
        "You are encouraged to report negative side effects of prescription drugs to the FDA.",
        "Healthcare professionals are asked to report any suspected adverse reactions.",
        "Please report any suspected adverse drug reactions (ADRs) to your doctor.",
        "By reporting side effects you can help provide more information on the safety of this medicine.",
        "Reporting suspected adverse reactions after authorisation of the medicinal product is important.",
        "It allows continued monitoring of the benefit/risk balance of the medicinal product.",
        "This medicine is subject to additional monitoring ▼.",
        "▼ This medicinal product is subject to additional monitoring.",
    ],
)
def test_lines_on_reporting_are_none(claims_in: Claims, line: str) -> None:
    assert claims_in(line) == ()


@pytest.mark.parametrize(
    "copy",
    [
        "Adverse events were reported in 12% of patients.",
        "Adverse events should be reported in 12% of patients.",
        "Side effects may be reported by up to 30% of patients.",
        "Side effects should be reported because they occurred in many patients.",
        "Side effects of ketamine include dissociation and should be reported.",
        "Adverse reactions can be serious and should be reported.",
        "Side effects reported by patients include nausea and dizziness.",
        "Patients report fewer side effects with this medicine.",
        "You may report fewer side effects after two weeks.",
        "Reporting side effects is common in trials of placebo.",
        "This medicine is subject to additional monitoring because 4% of patients had liver injury.",
        "Additional monitoring reduced mortality by 12%.",
    ],
)
def test_what_is_said_of_side_effects_is_a_claim(claims_in: Claims, copy: str) -> None:
    (claim,) = claims_in(copy)
    assert claim.text == copy


def test_the_line_of_a_page_asks_for_no_source(workspace: Workspace) -> None:
    workspace.write(
        "a.md",
        "Adverse events should be reported. Reporting forms and information can be found at "
        "www.mhra.gov.uk/yellowcard. Adverse events should also be reported to Acme Ltd on 0800 123 456.\n\n"
        "Adverse events were reported in 12% of patients.\n",
    )
    found = [finding for finding in workspace.check("a.md").data["findings"] if finding["code"] == "SRC101"]
    assert [finding["line"] for finding in found] == [3]
