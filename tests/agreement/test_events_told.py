"""Statements on tables of adverse events: false ones that are told, each with true ones in the same words."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 20/40 (50.00%)
  Neutropenia 10/40 (25.00%)
  Febrile neutropenia 2/40 (5.00%)
  Pyrexia 5/40 (12.50%)
  Septic shock 1/40 (2.50%)
  Nausea 8/40 (20.00%)
  Hyperglycaemia 1/40 (2.50%)
  Fatigue 4/40 (10.00%)
Adverse Events 2:
  Total: 10/50 (20.00%)
  Neutropenia 2/50 (4.00%)
  Febrile neutropenia 1/50 (2.00%)
  Pyrexia 0/50 (0.00%)
  Septic shock 0/50 (0.00%)
  Nausea 4/50 (8.00%)
  Hyperglycaemia 0/50 (0.00%)
  Fatigue 4/50 (8.00%)
Secondary trial
Adverse Events 1:
  Total: 6/20 (30.00%)
  Febrile neutropenia 3/20 (15.00%)
  Duodenal haemorrhage 1/20 (5.00%)
  Nausea 1/20 (5.00%)
  Fatigue 1/20 (5.00%)"""


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(
            "9 participants in cohort 1 of the primary trial had a fever.", id="more than all that may be meant"
        ),
        pytest.param("Only two patients in the primary trial had septic shock.", id="no number of arms"),
        pytest.param(
            "In the primary trial, cohort 1 had three more cases of nausea than cohort 2.", id="no gap of people"
        ),
        pytest.param(
            "Febrile neutropenia was four times as common in cohort 1 of the primary trial as in cohort 2.",
            id="a ratio",
        ),
        pytest.param("7 patients in the primary trial were affected by sepsis.", id="a part of a line's name"),
        pytest.param(
            "Less than 5% of cohort 1 of the primary trial had hyperglycaemia, 10% of the secondary trial patients had it"
            " recorded as hyperglycaemia.",
            id="an event of the other trial alone",
        ),
        pytest.param(
            "One quarter of the affected patients in cohort 1 of the primary trial had nausea.", id="of those affected"
        ),
        pytest.param(
            "Of those secondary trial patients who had an adverse event, two thirds developed febrile neutropenia.",
            id="of those with an event",
        ),
        pytest.param(
            "In the secondary trial there was one case of nausea and over 12 different types of adverse events.",
            id="kinds of events",
        ),
        pytest.param(
            "Fever with a low neutrophil count came to 9 patients in cohort 1 of the primary trial.", id="a lay name"
        ),
    ],
)
def test_a_false_number_is_told(claim: str) -> None:
    assert verdict(claim, EVENTS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "5 participants in cohort 1 of the primary trial had a fever.",
        "7 participants in cohort 1 of the primary trial had a fever.",
        "6 participants in cohort 1 of the primary trial had a fever.",
        "Only one patient in the primary trial had septic shock.",
        "Only two cohorts of the primary trial had cases of nausea.",
        "In the primary trial, cohort 1 had four more cases of nausea than cohort 2.",
        "Neutropenia was five times as common in cohort 1 of the primary trial as in cohort 2.",
        "Febrile neutropenia was twice as common in cohort 1 of the primary trial as in cohort 2.",
        "1 patient in the primary trial was affected by sepsis.",
        "Less than 5% of cohort 1 of the primary trial had hyperglycaemia, 0% of the secondary trial patients had it"
        " recorded as hyperglycaemia.",
        "Two fifths of the affected patients in cohort 1 of the primary trial had nausea.",
        "Of those secondary trial patients who had an adverse event, half developed febrile neutropenia.",
        "Half of the 6 secondary trial participants with adverse events had febrile neutropenia.",
        "The proportion of patients with adverse events was 30 percentage points higher in cohort 1 of the primary trial"
        " than in cohort 2.",
        "In the secondary trial there was one case of nausea and at most 12 different types of adverse events.",
        "Fever with a low neutrophil count came to 2 patients in cohort 1 of the primary trial.",
        "2 patients in cohort 1 of the primary trial had a fever, in addition to a low neutrophil count.",
        "One patient in the secondary trial had fatigue, an event which does not appear on top of its list.",
        "Fatigue did not differ by count, with 4 cases in each arm of the primary trial.",
        "Not one participant of cohort 2 of the primary trial had a fever.",
        "One patient in cohort 1 of the primary trial had septic shock, this was not seen in cohort 2.",
        "5 patients in cohort 1 of the primary trial had nausea but no fatigue.",
        "Twice as many patients in cohort 1 of the primary trial had any adverse event at all as had neutropenia.",
    ],
)
def test_a_true_number_is_none(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"
