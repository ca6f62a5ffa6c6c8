"""What limits the result of a sentence, and a claim leaves out or puts in: a kind, some people, a condition, an arm.

Both are read in phrases. One of which the other has no word ("in those aged 65 or older"), and a word before a name
that only one side has ("night-time itch", "influenza A"), say that the two speak of other things. What the whole study
is about, and how a result was measured, limits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from evidence.agreement.effects.spelled import short_forms, spelled_out
from evidence.agreement.passages.columns import is_result, owned_by
from evidence.agreement.passages.contrasts import kinds_of
from evidence.agreement.passages.groups import groups_listed
from evidence.agreement.passages.passage import Passage
from evidence.agreement.passages.subjects import Source
from evidence.agreement.prose.clauses import own_clause, told_clause
from evidence.agreement.prose.telling import FREE, OF_A_RESULT, TOLD
from evidence.agreement.scales.measures import follows, measure_of
from evidence.agreement.scales.written import written_quantities
from evidence.agreement.words.pointers import pointers_of
from evidence.agreement.words.terms import is_level, term_list, terms_of
from evidence.claims.claim import QuantityKind
from evidence.claims.numerals import NUMERAL
from evidence.late import late_regex

_LIMITING = (
    r"in|among|amongst|of|for|with|without|on|at|after|before|during|under|over|above|below|against|within|between"
    r"|because of|due to|owing to|if|when|where|who|whose|whom|that|which|using|given|receiving|taking|aged|only|unless"
    r"|except|excluding|provided|following|despite|\Aas"
)
"""What begins a phrase that may limit a result."""
_PHRASE = late_regex(
    rf"\b(?P<limiting>{_LIMITING})\b|[,;:]|\b(?:and|or|but|than|versus|vs\.?|compared|from|to|by|via|as|per|while|whereas"
    r"|was|were|is|are|be|been|being|had|has|have|did|does|do)\b",
    re.IGNORECASE,
)
_LISTED = late_regex(r"\b[A-Z](?:, [A-Z])*,? and [A-Z]\b")
_OF_WHOM = frozenset({"in", "among", "of"})
_LINKS = late_regex(r"\b(?:of|because of|due to|owing to|for|from|to|in)\Z", re.IGNORECASE)
"""What joins a name to the one that it stands with: "discontinuation because of adverse events"."""
WORD = late_regex(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LETTER = late_regex(r"(?<=[a-z] )(?:[A-Z]|[IVX]{1,3})(?![\w'’-])")
"""A letter or a Roman numeral by which a name is told from its like."""
_PEOPLE = terms_of(
    "women woman men man female male girls boys children adolescents infants elderly adults smokers carriers responders"
)
_OTHERS = {
    term: terms_of(others)
    for some, others in (
        ("women", "men"),
        ("men", "women"),
        ("girls", "boys adults women"),
        ("boys", "girls adults men"),
        ("children adolescents teenagers infants", "adults"),
        ("adults", "children adolescents infants"),
        ("smokers", "nonsmokers"),
        ("nonsmokers", "smokers"),
        ("premenopausal", "postmenopausal"),
        ("postmenopausal", "premenopausal"),
    )
    for term in terms_of(some)
}
"""Whom a text may tell apart from some of its people."""
_HEAD = 3
"""So many sentences say whom a study was made in."""
_ONLY = late_regex(r"\b(?:only|except(?:ing)?|unless|provided that|but not|apart from|other than|if)\b", re.IGNORECASE)
_SORTS = frozenset({QuantityKind.AGE, QuantityKind.DOSE})
_TIMED = late_regex(
    r"\b(?:at|by|after|within|over|in|during|for)?\s?(?:the (?:first|second|third|last) )?"
    r"(?:(?:\d+|one|two|three|four|five|six|eight|nine|ten|twelve)[- ](?:minutes?|hours?|days?|weeks?|months?|years?)"
    r"|(?:day|week|month|year) \d+)\b",
    re.IGNORECASE,
)
_PHASE = late_regex(r"\bphases?\s(?:[IVX]{1,3}|[1-4])[ab]?\b", re.IGNORECASE)
"""Of a study: it limits no result."""
_DOSED = late_regex(r"(?P<name>[^\W\d_][\w-]{3,})\s(?P<dose>\d[\d.]*\s?(?:%|mg|mcg|µg|g|ml|iu|units?))", re.IGNORECASE)
_NUMBER = late_regex(NUMERAL)
_OF_ITSELF = late_regex(r"\s(?:this|our|the present|these|them|both|all|each)\b", re.IGNORECASE)
"""Of the study, or of all that were told of."""
_ARM = late_regex(r"\b(?:groups?|arms?|users|recipients)\W*\Z", re.IGNORECASE)
_TREATED = late_regex(
    r"\b(?:treatment|intervention|active|treated)\s(?:versus|vs|and|compared|group|arm)\b", re.IGNORECASE
)
"""By which a sentence calls what the text began with."""
_JOINING = frozenset("to and of the in on by or".split())


def left_out(claim: str, passage: Passage, source: Source) -> str | None:
    """The first words that limit what a sentence says, and that a claim has nothing of; None where there are none."""
    own, whole = _PHASE.sub(" ", own_clause(claim, passage)), _of_the_whole(source)
    free = FREE | whole if passage is source.passages[0] else FREE
    unsaid = _Unsaid(free, whole, whole - _of_groups(source.text), kinds_of(source.text))
    phrases = _lacking(claim, own, unsaid)
    marks = _marks(f"{claim} {_beside_its_like(claim, passage.text)}", own)
    apart = _named_further(claim, passage.text, replace(unsaid, free=FREE | whole))
    return next(chain(_conditions(claim, own), _amounts(claim, own), phrases, marks, apart), None)


def _named_further(claim: str, text: str, unsaid: _Unsaid) -> Iterator[str]:
    """What stands behind a name of a claim, anywhere in a sentence that has it once, and may tell it from its like."""
    said = terms_of(claim)
    for phrase in _phrases(claim, text, unsaid):
        *_, name, word = ("", "", *phrase.words)
        behind = word in phrase.lacking and f"{name} {word}" in phrase.text and not word.endswith("ly")
        once = sum(not terms_of(name).isdisjoint(terms_of(one)) for one in WORD.findall(text)) == 1
        if behind and once and not terms_of(name).isdisjoint(said):
            yield f"{name} {word}"


def _beside_its_like(claim: str, text: str) -> str:
    """Letters of a list that a claim has one of: what is said of groups A and B is said of either."""
    ours = set(WORD.findall(claim))
    return " ".join(listed for listed in _LISTED.findall(text) if not ours.isdisjoint(WORD.findall(listed)))


def put_in(claim: str, passage: Passage, source: Source) -> str | None:
    """The first words by which a claim speaks of less than its sentence, or of something else; None without any.

    Of whom the whole study was need not stand in each sentence; what they were given, and with which result, has to.
    """
    told = f"{told_clause(claim, passage)} {known_beside(claim, passage, source)}"
    told = f"{told} {' '.join(spelled_out(terms_of(told), short_forms(source.text)))}"
    kinds = source.subject - _PEOPLE - _of_groups(source.text)
    unsaid = _Unsaid(FREE - _PEOPLE, _of_the_whole(source) | _studied(source), kinds, kinds_of(source.text))
    phrases = _lacking(told, _TIMED.sub(" ", claim), unsaid)
    return next(chain(_amounts(told, claim), phrases, _marks(told, claim)), None)


def limits_otherwise(claim: str, passage: Passage, source: Source) -> bool:
    """Whether a claim says in whom, or on what condition, and a sentence does not: "as monotherapy"."""
    unsaid = _Unsaid(TOLD, _of_the_whole(source) | _studied(source))
    return any(unsaid.limits(phrase) for phrase in _phrases(passage.text, _TIMED.sub(" ", claim), unsaid))


def known_beside(claim: str, passage: Passage, source: Source) -> str:
    """What need not be named: groups by whose order the numbers of a claim stand, and a medicine beside its dose."""
    ours = [quantity for quantity in written_quantities(claim) if is_result(quantity, claim)]
    owned = (owned_by(quantity, claim, passage, source.text) for quantity in ours)
    named = terms_of(passage.text)
    names = [one.theirs for one in owned if one and one.is_told and named.isdisjoint(terms_of(one.theirs))]
    names += [passage.context] if len(ours) > 1 else []
    names += [match["name"] for match in _DOSED.finditer(claim) if match["dose"] in passage.text]
    names += _of_the_whole(source) if _TREATED.search(passage.text) else []
    return " ".join(names)


def _of_the_whole(source: Source) -> frozenset[str]:
    """What the first sentence of a text names: it need not be named again."""
    return source.passages[0].terms if source.passages else frozenset()


def _studied(source: Source) -> frozenset[str]:
    """The people that the beginning of a text names, and the text tells from no others."""
    told = (one for one in source.passages[:_HEAD] if all(value.measure.scale != "%" for value in one.values))
    head = frozenset[str]().union(*(one.terms for one in told)) & _PEOPLE
    return frozenset(one for one in head if _OTHERS.get(one, frozenset()).isdisjoint(source.words))


def _of_groups(text: str) -> frozenset[str]:
    """The words by which a text tells its groups apart."""
    return frozenset[str]().union(*(group.terms for groups in groups_listed(text) for group in groups))


def _conditions(claim: str, own: str) -> Iterator[str]:
    if _ONLY.search(claim) is None:
        yield from (match.group() for match in _ONLY.finditer(own))


def _amounts(other: str, text: str) -> Iterator[str]:
    """The ages, doses and limits of a text that another has no number for."""
    theirs = [one for one in map(measure_of, written_quantities(other)) if one is not None]
    for quantity in written_quantities(text):
        measure = measure_of(quantity)
        limits = quantity.kind in _SORTS or (measure and measure.number.bounded and quantity.kind is QuantityKind.OTHER)
        if limits and measure and not any(follows(one, measure) or follows(measure, one) for one in theirs):
            yield quantity.text


def _marks(other: str, text: str) -> Iterator[str]:
    """The letters, numerals and levels by which a text tells its things from their like: "hepatitis B", "type 2"."""
    words = set(WORD.findall(other))
    yield from (match.group() for match in _LETTER.finditer(text) if match.group() not in words)
    yield from sorted(term for term in terms_of(text) - terms_of(other) if is_level(term))


@dataclass(frozen=True)
class _Phrase:
    """Words up to the next joint, the joint before them, and whether they limit what stands before.

    `words` are those that say something, `lacking` those of them that another text has not.
    """

    joint: str
    limiting: bool
    text: str
    words: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether another text has none of its words."""
        return bool(self.words) and len(self.lacking) == len(self.words)

    def governs(self, said: frozenset[str]) -> bool:
        """Whether it names something of what stands behind it, and nothing of that is `said`: "treatment for pain"."""
        terms = terms_of(self.text)
        return bool(terms - OF_A_RESULT) and terms.isdisjoint(said)


