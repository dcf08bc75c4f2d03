"""Bars: the screens on top, the steps of a form, the status line and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from netcoach.domain.frozen import frozen
from netcoach.tui.themes import SELECTED
from netcoach.tui.widgets.review import ReviewWidget
from netcoach.wording.closing import STEPS, Step
from netcoach.wording.keys import MAIN_SCREENS
from netcoach.wording.week.screen import week_span


def _main_screens(here: str) -> Content:
    bar = [Content.styled(" netcoach ", "b $text-primary")]
    for screen, word in MAIN_SCREENS:
        click = Style.from_meta({"@click": f"app.go({screen!r})"})
        style = f"b {SELECTED}" if screen == here else click
        bar += [Content(" "), Content(f" {word} ").stylize(style)]
    return Content.assemble(*bar)


def _arrow(glyph: str, weeks: int) -> Content:
    click = Style.from_meta({"@click": f"screen.show_week({weeks})"})
    return Content.styled(f" {glyph} ", click)


ARROWS = Content.assemble("  ", _arrow("‹", -1), _arrow("›", 1), " ")


class HeaderBar(ReviewWidget):
    """One line; a click on a screen goes there, the arrows show the week before and after.

    Args:
        here: the screen it is in.
    """

    def __init__(self, here: str) -> None:
        super().__init__()
        self._screens = _main_screens(here)

    def data(self) -> object:
        """The week, where one is shown, and today."""
        return self.review and (self.review.week, self.review.today)

    def render(self) -> Content:
        """Draw the screens on the left and the week, where one is shown, on the right."""
        if self.review is None:
            return self._screens
        span = week_span(self.review.week, self.review.today)
        week = Content.assemble((span, "bold"), ARROWS)
        gap = self.size.width - self._screens.cell_length - week.cell_length
        return Content.assemble(self._screens, " " * max(1, gap), week)


class StatusLine(Widget):
    """One calm line above the keys; its text is shown as it is, never as markup."""

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """Draw the text."""
        return Content(self.text)


@frozen
class ShownKey:
    """Keys that do one thing, as the key bar shows them.

    Attributes:
        keys: each key by its name, with how it is displayed.
        verb: what they do.
        help: the same as a sentence.
    """

    keys: tuple[tuple[str, str], ...]
    verb: str
    help: str = ""


def keys_of(screen: Screen[Any]) -> tuple[ShownKey, ...]:
    """The keys the screen shows now, in the order they are bound; the palette's is the last."""
    app, active = screen.app, screen.active_bindings
    palette = active.get(app.COMMAND_PALETTE_BINDING)
    actions: dict[str, ShownKey] = {}
    for each in active.values():
        binding, group = each.binding, each.binding.group
        # Several keys of one action show as the first; those of a group stand before one verb.
        if binding.show and each.enabled and binding.action not in actions:
            key = (binding.key, app.get_key_display(binding))
            verb = group.description if group else binding.description
            actions[binding.action] = ShownKey(keys=(key,), verb=verb, help=each.tooltip)
    shown: list[ShownKey] = []
    for one in actions.values():
        if shown and shown[-1].verb == one.verb:
            shown[-1] = ShownKey(keys=(*shown[-1].keys, *one.keys), verb=one.verb)
        else:
            shown.append(one)
    if palette is not None:
        key = (palette.binding.key, app.get_key_display(palette.binding))
        shown.append(ShownKey(keys=(key,), verb=palette.binding.description, help=palette.tooltip))
    return tuple(shown)


class KeyBar(Widget):
    """One line of keys with what they do; a click on one is the key.

    Keys that have no room are left out, the last ones first; the palette, which has them all,
    stays at the right end. One widget instead of Textual's footer of one widget a key: making
    and styling those took longer than everything else that a change of the focus does.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        color: $text;
        background: $panel;
        text-wrap: nowrap;
    }
    """

    shown: reactive[tuple[ShownKey, ...]] = reactive(())
    hovered: reactive[str] = reactive("")

    def on_mount(self) -> None:
        """Follow which keys there are."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[Any]) -> None:
        if self.is_attached and screen is self.screen:
            self.shown = keys_of(screen)

    def render(self) -> Content:
        """Draw the keys that have room."""
        if not self.shown:
            return Content("")
        *keys, palette = self.shown
        end = Content.assemble(("▏", "$foreground 20%"), self._drawn(palette))
        for line, margin in _lines([self._drawn(key) for key in keys]):
            gap = self.size.width - line.cell_length - end.cell_length - margin
            if gap >= 0:
                return Content.assemble(line, " " * gap, end, " " * margin)
        return end

    def _drawn(self, shown: ShownKey) -> Content:
        first = shown.keys[0][0]
        back = SELECTED if self.hovered in dict(shown.keys) else ""
        names = [
            Content.styled(display, f"b {back}").stylize(_pressing(key))
            for key, display in shown.keys
        ]
        verb = Content.styled(f" {shown.verb}", back)
        return Content.assemble(Content(" ").join(names), verb.stylize(_pressing(first)))

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the key under the mouse, and say in full what it does."""
        self.hovered = event.style.meta.get("key", "")
        under = (key.help for key in self.shown if self.hovered in dict(key.keys))
        self.tooltip = next(under, "") or None

    def on_leave(self) -> None:
        """Mark none."""
        self.hovered = ""


def _pressing(key: str) -> Style:
    return Style.from_meta({"key": key})


def _lines(drawn: Sequence[Content]) -> Iterator[tuple[Content, int]]:
    """Lines of ever less room with the blanks at their right end: all keys, then ever fewer."""
    roomy = (Content.assemble(" ", key, " ") for key in drawn)
    yield Content("").join(roomy), 1
    for count in range(len(drawn), -1, -1):
        yield Content(" ").join(drawn[:count]), 0


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

    step: reactive[Step] = reactive(Step.WEEK)
    steps: reactive[tuple[Step, ...]] = reactive(tuple(Step))

    def render(self) -> Content:
        """Draw the steps, the shown one marked also without colour."""
        return Content("  ").join(map(self._word, self.steps))

    def _word(self, step: Step) -> Content:
        word = f"{self.steps.index(step) + 1} {STEPS[step]}"
        if step is self.step:
            return Content.styled(f"[{word}]", f"b {SELECTED}")
        click = Style.from_meta({"@click": f"screen.show_step({step.value})"})
        return Content.styled(f" {word} ", "$text-muted").stylize(click)
