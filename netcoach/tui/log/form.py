"""The log form: one request, logged, edited or answered, with its hints while typing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from uuid import uuid4

from pendulum import Date, DateTime
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Button

from netcoach.clock import Clock
from netcoach.domain.errors import NetcoachError, NotSavedYet, TooSoon
from netcoach.domain.frozen import frozen
from netcoach.domain.log.draft import Reading, SavedDraft, is_just_now, kept_from, reading_of
from netcoach.domain.log.preview import (
    BEFORE_ASKING,
    TooSoonFinding,
    any_lately,
    finding_in,
    in_a_row,
    preview_of,
)
from netcoach.domain.log.request import Request, RequestDraft
from netcoach.domain.people.shelves import ShortlistNotes
from netcoach.domain.week.calendar import local_date
from netcoach.domain.week.review import LogContext
from netcoach.tui.autosave import Autosave
from netcoach.tui.dialogs.form import Form
from netcoach.tui.log.catch_up import CatchUpQuestion
from netcoach.tui.log.fields import LogFields
from netcoach.tui.log.hints import LogHints
from netcoach.tui.mounting import StyledOnce, is_ready, while_ready
from netcoach.tui.saving import Saving
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.widgets.inputs import Questions
from netcoach.wording.log import form as words
from netcoach.wording.people.shelves import note_line


@frozen
class LogFormResult:
    """What the form gives.

    Attributes:
        draft: the request.
        uid: of the form, so that saving twice is saving once.
        anyway: a yes to logging it although it is too soon.
        goes_on: the next request is to be logged at once.
    """

    draft: RequestDraft
    uid: str
    anyway: bool = False
    goes_on: bool = False


Save = Callable[[LogFormResult], Awaitable[str | None]]
"""Saves what the form gives; None once it is on disk, else a sentence saying why it is not.

A NetcoachError says the same; NotSavedYet, that trying again may help.
"""

Keep = Callable[[SavedDraft | None], None]
"""Keeps an open form's fields against a crash, or lets go of them; called in any thread."""


@dataclass(slots=True)
class CatchUp:
    """What the user said of sending now or catching up, once for a session of the program.

    Make one with the app and hand it to every form. ``answer`` is None until it was asked, then
    True for catching up.
    """

    answer: bool | None = None

    def is_due(self, recent: Sequence[Request], now: DateTime) -> bool:
        """Whether to ask: for the third in two minutes, and only once."""
        return self.answer is None and in_a_row(recent, now) >= BEFORE_ASKING

    def goes_on(self, recent: Sequence[Request], now: DateTime) -> bool:
        """Whether the user is still catching up: said so, and logged one in the last minutes."""
        return self.answer is True and any_lately(recent, now)


PREVIEW_SECONDS = 0.05
"""Pause in typing before the hints follow: none are worked out between the keys of a word."""


