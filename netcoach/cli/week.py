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
@click.option(
    "--format",
    "text",
    metavar="TEXT",
    help="Print one line, for a status bar: TEXT with {sent}, {low}, {high}, {to_low}, {room}, "
    "{days_left}, {quality}, {state} and {next} filled in. It holds no names.",
)
@places()
@pass_session
def week(session: Session, date: tuple[str, ...], as_json: bool, text: str | None) -> None:
    r"""Print the week that holds DATE (default: today).

    DATE is a date like 2026-11-12, a coming one too, or what --when of 'netcoach log' reads:
    yesterday, 12 nov, last week, next week.

    \b
    netcoach week last week
    netcoach week --format "{sent}/{low}-{high} {next}"
    """
    if text is not None:
        if as_json:
            raise click.UsageError("Give --json or --format, not both.")
        _show_one_line(session, date, text)
        return
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


def _show_one_line(session: Session, date: tuple[str, ...], text: str) -> None:
    """Print the figures of a week as they were asked for, and keep them for the next time."""
    from netcoach.cli.kept_line import keep_line, state_of
    from netcoach.domain.text import printable
    from netcoach.wording.plain import fields_of, filled_in, unknown_field

    coach, config = session.talking_coach, session.config
    made_of = [(str(path), state_of(str(path))) for path in (config.database, config.file or "")]
    review = coach.week.review(day_said(date, coach.clock(), session.config.day_starts))
    fields = fields_of(review, coach.closing.needs())
    if unknown := unknown_field(text, fields):
        raise click.UsageError(unknown)
    line = printable(filled_in(text, fields))
    show_lines([line], glyphs=config.glyphs)
    if session.typed and config.glyphs == "unicode" and not session.has_problems:
        log, settings = made_of
        keep_line(session.typed, line.rstrip(), log, settings)


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
    r"""Print quality and quantity week by week.

    \b
    netcoach trends --weeks 26
    netcoach trends --json
    """
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
    r"""Show the guideline, or set it from the current week on.

    LOW and HIGH are requests a week, both inside the guideline. Weeks that are over keep the one
    they were lived under.

    \b
    netcoach guideline
    netcoach guideline 3 6
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
    r"""Make the week that holds DATE (default: today) a rest week.

    DATE is a date like 2026-11-12, next week, or what --when of 'netcoach log' reads. It may be
    this week, a coming one, or one of the last two.

    \b
    netcoach rest next week
    netcoach rest 2026-12-24 --off
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
