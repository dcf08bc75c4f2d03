"""The SQLAlchemy engine writers share: one connection, every transaction an immediate one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from netcoach.storage.pragmas import connect_writing


def new_engine(path: Path, busy_seconds: float | None = None) -> Engine:
    """An engine on an existing file; opens nothing yet. See ``connect_writing``.

    A plain BEGIN would take the write lock only at the first write, and two writers that had
    both read before would then lose one of the two; BEGIN IMMEDIATE takes it first.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_writing(path, busy_seconds=busy_seconds),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
