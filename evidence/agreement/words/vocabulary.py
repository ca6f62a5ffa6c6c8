"""The words for designs, outcomes, groups, conditions and routes that copy and sources share.

General across health topics; ordered so that the more specific word is met first.
"""

from __future__ import annotations

import re

from evidence.late import late_regex, rare_regex
from evidence.sources.card import Design


def _word(pattern: str) -> re.Pattern[str]:
    return rare_regex(rf"\b(?:{pattern})\b", re.IGNORECASE)


_BEHIND = rare_regex(r"\(\?<!.*?\)")
_LITERAL = late_regex(r"[A-Za-z ]{2,}(?![?*])|[A-Za-z ]{2,}(?=[A-Za-z ][?*])")


def _cues(pattern: str) -> tuple[str, ...]:
    """The letters with which each alternative begins; empty where one has none, so that it has to be tried."""
    parts = _BEHIND.sub("", re.sub(r"\((?!\?<!)[^()]*\)\??", "\0", pattern)).split("|")
    found = [_LITERAL.match(part) for part in parts]
    return tuple(match.group().casefold() for match in found if match) if all(found) else ()


# What words leave open: the designs that a phrase may mean; the more specific phrase stands first.
_STUDY = r"(?:trial|study|studies|trials|analysis|experiment)"
_BETWEEN = r"(?:,? [\w-]+){0,5}"
DESIGNS: tuple[tuple[re.Pattern[str], frozenset[Design]], ...] = (
    (_word(r"meta-?\s?analys[ie]s|pooled analysis"), frozenset({Design.META_ANALYSIS})),
    (_word(r"systematic(?:ally)? reviews?"), frozenset({Design.SYSTEMATIC_REVIEW})),
    (
        _word(rf"non-?randomi[sz]ed{_BETWEEN} {_STUDY}|single-arm {_STUDY}|uncontrolled trials?"),
        frozenset({Design.NON_RANDOMIZED_TRIAL}),
    ),
    (
        _word(
            rf"(?:(?:double|single|triple)-?\s?blind(?:ed)?|placebo-?\s?controlled|cross-?over){_BETWEEN} {_STUDY}"
            rf"|randomi[sz]ed{_BETWEEN} {_STUDY}|RCTs?"
        ),
        frozenset({Design.RANDOMIZED_CONTROLLED_TRIAL}),
    ),
    (
        _word(rf"open-?\s?label{_BETWEEN} {_STUDY}"),
        frozenset({Design.NON_RANDOMIZED_TRIAL, Design.RANDOMIZED_CONTROLLED_TRIAL}),
    ),
    (_word(r"case-?\s?control stud(?:y|ies)"), frozenset({Design.CASE_CONTROL})),
    (
        _word(r"cross-?\s?sectional (?:study|survey|analysis)|(?:a|the|one|recent) survey"),
        frozenset({Design.CROSS_SECTIONAL}),
    ),
    (
        _word(r"retrospective (?:\w+ )?(?:analysis|study|review)"),
        frozenset({Design.COHORT, Design.CASE_CONTROL, Design.CASE_SERIES}),
    ),
    (
        _word(r"cohort (?:study|analysis)|in an? (?:[\w-]+ ){0,2}cohort|registry study|longitudinal study"),
        frozenset({Design.COHORT}),
    ),
    (
        _word(r"prospective (?:\w+ )?study"),
        frozenset({Design.COHORT, Design.NON_RANDOMIZED_TRIAL, Design.RANDOMIZED_CONTROLLED_TRIAL}),
    ),
    (
        _word(r"observational (?:study|research)"),
        frozenset({Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL}),
    ),
    (_word(r"case series"), frozenset({Design.CASE_SERIES})),
    (_word(r"case reports?"), frozenset({Design.CASE_REPORT})),
    (
        _word(r"in (?:mice|rats|rodents|animals)|(?:animal|mouse|rat|rodent) (?:study|studies|models?)"),
        frozenset({Design.ANIMAL}),
    ),
    (_word(r"in vitro|cell cultures?|test[- ]tube"), frozenset({Design.IN_VITRO})),
    (_word(r"(?:practice|clinical|treatment|international) guidelines?"), frozenset({Design.GUIDELINE})),
    (
        _word(r"an? (?:[\w-]+ )?clinical trial"),
        frozenset({Design.RANDOMIZED_CONTROLLED_TRIAL, Design.NON_RANDOMIZED_TRIAL}),
    ),
)
QUALIFIERS = tuple(
    (name, _word(pattern))
    for name, pattern in (
        ("double-blind", r"double-?\s?(?:blind(?:ed)?|masked)"),
        ("single-blind", r"single-?\s?blind(?:ed)?"),
        ("triple-blind", r"triple-?\s?blind(?:ed)?"),
        ("placebo-controlled", r"placebo-?\s?controlled|(?:against|versus|vs\.?|and|or) placebo|saline-?\s?controlled"),
        ("crossover", r"cross-?over"),
        ("open-label", r"open-?\s?label"),
        ("multicentre", r"multi-?(?:cent(?:re|er)|site)"),
        ("retrospective", r"retrospective(?:ly)?"),
        ("prospective", r"prospective(?:ly)?"),
    )
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
    ("response", _word(r"non-?respon(?:se|ders?)|respon(?:se|ses|d|ds|ded|ding)|responders?")),
    ("worsening", _word(r"worse(?:n\w*)?|deteriorat\w+|exacerbat\w+")),
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

# What was measured on: each a thing of its own, so that LDL is never HDL nor a heart attack a stroke.
DOMAINS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (name, _word(pattern), _cues(pattern))
    for name, pattern in (
        ("depression", r"depressive symptoms?|symptoms of depression|depression (?:scores?|severity|ratings?)|mood"),
        ("sleep", r"sleep\w*|asleep|slept|insomnia"),
        ("migraine", r"migraines?"),
        ("headache", r"headaches?"),
        ("pain", r"pain(?:s|ful)?|aches?"),
        ("BMI", r"BMI|body mass index"),
        ("weight", r"weight|(?:lost|lose|shed|gained) (?:[\w.,]+ ){1,3}(?:kg|kilograms?|pounds?|lbs?)"),
        ("LDL", r"LDL(?:-C)?"),
        ("HDL", r"HDL(?:-C)?"),
        ("triglycerides", r"triglycerides?"),
        ("cholesterol", r"(?<!LDL )(?<!HDL )(?<!LDL-)(?<!HDL-)cholesterol|lipids?"),
        ("systolic blood pressure", r"systolic"),
        ("diastolic blood pressure", r"diastolic"),
        ("blood pressure", r"(?<!systolic )(?<!diastolic )blood pressure|hypertension"),
        ("glucose", r"glucose|blood sugar"),
        ("HbA1c", r"HbA1c|A1C"),
        ("wrinkles", r"wrinkl\w+"),
        ("fine lines", r"fine lines|crow['’]s feet"),
        ("elasticity", r"elasticity|elastic"),
        ("firmness", r"firm(?:ness|er)"),
        ("texture", r"texture|smooth(?:er|ness)"),
        ("hydration", r"hydrat\w+|moistur\w+|dryness"),
        ("hair", r"hair"),
        ("acne", r"acne|blemish\w*|pimples?"),
        ("anxiety", r"anxi\w+|worry"),
        ("memory", r"memory"),
        ("cognition", r"cogniti\w+"),
        ("amnesia", r"amnesia|memory loss"),
        ("fatigue", r"fatigue|energy|tired\w*"),
        ("quality of life", r"quality of life|well-?being"),
        ("heart attack", r"heart attacks?|myocardial infarctions?"),
        ("stroke", r"strokes?"),
        ("cardiovascular events", r"cardiovascular events?"),
        ("cold", r"colds|common cold"),
        ("influenza", r"flu|influenza"),
        ("infection", r"infections?"),
        ("fracture", r"fractures?"),
        ("bone density", r"bone (?:mineral )?density"),
    )
)
"""What is measured: its name, its words, and letters of which some stand in every text that names it."""
ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, _word(pattern))
    for name, pattern in (
        ("quality", r"quality"),
        ("latency", r"latency|onset|time to|delay"),
        ("duration", r"duration|length|lasted|how long"),
        ("frequency", r"frequency|number of|how often|days"),
        ("severity", r"severity|intensity"),
    )
)
"""Which side of something was measured."""

