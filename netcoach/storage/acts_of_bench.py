"""The bench: people meant to be asked, inside a transaction somebody else opened."""

from __future__ import annotations

from pendulum import Date, DateTime
from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from netcoach.domain.errors import AmbiguousPerson, InvalidInput, NotFound, ProfileTaken
from netcoach.domain.log.request import RequestDraft, SentTime
from netcoach.domain.people.names import name_key, person_meant
from netcoach.domain.people.page import BenchDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.storage import queries
from netcoach.storage.acts import runner
from netcoach.storage.acts_of_people import ANOTHERS, change_person, say_job
from netcoach.storage.acts_on_people import make_person
from netcoach.storage.queries import Run
from netcoach.storage.queries_of_people import known_person, person_by_profile
from netcoach.storage.schema import BenchRow, table_of
from netcoach.storage.standings import standing_with

_ASKED = "A request to them is pending or was accepted, so there is nothing to mean to ask."
_NOT_BENCHED = "They are not on the bench."

_NEW_BENCH = insert(table_of(BenchRow))
_SIT = _NEW_BENCH.on_conflict_do_update(
    index_elements=["person_id"], set_={"reason": _NEW_BENCH.excluded.reason}
)


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


def take_off_bench(connection: Connection, person_id: PersonId) -> Person:
    """Take somebody off the bench. Raises NotFound."""
    person = known_person(runner(connection), person_id)
    if not connection.execute(delete(BenchRow).where(BenchRow.person_id == person_id)).rowcount:
        raise NotFound(_NOT_BENCHED)
    return person


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
    return ProfileTaken(ANOTHERS, owner=owner.id) if owner else AmbiguousPerson(ANOTHERS)
