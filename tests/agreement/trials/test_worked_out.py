"""Numbers of statements about trial records that follow from the record's, and such as follow from none of them.

Beside each false number stands a true one in other words: of the arms together, of the others, as a share, a difference
or a ratio, over a longer time or in another unit.
"""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 20/40 (50.00%)
  Nausea 8/40 (20.00%)
  Vomiting 3/40 (7.50%)
  Sepsis 1/40 (2.50%)
  Back pain 5/40 (12.50%)
Adverse Events 2:
  Total: 10/50 (20.00%)
  Nausea 2/50 (4.00%)
  Vomiting 0/50 (0.00%)
  Sepsis 1/50 (2.00%)
  Back pain 3/50 (6.00%)
Secondary trial
Adverse Events 1:
  Total: 3/20 (15.00%)
  Nausea 4/20 (20.00%)"""
RESPONSE = """Outcome Measurement:
  Best Overall Response
  Complete Response (CR), no target lesions; Partial Response (PR), >=30% decrease in the sum of the longest diameter.
  Time frame: 24 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 50
  Measure Type: Number
  Unit of Measure: participants  Complete Response: 5
  Partial Response: 10
  Stable Disease: 20
  Progressive Disease: 15
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  Complete Response: 0
  Partial Response: 4
  Stable Disease: 16
  Progressive Disease: 20"""
SURVIVAL = """Outcome Measurement:
  Progression Free Survival (PFS)
  Time from randomization until progression or death.
  Time frame: up to 36 months
Results 1:
  Arm/Group Title: Velorin
  Arm/Group Description: velorin 200 mg twice daily for 28 day cycles
  Overall Number of Participants Analyzed: 40
  Median (95% Confidence Interval)
  Unit of Measure: months  8.4        (6.1 to 10.2)
Results 2:
  Arm/Group Title: Placebo
  Arm/Group Description: matching placebo
  Overall Number of Participants Analyzed: 20
  Median (95% Confidence Interval)
  Unit of Measure: months  4.2        (3.0 to 5.5)"""
NOT_REACHED = SURVIVAL.replace("8.4        (", "NA  [1]    (").replace("4.2        (", "NA  [1]    (")
GIVEN = """Primary trial
INTERVENTION 1:
  Velorin
  Participants received velorin 200 mg PO BID on days 1-5 and 8-12 of each 28-day cycle for a maximum of 6 cycles.
  Tablets of 50 mg were used.
INTERVENTION 2:
  Radiation and Barolin
  Radiation of 50 Gy in 25 fractions over 5 weeks.
  Barolin 90 mg/m2 IV over 1 hour weekly for 3 weeks, followed by 1 week off.
Secondary trial
INTERVENTION 1:
  Exercise
  Participants exercise for 30 minutes, 3 times a week, for 12 weeks. They are phoned at 3, 6 and 12 months."""
ENTRY = """Inclusion Criteria:
  Women 18 to 70 years of age
  ECOG performance status 0-1
  Life expectancy of at least 6 months
  Absolute neutrophil count > 1,500/mm3
  Platelet count >= 100,000/mm3
  Hemoglobin >= 9 g/dL
  LVEF >= 50% within 4 weeks of randomization
  Serum bilirubin <= 1.5 x ULN
  No more than 2 prior chemotherapy regimens for metastatic disease
  At least 3 weeks since prior radiotherapy
