"""A row of the log that cannot be read, told of without what it holds."""

from __future__ import annotations

from enum import StrEnum

from netcoach.domain.frozen import frozen


class Why(StrEnum):
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
    why: Why
    column: str = ""
