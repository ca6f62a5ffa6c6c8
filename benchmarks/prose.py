"""4,000 sentences in the manner of trial papers and of patient leaflets, of our own parts, in an order that is fixed.

They praise nothing, and hold the words that rules of language have to pass over: "safety" as an outcome, "improve",
"most patients", "breakthrough pain", "new medicine", "well controlled". What is flagged here is a false alarm, save
what trial papers do say of safety.
"""

from __future__ import annotations

import random

COUNT = 4000

_DRUGS = (
    "metformin",
    "sertraline",
    "ibuprofen",
    "amlodipine",
    "the vaccine",
    "the study drug",
    "oral iron",
    "insulin glargine",
    "the inhaler",
    "cognitive behavioural therapy",
    "the topical cream",
    "ketamine",
    "light therapy",
    "warfarin",
)
_CONDITIONS = (
    "major depression",
    "type 2 diabetes",
    "hypertension",
    "chronic low back pain",
    "insomnia",
    "migraine",
    "asthma",
    "iron deficiency",
    "breakthrough pain",
    "profound depression",
    "osteoarthritis of the knee",
    "biopsy-proven hepatitis",
)
_OUTCOMES = (
    "pain at rest",
    "sleep quality",
    "the depression score",
    "systolic blood pressure",
    "glycated haemoglobin",
    "time to first relapse",
    "quality of life",
    "walking distance",
    "all-cause mortality",
    "the safety of the procedure",
    "hospital admissions",
    "adherence",
)
_TIMES = ("4 weeks", "12 weeks", "six months", "one year", "24 hours", "the end of follow-up", "day 28", "two years")
_PEOPLE = (
    "adults",
    "older patients",
    "pregnant women",
    "children aged 6 to 12",
    "participants",
    "most patients",
    "people with kidney disease",
    "outpatients",
)
_EFFECTS = (
    "headache",
    "nausea",
    "a rash",
    "dizziness",
    "a dry mouth",
    "stomach pain",
    "trouble sleeping",
    "swollen ankles",
    "a cough",
    "tiredness",
)
_PLACES = (
    "in primary care",
    "in four hospitals",
    "at a single centre",
    "in a safe and quiet room",
    "at home",
    "online",
)
_TAKING = ("with food", "with a glass of water", "in the morning", "before you go to bed", "on an empty stomach")
_NUMBERS = ("12", "48", "103", "216", "1,204", "17", "64", "350")
_SHARES = ("11%", "23.4%", "38%", "52%", "67%", "81%", "4.5%", "100%")

_TRIAL = (
    "We enrolled {number} {people} with {condition} {place}.",
    "The primary outcome was the change in {outcome} at {time}.",
    "At {time}, {outcome} had improved in {share} of the {drug} group and in {share2} of the placebo group.",
    "{Drug} did not improve {outcome} at {time} compared with placebo (p = 0.{number2}).",
    "Whether {drug} is safe in {people} with {condition} is unknown.",
    "The aim of this trial was to assess the safety and efficacy of {drug} in {condition}.",
    "No serious adverse events were reported by {time}.",
    "Adverse events were recorded in {share} of {people} who received {drug}.",
    "Participants were randomly assigned to {drug} or to usual care and followed until {time}.",
    "The effect on {outcome} was smaller than we had assumed when the sample size was set at {number}.",
    "A limitation is that {outcome} was measured only at {time} and {place}.",
    "To ensure that nobody knew the allocation, {drug} was packed by a pharmacist.",
    "More than half of the {people} had {condition} for longer than {time}.",
    "The most common adverse event was {effect}, seen in {share} of {people}.",
    "Further trials are needed to determine whether {drug} prevents {condition}.",
    "The difference in {outcome} between the groups was not statistically significant.",
    "Baseline {outcome} was similar in both groups, and {share} of {people} completed the study.",
    "Novel biomarkers of {condition} were not measured in this trial.",
    "{People} with {condition} who had a history of substance misuse were excluded.",
    "The confidence interval for {outcome} at {time} included no effect of {drug}.",
    "In a sensitivity analysis without protocol violations, {outcome} was unchanged at {time}.",
    "Suicidal ideation was assessed at each visit until {time}.",
    "Non-invasive monitoring of blood pressure was used {place}.",
    "The best available evidence on {drug} in {condition} comes from {number} small trials.",
)
_LEAFLET = (
    "Do not take {drug} if you are allergic to it or have had {effect} before.",
    "Tell your doctor before starting a new medicine while you take {drug}.",
    "Take {drug} {taking}, at about the same time every day.",
    "Common side effects of {drug} are {effect} and {effect2}, which may affect up to 1 in 10 people.",
    "Do not drive until you know how {drug} affects you, and wait until it is safe to drive.",
    "If you forget a dose, do not take two doses of {drug} to make up for it.",
    "Ask your pharmacist if you are not sure whether it is safe to take {drug} with other medicines.",
    "Keep {drug} in a safe place where children cannot see or reach it.",
    "{Drug} may cause {effect}, mostly in the first {time} of treatment.",
    "If you have thoughts of harming yourself or of suicide, call your doctor or go to a hospital at once.",
    "Like all medicines, this medicine can cause side effects, although not everybody gets them.",
    "Treatment with {drug} usually lasts {time}, and your doctor will review it with you.",
    "There is a risk of dependence if {drug} is taken for longer than {time}.",
    "It is not known whether {drug} passes into breast milk.",
    "Drink plenty of water, and stop and rest if you notice {effect}.",
    "You may feel better after {time}, but {people} should not stop {drug} on their own.",
    "Your nurse will check your blood pressure {place}.",
    "Talk to your doctor about the best way to stop taking {drug}.",
    "People with {condition} should have their dose checked after {time}.",
    "The score line is only there to help you break the tablet if you have trouble swallowing it.",
    "Medicines for {condition} do not work for everyone, and it can take {time} before you notice a change.",
    "Is {drug} safe for {people}?",
    "Store below 25 °C and safely dispose of what is left after {time}.",
    "Contact your doctor if {effect} does not go away or gets worse.",
)


def sentences(count: int = COUNT) -> list[str]:
    """So many different sentences, half of each manner; the same ones every time."""
    dice = random.Random(20261125)
    found: dict[str, None] = {}
    while len(found) < count:
        found[_filled(dice, _LEAFLET if len(found) % 2 else _TRIAL)] = None
    return list(found)


def _filled(dice: random.Random, manner: tuple[str, ...]) -> str:
    drug, people = dice.choice(_DRUGS), dice.choice(_PEOPLE)
    effect, effect2 = dice.sample(_EFFECTS, 2)
    share, share2 = dice.sample(_SHARES, 2)
    return dice.choice(manner).format(
        drug=drug,
        Drug=drug[0].upper() + drug[1:],
        people=people,
        People=people[0].upper() + people[1:],
        condition=dice.choice(_CONDITIONS),
        outcome=dice.choice(_OUTCOMES),
        time=dice.choice(_TIMES),
        place=dice.choice(_PLACES),
        effect=effect,
        effect2=effect2,
        share=share,
        share2=share2,
        number=dice.choice(_NUMBERS),
        number2=dice.randint(10, 98),
        taking=dice.choice(_TAKING),
    )
