"""What can be done in the Log and the log form: logging, changing, marking and deleting."""

from __future__ import annotations

from asyncio import sleep
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pendulum import Date
from textual.app import App

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import Precision, Request, SentTime
from netcoach.domain.people.person import Person
from netcoach.tui.actions import Actions, KeyOf
from netcoach.tui.data_screen import mount_ahead, stands
from netcoach.tui.log.messages import DeleteManyAsked, RowsAsked, SearchBegun, SettleManyAsked
from netcoach.tui.messages import ChangeAsked, DeleteAsked, LogAsked, SettleAsked, Wanted
from netcoach.tui.runner import BREATH, CoachRunner, LiveUpdates, start
from netcoach.wording.done import (
    DELETE_NO,
    DELETE_YES,
    NOTHING_CHANGED,
    delete_question,
    done,
    half_written,
    name_cut,
)

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.domain.log.draft import SavedDraft
    from netcoach.domain.people.shelves import ShortlistNotes
    from netcoach.domain.week.review import LogContext
    from netcoach.tui.log.form import CatchUp, LogForm, LogFormResult


STILL = 0.1
"""Seconds the table stands still before the notes of a dense log are compared (ours)."""


class LogActions(Actions):
    """Answers the Log screen."""

    async def carry_out(self, wanted: Wanted) -> None:
        """Read rows, get ready for a search, or ask about many requests."""
        match wanted:
            case RowsAsked():
                self._show_rows(wanted)
            case SearchBegun():
                self._get_ready(wanted)
            case SettleManyAsked():
                await self._settle(wanted)
            case DeleteManyAsked():
                await self._ask_to_delete(wanted)

    def _show_rows(self, asked: RowsAsked) -> None:
        # Only those asked for last are waited for.
        start(asked.screen, partial(self._rows, asked), group="rows", exclusive=True)

    async def _rows(self, asked: RowsAsked) -> None:
        if asked.rated:
            await sleep(STILL)
        patience = None if asked.rated else 0.0
        rows = await self._runner.read(partial(self._coach.log.rows, asked.ids, patience=patience))
        if rows is not None and stands(asked.screen):
            asked.screen.fill(rows, asked.ids)

    def _get_ready(self, asked: SearchBegun) -> None:
        # Every text is at hand by the time the first word is typed.
        async def warm_up() -> None:
            await self._runner.read(self._coach.log.warm_up_search)

        start(asked.screen, warm_up, group="ahead", exclusive=True)

    async def _settle(self, asked: SettleManyAsked) -> None:
        requests = await self._runner.read(partial(self._coach.log.requests, asked.ids))
        if requests:
            await self.hand_on(SettleAsked(requests))

    async def _ask_to_delete(self, asked: DeleteManyAsked) -> None:
        from netcoach.tui.dialogs.confirm import ConfirmScreen
        from netcoach.wording.log.screen import delete_many_question

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._delete(asked)

        question = delete_many_question(len(asked.ids))
        await self._app.push_screen(ConfirmScreen(question, yes=DELETE_YES, no=DELETE_NO), answered)

    async def _delete(self, asked: DeleteManyAsked) -> None:
        from netcoach.wording.log.screen import deleted_many

        gone = await self._runner.act(partial(self._coach.log.delete_many, asked.ids))
        if gone is not None:
            self._runner.say(deleted_many(gone, self._undo_key))
            await self._live.reread()


def load_forms() -> None:
    """Load the code of forms and places, so that the first opens as quickly as the second."""
    import_module("netcoach.tui.log.form")
    import_module("netcoach.tui.dialogs.explain")
    import_module("netcoach.tui.log.screen")
    import_module("netcoach.tui.outcomes.form")


