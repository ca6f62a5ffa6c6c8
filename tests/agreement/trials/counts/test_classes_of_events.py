"""Classes of events, which arms are given what, and how many times as much one arm has: each against a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 9/40 (22.50%)
  Dyspnea 2/40 (5.00%)
  Pleural effusion 1/40 (2.50%)
  Pneumonia 1/40 (2.50%)
  Duodenal hemorrhage 1/40 (2.50%)
  Cataract 0/40 (0.00%)
  Neutropenia 1/40 (2.50%)
  Pyrexia 3/40 (7.50%)
Secondary trial
Adverse Events 1:
  Total: 1/92 (1.09%)
  Diarrhea 1/92 (1.09%)
  Pyrexia 1/92 (1.09%)
Adverse Events 2:
  Total: 2/93 (2.15%)
  Diarrhea 1/93 (1.08%)
  Pyrexia 0/93 (0.00%)"""
GIVEN = """INTERVENTION 1:
  Velorin + Paclitaxel
  Participants received velorin 200 mg orally daily and paclitaxel 80 mg/m2 weekly, and physical therapy.
INTERVENTION 2:
  Placebo + Paclitaxel
  Participants received placebo (matching to velorin) orally daily.
  They received paclitaxel 80 mg/m2 weekly.
  Physical activity was recorded."""
