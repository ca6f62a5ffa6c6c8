"""How many were studied: enrolled, analysed, and in each arm (CONSORT items 13 and 16).

People are counted where a number stands before the word for them ("52 inpatients", "thirty-eight current users") or
after `n =`. A total that is called one counts before parts that are listed; parts that are listed side by side are
added up. Shares ("8 of 14 patients") and people of other studies are no sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex
from evidence.sources.card import Arm
from evidence.sources.passages import Passage, Section, plain

_PEOPLE = (
    r"(?:in|out)?patients?|participants?|subjects?|volunteers?|individuals?|people|persons?|adults?"
    r"|adolescents?|children|infants?"
    r"|neonates?|newborns?|women|men|males?|females?|boys|girls|users?|non-?users|controls?|students?"
    r"|respondents?|veterans|cases"
    r"|residents|caregivers|carers|relatives|parents|fathers|siblings|couples|smokers|drinkers|nurses|physicians|survivors"
    r"|members|seniors|youths?"
    r"|teenagers|responders|responses"
    r"|completers|mothers|families|twins|recipients|offenders|addicts|abusers|drivers|athletes|workers"
    r"|soldiers|informants|admissions"
    r"|pedigrees|probands|humans|meditators|practitioners|clients|consumers|attendees|outpatients"
)
_STOP = (
    r"(?:of|in|to|than|the|for|with|at|on|per|from|by|a|is|was|are|were|that|who|had|which|percent|as"
    r"|after|but)"
)
_TAKEN = (
    r"(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|mg|kg|g|ml|mm|cm|points?|items?|times|doses?"
    r"|sessions?|infusions?|studies|trials|sites|centers|centres|hospitals|countries|of|to|h|min|s|ms"
    r"|hz)"
)
_BIG = r"(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)|\d+(?![\d.,]?\d))"
_NUMBER = rf"(?:{_BIG}|{NUMERAL}(?:[ -](?:and )?{NUMERAL})?)"
_GROUP = late_regex(
    rf"(?<![\w.,/±–-])(?<!n = )(?<!n=)(?P<n>{_NUMBER})(?!\s?%)(?P<mid>(?:(?:,? |-"
    rf"|\s?\()(?!{_STOP}\b)(?!{_TAKEN}\b)[a-z][\w'’/+-]*\)?,?){{0,7}}?)[ -](?P<who>{_PEOPLE})\b"
)
_N_IS = late_regex(rf"(?<![\w])(?P<which>n|total n|sample size)\s?(?:=|of|was)\s?(?P<n>{_BIG})")
_TOTAL = late_regex(
    rf"(?:total(?: sample| population| number)?(?: \w+)? of|sample(?: size)? (?:of|was|included|comprised"
    rf"|consisted of)|sample comprised|cohort (?:of|included|comprised|consisted of)|altogether,?|in total,?"
    rf"|overall,?"
    rf"|all|(?:studies|trials) \(|enroll?ment (?:of|was|is))\s?(?:approximately |about "
    rf"|up to )?(?P<n>{_NUMBER})(?!\s?%)\b"
)
_WERE = r"(?:(?:were|was|have been|had been|will be)(?: \w+){0,2}? )"
_ENROLLED = late_regex(
    rf"{_WERE}?(?:randomi[sz]ed|randomly|enroll?ed|recruited|included|assigned|allocated|studied|investigated"
    rf"|examined|tested|assessed|evaluated|interviewed|screened and|surveyed|invited|admitted|scanned)"
    r"|participated|completed|received|underwent|took part|responded|met (?:the )?(?:inclusion )?criteria"
    r"|provided|consented|entered|reported|performed|participating|volunteered|ingested|filled|answered"
)
_BEFORE = late_regex(
    r"(?:enroll?ed|recruit(?:ed)?|included?|randomi[sz]ed?|assigned|studied|examined|investigated|assessed"
    r"|compared|comprised|involved|interviewed|tested|evaluated|administered to|followed|surveyed"
    r"|conducted in|conducted with|consisted of"
    r"|performed (?:in|on|with)|carried out (?:in|on|with)|in|with|among|from|on|of|to|data (?:of|from|on)"
    r"|involving|using|treated|gave|given to|obtained from|sample of|group of|series of)"
    r"\s(?:the |a |our |all |approximately |about )?\Z"
)
_ANALYSED = late_regex(
    r"analy[sz]ed|included in the (?:\w+ )?analys[ie]s|evaluable|completed|completers|remained"
    r"|had (?:\w+ )?data|per[- ]protocol|intention-to-treat|final (?:sample|analysis)"
)
_PART = late_regex(r"\b(?:of|out of|among)\s(?:the |these |those |all )\Z")
_OF_WHOLE = late_regex(r"\s?(?:\(\s?\d[^)]*\)\s?)?(?:of|out of|/)\s(?:the |these |a total of )?\d")
_SHARE_BEFORE = late_regex(r"\d+(?:\s?\(\s?[\d.]+\s?%\s?\))?\s?(?:of|out of|/)\s?(?:the |these )?\Z")
_OTHER_STUDY = late_regex(
    r"(?:previous|prior|earlier|recent) (?:\w+ )?(?:stud|report|work|trial)|literature|published|et al\b"
    r"|million|worldwide|annually"
)
_JOIN = late_regex(
    r"\s*(?:\([^()]*\)|\[[^\]]*\]|,? ?(?:aged?|mean age)[^,;]*)?\s*(?:,|;|and|,? and|vs\.?|versus"
    r"|compared (?:with|to)|or|,? as well as|plus|with|to|were compared (?:with|to)|matched(?: \w+)* (?:with"
    r"|to)|,? ?\w+ing )\s*(?:a |the |an? (?:\w+ )?group of |group of |from |those of )?\Z"
)
_COMPARED = late_regex(
    r"(?:compar\w+|versus|vs\.?|and|with|to|than),?\s(?:an? |the |those (?:of|from) |of |in |\w+ )?\Z"
)
_CONTROL = late_regex(r"\b(?:controls?|healthy|non|na[iï]ve|normal|former|matched|without|ex)\b")
_REACH = 160
"""How far apart two groups may stand that are compared with each other."""
_COHORT_N = late_regex(
    rf"(?:cohort|sample|participants|patients|subjects|studies|volunteers|users|adults"
    rf"|total)(?: \w+){{0,3}}?,? ?[(\[]\s?n\s?=\s?(?P<n>{_BIG})"
)
_NOT_ENROLLED = late_regex(
    r"\b(?:screened|eligible|approached|excluded|withdrew|dropped|discontinued|declined|lost|not complete"
    r"|died|ineligible|refused)\b"
)
_SUBSET = late_regex(r"\b(?:responders|completers|remitters|cases)\b")
_ARM = late_regex(
    rf"(?P<name>(?:[A-Za-z][\w'’/+.-]*[ -]){{0,4}}[A-Za-z][\w'’/+.-]*)[,;:]?\s?[(\[]\s?[Nn]\s?=\s?(?P<n>{_BIG})"
    r"(?![^)\]]{0,40}%)"
)
_ARM_LEAD = late_regex(
    r"^(?:(?:and|or|with|the|of|in|to|a|an|either|group|were|was|received|randomi[sz]ed|assigned|between"
    r"|versus|vs\.?|for|from|by|on|both|into|patients|participants|receive|receiving) )+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sizes:
    """How many were enrolled and analysed, and each arm; None and empty where it is not said."""

    enrolled: int | None = None
    analysed: int | None = None
    arms: tuple[Arm, ...] = ()


@dataclass(frozen=True)
class _Group:
    n: int
    start: int
    end: int
    who: str
    strength: int
    total: bool = False
    analysed: bool = False


_LOOKED_AT = frozenset({Section.TITLE, Section.METHODS, Section.RESULTS, Section.UNSAID, Section.OBJECTIVE})
_SENTENCES = 60
_HERE = late_regex(
    r"\b(?:[Hh]ere,? we|[Tt]his (?:\w+ )?study|[Tt]he (?:present|current) study|[Ww]e (?:\w+ )?(?:examined"
    r"|used|report|studied))\b"
)
"""Words that make a sentence of the background one about the study itself."""


def find_sizes(passages: Sequence[Passage], title: str | None = None) -> Sizes:
    """The sizes that the title, the methods and the results tell, the strongest statement first.

    Of two as strong the larger counts, since a part is never larger than the whole.
    """
    texts = [(0, plain(title))] if title and not any(p.section is Section.TITLE for p in passages) else []
    own = [p for p in passages if p.section in _LOOKED_AT or _HERE.search(p.text)][:_SENTENCES]
    texts += [(p.section is Section.METHODS, p.plain) for p in own]
    best: tuple[int, int] | None = None
    analysed = None
    for planned, text in texts:
        for group in _totals(text):
            if group.analysed and analysed is None:
                analysed = group.n
            if best is None or (group.strength + planned, group.n) > best:
                best = group.strength + planned, group.n
    return Sizes(best[1] if best else None, analysed, _arms(passages))


def _totals(text: str) -> Iterator[_Group]:
    """The samples that one sentence speaks of, those listed side by side as one."""
    if _OTHER_STUDY.search(text):
        return
    groups = sorted(_groups(text), key=lambda group: group.start)
    stated = next((group for group in groups if group.total), None)
    if stated is not None:
        yield stated
        return
    while groups:
        run = [groups.pop(0)]
        while groups and _side_by_side(text, run[-1], groups[0]):
            run.append(groups.pop(0))
        yield _summed(run)


def _side_by_side(text: str, one: _Group, other: _Group) -> bool:
    between = text[one.end : other.start]
    if _JOIN.fullmatch(between):
        return True
    beside = _CONTROL.search(text, other.start, other.end) and not _CONTROL.search(text, one.start, one.end)
    return bool(beside and len(between) < _REACH and _COMPARED.search(between))


def _summed(run: Sequence[_Group]) -> _Group:
    first = run[0]
    rest = sum(group.n for group in run[1:])
    n = first.n if rest <= first.n and len(run) > 2 and rest == first.n else first.n + rest
    strength = max(group.strength for group in run) + (len(run) > 1)
    return _Group(n, first.start, run[-1].end, first.who, strength, analysed=first.analysed)


def _groups(text: str) -> Iterator[_Group]:
    for match in _TOTAL.finditer(text):
        n = _value(match["n"])
        following = text[match.end() : match.end() + 60]
        if (
            n
            and re.match(rf"(?: [\w'’/+-]+){{0,7}}? (?:{_PEOPLE})\b", following)
            and not _NOT_ENROLLED.search(following[:50])
        ):
            yield _Group(n, match.start("n"), match.end(), "", 6, total=True, analysed=bool(_ANALYSED.search(text)))
    for match in _GROUP.finditer(text):
        if group := _group(text, match):
            yield group
    lone = list(_COHORT_N.finditer(text))
    if len(lone) == 1 and not _GROUP.search(text) and "%" not in text[lone[0].start() : lone[0].end() + 12]:
        yield _Group(_value(lone[0]["n"]), lone[0].start(), lone[0].end(), "", 4)
    parts = [(_value(m["n"]), m) for m in _N_IS.finditer(text)]
    if parts and not any(_GROUP.finditer(text)):
        n = parts[0][0] if len(parts) == 1 else sum(value for value, _ in parts)
        yield _Group(n, parts[0][1].start(), parts[-1][1].end(), "", 2 if len(parts) > 1 else 3)


def _group(text: str, match: re.Match[str]) -> _Group | None:
    n = _value(match["n"])
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 90]
    if n == 0 or _SHARE_BEFORE.search(before) or _OF_WHOLE.match(text, match.end("n")):
        return None
    strength = 2
    if _ENROLLED.search(after):
        strength += 2
    elif _BEFORE.search(before) and not _PART.search(before):
        strength += 1
    if _NOT_ENROLLED.search(after[:50]) or _NOT_ENROLLED.search(before[-12:].split(",")[-1]):
        strength -= 3
    if _SUBSET.search(match["who"]):
        strength -= 2
    return _Group(n, match.start(), match.end(), match["who"], strength, analysed=bool(_ANALYSED.search(after)))


def _value(words: str) -> int:
    words = words.replace("\u00a0", " ")
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+", words):
        return int(re.sub(r"\D", "", words))
    try:
        return int(value_of(words))
    except (KeyError, ValueError):
        return sum(int(value_of(part)) for part in _parts(words))


def _parts(words: str) -> list[str]:
    return [match.group() for match in re.finditer(NUMERAL, words)]


def _arms(passages: Sequence[Passage]) -> tuple[Arm, ...]:
    """The first sentence that gives two groups or more their `n =`."""
    for passage in passages:
        if passage.section in _LOOKED_AT and "=" in passage.text:
            arms = [Arm(_ARM_LEAD.sub("", m["name"]), _value(m["n"])) for m in _ARM.finditer(passage.text)]
            if len(arms) > 1:
                return tuple(arms)
    return ()
