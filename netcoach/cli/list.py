"""``netcoach list``: the requests a filter means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netcoach.cli.options import as_json, pass_session, places
from netcoach.cli.output import show_json, show_lines, talk
from netcoach.cli.session import Session

if TYPE_CHECKING:
    from netcoach.domain.log.filter.parser import Trouble

TEXT_KEYS = ("who", "name", "company", "role", "event", "reason", "note")
"""Keys whose value can be several words."""


class FilterCommand(click.Command):
    """Takes ``-is:pending`` for a piece of a filter, not for a row of one-letter options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options, then the filter with what begins with one minus."""
        negated = [one for one in args if len(one) > 2 and one[0] == "-" != one[1]]
        rest = super().parse_args(ctx, [one for one in args if one not in negated])
        ctx.params["filters"] = (*ctx.params["filters"], *negated)
        return rest


@click.command("list", cls=FilterCommand)
@click.argument("filters", metavar="[FILTER]...", nargs=-1)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Print the newest N only.")
@as_json
@places()
@pass_session
def list_(session: Session, filters: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Print the requests that FILTER means, newest first.

    FILTER is words and keys, all of which must hold: sql is:pending sign:met company:orbital
    after:2026-09. One of several is company:orbital,fjord; a minus asks for the contrary:
    -is:accepted, -company:orbital. Keys are is, sign, field, note, who, company, role, event,
    reason, after, before, on and week.
    """
    coach = session.talking_coach
    text = " ".join(_whole(one) for one in filters)
    _say_troubles(coach.log.read_filter(text).troubles)
    listing, rows = coach.log.find(text, limit=limit)
    if as_json:
        from netcoach.cli.list_document import list_document

        show_json(list_document(listing, rows))
    else:
        from netcoach.wording.log.screen import list_lines

        lines = list_lines(listing.reading, len(listing), rows, listing.today)
        show_lines(lines, glyphs=session.config.glyphs)


def _say_troubles(troubles: tuple[Trouble, ...]) -> None:
    """Say which pieces are read as text, as the Log does; refuse what cannot be read at all."""
    if not troubles:
        return
    from netcoach.domain.log.filter.parser import TroubleKind
    from netcoach.wording.log.filter import filter_error

    unread = [one for one in troubles if one.kind is not TroubleKind.UNKNOWN_KEY]
    if unread:
        raise click.UsageError(filter_error(unread[0]))
    for trouble in troubles:
        talk(filter_error(trouble))


def _whole(argument: str) -> str:
    """One argument of the shell: the words quoted there after a text's key stay together."""
    key, colon, value = argument.partition(":")
    if colon and key.removeprefix("-") in TEXT_KEYS and " " in value and not set(value) & {*':"'}:
        return f'{key}:"{value}"'
    return argument
