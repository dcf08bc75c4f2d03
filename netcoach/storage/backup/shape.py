"""What an export of netcoach's own holds: the tables of the log, without what is worked out.

A row is an object of its columns, and a column that says nothing (NULL, or "" where NULL is not
allowed) is left out. People and requests are numbered from 1 in the order they came into the
log; the other tables refer to these numbers and are in the order of their content. So the bytes
say nothing of row ids or of when the export was made. Every row says what it is called on every
machine (``uid``) and when it changed last (``changed_at``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType

from sqlalchemy import Column, Integer, Table

from netcoach.domain.change import ChangeKind
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Precision, Source
from netcoach.domain.log.signs import Answer, Field, Sign
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.week.marks import Kept, MarkKind
from netcoach.storage.schema import tables
from netcoach.storage.schema.columns import Day, Instant

FORMAT, VERSION = "netcoach-export", 1

PEOPLE, REQUESTS = "people", "requests"

REFERENCES: Mapping[str, str] = MappingProxyType(
    {"person_id": PEOPLE, "request_id": REQUESTS, "first_id": PEOPLE, "second_id": PEOPLE}
)
"""Columns that say whose or which, with the table they refer to."""

_WORKED_OUT = frozenset({"name_key"})

IDENTITY = ("uid", "changed_at")
"""What a row is called on every machine, and when it changed last; no part of what it says."""

_CHOICES: Mapping[tuple[str, str], type[StrEnum]] = MappingProxyType(
    {
        (REQUESTS, "precision"): Precision,
        (REQUESTS, "source"): Source,
        (REQUESTS, "field"): Field,
        ("sign_answers", "sign"): Sign,
        ("sign_answers", "answer"): Answer,
        ("outcomes", "outcome"): Outcome,
        ("outcomes", "source"): Origin,
        ("contacts", "kind"): ContactKind,
        ("contacts", "source"): Origin,
        ("checks", "source"): Origin,
        ("network_counts", "source"): Origin,
        ("week_marks", "kind"): MarkKind,
        ("week_marks", "source"): Origin,
        ("entries", "kind"): ChangeKind,
        ("week_marks", "next_done"): Kept,
    }
)


class ColumnKind(Enum):
    """What the values of a column are."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    INSTANT = "instant"
    REFERENCE = "reference"


@frozen
class ShapeColumn:
    """A column: ``nothing`` is the value that is left out, ``choices`` are all there are."""

    name: str
    kind: ColumnKind
    optional: bool
    choices: frozenset[str] = frozenset()

    @property
    def nothing(self) -> str | None:
        """The value that says nothing."""
        return "" if self.kind is ColumnKind.TEXT and not self.optional else None


@frozen
class Shape:
    """A table; ``numbered`` ones have ids, which come first in each row."""

    table: str
    columns: tuple[ShapeColumn, ...]

    @property
    def numbered(self) -> bool:
        """Whether others refer to it."""
        return self.table in (PEOPLE, REQUESTS)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def has_uid(self) -> bool:
        """Whether a row has a uid of its own; others are told apart by what they are about."""
        return "uid" in self.names and self.table != "import_uids"


@cache
def stored_shapes() -> tuple[Shape, ...]:
    """Every table with all its columns, the id first; what a reference points to comes first."""
    return tuple(map(_stored, tables.JOURNALED))


@cache
def histories() -> tuple[Shape, ...]:
    """The history of every table: an insertion keeps the id alone, so all else is optional."""
    return tuple(
        Shape(
            table=f"{table.name}_history",
            columns=tuple(
                replace(_column_of(table.name, table.c[name]), optional=name != "id")
                for name in tables.recorded_columns(table)
            ),
        )
        for table in tables.JOURNALED
    )


@cache
def tombstones() -> Shape:
    """The table of what deleted rows were called."""
    from netcoach.storage.schema.history import tombstones

    return _stored(tombstones)


@cache
def shapes() -> tuple[Shape, ...]:
    """Every table of an export; what a reference points to comes first."""
    return tuple(_shape_of(one) for one in tables.JOURNALED)


def _stored(table: Table) -> Shape:
    return Shape(
        table=table.name, columns=tuple(_column_of(table.name, one) for one in table.columns)
    )


def _shape_of(table: Table) -> Shape:
    hidden = _WORKED_OUT if table.name in (PEOPLE, REQUESTS) else _WORKED_OUT | {"id"}
    columns = [_column_of(table.name, one) for one in table.columns if one.name not in hidden]
    return Shape(
        table=table.name, columns=tuple(sorted(columns, key=lambda one: one.name in IDENTITY))
    )


def _column_of(table: str, column: Column[object]) -> ShapeColumn:
    choices = _CHOICES.get((table, column.name), ())
    return ShapeColumn(
        name=column.name,
        kind=_kind_of(column),
        optional=bool(column.nullable),
        choices=frozenset(map(str, choices)),
    )


def _kind_of(column: Column[object]) -> ColumnKind:
    if column.name in REFERENCES:
        return ColumnKind.REFERENCE
    match column.type:
        case Day():
            return ColumnKind.DAY
        case Instant():
            return ColumnKind.INSTANT
        case Integer():
            return ColumnKind.NUMBER
        case _:
            return ColumnKind.TEXT


ENTRIES = _stored(tables.entries)
"""The table of the journal's entries."""
