"""Documents judged by several processes at once, with the same result as by one.

Each process reads some documents, sends its questions, and judges them when it has the answers, which the run gives in
the order of the documents. No process holds more than these few, and the run no more than one lot from each.
"""

from __future__ import annotations

import gc
import signal
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from evidence.errors import EvidenceError
from evidence.judging import Answerer, Answers, Judge, Judged, Lots, Progress


def judged_by(count: int, judge: Judge, lots: Lots, answer: Answerer, progress: Progress) -> Iterator[Judged]:
    """The documents judged by so many processes, in their order; `answer` is asked in their order too."""
    remaining = iter(lots)

    def begun(helper: _Helper) -> bool:
        paths = next(remaining, None)
        if paths is not None:
            progress(f"reading {paths[0]}")
            helper.send(tuple(paths))
        return paths is not None

    with _helpers(count, judge) as helpers:
        busy = [helper for helper in helpers if begun(helper)]
        while busy:
            going_on = []
            for helper in busy:
                helper.send(answer(helper.receive()))
                # Its next lot waits for it before it has judged this one, so that no process waits for another.
                if begun(helper):
                    going_on.append(helper)
            for helper in busy:
                yield from helper.receive()
            busy = going_on


class _Helper:
    """The near end of a process."""

    def __init__(self, connection: Connection, process: BaseProcess) -> None:
        self._connection = connection
        self._process = process

    def send(self, task: Any) -> None:
        """Hands over a task."""
        with self._watched():
            self._connection.send(task)

    def receive(self) -> Any:
        """What came of the oldest task. Raises what it raised there."""
        with self._watched():
            result = self._connection.recv()
        if isinstance(result, Exception):
            raise result
        return result

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        self._connection.close()
        self._process.terminate()
        self._process.join()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, ConnectionError) as error:
            raise EvidenceError(
                "a process of --jobs has ended before its work was done; perhaps memory has run out. "
                "Try again with fewer jobs."
            ) from error


@contextmanager
def _helpers(count: int, judge: Judge) -> Iterator[list[_Helper]]:
    helpers: list[_Helper] = []
    try:
        with _uninterrupted():
            helpers.extend(_started() for _ in range(count))
        for helper in helpers:
            helper.send(judge)
        yield helpers
    finally:
        for helper in helpers:
            helper.end()


def _started() -> _Helper:
    # A new interpreter everywhere: a copy of this one would share its connections and databases.
    context = get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=work, args=(far, gc.get_threshold()), daemon=True)
    process.start()
    far.close()
    return _Helper(near, process)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that start here never see Ctrl-C, which is for the run: it ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it starts once, and lets signals through when it does
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work(connection: Connection, threshold: tuple[int, int, int]) -> None:
    """What a process does: takes its judge, then reads and judges by turns until nobody asks any more."""
    gc.set_threshold(*threshold)
    with suppress(EOFError, ConnectionError):
        judge: Judge = connection.recv()
        while True:
            task = connection.recv()
            connection.send(_done(judge, task))


def _done(judge: Judge, task: Answers | Sequence[Path]) -> Any:
    try:
        return list(judge.judge(task)) if isinstance(task, Answers) else judge.read(task)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        return error
