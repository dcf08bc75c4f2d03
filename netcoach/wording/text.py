"""Numbers, dates, columns and explanations, the same everywhere they are said."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from textwrap import wrap

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import SentTime
from netcoach.domain.text import printable

_NUMBER_WORDS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number_word(number: int) -> str:
    """The number as said in a sentence: "none", "one" to "twelve", then digits."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else f"{number:,}"


def plural(number: int, thing: str) -> str:
    """A count with its thing: "1 request", "7 requests", "1,182 requests"."""
    return f"{number} {thing}" if number == 1 else f"{number:,} {thing}s"


# Written with the standard library's format codes, in English as no locale is ever set: the first
# date that pendulum formats has it load its locales, 10 ms of every start and command.
def day_said(day: Date, today: Date | None = None) -> str:
    """Say a date: "5 Oct 2026", without the year where it is that of ``today``."""
    said = f"{day.day} {day:%b}"
    return said if today is not None and day.year == today.year else f"{said} {day.year}"


def span_said(first: Date, last: Date, today: Date | None = None) -> str:
    """Say dates from one to another: "16–22 Nov", the year as ``day_said`` does."""
    end = day_said(last, today)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{day_said(first, last)} – {end}"


def sent_said(sent: SentTime, today: Date | None = None) -> str:
    """Say the day something was sent, or the days it lies between: "3 Nov", "19–25 Oct"."""
    return span_said(sent.earliest, sent.on, today)


def weekday_said(day: Date, today: Date | None = None) -> str:
    """Say a date with its weekday: "Mon 5 Oct 2026", the year as ``day_said`` does."""
    return f"{day:%a} {day_said(day, today)}"


def count(number: int, one: str, many: str) -> str:
    """Say a number of things: "1 person", "1,200 people"."""
    return f"{number:,} {one if number == 1 else many}"


GAP = "  "
WIDTH = 79
"""Cells of a line that every terminal shows whole."""


def wrapped(text: str, *, first: str = "", indent: str = "") -> list[str]:
    """Break a text into lines between its words, the first and the others set in so far."""
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def in_columns(texts: Sequence[str], cells: Sequence[int]) -> str:
    """One line; a text longer than its column ends in an ellipsis."""
    return GAP.join(map(fitted_to, texts, cells)).rstrip()


LEAST_CELLS = 10
"""Cells of a column that gives way, however narrow the terminal."""


def column_cells(
    rows: Sequence[Sequence[str]],
    usual: Sequence[int],
    wide: Sequence[int],
    width: int | None,
) -> list[int]:
    """The cells of columns, of which some grow to their longest text, or give way.

    Args:
        rows: the texts.
        usual: cells of each column; two blanks stand between them.
        wide: the places of those that grow, the first of them first, or give way.
        width: cells of a line; None for no end.
    """
    cells = list(usual)
    longest = [max((cell_width(row[at]) for row in rows), default=0) for at in wide]
    room = None if width is None else width - sum(cells) - len(GAP) * (len(cells) - 1)
    for at, needs in zip(wide, longest, strict=True):
        change = max(0, needs - cells[at])
        if room is not None:
            change = max(min(change, room), LEAST_CELLS - cells[at])
            room -= change
        cells[at] += change
    return cells


def fitted_to(text: str, cells: int) -> str:
    """The text in exactly that many cells."""
    line = " ".join(printable(text.replace("\n", " ")).split())
    width = cell_width(line)
    if width > cells:
        while line and cell_width(line) > cells - 1:
            line = line[:-1]
        line += "…"
        width = cell_width(line)
    return line + " " * (cells - width)


def cell_width(text: str) -> int:
    """Cells a terminal needs: two for a wide letter, none for a mark on the one before."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


CLOSE_HINT = "Esc closes"


@frozen
class Explanation:
    """A title and paragraphs; all of it plain text."""

    title: str
    paragraphs: tuple[str, ...]
