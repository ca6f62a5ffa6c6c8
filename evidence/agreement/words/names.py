"""Names that copy and sources write out or shorten, each as it likes: "LDL cholesterol", "LDL-C"."""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.late import late_regex

_FORMS = (
    (("LDL-C", r"LDL-?C"), ("LDL cholesterol", r"(?:LDL|low-density lipoprotein(?: \(LDL\))?)[ -]cholesterol")),
    (("HDL-C", r"HDL-?C"), ("HDL cholesterol", r"(?:HDL|high-density lipoprotein(?: \(HDL\))?)[ -]cholesterol")),
    (("CRP", r"(?:hs-?)?CRP"), ("C-reactive protein", r"C-reactive protein")),
    (
        ("HbA1c", r"HbA1c"),
        ("A1c", r"A1c"),
        ("glycated hemoglobin", r"(?:glycated|glycosylated) ha?emoglobin|ha?emoglobin A1c"),
    ),
    (("BMI", r"BMI"), ("body mass index", r"body[- ]mass[- ]index")),
    (("SBP", r"SBP"), ("systolic blood pressure", r"systolic (?:blood pressure|BP)")),
    (("DBP", r"DBP"), ("diastolic blood pressure", r"diastolic (?:blood pressure|BP)")),
    (("BP", r"BP"), ("blood pressure", r"blood pressure")),
    (("IOP", r"IOP"), ("intraocular pressure", r"intraocular pressure")),
    (("eGFR", r"eGFR"), ("estimated glomerular filtration rate", r"estimated glomerular filtration rate")),
    (("UTI", r"UTI"), ("urinary tract infection", r"urinary tract infection")),
    (("UTIs", r"UTIs"), ("urinary tract infections", r"urinary tract infections")),
    (("IBS", r"IBS"), ("irritable bowel syndrome", r"irritable bowel syndrome")),
    (
        ("COPD", r"COPD"),
        ("chronic obstructive pulmonary disease", r"chronic obstructive (?:pulmonary|lung) disease"),
    ),
    (("CBT", r"CBT"), ("cognitive behavioral therapy", r"cognitive[- ]behaviou?ral therapy")),
    (("TEWL", r"TEWL"), ("transepidermal water loss", r"transepidermal water loss")),
)
"""Each of one thing: how it is written, and what stands for it."""
_NAMES = tuple(
    tuple((written, late_regex(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)) for written, pattern in forms)
    for forms in _FORMS
)
_ANY = late_regex(
    rf"(?<![\w-])(?:{'|'.join(pattern for forms in _FORMS for _, pattern in forms)})(?![\w-])", re.IGNORECASE
)
_DEFINED = late_regex(r"\s?\(")
_IN_BRACKETS = late_regex(r"\(\Z")


def as_the_source_says(claim: str, text: str) -> str:
    """A claim with each such name in the form that the source goes by, where it has not the claim's own.

    A form that stands only where the source tells what it is short for is not one that it goes by.
    """
    for forms in _NAMES if _ANY.search(claim) else ():
        for _, pattern in forms:
            if not pattern.search(claim) or _goes_by(pattern, text):
                continue
            instead = next(
                (written for written, other in forms if other is not pattern and _goes_by(other, text)), None
            )
            if instead is not None:
                claim = pattern.sub(instead, claim)
    return claim


@lru_cache(maxsize=512)
def _goes_by(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text has a name somewhere else than beside its other form, in brackets or before them."""
    return any(
        not _DEFINED.match(text, found.end()) and not _IN_BRACKETS.search(text, 0, found.start())
        for found in pattern.finditer(text)
    )
