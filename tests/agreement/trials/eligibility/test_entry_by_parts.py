"""Sentences on entry of which one part is the writer's own: each number is asked by what stands beside it."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Primary trial
Inclusion Criteria:
  Women with early breast cancer
  Age >= 30 and <= 65 years
  Finished all chemotherapy 3 months-4 years ago
  LVEF < 60% and  45% in an echocardiogram
  Creatinine clearance > 40 mL/min
  Ferritin > 35 mIU/mL or a positive family history
  Earlier adjuvant epirubicin (maximum cumulative dose 600 mg/m^2)
  Absolute neutrophil count  1,8 x 10^9/L, platelets  90 x 10^9/L
  AST and ALT no greater than 4 times upper limit of normal
  Palpitations (defined by their occurrence  21 times per week)
  Able to lie still for 20 minutes
  More than 5 weeks since prior jaw surgery
  Whole breast irradiation of 40 Gy in 16 fractions
Exclusion Criteria:
  Patients with a positive pregnancy test must have it repeated. Women must use contraception for 8 months after the \
last dose and have a test within 6 days of it.
  Use of any herbal product within 40 days prior to enrollment
  Immunohistochemistry (IHC) 3+ tumors
  Stroke within the past 9 months
  Taking part in another study in the 25 previous days before randomization"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "The primary trial is open to women whose creatinine clearance is over 70 mL/min and who feel no worry.",
            "The primary trial is open to women whose creatinine clearance is over 40 mL/min and who feel no worry.",
        ),
        (
            "The primary trial takes cheerful women with a creatinine clearance of more than 4 mL/min.",
            "The primary trial takes cheerful women with a creatinine clearance of more than 40 mL/min.",
        ),
        (
            "Candidates must not have used a herbal product in the 80 days before enrollment, whoever advised it.",
            "Candidates must not have used a herbal product in the 40 days before enrollment, whoever advised it.",
        ),
        (
            "No herbal product may have been used within twenty weeks of enrollment in the primary trial.",
            "No herbal product may have been used within forty days of enrollment in the primary trial.",
        ),
        (
            "The primary trial does not accept women who suffered a stroke in the past two years.",
            "The primary trial does not accept women who suffered a stroke in the past nine months.",
        ),
        (
            "Women can only join the primary trial if they recovered and their creatinine clearance is over 80 mL/min.",
            "Women can only join the primary trial if they recovered and their creatinine clearance is over 40 mL/min.",
        ),
        (
            "In the primary trial the maximum cumulative dose of epirubicin must not exceed 600 g/m2.",
            "In the primary trial the maximum cumulative dose of epirubicin must not exceed 0.6 g/m2.",
        ),
        (
            "Women must have an LVEF of at least three quarters and a calm mind.",
            "Women must have an LVEF of at least 0.45 and a calm mind.",
        ),
        (
            "Contraception must go on for eighteen months after the last dose in the primary trial.",
            "Contraception must go on for eight months after the last dose in the primary trial.",
        ),
        (
            "Women between 25 and 75 can take part in the primary trial.",
            "Women between 35 and 60 can take part in the primary trial.",
        ),
        (
            "AST of less than seven times and ALT of less than four times the ULN are required.",
            "AST of less than four times and ALT of less than four times the ULN are required.",
        ),
        (
            "The primary trial counts a woman as well supplied when she says so or her ferritin is above 70 mIU/mL.",
            "The primary trial counts a woman as well supplied when she says so or her ferritin is above 35 mIU/mL.",
        ),
    ],
)
def test_each_number_is_asked_by_what_stands_beside_it(false: str, true: str) -> None:
    assert verdict(false, ENTRY) == "differs"
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "Women in the primary trial must have finished chemotherapy at least 3 months but no more than four years ago.",
        "The LVEF must be below 60% but no lower than 45% in the primary trial.",
        "Jaw surgery must not have been done within the last 5 weeks.",
        "Any herbal product must have been stopped more than 40 days before enrollment.",
        "Herbal products must have been left for 40 days, and jaw surgery must be more than 35 days past.",
        "A woman with 3 palpitations a day reaches the 21 per week that the primary trial asks for.",
        "Women with a creatinine clearance of 55 mL/min and 120 x 10^9/l platelets meet all the trial asks for.",
        "The primary trial requires a neutrophil count of 1.8 x 10^9/L and platelets of 90 x 10^9/L.",
        "Women with IHC 3+ are excluded from the primary trial, and those with IHC 2+ need another test.",
        "Women must be able to lie still for a third of an hour and must get 16 fractions of 2.5 Gy.",
        "Part in another study within the 25 days before randomization must not have been taken.",
        "The primary trial is for women of at least 30 with tumors that are not IHC 3+.",
        "Tumors must not be IHC 1+ or IHC 3+ in the primary trial, and creatinine clearance must be over 40 mL/min.",
        "Tumors of IHC 3+ must be absent in the primary trial.",
        "At 35 years she would need an LVEF of 45% to join the primary trial.",
    ],
)
def test_what_the_record_says_in_other_words_is_not_held_against_a_sentence(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"
