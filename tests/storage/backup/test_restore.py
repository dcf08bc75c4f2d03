from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from netcoach.domain.errors import NetcoachError, NewerDatabase, NotADatabase, NotFound
from netcoach.storage.backup.backups import digest_of, flaws_of, verified_backup
from netcoach.storage.backup.restore import requests_in, restore
from netcoach.storage.connection import Place
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY
from tests.support.storage import ROOT, everything, new

LATER = WEDNESDAY.add(days=1)

IN_A_LOOP = """
import sys
from itertools import count
from pathlib import Path
from netcoach.storage.backup.backups import verified_backup
from netcoach.storage.locks import writers_lock
from netcoach.storage.connection import Place
from netcoach.storage.backup.restore import restore
from tests.support.builders import WEDNESDAY

what, place, *sources = sys.argv[1], *map(Path, sys.argv[2:])
print("begun", flush=True)
for number in count():
    if what == "restore":
        restore(Place(place), sources[number % len(sources)], WEDNESDAY.add(minutes=number))
    else:
        with writers_lock(Place(place).lock):
            verified_backup(Place(place), f"{number}", WEDNESDAY.add(minutes=number))
"""


@pytest.fixture
def place(store: Store) -> Place:
    """A log of one request."""
    store.log.add(new("first"))
    return Place(store.path)


@pytest.fixture
def kept(place: Place) -> Path:
    """A backup of that log."""
    return verified_backup(place, "kept", WEDNESDAY)


def state(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        assert not flaws_of(connection)
        return digest_of(connection)


def test_a_restored_log_is_what_the_backup_held(store: Store, place: Place, kept: Path) -> None:
    store.log.add(new("second"))
    done = restore(place, kept, LATER)
    assert state(place.real) == state(kept)
    assert done.requests == len(everything(store)) == 1


def test_the_state_from_before_can_be_had_back(store: Store, place: Place, kept: Path) -> None:
    store.log.add(new("second"))
    before = state(place.real)
    replaced = restore(place, kept, LATER).replaced
    assert replaced is not None
    assert state(replaced) == before
    restore(place, replaced, LATER.add(days=1))
    assert state(place.real) == before


def test_an_open_store_sees_what_was_restored(store: Store, place: Place, kept: Path) -> None:
    other = Store(store.path)
    store.log.add(new("second"))
    token = other.change_token()
    assert len(everything(other)) == 2
    restore(place, kept, LATER)
    assert len(everything(other)) == 1
    assert other.change_token() != token
    other.log.add(new("third"))
    assert len(everything(store)) == 2
    other.close()


@pytest.mark.parametrize("left", [None, b""])
def test_a_log_that_is_gone_comes_back(
    store: Store, place: Place, kept: Path, left: bytes | None
) -> None:
    store.close()
    place.real.unlink()
    if left is not None:
        place.real.write_bytes(left)
    with pytest.raises(NetcoachError, match=r"netcoach --db .* restore"):
        everything(Store(place.real))
    assert restore(place, kept, LATER).replaced is None
    assert state(place.real) == state(kept)
    assert place.real.stat().st_mode & 0o777 == 0o600


def test_a_damaged_log_is_set_aside(store: Store, place: Place, kept: Path) -> None:
    for number in range(200):
        store.log.add(new(f"more-{number}", reason="x" * 300))
    store.close()
    content = bytearray(place.real.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = os.urandom(4096)
    place.real.write_bytes(content)
    replaced = restore(place, kept, LATER).replaced
    assert replaced is not None
    assert replaced.read_bytes() == bytes(content)
    assert state(place.real) == state(kept)


@pytest.mark.parametrize("first", [0, 16, 68])
def test_a_log_whose_first_bytes_are_damaged_is_set_aside(
    store: Store, place: Place, kept: Path, first: int
) -> None:
    store.close()
    content = bytearray(place.real.read_bytes())
    content[first : first + 4] = b"none"
    place.real.write_bytes(content)
    elsewhere = place.real.with_name("elsewhere.db")
    kept = kept.rename(elsewhere)
    replaced = restore(place, kept, LATER).replaced
    assert replaced is not None
    assert replaced.read_bytes() == content
    assert state(place.real) == state(kept)


def test_what_never_was_a_log_is_not_moved_away(tmp_path: Path, kept: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ana")
    with pytest.raises(NotADatabase, match="left as it is"):
        restore(Place(letter), kept, LATER)
    assert letter.read_text() == "Dear Ana"
    assert not letter.with_name("letter.txt.lock").exists()


def test_damaged_files_of_one_second_never_replace_each_other(
    store: Store, place: Place, kept: Path
) -> None:
    store.close()
    contents = {}
    for number in range(3):
        content = bytearray(place.real.read_bytes())
        content[4096:8192] = bytes([number]) * 4096
        place.real.write_bytes(content)
        replaced = restore(place, kept, LATER).replaced
        assert replaced is not None
        contents[replaced] = bytes(content)
    assert len(contents) == 3
    assert all(path.read_bytes() == content for path, content in contents.items())


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE things (id)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = os.urandom(8192)
    path.write_bytes(content)


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20000])


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (Path.unlink, NotFound),
        (lambda path: path.write_bytes(b""), NotADatabase),
        (lambda path: path.write_text("Dear Ana"), NotADatabase),
        (_other_program, NotADatabase),
        (_folder, NotADatabase),
        (_pipe, NotADatabase),
        (_newer, NewerDatabase),
        (_damaged, NotADatabase),
        (_cut_off, NotADatabase),
    ],
)
def test_what_is_no_sound_log_is_refused_and_nothing_changes(
    store: Store, place: Place, kept: Path, spoil: Callable[[Path], object], error: type[Exception]
) -> None:
    store.log.add(new("second"))
    store.close()
    spoil(kept)
    content = place.real.read_bytes()
    with pytest.raises(error):
        restore(place, kept, LATER)
    assert place.real.read_bytes() == content
    assert not list(place.backups.glob("*before-restore*"))
    assert not list(place.backups.glob(".*"))


