"""What a user can say of people, each inside a transaction somebody else opened."""

from __future__ import annotations

from typing import Any

from pendulum import Date
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from netcoach.domain.errors import InvalidInput, NotFound, ProfileTaken
from netcoach.domain.log.request import Request, RequestId
from netcoach.domain.people.contacts import Touch, TouchId, TouchKind
from netcoach.domain.people.duplicates import pair_of
from netcoach.domain.people.page import PersonDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.storage import queries
from netcoach.storage.acts import runner
from netcoach.storage.acts_on_people import refresh
from netcoach.storage.queries_of_people import known_person, person_by_profile
from netcoach.storage.rows import named_values
from netcoach.storage.schema import (
    JobRow,
    NotSameRow,
    PersonRow,
    TouchRow,
    WaitRow,
    table_of,
)
from netcoach.storage.standings import standing_with

ANOTHERS = (
    "That profile address belongs to somebody else in the log. "
    "Merge the two if they are one person, or leave the address as it was."
)
_NO_TOUCH = "That touch is not in the log any more."
_NOT_PENDING = "That request is not pending any more, so there is nothing to wait for."

_NEW_JOB = insert_or(table_of(JobRow))
_SAY_JOB = _NEW_JOB.on_conflict_do_update(
    index_elements=["person_id", "on_date"],
    set_={"company": _NEW_JOB.excluded.company, "role": _NEW_JOB.excluded.role},
)
_NEW_WAIT = insert_or(table_of(WaitRow))
_WAIT = _NEW_WAIT.on_conflict_do_update(
    index_elements=["request_id"], set_={"kept_on": _NEW_WAIT.excluded.kept_on}
)
_APART = insert_or(table_of(NotSameRow)).on_conflict_do_nothing()


def touch(
    connection: Connection, person_id: PersonId, kind: TouchKind, on: Date, words: str
) -> Touch:
    """Keep a contact. Raises NotFound."""
    known_person(runner(connection), person_id)
    values = {"person_id": person_id, "kind": kind.value, "on_date": on, "words": words}
    adding = insert(TouchRow).values(values).returning(TouchRow.id)
    number = connection.execute(adding).scalar_one()
    return Touch(id=TouchId(number), person_id=person_id, kind=kind, on=on, words=words)


def change_touch(
    connection: Connection, touch_id: TouchId, kind: TouchKind, on: Date, words: str
) -> Touch:
    """Replace what was said of a contact. Raises NotFound."""
    values = {"kind": kind.value, "on_date": on, "words": words}
    changing = update(TouchRow).where(TouchRow.id == touch_id).values(values)
    person_id = connection.execute(changing.returning(TouchRow.person_id)).scalar_one_or_none()
    if person_id is None:
        raise NotFound(_NO_TOUCH)
    return Touch(id=touch_id, person_id=PersonId(person_id), kind=kind, on=on, words=words)


def take_off_touch(connection: Connection, touch_id: TouchId) -> Touch:
    """Take a contact out. Raises NotFound."""
    columns = (TouchRow.person_id, TouchRow.kind, TouchRow.on_date, TouchRow.words)
    found = connection.execute(select(*columns).where(TouchRow.id == touch_id)).one_or_none()
    if found is None:
        raise NotFound(_NO_TOUCH)
    connection.execute(delete(TouchRow).where(TouchRow.id == touch_id))
    person_id, kind, on, words = found
    return Touch(
        id=touch_id, person_id=PersonId(person_id), kind=TouchKind(kind), on=on, words=words
    )


def set_rhythm(connection: Connection, person_id: PersonId, days: int | None) -> Person:
    """Set or end a rhythm. Raises NotFound."""
    person = known_person(runner(connection), person_id)
    change_person(connection, person_id, {"rhythm_days": days})
    return person


def keep_waiting(connection: Connection, request_id: RequestId, on: Date) -> Request:
    """Say "keep" of a pending request. Raises NotFound, InvalidInput."""
    request = queries.request(runner(connection), request_id)
    standing = standing_with(runner(connection), request.person.id)
    if standing is None or standing.pending_by != request_id:
        raise InvalidInput(_NOT_PENDING)
    connection.execute(_WAIT, {"request_id": request_id, "kept_on": on})
    return request


def edit_person(
    connection: Connection, person_id: PersonId, draft: PersonDraft, today: Date
) -> Person:
    """Replace what is said of a person.

    Raises:
        ProfileTaken: the profile address is somebody else's.
        NotFound: no such person.
    """
    run = runner(connection)
    before = known_person(run, person_id)
    owner = person_by_profile(run, draft.url)
    if owner and owner.id != person_id:
        raise ProfileTaken(ANOTHERS, owner=owner.id)
    said = {"through": draft.through, "words": draft.words, "profile_key": draft.url}
    change_person(connection, person_id, named_values(draft.name) | said)
    if (draft.company, draft.role) != (before.company, before.role):
        say_job(connection, person_id, draft.company, draft.role, today)
    return known_person(run, person_id)


def not_same(connection: Connection, one: PersonId, other: PersonId) -> Person:
    """Remember that two people are two; gives the first. Raises NotFound."""
    run = runner(connection)
    first = known_person(run, one)
    known_person(run, other)
    first_id, second_id = pair_of(one, other)
    if first_id != second_id:
        connection.execute(_APART, {"first_id": first_id, "second_id": second_id})
    return first


def say_job(connection: Connection, person_id: PersonId, company: str, role: str, on: Date) -> None:
    """Keep what somebody's company and role are from a date on."""
    values = {"person_id": person_id, "company": company, "role": role, "on_date": on}
    connection.execute(_SAY_JOB, values)
    refresh(connection, [person_id])


def change_person(connection: Connection, person_id: PersonId, values: dict[str, Any]) -> None:
    """Set columns of a person."""
    connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(**values))
