"""Several processes of one machine: one budget, one cache, and none that dies takes the others along."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from evidence.registries.cache import FILE
from tests.registries.stand_in import StandIn, in_place_of_all, serving, work

ROOT = Path(__file__).parents[2]
ASKING = """
import json, sys
from datetime import date
from pathlib import Path
from evidence.config import Settings
from evidence.registries.chain import outside
from evidence.registries.http import Client
from evidence.registries.pace import Pace
from evidence.registries.turns import Turns
url, folder, dois = json.loads(sys.argv[1])
settings = Settings(
    crossref_url=url, doi_url=url, datacite_url=url, cache_dir=Path(folder), today=date(2026, 11, 24)
)
registry = outside(settings, Client(turns=Turns(Path(folder)), pace=Pace(faster=20.0)))
answers = {}
for part in (dois[:60], dois[60:]):
    answers |= registry.get_many(part)
print(json.dumps([sorted({type(answer).__name__ for answer in answers.values()}), len(answers), registry.warnings]))
"""


@pytest.fixture
def strict() -> Iterator[StandIn]:
    """A server that keeps its limits, twenty times Crossref's so that a test is short."""
    with serving(StandIn(enforce=True, scale=20.0)) as server:
        server.holds(*(work(f"10.5555/{n}") for n in range(200)), *(work(f"10.5555/a,{n}") for n in range(8)))
        yield server


def asking(server: StandIn, folder: Path, dois: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ASKING, json.dumps([server.url, str(folder), dois])]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_whole(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def waits_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


def test_four_processes_keep_the_limits_of_one_and_share_a_cache(strict: StandIn, tmp_path: Path) -> None:
    dois = [[f"10.5555/{n}" for n in range(start, start + 80)] + ["10.5555/a,1"] for start in (0, 40, 80, 120)]
    processes = [asking(strict, tmp_path, some) for some in dois]
    results = [process.communicate(timeout=60) for process in processes]
    for out, err in results:
        kinds, count, warnings = json.loads(out or "[]") or pytest.fail(err)
        assert (kinds, count) == (["Found"], 81)
        assert len(warnings) == 1
    assert strict.violations == []
    assert strict.most_in_flight == 1
    assert is_whole(tmp_path)
    before = len(strict.requests)
    out, _ = asking(strict, tmp_path, [f"10.5555/{n}" for n in range(200)]).communicate(timeout=60)
    assert json.loads(out)[:2] == [["Found"], 200]
    assert len(strict.requests) == before


def test_a_process_that_is_killed_holds_up_no_other(strict: StandIn, tmp_path: Path) -> None:
    strict.fault, strict.faults_left = "hang", 1
    killed = asking(strict, tmp_path, [f"10.5555/{n}" for n in range(80)])
    waits_for(lambda: len(strict.requests) >= 1)
    killed.kill()
    killed.communicate(timeout=20)
    start = time.monotonic()
    out, _ = asking(strict, tmp_path, [f"10.5555/{n}" for n in range(80)]).communicate(timeout=60)
    assert json.loads(out)[:2] == [["Found"], 80]
    assert time.monotonic() - start < 15
    assert is_whole(tmp_path)


def test_ctrl_c_leaves_the_lock_as_it_was_and_keeps_what_was_answered(strict: StandIn, tmp_path: Path) -> None:
    entries = "".join(
        f"@article{{k{n},\n author={{Doe, Jane}},\n title={{Light}},\n doi={{10.5555/{n}}}\n}}\n" for n in range(120)
    )
    (tmp_path / "references.bib").write_text(entries)
    (tmp_path / "evidence.lock").write_text('{"format": 1, "records": {}}\n')
    names = in_place_of_all(strict.url)
    environment = {**os.environ, **names, "EVIDENCE_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "evidence", "lock"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True
    )
    # The second list comes a second after the first: there is time.
    waits_for(lambda: len(strict.requests) >= 1 and (tmp_path / "cache" / FILE).exists())
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "interrupted" in err
    assert (tmp_path / "evidence.lock").read_text() == '{"format": 1, "records": {}}\n'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "evidence.lock", "references.bib"]
    assert is_whole(tmp_path / "cache")
    with closing(sqlite3.connect(tmp_path / "cache" / FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM answers WHERE registry = 'crossref'").fetchone() >= (40,)
