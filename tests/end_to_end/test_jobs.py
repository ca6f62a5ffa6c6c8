"""`--jobs`: several processes, and nothing else changes: the same report, the same errors, and Ctrl-C ends them all."""

from __future__ import annotations

import gc
import os
import re
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from multiprocessing import Pipe
from pathlib import Path

import pytest

from evidence.audit import Basis, Onlooker, run
from evidence.config import Settings
from evidence.dossier import Dossier
from evidence.errors import EvidenceError, InputError
from evidence.judging import Answers, Judge
from evidence.library.brief import Brief
from evidence.library.library import Library, load_library
from evidence.library.lock import Lock
from evidence.library.locked import LockedRegistry
from evidence.lookups import LibraryReferences
from evidence.processes import judged_by, work
from tests.end_to_end.library_of_light import BIB, lock
from tests.workspace import Workspace

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
FORMATS = ("json", "terminal", "sarif", "junit", "html", "markdown", "github")
CLAIMS = """\
version: 1
claims:
  - id: light-sleep
    statement: Light therapy improved sleep in 60% of adults within two weeks.
    sources:
      - {ref: doe2024, card: {design: randomized-controlled-trial, n: 40, figure: 60%, timepoint: 2 weeks}}
    appears_in: [{document: 003.md, quote: six in ten}]
  - id: gone
    statement: Light therapy cures every winter mood.
    sources: []
    withdrawn: {by: jd, on: 2026-11-01, reason: x}
waivers:
  - {rule: guarantee, path: 004.md, quote: proven, reason: a slogan, owner: jd, expires: 2027-01-31}
"""
PAGES = (
    "Light therapy improved sleep in 60% of adults within two weeks.\n\nLight therapy cures every winter mood.\n",
    "Light therapy really improved the sleep in 60% of adults within two weeks [1].\n\n## References\n\n"
    "[1] Doe J. Light and sleep. J Light. 2024. https://doi.org/10.5555/light\n",
    "Unlike conventional care, it rapidly reduces suicidal thoughts in resistant depression without side effects.\n",
    "For six in ten adults light made sleep better. Light is proven [@doe2024].\n",
    "Light is proven to work. See https://doi.org/10.5555/unheld for more.\n",
    "Unlike other medicines, it quickly lowers suicidal ideation in refractory depression without adverse effects.\n",
    "Sleep improved by 20% in adults after light.\n\n"
    '<!-- evidence: ignore SRC101 reason="known" owner="jd" until=2027-01-31 -->\nSleep eases pain in adults.\n',
    "Sleep improved by 35% in adults after light.\n",
    "Die Behandlung mit Licht ist sehr gut und hilft den Menschen, die nicht schlafen können, weil es dunkel ist.\n",
)


@pytest.fixture
def light_copy(workspace: Workspace) -> Workspace:
    """A library, and copy in which documents repeat, contradict and waive."""
    workspace.write("references.bib", BIB)
    workspace.write("claims.yaml", CLAIMS)
    workspace.write("evidence.lock", lock("10.5555/light"))
    for number, text in enumerate(PAGES * 3):
        workspace.write(f"copy/{number:03}.md", text)
    return workspace


def reports_of(folder: Workspace, jobs: int) -> dict[str, str]:
    wanted = [word for name in FORMATS for word in ("--report", f"{name}={jobs}.{name}")]
    result = folder.run(
        "check",
        "copy",
        "--offline",
        "--today",
        "2026-11-24",
        *wanted,
        "--write-baseline",
        "b.json",
        "--jobs",
        str(jobs),
    )
    assert result.code == 3, result.err
    assert result.err == ""
    texts = {name: (folder.folder / f"{jobs}.{name}").read_text("utf-8") for name in FORMATS}
    texts |= {"stdout": result.out, "baseline": (folder.folder / "b.json").read_text("utf-8")}
    return {name: re.sub(r'"checked_at": "[^"]*"', "", text) for name, text in texts.items()}


