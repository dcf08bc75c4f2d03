"""``netcoach trends``: the series of the live panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session

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
