"""How many conditions of entry a statement says that a trial lists, where it lists as many as it has lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.agreement.agreement import Slot, Verdict
from evidence.agreement.trials.words.scopes import trials_in
from evidence.agreement.verdict import Said
from evidence.claims.numerals import NUMERAL, value_of
from evidence.late import late_regex

_TOLD = late_regex(
    r"\b(?:ha(?:s|ve|d)|lists?|names?|gives?|sets?|contains?|comprises?|with|there are)"
    rf" (?:only |just |exactly |a total of |as many as )*(?P<n>{NUMERAL})"
    r" (?:(?P<side>inclusion|exclusion) criteri\w+|(?:reasons?|grounds?) for (?:an? )?(?P<out>exclusion)\b)"
)
_TRIAL = late_regex(r"^\W*(?P<trial>primary|secondary) trial\W*$", re.IGNORECASE)
_SIDE = late_regex(r"^\W*(?P<side>inclusion|exclusion) criteria\W*$", re.IGNORECASE)
_END = late_regex(r"^\S.*:\s*$")
_SEVERAL = late_regex(r";\s|\.\s")
"""Between two of one line."""


def counted_otherwise(statement: str, text: str) -> Iterator[Said]:
    """The number of conditions that a lower-case statement tells, against the lines of the list that it speaks of."""
    for told in _TOLD.finditer(statement):
        named = list(trials_in(statement[: told.start()])) or list(trials_in(statement)) or [""]
        listed, side = _listed(text), told["side"] or told["out"]
        lines = listed.get((named[-1], side)) or listed.get(("", side), [])
        least = sum(line[0].isspace() == lines[0][0].isspace() for line in lines)  # others may go on from the last
        most = len(lines) + sum(len(_SEVERAL.findall(line)) for line in lines)
        nested = any(line.endswith(":") for line in lines)
        if lines and not nested and not least <= value_of(told["n"]) <= most:
            why = f"The record lists {len(lines)}."
            yield Said(Slot.POPULATION, told.group(), str(len(lines)), Verdict.DIFFERS, why, lines[0].strip())


def _listed(text: str) -> dict[tuple[str, str], list[str]]:
    """The lines of a record by the trial and by whether they let in or keep out."""
    found: dict[tuple[str, str], list[str]] = {}
    trial = side = ""
    for line in filter(str.strip, text.splitlines()):
        if heading := _TRIAL.match(line):
            trial, side = heading["trial"].casefold(), ""
        elif heading := _SIDE.match(line):
            side = heading["side"].casefold()
        elif _END.match(line):
            side = ""
        elif side:
            found.setdefault((trial, side), []).append(line.rstrip())
    return found
