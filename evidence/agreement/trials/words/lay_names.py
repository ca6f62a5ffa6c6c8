"""Everyday names of adverse events, and the spellings of one event in the dictionaries that records use.

The names on the left are MedDRA's or CTCAE's; those on the right say the same to a lay reader. A word that other lines
of a table may be meant by too (bleeding, a stroke, an allergic reaction) is none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.late import rare_regex

_HIGH = r"(?:high|elevated|raised|excess(?:ive)?|too much)"
_LOW = r"(?:low|decreased|reduced|too (?:little|few))"
_LEVEL = r"(?: (?:levels?|counts?))?(?: in (?:the |their )?blood)?"
_LEVELS = {
    f"{'hyper' if how == _HIGH else 'hypo'}{blood}": rf"{how} (?:blood |serum )?{what}{_LEVEL}"
    for blood, what in {
        "calcaemia": "calcium", "kalaemia": "potassium", "natraemia": "sodium", "glycaemia": "(?:sugar|glucose)",
        "magnesaemia": "magnesium", "phosphataemia": "phosph(?:ate|orus)",
    }.items()
    for how in (_HIGH, _LOW)
}  # fmt: skip
"""Too much or too little of something in the blood."""
_NAMES = {
    "febrile convulsion": r"fits with (?:a )?fever|fever(?:ish)? fits|febrile fits?",
    "acute kidney injury": r"acute (?:kidney|renal) failure|(?:kidney|renal) failure,? acute"
    r"|kidneys? fail\w* acutely|AKI",
    "transient ischaemic attack": r"mini-? ?strokes?|TIAs?|transient ischemic attacks?",
    "allergic rhinitis": r"hay fever|rhinitis,? allergic",
    "febrile neutropenia": r"(?:fever|pyrexia) (?:with|and|due to) (?:a )?(?:low neutrophils?(?: counts?)?|neutropenia)"
    r"|neutropenia accompanied by (?:a )?fever|neutropenic fever|neutropenia (?:with|and) fever",
    "alopecia": r"hair loss|los(?:s|t|ing) (?:of )?(?:their )?hair|baldness",
    "alanine aminotransferase increased": r"(?:raised|elevated|high|increased) (?:ALT|SGPT)\b"
    r"|SGPT (?:increased|elevated)|ALT,? SGPT",
    "anaphylaxis": r"anaphylactic (?:shock|reactions?)|allergic shock|severe allergic reactions?,? anaphylaxis",
    "arthralgia": r"joint pains?|pain(?:ful)? (?:in (?:the|their) )?joints?|aching joints?",
    "asthenia": r"physical weakness|lack of strength",
    "cardiac failure congestive": r"CHF|congestive (?:heart|cardiac) failure|cardiac failure,? congestive",
    "cardiac arrest": r"heart stopp(?:ed|ing)|(?:sudden|abrupt) loss of (?:heart|cardiac) function",
    "cholelithiasis": r"gall ?stones?",
    "constipation": r"constipated",
    "contusion": r"bruis(?:e|es|ed|ing)",
    "convulsion": r"seizures?|convulsions?",
    "cns haemorrhage": r"bleed(?:s|ing)? in(?: the)? (?:brain|central nervous system)|CNS h(?:a?)emorrhages?",
    "left ventricular thrombus": r"(?:blood )?clots? in the left ventricle",
    "deep vein thrombosis": r"DVT|(?:blood )?clots? in (?:the |a )?deep veins?|deep venous thrombosis"
    r"|deep vein thromboses",
    "dehydration": r"dehydrated",
    "diarrhoea": r"diarrh(?:o?)ea|loose stools?",
    "dizziness": r"dizz(?:y|iness)|light-?headed(?:ness)?",
    "dry mouth": r"xerostomia",
    "dyspepsia": r"indigestion|heart ?burn",
    "dysphagia": r"(?:difficult(?:y|ies)|trouble) swallowing",
    "dyspnoea": r"dyspn(?:o?)ea|short(?:ness)? of breath|breathless(?:ness)?|(?:difficult(?:y|ies)|trouble) breathing"
    r"|breathing (?:difficult(?:y|ies)|trouble)",
    "epistaxis": r"nose ?bleed(?:s|ing)?|h(?:a?)emorrhage (?:- |of the |from the )?nose|bleeding from the nose",
    "fatigue": r"fatigued|tired(?:ness)?|exhaust(?:ed|ion)",
    "flatulence": r"passing (?:gas|wind)",
    "haematuria": r"blood in (?:the |their )?urine",
    "haemolysis": r"h(?:a?)ematolysis|destruction of red blood cells",
    "haemoptysis": r"cough(?:ed|ing) up blood",
    "hepatotoxicity": r"toxic hepatitis|liver toxicity",
    "headache": r"headaches|cephalalgia",
    "herpes zoster": r"shingles",
    "hot flush": r"hot fl(?:u|a)sh(?:es)?",
    "hyperhidrosis": r"excessive sweating",
    "hypertension": r"(?:high|elevated|raised|increased) blood pressure|blood pressure (?:increased?|elevated|raised)",
    "hyperthyroidism": r"over-?active thyroid(?: gland)?",
    "hypotension": r"low blood pressure",
    "hypothyroidism": r"under-?active thyroid(?: gland)?",
    "hypoxia": r"low (?:blood )?oxygen(?: levels?)?|lack of oxygen",
    "insomnia": r"sleeplessness|(?:difficult(?:y|ies)|trouble|problems) sleeping|unable to sleep",
    "jaundice": r"yellow(?:ing)? (?:of the )?skin",
    "leukopenia": r"leu[ck]openia|low white (?:blood )?cells?(?: counts?)?|white blood cell(?: count)? decreased"
    r"|decreased white blood cells?(?: counts?)?|low leu[ck]ocytes?(?: counts?)?",
    "myalgia": r"muscle (?:pains?|aches?)|aching muscles?",
    "myocardial infarction": r"heart attacks?|MIs?",
    "nausea": r"nauseous|nauseated|felt sick|feeling sick",
    "nephrolithiasis": r"kidney stones?|renal calcul(?:us|i)",
    "lymphopenia": rf"lymphocytopenia|lymphocyte count decreased|{_LOW} lymphocytes?{_LEVEL}",
    "neutropenia": r"low neutrophils?(?: counts?)?|neutrophil count decreased|decreased neutrophils?(?: counts?)?",
    "oedema": r"(?:o?)edema",
    "oedema limbs": r"swelling of (?:an? |the )?(?:arms?|legs?|limbs?)(?: or (?:an? |the )?(?:arms?|legs?))?"
    r"|swollen (?:arms?|legs?|limbs?)|(?:o?)edema:? limbs?",
    "oesophagitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?(?:o?)esophagus",
    "appendicitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?appendix",
    "colitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?(?:colon|(?:large )?bowels?)",
    "gastritis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?stomach(?: lining)?",
    "hepatitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?liver",
    "pancreatitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?pancreas",
    "pneumonitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?lungs?(?: tissue)?",
    "pericarditis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?pericardium",
    "paraesthesia": r"pins and needles|tingling",
    "pleural effusion": r"(?:fluid|water) (?:around|on|in) (?:the |their )?lungs?",
    "pericardial effusion": r"(?:a )?fluid (?:collection |build-?up )?around the heart",
    "pruritus": r"itch(?:ing|y|iness)",
    "pulmonary embolism": r"(?:blood )?clots? (?:in|on) (?:the |a |their )?lungs?|lung (?:blood )?clots?"
    r"|pulmonary embol(?:i|us)"
    r"|lung embol(?:ism|us|i)",
    "pyrexia": r"fever(?:s|ish)?|high temperature",
    "pyrexia febrile": r"(?<!pyrexia )febrile",
    "rash": r"skin rash(?:es)?|rashes",
    "sepsis": r"blood poisoning|septica?emia|septic|life-threatening (?:reaction|response) to (?:an )?infections?",
    "cerebrovascular accident": r"CVA",
    "stomatitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?mouth|mouth (?:sores?|ulcers?)|sore mouths?",
    "syncope": r"faint(?:ed|ing|s)?|passed out",
    "tachycardia": r"(?:fast|rapid|racing) heart ?(?:beat|rate)",
    "bradycardia": r"slow heart ?(?:beat|rate)",
    "thrombocytopenia": r"low (?:blood )?platelets?(?: counts?| levels?)?|platelet counts? decreased"
    r"|decreased platelets?(?: counts?)?",
    "thrombosis": r"blood clots? (?:block|obstruct)ing (?:of )?(?:the |their |a )?(?:blood )?vessels?",
    "tinnitus": r"ringing in (?:the |their )?ears?",
    "urinary tract infection": r"UTIs?",
    "suicidal ideation": r"suicidal thoughts?|thoughts? of suicide",
    "post procedural haemorrhage": r"(?:bled|bleed(?:s|ing)?) after (?:the|a|an) (?:procedure|operation|surgery)",
    "anastomotic leak": r"leak(?:s|age)? (?:at|of|from) the anastomosis|anastomosis leak(?:s|age)?",
    "vertigo": r"spinning sensation",
    "vision blurred": r"blurr(?:y|ed) (?:vision|(?:eye)?sight)|(?:vision|(?:eye)?sight) (?:\w+ )?blurr(?:y|ed)",
    "vomiting": r"vomit(?:ed|s)?|emesis|threw up|throwing up",
    "weight decreased": r"weight loss|lost weight|loss of weight",
    "weight increased": r"weight gain|gained weight",
    "death": r"died|dies|deaths|mortality|fatalit(?:y|ies)|deceased|passed away",
    "ear pain": r"ear ?aches?|otalgia",
    "tooth pain": r"tooth ?aches?|toothache",
    "oropharyngeal pain": r"sore throats?|throat pain|painful throat",
    "gastrooesophageal reflux disease": r"GERD|GORD|acid reflux|gastro-?(?:o?)esophageal reflux(?: disease)?",
    "pollakiuria": r"frequent urination|urinary frequency",
    "dysuria": r"pain(?:ful)? urination|pain when urinating",
    "dysgeusia": r"(?:altered|loss of|changes? in) taste|taste (?:alteration|disturbance)s?",
    "eye irritation": r"irritated eyes?",
    "lacrimation increased": r"watery eyes|watering eyes",
    "epilepsy": r"epileptic (?:fits?|seizures?)",
    "fall": r"falls|fell over|fallen over",
    "fracture": r"broken bones?|fractured bones?|bone fractures?",
    "hip fracture": r"(?:broken|fractured) (?:hips?|hip joints?)|hips? fractures?",
    "femur fracture": r"broken (?:femurs?|thigh ?bones?)",
    "packed red blood cells": r"pRBCs?|packed (?:RBCs?|red (?:blood )?cells?)",
    "palpitations": r"heart flutters?|heart palpitations",
    "atrial fibrillation": r"AF(?:ib)?",
    "muscular weakness": r"muscle weakness",
    "muscle spasms": r"muscle cramps?",
    "osteoporosis": r"brittle bones",
    "skin ulcer": r"skin ulcers|skin sores?",
    "dry skin": r"skin dryness|xerosis",
    "erythema": r"reddening of (?:the |their )?skin|skin redness|red skin",
    "rhinorrhoea": r"runny nose|running nose|rhinorrh(?:o?)ea",
    "nasal congestion": r"blocked nose|stuffy nose",
    "confusional state": r"confused|confusion",
    "anxiety": r"anxious",
    "amnesia": r"memory loss|loss of memory",
    "cataract": r"clouding of the lens|clouded lens",
    "retinal detachment": r"detached retinas?",
    "deafness": r"hearing (?:loss|impair(?:ed|ment))|loss of hearing|impaired hearing",
    "influenza": r"flu(?![ -]?like)",
    "cellulitis": r"skin cellulitis",
    "abscess": r"abscesses",
    "peritonitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?peritoneum",
    "cystitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?bladder",
    "diverticulitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?diverticula",
    "cholecystitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?gall ?bladder",
    "phlebitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?veins?",
    "arthritis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?joints?",
    "dermatitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?skin",
    "mucosal inflammation": r"inflam(?:mation|ed) (?:of )?(?:the |their )?mucous membranes?",
    "meningitis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?meninges",
    "myocarditis": r"inflam(?:mation|ed) (?:of )?(?:the |their )?heart muscles?",
    "large intestinal perforation": r"perforated colon",
    "intestinal perforation": r"(?:hole|perforation) (?:in|of) (?:the |their )?(?:bowels?|intestines?|gut)"
    r"|(?:bowel|gut) perforation|perforated (?:bowel|intestine|gut)",
    "impaired healing": r"(?:poor|slow|delayed|bad) (?:wound )?healing",
    "intestinal obstruction": r"bowel obstruction|blocked (?:bowel|intestine)s?",
    "ascites": r"fluid in (?:the |their )?abdomen",
    "goitre": r"goiter|enlarged thyroid(?: gland)?",
    "decreased appetite": r"loss of appetite|lost (?:their )?appetite|anorexia",
    "abdominal pain": r"pains? in (?:the |their )?(?:abdomen|stomach|belly)|stomach (?:pains?|aches?)"
    r"|belly pain|tummy ache",
    "back pain": r"pains? in (?:the |their )?back|pain,? back|backaches?",
    "rhabdomyolysis": r"muscle breakdown|breakdown of muscles?",
    "pneumothorax": r"collapsed lungs?|lung collapse",
    "pyelonephritis": r"kidney infections?",
    "gastroenteritis": r"stomach flu",
    "somnolence": r"sleepiness|sleepy|drows(?:y|iness)",
    "stillbirth": r"stillborn",
    "urticaria": r"hives|nettle rash",
    "haemorrhoids": r"piles|h(?:a?)emorrhoids?",
    "varicella": r"chicken ?pox",
    "pertussis": r"whooping cough",
    "spontaneous abortion": r"miscarriages?|abortion,? spontaneous",
    "lymphadenopathy": r"swollen (?:lymph )?(?:glands|nodes)",
    "chest pain": r"pains? in (?:the |their )?chest|pain,? chest(?:/thorax)?",
}
_PATTERNS = tuple((name, rare_regex(rf"\b(?:{lay})\b", re.IGNORECASE)) for name, lay in {**_NAMES, **_LEVELS}.items())


_SAID_OF = rare_regex(
    r"\b(?P<what>(?:blood |white |red )?(?!incidence|rates?|numbers?|shares?|counts?\b)[a-z]+(?: counts?| levels?)?)"
    r" (?:was|were|went|got) (?:too |very |abnormally |severely )?"
    r"(?P<how>low|high|raised|elevated|broken|fractured|inflamed|infected|blocked|swollen|perforated)\b",
    re.IGNORECASE,
)
_INFLAMED = rare_regex(
    r"\b(?P<organ>colon|stomach|liver|pancreas|lungs?|mouth|(?:o?)esophagus|pericardium|bladder|skin|joints?|bowels?)"
    r" inflammation\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def plainly(text: str) -> str:
    """A text with the dictionaries' names in the place of everyday ones, however these are put."""
    text = _INFLAMED.sub(r"inflammation of the \g<organ>", _SAID_OF.sub(r"\g<how> \g<what>", text))
    for name, lay in _PATTERNS:
        text = lay.sub(name, text)
    return text
