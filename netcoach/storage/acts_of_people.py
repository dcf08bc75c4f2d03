"""What a user can say of people, each inside a transaction somebody else opened."""

from __future__ import annotations

from typing import Any

from pendulum import Date, DateTime
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from netcoach.domain.duplicates import pair_of
from netcoach.domain.errors import AmbiguousPerson, InvalidInput, NotFound, ProfileTaken
from netcoach.domain.people import name_key, person_meant
from netcoach.domain.person import Person, PersonId
from netcoach.domain.person_page import BenchDraft, PersonDraft
from netcoach.domain.preview import CONNECTED, REFUSED
from netcoach.domain.request import Milestone, Request, RequestDraft, RequestId, SentTime
from netcoach.domain.touches import Touch, TouchId, TouchKind
from netcoach.storage import queries
from netcoach.storage.acts import runner
from netcoach.storage.acts_on_people import make_person, refresh
from netcoach.storage.queries import Run
from netcoach.storage.queries_of_people import known_person, person_by_profile
from netcoach.storage.rows import named_values
from netcoach.storage.schema import (
    BenchRow,
    JobRow,
    NotSameRow,
    PersonRow,
    TouchRow,
    WaitRow,
    table_of,
)

_ANOTHERS = (
    "That profile address belongs to somebody else in the log. "
    "Merge the two if they are one person, or leave the address as it was."
)
_ASKED = "A request to them is pending or was accepted, so there is nothing to mean to ask."
_NO_TOUCH = "That touch is not in the log any more."
_NOT_BENCHED = "They are not on the bench."
_NOT_PENDING = "That request is not pending any more, so there is nothing to wait for."

_NEW_JOB = insert_or(table_of(JobRow))
_SAY_JOB = _NEW_JOB.on_conflict_do_update(
    index_elements=["person_id", "on_date"],
    set_={"company": _NEW_JOB.excluded.company, "role": _NEW_JOB.excluded.role},
)
_NEW_BENCH = insert_or(table_of(BenchRow))
_SIT = _NEW_BENCH.on_conflict_do_update(
    index_elements=["person_id"], set_={"reason": _NEW_BENCH.excluded.reason}
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
    _change(connection, person_id, {"rhythm_days": days})
    return person


def keep_waiting(connection: Connection, request_id: RequestId, on: Date) -> Request:
    """Say "keep" of a pending request. Raises NotFound, InvalidInput."""
    request = queries.request(runner(connection), request_id)
    if request.milestones:
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
        raise ProfileTaken(_ANOTHERS, owner=owner.id)
    said = {"through": draft.through, "words": draft.words, "profile_key": draft.url}
    _change(connection, person_id, named_values(draft.name) | said)
    if (draft.company, draft.role) != (before.company, before.role):
        _say_job(connection, person_id, draft.company, draft.role, today)
    return known_person(run, person_id)


def bench(connection: Connection, draft: BenchDraft, today: Date, at: DateTime) -> Person:
    """Put somebody on the bench; once more replaces the reason.

    Raises:
        InvalidInput: a request to them is pending or was accepted.
        AmbiguousPerson: the name fits several.
        NotFound: the person picked is not in the log any more.
    """
    run = runner(connection)
    person_id = _meant(connection, run, draft, today, at)
    person = known_person(run, person_id)
    if any(is_open_or_accepted(one) for one in queries.latest_requests_to(run, [person])):
        raise InvalidInput(_ASKED)
    if draft.url and draft.url != person.profile_key:
        _change(connection, person_id, {"profile_key": draft.url})
    company, role = draft.company or person.company, draft.role or person.role
    if (company, role) != (person.company, person.role):
        _say_job(connection, person_id, company, role, today)
    sitting = {"person_id": person_id, "reason": draft.reason, "added_on": today}
    connection.execute(_SIT, sitting)
    return known_person(run, person_id)


def take_off_bench(connection: Connection, person_id: PersonId) -> Person:
    """Take somebody off the bench. Raises NotFound."""
    person = known_person(runner(connection), person_id)
    if not connection.execute(delete(BenchRow).where(BenchRow.person_id == person_id)).rowcount:
        raise NotFound(_NOT_BENCHED)
    return person


def not_same(connection: Connection, one: PersonId, other: PersonId) -> Person:
    """Remember that two people are two; gives the first. Raises NotFound."""
    run = runner(connection)
    first = known_person(run, one)
    known_person(run, other)
    first_id, second_id = pair_of(one, other)
    if first_id != second_id:
        connection.execute(_APART, {"first_id": first_id, "second_id": second_id})
    return first


def _meant(
    connection: Connection, run: Run, draft: BenchDraft, today: Date, at: DateTime
) -> PersonId:
    """The known person who is to be asked, or one made for it."""
    if draft.person_id is not None:
        known_person(run, draft.person_id)
    asking = RequestDraft(
        name=draft.name,
        sent=SentTime(on=today),
        person_id=draft.person_id,
        company=draft.company,
        url=draft.url,
    )
    known = queries.people_like(run, name_key(draft.name), draft.url, draft.person_id)
    try:
        person = person_meant(asking, known)
    except AmbiguousPerson:
        if draft.person_id is None:
            raise
        raise _taken(run, draft) from None
    return person.id if person else make_person(connection, draft.name, draft.url, at)


def _taken(run: Run, draft: BenchDraft) -> AmbiguousPerson:
    owner = person_by_profile(run, draft.url)
    return ProfileTaken(_ANOTHERS, owner=owner.id) if owner else AmbiguousPerson(_ANOTHERS)


def is_open_or_accepted(request: Request) -> bool:
    """Whether a request stands in the way of meaning to ask."""
    reached = {milestone for milestone, _ in request.milestones}
    return bool(reached & CONNECTED) or not reached & {*REFUSED, Milestone.WITHDRAWN}


def _say_job(
    connection: Connection, person_id: PersonId, company: str, role: str, on: Date
) -> None:
    values = {"person_id": person_id, "company": company, "role": role, "on_date": on}
    connection.execute(_SAY_JOB, values)
    refresh(connection, [person_id])


def _change(connection: Connection, person_id: PersonId, values: dict[str, Any]) -> None:
    connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(**values))
