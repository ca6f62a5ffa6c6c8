"""Somebody who is let in or kept out for one number, whatever else that all who enter have is said of them."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Primary trial
Inclusion Criteria:
  Postmenopausal women with asthma
  Stage I-III asthma
  Age 21 years and less than 75
  Karnofsky performance status of at least 60
  Platelet count >= 80 x 10^9/L
  Hemoglobin greater than or equal to 10 g/dL
  The LVEF must be at least 50%. If the LVEF is above 70%, it is measured again.
  No more than two prior courses of velorin
  Life expectancy of at least 4 months
  More than 5 months since stopping oral contraception
Exclusion Criteria:
  Patient has involvement of the spine. Patients who fulfil the following criteria are eligible:
  radiotherapy of the spine 35 days prior to the start
  Velorin besides the study's own (14-28)days before the operation"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        pytest.param(
            "Women with stage II asthma do not qualify for the primary trial.",
            "Women with stage IV asthma do not qualify for the primary trial.",
            id="a stage",
        ),
        pytest.param(
            "Postmenopausal women with a haemoglobin of 12 g/dl can't join the primary trial.",
            "Premenopausal women with a haemoglobin of 12 g/dl can't join the primary trial.",
            id="with what all must have",
        ),
        pytest.param(
            "A Karnofsky score of 80 is not good enough for the primary trial.",
            "A Karnofsky score of 50 is not good enough for the primary trial.",
            id="not good enough",
        ),
        pytest.param(
            "A platelet count of 95 x 10^9/l is outside the acceptable range for the primary trial.",
            "A platelet count of 65 x 10^9/l is outside the acceptable range for the primary trial.",
            id="outside a range",
        ),
        pytest.param(
            "A platelet count of 65 x 10^9/l is adequate for the primary trial.",
            "A platelet count of 95 x 10^9/l is adequate for the primary trial.",
            id="adequate",
        ),
        pytest.param(
            "An ejection fraction of 60% is too low for inclusion in the primary trial.",
            "An ejection fraction of 45% is too low for inclusion in the primary trial.",
            id="beside a number that is only supposed",
        ),
        pytest.param(
            "Patients who already had 2 course(s) of velorin cannot enter the primary trial.",
            "Patients who already had 3 course(s) of velorin cannot enter the primary trial.",
            id="at the end of a count",
        ),
        pytest.param(
            "Nadia, 62 years of age with stage II asthma, is too old for the primary trial.",
            "Nadia, 79 years of age with stage II asthma, is too old for the primary trial.",
            id="two bounds of an age, the second bare",
        ),
        pytest.param(
            "Nadia is 30, so she is not old enough for the primary trial.",
            "Nadia is 19, so she is not old enough for the primary trial.",
            id="an age without its unit",
        ),
        pytest.param(
            "Nadia is 62 years old, which is above the age limit of the primary trial.",
            "Nadia is 79 years old, which is above the age limit of the primary trial.",
            id="above the age limit",
        ),
        pytest.param(
            "A 79 year old woman is the right age for the primary trial.",
            "A 62 year old woman is the right age for the primary trial.",
            id="the right age",
        ),
        pytest.param(
            "A patient given a prognosis of 14 months would not qualify for the primary trial.",
            "A patient given a prognosis of 2 months would not qualify for the primary trial.",
            id="how long somebody will live",
        ),
        pytest.param(
            "A woman who came off the pill 8 months ago is not elligible for the primary trial.",
            "A woman who came off the pill 2 months ago is not elligible for the primary trial.",
            id="in other words, with a slip",
        ),
    ],
)
def test_one_number_lets_somebody_in_or_keeps_them_out(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


LISTS = """Primary trial
Inclusion Criteria:
  Adults with asthma
  Able to swallow
Exclusion Criteria:
  No more than 900 mg of lifetime dorvane or 2700 mg of lifetime ralvane
  Pregnancy
  Known allergy to velorin
Secondary trial
Inclusion Criteria:
  Adults with asthma
  Able to swallow
  Able to read"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        pytest.param(
            "the primary trial lists just 7 reasons for exclusion, pregnancy among them.",
            "the primary trial lists just 3 reasons for exclusion, pregnancy among them.",
            id="reasons for exclusion",
        ),
        pytest.param(
            "The secondary trial only has 8 inclusion criteria, fewer than most trials.",
            "The secondary trial only has 3 inclusion criteria, fewer than most trials.",
            id="inclusion criteria",
        ),
        pytest.param(
            "The maximum lifetime ralvane is 5 times the maximum for dorvane in the primary trial.",
            "The maximum lifetime ralvane is 3 times the maximum for dorvane in the primary trial.",
            id="how many times another limit",
        ),
        pytest.param(
            "The lifetime dose set for ralvane is 700 mg higher than the one set for dorvane.",
            "The lifetime dose set for ralvane is 1800 mg higher than the one set for dorvane.",
            id="how far apart",
        ),
    ],
)
def test_conditions_are_counted_and_compared(false: str, true: str) -> None:
    assert (verdict(false, LISTS), verdict(true, LISTS) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "true",
    [
        pytest.param(
            "Radiotherapy of the spine done 3 weeks before the start is too recent for the primary trial.",
            id="what exempts from an exclusion",
        ),
        pytest.param(
            "Velorin is given for at most 4 weeks before the operation in the primary trial.",
            id="a unit behind a bracket",
        ),
        pytest.param(
            "More than 2 prior courses of velorin keep a patient out of the primary trial.", id="the bound itself"
        ),
        pytest.param("Women who had fewer than 3 courses of velorin can enter the primary trial.", id="in other words"),
        pytest.param("A man with stage II asthma would be excluded from the primary trial.", id="a man"),
        pytest.param("A platelet count of 65 x 10^9/l is not outside the range of the secondary trial.", id="denied"),
    ],
)
def test_what_may_be_so_is_not_told(true: str) -> None:
    assert verdict(true, ENTRY) != "differs"
