"""Texts side by side in columns of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from netcoach.domain.clean import printable

GAP = "  "


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
