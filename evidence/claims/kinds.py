"""What a claim asserts, and how much harm it can do without support.

Each signal speaks for one kind with a weight; the kind with the most weight wins, and ties go to the kind that a
medical reviewer looks at first. The heading above a sentence counts a little, since "they" and "it" need it. What these
rules say is then weighed with the words of the sentence and of its heading, by a linear model that was learned from
labelled pages (`benchmarks/learning`); its numbers stand in `kind_weights.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

from evidence.claims.claim import TIMES, ClaimKind, Quantity, QuantityKind, Risk
from evidence.claims.tables import Table, read_tables
from evidence.claims.unit import Unit
from evidence.claims.unknowns import UNKNOWN
from evidence.late import late_regex

KIND_WEIGHTS = Path(__file__).with_name("kind_weights.json")

_WEIGHTS: Mapping[str, tuple[ClaimKind, float, float]] = {
    "efficacy": (ClaimKind.EFFICACY_QUALITATIVE, 2.0, 5.0),
    "improvement": (ClaimKind.EFFICACY_QUALITATIVE, 0.8, 1.6),
    "suicide": (ClaimKind.EFFICACY_QUALITATIVE, 0.5, 0.5),
    "hedge": (ClaimKind.EFFICACY_QUALITATIVE, 0.1, 0.2),
    "safety": (ClaimKind.SAFETY, 2.4, 7.2),
    "onset": (ClaimKind.ONSET_DURATION, 2.2, 4.8),
    "harm": (ClaimKind.SAFETY, 1.5, 4.5),
    "mechanism": (ClaimKind.MECHANISM, 2.0, 6.5),
    "physiology": (ClaimKind.MECHANISM, 1.3, 3.9),
    "comparison": (ClaimKind.COMPARATIVE, 1.4, 3.0),
    "epidemiology": (ClaimKind.EPIDEMIOLOGY, 1.7, 5.1),
    "history": (ClaimKind.HISTORY_REGULATORY, 3.0, 6.0),
    "regulation": (ClaimKind.HISTORY_REGULATORY, 2.0, 5.0),
    "attribution": (ClaimKind.STUDY_ATTRIBUTION, 1.8, 5.4),
    "study": (ClaimKind.STUDY_ATTRIBUTION, 0.4, 0.8),
    "procedure": (ClaimKind.PROCEDURE, 1.6, 5.0),
    "diagnosis": (ClaimKind.DIAGNOSTIC, 1.9, 5.7),
    "restriction": (ClaimKind.SAFETY, 6.0, 6.0),
    "experience": (ClaimKind.SAFETY, 1.5, 1.5),
    "regimen": (ClaimKind.PROCEDURE, 3.0, 3.0),
    "range": (ClaimKind.DIAGNOSTIC, 3.0, 3.0),
}
"""Signal → kind, weight of one observation, most that the signal can give."""

KINDS = (
    ClaimKind.EFFICACY_QUANTITATIVE,
    ClaimKind.SAFETY,
    ClaimKind.COMPARATIVE,
    ClaimKind.EFFICACY_QUALITATIVE,
    ClaimKind.ONSET_DURATION,
    ClaimKind.MECHANISM,
    ClaimKind.DIAGNOSTIC,
    ClaimKind.STUDY_ATTRIBUTION,
    ClaimKind.EPIDEMIOLOGY,
    ClaimKind.HISTORY_REGULATORY,
    ClaimKind.PROCEDURE,
)
"""All kinds, those first that a reviewer looks at first."""
_NOTHING = (0,) * len(KINDS)
_RESULTS = frozenset(
    (QuantityKind.PERCENT, QuantityKind.FRACTION, QuantityKind.RATIO, QuantityKind.P_VALUE, QuantityKind.INTERVAL)
)
_DOSES = frozenset((QuantityKind.DOSE, QuantityKind.FREQUENCY))
# A share of patients may be one who were harmed, are ill, or were found by a test.
_OWN_FIGURES = (ClaimKind.SAFETY, ClaimKind.EPIDEMIOLOGY, ClaimKind.DIAGNOSTIC)
_HEADING_SHARE = 0.5
_SAFETY_ABSOLUTE = late_regex(
    r"\b(?:no|zero|without|free of|free from|never)\b.{0,30}\b(?:side.effects?|risks?|"
    r"adverse|harm|danger|downtime|addict|dependen)|"
    r"\b(?:completely|totally|perfectly|entirely|absolutely|100%) (?:safe|harmless)|"
    r"side.effect.free|non.?addictive|risk.free",
)
_DEPENDENCE = late_regex(r"\b(?:dependen|addict|abuse|misuse)")


def kind_of(unit: Unit, counts: Mapping[str, int], heading: Unit | None) -> ClaimKind:
    """The primary kind of a claim: `counts` are the signals in it and in its place, `heading` is the one above it."""
    totals = _together("features", features_of(unit, counts, heading))
    spoken = (_spoken("words", unit.terms), _spoken("heading", heading.terms if heading else frozenset()))
    totals = list(map(sum, zip(totals, *spoken, strict=True)))
    return KINDS[max(range(len(KINDS)), key=totals.__getitem__)]


@lru_cache(maxsize=1024)
def _spoken(part: str, words: frozenset[str]) -> Sequence[float]:
    """What words say for each kind; the headings of a page stand above many claims."""
    share = 1 / sqrt(len(words) or 1)
    return [share * total for total in _together(part, words)]


def _together(part: str, names: Iterable[str]) -> Sequence[float]:
    row = _tables()[part].row
    rows = (_NOTHING, *(found for name in names if (found := row(name))))
    return list(map(sum, zip(*rows, strict=True)))


def features_of(unit: Unit, counts: Mapping[str, int], heading: Unit | None) -> Iterator[str]:
    """The names of what is told of a claim beside its words."""
    yield "always"
    yield f"told {_told_kind(counts, unit.quantities, heading.counts if heading else {}).value}"
    yield f"place {unit.place}"
    yield f"lead {unit.lead.name.lower()}"
    yield from (f"signal {signal}" for signal in counts)
    yield from (f"figure {kind}" for kind in {quantity.kind.value for quantity in unit.quantities})
    yield from (f"under {signal}" for signal in (heading.counts if heading else ()))


@cache
def _tables() -> Mapping[str, Table]:
    """For each feature and word its weights for the kinds, in the order of `KINDS`."""
    return read_tables(KIND_WEIGHTS)


def _told_kind(counts: Mapping[str, int], quantities: tuple[Quantity, ...], heading: Mapping[str, int]) -> ClaimKind:
    """What the rules alone say: from the signals in a claim, its quantities and the signals of its heading."""
    scores = dict.fromkeys(KINDS, 0.0)
    for signal, count in counts.items():
        _add(scores, signal, count, 1.0)
    for signal, count in heading.items():
        _add(scores, signal, min(count, 2), _HEADING_SHARE)
    _add_quantities(scores, counts, {quantity.kind for quantity in quantities})
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else ClaimKind.EFFICACY_QUALITATIVE


def _add(scores: dict[ClaimKind, float], signal: str, count: int, share: float) -> None:
    if signal in _WEIGHTS:
        kind, weight, most = _WEIGHTS[signal]
        scores[kind] += min(count * weight, most) * share


def _add_quantities(scores: dict[ClaimKind, float], counts: Mapping[str, int], found: set[QuantityKind]) -> None:
    if not found.isdisjoint(_RESULTS):
        best = max(scores, key=lambda kind: scores[kind])
        gain = scores[ClaimKind.EFFICACY_QUALITATIVE]
        if best in _OWN_FIGURES and scores[best] >= 2 * gain:
            scores[best] += 2.0
        elif "efficacy" in counts or "improvement" in counts or "study" in counts:
            scores[ClaimKind.EFFICACY_QUANTITATIVE] += gain + 6.0
        else:
            scores[ClaimKind.EPIDEMIOLOGY] += 1.0
    if not found.isdisjoint(TIMES):
        scores[ClaimKind.ONSET_DURATION] += 1.2
    if not found.isdisjoint(_DOSES):
        scores[ClaimKind.PROCEDURE] += 1.5
    if QuantityKind.YEAR in found:
        scores[ClaimKind.HISTORY_REGULATORY] += 1.5


def risk_of(kind: ClaimKind, counts: Mapping[str, int], lower: str) -> Risk:
    """Safety absolutes, dependence, suicidality, comparisons, figures and study attributions are high; that something
    is not known is low."""
    if UNKNOWN in counts:
        return Risk.LOW
    if kind in (ClaimKind.COMPARATIVE, ClaimKind.EFFICACY_QUANTITATIVE, ClaimKind.STUDY_ATTRIBUTION):
        return Risk.HIGH
    if kind is ClaimKind.SAFETY:
        return (
            Risk.HIGH
            if _SAFETY_ABSOLUTE.search(lower) or _DEPENDENCE.search(lower) or "suicide" in counts
            else Risk.MEDIUM
        )
    if kind is ClaimKind.EFFICACY_QUALITATIVE:
        high = "suicide" in counts or "attribution" in counts or counts.get("comparison", 0) > 1 or "study" in counts
        return Risk.HIGH if high else Risk.MEDIUM
    if kind in (ClaimKind.ONSET_DURATION, ClaimKind.MECHANISM, ClaimKind.DIAGNOSTIC):
        return (
            Risk.HIGH
            if "suicide" in counts or ("comparison" in counts and kind is ClaimKind.ONSET_DURATION)
            else Risk.MEDIUM
        )
    return Risk.LOW
