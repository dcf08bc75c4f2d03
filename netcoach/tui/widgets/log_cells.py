"""One line of the Log's table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pendulum import Date
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from netcoach.domain.log.listing import LogRow
from netcoach.tui.widgets.cells import fitted, quality_component
from netcoach.wording.log.screen import MARK, sent_day, stand_glyph, stand_words, why_or_reason
from netcoach.wording.week.screen import request_quality

MARK_CELLS, STAND_CELLS, QUALITY_CELLS = 2, 16, 7
WIDE = 100
"""Cells from which every column has its comfortable width (ours)."""

Ink = Callable[[str], Style]


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """Cells of the columns that change with the width of the table."""

    day: int
    who: int
    company: int
    why: int


def widths_for(width: int) -> Widths:
    """Share a width among the columns."""
    day, who, company = (12, 26, 18) if width >= WIDE else (10, 16, 11)
    rest = width - MARK_CELLS - day - who - company - STAND_CELLS - QUALITY_CELLS - 2
    return Widths(day=day, who=who, company=company, why=max(0, rest))


def log_cells(
    row: LogRow, width: int, *, today: Date, marked: bool, turns: bool, ink: Ink
) -> list[Segment]:
    """Draw when, who, where, why, where it stands and quality.

    Args:
        row: the request.
        width: cells of the whole line.
        today: the user's local date.
        marked: it is among the marked ones.
        turns: the first of its month, seen from above.
        ink: the style of a component class.
    """
    request, rated, cells = row.request, row.rated, widths_for(width)
    said = why_or_reason(request, rated)
    if cell_len(said) > cells.why - 1:
        said = why_or_reason(request, rated, short=True)
    quality = rated.quality if rated is not None else None
    figure = request_quality(quality) if rated is not None else "…"
    return [
        Segment(fitted(MARK if marked else "", MARK_CELLS), ink("table--mark")),
        Segment(
            fitted(sent_day(request, today, short=width < WIDE), cells.day),
            ink("table--turn" if turns else "table--when"),
        ),
        Segment(_column(request.person.name, cells.who), ink("table--who")),
        Segment(_column(request.company, cells.company), ink("table--why")),
        Segment(_column(said, cells.why), ink("table--why" if quality else "table--unrated")),
        Segment("  "),
        Segment(
            fitted(f"{stand_glyph(request)} {stand_words(request, today)}", STAND_CELLS),
            ink("table--stand"),
        ),
        Segment(figure.rjust(QUALITY_CELLS), ink(quality_component(quality))),
    ]


def _column(text: str, cells: int) -> str:
    """A text with a blank after it."""
    return fitted(text, max(0, cells - 1)) + " " * min(1, cells)