def test_every_report_is_the_same_whatever_the_number_of_processes(light_copy: Workspace) -> None:
    one = reports_of(light_copy, 1)
    for code in ("CON702", "CON703", "WFL805", "WFL810", "SRC101", "another language"):
        assert code in one["json"], code
    assert reports_of(light_copy, 2) == one
    assert reports_of(light_copy, 5) == one


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_every_file_that_cannot_be_read_is_named(light_copy: Workspace, jobs: str) -> None:
    light_copy.write("copy/004.md", b"\xff\xfe\x00broken")
    light_copy.write("copy/020.md", b"\xff\xfe\x00broken")
    result = light_copy.run("check", "copy", "--offline", "--jobs", jobs)
    assert (result.code, result.out) == (2, "")
    assert [line.split(": ")[1] for line in result.err.splitlines()] == ["copy/004.md", "copy/020.md"]


def test_standard_input_is_read_beside_files(light_copy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    with (light_copy.folder / "copy" / "000.md").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        result = light_copy.check("-", "copy/001.md", "--jobs", "2", "--fail-on", "never")
    assert [document["path"] for document in result.data["documents"]] == ["-", "copy/001.md"]


def test_there_is_at_least_one_process(workspace: Workspace) -> None:
    assert workspace.run("check", "--jobs", "0").code == 2


def test_progress_is_told_and_whoever_looks_on_sees_every_dossier(light_copy: Workspace) -> None:
    told: list[str] = []
    seen: list[Dossier] = []
    library = load_library(light_copy.folder)
    registry = LockedRegistry(library.lock, None, today=TODAY, max_age=7)
    settings = Settings(offline=True, today=TODAY)
    run(("copy",), settings, Basis(library, registry), [Onlooker(seen.append)], progress=told.append, jobs=2)
    assert [dossier.document.path for dossier in seen] == [f"copy/{number:03}.md" for number in range(3 * len(PAGES))]
    assert "reading copy/000.md" in told
    assert any(words.startswith("looking up") for words in told)


def die(_: Dossier) -> None:
    """What memory running out looks like from outside."""
    os._exit(9)


def answer(questions: object) -> Answers:
    return Answers({}, LibraryReferences(), ({},))


def test_a_process_that_dies_is_told_as_one(workspace: Workspace) -> None:
    path = workspace.write("a.txt", "Light eases pain.\n")
    judge = Judge(Library(), TODAY, Brief(), [die])
    with pytest.raises(EvidenceError, match=r"has ended before its work was done.*fewer jobs"):
        list(judged_by(1, judge, [[path]], answer, lambda _: None))


def test_a_process_reads_judges_and_sends_back_what_went_wrong(workspace: Workspace) -> None:
    path = workspace.write("a.txt", "Light eases pain in adults.\n")
    near, far = Pipe()
    helper = threading.Thread(target=work, args=(far, gc.get_threshold()))
    helper.start()
    near.send(Judge(Library(lock=Lock()), TODAY, Brief(), [len]))
    near.send((path,))
    assert len(near.recv().sayings) == 1
    near.send(Answers({}, LibraryReferences(), ({},)))
    assert isinstance(near.recv(), TypeError)  # a dossier has no length
    near.send((workspace.folder / "missing.txt",))
    assert isinstance(near.recv(), InputError)
    near.close()
    helper.join(timeout=30)
    assert not helper.is_alive()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that keeps its reader waiting needs named pipes")
def test_ctrl_c_ends_every_process_and_says_so_once(light_copy: Workspace) -> None:
    pipe = light_copy.folder / "copy" / "999.md"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "evidence", "check", "copy", str(pipe), "--offline", "--jobs", "2"],
        cwd=light_copy.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end = writing_end(pipe, time.monotonic() + 60)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert (out, err) == ("", "evidence: interrupted; no file was left half written\n")
    with pytest.raises(BrokenPipeError):
        os.write(end, b"nobody reads any more")
    os.close(end)


def writing_end(pipe: Path, deadline: float) -> int:
    """The end of a named pipe that can be written to, once a process waits at the other."""
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
