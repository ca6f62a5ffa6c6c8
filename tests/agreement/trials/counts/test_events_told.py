"""Statements on tables of adverse events: false ones that are told, each with true ones in the same words."""

from __future__ import annotations

import pytest

from evidence.agreement.agreement import Verdict
from evidence.agreement.pair import compare_pair
from evidence.sources.card import Depth
from tests.agreement.making import verdict

EVENTS = """Primary trial
Adverse Events 1:
  Total: 20/40 (50.00%)
  Neutropenia 10/40 (25.00%)
  Febrile neutropenia 2/40 (5.00%)
  Pyrexia 5/40 (12.50%)
  Septic shock 1/40 (2.50%)
  Nausea 8/40 (20.00%)
  Hyperglycaemia 1/40 (2.50%)
  Fatigue 4/40 (10.00%)
Adverse Events 2:
  Total: 10/50 (20.00%)
  Neutropenia 2/50 (4.00%)
  Febrile neutropenia 1/50 (2.00%)
  Pyrexia 0/50 (0.00%)
  Septic shock 0/50 (0.00%)
  Nausea 4/50 (8.00%)
  Hyperglycaemia 0/50 (0.00%)
  Fatigue 4/50 (8.00%)
Secondary trial
Adverse Events 1:
  Total: 6/20 (30.00%)
  Febrile neutropenia 3/20 (15.00%)
  Duodenal haemorrhage 1/20 (5.00%)
  Nausea 1/20 (5.00%)
  Fatigue 1/20 (5.00%)"""


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(
            "9 participants in cohort 1 of the primary trial had a fever.", id="more than all that may be meant"
        ),
        pytest.param("Only two patients in the primary trial had septic shock.", id="no number of arms"),
        pytest.param(
            "In the primary trial, cohort 1 had three more cases of nausea than cohort 2.", id="no gap of people"
        ),
        pytest.param(
            "Febrile neutropenia was four times as common in cohort 1 of the primary trial as in cohort 2.",
            id="a ratio",
        ),
        pytest.param("7 patients in the primary trial were affected by sepsis.", id="a part of a line's name"),
        pytest.param(
            "Less than 5% of cohort 1 of the primary trial had hyperglycaemia, 10% of the secondary trial patients"
            " had it recorded as hyperglycaemia.",
            id="an event of the other trial alone",
        ),
        pytest.param(
            "One quarter of the affected patients in cohort 1 of the primary trial had nausea.", id="of those affected"
        ),
        pytest.param(
            "Of those secondary trial patients who had an adverse event, two thirds developed febrile neutropenia.",
            id="of those with an event",
        ),
        pytest.param(
            "In the secondary trial there was one case of nausea and over 12 different types of adverse events.",
            id="kinds of events",
        ),
        pytest.param(
            "Fever with a low neutrophil count came to 9 patients in cohort 1 of the primary trial.", id="a lay name"
        ),
    ],
)
def test_a_false_number_is_told(claim: str) -> None:
    assert verdict(claim, EVENTS) == "differs"


