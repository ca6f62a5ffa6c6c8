"""Numbers of a statement on entry, each held against what the conditions have of the same thing in the same sort."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Inclusion Criteria:
  1. Adults with asthma for at least 12 months
  2. Resting FVC ≥ 30% and < 75% of predicted
  3. Morning serum cortisol:
    - ≥ 40 nmol/L in users of steroid sprays
    - ≥ 90 nmol/L in all others
  4. HbA1c between 6.5% and 9.5%
  5. BMI 22.0 to 36.0 kg/m²
  6. Night symptoms on at least 4 nights per week in the previous 6 weeks
  7. Allergy shown by prick test, i.e. a wheal ≥ 4 mm, on skin testing in the last 18 months
  8. Comfort rating of at least 6 on a 0-10 numeric scale
  9. Negative pregnancy test within 9 days of first dose; contraception for 9 months after the last dose of velorin
Exclusion Criteria:
  1. AST or ALT > 3 x ULN; CK > 5 x ULN (one repeat test allowed)
  2. Chemotherapy within 3 wks (6 wks for nitrosoureas) of study entry
  3. Body weight change > 5 kg in the 90 days before screening
  4. Six-minute walk > 400 m or < 120 m
  5. eGFR < 40 ml/min/1.73m2
  6. More than 3 prior courses of oral steroids
  7. Heart rate > 105 bpm at rest
  8. Known heparin intolerance"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        pytest.param(
            "women have to go on with contraception for 9 days after their last dose of velorin",
            "women have to go on with contraception for 9 months after their last dose of velorin",
            id="another time of the record is no duty",
        ),
        pytest.param(
            "women only have to keep using contraception for over two years after the last dose of velorin",
            "women have to keep using contraception for over half a year after the last dose of velorin",
            id="a little longer",
        ),
        pytest.param(
            "anyone with liver enzymes (AST/ALT) above 1.5 times the upper normal limit is shut out",
            "anyone with liver enzymes (AST/ALT) above 3 times the upper normal limit is shut out",
            id="multiples of a limit",
        ),
        pytest.param(
            "someone with a cortisol of 30 nmol/L meets the cortisol requirement",
            "someone with a cortisol of 50 nmol/L meets the cortisol requirement",
            id="in a list",
        ),
        pytest.param("an FVC of 85% of predicted is fine", "an FVC of 60% of predicted is fine", id="both bounds"),
        pytest.param(
            "asthmatics can enter as long as their HbA1c isn't above 10.5%",
            "asthmatics can enter as long as their HbA1c isn't above 9.5%",
            id="on a condition",
        ),
        pytest.param(
            "HbA1c has to be no lower than 5.5 and no higher than 9.5",
            "HbA1c has to be no lower than 6.5 and no higher than 9.5",
            id="a unit for two numbers",
        ),
        pytest.param(
            "nobody with a BMI of 28 would be let in", "nobody with a BMI of 39 would be let in", id="no unit"
        ),
        pytest.param("a BMI of 28 is too low for the trial", "a BMI of 19 is too low for the trial", id="too low"),
        pytest.param(
            "the trial wants night symptoms on a minimum of 6 nights a week",
            "the trial wants night symptoms on a minimum of 4 nights a week",
            id="so many of a week",
        ),
        pytest.param(
            "the allergy skin testing can be up to 18 years old",
            "the allergy skin testing can be up to 18 months old",
            id="a test has an age",
        ),
        pytest.param(
            "a comfort rating of 3 out of 10 is enough",
            "a comfort rating of 7 out of 10 is enough",
            id="out of its whole",
        ),
        pytest.param(
            "after a nitrosourea the washout needed is five weeks",
            "after a nitrosourea the washout needed is six weeks",
            id="in brackets",
        ),
        pytest.param(
            "someone who put on 3 kg over the last two months can't take part because of that weight gain",
            "someone who put on 8 kg over the last two months can't take part because of that weight gain",
            id="a change",
        ),
        pytest.param(
            "a six-minute walk of 250 m keeps someone out",
            "a six-minute walk of 450 m keeps someone out",
            id="out on either side",
        ),
        pytest.param("an eGFR of 60 excludes patients", "an eGFR of 30 excludes patients", id="of the body surface"),
        pytest.param(
            "five prior courses of oral steroids are ok", "two prior courses of oral steroids are ok", id="so many"
        ),
        pytest.param("a heart rate of 120 is alright", "a heart rate of 90 is alright", id="alright"),
    ],
)
def test_only_what_is_of_the_same_accounts_for_a_number(false: str, true: str) -> None:
    assert verdict(false, ENTRY) == "differs"
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("someone with a BMI of 28 on heparin cannot take part", id="another reason"),
        pytest.param("a BMI of 28 and an eGFR of 30 keep someone out", id="one of two numbers"),
        pytest.param("a 17 year old with a BMI of 28 is not eligible", id="an age may be the reason"),
        pytest.param("comfort of 3 out of 5 is enough", id="on another scale"),
        pytest.param("people with an eGFR of over 30 are eligible", id="some of them are"),
        pytest.param("Not one of the tests may be older than 18 months", id="one of several"),
        pytest.param("a heart scan with 120 pictures is fine", id="of something else"),
        pytest.param(
            "patients whose last velorin dose was 8 mg need 9 months of contraception", id="of whom it is asked"
        ),
        pytest.param("no one with asthma of two years or more is turned away", id="nobody is no number"),
        pytest.param(
            "women need a negative pregnancy test in the nine days leading up to the first dose", id="in words"
        ),
    ],
)
def test_a_number_of_which_it_is_not_known_what_keeps_out_is_left_open(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"


WAYS = """Inclusion Criteria:
  - Postmenopausal women, age 30 to 70 yrs
  - Prostate volume ≤ 80 cc
  - ANC ≥ 1,500/mm3
  - MMSE score ≥ 24; gait score ≥ 10
  - Exercises < 100 min/week
  - ALT ≤ 2.5 x ULN (≤ 5 x ULN if liver mets)
  - Weight 40 - 110 kg
  - Infusions of barolin 60 mg/m2 planned
