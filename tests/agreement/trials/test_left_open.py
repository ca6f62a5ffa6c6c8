"""True statements about trial records, in words that are easily read for other ones: none of them may differ."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth
from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 20/40 (50.00%)
  Nausea 8/40 (20.00%)
  Vomiting 3/40 (7.50%)
  Sepsis 1/40 (2.50%)
  Deaths 2/40 (5.00%)
  Pneumonia 1/40 (2.50%)
  Back pain 5/40 (12.50%)
  Upper respiratory tract infection 3/40 (7.50%)
  Urinary tract infection 2/40 (5.00%)
  Cardiac failure congestive 2/40 (5.00%)
  Atrial fibrillation 1/40 (2.50%)
  Atrial flutter 2/40 (5.00%)
  Cystitis 2/40 (5.00%)
  Bronchitis 2/40 (5.00%)
  Deep vein thrombosis 2/40 (5.00%)
  Thrombosis 1/40 (2.50%)
  Haemorrhage 1/40 (2.50%)
  Epistaxis 3/40 (7.50%)
  Cerebrovascular accident 1/40 (2.50%)
  Ischaemic stroke 2/40 (5.00%)
  Hypersensitivity 1/40 (2.50%)
  Anaphylaxis 2/40 (5.00%)
  Mucosal inflammation 1/40 (2.50%)
  Stomatitis 5/40 (12.50%)
  Syncope 1/40 (2.50%)
  Depressed level of consciousness 2/40 (5.00%)
  Oedema 1/40 (2.50%)
  Joint swelling 2/40 (5.00%)
  Onycholysis 1/40 (2.50%)
  Nail disorder 2/40 (5.00%)
Adverse Events 2:
  Total: 10/50 (20.00%)
  Nausea 2/50 (4.00%)
  Vomiting 0/50 (0.00%)
  Sepsis 1/50 (2.00%)
  Deaths 0/50 (0.00%)
  Pneumonia 1/50 (2.00%)
  Back pain 3/50 (6.00%)
Secondary trial
Adverse Events 1:
  Total: 3/20 (15.00%)
  Nausea 4/20 (20.00%)
  Vomiting 0/20 (0.00%)"""
GIVEN = """INTERVENTION 1:
  Velorin
  Participants received velorin 200 mg PO BID in 28-day treatment cycles for a maximum of 6 cycles.
INTERVENTION 2:
  Tamoxin
  Participants received tamoxin 20 mg PO QD in 28-day treatment cycles for a maximum of 6 cycles.
INTERVENTION 3:
  Barolin
  Participants received barolin 500 ml IV every 4 weeks."""
RESPONSE = """Outcome Measurement:
  Number of Participants With Objective Response
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  18
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 40
  Measure Type: Number
  Unit of Measure: participants  8
Adverse Events 1:
  Arm/Group Title: Placebo
  Total: 4/40 (10.00%)
  Nausea 1/40 (2.50%)
Adverse Events 2:
  Arm/Group Title: Velorin
  Total: 12/40 (30.00%)
  Nausea 9/40 (22.50%)"""
DOSED = """INTERVENTION 1:
  Velorin
  Velorin: 1200 mg (four 300 mg tablets) orally once daily
INTERVENTION 2:
  Barolin
  Barolin 400 mg/m2 on day 1, followed by 250 mg/m2 weekly. Patients reduce salt by 30% of their normal diet."""
SURVIVAL = """Outcome Measurement:
  Progression Free Survival Rate
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 90
  Measure Type: Number
  Unit of Measure: percentage of participants  80.0
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 47
  Measure Type: Number
  Unit of Measure: percentage of participants  61.7"""
LIMITS = """Inclusion Criteria:
  Age 45-70 years
  Previous treatment with barolin every 3-4 weeks, for 6-8 infusions over no more than 14 months
  No scan within the last two years
  Creatinine < 2.5 times the upper limit of normal
  Bilirubin < 1.5 times the upper limit of normal
  Negative pregnancy test within 14 days before registration
Exclusion Criteria:
  Dental surgery within 6 weeks
  Serum calcium > 12 mg/dL
  Any anticancer drug within 21 days except hormone therapy, which may be given up to 7 days before registration"""
ENTRY = """Inclusion Criteria:
  Women 55 years of age or younger
  Karnofsky performance status > 80
  ECOG performance status 0-1
Exclusion Criteria:
  Pregnant women"""


