"""Imports for tests: small exports written to a file, and everything a log holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from netcoach.coach import Coach
from netcoach.coach.importing.summary import ImportPlan, ImportReport
from netcoach.domain.request import Request
from netcoach.storage.health import JOURNALED
from netcoach.storage.store import Store
from tests.linkedin.exports import (
    CONNECTIONS,
    INVITATIONS,
    MESSAGES,
    PREAMBLE,
    RECOMMENDATIONS,
    asked,
    connected,
    table,
    wrote,
    zipped,
)
from tests.storage.writing import everything

Rows = Iterable[Sequence[str]]

ASKED_BO = asked("Bo Kessler", "10/5/26, 9:30 AM", slug="bo-kessler")
YES_BO = connected("Bo", "Kessler", "09 Oct 2026", slug="bo-kessler")
TALK = (
    wrote("2026-10-10 10:00:00 UTC", to="Bo Kessler", slug="bo-kessler"),
    wrote("2026-10-12 10:00:00 UTC", sender="Bo Kessler", slug="bo-kessler"),
)
"""A request, the yes to it, and an answer after that."""


def an_export(
    folder: Path,
    asked: Rows,
    connected: Rows = (),
    *,
    messages: Rows = (),
    recommendations: Rows = (),
    name: str = "export.zip",
) -> Path:
    """A zip of these tables."""
    path = folder / name
    files = {
        "Invitations.csv": table(INVITATIONS, asked),
        "Connections.csv": table(CONNECTIONS, connected, before=PREAMBLE),
        "messages.csv": table(MESSAGES, messages),
        "Recommendations_Received.csv": table(RECOMMENDATIONS, recommendations),
    }
    path.write_bytes(zipped(files))
    return path


def recommended(written: str = "11/02/26, 02:00 PM") -> tuple[str, ...]:
    """A recommendation by the person of ``ASKED_BO``."""
    return ("Bo", "Kessler", "Orbital", "Lead", "A pleasure to work with", written, "VISIBLE")


def with_milestones(plan: ImportPlan) -> ImportPlan:
    """A plan in which the user ticked the milestones."""
    return replace(plan, choices=replace(plan.choices, milestones=True))


def bring(coach: Coach, path: Path) -> ImportReport:
    """Plan an import and carry it out."""
    return coach.importing.carry_out(coach.importing.plan(path))


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
