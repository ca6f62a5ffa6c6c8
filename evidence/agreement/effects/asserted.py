"""What a claim says was found: an effect on an outcome, or none, and what of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.agreement.passages.clauses import without_brackets
from evidence.agreement.passages.pair_lists import tells_of_each
from evidence.agreement.passages.parts import parts_named
from evidence.agreement.passages.sides import AGAINST, ARMS, DIFFERENT
from evidence.agreement.scales.times import Time, time_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.study.slots import times_of
from evidence.agreement.words.pointers import Effect, Pointer, pointers_of
from evidence.agreement.words.terms import is_level, terms_of
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_MEASURING = terms_of(
    "change difference score scale index baseline mean median average level value measure measured assessment incidence"
    " occurrence proportion percentage frequency event endpoint outcome status number developed developing experiencing"
    " having achieving achieved met total least squares standard lsm maximum minimum subscale questionnaire inventory"
    " greater more less fewer lower higher better improvement reduction increase decrease effect benefit significant"
    " amount chance odds likelihood risk self-reported time first follow rating composite completion completed presence"
    " adjusted postoperative combined term post operative afternoon morning evening daily weekly monthly immediately"
    " log transformed item items mg mcg kg iu ml"
)
"""Words for how an outcome was measured, or how it turned out, and not for what it is."""
ENDPOINT = r"(?:end ?-?points?|outcomes?|(?:outcome )?measures?)"
PRIMARY = rf"\b(?i:primary|main|principal) (?:\w+ ){{0,3}}?(?i:{ENDPOINT}|analys[ie]s)"
MAIN = late_regex(rf"{PRIMARY}\b")
"""How the outcome is called that a study was made for."""
_JUDGED = late_regex(
    r"superior|inferior|better|worse|effective|efficacious|benefi|differen|differ(?:s|ed)?\b|advantage|efficacy",
    re.IGNORECASE,
)
_IN_TERMS = late_regex(
    r"\b(?:in terms of|with (?:regard|respect) to|as regards|regarding|when it comes to|at|for|in|on|against)\s",
    re.IGNORECASE,
)
TITLED = late_regex(r"\b(?:in terms of|with (?:regard|respect) to)\b", re.IGNORECASE)
"""Before the whole title of an outcome."""
_HOW_MANY_WITH = late_regex(
    r"\s*(?:the )?(?:percent(?:age)?|proportion|number|share|rate) of (?:[a-z-]+ )?[a-z]+"
    r" (?:with|who|achieving|having|experiencing|reaching)\s",
    re.IGNORECASE,
)
"""Before an outcome that somebody or something has: "percentage of eyes with"."""
_OF_SOME = late_regex(
    r"\bof (?:participants|patients|subjects|people|women|men|children)"
    r" (?P<who>(?:with|without|who|aged|achieving|having)\b[^,;]*)",
    re.IGNORECASE,
)
"""A part of the people, of whom an outcome is told: "survival of patients with"."""
_QUALIFIED = late_regex(
    r"\b(?:as )?(?:measured|assessed|defined|determined|evaluated|rated|scored|based|according|using|by means)\b",
    re.IGNORECASE,
)
_IS = late_regex(
    r"\b(?:is|are|was|were|be|been|did|does|do|remained|stayed|became|proved|seemed|appeared)"
    r"(?: \w+ly| to be| no| not| just| about| as| seen| found| observed| reported| noted| recorded| detected)*\s?\Z"
)
_SAME = late_regex(r"\b(?:differ\w*|changed?|affected|altered|reduced|increased|improved|lowered|raised)\Z")
_LINK = late_regex(r"\A\s?(?:(?:in|of|on|to|for|the|a|an|any|their|its|either|against|from)\s)+")
_STOP = late_regex(
    r"[,;:.]|\b(?:with|than|versus|vs|compared|relative|between|among|after|at|by|from(?! any cause)|over"
    r"|during|within|in|for|on|as|under|per|until|when|while|who|that|which"
    r"|was|were|is|are|did|up to|through|beyond|across|but|alone|better|more|less"
    r"|post)\b",
    re.IGNORECASE,
)
"""Where the words for an outcome end."""
_PEOPLE = late_regex(
    r"\s?(?:(?!than\b|with\b|in\b|on\b|as\b)[\w-]+ ){0,2}(?:patients|people|participants|women|men|children|adults"
    r"|subjects|those|individuals|clients|users)\b",
    re.IGNORECASE,
)
_INTRICATE = late_regex(
    r";|\?|\b(?:[Ww]hether|unclear|uncertain|unknown)\b"
    r"|\b(?:but|yet|power|while|whereas|although|though|despite|however|except|unless|only|not all|some|other than"
    r"|as well as|(?:both|all|each|either) (?:\w+ )?(?:groups?|arms?|treatments?))\b"
    r"|\A(?:While|Though|Although|Despite|When|If|Where|Unless)\b|\b[Nn]on-?inferior|\b[Mm]argin\b|\b[Ee]quivalen"
    r"|\b(?:sub-?groups?|sub-?sets?|strat(?:um|a))\b"
    r"|\b(?:superior|inferior|better|worse|as good|equal|same|similar|comparable)(?: to| than| as)?,? or\b"
    rf"(?!(?<=superior or) {DIFFERENT})"
    r"|\b(?:previous|earlier|prior|other|our|these) (?:\w+ )?(?:stud|report|trial|work|data|results|finding)"
)
"""What says more than one thing, asks, leaves open which ("as good as or better than"), or is denied by no finding."""
_EACH = late_regex(r"%.*\band\b.*%|\bby \d.*\band (?:by )?\d.*\b(?:with|in|on)\b")
"""A figure for each of two groups, and no difference between them."""
_SOME_DID_NOT = late_regex(
    r"(?:%|\bper ?cent|\d (?:out )?of (?:the )?\d+)[^.;]*\b(?:did|do|does|had|have|has|were|was) not\b"
)
"""A share of people, who did not do something."""
_FOLLOWED = late_regex(
    r"\b(?:until|through|followed|follow-up)\b|\bevery (?:\d+ )?(?:days?|weeks?|months?|years?)\b"
    r"|\b[Ff]rom (?:the )?(?:date|day|time|first|start|randomi)"
)
"""How long somebody was watched for what happened, and not when it was measured."""
_MANNER = late_regex(r"\A(?:\s?\w+ly\b)+")


_NO_OUTCOME = late_regex(r"\s*(?:with|among|after|given|receiving|taking)\b", re.IGNORECASE)
"""Whose words are no outcome but who or what had it: "was lower with velorin"."""
USUAL = terms_of("match matched matching standard usual alone care therapy treatment regimen regular conventional plus")
"""Words for what something is held against that a source may leave out."""


@dataclass(frozen=True)
class Asserted:
    """An effect on an outcome, all in the words of `content`.

    `phrase` is the outcome as it is written, `one` stands before what is said of it, `other` is what it is held
    against; `rest` is all but the outcome and that. `main` says that the outcome is called the primary one, and need
    not be named; `people` in whom of all it was found.
    """

    effect: Effect
    phrase: str
    outcome: frozenset[str]
    main: bool
    one: frozenset[str]
    rest: frozenset[str]
    other: frozenset[str]
    times: tuple[Time, ...]
    people: str


def asserted_by(claim: str) -> Asserted | None:
    """What a claim says was found; None where it says nothing of that, or more than one thing."""
    shown = without_brackets(claim)
    pointers = pointers_of(shown) or pointers_of(claim)
    main = _main(pointers)
    against = AGAINST.search(claim)
    if main is None or _INTRICATE.search(shown) or (not against and _EACH.search(claim)) or _SOME_DID_NOT.search(claim):
        return None
    if tells_of_each(claim):
        return None
    named = _outcome(shown, main)
    named = named if content(named) else _outcome(claim, main)
    outcome, of_main = content(named), MAIN.search(named) is not None
    names_an_arm = bool(outcome & ARMS) and TITLED.search(claim) is None
    if not (outcome or of_main) or names_an_arm or _NO_OUTCOME.match(named):
        return None
    other = content(phrase_of(shown[against.end() :])) - outcome if against else frozenset()
    one = content(shown[: main.start]) - outcome - other
    rest = content(without_pointers(claim, pointers)) - outcome - other
    some = _OF_SOME.search(_HOW_MANY_WITH.sub(" ", claim))
    return Asserted(
        main.effect,
        named.strip(),
        outcome,
        of_main,
        one,
        rest,
        other,
        _when(claim),
        some["who"] if some else next(parts_named(claim), ""),
    )


def names_what_is_compared(said: Asserted, words: frozenset[str]) -> bool:
    """Whether a source with these words names anything that tells what is compared from what it is held against."""
    own = said.one - said.other - ARMS - USUAL
    return not (said.other and own) or not own.isdisjoint(words)


def _main(pointers: Sequence[Pointer]) -> Pointer | None:
    """The word that a claim turns on: its one denial, or the first that judges, or any where all point alike."""
    if any(one.effect is Effect.OPEN for one in pointers):
        return None
    denials = [one for one in pointers if one.effect is Effect.NONE]
    if denials:
        within = "chang" in denials[0].words.casefold()
        return denials[0] if len(denials) == 1 and not within else None
    judging = [one for one in pointers if _JUDGED.search(one.words)]
    if judging:
        return judging[0]
    return pointers[0] if len({one.effect for one in pointers}) == 1 else None


def _outcome(claim: str, pointer: Pointer) -> str:
    """The words for what was measured: the object of a word that points, or the subject of "was lower"."""
    before, after = claim[: pointer.start], _until_a_time(claim, pointer.end)
    if _JUDGED.search(pointer.words):
        if named := _IN_TERMS.search(claim, pointer.end):
            after = _until_a_time(claim, named.end())
            told = _QUALIFIED.split(_HOW_MANY_WITH.sub("", after, count=1), maxsplit=1)[0]
            return phrase_of(told) if content(told) else after
        if _ends(after) or AGAINST.match(claim, pointer.start):  # "superior to B", which is no outcome
            return ""
    if people := _PEOPLE.match(after):
        did = after[people.end() :]
        return "" if _ends(did) else phrase_of(did)
    copula = _IS.search(before)
    if (copula or _SAME.search(pointer.words)) and _ends(after):
        return before[: copula.start()] if copula else before
    link = _LINK.match(after)
    return phrase_of(after[link.end() :] if link else after)


def _until_a_time(claim: str, start: int) -> str:
    """What follows, up to when it was measured."""
    times = (one.span.start for one in times_of(claim, written_quantities(claim)))
    ends = (time for time in times if time > start and content(claim[start:time]))
    return claim[start : min(ends, default=len(claim))]


def _ends(text: str) -> bool:
    """Whether a phrase is over before it begins."""
    told = _MANNER.sub("", text).strip()
    return not told.strip(" .") or _STOP.match(f"{told} ") is not None


def phrase_of(text: str) -> str:
    """A text up to where its first phrase ends that names something."""
    ends = (stop.start() for stop in _STOP.finditer(text) if content(text[: stop.start()]))
    return text[: next(ends, len(text))]


def without_pointers(claim: str, pointers: Iterable[Pointer]) -> str:
    """A claim without the words that point."""
    for one in pointers:
        claim = claim[: one.start] + " " * (one.end - one.start) + claim[one.end :]
    return claim


def _when(claim: str) -> tuple[Time, ...]:
    """When an outcome was measured; registers put the time frame behind it without a word between them."""
    return () if _FOLLOWED.search(claim) else times_in(claim)


def times_in(text: str) -> tuple[Time, ...]:
    """When something was measured, as a text says, or else how long it was watched."""
    found = list(times_of(text, written_quantities(text)))
    points = [one for one in found if one.kind is QuantityKind.TIMEPOINT]
    return tuple(time for one in points or found if (time := time_of(one)) is not None)


def content(text: str) -> frozenset[str]:
    """The words of a text that name something."""
    return naming(terms_of(text))


def naming(terms: frozenset[str]) -> frozenset[str]:
    """Of some words those that name something: no measure, no day, and no compound beside its parts."""
    return frozenset(term for term in terms - _MEASURING if not is_level(term) and "-" not in term)
