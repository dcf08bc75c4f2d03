"""The text of an open form, kept beside the database until the form is saved or left.

Each open form has a file of its own, held by a kernel lock for as long as its program lives.
A file nobody holds is what a crash left behind. The files are private (0600), hold one draft
each and are removed with the form; a draft is no part of the log and of no journal.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")

FLAGS = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW

PART = ".part"
"""What the name of a file ends in that is being written."""


class DraftFile:
    """One form's text on disk; ``keep`` replaces it, ``drop`` removes it.

    A text is written beside the one before and takes its place once it is on the disk: where there
    is no room the older one stays whole.
    """

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    def keep(self, text: str) -> None:
        """Replace what is kept. Raises OSError, with what was kept as it was, where it cannot."""
        part = self._path.with_name(self._path.name + PART)
        part.unlink(missing_ok=True)
        handle = _made(part)
        try:
            _write(handle, text)
            part.replace(self._path)
        except OSError:
            os.close(handle)
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        before, self._handle = self._handle, handle
        os.close(before)

    def text(self) -> str:
        """What is kept; "" when nothing whole is there."""
        return _whole(os.pread(self._handle, os.fstat(self._handle).st_size, 0))

    def drop(self) -> None:
        """Remove the file and let go of it; a second time does nothing."""
        if self._handle >= 0:
            self._path.unlink(missing_ok=True)
            self.release()

    def release(self) -> None:
        """Let go of the file and leave it for whoever looks for it next."""
        if self._handle >= 0:
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
    return DraftFile(path, _made(path))


def unsaved(database: Path, read: Callable[[str], Value | None]) -> tuple[DraftFile, Value] | None:
    """The newest text a crash left behind that is wanted, now held by this process.

    What is not whole is removed.

    Args:
        database: beside which it is looked for.
        read: gives what a text says; None where it is not wanted.
    """
    for path in sorted(kept_paths(database), key=_last_written, reverse=True):
        kept = _held(path)
        if kept is None:
            continue
        text = "" if path.name.endswith(PART) else kept.text()
        if not text:
            kept.drop()
        elif (value := read(text)) is not None:
            return kept, value
        else:
            kept.release()
    return None


def _last_written(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:  # its form was just saved
        return 0.0


def _made(path: Path) -> int:
    handle = os.open(path, FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _write(handle: int, text: str) -> None:
    data = text.encode()
    data = f"{len(data)}\n".encode() + data
    while data:
        data = data[os.write(handle, data) :]
    os.fsync(handle)


def _whole(data: bytes) -> str:
    length, _, text = data.partition(b"\n")
    whole = length.isdigit() and int(length) <= len(text)
    return text[: int(length)].decode(errors="replace") if whole else ""


def _held(path: Path) -> DraftFile | None:
    """The file, held by this process; None where another holds it, or has just replaced it."""
    try:
        handle = os.open(path, FLAGS)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), path.lstat()):
            return DraftFile(path, handle)
    except OSError:
        pass
    os.close(handle)
    return None
