"""The tables of an export: decoded, split into rows, and told by their columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import BinaryIO, TextIO

from netcoach.domain.errors import UnreadableExport
from netcoach.domain.frozen import frozen
from netcoach.domain.text import clean_line
from netcoach.linkedin.archive import PIECE, Member
from netcoach.linkedin.export import Caution, Meter
from netcoach.linkedin.facts import (
    ASSISTANT_CHATS,
    COLUMNS,
    FIELD_LENGTH,
    HEADER_WITHIN,
    NEEDED,
    SENT_AT_TOO,
    Table,
)

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_REPLACED = "�"


@frozen
class Encoding:
    """How to read bytes as text; bytes that mean nothing become U+FFFD, never a crash."""

    name: str
    caution: Caution | None = None


def marked_encoding(head: bytes) -> Encoding | None:
    """The encoding a byte order mark names, None without a mark."""
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return Encoding(name=name)
    return None


def encoding_of(member: Member, tell: Callable[[int], None]) -> Encoding:
    """Read a file through once to tell its encoding."""
    with member.reading(tell) as file:
        marked = marked_encoding(file.peek(len(codecs.BOM_UTF8)))
        name = marked.name if marked else "utf-8"
        letters, damaged = _counted(file, name)
    if not damaged:
        return Encoding(name=name)
    # A file of UTF-8 with a few broken bytes stays UTF-8; letters of another encoding hardly
    # ever happen to be well-formed UTF-8.
    if marked or letters > damaged:
        return Encoding(name=name, caution=Caution.DAMAGED_LETTERS)
    return Encoding(name="cp1252", caution=Caution.GUESSED_ENCODING)


@contextmanager
def reading_text(
    member: Member, encoding: Encoding, tell: Callable[[int], None]
) -> Iterator[TextIO]:
    """Open a file as text, line ends as they are."""
    with (
        member.reading(tell) as file,
        io.TextIOWrapper(file, encoding.name, errors="replace", newline="") as text,
    ):
        yield text


def _counted(file: BinaryIO, name: str) -> tuple[int, int]:
    """How many characters beyond ASCII are well-formed, and how many are not."""
    strict = codecs.getincrementaldecoder(name)("strict")
    replacing = codecs.getincrementaldecoder(name)("replace")
    letters = damaged = 0
    broken = False
    pieces = iter(partial(file.read, PIECE), b"")
    for piece in _with_end(pieces):
        text = replacing.decode(piece, final=not piece)
        replaced = text.count(_REPLACED)
        letters += len(text) - len(text.encode("ascii", "ignore")) - replaced
        damaged += replaced
        if not broken:
            try:
                strict.decode(piece, final=not piece)
            except UnicodeDecodeError:
                broken = True
    # A replacement character that was written into the file is whole, just no longer a letter.
    return letters, damaged if broken else 0


def _with_end(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces and an empty one, which tells a decoder that nothing follows."""
    yield from pieces
    yield b""


_QUOTE = '"'


@frozen
class Row:
    """One record: the line it begins on (the first is 1) and its cells.

    No cells: an empty line. None: longer than is read.
    """

    line: int
    cells: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its end; no text when it is longer than is read."""

    number: int
    text: str | None


class Lines:
    """Lines of a file, with a look ahead, none of them longer than is read."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._read = 0
        self._ahead: deque[_Line] = deque()

    def next(self) -> _Line | None:
        """The next line, None at the end."""
        return self._ahead.popleft() if self._ahead else self._fresh()

    def look(self, place: int) -> _Line | None:
        """The line that many lines after the next one, None beyond the end."""
        while len(self._ahead) <= place:
            line = self._fresh()
            if line is None:
                return None
            self._ahead.append(line)
        return self._ahead[place]

    def skip(self, count: int) -> None:
        """Leave out lines that were looked at."""
        for _ in range(count):
            self._ahead.popleft()

    def _fresh(self) -> _Line | None:
        text = self._text.readline(FIELD_LENGTH)
        if not text:
            return None
        self._read += 1
        if len(text) < FIELD_LENGTH or text.endswith("\n"):
            return _Line(self._read, text)
        while len(text) == FIELD_LENGTH and not text.endswith(("\n", "\r")):
            text = self._text.readline(FIELD_LENGTH)
        return _Line(self._read, None)