Exclusion Criteria:
  Prior anthracycline therapy within 12 months
  Myocardial infarction within the past 6 months
  Peripheral neuropathy of grade 2 or higher
  Other malignancy within the past 5 years
  Uncontrolled hypertension (blood pressure > 160/90 mmHg)"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "across the primary trial 70 of 90 patients had nausea",
            "across the primary trial 10 of 90 patients had nausea, 11%",
        ),
        (
            "nine in ten patients of cohort 1 of the primary trial had nausea",
            "one in five patients of cohort 1 of the primary trial had nausea",
        ),
        (
            "nausea was 60 percentage points more frequent in cohort 1 of the primary trial than in cohort 2",
            "nausea was 16 percentage points more frequent in cohort 1 of the primary trial than in cohort 2",
        ),
        (
            "in cohort 1 of the primary trial nausea hit 28, vomiting 3 and sepsis 1 of 40 patients",
            "in cohort 1 of the primary trial nausea hit 8, vomiting 3 and sepsis 1 of 40 patients",
        ),
        (
            "adverse events were 25 times as common in cohort 1 of the primary trial as in cohort 2",
            "adverse events were 2.5 times as common in cohort 1 of the primary trial as in cohort 2",
        ),
        (
            "70 of 90 patients in the primary trial had no adverse event at all",
            "60 of 90 patients in the primary trial had no adverse event at all",
        ),
        (
            "just under two thirds of the patients in the primary trial had back pain",
            "just under a tenth of the patients in the primary trial had back pain",
        ),
        (
            "two dozen patients in the primary trial had nausea",
            "half a dozen more patients had nausea in cohort 1 of the primary trial than in cohort 2",
        ),
        (
            "a hundred and twenty patients in the primary trial had an adverse event",
            "thirty patients in the primary trial had an adverse event",
        ),
        (
            "28 of 40 patients in cohort 1 of the primary trial had vomiting, compared to 0 in cohort 2",
            "3 of 40 patients in cohort 1 of the primary trial had vomiting, compared to 0 in cohort 2",
        ),
        (
            "20 of 40 patients in cohort 1 of the primary trial had AEs, versus 20 in cohort 2",
            "20 of 40 patients in cohort 1 of the primary trial had AEs, versus 10 in cohort 2",
        ),
        (
            "under 30% of cohort 1 in the primary trial had no nausea",
            "over 75% of cohort 1 in the primary trial had no nausea",
        ),
        (
            "nausea was ten times as frequent as vomiting in cohort 1 of the primary trial",
            "nausea was eight times as frequent as sepsis in cohort 1 of the primary trial",
        ),
        (
            "nausea hit 20% more patients of the primary trial than back pain",
            "nausea hit 25% more patients of the primary trial than back pain",
        ),
        (
            "the primary trial has 90 patients, 35 fewer in cohort 1 than in cohort 2",
            "the primary trial has 90 patients, 10 fewer in cohort 1 than in cohort 2",
        ),
    ],
)
def test_counts_of_events(false: str, true: str) -> None:
    assert (verdict(false, EVENTS), verdict(true, EVENTS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("39 of 50 patients with Velorin had a complete or partial response", "30% of velorin patients had CR or PR"),
        ("8 patients had progressive disease with Velorin", "39% of all patients had progressive disease"),
        (
            "progressive disease was 95 points less frequent with velorin than with placebo",
            "progressive disease was 20 points less frequent with velorin than with placebo",
        ),
        ("one in three patients with velorin had complete response", "one in ten patients had CR with velorin"),
        (
            "complete response was 10 points less frequent with velorin than with placebo",
            "complete response was 10 points more frequent with velorin than with placebo",
        ),
        ("35 of the 50 velorin patients had a partial response", "35 of the 50 velorin patients had CR, PR or SD"),
        ("10 women on velorin did not have a partial response", "40 women on velorin did not have a partial response"),
        ("8% of the 50 velorin patients had CR or PR", "30% of the 50 velorin patients had CR or PR"),
        ("over 90% of the placebo patients had stable disease", "over 90% of the placebo patients had SD or PD or PR"),
        (
            "patients with PR had a decrease of at least 70% in the sum of the longest diameter",
            "patients with PR had a decrease of at least 0.3 times in the sum of the longest diameter",
        ),
    ],
)
def test_counts_of_an_outcome(false: str, true: str) -> None:
    assert (verdict(false, RESPONSE), verdict(true, RESPONSE) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "median PFS with velorin was 14.2 months longer than with placebo",
            "median PFS with velorin was 4.2 months longer than with placebo",
        ),
        ("the median PFS with velorin was over 18 months", "the median PFS with velorin was over 8 months"),
        ("median PFS was about 96 weeks with velorin", "median PFS was about 36 weeks with velorin"),
        (
            "median PFS was 4.2 months shorter with velorin than with placebo",
            "median PFS was 4.2 months shorter with placebo than with velorin",
        ),
        ("six hundred patients were analysed for PFS", "fewer than 100 patients were analysed for PFS"),
        ("PFS with velorin was over 8 years", "PFS with velorin was over 7.5 months"),
        (
            "60 patients were analysed for PFS, 25 more on velorin than on placebo",
            "60 patients were analysed for PFS, 20 more on velorin than on placebo",
        ),
        ("median PFS was longer with velorin by 8 months", "median PFS was longer with velorin by 18 weeks"),
        (
            "the interval of PFS with velorin has a lower limit of 26.1 months",
            "the interval of PFS with velorin has a lower limit of 6.1 months",
        ),
        ("the time frame is up to 36 days", "the time frame is up to 3 years"),
        ("36 patients on velorin were analysed for PFS", "40 patients on velorin were analysed for PFS"),
    ],
)
def test_values_of_an_outcome(false: str, true: str) -> None:
    assert (verdict(false, SURVIVAL), verdict(true, SURVIVAL) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "velorin is given for up to 1680 days in the primary trial",
            "velorin is given for up to 168 days in the primary trial",
        ),
        (
            "a fraction of radiation is 777 Gy in the primary trial",
            "a fraction of radiation is 200 cGy in the primary trial",
        ),
        ("barolin 900 mg/m2 is given in the primary trial", "barolin 270 mg/m2 in all is given in the primary trial"),
        (
            "velorin is taken every 20 hours in the primary trial",
            "velorin is taken every 12 hours in the primary trial",
        ),
        ("participants exercise 20 times a day in the secondary trial", "participants exercise every 56 hours"),
        ("a velorin dose is 40 times one tablet in the primary trial", "a velorin dose is 4 times one tablet"),
        (
            "radiation lasts 38 days in cohort 2 of the primary trial",
            "radiation lasts 35 days in cohort 2 of the primary trial",
        ),
        (
            "everybody in the primary trial takes barolin 50 mg/m2",
            "everybody in the primary trial takes barolin 90 mg/m2",
        ),
        ("velorin 90 mg twice daily is used in the primary trial", "velorin 400 mg daily is used in the primary trial"),
        ("the primary trial has five arms, the secondary one", "the primary trial has two arms, the secondary one"),
        ("barolin is given in three of the four arms of the primary trial", "one of the two arms of the primary trial"),
        (
            "0.5% of patients in the primary trial received barolin",
            "50% of the arms in the primary trial received barolin",
        ),
        ("participants exercise for 30 days, 3 times a week", "participants exercise for half an hour, 3 times a week"),
        ("participants exercise for 12 years in the secondary trial", "participants exercise for 84 days"),
        ("barolin is given every 17 weeks in the primary trial", "barolin is given every week in the primary trial"),
        (
            "a patient in cohort 1 of the primary trial takes 77 tablets of velorin",
            "a patient in cohort 1 of the primary trial takes 8 tablets of velorin a day",
        ),
        (
            "velorin is swallowed at 330 mg per breakfast in the primary trial",
            "velorin is swallowed at 200 mg per breakfast in the primary trial",
        ),
        ("barolin is given in 2/2 of the arms of the primary trial", "barolin is given in 1/2 of the arms"),
        ("barolin is given in 0% of the primary trial's arms", "radiation is given in 50% of the primary trial's arms"),
        (
            "a woman of 60 kg receives 777 mg of barolin in the primary trial",
            "a woman of 60 kg receives 90 mg/m2 of barolin in the primary trial",
        ),
        ("the velorin dose is forty times that of barolin", "the difference in velorin dose between days is 0 mg"),
        (
            "velorin is given for 14 cycles of 4 weeks in the primary trial",
            "velorin is given for 4 cycles of 4 weeks in the primary trial",
        ),
        (
            "the exercise of the secondary trial sums up to 26 hours over one week",
            "the exercise of the secondary trial sums up to 90 minutes a week",
        ),
    ],
)
def test_what_arms_were_given(false: str, true: str) -> None:
    assert (verdict(false, GIVEN), verdict(true, GIVEN) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        ("a 65 year old is too old for the trial", "a 71 year old is too old for the trial"),
        ("a 37 year old is too young for the trial", "a 17 year old is too young for the trial"),
        ("patients must be no older than 90", "patients must be no older than 70"),
        ("life expectancy must be at least 260 weeks", "life expectancy must be at least 26 weeks"),
        ("a platelet count of 270,000/mm3 is too low", "a platelet count of 90,000/mm3 is too low"),
        ("neutrophils must be above 15,000/mm3", "neutrophils must be above 1,500/mm3"),
        ("patients with a hemoglobin of 12.5 g/dl are excluded", "patients with a hemoglobin of 8.5 g/dl are excluded"),
        ("LVEF of 65% keeps patients out", "LVEF of 45% keeps patients out"),
        ("radiotherapy has to be over for at least 21 months", "radiotherapy has to be over for at least 21 days"),
        ("radiotherapy 20 weeks ago is too recent", "radiotherapy 2 weeks ago is too recent"),
        (
            "radiotherapy 5 weeks ago is accepted, as ten weeks are the minimum",
            "radiotherapy 5 weeks ago is accepted, as three weeks are the minimum",
        ),
        (
            "a myocardial infarction 7 months ago is no exclusion, only the last 6 days count",
            "a myocardial infarction 7 months ago is no exclusion, only the last 6 months count",
        ),
        (
            "Only patients with anthracycline therapy within 12 weeks are excluded",
            "Only patients with anthracycline therapy within the past year are excluded",
        ),
        ("a 45 year old with ECOG 1 is excluded due to ECOG", "a 45 year old with ECOG 2 is excluded due to ECOG"),
        ("life expectancy must be over half a decade", "life expectancy must be over half a year"),
        (
            "Candidates with metastatic lesions need an interval of 30 weeks since radiotherapy",
            "Candidates with metastatic lesions need an interval of 21 days since radiotherapy",
        ),
        ("a woman of 37 is too young for the trial", "a woman of 17 is too young for the trial"),
        (
            "a hemoglobin of 11 g/dl is below what the trial asks for",
            "a hemoglobin of 8 g/dl is below what it asks for",
        ),
        ("an ECOG of 1 is excluded because of an ECOG of 1", "an ECOG of 2 is excluded because of an ECOG of 2"),
        ("patients younger than 60 are excluded", "patients younger than 16 are excluded"),
        (
            "anthracycline therapy within 12 years is an exclusion",
            "anthracycline therapy within a month is an exclusion",
        ),
        ("an 8 year old with an LVEF of 60% can be included", "a 38 year old with an LVEF of 60% can be included"),
        ("a 50 year old with an ECOG of 1 cannot enter, given that ECOG", "an ECOG of 3 cannot enter, given that ECOG"),
        ("patients need a life expectancy of 6 years or longer", "patients need 26 weeks or longer of life expectancy"),
        (
            "LVEF must be 50% or more, and radiotherapy at least a decade back",
            "LVEF must be 50% or more, and radiotherapy at least 21 days back",
        ),
        (
            "a 45 year old with an ECOG of 1 cannot enter, because of her performance status",
            "a 45 year old with an ECOG of 2 cannot enter, because of her performance status",
        ),
        (
            "a 45 year old with an ejection fraction of 65% cannot enter because of it",
            "a 45 year old with an ejection fraction of 45% cannot enter because of it",
        ),
        ("LVEF < 50% is required", "LVEF >= 50% is required"),
        (
            "Anna is 57 years old and has an ECOG of 4. She is eligible for the trial.",
            "Anna is 57 years old and has an ECOG of 1. She is eligible for the trial.",
        ),
        (
            "candidates must be over the age of 75 and have chemotherapy for metastatic disease aswell",
            "candidates must be over the age of 18 and have chemotherapy for metastatic disease aswell",
        ),
        ("a hemoglobin of 9.5 g/dl is not enough", "a hemoglobin of 8.5 g/dl is not enough"),
        ("bilirubin may go up to 15 times ULN", "bilirubin may go up to 1.5 times ULN"),
    ],
)
def test_conditions_of_entry(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("one in 45 patients in the primary trial had sepsis", EVENTS, id="a rate, and not so many people"),
        pytest.param("nine or so patients in the primary trial had back pain", EVENTS, id="about so many"),
        pytest.param("eighty-two patients of the primary trial had no back pain", EVENTS, id="the others, in words"),
        pytest.param(
            "32 of 40 in cohort 1 of the primary trial came through without nausea, and 48 in cohort 2",
            EVENTS,
            id="the others, in two arms",
        ),
        pytest.param(
            "nausea and vomiting together hit 11 in cohort 1 of the primary trial, eleven times as many as sepsis",
            EVENTS,
            id="two lines together",
        ),
        pytest.param("14 patients over all trials had nausea", EVENTS, id="both trials"),
        pytest.param("32 patients in cohort 1 of the primary trial stayed free of nausea", EVENTS, id="the others"),
        pytest.param("2 of the 3 arms saw no vomiting", EVENTS, id="a part of the arms"),
        pytest.param("2/3 of the cohorts had no vomiting", EVENTS, id="a share of the arms"),
        pytest.param("80% of nausea in the primary trial came from cohort 1", EVENTS, id="a share of the cases"),
        pytest.param("45 patients over 65 in cohort 1 of the primary trial had nausea", EVENTS, id="some of them"),
        pytest.param("7 patients in the primary trial had severe nausea", EVENTS, id="a word that no line has"),
        pytest.param("70 nausea events were seen in the primary trial", EVENTS, id="how often, not how many"),
        pytest.param("some patients had PFS over 12 months", SURVIVAL, id="single people"),
        pytest.param("PFS was assessed for up to 3 years", SURVIVAL, id="how long it was looked at"),
        pytest.param("at 18 months 30% of velorin patients had PFS", SURVIVAL, id="another time"),
        pytest.param(
            "the upper limit of the 95% confidence interval of PFS was 10.2 months with velorin, 4.7 months higher than"
            " with placebo",
            SURVIVAL,
            id="the ends of an interval",
        ),
        pytest.param("velorin patients took velorin 3 months longer", NOT_REACHED, id="a value not reached"),
        pytest.param("PFS was 100% longer with velorin", SURVIVAL, id="a ratio"),
        pytest.param("velorin patients took 400 mg velorin daily", SURVIVAL, id="what an arm was given"),
        pytest.param("each barolin infusion lasts 60 minutes in the primary trial", GIVEN, id="another unit"),
        pytest.param("participants of the secondary trial exercise for 18 hours in all", GIVEN, id="in all"),
        pytest.param("barolin comes to three infusions in the primary trial", GIVEN, id="infusions, one a week"),
        pytest.param("velorin is taken every 12 hours in the primary trial", GIVEN, id="twice a day"),
        pytest.param("velorin is taken five times in 3 days in the primary trial", GIVEN, id="days of a list, times"),
        pytest.param("radiation is given five times a week in the primary trial", GIVEN, id="25 over 5 weeks"),
        pytest.param("barolin is given every 7 days in the primary trial", GIVEN, id="weekly"),
        pytest.param("participants of the secondary trial exercise 156 times a year", GIVEN, id="over a year"),
        pytest.param("a velorin dose is four times one tablet in the primary trial", GIVEN, id="a ratio of doses"),
        pytest.param("velorin 200 milligrams is given in the primary trial", GIVEN, id="a unit in full"),
        pytest.param("velorin is taken 20 times 6 days in the primary trial", GIVEN, id="a product, and no ratio"),
        pytest.param("a patient of 70 kg would get 700 mg velorin", GIVEN, id="somebody made up"),
        pytest.param("in the primary trial velorin is taken 10 days per cycle", GIVEN, id="days of a list"),
        pytest.param("24 g of velorin are taken over 6 cycles in the primary trial", GIVEN, id="all cycles"),
        pytest.param("the last call in the secondary trial is 9 months after the first", GIVEN, id="between two"),
        pytest.param("velorin may be reduced to 75 mg in the primary trial", GIVEN, id="what may be"),
        pytest.param("radiotherapy 4 weeks ago is not too recent", ENTRY, id="not too recent"),
        pytest.param("a myocardial infarction 8 months ago does not exclude", ENTRY, id="does not exclude"),
        pytest.param("anthracycline therapy 14 months ago is allowed", ENTRY, id="outside of what is excluded"),
        pytest.param("LVEF must be at least 50% and be measured in the past 28 days", ENTRY, id="two limits"),
        pytest.param("the age limit is 70 years, 52 years above the lower limit", ENTRY, id="between two limits"),
        pytest.param("a 75 year old with an LVEF of 60% is not eligible", ENTRY, id="out for something else"),
        pytest.param("a 45 year old woman with ECOG 0 and LVEF of 60% is eligible", ENTRY, id="within all limits"),
    ],
)
def test_a_number_that_follows_or_is_of_something_else_is_left_open(claim: str, text: str) -> None:
    assert verdict(claim, text) != "differs"


