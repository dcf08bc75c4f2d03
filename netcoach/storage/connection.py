"""The database file: where it lies, how it is connected to and watched.

The rollback journal with synchronous=EXTRA lost no confirmed row in simulated power cuts where
FULL and write-ahead logging did (measured).
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from netcoach.domain.errors import ReadInterrupted, StorageProblem

if TYPE_CHECKING:
    from pendulum import DateTime
    from sqlalchemy import Connection, Engine


APPLICATION_ID = 0x6E65_7463
"""Marks the file as netcoach's ("netc"), in the database header."""

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW

BACKUP = re.compile(r"-(?P<stamp>\d{8}T\d{6}Z)-(?P<label>.+)-(?P<digest>[0-9a-f]{12})\.db")
"""How the name of a backup goes on after the database's: when, what for, and of which state."""

STAMP = "%Y%m%dT%H%M%SZ"
"""How a moment of UTC stands in the name of a file."""

ASIDE = re.compile(r"\d{8}T\d{6}Z(?:-\d+)?")
"""What stands between the database's name and the ending where something is set aside."""

DAMAGED_ENDING = ".damaged"
"""How the name of a log ends that could not be read and was put aside for its backup."""

Run = Callable[[str, Sequence[Any]], Sequence[Any]]
"""Runs one statement and gives all its rows: a reader's is plain sqlite3, a writer's its open
transaction, and a missing file's gives nothing."""

Identity = tuple[int, int]
"""Device and inode: the same name with another identity is another file."""


@dataclass(frozen=True, slots=True)
class Place:
    """A database path as the user gave it, and what belongs beside it."""

    path: Path

    @property
    def real(self) -> Path:
        """The file itself, links followed; its neighbours lie beside it, not beside a link."""
        return Path(os.path.realpath(self.path))

    @property
    def lock(self) -> Path:
        """The file whose kernel lock writers hold."""
        return self.real.with_name(self.real.name + ".lock")

    @property
    def unfinished(self) -> Path:
        """Where a new database is made before it gets its name."""
        return self.real.with_name(self.real.name + ".new")

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.real.parent / "backups"

    def make_backups(self) -> None:
        """Make the folder of the backups unless it is there.

        Raises:
            StorageProblem: something else has its name, or it cannot be made.
        """
        self._refuse_linked_backups()
        try:
            make_folder(self.backups)
        except FileExistsError:
            raise StorageProblem(
                f"{self.backups} is no folder, and backups belong in one. Give it another name."
            ) from None
        except OSError as error:
            raise StorageProblem(
                f"The folder {self.backups} could not be made: {error.strerror}."
            ) from None

    def backups_there(self) -> tuple[Path, ...]:
        """Finished backups of this database, by name; another one's may lie beside them.

        Raises:
            StorageProblem: their folder is a link.
        """
        self._refuse_linked_backups()
        stem = self.real.stem
        found = self.backups.glob(f"{_literal(stem)}-*.db")
        return tuple(sorted(path for path in found if BACKUP.fullmatch(path.name[len(stem) :])))

    def names_aside(self, at: DateTime, ending: str) -> Iterator[Path]:
        """Names beside the backups for what is set aside; the next where something has the one.

        Args:
            at: the present moment.
            ending: how the names end: what it is.
        """
        name = f"{self.real.stem}-{at.in_timezone('UTC').strftime(STAMP)}"
        yield self.backups / f"{name}{ending}"
        for number in count(2):
            yield self.backups / f"{name}-{number}{ending}"

    def aside_there(self, ending: str) -> tuple[Path, ...]:
        """What was set aside under ``names_aside`` with this ending, by name.

        Raises:
            StorageProblem: the folder of the backups is a link.
        """
        self._refuse_linked_backups()
        first, last = f"{self.real.stem}-", len(ending)
        found = self.backups.glob(f"{_literal(first)}*{_literal(ending)}")
        return tuple(
            sorted(path for path in found if ASIDE.fullmatch(path.name[len(first) : -last]))
        )

    def _refuse_linked_backups(self) -> None:
        """Stop before a link that somebody planted leads backups to where others read them."""
        if self.backups.is_symlink():
            raise StorageProblem(
                f"{self.backups} is a link, and backups are not kept behind one. "
                "Put a folder in its place."
            )

    def identity(self) -> Identity | None:
        """Which file is there now; None without one. Opening a pipe would wait for ever."""
        try:
            found = os.stat(self.path)  # noqa: PTH116 (twice as quick; asked every second)
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def uri(path: Path, mode: str) -> str:
    """The address SQLite opens a file by: ``mode`` is "ro" or "rw", never "rwc"."""
    # Two slashes at the start are one to the system, but name a server in an address.
    absolute = Path("/", *path.absolute().parts[1:])
    return f"{absolute.as_uri()}?mode={mode}"


def make_folder(folder: Path) -> None:
    """Make a private folder unless there is one."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty private file where there is nothing, not even a link.

    SQLite itself would make it readable by everybody and follow a planted link.
    """
    os.close(os.open(path, _NEW_FILE, PRIVATE_FILE))


