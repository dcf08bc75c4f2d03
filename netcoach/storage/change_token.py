"""Noticing changes by anybody: a number to compare with the one before."""

from __future__ import annotations

import sqlite3
from threading import Lock

from netcoach.storage.place import Identity, Place
from netcoach.storage.pragmas import connect_reading

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
