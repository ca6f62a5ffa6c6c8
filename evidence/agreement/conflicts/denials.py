"""What a document says there is none of, and what it says there is: side effects, risks, time lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.late import late_regex, rare_regex

_THINGS = {
    "side effects": r"(?:side[- ]effects?|adverse (?:effects?|events?|reactions?))",
    "dependence": r"(?:dependen(?:ce|cy)|addiction|withdrawal(?: symptoms?)?)",
    "interactions": r"(?:drug )?interactions?",
    "downtime": r"(?:downtime|recovery time|time off(?: from)?(?: work)?(?: or school)?)",
}
_RESTS = (
    r"(?:(?:\bnot|\bnever|n['’]t)(?: \w+){0,2} (?:drive|go back to work|return to work|operate (?:heavy )?machinery)\b"
    r"|\bavoid(?:ing)? (?:driving|strenuous|heavy lifting)"
    r"|(?:\bavoid|\bnot|n['’]t|\brest|\brelax|\beasy)\b[^.;]{0,80}\b(?:rest|remainder) of the day"
    r"|(?:drive|take|bring|see) you home|driven home"
    r"|(?:take|need) (?:the|a|several|some|\w+) (?:day|days|week|weeks) off|days? off work)"
)
"""What a treatment keeps from: it takes time, whether it is called so or not."""
_SIZE = r"(?:significant|serious|severe|major|real|known|notable|harmful|unwanted|negative|long-term|lasting|permanent)"
_NO = (
    r"\b(?:no|zero|without(?: any)?|free (?:of|from)|never (?:causes?|has)|(?:do|does|did|has|have) not (?:cause|have)"
    r"|absence of|no need (?:for|to take)|no risk of)\s+"
    rf"(?:(?P<size>{_SIZE})(?:,? (?:or|and) \w+)?\s+)?(?:(?:\w+ ){{0,1}})"
)
_LIKE = late_regex(
    r"\b(?:such as|includ\w+|like|(?:may|can|might|could) (?:occur|be|cause|experience|include|feel)"
    r"|common(?:ly)?|potential|possible|due to|risk of|report\w*|caus(?:es|ed|ing)|cause(?! of))\b",
    re.IGNORECASE,
)
_MILD = late_regex(
    r"\b(?:mild|minor|minimal|few|rare(?:ly)?|uncommon|short-lived|temporary|transient|pass(?:es)? quickly)\b",
    re.IGNORECASE,
)
_GRAVE = late_regex(r"\b(?:serious|severe|significant|major|lasting|permanent|long-term|dangerous)\b", re.IGNORECASE)
_UNSAID = late_regex(
    r"\b(?:not|no|never|without|free|reduc\w+|avoid\w*|less|fewer|lower|minimi[sz]\w+|unlike|than|compared)\b",
    re.IGNORECASE,
)
_RESTING = late_regex(_RESTS, re.IGNORECASE)
_OF_REST = ("drive", "driving", "work", "machinery", "strenuous", "heavy", "of the day", "you home", "off")
"""Letters of which some stand wherever somebody is to rest."""
_NEEDLESS = late_regex(
    r"\bno need\b|(?:\bnot|n['’]t|\bnobody|\bno one) (?:need|have|has|affect)|\bno (?:days?|time) off\b", re.IGNORECASE
)
_NEARLY = late_regex(r"\b(?:little (?:or|to)|almost|nearly|virtually|practically|hardly) \Z", re.IGNORECASE)
_BEFORE = 20
_NAMED = {thing: rare_regex(rf"\b{words}\b", re.IGNORECASE) for thing, words in _THINGS.items()}
_DENIED = {thing: late_regex(rf"{_NO}{words}\b", re.IGNORECASE) for thing, words in _THINGS.items()}
_CUES = (
    *("effect", "reaction", "event", "dependen", "addiction", "withdrawal", "interaction", "downtime", "recovery"),
    *_OF_REST,
)
_LASTING = frozenset({"serious", "severe", "major", "long-term", "lasting", "permanent"})


@dataclass(frozen=True)
class Stance:
    """What a sentence says of one thing: that there is none (of that size), or that there is some."""

    thing: str
    words: str
    denied: bool
    grave: bool = False
    mild: bool = False


def stances_of(text: str) -> tuple[Stance, ...]:
    """What a sentence denies or asserts; a question, and a mere mention, do neither."""
    if not any(map(text.casefold().__contains__, _CUES)) or text.rstrip().endswith("?"):
        return ()
    found = (_stance(thing, text) for thing in _THINGS)
    return tuple(stance for stance in found if stance is not None)


def _stance(thing: str, text: str) -> Stance | None:
    word = _NAMED[thing].search(text)
    if word is None:
        return _rest(text) if thing == "downtime" else None
    denial = _DENIED[thing].search(text)
    if denial and not _NEARLY.search(text[: denial.start()]):
        return Stance(thing, denial.group().strip(), True, (denial["size"] or "").casefold() in _LASTING)
    if _UNSAID.search(text[max(0, word.start() - _BEFORE) : word.start()]) or not _LIKE.search(text):
        return None
    grave, mild = _GRAVE.search(text) is not None, _MILD.search(text) is not None
    return Stance(thing, word.group(), False, grave, mild)


def _rest(text: str) -> Stance | None:
    """The time that a treatment takes without saying so."""
    rest = _RESTING.search(text) if any(map(text.casefold().__contains__, _OF_REST)) else None
    return Stance("downtime", rest.group(), False) if rest and not _NEEDLESS.search(text) else None


def contradict(first: Stance, second: Stance) -> bool:
    """Whether one denies what the other asserts: "no serious side effects" leaves room for others, mild ones do too."""
    if first.thing != second.thing or first.denied is second.denied:
        return False
    denial, assertion = (first, second) if first.denied else (second, first)
    if denial.grave:
        return assertion.grave
    return not (assertion.mild and _GRAVE.search(denial.words))
