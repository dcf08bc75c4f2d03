"""Which table a file holds: told by its columns, never by its name or their order."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from itertools import chain

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.text import clean_line
from netcoach.linkedin.csvs import Lines, split_line
from netcoach.linkedin.decode import Encoding, marked_encoding, reading_text
from netcoach.linkedin.facts import (
    ASSISTANT_CHATS,
    COLUMNS,
    HEADER_WITHIN,
    NEEDED,
    Table,
)
from netcoach.linkedin.progress import Meter
from netcoach.linkedin.streams import Member

_DELIMITERS = (",", ";", "\t")
_LONGEST_HEADER = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A recognised header: where it stands and where its columns are."""

    table: Table
    line: int
    delimiter: str
    width: int
    columns: dict[str, int] = field(default_factory=dict)

    def cell(self, cells: tuple[str, ...], *names: str) -> str:
        """The cell of the first of these columns the table has; "" when it has none."""
        for name in names:
            place = self.columns.get(name)
            if place is not None:
                return cells[place] if place < len(cells) else ""
        return ""

    def fitted(self, cells: tuple[str, ...]) -> bool:
        """Whether a row has a cell for each needed column and nothing beyond the last one."""
        if len(cells) == self.width:
            return True
        if len(cells) > self.width:
            return not any(cell.strip() for cell in cells[self.width :])
        needed = chain.from_iterable(NEEDED[self.table])
        return max(self.columns.get(name, 0) for name in needed) < len(cells)


def header_of(member: Member) -> Header | None:
    """The header of a table netcoach reads, None when the file holds none of them."""
    found = _first_lines(member)
    for number, text in found:
        for delimiter in _DELIMITERS:
            header = _recognised(text, number, delimiter)
            if header:
                return header
    return None


def is_wanted(member: Member, header: Header) -> bool:
    """Whether a table can say anything about requests.

    Chats with LinkedIn's assistants have the header of messages, and recommendations given that
    of recommendations received: only there the name of the file has to tell.
    """
    if header.table is Table.MESSAGES:
        return not _is_assistant_chat(member.name)
    return header.table is not Table.RECOMMENDATIONS or "received" in _key(member.name)


def refuse(member: Member) -> UnreadableExport:
    """Say what a single file holds and what was looked for, without repeating its content."""
    columns = max((_known_columns(text) for _, text in _first_lines(member)), key=len, default=())
    if COLUMNS["conversationid"] in columns and _is_assistant_chat(member.name):
        return UnreadableExport(
            "This is a chat with one of LinkedIn's assistants; "
            "choose Invitations.csv, Connections.csv or the whole zip."
        )
    if columns:
        listed = ", ".join(columns)
        return UnreadableExport(
            f"Found a table with {listed}; expected Invitations.csv with To, Sent At and "
            "Direction, or Connections.csv with First Name and Connected On."
        )
    return UnreadableExport(
        "Found none of the columns LinkedIn uses; expected Invitations.csv with To, Sent At and "
        "Direction, or Connections.csv with First Name and Connected On."
    )


def _is_assistant_chat(name: str) -> bool:
    return any(chat in _key(name) for chat in ASSISTANT_CHATS)


def _first_lines(member: Member) -> list[tuple[int, str]]:
    """The lines a header can stand on, with their numbers."""
    unmetered = Meter().advance
    with member.reading(unmetered) as file:
        encoding = marked_encoding(file.peek(len(codecs.BOM_UTF8))) or Encoding(name="utf-8")
    found = []
    with reading_text(member, encoding, unmetered) as text:
        lines = Lines(text)
        for _ in range(HEADER_WITHIN):
            line = lines.next()
            if line is None:
                break
            if line.text is not None and len(line.text) <= _LONGEST_HEADER:
                found.append((line.number, line.text))
    return found


def _recognised(text: str, number: int, delimiter: str) -> Header | None:
    columns = _columns(text, delimiter)
    for table, groups in NEEDED.items():
        if all(group & columns.keys() for group in groups):
            return Header(
                table=table,
                line=number,
                delimiter=delimiter,
                width=len(split_line(text, delimiter)),
                columns=columns,
            )
    return None


def _columns(text: str, delimiter: str) -> dict[str, int]:
    """Where each column is; the first of two with the same name."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(split_line(text, delimiter)):
        columns.setdefault(_key(cell), place)
    return columns


def _known_columns(text: str) -> tuple[str, ...]:
    """Those of LinkedIn's columns a line holds, as LinkedIn spells them."""
    keys: set[str] = set()
    for delimiter in _DELIMITERS:
        keys |= _columns(text, delimiter).keys()
    return tuple(spelt for key, spelt in COLUMNS.items() if key in keys)


def _key(cell: str) -> str:
    """What stays of a name when case, blanks and underscores do not matter."""
    return clean_line(cell).casefold().replace(" ", "").replace("_", "")
