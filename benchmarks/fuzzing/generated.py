"""Files that Hypothesis makes. `python -m benchmarks.fuzzing.generated KIND SECONDS` says how many it tried."""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, given, settings

from benchmarks.fuzzing.files import samples
from benchmarks.fuzzing.judging import judge_of


def main(kind: str, seconds: float) -> int:
    """Tries files until the time is over."""
    tried = 0
    end = time.monotonic() + seconds
    judge = judge_of(kind)

    @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(samples(kind))
    def attempt(data: bytes) -> None:
        nonlocal tried
        if time.monotonic() < end:
            tried += 1
            judge(data)

    while time.monotonic() < end:
        attempt()
    print(f"tried: {tried}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2])))
