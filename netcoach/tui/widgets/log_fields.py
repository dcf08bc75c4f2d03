"""Every field of the log form, and what they hold as one frozen value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from pendulum import Date
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from netcoach.domain.draft import KeptDraft
from netcoach.domain.person import Person, PersonId
from netcoach.domain.reading import Reading, Spot
from netcoach.domain.request import Answer, Field, Sign, Signs
from netcoach.tui.widgets.form_inputs import LineInput, NoteInput
from netcoach.tui.widgets.toggle import Toggle
from netcoach.tui.widgets.who_complete import WhoComplete
from netcoach.wording import form as words

GROUND = (
    Sign.MET,
    Sign.WORKED,
    Sign.INTRODUCED,
    Sign.EVENT,
    Sign.ALUMNI,
    Sign.THEY_ENGAGE,
    Sign.I_ENGAGED,
    Sign.GROUP,
)
LINES = ("when", "company", "role", "url", "reason", "event")
RELEVANCE = (Sign.TARGET_COMPANY, Sign.SENIOR, Sign.RECRUITER, Sign.SHARED_CONNECTIONS)


class LogFields(VerticalScroll, can_focus=False):
    """What was typed and answered; ``kept`` is all of it at any moment."""

    DEFAULT_CSS = """
    LogFields {
        height: 1fr;
        padding: 0 1;
        scrollbar-size-vertical: 1;

        & .row { height: auto; }
        & .label { width: 10; color: $text-muted; }
        & .second { width: 5; margin-left: 2; }
        & .aside { width: auto; max-width: 50%; margin-left: 2; color: $text-muted; }
        & .error { width: 1fr; padding: 0 1; margin-left: 10; color: $text-error; display: none; }
        & .signs { width: 1fr; height: auto; layout: grid; grid-rows: 1; grid-gutter: 0; }
        & #ground { grid-size: 4; }
        & #relevance, & #care { grid-size: 3; }
        & .first-signs { margin-top: 1; }
        & #note-none { width: 15; margin-left: 1; }
        & #note-count { width: 9; text-align: right; }
        & #note-count.-over { color: $text-warning; text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    class Changed(Message):
        """Something was typed or answered."""

    class Entered(Message):
        """Enter was pressed in a field of one line."""

    def __init__(self, begin: KeptDraft, people: Sequence[Person]) -> None:
        super().__init__(id="fields")
        self._begin = begin
        self._people = people
        self._person_id = begin.person_id
        self._picked: tuple[PersonId | None, str] = (begin.person_id, begin.name)
        self._filled: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """One row for each field, then the signs in their groups."""
        begin = self._begin
        with self._row(words.WHO):
            who = LineInput(begin.name, placeholder=words.WHO_PLACEHOLDER, id="who")
            yield who
            yield Static(id="who-aside", classes="aside")
        yield Static(id="who-error", classes="error")
        with self._row(words.WHEN):
            yield LineInput(begin.when, id="when")
            yield Static(id="when-aside", classes="aside")
        yield Static(id="when-error", classes="error")
        with self._row(words.COMPANY):
            yield LineInput(begin.company, id="company")
            yield Static(Content(words.ROLE), classes="label second")
            yield LineInput(begin.role, id="role")
        with self._row(words.URL):
            yield LineInput(begin.url, placeholder=words.URL_PLACEHOLDER, id="url")
        yield Static(id="url-error", classes="error")
        with self._row(words.NOTE):
            yield NoteInput(begin.note, placeholder=words.NOTE_PLACEHOLDER, id="note")
            yield Static(id="note-count", classes="aside")
            yield self._note_none()
        with self._row(words.REASON):
            yield LineInput(begin.reason, placeholder=words.REASON_PLACEHOLDER, id="reason")
        with self._row(words.EVENT):
            yield LineInput(begin.event, placeholder=words.EVENT_PLACEHOLDER, id="event")
        yield from self._signs()
        yield WhoComplete(who, self._people)

    def _row(self, label: str, classes: str = "row") -> Horizontal:
        return Horizontal(Static(Content(label), classes="label"), classes=classes)

    def _signs(self) -> ComposeResult:
        with self._row(words.GROUND, "row first-signs"):
            yield Container(*map(self._sign, GROUND), id="ground", classes="signs")
        with self._row(words.RELEVANCE):
            yield Container(
                self._field(), *map(self._sign, RELEVANCE), id="relevance", classes="signs"
            )
        with self._row(words.CARE):
            yield Container(self._sign(Sign.SPOKE_FIRST), id="care", classes="signs")

    def _sign(self, sign: Sign) -> Toggle[Answer]:
        order = (Answer.UNKNOWN, Answer.YES, Answer.NO)
        return Toggle(
            words.SIGN_LABELS[sign],
            {answer: words.ANSWERS[answer] for answer in order},
            question=words.SIGN_QUESTIONS[sign],
            answer=self._begin.signs.answer(sign),
            id=f"sign-{sign}",
        )

    def _field(self) -> Toggle[Field | None]:
        return Toggle(
            words.FIELD_LABEL,
            words.FIELD_ANSWERS,
            question=words.FIELD_QUESTION,
            answer=self._begin.field,
            id="field",
        )

    def _note_none(self) -> Toggle[bool]:
        return Toggle(
            words.NOTE_NONE_LABEL,
            words.NOTE_NONE_ANSWERS,
            question=words.NOTE_NONE_QUESTION,
            answer=self._begin.note_none,
            id="note-none",
        )

    @property
    def kept(self) -> KeptDraft:
        """The fields as they stand."""
        answers = {sign: self._toggle(f"sign-{sign}").answer for sign in Sign}
        lines: dict[str, Any] = {name: self._line(name).value for name in LINES}
        return replace(
            self._begin,
            **lines,
            name=self._line("who").value,
            person_id=self._person_id,
            note=self.query_one("#note", TextArea).text,
            note_none=self._toggle("note-none").answer,
            signs=Signs(
                yes=frozenset(sign for sign in Sign if answers[sign] is Answer.YES),
                no=frozenset(sign for sign in Sign if answers[sign] is Answer.NO),
            ),
            field=self._toggle("field").answer,
        )

    def write(self, field: str, text: str) -> None:
        """Put a text into a field of one line."""
        self._line(field).value = text

    def show(self, reading: Reading, *, today: Date, note_length: int) -> None:
        """Say beside and under the fields how they were read, or why they were not."""
        when = words.when_said(reading.draft.sent, today, typed=self._line("when").value)
        self._say("who-aside", words.known(reading.person) if reading.person else "")
        self._say("when-aside", "" if reading.problem(Spot.WHEN) else when)
        for spot in Spot:
            self._say(f"{spot}-error", reading.problem(spot))
        self._show_note(len(reading.draft.note or ""), note_length)

    def ask_for_name(self) -> None:
        """Say that the one field that is needed is empty."""
        self._say("who-error", words.NAME_MISSING)
        self.focus_on("who")

    def _show_note(self, length: int, limit: int) -> None:
        """Count the note; one that is written leaves nothing to ask about its absence."""
        count = self.query_one("#note-count", Static)
        count.update(Content(words.note_count(length, limit)))
        count.set_class(length > limit, "-over")
        self._toggle("note-none").disabled = length > 0

    def focus_on(self, field: str) -> None:
        """Put the cursor into a field."""
        self.query_one(f"#{field}").focus()

    def focus_open_sign(self) -> None:
        """Go to the first sign nothing is known of, or to the first one when all are."""
        toggles = [self._toggle(f"sign-{sign}") for sign in (*GROUND, *RELEVANCE, Sign.SPOKE_FIRST)]
        next((toggle for toggle in toggles if not toggle.place), toggles[0]).focus()

    def action_move(self, step: int) -> None:
        """Go to the nearest field in the row above (-1) or below (1)."""
        here = self.screen.focused
        if here is None:
            return
        x, y = here.region.offset
        beyond = [each for each in self.screen.focus_chain if (each.region.y - y) * step > 0]
        if beyond:
            nearest = min(beyond, key=lambda to: (abs(to.region.y - y), abs(to.region.x - x)))
            nearest.focus()

    @on(WhoComplete.Picked)
    def fill(self, event: WhoComplete.Picked) -> None:
        """Take over what is known of the chosen person, without losing anything typed."""
        event.stop()
        self._person_id = event.person.id
        self._picked = (event.person.id, event.person.name)
        for name, known in (("company", event.person.company), ("role", event.person.role)):
            field = self._line(name)
            if known and field.value in ("", self._filled.get(name)):
                field.value = self._filled[name] = known
        self.post_message(self.Changed())

    @on(Input.Changed, "#who")
    def forget_picked(self, event: Input.Changed) -> None:
        """Let go of the chosen person while their name is typed over."""
        picked, name = self._picked
        self._person_id = picked if event.value == name else None

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Toggle.Changed)
    def tell(self, event: Message) -> None:
        """Say that something changed, whatever it was."""
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def tell_entered(self, event: Input.Submitted) -> None:
        """Say that Enter was pressed."""
        event.stop()
        self.post_message(self.Entered())

    def _line(self, field: str) -> LineInput:
        return self.query_one(f"#{field}", LineInput)

    def _toggle(self, name: str) -> Toggle[Any]:
        return self.query_one(f"#{name}", Toggle)

    def _say(self, place: str, text: str) -> None:
        remark = self.query_one(f"#{place}", Static)
        remark.update(Content(text))
        remark.display = bool(text)
