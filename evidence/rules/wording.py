"""What a word does in its sentence: whether it is said, denied, asked, weighed or only mentioned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from evidence.claims.claim import Sentence
from evidence.claims.wording import fold
from evidence.dossier import Dossier
from evidence.findings import Finding, Severity, place_of
from evidence.late import late_regex, rare_regex
from evidence.library.vocabulary import Hit
from evidence.rules.rule import Rule

_CLAUSE = late_regex(r"[,;:.!?()]\s|—|–|\b(?:but|however|although|though|while|whereas)\b", re.IGNORECASE)
_DENIAL = rare_regex(
    r"\b(?:not(?! (?:only|just|merely|simply))|no(?! (?:doubt|question))|never|cannot|neither|nor|none|nothing"
    r"|nobody|no one|without|hardly|seldom|rarely"
    r"|far from|lack(?:s|ing)?(?: of)?|few|unlikely|rather than|instead of|unclear|unknown|uncertain|unproven"
    r"|\w+n't)\b",
    re.IGNORECASE,
)
_WEIGHED = rare_regex(
    r"\b(?:whether|if|unless|until|once|when|so that|in order to|how|"
    r"(?:to|will|can|must|should|we|they|and|it|studies|study|trials?|researchers?|authors?|aim\w*|that|which|of|for|was|"
    r"were|is|be|who|by|while|are|after) "
    r"(?:further |also |then |first )?(?:help )?"
    r"(?:ensur|assess|evaluat|investigat|determin|examin|stud|compar|explor|establish|test|check|decid|confirm|"
    r"demonstrat|verif|find out|understand|review|discuss|monitor|question|consider)\w*|"
    r"aim\w* (?:to|at|of)|assess\w*|evaluat\w*|investigat\w*|determin\w*|examin\w*|in terms of|questions? about"
    r"|concerns? about|regarding)\b",
    re.IGNORECASE,
)
_DISTANT = rare_regex(
    r"\b(?:so-called|claims? (?:of|that|to)|claim(?:s|ed|ing)|myths?|marketed as|advertised as|touted|hyped?|beware"
    r"|skeptic\w*|sceptic\w*|misconception|promis(?:es|ing) (?:of|a)|the words?|the term|phrases?|avoid"
    r"|wrong|untrue|mistaken|incorrect|mislead\w*|a mistake|critics?|doubts?|doubted|assum\w+|adverts?"
    r"|yet to (?:show|prove|establish|demonstrate)|no (?:good |reliable |clear )?(?:evidence|proof) (?:that|of|for))\b",
    re.IGNORECASE,
)
_JOINED = rare_regex(r"\b(?:and|or|plus|with)\b", re.IGNORECASE)
_TEASER = rare_regex(
    r"\A\W*(?:did you know|have you heard|looking for|want|ready|what if|tired of|imagine)\b", re.IGNORECASE
)
_QUOTED = late_regex(r'"([^"]*)"')
_SHORT_QUOTE = 3
_REACH = 6


def _clause_before(text: str, start: int) -> str:
    """The words of the same clause before a place."""
    last = 0
    for match in _CLAUSE.finditer(text, 0, start):
        last = match.end()
    return text[last:start]


def is_denied(text: str, hit: Hit) -> bool:
    """Whether a word of denial stands shortly before, in the same clause."""
    return _denies(_clause_before(text, hit.start))


def is_denied_apart(text: str, hit: Hit) -> bool:
    """The same of words that hold a denial themselves: in "no pain and no side effects" one does not deny the other."""
    return _denies(_JOINED.split(_clause_before(text, hit.start))[-1])


def _denies(before: str) -> bool:
    return _DENIAL.search(" ".join(before.split()[-_REACH:])) is not None


def is_weighed(text: str, hit: Hit) -> bool:
    """Whether the words are the object of a test, a condition or a purpose, and not stated."""
    return _WEIGHED.search(_clause_before(text, hit.start)) is not None


def is_mentioned(text: str, hit: Hit) -> bool:
    """Whether the words are quoted as words, or held at a distance ("so-called")."""
    if _DISTANT.search(_clause_before(text, hit.start)):
        return True
    return any(
        match.start() < hit.start and hit.end < match.end() and len(match[1].split()) <= _SHORT_QUOTE
        for match in _QUOTED.finditer(text)
    )


def is_asked(text: str) -> bool:
    """Whether a sentence is a reader's question; "Did you know that …?" is none."""
    return text.rstrip(' "*_)').endswith("?") and _TEASER.match(text) is None


Guard = Callable[[str, Hit], bool]


class WordRule(Rule):
    """A rule that looks for the words of one list: one finding a sentence, about the first word that is meant."""

    word_list: ClassVar[str]
    guards: ClassVar[tuple[Guard, ...]] = (is_denied, is_mentioned)
    asks_count: ClassVar[bool] = False

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """One finding a sentence."""
        for sentence, text, hit in self.said(dossier):
            finding = self.judge(dossier, sentence, text, hit)
            if finding is not None:
                yield finding

    def said(self, dossier: Dossier, word_list: str | None = None) -> Iterator[tuple[Sentence, str, Hit]]:
        """Each sentence with its folded words and the first of the list's words that it states."""
        name = word_list or self.word_list
        for sentence in dossier.noticed.get(name, ()):
            text = fold(sentence.said)
            if is_asked(text) and not self.asks_count:
                continue
            for hit in dossier.brief.vocabulary.find(name, text):
                if not any(guard(text, hit) for guard in self.guards):
                    yield sentence, text, hit
                    break

    def judge(self, dossier: Dossier, sentence: Sentence, text: str, hit: Hit) -> Finding | None:  # noqa: ARG002
        """The finding about a sentence, or None where the rest of it tells otherwise."""
        return self.remark(dossier, sentence, hit.words)

    def remark(self, dossier: Dossier, sentence: Sentence, said: str, *, severity: Severity | None = None) -> Finding:
        """A finding about words of a sentence."""
        checked = dossier.claim_at.get(sentence.span)
        return self.finding(
            self.message.format(said),
            place_of(dossier.document, sentence.span),
            severity=severity,
            claim=checked.claim if checked else None,
            found=said,
            hint=self.hint,
            subject=sentence.text,
        )

    message: ClassVar[str]
    hint: ClassVar[str]
