"""Author lists as people write them."""

from __future__ import annotations

import re

_ET_AL = re.compile(r",?\s*(?:\bet al\b\.?|\band others\b|…|\.\.\.)\s*\.?$", re.IGNORECASE)
_INITIALS = r"(?:[A-ZÀ-Þ]\.?[ -]?){1,4}"
_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|el|al|bin|ter|ten|aan|het|'t|’t)\s+)*"
_FAMILY = rf"{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]+(?:\s[A-ZÀ-Þ][\w'’-]+){{0,2}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III)\.?)?"
_ONE = re.compile(
    rf"\s*(?:&|and\b|y\b|und\b)?\s*(?:"
    rf"(?P<family>{_FAMILY}),?\s(?P<initials>{_INITIALS}(?![\w]){_SUFFIX})"
    rf"|(?P<given>(?:[A-ZÀ-Þ]\.\s?-?)+(?:[A-ZÀ-Þ][\w-]+\s(?=[A-ZÀ-Þ]))?)\s?(?P<last>{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]+){_SUFFIX}"
    rf"|(?P<full>{_FAMILY}),\s(?P<first>[A-ZÀ-Þ][\w-]+(?:\s(?:[A-ZÀ-Þ]\.?|[A-ZÀ-Þ][\w-]+))*)(?=,?\s*(?:;|&|\band\b|$))"
    rf"|(?P<plain>[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]*){{1,3}})(?=\s*(?:,|;|&|\band\b|$))"
    rf")\s*(?:[,;]|(?=&|\band\b)|\.?\s*$)"
)
_INITIAL_LAST = re.compile(r"\b[A-ZÀ-Þ]\.$")
_GROUP = re.compile(
    r"[A-ZÀ-Þ][\w'’.&-]*(?:\s(?:of|for|and|the|on|in|&|[A-ZÀ-Þ][\w'’&-]*))*\s?"
    r"(?:Organi[sz]ation|Association|Agency|Institute|Society|Collaboration|Group|Committee|Administration|Academy|Network|Investigators"
    r"|Centers?|Centre|Department|Ministry|Council|Foundation|College|Inc|Ltd|GmbH|LLC|Consortium|Commission|Service)\b[^.]*"
    r"|[A-Z]{2,6}"
)


def authors_in(text: str, *, strict: bool = False) -> tuple[tuple[str, ...], bool]:
    """The authors of a written list, each "Family, Initials" or a group's name, and whether the list was cut short.

    Empty where the words do not read as a list of authors from beginning to end. `strict` takes no names whose parts
    carry neither a comma nor initials ("Jane Doe"), since a title may look like that.
    """
    words = text.strip(" ,:;\t\n")
    if words.endswith(".") and not _INITIAL_LAST.search(words):
        words = words.rstrip(" .")
    cut = _ET_AL.search(words)
    truncated = cut is not None
    if cut:
        words = words[: cut.start()].strip(" ,.")
        if re.fullmatch(_FAMILY, words):
            return (words,), True
    if _GROUP.fullmatch(words) and len(words) < 150:
        return (words,), truncated
    found: list[str] = []
    position = 0
    while position < len(words):
        match = _ONE.match(words, position)
        if match is None or match.end() == position or (strict and match["plain"]):
            break
        found.append(_name(match))
        position = match.end()
    if found and position >= len(words):
        return tuple(found), truncated
    return ((), False)


def _name(match: re.Match[str]) -> str:
    family = match["family"] or match["last"] or match["full"]
    if family is None:
        *given, last = (match["plain"] or "").split()
        return f"{last}, {' '.join(given)}"
    given_names = match["initials"] or match["given"] or match["first"] or ""
    return f"{family}, {given_names.strip(' ,')}"


def family_of(author: str) -> str:
    """The family name of "Family, Given", "Family GG" or "Given Family"; a group's name as it is."""
    if "," in author:
        return author.split(",", 1)[0].strip()
    words = author.split()
    if len(words) >= 2 and re.fullmatch(r"[A-Z.\-]{1,5}", words[-1]):
        return " ".join(words[:-1])
    return words[-1] if len(words) in (2, 3) and not _GROUP.fullmatch(author) else author
