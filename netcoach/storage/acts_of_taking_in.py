"""Taking an export of netcoach's own in, inside a transaction somebody else opened."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from netcoach.domain.people.person import PersonId
from netcoach.storage.acts import runner
from netcoach.storage.acts_on_people import refresh
from netcoach.storage.meeting_export import key_of_name
from netcoach.storage.merging_export import Addition, Fill, addition_of
from netcoach.storage.queries import Run
from netcoach.storage.reading_export import Row, Tables
from netcoach.storage.shape import PEOPLE, REQUESTS, Shape, shapes

ROWS_AT_ONCE = 250
"""Rows between two looks at whether it should go on (ours: about a hundredth of a second)."""

_LAST_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"

Step = tuple[str, list[tuple[Any, ...]]]


def planned(run: Run, tables: Tables) -> Addition:
    """What an export would add to the log as it is now."""
    next_ids = {}
    for table in (PEOPLE, REQUESTS):
        found = run(_LAST_ID, (table,))
        next_ids[table] = found[0][0] + 1 if found else 1
    return addition_of(run, tables, next_ids)


def take_in(connection: Connection, tables: Tables, tell: Callable[[float], None]) -> Addition:
    """Write what an export adds.

    Args:
        connection: an open transaction.
        tables: the export.
        tell: hears how much is written, 0.0 to 1.0; what it raises ends the transaction.
    """
    addition = planned(runner(connection), tables)
    steps = [*_inserts(addition), *_updates(addition.fills)]
    total = sum(len(values) for _, values in steps)
    done = 0
    for statement, values in steps:
        for start in range(0, len(values), ROWS_AT_ONCE):
            tell(done / total)
            portion = values[start : start + ROWS_AT_ONCE]
            connection.exec_driver_sql(statement, portion)
            done += len(portion)
    tell(1.0)
    refresh(connection, sorted(map(PersonId, addition.touched)))
    return addition


def _inserts(addition: Addition) -> Iterator[Step]:
    for shape in shapes():
        rows = addition.rows[shape.table]
        if rows:
            yield _insert(shape, rows)


def _insert(shape: Shape, rows: Sequence[Row]) -> Step:
    names = shape.names
    values = [tuple(row[name] for name in names) for row in rows]
    if shape.table == PEOPLE:
        names = (*names, "name_key")
        values = [(*said, key_of_name(row)) for said, row in zip(values, rows, strict=True)]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {shape.table} ({', '.join(names)}) VALUES ({marks})", values


def _updates(fills: Sequence[Fill]) -> Iterator[Step]:
    for fill in fills:
        changes = ", ".join(f"{name} = ?" for name in fill.values)
        statement = f"UPDATE {fill.table} SET {changes} WHERE id = ?"
        yield statement, [(*fill.values.values(), fill.id)]
