"""Statements that say several things of tables of events: each number is of its own part, arm and line."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 24/60 (40.00%)
  Neutropenia 9/60 (15.00%)
  Pyrexia 3/60 (5.00%)
  Migraine 5/60 (8.33%)
  Constipation 0/60 (0.00%)
  Shoulder fracture 1/60 (1.67%)
Adverse Events 2:
  Total: 11/70 (15.71%)
  Neutropenia 2/70 (2.86%)
  Pyrexia 3/70 (4.29%)
  Migraine 1/70 (1.43%)
  Constipation 4/70 (5.71%)
  Shoulder fracture 1/70 (1.43%)
Secondary trial
Adverse Events 1:
  Total: 8/30 (26.67%)
  Migraine 6/30 (20.00%)
  Pyrexia 2/30 (6.67%)
  Death - Tumour growth NOS 2/30 (6.67%)
  Death NOS not otherwise explained 1/30 (3.33%)"""

FALSE = """
40% of cohort 1 of the primary trial had an adverse event, 25% had neutropenia.
40% of cohort 1 of the primary trial had an adverse event, with neutropenia being the most frequent at 18.33%.
More than 20 patients in each cohort of the primary trial had adverse events.
Each cohort of the primary trial had 2 cases of shoulder fracture.
There were at least 5 cases of pyrexia in every cohort of the primary trial.
Pyrexia was seen in both cohorts of the primary trial, 6 cases each.
In the primary trial, both cohorts had 2 patients with a shoulder fracture each.
Pyrexia and migraine affected 4 patients each in cohort 1 of the primary trial.
35 patients in the primary trial had adverse events, 21 in cohort 1 and 11 in cohort 2.
35 patients in the primary trial had adverse events, 24 in cohort 1 and 14 in cohort 2.
The total adverse event rate fell from 40% in cohort 1 to 22.71% in cohort 2 of the primary trial.
Cases of neutropenia dropped from 9 in cohort 1 to 5 in cohort 2 of the primary trial.
The percentage with any adverse event fell from 40% to 19.71% between cohort 1 and cohort 2 of the primary trial.
The primary trial saw nine cases of constipation, all of them in cohort 2.
The difference in total adverse events between cohort 1 and cohort 2 of the primary trial was 18 patients.
None of the adverse events in cohort 2 of the primary trial affected more than 4% of patients.
Neutropenia was found in 15% of cohort 1 and 2.68% of cohort 2 of the primary trial.
Migraine was found in 8.83% of cohort 1 of the primary trial.
6/30 patients in the secondary trial suffered migraine and 7/30 pyrexia.
12 patients in the secondary trial had no adverse events.
Migraine came to 9 patients out of 30 in the secondary trial.
Neutropenia, pyrexia and migraine affected 9, 3 and 7 patients in cohort 1 of the primary trial respectively.
Constipation and migraine were seen in 5.71% and 4.13% of cohort 2 of the primary trial.
20% of the secondary trial had migraine and 16.67% pyrexia.
130 patients took part in the primary trial and 45 of them had an adverse event.
""".strip().splitlines()

TRUE = """
40% of cohort 1 of the primary trial had an adverse event, 15% had neutropenia.
40% of cohort 1 of the primary trial had an adverse event, with neutropenia being the most frequent at 15%.
Around 40% of cohort 1 of the primary trial had adverse events and 5% had pyrexia.
More than 10 patients in each cohort of the primary trial had adverse events.
Each cohort of the primary trial had 1 case of shoulder fracture.
There were at least 3 cases of pyrexia in every cohort of the primary trial.
Three patients in each cohort of the primary trial had pyrexia, six in total.
Both cohorts of the primary trial had 6 patients with pyrexia.
Pyrexia was seen in both cohorts of the primary trial, 3 cases each.
In the primary trial, both cohorts had 1 patient with a shoulder fracture each.
Pyrexia and constipation affected 7 patients in cohort 2 of the primary trial.
35 patients in the primary trial had adverse events, 24 in cohort 1 and 11 in cohort 2.
Of the 35 patients with adverse events in the primary trial, 24 were in cohort 1 and 11 in cohort 2.
The total adverse event rate fell from 40% in cohort 1 to 15.71% in cohort 2 of the primary trial.
Cases of neutropenia dropped from 9 in cohort 1 to 2 in cohort 2 of the primary trial.
The percentage with any adverse event fell from 40% to 15.71% between cohort 1 and cohort 2 of the primary trial.
The primary trial saw four cases of constipation, all of them in cohort 2.
The difference in total adverse events between cohort 1 and cohort 2 of the primary trial was 13 patients.
None of the adverse events in cohort 2 of the primary trial affected more than 6% of patients.
Neutropenia was found in 15% of cohort 1 and 2.86% of cohort 2 of the primary trial.
Neutropenia was found in 2.9% of cohort 2 of the primary trial.
Migraine was found in 8.3% of cohort 1 of the primary trial.
6/30 patients in the secondary trial suffered migraine and 2/30 pyrexia.
22 patients in the secondary trial had no adverse events.
Migraine came to 6 patients out of 30 in the secondary trial.
Three quarters of the adverse events in the secondary trial were migraine, with 6 cases out of 8.
Cohort 1 of the primary trial had a 40% adverse event rate; in cohort 2 it was 15.71%.
In the secondary trial there were three deaths, two due to tumour growth.
130 patients took part in the primary trial and 35 of them had an adverse event.
40% of cohort 1 of the primary trial had adverse events, over a third of which were neutropenia.
Migraine made up 6 of the 11 recorded events in the secondary trial.
Every event in the secondary trial was seen in 6 patients at most.
Neutropenia, pyrexia and migraine affected 9, 3 and 5 patients in cohort 1 of the primary trial respectively.
Constipation and migraine were seen in 5.71% and 1.43% of cohort 2 of the primary trial.
Pyrexia and migraine affected 6 and 6 patients in the primary trial.
20% of the secondary trial had migraine and 6.67% pyrexia.
Across both trials, twelve people had a migraine, six of them in the primary trial.
""".strip().splitlines()


@pytest.mark.parametrize("claim", FALSE)
def test_a_part_that_the_tables_have_otherwise_is_told(claim: str) -> None:
    assert verdict(claim, EVENTS) == "differs"


@pytest.mark.parametrize("claim", TRUE)
def test_parts_that_follow_from_the_tables_are_not_told(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"
