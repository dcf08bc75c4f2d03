"""Whether a database file holds together: its pages, and its tables as netcoach made them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from netcoach.storage.connection import Run, malformed_schema

LARGE_BYTES = 16 * 1024 * 1024
"""Size from which a file is looked over quickly before it is written to (ours).

Both looks grow with the file: at 53 MB (60,000 requests) the quick one takes 0.09 s of one core
and the whole one 0.25 (measured, SQLite 3.40). What the quick one leaves out, whether each index
agrees with its table, is looked at in every backup.
"""

MOST_FLAWS = 10_000
"""SQLite stops at a hundred, and those might all be of values (ours: more than anybody reads)."""

OF_VALUES = re.compile("^CHECK constraint failed in | value in ")
"""How SQLite names a value that breaks a rule, in a file that else holds together."""

OF_INDEXES = re.compile(
    "^row .* missing from index |^row .* values differ from index |^wrong # of entries in index "
)
"""How SQLite names an index that does not agree with its table, from which it can be made anew."""

_SCHEMA = (
    "SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB)"
    " FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY type, name"
)
_LARGEST_MARK = 0x7FFF_FFFF


def structural_flaws(run: Run, *, quick: bool = False) -> tuple[str, ...]:
    """What SQLite says does not hold together; values that cannot be are no such thing.

    Args:
        run: runs one statement on the file.
        quick: leave out whether every index agrees with its table.
    """
    look = "quick_check" if quick else "integrity_check"
    found = (text for (text,) in run(f"PRAGMA main.{look}({MOST_FLAWS})", ()))
    return tuple(text for text in found if text != "ok" and not OF_VALUES.search(text))


def is_of_indexes(flaws: Sequence[str]) -> bool:
    """Whether all that does not hold together are indexes, which REINDEX makes anew."""
    return bool(flaws) and all(map(OF_INDEXES.search, flaws))


def mark_of_schema(run: Run) -> int:
    """A number for every table, index, view and trigger of the file as its text stands there.

    It is written into the file as its ``user_version``, in the transaction that makes or changes
    the schema. What SQLite makes by itself, such as statistics, does not count. Never 0, which
    is what a file has that nobody marked.
    """
    digest = 0
    for row in run(_SCHEMA, ()):
        for value in row:
            digest = crc32(b"\0" + (value or b""), digest)
    return digest & _LARGEST_MARK or 1


def has_schema_as_made(run: Run) -> bool:
    """Whether the schema is still what netcoach made: nobody renamed, added or dropped a thing."""
    ((mark,),) = run("PRAGMA main.user_version", ())
    return bool(mark == mark_of_schema(run))


def plain_run(connection: sqlite3.Connection) -> Run:
    """Runs statements on a connection of sqlite3."""

    def run(statement: str, values: Sequence[Any]) -> Sequence[Any]:
        try:
            return connection.execute(statement, values).fetchall()
        except UnicodeDecodeError:
            raise malformed_schema() from None

    return run
