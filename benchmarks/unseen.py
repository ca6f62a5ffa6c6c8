"""How well claims are found on pages of other topics: `python -m benchmarks.unseen [--show]`.

The pages come with this project (`benchmarks/labelled.py`). What is held back says what to expect on unseen copy:
`held_back_ordinary` on the pages that most clinics, shops and health sites have, `held_back` on odd ones too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from benchmarks.claims import Share
from benchmarks.labelled import SETS, Page, covered, pages
from benchmarks.reading import sentences_in
from evidence.claims.detection import find_claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="name what of the learned pages is judged otherwise")
    options = parser.parse_args()
    for name in SETS:
        counts = _counted(pages(name), options.show and name == "learned")
        found = counts["found must"]
        print(f"{name}: recall of must {Share(found, counts['must'])}")
        print(f"{name}: precision, must against none {Share(found, found + counts['found none'])}")
        print(f"{name}: should that were found {Share(counts['found should'], counts['should'])}")
        print(f"{name}: kind right, one that a reader gave {Share(counts['kind'], found)}")
        twice = counts["read twice"]
        print(f"{name}: two readers say the same {Share(counts['read alike'], twice)}", end=", ")
        print(f"must and none {Share(counts['opposite'], twice)}")


def _counted(some: Iterable[Page], show: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for page in some:
        claims = find_claims(page.document, sentences_in(page.document))
        spans = [claim.span for claim in claims]
        for label in page.labels:
            found = covered(label, spans)
            counts[label.strength] += 1
            counts[f"found {label.strength}"] += found
            if label.second is not None:
                counts["read twice"] += 1
                counts["read alike"] += label.first == label.second
                counts["opposite"] += {label.first, label.second} == {"must", "none"}
            if found and label.strength == "must":
                counts["kind"] += any(c.kind.value in label.kinds and covered(label, [c.span]) for c in claims)
            if show and label.strength != "should" and found != (label.strength == "must"):
                text = page.document.text[label.span.start : label.span.end]
                print(f"  {label.strength}, {'found' if found else 'not found'}: {page.document.path} {text}")
    return counts


if __name__ == "__main__":
    main()
