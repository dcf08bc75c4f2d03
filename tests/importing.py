"""Imports for tests: small exports written to a file, and everything a log holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from netcoach.coach import Coach
from netcoach.coach.summary import ImportReport
from netcoach.domain.request import Request
from netcoach.storage.health import JOURNALED
from netcoach.storage.store import Store
from tests.linkedin.exports import CONNECTIONS, INVITATIONS, PREAMBLE, table, zipped
from tests.storage.writing import everything

Rows = Iterable[Sequence[str]]


def an_export(
    folder: Path, asked: Rows, connected: Rows = (), *, name: str = "export.zip", **more: Any
) -> Path:
    """A zip of invitations and connections, and of ``more`` tables by their file's stem."""
    path = folder / name
    files = {
        "Invitations.csv": table(INVITATIONS, asked),
        "Connections.csv": table(CONNECTIONS, connected, before=PREAMBLE),
    }
    path.write_bytes(zipped(files | {f"{stem}.csv": text for stem, text in more.items()}))
    return path


def bring(coach: Coach, path: Path) -> ImportReport:
    """Plan an import and carry it out."""
    return coach.carry_out(coach.plan_import(path))


def requests_to(store: Store, name: str) -> list[Request]:
    """The requests to people of a name, in order of sending."""
    return [one for one in everything(store) if one.person.name == name]


def content(path: Path) -> dict[str, list[Any]]:
    """Every row of every table with a history."""
    if not path.exists():
        return {}
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
            for name in JOURNALED
        }
