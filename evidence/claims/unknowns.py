"""Sentences that say what nobody has looked at or knows: "More research is needed", "No trial has compared the two".

They are what a reviewer asks for, and ask for no source. What was looked for and not found ("No trial has shown harm")
says a good deal, and is no such sentence.
"""

from __future__ import annotations

from evidence.claims.wording import listed
from evidence.late import late_regex

UNKNOWN_CUES = listed("research study studies trial trials evidence data work know knows")
"""Words of which each of the sentences has one."""

_STUDIES = r"(?:research|stud(?:y|ies)|trials?|evidence|data|work)"
_MORE = rf"(?:more|further|additional|larger|longer|better|rigorous)\b(?:,? (?!than)[\w-]+){{0,4}}? {_STUDIES}"
_NONE = rf"no (?:[\w-]+ ){{0,4}}?{_STUDIES}"
_DONE = r"been (?:done|run|made|found|published|conducted|carried out|completed)"
_WHAT = r"(?:whether|if|how|why|what|who|when)\b[^,;%]{1,80}"
_ON = r"(?: (?:to|for|in|on|into|before|until) [^,;%]{1,80})?"

UNKNOWN = late_regex(
    r"\A(?:(?:but|however|still|clearly),? )?(?:"
    rf"{_MORE} (?:is|are|will be) (?:\w+ )?(?:needed|required|necessary|warranted|awaited|under ?way){_ON}"
    rf"|(?:we|patients|doctors|researchers) (?:still )?need {_MORE}{_ON}"
    rf"|{_NONE} (?:has|have) (?:yet )?(?:directly )?"
    rf"(?:(?:compared|tested|looked at|examined) [^,;%]{{1,80}}|{_DONE}{_ON})"
    rf"|{_NONE} (?:exists?|(?:was|were|is|are|could be)(?: (?:yet|currently))? (?:found|available|identified)){_ON}"
    r"|(?:we|nobody|no one|scientists|researchers|doctors) (?:do not|does not|don't|doesn't) (?:yet )?(?:fully )?"
    rf"know(?: yet)? {_WHAT}|(?:nobody|no one) (?:yet )?knows (?:yet )?{_WHAT}"
    r")(?: yet)?[.!]?\Z"
)
"""One of them, in small letters."""
