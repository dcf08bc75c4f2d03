"""Making and upgrading the schema. Alembic is imported only where there is an older one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from netcoach.domain.errors import StorageProblem
from netcoach.storage.connection import APPLICATION_ID, new_engine, runner
from netcoach.storage.schema.history import TRIGGERS
from netcoach.storage.schema.tables import VIEWS, alembic_version, current_entry, metadata
from netcoach.storage.structure import mark_of_schema

FOLDER = Path(__file__).parents[1] / "migrations"


def make(path: Path, revision: str) -> None:
    """Make everything the MetaData declares in an empty file, marked as that revision.

    Raises:
        sqlite3.Error: it could not be made.
    """
    with _connected(path) as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        metadata.create_all(connection, checkfirst=False)
        for name, trigger in TRIGGERS.items():
            connection.exec_driver_sql(f"CREATE TRIGGER {name} {trigger}")
        _make_views(connection)
        _mark(connection)
        connection.execute(current_entry.insert(), {"only_row": 1})
        connection.execute(alembic_version.insert(), {"version_num": revision})


def migrate(path: Path) -> None:
    """Bring the database at ``path`` to the newest revision in one transaction.

    Raises:
        sqlite3.Error: a step failed; the file is as it was.
        StorageProblem: the result would have held references to nothing.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with _connected(path) as connection:
        # Rebuilding a table that others refer to is only possible with this off; it
        # cannot be changed inside a transaction, so all references are checked at the end.
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            config.attributes["connection"] = connection
            for view in reversed(VIEWS):
                connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
            command.upgrade(config, "head")
            _make_views(connection)
            _mark(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StorageProblem("The database holds references to rows that are gone.")


@contextmanager
def _connected(path: Path) -> Iterator[Connection]:
    """A connection of its own; SQLite's errors come out as they are."""
    engine = new_engine(path)
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from None
        raise
    finally:
        engine.dispose()


def _make_views(connection: Connection) -> None:
    for name, view in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {view}")


def _mark(connection: Connection) -> None:
    mark = mark_of_schema(runner(connection))
    connection.exec_driver_sql(f"PRAGMA user_version = {mark}")