RISES = _word(
    r"rais(?:e|es|ed|ing)|r[io]s(?:e|es|ing)|increas\w+|gain(?:s|ed|ing)?|gr(?:ew|ows?|own|owth)|boost\w*|elevat\w+"
)
FALLS = _word(
    r"reduc\w+|lower(?:s|ed|ing)?|decreas\w+|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w+|cut(?:s|ting)?|fewer|halv\w+|shed|lost|loss"
)
A_CHANGE = rare_regex(
    r"\s*(?:mean|average|median|relative|absolute|percentage|greater|further|[\s-])*"
    r"(?:reduction|decrease|fall|drop|decline|change|increase|rise|gain|loss)s?\s+(?:in|of|from)\b",
    re.IGNORECASE,
)
"""An outcome that is a change in something, and not a share of people."""
CHANGED_BY = rare_regex(
    r"(?<!reached )(?<!achieved )(?<!met )(?<!attained )(?<!reported )(?<!experienced )"
    r"\bby\s+(?:an? (?:average|mean|median) (?:of )?)?\Z",
    re.IGNORECASE,
)
"""Before by how much something changed; a goal is reached by a share of people."""
OF_PEOPLE = late_regex(
    r"\s+of\s+(?:(?!the\b|its\b)[\w-]+\s+){0,2}?(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:patients|people|participants|individuals|users|subjects|volunteers|those|adults|wom[ae]n|m[ae]n|children|adolescents)\b",
    re.IGNORECASE,
)
LONGER = rare_regex(r"\s+(?:longer|more|less|sooner|earlier|extra|faster|shorter|later|fewer)\b", re.IGNORECASE)
NEGATOR = late_regex(
    r"(?:\b(?:not|no|never|without|fail(?:s|ed)? to|lack of|neither)|n['’]t)"
    r"(?:[\s-]+(?!only\b|just\b)[\w-]+){0,3}\s*\Z",
    re.IGNORECASE,
)
"""A negation up to three words before what it denies."""

