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


DAMAGES = [
    ("requests", "company", b"Ac" + NO_TEXT + b"me", "text"),
    ("requests", "note", NO_TEXT, "text"),
    ("requests", "uid", NO_TEXT, "text"),
    ("requests", "sent_on", b"2026-02-31", "value"),
    ("requests", "sent_on", b"soon", "value"),
    ("requests", "sent_on", b"2021-11-18", "value"),
    ("requests", "sent_at", b"2026-11-18", "value"),
    ("requests", "sent_at", None, "rule"),
    ("requests", "logged_at", b"2026-11-18T25:00:00.000000Z", "value"),
    ("requests", "zone", b"Europe/Brelin", "value"),
    ("requests", "zone", b"Europe", "value"),
    ("requests", "precision", b"second", "value"),
    ("requests", "precision", b"week", "rule"),
    ("requests", "source", b"liv\x00", "value"),
    ("requests", "field", b"similar", "value"),
    ("requests", "deleted_at", b"now", "value"),
    ("requests", "person_id", 99, "reference"),
    ("people", "name", b"J" + NO_TEXT, "text"),
    ("people", "name", b"", "rule"),
    ("people", "created_at", b"0000-00-00T00:00:00.000000Z", "value"),
    ("people", "cadence_days", 0, "rule"),
    ("people", "connected_on", b"2026-02-30", "value"),
    ("people", "listed_role", NO_TEXT, "text"),
    ("requests", "sent_from", b"2026-11-01", "rule"),
    ("outcomes", "source", b"guessed", "value"),
    ("contacts", "source", b"guessed", "value"),
    ("joins", "name", NO_TEXT, "text"),
    ("joins", "joined_at", b"then", "value"),
    ("checks", "on_date", b"soon", "value"),
    ("follow_ups", "on_date", b"2026-02-30", "value"),
    ("follow_ups", "line", NO_TEXT, "text"),
    ("tags", "tag", b"", "rule"),
    ("tags", "person_id", 99, "reference"),
    ("checks", "source", b"guessed", "value"),
    ("network_counts", "number", -1, "rule"),
    ("week_marks", "source", b"guessed", "value"),
    ("sign_answers", "sign", b"mett", "value"),
    ("sign_answers", "answer", b"perhaps", "value"),
    ("outcomes", "outcome", b"excepted", "value"),
    ("outcomes", "on_date", b"2026-13-01", "value"),
    ("contacts", "kind", b"waved", "value"),
    ("guidelines", "from_week", b"?", "value"),
    ("guidelines", "low", 60, "rule"),
    ("week_marks", "kind", b"lazy", "value"),
    ("week_marks", "next_line", NO_TEXT, "text"),
    ("seen", "key", NO_TEXT, "text"),
]
"""Table, column of its first row, value, and why the row cannot be read then."""


ROWS = (
    "INSERT INTO outcomes (request_id, outcome, on_date) VALUES (1, 'accepted', '2026-11-18')",
    "INSERT INTO contacts (person_id, kind, on_date, words) VALUES (1, 'met', '2026-11-18', '')",
    "INSERT INTO joins (person_id, name, profile_key, on_date, joined_at)"
    " VALUES (1, 'Ana', '', '2026-11-18', '2026-11-18T18:02:00.000000Z')",
    "INSERT INTO checks (on_date) VALUES ('2026-11-18')",
    "INSERT INTO follow_ups (person_id, on_date, line) VALUES (1, '2026-12-01', 'send slides')",
    "INSERT INTO tags (person_id, tag) VALUES (1, 'sql')",
    "INSERT INTO network_counts (on_date, number) VALUES ('2026-11-18', 683)",
    "INSERT INTO sign_answers (request_id, sign, answer) VALUES (1, 'met', 'yes')",
    "INSERT INTO guidelines (low, high, from_week) VALUES (4, 9, '2026-11-02')",
    "INSERT INTO seen (key) VALUES ('a burst')",
    "INSERT INTO week_marks (day, kind, went_well, felt_rushed, next_line)"
    " VALUES ('2026-11-11', 'rest', '', '', '')",
)
"""A row in each further table that is read."""