OBJECTIVE = """Outcome Measurement:
  Objective Response (OR)
  Complete response (CR) or partial response (PR) by the criteria.
  Time frame: 34 months
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 41
  Measure Type: Number
  Unit of Measure: Participants  4"""
LENGTHENED = """Outcome Measurement:
  Lengthened QTcF
  Time frame: 9 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 49
  Measure Type: Count of Participants
  Unit of Measure: Participants  Lengthened QTcF: >30 ms: 3   6.1%
  Lengthened QTcF: >60 ms: 0   0.0%"""


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        pytest.param("4/41 participants achieved a partial response.", OBJECTIVE, id="a part of what is counted"),
        pytest.param("0/49 participants had a lengthened QTcF of <60ms.", LENGTHENED, id="the other side of a bound"),
    ],
)
def test_what_the_counted_includes_or_lies_beyond_is_not_supported(claim: str, record: str) -> None:
    assert verdict(claim, record) == "not-found"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("4/41 participants achieved an objective response.", OBJECTIVE),
        ("0/49 participants had a lengthened QTcF of >60 ms.", LENGTHENED),
    ],
)
def test_what_is_counted_is_supported(claim: str, record: str) -> None:
    assert verdict(claim, record) == "supported"


FREE = """Outcome Measurement:
  Progression-free Survival Rate
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 52
  Measure Type: Count of Participants
  Unit of Measure: Participants  No disease progression: 36  69.2%
  Disease progression or death: 16  30.8%"""


def test_all_categories_together_are_no_result() -> None:
    false, true = (f"More than {share} participants reached progression-free survival." for share in ("9/10", "2/3"))
    assert (verdict(false, FREE), verdict(true, FREE) != "differs") == ("differs", True)
