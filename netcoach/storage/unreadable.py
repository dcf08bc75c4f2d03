"""Rows that cannot be read or mean nothing: found, named, and left out of what is read.

A reader that meets one has the whole file looked over once. From then on temporary views stand
before the tables on its connection, without these rows and without what belongs to them, so
that every query leaves them out without knowing of it. Nothing of this is written to the file.
"""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from netcoach.domain.damage import DamageKind, UnreadableRow
from netcoach.domain.zones import is_zone
from netcoach.storage.backup.shape import (
    ENTRIES,
    REFERENCES,
    REQUESTS,
    ColumnKind,
    Shape,
    ShapeColumn,
    histories,
    stored_shapes,
    tombstones,
)
from netcoach.storage.connection import Run
from netcoach.storage.rows import is_day, is_day_of, is_instant

AT_ONCE = 5000
"""Rows looked at together (ours): few enough to hold, enough to spend the time in the looking."""

Row = tuple[Any, ...]

_OPERATIONS = "'insert', 'update', 'delete'"

_CREATE_VIEW = re.compile(r"CREATE\s+VIEW\s+", re.IGNORECASE)
_CREATE_TABLE = re.compile(r"CREATE\s+TABLE\s+\S+", re.IGNORECASE)


def unreadable_rows(connection: sqlite3.Connection) -> tuple[UnreadableRow, ...]:
    """Every row of every table that the log is read from, in the order of the tables.

    Args:
        connection: one with a read transaction open, and no views of ``leave_out`` on it.

    Raises:
        sqlite3.Error: the file itself does not hold together.
    """
    found: dict[tuple[str, int], UnreadableRow] = {}
    for shape in stored_shapes():
        for row in _in_table(connection, shape):
            found.setdefault((row.table, row.id), row)
        known = [number for table, number in found if table == shape.table]
        if all(_is_checked_whole(column) for column in shape.columns):
            continue
        for number in _against_the_rules(connection, shape.table, known):
            found[shape.table, number] = UnreadableRow(
                table=shape.table, id=number, why=DamageKind.REFUSED
            )
    tables = {shape.table for shape in stored_shapes()}
    found |= _leading_nowhere(connection, tables, found)
    return tuple(found.values())


def unreadable_journal_rows(connection: sqlite3.Connection) -> tuple[UnreadableRow, ...]:
    """Every row of the journal that undo could not go by; the log is read without them.

    The id of a row of a history is its ``seq``.

    Raises:
        sqlite3.Error: the file itself does not hold together.
    """
    found: dict[tuple[str, int], UnreadableRow] = {}
    for shape in _journal():
        for row in _in_table(connection, shape):
            found.setdefault((row.table, row.id), row)
        for number in _refused(connection, shape, found):
            row = UnreadableRow(table=shape.table, id=number, why=DamageKind.REFUSED)
            found.setdefault((row.table, row.id), row)
    tables = {shape.table for shape in _journal()}
    found |= _leading_nowhere(connection, tables, found)
    return tuple(found.values())


def _journal() -> tuple[Shape, ...]:
    return (ENTRIES, tombstones(), *histories())


def _refused(
    connection: sqlite3.Connection, shape: Shape, found: Collection[tuple[str, int]]
) -> list[int]:
    """Rows of the journal that its tables' own rules would refuse."""
    if shape in (ENTRIES, tombstones()):
        known = [number for table, number in found if table == shape.table]
        return _against_the_rules(connection, shape.table, known)
    query = (
        f"SELECT seq FROM main.{shape.table}"
        f" WHERE operation IS NULL OR operation NOT IN ({_OPERATIONS})"
    )
    return [number for (number,) in connection.execute(query)]


def _leading_nowhere(
    connection: sqlite3.Connection,
    tables: Collection[str],
    found: Collection[tuple[str, int]],
) -> dict[tuple[str, int], UnreadableRow]:
    """Rows of these tables that refer to rows that are not there, but for those found already."""
    query = "PRAGMA main.foreign_key_check"
    return {
        (table, number): UnreadableRow(table=table, id=number, why=DamageKind.NOWHERE)
        for table, number, *_ in connection.execute(query).fetchall()
        if table in tables and number is not None and (table, number) not in found
    }


