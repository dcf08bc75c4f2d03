"""``netcoach log``: log a request without opening the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netcoach.cli.options import as_json, pass_session, places, who_argument
from netcoach.cli.output import already_stored, show_json, show_lines

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.domain.log.request import RequestDraft, SentTime

SIGNS = (
    "met",
    "worked",
    "introduced",
    "event",
    "alumni",
    "they-engage",
    "i-engaged",
    "group",
    "target-company",
    "senior",
    "recruiter",
    "shared-connections",
    "spoke-first",
)
"""Names of the signs, said here too so that ``--help`` does not wait for the domain."""

FIELDS = ("same", "related", "unrelated")


ANSWERS = tuple(f"{sign}={answer}" for sign in SIGNS for answer in ("yes", "no"))


@click.command()
@who_argument
@click.option("--company", default="", metavar="NAME", help="Where they work.")
@click.option("--role", default="", metavar="TEXT", help="What they do there.")
@click.option("--url", default="", metavar="URL", help="Their LinkedIn profile.")
@click.option(
    "--when",
    default="now",
    metavar="WHEN",
    help='When it was sent: now, 2026-11-12T19:04, 2026-11-12, yesterday, mon, "12 nov", '
    "week:2026-11-12.",
)
@click.option("--note", metavar="TEXT", help="The text sent with it.")
@click.option("--no-note", is_flag=True, help="It was sent without a note.")
@click.option("--reason", default="", metavar="TEXT", help="Why this person; for yourself.")
@click.option(
    "--sign",
    "answers",
    type=click.Choice(ANSWERS),
    metavar="NAME=yes|no",
    multiple=True,
    help=f"What is known of it, as often as needed. NAME is one of {', '.join(SIGNS)}.",
)
@click.option("--field", type=click.Choice(FIELDS), help="How near their field is to yours.")
@click.option("--event", default="", metavar="NAME", help="The event or group it came from.")
@click.option("--anyway", is_flag=True, help="Log it even if it is too soon to ask again.")
@as_json
@places()
@pass_session
def log(
    session: Session,
    /,
    who: str,
    when: str,
    note: str | None,
    no_note: bool,
    anyway: bool,
    as_json: bool,
    **said: Any,
) -> None:
    """Log a request to WHO, and say how the week stands."""
    if note and no_note:
        raise click.UsageError("Give --note or --no-note, not both.")
    from netcoach.domain.typed_dates import parse_when

    coach = session.talking_coach
    sent = parse_when(when, now=coach.clock())
    draft = _draft(who, sent, note="" if no_note else note, **said)
    request = coach.log.add(draft, anyway=anyway)
    with already_stored():
        review = coach.week.review(request.sent.on)
        if as_json:
            from netcoach.cli.documents import request_document, summary_document

            row = next(row for row in review.rows if row.request.id == request.id)
            show_json({"request": request_document(row), "week": summary_document(review)})
        else:
            from netcoach.wording.plain import logged_lines

            show_lines(logged_lines(request, review), glyphs=session.config.glyphs)


def _draft(
    name: str,
    sent: SentTime,
    *,
    answers: tuple[str, ...],
    field: str | None,
    **said: Any,
) -> RequestDraft:
    """What was typed, as a draft."""
    from netcoach.domain.log.request import Field, RequestDraft, Sign, Signs

    said_of = [answer.partition("=") for answer in answers]
    signs = Signs(
        yes=frozenset(Sign(sign) for sign, _, answer in said_of if answer == "yes"),
        no=frozenset(Sign(sign) for sign, _, answer in said_of if answer == "no"),
    )
    return RequestDraft(
        name=name, sent=sent, signs=signs, field=Field(field) if field else None, **said
    )
