"""Sentences that say what nobody has looked at or knows: "More research is needed", "No trial has compared the two".

A reviewer may ask how the writer knows, and is glad of them: nobody is misled. What was looked for and not found ("No
trial has shown harm") says a good deal, and is no such sentence.
"""

from __future__ import annotations

from collections.abc import Collection

from evidence.claims.wording import fold, listed
from evidence.late import late_regex

UNKNOWN = "unknown"
"""The signal of such a claim."""
_CUES = listed("research study studies trial trials evidence data work know knows")

_STUDIES = r"(?:research|stud(?:y|ies)|trials?|evidence|data|work)"
_MORE = rf"(?:more|further|additional|larger|longer|better|rigorous)\b(?:,? (?!than)[\w-]+){{0,4}}? {_STUDIES}"
_NONE = rf"no (?:[\w-]+ ){{0,4}}?{_STUDIES}"
_DONE = r"been (?:done|run|made|found|published|conducted|carried out|completed)"
_WHAT = r"(?:whether|if|how|why|what|who|when)\b[^,;%]{1,80}"
_ON = r"(?: (?:to|for|in|on|into|before|until) [^,;%]{1,80})?"

_SENTENCE = late_regex(
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


def tells_unknown(text: str, tokens: Collection[str]) -> bool:
    """Whether a sentence with these words says no more than that something is not known."""
    return not _CUES.isdisjoint(tokens) and _SENTENCE.match(fold(text).lower()) is not None
