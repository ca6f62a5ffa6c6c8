"""Sentences that their figure makes a claim, whatever else they speak of: how well something measures, how long it
lasts, and how many of those who were asked say so. What things cost, and how long a visit takes, is none."""

from __future__ import annotations

from evidence.claims.claim import TIMES, QuantityKind
from evidence.claims.numerals import NUMERAL
from evidence.claims.unit import Unit
from evidence.claims.wording import fold
from evidence.documents.document import BlockKind
from evidence.late import late_regex

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_NEARLY = r"(?:(?:about|around|over|more than|nearly|almost|up to|some|at least|fully) )?"
_ASKED = late_regex(
    rf"{_NEARLY}(?:\d[\d.]*\s?(?:%|per ?cent)|(?:{NUMERAL}) (?:in|out of) (?:every )?(?:{NUMERAL}))(?: of)?"
    r"(?: (?:all|our|the|these|its|own|happy|first-time|regular|surveyed))* (?:[a-z]+ )??"
    r"(?:customers|users|owners|wearers|buyers|readers|clients|patients|people|women|men|parents|mothers|mums|moms"
    r"|dentists|doctors|vets|testers|subscribers|volunteers|smokers|runners|teenagers|adults)(?: \w+){2}"
)
_OF_THE_FIRM = late_regex(
    r"\b(?:pay|paid|book\w*|order\w*|refund\w*|deliver\w*|insur\w+|prices?|cost\w*|discount|deposit|staff|employees"
    r"|bank|postage|arriv\w+|appointments?|vouchers?|referr\w+|walk in|open|vote\w*)\b"
)
_MEASURES = late_regex(
    r"\b(?:[Aa]ccuracy|[Ss]ensitivity|[Ss]pecificity|[Pp]recision|[Ee]rror|[Dd]eviation|(?:[Dd]etection|[Ff]ailure|[Ss]uccess"
    r"|[Ss]urvival|[Cc]ure|[Rr]elapse|[Rr]esponse) rate|(?!APR|VAT|APY|ROI|SPF|GST|ABV|RDA|NRV|EWG|UVA|UVB)[A-Z]{3,6})"
    r"(?: rate)?(?: (?:of|for|with|in|at) (?:the )?[\w-]+(?: [\w-]+)?)??,? (?:is|was|of|reached|averages?|averaged)"
    r" (?:about |only |just |around |under |over |up to )?\d[\d.,]*\s?(?:%|per ?cent)"
)
_LASTS = late_regex(
    r"(?!you|we|i |they|he |she |it )(?:the |our |your |each |an? |one |most )?(?:[a-z-]+ ){1,3}?lasts? "
    rf"(?:for )?(?:up to |about |around |at least |over )?(?:an? |{NUMERAL})"
)
_NO_THING = late_regex(
    r"\b(?:visits?|appointments?|consultations?|consults?|sessions?|calls?|course|class(?:es)?|lessons?|assessments?"
    r"|procedures?|surgery|operation|treatments?|programmes?|programs?|warrant\w+|guarantees?|bottles?|packs?|box(?:es)?"
    r"|tubes?|jars?|tubs?|suppl(?:y|ies)|years?|stays?|offers?|sales?|trials?|stud(?:y|ies)|meetings?|webinars?|drive"
    r"|journey|tours?|scans?|walks?|massages?|facials?|exams?|interviews?|hours?|memberships?|subscriptions?|episodes?"
    r"|shifts?|dollars)\b"
)
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def is_measured(unit: Unit) -> bool:
    """Whether a whole sentence says how well something measures, how long a thing lasts, or how many say so."""
    if unit.aside is not None or unit.kind not in _KINDS or not unit.is_ended or unit.has_money:
        return False
    kinds = {quantity.kind for quantity in unit.quantities}
    text = fold(unit.text)
    lower = text.casefold()
    if not _SHARES.isdisjoint(kinds):
        asked = _ASKED.match(lower) is not None and _OF_THE_FIRM.search(lower) is None
        return asked or _MEASURES.search(text) is not None
    lasts = _LASTS.match(lower) if not TIMES.isdisjoint(kinds) else None
    return lasts is not None and _NO_THING.search(lasts.group()) is None
