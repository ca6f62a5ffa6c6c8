"""The door. Nothing heavy is imported before a command needs it: `evidence --version` starts like a bare program."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from evidence import __version__
from evidence.cli.commands import Commands
from evidence.compiled import keep_patterns
from evidence.errors import EvidenceError, UnreadableError

BUG = 70
INTERRUPTED = 130
CLOSED = 141
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})

app = typer.Typer(
    cls=Commands,
    name="evidence",
    help="Find the claims in medical copy, map each to its source, and check that the source says so.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"evidence {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback where evidence itself fails.")] = False,
) -> None:
    """Find the claims in medical copy, map each to its source, and check that the source says so."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit code; see `contract` in the documentation for their meaning."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if code == INTERRUPTED:
            print("evidence: interrupted; no file was left half written", file=sys.stderr)
        return code
    except UnreadableError as several:
        for one in several.errors:
            print(f"evidence: {one}", file=sys.stderr)
        return 2
    except EvidenceError as error:
        print(f"evidence: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read the report has closed it (`| head`): there is nobody to tell.
        return CLOSED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            return _unwritten(error)
        if "--debug" in words:
            raise
        print(f"evidence: a bug: {type(error).__name__}: {error}", file=sys.stderr)
        print("Run it again with `evidence --debug …` and report what it prints.", file=sys.stderr)
        return BUG
    return 0


def _flushed(code: int) -> int:
    """The exit code, when all that was written has gone out; a report that is not whole must not look like one."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as error:
        return _unwritten(error)
    return code


def _unwritten(error: OSError) -> int:
    where = f"{error.filename}: " if error.filename else ""
    print(f"evidence: {where}this cannot be written whole: {error.strerror}. Make room and run again.", file=sys.stderr)
    return 2


def entry_point() -> None:
    """The `evidence` command."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller, who wants the exit code alone
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Copy holds more letters than some terminals' own encodings, and JSON is UTF-8 everywhere.
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = _flushed(main())
    sys.stderr.flush()
    keep_patterns()
    # Taking the interpreter down piece by piece would cost a twentieth of a short run, and nothing is left open.
    os._exit(code)
