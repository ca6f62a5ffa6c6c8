"""What a sentence makes of a count of people: all who were studied, some of them, or who was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from evidence.late import late_regex
from evidence.sources.counted_nouns import ASSIGNED, EVENTS, PEOPLE_WORD, TOOK_PART, WERE
from evidence.sources.counts import mentions
from evidence.sources.mention import COUNT, Kind, Mention


class Unit(Enum):
    """What a study has several of, each with its own people."""

    GROUP = "group"
    STUDY = "study"


@dataclass(frozen=True, slots=True)
class Count:
    """A mention and its role; `weight` is how much speaks for all who were studied.

    `total` is a count called one ("a total of"), `control` one of people to compare with, `more` one on top of
    those before ("another 20 patients"), `other` one that may be ("the other 35"), `whole` one of which a part
    follows ("of 90 patients, 20 …"), `part` one of people left out or told apart later, `screened` such a part of
    those looked at first, `event` one to whom something happened, `analysed` one of those in the analysis, `known`
    one named as known already ("the 20 patients"), `chosen` one of those picked by what came out, or a share ("20
    (40 %) patients"). `unit` is what an `n =` is one of: a group, or a study of several.
    """

    mention: Mention
    weight: int
    total: bool = False
    control: bool = False
    more: bool = False
    whole: bool = False
    part: bool = False
    analysed: bool = False
    unit: Unit | None = None
    other: bool = False
    screened: bool = False
    event: bool = False
    known: bool = False
    chosen: bool = False

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
    r"|sample size (?:of|was)|total:"
    r"|(?:present|current|this) (?:secondary )?analysis,? (?:we )?included"
    rf"|altogether,?|in total,?|overall,?|enroll?ment (?:of|was|is))\s|(?:studies|trials) \(){_ROUGHLY}"
)
_TAKES_IN = late_regex(
    r"\b(?:enroll?(?:ed|s)?|recruit(?:ed)?|include[sd]?|randomi[sz]ed?|comprise[sd]|consist(?:s|ed) of|involve[sd]"
    r"|(?:conducted|carried out|undertaken) (?:in|on|with|among)|randomly a\w+|studied|interviewed|surveyed"
    r"|selected(?: for (?:the |this |our )?study)?|participants were|subjects were|(?:sample|cohort) (?:of|was))"
    rf"\s(?:a |our |all )?{_ROUGHLY}"
)
_DONE_WITH = late_regex(
    r"\b(?:in|with|for|on|to|assigned|examined|investigated|assessed|analy[sz]ed|compared|tested|evaluated|followed"
    r"|involving|including|using|treated|gave)\s(?:the |a |our |all |approximately |about )?\Z"
    r"|\b(?:of|among|from)\s(?:a |our |approximately |about )?\Z"
    r"|\b(?:we (?:\w+ed|found|saw)|to (?:assess|examine|study|test|treat|enroll?|include|recruit))\s\Z"
)
_EVENT_IN = late_regex(
    r"\b(?:observed|found|seen|noted|noticed|detected|present|absent|achieved|occurr\w+|developed|required|obtained"
    r"|recorded|reported|improved|complete|successful|evident|confirmed|revealed|normal|positive|negative|resulted"
    r"|discontinued|resolved|persisted|documented|necessary|performed|took place|diagnosed) (?:only )?in\s(?:the )?\Z"
    r"|\bavailable (?:for|from|in)\s(?:the )?\Z"
)
"""Words after which people are those to whom something happened."""
_WANTED = late_regex(
    r"\b(?:intended|planned|aimed|hoped) to (?:include|enroll?|recruit|randomi[sz]e|study)\s(?:a total of )?\Z"
)
"""Words before those whom a study wanted, which may not be those it got."""
_PART_OF = late_regex(r"\b(?:of|out of|among)\s(?:the |these |those |all )\Z")
_OF_ONE_ARM = late_regex(r"\s(?:in|from|of) (?:the )?(?:[\w-]+ ){1,4}(?:arm|group)\b")
_TAKEN_IN = late_regex(
    rf"{WERE}?(?:{ASSIGNED}|included|involved|studied|investigated|examined|tested|assessed|evaluated|interviewed"
    rf"|screened and|surveyed|admitted|scanned)|{TOOK_PART}"
)
_TOLD_OF = late_regex(
    r"reported|performed|filled|answered|responded|provided"
    rf"|{WERE}(?:described|conducted|identified|treated|followed|reviewed|analy[sz]ed|operated|referred|seen|diagnosed)"
)
_LEFT_OUT = late_regex(
    rf"\b(?:screened(?! and (?:{ASSIGNED}))|eligib\w+\b(?! to participate)|approached|excluded|withdrew|dropped"
    r"|discontinued|declined"
    r"|not complete|failed to|(?<!who )(?:died|lost)"
    r"|ineligible|refused|independently)\b|\b(?:missing|unknown|unavailable) (?:for|in)\s\Z"
)
_SAID_OF_OTHERS = late_regex(rf"[;:]|, (?={COUNT}\b)")
_LOOKED_AT_FIRST = late_regex(
    r"\b(?:were|was) (?:screened(?! for)|approached|invited|contacted|assessed for eligibility)\b"
)
_OF_SOME = late_regex(
    r"\b(?:(?:larger|from a) (?:sample|cohort|series|population|group)|sub-?(?:set|group|sample|study)) of\s\Z"
    r"|\(\d+ (?:studies|trials|rcts)[,;:]\s\Z"
)
_OF_PEOPLE = late_regex(rf"{PEOPLE_WORD} from (?:the )?\Z")
_FAMILIES = late_regex(r"(?:families|pedigrees|couples|dyads)\Z")
_STILL = late_regex(r"\b(?:surviving|deceased|dead)\b")
_CHOSEN = late_regex(
    rf"\b(?:responders|completers|remitters|evaluable|{'|'.join(sorted(EVENTS))})\b|\A\S+ \([\d.]+\s?%\)"
)
_BRACKETS = late_regex(r"\s?\([^()]*\)")
_OF_BEFORE = late_regex(r"\b(?:of whom|of which)\b.*|\bwho (?:had|have|has)\b(?: (?!(?:were|was)\b)[\w-]+){0,8}")
"""What people had done before they were studied, and what is told of some of them."""
_SHARE = late_regex(r"\s?[(\[]\s?[\d.]+\s?%\s?[)\];,]")
_KNOWN = late_regex(r"\b(?:the|these|those)\s\Z")
_CONTROL = late_regex(r"\b(?:controls?|healthy|non|na[iï]ve|normal|former|matched|without|ex)\b")
_CONTROL_GROUP = late_regex(
    r"(?<!case-)\b(?:control|comparison|reference) (?:group|sample|cohort)s? "
    r"(?:(?:of|was|were|included|comprised|consisted of)\s\Z"
    r"|[^,;:()]{0,40}[(\[]\s?\Z)"
    r"|\b(?:controls|healthy [a-z]+|normal [a-z]+)\s?[(\[]\s?\Z"
)
_UNIT = late_regex(
    r"\b(?:(?P<group>group|arm)\b[^.;:()\[\]]{0,40}"
    r"|(?:(?:study|trial|experiment)(?: \w{1,5})?|(?:sample|cohort) \w)\s?)"
    r"(?:[(\[](?:[^()]{0,30}[;,] )?|:\s)\Z"
)
_MORE = late_regex(
    r"\b(?:study|part|experiment|trial|sub-?study) (?:[2-9]|two|three|four|ii|iii|iv|b|c)\b[^.;]{0,85}\Z|"
    r"\b(?:another|an additional|a further|additional|further)\s\Z|\b(?:second|third|fourth|other) group\b[^.;]{0,40}\Z"
    r"|\bin the (?:second|third|fourth)\s\Z"
)
_MORE_OF = late_regex(r"\S+ (?:additional|further|more)\b")
_BESIDES = late_regex(r"\b(?:in addition|additionally),?\s\Z")
_OTHER = late_regex(r"\bthe other\s\Z")
_OF_THESE = late_regex(r"\b(?:of|among) (?:these|those|them)\b[^.;]{0,85}\Z")
_SCREENED = late_regex(r"\b(?:screened|approached|eligib\w+)\b")
_WHOLE = late_regex(r"(?:\A|[,;:(.]\s?)(?:of|among|from)(?: a total of| the| these| all)?\s\Z")
_OF_ANALYSIS = late_regex(r"(?:were|was) analy[sz]ed|included in the (?:\w+ )?analys[ie]s|completed all")
_ANALYSED = late_regex(
    r"analy[sz]ed|included in the (?:\w+ )?analys[ie]s|evaluable|completed|completers|remained"
    r"|had (?:\w+ )?data|per[- ]protocol|intention-to-treat|final (?:sample|analysis)"
)
_ALL_OF = late_regex(
    r"\b(?:cohort|sample|participants|subjects|volunteers|adults|individuals|people|total)"
    r"(?: (?!were\b|was\b|had\b|who\b|that\b)[\w-]+){0,7},? ?[(\[]\s?\Z"
)


def counts(text: str, groups: int | None = None) -> list[Count]:
    """The counts of people in a sentence in plain small letters, in order, each with its role.

    `groups` is how many groups the study has, if the text says it.
    """
    found = mentions(text, groups)
    ends = [*(mention.start for mention in found[1:]), len(text)][: len(found)]
    return [_count(text, mention, end) for mention, end in zip(found, ends, strict=True) if mention.n]


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of a mention and those around it; `own` is what follows without brackets, up to the next number."""

    words: str
    before: str
    next_to: str
    after: str
    own: str


_REACH = 250
"""Characters after a mention that are read with it."""


def _around(text: str, mention: Mention, end: int) -> _Around:
    stop = max(mention.end, min(end, mention.end + _REACH))
    return _Around(
        words=text[mention.start : mention.end],
        before=text[max(0, mention.start - 90) : mention.start],
        next_to=text[mention.end : mention.end + 90],
        after=_BRACKETS.sub("", text[mention.end : mention.end + _REACH])[:90],
        own=_OF_BEFORE.sub("", _BRACKETS.sub("", text[mention.end : stop]))[:140],
    )


def _count(text: str, mention: Mention, end: int) -> Count:
    """A mention with its role, from the words around it; what follows `end` is said of others."""
    around = _around(text, mention, end)
    before = around.before
    if mention.kind is Kind.N_IS:
        weight = _ALL_N if _ALL_OF.search(before) else LONE_N
        return Count(mention, weight, control=bool(_CONTROL_GROUP.search(before)), unit=_unit(before))
    part = _is_part(around)
    chosen = _CHOSEN.search(around.words) is not None
    whole = _WHOLE.search(before) is not None
    total = not (part or chosen) and _is_total(mention, around)
    return Count(
        mention,
        (0 if part else _weight_of_total(around, whole) if total else _weight(around)) - _doubt(mention, around),
        total=total,
        control=bool(_CONTROL.search(around.words) or _CONTROL_GROUP.search(before)),
        more=_is_more(around),
        whole=whole,
        part=part,
        other=bool(_OTHER.search(before)),
        screened=part and bool(_SCREENED.search(around.after[:50]) or _LOOKED_AT_FIRST.search(around.own)),
        event=bool(_EVENT_IN.search(before)),
        known=bool(_KNOWN.search(before)),
        chosen=chosen,
        analysed=bool(_ANALYSED.search(around.after)),
        unit=_unit(before),
    )


def _is_more(around: _Around) -> bool:
    """Whether people are on top of those before: another group, or more of them who were studied too."""
    besides = _BESIDES.search(around.before) or _MORE_OF.match(around.words)
    return bool(_MORE.search(around.before) or (besides and _TAKEN_IN.search(around.own)))


def _is_part(around: _Around) -> bool:
    """Whether people are told apart from those who were studied: left out, some of more, the families of people."""
    return bool(
        (" of " not in around.words and _LEFT_OUT.search(_SAID_OF_OTHERS.split(around.after[:50])[0]))
        or _LEFT_OUT.search(re.split("[,;]", around.before[-12:])[-1])
        or _OF_SOME.search(around.before)
        or (_OF_PEOPLE.search(around.before) and _FAMILIES.search(around.words))
        or _STILL.search(around.words)
        or _LOOKED_AT_FIRST.search(around.own)
    )


def _is_total(mention: Mention, around: _Around) -> bool:
    called = mention.kind is Kind.NUMBER_WAS or _CALLED_TOTAL.search(around.before) is not None
    return called and not _OF_ONE_ARM.match(around.next_to)


def _weight_of_total(around: _Around, whole: bool) -> int:
    """A total of the analysis, or one of which a part was taken, is no more than those taken in."""
    return _STUDIED if whole or _OF_ANALYSIS.search(around.after) else _TOTAL


def _unit(before: str) -> Unit | None:
    match = _UNIT.search(before)
    return match and (Unit.GROUP if match["group"] else Unit.STUDY)


def _weight(around: _Around) -> int:
    if _WANTED.search(around.before) or (_WHOLE.search(around.before) and _OF_ANALYSIS.search(around.own)):
        return _NAMED
    if _TAKEN_IN.search(around.own) or _TAKES_IN.search(around.before):
        return _STUDIED
    if _EVENT_IN.search(around.before):
        return _NAMED
    if _TOLD_OF.search(around.own) or (_DONE_WITH.search(around.before) and not _PART_OF.search(around.before)):
        return _OBJECT
    return _NAMED


def _doubt(mention: Mention, around: _Around) -> int:
    """What speaks against all: one person alone, some of those before, those chosen by what came out, a share."""
    share = mention.kind is not Kind.NUMBER_WAS and _SHARE.match(around.next_to)
    against = (_OF_THESE.search(around.before), _CHOSEN.search(around.words) or share)
    return 2 * sum(map(bool, against)) + 3 * (mention.n == 1)
