"""Stories: what happened to one person, told of her or by her.

"Sarah arrived on a Friday" asks for no source. What a story says of the treatment itself ("The lamp helps most people")
does, and so does a testimonial with a result ("My pain was gone in two days").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from evidence.claims.wording import listed
from evidence.late import late_regex, rare_regex

_SAID = (
    r"(?:says|said|recalls?|recalled|admits?|admitted|remembers|remembered|explains|explained|laughs|laughed|notes|noted"
    r"|adds|added|shares|shared|felt|feels|realizes|realized|summarizes|smiles|smiled|arrived|wondered|continues"
    r"|describes|described|tells|told|thinks|thought|writes|wrote|began|started|decided|noticed|returned|tried)"
)
_NAMED = rare_regex(
    rf"(?<![\w.])(?P<before>[A-Z][a-z]{{2,14}})(?:, \d+,)? {_SAID}\b(?!:)"
    rf"|\b{_SAID} (?P<after>[A-Z][a-z]{{2,14}})\b(?! (?:et|and col))"
)
_NO_NAMES = listed(
    """
    The This That These Those She He They It We You Our Your Her His One Many Most Some Researchers Patients People
    Doctors Experts Studies Research Treatment Therapy Dr Everyone Someone Nobody Women Men Participants Each Who What
    """
)
_OFTEN = 2
_SHARE = 0.2
_PAST = late_regex(
    r"\A[\"“'‘]|\b(?:was|were|had|felt|came|went|started|began|arrived|knew|could|couldn't|wasn't|weren't|didn't|hadn't"
    r"|reviewed|explained|noticed|seemed|looked|changed|happened)\b|[\"”]\Z"
)
_PERSON = late_regex(
    r"[\"“'‘(]?\s*(?:(?:[Aa](?:nd|s|t|fter)|[Bb](?:ut|y)|[Ss]o|[Tt](?:hen|oday)|[Nn]ow|[Ww](?:hen|hile)|[Ii]n|[Ff]or|[Oo]ver)\b,?\s"
    r"(?:[\w'’-]+,?\s){0,8}?)?(?P<who>[A-Z][a-z]+|[Ss]he|[Hh]e|[Hh]er|[Hh]is)\b"
)
# "Claire, a retired swim coach, came to us"; "Dr. Roe trained at …": no study, and no subject of one.
_BIOGRAPHY = late_regex(
    r"[A-Z][a-z]+(?: [A-Z][\w.'’-]*)?, (?:\d\d\b|(?:an?|the|our|my|now|aged?) [^.,]{2,60}, (?:came|comes|told"
    r"|tells|joined|says|said"
    r"|wrote|booked|walked|arrived|tried|put)\b)"
    r"|(?:Dr\.?|Prof(?:essor|\.)?|Nurse|Mr\.?|Mrs\.?|Ms\.?|Miss)"
    r" (?:[A-Z][\w.'’-]*,? ){1,3}(?:is (?:an?|our|the)|was|has (?:been|over|more)|trained"
    r"|graduated|took|takes"
    r"|completed|practi[cs]es|joined|holds|earned|leads|founded|lives|specializes|specialises|works)\b"
)
_OPENING = 30
_QUOTES = "\"“'‘"
_PRONOUNS = frozenset(("she", "he", "her", "his"))
_FIRST_PERSON = late_regex(r"(?<![\w-])(?:I (?=[a-z])|I'm|I've|I'd|my\b|me\b|myself\b)")
_NUMERAL = late_regex(r"\b(?:type|phase|class|grade|stage|factor|level|group|complex|collagen) I\b", re.IGNORECASE)


def people_in(texts: Iterable[str]) -> frozenset[str]:
    """The first names of those whom a document tells about: they say, feel or do something at least twice."""
    counts: Counter[str] = Counter()
    for text in texts:
        for match in _NAMED.finditer(text):
            counts[match["before"] or match["after"]] += 1
    return frozenset(name for name, count in counts.items() if count >= _OFTEN and name not in _NO_NAMES)


def tells(text: str, people: frozenset[str]) -> bool:
    """Whether a sentence is about one of these people, or is said in the first person."""
    first_person = _FIRST_PERSON.search(text)
    if first_person and (first_person.start() < _OPENING or text[:1] in _QUOTES) and not _NUMERAL.search(text):
        return True
    if _BIOGRAPHY.match(text):
        return True
    match = _PERSON.match(text)
    return match is not None and (match["who"] in people or match["who"].casefold() in _PRONOUNS)


def tells_a_story(sentences: Iterable[str], people: frozenset[str]) -> bool:
    """Whether a fifth or more of a document is about these people."""
    told = [tells(text, people) for text in sentences]
    return bool(told) and sum(told) >= _SHARE * len(told)


def is_narrated(text: str) -> bool:
    """Whether a sentence of a story goes on with it: it is told in the past, or quoted."""
    return _PAST.search(text) is not None
