from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from netcoach.domain.errors import StorageProblem
from netcoach.storage.backup.automatic import EVERY_MINUTES, keep_safe
from netcoach.storage.backup.backups import (
    backup_to,
    backups_of,
    digest_of,
    flaws_of,
    verified_backup,
)
from netcoach.storage.connection import Place
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY
from tests.support.storage import new


@pytest.fixture
def place(store: Store) -> Place:
    """A log of one request."""
    store.log.add(new("first"))
    return Place(store.path)


def state(path: Path) -> str:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert not flaws_of(connection)
        return digest_of(connection)


def test_a_backup_holds_the_same_rows_and_is_private(place: Place) -> None:
    path = verified_backup(place, "before-trying", WEDNESDAY)
    assert state(path) == state(place.real)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_backup_is_private_under_any_mask(place: Place, mask: int) -> None:
    before = os.umask(mask)
    try:
        path = verified_backup(place, "kept", WEDNESDAY)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_backup_tells_when_and_what_for(place: Place) -> None:
    verified_backup(place, "before-trying", WEDNESDAY)
    (one,) = backups_of(place)
    assert (one.at, one.label) == (WEDNESDAY, "before-trying")


def test_another_database_beside_it_keeps_its_own_backups(place: Place, tmp_path: Path) -> None:
    other = Store(place.real.with_name("netcoach-two.db"))
    other.log.add(new("second"))
    theirs = verified_backup(Place(other.path), "kept", WEDNESDAY)
    other.close()
    mine = verified_backup(place, "kept", WEDNESDAY)
    assert [one.path for one in backups_of(place)] == [mine]
    assert theirs.exists()


def test_the_same_state_twice_is_one_backup(place: Place) -> None:
    verified_backup(place, "kept", WEDNESDAY)
    later = verified_backup(place, "before-import", WEDNESDAY.add(hours=1))
    assert [one.path for one in backups_of(place)] == [later]


def test_old_backups_are_thinned_once_a_new_one_is_there(store: Store, place: Place) -> None:
    for number in range(13):
        store.log.add(new(f"more-{number}"))
        verified_backup(place, "kept", WEDNESDAY.add(minutes=number))
    assert len(backups_of(place)) == 10
    assert backups_of(place)[0].at == WEDNESDAY.add(minutes=12)


def test_a_planted_link_is_not_followed(place: Place, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    place.backups.mkdir()
    (place.backups / ".netcoach.part").symlink_to(precious)
    verified_backup(place, "kept", WEDNESDAY)
    assert precious.read_text() == "mine"


def test_a_damaged_log_is_not_taken_for_a_backup(store: Store, place: Place) -> None:
    kept = verified_backup(place, "kept", WEDNESDAY)
    for number in range(200):
        store.log.add(new(f"more-{number}", reason="x" * 300))
    store.close()
    content = bytearray(place.real.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = os.urandom(4096)
    place.real.write_bytes(content)
    with pytest.raises((StorageProblem, sqlite3.DatabaseError)):
        verified_backup(place, "kept", WEDNESDAY.add(days=1))
    assert [one.path for one in backups_of(place)] == [kept]


def test_a_copy_goes_where_it_is_asked_for_but_over_nothing(place: Place, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup_to(place, target)
    assert state(target) == state(place.real)
    with pytest.raises(FileExistsError):
        backup_to(place, target)
    assert sorted(tmp_path.glob(".*")) == []


# what nobody asks for


def test_nothing_is_kept_of_a_log_that_is_not_there(tmp_path: Path) -> None:
    assert keep_safe(Place(tmp_path / "netcoach.db"), WEDNESDAY, leaving=True) is None
    assert list(tmp_path.iterdir()) == []


def test_a_changed_log_is_kept_every_half_hour(store: Store, place: Place) -> None:
    assert keep_safe(place, WEDNESDAY, leaving=False)
    store.log.add(new("second"))
    soon = WEDNESDAY.add(minutes=EVERY_MINUTES, seconds=-1)
    assert keep_safe(place, soon, leaving=False) is None
    assert keep_safe(place, WEDNESDAY.add(minutes=EVERY_MINUTES), leaving=False)


def test_a_changed_log_is_kept_when_the_program_is_left(store: Store, place: Place) -> None:
    assert keep_safe(place, WEDNESDAY, leaving=True)
    assert keep_safe(place, WEDNESDAY.add(minutes=1), leaving=True) is None
    store.log.add(new("second"))
    assert keep_safe(place, WEDNESDAY.add(minutes=2), leaving=True)


def test_a_changed_log_is_kept_on_another_day(store: Store, place: Place) -> None:
    late = WEDNESDAY.set(hour=23, minute=55)
    assert keep_safe(place, late, leaving=False)
    assert keep_safe(place, late.add(minutes=10), leaving=False) is None
    store.log.add(new("second"))
    assert keep_safe(place, late.add(minutes=10), leaving=False)


def test_a_clock_that_was_set_back_leaves_nothing_unkept(store: Store, place: Place) -> None:
    assert keep_safe(place, WEDNESDAY, leaving=False)
    store.log.add(new("second"))
    assert keep_safe(place, WEDNESDAY.subtract(minutes=5), leaving=False)


def test_a_change_that_was_taken_back_is_a_change(store: Store, place: Place) -> None:
    assert keep_safe(place, WEDNESDAY, leaving=True)
    store.log.add(new("second"))
    store.undo(at=WEDNESDAY)
    assert keep_safe(place, WEDNESDAY, leaving=True)
