"""The names that a sentence gives its numbers to: "with A and B were x and y", "x with A as compared with y with B".

One reader for claim and source. Names and numbers stand in one order, or each name beside its number; where two lists
of names would fit, none is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from evidence.late import late_regex

_ASIDE = late_regex(r"\s?(?:\([^()]*\)|\[[^\[\]]*\])")
_CLAUSE = late_regex(r"[.;:](?=\s|\Z)|,\s(?=(?:while|whereas|but)\b)")
_NUMBER = r"(?<![\w.,-])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:\sof\s\d[\d,]*)?(?![\w.,]*\d)"
_OF_WHICH = r"(?:in|on|of|for|to|by|with|at|after|from|among|and|or|versus|vs|compared|than|were|was)"
_UNIT = rf"(?:\s?%|[\s-](?!{_OF_WHICH}\b)[A-Za-zµμ%/²]+){{0,2}}"
_AND = r"(?:,?\s(?:and|versus|vs\.?|or|(?:as\s)?compared\s(?:with|to))\s|,\s)"
_ROW = late_regex(rf"{_NUMBER}{_UNIT}(?:{_AND}{_NUMBER}{_UNIT})+", re.IGNORECASE)
"""Numbers side by side, which nothing but their order tells apart."""
_VERB = (
    r"(?:was|were|is|are|had|has|have|took|takes|fell|rose|grew|lost|got|won|gave|showed|reached|lasted|averaged"
    r"|(?!unt|non)[a-z]{3,}(?<!-)ed)"
)
_SAID = late_regex(rf"\s{_VERB}(?=(?:\s[a-z-]+){{0,4}}\s?\Z)", re.IGNORECASE)
"""Before a row: what is said of its names."""
_BEHIND = late_regex(
    r"(?:\s(?!(?:with|among|after|given|receiving)\b)[a-z-]+){0,4}?\s(?:with|in|on|among|for|after|of|by|given|receiving)"
    r"\s(?P<names>[^.;:]+?)(?=,?\srespectively|\s(?:groups|arms)\b|[.;:]|\Z)",
    re.IGNORECASE,
)
_AT_FIRST = late_regex(
    r"\A(?:\w+:\s)?(?:at|after|in|by|during|overall|among|for|over|within|of)\b[^,]*,\s", re.IGNORECASE
)
_LEADING = late_regex(
    r"\b(?:with|in|for|of|to|by|among|on|after|between|from|than|given|receiving|at|during)\s", re.IGNORECASE
)
"""Before the first name of a list, where the sentence does not begin with it."""
_TRAILING = late_regex(
    r"\s(?:with|in|for|of|to|by|among|on|after|at|during|from|over|within|each|alone|groups?|arms?)\b.*|,.*",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = late_regex(_AND, re.IGNORECASE)
_OPEN = late_regex(r"(?:\b(?:and|versus|vs\.?|or|with|to|the)|,)\Z", re.IGNORECASE)
"""Before a name that looks like a verb: "vaccinated and unvaccinated"."""
_ARTICLE = late_regex(r"(?:(?:the|an?|both|either|those|that|of|in)\s)+", re.IGNORECASE)
_NO_NAME = late_regex(
    r"\b(?:were|was|are|is|had|has|have|then|who|which|that|both|either|it|they|baseline|overall|respectively)\b|\d\s?%?\Z"
    r"|\A(?:in|on|at|by|with|of|for|to|from|among|after)\Z",
    re.IGNORECASE,
)
BESIDE = late_regex(
    r"(?<![\w.,])(?<!type )(?<!stage )(?<!phase )(?<!grade )"
    r"(?:\d[\d.,]*(?:\s?(?:±|\+/-)\s?\d[\d.,]*)?[%)\]\s]*|none\s)(?:\b[a-z]+\s){0,2}"
    r"(?:with|in|on|among|for|given|receiving|taking|of(?=\s[\w/]+-(?:treated|exposed|assigned|trained)\b"
    r"|\s(?:the\s)?(?:[\w/-]+\s){1,3}(?:group|arm)\b))\s(?P<whom>[^,;.()\d]+?)"
    r"(?=\s(?:and|or|versus|vs|compared|while|but|than|against)\b|[,;.()]|\Z)",
    re.IGNORECASE,
)
"""A number or "none", and right behind it with whom it was found; doses are told apart on their own."""
_AT = r"(?:\s(?:of|in|at|after|by|over|within)\s(?:the\s)?[\w-]+(?:\s\w+)?)?"
_EACH = late_regex(
    rf"(?:\A|[,;:.]\s)(?:the\s)?(?P<one>[^,;:.\d]{{2,50}}?)\s{_VERB}(?:\s[a-z-]+){{0,2}}\s{_NUMBER}{_UNIT}{_AT},?"
    rf"\s(?:and|while|whereas|but|versus)\s(?:the\s|that of\s)?(?P<other>[^,;:.\d]{{2,50}}?)"
    rf"(?:\s{_VERB}(?:\s[a-z-]+){{0,2}})?,?\s{_NUMBER}",
    re.IGNORECASE,
)
"""Two names before their numbers: "the A group gained x and the B group y"."""
_COMPARATIVE = late_regex(
    r"\b(?:more|less|fewer|higher|lower|greater|longer|shorter|better|worse|larger|smaller|faster|slower|than|superior\w*"
    r"|inferior\w*|outperform\w*|significan\w*|differ\w*|only|benefi\w*|effective\w*)\b",
    re.IGNORECASE,
)
_NUMERAL = late_regex(r"\d[\d,]*(?:\.\d+)?")
_SIDE_BY_SIDE = late_regex(
    r"(?P<one>[^\W\d][\w-]+)(?:\s(?:groups?|arms?))?(?:,?\s(?:and|or|versus|vs\.?)|,)\s(?:the\s|an?\s)?(?P<other>[^\W\d][\w-]+)",
    re.IGNORECASE,
)
_A_RESULT = late_regex(r"\d\s?%|\d\.\d")
"""Among names: then they are of other numbers."""
_WORDS, _MOST = 6, 5
_NEAR = 250
"""So many characters before a row are looked through for names."""


@lru_cache(maxsize=512)
def names_with_numbers(sentence: str) -> tuple[tuple[str, ...], ...]:
    """The lists of names to which a sentence gives a number each, in the order of the numbers."""
    plain = _ASIDE.sub("", sentence)
    found = (*_in_rows(plain), *_beside(sentence), *_before_each(plain))
    return tuple(dict.fromkeys(names for names in found if _are_names(names)))


def tells_of_each(claim: str) -> bool:
    """Whether a claim gives each of several its number, and says of none that it has more, or that they differ."""
    return not _COMPARATIVE.search(claim) and bool(names_with_numbers(claim))


def is_in_another_order(claim: str, text: str) -> tuple[str, str] | None:
    """Two names side by side in a claim that gives numbers in a row, where a text with the same numbers has names and
    numbers in orders that do not go together."""
    for row in _ROW.finditer(claim):
        numerals = [one.group() for one in _NUMERAL.finditer(row.group())]
        first, last = _place(numerals[0], text), _place(numerals[-1], text)
        if first is None or last is None or first == last:
            continue
        rest = f"{claim[: row.start()]} ; {claim[row.end() :]}"
        for names in _SIDE_BY_SIDE.finditer(rest):
            one, other = (_place(names[side], text) for side in ("one", "other"))
            if one is not None and other is not None and one != other and (one < other) != (first < last):
                return names["one"], names["other"]
    return None


def _place(word: str, text: str) -> int | None:
    """Where the only place is that a text has a word; None where it has none, or several."""
    found = [
        match.start() for match in re.finditer(rf"(?<![\w.-]){re.escape(word)}(?!\w|[.,-]\w)", text, re.IGNORECASE)
    ]
    return found[0] if len(found) == 1 else None


def _in_rows(plain: str) -> Iterator[tuple[str, ...]]:
    """The names before or behind numbers that stand side by side."""
    for row in _ROW.finditer(plain):
        size = len(_JOINT.findall(row.group())) + 1
        near = max(0, row.start() - _NEAR)
        start = max((end.end() for end in _CLAUSE.finditer(plain, near, row.start())), default=near)
        behind = _BEHIND.match(plain, row.end())
        told = (_before(plain[start : row.start()]), behind["names"] if behind else "")
        lists = {names for text in told if not _A_RESULT.search(text) for names in _lists(text.strip(), size)}
        if len(lists) == 1:
            yield lists.pop()


def _before(text: str) -> str:
    """The words before a row of numbers without what is said of them; none where that does not end them."""
    ends = (said.start() for said in _SAID.finditer(text))
    return next((text[:end] for end in ends if _JOINT.search(text, 0, end) and not _OPEN.search(text, 0, end)), "")


def _lists(text: str, size: int) -> Iterator[tuple[str, ...]]:
    """The lists of so many names in a text, each begun at its beginning or behind one of its prepositions."""
    text = _AT_FIRST.sub("", text)
    for part in _LEADING.split(text):
        names = tuple(map(_name, _JOINT.split(part)))
        if len(names) == size:
            yield names


def _name(text: str) -> str:
    words = _TRAILING.sub("", text.strip(" ,"), count=1)
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words


def _beside(sentence: str) -> Iterator[tuple[str, ...]]:
    """The names that stand right behind numbers."""
    for clause in _CLAUSE.split(sentence):
        names = tuple(dict.fromkeys(_name(one["whom"]) for one in BESIDE.finditer(clause)))
        if len(names) > 1:
            yield names


def _before_each(plain: str) -> Iterator[tuple[str, ...]]:
    """The names that stand before their numbers, where what is said of the first is not said again."""
    yield from ((_name(one["one"]), _name(one["other"])) for one in _EACH.finditer(plain))


def _are_names(names: Sequence[str]) -> bool:
    """Whether these can be names: as few words and as many names as lists have, and none with a verb."""
    return 1 < len(names) <= _MOST and all(
        name and len(name.split()) <= _WORDS and not _NO_NAME.search(name) for name in names
    )
