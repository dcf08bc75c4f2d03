"""``netcoach person`` and ``merge``: everything of one person, and making two people one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netcoach.cli.completion import complete_company, complete_date, complete_who
from netcoach.cli.people import person_document, plan_document
from netcoach.cli.session import (
    already_stored,
    as_json,
    can_ask,
    pass_session,
    places,
    show_json,
    show_lines,
)
from netcoach.cli.who import takes_who, who_said

if TYPE_CHECKING:
    from netcoach.cli.session import Session
    from netcoach.coach import Coach
    from netcoach.domain.people.finding import Who
    from netcoach.domain.people.page import PersonPage


@click.command()
@takes_who
@as_json
@places()
@pass_session
def person(session: Session, who: Who, as_json: bool) -> None:
    r"""Print everything known about WHO.

    \b
    netcoach person "Bo Kessler"
    netcoach person linkedin.com/in/bo-kessler --json
    """
    coach = session.talking_coach
    page = coach.people.page(coach.people.named(who).id)
    if as_json:
        show_json(_page_document(page, coach))
    else:
        from netcoach.wording.people.page import person_lines

        show_lines(person_lines(page), glyphs=session.config.glyphs)


def _page_document(page: PersonPage, coach: Coach) -> dict[str, Any]:
    from netcoach.cli.documents import request_document

    ids = [request.id for request in page.requests]
    return {
        **person_document(page.person),
        **plan_document(page.person, page.in_touch),
        "tags": list(page.tags),
        "introduced_by": page.through,
        "words": page.words,
        "requests": [request_document(row) for row in coach.log.rated(ids)],
        "contacts": [
            {"kind": one.kind.value, "on": one.on.isoformat(), "words": one.words}
            for one in page.contacts
        ],
        "work": [
            {
                "company": job.company,
                "role": job.role,
                "from": job.first_on.isoformat(),
                "to": job.last_on.isoformat(),
            }
            for job in page.jobs
        ],
        "may_be": [one.other_than(page.person.id).id for one in page.likely],
    }


@click.command()
@click.argument("who", shell_complete=complete_who)
@click.argument("other", metavar="WHO", shell_complete=complete_who)
@click.option(
    "--company",
    multiple=True,
    metavar="NAME",
    help="Where they work, where several are called that; twice for both.",
    shell_complete=complete_company,
)
@click.option(
    "--sent",
    multiple=True,
    metavar="DATE",
    help="A day a request to them was sent on, likewise.",
    shell_complete=complete_date,
)
@click.option("--url", multiple=True, metavar="URL", help="Their LinkedIn profile, likewise.")
@click.option(
    "--join-requests/--keep-requests",
    default=None,
    help="Make one, or leave two, of requests that were logged twice.",
)
@as_json
@places()
@pass_session
def merge(
    session: Session,
    who: str,
    other: str,
    company: tuple[str, ...],
    sent: tuple[str, ...],
    url: tuple[str, ...],
    join_requests: bool | None,
    as_json: bool,
) -> None:
    r"""Make two people one, and keep the first WHO.

    Requests of theirs under three weeks apart were logged twice, as nobody can be asked again so
    soon: on a terminal it is asked whether they become one, else --join-requests says it. One undo
    takes all of it back.

    \b
    netcoach merge "Bo Kessler" "Bob Kessler" --join-requests
    netcoach merge "John Smith" "John Smith" --company Orbital
    """
    from dataclasses import replace

    from netcoach.wording.people.plain import join_question, merged_lines

    coach = session.talking_coach
    options = {"company": company, "sent": sent, "url": url}
    first, second = (
        who_said(
            typed, **{name: said[place] for name, said in options.items() if place < len(said)}
        )
        for place, typed in enumerate((who, other))
    )
    stays = coach.people.named(first)
    # The name of both may be the same: then the second is whoever is not the first.
    goes = coach.people.named(replace(second, other_than=stays.id))
    count = len(coach.people.merging(stays.id, goes.id).logged_twice)
    joins = bool(count) and join_requests
    if count and join_requests is None and can_ask():
        joins = click.confirm(join_question(count), default=True, err=True)
    left = coach.people.merge(stays.id, goes.id, join_requests=bool(joins))
    with already_stored():
        if as_json:
            joined = {"joined": count if joins else 0, "logged_twice": count}
            show_json({**person_document(left), "requests": joined})
        else:
            lines = merged_lines(left, goes, count, joined=bool(joins))
            show_lines(lines, glyphs=session.config.glyphs)
