"""One noun for the people of a trial, whatever a statement calls them: "kids", "volunteers", "men and women"."""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.agreement.passages.texts import passages_of
from evidence.late import late_regex

_ADULTS = r"adults?|men|volunteers?|recipients?|takers?|users?|sufferers?|implantees|vaccinees|enrollees|attendees"
_YOUNG = (
    r"child(?:ren)?|kids?|infants?|bab(?:y|ies)|toddlers?|newborns?|boys?|girls?|adolescents?|teen(?:ager)?s?"
    r"|youngsters?|pupils?"
)
_BY_ILLNESS = (
    r"smokers?|diabetics?|asthmatics?|epileptics?|migraineurs?|veterans?|residents?|mothers?|seniors?|hypertensives"
)
_NOUN = late_regex(
    r"\b(?:men (?:and|or) women|women (?:and|or) men|boys (?:and|or) girls|girls (?:and|or) boys"
    rf"|(?:{_ADULTS}|{_YOUNG}|{_BY_ILLNESS}))\b(?!['’-]|\s(?:respiratory|death|pugh))"
)
_SINGLE = frozenset("adult child kid infant baby toddler newborn boy girl adolescent teen teenager senior".split())
"""What may stand before another noun as well: "adult patients"."""
_ONE = late_regex(r"\b(?:one|an?|single|each|every|another|no)\s\Z")


@lru_cache(maxsize=256)
def in_one_noun(statement: str, text: str) -> str:
    """A lower-case statement that calls people patients, but by a word that a record has for an arm or an event."""
    names = _names_in(text)

    def noun(told: re.Match[str]) -> str:
        words = told.group()
        single = not words.endswith(("s", "men", "children", "girls", "boys")) or words in _SINGLE
        if re.search(rf"\b{words}\b", names) or (words in _SINGLE and not _ONE.search(statement, 0, told.start())):
            return words
        return "patient" if single else "patients"

    return _NOUN.sub(noun, statement)


@lru_cache(maxsize=64)
def _names_in(text: str) -> str:
    """What a record calls its arms, its events and the categories of its outcomes."""
    return " ".join(one.text for one in passages_of(text) if one.arm and not one.defines).casefold()
