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
    "ecog": r"eastern cooperative oncology group(?: \(ecog\))?|zubrod|who (?=performance)",
    "anc": r"(?:absolute )?neutrophils?(?: counts?)?(?: \(anc\))?",
    "hba1c": r"(?:glyc(?:osyl)?ated )?h(?:a?emoglobin|b) ?-?a1c|glyc(?:osyl)?ated ha?emoglobin|a1c",
    "hemoglobin": r"hgb|hb|haemoglobin",
    "platelets": r"plts?|thrombocytes?",
    "mmse": r"mini[- ]mental(?: (?:state|status))?(?: exam(?:ination)?)?(?: \(mmse\))?",
    "wbc": r"white blood cells?(?: counts?)?(?: \(wbc\))?|leu[ck]ocytes?(?: counts?)?",
    "weight": r"body ?weight|weigh(?:s|ing|ed)?",
    "bmi": r"body mass index(?: \(bmi\))?",
    "her2": r"(?:erbb-?2|her-?2(?:[-/ ]?neu)?)",
    "qtc": r"qtc[- ]?[fb]|(?:corrected )?qt(?: interval)?",
    "potassium": r"k\+(?!\w)",
    "sodium": r"na\+(?!\w)",
    "carbon monoxide": r"(?<!-)co(?![-.])",
    "egfr": r"gfr|(?:estimated )?glomerular filtration(?: rate)?",
    "creatinine clearance": r"crcl|clcr|ccr",
    "ast": r"sgot|aspartate (?:amino)?-?trans(?:fer|amin)ase",
    "alt": r"sgpt|alanine (?:amino)?-?trans(?:fer|amin)ase",
    "ldl": r"ldl-?c(?:holesterol)?",
    "spo2": r"sao2|o2 sat(?:uration)?s?|oxygen saturations?",
    "ahi": r"apno?ea[-/ ]hypopno?ea(?: (?:index|events?))?(?: \(ahi\))?",
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
    "diabetes": r"diabetics?",
    "tuberculosis": r"tb",
    "fracture": r"(?:broken|broke)(?= (?:an?|her|his|their|bones?|both)\b)(?: bones?)?",
    "bleeding": r"ha?emorrhag(?:e|es|ing)|bleeds?",
    "tooth": r"teeth",
    "caries": r"cavit(?:y|ies)|tooth decay",
    "radiotherapy": r"(?:ir)?radiation(?: (?:therapy|treatments?))?",
    "surgery": r"(?:operations?|operated(?: on)?)(?! room)",
    "contraception": r"birth[ -]control|contracepti(?:ves?|ng)",
    "corticosteroids": r"(?:gluco)?(?:cortico)?(?<!-)steroids?|glucocorticoids?",
    "nicotine replacement": r"nrt|nicotine (?:gums?|patch(?:es)?|lozenges?|sprays?)",
    "life expectancy": r"expected survival",
    "menses": r"(?:last|final) (?:menstrual )?period|menstrual periods?|menstruation",
    "pregnant women": r"expectant (?:mothers?|wom[ae]n)|mothers?-to-be",
    "other malignancy": (
        r"(?:other|another|second|different)(?: [\w-]+)? (?:malignanc(?:y|ies)|cancers?|carcinomas?|neoplasms?)"
    ),
    "partner": r"husband|wife|spouse|boyfriend|girlfriend",
}
"""What stands for each name in texts in small letters."""
_CLOSED = r"(?:\b|(?<=\W))"
_OTHER_NAMES = late_regex(
    r"\b(?:" + "|".join(f"(?P<n{place}>(?:{words}){_CLOSED})" for place, words in enumerate(_NAMES.values())) + ")"
)
_BY_PLACE = dict(enumerate(_NAMES))


@lru_cache(maxsize=8192)
def shortly(text: str) -> str:
    """A lower-case text with all that has a name by that name."""
    return _OTHER_NAMES.sub(_name, text)


def _name(match: re.Match[str]) -> str:
    return _BY_PLACE[int((match.lastgroup or "n0")[1:])]
