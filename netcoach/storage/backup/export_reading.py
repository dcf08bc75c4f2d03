"""Reading netcoach's own export: bytes in, checked rows out. Nothing in it is trusted."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from netcoach.domain.errors import InvalidInput, UnreadableExport
from netcoach.domain.people.names import profile_key
from netcoach.domain.text import NOTE_LENGTH, TEXT_LENGTH, clean_line, clean_text
from netcoach.domain.zones import is_zone
from netcoach.storage.backup.shape import (
    FORMAT,
    PEOPLE,
    REFERENCES,
    REQUESTS,
    VERSION,
    ColumnKind,
    Shape,
    ShapeColumn,
    shapes,
)
from netcoach.storage.rows import is_day, is_day_of, is_instant

_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"netcoach-export"')
_ENOUGH = 256
"""Bytes that hold the beginning, with room for another program's blanks (ours)."""


def is_own_export(path: Path) -> bool:
    """Whether a file begins like an export of netcoach's own; False for what cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return _BEGINNING.match(file.read(_ENOUGH)) is not None
    except (OSError, ValueError):
        return False


MOST_BYTES = 512 * 1024 * 1024
"""The largest export that is read (ours: a million requests with everything said of them)."""

MOST_NUMBER = 2**53
"""No number of an export is larger: what every reader of JSON keeps exactly."""

_LONG_TEXTS = frozenset({"note", "words", "went_well", "felt_rushed", "next_line"})

Row = dict[str, Any]
Tables = Mapping[str, Sequence[Row]]
"""The rows of each table, every column said, as they are stored."""


def read_own_export(path: Path) -> Tables:
    """Read an export and check every value of it.

    Raises:
        UnreadableExport: one sentence on what is wrong; it holds nothing of the content.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise UnreadableExport(f"{path.name} is not an export that netcoach wrote.")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableExport(f"{path.name} could not be read: {error.strerror}.") from None
    return _tables(_document(content, path.name), path.name)


def _document(content: bytes, name: str) -> dict[str, Any]:
    try:
        document = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        raise UnreadableExport(
            f"{name} is cut off or was changed: it is not whole JSON. Nothing was taken in."
        ) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UnreadableExport(f"{name} is not an export that netcoach wrote.")
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise UnreadableExport(f"{name} does not say which version it is; nothing was taken in.")
    if version > VERSION:
        raise UnreadableExport(
            f"{name} was written by a later netcoach. Update netcoach; nothing was taken in."
        )
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _tables(document: dict[str, Any], name: str) -> Tables:
    known = {shape.table for shape in shapes()}
    if set(document) - known - {"format", "version"}:
        raise UnreadableExport(f"{name} holds tables netcoach does not know; nothing was taken in.")
    tables: dict[str, list[Row]] = {}
    ids: dict[str, set[int]] = {PEOPLE: set(), REQUESTS: set()}
    for shape in shapes():
        rows = document.get(shape.table, [])
        if not isinstance(rows, list):
            raise UnreadableExport(f'{name}: "{shape.table}" is not a list of rows.')
        tables[shape.table] = []
        for number, said in enumerate(rows, 1):
            try:
                tables[shape.table].append(_row(shape, said, ids))
            except InvalidInput as error:
                raise UnreadableExport(
                    f'{name}: row {number} of "{shape.table}" cannot be taken in: {error} '
                    "Nothing was changed."
                ) from None
    return tables


def _row(shape: Shape, said: Any, ids: Mapping[str, set[int]]) -> Row:
    if not isinstance(said, dict) or set(said) - set(shape.names):
        raise InvalidInput("it is not a row of that table.")
    row = {column.name: _value(column, said, ids) for column in shape.columns}
    if shape.numbered:
        if row["id"] in ids[shape.table]:
            raise InvalidInput("its id is there twice.")
        ids[shape.table].add(row["id"])
    if "uid" in row and not row["uid"]:
        raise InvalidInput('"uid" is empty.')
    if shape.table == PEOPLE:
        _check_person(row)
    elif shape.table == REQUESTS:
        _check_request(row)
    return row


def _value(column: ShapeColumn, said: Row, ids: Mapping[str, set[int]]) -> Any:
    value = said.get(column.name, column.nothing)
    if value is None:
        if column.optional:
            return None
        raise InvalidInput(f'"{column.name}" is missing.')
    good = False
    match column.kind:
        case ColumnKind.REFERENCE:
            good = type(value) is int and value in ids[REFERENCES[column.name]]
        case ColumnKind.NUMBER:
            good = type(value) is int and 0 <= value <= MOST_NUMBER
        case _ if not isinstance(value, str):
            good = False
        case ColumnKind.DAY:
            good = is_day(value)
        case ColumnKind.INSTANT:
            good = is_instant(value)
        case ColumnKind.TEXT:
            value = _text(column.name, value)
            good = not column.choices or value in column.choices
    if not good:
        raise InvalidInput(f'"{column.name}" is not what netcoach writes there.')
    return value


def _text(name: str, value: str) -> str:
    long = name in _LONG_TEXTS
    if not (value.isascii() and value.isprintable() and value == " ".join(value.split())):
        value = (clean_text if long else clean_line)(value)
    if len(value) > (NOTE_LENGTH if long else TEXT_LENGTH):
        raise InvalidInput(f'"{name}" is too long.')
    return value


def _check_person(row: Row) -> None:
    if not row["name"]:
        raise InvalidInput('"name" is empty.')
    if profile_key(row["profile_key"]) != row["profile_key"]:
        raise InvalidInput('"profile_key" is not what netcoach writes there.')


def _check_request(row: Row) -> None:
    if (row["sent_at"] is None) is (row["precision"] == "minute"):
        raise InvalidInput('"sent_at" goes with precision minute, and only with it.')
    if (row["sent_from"] is None) is (row["precision"] == "span"):
        raise InvalidInput('"sent_from" goes with precision span, and only with it.')
    if row["sent_from"] is not None and row["sent_from"] >= row["sent_on"]:
        raise InvalidInput('"sent_from" is not before "sent_on".')
    if not is_zone(row["zone"]):
        raise InvalidInput('"zone" is no time zone.')
    if row["sent_at"] is not None and not is_day_of(row["sent_on"], row["sent_at"]):
        raise InvalidInput('"sent_on" is not the date of "sent_at".')
