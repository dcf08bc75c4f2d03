"""``netcoach week``, ``trends``, ``guideline`` and ``rest``: weeks without the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.session import (
    already_stored,
    as_json,
    day_said,
    pass_session,
    places,
    show_json,
    show_lines,
)

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
    day = day_said(date, coach.clock(), session.config.day_starts)
    if as_json:
        from netcoach.cli.documents import week_document

        show_json(week_document(coach.week.review(day)))
    else:
        from netcoach.wording.week.plain import plain_week_lines

        review = coach.week.review(day, weeks=TABLE_WEEKS)
        show_lines(
            plain_week_lines(review, session.config.notes_a_month), glyphs=session.config.glyphs
        )


MOST_WEEKS = 520
"""Ten years (ours)."""


@click.command()
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    default=12,
    show_default=True,
    metavar="N",
    help="How many weeks, the open one included.",
)
@as_json
@places()
@pass_session
def trends(session: Session, weeks: int, as_json: bool) -> None:
    """Print quality and quantity week by week."""
    coach = session.talking_coach
    series = coach.week.trends(weeks)
    if as_json:
        from netcoach.cli.documents import trends_document

        show_json(trends_document(series))
    else:
        from netcoach.wording.week.trends import trend_lines

        show_lines(trend_lines(series, coach.week.guideline()), glyphs=session.config.glyphs)


@click.command()
@click.argument("edges", nargs=-1, type=int, metavar="[LOW HIGH]")
@as_json
@places()
@pass_session
def guideline(session: Session, edges: tuple[int, ...], as_json: bool) -> None:
    """Show the guideline, or set it from the current week on.

    LOW and HIGH are requests a week, both inside the guideline. Weeks that are over keep the one
    they were lived under.
    """
    if len(edges) not in (0, 2):
        raise click.UsageError("Give both LOW and HIGH, or neither.")
    coach = session.talking_coach
    shown = coach.week.set_guideline(*edges) if edges else coach.week.guideline()
    if as_json:
        from netcoach.cli.documents import guideline_document

        show_json(guideline_document(shown))
    else:
        from netcoach.wording.plain import guideline_line

        show_lines([guideline_line(shown, coach.today())], glyphs=session.config.glyphs)


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
    day = day_said(date, coach.clock(), session.config.day_starts)
    week = coach.closing.set_rest(day, on=not off)
    with already_stored():
        review = coach.week.review(week.start)
        if as_json:
            from netcoach.cli.documents import summary_document

            show_json(summary_document(review))
        else:
            from netcoach.wording.plain import rest_line

            show_lines([rest_line(review, on=not off)], glyphs=session.config.glyphs)
