"""``netcoach rest``: a week off, left out of every average."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.dates import day_said
from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import already_stored, show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session


@click.command()
@click.argument("date", nargs=-1)
@click.option("--off", is_flag=True, help="Take the rest off that week.")
@as_json
@places()
@pass_session
def rest(session: Session, date: tuple[str, ...], off: bool, as_json: bool) -> None:
    """Make the week that holds DATE (default: today) a rest week.

    DATE is a date like 2026-11-12, next week, or what --when of 'netcoach log' reads. It may be
    this week, a coming one, or one of the last two.
    """
    coach = session.talking_coach
    week = coach.closing.set_rest(day_said(date, coach.clock()), on=not off)
    with already_stored():
        review = coach.week.review(week.start)
        if as_json:
            from netcoach.cli.documents import summary_document

            show_json(summary_document(review))
        else:
            from netcoach.wording.plain import rest_line

            show_lines([rest_line(review, on=not off)], glyphs=session.config.glyphs)
