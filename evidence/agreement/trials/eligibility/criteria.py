"""The conditions of entry of a record: each line with its numbers, and whom it lets in or keeps out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from math import inf

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.points import speaks_of_age
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.eligibility.limits import LIMIT, NO, Limit, limits_in
from evidence.agreement.trials.eligibility.names import shortly
from evidence.agreement.words.terms import terms_of
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

NO_LESS = late_regex(
    rf"\b{NO} (?:more|less|fewer|greater|higher|lower|older|younger|worse|better|below|above|under|over"
    r"|smaller|exceed\w*|(?:earlier|sooner|later|longer) than)\b"
)
AGO = late_regex(r"\b(?:ago|before|since|prior|earlier|previously|last|past)\b")
OF_TWO_PHASES = late_regex(r"\bphase i\b.*\bphase ii\b")
"""In a line that asks for one thing in a part of the trial, and for another in the next."""
EXCEPTED = late_regex(r"\b(?:except|excluding|unless|other than|exceptions?|however|but)\b")
"""In a line that lets in, or keeps out, whom it does not before."""
_EXCEPTED_INSIDE = late_regex(r"\((?:except|excluding|other than)\b[^()\d]*\)")
"""An exception that is of what stands before it, by its own words."""
_LET_IN = late_regex(
    r"(?<!not )\b(?:allow(?:ed|able)|permitted|eligible|acceptable|(?:may|can) (?:still )?(?:enter|participate|join"
    r"|take part|enrol\w*|be (?:in\w+|enrolled|eligible)))\b"
)
_LACKING = late_regex(r"\b(?:not?|never|(?<!with or )without|lack\w*|free|absence|off)\b")
_HEADING = late_regex(r"inclusion|eligib|characteristics|prior", re.IGNORECASE)
_KEEPS_OUT = late_regex(
    r"exclu(?:sion|ded)|\b(?:cannot|can['’]t|(?:not|n['’]t)(?: \w+){0,2})"
    r" (?:participate|join|enrol|enter|take part|be (?:in|en)\w+)|\b(?:ineligible|not (?:be )?eligible)\b",
    re.IGNORECASE,
)
_SECTION = late_regex(
    r"^[^\w\n]*(?:(?P<out>exclusion)|inclusion|eligibility|disease|patient|prior|primary|secondary)\b[^\n:]{0,30}?"
    r"\b(?:criteria|characteristics|therapy|trial)\b[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading of a whole part of the conditions of entry."""
_BELOW_LETS_IN = late_regex(
    r"\A\W*\Z|except|allow|permi|eligib|accept|unless|however|\b(?:must|may|can|requir\w+|should|defin\w+|includes|adequate)\b"
    r"|criteria|characteristics|therapy",
    re.IGNORECASE,
)
"""A heading below another one that does not keep out what that keeps out."""
_OUT_ITSELF = late_regex(
    r"\A[^;:]*\b(?:are|is|be) (?:not (?:be )?(?:eligible|allowed|permitted|accepted)|ineligible|excluded)"
    r"(?: (?:for|from) [\w ]+)?\W*\Z",
    re.IGNORECASE,
)
"""A line that keeps out by its own words, whatever its heading."""
_ASKS_ITSELF = late_regex(
    r"\A\W*(?:(?:fe)?male |these |however,? )?(?:an? )?(?:patients?|subjects?|participants?|wom[ae]n|they|men)\b"
    r"[^.;:]*?\b(?:(?:must|should) (?!not\b)|(?:may|can) (?:enter|participate|join|enrol\w*|take part"
    r"|be (?:included|enrolled|eligible))\b|are eligible\b)",
    re.IGNORECASE,
)
"""A line that asks for something by its own words, whatever its heading."""
_NONE = late_regex(r"\W*(?:\w+\s){0,2}(?:no|not|never|without|off|lack|absence)\b")
NONE_OF = late_regex(
    r"\W*no(?: (?:prior|previous|known|history of|evidence of))*\s(?!(?:more|less|fewer|later|earlier)\b)"
)
"""At the start of a line that wants none of what it names, beyond its bound perhaps."""
_A_YEAR = late_regex(
    r"\b(past|last|previous|preceding|at least|more than|less than|within|at most|over(?= an? \w+"
    r" (?:ago|since|before|prior)\b))(?: an?)?\s(?=(?:hour|day|week|month|year|decade|century)\b(?! old\b))",
    re.IGNORECASE,
)
_BARE_TIME = late_regex(
    rf"\b(?P<word>[a-z]+\)?)\s{{1,3}}(?={NUMERAL} (?:hour|day|week|month|year)s? (?:before|prior)\b)", re.IGNORECASE
)
"""Before a time that may have no sign: what was there so long before keeps out, and all the more if it was later."""
_SIGNS = frozenset(
    "within than least most last past previous over for of to or and until from every after under more less".split()
)
_A_TIME_AGO = late_regex(
    r"\b(?<!half )(?<!quarter of )an? (?=(?:hour|day|week|month|year|decade)\b"
    r" (?:ago|back|before|earlier|prior|previously)\b)",
    re.IGNORECASE,
)
_SIGN_AGAIN = late_regex(r"(?<=\bthan)\s\([<>]\)|(?<=\bequal to)\s\((?:[<>]=|[≤≥])\)", re.IGNORECASE)
"""The sign of a bound behind its words: "less than (<) 3"."""
_NOR_NOW = late_regex(r"(?<=since prior) and no (?:other )?concurrent\b", re.IGNORECASE)
"""What must be over must not be going on, either."""
_PEOPLE_OF = late_regex(
    r"\W*(?:adult )?(?:(?:fe)?males?|(?:wo)?men|adults?|patients?|participants?|subjects?)\W*\d+ years\W*\Z",
    re.IGNORECASE,
)
"""A line of nothing but people and their years."""
_MARK = late_regex(r"\A\W*(?:\(?(?P<number>\d{1,2}[.)]|[a-z]\))|(?P<sign>[-•*–·]))\s+(?=\S)", re.IGNORECASE)
"""What a line of a list starts with: a number is none of its limits."""
_OR_ELSE = late_regex(r"\bor\W*\Z")
"""At the end of a line that is enough by itself, as the next is."""
_IF = late_regex(r"(?:\A|[.;:]\s)\W*(?:for example,? )?if\b[^.;:,]*\Z")
_HEADS = late_regex(r":\s*\Z|\bthe following (?:\w+ )?(?:criteria|conditions)\b")
"""In a line that heads a list."""
_ALTERNATIVE = late_regex(
    r"\bor,? (?!(?:equal|more|less|greater|higher|lower|above|below|older|younger|over)\b)(?=[^\W\d])"
)
"""Before another thing whose number is enough by itself."""
_MEANS = late_regex(r"\b(?:by|on|via|per|using) [^,;()]*?\bor (?:an? )?[\w-]+(?: (?:scan|test)s?)?")
"""By what something is measured, be it by one thing or another."""
_NAMING = 5
"""So many words at most name what the next line asks for."""


