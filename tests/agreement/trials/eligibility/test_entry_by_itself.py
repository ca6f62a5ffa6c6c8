"""What alone keeps somebody out of a made-up trial, what must be over for how long, and parts below a heading."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Primary trial
Inclusion Criteria:
  Age 21 years or older
  ECOG performance status of 0 or 1
  Hemoglobin >= 9.5 g/dL
  Prior interferon is allowed but should be discontinued > 10 months prior to randomization
  Infusions have to be completed more than 5 weeks from randomization
Exclusion Criteria:
  Active epilepsy; patients with epilepsy are eligible if off barbiturates for at least 3 weeks before treatment
  Any other malignancy within the past 7 years, except for basal cell carcinoma of the skin
  Lesions > 6 cm in diameter
  Heart and lungs:
  Pulmonary embolism within 9 months prior to enrollment
  Vaccination within the past 20 days
  Patients with asthma are eligible if they have been off steroids for at least 4 weeks
Secondary trial
Inclusion Criteria:
  ECOG performance status 0-2
Exclusion Criteria:
  under age 21"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "A hemoglobin of 9.9 g/dL would keep a candidate out of the primary trial, although she feels well.",
            "A hemoglobin of 8.9 g/dL would keep a candidate out of the primary trial, although she feels well.",
        ),
        (
            "A pulmonary embolism fourteen months before enrollment rules a woman out of the primary trial.",
            "A pulmonary embolism four months before enrollment rules a woman out of the primary trial.",
        ),
        (
            "A vaccination 30 days ago stands in the way of entering the primary trial.",
            "A vaccination 10 days ago stands in the way of entering the primary trial.",
        ),
        (
            "A lung cancer nine years ago bars a woman from the primary trial.",
            "A lung cancer three years ago bars a woman from the primary trial.",
        ),
        (
            "However well she feels, a candidate whose ECOG performance status is 1 has to be turned away"
            " from the primary trial.",
            "However well she feels, a candidate whose ECOG performance status is 2 has to be turned away"
            " from the primary trial.",
        ),
        (
            "Because of her age alone, a woman of 23 is refused by both the primary trial and the secondary trial.",
            "Because of her age alone, a woman of 19 is refused by both the primary trial and the secondary trial.",
        ),
    ],
)
def test_what_alone_keeps_somebody_out_is_beyond_a_limit(false: str, true: str) -> None:
    assert verdict(false, ENTRY) == "differs"
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "Interferon is acceptable for the primary trial as long as it was stopped more than 2 months before"
            " randomization.",
            "Interferon is acceptable for the primary trial as long as it was stopped more than 10 months before"
            " randomization.",
        ),
        (
            "If she gave up barbiturates 1 week before treatment, a woman with epilepsy may enter the primary trial.",
            "If she gave up barbiturates 6 weeks before treatment, a woman with epilepsy may enter the primary trial.",
        ),
        (
            "A woman who has never smoked and whose last infusion was two weeks ago may join the primary trial.",
            "A woman who has never smoked and whose last infusion was eight weeks ago may join the primary trial.",
        ),
        (
            "Asthma is no obstacle to the primary trial provided that she has been off steroids for at least 5 days.",
            "Asthma is no obstacle to the primary trial provided that she has been off steroids for at least 5 weeks.",
        ),
        (
            "A patient who had a pulmonary embolism five months ago may join the primary trial.",
            "A patient who had a pulmonary embolism fifteen months ago may join the primary trial.",
        ),
        (
            "A woman who is not pregnant and has an ECOG of 3 is a possible candidate for the secondary trial.",
            "A woman who is not pregnant and has an ECOG of 2 is a possible candidate for the secondary trial.",
        ),
    ],
)
def test_what_must_be_over_is_over_for_long_enough_in_those_let_in(false: str, true: str) -> None:
    assert verdict(false, ENTRY) == "differs"
    assert verdict(true, ENTRY) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A woman with an ECOG of 1 who had a pulmonary embolism four months ago is barred from the primary trial on"
        " that account.",
        "A pulmonary embolism a year ago keeps a woman with a lesion of 8 cm out of the primary trial.",
        "A vaccination 30 days ago keeps a woman who is allergic to it out of the primary trial.",
        "Basal cell carcinoma two years ago is no obstacle to the primary trial.",
        "A woman who does not have an ECOG above 1 may enter the primary trial.",
        "Nobody with an ECOG of 3 is a possible candidate for the secondary trial.",
        "No woman with an ECOG of 2 is eligible for the primary trial.",
        "Women whose breast lesion measures more than 8 cm are excluded from the primary trial.",
        "Women off barbiturates for at least six weeks can enter the primary trial.",
        "Neither the primary trial nor the secondary trial accepts a woman with an ECOG of 3.",
        "An ECOG of 2 at birth stands in no way of entering the secondary trial.",
        "A woman of 30 who had her last infusion 20 days ago must wait before she may join the primary trial.",
        "A patient whose father had a lung cancer two years ago may join the primary trial.",
    ],
)
def test_what_is_true_beside_them_is_left(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"
