"""Baselines: the findings that a team had when it began, and lives with until somebody comes to them.

An entry accepts one finding of the same words in the same file, no graver than it was. Where that file is gone, it was
renamed, and the finding may stand in another.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import InputError
from evidence.findings import Finding, Severity, fingerprint_of, former_fingerprint_of

_STDIN = "-"


@dataclass(frozen=True)
class _Entry:
    """A stored finding: its fingerprint without an occurrence number, its file, and how grave it was."""

    fingerprint: str
    place: str
    severity: Severity


class _Files:
    """The files of a run, by their whole paths; each is looked for once."""

    def __init__(self, base: str = os.curdir) -> None:
        self._base = os.path.realpath(base)
        self._whole: dict[str, str] = {}
        self._gone: dict[str, bool] = {}

    def whole(self, path: str) -> str:
        """A path as `base` has it, from the root; that of standard input stays as it is."""
        if path not in self._whole:
            self._whole[path] = path if path == _STDIN else os.path.realpath(Path(self._base) / path)
        return self._whole[path]

    def is_gone(self, whole: str) -> bool:
        """Whether no file is there any more."""
        if whole not in self._gone:
            self._gone[whole] = whole != _STDIN and not Path(whole).exists()
        return self._gone[whole]


class Baseline:
    """Stored findings, each of which accepts one of the run. `former` are those whose fingerprints hold marks."""

    def __init__(self, entries: Iterable[_Entry] = (), *, former: bool = False) -> None:
        self._former = former
        self._files = _Files()
        self._left: dict[str, list[_Entry]] = defaultdict(list)
        for entry in entries:
            self._left[entry.fingerprint].append(entry)

    def accepts(self, finding: Finding) -> bool:
        """Whether an entry that is left covers the finding; it is used up by that."""
        if not self._left:
            return False
        left = self._left.get(former_fingerprint_of(finding) if self._former else fingerprint_of(finding), [])
        place = self._files.whole(finding.place.path)
        grave_enough = [entry for entry in left if entry.severity.rank <= finding.severity.rank]
        here = [entry for entry in grave_enough if entry.place == place]
        covering = here or [entry for entry in grave_enough if self._files.is_gone(entry.place)]
        if not covering:
            return False
        # The least grave that will do: a graver finding may come yet.
        left.remove(max(covering, key=lambda entry: entry.severity.rank))
        return True


def read_baseline(path: Path) -> Baseline:
    """What `write_baseline` stored. Raises `InputError` for a file that is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != 1:
            raise ValueError
        former = "base" not in data  # paths were as somebody wrote them, and severities not stored
        files = _Files() if former else _Files(str(path.parent / str(data["base"])))
        entries = tuple(
            _Entry(
                str(row["fingerprint"]).partition("-")[0],
                files.whole(str(row["path"])),
                Severity(row.get("severity", Severity.ERROR)),
            )
            for row in data["findings"]
        )
    except OSError as error:
        raise InputError(
            "the baseline cannot be read.", path=path, remedy="Write one with `--write-baseline`."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "this is not a baseline of format 1.", path=path, remedy="Write it again with `--write-baseline`."
        ) from error
    return Baseline(entries, former=former)


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Stores the fingerprints of findings, with severity, code and place, sorted. Paths begin at the file's folder."""
    from evidence.library.whole_files import write_whole

    files, folder = _Files(), os.path.realpath(path.parent)
    rows = [
        {
            "fingerprint": finding.fingerprint,
            "code": finding.code,
            "severity": finding.severity.value,
            "path": _relative(files.whole(finding.place.path), folder),
            "quote": finding.place.quote,
        }
        for finding in findings
    ]
    rows.sort(key=lambda row: (row["path"] or "", row["code"] or "", row["fingerprint"] or ""))
    text = json.dumps({"format": 1, "base": ".", "findings": rows}, indent=2, ensure_ascii=False)
    write_whole(path, f"{text}\n".encode())


def _relative(whole: str, folder: str) -> str:
    """A path as one would write it in a folder."""
    if whole == _STDIN or Path(whole).anchor != Path(folder).anchor:
        return Path(whole).as_posix()
    return Path(os.path.relpath(whole, folder)).as_posix()
