"""A small form: a few labelled fields, saved in one step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from netcoach.domain.frozen import frozen
from netcoach.tui.dialogs.modal import Modal
from netcoach.tui.saving import Saving
from netcoach.tui.widgets.inputs import ChoiceLine, LineInput, NoteInput
from netcoach.wording import keys as words

Said = Mapping[str, str]
"""What stands in each field, by the field's name."""

Save = Callable[[Said], Awaitable[str | None]]


@frozen
class LineField:
    """One field.

    Attributes:
        name: what it is called in what is said.
        label: what stands before it.
        value: what it begins with.
        hint: shown while it is empty.
        choices: for a choice, its values with their words; () for a text.
        tall: a text of several lines, which Enter parts; the last field of a form only.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()
    tall: bool = False


class LineForm(Modal[bool]):
    """Gives True once it is saved; Enter saves, Esc leaves, and asks first where words are lost.

    ``save`` is awaited on the event loop with the form still open, so it moves the writing to a
    thread itself; a sentence from it is shown and the form stays. See ``Saving``.

    Args:
        title: what it is about, on its border.
        fields: at least one; the first one has the focus.
        save: see above.
        about: a line or two above the fields.
    """

    DEFAULT_CSS = """
    LineForm {
        align: center middle;
        background: $background 60%;

        & > #line-form {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2 0 2;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
        }

        & #about { height: auto; width: 1fr; margin-bottom: 1; color: $text-muted; }
        & .field { height: auto; margin-bottom: 1; }
        & .label { width: 11; color: $text-muted; }
        & #hint { height: auto; width: 1fr; margin-bottom: 1; }
        & #buttons { height: auto; align-horizontal: right; margin-bottom: 1; }
        & #buttons Button { margin-left: 2; width: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", words.SAVE),
        Binding("ctrl+s", "save", words.SAVE, priority=True),
        Binding("escape", "leave", words.LEAVE),
    ]

    def __init__(
        self, title: str, fields: Sequence[LineField], save: Save, *, about: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self.fields = tuple(fields)
        self._save = save
        self._about = about
        self._saving = Saving(self._hint, typed=lambda: self.said, given=lambda: self.said)

    def compose(self) -> ComposeResult:
        """The fields over a line of help and the two buttons."""
        with VerticalScroll(id="line-form", can_focus=False) as form:
            form.border_title = Content(self._title)
            if self._about:
                yield Static(Content(self._about), id="about")
            yield from map(_row, self.fields)
            tall = any(field.tall for field in self.fields)
            yield Static(Content(words.HINT_TALL if tall else words.HINT), id="hint")
            with Horizontal(id="buttons"):
                yield Button(Content(words.LEAVE), id="leave", compact=True)
                yield Button(Content(words.SAVE), id="save", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Begin in the first field, with nothing in it selected."""
        first = self.query_one(f"#field-{self.fields[0].name}")
        if isinstance(first, Input):
            first.select_on_focus = False
        first.focus()

    @property
    def said(self) -> Said:
        """What stands in the fields."""
        return dict(self._read())

    def _read(self) -> Iterator[tuple[str, str]]:
        for field in self.fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, NoteInput):
                yield field.name, widget.text
            elif isinstance(widget, (Input, ChoiceLine)):
                yield field.name, widget.value

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what stands in the fields; where that is tried again and again, try now."""
        self._saving.begin(self, self._save, self.said, partial(self.dismiss, True))

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave, first asking where something was typed; or give up saving."""
        if self._saving.under_way:
            self._saving.give_up()
            return
        begun = {field.name: field.value for field in self.fields if not field.choices}
        said = self.said
        if all(said[name] == value for name, value in begun.items()):
            self.dismiss(False)
            return
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        def answered(leaves: bool | None) -> None:
            if leaves:
                self.dismiss(False)

        question = ConfirmScreen(words.LEAVE_QUESTION, yes=words.LEAVE_YES, no=words.LEAVE_NO)
        self.app.push_screen(question, answered)

    def _hint(self, sentence: str, *, wrong: bool) -> None:
        style = "$text-warning" if wrong else ""
        self.query_one("#hint", Static).update(Content.styled(sentence, style))


def _row(field: LineField) -> Widget:
    label = Static(Content(field.label), classes="label")
    return Horizontal(label, _widget(field), classes="field")


def _widget(field: LineField) -> Widget:
    if field.choices:
        return ChoiceLine(field.choices, field.value, id=f"field-{field.name}")
    if field.tall:
        return NoteInput(field.value, placeholder=field.hint, id=f"field-{field.name}")
    return LineInput(field.value, placeholder=field.hint, id=f"field-{field.name}")
