"""Phrases that tell an aside wherever in a sentence they stand: the small print of a page, and what it says of itself.

Each aside has words of which one must be there before its pattern is tried: most sentences hold none of them.
"""

from __future__ import annotations

from collections.abc import Collection

from evidence.claims.reporting import REPORTING, REPORTING_CUES
from evidence.claims.wording import listed
from evidence.late import late_regex, rare_regex

_FORM = (
    listed("required field fields mail email form captcha log login sign signin password"),
    rare_regex(
        r"\A.{0,40}\bis required\.?\Z|\b(?:required fields?|your e-?mail address|submitting the form|captcha"
        r"|log ?in\b|sign ?in\b"
        r"|password)",
    ),
)
_DISCLAIMER = (
    listed(
        """
        results supplements advice intended purposes substitute replacement medical professional legal health evaluated
        information diagnose diagnosis treat cure wellness consult protect affiliate earn conflict conflicts financial
        liability risk illustration
        """
    ),
    late_regex(
        r"\Aresults (?:(?:may|can|will) )?vary\b|\b(?:(?:food |dietary )?supplements (?:should"
        r"|must) not (?:be used as|replace)|"
        r"not replace the advice|not intended (?:to|as|for)|informational purposes|educational purposes|"
        r"not (?:a )?(?:substitute|replacement) for (?:professional|medical)|"
        r"not (?:constitute )?medical advice|(?:does|do) not (?:provide|constitute|replace) (?:an? )?"
        r"(?:medical|professional|legal|health|diagnos\w*)|"
        r"(?:individual|your|these|all) results (?:may|can|will) vary|not been evaluated by|general information only|"
        r"(?:be taken as|constitutes?|considered|replaces?|is not|as) (?:\w+ ){0,3}(?:medical|professional|health)\w* "
        r"(?:advice|care|consultation|diagnosis)|(?:not|never) (?:\w+ ){0,4}(?:diagnose|treat,? |cure)|"
        r"wellness[- ]only|"
        r"consult (?:with )?(?:your|a) (?:\w+ ){0,2}(?:physician|doctor|clinician) (?:for|immediately)|"
        r"changed to protect|affiliate links?|we may earn|conflicts? of interest|financial relationships?|no liability|"
        r"at your own risk|for illustration)\b",
    ),
)
_COMMERCE = (
    listed(
        """
        price prices shipping dispatch dispatched refund refunds gift cart basket bag packaging tracked delivery returns
        trial guarantee warranty warranties newsletter interest money off stock adults age aged photo photos permission
        insurance prepaid mailbox tumble machine dishwasher spot minute promo discount terms retouched unretouched
        """
    ),
    late_regex(
        r"\b(?:prices? (?:are|correct|from|start|include)|shipping|dispatch(?:ed)?|refunds?|gift cards?|"
        r"add to (?:cart|basket|bag)|(?:plain|discreet) packaging|tracked (?:post|delivery)|free (?:delivery|returns)|"
        r"free (?:\w+ )?delivery|\d[- ](?:day|night) trial|\d[- ]year (?:guarantee|warranty)|newsletter|"
        r"interest[- ]free|money[- ]back|\d+% off|(?:out of|in) stock|made for adults|for adults 18|aged? 18|"
        r"photos? (?:are|is) of|photos? unretouched|used with permission|warrant(?:y|ies)"
        r"|(?:not )?covered by insurance|"
        r"your insurance|health insurance|prepaid|mailbox|tumble dry|machine[- ]wash\w*|dishwasher|spot[- ]clean\w*|"
        r"\d+[- ]minute (?:appointment|consultation|call|visit|session)s?|"
        r"not been retouched|promo code|discount code|terms apply)\b",
    ),
)
_ABOUT_THIS_PAGE = (
    listed(
        "follows listed described outlined wonder wondering business stands short called known article page post"
        " guide only just"
    ),
    rare_regex(
        r"\A(?:.{0,60}\b(?:as|are) (?:follows|listed below|described below|outlined below)[:.]\Z|"
        r".{0,90}\byou (?:might|may) (?:be )?wonder|.{0,60}\b(?:within|in) [\d–-]+ business days\b|"
        r"[\w() -]{2,30} (?:stands for|is short for|is also (?:called|known as))\b|"
        r".{0,40}\b(?:isn't|is not|aren't) (?:just|only) (?:for|about)\b[^,;]{0,30}\Z|"
        r".{0,40}\bthis (?:article|page|post|guide) (?:references|mentions|is part|contains|was|has been)\b)",
    ),
)
_ADVICE = (
    listed("should goal aim purpose objective point idea intention"),
    late_regex(
        r"\A(?:.{0,60}\byour (?:[\w-]+ ){0,3}should\b|"
        r"(?:[^,.;]{1,40}, )?(?:the|your|our) (?:\w+ )?(?:goal|aim|purpose|objective|point|idea|intention)\b.{0,60}?"
        r" (?:is|isn't|was) (?:not )?(?:just |only |simply )?to\b)",
    ),
)
# Figures of a company's books; bones and skin have a turnover, too.
_ACCOUNTS = (
    listed("revenue revenues turnover sales profit profits ebitda dividend dividends"),
    late_regex(
        r"\A(?:[^,;%]{0,40}?\b(?:revenues?|net sales|(?:net|gross|operating) profits?|ebitda|dividends?)"
        r"|(?:(?:the|our|its|group|company|annual) ){0,3}(?:turnover|sales|profits?))\b(?! in quality)"
        r"[^;]{0,60}\b(?:rose|fell|grew|increased|decreased|was|were|went|reached|climbed|dropped|doubled|tripled|up|down)\b"
    ),
)
_ASIDES = {
    "accounts": _ACCOUNTS,
    "form": _FORM,
    "disclaimer": _DISCLAIMER,
    "about-this-page": _ABOUT_THIS_PAGE,
    "commerce": _COMMERCE,
    "advice": _ADVICE,
    "reporting": (REPORTING_CUES, REPORTING),
}


def telltale(text: str, tokens: Collection[str]) -> str | None:
    """The name of the aside that a phrase of a folded sentence tells; `tokens` are its words. None without one."""
    lower = text.lower()
    for name, (cues, pattern) in _ASIDES.items():
        if not cues.isdisjoint(tokens) and pattern.search(lower):
            return name
    return None
