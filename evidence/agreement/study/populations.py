"""Who was studied and among whom a figure was counted: read from a phrase, and compared."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.agreement.agreement import Reason, Verdict
from evidence.agreement.study.ages import Ages, ages_of, other_ages
from evidence.agreement.verdict import Compared, gravest
from evidence.agreement.words.vocabulary import (
    ACRONYMS,
    CONDITION,
    CONTROL,
    GENERAL_GROUP,
    NO_CONDITION,
    SEXES_AND_AGES,
    SUBSET,
    UNSPECIFIC,
)
from evidence.late import late_regex

OTHER_AGES = Compared(Verdict.DIFFERS, "The source studied people of another age.", Reason.OTHER_AGES)
"""Why two populations differ by their ages."""
_WORD = late_regex(r"[a-z0-9]+")


@dataclass(frozen=True)
class Population:
    """Who it speaks of. `terms` are the words of the condition that say something, `group` a part of those treated.

    `control` says that those who were not treated are named, `ages` are the groups by age.
    """

    words: str
    terms: frozenset[str]
    group: str | None
    kinds: frozenset[tuple[str, str]]
    control: bool = False
    ages: Ages | None = None


def read_population(text: str) -> Population | None:
    """Who a sentence speaks of, by condition, part, sex and age; None if it says nothing of that."""
    condition = next(
        (words for m in CONDITION.finditer(text) if not NO_CONDITION.search(words := m["words"])), ""
    ).strip()
    group = next(((name, found.group()) for name, pattern in SUBSET if (found := pattern.search(text))), None)
    kinds = {(kind, name): found.group() for name, pattern, kind in SEXES_AND_AGES if (found := pattern.search(text))}
    terms = terms_of(condition)
    general = GENERAL_GROUP.search(text)
    control = CONTROL.search(text) is not None
    if not terms and group is None and not kinds and general is None and not control:
        return None
    named = group[1] if group else " · ".join(kinds.values()) or (general.group() if general else "")
    words = " with ".join(part for part in (named, condition) if part)
    return Population(words, terms, group[0] if group else None, frozenset(kinds), control, ages_of(text))


def terms_of(condition: str) -> frozenset[str]:
    """The words of a condition that tell it from others; acronyms are written out, endings made alike."""
    words = _WORD.findall(condition.casefold())
    spelled = " ".join(ACRONYMS.get(word, word) for word in words).split()
    return frozenset(_stem(word) for word in spelled if word not in UNSPECIFIC)


def _stem(word: str) -> str:
    for ending in ("ssive", "ssion"):
        if word.endswith(ending):
            return word[: -len(ending)] + "ss"
    return word[:-1] if word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "is", "us")) else word


def compare_populations(
    ours: Population | None, group: Population | None, studied: str | None, *, counted: bool
) -> Compared | None:
    """The verdict on whom a claim speaks of, and why; None where it says nothing that can be compared.

    `group` is whom the source's figure was counted among, `studied` its population; `counted` says that the claim
    gives a figure.
    """
    if counted and group is not None and group.control and not (ours and ours.control):
        return Compared(Verdict.DIFFERS, "The source's figure is that of the control group.")
    part = group.group if group else None
    if counted and part is not None and (ours is None or ours.group is None):
        return Compared(Verdict.DIFFERS, f"The source counts among {part} only.")
    if ours is None:
        return None
    held = read_population(studied or "")
    kinds = (held.kinds if held else frozenset()) | (group.kinds if group else frozenset())
    ages = _ages(ours, studied) if group is None else None
    return gravest((ages, _parts(ours, part, counted), _kinds(ours, kinds, counted), _conditions(ours, studied)))


def _ages(ours: Population, studied: str | None) -> Compared | None:
    """Told where those studied are surely of another age, and otherwise not at all."""
    told = other_ages(ours.ages, studied, ()) if ours.ages else None
    return OTHER_AGES if told else None


def _parts(ours: Population, part: str | None, counted: bool) -> Compared | None:
    if ours.group is None or not counted:
        return None
    if part == ours.group != "a subgroup":
        return Compared(Verdict.MATCHES, f"The source counts among {part} too.")
    return Compared(Verdict.NOT_FOUND, f"What is held does not count among {ours.group}.")


def _kinds(ours: Population, held: frozenset[tuple[str, str]], counted: bool) -> Compared | None:
    sexes = {name for kind, name in held if kind == "sex"}
    if not ours.kinds:
        alone = counted and len(sexes) == 1
        return Compared(Verdict.NOT_FOUND, f"The source speaks of {min(sexes)} only.") if alone else None
    return gravest(_kind(kind, ours, held) for kind in sorted({kind for kind, _ in ours.kinds}))


def _kind(kind: str, ours: Population, held: frozenset[tuple[str, str]]) -> Compared:
    wanted, studied = ({name for other, name in names if other == kind} for names in (ours.kinds, held))
    names = ", ".join(sorted(studied))
    if wanted == studied:
        return Compared(Verdict.MATCHES, "The source speaks of the same people.")
    if not studied:
        return Compared(Verdict.NOT_FOUND, f"What is held does not speak of {', '.join(sorted(wanted))}.")
    if wanted < studied:
        return Compared(Verdict.NOT_FOUND, f"The source speaks of {names} together.")
    return Compared(Verdict.DIFFERS, f"The source speaks of {names}.")


def _conditions(ours: Population, studied: str | None) -> Compared | None:
    if not ours.terms:
        return None
    theirs = terms_of(studied or "")
    if not theirs:
        return Compared(Verdict.NOT_FOUND, "The population of the source is not held.")
    if ours.terms == theirs:
        return Compared(Verdict.MATCHES, "The condition is the source's.")
    if ours.terms < theirs:
        return Compared(Verdict.NOT_FOUND, "The source studied a narrower group.")
    if ours.terms > theirs:
        return Compared(Verdict.NOT_FOUND, "The source studied a wider group.")
    return Compared(Verdict.NOT_FOUND, "What is held names another condition, or another word for it.")
