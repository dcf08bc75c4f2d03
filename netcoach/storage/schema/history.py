"""The history of every table: what triggers keep of a row that changes, and of one that goes.

Every table of ``JOURNALED`` has a twin, ``..._history``, that triggers fill with the old values
of every changed row and the journal entry it belongs to; ``entry`` is NULL for a change by
another tool. So that two copies of a log could once be told apart row by row, a row says when
it changed (``changed_at``, by the same triggers), has a ``uid`` or a key made of uids, and
leaves a tombstone where it is deleted. Only making and checking a file needs this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from netcoach.storage.schema import columns
from netcoach.storage.schema.columns import RIGHT_NOW
from netcoach.storage.schema.tables import JOURNALED, metadata, recorded_columns

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", Integer, primary_key=True),
    columns.text("row_table", 50, 1),
    Column("row_key", Text, nullable=False),
    columns.instant("deleted_at"),
    UniqueConstraint("row_table", "row_key"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)
"""What a deleted row was called on every machine, and when it went.

A row that is there again, as after an undo, is there whatever its tombstone says.
"""


def _history(table: Table) -> Table:
    name = f"{table.name}_history"
    kept = [Column(one, table.c[one].type) for one in recorded_columns(table) if one != "id"]
    return Table(
        name,
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("entry", Integer, ForeignKey("entries.id")),
        Column(
            "operation",
            Text,
            CheckConstraint("operation IN ('insert', 'update', 'delete')"),
            nullable=False,
        ),
        Column("id", Integer, nullable=False),
        *kept,
        Index(f"{name}_by_entry", "entry"),
        Index(f"{name}_by_row", "id"),
        sqlite_strict=True,
    )


HISTORIES: tuple[Table, ...] = tuple(map(_history, JOURNALED))
"""The twin of every table of ``JOURNALED``; an inserted row keeps its id there and nothing else."""

_OF_A_REQUEST = "SELECT r.uid || ' ' || {0} FROM requests AS r WHERE r.id = old.request_id"
_KEYS: dict[str, str] = {
    "sign_answers": _OF_A_REQUEST.format("old.sign"),
    "outcomes": _OF_A_REQUEST.format("old.outcome"),
    "waits": _OF_A_REQUEST.format("'kept'"),
    "seen": "SELECT old.key",
}
"""What a row without a uid of its own is called on every machine, as it is deleted; where its
request went first, that one's tombstone is enough."""

# What a request was called in an export can say whom it went to, and an import holds for one file.
_WITHOUT_TOMBSTONE = frozenset({"import_uids"})


def _triggers_of(table: Table) -> Iterator[tuple[str, str]]:
    """The name and statement of each trigger of a table."""
    name, told = table.name, recorded_columns(table)
    entry = "(SELECT entry FROM current_entry)"
    its_time = "SELECT e.at FROM current_entry AS c JOIN entries AS e ON e.id = c.entry"
    at = f"coalesce(({its_time}), {RIGHT_NOW})"
    changed = f"UPDATE {name} SET changed_at = {at} WHERE id = new.id;"
    moved = " OR ".join(f"old.{one} IS NOT new.{one}" for one in told)
    was = ", ".join(f"old.{one}" for one in told)

    def kept(operation: str) -> str:
        return (
            f"INSERT INTO {name}_history (entry, operation, {', '.join(told)})"
            f" VALUES ({entry}, '{operation}', {was});"
        )

    yield (
        f"{name}_inserted",
        f"AFTER INSERT ON {name} BEGIN INSERT INTO {name}_history (entry, operation, id)"
        f" VALUES ({entry}, 'insert', new.id); {changed} END",
    )
    yield (
        f"{name}_updated",
        f"AFTER UPDATE ON {name} WHEN {moved} BEGIN {kept('update')} {changed} END",
    )
    key = _KEYS.get(name, "SELECT old.uid")
    mark = (
        ""
        if name in _WITHOUT_TOMBSTONE
        else " INSERT OR REPLACE INTO tombstones (row_table, row_key, deleted_at)"
        f" SELECT '{name}', one.row_key, {at} FROM (SELECT ({key}) AS row_key) AS one"
        " WHERE one.row_key IS NOT NULL;"
    )
    yield f"{name}_deleted", f"AFTER DELETE ON {name} BEGIN {kept('delete')}{mark} END"


TRIGGERS: dict[str, str] = {
    name: statement for table in JOURNALED for name, statement in _triggers_of(table)
}
"""What fills the histories and tombstones and says when a row changed."""