@pytest.mark.parametrize(
    "claim",
    [
        "80% of patients with nausea in the primary trial were in cohort 1.",
        "Most patients with nausea in the primary trial were in cohort 1.",
        "8 of the 10 patients with nausea in the primary trial were in cohort 1.",
        "The majority of patients with nausea in the primary trial were in cohort 1.",
        "Every patient who died in the primary trial was in cohort 1.",
        "All patients who died in the primary trial were in cohort 1.",
        "100% of patients who died in the primary trial were in cohort 1.",
        "All of the deaths in the primary trial occurred in cohort 1.",
        "Most of the deaths in the primary trial were in cohort 1.",
        "Half of the pneumonia in the primary trial was in patients of cohort 2.",
        "Two thirds of patients with adverse events in the primary trial were in cohort 1.",
        "Cohort 1 of the primary trial had most of the nausea.",
        "All patients with vomiting were in the primary trial.",
        "Most of the nausea was in the primary trial.",
    ],
)
def test_a_share_of_the_cases_is_no_share_of_the_arm(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


def test_a_wrong_share_of_the_cases_differs_still() -> None:
    assert verdict("Most patients with nausea in the primary trial were in cohort 2.", EVENTS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "3 patients in cohort 1 of the primary trial had an irregular heartbeat.",
        "4 patients in cohort 1 of the primary trial had a bladder infection.",
        "3 patients in cohort 1 of the primary trial had a lung infection.",
        "3 patients in cohort 1 of the primary trial had blood clots.",
        "4 patients in cohort 1 of the primary trial bled.",
        "4 patients in cohort 1 of the primary trial had bleeding.",
        "3 patients in cohort 1 of the primary trial had a stroke.",
        "3 patients in cohort 1 of the primary trial had an allergic reaction.",
        "6 patients in cohort 1 of the primary trial had mucositis.",
        "3 patients in cohort 1 of the primary trial had a loss of consciousness.",
        "3 patients in cohort 1 of the primary trial had swelling.",
        "3 patients in cohort 1 of the primary trial had nail loss.",
    ],
)
def test_an_everyday_name_may_be_wider_than_a_line(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Valerian, a 200-year-old remedy, was not allowed.",
        "The ECOG status was assessed in 12 patients.",
        "Women were seen in a 150-year-old building.",
        "Calves aged 130 to 200 days were used.",
        "The family is older than 300 generations.",
        "The Karnofsky score was assessed in 150 patients.",
        "The Karnofsky score of 150 patients was assessed.",
    ],
)
def test_a_number_of_something_else_is_no_level(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "9 patients in the Velorin group had nausea.",
        "More patients in the Velorin group than in the Placebo group had nausea.",
        "18 patients in the Velorin group had an objective response.",
        "22 patients in the Velorin group had no objective response.",
        "69% of patients with an objective response were in the Velorin group.",
        "Of the patients with an objective response, 69% were in the Velorin group.",
        "69% of patients with response were in Velorin.",
        "Of the 12 patients, 9 had nausea in cohort 2.",
        "In groups 1 and 2, 26 patients had an objective response.",
        "Most objective responses were in the Velorin group.",
    ],
)
def test_an_arm_of_the_outcome_is_none_of_the_events(claim: str) -> None:
    assert verdict(claim, RESPONSE) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Cohort 1 received 400 mg velorin per day.",
        "Cohort 1 received 0.4 g velorin a day.",
        "Cohort 1 received 2800 mg velorin per week.",
        "Cohort 1 received 2.8 g velorin weekly.",
        "Cohort 1 received 11200 mg velorin each cycle.",
        "Cohort 1 received 67200 mg velorin during the 6 cycles.",
        "Cohort 1 received 11.2 g velorin in each 28-day cycle.",
        "Cohort 1 received 11200 mg velorin over 28 days.",
        "Cohort 2 received 560 mg tamoxin per cycle.",
        "Cohort 2 received 140 mg tamoxin a week.",
        "Cohort 1 received velorin for 168 days.",
        "Cohort 1 received at least 1 cycle of velorin.",
        "Cohort 3 received 500 ml barolin every month.",
    ],
)
def test_a_dose_of_a_longer_time_follows(claim: str) -> None:
    assert verdict(claim, GIVEN) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "No more patients in cohort 2 of the primary trial had nausea than in cohort 1.",
        "No fewer patients in cohort 1 of the primary trial had nausea than in cohort 2.",
        "More patients in cohort 2 of the primary trial had no nausea than in cohort 1.",
        "No patient in cohort 1 of the primary trial had both sepsis and nausea.",
        "None of the other patients in cohort 1 of the primary trial had nausea.",
        "Almost no patients in cohort 2 of the primary trial had nausea.",
        "Nearly no patients in cohort 2 of the primary trial had nausea.",
        "Sepsis did not occur in all patients of cohort 1 of the primary trial.",
        "Nausea did not occur in more than 25% of cohort 1 of the primary trial.",
        "Nausea did not occur in more than 9 patients of cohort 1 of the primary trial.",
        "1 patient in cohort 1 of the primary trial had both nausea and vomiting.",
        "1 patient in cohort 1 of the primary trial had nausea and vomiting.",
        "5 patients in cohort 1 of the primary trial had nausea but no vomiting.",
        "5 patients in cohort 1 of the primary trial had nausea only.",
        "Not all patients in cohort 1 of the primary trial had sepsis.",
        "About 4 patients in cohort 1 of the primary trial had vomiting.",
        "Roughly 4 patients in cohort 1 of the primary trial had vomiting.",
        "Nearly 4 patients in cohort 1 of the primary trial had vomiting.",
    ],
)
def test_what_is_denied_or_about_so_many_is_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "The most common cardiac adverse event in cohort 1 of the primary trial was congestive heart failure.",
        "The most common infection in cohort 1 of the primary trial was upper respiratory tract infection.",
        "The most common fatal adverse event in cohort 1 of the primary trial was death.",
        "Back pain was among the most common adverse events in cohort 1 of the primary trial.",
        "8, 2 and 4 patients had nausea in cohort 1 and 2 of the primary trial and in the secondary trial.",
        "Of the 20 patients, 8 had nausea in cohort 1 of the primary trial.",
        "6% of patients in cohort 2 of the primary trial had back pain, less than in cohort 1.",
        "In groups 1 and 2 of the primary trial, 8 had back pain.",
        "In groups 1 and 2 of the primary trial, 10 had nausea.",
    ],
)
def test_a_class_of_events_or_a_list_of_numbers_is_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "20 of the 40 patients in cohort 1 of the primary trial had none.",
        "8 of the 20 patients with adverse events in cohort 1 of the primary trial had nausea.",
        "A fifth of the events in cohort 2 of the primary trial had more than 1 patient.",
        "The rate of adverse events in cohort 1 of the primary trial is 35 points above that of the secondary trial.",
        "Roughly half of cohort 1 and one fifth of cohort 2 of the primary trial had adverse events.",
        "An eighth of cohort 1 in the primary trial had back pain, a third of them in the first week.",
        "Thrombosis incl. deep vein thrombosis was seen in 3 patients of cohort 1 in the primary trial.",
    ],
)
def test_parts_of_parts_and_of_lines_are_left_open(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "137 participants were analysed in two arms.",
        "20% of the patients on velorin progressed within 12 weeks.",
        "18 of the 90 patients on velorin progressed.",
        "Velorin reached four in five, and one in five progressed over a quarter of a year.",
        "137 patients were analysed, two thirds of them in cohort 1.",
    ],
)
def test_those_not_counted_and_all_who_were_analysed_are_left_open(claim: str) -> None:
    assert verdict(claim, SURVIVAL) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "28 tablets of velorin are taken in a week.",
        "120 tablets of velorin are taken in 30 days.",
        "Half of the tablets of velorin daily would be 600 mg.",
        "Barolin comes to 1650 mg/m2 over the first 6 weeks.",
        "Salt falls to 70% of the normal diet.",
        "Barolin was taken every 7 days.",
    ],
)
def test_what_days_and_weeks_add_up_to_is_left_open(claim: str) -> None:
    assert verdict(claim, DOSED) != "differs"


