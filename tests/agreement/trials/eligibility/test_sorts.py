"""Statements that count somebody to a sort, against what the record says of who is of it."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

RECORD = """Inclusion Criteria:
  Postmenopausal defined as no menses for > 18 months or FSH > 25 mIU/mL
  Pre-menopausal defined as 1) last menses within 14 months, and 2) estradiol > 15 pg/mL
  Progesterone receptor negative defined as < 5% stained cells
  HER2-positive disease as defined by a copy ratio of greater than or equal to (>=) 2.4
  Well controlled sugar (HbA1c < 9.5 within 70 days)
  Bone lesions are not evaluable for response if zoledronate was started within 4 months
  Women without a womb will be considered climacteric if FSH < 30 mIU/mL
Exclusion Criteria:
  Poorly controlled sugar (control defined as HbA1c < 9.5)
Outcome Measurement:
  Progression-free Survival
  Progressive disease was defined as a 20% increase in the sum of diameters of lesions, or a new lesion.
  Shrinkage free is defined as < 35% decrease of the node area.
  Time frame: 2 years"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (
            "A lady whose FSH is 11 mIU/mL counts as postmenopausal.",
            "A lady whose FSH is 31 mIU/mL counts as postmenopausal.",
        ),
        (
            "A lady whose last period was 25 months ago would not be regarded as postmenopausal.",
            "A lady whose last period was 7 months ago would not be regarded as postmenopausal.",
        ),
        (
            "One with a last period 3 months ago does not meet the menstrual part of the definition of premenopausal.",
            "One with a last period 30 months ago does not meet the menstrual part of the definition of premenopausal.",
        ),
        (
            "A tumour with 2% stained cells is not deemed progesterone receptor negative.",
            "A tumour with 9% stained cells is not deemed progesterone receptor negative.",
        ),
        (
            "A copy ratio of 1.9 counts as HER2-positive.",
            "A copy ratio of 2.9 counts as HER2-positive.",
        ),
        (
            "With no new lesion, growth in the sum of diameters from 40 mm to 44 mm is called progressive disease.",
            "With no new lesion, growth in the sum of diameters from 40 mm to 52 mm is called progressive disease.",
        ),
        (
            "Somebody whose node area shrank by 20% does not count as shrinkage free.",
            "Somebody whose node area shrank by 50% does not count as shrinkage free.",
        ),
        (
            "This trial regards a woman with an FSH of 44 mIU/mL as climacteric.",
            "This trial regards a woman with an FSH of 14 mIU/mL as climacteric.",
        ),
    ],
)
def test_a_number_beyond_the_bound_of_a_sort_is_not_of_it(false: str, true: str) -> None:
    assert verdict(false, RECORD) == "differs"
    assert verdict(true, RECORD) != "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "A lady whose last period was 7 months ago and whose FSH is 31 mIU/mL counts as postmenopausal.",
        "A lady whose last period was 3 months ago does not count as premenopausal.",
        "An HbA1c of 10.5 counts as poorly controlled sugar.",
        "A node area that shrank by 50% counts as shrinkage.",
        "A copy ratio of 1.9 counts as HER2-negative.",
        "A lady whose HbA1c of 10.5%, taken 3 weeks ago, is her latest would not count as well controlled.",
        "Bone lesions of a lady who started zoledronate 2 months ago are not counted as evaluable for response.",
        "In the trial 12% of the patients were counted as postmenopausal.",
        "A lady of 60 with 2 children counts as postmenopausal.",
        "Growth from 40 mm to 44 mm with a new lesion counts as progressive disease.",
        "A sum of diameters that shrank from 44 mm to 40 mm counts as progressive disease if there is a new lesion.",
    ],
)
def test_another_sort_another_way_into_it_or_the_end_of_its_bound_is_left_open(claim: str) -> None:
    assert verdict(claim, RECORD) != "differs"


def test_what_must_have_been_absent_for_so_long_is_so_from_then_on() -> None:
    record = "Inclusion Criteria:\n  Settled as defined by absence of a flare in the past 10 months"
    assert verdict("A lady whose last flare was 4 months ago is regarded as settled.", record) == "differs"
    assert verdict("A lady whose last flare was 14 months ago is regarded as settled.", record) != "differs"
