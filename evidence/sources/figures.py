"""Every figure that a source reports, with its outcome, time and group, and the words that it came from.

A figure is a number that was measured: a share, a count of people, a mean with its spread, a difference, a ratio, a
time to something. Outcome and group are words of the same sentence: those before the figure where the sentence names
its subject first ("response was 60 % in …"), those after it where the number comes first ("60 % responded").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.claims.claim import TIMES, Quantity
from evidence.claims.quantities import find_quantities
from evidence.claims.wording import listed
from evidence.late import late_regex
from evidence.sources.card import QUOTE_WORDS, Figure
from evidence.sources.figure_spans import NUMBER_WORDS, Mark, numeric_spans
from evidence.sources.passages import NO_FINDINGS, Passage, Section
from evidence.sources.worded_times import worded_times

_RESULTY = late_regex(rf"\d|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)


def find_figures(passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """The figures in order; one that is reported twice in the same words is one."""
    return tuple(dict.fromkeys(figure for passage in passages if _may_report(passage) for figure in _figures(passage)))


def _may_report(passage: Passage) -> bool:
    if passage.section in NO_FINDINGS or not _RESULTY.search(passage.text):
        return False
    return passage.section is not Section.METHODS


def _figures(passage: Passage) -> Iterator[Figure]:
    text = passage.text
    marks = numeric_spans(text)
    if not marks:
        return
    times = [q for q in find_quantities(text) if q.kind in TIMES] if _TIME_WORD.search(text) else []
    names = _groups(text)
    outcomes = _outcomes(text, marks)
    in_order = _listed(text, marks, names) | _sides(text, marks, outcomes)
    for index, mark in enumerate(marks):
        yield Figure(
            quantity=_quantity(text, mark),
            outcome=outcomes[index],
            timepoint=_timepoint(text, mark, marks, times),
            group=None if mark.name is not None else in_order.get(index) or _group(text, mark, marks, index, names),
            quote=_quote(text, mark),
        )


_TIME_WORD = late_regex(r"second|minute|hour|day|night|week|month|year|decade|min\b|\bh\b", re.IGNORECASE)


def _quantity(text: str, mark: Mark) -> str:
    return " ".join(text[mark.start if mark.name is None else mark.name : mark.end].split())


def _quote(text: str, mark: Mark) -> str:
    """At most 25 words around the figure, whole words, cut from the sentence."""
    words = [match.span() for match in _TOKEN.finditer(text)]
    begin = mark.start if mark.name is None else mark.name
    first = next(i for i, (_, end) in enumerate(words) if end > begin)
    last = next((i for i, (_, end) in enumerate(words) if end >= mark.end), len(words) - 1)
    spare = max(QUOTE_WORDS - (last - first + 1), 0)
    low = max(0, min(first - spare * 2 // 3, len(words) - QUOTE_WORDS))
    return " ".join(text[start:end] for start, end in words[low : low + QUOTE_WORDS])


_TOKEN = late_regex(r"\S+")
_LEAD = late_regex(
    r"^(?:results?:?|findings:?|conclusions?:?|overall,?|furthermore,?|moreover,?|however,?|also,?"
    r"|in addition,?|additionally,?|similarly,?|interestingly,?|notably,?|finally,?|respectively,?"
    r"|(?:at|after|by|within|on|from) (?:the )?(?:week|day|month|end|baseline|follow-?up|\d+)[^,]{0,30},"
    r"|(?:of|among) (?:the|these|those|all)? ?[^,]{0,70},|in (?:the )?[^,]{0,30}(?:group|arm),)\s*",
    re.IGNORECASE,
)
_WORD = late_regex(r"[A-Za-z][\w'’/-]*")
_EMPTY = frozenset(
    """
    a an and the of in on at to for from by with within was were is are be been had has have or but as than that
    this these those it its their there compared versus vs respectively group groups arm arms patients patient
    participants subjects people who whom which while whereas those all both only also more less mean median
    total rate rates average about approximately after before during over up out per p n ci sd se only
    respectively day days week weeks month months year years hour hours minutes min h baseline follow placebo
    control controls treatment not no between among each other either per-protocol significantly significant
    """.split()
)


def _outcomes(text: str, marks: Sequence[Mark]) -> list[str | None]:
    """The words that say what each figure measures; a figure without words of its own shares those before it."""
    gaps = _gaps(text, marks)
    leads = bool(_content(_LEAD.sub("", gaps[0]))) and not _ACTS.match(gaps[1])
    found: list[str | None] = []
    last: str | None = None
    for index in range(len(marks)):
        own = _phrase(gaps[index] if leads else gaps[index + 1], after=not leads)
        if leads and own is None and index == len(marks) - 1 and last is None:
            own = _phrase(gaps[index + 1], after=True)
        if leads and last is not None and own is not None and not _fresh(gaps[index]):
            own = None
        if own is None and leads and index and (behind := _BEHIND.match(gaps[index + 1])):
            own = _phrase(gaps[index + 1][behind.end() :], after=True)
        last = own or last
        found.append(last)
    if not leads:
        later: str | None = None
        for index in range(len(found) - 1, -1, -1):
            later = found[index] = found[index] or later
    return found


_BEHIND = late_regex(r"\s*(?:of (?:them|these|whom) )?(?:were|was)\s(?!(?:in|on|with|for|\w+ed)\b)", re.IGNORECASE)
"""Behind a share of those who are something: "and 28.8% were women"."""


_ACTS = late_regex(
    r"\s*(?:[(\[][^()\[\]]*[)\]]\s*)?(?:of\s(?:\w+\s){0,4}?)?(?:patients|participants|subjects|people"
    r"|individuals|those|children|adults|women|men|volunteers|users)?\s*(?:who\s)?"
    r"(?:met|had|achiev\w+|respond\w*|remitt\w*|experienc\w+|show\w*|report\w*|maintain\w*|improv\w+"
    r"|relaps\w+|complet\w+|develop\w*|discontinu\w+|withdrew|were|became|reach\w*|attain\w*|died|surviv\w+"
    r"|remain\w*)\b",
    re.IGNORECASE,
)


def _gaps(text: str, marks: Sequence[Mark]) -> list[str]:
    edges = [
        0,
        *(edge for mark in marks for edge in (mark.start if mark.name is None else mark.name, mark.end)),
        len(text),
    ]
    return [text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def _content(words: str) -> list[str]:
    return [word for word in _WORD.findall(words) if word.casefold() not in _EMPTY and len(word) > 1]


def _fresh(gap: str) -> bool:
    """Whether the words between two figures name a new outcome, and not only whom the second was counted among."""
    inner = _IN_GROUP.sub(" ", gap)
    return len(_content(inner)) > 0


_IN_GROUP = late_regex(
    r"\b(?:in|with|for|on|among|of|to|than|by|after|receiving|treated with|taking)\s(?:the\s|those\s"
    r"|patients\s|subjects\s)*(?:[\w+/.'’-]+\s?){1,3}(?:group|arm|patients|subjects|treatment)?s?\b",
    re.IGNORECASE,
)
_CUT = late_regex(r"[;:]|, (?:and|but|while|whereas) |\b(?:while|whereas|although|but)\b|\)\s*,")
_BRACKETS = late_regex(r"\([^()]*\)|\[[^\[\]]*\]|\([^()]*\Z|\[[^\[\]]*\Z")
_OUTCOME_WORDS = 14


def _phrase(gap: str, *, after: bool) -> str | None:
    """The part of the words beside a figure that is nearest to it, without brackets and lead-ins."""
    parts = [part for part in _CUT.split(_BRACKETS.sub(" ", _LEAD.sub("", gap.lstrip(" ,.;)]")))) if _content(part)]
    if not parts:
        return None
    words = (parts[0] if after else parts[-1]).split()
    kept = words[:_OUTCOME_WORDS] if after else words[-_OUTCOME_WORDS:]
    while kept and kept[-1].casefold().strip(" ,.;:()[]=") in _EDGES:
        kept.pop()
    while kept and kept[0].casefold().strip(" ,.;:()[]=") in _EDGES:
        kept.pop(0)
    return " ".join(kept).strip(" ,.;:()[]=") or None


_EDGES = frozenset(
    (
        "a an and the of in on at to for from by with was were is are had has but or as than that which who about"
        " approximately between versus vs percent"
    ).split()
) | {""}


def _timepoint(text: str, mark: Mark, marks: Sequence[Mark], times: Sequence[Quantity]) -> str | None:
    """The time that stands nearest, of those that are no figure themselves."""
    free = [q for q in times if not any(m.start < q.span.end and q.span.start < m.end for m in marks)]
    if not free:
        worded = next(worded_times(text), None)
        return f"1 {worded.unit} ({worded.text})" if worded else None
    return min(free, key=lambda q: max(q.span.start - mark.end, mark.start - q.span.end)).text


_NAME = r"(?:[A-Za-z0-9][\w+/.'’α-ω-]*)"
_GROUP_NAME = late_regex(
    rf"(?:\b(?:in|for|of|with|on|among|by|the|versus|vs\.?|than|to|and|receiving"
    rf"|both)\s)(?P<name>(?:the\s)?(?:(?!(?:the|of|in|for|with|and|to|than|was"
    rf"|were)\b){_NAME}\s){{1,4}}?(?:group|arm|cohort|patients|subjects|users|recipients))\b"
    rf"|\b(?P<group>(?:group|arm)\s(?:[A-Z]|I{{1,3}}|\d)\b)|\b(?P<control>placebo|controls?|sham|usual care"
    rf"|treatment as usual|wait(?:ing)?-?\s?list|saline|midazolam|non-?responders|responders|completers"
    rf"|remitters)\b"
    rf"|\b(?:with|on|receiving|treated with|taking|for|given)\s(?P<drug>[a-z][a-z-]{{4,}}(?:in|ine|ol|one|ide"
    rf"|ate|mab|nib|am|il|an|ib|ril|ose|ane|ium|cin|tin|pam|lin|zole))\b",
    re.IGNORECASE,
)


_NO_DRUG = listed(
    """
    moderate immediate intermediate adequate inadequate appropriate inappropriate accurate inaccurate separate private
    climate estimate candidate graduate associate alternate corporate ultimate baseline decline routine discipline
    machine examine determine combine headline guideline protocol alcohol control provide outside inside alongside
    telephone everyone someone anyone hormone milestone certain captain explain contain maintain obtain remain domain
    terrain margin origin
    """
)
"""Words that end as names of medicines do."""


def _groups(text: str) -> list[tuple[int, int, str]]:
    """The groups that a sentence names: start, end, words."""
    found = []
    for match in _GROUP_NAME.finditer(text):
        which = match.lastgroup or "name"
        if which == "drug" and match["drug"].casefold() in _NO_DRUG:
            continue
        found.append((match.start(which), match.end(which), match[which].removeprefix("the ")))
    return found


def _group(
    text: str, mark: Mark, marks: Sequence[Mark], index: int, names: Sequence[tuple[int, int, str]]
) -> str | None:
    """The group named right after the figure, else the last one named before it in the same clause."""
    until = marks[index + 1].start if index + 1 < len(marks) else len(text)
    since = marks[index - 1].end if index else 0
    after = [name for start, _, name in names if mark.end <= start < until and _near(text[mark.end : start])]
    before = [
        name for start, end, name in names if since <= start and end <= mark.start and _holds(text[end : mark.start])
    ]
    return after[0] if after else before[-1] if before else None


def _near(between: str) -> bool:
    return len(between) < 40 and not _APART.search(between)


_APART = late_regex(r"[;:]|\b(?:compared|versus|vs|than|more|less|common|frequent|was|were)\b")


def _holds(between: str) -> bool:
    return ";" not in between and len(between) < 120


_MORE = late_regex(
    r"(?P<what>.*\b(?:(?:more|less) (?:common|frequent|often|likely|prevalent)\w*|higher|lower|greater))"
    r"\s(?:in|among|with|for|on)\s(?P<who>[^()]{3,80}?)\s?\(\Z",
    re.IGNORECASE | re.DOTALL,
)
_THAN = late_regex(r"[^()]*\)\s?than\s(?:in|among|with|for|on)\s(?P<who>[^()]{3,60}?)\s?\(\Z", re.IGNORECASE)


def _sides(text: str, marks: Sequence[Mark], outcomes: list[str | None]) -> dict[int, str]:
    """ "Less common in A (18 %) than in B (30 %)": each side's figures are its own, of one outcome.

    That outcome takes the place of what stands in `outcomes`.
    """
    if " than " not in text or len(marks) < 2:
        return {}
    gaps = _gaps(text, marks)
    first = next(((i, match) for i, gap in enumerate(gaps[:-1]) if (match := _MORE.match(gap))), None)
    if first is None:
        return {}
    begin, said = first
    second = next(((i, match) for i in range(begin + 1, len(marks)) if (match := _THAN.match(gaps[i]))), None)
    what = _phrase(said["what"], after=False)
    if second is None or what is None:
        return {}
    turn, other = second
    told = outcomes[begin]
    outcomes[:] = [what if index >= begin and one == told else one for index, one in enumerate(outcomes)]
    return dict.fromkeys(range(begin, turn), said["who"]) | {turn: other["who"]}


def _listed(text: str, marks: Sequence[Mark], names: Sequence[tuple[int, int, str]]) -> dict[int, str]:
    """ "19 % and 17 % in A and B, respectively": figures and groups in the same order."""
    if "respectively" not in text:
        return {}
    distinct = list(dict.fromkeys(name for _, _, name in names))
    if len(distinct) == len(marks) > 1:
        return dict(enumerate(distinct))
    return {}
