"""An account of every row of an export, never by what the row says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netcoach.linkedin.facts import Table


class Why(StrEnum):
    """Why a row gave no request or connection; values are the public names."""

    INCOMING = "somebody else asked"
    HIDDEN = "a hidden member"
    EMPTY = "an empty row"
    REPEATED = "the same row again"
    DRAFT = "an unsent draft"
    RAGGED = "not as many cells as the header has"
    TOO_LONG = "longer than netcoach reads"
    NO_NAME = "no name"
    UNREADABLE_DATE = "unreadable date"
    AMBIGUOUS_DATE = "ambiguous date"
    FUTURE_DATE = "a date in the future"
    UNKNOWN_DIRECTION = "neither incoming nor outgoing"


EXPECTED = frozenset({Why.INCOMING, Why.HIDDEN, Why.EMPTY, Why.REPEATED, Why.DRAFT})
"""Rows passed over as they should be: counted, not listed."""


class Caution(StrEnum):
    """What the user should know of the whole export; values are the public names."""

    GUESSED_ENCODING = "not UTF-8, read as Western European"
    DAMAGED_LETTERS = "some letters are damaged"
    SEVERAL_SENDERS = "requests from more than one sender"
    NO_INVITATIONS = "no table of invitations"
    NO_CONNECTIONS = "no table of connections"
    OTHER_ZONE = "times that do not exist in the zone they are read in"
    SEVERAL_EXPORTS = "more than one table of a kind"
    TIMES_MOVED = "times other than those it was imported with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that could not be read, never by what it says.

    ``row`` is the line of the file the row begins on; the first line is 1.
    """

    row: int
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of every row of one table.

    Attributes:
        file: the file's own name, cleaned, without its folder.
        rows: every row below the header; ``used`` plus all of ``skipped``.
        skipped: how many rows were passed over, for each reason that occurred.
        problems: those that could not be read, one by one; the first 1,000.
    """

    file: str
    table: Table
    encoding: str
    delimiter: str
    rows: int
    used: int
    skipped: tuple[tuple[Why, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    cautions: tuple[Caution, ...] = ()

    def count(self, why: Why) -> int:
        """How many rows were passed over for that reason."""
        return dict(self.skipped).get(why, 0)

    @property
    def unreadable(self) -> int:
        """Rows that could not be read, also those beyond the listed ones."""
        return sum(count for why, count in self.skipped if why not in EXPECTED)
