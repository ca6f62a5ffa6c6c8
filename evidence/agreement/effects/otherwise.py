"""A claim of an effect against a source that found none or the contrary, and of none against a significant one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.effects.asserted import (
    TITLED,
    USUAL,
    Asserted,
    asserted_by,
    content,
    names_what_is_compared,
    naming,
    phrase_of,
    times_in,
)
from evidence.agreement.effects.found import DIGITS, Found, Report, report_of
from evidence.agreement.effects.opposed import opposes
from evidence.agreement.effects.spelled import Forms, short_forms, spelled_out
from evidence.agreement.passages.clauses import without_brackets
from evidence.agreement.passages.sides import ARMS
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.left_out import limits_otherwise
from evidence.agreement.scales.times import Time, compare_times
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.verdict import Said, differs
from evidence.agreement.words.pointers import Effect, pointers_of
from evidence.agreement.words.terms import shared, terms_of
from evidence.claims.claim import QuantityKind
from evidence.late import late_regex

_TOLD = 0.75
"""How much of the outcome's words a clause has to have to speak of it; one that is held against the claim has all."""
_KNOWN = 0.5
"""How many of the words for what a claim holds against each other a source has to have."""
_UNNAMED = 2
"""How many of a claim's other words may be missing beside an effect that it denies."""
_WHOLE = 0.4
"""How much of the words for the primary outcome a claim's has to have, not to be a part of a composite."""
_OWN_WORDS = 1
"""How many of its other words a claim may have that the source has not, unless it gives an outcome's whole title."""
_CIRCUMSTANCE = late_regex(
    r"\b(?<!\bbased )(?:among|during|on|in|with|without|for|due to)\s"
    r"(?P<what>(?:(?!(?:for|in|on|with|due)\b)[a-z-]+ ?){1,3})",
    re.IGNORECASE,
)
"""Behind an outcome: when, where or in whom it is measured."""
_A_PART = late_regex(r"\b(?:cohorts?|samples?|populations?)\b", re.IGNORECASE)
_SEVERE = late_regex(
    r"\b(?P<how>mild|moderate|severe|serious|major|minor|fatal|non-?fatal|lethal|disabling|life-threatening"
    r"|(?:a)?symptomatic|persistent|recurrent)(?P<what>(?:[ -][a-z-]+){1,2})",
    re.IGNORECASE,
)
"""An outcome of one severity: that as many had the worst says nothing of how many had any."""
_BOUNDED = late_regex(r"(?:[≥≤<>]=?|\bat least|\bmore than|\bless than) ?(?P<bound>\d[\d.]*)")
"""The bound from which somebody is counted: who had less pain by half is not the mean of pain."""
_APART = tuple(
    (*terms_of(one), *terms_of(other))
    for pair in (("children", "adults"), ("women", "men"), ("girls", "boys"), ("girls", "women"), ("boys", "men"))
    for one, other in (pair, pair[::-1])
)
"""Of whom something is told, and not of the others."""
_DUMMIES = terms_of("placebo sham")
"""With what a clause compares that is not what a claim compares with."""
_THAN = late_regex(
    r"\b(?:than|compared (?:with|to))\s(?=[a-z])"
    r"|\b(?:benefits?|advantages?|superiority|improvements?) over\s(?!the\b|time\b)(?=[a-z])",
    re.IGNORECASE,
)
_NO_WORSE = late_regex(r"\bnon-?inferior", re.IGNORECASE)
_BETTER = late_regex(r"\b(?:superior\w*|better|more (?:effective|efficacious)|outperform\w*)\b", re.IGNORECASE)
_GROUPS = late_regex(
    r"\b(?:groups?|arms?|treatments?|both|interventions?|strata|regimens?|treated|randomi[sz]ed)\b", re.IGNORECASE
)
_ANY = late_regex(
    r"\b(?:any|all|efficacy)(?: [\w-]+){0,3} (?:outcomes?|measures?|end ?-?points?|variables?|parameters?)\b"
)
"""No difference in all that was measured, which is named elsewhere."""
_TOGETHER = late_regex(r"\bcorrelat\w*|\bassociations?\b|\bpredict\w*")
_DIFFERENCE = late_regex(
    r"\A(?!.*\b(?:between(?! \d)|among|by|than|versus|vs|compared|from(?! any cause)|over)\b)"
    r".*\b(?:[Nn]o (?:[\w-]+ ){0,2}differences?|(?:did|was|were) not (?:\w+ly )?differ(?:ent)?)\b"
)
"""A difference that is said to be between nobody is one between the groups."""
_BETWEEN = late_regex(
    r"\bbetween\s(?P<sides>(?:(?!(?:groups?|arms?|was|were|is|are)\b)[\w/'’-]+\s){1,6}and\s(?:[\w/'’-]+\s?){1,4})",
    re.IGNORECASE,
)
"""What a clause compares."""
_IN_SOME = late_regex(r"(?:\A\s*|,\s)(?:and )?[Ii]n (?P<whom>[A-Z][\w-]*[A-Z][\w-]*)\b")
"""Before what was found in some by their short name: "in IBS-C …"."""
_LIMIT = late_regex(r"[<>≤≥]|\d\s?(?:years?|%|th\b|[a-z]+/)|\bage|\b(?:over|under|above|below|than) \d")
_STRENGTH = late_regex(r"(?P<what>[a-z-]{4,}) (?P<strength>\d+(?:\.\d+)?)\s?%", re.IGNORECASE)
_STUDIES = late_regex(
    r"\b(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:[a-z-]+\s){0,2}?(?:trials|studies|cohorts)\b"
)
_STRENGTHS = late_regex(r"\b(?:with|on|of|for) (?:\w+ )?(\d+(?:\.\d+)?)\s?%")
_CHANGED = late_regex(
    r"\b(?:fell|rose|dropped|declined|decreased|increased|improved|lowered|raised|reduced|changed)\b"
    r"[^,;.]{0,80}?\b(?:by|from)\s[^;]{1,90}?\b(?:with|in|on)\b",
    re.IGNORECASE,
)
"""By how much something changed on one side."""
_IN_EACH = late_regex(r"\bin (?:both|all|either|each)(?: of the)?(?: \w+)? (?:groups?|arms?|treatments?|cohorts?)\b")
"""Where something changed by itself, whatever lies between the groups."""
_MORE = late_regex(
    r"\b(?:more|less|fewer|greater|larger|smaller|better|worse|superior\w*|inferior\w*|than|differ\w*|significant\w*)\b"
)
_WITHOUT = late_regex(r"\bwithout (?:altering|affecting|changing|increasing|reducing|impairing)\b(?P<what>.*)")
"""What was not changed, beside what was."""
_LOW = r"(?:CI|intervals?),?\s?(?P<low>\d+(?:\.\d+)?)\s?(?:to|-|–)\s?\d"
"""The lower limit of an interval of a difference."""
_FREE_OF = late_regex(r"\b\w+-free \w+")
"""The time without something is another outcome than the one that it is called with."""


