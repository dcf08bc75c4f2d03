"""Run by alembic: bring the connection it was given to the newest revision."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
