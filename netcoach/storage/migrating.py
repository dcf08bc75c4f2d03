"""Making and upgrading the schema. Alembic is imported here, and only when there is work."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError

from netcoach.domain.errors import StorageProblem
from netcoach.storage.connection import new_engine
from netcoach.storage.log.writes import runner
from netcoach.storage.schema import VIEWS
from netcoach.storage.structure import mark_of_schema

FOLDER = Path(__file__).parent / "migrations"


def migrate(path: Path) -> None:
    """Bring the database at ``path`` to the newest revision in one transaction.

    Raises:
        sqlite3.Error: a step failed; the file is as it was.
        StorageProblem: the result would have held references to nothing.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    engine = new_engine(path)
    try:
        with engine.connect() as connection:
            # Rebuilding a table that others refer to is only possible with this off; it
            # cannot be changed inside a transaction, so all references are checked at the end.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                config.attributes["connection"] = connection
                for view in reversed(VIEWS):
                    connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
                command.upgrade(config, "head")
                for view, statement in VIEWS.items():
                    connection.exec_driver_sql(f"CREATE VIEW {view} AS {statement}")
                mark = mark_of_schema(runner(connection))
                connection.exec_driver_sql(f"PRAGMA user_version = {mark}")
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise StorageProblem("The database holds references to rows that are gone.")
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from None
        raise
    finally:
        engine.dispose()
