"""Words that point at an effect: more or less of something, better or worse, or no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from evidence.late import late_regex


class Effect(StrEnum):
    """What was found of an outcome: `SOME` is a difference of any sort, `OPEN` what was told in part or both ways."""

    NONE = "no difference"
    MORE = "more"
    LESS = "less"
    BETTER = "better"
    WORSE = "worse"
    SOME = "a difference"
    OPEN = "open"


@dataclass(frozen=True)
class Pointer:
    """A word that points, with the denial before it if it is `denied`, and where it stands."""

    effect: Effect
    words: str
    start: int
    end: int
    denied: bool = False


_OFTEN = r"(?: (?:likely|often|frequent(?:ly)?|common(?:ly)?|rapid(?:ly)?|quickly))?"
_MORE = (
    r"increas\w*|higher|greater|elevat\w+|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|prolong\w*|promot\w+|"
    rf"(?<!no )longer|longer(?=[^,;.]{{0,40}}\bthan\b)|more(?! rare){_OFTEN}|larger|boost\w*|gain\w*|"
    r"extend(?:s|ed|ing)?|lengthen\w*|doubl(?:ed|es|ing)|excess|accelerat\w+"
)
_OF_THE_BODY = (
    r"(?! (?:respiratory|urinary|back|limbs?|legs?|extremit\w+|airways?|abdom\w+|gastro\w*|gi|o?esophag\w+|jaws?|lips?"
    r"|(?:eye)?lids?|lobes?|molars?|teeth|face|body)\b)"
)
"""Behind a word that names a place, and no result: the lower back."""
_LESS = (
    rf"decreas\w*|lower(?:s|ed|ing)?{_OF_THE_BODY}|"
    r"reduc\w+|fewer|declin\w+|f[ae]ll(?:s|en|ing)?|shorter|shorten\w*|inhibit\w*|"
    rf"less{_OFTEN}|more rare(?:ly)?|rarer|smaller|cuts?|cutting|suppress\w*|attenuat\w+|diminish\w*|"
    r"halv(?:ed|es|ing)|lessen\w*|prevent(?:s|ed|ing)?|protect(?:s|ed|ion)?|slow(?:s|ed|ing)?|alleviat\w+|eas(?:es|ed|ing)|delay(?:s|ed|ing)?"
)
_BETTER = (
    r"improv\w+|better|superior\w*|(?:more )?(?:effective(?:ly)?|efficacious)|outperform\w*|benefi\w+|enhanc\w+|"
    r"efficacy|advantages?|(?<!missed )(?<!lost )(?<!of )(?<!at )(?<!off )(?<!from )works?|worked"
)
_WORSE = r"(?<!non)(?<!non-)(?:worse(?:n|ns|ned)?|inferior\w*|impair\w*|less effective(?:ly)?|poorer)"
_SAME = (
    r"(?:similar|comparabl|equivalent|identical|equal)(?:ly|e|y)?|the same|no less|unchanged|unaffected|unaltered|"
    r"indistinguishable|non-?significant(?:ly)?|insignificant|ineffective|"
    r"(?:as (?:often|common|likely|effective|good|frequent|high|low)|equally (?:\w+ )?\w+) (?:\w+ ){0,8}?as"
)
_NEUTRAL = (
    r"differ(?:s|ed|ing|ences?|ent)?|effects?|associat\w+|chang\w+|affect\w*|influenc\w+|impact\w*|alter\w*|evidence|"
    r"correlat\w+|significan\w+|demonstrat\w+|show\w*|support\w*|met|meet|predict\w*|link\w*"
)
"""Words that tell of no effect where they are denied, and of none in particular elsewhere."""
_LIKE_A_SIZE = r"(?! than (?:half|one|two|three|\d))"
"""What is no effect: "in more than half"."""
_LIKE_A_GRADE = (
    r"(?!(?<=\bor )(?:higher|greater|more|longer|larger|lower|less|fewer|shorter|smaller|better|worse)\b(?! than\b))"
)
"""Nor is the bound of "grade 3 or higher"."""
_KINDS = tuple(
    (effect, late_regex(rf"\b{_LIKE_A_GRADE}(?:{words})\b", re.IGNORECASE))
    for effect, words in (
        (Effect.NONE, _SAME),
        (Effect.WORSE, _WORSE),
        (Effect.BETTER, _BETTER),
        (Effect.MORE, rf"(?:{_MORE}){_LIKE_A_SIZE}"),
        (Effect.LESS, rf"(?:{_LESS}){_LIKE_A_SIZE}"),
        (Effect.OPEN, _NEUTRAL),
    )
)
_DENIAL = late_regex(
    r"(?:\b(?:not(?! (?:only|simply|merely|just)\b)|no|never|neither|nor|without|cannot|unable to"
    r"|fail(?:s|ed|ing|ure)? to|lack(?:s|ed)? of|none of)|n['’]t)\b"
    r"(?:(?! (?:had|has|have|was|were|is|are) )[^,;.:()]){0,35}\Z",
    re.IGNORECASE,
)
_WITHOUT = late_regex(r"\b(?:with no|without|who had no) (?:[\w-]+ ){0,2}\Z", re.IGNORECASE)
"""Before a thing that some do not have, and no finding: "with no elevated markers"."""
_HARM = late_regex(r"\b(?:negative|adverse)ly\b", re.IGNORECASE)
"""What is denied is a bad effect, and there may be a good one."""
_REACH = 80
"""How many characters before a pointer its denial may begin, and all else that bears on it."""
_ALIKE = ("similar", "comparab", "equivalen", "identical", "equal")
_IS = late_regex(r"\b(?:is|are|was|were|be|been|remained|stayed)(?: \w+ly| about)*\s\Z", re.IGNORECASE)
_LIKENED = late_regex(
    r"\b(?:were|was|are|is|be|been|had|has|have|having|of|with|remained|stayed|shows|showed|at|in|to|an?|achieved|produced)"
    r"(?: \w+ly| also| again| about| an?)*\s\Z",
    re.IGNORECASE,
)
_IN_BOTH = late_regex(
    r"\s(?:\w+ ){0,3}?(?:between|(?:in|for|with|across|among) (?:both|the two|all|groups|either)|numbers?|proportions?"
    r"|percentages?|rates?|incidences?)\b",
    re.IGNORECASE,
)
_SIZES = frozenset({"greater", "larger", "more", "higher", "smaller", "less", "lower", "fewer"})
_TURNS = frozenset({Effect.MORE, Effect.LESS, Effect.BETTER, Effect.WORSE})
_ADJACENT = late_regex(r"\s(?:mean |median |relative |absolute |overall )?")
_MUCH = late_regex(r"(?:(?:no|not|n['’]t)\b[^,;.:()]{0,24}\s)?(?:any )?(?:more|less)", re.IGNORECASE)
_THAN = late_regex(r"[^,;.:()]{0,20}\bthan\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def pointers_of(text: str) -> tuple[Pointer, ...]:
    """The words that point, in order; one that is denied points at no difference, "improved less than" is open."""
    found, shown = [], text
    for effect, pattern in _KINDS:
        for match in pattern.finditer(shown):
            found.append(Pointer(effect, match.group(), *match.span()))
            shown = f"{shown[: match.start()]}{'·' * len(match.group())}{shown[match.end() :]}"
    in_order = sorted(found, key=lambda one: one.start)
    told = [_as_denied(one, text) for one in in_order if _tells(one, text)]
    return tuple(_joined([one for one in told if one.effect is not Effect.OPEN], text))


def _tells(one: Pointer, text: str) -> bool:
    """Whether what is alike was found to be so, and is not only likened to something else."""
    words = one.words.casefold()
    if words == "the same":
        return _IS.search(text, _before(one), one.start) is not None
    if not words.startswith(_ALIKE):
        return True
    likened = _LIKENED.search(text, _before(one), one.start)
    return likened is not None or _IN_BOTH.match(text, one.end) is not None


def _before(one: Pointer) -> int:
    """From where on words may say what a pointer is worth: a long text is not read again for each of its words."""
    return max(0, one.start - _REACH)


def _as_denied(one: Pointer, text: str) -> Pointer:
    if one.effect in _TURNS and _WITHOUT.search(text, _before(one), one.start):
        return replace(one, effect=Effect.OPEN)
    denial = _DENIAL.search(text, _before(one), one.start)
    if denial is None:
        return one
    if one.effect is Effect.NONE or _HARM.search(denial.group()):
        return replace(one, effect=Effect.OPEN)
    return Pointer(Effect.NONE, text[denial.start() : one.end], denial.start(), one.end, denied=True)


def _joined(pointers: Sequence[Pointer], text: str) -> Iterator[Pointer]:
    """Words that point together as one: "not significantly different", "greater reduction", "improved no more than"."""
    left = list(pointers)
    while left:
        one = left.pop(0)
        joint = _together(one, left[0], text) if left else None
        if joint is not None:
            left[0] = joint
        else:
            yield one


def _together(one: Pointer, other: Pointer, text: str) -> Pointer | None:
    if one.denied and other.denied and other.start <= one.end:
        return replace(other, start=one.start)
    sized = one.words.casefold() in _SIZES and _ADJACENT.fullmatch(text, one.end, other.start)
    if sized and other.effect in _TURNS:
        return replace(other, effect=Effect.OPEN if one.effect is Effect.LESS else other.effect, start=one.start)
    if one.effect in _TURNS and _MUCH.fullmatch(text, other.start, other.end) and _THAN.match(text, other.end):
        by_how_much = {Effect.NONE: Effect.NONE, Effect.LESS: Effect.OPEN}
        return replace(one, effect=by_how_much.get(other.effect, one.effect), denied=other.denied)
    return None
