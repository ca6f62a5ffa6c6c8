"""The tables of a record that count the people of each arm: which lines a name means, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations, product
from typing import TypeVar

from evidence.agreement.passages.tallies import Tally, tallies_of
from evidence.agreement.passages.texts import passages_of
from evidence.agreement.trials.results.outcomes import outcome_tallies
from evidence.agreement.trials.words.lay_names import plainly
from evidence.agreement.trials.words.scopes import Scope
from evidence.agreement.words.terms import terms_of
from evidence.late import late_regex

_WEAK = terms_of("NOS specify specified disorder") | {"other", "condition", "rate", "rates"}
"""Words of a label that tell it from no other."""
_ASIDE = late_regex(r"\(([^()]*)\)")
_UNDER_A_CLASS = late_regex(
    r"(?:infections?|mood alteration|pulmonary(?:/upper respiratory)?|cardiac(?: arrhythmia| general)?|neurology"
    r"|neurological|gastrointestinal|metabolic(?:/laboratory)?|dermatology(?:/skin)?|vascular|blood(?:/bone marrow)?"
    r"|constitutional(?: symptoms)?|musculoskeletal(?:/soft tissue)?|renal(?:/genitourinary)?|ocular(?:/visual)?)"
    r"\s?(?: -|:|,)\s(?P<event>(?!other\b|unknown\b|nos\b)[^,:;/()-]{4,}?)(?: nos)?[\s*]*"
)
"""An event behind the class of CTCAE that it is of: "Infection - Sepsis"."""
_CHANGED = late_regex(r"\b(?:increased|decreased|abnormal)\b")
_MEASURED = late_regex(r"\b(?:blood|serum|count|level)\b")
"""What a statement leaves out of a laboratory value that has changed: "Blood bilirubin increased"."""
_WORD = late_regex(r"[^\W\d_]+")
_JOINING = frozenset("a an and by for from in of on or the their to with due".split())
_FORMED = late_regex(r"(?<=[a-z]{4})(?:ures?|ur|ion|ia|ic|iv|i?ous?|ium|i)\Z")
"""How words of one root end."""
_MOST = 6
"""Lines that a name may mean besides; of more it cannot be told which are meant."""

_MANY = 10
"""Of so many arms at most every choice is taken: each more doubles how many there are."""
_T = TypeVar("_T")
Named = frozenset[str]
"""The words that tell an event from others."""
Counted = tuple[int, int]
"""So many people, of how many."""


@dataclass(frozen=True)
class Row:
    """How many of an arm's people had an event, and the names that the line has for it."""

    tally: Tally
    names: frozenset[Named]

    def is_named(self, name: Named) -> bool:
        """Whether a name is the line's own."""
        return name in self.names

    def may_be_meant(self, name: Named) -> bool:
        """Whether the line is of a part of what the name says: "upper abdominal pain" of "abdominal pain"."""
        return any(name < own for own in self.names)


@dataclass(frozen=True)
class Arm:
    """The table of one arm of a trial."""

    trial: str
    number: str
    rows: tuple[Row, ...]

    @cached_property
    def size(self) -> int:
        """How many people it has."""
        return max((row.tally.whole for row in self.rows), default=0)

    @cached_property
    def events(self) -> tuple[Row, ...]:
        """Its lines that count those with an event, and not those with the outcome."""
        return tuple(row for row in self.rows if not row.tally.passage.unit)

    def named(self, name: Named) -> tuple[Row, ...]:
        """The lines that have a name for their own."""
        return tuple(row for row in self.rows if row.is_named(name))

    def meant(self, name: Named) -> tuple[Row, ...]:
        """The lines that a name may mean; none where no line has it for its own, or very many may be meant."""
        own = self.named(name)
        parts = tuple(row for row in self.rows if row.may_be_meant(name)) if own else ()
        return own + parts if len(parts) <= _MOST else ()


