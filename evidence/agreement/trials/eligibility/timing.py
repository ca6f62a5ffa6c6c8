"""How long ago something was, or for how long it has been: whether two times tell the same, and what must be over."""

from __future__ import annotations

from math import inf

from evidence.agreement.trials.eligibility.clauses import segment_of
from evidence.agreement.trials.eligibility.criteria import Criterion
from evidence.agreement.trials.eligibility.limits import Limit
from evidence.agreement.trials.eligibility.ways import DENIED
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_AGO_BEHIND = late_regex(
    r"[\w.,½¼¾]+(?:[\s-][\w.]+){0,3}?\s(?:or (?:more|less|longer) )?"
    r"(?:ago|back|before|prior|earlier|previously|preceding|since|old"
    r"|(?:of|from) (?:(?:the|study) )?(?:first|enrol\w*|stud\w+|random\w+|regist\w+|start\w*|entry|entering"
    r"|inclusion|day|cycle))\b|[^.;,]*\b(?:elapsed?|passe?d?|go(?:ne)? by)\b"
)
_AGO_AHEAD = late_regex(r"\b(?:within|last|past|prior|previous|preceding|since)(?: the)?(?: \w+)?(?: an?)?\s\Z")
_TO_COME = late_regex(
    r"\b(?:next|coming|following) \Z|\b(?:plan(?:s|ned|ning)?|expected|intend\w*|scheduled|listed)\b[^.;,]*\Z"
)
_LOOKS_BACK = late_regex(r"\b(?:look-?back|wash-?out|gap|interval|window)\b")
"""Of a time that may be told either way."""
OF_KIN = late_regex(
    r"\b(?:whose|her|his|their) (?:fathers?|mothers?|parents?|sisters?|brothers?|siblings?|husbands?|wife|spouses?"
    r"|partners?|daughters?|sons?|child|children|relatives?)['’]?s? (?=\w)(?!for\b|more\b|at\b|over\b|\d)"
)
"""Of somebody else than who is let in."""
NARROW = terms_of(
    "major minor open extensive serious severe systemic wide strong live uncontrolled symptomatic untreated invasive"
    " investigational oral intravenous topical inhaled chronic significant adjuvant neoadjuvant high-dose"
    " concurrent stable continuous"
)
"""Words by which a condition is on some of what its other words name."""
_SENTENCE = late_regex(r"[.;]\s")
_LETS_IN = late_regex(
    r"\b(?:allow(?:ed|able)|permitted|eligible|acceptable|must have|unless"
    r"|(?:may|can) (?:participate|enter|join|enrol\w*|be))\b"
)
_OVER = late_regex(
    r"\b(?:off|free (?:of|from)|discontinued?|stopped|completed?|finished|ended|elapsed|without|unless)\b[^.;\d]*\Z"
)
"""Before the least time for which something must be over."""
OF_ALL = terms_of(
    "breast cancer cancers carcinoma tumor tumors disease metastatic metastases diagnosis diagnosed stage"
    " therapy treatment study drug discontinued completed complete stopped finished recovered"
    " cycle initiation initiating baseline screening randomization randomised visit regimen regimens"
    " positive negative"
)
"""What most conditions name."""


def is_of_one_sort(part: str, ours: Limit, line: Criterion, theirs: Limit, *, beside: bool = False) -> bool:
    """Whether a time of a statement and one of a line are both told back from entry, or both say how long.

    A line's time must have no other number `beside` it, unless one may be there.
    """
    text = line.passage.text.casefold()
    alike = _LOOKS_BACK.search(part) or _LOOKS_BACK.search(text) or is_ago(part, ours) is is_ago(text, theirs)
    return bool(alike) and (beside or is_alone(line, theirs))


def is_alone(line: Criterion, limit: Limit) -> bool:
    """Whether a time of a line has no other number beside it: one of how many, or of how large, must be met too."""
    text = line.passage.text.casefold()
    here = segment_of(text, limit.start)
    others = (one for one in line.limits if one.start != limit.start and (one.scale or one.low != one.high))
    return all(segment_of(text, one.start) != here for one in others)


def is_ago(text: str, limit: Limit) -> bool:
    """Whether a time of a lower-case text is told back from now or from entry."""
    if _TO_COME.search(text[: limit.start]):
        return False
    before = _AGO_AHEAD.search(text[: limit.start]) is not None
    return before or limit.words.startswith("within") or _AGO_BEHIND.match(text, limit.start) is not None


def _must_be_over(text: str, limit: Limit, *, keeps_out: bool) -> bool:
    """Whether a line, or an exception to what it keeps out, lets in those for whom something is over for so long."""
    before = _SENTENCE.split(text[: limit.start])[-1]
    behind = _SENTENCE.split(text[limit.start :])[0]
    lets_in = not keeps_out or _LETS_IN.search(before) or _LETS_IN.search(behind)
    return limit.high == inf and bool(lets_in) and _OVER.search(before) is not None and not DENIED.search(before)


def must_be_over(line: Criterion, limit: Limit) -> bool:
    """Whether a line lets in those for whom what it names, or names as an exception, is over for so long."""
    return _must_be_over(line.passage.text.casefold(), limit, keeps_out=line.keeps_out)


def over_since(line: Criterion, limit: Limit) -> bool:
    """Whether a line lets in those for whom what it names is over for so long, or was never there."""
    if limit.scale != "hour" or limit.of_age:
        return False
    return line.is_of_waiting or must_be_over(line, limit)
