"""A paper says no less than its abstract: what the abstract settles is settled with the whole text, too."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Slot
from evidence.agreement.pair import compare_pair
from evidence.agreement.verdict import verdict_of
from evidence.sources.card import Depth

TITLE = "Velorin 20 mg once daily in adults with essential hypertension: a randomised, placebo-controlled trial\n\n"
ABSTRACT = """Background. Velorin was tested in essential hypertension.
Methods. We randomly assigned 480 adults with essential hypertension to velorin 20 mg once daily or placebo for 8 weeks.
Results. Systolic pressure fell by 12.4% with velorin and by 2.1% with placebo at 8 weeks (p<0.001).
"""
BODY = """
Introduction
Raised pressure is a cause of stroke. Earlier trials of velorin 5 mg showed falls of about 6% in systolic pressure.

Methods
Adults aged 25 to 70 years with essential hypertension were eligible. Children, and patients with renal \
hypertension, were excluded. Patients took velorin 20 mg or matching placebo once daily by mouth for 8 weeks. \
Secondary outcomes were change at week 2, heart rate and adverse events.

Results
At week 2, systolic pressure had fallen by 9.3% with velorin and by 1.5% with placebo. At week 8, systolic \
pressure had fallen by 12.4% with velorin and by 2.1% with placebo (difference 10.3 percentage points). Heart rate \
fell by 3.7% with velorin.

Table 2. Pressure and adverse events at week 8
Outcome                      Velorin 20 mg (n=240)   Placebo (n=240)
Systolic pressure, change    -12.4%                  -2.1%
Dizziness, n (%)             19 (7.9%)               16 (6.7%)

Adverse events
Dizziness was reported by 19 of 240 patients (7.9%) on velorin and 16 of 240 (6.7%) on placebo.

Discussion
Velorin 20 mg lowered pressure in adults with essential hypertension. The trial was short.
"""
PAPER = f"{TITLE}Abstract\n{ABSTRACT}{BODY}"

FALSE = {
    "Systolic pressure fell by 12.4% at 2 weeks with velorin 20 mg.": Slot.TIMEPOINT,
    "Velorin 80 mg once daily lowered systolic pressure by 12.4% at 8 weeks.": Slot.REGIMEN,
    "In children with essential hypertension, velorin lowered systolic pressure by 12.4% at 8 weeks.": Slot.POPULATION,
    "Velorin 20 mg lowered systolic pressure by 42.1% at 8 weeks.": Slot.FIGURE,
    "Dizziness was reported by 17.9% of patients on velorin and 6.7% of those on placebo.": Slot.FIGURE,
    "Dizziness was reported by 6.7% of patients on velorin and 7.9% of those on placebo.": Slot.FIGURE,
}
TOLD = [
    "Systolic pressure fell by 12.4% with velorin at 8 weeks.",
    "Systolic pressure fell by 9.3% with velorin at 2 weeks.",
    "Heart rate fell by 3.7% with velorin.",
    "Dizziness was reported by 7.9% of patients on velorin and 6.7% of those on placebo.",
]


@pytest.mark.parametrize(("claim", "slot"), FALSE.items(), ids=FALSE)
def test_what_differs_from_the_abstract_differs_from_the_paper(claim: str, slot: Slot) -> None:
    found = compare_pair(claim, PAPER, depth=Depth.FULL_TEXT)
    assert slot in {one.slot for one in found if one.verdict == "differs"}
    assert {one.depth for one in found} == {Depth.FULL_TEXT}


@pytest.mark.parametrize("claim", TOLD)
def test_what_the_paper_says_anywhere_is_supported(claim: str) -> None:
    assert verdict_of(compare_pair(claim, PAPER, depth=Depth.FULL_TEXT)) == "supported"


@pytest.mark.parametrize(
    "more",
    [
        "At week 2, systolic pressure had fallen by 12.4% in patients with diabetes.",
        "In the extension, 80 mg of velorin was given.",
        "In the extension, 40 mg of velorin was given twice daily.",
        "In children of the registry, systolic pressure fell by 12.4%.",
        "Of those who kept to it, 42.1% had normal systolic pressure.",
    ],
)
def test_what_only_the_paper_tells_is_not_held_against_a_claim(more: str) -> None:
    longer = PAPER.replace("Discussion\n", f"Further results\n{more}\n\nDiscussion\n")
    differing = [
        sum(verdict_of(compare_pair(claim, text, depth=Depth.FULL_TEXT)) == "differs" for claim in list(FALSE)[:4])
        for text in (PAPER, longer)
    ]
    assert differing == [4, 3]


def test_an_abstract_that_is_held_beside_the_paper() -> None:
    claim = "Dizziness was reported by 7.9% of patients on velorin."
    body = f"{TITLE}{BODY}".replace("7.9%", "some").replace("19 ", "")
    beside = f"{TITLE}{ABSTRACT} Dizziness was reported by 7.9% of patients on velorin."
    found = (compare_pair(claim, body, depth=Depth.FULL_TEXT, abstract=one) for one in (None, beside))
    assert [verdict_of(one).value for one in found] == ["not-found", "supported"]


@pytest.mark.parametrize("dose", ["20 mg", "80 mg"])
def test_a_dose_is_told_once(dose: str) -> None:
    found = compare_pair(f"Velorin {dose} lowered systolic pressure by 12.4%.", PAPER, depth=Depth.FULL_TEXT)
    assert [one.claim for one in found if one.slot is Slot.REGIMEN] == [dose]
