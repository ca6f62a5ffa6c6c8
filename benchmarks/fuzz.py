"""Broken files for every reader, and for what annotates copy: whatever comes, something to use or one clear error.

`python -m benchmarks.fuzz [--seconds N] [--kind NAME ...]`, or `make fuzz SECONDS=N`. Every reader of copy and of the
library is tried for N seconds with files that Hypothesis makes out of its words, and for N more with those that atheris
makes, which watches what lines they reach. Each goes in a process of its own, whose memory and time are bounded. Ends
with 1, and names the file that did it, at a crash, a wrong place, or a file that takes too long or too much memory.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KINDS = ("txt", "md", "html", "docx", "pdf", "bib", "ris", "json", "xml", "yaml")
MOST_MEMORY = 4 << 30
"""In bytes of address space, for all that one process maps."""
OVERTIME = 300
"""So many seconds longer than asked for may a process take, to begin and to make a failure small."""
_TRIED = re.compile(r"^(?:tried|stat::number_of_executed_units): (\d+)$", re.MULTILINE)


def main() -> int:
    """Says how many files of each kind were tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--kind", choices=KINDS, action="append")
    options = parser.parse_args()
    wrong = 0
    for kind in options.kind or KINDS:
        for way in ("generated", "guided"):
            wrong += not tried(kind, way, options.seconds)
    return min(wrong, 1)


def tried(kind: str, way: str, seconds: int) -> bool:
    """Tries one reader in one way; whether nothing went wrong."""
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{kind}-"))
    command = [sys.executable, "-m", f"benchmarks.fuzzing.{way}", kind, str(seconds), str(folder)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=seconds + OVERTIME, preexec_fn=_bounded
        )
    except subprocess.TimeoutExpired:
        print(f"{kind}, {way}: hangs; see {folder}", flush=True)
        return False
    told = done.stdout + done.stderr
    found = _TRIED.search(told)
    if done.returncode == 3 and way == "guided":
        print(f"{kind}, {way}: skipped, since atheris is not installed (there is none for every Python)", flush=True)
    elif done.returncode or found is None:
        print(f"{told[-6000:]}\n{kind}, {way}: failed with {done.returncode}; see {folder}", flush=True)
        return False
    else:
        print(f"{kind}, {way}: {int(found[1]):,} files in {seconds} s, nothing but clear errors", flush=True)
    shutil.rmtree(folder)
    return True


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