# Who was treated before, and how that went, says nothing about the outcome; nor do other uses of the word.
_HARDLY = r"(?:not|never|\w+n['’]t|poorly|inadequately|partially|fail(?:s|ed)? to)"
BACKGROUND = _word(
    rf"(?:who|that|which|whose)(?: \w+){{0,2}} {_HARDLY}(?: \w+)? respon\w+"
    rf"|{_HARDLY}(?: \w+)? (?:responding|responsive)"
    r"|(?:of|in|among|for|from)(?: the| all| those| initial)* (?:non-?)?responders|in response to"
    r"|respon\w+ to (?:other|previous|prior|standard|conventional|traditional|existing)|non-?responsive"
    r"|(?:immune|stress|placebo) responses?"
)

GENERAL_GROUP = _word(
    r"patients?|people|participants?|individuals?|users?|subjects|volunteers|those|cases|adults|recipients"
)
CONTROL = _word(r"placebo|controls?|sham|saline|comparator|untreated|no treatment|wait(?:ing)?[- ]?list|usual care")
# "71 % were responders" names the outcome, not whom it was counted among.
_NO_VERB = r"(?<!were )(?<!are )(?<!as )(?<!became )"
SUBSET = (
    (
        "non-responders",
        _word(rf"{_NO_VERB}non-?responders|(?:those|patients|people) who (?:did|had|have) not responded?"),
    ),
    (
        "responders",
        _word(rf"{_NO_VERB}(?<!non-)(?<!non )responders|(?:those|patients|people) who (?:had |have )?responded"),
    ),
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
CONDITION = late_regex(
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

_OF_THE_MOUTH = (
    r"(?:thrush|candid\w+|mucos\w+|hygiene|health|cavity|ulcers?|cancers?|herpes|infections?|lesions?|surgery)"
)
"""Behind "oral" where it is a place, and no way in."""
ROUTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("intravenous", _word(r"intravenous(?:ly)?|IV|infusions?|infused")),
    ("nasal", _word(r"(?:intra)?nasal(?:ly)?|nasal spray")),
    ("oral", _word(rf"oral(?:ly)?(?! {_OF_THE_MOUTH})|by mouth|tablets?|capsules?|pills?|lozenges?|gumm(?:y|ies)")),
    ("intramuscular", _word(r"intramuscular(?:ly)?")),
    ("subcutaneous", _word(r"subcutaneous(?:ly)?")),
    ("topical", _word(r"topical(?:ly)?|creams?|serums?|gels?|ointments?|lotions?")),
)
SERIES = _word(
    r"(?<!case )(?<!case-)series"
    r"|(?:repeated?|multiple|several|various) (?:\w+ )?(?:doses|infusions|injections|treatments|sessions"
    r"|applications)|course of|(?:once|twice|three times|\d+ times)(?: (?:a|per) (?:day|week"
    r"|month)| daily| weekly)"
    r"|(?:daily|weekly|monthly) (?:doses?|infusions|injections|treatments?|sessions|applications?|tablets?"
    r"|capsules?)|every other day"
)
INSTEAD = _word(r"rather than|compared (?:to|with)|instead of|unlike|versus|vs\.?|than|as opposed to|while|whereas")
ADVERB = _word(
    r"(?P<adverb>daily|nightly|weekly|monthly)"
    r"(?! (?:li[fv]\w+|activit\w+|routines?|functioning|basis|tasks?|stress|wear|news\w*))"
    r"(?! (?:[a-z-]+ ){0,2}(?:use|usage|intake|consumption|rates?|frequency|days|hours|minutes|episodes|attacks"
    r"|seizures|steps|totals?|scores?|pain|symptoms|sleep|costs?|visits|average|mean)\b(?! of\b))"
)