class LogForm(Form[LogFormResult | None]):
    """One request, from a name to a whole story; dismissed only once it is saved, or left.

        result = await app.push_screen_wait(
            LogForm(context, clock=clock, save=save, catch_up=app.catch_up)
        )

    ``save`` is awaited on the event loop with the form still open, so it moves the writing to a
    thread itself. Where that takes long the form says "saving"; a sentence from it is shown and the
    form stays; on None the form is dismissed with the result it saved. Where it raises ``TooSoon``,
    the same person was logged elsewhere meanwhile, and a second Enter logs it anyway; what it means
    by ``NotSavedYet`` is told by ``Saving``. Leaving gives None.

    Args:
        context: what the form needs to answer while the user types.
        clock: gives "just now".
        save: see above.
        editing: the saved request to change; None logs a new one.
        focus_signs: begin on the first sign nothing is known of.
        kept: fields to begin with, from a form that was never saved.
        keep: is handed the fields as ``Autosave`` says, and None once they are saved or left.
        catch_up: the session's answer to "just now or catching up?".
        notes: whom on the shortlist a note helps most; said while the form is about whom it began
            with and holds no note yet.
        log_key: the key of a new request. Pressed while "just now or catching up?" is asked, it
            saves what stands in the fields and the result ``goes_on``.
    """

    DEFAULT_CSS = """
    LogForm {
        background: $background;

        & > #form { width: 92; height: 28; padding: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("tab", "go_on(1)", show=False),
        Binding("shift+tab", "go_on(-1)", show=False),
    ]

    def __init__(
        self,
        context: LogContext,
        *,
        clock: Clock,
        save: Save,
        editing: Request | None = None,
        focus_signs: bool = False,
        kept: SavedDraft | None = None,
        keep: Keep | None = None,
        catch_up: CatchUp | None = None,
        notes: ShortlistNotes | None = None,
        log_key: str = "n",
    ) -> None:
        super().__init__()
        self.context = context
        self.clock = clock
        self.editing = editing
        self.uid = kept.uid if kept else uuid4().hex
        self._save = save
        self.autosave = Autosave(self, self._worth_keeping, keep)
        self.saving = Saving(self.say, typed=lambda: self.fields.kept, given=self._given)
        self._catch_up = catch_up or CatchUp()
        self._focus_signs = focus_signs
        self._notes = notes
        self._log_key = log_key
        self._goes_on = False
        self._asked_from: Widget | None = None
        self._untouched = self._fresh()
        self._begin = kept or self._untouched
        self._checking = False
        self._stale = True
        self._styled = StyledOnce()
        self._warned: tuple[str, TooSoonFinding | None] | None = None
        self._preview_timer: Timer | None = None

    def _fresh(self) -> SavedDraft:
        if self.editing:
            return kept_from(self.editing, uid=self.uid, today=self._today())
        catching_up = self._catch_up.goes_on(self.context.recent, self.clock())
        return SavedDraft(uid=self.uid, when=words.TODAY if catching_up else words.JUST_NOW)

    def compose(self) -> ComposeResult:
        """The fields over the hints."""
        form = Vertical(id="form", classes="frame")
        form.border_title = Content(words.EDIT_TITLE if self.editing else words.NEW_TITLE)
        with form:
            yield LogFields(self._begin, self.context.people, self.clock)
            yield CatchUpQuestion()
            yield LogHints(words.HELP_EDIT if self.editing else words.HELP_NEW)

    def on_mount(self) -> None:
        """Remember what the form was styled for; take what was read while it was made."""
        self._styled.note(self)
        self.fields.take(self.context.people)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Begin where the user goes on, and say how things stand."""
        self._styled.resume(self, event)
        if self._focus_signs:
            self._focus_signs = False
            self.fields.focus_open_sign()
        if self._stale:
            self._show_hints()

    def take(self, context: LogContext) -> None:
        """Go on with what is in the log now, in the fields as soon as they are mounted."""
        self.context = context
        self._stale = True
        if not is_ready(self):
            return
        self.fields.take(context.people)
        if self.fields.kept == self._untouched:
            self._untouched = self._fresh()
            self.fields.write("when", self._untouched.when)
        self._show_hints()

    @property
    def fields(self) -> LogFields:
        """Everything typed and answered."""
        return self.query_one(LogFields)

    @property
    def hints(self) -> LogHints:
        """Everything said under the fields."""
        return self.query_one(LogHints)

    @property
    def question(self) -> CatchUpQuestion:
        """What is asked of the third request in two minutes."""
        return self.query_one(CatchUpQuestion)

    # hints while typing

    @property
    def is_behind(self) -> bool:
        """Whether the hints are still about less than what was typed."""
        return self._stale

    @on(LogFields.Changed)
    def follow(self) -> None:
        """Let the hints and the kept fields follow once the typing pauses."""
        self._stale = True
        self._preview_timer = self._restarted(
            self._preview_timer, PREVIEW_SECONDS, self._show_hints
        )
        self.autosave.follow()

    @on(Questions.Moved)
    def ask(self, event: Questions.Moved) -> None:
        """Say what a sign asks, in full."""
        self.hints.status(words.sign_help(event.question.asks))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say how to go on from the note."""
        if not isinstance(event.widget, Questions):
            self.hints.status(words.HELP_NOTE if event.widget.id == "note" else "")

    def _restarted(self, timer: Timer | None, seconds: float, then: Callable[[], object]) -> Timer:
        if timer:
            timer.stop()
        return self.set_timer(seconds, while_ready(self, then))

    def _read(self) -> Reading:
        people = self.context.people
        return reading_of(
            self.fields.kept,
            now=self.clock(),
            people=people,
            editing=self.editing,
            day_starts=self.context.day_starts,
        )

    def _today(self) -> Date:
        return local_date(self.clock(), self.context.day_starts)

    def _show_hints(self) -> Reading:
        reading, today = self._read(), self._today()
        self.fields.show(reading, today=today, note_length=self.context.note_length)
        editing = self.editing.id if self.editing else None
        preview = preview_of(reading.draft, self.context, editing=editing)
        self.hints.show(
            preview,
            name=reading.draft.name,
            today=today,
            editing=bool(editing),
            noted=self._note_line(reading.draft),
        )
        if self._warned and self._warned != (reading.draft.name, preview.too_soon):
            self._warned = None
            self.hints.status("")
        self._stale = False
        return reading

    def _note_line(self, draft: RequestDraft) -> str:
        person_id = self._begin.person_id
        if self._notes is None or draft.note or person_id is None or draft.person_id != person_id:
            return ""
        return note_line(self._notes, person_id)

    def action_move(self, step: int) -> None:
        """Go to the row above (-1) or below (1)."""
        self.fields.move(step)

    def action_go_on(self, step: int) -> None:
        """Go to the next field, sign or button (1), or to the one before (-1)."""
        self.fields.go_on(step)

    # saving

    @on(Button.Pressed, "#save")
    @on(LogFields.Entered)
    def action_save(self) -> None:
        """Save; where that is tried again and again, try now."""
        if self.saving.under_way:
            self.saving.hurry()
        elif not self._checking and not self.question.is_asking:
            self._checking = True
            self._submit()

    @work(group=ANSWERING)
    async def _submit(self) -> None:
        try:
            draft = self._checked()
            if draft and self._may_ask(draft):
                await self._save_and_close(draft)
        finally:
            self._checking = self._goes_on = False

    def _checked(self) -> RequestDraft | None:
        """The draft; None, and the cursor where something is to be said, when there is none yet."""
        if self._preview_timer:
            self._preview_timer.stop()
        if self.fields.take_address():
            self._show_hints()
            return None
        reading = self._show_hints() if self._stale else self._read()
        if not reading.has_name:
            self.fields.ask_for_name()
            return None
        if reading.problems:
            self.fields.focus_on(reading.problems[0][0])
            return None
        if not self._goes_on and self._asks_of_catching_up():
            return None
        return reading.draft

    # the third as "just now" in two minutes, once for the session

    def _asks_of_catching_up(self) -> bool:
        """Ask in the form where that is due; the fields keep still meanwhile."""
        just_now = not self.editing and is_just_now(self.fields.kept.when)
        if not just_now or not self._catch_up.is_due(self.context.recent, self.clock()):
            return False
        self._asked_from = self.focused
        self.fields.disabled = self.hints.query_one("#save").disabled = True
        self.question.ask()
        self.hints.status(words.CATCH_UP_HELP)
        return True

    @on(CatchUpQuestion.Answered)
    def _take_answer(self, event: CatchUpQuestion.Answered) -> None:
        if not self.question.is_asking:
            return
        self._catch_up.answer = event.catching_up
        self._put_question_away()
        if event.catching_up:
            self.fields.write("when", words.TODAY)
        self.action_save()

    def on_key(self, event: events.Key) -> None:
        """Take the key of the next request for "as it stands" while the question is asked."""
        if self.question.is_asking and event.key == self._log_key and not self._checking:
            event.stop()
            self._put_question_away()
            self._goes_on = True
            self.action_save()

    def _put_question_away(self) -> None:
        self.question.dismissed()
        self.hints.status("")
        self.fields.disabled = self.hints.query_one("#save").disabled = False
        if self._asked_from is not None:
            self.set_focus(self._asked_from)

    def _may_ask(self, draft: RequestDraft) -> bool:
        """Whether nothing stands against asking, or the user was told what does."""
        if self.editing or self._is_anyway(draft) or self._finding(draft) is None:
            return True
        self._warn(draft)
        self.hints.status(words.ANYWAY)
        return False

    def _finding(self, draft: RequestDraft) -> TooSoonFinding | None:
        return finding_in(draft, self.context)

    def _warn(self, draft: RequestDraft) -> None:
        self._warned = draft.name, self._finding(draft)

    def _is_anyway(self, draft: RequestDraft) -> bool:
        """Whether the user was told that it is too soon for this very person."""
        return self._warned == (draft.name, self._finding(draft))

    async def _save_and_close(self, draft: RequestDraft) -> None:
        result = self._result(draft)
        await self.saving.run(self, self._saved, result, partial(self._close, result))

    async def _saved(self, result: LogFormResult) -> str | None:
        try:
            problem = await self._save(result)
        except TooSoon as too_soon:
            self._warn(result.draft)
            return words.asked_meanwhile(too_soon.possible_on, self._today())
        except NotSavedYet:
            raise
        except NetcoachError as refused:
            problem = str(refused)
        return None if problem is None else words.not_saved_said(problem)

    @work(group=ANSWERING)
    async def _close(self, result: LogFormResult | None) -> None:
        await self.autosave.let_go()
        self.dismiss(result)

    def _result(self, draft: RequestDraft) -> LogFormResult:
        anyway = not self.editing and self._is_anyway(draft)
        return LogFormResult(draft=draft, uid=self.uid, anyway=anyway, goes_on=self._goes_on)

    def _given(self) -> LogFormResult | None:
        """What stands in the fields now, if it can be saved."""
        reading = self._read()
        return self._result(reading.draft) if reading.has_name and not reading.problems else None

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say it under the fields."""
        self.hints.status(sentence, wrong=wrong)

    # leaving, and keeping what is typed

    async def action_leave(self) -> None:
        """Leave, or put the question away; what is just being checked stays."""
        if self.saving.under_way or not (self._checking or self.question.is_asking):
            await super().action_leave()
        elif not self._checking:
            self._put_question_away()

    @property
    def is_typed_over(self) -> bool:
        """Whether something was typed or answered."""
        return self.fields.kept != self._untouched

    @property
    def leave_question(self) -> str:
        """What is asked before something is lost."""
        return words.LEAVE_EDIT if self.editing else words.LEAVE_NEW

    def leave(self) -> None:
        """Close without saving."""
        self._close(None)

    def _worth_keeping(self) -> SavedDraft | None:
        """What was typed; a form nothing was typed into leaves nothing behind."""
        return self.fields.kept if self.is_typed_over else None
