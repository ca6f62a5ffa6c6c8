"""Statements on entry in everyday words, against conditions that a record writes short."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

ENTRY = """Inclusion Criteria:
  Adults aged 21 to 68 yrs
  K+ ≥ 3.6 mmol/L
  NT-proBNP > 420 pg/mL
  LVEF ≥ 48% by echo or MUGA within 35 days
  Daytime sleepiness score ≥ 9 (0-24)
  Min. 8 stable weeks on a loop diuretic
  Hot spells on average ≥ 21 times per week
  Willing to start the diary within the next 10 days
  Survival of greater than or equal to (>=) 20 weeks is expected (life expectancy)
Exclusion Criteria:
  MI, PCI or CABG within 5 months
  Other malignancy in past 4 yrs
  Any statin in the last 6 weeks
  SBP > 155 mmHg
  BP > 150/95 mmHg on treatment
  QTcF > 465 ms
  Exhaled CO > 7 ppm
  More than 2 missing teeth
  Hip surgery planned in the next 9 months
  Lactating (must have stopped >= 4 months ago)
  ALT or AST > 3 x ULN"""


@pytest.mark.parametrize(
    ("false", "true"),
    [
        pytest.param("a potassium of 3.1 is ok", "a potassium of 3.9 is ok", id="a sign for a name"),
        pytest.param(
            "having had a stent put in three months ago is no problem",
            "having had a stent put in nine months ago is no problem",
            id="an operation in lay words",
        ),
        pytest.param(
            "someone with a melanoma nine years ago can't take part for it",
            "someone with a melanoma two years ago can't take part for it",
            id="a time alone keeps out",
        ),
        pytest.param(
            "rosuvastatin must have been stopped at least 16 weeks ago",
            "rosuvastatin must have been stopped at least 6 weeks ago",
            id="a drug of a kind",
        ),
        pytest.param(
            "a QTcF of 490 ms would not be an issue", "a QTcF of 430 ms would not be an issue", id="what is no bar"
        ),
        pytest.param("a sleepiness score of 5 gets you in", "a sleepiness score of 15 gets you in", id="getting in"),
        pytest.param(
            "an NT-proBNP of 600 pg/mL isn't high enough",
            "an NT-proBNP of 200 pg/mL isn't high enough",
            id="not enough",
        ),
        pytest.param("an ejection fraction of 30% is fine", "an ejection fraction of 55% is fine", id="by either test"),
        pytest.param(
            "people with four missing teeth are accepted, wisdom teeth not counted",
            "people with a single missing tooth are accepted, wisdom teeth not counted",
            id="a clause by the way",
        ),
        pytest.param(
            "a hip operation planned in 14 months shuts a person out",
            "a hip operation planned in 6 months shuts a person out",
            id="what is to come",
        ),
        pytest.param(
            "women who stopped breastfeeding seven weeks ago may enter",
            "women who stopped breastfeeding seven months ago may enter",
            id="what must have ended",
        ),
        pytest.param(
            "a blood pressure of 135/80 is too high", "a blood pressure of 165/100 is too high", id="two in one"
        ),
        pytest.param("liver enzymes of 5 times the ULN are allowed", "liver enzymes of 2 times the ULN are allowed"),
        pytest.param("a breath reading of 12 ppm is ok", "a breath reading of 4 ppm is ok", id="known by its unit"),
        pytest.param("patients of 74 years can be included", "patients of 54 years can be included", id="an age"),
        pytest.param("adults up to 75 years are welcome", "adults up to 60 years are welcome", id="up to an age"),
        pytest.param(
            "those who are predicted to live for 9 weeks can be enrolled",
            "those who are predicted to live for 30 weeks can be enrolled",
            id="a life expectancy, and a sign told twice",
        ),
        pytest.param(
            "a bypass performed 3 months ahead of the first drug intake does not get in the way of joining",
            "a bypass performed 7 months ahead of the first drug intake does not get in the way of joining",
            id="in the way",
        ),
        pytest.param(
            "an LVEF of 61% falls short of what is demanded",
            "an LVEF of 41% falls short of what is demanded",
            id="short of a limit",
        ),
        pytest.param(
            "a systolic pressure of 141 prevents a patient from joining",
            "a systolic pressure of 171 prevents a patient from joining",
            id="prevented from joining",
        ),
        pytest.param(
            "as many as 5 missing teeth are acceptable", "as many as 2 missing teeth are acceptable", id="as many as"
        ),
    ],
)
def test_the_same_condition_in_other_words(false: str, true: str) -> None:
    assert (verdict(false, ENTRY), verdict(true, ENTRY) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("hot spells have to come about 3 times a day", id="another span of time"),
        pytest.param("a woman whose sister had a heart attack 2 months ago may enter", id="kin"),
        pytest.param("a stent put in 6 weeks ago keeps somebody out, and so does one of last week", id="rightly out"),
        pytest.param("women who stopped breastfeeding nearly five months ago may enter", id="roughly"),
        pytest.param("a systolic pressure of 160 is a reason for exclusion", id="too high indeed"),
        pytest.param("a knee operation planned in 2 months does not matter", id="another joint"),
        pytest.param("a breath reading of 12 ppm is a problem", id="a bar indeed"),
        pytest.param("a 50 year old whose scan is 20 days old is fine", id="the age of a scan"),
        pytest.param("lung cancer three years ago rules people out", id="of a kind, and out"),
        pytest.param("an MI within four months of entry excludes a candidate", id="a narrower time"),
    ],
)
def test_what_is_true_in_other_words_is_left(claim: str) -> None:
    assert verdict(claim, ENTRY) != "differs"
