"""Author lists as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.late import late_regex

_ET_AL = late_regex(r"[,;]?\s*(?:\bet al\b\.?|\bet coll\b\.?|\band others\b|…|\.\.\.)\s*\.?$", re.IGNORECASE)
_ASIDE = late_regex(r"\s\([^()]{3,120}\)$")
_INITIALS = r"(?!(?:II|III|IV|Jr|Sr)\b)(?:[A-ZÀ-Þ]\.?[ -]?){1,4}"
_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]o|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Ee]l|al|bin|ter|ten"
    r"|aan|het|zu|af|das|'t|’t)\s+)*"
)
_WORD = r"(?:d['’])?[A-ZÀ-Þ][\w'’ʼ`´-]+"
# A further word of a family name is no initials: "VAN DEN BERG A", but not "HO J, OH D".
_FURTHER = rf"{_PARTICLE}(?:[A-ZÀ-Þ](?=['’A-ZÀ-Þ-]*[a-zß-ÿ])[\w'’ʼ`´-]+|[A-ZÀ-Þ]{{4,}})"
_FAMILY = rf"{_PARTICLE}{_WORD}(?:\s{_FURTHER}){{0,2}}"
_SUFFIX = r"(?:,?\s(?:Jr|JR|Sr|II|III|IV|2nd|3rd)\.?)?"
_ONE = late_regex(
    rf"\s*(?:(?:&|and\b|y\b|und\b|AND\b|…|\.\.\.)\s*)?(?:"
    rf"(?P<family>{_FAMILY}),?\s(?P<initials>{_INITIALS}(?![\w]){_SUFFIX})"
    rf"|(?P<given>(?:[A-ZÀ-Þ]\.\s?-?)+(?:[A-ZÀ-Þ][\w-]+\s(?=[A-ZÀ-Þ]))?)\s?"
    rf"(?P<last>{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]+(?:\s(?:de|van|von)\s[A-ZÀ-Þ][\w'’-]+)?){_SUFFIX}"
    rf"|(?P<full>{_FAMILY}),\s(?P<first>[A-ZÀ-Þ][\w-]+(?:\s(?:[A-ZÀ-Þ]\.?|[A-ZÀ-Þ][\w-]+))*)(?=,?\s*(?:;|&|\band\b|$))"
    rf"|(?P<bare>[A-ZÀ-Þ]{{1,3}})\s(?P<surname>{_PARTICLE}[A-ZÀ-Þ][\w'’ʼ-]*[a-zß-ÿ][\w'’ʼ-]*)(?=,|\s(?:&|and)\s|$)"
    rf"|(?P<plain>(?!The\s|An?\s)[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]*){{1,3}})(?=\s*(?:,|;|&|\band\b|$))"
    rf")\s*(?:[,;]|(?=&|\band\b|\bAND\b|…|\.\.\.)|\.?\s*$)"
)
# A name in the midst of a list that is spelt as no name is.
_ODD = late_regex(
    r"\s*(?:(?:&|and\b)\s*)?(?P<family>[\w'’´-]+(?:\s[\w'’´-]+){0,2}),?\s"
    r"(?P<initials>(?:[A-ZÀ-Þ]\.?[ -]?){1,3})\s*(?:[,;]|$)"
)
_UNSTOPPED = late_regex(rf"\s*(?P<family>{_FAMILY})\s(?P<initials>[A-ZÀ-Þ]{{1,3}})\s(?=[A-Z0-9][\w-]*\s[a-zα-ω])")
_INITIALS_END = late_regex(r"\s[A-ZÀ-Þ]{1,3}[,;]")
_INITIAL_LAST = late_regex(r"\b[A-ZÀ-Þ]\.$")
_END = late_regex(r"[.:](?=\s)|[.:]$|(?<=[\w.)]),?(?=\s[\"“])")
_GROUP = late_regex(
    r"(?:[Tt]he )?(?:[A-ZÀ-Þ][\w'’.&-]*(?:,?\s(?:of|for|and|the|on|in|to|&|[A-ZÀ-Þ][\w'’&-]*))*\s)??"
    r"(?i:organi[sz]ation|association|agency|institutes?|society|collaboration|collaborators|group|committee|panel"
    r"|administration|academy|network|investigators|centers?|centre|department|ministry|council|foundation|college|inc"
    r"|ltd|gmbh|llc|consortium|commission|services?|initiative|alliance|federation|task force|trialists['’]?)\b"
    r"(?:[,\s]\s?(?:of|for|and|the|on|in|to|&|\(?[A-ZÀ-Þ][\w'’&-]*\)?))*"
    r"|[A-Z]{2,6}"
)
_DOTTED_INITIAL = late_regex(r"[^\W\d_]\.")
_WHOLE_NAME = late_regex(r"(?:[^\W\d_][\w.'’ʼ-]*\s?){1,5}")
_LONGEST_GROUP = 150
_LONGEST_LIST = 4000
_LAST_NAME = 160
_LOWER = late_regex(r"\b[a-zß-ÿ]{4,}")


def authors_in(text: str, *, strict: bool = False) -> tuple[tuple[str, ...], bool]:
    """The authors of a written list, each "Family, Initials" or a group's name, and whether the list was cut short.

    Empty where the words do not read as a list of authors from beginning to end. `strict` takes no names whose parts
    carry neither a comma nor initials ("Jane Doe"), since a title may look like that.
    """
    words = text.strip(" ,:;\t\n")
    if words.endswith(")"):
        words = _ASIDE.sub("", words)
    if words.endswith(".") and not _INITIAL_LAST.search(words):
        words = words.rstrip(" .")
    cut = _ET_AL.search(words[-12:])
    truncated = cut is not None
    if cut:
        words = words[: max(0, len(words) - 12) + cut.start()].strip(" ,;.")
        if re.fullmatch(_FAMILY, words):
            return (words,), True
    if is_group(words):
        return (words,), truncated
    matches = list(_names(words, strict=strict))
    if matches and matches[-1].end() >= len(words):
        return tuple(map(_name, matches)), truncated or "…" in words
    return ((), False)


def is_group(words: str) -> bool:
    """Whether the words are the name of a body or a study group."""
    return len(words) < _LONGEST_GROUP and _GROUP.fullmatch(words) is not None and not _INITIALS_END.search(words)


def authors_before(text: str) -> tuple[tuple[str, ...], bool]:
    """The authors that stand before a year: where a name in the list is spelt oddly, those before it."""
    authors, truncated = authors_in(text)
    if authors or len(_LOWER.findall(text)) * 5 > len(text.split()):
        return authors, truncated
    matches = list(_names(text, strict=True))
    if not matches or matches[-1].end() * 2 < len(text) or re.search(r"\d", text[matches[-1].end() :]):
        return (), False
    return tuple(map(_name, matches)), True


def leading_authors(text: str) -> tuple[tuple[str, ...], bool, int]:
    """The authors that an entry begins with, whether they were cut short, and where they end; 0 if there are none."""
    for strict in (True, False):
        matches = list(_names(text[:_LONGEST_LIST], strict=strict))
        # The name before a full stop is none of these; a word of the title may have been taken for a name as well.
        for kept in (matches, matches[:-1]) if matches else (matches,):
            begin = kept[-1].end() if kept else 0
            for end in _ends(text, begin):
                last, truncated = _last_authors(text[begin:end], strict=strict, alone=not kept)
                if (last or truncated) and not _is_heading(text, end, kept, last, strict=strict):
                    return (*map(_name, kept), *last), truncated, end
        if strict and (found := _unstopped(text, matches)):
            return found
    return (), False, 0


def _is_heading(text: str, end: int, kept: list[re.Match[str]], last: tuple[str, ...], *, strict: bool) -> bool:
    """Whether what reads as authors is the head of a title: capitals before a colon ("COPD: what is known")."""
    return text[end] == ":" and not kept and (not strict or (len(last) == 1 and last[0].isupper()))


def _last_authors(text: str, *, strict: bool, alone: bool) -> tuple[tuple[str, ...], bool]:
    """What a list ends with: a name, a group, or "et al."."""
    words = text.strip(" ,;")
    if not alone and _ET_AL.fullmatch(_ASIDE.sub("", words)):
        return (), True
    return authors_in(words, strict=strict)


def _ends(text: str, begin: int) -> list[int]:
    """Where a list of authors may end whose last name begins here, the farthest first."""
    limit = _LONGEST_GROUP + 20 if begin == 0 else _LAST_NAME
    return [match.start() for match in _END.finditer(text, begin, begin + limit)][::-1]


def _unstopped(text: str, matches: list[re.Match[str]]) -> tuple[tuple[str, ...], bool, int] | None:
    """A list without a full stop at its end: "A. Doe, B. Roe, Naps in adults" and "Doe A, Roe B Naps in adults"."""
    position = matches[-1].end() if matches else 0
    last = _UNSTOPPED.match(text, position)
    if last:
        return (*map(_name, matches), _spelt(last["family"], last["initials"])), False, last.end()
    if not matches or text[position - 1] != ",":
        return None
    closed = matches[-1].group().lstrip().startswith(("and ", "& "))
    if closed or all(match["last"] or match["surname"] for match in matches):
        return tuple(map(_name, matches)), False, position
    return None


def _names(words: str, *, strict: bool) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(words):
        match = _ONE.match(words, position)
        if match is None or match.end() == position or (strict and match["plain"]):
            match = _ODD.match(words, position) if position and strict else None
        if match is None:
            return
        yield match
        position = match.end()


def _name(match: re.Match[str]) -> str:
    parts = match.groupdict("")
    if plain := parts.get("plain"):
        *given, last = plain.split()
        return plain if is_group(plain) else _spelt(last, " ".join(given))
    found = [value for value in parts.values() if value]
    return _spelt(*(found[::-1] if parts.get("given") or parts.get("bare") else found))


def _spelt(family: str, given: str) -> str:
    return f"{family}, {given.strip(' ,')}"


def inverted_names(text: str) -> tuple[tuple[str, ...], bool]:
    """Whole names of which only the first is turned ("Doe, Jane, John Roe, and Ann Poe"), and if the list was cut."""
    words = text.strip(" ,.;")
    cut = _ET_AL.search(words[-12:])
    if cut:
        words = words[: max(0, len(words) - 12) + cut.start()].strip(" ,;.")
    first, *others = re.split(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+", words)
    if not others or _DOTTED_INITIAL.match(first) or not all(_WHOLE_NAME.fullmatch(name) for name in (first, *others)):
        return (), False
    given, *people = others
    parted = [(name.split()[-1], " ".join(name.split()[:-1])) for name in people]
    return (_spelt(first, given), *(_spelt(family, names) for family, names in parted)), cut is not None


def _is_family_in_capitals(words: list[str]) -> bool:
    """Whether the last word is a family name in capitals rather than initials: "L PYLE", "YUNSEON CHOI"."""
    last = words[-1]
    if not last.isalpha():
        return False
    return all(len(word.strip(".")) < min(3, len(last)) for word in words[:-1]) or (
        len(last) > 3 and all(word.isupper() for word in words)
    )


def family_of(author: str) -> str:
    """The family name of "Family, Given", "Family GG" or "Given Family"; a group's name as it is."""
    if "," in author:
        return author.split(",", 1)[0].strip()
    words = author.split()
    if len(words) >= 2 and re.fullmatch(r"[A-Z.\-]{1,5}", words[-1]) and not _is_family_in_capitals(words):
        return " ".join(words[:-1])
    return words[-1] if len(words) in (2, 3) and not _GROUP.fullmatch(author) else author
