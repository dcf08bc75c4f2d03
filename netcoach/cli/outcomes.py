"""``netcoach outcome``: say what became of a request without opening the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.completion import complete_date
from netcoach.cli.session import (
    OneOf,
    already_stored,
    as_json,
    pass_session,
    places,
    show_json,
    show_lines,
)
from netcoach.cli.who import takes_who
from netcoach.domain.outcomes.kinds import Outcome

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.domain.people.finding import Who


@click.command()
@takes_who
@click.argument("said", metavar="OUTCOME", type=OneOf(one.value for one in Outcome))
@click.option(
    "--on",
    "said_on",
    metavar="DATE",
    help="The day it happened on (default: today); 12 nov, mon.",
    shell_complete=complete_date,
)
@click.option("--off", is_flag=True, help="Take the outcome off again.")
@as_json
@places()
@pass_session
def outcome(
    session: Session,
    /,
    who: Who,
    said: str,
    said_on: str | None,
    off: bool,
    as_json: bool,
) -> None:
    r"""Record what became of the request to WHO.

    A later OUTCOME implies the earlier ones.

    WHO is a name, the start of one or a profile address. Where several requests went to them, the
    pending one is meant, or else the latest; --sent says another.

    \b
    netcoach outcome "Bo Kessler" accepted
    netcoach outcome bo talked --on mon --company orbital
    """
    if off and said_on:
        raise click.UsageError("Give --on or --off, not both.")
    from netcoach.domain.outcomes.outcome import outcome_day

    coach, what = session.talking_coach, Outcome(said)
    today = coach.today()
    on = outcome_day(said_on or "", today)
    request = coach.outcomes.request_meant(who, having=what if off else None)
    done = (
        coach.outcomes.remove(request.id, what)
        if off
        else coach.outcomes.record([request.id], what, on)
    )
    with already_stored():
        if as_json:
            from netcoach.cli.documents import request_document

            (row,) = coach.log.rated([request.id])
            show_json({"request": request_document(row)})
        else:
            from netcoach.wording.outcomes import settled_said

            show_lines([settled_said(done, "netcoach undo")], glyphs=session.config.glyphs)


@click.command()
@click.argument("date", metavar="[DATE]", nargs=-1, shell_complete=complete_date)
@as_json
@places()
@pass_session
def checked(session: Session, date: tuple[str, ...], as_json: bool) -> None:
    r"""Record that you looked through who accepted.

    Only requests that were old enough by then are counted in what came back: what nobody looked at
    is not a no.

    \b
    netcoach checked
    netcoach checked 2026-11-20
    """
    from netcoach.domain.outcomes.outcome import outcome_day
    from netcoach.wording.outcomes import checked_line

    coach = session.talking_coach
    day = coach.outcomes.check(outcome_day(" ".join(date), coach.today()))
    with already_stored():
        if as_json:
            show_json({"checked_on": day.isoformat()})
        else:
            show_lines([checked_line(day)], glyphs=session.config.glyphs)
