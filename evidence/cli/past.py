"""A repository as it was: the files of a commit, or of the last one up to a day, in a folder that is thrown away."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from evidence.errors import UsageError


@contextmanager
def checked_out(since: str) -> Iterator[tuple[Path, Path]]:
    """The root of the repository, and a folder with its files as they were. Raises `UsageError` where there is none."""
    root = Path(_git("rev-parse", "--show-toplevel", wrong="--since needs a git repository, and this is none.").strip())
    commit = _commit(since)
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        archive = _run("-C", str(root), "archive", "--format=tar", commit)
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            # Links may lead out of the folder, and no copy is behind them that is not there as a file too.
            tar.extractall(folder, [member for member in tar if member.isfile()], filter="data")
        yield root.resolve(), Path(folder).resolve()


def _commit(since: str) -> str:
    try:
        day = date.fromisoformat(since)
    except ValueError:
        wrong = f"--since takes a commit, a branch, a tag or a day such as 2026-11-24, not {since!r}."
        return _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}", wrong=wrong).strip()
    commit = _git("rev-list", "-1", f"--before={day} 23:59:59", "HEAD", wrong="there is no commit yet.").strip()
    if not commit:
        raise UsageError(f"there is no commit of {day} or before. In CI, fetch the whole history (fetch-depth: 0).")
    return commit


def _git(*arguments: str, wrong: str) -> str:
    result = _run(*arguments)
    if result.returncode:
        raise UsageError(wrong)
    return result.stdout.decode("utf-8", "replace")


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UsageError("--since needs git, and there is none on this machine.") from error