def test_a_length_does_not_follow_from_itself() -> None:
    assert verdict("Cohort 1 takes four tablets of velorin, so 4000 tablets in a week.", DOSED) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A woman of 71 is one year too old.",
        "A 72 year old woman with HER2 3+ disease is too old.",
        "A 44 year old with metastatic disease is excluded due to her age.",
        "A pregnancy test 20 days old is too old.",
        "A pregnancy test not older than two weeks is needed.",
        "Infusions of barolin had to be 3 to 4 weeks apart.",
        "Patients with barolin for 6 to 8 infusions, over at most 14 months, are asked for.",
        "A scan 18 months ago would exclude a woman.",
        "Creatinine up to 2.4 times the upper limit of normal is accepted.",
        "Bilirubin must not exceed one and a half times the upper limit of normal.",
        "Dental surgery two months ago is not a reason to exclude a patient.",
        "Serum calcium of 12 mg/dl is still allowed.",
        "Serum calcium of 13 mg/dl is too high, 11 mg/dl is not.",
        "Patients who had hormone therapy 8 days before registration are eligible.",
        "Dental surgery 8 weeks ago is fine, as six weeks are the minimum.",
        "Dental surgery 8 weeks ago is no exclusion, only the last 6 weeks count.",
        "An older scan is refused: only those of the last 24 months are accepted.",
        "A patient with hormone therapy 3 days ago is excluded for that hormone therapy.",
        "A woman with serum calcium of 13 mg/dl is excluded because of her serum calcium.",
        "A woman of 72 is excluded for her age.",
        "Bilirubin of 1.6 times the upper limit of normal is above what is accepted.",
    ],
)
def test_what_limits_let_in_is_left_open(claim: str) -> None:
    assert verdict(claim, LIMITS) != "differs"


