"""Damaging a log behind netcoach's back: with no trigger and no rule of the schema in the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

NO_TEXT = b"\xcc"
"""A byte that is no text on its own."""


def set_value(path: Path, table: str, row: int, column: str, value: bytes | int | None) -> None:
    """Put a value into one cell; bytes become text, whatever they are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
        triggers = connection.execute(query, (table,)).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        new = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        connection.execute(f"UPDATE {table} SET {column} = {new} WHERE rowid = ?", (value, row))
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
