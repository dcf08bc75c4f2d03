"""A small canvas of cells, and the widget that paints one and keeps it until something changes."""

from __future__ import annotations

from abc import abstractmethod
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from netcoach.tui.widgets.review import ReviewWidget

EIGHTHS = " ▁▂▃▄▅▆▇"
"""A cell filled from below by that many eighths; the eighth eighth is a background colour."""


class Canvas:
    """A grid of one-cell characters, each with a style; anything outside it is not drawn."""

    def __init__(self, width: int, height: int, ground: Style) -> None:
        self.width = width
        self.height = height
        self.ground = ground
        self._cells = [[(" ", ground)] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, style: Style) -> None:
        """Write one-cell characters from (x, y) rightwards; what lies behind keeps its colour."""
        if not 0 <= y < self.height:
            return
        row = self._cells[y]
        for column, character in enumerate(text, start=x):
            if 0 <= column < self.width:
                row[column] = (character, row[column][1] + style)

    def shade(self, x: int, y: int, width: int, style: Style) -> None:
        """Colour the background of a stretch of cells, and wipe what was there."""
        self.put(x, y, " " * width, style)

    def is_blank(self, x: int, y: int) -> bool:
        """Whether a cell is on the canvas and shows no character."""
        return 0 <= x < self.width and 0 <= y < self.height and self._cells[y][x][0] == " "

    def ground_at(self, x: int, y: int) -> Color | None:
        """The background colour of a cell on the canvas."""
        return self._cells[y][x][1].bgcolor

    def column(
        self, x: int, bottom: int, width: int, eighths: int, style: Style, *, plain: bool = False
    ) -> None:
        """Fill a column upwards from row ``bottom``.

        Full cells are background colour, so that rows join without seams; only the top cell is
        a character.

        Args:
            x: left edge.
            bottom: the row the column stands on.
            width: in cells.
            eighths: height, in eighths of a row.
            style: its foreground is the colour of the column.
            plain: full cells are characters as well, for terminals that show no such colours.
        """
        full, part = divmod(eighths, 8)
        solid = Style(bgcolor=style.color)
        for row in range(full):
            if plain:
                self.put(x, bottom - row, "█" * width, Style(color=style.color))
            else:
                self.shade(x, bottom - row, width, solid)
        if part:
            self.put(x, bottom - full, EIGHTHS[part] * width, Style(color=style.color))

    def strips(self) -> list[Strip]:
        """Return one strip a row, with equal neighbours joined."""
        return [
            Strip(
                [
                    Segment("".join(character for character, _ in run), style)
                    for style, run in groupby(row, key=lambda cell: cell[1])
                ],
                self.width,
            )
            for row in self._cells
        ]


class Painted(ReviewWidget):
    """A widget whose picture is a function of its data, its size and the theme."""

    _picture: tuple[object, list[Strip]] | None = None

    @abstractmethod
    def paint(self, canvas: Canvas) -> None:
        """Draw the picture."""

    def render_line(self, y: int) -> Strip:
        """Return one line of the picture, painting it if anything changed since the last time."""
        key = (self.size, self.data())
        if self._picture is None or self._picture[0] != key:
            canvas = Canvas(self.size.width, self.size.height, self.rich_style)
            self.paint(canvas)
            self._picture = (key, canvas.strips())
        strips = self._picture[1]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        """Paint anew when the theme or a class changes."""
        self._picture = None
        super().notify_style_update()

    @property
    def is_plain(self) -> bool:
        """Whether bands and bars are drawn by marks: without colours, or with only sixteen."""
        app = self.app
        few = app.console.color_system in (None, "standard") and not app.is_headless
        return few or app.no_color or app.native_ansi_color or getattr(app, "is_ascii", False)

    def ink(self, *names: str) -> Style:
        """Return the colour and weight of a component, without its background."""
        style = self.get_component_rich_style(*names)
        return Style(color=style.color, bold=style.bold, dim=style.dim)

    def wash(self, *names: str) -> Style:
        """Return the background colour of a component."""
        return Style(bgcolor=self.get_component_rich_style(*names).bgcolor)