def journal_is_open(run: Run) -> bool:
    """Whether the journal says that an entry is being written, or cannot say so at all."""
    return list(run("SELECT only_row, entry FROM current_entry", ())) != [(1, None)]


def unbalanced_rows(run: Run, table: str) -> tuple[tuple[int, int], ...]:
    """Ids of rows that came or went without their history, and how often each.

    Above 0 an insertion is missing, below 0 a deletion.
    """
    query = (
        "SELECT id, sum(there) - sum(said) FROM ("
        f"SELECT id, 1 AS there, 0 AS said FROM main.{table} UNION ALL"
        f" SELECT id, 0, (operation = 'insert') - (operation = 'delete') FROM main.{table}_history"
        ") GROUP BY id HAVING sum(there) <> sum(said)"
    )
    return tuple((number, missing) for number, missing in run(query, ()))


def leave_out(connection: sqlite3.Connection, rows: Sequence[UnreadableRow]) -> None:
    """Put views without these rows, and without what refers to them, before the tables."""
    gone = left_out_ids(connection, rows)
    for table, ids in gone.items():
        connection.execute(f"CREATE TEMP TABLE left_out_{table} (id INTEGER PRIMARY KEY)")
        connection.executemany(
            f"INSERT INTO temp.left_out_{table} VALUES (?)", [(number,) for number in ids]
        )
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table}"
            f" WHERE id NOT IN (SELECT id FROM temp.left_out_{table})"
        )
    if gone:
        _make_views_again(connection)


def _make_views_again(connection: sqlite3.Connection) -> None:
    """Put a view of the log's own before itself, so that it too looks at what is left."""
    query = "SELECT sql FROM main.sqlite_schema WHERE type = 'view'"
    for (sql,) in connection.execute(query).fetchall():
        connection.execute(_CREATE_VIEW.sub("CREATE TEMP VIEW ", sql, count=1))


def take_in_again(connection: sqlite3.Connection) -> None:
    """Take the views of ``leave_out`` away."""
    query = "SELECT type, name FROM sqlite_temp_schema WHERE type IN ('table', 'view')"
    for kind, name in connection.execute(query).fetchall():
        connection.execute(f"DROP {kind} temp.{name}")


def left_out_ids(
    connection: sqlite3.Connection, rows: Sequence[UnreadableRow]
) -> Mapping[str, frozenset[int]]:
    """The ids of unreadable rows, and of all rows that lead to one, by table; none without."""
    gone: dict[str, frozenset[int]] = {}
    for shape in stored_shapes():
        ids = {row.id for row in rows if row.table == shape.table}
        for column in shape.columns:
            owner = REFERENCES.get(column.name)
            for number in gone.get(owner or "", ()):
                theirs = f"SELECT id FROM main.{shape.table} WHERE {column.name} = ?"
                ids |= {number for (number,) in connection.execute(theirs, (number,))}
        if ids:
            gone[shape.table] = frozenset(ids)
    return gone


def _in_table(connection: sqlite3.Connection, shape: Shape) -> Iterator[UnreadableRow]:
    last = None
    while True:
        page, is_text = _page(connection, shape, last)
        if not page:
            return
        last = page[-1][0]
        yield from _in_page(shape, page, is_text)


def _page(connection: sqlite3.Connection, shape: Shape, last: int | None) -> tuple[list[Row], bool]:
    """The next rows, and whether all their text is text."""
    after, values = ("", ()) if last is None else (" WHERE rowid > ?", (last,))
    statement = (
        f"SELECT rowid, {', '.join(shape.names)} FROM main.{shape.table}{after}"
        " ORDER BY rowid LIMIT ?"
    )
    try:
        return connection.execute(statement, (*values, AT_ONCE)).fetchall(), True
    except (sqlite3.OperationalError, UnicodeDecodeError) as error:
        if not is_undecodable(error):
            raise
    connection.text_factory = _with_surrogates
    try:
        return connection.execute(statement, (*values, AT_ONCE)).fetchall(), False
    finally:
        connection.text_factory = str


