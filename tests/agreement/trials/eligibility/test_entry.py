"""Who may enter a trial, and when: numbers that the conditions of entry give otherwise, and those that only look so."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Inclusion Criteria:
  Women with operable breast cancer
  Age >= 18 and <= 75 years
  Eastern Cooperative Oncology Group (ECOG, sponsor form 7) performance status 0-2
  Lives with a spouse or romantic partner > 6 months
  Able to keep still in the scanner for 40 minutes
  Primary tumor larger than 3 cm in diameter
  Last menstrual period within 1 year of randomization
  All prior chemotherapy, trastuzumab and radiation therapy should be completed > 3 weeks before enrollment
  Patients must not have received more than 2 prior lines of lapatinib
  Negative pregnancy test within 7 calendar days prior to registration
  WBC > 2,500/mm3
  No other malignancy within the past year
  More than 8 weeks since prior and no concurrent growth factors
  No contraindication to the scan as defined by any of the following:
  Kyphosis with a curve > 25 degrees
Exclusion Criteria:
  Unexplained fever > 38.5°C
  Peripheral neuropathy of grade >= 3
  Major surgery within 4 weeks prior to randomization
  Myocardial infarction within 6 months of study entry
  Waist of less than 20 inches"""
BARE = """Primary trial
Inclusion Criteria:
  Women with breast cancer
  LVEF of at least 50%
Secondary trial
  Body weight of at least 45 kg
  Women with a BMI of more than 40 are not eligible."""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Participants must have a white blood cell count above 4,500/mm¬¨‚â• to join.",
            "Participants must have a white blood cell count above 2,500/mm¬¨‚â• to join.",
        ),
        (
            "Those with an unexplained fever exceeding 37.5¬∞C are excluded from the study.",
            "Those with an unexplained fever exceeding 39Â°C are excluded from the study.",
        ),
        (
            "Those with an unexplained fever of more than 37 degrees are excluded.",
            "Those with an unexplained fever of more than 38.5 degrees are excluded.",
        ),
        (
            "Patients must have a primary tumor larger than 3 inches in diameter.",
            "Patients must have a primary tumor larger than 1.2 inches in diameter.",
        ),
        (
            "Candidates are expected to be capable of keeping still in the scanner for 20 minutes.",
            "Candidates are expected to be capable of keeping still in the scanner for 40 minutes.",
        ),
        (
            "Patients must have had at least 3 prior lines of lapatinib.",
            "Patients may have had at most 2 prior lines of lapatinib.",
        ),
        (
            "Participants must be free of other malignancy for the past 4 years.",
            "Participants must be free of other malignancy for the past 12 months.",
        ),
    ],
)
def test_limits_are_read_whatever_their_unit_their_sign_and_their_denial(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "Women who completed a course of trastuzumab 10 days before enrollment are eligible.",
        "Patients who completed trastuzumab, to treat the breast cancer, < 2 weeks before entry may be enrolled.",
        "A patient whose radiotherapy ended two weeks ago may be enrolled.",
        "A woman who had her last period 30 months ago could be considered for the study.",
        "Mary has been living with her boyfriend for 12 weeks, so she is eligible.",
        "A negative pregnancy test 12 days before registration is enough.",
        "A woman with a heart attack 2 months ago is eligible for this trial.",
        "A woman who had another malignancy 7 months ago may enter.",
        "Patients who had major surgery two weeks ago are eligible.",
        "Anna had growth factors 3 weeks ago, she can take part in the trial.",
    ],
)
def test_nobody_is_let_in_sooner_or_later_than_the_conditions_say(claim: str) -> None:
    assert verdict(claim, ENTRY) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Women who completed a course of trastuzumab 30 days before enrollment are eligible.",
        "A patient whose radiotherapy ended four weeks ago may be enrolled.",
        "Women whose last period was 40 weeks ago are eligible.",
        "Women who have lived with a husband for 2 years are eligible.",
        "Mary moved in with her boyfriend 30 weeks ago, so she is eligible.",
        "Mary has lived in this town for 3 weeks, so she is eligible.",
        "A negative pregnancy test 48 hours before registration is enough.",
        "A pregnancy test must be no older than a week.",
        "The pregnancy test must be done no earlier than 7 days before registration.",
        "A woman with a heart attack 8 months ago is eligible for this trial.",
        "A woman whose father had a heart attack 2 months ago is eligible for this trial.",
        "A woman who has taken trastuzumab for 2 weeks, ended five weeks ago, may enter.",
        "A woman who had another malignancy 17 months ago may enter.",
        "Patients who had minor surgery two weeks ago are eligible.",
        "A woman who had surgery on a toe last week may enter.",
        "Patients who will have major surgery 2 weeks after randomization are eligible.",
        "Women with breast cancer for 2 weeks are eligible.",
        "A heart attack has to be at least half a year back.",
        "Anna had growth factors 3 weeks ago, she cannot take part in the trial.",
        "Anna had growth factors 12 weeks ago, she can take part in the trial.",
        "Anna has waited for 3 weeks, she can take part in the trial.",
    ],
)
def test_other_times_and_those_of_others_are_left_open(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Patients with peripheral neuropathy of grade 2 or 3 are excluded.",
            "Patients with peripheral neuropathy of grade 3 or 4 are excluded.",
        ),
        (
            "Those with one of the following conditions are excluded from the study; peripheral neuropathy of grade 1.",
            "Those with one of the following conditions are excluded from the study; peripheral neuropathy of grade 4.",
        ),
        (
            "Women with a kyphosis with a curve exceeding 15 degrees, or with unexplained fever are excluded.",
            "Women with a kyphosis with a curve exceeding 30 degrees, or with unexplained fever are excluded.",
        ),
        (
            "Anna had growth factors 12 weeks ago, she is excluded from the trial.",
            "Anna had growth factors 3 weeks ago, she is excluded from the trial.",
        ),
        (
            "Patients with a heart attack within the past year, except for a mild one, are excluded.",
            "Patients with a heart attack within the past 3 months, except for a mild one, are excluded.",
        ),
        ("A woman aged 80 is eligible for the study.", "A woman aged 70 is eligible for the study."),
        ("Patients with an ECOG of up to 3 may apply.", "Patients with an ECOG of up to 2 may apply."),
    ],
)
def test_all_who_are_said_to_be_kept_out_or_let_in_are_held_against_the_conditions(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "The secondary trial asks for a body weight of at least 60 kg.",
            "The secondary trial asks for a body weight of at least 45 kg.",
        ),
        (
            "Women with a BMI of 45 are eligible for the secondary trial.",
            "Women with a BMI of 45 are not eligible for the secondary trial.",
        ),
    ],
)
def test_conditions_of_a_second_trial_need_no_heading(false: str, true: str) -> None:
    assert (verdict(false, BARE), verdict(true, BARE) != "differs") == ("differs", True)


