"""Making two people one, inside a transaction somebody else opened."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from netcoach.domain.errors import InvalidInput
from netcoach.domain.people.person import Person, PersonId
from netcoach.storage.acts import runner
from netcoach.storage.acts_on_people import refresh
from netcoach.storage.queries_of_people import known_person
from netcoach.storage.schema import BenchRow, PersonRow
from netcoach.storage.standings import standing_with

_ONE_ALREADY = "That is one and the same person; there is nothing to merge."

_MOVE = "UPDATE {table} SET person_id = ? WHERE person_id = ?"
_MOVE_JOBS = (
    "UPDATE jobs SET person_id = ? WHERE person_id = ?"
    " AND on_date NOT IN (SELECT j.on_date FROM jobs AS j WHERE j.person_id = ?)"
)
_MOVE_BENCH = (
    "UPDATE bench SET person_id = ? WHERE person_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM bench AS b WHERE b.person_id = ?)"
)
# Who is not the same as the other is not the same as the one either.
_THEIR_PAIRS = (
    "SELECT id, first_id, second_id FROM not_same WHERE first_id IN (?, ?) OR second_id IN (?, ?)"
)


def merge(connection: Connection, keep: PersonId, other: PersonId) -> Person:
    """Give everything of one person to another, who stays.

    Raises:
        InvalidInput: they are one already.
        NotFound: no such person.
    """
    run = runner(connection)
    staying, leaving = known_person(run, keep), known_person(run, other)
    if keep == other:
        raise InvalidInput(_ONE_ALREADY)
    said = _said_of_both(connection, staying, leaving)
    for table in ("requests", "touches"):
        connection.exec_driver_sql(_MOVE.format(table=table), (keep, other))
    for statement in (_MOVE_JOBS, _MOVE_BENCH):
        connection.exec_driver_sql(statement, (keep, other, keep))
    for table in ("jobs", "bench"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE person_id = ?", (other,))
    _move_pairs(connection, keep, other)
    connection.execute(delete(PersonRow).where(PersonRow.id == other))
    connection.execute(update(PersonRow).where(PersonRow.id == keep).values(**said))
    standing = standing_with(run, keep)
    if standing and not standing.can_be_meant:
        connection.execute(delete(BenchRow).where(BenchRow.person_id == keep))
    refresh(connection, [keep])
    return known_person(run, keep)


def _said_of_both(
    connection: Connection, staying: Person, leaving: Person
) -> dict[str, str | int | None]:
    """The person's own columns after the merge: what the one does not say, the other does."""
    columns = (PersonRow.id, PersonRow.through, PersonRow.words, PersonRow.rhythm_days)
    both = PersonRow.id.in_((staying.id, leaving.id))
    rows = {row[0]: row[1:] for row in connection.execute(select(*columns).where(both))}
    through, words, rhythm = rows[staying.id]
    their_through, their_words, their_rhythm = rows[leaving.id]
    return {
        "profile_key": staying.profile_key or leaving.profile_key,
        "through": through or their_through,
        "words": "\n".join(dict.fromkeys(text for text in (words, their_words) if text)),
        "rhythm_days": their_rhythm if rhythm is None else rhythm,
    }


def _move_pairs(connection: Connection, keep: PersonId, other: PersonId) -> None:
    rows = connection.exec_driver_sql(_THEIR_PAIRS, (keep, other) * 2).fetchall()
    taken = {(first, second) for _, first, second in rows if other not in (first, second)}
    for number, first, second in rows:
        if other not in (first, second):
            continue
        third = second if first == other else first
        pair = (min(keep, third), max(keep, third))
        if third == keep or pair in taken:
            connection.exec_driver_sql("DELETE FROM not_same WHERE id = ?", (number,))
        else:
            taken.add(pair)
            connection.exec_driver_sql(
                "UPDATE not_same SET first_id = ?, second_id = ? WHERE id = ?", (*pair, number)
            )
