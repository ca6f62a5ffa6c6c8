"""Ten thousand references against a server with Crossref's limits: requests, time and memory, beside other clients.

`python -m benchmarks.registry [--references N] [--mailto ADDRESS] [--scale F]`. The server is the tests' stand-in, in a
process of its own on this machine: these are no figures of the live service. It makes up records, keeps Crossref's
limits of single records and lists and counts what breaks them. Without `--mailto` the public pool is measured.

`--scale` makes a long measurement short: the server multiplies its limits by it and says so in its headers, and the
client is told, here and nowhere else, that the documented table may be exceeded by as much. 100,000 references are
measured at limits five times as high, and 10,000 beside them. habanero and manubot are asked for a sample, when they
are installed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
RATES = {"public": 1.0, "polite": 3.0}
SHAPES = ("j.sleep.2021.{n:06}", "jama.20{y}.{n}", "s{n:07}-0{y}-0-{n}x", "{n}", "nejmoa{y}{n:05}", "archpsyc.{y}.{n}")
SAMPLE = 100
FASTER = 5


def dois(count: int) -> list[str]:
    """DOIs as long and short as journals make them, all different."""
    return [f"10.5555/{SHAPES[n % len(SHAPES)].format(n=n, y=10 + n % 16)}" for n in range(count)]


def fewest(names: Sequence[str], url: str) -> int:
    """The fewest requests that 50 DOIs and 1,800 bytes allow, with all else in the URL as short as it can be."""
    from evidence.registries.batching import LONGEST
    from evidence.registries.crossref_lists import BATCH

    fixed = len(f"{url}/works?filter=&rows=50&select=DOI")
    room = LONGEST - fixed
    costs = sum(len(quote(name, safe="/:()")) + len("doi:,") for name in names)
    return max(-(-len(names) // BATCH), -(-costs // room))


@contextmanager
def server(scale: float) -> Iterator[str]:
    """The stand-in in a process of its own; yields its address."""
    command = [sys.executable, "-m", "tests.registries.stand_in", "--scale", str(scale)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin:
        yield json.loads(process.stdout.readline())["url"]


def counts(url: str) -> dict[str, Any]:
    """What the server has counted so far."""
    with urlopen(f"{url}/_counts") as answer:
        return json.load(answer)


OURS = """
import json, sys, time
from pathlib import Path
from benchmarks.registry import dois
from evidence.config import Settings
from evidence.registries.chain import outside
from evidence.registries.http import Client
from evidence.registries.pace import Pace
from evidence.registries.registry import Found
from evidence.registries.turns import Turns
url, count, folder, mailto, scale = json.loads(sys.argv[1])
settings = Settings(crossref_url=url, doi_url=url, datacite_url=url, cache_dir=Path(folder), mailto=mailto)
client = Client(mailto=mailto, turns=Turns(Path(folder)), pace=Pace(faster=scale))
registry = outside(settings, client)
names = dois(count)
start = time.perf_counter()
answers = registry.get_many(names)
seconds = time.perf_counter() - start
print(json.dumps([seconds, sum(isinstance(answer, Found) for answer in answers.values()), client.warnings]))
"""

HABANERO = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from benchmarks.registry import dois
try:
    from habanero import Crossref
except ImportError:
    sys.exit(3)
url, count, _, mailto, _ = json.loads(sys.argv[1])
client = Crossref(base_url=url, mailto=mailto)
start, found = time.perf_counter(), 0
for doi in dois(count):
    try:
        found += bool(client.works(ids=doi))
    except Exception:
        pass
print(json.dumps([time.perf_counter() - start, found, []]))
"""

MANUBOT = """
import json, logging, sys, time
logging.disable(logging.CRITICAL)
from benchmarks.registry import dois
try:
    from manubot.cite import doi as theirs
except ImportError:
    sys.exit(3)
url, count, *_ = json.loads(sys.argv[1])
theirs.content_negotiation_url_default = url
start, found = time.perf_counter(), 0
for doi in dois(count):
    try:
        found += "title" in theirs.get_doi_csl_item_default(doi)
    except Exception:
        pass
print(json.dumps([time.perf_counter() - start, found, []]))
"""


