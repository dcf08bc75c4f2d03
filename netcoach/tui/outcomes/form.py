"""The outcome form: what became of one request, or of many at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import ClassVar

from pendulum import Date
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.outcomes.kinds import ENDS, reached
from netcoach.domain.outcomes.outcome import (
    Outcomes,
    check_date,
    date_of,
    furthest_in,
    outcome_day,
    outcomes_in_order,
    settled,
    unsettled,
)
from netcoach.tui.dialogs.form import Form
from netcoach.tui.saving import Saving
from netcoach.tui.widgets.inputs import LineInput
from netcoach.wording import outcomes as words
from netcoach.wording.outcomes import KEYS, OPEN, beside_outcome, outcome_said

SHOWN = tuple(KEYS)
NAME_CELLS = 18
CURSOR = "$block-cursor-foreground on $block-cursor-background"

LINES: tuple[Outcome | None, ...] = (
    *(one for one in SHOWN if one not in ENDS),
    None,
    *(one for one in SHOWN if one in ENDS),
)
"""What each line shows; None is the gap before the ends."""


class OutcomePicker(Widget, can_focus=True):
    """Outcomes in lines; a letter, space or a click picks one, the arrows move between them.

    In an ``OptionList`` Enter and a click pick alike; here Enter saves, a digit begins the date.
    """

    DEFAULT_CSS = """
    OutcomePicker { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("space", "pick", show=False),
        Binding("enter", "finish", show=False),
        Binding("backspace,delete", "take_off", show=False),
        *(Binding(key, f"pick('{outcome.value}')", show=False) for outcome, key in KEYS.items()),
    ]

    said: reactive[Outcomes] = reactive(())
    cursor: reactive[Outcome] = reactive(Outcome.ACCEPTED)

    class Picked(Message):
        """An outcome was picked; ``off`` when it is to be taken off in any case."""

        def __init__(self, outcome: Outcome, *, off: bool = False) -> None:
            super().__init__()
            self.outcome = outcome
            self.off = off

    class Finished(Message):
        """Enter was pressed: what was picked before it is to be saved."""

    class Moved(Message):
        """The cursor came to another outcome."""

    class Typed(Message):
        """A digit was typed: the beginning of a date."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    def __init__(self, said: Outcomes, cursor: Outcome, today: Date) -> None:
        super().__init__(id="picker")
        self.set_reactive(OutcomePicker.said, said)
        self.set_reactive(OutcomePicker.cursor, cursor)
        self._today = today

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each outcome, and the gap."""
        return len(LINES)

    def render(self) -> Content:
        """Draw every outcome: letter, name, and what is so."""
        return Content("\n").join(
            Content("") if outcome is None else self._line(outcome) for outcome in LINES
        )

    def _line(self, outcome: Outcome) -> Content:
        recorded = outcome in dict(self.said)
        implied = outcome in reached(one for one, _ in self.said)
        text = beside_outcome(outcome, self.said, self._today)
        line = Content.assemble(
            (f" {KEYS[outcome]}  ", "bold $text-primary"),
            (outcome_said(outcome).ljust(NAME_CELLS), "bold" if recorded else ""),
            ("● " if recorded else "○ " if implied else f"{OPEN} ", "$text-success"),
            (text, "" if recorded else "$foreground-muted"),
        )
        if outcome is not self.cursor:
            return line
        line = line.pad_right(max(0, self.content_size.width - line.cell_length))
        return line.stylize(CURSOR if self.has_focus else "$foreground on $boost")

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor only where keys act on it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Hand a digit on to the date."""
        if event.character and event.character.isdigit():
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_click(self, event: events.Click) -> None:
        """Pick the clicked outcome."""
        row = event.y - self.gutter.top
        if 0 <= row < len(LINES) and (outcome := LINES[row]) is not None:
            self.action_pick(outcome.value)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        place = SHOWN.index(self.cursor) + steps
        self.cursor = SHOWN[max(0, min(place, len(SHOWN) - 1))]
        self.post_message(self.Moved())

    def action_pick(self, value: str = "") -> None:
        """Pick an outcome; the one under the cursor without one said."""
        self.post_message(self.Picked(Outcome(value) if value else self.cursor))

    def action_finish(self) -> None:
        """Say that this is all, on the same way as what was picked, so that it comes after it."""
        self.post_message(self.Finished())

    def action_take_off(self) -> None:
        """Take the outcome under the cursor off."""
        self.post_message(self.Picked(self.cursor, off=True))


@frozen
class OutcomeResult:
    """What was said: of one request all its outcomes, of many the one that all of them get."""

    requests: tuple[Request, ...]
    outcomes: Outcomes


Save = Callable[[OutcomeResult], Awaitable[str | None]]


class OutcomeForm(Form[OutcomeResult | None]):
    """A letter and Enter settle; dismissed only once it is saved, or left.

    ``save`` is awaited on the event loop with the form still open, so it moves the writing to a
    thread itself; a sentence from it is shown and the form stays. See ``Saving``.

    Args:
        requests: at least one.
        today: the local date.
        save: see above.
    """

    AUTO_FOCUS = "#picker"
    DEFAULT_CSS = """
    OutcomeForm {
        & > #outcome { width: 68; padding: 0 2; }

        & #about { height: 1; margin-bottom: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #date { height: 1; margin-top: 1; }
        & #date-label { width: 6; height: 1; color: $text-muted; }
        & #stands { height: auto; margin-top: 1; }
        & #hint { color: $text-muted; margin-bottom: 0; }
        & #buttons { margin-bottom: 0; }
    }
    """

    def __init__(self, requests: tuple[Request, ...], *, today: Date, save: Save) -> None:
        super().__init__()
        self.requests = requests
        self._today = today
        self._save = save
        self._before: Outcomes = requests[0].outcomes if len(requests) == 1 else ()
        self._dated = furthest_in(self._before) or Outcome.ACCEPTED
        self.saving = Saving(self.say, typed=lambda: self._typed_all, given=self._given)

    def compose(self) -> ComposeResult:
        """Whom it is about, the picker, the date, and where that leaves the request."""
        with VerticalScroll(id="outcome", classes="frame", can_focus=False) as frame:
            frame.border_title = Content(words.TITLE)
            frame.border_subtitle = Content(words.SAVE_HINT)
            yield Static(Content(words.about_settling(self.requests, self._today)), id="about")
            yield OutcomePicker(self._before, self._dated, self._today)
            with Horizontal(id="date"):
                yield Static(Content(words.DATE_LABEL), id="date-label")
                date = self._date_text(self._before)
                yield LineInput(date, placeholder=words.DATE_HINT, id="when")
            yield Static(Content(self._stands(self._before)), id="stands")
            yield Static(Content(words.HINT), id="hint")
            yield from self.compose_buttons()

    @property
    def picker(self) -> OutcomePicker:
        """What is said so far."""
        return self.query_one(OutcomePicker)

    @property
    def _when(self) -> LineInput:
        """The date of the outcome ``_dated``."""
        return self.query_one("#when", LineInput)

    @on(OutcomePicker.Moved)
    def _follow_cursor(self) -> None:
        self._come_to(self.picker.cursor)

    @on(OutcomePicker.Picked)
    def _pick(self, event: OutcomePicker.Picked) -> None:
        """Set an outcome that is not recorded, come to one that is, or take it off again."""
        picker, outcome = self.picker, event.outcome
        here = outcome is self._dated
        if not self._come_to(outcome):
            return
        changed = True
        if date_of(picker.said, outcome) is None and not event.off:
            changed = self._say(lambda: self._with(outcome, self._typed(self._when.value)))
        elif event.off or here:
            changed = self._say(lambda: unsettled(picker.said, outcome))
        if changed:
            self._show_date()

    def _come_to(self, outcome: Outcome) -> bool:
        """Come to another outcome; where what was typed for this one is no date, stay."""
        if outcome is self._dated:
            return True
        if not self._take_typed():
            self.picker.cursor = self._dated
            return False
        self.picker.cursor = self._dated = outcome
        self._show_date()
        return True

    def _take_typed(self) -> bool:
        """Give the outcome of the date field what was typed there; False, said, if it cannot."""
        typed = self._when.value
        if typed.strip() == self._date_text(self.picker.said):
            return True
        return self._say(lambda: self._with(self._dated, self._typed(typed)))

    def _show_date(self) -> None:
        """Show the date of the outcome that was come to, where it has one."""
        with self.prevent(Input.Changed):
            self._when.value = self._date_text(self.picker.said)

    @on(OutcomePicker.Typed)
    def _begin_date(self, event: OutcomePicker.Typed) -> None:
        when = self._when
        when.select_on_focus = False  # the next key would replace the first
        when.focus()
        when.value = event.character
        when.cursor_position = len(event.character)

    @on(events.DescendantBlur, "#when")
    def _select_again(self) -> None:
        self._when.select_on_focus = True

    @on(Input.Changed, "#when")
    def _follow_date(self, event: Input.Changed) -> None:
        """Give a recorded outcome the typed date as soon as it is one.

        Half a date is no mistake; what cannot be is said when it is to be left or saved.
        """
        typed_since = event.value != self._when.value
        if not typed_since and date_of(self.picker.said, self._dated) is not None:
            with suppress(InvalidInput):
                self._change(self._with(self._dated, self._typed(event.value)))

    @on(Button.Pressed, "#save")
    @on(Input.Submitted, "#when")
    @on(OutcomePicker.Finished)
    async def _submit(self) -> None:
        await self.action_save()

    def _with(self, outcome: Outcome, on: Date) -> Outcomes:
        """What is said with one outcome more, or another date for it; of many only that one."""
        for request in self.requests[:1] if len(self.requests) == 1 else ():
            check_date(on, request.sent, self._today)
        return settled(self.picker.said if len(self.requests) == 1 else (), outcome, on)

    def _typed(self, text: str) -> Date:
        return outcome_day(text, self._today)

    def _date_text(self, said: Outcomes) -> str:
        on = date_of(said, self._dated)
        return "" if on is None else "today" if on == self._today else on.isoformat()

    def _say(self, change: Callable[[], Outcomes]) -> bool:
        """Make a change and say where it leads; a refusal is said and changes nothing."""
        try:
            self._change(change())
        except InvalidInput as refusal:
            self.say(str(refusal), wrong=True)
            return False
        self.say(words.HINT)
        return True

    def _change(self, said: Outcomes) -> None:
        self.picker.said = said
        self.query_one("#stands", Static).update(Content(self._stands(said)))

    def _stands(self, said: Outcomes) -> str:
        if said == self._before:
            return words.begins(self.requests, self._today)
        return words.outcomes_stand(said, self._today)

    async def action_save(self) -> None:
        """Save what is said; leave where nothing was, and try now where it is being saved."""
        if self.saving.under_way:
            self.saving.hurry()
            return
        if not self._take_typed():
            return
        picker = self.picker
        if picker.said == self._before:
            if len(self.requests) > 1 or not picker.said:
                self.say(words.CHOOSE_FIRST)
            else:
                self.dismiss(None)
            return
        result = OutcomeResult(requests=self.requests, outcomes=outcomes_in_order(picker.said))
        self.saving.begin(self, self._save, result, partial(self.dismiss, result))

    @property
    def _typed_all(self) -> object:
        return self.picker.said, self._when.value

    def _given(self) -> OutcomeResult | None:
        """What is said now, where it can be saved."""
        said = self.picker.said if self._take_typed() else self._before
        if said == self._before:
            return None
        return OutcomeResult(requests=self.requests, outcomes=outcomes_in_order(said))

    @property
    def leave_question(self) -> str:
        """What is asked before something is lost."""
        return words.LEAVE_QUESTION

    @property
    def is_typed_over(self) -> bool:
        """Whether something was set, or a date typed."""
        said = self.picker.said
        return said != self._before or self._when.value.strip() != self._date_text(said)

    def leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
