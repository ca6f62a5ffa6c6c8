"""Start-up and a whole run, as ratios to a bare Typer program in the same run.

`python -m benchmarks.speed [--data DIR]`. DIR holds `articles/`; without it the folder `examples/` is checked instead.
Each figure is the median of several fresh processes, taken in turn so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 11
BARE = """
import typer
app = typer.Typer(add_completion=False)
@app.callback()
def options() -> None: ...
@app.command()
def check(path: str = "", jobs: int = 1) -> None: ...
if __name__ == "__main__":
    app()
"""


def seconds(command: list[str]) -> float:
    """Wall time of one fresh process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    articles = sorted((data / "articles").glob("*.txt")) if data else []
    if not articles:
        print("skipped: the four articles (no --data with articles/); examples/ is measured instead")
        articles = [ROOT / "examples"]
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE)
        commands = {
            "a bare Typer program": [sys.executable, str(bare), "check"],
            "evidence --version": [sys.executable, "-m", "evidence", "--version"],
            f"evidence check, {len(articles)} paths, offline": [
                sys.executable,
                "-m",
                "evidence",
                "check",
                "--offline",
                "--fail-on",
                "never",
                *map(str, articles),
            ],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(seconds(command))
    base = statistics.median(times["a bare Typer program"])
    for name, runs in times.items():
        median = statistics.median(runs)
        print(f"{name:44} {median * 1000:7.0f} ms  {median / base:5.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
