"""What is said of rows that cannot be read, and of a log that is damaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netcoach.domain.damage import UnreadableRow

NAMED = 3
"""Rows named in one line (ours: as many as fit); ``netcoach doctor`` names them all."""

_THINGS = {"requests": ("request", "requests"), "people": ("person", "people")}


def left_out(rows: Iterable[UnreadableRow]) -> str:
    """Say in one line which rows cannot be read and are left out; "" where there are none."""
    ids = sorted({(row.table, row.id) for row in rows})
    if not ids:
        return ""
    counts = Counter(table for table, _ in ids)
    one, many = _THINGS.get(ids[0][0], ("row", "rows")) if len(counts) == 1 else ("row", "rows")
    named = ", ".join(f"{table} {number}" for table, number in ids[:NAMED])
    more = f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else ""
    is_left = "is left out" if len(ids) == 1 else "are left out"
    return (
        f"{len(ids):,} {one if len(ids) == 1 else many} cannot be read ({named}{more}) and"
        f" {is_left}; `netcoach doctor` says more."
    )
