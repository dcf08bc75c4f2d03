"""The log form: one request, logged, edited or answered, with its hints while typing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar
from uuid import uuid4

from pendulum import DateTime
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer

from netcoach.clock import Clock
from netcoach.domain.catching_up import in_a_row
from netcoach.domain.clean import clean_line
from netcoach.domain.draft import KeptDraft, draft_from, is_just_now, kept_from
from netcoach.domain.errors import (
    AmbiguousPerson,
    InvalidInput,
    NetcoachError,
    TooSoon,
    UnreadableDate,
)
from netcoach.domain.people import person_meant
from netcoach.domain.preview import TooSoonFinding, preview_of, too_soon_of
from netcoach.domain.request import Request, RequestDraft
from netcoach.domain.review import LogContext
from netcoach.tui.screens.confirm import ConfirmScreen
from netcoach.tui.screens.log_result import CatchUp, Keep, LogFormResult, Save
from netcoach.tui.widgets.log_fields import LogFields
from netcoach.tui.widgets.log_hints import LogHints
from netcoach.tui.widgets.toggle import Toggle
from netcoach.wording import form as words

__all__ = ["CatchUp", "Keep", "LogForm", "LogFormResult", "Save"]

PREVIEW_SECONDS = 0.05
"""Pause in typing before the hints follow: none are worked out between the keys of a word."""

KEEP_SECONDS = 0.5
"""Pause before the fields are kept against a crash."""

BEFORE_ASKING = 2
"""Logged as "just now" in the last two minutes before it is asked whether they were."""

SOME_NAME = "\N{HORIZONTAL ELLIPSIS}"
"""Stands for a name not typed yet; nobody is called that."""


class LogForm(ModalScreen[LogFormResult | None]):
    """One request, from a name to a whole story; dismissed only once it is saved, or left.

        result = await app.push_screen_wait(
            LogForm(context, clock=clock, save=save, catch_up=app.catch_up)
        )

    ``save`` is awaited on the event loop with the form still open, so it moves the writing to a
    thread itself. While it runs the form says "saving"; a sentence from it is shown and the form
    stays; on None the form is dismissed with the result it saved. Leaving gives None.

    Args:
        context: what the form needs to answer while the user types.
        clock: gives "just now".
        save: see above.
        editing: the saved request to change; None logs a new one.
        focus_signs: begin on the first sign nothing is known of.
        ascii_glyphs: say everything in glyphs every terminal draws one cell wide.
        kept: fields to begin with, from a form that was never saved.
        keep: is handed the fields half a second after each change, and None once they are
            saved or left.
        catch_up: the session's answer to "just now or catching up?".
    """

    DEFAULT_CSS = """
    LogForm {
        align: center middle;
        background: $background 60%;

        & > #form {
            width: 92;
            max-width: 100%;
            height: 28;
            max-height: 100%;
            background: $surface;
            border: round $primary;
            border-title-color: $foreground;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save"),
        Binding("ctrl+s", "submit", "Save", priority=True),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(
        self,
        context: LogContext,
        *,
        clock: Clock,
        save: Save,
        editing: Request | None = None,
        focus_signs: bool = False,
        ascii_glyphs: bool = False,
        kept: KeptDraft | None = None,
        keep: Keep | None = None,
        catch_up: CatchUp | None = None,
    ) -> None:
        super().__init__()
        self.context = context
        self.clock = clock
        self.editing = editing
        self.uid = kept.uid if kept else uuid4().hex
        self._save = save
        self._keep = keep
        self._catch_up = catch_up or CatchUp()
        self._focus_signs = focus_signs
        self._untouched = self._fresh()
        self._begin = kept or self._untouched
        self._saving = False
        self._armed: TooSoonFinding | TooSoon | None = None
        self._preview_timer: Timer | None = None
        self._keep_timer: Timer | None = None
        self._keep_lock = asyncio.Lock()

    def _fresh(self) -> KeptDraft:
        if self.editing:
            return kept_from(self.editing, uid=self.uid)
        catching_up = self._catch_up.answer and in_a_row(self.context.recent, self.clock())
        return KeptDraft(uid=self.uid, when=words.TODAY if catching_up else words.JUST_NOW)

    def compose(self) -> ComposeResult:
        """The fields over the hints."""
        form = Vertical(id="form")
        form.border_title = Content(words.EDIT_TITLE if self.editing else words.NEW_TITLE)
        with form:
            yield LogFields(self._begin, self.context.people)
            yield LogHints(words.HELP_EDIT if self.editing else words.HELP_NEW)

    def on_mount(self) -> None:
        """Begin where the user goes on."""
        if self._focus_signs:
            self.fields.focus_open_sign()
        else:
            self.fields.focus_on("who")
        self._show_hints()

    @property
    def fields(self) -> LogFields:
        """Everything typed and answered."""
        return self.query_one(LogFields)

    @property
    def hints(self) -> LogHints:
        """Everything said under the fields."""
        return self.query_one(LogHints)

    # hints while typing

    @on(LogFields.Changed)
    def follow(self) -> None:
        """Let the hints and the kept fields follow once the typing pauses."""
        self._preview_timer = self._restarted(
            self._preview_timer, PREVIEW_SECONDS, self._show_hints
        )
        if self._keep:
            self._keep_timer = self._restarted(self._keep_timer, KEEP_SECONDS, self._keep_fields)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what a sign asks, and how to go on from the note."""
        if isinstance(event.widget, Toggle):
            self.hints.status(words.sign_help(event.widget.question))
        else:
            self.hints.status(words.HELP_NOTE if event.widget.id == "note" else "")

    def _restarted(self, timer: Timer | None, seconds: float, then: Callable[[], None]) -> Timer:
        if timer:
            timer.stop()
        return self.set_timer(seconds, then)

    def _show_hints(self) -> None:
        kept, now = self.fields.kept, self.clock()
        draft = self._draft_so_far(kept, now)
        self.fields.show_note(len(draft.note or ""), self.context.note_length)
        self._show_who(draft)
        editing = self.editing.id if self.editing else None
        preview = preview_of(draft, self.context, editing=editing)
        self.hints.show(preview, name=draft.name, today=now.date(), editing=bool(editing))
        if isinstance(self._armed, TooSoonFinding) and self._armed != preview.too_soon:
            self._armed = None
            self.hints.status("")

    def _draft_so_far(self, kept: KeptDraft, now: DateTime) -> RequestDraft:
        """The draft as far as it can be read: of an unreadable time it says so and takes now."""
        try:
            draft = draft_from(kept, now=now, editing=self.editing, nobody=SOME_NAME)
        except UnreadableDate as problem:
            self.fields.show_when("", problem=str(problem))
            return draft_from(replace(kept, when="now"), now=now, nobody=SOME_NAME)
        self.fields.show_when(words.when_said(draft.sent, now.date(), typed=kept.when))
        return draft

    def _show_who(self, draft: RequestDraft) -> None:
        known, who_problem, url_problem = "", "", ""
        try:
            if person := person_meant(draft, self.context.people):
                known = words.known(person)
        except AmbiguousPerson as problem:
            who_problem = str(problem)
        except InvalidInput as problem:
            url_problem = str(problem)
        self.fields.show_who(known, problem=who_problem, url_problem=url_problem)

    # saving

    @on(LogFields.Entered)
    def action_submit(self) -> None:
        """Save, unless that is under way already."""
        if not self._saving:
            self._saving = True
            self._submit()

    @work(group="submit", exit_on_error=True)
    async def _submit(self) -> None:
        try:
            draft = await self._checked()
            if draft and self._may_ask(draft):
                await self._save_and_close(draft)
        finally:
            self._saving = False

    async def _checked(self) -> RequestDraft | None:
        """The draft; None, and the cursor where it is wrong, when there is none yet."""
        kept, now = self.fields.kept, self.clock()
        if self._preview_timer:
            self._preview_timer.stop()
        self._show_hints()
        if not clean_line(kept.name):
            self.fields.show_who("", problem=words.NAME_MISSING)
            self.fields.focus_on("who")
            return None
        try:
            draft = draft_from(kept, now=now, editing=self.editing)
            person_meant(draft, self.context.people)
        except (InvalidInput, AmbiguousPerson) as problem:
            self.fields.focus_on(_field_of(problem))
            return None
        if self.editing or not is_just_now(kept.when) or not await self._is_catching_up(now):
            return draft
        self.fields.write("when", words.TODAY)
        return draft_from(self.fields.kept, now=now)

    async def _is_catching_up(self, now: DateTime) -> bool:
        """Ask the third time in two minutes, once for the session."""
        if self._catch_up.answer is None and in_a_row(self.context.recent, now) >= BEFORE_ASKING:
            self._catch_up.answer = await self.app.push_screen_wait(
                ConfirmScreen(
                    words.CATCH_UP, yes=words.CATCH_UP_YES, no=words.CATCH_UP_NO, lean_yes=True
                )
            )
            return self._catch_up.answer
        return False

    def _may_ask(self, draft: RequestDraft) -> bool:
        """Whether nothing stands against it, or the user has said Enter twice."""
        if self.editing:
            return True
        finding = too_soon_of(draft, self.context.asked, self.clock().date())
        if finding is None or self._armed == finding:
            return True
        self._armed = finding
        self.hints.status(words.ANYWAY)
        return False

    async def _save_and_close(self, draft: RequestDraft) -> None:
        result = LogFormResult(draft=draft, uid=self.uid, anyway=self._armed is not None)
        self.hints.status(words.SAVING)
        try:
            problem = await self._save(result)
        except TooSoon as too_soon:
            self._armed = too_soon
            self.hints.status(words.asked_meanwhile(too_soon.possible_on, self.clock().date()))
            return
        if problem:
            self.hints.status(words.not_saved(problem), wrong=True)
            return
        await self._let_go()
        self.dismiss(result)

    # leaving, and keeping what is typed

    def action_leave(self) -> None:
        """Leave without saving; asks first when something was typed."""
        if not self._saving:
            self._leave()

    @work(group="leave", exclusive=True)
    async def _leave(self) -> None:
        if self.fields.kept != self._untouched:
            question = words.LEAVE_EDIT if self.editing else words.LEAVE_NEW
            asked = ConfirmScreen(question, yes=words.LEAVE_YES, no=words.LEAVE_NO)
            if not await self.app.push_screen_wait(asked):
                return
        await self._let_go()
        self.dismiss(None)

    def _keep_fields(self) -> None:
        self.run_worker(self._kept(self.fields.kept), group="keep")

    async def _let_go(self) -> None:
        if self._keep_timer:
            self._keep_timer.stop()
        await self._kept(None)

    async def _kept(self, fields: KeptDraft | None) -> None:
        """Keep in turn; where it cannot be kept the form goes on, it is only insurance."""
        if self._keep:
            async with self._keep_lock:
                with suppress(OSError):
                    await asyncio.to_thread(self._keep, fields)


def _field_of(problem: NetcoachError) -> str:
    """The field a problem is mended in."""
    match problem:
        case UnreadableDate():
            return "when"
        case InvalidInput():
            return "url"
        case _:
            return "who"
