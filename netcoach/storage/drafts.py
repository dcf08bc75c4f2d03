"""The text of an open form, kept beside the database until the form is saved or left.

Each open form has a file of its own, held by a kernel lock for as long as its program lives.
A file nobody holds is what a crash left behind. The files are private (0600), hold one draft
each and are removed with the form; a draft is no part of the log and of no journal.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

FLAGS = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW


class DraftFile:
    """One form's text on disk; ``keep`` replaces it, ``drop`` removes it."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    def keep(self, text: str) -> None:
        """Replace what is kept. Raises OSError where it cannot be written."""
        data = text.encode()
        data = f"{len(data)}\n".encode() + data
        os.pwrite(self._handle, data, 0)
        os.ftruncate(self._handle, len(data))
        os.fsync(self._handle)

    def text(self) -> str:
        """What is kept; "" when nothing whole is there."""
        return _whole(os.pread(self._handle, os.fstat(self._handle).st_size, 0))

    def drop(self) -> None:
        """Remove the file and let go of it; a second time does nothing."""
        if self._handle >= 0:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1


def kept_path(database: Path, uid: str) -> Path:
    """Where the form with this uid is kept."""
    return database.with_name(f"{database.name}.draft-{uid}")


def kept_paths(database: Path) -> list[Path]:
    """The files of every form that is open, or that a crash left behind."""
    if not database.parent.is_dir():
        return []
    first_part = kept_path(database, "").name
    return [path for path in database.parent.iterdir() if path.name.startswith(first_part)]


def text_in(path: Path) -> str:
    """What a file keeps, whoever holds it; "" when nothing whole is there."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return ""
    with open(handle, "rb") as file:  # noqa: PTH123 (a handle has no path)
        return _whole(file.read())


def new_kept(database: Path, uid: str) -> DraftFile:
    """A file for a form that opens. Raises OSError where none can be made."""
    path = kept_path(database, uid)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return DraftFile(path, handle)


def unsaved(database: Path) -> DraftFile | None:
    """The newest text a crash left behind, now held by this process; None without one."""
    found = kept_paths(database)
    for path in sorted(found, key=lambda path: path.lstat().st_mtime, reverse=True):
        kept = _held(path)
        if kept and kept.text():
            return kept
        if kept:
            kept.drop()
    return None


def _whole(data: bytes) -> str:
    length, _, text = data.partition(b"\n")
    whole = length.isdigit() and int(length) <= len(text)
    return text[: int(length)].decode(errors="replace") if whole else ""


def _held(path: Path) -> DraftFile | None:
    try:
        handle = os.open(path, FLAGS)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return DraftFile(path, handle)
