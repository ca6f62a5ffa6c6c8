"""What is measured before entry, what people have and what they take, each by one name.

Records write it short ("MI", "K+", "SBP"), and statements in everyday words ("heart attack", "potassium").
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.late import late_regex

_SCALE = r"(?: (?:performance )?(?:status|index|score|scale))?"
_NAMES = {
    "lvef": r"(?:left[ -]ventricular )?ejection fractions?(?: \(lvef\))?|heart function|ef",
    "kps": rf"karnofsky(?: performance)?{_SCALE}(?: \(kps\))?",
    "ecog": r"eastern cooperative oncology group(?: \(ecog\))?|zubrod|who(?= performance)",
    "anc": r"(?:absolute )?neutrophils?(?: counts?)?(?: \(anc\))?",
    "fsh": r"follicle[- ]stimulating hormones?(?: \(fsh\))?",
    "hba1c": r"(?:glyc(?:osyl)?ated )?h(?:a?emoglobin|b) ?-?a1c|glyc(?:osyl)?ated ha?emoglobin|a1c",
    "hemoglobin": r"hgb|hb|haemoglobin",
    "platelets": r"plts?|thrombocytes?",
    "mmse": r"mini[- ]mental(?: (?:state|status))?(?: exam(?:ination)?)?(?: \(mmse\))?",
    "wbc": r"white (?:blood )?cells?(?: counts?)?(?: \(wbc\))?|leu[ck]ocytes?(?: counts?)?",
    "weight": r"body ?weight|weigh(?:s|ing|ed)?",
    "bmi": r"body mass index(?: \(bmi\))?",
    "her2": r"(?:erbb-?2|her-?2(?:[-/ ]?neu)?)",
    "qtc": r"qtc[- ]?[fb]|(?:corrected )?qt(?: interval)?",
    "potassium": r"k\+(?!\w)|k(?=\s?[<>≤≥])",
    "sodium": r"na\+(?!\w)",
    "carbon monoxide": r"(?<!-)co(?![-.])",
    "egfr": r"gfr|(?:estimated )?glomerular filtration(?: rate)?",
    "creatinine clearance": r"crcl|clcr|ccr",
    "ast": r"sgot|aspartate (?:amino)?-?trans(?:fer|amin)ase",
    "alt": r"sgpt|alanine (?:amino)?-?trans(?:fer|amin)ase",
    "ldl": r"ldl-?c(?:holesterol)?",
    "spo2": r"sao2|o2 sat(?:uration)?s?|oxygen saturations?",
    "ahi": r"apno?ea[-/ ]hypopno?ea(?: (?:index|events?))?(?: \(ahi\))?",
    "triglycerides": r"tgs?",
    "fasting glucose": r"fpg|fasting (?:plasma |blood )?(?:glucose|sugars?)",
    "iop": r"(?:intra-?ocular|eye) pressures?",
    "systolic": r"sbp|systolic (?:blood )?(?:pressure|bp)s?",
    "diastolic": r"dbp|diastolic (?:blood )?(?:pressure|bp)s?",
    "blood pressure": r"bp",
    "hypertension": r"htn|high blood pressure",
    "myocardial infarction": r"(?:heart|cardiac) attacks?|a?mi|n?stemi",
    "stroke": r"cva|cerebrovascular accidents?",
    "tia": r"tias|transient ischa?emic attacks?|mini-?strokes?",
    "pci": r"(?:coronary )?(?:stent(?:s|ing|ed)?|angioplast(?:y|ies))|percutaneous coronary interventions?|ptca",
    "cabg": r"(?:coronary )?(?:artery )?bypass(?: (?:surgery|operation|grafts?|grafting))?",
    "heart failure": r"chf",
    "heart rate": r"puls(?:e|es)(?! oximetr)(?: rates?)?|hr(?=\s?[<>≤≥]|\s(?:of|above|below|over|under|between)\b)",
    "lactating": r"(?:breast-? ?feed(?:s|ing)?|breast-?fed|nursing(?! home))",
    "gestation": r"gestational age|weeks? pregnant|born(?= (?:at|before|after)\b)|of (?:the |her )?pregnancy",
    "echocardiogram": r"echo(?:s|es|cardiograph(?:y|ic))?",
    "ast alt": r"liver (?:enzymes?|values?|tests?|function tests?)|transaminases?|lfts?",
    "seizure": r"epileptic fits?|convulsions?",
    "vaccine": r"vaccinations?|vaccinated|immuni[sz]ations?",
    "diabetes": r"diabetics?",
    "dialysis": r"ha?emodialysis",
    "tuberculosis": r"tb",
    "fracture": r"(?:broken|broke)(?= (?:an?|her|his|their|bones?|both)\b)(?: bones?)?",
    "bleeding": r"ha?emorrhag(?:e|es|ing)|bleeds?",
    "tooth": r"teeth",
    "caries": r"cavit(?:y|ies)|tooth decay",
    "radiotherapy": r"irradiated|(?:ir)?radiation(?: (?:therapy|treatments?))?",
    "surgery": r"(?:operations?|operated(?: on)?)(?! room)",
    "oral contraception": r"the pill|birth[ -]control pills?",
    "contraception": r"birth[ -]control|contracepti(?:ves?|ng)",
    "corticosteroids": r"(?:gluco)?(?:cortico)?(?<!-)steroids?|glucocorticoids?",
    "nicotine replacement": r"nrt|nicotine (?:gums?|patch(?:es)?|lozenges?|sprays?)",
    "life expectancy": r"expected survival|prognosis(?= of\b)",
    "menses": r"(?:last|final) (?:natural |menstrual )*period|menstrual (?:periods?|bleeding)|menstruation",
    "premenopausal": r"pre[- ]menopausal",
    "postmenopausal": r"post[- ]menopausal",
    "uterus": r"womb",
    "pregnant women": r"expectant (?:mothers?|wom[ae]n)|mothers?-to-be",
    "other malignancy": (
        r"(?:other|another|second|different)(?: [\w-]+)? (?:malignanc(?:y|ies)|cancers?|carcinomas?|neoplasms?)"
    ),
    "partner": r"husband|wife|spouse|boyfriend|girlfriend",
}
"""What stands for each name in texts in small letters."""
_KINDS = {
    "other malignancy": (
        r"(?:other|another|second|prior|previous)(?: [\w-]+)? (?:malignanc|cancer|carcinoma|neoplasm)"
        r"|(?:malignanc|cancer)[^.;\n]*except",
        r"(?:bladder|bowel|brain|colon|colorectal|gastric|kidney|liver|lung|ovarian|pancreatic|prostate|rectal|renal"
        r"|stomach|thyroid) (?:cancers?|carcinomas?|tumou?rs?)|(?:melanoma|lymphoma|leuka?emia)s?",
    ),
    "statins": ("statins?", r"\w{3,}statin"),
    "nsaid non-steroidal anti-inflammatory": (
        "nsaids?|non-?steroidal",
        "ibuprofen|naproxen|diclofenac|indomethacin|ketorolac|celecoxib|meloxicam",
    ),
    "corticosteroids": (
        "corticosteroids?|steroids?|glucocorticoids?",
        r"(?:methyl)?predniso(?:lo)?ne|dexamethasone|hydrocortisone|cortisone|budesonide",
    ),
    "anticoagulants": ("anti-?coagula", r"warfarin|coumadin|heparin|enoxaparin|\w+xaban|dabigatran"),
    "antiplatelet": ("anti-?platelet", "aspirin|clopidogrel|prasugrel|ticagrelor"),
    "ace inhibitor": ("ace[- ]?(?:i|inhibitors?)", r"\w{3,}april|\w{3,}[nd]opril"),
    "beta-blocker": ("beta[- ]?blockers?", r"\w{3,}olol"),
    "5-alpha reductase inhibitor": ("5-?(?:alpha|α)", "finasteride|dutasteride"),
    "ssri antidepressant": (
        "ssris?|antidepressants?|serotonin",
        "fluoxetine|sertraline|citalopram|escitalopram|paroxetine|fluvoxamine",
    ),
    "opioids": ("opioids?|opiates?|narcotics?", "morphine|oxycodone|hydrocodone|codeine|fentanyl|tramadol|methadone"),
    "benzodiazepines": ("benzodiazepines?", r"\w{3,}azepam|\w{3,}azolam"),
    "antibiotics": ("antibiotics?", r"\w{3,}cillin|\w{3,}floxacin|\w{3,}mycin|doxycycline"),
    "aromatase inhibitor": ("aromatase", "letrozole|anastrozole|exemestane"),
    "taxane": ("taxanes?", "paclitaxel|docetaxel"),
    "anthracycline": ("anthracyclines?", r"\w{2,}rubicin"),
    "bisphosphonate": ("bisphosphonates?", r"\w{3,}dronate|zoledronic acid"),
    "surgery": (
        "surger|surgical|operations?",
        r"(?:mast|lump|append|splen|hyster|gastr|prostat|cholecyst)ectom(?:y|ies)",
    ),
    "anti-vegf": ("anti-?vegf", "ranibizumab|bevacizumab|aflibercept"),
}
"""What a record names by its kind: what tells the kind there, and which are of it."""
_OF_KINDS = {
    kind: (late_regex(rf"\b(?:{named})", re.IGNORECASE), late_regex(rf"\b(?:{ones})\b"))
    for kind, (named, ones) in _KINDS.items()
}
_CLOSED = r"(?:\b|(?<=\W))"
_OTHER_NAMES = late_regex(
    r"\b(?:" + "|".join(f"(?P<n{place}>(?:{words}){_CLOSED})" for place, words in enumerate(_NAMES.values())) + ")"
)
_PRESSURES = late_regex(
    r"\b(?:resting )?(?:blood pressure|hypertension)(?P<sign>[^.;,\d]{0,25}?)"
    r"(?P<upper>\d{2,3})\s?/\s?(?P<lower>\d{2,3})\b"
    r"(?:\s?mm\s?hg)?"
)
"""Two pressures that are written as one."""
_BY_PLACE = dict(enumerate(_NAMES))


@lru_cache(maxsize=8192)
def shortly(text: str) -> str:
    """A lower-case text with all that has a name by that name."""
    named = _OTHER_NAMES.sub(_name, text)
    return _PRESSURES.sub(r"systolic\g<sign>\g<upper> mmhg, diastolic\g<sign>\g<lower> mmhg", named)


def _name(match: re.Match[str]) -> str:
    return _BY_PLACE[int((match.lastgroup or "n0")[1:])]


def of_kinds(statement: str, text: str) -> str:
    """A statement in lower case with the kind behind what is of it, where a record names the kind."""
    for kind, (named, ones) in _OF_KINDS.items():
        if (found := ones.search(statement)) and named.search(text) and found.group() not in text.casefold():
            statement = ones.sub(rf"\g<0> ({kind})", statement)
    return statement
