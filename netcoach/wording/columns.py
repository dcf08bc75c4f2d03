"""Texts side by side in columns of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from textwrap import wrap

from netcoach.domain.text import printable

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


def fitted_to(text: str, cells: int) -> str:
    """The text in exactly that many cells."""
    line = " ".join(printable(text.replace("\n", " ")).split())
    width = _width(line)
    if width > cells:
        while line and _width(line) > cells - 1:
            line = line[:-1]
        line += "…"
        width = _width(line)
    return line + " " * (cells - width)


def _width(text: str) -> int:
    """Cells a terminal needs: two for a wide letter, none for a mark on the one before."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
