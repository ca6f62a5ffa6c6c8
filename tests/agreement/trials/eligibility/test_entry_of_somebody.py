"""Sentences on entry with the number of somebody, or with what follows from a limit: neither is a limit itself."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Primary trial
Inclusion Criteria:
  Age > 24 years
  Hemoglobin > 9.5 g/dL
  Ferritin  40 mIU/mL
  Karnofsky index > 60 %
  Patients with a Zubrod performance status of 0 or 1
Exclusion Criteria:
  Cysts > 4 cm in diameter
  Cysts < 2 cm from the nipple
  Aspirin < 12 days prior to randomization
  Dizziness that exceeds grade 2
  Treatment with vitamin K unless begun > 8 months before entry
Secondary trial
Inclusion Criteria:
  Women  35 years
  Ki67 30% in high risk tumors
Exclusion Criteria:
  Older than 70 years"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Hemoglobin must exceed 12 g/dL in the primary trial, so 13 g/dL is fine.",
            "Hemoglobin must exceed 9.5 g/dL in the primary trial, so 13 g/dL is fine.",
        ),
        (
            "Patients of the primary trial need a Karnofsky index over 80 %, which is met by one of 90 %.",
            "Patients of the primary trial need a Karnofsky index over 60 %, which is met by one of 90 %.",
        ),
        (
            "Patients are required to have a Zubrod performance status no worse than 3 in the primary trial.",
            "Patients are required to have a Zubrod performance status no worse than 1 in the primary trial.",
        ),
        (
            "Only cysts whose diameter exceeds 7 cm are excluded from the primary trial.",
            "Only cysts whose diameter exceeds 4 cm are excluded from the primary trial.",
        ),
    ],
)
def test_what_follows_from_a_limit_is_left_aside_and_the_limit_is_not(false: str, true: str) -> None:
    assert verdict(false, ENTRY) == "differs"
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A cyst 3 cm in diameter and 5 cm from the nipple may be treated in the primary trial.",
        "Aspirin until 15 days before randomization is acceptable in the primary trial.",
        "Aspirin 10 days before randomization is too late for the primary trial.",
        "A Ki67 of 45% counts as high risk in the secondary trial.",
        "Ferritin of 80 mIU/mL, twice the required minimum, is fine for the primary trial.",
        "With a ferritin of 50 mIU/mL she has more than the primary trial asks for.",
        "Hemoglobin of 11 g/dL exceeds the required 9.5 g/dL.",
        "The lower limit for hemoglobin is 9.5 g/dL, which a patient with 9.7 g/dL still satisfies.",
        "Hemoglobin must be above 9.5 g/dL, hence a value of 10 g/dL passes and 9 g/dL does not.",
        "Vitamin K begun four months before entry is not allowed in the primary trial.",
        "Grade 2 dizziness is tolerated by the primary trial.",
        "At 24 one is too young for the primary trial, and for the secondary trial one must be eleven years older.",
        "One must be at least 35 to enter the secondary trial.",
        "Women over 70 are excluded from the secondary trial, a 69 year old is not.",
        "Women aged 40 have at least one high risk feature of the secondary trial.",
        "A patient must be older than 24 for the primary trial, while the secondary trial takes women of 35.",
        "Neither a Zubrod status of 2 nor one of 3 is acceptable in the primary trial.",
    ],
)
def test_a_number_of_somebody_is_no_limit(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"


LACKING = """Inclusion Criteria:
  Premenopausal women, aged 26 years and over, with node-negative disease
  At least 6 weeks since prior surgery
  eGFR  45 mL/min
  Ejection fraction > 52 %
Exclusion Criteria:
  Tumors > 8 cm
  Radiotherapy (except to the skin) within 5 weeks prior to randomization
  Patients with a prior malignancy diagnosed more than 3 years prior to randomization may enter the study
  Patients with eGFR < 60 mL/min will start at a reduced dose
  Use of aspirin or ibuprofen 9 days prior to randomization
  Long-term prednisone unless begun > 7 months prior to entry
  Any tumor with a depth less than 0.6 mm
  Chemotherapy within 4 weeks of randomization
  Any transplant within 5 months of randomization
