"""Whose a number is by what stands beside it: of things that are no people, of some people, of an item, of others."""

from __future__ import annotations

import re

from evidence.agreement.passages.pair_lists import BESIDE
from evidence.agreement.passages.passage import Passage, Value
from evidence.agreement.passages.subjects import Source
from evidence.agreement.words.terms import terms_of
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
_STEM = 5
_WORDS = late_regex(r"\w[\w–-]*")
_ITEM = late_regex(r"[:;(]\s?(?P<name>[^\W\d_][^\d:;()]{2,40}?)[\s,=]*(?=[-−]?\d)")
"""An item of a list that begins with whose number it is: "strength training −2.5, …; walking −1.1, …"."""
_PEOPLE = r"(?:patients|people|participants|adults|women|men|children|adolescents|subjects|individuals|volunteers)"
_OF_SOME = late_regex(
    rf"[\s%)\]]*(?:of|in|among)\s(?:the\s|all\s)?(?P<before>(?:(?!of\b|in\b|the\b)[a-z-]+\s){{0,2}}?){_PEOPLE}\b"
    r"(?P<behind>\s(?:with|without|who|aged)\s[^,;.()]{3,60}?(?=\s(?:and|versus|vs|compared|at|after)\b|[,;.()]|\Z))?",
    re.IGNORECASE,
)


def of_other_things(claim: str, passage: Passage, value: Value) -> str | None:
    """Of what a share is one, where that is no people and the claim does not name it."""
    start, end = value.span
    found = _OF_THINGS.match(passage.text, end) or _THINGS_BEFORE.search(passage.text, max(0, start - 50), start)
    if value.measure.scale != "%" or found is None or found["thing"][:_STEM].casefold() in claim.casefold():
        return None
    return found["thing"]


def found_with_others(claim: str, passage: Passage, value: Value) -> str | None:
    """With whom a number was found, where the claim has the words behind another number and not these."""
    told = [(match.span(), match["whom"], _words(match["whom"])) for match in BESIDE.finditer(passage.text)]
    own = next((one for one in told if value.span[0] <= one[0][0] < value.span[1]), None)
    if own is None or own[2] <= (ours := _words(claim)):
        return None
    apart = [words - own[2] for _, _, words in told if words - own[2]]
    return own[1] if any(words <= ours for words in apart) else None


def _words(text: str) -> frozenset[str]:
    """The words of a text as they stand: of types III and V no term is left."""
    return frozenset(_WORDS.findall(text.casefold())) - {"the", "a", "an", "those", "group", "groups", "arm", "alone"}


def item_of_another(claim: str, passage: Passage, value: Value) -> str | None:
    """Whose item of a list a number stands in, where the claim has the name of another item and not of this one."""
    items = list(_ITEM.finditer(passage.text))
    before = [item for item in items if item.end() <= value.span[1]]
    if len(items) < 2 or not before or ";" not in passage.text[before[0].end() : items[-1].start() + 1]:
        return None
    own, ours = terms_of(before[-1]["name"]), terms_of(claim)
    named = any(terms_of(item["name"]) - own and terms_of(item["name"]) - own <= ours for item in items)
    return before[-1]["name"] if named and own - ours else None


def of_some_people(claim: str, passage: Passage, value: Value, source: Source) -> str | None:
    """Of which people a share is one, where the claim does not name them so, and they are not the whole study's."""
    found = _OF_SOME.match(passage.text, value.span[1]) if value.measure.scale == "%" else None
    if found is None:
        return None
    words = f"{found['before']}{found['behind'] or ''}".strip()
    return words if terms_of(words) - terms_of(claim) - source.subject else None