@lru_cache(maxsize=64)
def arms_of(text: str) -> tuple[Arm, ...]:
    """The arms of a record that count events, read once for all that is asked of it."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    passages = passages_of(text)
    counted = [(tally, _names(tally)) for tally in tallies_of(passages)]
    counted += [(tally, _named(names)) for tally, names in outcome_tallies(passages)]
    for tally, names in counted:
        grouped.setdefault((tally.passage.trial, tally.passage.arm), []).append(Row(tally, names))
    return tuple(Arm(trial, number, tuple(rows)) for (trial, number), rows in grouped.items() if number)


def _names(tally: Tally) -> frozenset[Named]:
    if tally.passage.total:
        return frozenset({name_of("adverse event"), name_of("serious adverse event")})
    bare, aside = _ASIDE.sub(" ", tally.label), _ASIDE.findall(tally.label)
    under = _UNDER_A_CLASS.fullmatch(bare.strip())
    plain = (_MEASURED.sub(" ", bare),) if _CHANGED.search(bare) else ()
    return _named((tally.label, bare, *plain, *aside, *((under["event"],) if under else ())))


def _named(words: Iterable[str]) -> frozenset[Named]:
    return frozenset(name for one in words if (name := name_of(one)))


def name_of(words: str) -> Named:
    """The words that tell an event from others: no word is passed over that may mean something ("the same")."""
    return plain_name_of(plainly(words))


def plain_name_of(plain: str) -> Named:
    """The same of words that are the dictionaries' already."""
    plain = plain.replace("-", " ")
    unsaid = (word for word in _WORD.findall(plain.casefold()) if not terms_of(word) and word not in _JOINING)
    return frozenset(map(root_of, (terms_of(plain) | frozenset(unsaid)) - _WEAK))


@lru_cache(maxsize=4096)
def root_of(term: str) -> str:
    """What a term is formed from, whether it is a noun, a verb or an adjective: "malfunctioned" and "malfunction"."""
    return _FORMED.sub("", term)


def within(arms: Sequence[Arm], scope: Scope) -> tuple[Arm, ...]:
    """The arms of a place; none where the record does not have it, or it could be one of two trials."""
    trials = {arm.trial for arm in arms}
    if scope.both:
        return tuple(arms) if len(trials) > 1 else ()
    if len(trials) > 1 and not scope.trial:
        return ()
    trial = scope.trial if trials != {""} else "" if scope.trial != "secondary" else scope.trial
    there = [arm for arm in arms if arm.trial == trial or not scope.trial]
    return tuple(arm for arm in there if scope.arm in ("", arm.number) or len(there) == 1)


def sums(
    arms: Sequence[Arm],
    names: Sequence[Named],
    *,
    cases: bool = False,
    together: bool = False,
    joint: bool = False,
    own: bool = False,
) -> Iterator[Counted]:
    """Every number of people, of how many, that lines with these names may give for arms together.

    People may be on more than one line: those on several are at least as many as on the longest, and at most all.
    `cases` counts who is on two lines twice, `together` only adds several names up, `joint` may also count those who
    are on the lines of all names. `own` leaves out lines of a part of what a name says.
    """
    lines = [[arm.named(name) if own else arm.meant(name) for name in names] for arm in arms]
    if not names or not all(all(found) for found in lines):
        return
    whole = sum(arm.size for arm in arms)
    rows = [list(dict.fromkeys(row for found in one for row in found)) for one in lines]
    if not (together and len(names) > 1):
        for name in names:
            parts_of = ({row.tally.part for row in arm.named(name)} for arm in arms)
            yield from ((sum(parts), whole) for parts in product(*parts_of))
    if joint and len(names) > 1:
        both = min(sum(sum(row.tally.part for row in arm.meant(name)) for arm in arms) for name in names)
        yield from ((part, whole) for part in range(both + 1))
    if not any(len(found) > 1 for found in rows):
        return
    yield (
        sum(max(row.tally.part for row in arm.named(name)) for name in names for arm in arms if arm.named(name)),
        whole,
    )
    low = sum(max(row.tally.part for row in found) for found in rows)
    high = sum(row.tally.part for found in rows for row in found)
    exact = cases and all(len(found) == 1 for one in lines for found in one)
    yield from ((part, whole) for part in ((high,) if exact else range(low, high + 1)))


def subsets(arms: Sequence[_T]) -> Iterator[tuple[_T, ...]]:
    """Every choice of arms; of very many each by itself and all of them."""
    sizes = range(1, len(arms) + 1) if len(arms) <= _MANY else (1, len(arms))
    return (some for size in sizes for some in combinations(arms, size))