@contextmanager
def long_fields() -> Iterator[None]:
    """Let the standard library read cells as long as a line may be; its limit is process-wide."""
    before = csv.field_size_limit(FIELD_LENGTH)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def rows(lines: Lines, delimiter: str, width: int) -> Iterator[Row]:
    """The records from the next line on.

    A quotation mark that is still open at the end of its line goes on over the next ones only
    when that gives a whole record of ``width`` cells. Otherwise it is damage, and the line stands
    alone: it cannot swallow those below it.
    """
    while (line := lines.next()) is not None:
        if line.text is None:
            yield Row(line=line.number, cells=None)
        elif not line.text.strip():
            yield Row(line=line.number, cells=())
        else:
            yield Row(line=line.number, cells=_cells(line.text, lines, delimiter, width))


def split_line(text: str, delimiter: str) -> tuple[str, ...]:
    """The cells of one line, however it is damaged."""
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter)))
    except csv.Error:
        return (text,)


def _cells(text: str, lines: Lines, delimiter: str, width: int) -> tuple[str, ...]:
    if _QUOTE not in text:
        return tuple(text.rstrip("\r\n").split(delimiter))
    whole = _strictly([text], delimiter)
    if whole is not None:
        return whole
    if text.count(_QUOTE) % 2:
        more = _until_closed(text, lines)
        joined = _strictly([text, *more], delimiter) if more else None
        if joined is not None and len(joined) == width:
            lines.skip(len(more))
            return joined
    return split_line(text, delimiter)


def _until_closed(text: str, lines: Lines) -> list[str]:
    """The lines that close an open quotation mark; none when it stays open."""
    more: list[str] = []
    length = len(text)
    while (line := lines.look(len(more))) is not None:
        if line.text is None or length + len(line.text) > FIELD_LENGTH:
            break
        more.append(line.text)
        length += len(line.text)
        if line.text.count(_QUOTE) % 2:
            return more
    return []


def _strictly(text: list[str], delimiter: str) -> tuple[str, ...] | None:
    """The cells of one whole record; None when it is not well-formed, or more than one."""
    try:
        records = list(csv.reader(text, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return tuple(records[0]) if len(records) == 1 else None


DELIMITERS = (",", ";", "\t")
_LONGEST_HEADER = 16_000


@frozen
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

    def fit(self, cells: tuple[str, ...]) -> tuple[str, ...] | None:
        """The cells of a row as the header counts them; None when they cannot be told apart.

        A row needs a cell for each needed column and nothing beyond the last one. Addresses of
        LinkedIn's search hold commas, which other programs write without quotes.
        """
        if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
            return _addresses_joined(cells, self.width)
        needed = chain.from_iterable(NEEDED.get(self.table, ()))
        last = max((self.columns.get(name, 0) for name in needed), default=0)
        return cells if last < len(cells) else None


_ADDRESS = ("http://", "https://")


def _addresses_joined(cells: tuple[str, ...], width: int) -> tuple[str, ...] | None:
    """The cells with those of the one address that was cut at its commas put together."""
    more = len(cells) - width + 1
    for place, cell in enumerate(cells):
        pieces = cells[place : place + more]
        if cell.startswith(_ADDRESS):
            whole = len(pieces) == more and not any(
                not piece or " " in piece or piece.startswith(_ADDRESS) for piece in pieces[1:]
            )
            return (*cells[:place], ",".join(pieces), *cells[place + more :]) if whole else None
    return None


def header_of(member: Member) -> Header | None:
    """The header of a table netcoach reads, None when the file holds none of them."""
    found = first_lines(member)
    for number, text in found:
        for delimiter in DELIMITERS:
            header = _matched(text, number, delimiter)
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
    columns = max((_known_columns(text) for _, text in first_lines(member)), key=len, default=())
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


def first_lines(member: Member) -> list[tuple[int, str]]:
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


def _matched(text: str, number: int, delimiter: str) -> Header | None:
    columns = _columns(text, delimiter)
    if "sentat" not in columns and {"to", "direction"} <= columns.keys():
        renamed = next((name for name in SENT_AT_TOO if name in columns), None)
        columns |= {"sentat": columns[renamed]} if renamed else {}
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
    for delimiter in DELIMITERS:
        keys |= _columns(text, delimiter).keys()
    return tuple(spelt for key, spelt in COLUMNS.items() if key in keys)


def _key(cell: str) -> str:
    """What stays of a name when case, blanks and underscores do not matter."""
    return clean_line(cell).casefold().replace(" ", "").replace("_", "")