def told_otherwise(claim: str, source: Source) -> Iterator[Said]:
    """The first clause that says otherwise, unless another one on the same outcome does not."""
    said = asserted_by(claim)
    if said is None:
        return
    found = _Reading(said, claim, source).against()
    if found is not None:
        ours, theirs = ("no effect", "a significant one") if said.effect is Effect.NONE else ("an effect", "none")
        theirs = theirs if Effect.NONE in (said.effect, found.effect) else "it the other way round"
        why = f"The claim tells of {ours} on “{said.phrase}”, and the source found {theirs}."
        yield differs(Slot.DIRECTION, claim, found.clause, why, found.passage.quote)


@dataclass(frozen=True)
class _Reading:
    """What a claim says, beside a source with all names spelled out that the claim has too."""

    said: Asserted
    claim: str
    source: Source

    def against(self) -> Found | None:
        report, of_claim = report_of(self.source.text), short_forms(self.claim)
        if not self._is_of_the_study(spelled_out(self.source.words, report.forms, of_claim), report):
            return None
        ours = content(self.claim)
        forms = {
            short: name
            for short, name in (*report.forms.items(), *of_claim.items())
            if naming(name) <= ours or short in ours
        }
        of_whole = (one for one in report.found if not one.cohort or self._speaks_of_a_cohort(one))
        shares = [(one, self._share(one, report.primary, forms)) for one in of_whole]
        near = [(one, share) for one, share in shares if share == 1 or (share >= _TOLD and one.effect)]
        on_it = [(one, share) for one, share in near if self._compares(one, forms) and self._may_be_then(one)]
        opposed = [one for one, share in on_it if share == 1 and opposes(self.said, self.claim, one.clause, forms)]
        on_it = [(one, share) for one, share in on_it if one.effect or one in opposed]
        if any(self._agrees(one) for one, _ in on_it if one not in opposed):
            return None
        firm = (one for one, share in on_it if share == 1 and (one.firm or one in opposed))
        whole = (one for one in firm if not self._may_say_so(one))
        denying = [one for one in whole if not self._is_against_another(one, forms) and not self._is_narrower(one)]
        if self.said.effect is Effect.NONE:  # of some, or on a condition, there may be none where there is one of all
            denying = [one for one in denying if not limits_otherwise(self.claim, one.passage, self.source)]
            denying = [one for one in denying if not self._is_none_elsewhere(one, report)]
        untimed = bool(denying) and self._is_without_a_time(report, forms)
        return next((one for one in denying if untimed or times_in(one.clause)), None)

    def _is_none_elsewhere(self, one: Found, report: Report) -> bool:
        """Whether no effect is told of something that the claim names and the sentence with an effect does not."""
        beyond = content(self.claim) - one.passage.terms - self.said.outcome
        nothing = (it.terms for it in report.found if it.effect is Effect.NONE)
        return any(not beyond.isdisjoint(terms) for terms in nothing)

    def _is_of_the_study(self, words: frozenset[str], report: Report) -> bool:
        """Whether what a claim compares is what was compared, at a time and in doses that the source tells of."""
        sides = (self.said.one | self.said.other) - ARMS or self.said.rest
        if sides and shared(sides, words) < _KNOWN:
            return False
        if self.said.other - ARMS - USUAL - words or not names_what_is_compared(self.said, words):
            return False
        told, title = self.said.rest | self.said.other, TITLED.search(self.claim)
        if title is None and len(told - words) > _OWN_WORDS:
            return False
        shown = without_brackets(self.claim[title.end() :]) if title else ""
        if any(not content(match["what"]) <= words for match in _CIRCUMSTANCE.finditer(shown)):
            return False
        doses = (one for one in written_quantities(self.claim) if one.kind is QuantityKind.DOSE)
        if not all(_number(one.text) in report.numbers for one in doses):
            return False
        return not self.said.times or self._is_at_one_of(report.times)

    def _speaks_of_a_cohort(self, one: Found) -> bool:
        """Whether a claim may be of one cohort of a study, rather than of its whole."""
        return one.cohort in self.claim or _A_PART.search(self.claim) is not None

    def _share(self, one: Found, primary: frozenset[str], forms: Forms) -> float:
        """How much of the claim's outcome a clause speaks of."""
        is_primary = self.said.outcome <= primary and shared(primary - self.said.rest, self.said.outcome) >= _WHOLE
        if one.main and (self.said.main or is_primary):
            return 1.0
        if _ANY.search(one.clause) and one.effect is Effect.NONE and self.said.outcome <= self.source.words:
            return 1.0
        if _TOGETHER.search(one.clause):
            return 0.0
        whole = "free" in self.said.outcome or "-free " not in one.clause
        theirs = one.terms if whole else content(_FREE_OF.sub(" ", one.clause))
        return shared(self.said.outcome, spelled_out(theirs, forms))

    def _may_be_then(self, one: Found) -> bool:
        """Whether a clause may be of the claim's time: where both name any, they share one."""
        theirs = times_in(one.clause) if self.said.times else ()
        return not theirs or self._is_at_one_of(theirs)

    def _is_without_a_time(self, report: Report, forms: Forms) -> bool:
        """Whether a clause without a time is of the claim's: at the study's end, or when the outcome was measured."""
        if not self.said.times or report.end is None or self._is_at_one_of((report.end,)):
            return True
        told = (it.text for it in self.source.passages if self.said.outcome <= spelled_out(it.terms, forms))
        return any(self._is_at_one_of(times_in(text)) for text in told)

    def _is_at_one_of(self, times: Sequence[Time]) -> bool:
        return any(_is_then(ours, time) for ours in self.said.times for time in times)

    def _agrees(self, one: Found) -> bool:
        """Whether a clause says what the claim does, or may."""
        if self.said.effect is Effect.NONE:
            return one.effect in (Effect.NONE, Effect.OPEN)
        return one.effect is not Effect.NONE

    def _compares(self, one: Found, forms: Forms) -> bool:
        """Whether a clause is of what the claim speaks of; that there is no effect is told of "the groups" too."""
        sentence = spelled_out(one.passage.terms, forms)
        bounds = {match["bound"] for match in _BOUNDED.finditer(self.said.phrase)}
        if not self._is_of_the_same(sentence, one.terms) or not bounds <= set(DIGITS.findall(one.passage.text)):
            return False
        if self.said.other and (sentence & _DUMMIES) - content(self.claim):
            return False
        against_none = bool(sentence & _DUMMIES) and self.said.effect in (Effect.MORE, Effect.LESS)
        if _NO_WORSE.search(one.clause) and not (against_none or self._compares_itself()):
            return False
        if self._is_of_another_strength(one) or self._is_of_other_studies(one):
            return False
        named = not sentence.isdisjoint(self.said.rest | self.said.other)
        if self.said.effect is not Effect.NONE:
            shown = without_brackets(one.clause)
            return named or _GROUPS.search(one.clause) is not None or _DIFFERENCE.search(shown) is not None
        missing = self.said.rest - sentence - self.source.subject
        return named and len(missing) <= _UNNAMED and "non" not in missing

    def _compares_itself(self) -> bool:
        """Whether a claim holds something against another thing: both sides of a trial may have changed alike."""
        return bool(self.said.other) or _BETTER.search(self.claim) is not None

    def _is_of_another_strength(self, one: Found) -> bool:
        """Whether a claim names a medicine in some strength, and a clause another one: "0.01%", "with 0.05%"."""
        compared = self.said.one | self.said.rest | self.said.other
        ours = {match["strength"] for match in _STRENGTH.finditer(self.claim) if content(match["what"]) & compared}
        theirs = set(_STRENGTHS.findall(one.clause))
        return bool(ours and theirs) and ours.isdisjoint(theirs)

    def _is_of_other_studies(self, one: Found) -> bool:
        """Whether a claim speaks of so many studies, and a clause pools other ones."""
        ours, theirs = (
            {match["number"] for match in _STUDIES.finditer(text.casefold())} for text in (self.claim, one.clause)
        )
        return bool(ours) and ours.isdisjoint(theirs)

    def _is_against_another(self, one: Found, forms: Forms) -> bool:
        """Whether a clause holds something against another thing than the claim does."""
        shown = without_brackets(one.clause)
        if (between := _BETWEEN.search(shown)) is not None:
            sides = spelled_out(content(between["sides"]) - ARMS - USUAL, forms)
            own = self.said.one - ARMS - USUAL
            if self.said.other and sides and own and sides.isdisjoint(own):
                return True
            if not self.said.other and sides - own and own - sides:  # "A and B did not differ", and A and C did
                return True
        if any(some["whom"] not in self.claim for some in _IN_SOME.finditer(shown)):
            return True
        against = _THAN.search(shown)
        if against is None or not self.said.other:
            return False
        theirs = spelled_out(content(phrase_of(shown[against.end() :])) - ARMS - USUAL, forms)
        if not theirs and (self.said.other - ARMS - USUAL) - spelled_out(one.passage.terms, forms):
            return True  # "no better than B", where the clause compares with no treatment
        before = spelled_out(content(shown[: against.start()]), forms)
        exchanged = not theirs.isdisjoint(self.said.one) and theirs.isdisjoint(before)
        exchanged = exchanged and not (self.said.other - ARMS - USUAL).isdisjoint(before)
        return bool(theirs) and theirs.isdisjoint(self.said.other) and not exchanged

    def _may_say_so(self, one: Found) -> bool:
        """Whether the sentence says what the claim does of something in it, or of each group by itself."""
        if self.said.effect is Effect.NONE:
            return any(pointer.effect is Effect.NONE for pointer in pointers_of(one.passage.text))
        if _IN_EACH.search(one.passage.text) and not (_THAN.search(self.claim) or _MORE.search(self.claim)):
            return True
        without = _WITHOUT.search(one.clause)
        beside = without is not None and not self.said.outcome <= content(without["what"])
        return beside or self._tells_of_itself(one)

    def _tells_of_itself(self, one: Found) -> bool:
        """Whether a sentence has a number of the claim as that by which one side changed, or with a limit above none.

        That two sides changed alike, or that another outcome of the sentence did not, says nothing against it.
        """
        text = one.passage.text
        changes = list(_CHANGED.finditer(text))
        numbers = {match.group().rstrip(".,") for match in DIGITS.finditer(self.claim)}
        if self.said.effect is Effect.NONE or (_THAN.search(self.claim) and not self._tells_both_sides(text, numbers)):
            return False
        if self._tells_both_sides(text, numbers):
            return True
        for number in numbers:
            told = rf"(?<![\d.]){re.escape(number)}(?:\.\d+)?(?![\d.]*\d)"
            if any(re.search(told, match.group()) for match in changes) and len(changes) + text.count(" to ") > 1:
                return True
            limits = re.search(rf"{told}\s?%?\s?[(\[][^)\]]*?\b{_LOW}", text)
            if limits and float(limits["low"]) > 0:
                return True
        return False

    def _tells_both_sides(self, text: str, numbers: AbstractSet[str]) -> bool:
        """Whether a claim gives the numbers of two sides as a sentence does, without a word for which has more."""
        theirs = {match.group().rstrip(".,") for match in DIGITS.finditer(text)}
        return len(numbers) > 1 and numbers <= theirs and _MORE.search(self.claim) is None

    def _is_narrower(self, one: Found) -> bool:
        """Whether a clause is of the outcome in some severity, of which the claim says nothing."""
        ours = self.claim.casefold()
        return any(
            match["how"].casefold() not in ours and not content(match["what"]).isdisjoint(self.said.outcome)
            for match in _SEVERE.finditer(one.clause)
        )

    def _is_of_the_same(self, sentence: frozenset[str], clause: frozenset[str]) -> bool:
        """Whether a sentence names the part of the people that a claim speaks of, by no number, and no other part."""
        people, ours = self.said.people, terms_of(self.claim)
        for told in (sentence, clause):
            if any({one} == ours & {one, other} and {other} == told & {one, other} for one, other in _APART):
                return False
        return not people or (not _LIMIT.search(people) and content(people) <= sentence)


def _is_then(ours: Time, time: Time) -> bool:
    """Whether two times are one: a bound is one at its end only, and not wherever it reaches to."""
    return compare_times(ours, time).verdict is Verdict.MATCHES or ours.high in (time.low, time.high)


def _number(words: str) -> str:
    """The digits that a text begins with, or has first."""
    found = DIGITS.search(words)
    return found.group().rstrip(".,") if found else ""
