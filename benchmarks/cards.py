"""How well source cards are read: `python -m benchmarks.cards --data DIR`.

DIR holds `cards/psynamic.jsonl`, `cards/study_type_teller.jsonl.gz` and `cards/rct_art.jsonl`; what is missing is
skipped, and said so. Every set is split into a half that was looked at while the rules were written and a half that
was held back: StudyTypeTeller by its own split (train, val), the others by the parity of SHA-256 over the id.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence.sources.card import Design, SourceCard
from evidence.sources.extraction import extract_card
from evidence.sources.figure_spans import numeric_spans
from evidence.sources.regimens import items_of

Row = Mapping[str, Any]
Pair = tuple[str, str]

LOOKED_AT, HELD_BACK = "looked at", "held back"

_ANIMAL_OR_CELLS = {Design.ANIMAL: "Animal", Design.IN_VITRO: "In-vitro-study"}
_REVIEWS = (Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS)
_STUDY_TYPES = {
    "Human-RCT-drug-intervention": "Human-RCT",
    "Human-RCT-non-drug-intervention": "Human-RCT",
    "Human-RCT-non-intervention": "Human-RCT",
    "Human-non-RCT-drug-intervention": "Human-non-RCT-intervention",
    "Human-non-RCT-non-drug-intervention": "Human-non-RCT-intervention",
    "Animal-drug-intervention": "Animal",
    "Animal-non-drug-intervention": "Animal",
    "Animal-other": "Animal",
}
"""StudyTypeTeller's 14 classes on the contract's designs: whether a drug was given is no design, so drug, non-drug and
other are one class. The remaining six classes keep their names."""


def study_type(card: SourceCard) -> str:
    """A card as StudyTypeTeller's classes. Its "non-RCT intervention" asks whether people were treated, whatever the
    design; so an observational card that names an intervention is one."""
    direct = {
        **_ANIMAL_OR_CELLS,
        **dict.fromkeys(_REVIEWS, "Human-systematic-review"),
        Design.RANDOMIZED_CONTROLLED_TRIAL: "Human-RCT",
        Design.NON_RANDOMIZED_TRIAL: "Human-non-RCT-intervention",
        Design.CASE_REPORT: "Human-case-report",
        Design.PROTOCOL: "Clinical-study-protocol",
        Design.NARRATIVE_REVIEW: "Non-systematic-review",
    }
    observed = (Design.COHORT, Design.CASE_CONTROL, Design.CASE_SERIES, Design.UNKNOWN, Design.OTHER)
    if card.design in observed and card.intervention:
        return "Human-non-RCT-intervention"
    return direct.get(card.design, "Remaining")


_PSYNAMIC = {
    "Randomized-controlled trial (RCT)": "RCT",
    "Study protocol": "protocol",
    "Systematic review/meta-analysis": "review",
    "Real-world study": "observational",
    "Cohort study": "observational",
    "Case report": "case",
    "Case series": "case",
    "Qualitative Study": "qualitative",
    "Other": "other",
}
"""PsyNamic's classes: its "real-world" studies are surveys and cohorts, and a case series is a few case reports."""


def psynamic_type(card: SourceCard) -> str:
    """A card as PsyNamic's classes."""
    return {
        Design.RANDOMIZED_CONTROLLED_TRIAL: "RCT",
        Design.PROTOCOL: "protocol",
        **dict.fromkeys(_REVIEWS, "review"),
        Design.COHORT: "observational",
        Design.CROSS_SECTIONAL: "observational",
        Design.CASE_REPORT: "case",
        Design.CASE_SERIES: "case",
        Design.QUALITATIVE: "qualitative",
    }.get(card.design, "other")


def macro_f1(pairs: Sequence[Pair]) -> tuple[float, dict[str, tuple[float, int]]]:
    """The mean F1 over the true classes, and each class's F1 and size; pairs are (true, found)."""
    each = {}
    for name in sorted({true for true, _ in pairs}):
        hits = sum(true == found == name for true, found in pairs)
        true_n = sum(true == name for true, _ in pairs)
        found_n = sum(found == name for _, found in pairs)
        each[name] = (2 * hits / (true_n + found_n), true_n)
    return sum(f1 for f1, _ in each.values()) / max(len(each), 1), each


