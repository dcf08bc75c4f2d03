"""``netcoach undo`` and ``netcoach redo``: the same journal as the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import already_stored, show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session


@click.command()
@as_json
@places()
@pass_session
def undo(session: Session, as_json: bool) -> None:
    """Take back the newest change."""
    from netcoach.wording.done import undone

    change = session.talking_coach.log.undo()
    with already_stored():
        if as_json:
            show_json({"undone": change.act.value, "person": change.name})
        else:
            show_lines([undone(change, "netcoach redo")], glyphs=session.config.glyphs)


@click.command()
@as_json
@places()
@pass_session
def redo(session: Session, as_json: bool) -> None:
    """Do again what was taken back last."""
    from netcoach.wording.done import redone

    change = session.talking_coach.log.redo()
    with already_stored():
        if as_json:
            show_json({"redone": change.act.value, "person": change.name})
        else:
            show_lines([redone(change, "netcoach undo")], glyphs=session.config.glyphs)
