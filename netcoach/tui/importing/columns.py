"""What the columns of a spreadsheet hold, to be corrected before it is imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Select, Static

from netcoach.domain.text import printable
from netcoach.linkedin.sheets import DateOrder, SheetChoices, SheetLayout
from netcoach.tui.dialogs.modal import Modal
from netcoach.wording import sheets as words

ASKED_STATUSES = 20
"""Statuses that are asked about (ours: a column with more holds no statuses)."""


class SelectLine(Horizontal):
    """A label and what it can be; ``value`` is "" for nothing."""

    DEFAULT_CSS = """
    SelectLine {
        height: 1;
        & > Static { width: 26; padding-right: 2; color: $text-muted; }
        & > Select { width: 1fr; }
    }
    """

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[str, str]], value: str
    ) -> None:
        super().__init__(name=name)
        self._label = label
        self._options = options
        self._value = value

    def compose(self) -> ComposeResult:
        """The label before the select."""
        yield Static(Content(printable(self._label)))
        options = [(Content(printable(said)), value) for said, value in self._options]
        yield Select(options, value=self._value, allow_blank=False, compact=True)

    @property
    def value(self) -> str:
        """What is selected."""
        return str(self.query_one(Select).value)

    @property
    def is_changed(self) -> bool:
        """Whether that is not what it began with."""
        return self.value != self._value


class ColumnsScreen(Modal[SheetChoices]):
    """Gives what the user says of a spreadsheet; None where they went back.

    Args:
        layout: what each column holds so far.
        choices: what the user said before.
        problem: why it is asked, "" when they asked for it themselves.
    """

    DEFAULT_CSS = """
    ColumnsScreen {
        & > #columns { width: 80; height: 30; }
        & VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & .heading { margin-top: 1; text-style: bold; color: $text-primary; }
        & #problem { height: auto; color: $text-warning; margin-bottom: 1; }
        & .buttons { height: 1; margin: 1 0; align-horizontal: right; }
        & Button { margin-left: 2; width: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("ctrl+s", "save", show=False),
    ]

    def __init__(self, layout: SheetLayout, choices: SheetChoices, problem: str = "") -> None:
        super().__init__()
        self._layout = layout
        self._choices = choices
        self._problem = problem

    def compose(self) -> ComposeResult:
        """A line for everything a column can hold, for each unknown status, and for the dates."""
        frame = Vertical(id="columns", classes="frame")
        frame.border_title = Content(words.COLUMNS_TITLE)
        frame.border_subtitle = Content(words.COLUMNS_KEYS)
        with frame:
            if self._problem:
                yield Static(Content(printable(self._problem)), id="problem")
            with VerticalScroll(can_focus=False):
                yield from self._lines()
            with Horizontal(classes="buttons"):
                yield Button(Content(words.COLUMNS_BACK), id="leave", compact=True)
                yield Button(Content(words.READ_AGAIN), id="save", compact=True, variant="primary")

    def _lines(self) -> Iterator[Static | SelectLine]:
        headings = self._layout.headings
        columns = [(words.NO_COLUMN, ""), *((one, one) for one in dict.fromkeys(headings) if one)]
        for name in words.ASKED_COLUMNS:
            place = self._layout.columns.get(name)
            heading = headings[place] if place is not None else ""
            yield SelectLine(f"column:{name}", words.column_said(name), columns, heading)
        if self._layout.statuses:
            yield Static(Content(words.STATUSES_TITLE), classes="heading")
        for word in self._layout.statuses[:ASKED_STATUSES]:
            yield SelectLine(f"status:{word.word}", words.status_label(word), words.SAYS, word.says)
        if self._layout.ambiguous or self._choices.order:
            yield Static(Content(words.DATES_TITLE), classes="heading")
            order = self._choices.order or ""
            yield SelectLine("order", words.ORDER_LABEL, words.ORDERS, str(order))

    def action_save(self) -> None:
        """Give what was changed, beside what was said before."""
        columns = dict(self._choices.columns)
        statuses = dict(self._choices.statuses)
        order = self._choices.order
        for line in self.query(SelectLine):
            kind, _, name = (line.name or "").partition(":")
            if not line.is_changed:
                continue
            if kind == "column":
                columns[name] = line.value
            elif kind == "status":
                statuses[name] = line.value
            else:
                order = DateOrder(line.value) if line.value else None
        self.dismiss(SheetChoices(columns=columns, statuses=statuses, order=order))

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_back()
