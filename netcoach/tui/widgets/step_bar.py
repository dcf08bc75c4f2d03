"""The steps of closing a week, side by side."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from netcoach.wording.closing import STEPS, Step


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
