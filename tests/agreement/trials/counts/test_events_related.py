"""Statements that set numbers of a table of events in relation: a part to its whole, an event or an arm to another."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 18/60 (30.00%)
  Neutropenia 8/60 (13.33%)
  Febrile neutropenia 2/60 (3.33%)
  Migraine 4/60 (6.67%)
  Thrombosis/embolism 2/60 (3.33%)
  Shoulder fracture 2/60 (3.33%)
Adverse Events 2:
  Total: 50/180 (27.78%)
  Neutropenia 20/180 (11.11%)
  Febrile neutropenia 5/180 (2.78%)
  Migraine 20/180 (11.11%)
  Thrombosis/embolism 5/180 (2.78%)
  Shoulder fracture 0/180 (0.00%)
Secondary trial
Adverse Events 1:
  Total: 0/0
  Jaundice 0/0
Adverse Events 2:
  Total: 9/40 (22.50%)
  Jaundice 6/40 (15.00%)
  Pneumonia 3/40 (7.50%)"""

FALSE = """
Migraine was seen in 24 of the 60 patients in cohort 1 and in 20 of the 180 patients in cohort 2 of the primary trial.
Migraine was seen in 4 of the 180 patients in cohort 1 of the primary trial.
In the primary trial, 20 of the 240 patients had a migraine.
4 of the 60 patients in cohort 1 of the primary trial had a migraine, compared to 0 out of 1800 in cohort 2.
56 of the 60 patients in cohort 1 of the primary trial had no shoulder fracture.
Migraine was four times as common as thrombosis/embolism in cohort 1 of the primary trial.
Shoulder fracture affected twice as many patients as migraine did in cohort 1 of the primary trial.
Neutropenia occurred half as often as migraine in cohort 1 of the primary trial.
Jaundice was more than three times as frequent as pneumonia in the secondary trial.
There were 6 cases of jaundice and 5 of pneumonia in the secondary trial, versus none of either in the primary trial.
4 patients had a migraine and 4 a shoulder fracture in cohort 1 of the primary trial, but none had jaundice.
Neutropenia and migraine were the joint most common events of cohort 2 of the primary trial, each hitting 21%.
Jaundice was the commonest adverse event in cohort 2 of the secondary trial, at 51%.
The difference in total adverse event rate between cohorts 1 and 2 of the primary trial was under 1%.
Cohort 2 of the primary trial was more than five times the size of cohort 1.
Cohort 1 of the primary trial was less than a quarter of the size of cohort 2, with 60 patients against 180.
Cohort 1 of the primary trial was a third of the size of cohort 2, with 60 patients against 280.
Six patients in cohort 2 of the secondary trial had jaundice, i.e. 25% of the cohort.
Patients in cohort 2 of the primary trial were about three times as likely to have a migraine as those in cohort 1.
Proportionally, migraine was triple as common in cohort 2 of the primary trial as in cohort 1.
Shoulder fracture was a tenth as common as migraine in cohort 1 of the primary trial.
Thrombosis/embolism was seen in three patients per cohort of the primary trial.
Shoulder fracture was absent from cohort 2 of the primary trial but present in six patients of cohort 1.
More patients in cohort 2 than in cohort 1 of the primary trial had a migraine (20 vs 14).
None of the adverse events affected more than 5% of patients in either cohort of the secondary trial.
Jaundice hit 6 patients in cohort 2 of the secondary trial, while every other event affected 4.
Migraine was the second most common adverse event in cohort 1 of the primary trial with 7 cases.
There were 5 cases of febrile neutropenia and 23 of neutropenia in cohort 2 of the primary trial.
20 of the 60 patients in cohort 1 had more than one adverse event in the primary trial.
""".strip().splitlines()

TRUE = """
Migraine was seen in 4 of the 60 patients in cohort 1 and in 20 of the 180 patients in cohort 2 of the primary trial.
In the primary trial, 24 of the 240 patients had a migraine.
Every one of the 60 patients in cohort 1 of the primary trial was watched for migraine.
58 of the 60 patients in cohort 1 of the primary trial had no shoulder fracture.
4 of the 18 patients with adverse events in cohort 1 of the primary trial had a migraine.
10 of the 60 patients in cohort 1 had more than one adverse event in the primary trial.
10 patients in cohort 1 of the primary trial had two or more adverse events.
Migraine was twice as common as thrombosis/embolism in cohort 1 of the primary trial.
Migraine affected twice as many patients as shoulder fracture did in cohort 1 of the primary trial.
Migraine occurred half as often as neutropenia in cohort 1 of the primary trial.
Jaundice was more than 1.5 times as frequent as pneumonia in the secondary trial.
Thrombosis/embolism was half as common in cohort 1 of the primary trial as migraine was.
There were 6 cases of jaundice and 3 of pneumonia in the secondary trial, versus none of either in the primary trial.
4 patients had a migraine and 2 a shoulder fracture in cohort 1 of the primary trial, but none had jaundice.
Neutropenia and migraine were the joint most common events of cohort 2 of the primary trial, each hitting 11.11%.
Jaundice was the commonest adverse event in cohort 2 of the secondary trial, at 15%.
None of the 0 patients in cohort 1 of the secondary trial had jaundice, against 15% of cohort 2.
The difference in total adverse event rate between cohorts 1 and 2 of the primary trial was under 3%.
The difference in total adverse event rate between cohorts 1 and 2 of the primary trial was over 2%.
Cohort 2 of the primary trial was three times the size of cohort 1.
Cohort 1 of the primary trial was a third of the size of cohort 2, with 60 patients against 180.
Cohort 1 of the primary trial was less than half as large as cohort 2.
The total was more than twice as large in the second cohort of the primary trial, 50 compared with 18.
Patients in cohort 2 of the primary trial were about 1.7 times as likely to have a migraine as those in cohort 1.
Out of every 100 patients in cohort 2 of the primary trial, about 11 had neutropenia.
Jaundice hit 6 patients in cohort 2 of the secondary trial, while every other event affected 3.
Migraine was the second most common adverse event in cohort 1 of the primary trial with 4 cases.
There were 5 cases of febrile neutropenia and 20 of neutropenia in cohort 2 of the primary trial.
6 patients in cohort 2 of the secondary trial had jaundice, all of the other 34 patients were free of it.
In relative terms, neutropenia was rarer in cohort 2 of the primary trial, yet there were over twice as many cases.
Shoulder fracture was half as common as migraine in cohort 1 of the primary trial.
Shoulder fracture was absent from cohort 2 of the primary trial but present in two patients of cohort 1.
More patients in cohort 2 than in cohort 1 of the primary trial had a migraine (20 vs 4).
None of the adverse events affected more than 15% of patients in either cohort of the secondary trial.
Six patients in cohort 2 of the secondary trial had jaundice, i.e. 15% of the cohort.
34 patients in cohort 2 of the secondary trial did not have jaundice, i.e. over 80%.
""".strip().splitlines()


@pytest.mark.parametrize("claim", FALSE)
def test_a_number_that_its_relation_does_not_have_differs(claim: str) -> None:
    assert verdict(claim, EVENTS) == "differs"


@pytest.mark.parametrize("claim", TRUE)
def test_a_relation_that_the_table_has_is_not_called_otherwise(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"