RESPONSE = """Outcome Measurement:
  Objective Response Rate
  Time frame: up to 3 years
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 66
  Unit of Measure: percentage of participants  25.8
Results 2:
  Arm/Group Title: Barolin
  Overall Number of Participants Analyzed: 101
  Unit of Measure: percentage of participants  21.8"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        pytest.param(
            "There were 6 different types of respiratory illness in the primary trial.",
            "There were two different types of respiratory illness in the primary trial.",
            EVENTS,
            id="kinds of a class",
        ),
        pytest.param(
            "9 patients in the primary trial had breathing problems.",
            "3 patients in the primary trial had breathing problems.",
            EVENTS,
            id="people with a class, whom no line counts",
        ),
        pytest.param(
            "Zero respiratory adverse events were recorded in the primary trial.",
            "Zero skin disorders were recorded in the primary trial.",
            EVENTS,
            id="none of a class",
        ),
        pytest.param(
            "There were 15 cases of hemorrhaging in the primary trial, and no recorded cases in the secondary trial.",
            "There was one case of hemorrhaging in the primary trial, and no recorded cases in the secondary trial.",
            EVENTS,
            id="the class of the part before",
        ),
        pytest.param(
            "There are 5 cases of diarrhea in the secondary trial and none in the primary trial.",
            "There are 2 cases of diarrhea in the secondary trial and none in the primary trial.",
            EVENTS,
            id="two places without a comma",
        ),
        pytest.param(
            "20% of cohort 1 of the secondary trial had a fever, a higher percentage than in cohort 2.",
            "1% of cohort 1 of the secondary trial had a fever, a higher percentage than in cohort 2.",
            EVENTS,
            id="what is said behind a number of its own",
        ),
        pytest.param(
            "More than 1 patient in the primary trial had pneumonia.",
            "More than 1 patient in the primary trial had dyspnea.",
            EVENTS,
            id="one is not more than one",
        ),
        pytest.param(
            "Over 10 more cases of dyspnea than of pneumonia were seen in the primary trial.",
            "At least 1 more case of dyspnea than of pneumonia was seen in the primary trial.",
            EVENTS,
            id="a gap of cases, and not of points",
        ),
        pytest.param(
            "Only cohort 2 patients are administered velorin.",
            "Only cohort 1 patients are administered velorin.",
            GIVEN,
            id="the other arm alone",
        ),
        pytest.param(
            "Patients in cohort 1 did not receive paclitaxel.",
            "Patients in cohort 1 did not receive placebo.",
            GIVEN,
            id="not given what its lines name",
        ),
        pytest.param(
            "Paclitaxel is used in one of the two cohorts.",
            "Velorin is used in one of the two cohorts.",
            GIVEN,
            id="how many arms",
        ),
        pytest.param(
            "Only cohort 2 receives physical therapy.",
            "Only cohort 1 receives physical therapy.",
            GIVEN,
            id="words that mean something together",
        ),
        pytest.param(
            "The velorin group had twice the objective response rate of the barolin group.",
            "The velorin group had 1.2 times the objective response rate of the barolin group.",
            RESPONSE,
            id="a ratio of two results",
        ),
        pytest.param(
            "Cohort 2 produced a third of the objective response rate of cohort 1.",
            "Cohort 2 had more than half the objective response rate of cohort 1.",
            RESPONSE,
            id="a part",
        ),
    ],
)
def test_one_statement_is_false_and_the_other_is_not(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        pytest.param("4 patients in the primary trial had lung problems.", EVENTS, id="a line that may be meant"),
        pytest.param("3 patients over 65 in the primary trial had skin disorders.", EVENTS, id="a part of the people"),
        pytest.param("9 patients in the primary trial had severe lung and skin disorders.", EVENTS, id="two classes"),
        pytest.param("Cohort 2 receives the same as cohort 1.", GIVEN, id="a comparison"),
        pytest.param("Cohort 2 receives ibuprofen.", GIVEN, id="what no line names"),
        pytest.param("Cohort 2 could receive velorin after the trial.", GIVEN, id="what may be given later"),
        pytest.param("Twice the dose was given to the velorin group as to the barolin group.", RESPONSE, id="doses"),
        pytest.param(
            "Velorin had more than half as many patients analyzed as barolin.", RESPONSE, id="how large the arms are"
        ),
    ],
)
def test_what_the_record_may_mean_too_is_left_open(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"


@given(
    number=st.sampled_from(("0", "zero", "0.0", "1/0", "0%", "1", "half", "1,000,000", "0-0")),
    unit=st.sampled_from(("mg", "doses", "cycles", "tablets", "hours", "weeks", "patients", "times", "%", "years old")),
    before=st.sampled_from(("every", "over", "for", "a total of", "twice", "at least", "less than", "")),
    record=st.sampled_from((EVENTS, GIVEN, RESPONSE, GIVEN.replace("daily", "every 0 hours"))),
)
def test_no_number_of_a_claim_or_a_record_breaks_the_reading(number: str, unit: str, before: str, record: str) -> None:
    for claim in (
        f"Cohort 1 receives velorin 200 mg {before} {number} {unit}.",
        f"{number} {unit} of velorin are given {before} {number} {unit} to cohort 1.",
        f"{before} {number} {unit} in cohort 2 of the primary trial had {number} times as many cases of nausea.",
        f"A patient of {number} {unit} is eligible {before} {number} {unit}.",
    ):
        assert verdict(claim, record) in ("supported", "differs", "not-found", "not-checked")


ENTRY = """Inclusion Criteria:
  Women with breast cancer, stage T1-3, N0-1
  No evidence of metastasis (M0)
  Age 18 to 70
  Positive lymph nodes, at least 1 of 10
  Planned radiotherapy to 50.4 Gy in 28 fractions with a boost of 10 Gy in 5 fractions (33 fractions in all)
  Performance status of 0 or 1 on the ECOG scale
Exclusion Criteria:
  Myocardial infarction within 6 months of enrollment"""
DOSES = """INTERVENTION 1:
  Velorin + Letrozole
  Participants took velorin 300 mg once daily plus letrozole 2.5 mg once daily.
INTERVENTION 2:
  Placebo + Letrozole
  Participants took placebo daily for 12 months plus letrozole 2.5 mg once daily."""
BY_SURFACE = """INTERVENTION 1:
  Velorin
  Velorin 190 mg/m^2 on day 1."""
BENEFIT = """Outcome Measurement:
  Clinical Benefit Rate, the absence of progression
  Time frame: 2 years
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 40 mg/kg as a loading dose
  Overall Number of Participants Analyzed: 61
  Unit of Measure: participants  CBR: 40
  CBR, DFI > 2 Years: 20
