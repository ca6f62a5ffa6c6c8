"""Files that atheris makes: it keeps what leads to lines not seen before, and changes that further.

`python -m benchmarks.fuzzing.guided KIND SECONDS FOLDER` says how many it tried; a file that broke a reader, took too
long or too much memory is left in the folder. Exit code 3: atheris is not installed.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit(3)

from benchmarks.fuzzing.files import WORDS, packed, sound

SLOWEST = 60
"""After so many seconds by the clock a file is said to hang."""
MOST_MEMORY = 2048
"""In MB, with what watching every line costs."""
LONGEST = 20_000
WATCHED = ["evidence", "html", "bibtexparser", "rispy", "markdown_it", "mdit_py_plugins", "yaml", "docx"]


def main(kind: str, seconds: int, folder: Path) -> None:
    """Tries files until the time is over, and ends the process."""
    with atheris.instrument_imports(include=WATCHED):
        from benchmarks.fuzzing.judging import judge_of

        judge = judge_of(kind)
        # Readers are imported when they are first used.
        judge(sound(kind))
    logging.disable()
    options = {
        "max_total_time": seconds,
        "timeout": SLOWEST,
        "rss_limit_mb": MOST_MEMORY,
        "max_len": LONGEST,
        "dict": _dictionary(kind, folder),
        "artifact_prefix": f"{folder}/",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    wrap = packed if kind == "docx" else bytes
    arguments = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(_seeds(kind, folder))], lambda data: judge(wrap(data)))
    atheris.Fuzz()


def _seeds(kind: str, folder: Path) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "sound").write_bytes(sound(kind))
    (seeds / "words").write_bytes("".join(WORDS[kind]).encode("utf-8", "replace"))
    return seeds


def _dictionary(kind: str, folder: Path) -> Path:
    """The words of a kind, as libFuzzer reads them."""
    path = folder / "words"
    words = (word.encode("utf-8", "replace").hex(" ") for word in WORDS[kind])
    path.write_text("".join('"\\x' + word.replace(" ", "\\x") + '"\n' for word in words))
    return path


if __name__ == "__main__":
    main(sys.argv[1], int(float(sys.argv[2])), Path(sys.argv[3]))
