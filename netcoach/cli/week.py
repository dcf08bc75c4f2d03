"""``netcoach week``: one week, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.dates import day_said
from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session

TABLE_WEEKS = 8
"""Weeks in the table at the end (ours: they fit 80 columns)."""


@click.command()
@click.argument("date", nargs=-1)
@as_json
@places()
@pass_session
def week(session: Session, date: tuple[str, ...], as_json: bool) -> None:
    """Print the week that holds DATE (default: today).

    DATE is a date like 2026-11-12, a coming one too, or what --when of 'netcoach log' reads:
    yesterday, 12 nov, last week, next week.
    """
    coach = session.talking_coach
    day = day_said(date, coach.clock())
    if as_json:
        from netcoach.cli.documents import week_document

        show_json(week_document(coach.week.review(day)))
    else:
        from netcoach.wording.week.plain import week_lines

        review = coach.week.review(day, weeks=TABLE_WEEKS)
        show_lines(week_lines(review, session.config.notes_a_month), glyphs=session.config.glyphs)
