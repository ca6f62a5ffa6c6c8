"""`evidence claims add`, `approve` and `withdraw`: changes of claims.yaml in place."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence.cli import options

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show the diff.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decides.", callback=options.filled)]
Names = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of claims in claims.yaml.")]
Today = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day to write down.")]


def add(
    statement: Annotated[
        str, typer.Argument(help="What the sources support, or the sentence of the copy.", callback=options.filled)
    ],
    source: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="A key of references.bib; repeatable.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="The sort of claim, such as safety.")] = None,
    wording: Annotated[
        list[str] | None, typer.Option(help="A wording that may be used; repeatable.", callback=options.filled)
    ] = None,
    note: Annotated[
        str | None, typer.Option(help="A note, such as why there is no source.", callback=options.filled)
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option("--id", help="Its id; without one it is made of the first words.", callback=options.filled),
    ] = None,
    dry_run: DryRun = False,
    library: options.LibraryFolder = None,
) -> None:
    """Add a claim to claims.yaml. Every other byte of the file stays; the diff is shown."""
    from evidence.claims.claim import ClaimKind
    from evidence.cli.claims_file import changed, opened_to_change
    from evidence.cli.settings import settings_with
    from evidence.errors import UsageError
    from evidence.library.changes import NewClaim, with_claims
    from evidence.library.reference_files import REFERENCES
    from evidence.library.yaml_fields import near

    if kind is not None and kind not in set(ClaimKind):
        raise UsageError(f"there is no kind of claim called {kind!r}. {near(kind, [str(one) for one in ClaimKind])}")
    new = NewClaim(
        statement,
        ClaimKind(kind) if kind else None,
        tuple((key, None) for key in source or ()),
        wording=tuple(wording or ()),
        note=note,
        id=id_,
    )
    with opened_to_change(settings_with(library=library), write=not dry_run) as held:
        for key in source or ():
            if held.reference(key) is None:
                keys = tuple(one.key for one in held.references if one.key)
                raise UsageError(
                    f"{REFERENCES} has no entry {key!r}. {near(key, keys, 'Add it with `evidence refs add`.')}"
                )
        changed(held, lambda path, text: with_claims(path, text, [new]), write=not dry_run)


def approve(
    ids: Names,
    by: By,
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The last day on which the approval holds.")],
    dry_run: DryRun = False,
    library: options.LibraryFolder = None,
    today: Today = None,
) -> None:
    """Approve claims as they stand: words, cards and sources are bound by a digest, and a change ends the approval.

    A source that evidence.lock knows to be retracted or doubted is told.
    """
    from evidence.cli.claims_file import changed, opened_to_change
    from evidence.cli.settings import day, settings_with
    from evidence.errors import UsageError
    from evidence.library.approval import cautions
    from evidence.library.changes import with_approvals

    settings = settings_with(library=library, today=day(today))
    end = day(until, "--until")
    if end is not None and end < settings.today:
        raise UsageError(f"--until {end} is over. Name a day that is not.")
    with opened_to_change(settings, write=not dry_run) as held:
        changed(
            held,
            lambda path, text: with_approvals(path, text, held, ids, by, settings.today, end),
            write=not dry_run,
        )
        for claim in held.claims:
            if claim.id in ids:
                for told in cautions((source.ref for source in claim.sources), held):
                    typer.echo(f"{claim.id}: {told}", err=True)


def withdraw(
    ids: Names,
    by: By,
    reason: Annotated[str, typer.Option(help="Why the claim may not be used any more.", callback=options.filled)],
    dry_run: DryRun = False,
    library: options.LibraryFolder = None,
    today: Today = None,
) -> None:
    """Withdraw claims: they stay in the file with the reason, and copy that uses them fails the check."""
    from evidence.cli.claims_file import changed, opened_to_change
    from evidence.cli.settings import day, settings_with
    from evidence.library.changes import with_withdrawal
    from evidence.library.claims_file import Withdrawal

    settings = settings_with(library=library, today=day(today))
    withdrawal = Withdrawal(by, settings.today, reason)
    with opened_to_change(settings, write=not dry_run) as held:
        changed(held, lambda path, text: with_withdrawal(path, text, ids, withdrawal), write=not dry_run)
