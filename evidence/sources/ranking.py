"""The sentences of a source that are closest to a claim, for a person to look at; no verdict rests on them.

SQLite's FTS5 ranks: words without their endings, rare words before common ones (BM25).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from evidence.late import late_regex
from evidence.sources.passages import passages_of

_WORD = late_regex(r"\w+")
_SHORTEST = 3


def closest(claim: str, text: str, most: int = 3) -> tuple[str, ...]:
    """At most so many sentences of a source that share words or numbers with the claim, the closest first."""
    words = [
        word for word in dict.fromkeys(_WORD.findall(claim.casefold())) if len(word) >= _SHORTEST or word.isdigit()
    ]
    sentences = [" ".join(passage.text.split()) for passage in passages_of(text)]
    if not words or not sentences:
        return ()
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("CREATE VIRTUAL TABLE sentences USING fts5(words, tokenize = 'porter unicode61')")
        memory.executemany("INSERT INTO sentences VALUES (?)", ((sentence,) for sentence in sentences))
        asked = " OR ".join(f'"{word}"' for word in words)
        rows = memory.execute(
            "SELECT words FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?", (asked, most)
        )
        return tuple(sentence for (sentence,) in rows)