Exclusion Criteria:
  - Fluoxetine within 5 weeks
  - Moclobemide within 2 weeks
  - Radiotherapy within 14 days of first dose
  - Vitamin E > 400 IU a day
  - Bowel cancer within 5 years, excluding polyps
  - HbA1c > 9.0 %"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "radiotherapy 5 days before the first dose is not a problem",
            "radiotherapy 25 days before the first dose is not a problem",
        ),
        ("an HbA1c of 11% is not a reason to be turned away", "an HbA1c of 8% is not a reason to be turned away"),
        (
            "neither an HbA1c of 11% nor radiotherapy 30 days before the first dose would stop a woman from joining",
            "neither an HbA1c of 8% nor radiotherapy 30 days before the first dose would stop a woman from joining",
        ),
        ("a woman of 74 is within the age range that is allowed", "a woman of 64 is within the age range"),
        ("a 78 y/o postmenopausal woman fits", "a 68 y/o postmenopausal woman fits"),
        (
            "prostates larger than 60 ml are too big for the trial",
            "prostates larger than 80 ml are too big for the trial",
        ),
        (
            "someone who exercises 20 minutes a week is too sporty for it",
            "someone who exercises 3 hours is too sporty for it",
        ),
        ("neutrophils have to be at least 15 x 10^9/L", "neutrophils have to be at least 1.5 x 10^9/L"),
        ("someone with a Mini Mental score of 20 is eligible", "someone with a Mini Mental score of 26 is eligible"),
        (
            "ALT of 8 times the upper limit is ok if the liver has mets",
            "ALT of 4 times the upper limit is ok if the liver has mets",
        ),
        ("fifteen kilos is the lower end of the weights", "forty kilos is the lower end of the weights"),
        ("barolin infusions of 175 mg/m2 are planned", "barolin infusions of 60 mg/m2 are planned"),
        (
            "vitamin E is barred only if it is more than 4000 IU a day",
            "vitamin E is barred only if it is more than 400 IU a day",
        ),
        (
            "the washout for fluoxetine is 3 months longer than that for moclobemide",
            "the washout for fluoxetine is 3 weeks longer than that for moclobemide",
        ),
        ("the look-back for fluoxetine is 5 months", "the look-back for fluoxetine is 5 weeks"),
    ],
)
def test_ways_of_saying_who_is_let_in_and_how_far_a_trial_goes(false: str, true: str) -> None:
    assert verdict(false, WAYS) == "differs"
    assert verdict(true, WAYS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(
            "a man with an HbA1c of 8% on fluoxetine is too ill for the trial", id="something else that keeps out"
        ),
        pytest.param("fluoxetine within 3 weeks keeps people out, unless it was a single pill", id="a part of it"),
        pytest.param("a performance status of 2 is acceptable while the trial stops at 1", id="no age"),
        pytest.param("polyps 2 years ago do not disqualify a candidate", id="an exception"),
        pytest.param(
            "an ALT of 2 times the upper limit is fine, while one of thrice it is not", id="of what is normal"
        ),
        pytest.param("a woman of 17 is below the age the trial asks for", id="below an age"),
        pytest.param("a weight of 100 kg is enough, the floor being 40", id="a number beside its limit"),
        pytest.param("someone on fluoxetine until 4 months ago waited 3 months longer than needed", id="of somebody"),
        pytest.param("ALT may be as much as 5 times the upper limit if the liver has mets", id="as much as"),
    ],
)
def test_what_may_be_so_by_another_reading_is_left_open(claim: str) -> None:
    assert verdict(claim, WAYS) != "differs"


