"""The first schema, as the statements it was made of: what the code declares may move on.

Until the first version is released the file is written anew with every change of the schema,
by ``python -m tests.storage.schema.test_tables``; from then on neither file changes, and a further
revision stands beside them.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Make every table, index and trigger."""
    connection = op.get_bind()
    for statement in STATEMENTS.read_text().strip().removesuffix(";").split(";\n\n"):
        # As it stands: its colons and per cent signs are no parameters.
        connection.exec_driver_sql(statement)