@dataclass(frozen=True)
class Criterion:
    """A line of the conditions of entry.

    `listed` says that it may be one of several that must be lacking, or of which one is enough; `above` is the line
    that heads the list that it stands in.
    """

    passage: Passage
    keeps_out: bool
    listed: bool = False
    above: str = ""

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its words, and the short names of what they name."""
        return terms_of(self.passage.text) | terms_of(shortly(self.passage.text.casefold()))

    @cached_property
    def shortened(self) -> Criterion:
        """It in lower case, with all that has a name by that name."""
        text = shortly(self.passage.text.casefold())
        return replace(self, passage=replace(self.passage, text=text, quoted=self.passage.quote))

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Its numbers."""
        text = self.passage.text.casefold()
        return tuple(one for one in limits_in(text) if not is_supposed(text[: one.start]))

    @property
    def is_of_ages(self) -> bool:
        """Whether it names ages."""
        named = speaks_of_age(self.passage) or any(one.of_age for one in self.limits)
        return named or _PEOPLE_OF.match(self.passage.text) is not None

    @cached_property
    def is_plain(self) -> bool:
        """Whether it has no exceptions to its limits, and asks for what it names and not that it is lacking.

        A line that asks for one thing in phase I and for another in phase II is not plain.
        """
        text = _EXCEPTED_INSIDE.sub(lambda inside: " " * len(inside.group()), self.passage.text.casefold())
        start = min((one.start for one in self.limits), default=0)
        excepted = EXCEPTED.search(text if len(self.limits) > 1 else text[:start]) is not None
        excepted = excepted or self.lets_some_in
        excepted = excepted or OF_TWO_PHASES.search(text) is not None or self.offers_another
        return not (excepted or self.listed) and not _LACKING.search(NO_LESS.sub(" ", text[:start]))

    @property
    def offers_another(self) -> bool:
        """Whether one of two numbers that it asks for, of different things, is enough."""
        return bool(self.alternatives)

    @cached_property
    def alternatives(self) -> frozenset[str]:
        """The numbers, by their words, beside each of which another one, of something else, is enough."""
        text = self.passage.text.casefold()
        pairs = pairwise(sorted(self.limits, key=lambda one: one.start)) if not self.keeps_out else ()
        return frozenset(
            words
            for one, other in pairs
            if one.scale
            and other.scale
            and one.scale != other.scale
            and _ALTERNATIVE.search(_MEANS.sub(" ", text[one.start : other.start]))
            for words in (one.words, other.words)
        )

    def is_denied_before(self, place: int) -> bool:
        """Whether it wants none of what stands before a place in it."""
        return _LACKING.search(NO_LESS.sub(" ", self.passage.text.casefold()[:place])) is not None

    def wants(self, words: frozenset[str]) -> bool:
        """Whether it asks for what it names, and denies no more than some words do."""
        denied = self.is_denied_before(len(self.passage.text)) or "non" in self.terms - words
        return not (self.keeps_out or self.listed or denied)

    @cached_property
    def is_of_waiting(self) -> bool:
        """Whether what it names must not have been for so long: who waited longer is let in."""
        text, limits = self.passage.text.casefold(), self.limits
        if self.keeps_out or not _NONE.match(text) or len(limits) != 1 or limits[0].scale != "hour" or self.is_plain:
            return False
        return limits[0].high < inf or AGO.search(text[limits[0].start :]) is not None

    @property
    def is_sided(self) -> bool:
        """Whether its heading tells whether what was within a time lets in or keeps out, if it asks for that."""
        within = any(one.scale == "hour" and one.low == -inf for one in self.limits)
        asks = _HEADING.search(self.passage.context) or _ASKS_ITSELF.match(self.passage.text)
        return self.keeps_out or not within or asks is not None

    @cached_property
    def lets_some_in(self) -> bool:
        """Whether it keeps out, and tells who is let in nevertheless."""
        return self.keeps_out and _LET_IN.search(self.passage.text.casefold()) is not None

    @cached_property
    def excepted(self) -> frozenset[str]:
        """The words of its exceptions."""
        match = EXCEPTED.search(self.passage.text.casefold())
        return terms_of(self.passage.text[match.end() :]) if match else frozenset()


