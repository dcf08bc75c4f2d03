"""Whose request it is: known, new, renamed or another's."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
from collections.abc import Iterable

from pendulum import DateTime
from sqlalchemy import Connection, insert, update

from netcoach.domain.log.request import Outcome, Request, RequestDraft
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.names import name_key, person_meant, profile_key
from netcoach.domain.people.person import PersonId
from netcoach.domain.people.standing import answered_by
from netcoach.storage.connection import Run, runner
from netcoach.storage.people.known import people_like
from netcoach.storage.people.standings import MANY, asked_of_each, connected_among
from netcoach.storage.rows import NewRequest, day_text, named_values
from netcoach.storage.schema import tables

_ADD = insert(tables.people).returning(tables.people.c.id)
# What was said on the person's page or the shortlist counts from its day on, also where it says
# nothing; what a request says, where it says something.
_LATEST_SAID = (
    "coalesce((SELECT said FROM (SELECT r.{0} AS said, r.sent_on AS day, 0 AS directly,"
    " r.sent_at AS at, r.id AS id FROM standing_requests AS r"
    " WHERE r.person_id = people.id AND r.{0} <> ''"
    " UNION ALL SELECT j.{0}, j.on_date, 1, NULL, j.id FROM jobs AS j"
    " WHERE j.person_id = people.id)"
    " ORDER BY day DESC, directly DESC, at DESC, id DESC LIMIT 1), people.listed_{0})"
)
_REFRESH = (
    f"UPDATE people SET company = {_LATEST_SAID.format('company')},"
    f" role = {_LATEST_SAID.format('role')} WHERE id = ?"
)


def person_of_new(connection: Connection, run: Run, new: NewRequest) -> PersonId:
    """The known person a new request goes to, or one made for it. Raises AmbiguousPerson."""
    draft = new.draft
    key = profile_key(draft.url)
    known = people_like(run, name_key(draft.name), key, draft.person_id)
    person = person_meant(draft, known)
    if person is None:
        return make_person(connection, draft.name, key, new.logged_at)
    if key and key != person.profile_key:
        _change(connection, person.id, {"profile_key": key})
    return person.id


def person_of_edit(
    connection: Connection, run: Run, before: Request, draft: RequestDraft
) -> PersonId:
    """The person of an edited request, renamed if the name was changed.

    A draft that names another known person, by having picked them or by their profile address,
    moves the request to that person, who keeps their name.

    Raises:
        AmbiguousPerson: one person was picked and another one's profile address given.
    """
    key = profile_key(draft.url)
    meant = person_meant(draft, people_like(run, "", key, draft.person_id))
    person = meant or before.person
    changes = {"profile_key": key} if key and key != person.profile_key else {}
    if person.id == before.person.id and draft.name != person.name:
        changes |= named_values(draft.name)
    if changes:
        _change(connection, person.id, changes)
    return person.id


def off_the_shortlist(connection: Connection, people: Iterable[PersonId]) -> None:
    """Let whoever was asked sit on the shortlist no longer."""
    ids = [(number,) for number in sorted(set(people))]
    if ids:
        connection.exec_driver_sql("DELETE FROM shortlist WHERE person_id = ?", ids)


def refresh(connection: Connection, people: Iterable[PersonId]) -> None:
    """Let people's company and role be the latest that was said of them."""
    ids = sorted(set(people))
    if ids:
        connection.exec_driver_sql(_REFRESH, [(number,) for number in ids])


def accept_listed(connection: Connection, people: Iterable[PersonId]) -> None:
    """Let whoever LinkedIn lists as a connection have said yes to the request that answers it."""
    run = runner(connection)
    listed = connected_among(run, sorted(set(people)))
    of_each = asked_of_each(run, MANY, (json.dumps([*listed]),)) if listed else {}
    for person_id, facts in of_each.items():
        on = listed[person_id]
        if (number := answered_by(facts, on)) is not None:
            sent_on = next(one[1] for one in facts if one[0] == number)
            values = (
                number,
                Outcome.ACCEPTED.value,
                day_text(max(on, sent_on)),
                Origin.IMPORT.value,
            )
            connection.exec_driver_sql(_ACCEPT, values)


_ACCEPT = "INSERT INTO outcomes (request_id, outcome, on_date, source) VALUES (?, ?, ?, ?)"


def make_person(connection: Connection, name: str, key: str, at: DateTime) -> PersonId:
    """Add somebody new."""
    values = named_values(name) | {
        "company": "",
        "role": "",
        "profile_key": key,
        "created_at": at,
    }
    return PersonId(connection.execute(_ADD, values).scalar_one())


def _change(connection: Connection, person_id: PersonId, values: dict[str, str]) -> None:
    connection.execute(
        update(tables.people).where(tables.people.c.id == person_id).values(**values)
    )
