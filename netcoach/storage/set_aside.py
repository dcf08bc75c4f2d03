"""The private files of rows that a repair set aside: how they are written, and rid of somebody."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from pendulum import DateTime

from netcoach.domain.damage import UnreadableRow
from netcoach.domain.people.names import name_key
from netcoach.storage.backup.backups import write_private
from netcoach.storage.backup.shape import PEOPLE, REFERENCES, REQUESTS
from netcoach.storage.connection import Place
from netcoach.storage.opening import REVISION
from netcoach.storage.rows import instant_text

FORMAT, VERSION = "netcoach-set-aside", 1

ENDING = "-set-aside.json"

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows by their table, each an object of its columns as ``rows_as_stored`` gives it."""

_HISTORY = "_history"
_AS_TEXT, _AS_BYTES = "text_in_hex", "bytes_in_hex"
_OF_NAMES = frozenset({"name", "name_key"})
_OF_SLUGS = frozenset({"profile_key", "other_keys"})


class _Text(bytes):
    """Text as it is stored, which may be none."""

    __slots__ = ()


def rows_as_stored(
    connection: sqlite3.Connection, table: str, column: str, ids: Collection[int]
) -> list[Mapping[str, Any]]:
    """Rows as they are stored, each value so that its bytes can be had back from JSON."""
    before, connection.text_factory = connection.text_factory, _Text
    try:
        cursor = connection.execute(
            f"SELECT * FROM main.{table} WHERE {column} IN (SELECT value FROM json_each(?))"
            " ORDER BY rowid",
            (json.dumps(sorted(ids)),),
        )
        names = [name for name, *_ in cursor.description]
        return [dict(zip(names, map(_in_json, row), strict=True)) for row in cursor]
    finally:
        connection.text_factory = before


def _in_json(value: Any) -> Any:
    if isinstance(value, _Text):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return {_AS_TEXT: value.hex()}
    return {_AS_BYTES: value.hex()} if isinstance(value, bytes) else value


def keep_aside(place: Place, rows: Sequence[UnreadableRow], kept: Rows, at: DateTime) -> Path:
    """Write what a repair takes out of the log into a new private file beside the backups.

    Args:
        place: the log.
        rows: those that could not be read.
        kept: those, and whatever goes with them.
        at: the present moment.

    Raises:
        UnwritableFile: it cannot be written.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "schema": REVISION,
        "set_aside_at": instant_text(at.in_timezone("UTC")),
        "unreadable": [
            {"table": row.table, "id": row.id, "column": row.column, "why": row.why.value}
            for row in rows
        ],
        "rows": {table: found for table, found in kept.items() if found},
    }
    names = place.names_aside(at, ENDING)
    path = next(name for name in names if not os.path.lexists(name))
    write_private(path, [json.dumps(document, indent=2), "\n"])
    return path


def take_out_of_aside(
    path: Path,
    people: Collection[int],
    requests: Collection[int],
    names: Collection[str],
    is_named: Callable[[str], bool],
) -> bool:
    """Rewrite one file without these people's rows, if it holds any; the other rows stay.

    Theirs is what refers to them or to a request of theirs, an entry of their name under another
    id with all that belongs to it, and what names them in its text. Where an older log was
    restored, an id may have been somebody else's before; what that id has goes too.

    Args:
        path: the file; it is replaced once its successor is whole.
        people: ids of the people.
        requests: ids of their requests.
        names: what the people are or were called.
        is_named: whether a text names one of them.

    Raises:
        ValueError: it is no such file.
        OSError, UnwritableFile: it cannot be read or rewritten.
    """
    document = _read(path)
    keys = frozenset(map(name_key, names))
    owned = {PEOPLE: set(people), REQUESTS: set(requests)}
    rows: Rows = document["rows"]
    left = rows
    while True:
        before = sum(map(len, owned.values()))
        left = {
            table: [row for row in found if not _is_theirs(table, row, owned, keys, is_named)]
            for table, found in rows.items()
        }
        if sum(map(len, owned.values())) == before:
            break
    if left == rows:
        return False
    document["rows"] = {table: found for table, found in left.items() if found}
    write_private(path, [json.dumps(document, indent=2), "\n"], replace=True)
    return True


def _read(path: Path) -> dict[str, Any]:
    document = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ValueError(path.name)
    rows = document.get("rows")
    if not isinstance(rows, dict) or not all(
        isinstance(found, list) and all(isinstance(row, dict) for row in found)
        for found in rows.values()
    ):
        raise ValueError(path.name)
    return document


def _is_theirs(
    table: str,
    row: Mapping[str, Any],
    owned: Mapping[str, set[int]],
    keys: Collection[str],
    is_named: Callable[[str], bool],
) -> bool:
    """Whether a row is theirs; one that others may refer to is noted in ``owned``."""
    of = table.removesuffix(_HISTORY)
    refers = any(_is_one_of(row.get(column), owned[owner]) for column, owner in REFERENCES.items())
    said = [(column, text) for column, value in row.items() if (text := _text(value))]
    is_theirs = (
        _is_one_of(row.get("id"), owned.get(of, ()))
        or refers
        or any(name_key(text) in keys for column, text in said if column in _OF_NAMES)
        or any(is_named(text) for column, text in said if column not in _OF_NAMES | _OF_SLUGS)
    )
    if is_theirs and of in owned and isinstance(row.get("id"), int):
        owned[of].add(row["id"])
    return is_theirs


def _is_one_of(value: Any, ids: Collection[int]) -> bool:
    return isinstance(value, int) and value in ids


def _text(value: Any) -> str:
    """What can be read of a value."""
    if isinstance(value, dict):
        raw = str(value.get(_AS_TEXT) or value.get(_AS_BYTES) or "")
        return bytes.fromhex(raw).decode(errors="ignore")
    return value if isinstance(value, str) else ""
