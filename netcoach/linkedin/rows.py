"""Going through a table so that every row is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from netcoach.domain.errors import UnreadableDate, UnreadableExport
from netcoach.domain.frozen import frozen
from netcoach.domain.people.names import usable_profile
from netcoach.domain.text import NOTE_LENGTH, TEXT_LENGTH, clean_line, clean_text
from netcoach.linkedin.archive import Member
from netcoach.linkedin.dates import AmbiguousDate
from netcoach.linkedin.export import EXPECTED, FileReport, Meter, Problem, Why
from netcoach.linkedin.facts import (
    LISTED_PROBLEMS,
    TABLE_BYTES,
    TABLE_ROWS,
    MiB,
    Table,
)
from netcoach.linkedin.tables import (
    Encoding,
    Header,
    Lines,
    Row,
    encoding_of,
    long_fields,
    reading_text,
    rows,
)

T = TypeVar("T")


class Skipped(Exception):
    """A row that gives nothing, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@frozen
class Cells:
    """One row of a table, by column; ``row`` is the line it begins on."""

    row: int
    cells: tuple[str, ...]
    header: Header

    def at(self, place: int) -> str:
        """The cell at a place, as it stands; "" where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else ""

    def raw(self, *names: str) -> str:
        """The cell of the first of these columns the table has, as it stands."""
        return self.header.cell(self.cells, *names)

    def line(self, *names: str) -> str:
        """The same, cleaned to one line.

        Raises:
            Skipped: when it is longer than netcoach keeps.
        """
        return _short(clean_line(self.raw(*names)), TEXT_LENGTH)

    def text(self, name: str) -> str | None:
        """The same, cleaned but not joined; None when the table has no such column.

        Raises:
            Skipped: when it is longer than netcoach keeps.
        """
        if name not in self.header.columns:
            return None
        cell = self.raw(name)
        return _short(clean_text(cell), NOTE_LENGTH)

    def profile(self, *names: str) -> str:
        """The key of the profile address there, "" when there is none with a slug."""
        return usable_profile(self.raw(*names))

    def date(self, name: str, read: Callable[[str], T]) -> T:
        """The date there.

        Raises:
            Skipped: when it cannot be read, or only in two ways.
        """
        try:
            return read(clean_line(self.raw(name)))
        except AmbiguousDate:
            raise Skipped(Why.AMBIGUOUS_DATE) from None
        except UnreadableDate:
            raise Skipped(Why.UNREADABLE_DATE) from None


@dataclass(slots=True, kw_only=True)
class Account:
    """A table being read, and what became of each of its rows so far."""

    member: Member
    header: Header
    encoding: Encoding
    meter: Meter
    rows: int = 0
    skipped: Counter[Why] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def each(self, read: Callable[[Cells], T]) -> Iterator[T]:
        """What ``read`` makes of each row; one that raises ``Skipped`` is only counted.

        Raises:
            UnreadableExport: when the table is larger than any of LinkedIn's.
        """
        with long_fields(), reading_text(self.member, self.encoding, self.meter.advance) as text:
            lines = Lines(text)
            for _ in range(self.header.line):
                lines.next()
            for row in rows(lines, self.header.delimiter, self.header.width):
                self.rows += 1
                try:
                    made = read(self._cells(row))
                except Skipped as skipped:
                    self._skip(row.line, skipped.why)
                else:
                    yield made

    def report(self) -> FileReport:
        """The account of the whole table, once it is read."""
        return FileReport(
            file=self.member.name,
            table=self.header.table,
            encoding=self.encoding.name,
            delimiter=self.header.delimiter,
            rows=self.rows,
            used=self.rows - self.skipped.total(),
            skipped=tuple(sorted(self.skipped.items())),
            problems=tuple(self.problems),
            cautions=(self.encoding.caution,) if self.encoding.caution else (),
        )

    def _cells(self, row: Row) -> Cells:
        if row.cells is None:
            raise Skipped(Why.TOO_LONG)
        if not any(cell.strip() for cell in row.cells):
            raise Skipped(Why.EMPTY)
        if (cells := self.header.fit(row.cells)) is None:
            raise Skipped(Why.RAGGED)
        return Cells(row=row.line, cells=cells, header=self.header)

    def _skip(self, row: int, why: Why) -> None:
        self.skipped[why] += 1
        if why not in EXPECTED and len(self.problems) < LISTED_PROBLEMS:
            self.problems.append(Problem(row=row, why=why))


def opened_account(member: Member, header: Header, meter: Meter) -> Account:
    """Begin with a table: tell its encoding, and refuse one that is larger than any real one.

    Raises:
        UnreadableExport: when a table whose rows are kept is too large.
    """
    if header.table is not Table.MESSAGES and member.size > TABLE_BYTES:
        raise _too_large()
    encoding = encoding_of(member, meter.advance)
    return Account(member=member, header=header, encoding=encoding, meter=meter)


def capped(found: Iterator[T]) -> list[T]:
    """All that was found.

    Raises:
        UnreadableExport: when it is more than any account has.
    """
    kept = list(islice(found, TABLE_ROWS + 1))
    if len(kept) > TABLE_ROWS:
        raise UnreadableExport(
            f"One of its tables has more than {TABLE_ROWS:,} rows, more than any account can have."
        )
    return kept


def _too_large() -> UnreadableExport:
    return UnreadableExport(
        f"One of its tables takes more than {TABLE_BYTES // MiB} MiB, far more than LinkedIn's do."
    )


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Skipped(Why.TOO_LONG)
    return text
