"""Backups that nobody asks for: when one is due, and making it."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pendulum import DateTime

from netcoach.domain.errors import NotFound
from netcoach.storage.backup.backups import (
    Backup,
    backup_to,
    backups_of,
    in_the_way,
    verified_backup,
)
from netcoach.storage.connection import Place, connect_reading
from netcoach.storage.errors import is_our_fault, not_backed_up
from netcoach.storage.locks import writers_lock
from netcoach.storage.opening import FoundAtPath, look, refuse_to_lose
from netcoach.storage.rows import JOURNALED

EVERY_MINUTES = 30
"""How long changes may wait for a backup while the program runs (ours)."""

LABEL, ASKED_FOR = "kept", "asked-for"
"""The part of such a backup's name that says what it is for."""

# Every write of netcoach's is an entry, every other tool's change a row of history.
_STATE = (
    "SELECT (SELECT count(*) FROM entries), (SELECT at FROM entries ORDER BY id DESC LIMIT 1), "
    + ", ".join(f"(SELECT max(seq) FROM {name}_history)" for name in JOURNALED)
)


def keep_safe(place: Place, now: DateTime, *, leaving: bool) -> Path | None:
    """Back the log up if that is due; a few milliseconds when it is not.

    It is due when something changed since the newest backup, and that is of another day or
    ``EVERY_MINUTES`` old, or the program is left.

    Args:
        place: the database.
        now: the present moment in the user's zone.
        leaving: nothing more will be changed for now.

    Raises:
        StorageProblem: it was due and could not be made.
    """
    try:
        if look(place) is not FoundAtPath.DATABASE:
            return None
        newest = next(iter(backups_of(place)), None)
        if newest and not (leaving or _is_old(newest, now)):
            return None
        if newest and _state(newest.path) == _state(place.real) is not None:
            return None
        with writers_lock(place.lock):
            return verified_backup(place, LABEL, now)
    except (sqlite3.Error, OSError) as error:
        if is_our_fault(error):
            raise
        raise not_backed_up(error, place.path) from None


def back_up(place: Place, target: Path | None, at: DateTime) -> Path:
    """Make a verified backup because somebody asks for it; gives its path.

    Args:
        place: the database.
        target: where to, a file that is not there yet or a folder; None for beside the others.
        at: the present moment.

    Raises:
        NotFound: there is no log yet.
        UnwritableFile: something lies at the target.
        StorageProblem: it could not be made.
    """
    if look(place) is not FoundAtPath.DATABASE:
        refuse_to_lose(place)
        raise NotFound(f"There is no log at {place.path} yet, so nothing to back up.")
    try:
        with writers_lock(place.lock):
            if target is None:
                return verified_backup(place, ASKED_FOR, at)
            if target.is_dir():
                target /= f"{place.real.stem}-{at.to_date_string()}.db"
            backup_to(place, target)
            return target
    except FileExistsError:
        raise in_the_way(target or place.backups) from None
    except (sqlite3.Error, OSError) as error:
        if is_our_fault(error):
            raise
        raise not_backed_up(error, place.path) from None


def _is_old(newest: Backup, now: DateTime) -> bool:
    """Whether changes since then have waited long enough; a time ahead of now tells nothing."""
    if newest.at.astimezone(now.tzinfo).date() != now.date():
        return True
    waited = (now - newest.at).total_seconds()
    return not 0 <= waited < EVERY_MINUTES * 60


def _state(path: Path) -> tuple[Any, ...] | None:
    """What differs after every change; None for a file that does not tell."""
    try:
        with closing(connect_reading(path)) as connection:
            found: tuple[Any, ...] = connection.execute(_STATE).fetchone()
    except sqlite3.Error:
        return None
    return found
