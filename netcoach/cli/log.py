"""``netcoach log``, ``list``, ``undo`` and ``redo``: requests without the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netcoach.cli.completion import complete_company, complete_date, complete_filter
from netcoach.cli.session import (
    OneOf,
    Session,
    already_stored,
    as_json,
    columns,
    pass_session,
    places,
    show_json,
    show_lines,
    stdin_text,
    talk,
)
from netcoach.cli.who import STDIN, name_and_url, who_or_stdin
from netcoach.domain.log.signs import SIGNS, Field

if TYPE_CHECKING:
    from netcoach.domain.log.filter.parser import Trouble
    from netcoach.domain.log.request import RequestDraft, SentTime


ANSWERS = tuple(f"{sign}={answer}" for sign in SIGNS for answer in ("yes", "no"))


@click.command()
@who_or_stdin
@click.option(
    "--company",
    default="",
    metavar="NAME",
    help="Where they work.",
    shell_complete=complete_company,
)
@click.option("--role", default="", metavar="TEXT", help="What they do there.")
@click.option("--url", default="", metavar="URL", help="Their LinkedIn profile.")
@click.option(
    "--when",
    metavar="WHEN",
    help='When it was sent: now, 2026-11-12T19:04, 2026-11-12, yesterday, mon, "12 nov", 24/11, '
    '"2 hours ago", week:2026-11-12, "3 weeks ago", 2026-10-19..2026-10-25.',
    shell_complete=complete_date,
)
@click.option("--note", metavar="TEXT", help="The text sent with it.")
@click.option("--no-note", is_flag=True, help="It was sent without a note.")
@click.option("--reason", default="", metavar="TEXT", help="Why this person; for yourself.")
@click.option(
    "--sign",
    "answers",
    type=OneOf(ANSWERS, f"Type NAME=yes or NAME=no; NAME is one of {', '.join(SIGNS)}."),
    metavar="NAME=yes|no",
    multiple=True,
    help=f"What is known of it, as often as needed. NAME is one of {', '.join(SIGNS)}.",
)
@click.option(
    "--field",
    type=OneOf(field.value for field in Field),
    help="How near their field is to yours.",
)
@click.option("--event", default="", metavar="NAME", help="The event or group it came from.")
@click.option("--anyway", is_flag=True, help="Log it even if it is too soon to ask again.")
@as_json
@places()
@pass_session
def log(
    session: Session,
    /,
    who: str,
    when: str | None,
    note: str | None,
    no_note: bool,
    anyway: bool,
    as_json: bool,
    **said: Any,
) -> None:
    r"""Log a request to WHO, and say how the week stands.

    WHO is a name, or a profile address: the name is read from it where nobody known has it. With
    "-" several are read from stdin and logged in one step: a name or an address a line, or cards
    copied from LinkedIn, whose age says when.

    \b
    netcoach log "Bo Kessler" --company Orbital --sign met=yes
    netcoach log linkedin.com/in/bo-kessler-1a2b3c --when yesterday
    netcoach log - --when monday < names.txt
    """
    if note and no_note:
        raise click.UsageError("Give --note or --no-note, not both.")
    from netcoach.domain.typed_dates import parse_when

    coach = session.talking_coach
    day_starts = session.config.day_starts
    if who == STDIN:
        if note or said["company"] or said["role"] or said["url"]:
            raise click.UsageError(
                "--note, --company, --role and --url are of one person; leave them out with “-”."
            )
        sent = parse_when(when or "today", now=coach.clock(), day_starts=day_starts)
        alike = _draft(STDIN, sent, note="" if no_note else None, **said)
        _log_several(session, alike, anyway=anyway, as_json=as_json)
        return
    sent = parse_when(when or "now", now=coach.clock(), day_starts=day_starts)
    name, said["url"] = name_and_url(session, who, said["url"])
    draft = _draft(name, sent, note="" if no_note else note, **said)
    request = coach.log.add(draft, anyway=anyway)
    with already_stored():
        review = coach.week.review(request.sent.on)
        if as_json:
            from netcoach.cli.documents import request_document, summary_document

            (row,) = coach.log.rated([request.id])
            show_json({"request": request_document(row), "week": summary_document(review)})
        else:
            from netcoach.wording.plain import logged_lines

            show_lines(logged_lines(request, review), glyphs=session.config.glyphs)


def _log_several(session: Session, alike: RequestDraft, *, anyway: bool, as_json: bool) -> None:
    """Log what stdin holds; what is left out is said, and refused where nothing is left."""
    from netcoach.coach.several import drafts_of
    from netcoach.wording.log.several import left_out_line, several_lines, unread_line

    coach = session.coach
    page = coach.several.read(stdin_text())
    drafts = drafts_of(page, alike, now=coach.clock())
    done = coach.several.log(drafts, anyway=anyway)
    for line in page.unread:
        talk(unread_line(line.number))
    for one in done.left_out:
        talk(left_out_line(one))
    if not done.requests:
        raise click.ClickException("Nothing was logged.")
    with already_stored():
        review = coach.week.review()
        if as_json:
            from netcoach.cli.documents import request_document, summary_document

            rows = coach.log.rated([request.id for request in done.requests])
            requests = [request_document(row) for row in rows]
            left_out = [{"name": one.draft.name, "why": one.why.value} for one in done.left_out]
            document = {"requests": requests, "left_out": left_out}
            show_json(document | {"week": summary_document(review)})
        else:
            show_lines(several_lines(done, review), glyphs=session.config.glyphs)


def _draft(
    name: str,
    sent: SentTime,
    *,
    answers: tuple[str, ...],
    field: str | None,
    **said: Any,
) -> RequestDraft:
    """What was typed, as a draft."""
    from netcoach.domain.log.request import RequestDraft
    from netcoach.domain.log.signs import Signs, with_event

    said_of = [answer.partition("=") for answer in answers]
    signs = Signs(
        yes=frozenset(SIGNS[sign] for sign, _, answer in said_of if answer == "yes"),
        no=frozenset(SIGNS[sign] for sign, _, answer in said_of if answer == "no"),
    )
    return RequestDraft(
        name=name,
        sent=sent,
        signs=with_event(signs, said["event"]),
        field=Field(field) if field else None,
        **said,
    )


TEXT_KEYS = ("who", "name", "company", "role", "event", "reason", "note", "tag")
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
@click.argument("filters", metavar="[FILTER]...", nargs=-1, shell_complete=complete_filter)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Print the newest N only.")
@as_json
@places()
@pass_session
def list_(session: Session, filters: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    r"""Print the requests that FILTER means, newest first.

    FILTER is words and keys, all of which must hold: sql is:pending sign:met company:orbital
    after:2026-09. One of several is company:orbital,fjord; a minus asks for the contrary:
    -is:accepted, -company:orbital. Keys are is, sign, field, note, who, company, role, event,
    reason, tag, after, before, on and week. Words are looked for in your private words and
    contacts too.

    \b
    netcoach list is:pending before:2026-10
    netcoach list company:orbital --limit 20
    """
    coach = session.talking_coach
    text = " ".join(_whole(one) for one in filters)
    _say_troubles(coach.log.read_filter(text).troubles)
    listing, rows = coach.log.find(text, limit=limit)
    if as_json:
        from netcoach.cli.documents import list_document

        show_json(list_document(listing, rows))
    else:
        from netcoach.wording.log.screen import list_lines

        found = listing.reading, len(listing), rows, listing.today
        lines = list_lines(*found, width=columns())
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


@click.command()
@as_json
@places()
@pass_session
def undo(session: Session, as_json: bool) -> None:
    r"""Take back the newest change.

    \b
    netcoach undo
    netcoach undo --json
    """
    from netcoach.wording.done import undone

    change = session.talking_coach.log.undo()
    with already_stored():
        if as_json:
            show_json({"undone": change.kind.value, "person": change.name})
        else:
            show_lines([undone(change, "netcoach redo")], glyphs=session.config.glyphs)


@click.command()
@as_json
@places()
@pass_session
def redo(session: Session, as_json: bool) -> None:
    r"""Do again what was taken back last.

    \b
    netcoach redo
    netcoach redo --json
    """
    from netcoach.wording.done import redone

    change = session.talking_coach.log.redo()
    with already_stored():
        if as_json:
            show_json({"redone": change.kind.value, "person": change.name})
        else:
            show_lines([redone(change, "netcoach undo")], glyphs=session.config.glyphs)
