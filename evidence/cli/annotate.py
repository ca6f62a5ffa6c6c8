"""`evidence annotate`: a copy of a document with a remark on every finding."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence.cli import options


def annotate(
    file: Annotated[Path, typer.Argument(help="A document.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The annotated copy: of the document's own kind, or .html.")
    ],
    select: options.Select = None,
    ignore: options.Ignore = None,
    baseline: options.Baseline = None,
    library: options.LibraryFolder = None,
    offline: options.Offline = None,
    refresh: options.Refresh = None,
    mailto: options.Mailto = None,
    today: options.Today = None,
) -> None:
    """Write a copy of a document with a remark on every finding, at the words that it is about.

    A .docx copy carries real comments, a .pdf copy highlights, and that of a page marks in its own layout. Those that
    are there already are not added twice, and the words, tracked changes and comments of others stay as they are. Of
    all other documents, an .html file shows the copy with its claims, sources and findings.
    """
    from evidence.audit import Onlooker
    from evidence.cli.session import open_session
    from evidence.cli.settings import comma_list, day, settings_with
    from evidence.cli.targets import expect_places, expect_unread, read_by
    from evidence.library.whole_files import write_whole
    from evidence.reports.annotate.writing import annotator_for
    from evidence.reports.wording import not_checked
    from evidence.rules.selection import codes_of

    settings = settings_with(
        (str(file),),
        library=library,
        offline=offline,
        refresh=refresh,
        mailto=mailto,
        today=day(today),
        select=comma_list(select),
        ignore=comma_list(ignore),
        baseline=baseline,
    )
    codes_of((*settings.select, *settings.ignore))
    annotator = annotator_for(file, output)
    expect_places([output])
    session = open_session(settings, (str(file),))
    expect_unread([output], lambda: read_by((str(file),), settings, session.library))
    audit = session.audit(settings, (str(file),), [Onlooker(annotator.see)])
    annotated = annotator.annotated(audit)
    write_whole(output, annotated.data)
    typer.echo(f"{output}: {annotated.told}; {not_checked(audit)}.")
