"""Bars: the screens on top, the steps of a form, and the status line."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview
from netcoach.wording.closing import STEPS, Step
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


class StatusLine(Widget):
    """One calm line above the keys; its text is shown as it is, never as markup."""

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """Draw the text."""
        return Content(self.text)


class StepBar(Widget):
    """One line; a click goes to a step."""

    DEFAULT_CSS = """
    StepBar {
        height: 1;
        margin: 1 2 0 2;
        link-style: none;
        link-color: $text-muted;
        link-background-hover: $primary;
        link-color-hover: $text;
    }
    """

    step: reactive[Step] = reactive(Step.MISSING)

    def render(self) -> Content:
        """Draw the steps, the shown one marked also without colour."""
        return Content("  ").join(map(self._word, Step))

    def _word(self, step: Step) -> Content:
        word = f"{step.value} {STEPS[step]}"
        if step is self.step:
            return Content.styled(f"[{word}]", "b $text on $primary-muted")
        click = Style.from_meta({"@click": f"screen.show_step({step.value})"})
        return Content.styled(f" {word} ", "$text-muted").stylize(click)
