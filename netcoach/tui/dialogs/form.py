"""Forms: what all of them do, and a small one of a few labelled fields."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from netcoach.domain.drafts import FormDraft
from netcoach.domain.frozen import frozen
from netcoach.tui.autosave import Autosave
from netcoach.tui.dialogs.modal import Modal
from netcoach.tui.saving import Saving
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.widgets.inputs import ChoiceLine, LineInput, NoteInput
from netcoach.wording import keys as words
from netcoach.wording.done import TYPED_AGAIN

Said = Mapping[str, str]
"""What stands in each field, by the field's name."""

Save = Callable[[Said], Awaitable[str | None]]

Keep = Callable[[FormDraft | None], None]
"""Keeps the fields of an open form against a crash, or lets go of them; called in any thread."""


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


class Form(Modal[ScreenResultType]):
    """A modal that closes once what it gives is saved; Esc asks first where words would be lost.

    ``saving`` is made by the form itself. Where a sentence about it stands is ``SAYS_IN``.
    """

    DEFAULT_CSS = """
    Form {
        & #about { height: auto; width: 1fr; margin-bottom: 1; color: $text-muted; }
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
    SAYS_IN: ClassVar[str] = "#hint"

    saving: Saving[Any]

    @property
    @abstractmethod
    def is_typed_over(self) -> bool:
        """Whether something would be lost by leaving."""

    @abstractmethod
    def leave(self) -> object:
        """Close without saving."""

    @property
    def leave_question(self) -> str:
        """What is asked before something is lost."""
        return words.LEAVE_QUESTION

    def compose_buttons(self) -> ComposeResult:
        """Cancel and save."""
        with Horizontal(id="buttons"):
            yield from leave_and_save()

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say how it stands; ``wrong`` where something is not saved or cannot be."""
        style = "$text-warning" if wrong else ""
        self.query_one(self.SAYS_IN, Static).update(Content.styled(sentence, style))

    @on(Button.Pressed, "#leave")
    async def action_leave(self) -> None:
        """Leave, first asking where something would be lost; or give up saving."""
        if self.saving.under_way:
            self.saving.give_up()
            return
        if not self.is_typed_over:
            self.leave()
            return
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        def answered(leaves: bool | None) -> None:
            if leaves:
                self.leave()

        question = ConfirmScreen(self.leave_question, yes=words.LEAVE_YES, no=words.LEAVE_NO)
        await self.app.push_screen(question, answered)


def leave_and_save() -> ComposeResult:
    """The two buttons at the foot of a form."""
    yield Button(Content(words.CANCEL), id="leave", compact=True)
    yield Button(Content(words.SAVE), id="save", variant="primary", compact=True)


class LineForm(Form[bool]):
    """Gives True once it is saved; Enter saves, Esc leaves, and asks first where words are lost.

    ``save`` is awaited on the event loop with the form still open, so it moves the writing to a
    thread itself; a sentence from it is shown and the form stays. See ``Saving``.

    Args:
        title: what it is about, on its border.
        fields: at least one; the first one has the focus.
        save: see above.
        about: a line or two above the fields.
        draft: what such a form held when it was not saved, and stands in the fields again; one
            without fields for a form that begins anew.
        keep: is handed the draft as ``Autosave`` says, and None once the form was left. Whoever
            saves ends ``autosave`` in the same breath.
    """

    DEFAULT_CSS = """
    LineForm {
        & .field { height: auto; margin-bottom: 1; }
        & .label { width: 11; color: $text-muted; }
    }
    """

    BEGINS_IN: ClassVar[int] = 0

    def __init__(
        self,
        title: str,
        fields: Sequence[LineField],
        save: Save,
        *,
        about: str = "",
        draft: FormDraft | None = None,
        keep: Keep | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self.fields = tuple(fields)
        self._save = save
        self._about = about
        self._draft = draft
        self.autosave = Autosave(self, self._worth_keeping, keep if draft else None)
        self.saving = Saving(self.say, typed=lambda: self.said, given=lambda: self.said)

    def compose(self) -> ComposeResult:
        """The fields over a line of help and the two buttons."""
        with VerticalScroll(id="line-form", classes="frame", can_focus=False) as form:
            form.border_title = Content(self._title)
            if self._about:
                yield Static(Content(self._about), id="about")
            kept = self._draft.fields if self._draft else {}
            for field in self.fields:
                yield _row(field, _begins_with(field, kept.get(field.name)))
            tall = any(field.tall for field in self.fields)
            hint = words.HINT_TALL if tall else words.HINT
            yield Static(Content(f"{TYPED_AGAIN}\n{hint}" if kept else hint), id="hint")
            yield from self.compose_buttons()

    def on_mount(self) -> None:
        """Begin in the field ``BEGINS_IN``, with nothing in it selected."""
        first = self.query_one(f"#field-{self.fields[self.BEGINS_IN].name}")
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

    @property
    def is_typed_over(self) -> bool:
        """Whether a text says something else than the form was opened with."""
        said = self.said
        return any(said[one.name] != one.value for one in self.fields if not one.choices)

    def _worth_keeping(self) -> FormDraft | None:
        if self._draft is None or not self.is_typed_over:
            return None
        return replace(self._draft, fields=self.said)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def follow(self) -> None:
        """Keep what was just typed, soon."""
        self.autosave.follow()

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save what stands in the fields; where that is tried again and again, try now."""
        self.saving.begin(self, self._save, self.said, partial(self.dismiss, True))

    @work(group=ANSWERING)
    async def leave(self) -> None:
        """Let go of what was kept, then close."""
        await self.autosave.let_go()
        self.dismiss(False)


def _begins_with(field: LineField, kept: str | None) -> str:
    """What stands in a field at first: what was kept, unless it is no choice any more."""
    if kept is None or (field.choices and kept not in dict(field.choices)):
        return field.value
    return kept


def _row(field: LineField, value: str) -> Widget:
    label = Static(Content(field.label), classes="label")
    return Horizontal(label, _widget(field, value), classes="field")


def _widget(field: LineField, value: str) -> Widget:
    if field.choices:
        return ChoiceLine(field.choices, value, id=f"field-{field.name}")
    if field.tall or "\n" in value:
        return NoteInput(value, placeholder=field.hint, id=f"field-{field.name}")
    return LineInput(value, placeholder=field.hint, id=f"field-{field.name}")
