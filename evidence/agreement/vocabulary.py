"""The words for designs, outcomes, groups, conditions and routes that copy and sources share.

General across health topics; ordered so that the more specific word is met first.
"""

from __future__ import annotations

import re

from evidence.sources.card import Design


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


DESIGNS: tuple[tuple[re.Pattern[str], frozenset[Design]], ...] = (
    (_word(r"meta-?\s?analys[ie]s|pooled analysis"), frozenset({Design.META_ANALYSIS})),
    (_word(r"systematic(?:ally)? reviews?"), frozenset({Design.SYSTEMATIC_REVIEW})),
    (
        _word(
            r"randomi[sz]ed(?:,? [\w-]+){0,5} (?:trial|study)|RCT|(?:double|single|triple)-?\s?blind(?:ed)?(?:,? "
            r"[\w-]+){0,4}"
            r" (?:trial|study)|placebo-?\s?controlled(?: [\w-]+){0,3} (?:trial|study)"
        ),
        frozenset({Design.RANDOMIZED_CONTROLLED_TRIAL}),
    ),
    (
        _word(r"open-?\s?label(?: [\w-]+){0,3} (?:trial|study)|single-arm (?:trial|study)"),
        frozenset({Design.NON_RANDOMIZED_TRIAL}),
    ),
    (_word(r"case-?\s?control stud(?:y|ies)"), frozenset({Design.CASE_CONTROL})),
    (_word(r"cross-?\s?sectional (?:study|survey|analysis)|survey"), frozenset({Design.CROSS_SECTIONAL})),
    (
        _word(
            r"cohort(?: study)?|retrospective (?:analysis|study|review)|prospective study|registry study"
            r"|longitudinal study"
        ),
        frozenset({Design.COHORT}),
    ),
    (
        _word(r"observational (?:study|research)"),
        frozenset({Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL}),
    ),
    (_word(r"case series"), frozenset({Design.CASE_SERIES})),
    (_word(r"case reports?"), frozenset({Design.CASE_REPORT})),
    (
        _word(r"in (?:mice|rats|rodents|animals)|(?:animal|mouse|rat|rodent) (?:study|studies|model)"),
        frozenset({Design.ANIMAL}),
    ),
    (_word(r"in vitro|cell cultures?|test[- ]tube"), frozenset({Design.IN_VITRO})),
    (_word(r"(?:practice|clinical|treatment|international) guidelines?"), frozenset({Design.GUIDELINE})),
    (
        _word(r"an? (?:[\w-]+ )?clinical trial"),
        frozenset({Design.RANDOMIZED_CONTROLLED_TRIAL, Design.NON_RANDOMIZED_TRIAL}),
    ),
)

# Outcomes with a definition of their own: one is never another.
OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "sustained response",
        _word(
            r"sustain\w*(?: \w+){0,2} response|response(?: was| is)? (?:maintained|sustained|kept|lasted)"
            r"|maintain\w*(?: \w+)? response"
            r"|(?:keep|kept|keeping)(?: \w+)? response|still (?:respond\w*|in response)|response maintenance"
            r"|durable response"
        ),
    ),
    ("remission", _word(r"remissions?|remit(?:s|ted|ting)?|symptom-free")),
    ("relapse", _word(r"relaps\w*|recurrences?")),
    (
        "suicidal behaviour",
        _word(r"suicidal (?:\w+ and )?behaviou?rs?|suicide attempts?|attempted suicide|died by suicide"),
    ),
    ("suicidal ideation", _word(r"suicidal (?:ideation|thoughts?|thinking)|thoughts of suicide|suicidality")),
    ("mortality", _word(r"mortality|deaths?|died|survival|survived")),
    ("adverse events", _word(r"side[- ]effects?|adverse (?:events?|effects?|reactions?)|tolerab\w+|well[- ]tolerated")),
    ("response", _word(r"respon(?:se|ses|d|ds|ded|ding)")),
    (
        "improvement",
        _word(
            r"improv\w+|relie(?:f|ves?|ved|ving)|felt better|feel(?:ing)? better|better|(?:fall|fell|falls|drop\w*"
            r"|reduc\w+|decreas\w+"
            r"|change|lower\w*|eas\w+|lessen\w*)(?: \w+){0,3} (?:symptoms?|scores?|severity)|symptom (?:reduction"
            r"|relief|alleviation)|symptoms? (?:fell|eased)"
        ),
    ),
)

# What was measured on; two outcomes may share one.
DOMAINS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sleep", _word(r"sleep\w*|slept|insomnia")),
    ("pain", _word(r"pain\w*|aches?|migraines?|headaches?")),
    ("weight", _word(r"weight|BMI|body mass")),
    ("cholesterol", _word(r"cholesterol|LDL|HDL|lipids?|triglycerides?")),
    ("blood pressure", _word(r"blood pressure|systolic|diastolic|hypertension")),
    ("glucose", _word(r"glucose|blood sugar|HbA1c|A1C|glyca?emi\w+")),
    ("wrinkles", _word(r"wrinkles?|fine lines|crow's feet|skin (?:texture|elasticity|firmness)")),
    ("hydration", _word(r"hydrat\w+|moistur\w+|dryness")),
    ("hair", _word(r"hair\b.{0,12}")),
    ("acne", _word(r"acne|blemish\w*|pimples?")),
    ("anxiety", _word(r"anxi\w+|worry")),
    ("memory", _word(r"memory|cogniti\w+|amnesia")),
    ("fatigue", _word(r"fatigue|energy|tired\w*")),
    ("quality of life", _word(r"quality of life|well-?being")),
    ("cardiovascular events", _word(r"heart attacks?|myocardial infarctions?|strokes?|cardiovascular events?")),
    ("infection", _word(r"infections?|colds?|flu|influenza")),
    ("fracture", _word(r"fractures?|bone density")),
)

