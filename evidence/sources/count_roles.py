"""What a sentence makes of a count of people: all who were studied, some of them, or who was left out."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.late import late_regex
from evidence.sources.counted_nouns import ASSIGNED, TOOK_PART, WERE
from evidence.sources.counts import Kind, Mention, mentions


@dataclass(frozen=True, slots=True)
class Count:
    """A mention and its role; `weight` is how much speaks for all who were studied.

    `total` is a count called one ("a total of"), `control` one of people to compare with, `more` one on top of those
    before ("another 20 patients"), `other` one that may be ("the other 35"), `whole` one of which a part follows ("of
    90 patients, 20 …"), `part` one of people left out or told apart later, `screened` such a part of those looked at
    first, `analysed` one of those in the analysis, `arm` an `n =` of one group.
    """

    mention: Mention
    weight: int
    total: bool = False
    control: bool = False
    more: bool = False
    whole: bool = False
    part: bool = False
    analysed: bool = False
    arm: bool = False
    other: bool = False
    screened: bool = False

    @property
    def n(self) -> int:
        """How many people."""
        return self.mention.n

    @property
    def start(self) -> int:
        """Where its words begin, with the people whose `n =` it is."""
        return self.mention.start if self.mention.people_start is None else self.mention.people_start


LONE_N = 3
"""The weight of an `n =` that is not said to be all."""
_ALL_N = 4
_NAMED, _OBJECT, _STUDIED, _TOTAL = 2, 3, 4, 6
"""Weights of people only named, of those that something was done with, of those taken into a study, of a total."""

_ROUGHLY = r"(?:approximately |about |up to |around |at least |the |these |another )?\Z"
_CALLED_TOTAL = late_regex(
    r"(?:(?:total(?: sample| population| number)?(?: \w+)? of"
    r"|sample size (?:of|was)"
    rf"|altogether,?|in total,?|overall,?|enroll?ment (?:of|was|is))\s|(?:studies|trials) \(){_ROUGHLY}"
)
_TAKES_IN = late_regex(
    r"\b(?:enroll?(?:ed|s)?|recruit(?:ed)?|include[sd]?|randomi[sz]ed?|comprise[sd]|consist(?:s|ed) of|involve[sd]"
    r"|studied|interviewed|surveyed|participants were|subjects were|(?:sample|cohort) (?:of|was))"
    rf"\s(?:a |our |all )?{_ROUGHLY}"
)
_DONE_WITH = late_regex(
    r"\b(?:in|with|for|on|to|assigned|examined|investigated|assessed|analy[sz]ed|compared|tested|evaluated|followed"
    r"|involving|including|using|treated|gave)\s(?:the |a |our |all |approximately |about )?\Z"
    r"|\b(?:of|among|from)\s(?:a |our |approximately |about )?\Z"
    r"|\b(?:we \w+ed|to (?:assess|examine|study|test|treat|enroll?|include|recruit))\s\Z"
)
_PART_OF = late_regex(r"\b(?:of|out of|among)\s(?:the |these |those |all )\Z")
_TAKEN_IN = late_regex(
    rf"{WERE}?(?:{ASSIGNED}|included|involved|studied|investigated|examined|tested|assessed|evaluated|interviewed"
    rf"|screened and|surveyed|invited|admitted|scanned)|{TOOK_PART}"
)
_TOLD_OF = late_regex(
    r"reported|performed|filled|answered|responded|provided"
    rf"|{WERE}(?:described|identified|treated|followed|reviewed|analy[sz]ed|operated|referred|seen|diagnosed)"
)
_LEFT_OUT = late_regex(
    rf"\b(?:screened(?! and (?:{ASSIGNED}))|eligib\w+|approached|excluded|withdrew|dropped|discontinued|declined"
    r"|not complete|(?<!who )(?:died|lost)"
    r"|ineligible|refused|independently)\b"
)
_OF_SOME = late_regex(
    r"\b(?:(?:larger|from a) (?:sample|cohort|series|population|group)|sub-?(?:set|group|sample|study)) of\s\Z"
    r"|\(\d+ (?:studies|trials|rcts)[,;:]\s\Z"
)
_STILL = late_regex(r"\b(?:surviving|deceased|dead|remaining)\b")
_CHOSEN = late_regex(r"\b(?:responders|completers|remitters|evaluable)\b|\A\S+ \([\d.]+\s?%\)")
_BRACKETS = late_regex(r"\s?\([^()]*\)")
_SHARE = late_regex(r"\s?[(\[]\s?[\d.]+\s?%\s?[)\];,]")
_KNOWN = late_regex(r"\b(?:the|these|those)\s\Z")
_CONTROL = late_regex(r"\b(?:controls?|healthy|non|na[iï]ve|normal|former|matched|without|ex)\b")
_CONTROL_GROUP = late_regex(
    r"\b(?:control|comparison|reference) (?:group|sample|cohort)s? "
    r"(?:(?:of|was|were|included|comprised|consisted of)\s\Z"
    r"|[^,;:()]{0,40}[(\[]\s?\Z)"
    r"|\b(?:controls|healthy [a-z]+|normal [a-z]+)\s?[(\[]\s?\Z"
)
_ARM = late_regex(r"\b(?:group|arm)\b[^.;:()\[\]]{0,40}[(\[](?:[^()]{0,30}[;,] )?\Z")
_MORE = late_regex(
    r"\b(?:another|an additional|a further|additional|further)\s\Z|\b(?:second|third|fourth|other) group\b[^.;]{0,40}\Z"
)
_OTHER = late_regex(r"\bthe other\s\Z")
_OF_THESE = late_regex(r"\b(?:of|among) (?:these|those|them)\b[^.;]{0,60}\Z")
_SCREENED = late_regex(r"\b(?:screened|approached|eligib\w+)\b")
_WHOLE = late_regex(r"(?:\A|[,;:(.]\s?)(?:of|among|from)(?: a total of| the| these| all)?\s\Z")
_ANALYSED = late_regex(
    r"analy[sz]ed|included in the (?:\w+ )?analys[ie]s|evaluable|completed|completers|remained"
    r"|had (?:\w+ )?data|per[- ]protocol|intention-to-treat|final (?:sample|analysis)"
)
_ALL_OF = late_regex(
    r"\b(?:cohort|sample|participants|subjects|volunteers|adults|individuals|people|total)"
    r"(?: (?!were\b|was\b|had\b|who\b|that\b)[\w-]+){0,7},? ?[(\[]\s?\Z"
)


def counts(text: str) -> list[Count]:
    """The counts of people in a sentence in plain small letters, in order, each with its role."""
    return [_count(text, mention) for mention in mentions(text)]


def _count(text: str, mention: Mention) -> Count:
    words = text[mention.start : mention.end]
    before, next_to = text[max(0, mention.start - 90) : mention.start], text[mention.end : mention.end + 90]
    after = _BRACKETS.sub("", text[mention.end : mention.end + 250])[:90]
    if mention.kind is Kind.N_IS:
        weight = _ALL_N if _ALL_OF.search(before) else LONE_N
        return Count(mention, weight, control=bool(_CONTROL_GROUP.search(before)), arm=bool(_ARM.search(before)))
    part = bool(
        _LEFT_OUT.search(after[:50])
        or _LEFT_OUT.search(before[-12:].rpartition(",")[2])
        or _OF_SOME.search(before)
        or _STILL.search(words)
    )
    total = not part and (mention.kind is Kind.NUMBER_WAS or bool(_CALLED_TOTAL.search(before)))
    return Count(
        mention,
        (0 if part else _TOTAL if total else _weight(before, after)) - _doubt(mention, words, before, next_to),
        total=total,
        control=bool(_CONTROL.search(words) or _CONTROL_GROUP.search(before)),
        more=bool(_MORE.search(before)),
        whole=bool(_WHOLE.search(before)),
        part=part,
        other=bool(_OTHER.search(before)),
        screened=part and bool(_SCREENED.search(after[:50])),
        analysed=bool(_ANALYSED.search(after)),
    )


def _weight(before: str, after: str) -> int:
    if _TAKEN_IN.search(after) or _TAKES_IN.search(before):
        return _STUDIED
    if _TOLD_OF.search(after) or (_DONE_WITH.search(before) and not _PART_OF.search(before)):
        return _OBJECT
    return _NAMED


def _doubt(mention: Mention, words: str, before: str, after: str) -> int:
    """What speaks against all: one person alone, people known already, those chosen by what came out, a share."""
    chosen = _CHOSEN.search(words) or (mention.kind is Kind.PEOPLE and _SHARE.match(after))
    return 2 * (mention.n == 1) + bool(_KNOWN.search(before)) + 2 * bool(_OF_THESE.search(before)) + 2 * bool(chosen)
