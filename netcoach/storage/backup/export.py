"""Exports: everything a log holds as JSON, and the requests as a table."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import Sign
from netcoach.storage.backup.shape import FORMAT, REFERENCES, VERSION, Shape, shapes
from netcoach.storage.connection import Run

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


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
    return sorted(rows, key=lambda row: [(value is not None, value) for value in row])


def _numbers_of(name: str, shape: Shape, numbers: Numbers) -> dict[int, int] | None:
    if name == "id":
        return numbers[shape.table]
    return numbers[REFERENCES[name]] if name in REFERENCES else None


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


_FORMULA = re.compile(r"[\s\u200b\u2060\ufeff]*[=+\-@'\uff1d\uff0b\uff0d\uff20\uff07\t\r\n]")
"""What a spreadsheet may take for a formula, with what it may skip before it."""

HEADER = (
    "person",
    "company",
    "role",
    "profile",
    "sent_on",
    "sent_from",
    "sent_at",
    "zone",
    "precision",
    "note",
    "with_note",
    "reason",
    "event",
    "field",
)

_REQUESTS = (
    "SELECT r.id, p.name, r.company, r.role, p.profile_key, r.sent_on, r.sent_from,"
    " r.sent_at, r.zone, r.precision, r.note,"
    " CASE r.note WHEN '' THEN 'no' ELSE iif(r.note IS NULL, '', 'yes') END,"
    " r.reason, r.event, r.field"
    " FROM standing_requests AS r JOIN people AS p ON p.id = r.person_id"
    " ORDER BY r.sent_on, r.sent_at, r.id"
)
_ANSWERS = "SELECT request_id, sign, answer FROM sign_answers"
_OUTCOMES = "SELECT request_id, outcome, on_date FROM outcomes"


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; one leading apostrophe is not the text's."""
    return f"'{text}" if _FORMULA.match(text) else text


def request_table(run: Run) -> str:
    """A row for each request, oldest first, a column for each sign and each outcome.

    A note that was not sent and one that is not known are both empty: ``with_note`` tells them
    apart, "no" or nothing.
    """
    said: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, sign, answer in run(_ANSWERS, ()):
        said[number][f"sign:{sign}"] = answer
    for number, outcome, on in run(_OUTCOMES, ()):
        said[number][outcome] = on
    further = [*(f"sign:{sign}" for sign in Sign), *Outcome]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*HEADER, *further])
    for number, *cells in run(_REQUESTS, ()):
        more = [said[number].get(name, "") for name in further]
        writer.writerow([_cell(value) for value in (*cells, *more)])
    return text.getvalue()


def _cell(value: Any) -> str:
    return "" if value is None else safe_cell(str(value))