@dataclass(frozen=True)
class Row:
    """One client's run, as the server and the system counted it."""

    name: str
    references: int
    found: int
    requests: int
    refused: int
    seconds: float
    megabytes: float

    def __str__(self) -> str:
        each = self.requests / self.references
        return (
            f"{self.name:34} {self.references:7} {self.found:7} {self.requests:8} {each:9.4f} {self.refused:8} "
            f"{self.seconds:8.1f} {self.seconds / self.references * 1e3:8.2f} {self.megabytes:6.0f}"
        )


HEAD = (
    f"{'client':34} {'asked':>7} {'found':>7} {'requests':>8} {'per ref.':>9} {'refused':>8} {'s':>8} {'ms/ref.':>8} "
    f"{'MB':>6}"
)


def measured(name: str, script: str, url: str, count: int, *more: Any) -> Row | None:
    """Runs a client in a process of its own; None where it is not installed."""
    before = counts(url)
    command = [sys.executable, "-c", script, json.dumps([url, count, *more])]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode == 3:
        return None
    if process.returncode:
        raise SystemExit(f"{name} ended with {process.returncode}")
    seconds, found, warnings = json.loads(text)
    for warning in warnings:
        print(f"{name}: {warning}")
    after = counts(url)
    asked, refused = (after[key] - before[key] for key in ("requests", "violations"))
    return Row(name, count, found, asked, refused, seconds, usage.ru_maxrss / 1024)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--references", type=int, default=10_000)
    parser.add_argument("--mailto")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--many", type=int, default=100_000, help="the larger run; 0 leaves it out")
    options = parser.parse_args()
    pool = "polite" if options.mailto else "public"
    print(f"A stand-in on this machine, {pool} pool: no figures of the live service.")
    print(_said(options.scale))
    print(HEAD)
    rows = _ours(options, options.references, options.scale, twice=True)
    _judge(rows, options.references, RATES[pool] * options.scale)
    if options.many:
        faster = options.scale * FASTER
        print(_said(faster))
        for count in (options.references, options.many):
            _judge(_ours(options, count, faster, twice=False), count, RATES[pool] * faster)
    _others(options.mailto)
    return 0


def _said(scale: float) -> str:
    if scale == 1:
        return "Limits: Crossref's own."
    return f"Limits: {scale:g} times Crossref's own, advertised by the server; the client may use them here only."


def _ours(options: argparse.Namespace, count: int, scale: float, *, twice: bool) -> list[Row]:
    rows = []
    with server(scale) as url, tempfile.TemporaryDirectory() as folder:
        for name in ("evidence", "evidence, a second run") if twice else ("evidence",):
            row = measured(name, OURS, url, count, folder, options.mailto, scale)
            assert row is not None
            rows.append(row)
            print(row, flush=True)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"cache: {size / count:.0f} bytes a reference")
    return rows


def _judge(rows: Sequence[Row], count: int, rate: float) -> None:
    least = fewest(dois(count), "http://127.0.0.1:00000")
    first = rows[0]
    print(f"fewest requests that both caps allow: {least}; made: {first.requests} = {first.requests / least:.3f} x")
    time_needed = (least - 1) / rate
    print(f"time that the limits allow: {time_needed:.1f} s; taken: {first.seconds / time_needed:.3f} x")


def _others(mailto: str | None) -> None:
    with server(1.0) as url:
        for name, script in (("habanero, one after another", HABANERO), ("manubot, one after another", MANUBOT)):
            time.sleep(1.1)
            row = measured(name, script, url, SAMPLE, "", mailto, 1.0)
            print(row or f"{name.split(',')[0]}: skipped, it is not installed", flush=True)
        row = measured("evidence, the same sample", OURS, url, SAMPLE, tempfile.mkdtemp(), mailto, 1.0)
        print(row)


if __name__ == "__main__":
    sys.exit(main())
