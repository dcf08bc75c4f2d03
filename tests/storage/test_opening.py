"""What lies at the path: nothing, something else, an older log, a newer one, a broken one."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import NewerDatabase, NotADatabase, StorageProblem
from netcoach.domain.log.request import Request
from netcoach.storage import opening
from netcoach.storage.backup.backups import digest_of
from netcoach.storage.connection import APPLICATION_ID
from netcoach.storage.schema import migrating
from netcoach.storage.schema.migrating import FOLDER
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY
from tests.support.storage import everything, in_process, new


@pytest.fixture(autouse=True)
def quick_logs() -> None:
    """Make every log here by the migrations."""


@pytest.fixture(autouse=True)
def _no_file_known_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another test is gone, but this one's may have its number."""
    monkeypatch.setattr(opening, "_opened", set())


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A store that is closed at the end."""
    store = Store(path)
    try:
        yield store
    finally:
        store.close()


def is_refused(path: Path, problem: type[StorageProblem]) -> str:
    """Read and write are both refused with a whole sentence; gives it."""
    with opened(path) as store:
        for act in (
            store.people.everybody,
            lambda: store.log.add(new("1")),
            lambda: store.undo(at=WEDNESDAY),
        ):
            with pytest.raises(problem) as caught:
                act()
        store.change_token()
        findings = store.health()
    assert not all(finding.ok for finding in findings)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    return sentence


def somebody_elses() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE notes (words)")
        return connection.serialize()


def marked_but_empty() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE notes (words)")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return connection.serialize()


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"\x00",
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + b"\xff" * 4096,
        b"%PDF-1.7\n" * 1000,
        somebody_elses(),
        marked_but_empty(),
        marked_but_empty()[:5000],
    ],
)
def test_another_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.db"
    path.write_bytes(content)
    is_refused(path, NotADatabase)

    assert path.read_bytes() == content
    assert {one.name for one in tmp_path.iterdir()} <= {"log.db", "log.db.lock"}


def test_a_folder_or_a_pipe_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    is_refused(tmp_path / "folder", NotADatabase)
    is_refused(tmp_path / "pipe", NotADatabase)


@pytest.mark.parametrize("page", range(1, 12))
def test_a_damaged_log_is_refused_but_never_with_a_traceback(store: Store, page: int) -> None:
    store.log.add_many([new(str(number), note="words " * 50) for number in range(100)])
    store.close()
    whole, at = store.path.read_bytes(), 4096 * page
    store.path.write_bytes(whole[:at] + b"\xff" * 4096 + whole[at + 4096 :])
    with opened(store.path) as damaged:
        for act in (
            lambda: everything(damaged),
            damaged.people.everybody,
            lambda: damaged.log.add(new("x")),
            lambda: damaged.undo(at=WEDNESDAY),
        ):
            with suppress(StorageProblem):
                act()
        assert not all(finding.ok for finding in damaged.health())


def test_a_log_cut_short_is_refused(store: Store) -> None:
    store.log.add_many([new(str(number)) for number in range(100)])
    store.close()
    content = store.path.read_bytes()[:9000]
    store.path.write_bytes(content)
    with opened(store.path) as cut, pytest.raises(NotADatabase):
        everything(cut)

    assert store.path.read_bytes() == content


def test_a_newer_log_is_refused_by_name(store: Store) -> None:
    store.log.add(new("1"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0042'")
    content = store.path.read_bytes()
    sentence = is_refused(store.path, NewerDatabase)

    assert "0042" in sentence
    assert "0001" in sentence
    with pytest.raises(NewerDatabase):
        store.log.add(new("2"))
    assert store.path.read_bytes() == content


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A netcoach one schema ahead of the stored one; gives its migration."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for part in ("env.py", "versions/0001_first.py"):
        (folder / part).write_text((FOLDER / part).read_text())
    step = folder / "versions" / "0002_next.py"
    step.write_text(
        "from alembic import op\nrevision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.execute('CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT')\n"
    )
    monkeypatch.setattr(migrating, "FOLDER", folder)
    monkeypatch.setattr(opening, "REVISION", "0002")
    monkeypatch.setattr(opening, "REVISIONS", ("0001", "0002"))
    return step


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, Request]:
    """A log of the first schema with one request."""
    path = tmp_path / "data" / "log.db"
    with opened(path) as store:
        return path, store.log.add(new("1"))


def digest(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return digest_of(connection)


@pytest.mark.parametrize("first", ["read", "write"])
def test_an_older_log_is_upgraded_after_a_backup(
    old: tuple[Path, Request], later: Path, first: str
) -> None:
    path, request = old
    before = digest(path)
    with opened(path) as store:
        if first == "write":
            store.week.dismiss("day:1", at=WEDNESDAY)
        assert everything(store) == (request,)
        assert store.undo(at=WEDNESDAY).kind in (ChangeKind.LOG, ChangeKind.SEEN)

    (backup,) = (path.parent / "backups").iterdir()
    assert "-before-0002-from-0001-" in backup.name
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert digest(backup) == before


def test_an_upgrade_that_breaks_half_way_leaves_the_old_log(
    old: tuple[Path, Request], later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, request = old
    broken = later.read_text().replace("'0002'", "'0003'").replace("'0001'", "'0002'")
    broken = broken.replace("later", "much_later") + "    op.execute('DELETE FROM nowhere')\n"
    later.with_name("0003_broken.py").write_text(broken)
    monkeypatch.setattr(opening, "REVISION", "0003")
    before = digest(path)
    with opened(path) as store:
        for _ in range(2):
            with pytest.raises(StorageProblem, match=r"0001 to 0003\. It is as it was"):
                everything(store)

    assert digest(path) == before
    assert len(list((path.parent / "backups").iterdir())) == 1
    monkeypatch.undo()
    with opened(path) as store:
        assert everything(store) == (request,)


def test_no_upgrade_without_a_backup(
    old: tuple[Path, Request], later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = old
    (path.parent / "backups").write_text("in the way")
    before = digest(path)
    with opened(path) as store, pytest.raises(StorageProblem, match="backups is no folder"):
        everything(store)

    assert digest(path) == before


@pytest.mark.parametrize("empty", [False, True])
def test_a_lost_log_with_backups_is_not_silently_begun_anew(
    old: tuple[Path, Request], later: Path, empty: bool
) -> None:
    path, _ = old
    with opened(path) as store:
        store.people.everybody()
    path.write_bytes(b"") if empty else path.unlink()
    sentence = is_refused(path, StorageProblem)

    assert str(path.parent / "backups") in sentence
    with opened(path) as store:
        store.start_anew()
        assert store.people.everybody() == ()
        store.log.add(new("2"))
        store.start_anew()
        assert len(everything(store)) == 1


def test_an_empty_file_becomes_a_log(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.touch(0o644)
    with opened(path) as store:
        assert store.people.everybody() == ()
        assert path.stat().st_size == 0
        store.log.add(new("1"))
        assert len(everything(store)) == 1

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_every_file_is_private_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "data" / "log.db"
    before = os.umask(mask)
    try:
        with opened(path) as store:
            store.log.add(new("1"))
            assert all(finding.ok for finding in store.health())
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    files = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert files == {"log.db": 0o600, "log.db.lock": 0o600}


def test_planted_links_are_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    for name in ("log.db", "log.db.lock"):
        (tmp_path / "data").mkdir(exist_ok=True)
        link = tmp_path / "data" / name
        link.symlink_to(target)
        with opened(tmp_path / "data" / "log.db") as store, pytest.raises(StorageProblem):
            store.log.add(new("1"))
        link.unlink()

    assert not target.exists()


def test_a_planted_unfinished_file_is_replaced_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "log.db.new").symlink_to(target)
    with opened(tmp_path / "log.db") as store:
        store.log.add(new("1"))

    assert target.read_text() == "mine"
    assert not (tmp_path / "log.db.new").is_symlink()


def test_a_link_to_the_log_is_the_log(store: Store, tmp_path: Path) -> None:
    made = store.log.add(new("1"))
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    with opened(link) as linked:
        linked.log.add(new("2"))
        assert everything(linked)[0] == made

    assert len(everything(store)) == 2
    assert not (tmp_path / "link.db.lock").exists()


def test_odd_names_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=rwc#%41&*[x]'\"" / "l ö?g.db"
    with opened(path) as store:
        store.log.add(new("1"))
        assert len(everything(store)) == 1

    assert path.is_file()


def test_a_replaced_file_is_noticed_by_reader_and_writer(store: Store, tmp_path: Path) -> None:
    store.log.add(new("1", "Ana Rybar"))
    with opened(tmp_path / "other.db") as other:
        other.log.add(new("2", "Bo Kessler"))
    token = store.change_token()
    (tmp_path / "other.db").replace(store.path)

    assert store.change_token() != token
    assert [person.name for person in store.people.everybody()] == ["Bo Kessler"]
    store.log.add(new("3"))
    assert len(everything(store)) == 2


def test_what_a_crashed_writer_left_half_done_is_rolled_back_by_a_reader(store: Store) -> None:
    store.log.add_many([new(str(number)) for number in range(200)])
    before = everything(store)
    store.close()
    with in_process("die", str(store.path)) as process:
        process.wait()
    journal = store.path.with_name(store.path.name + "-journal")
    assert journal.stat().st_size > 0

    store.change_token()
    assert everything(store) == before
    assert not journal.exists()
    assert all(finding.ok for finding in store.health())


def test_a_crashed_creation_leaves_no_half_log(tmp_path: Path) -> None:
    (tmp_path / "log.db.new").write_bytes(b"half")
    (tmp_path / "log.db.new-journal").write_bytes(b"half")
    with opened(tmp_path / "log.db") as store:
        assert store.people.everybody() == ()
        store.log.add(new("1"))

    assert sorted(one.name for one in tmp_path.iterdir()) == ["log.db", "log.db.lock"]
