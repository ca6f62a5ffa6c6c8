"""Sentences of many kinds of health copy, written for these tests in the manner of each."""

from __future__ import annotations

_COPY = {
    "statins": """
        In a trial of 4,444 adults with heart disease, the statin lowered LDL cholesterol by 35% after six weeks.
        Taking 20 mg daily cut the risk of a first heart attack by about a third over five years.
        Muscle pain was no more common with the statin than with placebo in blinded trials.
        Statins reduce LDL by 1.0 to 2.0 mmol/L in most adults with high cholesterol.
        Older adults without heart disease may benefit less from starting a statin.
    """,
    "sleep": """
        Melatonin shortened the time to fall asleep by 7 minutes compared with placebo.
        Adults with insomnia slept 30 minutes longer after eight weeks of cognitive therapy.
        Weighted blankets are not proven to improve sleep in children with autism.
        One in three adults in the survey slept less than seven hours a night.
        The mattress could reduce back pain at night in side sleepers.
    """,
    "skin": """
        The serum reduced wrinkle depth by 23% in 48 women after 12 weeks of use twice daily.
        Tretinoin 0.05% improved acne in teenagers more than the cream without it.
        Sunscreen with SPF 50 blocks about 98% of UVB rays when it is applied as directed.
        The peel is safe for darker skin types, according to a small study.
        Eczema flared less often in babies whose skin was moisturised every day.
    """,
    "devices": """
        The cuff measured systolic pressure within 5 mmHg of the reference in 95% of readings.
        The smartwatch detected atrial fibrillation with a sensitivity of 98.3% and a specificity of 99.6%.
        Patients with the new stent had fewer repeat procedures than those with bare metal at one year.
        The hearing aid lasts up to 30 hours on one charge.
        Glucose sensors do not need calibration with a finger prick.
    """,
    "tests": """
        The stool test finds 92% of colorectal cancers in people aged 45 to 84 at average risk.
        A negative result does not rule out infection in the first five days after contact.
        The blood test correctly identified 18 of 20 patients with early ovarian cancer.
        Levels above 4.0 ng/mL may suggest a need for further tests in men over 50.
        The kit detects as few as 500 copies per millilitre of virus RNA.
    """,
    "vaccines": """
        Two doses of the vaccine prevented 90% of cases in adults aged 18 to 64.
        Fever above 38 °C occurred in 1 in 20 children within two days of the shot.
        Protection wanes after six months without a booster dose.
        The vaccine was as effective as the older one in pregnant women.
    """,
    "supplements": """
        Creatine added 1.4 kg of lean mass over 8 weeks in trained men.
        Vitamin D at 1,000 IU daily raised blood levels but did not prevent fractures.
        Fish oil capsules lower triglycerides by 15 to 30% at doses of 2 to 4 g daily.
        Magnesium probably helps with leg cramps in pregnancy.
        Probiotics cut the length of diarrhea by one day in infants.
    """,
    "weight": """
        Adults lost 14.9% of their body weight over 68 weeks, against 2.4% with placebo.
        More than half of participants kept off at least 10 kg for two years.
        Nausea was mild and went away within four weeks in most patients.
        The injection is given once weekly under the skin.
    """,
    "surgery": """
        Nine out of ten patients walk without a stick three months after hip replacement.
        Laser surgery gave 20/20 vision to 96% of eyes with low myopia.
        The robot shortens the hospital stay by one day compared with open surgery.
        Infections occurred in fewer than 2% of 1,250 operations.
    """,
    "cancer": """
        Median survival was 11.3 months with the combination and 9.1 months with chemotherapy alone (p = 0.02).
        The drug shrank tumors in 38% of patients with advanced melanoma.
        The hazard ratio for death was 0.72 (95% CI 0.58 to 0.89) in women with HER2-positive disease.
        Hot flushes halved in women after breast cancer who tried acupuncture.
    """,
    "children": """
        Children aged 6 to 12 scored 5.2 points higher in attention after eight weeks.
        The inhaler cut asthma attacks by 44% in children with moderate disease.
        Paracetamol 15 mg/kg every six hours brings fever down in infants.
    """,
    "mind": """
        Half of the adults with panic disorder were free of attacks after 12 sessions.
        The app reduced anxiety scores by 3 points on the GAD-7 in students.
        Light boxes of 10,000 lux relieve winter depression in about 60% of users.
        Exercise three times a week was as effective as sertraline in older adults.
    """,
    "teeth": """
        Fluoride varnish prevents about 37% of cavities in baby teeth.
        The whitening strips lightened teeth by 5 shades in 14 days without enamel loss.
    """,
    "hormones": """
        Testosterone gel raised levels to the normal range in 82% of men within 90 days.
        The patch reduces hot flushes by 75% at a dose of 50 µg daily.
        Low-dose estrogen did not increase the risk of stroke in women under 60.
    """,
}
SENTENCES = tuple(line.strip() for lines in _COPY.values() for line in lines.strip().splitlines())
