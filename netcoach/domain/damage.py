"""A row of the log that cannot be read, told of without what it holds."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pendulum import DateTime

from netcoach.domain.frozen import frozen


class DamageKind(StrEnum):
    """Why a row cannot be read."""

    UNDECODABLE = "text"
    """Text that is none."""
    MEANINGLESS = "value"
    """A value netcoach knows nothing of: a date, a zone, a word for something."""
    NOWHERE = "reference"
    """It refers to a row that is not there."""
    REFUSED = "rule"
    """Values that cannot be, or cannot go together."""


@frozen
class UnreadableRow:
    """A row that cannot be read.

    Attributes:
        table: its table.
        id: its row id.
        why: what is wrong with it.
        column: the column that is to blame; "" where it is no single one.
    """

    table: str
    id: int
    why: DamageKind
    column: str = ""


@frozen
class Repaired:
    """What a repair did.

    Attributes:
        rows: those that could not be read, of the log and of its journal.
        along: how many rows that can be read went with them, because they belong to one.
        file: where all of them are kept as they were; None where there were none.
        before: a backup of the log from just before; None where nothing was to be done.
        indexes: whether indexes were made anew, which did not agree with their tables.
    """

    rows: tuple[UnreadableRow, ...] = ()
    along: int = 0
    file: Path | None = None
    before: Path | None = None
    indexes: bool = False


@frozen
class LostLog:
    """A log that is gone or damaged, and what brings it back.

    Attributes:
        path: where it should be.
        is_missing: there is no file, or an empty one; else it does not hold together.
        backup: its newest backup that does.
        made_at: when that was made, in the user's zone.
        requests: how many requests it holds.
    """

    path: Path
    is_missing: bool
    backup: Path
    made_at: DateTime
    requests: int
