"""Writing everything a log holds as one JSON document; the same log gives the same bytes."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from netcoach.storage.holding import RULED_OUT, ruled_out_uid
from netcoach.storage.queries import Run
from netcoach.storage.shape import FORMAT, REFERENCES, VERSION, Shape, shapes

Row = tuple[Any, ...]
Numbers = dict[str, dict[int, int]]
"""For each numbered table, the number of each id."""


def export_lines(run: Run) -> Iterator[str]:
    """The document, a line for each row."""
    yield f'{{\n"format": {json.dumps(FORMAT)},\n"version": {VERSION}'
    numbers: Numbers = {}
    for shape in shapes():
        yield f",\n{json.dumps(shape.table)}: ["
        before = "\n"
        for row in _rows(run, shape, numbers):
            yield before + _line(shape, row)
            before = ",\n"
        yield "\n]"
    yield "\n}\n"


def _rows(run: Run, shape: Shape, numbers: Numbers) -> Sequence[Row]:
    """The rows of a table as they are exported, in order."""
    found = run(f"SELECT {', '.join(shape.names)} FROM {shape.table} ORDER BY id", ())
    if shape.numbered:
        numbers[shape.table] = {row[0]: number for number, row in enumerate(found, 1)}
    columns = [_numbers_of(name, shape, numbers) for name in shape.names]
    rows = [
        tuple(
            value if number is None else number[value]
            for value, number in zip(row, columns, strict=True)
        )
        for row in found
    ]
    if shape.numbered:
        return rows
    if shape.table == "import_uids":
        rows = [_portable_uid(shape, row) for row in rows]
    return sorted(rows, key=lambda row: [(value is not None, value) for value in row])


def _numbers_of(name: str, shape: Shape, numbers: Numbers) -> dict[int, int] | None:
    if name == "id":
        return numbers[shape.table]
    return numbers[REFERENCES[name]] if name in REFERENCES else None


def _portable_uid(shape: Shape, row: Row) -> Row:
    """A uid that holds the id of its request, with the exported number instead."""
    said = dict(zip(shape.names, row, strict=True))
    if said["uid"].startswith(RULED_OUT):
        said["uid"] = ruled_out_uid(said["request_id"], said["uid"].split(":")[1])
    return tuple(said.values())


def _line(shape: Shape, row: Row) -> str:
    said = {
        column.name: value
        for column, value in zip(shape.columns, row, strict=True)
        if value != column.nothing
    }
    return json.dumps(said, ensure_ascii=False)


def export_json(run: Run) -> str:
    """The whole document."""
    return "".join(export_lines(run))