@dataclass(frozen=True)
class _Unsaid:
    """Words that need not be said: none of them (`free`), not of whom (`whole`), and not before a name (`kinds`).

    The last have to be the only ones that a text puts before that name.
    """

    free: frozenset[str]
    whole: frozenset[str]
    kinds: frozenset[str] = frozenset()
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def limits(self, phrase: _Phrase) -> bool:
        """Whether a phrase limits what stands before it by words that another text lacks."""
        joint, lacking = phrase.joint.casefold(), frozenset().union(*map(terms_of, phrase.lacking))
        of_whom = joint in _OF_WHOM and not _ARM.search(phrase.text) and lacking <= self.whole
        known = of_whom or (not phrase.unknown and lacking <= self.kinds)
        return bool(lacking) and phrase.limiting and not known and (joint != "of" or phrase.unknown)

    def tells_nothing(self, word: str, name: str) -> bool:
        """Whether a word before a name tells it from none of its like."""
        others = self.before.get(next(iter(term_list(name)), ""), frozenset()) - terms_of(word)
        return terms_of(word) <= self.kinds and not others and not pointers_of(name)


def _lacking(other: str, text: str, unsaid: _Unsaid) -> Iterator[str]:
    """The words of a text that limit or narrow what it says, or are its subject, and that another one has not."""
    said = terms_of(other)
    for phrase, behind in pairwise((*_phrases(other, text, unsaid), _Phrase("", False, ""))):
        if unsaid.limits(phrase):
            yield f"{phrase.joint} {phrase.text.strip()}"
        joined = behind.limiting and _LINKS.search(behind.joint) and terms_of(behind.text) & said
        if not phrase.joint and (phrase.governs(said) if joined else phrase.unknown and not behind.limiting):
            yield phrase.text.strip()
        for before, word, name in zip(("", *phrase.words), phrase.words, (*phrase.words[1:], ""), strict=False):
            held = (terms_of(word) | terms_of(before) | terms_of(name)) & said
            if word in phrase.lacking and held and not unsaid.tells_nothing(word, name):
                yield f"{word} {name}".strip()