# Who was treated before, and how that went, says nothing about the outcome.
BACKGROUND = _word(
    r"(?:not|never|n['’]t|poorly|inadequately|partially|failed to)(?: \w+)? respon\w+(?: (?:to|adequately"
    r"|enough)[^,.;]*)?"
    r"|non-?respon\w+|in response to|responders?|respon\w+ to (?:other|previous|prior|standard"
    r"|conventional|traditional|existing)[^,.;]*"
    r"|immune responses?|stress responses?"
)

GENERAL_GROUP = _word(
    r"patients?|people|participants?|individuals?|users?|subjects|volunteers|those|cases|adults|recipients"
)
SUBSET = (
    ("responders", _word(r"responders?|those who (?:had )?responded")),
    ("remitters", _word(r"remitters?|those (?:who (?:had )?remitted|in remission)")),
    ("completers", _word(r"completers?|those who completed")),
    (
        "a subgroup",
        _word(r"subgroup|subset|(?:patients|people|those|participants) (?:with|without) .{3,60} at baseline"),
    ),
)
SEXES_AND_AGES = (
    ("women", _word(r"wom[ae]n|females?|girls"), "sex"),
    ("men", _word(r"m[ae]n|males?|boys"), "sex"),
    ("children", _word(r"child(?:ren)?|paediatric|pediatric|infants?|toddlers?"), "age"),
    ("adolescents", _word(r"adolescents?|teen(?:ager)?s?"), "age"),
    ("older adults", _word(r"older (?:adults|people|patients)|elderly|seniors"), "age"),
)
CONDITION = re.compile(
    r"\b(?:(?:patients?|people|participants?|individuals?|persons?|subjects|volunteers|those|adults?|wom[ae]n|m[ae]n|children|adolescents"
    r"|responders|users)(?: \w+)? (?:with|suffering from|living with|diagnosed with|affected by)"
    r"|(?:treatment of|treating))\s+"
    r"(?P<words>(?:(?:an?|the|severe|moderate|mild|chronic|acute|major|clinical|current)\s+)*[A-Za-z][\w'’-]*(?:\s+(?!(?:who|that|which|and|or|to|in|on"
    r"|after|within|at|for|by|responded|experienced|improved|had|have|has|is|are|was|were|showed|slept|saw|reported|felt|achieved|reached|lost|can|may"
    r"|will|found|despite|than|over)\b)[\w'’-]+){0,4})",
    re.IGNORECASE,
)
NO_CONDITION = _word(
    r"dose|doses|infusions?|injections?|treatments?(?!-)|therap(?:y|ies)|medications?|medicines?|drugs?|placebo|options?|tablets?|cream|supplements?"
    r"|antidepressants?|surgery|care|help|results?|relief|effects?|risks?|doctors?|clinics?|products?|levels?|history|others?|this|these|their|it"
)
ACRONYMS = {
    "trd": "treatment resistant depression",
    "mdd": "major depressive disorder",
    "ptsd": "post traumatic stress disorder",
    "ocd": "obsessive compulsive disorder",
    "copd": "chronic obstructive pulmonary disease",
    "ibs": "irritable bowel syndrome",
    "t2d": "type 2 diabetes",
    "gad": "generalized anxiety disorder",
    "adhd": "attention deficit hyperactivity disorder",
}
UNSPECIFIC = frozenset(
    (
        "a an the major disorder disorders disease diseases syndrome condition conditions clinical of and in with "
        "severe moderate mild chronic current adults adult patient patients people treated community practices "
        "practice dsm iv form forms unipolar nonpsychotic"
    ).split()
)

ROUTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("intravenous", _word(r"intravenous(?:ly)?|IV|infusions?|infused")),
    ("nasal", _word(r"(?:intra)?nasal(?:ly)?|nasal spray")),
    ("oral", _word(r"oral(?:ly)?|by mouth|tablets?|capsules?|pills?|lozenges?|gumm(?:y|ies)")),
    ("intramuscular", _word(r"intramuscular(?:ly)?")),
    ("subcutaneous", _word(r"subcutaneous(?:ly)?")),
    ("topical", _word(r"topical(?:ly)?|creams?|serums?|gels?|ointments?|lotions?")),
)
SERIES = _word(
    r"series|(?:repeated?|multiple|several|various) (?:\w+ )?(?:doses|infusions|injections|treatments"
    r"|sessions|applications)|course of|(?:once|twice|three times|\d+ times)(?: (?:a|per) (?:day|week"
    r"|month)| daily| weekly)"
    r"|(?:daily|weekly|monthly) (?:doses?|infusions|injections|treatments?|sessions|applications?|tablets?"
    r"|capsules?)|every other day"
)
INSTEAD = _word(r"rather than|compared (?:to|with)|instead of|unlike|versus|vs\.?|than|as opposed to|while|whereas")
NEGATED = _word(r"(?:did|do|does) not|didn['’]t|no|non-?\w+|without|never|fail(?:ed|s)? to|not")
