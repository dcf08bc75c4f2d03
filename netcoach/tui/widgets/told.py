"""Sections of lines: a heading over each, every line under it as long as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from netcoach.domain.text import printable

INDENT = 2

Section = tuple[str, Sequence[str]]
"""A heading and its lines, which may be from people."""


class Told(Widget):
    """Everything, as high as it is; a line that is too long goes on under its beginning."""

    DEFAULT_CSS = """
    Told { height: auto; }
    """

    sections: reactive[Sequence[Section]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as everything takes."""
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """Draw the sections with a line between them."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> Iterator[Content]:
        for number, (heading, lines) in enumerate(self.sections):
            if number:
                yield Content("")
            yield Content.styled(heading, "$text-primary")
            for line in lines:
                for part in Content(printable(line)).wrap(max(1, width - INDENT)):
                    yield Content.assemble(" " * INDENT, part)
