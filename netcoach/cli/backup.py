"""``netcoach backup`` and ``netcoach restore``: verified copies of the log, both ways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from netcoach.cli.options import FilePath, as_json, pass_session, places
from netcoach.cli.output import can_ask, show_json, show_lines, talk

if TYPE_CHECKING:
    from netcoach.cli.session import Session


@click.command()
@click.argument("path", type=FilePath(), required=False)
@as_json
@places()
@pass_session
def backup(session: Session, path: Path | None, as_json: bool) -> None:
    """Make a verified copy of the log.

    It goes to PATH, or beside the backups that are made by themselves.
    """
    from netcoach.wording.backup import backed_up

    made = session.talking_coach.backup.back_up(path)
    if as_json:
        show_json({"backup": str(made)})
    else:
        show_lines([backed_up(made)], glyphs=session.config.glyphs)


@click.command()
@click.argument("path", type=FilePath())
@click.option("--yes", is_flag=True, help="Restore without asking.")
@as_json
@places()
@pass_session
def restore(session: Session, path: Path, yes: bool, as_json: bool) -> None:
    """Make the log what the backup at PATH holds.

    The log as it is now is backed up first, so that this can be turned back by restoring that.
    What is no sound log of netcoach's is refused, and nothing is changed.
    """
    from netcoach.wording import backup

    if not (yes or (can_ask() and not as_json)):
        raise click.UsageError(backup.RESTORE_NEEDS_YES)
    coach = session.talking_coach
    if not yes:
        talk(backup.about_to_restore(path, coach.backup.requests_in(path)))
        if not click.confirm(backup.ASK_TO_RESTORE, err=True):
            talk(backup.NOT_RESTORED)
            return
    done = coach.backup.restore(path)
    if as_json:
        replaced = done.replaced and str(done.replaced)
        show_json({"restored": str(path), "requests": done.requests, "replaced": replaced})
    else:
        said = backup.restored(done.requests, done.replaced)
        show_lines([said], glyphs=session.config.glyphs)
