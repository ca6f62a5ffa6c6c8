"""Heads of lists: what the words before a list make of its items.

An item is short because its head has said the rest. "Side effects:" makes effects of its items, "Not suitable if you
have:" makes restrictions of them, "The risk is higher if you:" risks, "Dosing protocol:" regimens, and "What to track:"
nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from evidence.claims.instructions import instructs
from evidence.claims.wording import listed
from evidence.late import late_regex

_LEADS = late_regex(r":[\s*_]*\Z|\b(?:the following|listed below|these include)\b")
_LEADING = listed("following listed include")
_COMPLETED = late_regex(
    r"(?<!you )(?<!we )\b(?:can|may|might|could|help|helps|helped|shown|able|designed|proven|known|works?|acts?|used"
    r"|thought)(?: you| your body| the body| people)?(?: to| by)?:[\s*_]*\Z",
)
_ADVISING = late_regex(
    r"\b(?:if you|you should|you can|may want|consider|talk to|speak (?:with|to)|ask|look for|avoid|try)\b",
)
# "Do not use it if you have", "may not be right for people with": who must not be treated stands in the list.
_EXCLUDES = late_regex(
    r"(?:\b(?:not|never|cannot|can't|don't|won't|shouldn't|mustn't|isn't|aren't)\b.{0,30}?"
    r"\b(?:use[ds]?|take|have|treat(?:ed)?|right|suitable|safe|recommended|recommend|prescribed?|eligible|start|receive"
    r"|for (?:you|anyone|everyone|people|those|use)|advised|offer(?:ed)?|give|given|appropriate|candidates?)\b"
    r"|\b(?:unsuitable|contraindicated|inappropriate|unsafe|rule[sd]? (?:you )?out)\b).{0,60}?"
    r"\b(?:if(?: (?:you|they|the patient|any of (?:the following|these)))?(?: are| have| apply| applies)?"
    r"|who(?: are| have)?|with|for|in|when)(?: (?:any of )?(?:the following|these))?[\s:*_….]*\Z"
    r"|\A\W*(?:who|when) (?:should|must|can|may)(?:n't|n’t|not| not)\b.*\Z"
    r"|\A\W*(?:(?:absolute|relative|main|key) )?contraindications?\W*\Z",
)
# "The risk is higher if you:": what makes harm likelier stands in the list.
_RISKS = late_regex(
    r"\b(?:risks?|likely|likelier|likelihood|chances?|common|prone|vulnerable|higher|greater|raised|increased)\b[^.!?]{0,60}?"
    r"\b(?:if (?:you|they|someone|a person)|(?:people|those|anyone|patients|women|men|adults) (?:who|with)|when you)"
    r"(?: are| have)?[\s*_]*:[\s*_]*\Z",
)
_REFUSALS = listed(
    """
    not never cannot can't don't won't shouldn't mustn't isn't aren't unsuitable contraindicated inappropriate unsafe
    rule rules ruled contraindication contraindications
    """
)
_LABEL_WORDS = 7
_EFFECTS = listed(
    """
    experience sensations sensation effect effects benefit benefits advantages disadvantages downsides drawbacks
    pros cons upsides strengths weaknesses results
    findings outcomes evidence recovery response responses normal interactions interaction interfering
    """
)
_REGIMEN = listed(
    """
    protocol protocols regimen regimens schedule dosing dosage dose doses induction maintenance titration trial
    escalation course
    """
)
_PLANS = listed(
    """
    what who when where how which questions question should consider best ask bring track expect watch call contact tips
    avoid checklist factors options topics include includes you we our us
    """
)
_STAGE = late_regex(r"(?:by |at |from |on |after )?(?:day|week|month|hour|year)s? \d")
_WORKS = late_regex(r"\bwhy .{0,20}\bworks?\b|\byou(?:'ll|’ll| will)? (?:\w+ly )?(?:may )?(?:experience|notice)\b")


class Lead(Enum):
    """What the words before a list make of its items: the ends of an assertion or of an instruction, or neither.

    "The lamp can help you:" is completed by its items, whose verbs stand in the form of a command.
    """

    NONE = auto()
    ASSERTS = auto()
    COMPLETED = auto()
    ADVISES = auto()
    EFFECTS = auto()
    EXCLUDES = auto()
    RISKS = auto()
    REGIMEN = auto()


def is_completed(text: str) -> bool:
    """Whether a sentence breaks off before the verbs that its list brings."""
    return _COMPLETED.search(text.lower()) is not None


def excludes(text: str, tokens: Sequence[str]) -> bool:
    """Whether words break off where the list begins of those who must not be treated."""
    return not _REFUSALS.isdisjoint(tokens) and _EXCLUDES.search(text.lower()) is not None


def lead_of(text: str, tokens: Sequence[str], is_claim: bool) -> Lead:
    """What a heading or sentence makes of a list that may follow it; `is_claim` is whether it is one itself."""
    if excludes(text, tokens):
        return Lead.EXCLUDES
    lower = text.lower()
    if (":" in text or not _LEADING.isdisjoint(tokens)) and _LEADS.search(lower):
        if _RISKS.search(lower):
            return Lead.RISKS
        if _COMPLETED.search(lower):
            return Lead.COMPLETED
        if is_claim:
            return Lead.ASSERTS
        if _WORKS.search(lower):
            return Lead.EFFECTS
        if _ADVISING.search(lower) or instructs(text):
            return Lead.ADVISES
    return _label(text, tokens)


def _label(text: str, tokens: Sequence[str]) -> Lead:
    """What a few words that only name something make of the items below them."""
    if len(tokens) > _LABEL_WORDS or text.rstrip()[-1:] in ".?!":
        return Lead.NONE
    if not _PLANS.isdisjoint(tokens):
        return Lead.NONE
    if not _REGIMEN.isdisjoint(tokens):
        return Lead.REGIMEN
    if not _EFFECTS.isdisjoint(tokens) or _STAGE.match(text.lower().lstrip("*_# ")):
        return Lead.EFFECTS
    return Lead.NONE