Blood tests done within 12 days of entry:
  Ferritin > 30 mg/dL"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "A woman of 23 would have to wait another 8 years before she could join.",
            "A woman of 23 would have to wait another 3 years before she could join.",
        ),
        (
            "Somebody whose surgery was 2 weeks ago has to wait about seven more weeks.",
            "Somebody whose surgery was 2 weeks ago has to wait about four more weeks.",
        ),
        (
            "A 24 year old is 5 years short of the minimum age.",
            "A 24 year old is 2 years short of the minimum age.",
        ),
        (
            "A tumor of 10 cm is 4 cm over the limit for size.",
            "A tumor of 10 cm is 2 cm over the limit for size.",
        ),
        (
            "Premenopausal women who are 29 years old are too young.",
            "Premenopausal women who are 22 years old are too young.",
        ),
        (
            "Radiotherapy 8 weeks before randomization excludes a patient.",
            "Radiotherapy 4 weeks before randomization excludes a patient.",
        ),
        (
            "A lung cancer 2 years before randomization does not stand in the way of joining.",
            "A lung cancer 4 years before randomization does not stand in the way of joining.",
        ),
        (
            "The trial admits patients whose eGFR is 31 mL/min.",
            "The trial admits patients whose eGFR is 51 mL/min.",
        ),
        (
            "Taking ibuprofen 30 days prior to randomization would keep a candidate out.",
            "Taking ibuprofen 4 days prior to randomization would keep a candidate out.",
        ),
        (
            "Long-term prednisone begun 2 months prior to entry is acceptable.",
            "Long-term prednisone begun 9 months prior to entry is acceptable.",
        ),
        (
            "A gap of only 9 days between chemotherapy and the start of treatment is tolerated.",
            "A gap of only 40 days between chemotherapy and the start of treatment is tolerated.",
        ),
        (
            "The trial rejects any tumor whose depth is below 0.6 cm.",
            "The trial rejects any tumor whose depth is below 0.6 mm.",
        ),
        (
            "The trial excludes chemotherapy within 4 weeks of randomization and a transplant within 5 years.",
            "The trial excludes chemotherapy within 4 weeks of randomization and a transplant within 5 months.",
        ),
        (
            "Blood tests must be carried out no earlier than 40 days before entry.",
            "Blood tests must be carried out no earlier than 12 days before entry.",
        ),
    ],
)
def test_somebody_is_on_the_side_of_a_limit_that_the_record_puts_them_on(false: str, true: str) -> None:
    assert verdict(false, LACKING) == "differs"
    assert verdict(true, LACKING) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A woman of 23 had to wait another 8 days for her results.",
        "Radiotherapy to the skin 8 weeks before randomization is no reason for exclusion.",
        "A woman of 23 whose surgery was 2 weeks ago has to wait another 3 years before she is old enough.",
    ],
)
def test_what_is_lacking_of_something_else_is_left_open(claim: str) -> None:
    assert verdict(claim, LACKING) != "differs"


ALTERNATIVES = """Primary trial
Inclusion Criteria:
  Age >= 22 and <= 66 years old.
  Karnofsky index > 70 %
  One high risk feature, as follows:
  Tumor size > 3 cm; or
  Age < 33 years old.
  No more than 5 palpable nodes
  No concurrent illness including, but not limited to, any of the following:
  Angina or myocardial infarction within the past 7 months
Secondary trial
Inclusion Criteria:
  Women  25 years
  No more than 4 earlier trials"""


