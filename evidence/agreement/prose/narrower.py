"""What a sentence says of other things than people, of some of them, or of one grade, and a claim of all.

"Reported in 43 (72%) of the studies" is no share of patients, "41.6% of obese adults" none of adults, and "serious
adverse events in 3%" not all of them.
"""

from __future__ import annotations

import re

from evidence.agreement.passages import Passage, Value
from evidence.agreement.subjects import Source
from evidence.agreement.terms import terms_of
from evidence.late import late_regex

_THINGS = (
    r"(?P<thing>studies|trials|reports|reviews|sessions|infusions|injections|visits|courses|episodes|attacks|nights|days"
    r"|cycles|knees|hips|shoulders|joints|eyes|ears|teeth|implants|lesions|wounds|samples|specimens|biopsies|isolates"
    r"|procedures|operations|surgeries|pregnancies|births|deliveries|admissions|stays|scans|images|questionnaires"
    r"|centres|centers|hospitals|clinics|practices|households|families|schools|countries|cells|wells|animals)\b"
)
_OF_THINGS = late_regex(
    rf"[\s%)\]]*(?:of|in|during|after|at|across)\s(?:the\s|all\s|these\s)?(?:\d+\s)?(?:[\w-]+\s){{0,2}}?{_THINGS}",
    re.IGNORECASE,
)
"""Behind a share: of what else than people it is one."""
_THINGS_BEFORE = late_regex(rf"\d\s(?:[\w-]+\s){{0,2}}?{_THINGS}\s?[(\[]\Z", re.IGNORECASE)
_PEOPLE = r"(?:patients|people|participants|adults|women|men|children|adolescents|subjects|individuals|volunteers)"
_OF_SOME = late_regex(
    rf"[\s%)\]]*(?:of|in|among)\s(?:the\s|all\s)?(?P<before>(?:(?!of\b|in\b|the\b)[a-z-]+\s){{0,2}}?){_PEOPLE}\b"
    r"(?P<behind>\s(?:with|without|who|aged)\s[^,;.()]{3,60}?(?=\s(?:and|versus|vs|compared|at|after)\b|[,;.()]|\Z))?",
    re.IGNORECASE,
)
GRADES = (
    r"(?P<grade>serious|severe|mild|moderate|partial|complete|sustained|persistent|transient|fatal|non-?fatal|symptomatic"
    r"|asymptomatic|major|minor|treatment-related|drug-related|recurrent|life-threatening|confirmed)"
)
_GRADED = late_regex(rf"\b{GRADES}(?:\sor\s\w+)?\s(?P<what>[a-z-]+(?:\s[a-z-]+)?)", re.IGNORECASE)
_WAS_GRADED = late_regex(rf"\b(?:was|were|is|are)\s(?:[a-z]+\s)?{GRADES}\b[^.;]*?\d", re.IGNORECASE)


_STEM = 5


def of_other_things(claim: str, passage: Passage, value: Value) -> str | None:
    """Of what a share is one, where that is no people and the claim does not name it."""
    start, end = value.span
    found = _OF_THINGS.match(passage.text, end) or _THINGS_BEFORE.search(passage.text, max(0, start - 50), start)
    if value.measure.scale != "%" or found is None or found["thing"][:_STEM].casefold() in claim.casefold():
        return None
    return found["thing"]


def of_some_people(claim: str, passage: Passage, value: Value, source: Source) -> str | None:
    """Of which people a share is one, where the claim does not name them so, and they are not the whole study's."""
    found = _OF_SOME.match(passage.text, value.span[1]) if value.measure.scale == "%" else None
    if found is None:
        return None
    words = f"{found['before']}{found['behind'] or ''}".strip()
    return words if terms_of(words) - terms_of(claim) - source.subject else None


def of_one_grade(claim: str, passage: Passage, source: Source) -> str | None:
    """The grade of which a sentence tells an outcome, where the claim tells it of all."""
    said = terms_of(claim)
    subject = source.passages[0].text if source.passages and source.passages[0] is not passage else ""
    known = f"{claim} {subject}".casefold()
    for match in _GRADED.finditer(passage.text):
        alone = _count(match["what"].split()[0], passage.text) == 1
        if terms_of(match["what"]) & said and alone and match["grade"].casefold() not in known:
            return match.group()
    told = _WAS_GRADED.search(passage.text)
    return told["grade"] if told and told["grade"].casefold() not in known else None


def _count(word: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))