def test_how_often_something_is_given_is_no_sum_of_other_times() -> None:
    assert verdict("Barolin 500 ml was given every 28 hours in cohort 3.", GIVEN) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Dental surgery 4 years ago excludes a patient, since the limit is 5 years.",
        "A 50 year old with HER2 3+ disease is too young.",
        "A 50 year old with metastatic disease is excluded due to her age.",
        "A woman with serum calcium of 9 mg/dl is turned away for serum calcium too high.",
    ],
)
def test_limits_in_everyday_words_are_told(claim: str) -> None:
    assert verdict(claim, LIMITS) == "differs"


HEADACHE = (
    "In 94 men, a rash occurred in 49% vs 25% and headache in 14% vs 2%. The risk of diabetes rose by 9%. Overall, 78% "
    "of adults reported using velorin in the previous 12 months. Flushing occurred in about 1 in 10,000 treated "
    "patients a year."
)


@pytest.mark.parametrize(
    "claim",
    [
        "78% of our patients reported using velorin.",
        "78% of adults reported using velorin, and for months after.",
        "78% of children reported using velorin.",
        "In the previous month, 78% of adults reported using velorin.",
        "Diabetes occurred in 9% of adults.",
        "Flushing occurred in 1 in 1,000 treated patients a year.",
    ],
)
def test_what_the_source_does_not_say_is_not_supported(claim: str) -> None:
    assert verdict(claim, HEADACHE) != "supported"


def test_numbers_of_a_long_list_are_not_told_apart_by_their_neighbours() -> None:
    assert verdict("Headache was reported by 14% of men against 2%.", HEADACHE) != "differs"


LISTED = """DISEASE CHARACTERISTICS:
  Bone density T-score < -2.0
  Serum calcium < 12 mg/dL
  No reason against a scan of the spine, as defined by any of the following:
  Kyphosis with an angle > 40 degrees
  No other illness
PATIENT CHARACTERISTICS:
  Age
  18 and over
  Life expectancy
  At least 6 months"""