@pytest.mark.parametrize(
    "claim",
    [
        "A heart attack must be more than 7 months ago in the primary trial.",
        "Patients with a Karnofsky of 75% can be included in the primary trial.",
        "The primary trial is for women from 22 on, the secondary trial for adults from 25 on.",
        "A 60 year old may still enter the primary trial.",
        "In the primary trial at least 1 of 2 features must be present, e.g. a tumor of over 3 cm.",
    ],
)
def test_one_of_several_lines_that_are_enough_is_not_asked_of_all(claim: str) -> None:
    assert verdict(claim, ALTERNATIVES) != "differs"


STEPS = """Primary trial
Inclusion Criteria:
  AST < 4 times normal
  ECOG performance status 0-1
  Neuropathy must be equal to or less than grade 1
  Interval between biopsy and registration is less than 50 days
  Patients may not have had more than 3 transfusions"""


@pytest.mark.parametrize(
    "claim",
    [
        "With AST at 4.5 times normal a patient has to stay out.",
        "ECOG must be 1 or better in the primary trial.",
        "Neuropathy of grade 1 or less is required.",
        "Patients need to be registered no later than 49 days after the biopsy.",
        "Anemia after 1 transfusion suffices, and 4 transfusions are too many.",
    ],
)
def test_the_same_limit_in_other_words_is_no_other_one(claim: str) -> None:
    assert verdict(claim, STEPS) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "ECOG must be 2 or better in the primary trial.",
        "Neuropathy of grade 2 or less is required.",
        "2 transfusions are too many for the primary trial.",
    ],
)
def test_another_limit_in_such_words_is_told(claim: str) -> None:
    assert verdict(claim, STEPS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A 70 year old may still enter the primary trial.",
        "Patients with a Karnofsky of 60% can be included in the primary trial.",
        "The primary trial must have no more than 9 palpable nodes.",
    ],
)
def test_what_all_must_have_is_asked_beside_them(claim: str) -> None:
    assert verdict(claim, ALTERNATIVES) == "differs"


REASONS = """Primary trial
Inclusion Criteria:
  Life expectancy of at least 9 months
  No more than 6 bone lesions
  Total bilirubin 1.6 mg/dL or lower; Calcium 12.0 mg/dL or lower
  At least 3 weeks since any transfusion
Exclusion Criteria:
  More than 3 courses of radiotherapy
  Myocardial infarction within 10 months prior to enrollment
  LVEF below 45% on echocardiogram
  Itching of more than grade 1"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Three courses of radiotherapy are a reason to exclude a patient.",
            "Four courses of radiotherapy are a reason to exclude a patient.",
        ),
        (
            "Patients who have already had two courses of radiotherapy cannot take part in this trial.",
            "Patients who have already had five courses of radiotherapy cannot take part in this trial.",
        ),
        (
            "A heart attack suffered fourteen months before enrollment is a reason to turn a candidate away.",
            "A heart attack suffered four months before enrollment is a reason to turn a candidate away.",
        ),
        (
            "A left ventricular ejection fraction of 58% disqualifies a woman from the primary trial.",
            "A left ventricular ejection fraction of 38% disqualifies a woman from the primary trial.",
        ),
        (
            "Itching of grade 1 is sufficient reason to exclude a patient from the primary trial.",
            "Itching of grade 2 is sufficient reason to exclude a patient from the primary trial.",
        ),
        (
            "The primary trial sets a ceiling of four bone lesions.",
            "The primary trial sets a ceiling of six bone lesions.",
        ),
        (
            "Calcium must not exceed 13.6 mg/dL for a patient to enter this study.",
            "Calcium must not exceed 12 mg/dL for a patient to enter this study.",
        ),
        (
            "Patients should have a calcium of no more than 12 mg/dL and a life expectancy of 3 weeks or more.",
            "Patients should have a calcium of no more than 12 mg/dL and a life expectancy of 9 months or more.",
        ),
    ],
)
def test_a_reason_to_exclude_somebody_is_held_against_the_limit(false: str, true: str) -> None:
    assert verdict(false, REASONS) == "differs"
    assert verdict(true, REASONS) != "differs"