def half_of(identity: str) -> str:
    """Which half a row belongs to."""
    return LOOKED_AT if int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 2 == 0 else HELD_BACK


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything that DIR has data for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with cards/")
    parser.add_argument("--half", choices=("both", "looked-at"), default="both")
    parser.add_argument("--show", help="name each looked-at row that was read otherwise: designs, sizes or figures")
    options = parser.parse_args(arguments)
    if options.data is None:
        print("skipped: no --data")
        return
    halves = (LOOKED_AT, HELD_BACK) if options.half == "both" else (LOOKED_AT,)
    folder = next(
        (one for one in (options.data / "cards", options.data / "data" / "cards") if one.is_dir()), options.data
    )
    for name, report in _REPORTS.items():
        path = folder / name
        if not path.exists():
            print(f"{name}: skipped, {path} is missing")
            continue
        rows = list(_rows(path))
        for half in halves:
            report(name, half, [row for row in rows if _half(name, row) == half], options.show)


def _half(name: str, row: Row) -> str:
    if "split" in row:
        return LOOKED_AT if row["split"] == "train" else HELD_BACK
    return half_of(str(row["pmid"] if name.startswith("rct_art") else row["id"]))


def _rows(path: Path) -> Iterator[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _report_study_types(name: str, half: str, rows: Sequence[Row], show: str | None) -> None:
    started = time.perf_counter()
    cards = [extract_card(row["abstract"], title=row["title"]) for row in rows]
    seconds = time.perf_counter() - started
    pairs = [
        (_STUDY_TYPES.get(row["label"], row["label"]), study_type(card)) for row, card in zip(rows, cards, strict=True)
    ]
    _print_designs(name, half, pairs)
    print(f"  {len(rows) / seconds:.0f} abstracts a second")
    if show == "designs" and half == LOOKED_AT:
        _show_designs(pairs, cards, [f"{row['pmid']} {row['title']}" for row in rows])


def _report_psynamic(name: str, half: str, rows: Sequence[Row], show: str | None) -> None:
    cards = [extract_card(row["text"], title=row["title"]) for row in rows]
    pairs = [(_PSYNAMIC[row["study_type"][0]], psynamic_type(card)) for row, card in zip(rows, cards, strict=True)]
    _print_designs(name, half, pairs)
    _report_sizes(half, rows, cards, show)
    _report_labels(rows, cards)
    if show == "designs" and half == LOOKED_AT:
        _show_designs(pairs, cards, [f"{row['id']} {row['title']}" for row in rows])


def control_of(card: SourceCard) -> set[str]:
    """A card's control as PsyNamic's words, from the words of its design."""
    evidence = (card.design_evidence or "").casefold()
    if card.design in (*_REVIEWS, Design.NARRATIVE_REVIEW):
        return {"Not applicable"}
    found = {name for name, words in _CONTROLS if words.search(evidence)}
    compared = card.design is Design.CASE_CONTROL or len(card.arms) > 1
    return found or ({"Other control"} if compared else {"Non-controlled"})


_CONTROLS = (
    ("Placebo", re.compile("placebo|saline|sham")),
    ("Active control", re.compile("active|midazolam|diphenhydramine|methylphenidate|head-to-head")),
    ("Other control", re.compile("wait|usual|delayed")),
)


def regimen_of(card: SourceCard) -> set[str]:
    """A card's regimen as PsyNamic's words."""
    parts = list(items_of(card.regimen or ""))
    counts = " ".join(words for kind, words in parts if kind == "count").casefold()
    if counts:
        return {"Single Dose" if re.search(r"\b(?:single|one)\b", counts) else "Multiple Applications"}
    return {"Multiple Applications" if any(kind == "rate" for kind, _ in parts) else "Unknown"}


_CONDITIONS = (
    ("Healthy Participants", re.compile("healthy|normal volunteers|students")),
    ("Depression", re.compile("depress|mdd|trd|bipolar")),
    ("Recreational Drug Use", re.compile("users|recreational|ecstasy|polydrug")),
    ("Post-traumatic stress disorder (PTSD)", re.compile("ptsd|post-?traumatic")),
    ("Anxiety", re.compile("anxi")),
    ("(Chronic) Pain", re.compile("pain")),
    ("Alcoholism", re.compile("alcohol")),
)


def condition_of(card: SourceCard) -> set[str]:
    """A card's population as PsyNamic's conditions, by plain words."""
    people = (card.population or "").casefold()
    return {name for name, words in _CONDITIONS if words.search(people)}


def _report_labels(rows: Sequence[Row], cards: Sequence[SourceCard]) -> None:
    """Labels of which an abstract may have several: precision and recall over all of them."""
    known = {name for name, _ in _CONDITIONS}
    for field, read, names in (
        ("control", control_of, None),
        ("regimen", regimen_of, None),
        ("condition", condition_of, known),
    ):
        hit = found_n = true_n = 0
        for row, card in zip(rows, cards, strict=True):
            true = {label for label in row[field] or () if label and (names is None or label in names)}
            found = read(card)
            hit, found_n, true_n = hit + len(true & found), found_n + len(found), true_n + len(true)
        print(f"  {field}: precision {hit / max(found_n, 1):.3f}, recall {hit / max(true_n, 1):.3f}")


_BINS = ((20, "1-20"), (40, "21-40"), (60, "41-60"), (80, "61-80"), (100, "81-100"), (199, "100-199"), (499, "200-499"))
_UNSAID = ("Unknown", "Not applicable")


def size_bin(n: int | None) -> str:
    """PsyNamic's bin of a size. Its bins share 100; the larger of the two is taken there."""
    if n is None:
        return "Unknown"
    return next((name for top, name in _BINS if n <= top), "500-999" if n < 1000 else "≥1000")


def _report_sizes(half: str, rows: Sequence[Row], cards: Sequence[SourceCard], show: str | None) -> None:
    given = [(row, card) for row, card in zip(rows, cards, strict=True) if row["n_bin"] not in (None, *_UNSAID)]
    right = sum(size_bin(card.n) == row["n_bin"] for row, card in given)
    silent = [card for row, card in zip(rows, cards, strict=True) if row["n_bin"] in _UNSAID]
    print(f"  n in the right bin, where one is annotated: {right / len(given):.3f} ({right}/{len(given)})")
    print(f"  n not given, where none is annotated: {sum(card.n is None for card in silent)}/{len(silent)}")
    if show == "sizes" and half == LOOKED_AT:
        for row, card in given:
            if size_bin(card.n) != row["n_bin"]:
                print(f"--- {row['id']}: {row['n_bin']}, read {card.n}: {row['text']}")


def _print_designs(name: str, half: str, pairs: Sequence[Pair]) -> None:
    mean, each = macro_f1(pairs)
    right = sum(true == found for true, found in pairs) / len(pairs)
    print(f"{name}, {half}: design macro-F1 {mean:.3f}, accuracy {right:.3f} ({len(pairs)} abstracts)")
    for label, (f1, size) in each.items():
        print(f"  {label}: F1 {f1:.3f} of {size}")


def _show_designs(pairs: Sequence[Pair], cards: Sequence[SourceCard], titles: Sequence[str]) -> None:
    for (true, found), card, title in sorted(zip(pairs, cards, titles, strict=True), key=lambda row: row[0]):
        if true != found:
            print(f"  {true} → {found} ({card.design}: {card.design_evidence}) {title[:110]}")


def _report_spans(name: str, half: str, rows: Sequence[Row], show: str | None) -> None:
    """MEAS spans are the results of one arm; figures that compare arms (ratios) are no MEAS and are not counted."""
    hit = exact = found_n = true_n = 0
    for row in rows:
        gold = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "MEAS"]
        gold = [
            span
            for span in gold
            if re.search(r"\d", row["text"][span[0] : span[1]]) or _COUNT.search(row["text"][span[0] : span[1]])
        ]
        found = [(mark.start, mark.end) for mark in numeric_spans(row["text"]) if mark.name is None]
        pairs = matched(gold, found)
        hit, exact = hit + len(pairs), exact + sum(one == other for one, other in pairs)
        found_n, true_n = found_n + len(found), true_n + len(gold)
        if show == "figures" and half == LOOKED_AT and len(pairs) < max(len(gold), len(found)):
            taken = {one for one, _ in pairs}, {other for _, other in pairs}
            print("---", row["text"])
            print("    missed", [row["text"][a:b] for a, b in gold if (a, b) not in taken[0]])
            print("    extra ", [row["text"][a:b] for a, b in found if (a, b) not in taken[1]])
    recall, precision = hit / true_n, hit / max(found_n, 1)
    f1 = 2 * hit / (true_n + found_n)
    print(
        f"{name}, {half}: numeric MEAS spans F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}), of {true_n}"
    )
    print(f"  the same span to the character: F1 {2 * exact / (true_n + found_n):.3f}")


_COUNT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|\w+teen|\w+ty)\b", re.IGNORECASE
)


def matched(
    gold: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of spans that overlap, each span in one pair at most."""
    pairs, left = [], list(found)
    for one in gold:
        other = next((span for span in left if span[0] < one[1] and one[0] < span[1]), None)
        if other is not None:
            left.remove(other)
            pairs.append((one, other))
    return pairs


_REPORTS: Mapping[str, Callable[[str, str, Sequence[Row], str | None], None]] = {
    "study_type_teller.jsonl.gz": _report_study_types,
    "psynamic.jsonl": _report_psynamic,
    "rct_art.jsonl": _report_spans,
}


if __name__ == "__main__":
    main()
