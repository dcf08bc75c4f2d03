"""The bar on top: the places, and the week that is shown."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview
from netcoach.wording.keys import PLACES
from netcoach.wording.week.screen import week_span


def _places(here: str) -> Content:
    bar = [Content.styled(" netcoach ", "b $text-primary")]
    for place, word in PLACES:
        click = Style.from_meta({"@click": f"app.go({place!r})"})
        name = Content.styled(f" {word} ", click)
        bar += [Content(" "), name.stylize("b $text on $primary-muted") if place == here else name]
    return Content.assemble(*bar)


def _arrow(glyph: str, weeks: int) -> Content:
    click = Style.from_meta({"@click": f"screen.show_week({weeks})"})
    return Content.styled(f" {glyph} ", click)


ARROWS = Content.assemble("  ", _arrow("‹", -1), _arrow("›", 1), " ")


class HeaderBar(Widget):
    """One line; a click on a place goes there, the arrows show the week before and after.

    Args:
        here: the place it stands in.
    """

    review: reactive[WeekReview | None] = reactive(None)

    def __init__(self, here: str) -> None:
        super().__init__()
        self._places = _places(here)

    def render(self) -> Content:
        """Draw the places on the left and the week, where one is shown, on the right."""
        if self.review is None:
            return self._places
        span = week_span(self.review.week, self.review.today)
        week = Content.assemble((span, "bold"), ARROWS)
        gap = self.size.width - self._places.cell_length - week.cell_length
        return Content.assemble(self._places, " " * max(1, gap), week)