def is_undecodable(error: Exception) -> bool:
    """Whether a read failed because a text is none; SQLite itself knows nothing of it."""
    return isinstance(error, UnicodeDecodeError) or "Could not decode" in str(error)


def _with_surrogates(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")


def _in_page(shape: Shape, page: Sequence[Row], is_text: bool) -> Iterator[UnreadableRow]:
    _, *by_column = zip(*page, strict=True)
    for column, values in zip(shape.columns, by_column, strict=True):
        different = set(values)
        texts = set() if is_text else {one for one in different if _is_undecodable_text(one)}
        bad = texts | {one for one in different if not _is_good(column, one)}
        for row, value in zip(page, values, strict=True) if bad else ():
            if value in bad:
                why = DamageKind.UNDECODABLE if value in texts else DamageKind.MEANINGLESS
                yield UnreadableRow(table=shape.table, id=row[0], why=why, column=column.name)
    if shape.table == REQUESTS:
        on, at = 1 + shape.names.index("sent_on"), 1 + shape.names.index("sent_at")
        for row in page:
            if not _can_be(row[on], row[at]):
                yield UnreadableRow(
                    table=shape.table, id=row[0], why=DamageKind.MEANINGLESS, column="sent_at"
                )


def _can_be(on: Any, at: Any) -> bool:
    """Whether a date and an instant can be of one moment; one that is none is told of by itself."""
    return not (is_day(on) and is_instant(at)) or is_day_of(on, at)


def _is_undecodable_text(value: Any) -> bool:
    return (
        isinstance(value, str)
        and not value.isascii()
        and any("\udc80" <= one <= "\udcff" for one in value)
    )


def _is_good(column: ShapeColumn, value: Any) -> bool:
    if value is None:
        return column.optional
    if column.name == "zone":
        return isinstance(value, str) and is_zone(value)
    if column.choices:
        return value in column.choices
    check = _CHECKS.get(column.kind)
    return isinstance(value, str) if check is None else check(value)


def _is_number(value: Any) -> bool:
    return type(value) is int


_CHECKS: Mapping[ColumnKind, Callable[[Any], bool]] = {
    ColumnKind.DAY: is_day,
    ColumnKind.INSTANT: is_instant,
    ColumnKind.NUMBER: _is_number,
    ColumnKind.REFERENCE: _is_number,
}


_CHECKED_WHOLE = frozenset({ColumnKind.DAY, ColumnKind.INSTANT, ColumnKind.REFERENCE})
"""Kinds of which nothing is left to check by the rules of the schema."""


def _is_checked_whole(column: ShapeColumn) -> bool:
    return column.name == "id" or bool(column.choices) or column.kind in _CHECKED_WHOLE


def _against_the_rules(
    connection: sqlite3.Connection, table: str, known: Sequence[int]
) -> list[int]:
    """Rows that the table's own rules would refuse, but for those known: tried on a copy."""
    query = "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?"
    ((rules,),) = connection.execute(query, (table,)).fetchall()
    connection.execute(_CREATE_TABLE.sub("CREATE TEMP TABLE tried", rules, count=1))
    try:
        # Without a WHERE, SQLite may copy the pages of an equal table and try no rule at all.
        others = f" WHERE rowid NOT IN ({', '.join(map(str, known))})"
        connection.execute(
            f"INSERT OR IGNORE INTO temp.tried SELECT * FROM main.{table} NOT INDEXED{others}"
        )
        refused = (
            f"SELECT id FROM (SELECT rowid AS id FROM main.{table} NOT INDEXED{others})"
            " WHERE id NOT IN (SELECT rowid FROM temp.tried)"
        )
        return [number for (number,) in connection.execute(refused)]
    finally:
        connection.execute("DROP TABLE temp.tried")