CHANGED = """Outcome Measurement:
  Bone density change from baseline
  Time frame: 12 months
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 120
  Mean (95% Confidence Interval)
  Unit of Measure: percent change  4.8  (4.3 to 5.4)
Results 2:
  Arm/Group Title: Placebo
  Overall Number of Participants Analyzed: 118
  Mean (95% Confidence Interval)
  Unit of Measure: percent change  -.7  (-1.3 to -.1)"""


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("kyphosis with an angle of 60 degrees would keep a woman out", LISTED),
        ("a patient whose serum calcium is 11 mg/dl is within the limit", LISTED),
        ("bone density change differs by 5.5% between velorin and placebo", CHANGED),
        ("between 75% and 85% of velorin patients had progression free survival", SURVIVAL),
        ("a T-score of -2.5 meets the density criterion", LISTED),
        ("patients should live for half a year or longer", LISTED),
        ("a patient of 60 is out for her ECOG of 2, even if she is well", ENTRY),
        ("hemoglobin under 8 g/dl keeps patients out", LIMITS.replace("Serum calcium > 12", "Hemoglobin < 9")),
        ("an ECOG of 1 is fine, 2 is not", ENTRY),
        ("women who had radiotherapy 11 days before registration must be turned away", ENTRY),
        ("a Karnofsky performance status of 90 meets the criterion", ENTRY),
        ("drugs 4 years ago are allowed", f"{ENTRY}\n  Drugs within 2 years; drugs over 3 years ago are allowed"),
        ("nearly half of the cohort 1 patients in the primary trial had an adverse event", EVENTS),
    ],
)
def test_signs_ranges_and_lists_are_read(claim: str, text: str) -> None:
    assert verdict(claim, text) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "a T-score of -1.5 meets the density criterion",
        "a 25 year old woman is too young",
        "patients should be expected to live for half a century or longer",
    ],
)
def test_names_above_a_line_and_signs_are_told(claim: str) -> None:
    assert verdict(claim, LISTED) == "differs"


MEASURED = """Outcome Measurement:
  Barolin concentration
  Time frame: 4 months
Results 1:
  Arm/Group Title: Fast
  Overall Number of Participants Analyzed: 12
  Mean (Standard Deviation)
  Unit of Measure: ng/mL  Baseline: 12 participants
  8.4  (4.59)
  Month 4: 9 participants
  15.35  (5.48)"""
ASSESSED = """Outcome Measurement:
  Percentage of Participants With Progressive Disease
  Time frame: 12 weeks
Results 1:
  Arm/Group Title: Velorin
  Overall Number of Participants Analyzed: 72
  Measure Type: Number
  Unit of Measure: percentage of participants  Centrally Evaluated: 38.9
  Site Evaluated: 43.1"""


def test_sizes_are_no_values_and_assessments_do_not_add_up() -> None:
    assert verdict("mean barolin concentration rose by 6.95 ng/mL", MEASURED) != "differs"
    assert verdict("mean barolin concentration rose by 127 ng/mL", MEASURED) == "differs"
    assert verdict("the central assessment saw progressive disease in over a third of patients", ASSESSED) != "differs"
    assert verdict("the site evaluation saw progressive disease in over 80% of patients", ASSESSED) == "differs"


def test_the_reason_shows_the_word_as_the_claim_has_it() -> None:
    said = compare_pair(
        "Overall, 78% of autistic adults reported using velorin in the previous 12 months.",
        HEADACHE,
        depth=Depth.ABSTRACT,
    )
    assert any("“autistic”" in one.why for one in said)


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Of the patients with adverse events in cohort 1 of the primary trial, 40% had nausea.", EVENTS),
        ("Across the primary trial and the secondary trial 33 of 110 patients had an adverse event.", EVENTS),
        ("None of the 40 patients of cohort 2 who were free of it had nausea.", EVENTS),
        ("For every four patients without progression on velorin, there was one with it.", SURVIVAL),
        ("Velorin was ahead by 18 points, 80 against 62.", SURVIVAL),
        ("Nobody in the trial is assigned to barolin at 900 mg/m2.", DOSED),
        ("A woman of 1.7 m2 would be given 680 mg of barolin on day 1.", DOSED),
        ("Three weeks of velorin amount to roughly 25 g.", DOSED),
        ("Barolin weekly is 0 mg/m2 less than 250 mg/m2.", DOSED),
        ("The first three barolin infusions add up to 900 mg/m2.", DOSED),
        ("A creatinine of twice the upper limit can be accepted if nothing else is against it.", LIMITS),
        ("A scan 20 months ago is too recent, which counts 24 months.", LIMITS),
        ("A creatinine of 1.2 times the upper limit is fine, while one of thrice it is not.", LIMITS),
    ],
)
def test_intricate_true_statements_are_left_open(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"


def test_the_order_of_words_in_memory_changes_nothing() -> None:
    claim = "treatment in the secondary trial lasts 9 weeks, whereas arm 2 of the primary trial goes on as arm 1 does"
    code = "import sys; from evidence.agreement.trials.words.scopes import scoped; print(scoped(sys.argv[1]))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code, claim],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(1, 7)
    }
    assert len(told) == 1
