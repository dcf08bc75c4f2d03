"""``netcoach guideline``: show it, or set it from the current week on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session


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