def give_name(finished: Path, path: Path) -> None:
    """Give a finished file its name, unless something lies there; one moment, never half of it.

    The name it had may be left, or gone. Where there are no hard links (FAT, some network
    mounts, Android) the name is first taken by an empty file, which the finished one replaces.

    Raises:
        FileExistsError: something lies there, if only a link.
        OSError: the name cannot be given.
    """
    try:
        os.link(finished, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):
        make_file(path)
        try:
            finished.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def sync(path: Path) -> None:
    """Wait until a file or folder that no connection has open is on the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network mounts cannot wait for a folder; the files in it were waited for.
        if not (path.is_dir() and error.errno in (errno.EINVAL, errno.ENOTSUP)):
            raise
    finally:
        os.close(handle)


def _literal(text: str) -> str:
    """Text with the characters that mean something to ``glob`` made plain."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)


BUSY_SECONDS = 10.0
"""How long a connection waits for another program's lock."""

EITHER = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)

WRITING = (
    *EITHER,
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


READING = (*EITHER, "PRAGMA cache_size = -4000")
"""4 MB of pages at hand: with 16 no search of 100,000 requests was quicker (measured), and they
stay in memory."""


class ReadingConnection(sqlite3.Connection):
    """Can be interrupted for good: SQLite's own interrupt ends only the statement under way."""

    is_interrupted = False

    def interrupt(self) -> None:
        """End the statement under way, and begin no other; from any thread."""
        self.is_interrupted = True
        super().interrupt()

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        """Run a statement; refused once the connection was interrupted."""
        if self.is_interrupted:
            raise ReadInterrupted(_LEAVING)
        return super().execute(*statement)


_LEAVING = "The program is being left, so the log was not read to the end."


class ReadsUnderWay:
    """The connections that are being read, so that a program that is left can interrupt them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connections: set[ReadingConnection] = set()

    @contextmanager
    def reading(self, connection: ReadingConnection) -> Iterator[None]:
        """Let the reads inside be interrupted; they raise ReadInterrupted then."""
        with self._lock:
            self._connections.add(connection)
        try:
            yield
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise ReadInterrupted(_LEAVING) from None
            raise
        finally:
            with self._lock:
                self._connections.discard(connection)

    def interrupt(self) -> None:
        """End every read under way with ReadInterrupted; the next ones are read as ever."""
        with self._lock:
            for connection in self._connections:
                connection.interrupt()


def connect_reading(path: Path, *, busy_seconds: float | None = None) -> ReadingConnection:
    """A connection that cannot write, for any thread that holds its owner's lock."""
    return _connect(path, "ro", READING, busy_seconds, ReadingConnection)


def connect_writing(path: Path, *, busy_seconds: float | None = None) -> sqlite3.Connection:
    """A connection that may write and leaves every BEGIN and COMMIT to its user."""
    return _connect(path, "rw", WRITING, busy_seconds, sqlite3.Connection)


Made = TypeVar("Made", bound=sqlite3.Connection)


def _connect(
    path: Path,
    mode: str,
    pragmas: tuple[str, ...],
    busy_seconds: float | None,
    factory: type[Made],
) -> Made:
    connection = sqlite3.connect(
        uri(path, mode),
        uri=True,
        timeout=BUSY_SECONDS if busy_seconds is None else busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        factory=factory,
    )
    try:
        for pragma in pragmas:
            connection.execute(pragma)
        connection.execute(_LOAD_SCHEMA)
    except UnicodeDecodeError:
        # SQLite quotes a schema that it cannot read, and the quotation is no text either.
        connection.close()
        raise malformed_schema() from None
    except sqlite3.Error:
        connection.close()
        raise
    return connection


_LOAD_SCHEMA = "SELECT 1 FROM sqlite_schema LIMIT 0"


def malformed_schema() -> sqlite3.DatabaseError:
    """The error of a schema that cannot be read."""
    error = sqlite3.DatabaseError("malformed database schema")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def new_engine(path: Path, busy_seconds: float | None = None) -> Engine:
    """An engine on an existing file; opens nothing yet. See ``connect_writing``.

    A plain BEGIN would take the write lock only at the first write, and two writers that had
    both read before would then lose one of the two; BEGIN IMMEDIATE takes it first.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_writing(path, busy_seconds=busy_seconds),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def runner(connection: Connection) -> Run:
    """Ask what readers ask, from inside the transaction."""

    def run(statement: str, values: Sequence[Any]) -> Sequence[Any]:
        return connection.exec_driver_sql(statement, tuple(values)).fetchall()

    return run


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


VERSIONS = 2**32
"""SQLite's data version is smaller than this."""


class ChangeToken:
    """Polls ``PRAGMA data_version`` on a connection of its own, which never writes.

    That connection sees the commits of every other one, in this process too. A file that
    appears, is replaced or goes begins a new count.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._identity: Identity | None = None
        self._files = 0
        self._version = 0

    def read(self) -> int:
        """A number that differs after any commit by anybody. Never waits, never fails."""
        with self._lock:
            try:
                identity = self._place.identity()
            except OSError:
                identity = None
            if identity != self._identity:
                self._forget()
                self._identity = identity
                self._files += 1
            if identity is not None:
                self._ask()
            return self._files * VERSIONS + self._version

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._forget()
            self._identity = None

    def _ask(self) -> None:
        try:
            if self._connection is None:
                self._connection = connect_reading(self._place.real, busy_seconds=0)
            (self._version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            # Somebody is committing just now, or it is no database: the next look tells.
            return

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._version = 0