@pytest.mark.parametrize(
    "claim",
    [
        "5 participants in cohort 1 of the primary trial had a fever.",
        "7 participants in cohort 1 of the primary trial had a fever.",
        "6 participants in cohort 1 of the primary trial had a fever.",
        "Only one patient in the primary trial had septic shock.",
        "Only two cohorts of the primary trial had cases of nausea.",
        "In the primary trial, cohort 1 had four more cases of nausea than cohort 2.",
        "Neutropenia was five times as common in cohort 1 of the primary trial as in cohort 2.",
        "Febrile neutropenia was twice as common in cohort 1 of the primary trial as in cohort 2.",
        "1 patient in the primary trial was affected by sepsis.",
        "Less than 5% of cohort 1 of the primary trial had hyperglycaemia, 0% of the secondary trial patients"
        " had it recorded as hyperglycaemia.",
        "Two fifths of the affected patients in cohort 1 of the primary trial had nausea.",
        "Of those secondary trial patients who had an adverse event, half developed febrile neutropenia.",
        "Half of the 6 secondary trial participants with adverse events had febrile neutropenia.",
        "The proportion of patients with adverse events was 30 percentage points higher in cohort 1 of the primary"
        " trial than in cohort 2.",
        "In the secondary trial there was one case of nausea and at most 12 different types of adverse events.",
        "Fever with a low neutrophil count came to 2 patients in cohort 1 of the primary trial.",
        "2 patients in cohort 1 of the primary trial had a fever, in addition to a low neutrophil count.",
        "One patient in the secondary trial had fatigue, an event which does not appear on top of its list.",
        "Fatigue did not differ by count, with 4 cases in each arm of the primary trial.",
        "Not one participant of cohort 2 of the primary trial had a fever.",
        "One patient in cohort 1 of the primary trial had septic shock, this was not seen in cohort 2.",
        "5 patients in cohort 1 of the primary trial had nausea but no fatigue.",
        "Twice as many patients in cohort 1 of the primary trial had any adverse event at all as had neutropenia.",
    ],
)
def test_a_true_number_is_none(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


FALSE = """
Neutropenia struck 10 patients in cohort 1 of the primary trial, while cohort 2 had only six.
Neutropenia was the most common event in cohort 1 of the primary trial, but it hit 14% of cohort 2.
Neutropenia was the most common event in cohort 1 of the primary trial, and it affected six more people than nausea.
There is one case of hyperglycaemia in cohort 1 of the primary trial, but one in cohort 2.
Hyperglycaemia was seen in one patient of the primary trial, but in two of the secondary trial.
Septic shock does not appear in the secondary trial, but 3 of the 40 subjects in cohort 1 of the primary trial had it.
Nausea affected 8 patients in cohort 1 of the primary trial, so 25 were free of it.
Nausea affected 12 of the 90 patients in the primary trial, and 10 of them were in cohort 1.
Twelve patients in the primary trial had nausea and all but seven of them belonged to cohort 1.
A total of 8 patients in the primary trial had nausea.
A total of 9 cases of nausea were recorded over both trials.
A patient in cohort 2 of the primary trial had septic shock.
A person in the secondary trial had hyperglycaemia.
A single case of septic shock was seen in cohort 1 of the primary trial, representing 12.5% of the people observed.
Fatigue and nausea in cohort 2 of the primary trial came to 8 patients each.
Six cases each of fatigue and nausea were seen in cohort 2 of the primary trial.
Nausea and fatigue in the secondary trial hit one patient each, two thirds of the number with febrile neutropenia.
Fatigue was a quarter as common as nausea in cohort 1 of the primary trial.
Nausea was 4x as common as fatigue in cohort 1 of the primary trial.
Septic shock was a third as common as neutropenia in cohort 1 of the primary trial.
Neutropenia was 10x as frequent in cohort 1 of the primary trial as in cohort 2.
Septic shock was 1/4 as common as neutropenia in cohort 1 of the primary trial.
Less than 15% of either cohort of the primary trial had nausea.
No more than 15% of either cohort of the primary trial had neutropenia or septic shock.
In both trials fewer than 15% of participants had an adverse event.
In both trials together, 50 of 110 participants had an adverse event.
Counting every group of both trials, there were nine cases of febrile neutropenia and a single septic shock.
Of the 20 patients with adverse events in cohort 1 of the primary trial, three quarters had neutropenia.
Among those affected in cohort 2 of the primary trial, 70% had fatigue.
Some 35% of those in the secondary trial had febrile neutropenia.
Of those in cohort 2 of the primary trial, 45% had an adverse event.
Cohort 2 of the primary trial had 50 subjects, 35% of whom had an adverse event.
Cohort 1 of the primary trial had 40 subjects, fewer than 35% of whom had an adverse event.
Cohort 1 of the primary trial had twenty-five more patients with adverse events than cohort 2.
11 different adverse events were recorded in cohort 1 of the primary trial.
Sepsis was seen in six patients in the primary trial, and in none in the secondary trial.
Fewer than 1% of cohort 1 of the primary trial had septic shock.
Nausea in the primary trial exceeded fatigue by 9 cases.
Fatigue in the primary trial came to eight patients, seven in each cohort.
Five patients had pyrexia in cohort 1 of the primary trial, which is three more than in cohort 2.
Pyrexia was seen in 5 patients of cohort 1 of the primary trial, but in two patients in cohort 2.
Neutropenia and febrile neutropenia together came to 17 cases in cohort 1 of the primary trial.
Over one in three patients in cohort 1 of the primary trial had neutropenia.
Roughly one patient in three of the secondary trial had febrile neutropenia.
The number with nausea in cohort 1 of the primary trial was triple that in cohort 2, despite ten fewer patients.
At least 13 patients in cohort 1 of the primary trial had nausea or fatigue.
Three patients in the secondary trial had a haemorrhage.
Of the 40 people in cohort 1 of the primary trial, 16 felt sick.
Nausea affected three times as many patients in cohort 1 of the primary trial as fatigue did.
Eleven patients felt tired in the primary trial, including 4 in cohort 2.
In the primary trial there were 13 cases of fatigue, compared with one in the secondary trial.
Fatigue came to 8 patients in the primary trial and 5 in the secondary trial.
Exactly three out of every four participants in cohort 1 of the primary trial had an adverse event.
70% of cohort 1 of the primary trial stayed free of adverse events.
Nausea was less frequent than fatigue in cohort 1 of the primary trial.
Febrile neutropenia affected twice as many people in cohort 2 of the primary trial as in cohort 1.
Most people in the secondary trial had an adverse event.
Nobody in cohort 1 of the primary trial had septic shock.
All patients in the secondary trial had an adverse event.
""".strip().splitlines()
TRUE = """
Neutropenia struck 10 patients in cohort 1 of the primary trial, while cohort 2 had only two.
Neutropenia struck 10 patients in cohort 1 of the primary trial, whereas cohort 2 had 50 patients in all.
Neutropenia struck 10 patients in cohort 1 of the primary trial, but 30 did not have it.
Neutropenia was the most common event in cohort 1 of the primary trial, but it hit only 4% of cohort 2.
Neutropenia was the most common event in cohort 1 of the primary trial, and it affected two more people than nausea.
Hyperglycaemia was seen in one patient of the primary trial, but in none of the secondary trial.
There is one case of hyperglycaemia in cohort 1 of the primary trial, but none in cohort 2.
There is one case of septic shock in the primary trial, but 20 patients in cohort 1 had adverse events.
There is one case of septic shock in the primary trial, while ten had neutropenia in cohort 1.
Nausea affected 8 patients in cohort 1 of the primary trial, yet the 20 with an adverse event were half of the cohort.
Nausea affected 8 patients in cohort 1 of the primary trial, so 32 were free of it.
Nausea affected 8 patients in cohort 1 of the primary trial, so it was twice as common in number as in cohort 2.
Nausea affected 12 of the 90 patients in the primary trial, two thirds of them in cohort 1.
Nausea affected 12 of the 90 patients in the primary trial, and 8 of them were in cohort 1.
Twelve patients in the primary trial had nausea and all but four of them belonged to cohort 1.
A total of 12 patients in the primary trial had nausea.
A total of 8 patients had nausea in cohort 1 of the primary trial.
A total of 13 cases of nausea were recorded over both trials.
A total of three cohorts are listed, one of them in the secondary trial.
A patient in cohort 1 of the primary trial had septic shock.
A patient in the primary trial had hyperglycaemia.
A single case of septic shock was seen in cohort 1 of the primary trial, representing 2.5% of the people observed.
Fatigue and nausea in cohort 2 of the primary trial came to 4 patients each.
Four cases each of fatigue and nausea were seen in cohort 2 of the primary trial.
Nausea and fatigue in the secondary trial hit one patient each, a third of the number with febrile neutropenia.
Fatigue was half as common as nausea in cohort 1 of the primary trial.
Nausea was 2x as common as fatigue in cohort 1 of the primary trial.
Septic shock was a tenth as common as neutropenia in cohort 1 of the primary trial.
Neutropenia was 10 times as common as septic shock in cohort 1 of the primary trial.
Septic shock was 1/10 as common as neutropenia in cohort 1 of the primary trial.
Less than 21% of either cohort of the primary trial had nausea.
Less than 23% of either cohort of the primary trial had nausea or septic shock.
No more than 25% of either cohort of the primary trial had neutropenia.
In both trials fewer than 51% of participants had an adverse event.
In both trials together, 36 of 110 participants had an adverse event.
Counting every group of both trials, there were six cases of febrile neutropenia and a single septic shock.
All told, 9 patients across the two trials had fatigue.
Of the 20 patients with adverse events in cohort 1 of the primary trial, half had neutropenia.
Of the 20 affected patients in cohort 1 of the primary trial, 8 had nausea.
Among those affected in cohort 2 of the primary trial, 40% had fatigue.
Some 15% of those in the secondary trial had febrile neutropenia.
Of those in cohort 2 of the primary trial, 20% had an adverse event.
Cohort 2 of the primary trial had 50 subjects, 20% of whom had an adverse event.
Cohort 1 of the primary trial had 40 subjects, 50% of whom had an adverse event, and half of those had neutropenia.
Neutropenia with or without fever was noted in 12 patients in cohort 1 of the primary trial.
Neutropenia, febrile or not, was noted in 3 patients in cohort 2 of the primary trial.
Febrile neutropenia was seven and a half times as common in the secondary trial as in cohort 2 of the primary trial.
Cohort 1 of the primary trial had twice the number of affected patients of cohort 2.
Cohort 1 of the primary trial had ten more patients with adverse events than cohort 2.
Cohort 2 of the primary trial had ten more patients than cohort 1.
The secondary trial had half as many patients as cohort 1 of the primary trial.
Two types of neutropenia are listed in the primary trial.
Seven different adverse events were recorded in cohort 1 of the primary trial, but only four in cohort 2.
Four different adverse events were recorded in the secondary trial.
Since five patients had pyrexia in cohort 1 of the primary trial, they were an eighth of that cohort.
One patient in the secondary trial bled from the duodenum.
There was one case of haemorrhage in the secondary trial.
1 patient in the secondary trial had a haemorrhage: it was duodenal.
Sepsis was seen in one patient in the primary trial, and in none in the secondary trial.
Fewer than 3% of cohort 1 of the primary trial had sepsis.
The 3 patients with febrile neutropenia in the secondary trial were 15% of it, against 3.3% in the primary trial.
Hyperglycaemia was reported once, in cohort 1 of the primary trial.
Nausea in the primary trial exceeded fatigue by 4 cases.
Nausea exceeded fatigue by four patients in cohort 1 of the primary trial, but by none in cohort 2.
The primary trial had 4 more cases of nausea than of fatigue.
Fatigue in the primary trial came to eight patients, four in each cohort.
Fatigue came to eight patients in the primary trial, split evenly between the cohorts.
Five patients had pyrexia in cohort 1 of the primary trial, which is five more than in cohort 2.
Pyrexia was seen in 5 patients of cohort 1 of the primary trial, but in nobody in cohort 2.
No patient in cohort 2 of the primary trial had septic shock, whereas in cohort 1 one did.
Apart from 5 patients with pyrexia, 15 in cohort 1 of the primary trial had other events.
Neutropenia and febrile neutropenia together came to 12 cases in cohort 1 of the primary trial.
Over one in five patients in cohort 1 of the primary trial had neutropenia.
Roughly one patient in seven of the secondary trial had febrile neutropenia.
The number with nausea in cohort 1 of the primary trial was double that in cohort 2, despite ten fewer patients.
Nausea or fatigue affected at most 12 patients in cohort 1 of the primary trial.
At least 8 patients in cohort 1 of the primary trial had nausea or fatigue.
Three quarters of the neutropenia cases in the primary trial were seen in cohort 1, or 10 of 12.
""".strip().splitlines()

ORGANS = """Primary trial
Adverse Events 1:
  Total: 12/60 (20.00%)
  Anaemia 3/60 (5.00%)
  Left ventricular dysfunction 2/60 (3.33%)
  Atrial fibrillation 1/60 (1.67%)
  Diarrhoea 4/60 (6.67%)
  Vomiting 2/60 (3.33%)
  Fatigue 5/60 (8.33%)
  Pneumonia 2/60 (3.33%)
  Pulmonary embolism 1/60 (1.67%)
  Hypertension 1/60 (1.67%)
  Hyponatraemia 2/60 (3.33%)
  Rash 1/60 (1.67%)
Adverse Events 2:
  Total: 9/30 (30.00%)
  Anaemia 1/30 (3.33%)
  Left ventricular dysfunction 0/30 (0.00%)
  Atrial fibrillation 0/30 (0.00%)
  Diarrhoea 6/30 (20.00%)
  Vomiting 2/30 (6.67%)
  Fatigue 1/30 (3.33%)
  Pneumonia 0/30 (0.00%)
  Pulmonary embolism 0/30 (0.00%)
  Hypertension 3/30 (10.00%)
  Hyponatraemia 0/30 (0.00%)
  Rash 0/30 (0.00%)
Secondary trial
Adverse Events 1:
  Total: 8/100 (8.00%)
  Gastrointestinal haemorrhage 2/100 (2.00%)
  Acute kidney injury 1/100 (1.00%)
  Pneumonia 3/100 (3.00%)
  Depression 1/100 (1.00%)
  Urosepsis 1/100 (1.00%)
  Deep vein thrombosis 2/100 (2.00%)"""
FALSE_OF_ORGANS = """
60 patients in the primary trial were affected by pulmonary embolism.
There were 30 cases of hypertension in cohort 2 of the primary trial.
There were five adverse events in the secondary trial that occurred more than once.
There are 7 adverse events in cohort 2 of the primary trial that occurred more than twice.
There were 8 cases of heart problems in the primary trial, all of them in cohort 1.
At least 9 types of cardiac events were recorded in the primary trial.
Respiratory events were recorded in 15 patients of cohort 1 of the primary trial.
Twelve patients in cohort 1 of the primary trial had diarrhoea or vomiting.
There were 7 psychiatric events in the secondary trial.
There were nine cases of bleeding in the secondary trial, and none in the primary trial.
Nine patients in the primary trial had a metabolic disorder.
If both cohorts of the primary trial are taken together, 15 patients had diarrhoea.
Subtracting the 9 patients with an adverse event from cohort 2 of the primary trial leaves 25 without one.
While nobody in the secondary trial had fatigue, eleven patients in the primary trial did.
Since 14 of 30 patients in cohort 2 of the primary trial were affected, the rate was 30%.
Pneumonia was rare: it was seen in 7% of the patients of both trials.
Low sodium was found in less than half a percent of the primary trial's patients.
Diarrhoea was six times as common, in relative terms, in cohort 2 of the primary trial as in cohort 1.
Hypertension was twice as common by percentage in cohort 2 of the primary trial as in cohort 1.
The rate of adverse events in cohort 2 of the primary trial was 90% higher than in cohort 1.
The rate of adverse events was 20 percentage points higher in cohort 2 of the primary trial than in cohort 1.
Of the 21 people with adverse events in the primary trial, 17 came from cohort 1.
More than three quarters of the people with adverse events in the primary trial came from cohort 1.
82% of all those with an adverse event in the primary trial were in cohort 1.
Fatigue was nine times as frequent in cohort 1 of the primary trial as in cohort 2.
Half of the pneumonia cases of the primary trial were in cohort 1.
Half of the anaemia cases of the primary trial were in cohort 2.
Anaemia was seen in seven patients of the primary trial, a single one of them from cohort 2.
No one in cohort 1 of the primary trial had pneumonia or a rash.
Rash and hypertension occurred in just four patients each in cohort 1 of the primary trial.
The most common event of the secondary trial was pneumonia, with 6 cases.
The most common event of the secondary trial was depression.
In the secondary trial, 82 of the 100 patients had no adverse event.
Seventy percent of the secondary trial were spared.
There was no difference in the number of people who vomited between the cohorts of the primary trial, with 5 in each.
Two patients vomited in each cohort of the primary trial, which is 6 in total.
The three pneumonia patients made up 7% of the secondary trial.
Twelve patients, a third of cohort 1 of the primary trial, had an adverse event.
Between the two trials there were nine cases of pneumonia.
Under one in twenty patients of the secondary trial had an adverse event, and almost a quarter in the primary trial.
Under one in ten patients of the secondary trial had an adverse event, compared to almost a half in the primary one.
Atrial fibrillation was seen in 4 patients of cohort 1 of the primary trial but in none of cohort 2.
Hypertension was seen in one patient of cohort 1 of the primary trial but in seven of cohort 2.
There were 12 more cases of diarrhoea than of anaemia in the primary trial.
""".strip().splitlines()
TRUE_OF_ORGANS = """
60 patients in cohort 1 of the primary trial were assessed for adverse events.
The 30 patients in cohort 2 of the primary trial had 3 cases of hypertension.
There were three adverse events in the secondary trial that occurred more than once.
There are 2 adverse events in cohort 2 of the primary trial that occurred more than twice.
There were 3 cases of heart problems in the primary trial, all of them in cohort 1.
At least two types of cardiac events were recorded in the primary trial.
Respiratory events were recorded in 3 patients of cohort 1 of the primary trial.
Clots were found in two patients of the secondary trial and in one of the primary trial.
Six patients in cohort 1 of the primary trial had diarrhoea or vomiting.
Gut trouble was the commonest complaint in cohort 2 of the primary trial, affecting up to 8 of its 30 patients.
There was one psychiatric event in the secondary trial.
There were two cases of bleeding in the secondary trial, and none in the primary trial.
Vascular events came to 2 patients in cohort 1 of the primary trial.
Two patients in the primary trial had a metabolic disorder.
If both cohorts of the primary trial are taken together, 10 patients had diarrhoea.
If two more patients of cohort 1 of the primary trial had had diarrhoea, its rate would have been 10%.
If one patient fewer had had fatigue in cohort 1 of the primary trial, 4 would have been left.
Subtracting the 9 patients with an adverse event from cohort 2 of the primary trial leaves 21 without one.
Although cohort 2 of the primary trial had half as many patients, it had more cases of diarrhoea.
While nobody in the secondary trial had fatigue, six patients in the primary trial did.
Since 9 of 30 patients in cohort 2 of the primary trial were affected, the rate was 30%.
Pneumonia was rare: it was seen in 2.6% of the patients of both trials.
Low sodium was found in less than 2.5% of the primary trial's patients.
One kidney problem was recorded in the secondary trial.
Diarrhoea was three times as common, in relative terms, in cohort 2 of the primary trial as in cohort 1.
Diarrhoea was half again as common by number in cohort 2 of the primary trial as in cohort 1.
Hypertension was six times as common by percentage in cohort 2 of the primary trial as in cohort 1.
The rate of adverse events in cohort 2 of the primary trial was half as high again as in cohort 1.
The rate of adverse events in cohort 2 of the primary trial was 50% higher than in cohort 1.
The rate of adverse events was 10 percentage points higher in cohort 2 of the primary trial than in cohort 1.
Cohort 1 of the primary trial had twice as many people as cohort 2, but only a third more people with adverse events.
Of the 21 people with adverse events in the primary trial, 12 came from cohort 1.
More than half of the people with adverse events in the primary trial came from cohort 1.
57% of all those with an adverse event in the primary trial were in cohort 1.
Fatigue was five times as frequent in cohort 1 of the primary trial as in cohort 2.
Fatigue was five times more frequent in cohort 1 of the primary trial than in cohort 2.
Fatigue was two and a half times as frequent by share in cohort 1 of the primary trial as in cohort 2.
All of the pneumonia cases of the primary trial were in cohort 1.
A quarter of the anaemia cases of the primary trial were in cohort 2.
Anaemia was seen in four patients of the primary trial, a single one of them from cohort 2.
No one in cohort 2 of the primary trial had pneumonia or a rash.
Rash and hypertension occurred in just one patient each in cohort 1 of the primary trial.
Just two of the eleven listed events reached 5 patients in either cohort of the primary trial.
Pneumonia, vomiting and hyponatraemia were each seen in two patients of cohort 1 of the primary trial.
The most common event of the secondary trial was pneumonia, with 3 cases.
Pneumonia was more common in the secondary trial, by one case, than in cohort 1 of the primary trial.
In the secondary trial, 92 of the 100 patients had no adverse event.
Ninety-two percent of the secondary trial were spared.
No difference in the number of people who vomited showed between the cohorts of the primary trial, with 2 in each.
Two patients vomited in each cohort of the primary trial, which is 4 in total.
The three pneumonia patients made up 3% of the secondary trial.
Twelve patients, a fifth of cohort 1 of the primary trial, had an adverse event.
Between the two trials there were five cases of pneumonia.
Under one in ten patients of the secondary trial had an adverse event, compared to almost a quarter in the primary one.
""".strip().splitlines()

NAMED_OTHERWISE = """Primary trial
Adverse Events 1:
  Total: 0/25 (0.00%)
  Platelet count decreased 0/25 (0.00%)
  Infection - Pneumonia 0/25 (0.00%)
  Nausea/Vomiting 0/25 (0.00%)
  Hypersensitivity reaction to Velorin 0/25 (0.00%)
Adverse Events 2:
  Total: 5/26 (19.23%)
  Platelet count decreased 2/26 (7.69%)
  Infection - Pneumonia 1/26 (3.85%)
  Nausea/Vomiting 3/26 (11.54%)
  Hypersensitivity reaction to Velorin 1/26 (3.85%)
Secondary trial
Adverse Events 1:
  Total: 30/150 (20.00%)
  Thrombocytopenia 6/150 (4.00%)
  Hemoglobin 4/150 (2.67%)
  Nausea 9/150 (6.00%)
  Vomiting 5/150 (3.33%)
  Renal failure acute 1/150 (0.67%)
  Renal failure chronic 2/150 (1.33%)
  Myocardial infarction 1/150 (0.67%)
  Acute myocardial infarction 2/150 (1.33%)
Adverse Events 2:
  Total: 24/155 (15.48%)
  Thrombocytopenia 3/155 (1.94%)
  Hemoglobin 0/155 (0.00%)
  Nausea 9/155 (5.81%)
  Vomiting 5/155 (3.23%)
  Renal failure acute 0/155 (0.00%)
  Renal failure chronic 0/155 (0.00%)
  Myocardial infarction 1/155 (0.65%)
  Acute myocardial infarction 1/155 (0.65%)"""
TRUE_OTHERWISE = """
Nobody in cohort 1 of the primary trial had an adverse event, while five in cohort 2 did.
Four patients in the secondary trial were anaemic.
Low platelets were seen in two patients of the primary trial, and in nine of the secondary trial.
3 patients in the secondary trial had renal failure.
Three patients had renal failure in cohort 1 of the secondary trial, but none in cohort 2.
Five patients in the secondary trial had a myocardial infarction.
Two patients in the secondary trial had a myocardial infarction that was not specified as acute.
A heart attack was suffered by 3 patients in cohort 1 of the secondary trial and by 2 in cohort 2.
Nausea affected exactly nine patients in each cohort of the secondary trial.
Nausea affected nine patients in both cohorts of the secondary trial.
Nausea affected 18 patients in the secondary trial, nine in either cohort.
Nausea affected nine patients in cohort 1 of the secondary trial, and as many in cohort 2.
The 305 patients of the secondary trial had 54 people with an adverse event among them.
Of the 305 patients in the secondary trial, 54 had an adverse event.
54 of the 305 patients in the secondary trial had an adverse event, 30 of them in cohort 1.
150 patients were in cohort 1 of the secondary trial, and 30 of them had an adverse event.
150 patients in cohort 1 of the secondary trial were compared with 155 in cohort 2.
Thrombocytopenia was twice as common in cohort 1 of the secondary trial as in cohort 2.
Thrombocytopenia was about as common in the primary trial as in cohort 1 of the secondary trial, at 4%.
An allergic reaction to Velorin was seen in one patient of the primary trial.
One patient in the primary trial caught pneumonia.
Pneumonia was seen in one patient of the primary trial, but it is not on the list of the secondary trial.
Every adverse event in the primary trial was seen in cohort 2.
All five patients with an adverse event in the primary trial were in cohort 2.
Nausea was three times as common as thrombocytopenia in cohort 2 of the secondary trial.
Nausea was one and a half times as common as thrombocytopenia in cohort 1 of the secondary trial.
Nausea and vomiting together came to 14 cases in each cohort of the secondary trial.
Between 5 and 9 patients in cohort 1 of the secondary trial had nausea or vomiting.
Nausea or vomiting affected three patients in the primary trial.
Up to 14 patients in cohort 1 of the secondary trial had nausea or vomiting.
The number with nausea exceeded the number with vomiting by four in either cohort of the secondary trial.
The secondary trial had more than ten times as many people with adverse events as the primary trial.
Adverse events were about as frequent in cohort 2 of the primary trial as in cohort 1 of the secondary trial.
There were six times as many patients in the secondary trial as in the primary trial.
Cohort 1 of the primary trial has 25 patients, one fewer than cohort 2.
Nearly one in five patients in cohort 2 of the primary trial had an adverse event, none in cohort 1.
A total of 51 patients were in the primary trial, of whom 5 had an adverse event.
A total of 4 patients in cohort 1 of the secondary trial had low hemoglobin.
At least one patient in cohort 2 of the primary trial had pneumonia.
Less than 2% of either cohort of the secondary trial had a myocardial infarction that was not acute.
Pneumonia and a hypersensitivity reaction were each seen in one patient of the primary trial, both in cohort 2.
One patient each had pneumonia and a hypersensitivity reaction in the primary trial.
Three events in cohort 2 of the secondary trial were seen in fewer than 4 patients, but in more than none.
A patient in cohort 2 of the primary trial had pneumonia.
A patient in the secondary trial had acute renal failure.
Vomiting occurred in five patients in cohort 1 of the secondary trial, so 145 did not vomit.
Hemoglobin problems were confined to cohort 1 of the secondary trial, where they affected 4 of 150 patients.
""".strip().splitlines()


@pytest.mark.parametrize("claim", FALSE)
def test_what_the_tables_have_otherwise_is_told(claim: str) -> None:
    assert verdict(claim, EVENTS) == "differs"


@pytest.mark.parametrize("claim", TRUE)
def test_what_follows_from_the_tables_is_not_told(claim: str) -> None:
    assert verdict(claim, EVENTS) != "differs"


@pytest.mark.parametrize("claim", FALSE_OF_ORGANS)
def test_what_whole_classes_of_events_have_otherwise_is_told(claim: str) -> None:
    assert verdict(claim, ORGANS) == "differs"


@pytest.mark.parametrize("claim", TRUE_OF_ORGANS)
def test_what_follows_from_whole_classes_of_events_is_not_told(claim: str) -> None:
    assert verdict(claim, ORGANS) != "differs"


@pytest.mark.parametrize("claim", TRUE_OTHERWISE)
def test_events_that_two_trials_call_otherwise_are_not_told(claim: str) -> None:
    assert verdict(claim, NAMED_OTHERWISE) != "differs"


def test_the_report_has_the_words_of_the_claim() -> None:
    claim = "A patient in cohort 2 of the primary trial had septic shock."
    said = compare_pair(claim, EVENTS, depth=Depth.ABSTRACT)
    told = [one.claim for one in said if one.verdict is Verdict.DIFFERS]
    assert told
    assert all(words in claim for words in told)
