"""Text from people, fitted into cells."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from netcoach.domain.log.quality import QualityRange, word_of
from netcoach.domain.text import printable

LONGEST = 500
"""Characters of one text that are looked at; no line is longer (ours)."""


def fitted(text: str, width: int) -> str:
    """The text on one line in exactly that many cells, cut with an ellipsis where it is longer."""
    line = printable(text[:LONGEST]).replace("\n", " ")
    if cell_len(line) <= width:
        return set_cell_size(line, width)
    return set_cell_size(line, max(0, width - 1)) + "…"[:width]


def lines_of(lines: Iterable[str]) -> Content:
    """Lines as one text; nothing in them is markup."""
    return Content("\n".join(map(printable, lines)))


def quality_component(quality: QualityRange | None) -> str:
    """The component class that colours a quality."""
    return f"table--{word_of(quality)}" if quality else "table--unrated"