NONE = """Inclusion Criteria:
  Women with HER2-negative breast cancer
  No palpable neck nodes
  No prior chemotherapy, endocrine therapy or radiotherapy
  No prior treatment with anthracyclines for metastatic disease
Exclusion Criteria:
  Bone metastases"""
COHORTS = """Inclusion Criteria:
  Cohort A: HER2 positive tumors
  Cohort B: triple-negative tumors
Exclusion Criteria:
  Pregnancy"""


@pytest.mark.parametrize(
    "claim",
    [
        "Patients with 3 palpable neck nodes are eligible.",
        "Patients with at least 2 palpable neck nodes are eligible.",
        "A woman with two previous courses of chemotherapy could be enrolled.",
        "Patients with 3 bone metastases may be enrolled.",
        "Tumours that are HER2 3+ by IHC are acceptable.",
        "A woman with an erbB2 immunohistochemistry score of 3 may join.",
    ],
)
def test_nobody_is_let_in_with_what_the_conditions_want_none_of(claim: str) -> None:
    assert verdict(claim, NONE) == "differs"


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("Patients with 0 palpable neck nodes are eligible.", NONE),
        ("Patients with 3 palpable axillary nodes are eligible.", NONE),
        ("Patients with no palpable neck nodes and 3 measurable lesions are eligible.", NONE),
        ("Women with 3 palpable neck nodes are not eligible.", NONE),
        ("A woman who is to have 4 cycles of chemotherapy may enter.", NONE),
        ("Women who had 2 courses of anthracyclines for early disease may enter.", NONE),
        ("Patients with 3 liver metastases may be enrolled.", NONE),
        ("Patients with HER2 1+ tumours are eligible.", NONE),
        ("Patients with HER2 2+ tumours may be eligible.", NONE),
        ("Patients with HER2 3+ tumours are not eligible.", NONE),
        ("Patients with HER2 1+ tumours are eligible.", COHORTS),
        ("Patients with HER2 3+ tumours are eligible.", COHORTS),
    ],
)
def test_what_else_somebody_has_is_left_open(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"


LIVER = """Inclusion Criteria:
  ALT and AST < 2.5 times ULN (< 5 times ULN in the presence of documented liver metastases)
  Bilirubin < 1.5 times ULN, except in Gilbert's syndrome
  ECOG 0-1 (2 if due to bone pain)
Exclusion Criteria:
  Steroids within 4 weeks of study entry
  Two or more fractures in the past five years
  Serum creatinine > 2 mg/dl"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Patients with liver metastases and an AST of 7 times ULN are eligible.",
            "Patients with liver metastases and an AST of 4 times ULN are eligible.",
        ),
        (
            "An ALT of 7 times ULN is acceptable if it is due to liver metastases.",
            "An ALT of 4 times ULN is acceptable if it is due to liver metastases.",
        ),
        (
            "An ALT of 9 times ULN is permitted in women with liver metastases, although it would rule out others.",
            "An ALT of 4 times ULN is permitted in women with liver metastases, although it would rule out others.",
        ),
        (
            "Steroids 2 weeks ago do not rule a patient out of the study.",
            "Steroids 6 weeks ago do not rule a patient out of the study.",
        ),
        (
            "Women with a creatinine of 3 mg/dl are not excluded from the study.",
            "Women with a creatinine of 1 mg/dl are not excluded from the study.",
        ),
        (
            "A patient who took steroids 9 weeks ago would be turned away on that ground.",
            "A patient who took steroids 3 weeks ago would be turned away on that ground.",
        ),
    ],
)
def test_what_does_not_keep_out_lets_in_on_whatever_condition(false: str, true: str) -> None:
    assert (verdict(false, LIVER), verdict(true, LIVER) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "A bilirubin of 3 times ULN is acceptable if the patient has Gilbert's syndrome.",
        "An ECOG of 2 is acceptable if it is due to bone pain.",
        "A woman with one fracture three years ago is not excluded from the study.",
        "Women off steroids for 6 weeks are eligible if they are well.",
    ],
)
def test_exceptions_and_counts_beside_a_time_are_left_open(claim: str) -> None:
    assert verdict(claim, LIVER) != "differs"


WRITTEN = """Inclusion Criteria:
  Treatment should be started within 60 days of the last operation
  Bilirubin 1.5*ULN
  ALT and AST 3*the upper limit of the normal range (6*ULN if liver lesions are present)
  Stage I or II disease
  ECOG performance status of 0 or 1
  Able to tolerate up to 90 min of scanning per session
  Patients with small nodules between 2 and 9 mm are allowed
Exclusion Criteria:
  Life expectancy of < than 8 months
  No poorly controlled hypertension, defined as systolic blood pressure > 150 mm Hg and/or diastolic pressure > 95 mm Hg
  Steroids within 3 weeks of the start of the drug
  Radiotherapy to > 30% of the marrow within 5 weeks prior to randomization
  Failed on >2 endocrine therapies for advanced disease
  Peripheral neuropathy of grade 2 or higher"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Patients who took steroids within 6 weeks of the start of the drug are excluded.",
            "Patients who took steroids within 21 days of the start of the drug are excluded.",
        ),
        (
            "Treatment must begin no later than 90 days after the last operation.",
            "Treatment must begin no later than 60 days after the last operation.",
        ),
        (
            "Patients with liver lesions may have an AST of up to 8 times ULN.",
            "Patients with liver lesions may have an AST of up to 6 times ULN.",
        ),
        (
            "Candidates who cannot tolerate up to two hours of scanning per session are excluded.",
            "Candidates who cannot tolerate up to an hour and a half of scanning per session are excluded.",
        ),
        (
            "Patients expected to live less than a year are excluded.",
            "Patients expected to live less than 8 months are excluded.",
        ),
        (
            "Patients with a diastolic pressure of over 80 mm Hg are excluded.",
            "Patients with a diastolic pressure of over 100 mm Hg are excluded.",
        ),
        (
            "Having had radiotherapy to 40% of the marrow nine weeks before randomization is a reason for exclusion.",
            "Having had radiotherapy to 40% of the marrow three weeks before randomization is a reason for exclusion.",
        ),
        (
            "Small nodules are allowed if they are between 2 and 20 mm.",
            "Small nodules are allowed if they are between 2 and 9 mm.",
        ),
    ],
)
def test_units_are_read_however_a_record_writes_them_and_whatever_they_are_of(false: str, true: str) -> None:
    assert (verdict(false, WRITTEN), verdict(true, WRITTEN) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Only patients who failed on five or more endocrine therapies are excluded.",
            "Only patients who failed on three or more endocrine therapies are excluded.",
        ),
        (
            "Only those with grade 3 or worse neuropathy are excluded.",
            "Only those with grade 2 or worse neuropathy are excluded.",
        ),
        (
            "Only women with an ECOG of 0, 1 or 2 are eligible.",
            "Only women with an ECOG of 1 or lower are eligible.",
        ),
        (
            "The trial recruits patients with an ECOG of 0 to 2.",
            "The trial recruits patients with an ECOG of 0 to 1.",
        ),
        (
            "Patients with stage I, II or III disease can take part.",
            "Patients with stage II disease can take part.",
        ),
        (
            "Patients with stage III disease are eligible.",
            "Patients with stage I or II disease are eligible.",
        ),
        (
            "Patients with a bilirubin of 3 times ULN are eligible.",
            "Patients with a bilirubin of 1.2 times ULN are eligible.",
        ),
    ],
)
def test_only_those_and_all_those_of_a_list_are_let_in_or_kept_out(false: str, true: str) -> None:
    assert (verdict(false, WRITTEN), verdict(true, WRITTEN) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "Patients with a systolic blood pressure of over 170 mm Hg are excluded.",
        "Only patients with stage I or II disease can take part.",
        "Patients with stage III or IV disease are not eligible.",
        "Two of the endocrine therapies for advanced disease may have failed.",
        "Neuropathy of grade 2, 3 or 4 excludes patients.",
        "Patients who took steroids within 2 weeks of the start of the drug are excluded.",
        "An AST of 5 times ULN is acceptable if liver lesions are present.",
        "Only women with fewer than three failed endocrine therapies are eligible.",
    ],
)
def test_what_follows_from_limits_in_other_words_is_left(claim: str) -> None:
    assert verdict(claim, WRITTEN) != "differs"


