"""``netcoach remind``: one line when the week needs something, and nothing otherwise."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from netcoach.cli.session import OneOf, pass_session, places, show_lines, show_text, talk

if TYPE_CHECKING:
    from netcoach.cli.session import Session


@click.command()
@click.option("--notify", is_flag=True, help="Show it as a desktop notification as well.")
@click.option(
    "--install",
    type=OneOf(["systemd", "cron", "launchd"]),
    help="Print what runs it weekly, late in your week.",
)
@click.option(
    "--write", is_flag=True, help="With --install systemd or launchd: write it into your folders."
)
@places()
@pass_session
def remind(session: Session, notify: bool, install: str | None, write: bool) -> None:
    r"""Print one line when the week needs something.

    It does when the guideline is not reached and the week is late, and for whatever the Week lists
    under "Next", advice and the shortlist left out. Otherwise nothing is printed. The line holds no
    names. The exit code is 0 either way.

    \b
    netcoach remind --notify
    netcoach remind --install systemd --write
    """
    if install is None:
        if write:
            raise click.UsageError("--write goes with --install.")
        _remind(session, notify=notify)
    else:
        _install(session, install, write=write)


def _remind(session: Session, *, notify: bool) -> None:
    from netcoach.wording.closing import reminder

    line = reminder(session.coach.closing.needs())
    if not line:
        return
    show_lines([line], glyphs=session.config.glyphs)
    if notify:
        from netcoach.cli.schedules import show_notification as show

        show(line)


def _install(session: Session, install: str, *, write: bool) -> None:
    from netcoach.cli.schedules import Scheduler, schedule

    scheduler = Scheduler(install)
    made = schedule(scheduler, _command(session), session.config.first_day)
    if scheduler is Scheduler.CRON:
        if write:
            raise click.UsageError(
                "--write is for systemd and launchd. Cron keeps its lines itself: run 'crontab "
                "-e' and add the line that 'netcoach remind --install cron' prints."
            )
        show_text(made.text)
        talk(f"Add it to your crontab: {made.then}")
        return
    if not write:
        show_text(made.text)
        talk(f"Then: {made.then}")
        return
    from netcoach.cli.schedules import write_files

    for path in write_files(scheduler, made, os.environ):
        talk(f"Wrote {path}.")
    talk(f"Then run: {made.then}")


def _command(session: Session) -> list[str]:
    """This very program, on the log and the settings it was called with."""
    command = [sys.executable, "-m", "netcoach", "remind", "--notify"]
    config = session.config
    for option, said, path in (
        ("--db", session.database, config.database),
        ("--config", session.config_file, config.file),
    ):
        if said is not None:
            command += [option, str(path)]
    return command
