"""The bar on top: the places that exist, and the week that is shown."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.domain.review import WeekReview
from netcoach.wording.week import week_span

PLACES = Content.from_markup(" [b $text-primary]netcoach[/]   [b $text on $primary-muted] Week [/]")


def _arrow(glyph: str, weeks: int) -> Content:
    click = Style.from_meta({"@click": f"screen.show_week({weeks})"})
    return Content.styled(f" {glyph} ", click)


ARROWS = Content.assemble("  ", _arrow("‹", -1), _arrow("›", 1), " ")


class HeaderBar(Widget):
    """One line; the arrows show the week before and after."""

    review: reactive[WeekReview | None] = reactive(None)

    def render(self) -> Content:
        """Draw the places on the left and the week on the right."""
        if self.review is None:
            return PLACES
        span = week_span(self.review.week, self.review.today)
        week = Content.assemble((span, "bold"), ARROWS)
        gap = self.size.width - PLACES.cell_length - week.cell_length
        return Content.assemble(PLACES, " " * max(1, gap), week)
