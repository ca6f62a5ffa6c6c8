"""Ctrl-C in a real process: the lock is the old one or the new one, and the cache stays sound."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.registries.cache import FILE
from tests.end_to_end.library_of_light import BIB, lock
from tests.registries.stand_in import StandIn, in_place_of_all, serving, work
from tests.workspace import Workspace

ROOT = Path(__file__).parents[2]
COUNT = 120


@pytest.fixture
def slow() -> Iterator[StandIn]:
    """A server that answers the first batch and keeps the second one waiting."""
    state = StandIn(fault="hang", fault_on="w\\.90")
    dois = [f"10.5555/w.{number}" for number in range(COUNT)]
    state.holds(*(work(doi) for doi in dois))
    with serving(state):
        yield state


def command(light: Workspace, server: StandIn, *arguments: str) -> subprocess.Popen[str]:
    urls = in_place_of_all(server.url)
    return subprocess.Popen(
        [sys.executable, "-m", "evidence", *arguments],
        cwd=light.folder,
        env={**os.environ, **urls, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_ctrl_c_leaves_the_lock_as_it_was_and_the_cache_sound(light: Workspace, slow: StandIn) -> None:
    entries = (BIB.replace("doe2024", f"k{n}").replace("10.5555/light", f"10.5555/w.{n}") for n in range(COUNT))
    light.write("references.bib", "\n".join(entries))
    light.write("claims.yaml", "version: 1\nclaims: []\n")
    before = light.write("evidence.lock", lock("10.5555/w.1")).read_bytes()
    process = command(light, slow, "lock")
    deadline = time.monotonic() + 30
    while not any("w.90" in path for path in slow.requests) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert "interrupted; no file was left half written" in err
    assert "Traceback" not in err
    assert out == ""
    assert (light.folder / "evidence.lock").read_bytes() == before
    assert {p.name for p in light.folder.iterdir()} == {"references.bib", "claims.yaml", "evidence.lock", ".cache"}
    with sqlite3.connect(light.folder / ".cache" / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    slow.fault = None
    again = command(light, slow, "lock")
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    assert f"{COUNT} references" in out