def test_twelve_weeks_are_three_months() -> None:
    record = "Inclusion Criteria:\n  Women with breast cancer\n  Life expectancy of at least 12 weeks"
    assert verdict("A life expectancy of three months or longer is required.", record) != "differs"
    assert verdict("A life expectancy of six months or longer is required.", record) == "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Only women with grade 2 or worse neuropathy are excluded.",
            "Only women with grade 3 or worse neuropathy are excluded.",
        ),
        ("Only women older than 25 years can take part.", "Only women older than 17 years can take part."),
        ("Only women with an ECOG lower than 3 can join.", "Only women with an ECOG lower than 2 can join."),
    ],
)
def test_only_those_beyond_a_bound_may_be_named_by_the_step_before(false: str, true: str) -> None:
    record = (
        "Inclusion Criteria:\n  Women aged 18 yrs or older\n  ECOG 0-1\nExclusion Criteria:\n  Grade 3 or 4 neuropathy"
    )
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        "Only women with an ECOG of 0, 1 or 2 may take part.",
        "The trial enrolls women with an ECOG of 0 to 2.",
        "Patients with a T4 tumor of stage I, II or III are eligible.",
        "Patients with a creatinine of 2 x ULN and a clearance of 60 mL/min can take part.",
    ],
)
def test_others_whom_a_line_lets_in_are_left_open(claim: str) -> None:
    record = """Inclusion Criteria:
      ECOG 0-1 (2 if due to bone pain)
      Stage IIB-IIIC or T4 disease of any stage
      Creatinine 1.5 x ULN or clearance above 50 mL/min"""
    assert verdict(claim, record) != "differs"
