"""What went wrong with the file, in one sentence without a name, a note or a parameter."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netcoach.config.files import command_on
from netcoach.domain.errors import (
    KeptByAnother,
    NotADatabase,
    NotSaved,
    NotSavedYet,
    StorageProblem,
)
from netcoach.storage.connection import Place

if TYPE_CHECKING:
    from netcoach.domain.damage import UnreadableRow

NAMED = 3
"""Rows named in one sentence (ours); ``netcoach doctor`` names them all."""

FULL = "full"
BUSY = "busy"
LOCKED_OUT = "locked out"
DAMAGED = "damaged"
DISK = "disk"
OTHER = "other"
REFUSED = "refused"

PRIMARY = 0xFF
"""The part of SQLite's extended error codes that names the kind."""

_BY_CODE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: LOCKED_OUT,
    sqlite3.SQLITE_CANTOPEN: LOCKED_OUT,
    sqlite3.SQLITE_PERM: LOCKED_OUT,
    sqlite3.SQLITE_AUTH: LOCKED_OUT,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_CONSTRAINT: REFUSED,
    sqlite3.SQLITE_TOOBIG: REFUSED,
}
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: LOCKED_OUT,
    errno.EPERM: LOCKED_OUT,
    errno.EROFS: LOCKED_OUT,
    errno.ELOOP: LOCKED_OUT,
    errno.ENOTDIR: LOCKED_OUT,
    errno.EEXIST: LOCKED_OUT,
    errno.EISDIR: LOCKED_OUT,
}


def kind_of(error: sqlite3.Error | OSError) -> str:
    """Which of the kinds above an error is."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, DISK)
    return _BY_CODE.get(_code(error) & PRIMARY, OTHER)


def is_our_fault(error: sqlite3.Error | OSError) -> bool:
    """Whether the call was wrong and never came to SQLite: that is nothing a user can mend."""
    return isinstance(error, sqlite3.Error) and not _code(error)


def not_saved(error: sqlite3.Error | OSError, path: Path) -> NotSaved:
    """The sentence for a write that failed."""
    match kind_of(error):
        case "full":
            return NotSavedYet("the disk is full", ". Make some room and try again.")
        case "busy":
            return kept_by_another()
        case "locked out":
            return NotSaved(
                f"Not saved: {path} cannot be written. Check who owns it and its folder, "
                "and that the disk is not read-only."
            )
        case "damaged":
            return NotSaved(f"Not saved: {path} is damaged and was left as it is; {way_back(path)}")
        case "refused":
            return NotSaved(
                "Not saved: the database refused the change, "
                "because what it holds was changed by another program."
            )
        case "disk":
            return NotSavedYet(
                f"the disk reported an error at {path}",
                ". Try again; if it happens again, check the disk.",
            )
        case _:
            return NotSaved(
                f"Not saved: {path} could not be written{_named(error)}. Try again; "
                f"if it happens again, {command_on(path, 'doctor')} tells more."
            )


def kept_by_another() -> KeptByAnother:
    """The sentence for a log that another program keeps for itself."""
    return KeptByAnother("another program is writing to the log", "; try again in a moment.")


def needs_unreadable(rows: Sequence[UnreadableRow], path: Path) -> NotSaved:
    """The sentence for a write that needs what a row holds that cannot be read."""
    named = ", ".join(f"{row.table} {row.id}" for row in rows[:NAMED])
    more = f" and {len(rows) - NAMED:,} more" if len(rows) > NAMED else ""
    return NotSaved(
        f"Not saved: that needs a row that cannot be read (unreadable: {named}{more}). "
        f"{command_on(path, 'doctor', '--repair')} sets such rows aside."
    )


def not_read(error: sqlite3.Error | OSError, path: Path) -> StorageProblem:
    """The sentence for a read that failed."""
    match kind_of(error):
        case "busy":
            return StorageProblem(
                f"Another program holds {path} so that it cannot be read; try again in a moment."
            )
        case "locked out":
            return StorageProblem(f"{path} cannot be read. Check who owns it and its folder.")
        case "damaged":
            return damaged(path)
        case "disk":
            return StorageProblem(f"{path} could not be read: the disk reported an error.")
        case _:
            return StorageProblem(
                f"{path} could not be read{_named(error)}. {command_on(path, 'doctor')} tells more."
            )


def not_backed_up(error: sqlite3.Error | OSError, path: Path) -> StorageProblem:
    """The sentence for a backup that failed; the log itself is as it was."""
    why = "the disk is full" if kind_of(error) == FULL else "it could not be copied"
    return StorageProblem(
        f"No backup of {path} was made: {why}. The log is as it was; "
        "check the disk and the folder backups beside it."
    )


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code


def _named(error: sqlite3.Error | OSError) -> str:
    """SQLite's own name of the error in brackets, which holds nothing of the log."""
    name = getattr(error, "sqlite_errorname", "")
    return f" ({name})" if name else ""


def damaged(path: Path) -> NotADatabase:
    """The sentence for a file that is a database no more."""
    return NotADatabase(f"{path} is damaged. It was left as it is; {way_back(path)}")


def indexes_differ(path: Path) -> NotADatabase:
    """The sentence for a file of which only the indexes do not agree with the tables."""
    return NotADatabase(
        f"{path} is damaged, but none of its rows is. It was left as it is; "
        f"{command_on(path, 'doctor', '--repair')} mends it."
    )


def not_as_made(path: Path) -> NotADatabase:
    """The sentence for a file whose tables, views or triggers are not those netcoach made."""
    return NotADatabase(
        f"The tables of {path} are not as netcoach made them, so nothing was written to it; "
        f"{way_back(path)}"
    )


def way_back(path: Path) -> str:
    """What brings back the newest backup that is sound, as the end of a sentence."""
    from netcoach.storage.backup.backups import newest_sound

    newest = newest_sound(Place(path))
    if newest is None:
        return "there is no sound backup of it in the folder backups beside it."
    return f"{command_on(path, 'restore', str(newest.path))} brings back its newest backup."
