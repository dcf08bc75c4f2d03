"""Whom or what a journal entry is about, for "Settled Bo Kessler" and "Settled 500 requests"."""

from __future__ import annotations

from sqlalchemy import Connection

from netcoach.domain.errors import NotFound
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.outcomes.outcome import Settled
from netcoach.domain.people.person import Person
from netcoach.storage import queries
from netcoach.storage.acts import runner
from netcoach.storage.journal import About


def about_of(result: object) -> About:
    """What a deed was about, by what it gave back."""
    match result:
        case Request():
            return About(request_id=result.id)
        case Person():
            return About(person_id=result.id)
        case Settled(requests=(one,)):
            return About(request_id=one.id)
    person_id, number = getattr(result, "person_id", None), getattr(result, "number", None)
    return About(person_id=person_id, number=number)


def name_of(connection: Connection, about: About) -> str:
    """The name of the person an entry is about; "" for nobody, or nobody who is there now."""
    run = runner(connection)
    if about.person_id is not None:
        rows = run("SELECT name FROM people WHERE id = ?", (about.person_id,))
        return str(rows[0][0]) if rows else ""
    if about.request_id is None:
        return ""
    try:
        return queries.request(run, RequestId(about.request_id)).person.name
    except NotFound:
        return ""
