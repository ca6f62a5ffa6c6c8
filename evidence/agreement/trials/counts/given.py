"""Which amount of a sentence the counts of a record may give, and the sentence without its amounts."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from evidence.agreement.trials.counts.reckoned import Reckoning
from evidence.agreement.trials.words.amounts import Amount, Unit, amounts_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

TIMES = late_regex(r"\s?(?:times\s(?:as|more|higher|greater|larger|fewer|less|lower|that|the|those|what)|-?fold|x)\b")
PART_OF = late_regex(
    r"\s?as\s(?:many|much|common\w*|frequent\w*|often|prevalent|numerous|large|high|likely)\b"
    r"|\s?(?:of\s)?(?:the|that)\s(?:number|count|rate|share|frequency)\b"
    r"(?!\s(?:[\w-]+\s)?(?:analy[sz]|assess|evaluat|enrol|treat|includ|random))"
)
"""Behind a part: of how many others there are."""
_STANDS_AT = late_regex(r"(?:\A|[,;:(])\s?(?:at|with)\s\Z")
"""Before how much something is: "at 12% the share was higher"."""
MORE_OR_LESS = late_regex(
    rf"\s?(?:percent(?:age)?\s|(?:cases|patients|participants|people)\s)?(?:more|higher|(?P<less>fewer|less|lower))\b"
    rf"(?!\sthan (?:{NUMERAL}|half|an? )).*\bthan\b"
)
OF_LINES = late_regex(
    r"\s?(?:of (?:the |all )?)?(?:different |separate |listed |recorded |reported |other |serious )*"
    r"(?:adverse )?(?:events?|(?P<kinds>types?|kinds?|sorts?)|aes?)\b"
)
_OF_ANYBODY = late_regex(
    r"\s(?:of\s(?:the\s|all\s)*)?(?:[a-z-]+\s)?(?:patients?|pts?|participants?|subjects?|women|people|persons?|individuals?|cases?)\b"
    r"|\s(?:suffered|experienced|developed|had)\b"
)
"""Behind a number that is of people, and neither of arms nor of lines."""
PEOPLE = r"(?:patients|pts|participants|subjects|women|people|persons|individuals)"
_FIRST = late_regex(r"\W*(?:there (?:were|was|are|is)\s)?")
_HAD = late_regex(
    rf"\s(?:[a-z]+\s)?(?:cases\sof|{PEOPLE}\s(?:with|had|suffered|experienced|developed|(?:were|was)\s"
    r"(?:affected|hit|struck|diagnosed|reported)))\b"
)
"""At the beginning and the end of a number of those who had something."""
OF_THEM = late_regex(
    r"\s?of (?:them|these|those(?!\s?(?:[.,;]|\Z)"
    r"|\s(?:on|in|given|treated|receiving|assigned|randomi[sz]ed)\b)|whom|which)\b"
)
"""Of some who were spoken of before; "those" before a gap are the people of a place."""
_OCCASIONS = late_regex(
    r"(?:\s(?!(?:patients|pts|participants|subjects|people|women|persons)\s(?:with|who|having|had)\b)[^\W\d]+){0,4}?\s"
    r"(?<!adverse )(?<!listed )(?<!side )(?:events?|episodes?)\b(?!-free)"
)
"""Behind a number that counts how often something happened, and not to how many."""
_AFFECTS = late_regex(r"\b(?:affect\w*|hit|hits|hitting|struck|strikes|striking|troubl\w+)\s\Z")
"""Before a number that is of people."""
_DIFFERENCE = late_regex(r"\bdifferences?\b")


@lru_cache(maxsize=256)
def without_amounts(text: str) -> str:
    """A text with gaps in the places of its amounts."""
    for one in reversed(tuple(amounts_of(text))):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def is_given(amount: Amount, text: str, reckoning: Reckoning, *, cases: bool = False) -> bool:
    """Whether counts give an amount of a text, as what the words behind it say that it is."""
    before = [one for one in amounts_of(text) if one.end <= amount.start]
    of_everybody = reckoning.named and bool(before) and reckoning.gives_size(before[-1])
    if amount.unit is Unit.PEOPLE and _OCCASIONS.match(text, amount.end):
        return True
    of_lines, most = OF_LINES.match(text, amount.end), max(len(reckoning.lines), reckoning.kinds)
    if of_lines and (amount.unit is Unit.SHARE or amount.low <= most):
        return True
    if of_lines and of_lines["kinds"]:
        return False
    if amount.unit is Unit.SHARE and OF_THEM.match(text, amount.end):
        all_of_them = tuple(group for group in reckoning.groups if of_everybody and group.whole == before[-1].value)
        return not all_of_them or replace(reckoning, groups=all_of_them).gives(amount, cases=cases)
    if TIMES.match(text, amount.end):
        return reckoning.gives_times(amount)
    of_others = amount.unit is Unit.SHARE and _STANDS_AT.search(text[: amount.start]) is None
    if of_others and PART_OF.match(text, amount.end):
        return reckoning.gives_part(amount)
    if not amount.is_of_points and _DIFFERENCE.search(text) and sum(1 for _ in amounts_of(text)) == 1:
        return any(reckoning.gives_more(amount, less=less) for less in (True, False))
    if not amount.is_of_points and (more := MORE_OR_LESS.match(text, amount.end)):
        return reckoning.gives_more(amount, less=more["less"] is not None)
    of_people = _OF_ANYBODY.match(text, amount.end) or _AFFECTS.search(text[: amount.start])
    things = reckoning.things and not of_people
    first = _FIRST.fullmatch(text[: amount.start]) is not None
    had = reckoning.named and first and _HAD.match(text, amount.end) is not None
    return replace(reckoning, things=things, sizes=not had).gives(amount, cases=cases)
