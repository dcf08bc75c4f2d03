"""Where the log lies on disk, and files that only their owner can read."""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from netcoach.domain.errors import StorageProblem

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW

BACKUP = re.compile(r"-(?P<stamp>\d{8}T\d{6}Z)-(?P<label>.+)-(?P<digest>[0-9a-f]{12})\.db")
"""How the name of a backup goes on after the database's: when, what for, and of which state."""

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
