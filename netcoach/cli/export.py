"""``netcoach export``: everything in the log, for another machine, program or year."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netcoach.cli.options import FilePath, pass_session, places
from netcoach.cli.output import show_text, talk

if TYPE_CHECKING:
    from netcoach.cli.session import Session

STDOUT = frozenset(map(Path, ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")))
"""Names of what a shell calls stdout."""


@click.command()
@click.argument("path", type=FilePath(), required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["json", "csv"]),
    default="json",
    show_default=True,
    help="Everything, to be imported again, or the table of requests.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@places()
@pass_session
def export(session: Session, path: Path | None, format_: str, force: bool) -> None:
    """Write everything in the log to PATH, or to stdout.

    The json holds all of it but settings, and 'netcoach import' makes an equal log of it. The
    csv is the table of requests for a spreadsheet; it cannot be imported again.
    """
    from netcoach.wording.backup import NOT_TO_TERMINAL, exported

    if path is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(NOT_TO_TERMINAL)
    target = None if path is None or path in STDOUT else path
    text = session.talking_coach.backup.export(target, table=format_ == "csv", replace=force)
    if target is None:
        show_text(text)
    else:
        talk(exported(target))