def is_supposed(before: str) -> bool:
    """Whether what follows some words is no more than supposed: "If it is above 65%, it is measured again"."""
    return _IF.search(before) is not None


def with_ones(text: str) -> str:
    """A text with the numeral that "the past year" and "at least a month" leave out, and no sign told twice."""
    return _A_TIME_AGO.sub("1 ", _A_YEAR.sub(r"\1 1 ", _NOR_NOW.sub("", _SIGN_AGAIN.sub("", text))))


@lru_cache(maxsize=64)
def criteria_of(text: str) -> tuple[Criterion, ...]:
    """The conditions of entry of a record."""
    found: list[Criterion] = []
    above = before = heading = header = mark = ""
    sections = [(one.start(), one["out"] is not None) for one in _SECTION.finditer(text)]
    place = 0
    for line in passages_of(text):
        if line.criteria:
            place = max(place, text.find(line.text, place))
            marked = _MARK.match(line.text)
            kind = (marked.lastgroup or "") if marked else ""
            if marked and marked["number"]:
                line = replace(line, text=line.text[marked.end() :], quoted=line.quote)
            if line.context != heading and any(one.scale for one in limits_in(line.context.casefold())):
                told = replace(line, text=with_ones(line.context.rstrip(": .")), quoted=line.context)
                found.append(Criterion(told, _KEEPS_OUT.search(line.context) is not None))
            own = line.text.casefold()
            header = header if kind != mark and line.context == heading else ""
            below = _is_below(sections, place)
            before = before if line.context == heading else line.context.rstrip(": .")
            if _is_bare(own) and len(before.split()) <= _NAMING:
                line = replace(line, text=f"{before}: {line.text}", quoted=line.quote)
            either = _OR_ELSE.search(own) is not None or (
                heading == line.context and _OR_ELSE.search(before) is not None
            )
            before, heading = own, line.context
            if (counted := with_ones(line.text)) != line.text:
                line = replace(line, text=counted, quoted=line.quote)
            exempted = _LET_IN.search(above) is not None and not _KEEPS_OUT.search(above)
            above = own if _HEADS.search(own) else "" if _NONE.match(own) else above
            listed = either or any(_NONE.match(one) for one in (above, line.context.casefold()))
            keeps_out = (_OUT_ITSELF.search(line.text) or _KEEPS_OUT.search(line.context)) is not None
            keeps_out = keeps_out or (below and not (_BELOW_LETS_IN.search(line.context) or _LET_IN.search(own)))
            keeps_out = keeps_out and not _ASKS_ITSELF.match(line.text)
            listed = listed or (keeps_out and exempted)
            if keeps_out and not _BELOW_LETS_IN.search(own):
                line = replace(line, text=_BARE_TIME.sub(_as_within, line.text), quoted=line.quote)
            found.append(Criterion(line, keeps_out, listed, header))
            if own.rstrip().endswith(":"):
                header, mark = own, kind
    return tuple(found)


def _as_within(bare: re.Match[str]) -> str:
    return bare.group() if bare["word"].casefold() in _SIGNS else f"{bare['word']} within "


def _is_below(sections: Sequence[tuple[int, bool]], place: int) -> bool:
    """Whether the last heading of a whole part before a place is of what keeps out."""
    return next((out for start, out in reversed(sections) if start <= place), False)


def _is_bare(line: str) -> bool:
    """Whether a line is a number alone, of which the line before says what it is."""
    rest = LIMIT.sub(" ", line)
    return rest != line and not any(map(str.isalpha, rest))
