"""What keeps a sentence with a claim's words from saying what the claim says: it supposes, quotes, or tells of less.

"We assumed that velorin halves the risk", "Smith et al. found 50 %, which we could not confirm", "by 48 % in unadjusted
analysis", "velorin plus talorin" are no support for what a claim says outright.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_BY_OTHERS = (
    r"\bet al\b|\b(?:previous|prior|earlier|other|another|most|some) (?:\w+ ){0,2}(?:stud(?:y|ies)|trials?|reports?"
    r"|reviews?|authors|groups reported|meta-analys[ei]s)\b|\bhas been (?:reported|shown|suggested)\b"
    r"|\b(?:agrees?|consistent|accords?|in (?:line|keeping|agreement)) with\b|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]"
)
_RESERVED = tuple(
    late_regex(pattern, re.IGNORECASE)
    for pattern in (
        # supposed, asked or planned
        r"\b(?:whether|planned|scheduled|intended|will be|hypothesi[sz]\w*|assum(?:ed|ing|ptions?)|presum\w+"
        r"|suppos\w+|speculat\w+|powered (?:to|on|for|at)|expected|anticipated|predicted|would|myth|misconception"
        r"|unknown|unproven|not (?:known|established|proven)|remains? to be"
        r"|(?:aim(?:ed|s)?|sought|designed|conducted|performed|objective\w*|purpose) (?:\w+ ){0,3}?to)\b",
        # held possible
        r"\b(?:may|might|could|possibl[ey]|potential(?:ly)?|perhaps|appears?|seems?)\b",
        # told by others
        _BY_OTHERS,
        # of one alone
        r"\b(?:one|a single|1) (?:\w+ )?(?:patient|participant|woman|man|child|infant|case|person|volunteer)\b(?! per)",
        # by one of several ways to count
        r"\b(?:un-?adjusted|crude|univaria\w+|per[- ]protocol|as[- ]treated|completers|post[- ]hoc|exploratory|interim"
        r"|sensitivity analys[ei]s|observed[- ]cases?|simulat\w+|model(?:l?ed|l?ing) stud\w+)\b",
    )
)
_BESIDE = late_regex(
    r"\b(?:plus|combined with|in combination with|added to|together with|on top of|alongside)\s(?:the\s|an?\s)?"
    r"(?P<what>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_PLUS = late_regex(r"(?P<what>[^\W\d_][\w-]*)\s(?:plus|combined with|in combination with)\s", re.IGNORECASE)
_TAKEN_BACK = late_regex(
    r"\b(?:could not|cannot|failed to|did not|unable to) (?:be )?(?:confirm|replicat|reproduc)\w*"
    r"|\bnot (?:been )?(?:confirmed|replicated|reproduced)\b",
    re.IGNORECASE,
)
_RANK = late_regex(r"\b(?:primary|secondary|tertiary|exploratory)\b", re.IGNORECASE)


_TOLD_BY_OTHERS = late_regex(_BY_OTHERS, re.IGNORECASE)
_GRADES = (
    r"(?P<grade>serious|severe|mild|moderate|partial|complete|sustained|persistent|transient|fatal|non-?fatal|symptomatic"
    r"|asymptomatic|major|minor|treatment-related|drug-related|recurrent|life-threatening|confirmed)"
)
_OF_ANY_GRADE = late_regex(r"\bmild,? (?:(?:to|or|and) )?(?:moderate,? )?(?:to|or|and) \Z", re.IGNORECASE)
"""Before the last of all grades: "mild, moderate, or severe"."""
_GRADED = late_regex(rf"\b{_GRADES}(?:\sor\s\w+)?\s(?P<what>[a-z-]+(?:\s[a-z-]+)?)", re.IGNORECASE)
_WAS_GRADED = late_regex(rf"\b(?:was|were|is|are)\s(?:[a-z]+\s)?{_GRADES}\b[^.;]*?\d", re.IGNORECASE)
_TREATED = late_regex(r"\b(?:on|off)[ -](?:treatment|therapy|medication|drug)\b", re.IGNORECASE)
_ORDINAL = late_regex(r"\b(?:second|third|fourth|fifth|final)\b", re.IGNORECASE)


def is_told_by_others(text: str) -> bool:
    """Whether a sentence tells what other studies found."""
    return _TOLD_BY_OTHERS.search(text) is not None


def takes_back(text: str) -> bool:
    """Whether a sentence says against the one before it that it was not confirmed."""
    return _TAKEN_BACK.search(text) is not None


def reserved(claim: str, passage: Passage, source: Source) -> str | None:
    """Words by which a sentence says less than a claim that has no such words; None where it has none."""
    return next(chain(_by_words(claim, passage.text), _beside(claim, passage.text), _taken_back(passage, source)), None)


def _by_words(claim: str, passage: str) -> Iterator[str]:
    for pattern in _RESERVED:
        found = pattern.search(passage)
        if found is not None and pattern.search(claim) is None:
            yield found.group()


def _beside(claim: str, passage: str) -> Iterator[str]:
    """What was given beside the claim's, which the claim does not name."""
    said = terms_of(claim)
    yield from (found.group() for found in _BESIDE.finditer(passage) if terms_of(found["what"]).isdisjoint(said))
    for found in _PLUS.finditer(passage):
        named = terms_of(found["what"])
        if named and named.isdisjoint(said):
            yield found.group()


