"""Turns of phrase for being let in, kept out, or being too much of something, in the words that are read."""

from __future__ import annotations

import re
from functools import partial

from evidence.late import late_regex

_BY = r"(?:would |will |can |could |may |might |does |do |did )?(?:still |also |easily |already |itself |alone )*"
_WHOM = r"(?: (?:an?|the|her|his|their|any|every|some|such)\b(?: [\w'’-]+){0,2}?)?"
_BAR = r"(?:bar|hurdle|mark|test|threshold|cut-?off|criteri(?:on|a)|requirements?|conditions?|rules?|check|standard)s?"
_TRIAL = r"(?:(?:the|this|that|either|each) )?(?:primary |secondary )?(?:clinical )?(?:trial|study)"
_ENTRY = r"(?:entry|entrance|inclusion|enrol\w+|participation|joining)"
_NOT = r"(?:(?:do(?:es)?|did|would|will|need|should|can|could|may|is|are)(?: not|n['’]t)|cannot|never)"
_TOLERATES = (
    rf"(?P<trial>{_TRIAL}|it)(?: (?:will|would|can|could|may|is (?:ready|willing|prepared) to))?"
    r" (?:asks?|requires?|demands?|wants?|needs?|allows?|permits?|accepts?|tolerates?|takes?|puts? up with|admits?"
    r"|calls?|looks?|prescribes?|sets?|stipulates?)(?: for)?\b"
)
_MORE = r"(?:is|are|was|were|lies|would be|falls)(?: (?:far|much|well|still|just|slightly|clearly|a (?:bit|little)))*"
_LETS_IN = (
    rf"{_BY}(?:clear|pass|meet|reach|satisf|fulfil|match|overcome)(?:e?s|ies|y|led|ed|l)? (?:the|its|every|this|that)"
    rf"(?: [\w-]+){{0,4}}? {_BAR}(?: for (?:entry|inclusion|joining))?(?= (?:of|for|in|set by) |\W*\Z)"
    rf"|{_BY}(?:pass(?:es)? muster|mak(?:es?|ing) the (?:grade|cut)"
    r"|get(?:s|ting)? (?:the|a) green light)"
    rf"|{_BY}(?:leaves?|keeps?) the door open|is (?:in order|unproblematic|harmless|admissible|compatible(?: with)?)"
    r"|(?:is|are) (?:good|well|near|close) enough"
    rf"|(?:does|do|would|will|need|should)(?: not|n['’]t) (?:count|speak|weigh) against{_WHOM}"
    rf"|(?:does|do|would|will|need)(?: not|n['’]t) (?:spoil|ruin|harm|hurt|cost|affect){_WHOM} (?:chances?|entry|place)"
    rf"|(?:is|are|will be|would be)(?: not|n['’]t) (?:held )?against{_WHOM}"
)
_KEEPS_OUT = (
    r"(?:falls?|run(?:s|ning)?|falling|would fall) a?foul of"
    r"(?: the (?:[\w-]+ )?(?:rules?|criteri\w+|conditions?)(?: of)?)?"
    rf"|{_BY}(?:clos|shut)(?:e?s|e|ing)? the door(?: (?:of|to|on))?"
    rf"|{_BY}(?:spoil|ruin|wreck|sink|dash|end)s?{_WHOM} (?:chances?|hopes?|application|candidacy)"
    r"(?: (?:of|to|for|at)(?: \w+ing)?)?"
    rf"|{_BY}(?:count|speak|weigh)s? against{_WHOM}"
    rf"|{_BY}(?:violat|breach|contraven)(?:es?|ing) (?:the|its|an?)(?: [\w-]+){{0,3}}? {_BAR}(?: of)?"
    r"|(?:ha(?:s|ve)|would have|find) no place in|(?:do(?:es)?|would)(?: not|n['’]t) (?:belong|fit) in"
    rf"|{_BY}(?:fail|miss)(?:s|es)? (?:the|its|to (?:meet|reach|satisfy|pass) the)(?: [\w-]+){{0,4}}? {_BAR}(?: of)?"
    r"|(?:is|are|would be) (?:out of the question|incompatible with|inadmissible|unsuited|unfit)(?: (?:for|to|in))?"
    rf"|costs?{_WHOM} (?:place|chance) in"
    rf"|{_BY}(?:hamper|hinder|prevent|preclude|block|thwart)s?{_WHOM} {_ENTRY}(?: in(?:to)?)?"
    rf"|{_BY}(?:make|render)s? {_ENTRY}(?: (?:(?:in(?:to)?|to) )?{_TRIAL})? impossible"
)
_TOO = {
    "(?:small|light|thin)er": "small",
    "(?:larg|bigg)er": "large",
    "younger": "young",
    "older": "old",
    "shorter": "short",
    "longer": "long",
    "fewer": "few",
    "more": "many",
    "(?:lower|less|worse)|(?:under|below|short of)": "low",
    "(?:higher|greater)|(?:over|above|beyond|past)": "high",
    "more recent": "recent",
}
_NAMED = late_regex(r"\b(?:the )?(?:primary|secondary) (?:clinical )?(?:trial|study)\b")
_IDIOMS = {
    **{
        late_regex(rf"\b{_MORE} (?:{more})(?: than)? (?:what |that )*{_TOLERATES}"): rf"is too {much} for \g<trial>"
        for more, much in _TOO.items()
    },
    late_regex(r"\b(?:is|are|was|were|would be)(?: already)? (?:one|a)(?: [a-z]+){0,2} too many\b"): "is too many",
    late_regex(rf"\b{_NOT} (?:{_KEEPS_OUT})\b"): "is acceptable for",
    late_regex(rf"(?<!\bnot )(?<!n['’]t )(?<!\bnever )\b(?:{_LETS_IN})"): "is acceptable for",
    late_regex(rf"\b(?:{_KEEPS_OUT})\b"): "excludes a person from",
    late_regex(
        r"\b(can|may|could|might) (?:still )?(?:sign up|put (?:her|him)self forward|come in|volunteer|apply)\b"
    ): (r"\1 join"),
}


def in_plain_words(statement: str) -> str:
    """A lower-case statement with such turns of phrase in the words that are read."""
    for words, plain in _IDIOMS.items():
        statement = words.sub(partial(_with_trial, plain), statement)
    return statement


def _with_trial(plain: str, match: re.Match[str]) -> str:
    """Plain words for a match, with the trial that it names."""
    text, named = match.expand(plain), _NAMED.search(match.group())
    return f"{text} {named.group()}" if named and named.group() not in text else text
