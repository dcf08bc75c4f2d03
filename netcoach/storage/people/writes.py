"""Writing people: contacts, the shortlist, merging; inside a transaction somebody else opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pendulum import Date, DateTime
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from netcoach.domain.errors import AmbiguousPerson, InvalidInput, NotFound, ProfileTaken
from netcoach.domain.log.request import Request, RequestDraft, RequestId, SentTime
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.contacts import Contact, ContactId, ContactKind, ContactPlan
from netcoach.domain.people.duplicates import pair_of
from netcoach.domain.people.names import name_key, person_meant
from netcoach.domain.people.page import PersonDraft, ShortlistDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.tags import Tagged
from netcoach.storage.connection import Run, runner
from netcoach.storage.log import reads
from netcoach.storage.people.known import people_like
from netcoach.storage.people.reads import known_person, person_by_profile
from netcoach.storage.people.resolving import make_person, refresh
from netcoach.storage.people.standings import standing_with
from netcoach.storage.rows import named_values
from netcoach.storage.schema import tables

ANOTHERS = (
    "That profile address belongs to somebody else in the log. "
    "Merge the two if they are one person, or leave the address as it was."
)
_NO_CONTACT = "That contact is not in the log any more."
_NOT_PENDING = "That request is not pending any more, so there is nothing to wait for."

_NEW_JOB = insert_or(tables.jobs)
_SAY_JOB = _NEW_JOB.on_conflict_do_update(
    index_elements=["person_id", "on_date"],
    set_={"company": _NEW_JOB.excluded.company, "role": _NEW_JOB.excluded.role},
)
_NEW_WAIT = insert_or(tables.waits)
_WAIT = _NEW_WAIT.on_conflict_do_update(
    index_elements=["request_id"], set_={"kept_on": _NEW_WAIT.excluded.kept_on}
)
_NEW_FOLLOW_UP = insert_or(tables.follow_ups)
_FOLLOW_UP = _NEW_FOLLOW_UP.on_conflict_do_update(
    index_elements=["person_id"],
    set_={"on_date": _NEW_FOLLOW_UP.excluded.on_date, "line": _NEW_FOLLOW_UP.excluded.line},
)
_TAG = insert_or(tables.tags).on_conflict_do_nothing()
_APART = insert_or(tables.not_same).on_conflict_do_nothing()


def add_contact(
    connection: Connection, person_id: PersonId, kind: ContactKind, on: Date, words: str
) -> Contact:
    """Keep a contact. Raises NotFound."""
    known_person(runner(connection), person_id)
    values = {"person_id": person_id, "kind": kind.value, "on_date": on, "words": words}
    adding = insert(tables.contacts).values(values).returning(tables.contacts.c.id)
    number = connection.execute(adding).scalar_one()
    if kind is not ContactKind.WROTE:  # what they wrote does nothing that was promised
        follow_ups = tables.follow_ups.c
        done = (follow_ups.person_id == person_id) & (follow_ups.on_date <= on)
        connection.execute(delete(tables.follow_ups).where(done))
    return Contact(id=ContactId(number), person_id=person_id, kind=kind, on=on, words=words)


def change_contact(
    connection: Connection, contact_id: ContactId, kind: ContactKind, on: Date, words: str
) -> Contact:
    """Replace what was said of a contact. Raises NotFound."""
    said = {"kind": kind.value, "on_date": on, "words": words}
    values = said | {"source": Origin.TYPED.value}
    changing = update(tables.contacts).where(tables.contacts.c.id == contact_id).values(values)
    person_id = connection.execute(
        changing.returning(tables.contacts.c.person_id)
    ).scalar_one_or_none()
    if person_id is None:
        raise NotFound(_NO_CONTACT)
    return Contact(id=contact_id, person_id=PersonId(person_id), kind=kind, on=on, words=words)


def remove_contact(connection: Connection, contact_id: ContactId) -> Contact:
    """Take a contact out. Raises NotFound."""
    columns = (
        tables.contacts.c.person_id,
        tables.contacts.c.kind,
        tables.contacts.c.on_date,
        tables.contacts.c.words,
        tables.contacts.c.source,
    )
    found = connection.execute(
        select(*columns).where(tables.contacts.c.id == contact_id)
    ).one_or_none()
    if found is None:
        raise NotFound(_NO_CONTACT)
    connection.execute(delete(tables.contacts).where(tables.contacts.c.id == contact_id))
    person_id, kind, on, words, source = found
    return Contact(
        id=contact_id,
        person_id=PersonId(person_id),
        kind=ContactKind(kind),
        on=on,
        words=words,
        origin=Origin(source),
    )


def set_cadence(connection: Connection, person_id: PersonId, days: int | None) -> Person:
    """Set or end a cadence. Raises NotFound."""
    person = known_person(runner(connection), person_id)
    change_person(connection, person_id, {"cadence_days": days})
    return person


def plan_contact(connection: Connection, person_id: PersonId, plan: ContactPlan) -> Person:
    """Say when somebody is to be written to next, in place of what was said. Raises NotFound."""
    person = set_cadence(connection, person_id, plan.days)
    if plan.on is None:
        mine = tables.follow_ups.c.person_id == person_id
        connection.execute(delete(tables.follow_ups).where(mine))
    else:
        values = {"person_id": person_id, "on_date": plan.on, "line": plan.line}
        connection.execute(_FOLLOW_UP, values)
    return person


def change_tags(
    connection: Connection, people: Sequence[PersonId], on: Sequence[str], off: Sequence[str]
) -> Tagged:
    """Give tags to people, and take tags off them. Raises NotFound."""
    found = tuple(known_person(runner(connection), one) for one in people)
    for person in found:
        for tag in on:
            connection.execute(_TAG, {"person_id": person.id, "tag": tag})
        mine = tables.tags.c.person_id == person.id
        connection.execute(delete(tables.tags).where(mine & tables.tags.c.tag.in_(off)))
    return Tagged(people=found)


def keep_waiting(connection: Connection, request_id: RequestId, on: Date) -> Request:
    """Say "keep" of a pending request. Raises NotFound, InvalidInput."""
    request = reads.request(runner(connection), request_id)
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
    connection.execute(
        update(tables.people).where(tables.people.c.id == person_id).values(**values)
    )


_ASKED = "A request to them is pending or was accepted, so there is nothing to mean to ask."
_NOT_SHORTLISTED = "They are not on the shortlist."

_NEW_SHORTLIST = insert_or(tables.shortlist)
_SIT = _NEW_SHORTLIST.on_conflict_do_update(
    index_elements=["person_id"], set_={"reason": _NEW_SHORTLIST.excluded.reason}
)


def shortlist(connection: Connection, draft: ShortlistDraft, today: Date, at: DateTime) -> Person:
    """Put somebody on the shortlist; once more replaces the reason.

    Raises:
        InvalidInput: a request to them is pending or was accepted.
        AmbiguousPerson: the name fits several.
        NotFound: the person picked is not in the log any more.
    """
    run = runner(connection)
    person_id = _meant(connection, run, draft, today, at)
    person = known_person(run, person_id)
    standing = standing_with(run, person_id)
    if standing and not standing.can_be_meant:
        raise InvalidInput(_ASKED)
    if draft.url and draft.url != person.profile_key:
        change_person(connection, person_id, {"profile_key": draft.url})
    company, role = draft.company or person.company, draft.role or person.role
    if (company, role) != (person.company, person.role):
        say_job(connection, person_id, company, role, today)
    sitting = {"person_id": person_id, "reason": draft.reason, "added_on": today}
    connection.execute(_SIT, sitting)
    return known_person(run, person_id)


def take_off_shortlist(connection: Connection, person_id: PersonId) -> Person:
    """Take somebody off the shortlist. Raises NotFound."""
    person = known_person(runner(connection), person_id)
    if not connection.execute(
        delete(tables.shortlist).where(tables.shortlist.c.person_id == person_id)
    ).rowcount:
        raise NotFound(_NOT_SHORTLISTED)
    return person


def _meant(
    connection: Connection, run: Run, draft: ShortlistDraft, today: Date, at: DateTime
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
    known = people_like(run, name_key(draft.name), draft.url, draft.person_id)
    try:
        person = person_meant(asking, known)
    except AmbiguousPerson:
        if draft.person_id is None:
            raise
        raise _taken(run, draft) from None
    return person.id if person else make_person(connection, draft.name, draft.url, at)


def _taken(run: Run, draft: ShortlistDraft) -> AmbiguousPerson:
    owner = person_by_profile(run, draft.url)
    return ProfileTaken(ANOTHERS, owner=owner.id) if owner else AmbiguousPerson(ANOTHERS)
