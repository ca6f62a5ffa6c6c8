"""The lines on reporting that every page about a medicine must carry: "Adverse events should be reported."

They name harms and assert nothing of them. A sentence that says anything else of harms, how many they were, when and
in whom, is no such line.
"""

from __future__ import annotations

from evidence.claims.wording import listed
from evidence.late import late_regex

REPORTING_CUES = listed("report reported reporting monitoring safety")
"""Words of which each of the lines has one."""

_HARM = (
    r"(?:(?:any|all|these|such|other|suspected|serious|unexpected|unwanted|unusual|negative|possible|severe|new|and|or)"
    r" )*"
    r"(?:(?:side|undesirable|adverse|unwanted) (?:drug )?(?:effects?|events?|reactions?|experiences?|incidents?)"
    r"|pregnanc(?:y|ies)|overdoses?|medication errors?|product (?:\w+ )?(?:complaints?|defects?|problems?))"
    r"(?: \(\w+\))?"
)
# "… of this medicine", "… exposed to it": whose they are, and nothing that is said of them.
_WHOSE = (
    r"(?: (?:of|in|from|with|after|during|associated|related|exposed|experienced|thought)"
    r"(?: (?!(?:and|include|includes|including|are|is|was|were|can|may|should|must|such|via|at)\b)[\w®™'’-]+){1,8}?)?"
)
_HARMS = rf"{_HARM}(?:,? (?:and/or|and|or) {_HARM})*{_WHOSE}"
_TO = (
    r"(?:,? (?:directly|immediately|promptly|online|to|at|via|through|on|using"
    r"|by (?:phon|call|e-?mail|contact|visit)\w*)\b(?! an? \w+er\b))"
)
_ASKED = (
    r"(?:should|must|(?:are|is) (?:\w+ly )?(?:asked|encouraged|advised|urged|requested|required|reminded) to)"
    r" (?:also )?"
)
_MORE = r"[^.]*(?:%|;|\b(?:because|since|which|but|and you will)\b)"

REPORTING = late_regex(
    rf"\A(?!{_MORE})\W*(?:"
    rf"{_HARMS} (?:(?:should|must) (?:also |always )?be (?:\w+ly )?reported(?=\W*\Z|{_TO}| in (?:accordance|line)\b)"
    rf"|(?:can|may) (?:also )?be (?:\w+ly )?reported(?={_TO}))"
    rf"|(?:please |always |to |(?:\w+ ){{1,3}}?{_ASKED})?report {_HARMS}(?=\W*\Z|{_TO}|,? contact\b)"
    rf"|you (?:can|may) (?:also )?report {_HARMS}(?={_TO})"
    # What reporting is for, as the leaflets of medicines have it.
    rf"|by reporting {_HARMS},? you (?:can )?help|reporting {_HARMS} is important\W*\Z|reporting forms\b"
    r"|(?:it|this) (?:will )?allows? (?:continued monitoring of the benefit|quick identification of new safety)"
    r"|(?:\w+ ){0,6}?(?:is|are) subject to additional (?:safety )?monitoring\b)"
)
"""One of the lines, in small letters."""