def _phrases(other: str, text: str, unsaid: _Unsaid) -> list[_Phrase]:
    """The phrases of a text beside another one; what "and" or "or" joins to one that limits limits too."""
    found, start, joint, limiting = [], 0, "", False
    for match in chain(_PHRASE.finditer(text), (None,)):
        found.append(
            _read(_Phrase(joint, limiting, text[start : match.start() if match else len(text)]), other, unsaid)
        )
        if match:
            start, joint = match.end(), match.group()
            goes_on = joint in ("and", "or") or not found[-1].text.strip()
            limiting = match["limiting"] is not None or (limiting and goes_on)
    return [one for one in found if one.text.strip()]


def _read(phrase: _Phrase, other: str, unsaid: _Unsaid) -> _Phrase:
    said = terms_of(other)
    told = (match.group() for match in WORD.finditer(phrase.text))
    words = tuple(word for word in told if terms_of(word) and not _NUMBER.fullmatch(word.casefold()))
    lacking = tuple(word for word in words if not _is_in(word, other, said, unsaid.free))
    return replace(phrase, words=words, lacking=() if _OF_ITSELF.match(phrase.text) else lacking)


def _is_in(word: str, other: str, said: frozenset[str], free: frozenset[str]) -> bool:
    """Whether a text has a word, or need not have it: of a compound all or nothing ("HPV-16" is not HPV)."""
    whole, *_ = term_list(word)
    if whole in said or whole in (TOLD if word.isupper() else free):
        return True  # what is written in capitals is a name, whatever it would be otherwise
    pieces = word.casefold().split("-")
    held = [_has(other, piece, said) for piece in pieces if piece not in _JOINING]
    return len(pieces) > 1 and (all(held) or (not any(held) and terms_of(word) - {whole} <= free))


def _has(text: str, piece: str, said: frozenset[str]) -> bool:
    return bool(terms_of(piece) & said) or piece in WORD.findall(text.casefold())