Results 2:
  Arm/Group Title: Barolin
  Arm/Group Description: barolin 20 mg/kg
  Overall Number of Participants Analyzed: 61
  Unit of Measure: participants  CBR: 20
  CBR, DFI > 2 Years: 5"""
FATIGUE = """Outcome Measurement:
  POMS Fatigue Score
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 50
  Mean (Standard Error)
  Unit of Measure: units on a scale  6.96 (0.71)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 50
  Mean (Standard Error)
  Unit of Measure: units on a scale  8.33 (0.79)"""


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("A woman with a T2 tumor, N1 M0, ECOG 1 would be eligible for the primary trial.", ENTRY),
        ("The upper age limit in the primary trial is 70.", ENTRY),
        ("Including the boost, women should be planned for 60.4 Gy over 33 fractions.", ENTRY),
        ("Myocardial infarction 8 months before enrollment is not in itself a reason for exclusion.", ENTRY),
        ("An ECOG PS of 3 is two steps worse than the worst the primary trial will accept.", ENTRY),
        ("Patients of both arms take 70 mg letrozole in total over 28 days.", DOSES),
        ("Arm 2 patients of the primary trial recieve 0 mg of velorin daily.", DOSES),
        ("Cohort 2 of the primary trial never took over 30 mg/day of velorin.", DOSES),
        ("Participants in cohort 2 of the primary trial take placebo for twice as long as 6 months.", DOSES),
        ("For a BSA of 2 m2 the velorin dose in the primary trial works out at 380 mg.", BY_SURFACE),
        ("Half of the patients with clinical benefit on velorin had a disease free interval over 2 years.", BENEFIT),
        ("A 70kg pt in arm 1 of the primary trial recieves a loading dose of 2800 mg velorin.", BENEFIT),
        (
            "The barolin dose was 20 mg/kg lower in cohort 2 of the primary trial than that of velorin in cohort 1.",
            BENEFIT,
        ),
        (
            "The difference in mean POMS fatigue score at 24 wks between velorin and placebo was under 2 points.",
            FATIGUE,
        ),
        ("77% of the patients in the first cohort of the primary trial didnt have any adverse event.", EVENTS),
        ("Only 5 of 61 on barolin had a benefit beyond 2 years, i.e. about 8%.", BENEFIT),
        ("Both arms are 2.5 mg of letrozole apart from nothing at all, 297.5 mg less than of velorin.", DOSES),
        ("Over the course of the treatment patients of cohort 1 swallow 56 tablets.", DOSES),
        ("The daily mg of velorin is 120-fold that of letrozole.", DOSES),
        ("A velorin patient will have had 4200 mg of velorin by the end of 2 weeks.", DOSES),
        ("Per 28 day cycle participants recieve 8400 mg of velorin.", DOSES),
        ("Neither of the 2 arms gets its letrozole IV.", DOSES),
        ("The confidence limits of the mean fatigue score are 2.8 points apart with velorin.", FATIGUE),
    ],
)
def test_what_experts_type_in_free_words_is_not_told_as_false(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"


def test_a_record_of_very_many_arms_is_answered() -> None:
    arms = range(1, 41)  # every choice of forty arms would be a million millions
    events = "".join(f"Adverse Events {arm}:\n  Total: 6/40 (15%)\n  Nausea {arm % 5}/40 (5%)\n" for arm in arms)
    results = "Outcome Measurement:\n  Number of participants with a response\n" + "".join(
        f"Results {arm}:\n  Arm/Group Title: Dose {arm}\n  Overall Number of Participants Analyzed: 9\n"
        f"  Unit of Measure: participants  {arm % 9}\n"
        for arm in arms
    )
    assert verdict("900 patients had nausea.", events) == "differs"
    assert verdict("80 patients had nausea.", events) != "differs"
    assert verdict("900 participants had a response.", results) == "differs"