BY_SEX = """Primary trial
Inclusion Criteria:
  Women aged ≥ 50 years, men aged ≥ 60 years
Secondary trial
Inclusion Criteria:
  Age between 20 and 70 years"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Both the primary trial and the secondary trial have an age range that a 40-year-old woman fits",
            "Both the primary trial and the secondary trial have an age range that a 65-year-old woman fits",
        ),
        (
            "a lady of 64 could go in the primary trial, but she is over the limit for the secondary trial",
            "a lady of 74 could go in the primary trial, but she is over the limit for the secondary trial",
        ),
    ],
)
def test_an_age_is_asked_of_each_trial(false: str, true: str) -> None:
    assert verdict(false, BY_SEX) == "differs"
    assert verdict(true, BY_SEX) != "differs"


EVENTS = """Adverse Events 1:
  Total: 5/80 (6.25%)
  Rhabdomyolysis 0/80 (0.00%)
  Acute myocardial infarction 3/80 (3.75%)
Adverse Events 2:
  Total: 6/82 (7.32%)
  Rhabdomyolysis 0/82 (0.00%)
  Acute myocardial infarction 4/82 (4.88%)"""


def test_not_one_case_is_none() -> None:
    assert verdict("Not one case of rhabdomyolysis was seen in either cohort", EVENTS) != "differs"
    assert verdict("Not one case of acute myocardial infarction was seen in either cohort", EVENTS) == "differs"


def test_mi_is_a_myocardial_infarction() -> None:
    assert verdict("acute MI struck 70 patients, counting both cohorts", EVENTS) == "differs"
    assert verdict("acute MI struck 7 patients, counting both cohorts", EVENTS) != "differs"


REACTIONS = """Adverse Events 1:
  Total: 30/80 (37.50%)
  Infusion related reaction 0/80 (0.00%)
  Blood pressure increased 8/80 (10.00%)
  Cardiac failure congestive 1/80 (1.25%)
  Febrile neutropenia 12/80 (15.00%)
Adverse Events 2:
  Total: 18/82 (21.95%)
  Infusion related reaction 4/82 (4.88%)
  Blood pressure increased 1/82 (1.22%)
  Cardiac failure congestive 3/82 (3.66%)
  Febrile neutropenia 2/82 (2.44%)"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "nobody in group one had infusion reactions, whereas 14% in group two did",
            "nobody in group one had infusion reactions, whereas 4.9% in group two did",
        ),
        ("7 patients of cohort 2 had infusion reactions", "4 patients of cohort 2 had infusion reactions"),
        (
            "raised blood pressure: 8 in arm 1 against 4 in arm 2",
            "raised blood pressure: 8 in arm 1 against 1 in arm 2",
        ),
        ("congestive heart failure went above 20% in cohort 2", "congestive heart failure went above 3% in cohort 2"),
        (
            "neutropenia with fever was three times as frequent by number in group 1 than in group 2",
            "neutropenia with fever was six times as frequent by number in group 1 than in group 2",
        ),
        ("a total of 78 patients with events were counted", "a total of 48 patients with events were counted"),
        (
            "twenty patients in the 1st arm were left without any of the events",
            "fifty patients in the 1st arm were left without any of the events",
        ),
        ("thirty patients in cohort 1 stayed event free", "fifty patients in cohort 1 stayed event free"),
        ("congestive heart failure: nine patients altogether", "congestive heart failure: four patients altogether"),
        (
            "more than three quarters of the 80 operated patients of cohort 1 had adverse events",
            "more than a third of the 80 operated patients of cohort 1 had adverse events",
        ),
    ],
)
def test_events_and_arms_are_known_in_other_words(false: str, true: str) -> None:
    assert verdict(false, REACTIONS) == "differs"
    assert verdict(true, REACTIONS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("12 reactions were seen in arm 1", id="a word of a line is not its name"),
        pytest.param("blood pressure fell in 7 patients of arm 1", id="another change"),
        pytest.param("7 patients in arm 1 had neutropenia", id="a wider name"),
        pytest.param("arm one took two tablets and saw one heart failure", id="a number beside an arm's"),
        pytest.param("a total of 99 events were counted", id="how often"),
    ],
)
def test_what_may_be_another_event_is_left_open(claim: str) -> None:
    assert verdict(claim, REACTIONS) != "differs"


ENOUGH = """Inclusion Criteria:
  Adults 18 or older
  Serum creatinine ≤ 1.5 x ULN or creatinine clearance ≥ 50 mL/min
  Bilirubin ≤ 1.5 x ULN"""


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("a patient with a creatinine of 2 x ULN and a clearance of 70 mL/min may enter the trial", ""),
        ("a patient with a creatinine of 2 x ULN may enter the trial", ""),
        ("a patient with a creatinine clearance of 40 mL/min may enter the trial", ""),
        ("a patient with a bilirubin of 2 x ULN may enter the trial", "differs"),
    ],
)
def test_where_one_of_two_numbers_is_enough_the_other_keeps_nobody_out(claim: str, said: str) -> None:
    assert (verdict(claim, ENOUGH) == "differs") is (said == "differs")