def _taken_back(passage: Passage, source: Source) -> Iterator[str]:
    """What the next sentence says against this one."""
    behind = next((after.text for one, after in pairwise(source.passages) if one is passage), "")
    yield from (found.group() for found in _TAKEN_BACK.finditer(behind))


def of_another_rank(claim: str, passage: str) -> str | None:
    """The rank that a claim gives an outcome ("primary"), where the passage gives it to another one, or none."""
    ours = _RANK.findall(claim)
    if len(set(map(str.casefold, ours))) != 1:
        return None
    rank, said = ours[0].casefold(), terms_of(claim)
    parts = [part for clause in passage.split(";") for part in _of_rank(rank, clause)]
    return None if any(len(said & terms_of(part)) * 2 > len(said) for part in parts) else rank


def _of_rank(rank: str, clause: str) -> list[str]:
    """What a clause says of a rank: from its word up to that of another one, or all where it names no other."""
    ranks = list(_RANK.finditer(clause))
    if {match.group().casefold() for match in ranks} == {rank}:
        return [clause]
    cuts = [*(match.start() for match in ranks), len(clause)]
    return [clause[a:b] for a, b in pairwise(cuts) if clause[a:b].casefold().startswith(rank)]


def of_one_grade(claim: str, passage: Passage, source: Source) -> str | None:
    """The grade of which a sentence tells an outcome, where the claim tells it of all."""
    said = terms_of(claim)
    subject = source.passages[0].text if source.passages and source.passages[0] is not passage else ""
    known = f"{claim} {subject}".casefold()
    for match in _GRADED.finditer(passage.text):
        if _OF_ANY_GRADE.search(passage.text[: match.start()]):
            continue
        alone = _count(match["what"].split()[0], passage.text) == 1
        if terms_of(match["what"]) & said and alone and match["grade"].casefold() not in known:
            return match.group()
    told = _WAS_GRADED.search(passage.text)
    return told["grade"] if told and told["grade"].casefold() not in known else None


def _count(word: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


def one_word_exchanged(claim: str, passage: Passage) -> str | None:
    """An ordinal of a claim that its passage has not ("into a second season"), or "on treatment" for "off" it."""
    theirs = {match.group().casefold() for match in _ORDINAL.finditer(passage.text)}
    others = {match.group().casefold() for match in _TREATED.finditer(passage.text)}
    told = [one.group() for one in _ORDINAL.finditer(claim) if one.group().casefold() not in theirs]
    told += [one.group() for one in _TREATED.finditer(claim) if others and one.group().casefold() not in others]
    return next(iter(told), None)