class Forms(Actions):
    """Opens the log form and the question before a delete; a form's code loads when it opens."""

    def __init__(
        self, app: App[Any], coach: Coach, runner: CoachRunner, live: LiveUpdates, key_of: KeyOf
    ) -> None:
        super().__init__(app, coach, runner, live, key_of)
        self._unsaved: SavedDraft | None = None
        self._catch_up: CatchUp | None = None
        self._spare: LogForm | None = None
        self._shown: LogForm | None = None
        self._said = ""
        self._making = False
        live.follow = self.take

    async def carry_out(self, wanted: Wanted) -> None:
        """Open the form of a request, or ask before one is deleted."""
        match wanted:
            case LogAsked(person=person, reason=reason):
                await self._log_to(person, reason)
            case ChangeAsked(request=request, signs=signs):
                await self._open(editing=request, focus_signs=signs)
            case DeleteAsked(request=request):
                await self._delete(request)

    async def find_unsaved(self, log_key: str) -> None:
        """Look for what a crash left behind, and offer it."""
        self._unsaved = await self._runner.read(self._coach.drafts.of_request)
        if self._unsaved is not None:
            self._runner.say(half_written(name_cut(self._unsaved.name), log_key))

    async def log(self) -> None:
        """Open the log form, with what a crash left behind if there is anything."""
        kept, self._unsaved = self._unsaved, None
        editing = None
        if kept is not None and kept.editing is not None:
            request_id = kept.editing
            editing = await self._runner.read(lambda: self._coach.log.request(request_id))
        await self._open(editing=editing, kept=kept)

    async def _log_to(self, person: Person, reason: str) -> None:
        from netcoach.domain.log.draft import SavedDraft
        from netcoach.wording.log.form import JUST_NOW

        known = SavedDraft(
            uid=uuid4().hex,
            name=person.name,
            person_id=person.id,
            when=JUST_NOW,
            company=person.company,
            role=person.role,
            url=person.profile_key,
            reason=reason,
        )
        await self._open(
            kept=known, notes=await self._runner.read(self._coach.people.shortlist_notes)
        )

    async def log_in(self, day: Date) -> None:
        """Open the log form for a request of a past week; on which of its days is left open."""
        from netcoach.domain.log.draft import SavedDraft
        from netcoach.domain.typed_dates import when_text

        some_day = SentTime(on=day, precision=Precision.WEEK)
        await self._open(kept=SavedDraft(uid=uuid4().hex, when=when_text(some_day)))

    async def _open(
        self,
        *,
        editing: Request | None = None,
        focus_signs: bool = False,
        kept: SavedDraft | None = None,
        notes: ShortlistNotes | None = None,
    ) -> None:
        context = self._live.context or await self._runner.read(self._coach.log.context)
        if context is None:
            return
        form = self._spare if editing is None and kept is None else None
        if form is None:
            form = self._made(
                context, editing=editing, focus_signs=focus_signs, kept=kept, notes=notes
            )
        else:
            self._spare = None
            form.take(context)
        self._shown = form
        # Installed, it is not taken apart the moment it closes: the week is drawn before that.
        self._app.install_screen(form, form.uid)
        await self._app.push_screen(form, self._closed)

    async def _closed(self, result: LogFormResult | None) -> None:
        form, self._shown = self._shown, None
        if result is not None:
            # Said once the form is gone: a key pressed on it must not land in the form.
            self._runner.say(self._said)
            self._live.catch_up()
        self._app.set_timer(BREATH, partial(self._tidy, form))
        if result is not None and result.goes_on:
            await self.log()

    async def _tidy(self, closed: LogForm | None) -> None:
        """Take a closed form apart, and make the next one ready."""
        if closed is not None:
            self._app.uninstall_screen(closed)
            await closed.remove()
        self.make_ready()

    def make_ready(self) -> None:
        """Have the next new form at hand before its key is pressed."""
        if self._spare is None and self._shown is None and not self._making:
            self._making = True
            start(self._app, self._make_ready, group="spare")

    async def _make_ready(self) -> None:
        try:
            if self._live.context is not None:
                form = self._made(self._live.context)
                await mount_ahead(self._app, form)
                self._spare = form
        finally:
            self._making = False

    def take(self, context: LogContext) -> None:
        """Let an open form go on with what is in the log now; make the next one ready."""
        if self._shown is not None:
            self._shown.take(context)
        elif self._spare is None:
            self._app.set_timer(BREATH, self.make_ready)

    def _made(
        self,
        context: LogContext,
        *,
        editing: Request | None = None,
        focus_signs: bool = False,
        kept: SavedDraft | None = None,
        notes: ShortlistNotes | None = None,
    ) -> LogForm:
        from netcoach.tui.log.form import CatchUp, LogForm

        self._catch_up = self._catch_up or CatchUp()

        async def save(result: LogFormResult) -> None:
            await self._save(result, editing, form)

        form = LogForm(
            context,
            clock=self._coach.clock,
            save=save,
            editing=editing,
            focus_signs=focus_signs,
            kept=kept,
            keep=lambda draft: self._coach.drafts.put(form.uid, draft),
            catch_up=self._catch_up,
            notes=notes,
            log_key=self._key_of("log", "n"),
        )
        return form

    async def _save(self, result: LogFormResult, editing: Request | None, form: LogForm) -> None:
        def write() -> Request:
            if editing is not None:
                written = self._coach.log.edit(editing.id, result.draft)
            else:
                written = self._coach.log.add(result.draft, uid=result.uid, anyway=result.anyway)
            # Here and not once the form closes: a program that ends meanwhile leaves none behind.
            form.autosave.end()
            return written

        request = await self._live.write(write)
        if request == editing:  # nothing was written, and there is nothing to take back
            self._said = NOTHING_CHANGED
            return
        act = ChangeKind.LOG if editing is None else ChangeKind.EDIT
        self._said = done(act, name_cut(request.person.name), self._undo_key)

    async def _delete(self, request: Request) -> None:
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        name = name_cut(request.person.name)

        async def answered(yes: bool | None) -> None:
            if not yes:
                return
            if await self._runner.act(lambda: self._coach.log.delete(request.id)) is not None:
                self._runner.say(done(ChangeKind.DELETE, name, self._undo_key))
                await self._live.reread()

        question = ConfirmScreen(delete_question(name), yes=DELETE_YES, no=DELETE_NO)
        await self._app.push_screen(question, answered)