def test_the_log_is_not_restored_from_itself(place: Place) -> None:
    with pytest.raises(NetcoachError, match="the log itself"):
        restore(place, place.real, LATER)


def test_a_look_tells_how_many_requests_would_be_there(kept: Path) -> None:
    content = kept.read_bytes()
    assert requests_in(kept) == 1
    assert kept.read_bytes() == content


def _killed(what: str, place: Place, *sources: Path, after: float) -> None:
    """Let a process do it over and over, and kill it some time after it began."""
    command = [sys.executable, "-c", IN_A_LOOP, what, str(place.path), *map(str, sources)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(after)
        running.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("after", [0.02, 0.06, 0.11])
def test_a_restore_that_is_killed_leaves_the_log_before_or_after(
    store: Store, place: Place, kept: Path, after: float
) -> None:
    for number in range(40):
        store.log.add(new(f"more-{number}", reason="x" * 300))
    other = verified_backup(place, "kept", LATER)
    store.close()
    copies = []
    for number, one in enumerate((kept, other)):
        copies.append(place.real.with_name(f"copy-{number}.db"))
        copies[-1].write_bytes(one.read_bytes())
    whole = {state(one) for one in copies}
    _killed("restore", place, *copies, after=after)
    assert state(place.real) in whole
    again = Store(place.path)
    assert all(one.ok for one in again.health())
    again.close()


@pytest.mark.parametrize("after", [0.02, 0.07, 0.12])
def test_a_backup_that_is_killed_leaves_only_whole_ones(
    store: Store, place: Place, kept: Path, after: float
) -> None:
    store.log.add(new("second"))
    held = state(place.real)
    store.close()
    _killed("back up", place, after=after)
    states = {state(path) for path in place.backups_there()}
    assert state(kept) in states
    assert states <= {state(kept), held}
