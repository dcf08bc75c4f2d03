"""``netcoach`` and ``netcoach demo``: open in the terminal."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from netcoach.cli.options import pass_session, places
from netcoach.cli.session import Said

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.coach import Coach
    from netcoach.config import Config

NO_TERMINAL = "netcoach opens in a terminal, and this is none: 'netcoach week' prints the week."


class NoTerminal(click.ClickException):
    """There is nobody to show the screens to."""

    exit_code = 2


def open_log(session: Session) -> None:
    """Open the user's log in the terminal; one that cannot be read is refused before that."""
    _need_terminal()
    _run(session.coach, session.config)


@click.command()
@places()
@pass_session
def demo(session: Session) -> None:
    """Open a sample year, kept nowhere."""
    _need_terminal()
    from dataclasses import replace
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from netcoach.coach import Coach
    from netcoach.demo import fill_demo
    from netcoach.storage.store import Store

    with TemporaryDirectory(prefix="netcoach-demo-") as folder:
        # Named before the settings are read: whatever log they mean is not this one.
        database = Path(folder, "demo.db")
        session.database = Said(str(database), "demo")
        store = Store(database)
        try:
            fill_demo(store, session.clock())
            # No file: what is set while trying the demo is kept nowhere either.
            config = replace(session.config, file=None)
            _run(Coach(store, session.clock, config), config)
        finally:
            store.close()


def _run(coach: Coach, config: Config) -> None:
    """Open the screens, with nothing in the environment that Textual would act on."""
    from netcoach.tui.environment import drop_textual_environment

    drop_textual_environment()
    # Start-up makes next to no garbage; looking for it would cost a tenth of the time.
    gc.disable()
    from netcoach.tui.app import run

    token = coach.change_token()
    status = run(coach, config, first_review=coach.week.review(), first_token=token)
    if status:
        raise SystemExit(status)


def _need_terminal() -> None:
    """Refuse where nobody could see the screen or type: Textual draws on stderr."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NoTerminal(NO_TERMINAL)
