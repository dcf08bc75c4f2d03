"""Imports for tests: small exports written to a file, and everything a log holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from netcoach.coach import Coach
from netcoach.coach.importing.summary import ImportPlan, ImportReport, ImportSummary, Suggestions
from netcoach.domain.log.request import Request
from netcoach.linkedin import FileReport, Kind, Problem, Table, Why
from netcoach.storage.rows import JOURNALED
from netcoach.storage.store import Store
from tests.support.builders import day
from tests.support.exports import (
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
from tests.support.storage import everything

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


def without_outcomes(plan: ImportPlan) -> ImportPlan:
    """A plan in which the user wants nothing of messages and recommendations."""
    return replace(plan, choices=replace(plan.choices, outcomes=False))


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


TABLE = FileReport(
    file="Invitations.csv",
    table=Table.INVITATIONS,
    encoding="utf-8",
    delimiter=",",
    rows=134,
    used=122,
    skipped=((Why.INCOMING, 10), (Why.UNREADABLE_DATE, 2)),
    problems=(
        Problem(row=17, why=Why.UNREADABLE_DATE),
        Problem(row=1200, why=Why.UNREADABLE_DATE),
    ),
)


SUMMARY = ImportSummary(
    file="export.zip",
    kind=Kind.ARCHIVE,
    requests_added=120,
    requests_known=0,
    requests_filled=0,
    requests_skipped=2,
    accepted=61,
    accepted_by_name=4,
    people_added=118,
    people_known=2,
    hidden_members=3,
    covers=(day("2026-05-02"), day("2026-11-20")),
    spells=(),
    questions=1,
    suggestions=Suggestions(replies=2),
    sent_zone="America/Los_Angeles",
    again_by=day("2027-04-22"),
    cautions=(),
    tables=(TABLE,),
    nothing_new=False,
    today=day("2026-11-22"),
)
