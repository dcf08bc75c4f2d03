"""Rows that cannot be read: what else is in the log is read all the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from json import loads
from pathlib import Path

import pytest

from netcoach.domain.people.person import PersonId
from netcoach.storage.store import Store
from netcoach.storage.unreadable import unreadable_rows
from tests.storage.damaging import NO_TEXT, set_value
from tests.support.builders import day
from tests.support.storage import everything, new

TODAY = day("2026-11-18")

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


ROWS = (
    "INSERT INTO outcomes (request_id, outcome, on_date) VALUES (1, 'accepted', '2026-11-18')",
    "INSERT INTO contacts (person_id, kind, on_date, words) VALUES (1, 'met', '2026-11-18', '')",
    "INSERT INTO sign_answers (request_id, sign, answer) VALUES (1, 'met', 'yes')",
    "INSERT INTO guidelines (low, high, from_week) VALUES (4, 9, '2026-11-02')",
    "INSERT INTO seen (key) VALUES ('a burst')",
    "INSERT INTO week_marks (day, kind, went_well, felt_rushed, next_line)"
    " VALUES ('2026-11-11', 'rest', '', '', '')",
)
"""A row in each further table that is read."""


@pytest.fixture
def path(store: Store) -> Path:
    """A log of three requests to three people, and something in every table that is read."""
    for uid, hour in (("one", 9), ("two", 12), ("three", 15)):
        store.add(new(uid, when=f"2026-11-17T{hour:02}:00"))
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        for row in ROWS:
            connection.execute(row)
        connection.commit()
    return store.path


@pytest.mark.parametrize(("table", "column", "value", "why"), DAMAGES)
def test_a_row_that_cannot_be_read_is_named_and_all_others_are_read(
    path: Path, store: Store, table: str, column: str, value: bytes | int | None, why: str
) -> None:
    set_value(path, table, 1, column, value)
    (row,) = store.look_for_unreadable()
    assert (row.table, row.id, row.why) == (table, 1, why)
    left = {request.id for request in everything(store)}
    owner = {"requests", "people"}
    assert left == ({2, 3} if table in owner else {1, 2, 3})
    assert len(store.people()) == (2 if table in owner else 3)
    assert sum(number for _, number in store.sent_by_day()) == len(left)
    store.latest_requests()
    store.guidelines()
    store.week_marks()
    store.seen()
    store.beginning()
    store.held()
    store.outcomes(TODAY)
    store.tallies_by_route(TODAY)
    store.shelves(TODAY)
    store.people_index()
    store.person_page(PersonId(2), TODAY)
    store.likely_duplicates()
    store.search(())
    store.warm_up_search()
    assert len(loads(store.export_json())["requests"]) == len(left)
    assert store.export_csv()


@pytest.mark.parametrize(("table", "column", "value", "why"), DAMAGES)
def test_a_request_is_logged_whatever_cannot_be_read(
    path: Path, store: Store, table: str, column: str, value: bytes | int | None, why: str
) -> None:
    set_value(path, table, 1, column, value)
    assert store.add(new("four")).person.name == "Person four"
    assert {2, 3, 4} <= {request.id for request in everything(store)}
    assert why


def test_reading_meets_what_cannot_be_read_by_itself(path: Path, store: Store) -> None:
    set_value(path, "requests", 2, "reason", NO_TEXT)
    assert store.left_out() == ()
    assert {request.id for request in everything(store)} == {1, 3}
    assert [(row.table, row.id, row.column) for row in store.left_out()] == [
        ("requests", 2, "reason")
    ]


def test_what_belongs_to_an_unreadable_row_is_left_out_with_it(path: Path, store: Store) -> None:
    set_value(path, "people", 1, "company", NO_TEXT)
    exported = loads(store.export_json())
    assert len(exported["people"]) == len(exported["requests"]) == 2
    assert exported["outcomes"] == exported["sign_answers"] == exported["contacts"] == []
    assert [(row.table, row.id) for row in store.left_out()] == [("people", 1)]


def test_a_row_that_was_mended_is_read_again(path: Path, store: Store) -> None:
    set_value(path, "requests", 2, "reason", NO_TEXT)
    set_value(path, "requests", 3, "reason", NO_TEXT)
    assert {request.id for request in everything(store)} == {1}
    set_value(path, "requests", 2, "reason", b"because")
    assert {request.id for request in everything(store)} == {1, 2}
    set_value(path, "requests", 3, "reason", b"because")
    assert {request.id for request in everything(store)} == {1, 2, 3}
    assert store.left_out() == ()


def test_nothing_of_leaving_out_is_written(path: Path, store: Store) -> None:
    set_value(path, "requests", 2, "reason", NO_TEXT)
    before = path.read_bytes()
    assert len(everything(store)) == 2
    store.close()
    assert path.read_bytes() == before


def test_a_sound_log_has_nothing_that_cannot_be_read(path: Path, store: Store) -> None:
    assert store.look_for_unreadable() == store.left_out() == ()
    assert len(everything(store)) == 3
    with closing(sqlite3.connect(path)) as connection:
        assert unreadable_rows(connection) == ()


def test_a_log_that_is_not_there_has_nothing_that_cannot_be_read(store: Store) -> None:
    assert store.look_for_unreadable() == ()
    assert not store.path.exists()
