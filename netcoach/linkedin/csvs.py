"""Rows of a CSV file that may be damaged: a broken row never takes others with it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from netcoach.linkedin.facts import FIELD_LENGTH

_QUOTE = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
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
