"""Bringing many facts in at once, inside a transaction somebody else opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pendulum import DateTime
from sqlalchemy import Connection

from netcoach.domain.log.request import Source
from netcoach.domain.people.duplicates import pair_of
from netcoach.domain.people.person import PersonId
from netcoach.domain.week.marks import MarkKind
from netcoach.storage.connection import runner
from netcoach.storage.importing.batch import Batch, MovedOnError, Whose
from netcoach.storage.importing.reads import mark_of
from netcoach.storage.people.merging import merge
from netcoach.storage.people.resolving import off_the_shortlist, refresh
from netcoach.storage.rows import answers_of, day_text, instant_text, named_values

ROWS_AT_ONCE = 500
"""Rows between two looks at whether it should go on (ours: about a hundredth of a second)."""

Rows = list[tuple[Any, ...]]
Step = tuple[str, Rows]

_LAST_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"
_FILL = "UPDATE requests SET company = ?, role = ?, note = ?, event = ?, reason = ? WHERE id = ?"
_WORDS = "UPDATE people SET words = ? WHERE id = ?"
_KEEP = "UPDATE people SET kept_on = ? WHERE id = ?"
_LIST = (
    "UPDATE people SET profile_key = ?, other_keys = ?, connected_on = ?, listed_company = ?,"
    " listed_role = ? WHERE id = ?"
)


def write(
    connection: Connection, batch: Batch, at: DateTime, tell: Callable[[float], None]
) -> None:
    """Write a batch.

    Args:
        connection: an open transaction.
        batch: what to write.
        at: the present moment.
        tell: hears how much is written, 0.0 to 1.0; what it raises ends the transaction.

    Raises:
        MovedOnError: the log changed since the batch was worked out.
    """
    if mark_of(runner(connection)) != batch.mark:
        raise MovedOnError
    for keep, other in batch.merges:
        merge(connection, keep, other, join_requests=True, at=at)
    rows = _Rows(batch, at, _next_id(connection, "people"), _next_id(connection, "requests"))
    steps = [(statement, found) for statement, found in rows.steps() if found]
    total = sum(len(found) for _, found in steps)
    done = 0
    for statement, portion in _portions(steps):
        tell(done / total)
        connection.exec_driver_sql(statement, portion)
        done += len(portion)
    tell(1.0)
    asked = [rows.person(one.to) for one in batch.requests]
    off_the_shortlist(connection, asked)
    filled = [one.person_id for one in batch.filled_gaps]
    refresh(connection, [*asked, *filled, *(one.person_id for one in batch.listed)])


def _portions(steps: Sequence[Step]) -> Iterator[Step]:
    for statement, rows in steps:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            yield statement, rows[start : start + ROWS_AT_ONCE]


def _next_id(connection: Connection, table: str) -> int:
    """The id the next row gets; nobody else can take it before the transaction ends."""
    return int(connection.exec_driver_sql(_LAST_ID, (table,)).scalar_one()) + 1


def _insert(table: str, *columns: str, often: bool = False) -> str:
    """A statement that adds a row; ``often``: one that is there already is passed over."""
    marks = ", ".join("?" * len(columns))
    either = " OR IGNORE" if often else ""
    return f"INSERT{either} INTO {table} ({', '.join(columns)}) VALUES ({marks})"


class _Rows:
    """The rows of a batch, what they refer to first."""

    def __init__(self, batch: Batch, at: DateTime, first_person: int, first_request: int) -> None:
        self._batch = batch
        self._at = instant_text(at)
        self._first_person = first_person
        self._requests = list(enumerate(batch.requests, first_request))

    def person(self, whose: Whose) -> PersonId:
        """The id of somebody of the batch."""
        return PersonId(whose if whose > 0 else self._first_person - 1 - whose)

    def steps(self) -> Iterator[Step]:
        """Each statement with all its rows."""
        batch, origin, on = self._batch, self._batch.origin.value, day_text(self._batch.on)
        yield (
            _insert(
                "people", "id", "name", "name_key", "company", "role", "profile_key",
                "created_at", "connected_on", "listed_company", "listed_role",
            ),
            self._people(),
        )  # fmt: skip
        yield (
            _insert(
                "requests", "id", "uid", "person_id", "sent_at", "zone", "sent_on", "sent_from",
                "precision", "source", "logged_at", "company", "role", "note", "reason",
                "event", "field",
            ),
            self._sent(),
        )  # fmt: skip
        yield (
            _insert("sign_answers", "request_id", "sign", "answer"),
            [
                (number, sign, answer)
                for number, one in self._requests
                for sign, answer in answers_of(one.signs).items()
            ],
        )
        new = [(number, *each) for number, one in self._requests for each in one.outcomes]
        yield (
            _insert("outcomes", "request_id", "outcome", "on_date", "source", often=True),
            [
                (number, outcome.value, day_text(day), origin)
                for number, outcome, day in (*new, *batch.outcomes)
            ],
        )
        yield (
            _insert("import_uids", "request_id", "uid", "sent_at", "note", "filled"),
            self._uids(),
        )
        yield (
            _FILL,
            [
                (one.company, one.role, one.note, one.event, one.reason, one.request_id)
                for one in batch.filled_gaps
            ],
        )
        yield _LIST, self._listed()
        yield from self._said_of_people(on)
        yield (
            _insert("contacts", "person_id", "kind", "on_date", "words", "source"),
            [
                (self.person(who), kind.value, day_text(day), "", origin)
                for who, kind, day in batch.contacts
            ],
        )
        yield (
            _insert(
                "joins", "person_id", "name", "profile_key", "on_date", "joined_at", often=True
            ),
            [(self.person(who), name, key, on, self._at) for who, name, key in batch.joins],
        )
        yield (
            _insert("not_same", "first_id", "second_id", often=True),
            [
                pair_of(self.person(one), self.person(other))
                for one, other in batch.not_same
                if one != other
            ],
        )
        yield (
            _insert("checks", "on_date", "source", often=True),
            [(day_text(day), origin) for day in batch.checks],
        )
        yield (
            f"{_insert('network_counts', 'on_date', 'number', 'source')}"
            " ON CONFLICT (on_date, source) DO UPDATE SET number = excluded.number",
            [(day_text(day), number, origin) for day, number in batch.network],
        )
        yield (
            _insert("week_marks", "day", "kind", "went_well", "felt_rushed", "next_line", "source"),
            [(day_text(day), MarkKind.ZERO.value, "", "", "", origin) for day in batch.weeks],
        )

    def _said_of_people(self, on: str) -> Iterator[Step]:
        said = [(self.person(one.whose), one) for one in self._batch.said]
        yield _WORDS, [(one.words, who) for who, one in said if one.words is not None]
        yield _KEEP, [(on, who) for who, one in said if one.kept]
        yield (
            _insert("follow_ups", "person_id", "on_date", "line", often=True),
            [
                (who, day_text(one.follow_up[0]), one.follow_up[1])
                for who, one in said
                if one.follow_up
            ],
        )
        yield (
            _insert("tags", "person_id", "tag", often=True),
            [(who, tag) for who, one in said for tag in one.tags],
        )

    def _people(self) -> Rows:
        rows: Rows = []
        for number, one in enumerate(self._batch.people, self._first_person):
            listed = (one.company, one.role) if one.connected_on else ("", "")
            name, key = named_values(one.name).values()
            on = None if one.connected_on is None else day_text(one.connected_on)
            said = (number, name, key, one.company, one.role, one.profile_key)
            rows.append((*said, self._at, on, *listed))
        return rows

    def _sent(self) -> Rows:
        rows: Rows = []
        for number, one in self._requests:
            sent = one.sent
            when = (
                None if sent.at is None else instant_text(sent.at),
                sent.zone,
                day_text(sent.on),
                None if sent.first is None else day_text(sent.first),
                sent.precision.value,
            )
            said = (one.company, one.role, one.note, one.reason, one.event)
            field = None if one.field is None else one.field.value
            whose = (number, one.uid, self.person(one.to))
            rows.append((*whose, *when, Source.IMPORT.value, self._at, *said, field))
        return rows

    def _uids(self) -> Rows:
        rows: Rows = [
            (number, uid, None, None, "") for number, one in self._requests for uid in one.uids
        ]
        for known in self._batch.known_as:
            at = None if known.sent_at is None else instant_text(known.sent_at)
            rows.append((known.request_id, known.uid, at, known.note, " ".join(known.filled)))
        return rows

    def _listed(self) -> Rows:
        return [
            (
                one.profile_key,
                one.other_keys,
                None if one.connected_on is None else day_text(one.connected_on),
                one.company,
                one.role,
                one.person_id,
            )
            for one in self._batch.listed
        ]
