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
from tests.storage.damaging import DAMAGES, NO_TEXT, set_value
from tests.support.builders import day
from tests.support.storage import everything, new

TODAY = day("2026-11-18")


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
    assert len(store.people.everybody()) == (2 if table in owner else 3)
    assert sum(number for _, number in store.log.sent_by_day()) == len(left)
    store.log.latest()
    store.week.guidelines()
    store.week.marks()
    store.week.dismissed()
    store.week.beginning()
    store.importing.held()
    store.outcomes.facts(TODAY)
    store.outcomes.tallies_by_route(TODAY)
    store.people.shelves(TODAY)
    store.people.index()
    store.people.page(PersonId(2), TODAY)
    store.people.likely_duplicates()
    store.search.find(())
    store.search.warm_up()
    assert len(loads(store.backup.export_json())["requests"]) == len(left)
    assert store.backup.export_csv()


@pytest.mark.parametrize(("table", "column", "value", "why"), DAMAGES)
def test_a_request_is_logged_whatever_cannot_be_read(
    path: Path, store: Store, table: str, column: str, value: bytes | int | None, why: str
) -> None:
    set_value(path, table, 1, column, value)
    assert store.log.add(new("four")).person.name == "Person four"
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
    exported = loads(store.backup.export_json())
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
