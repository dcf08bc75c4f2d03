"""What can be done in the Log and the log form: logging, changing, marking and deleting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from pendulum import Date

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import Precision, Request, RequestId, SentTime
from netcoach.domain.log.signs import Answer, knows_by
from netcoach.domain.people.person import Person
from netcoach.tui.actions import Actions, ActionsContext
from netcoach.tui.mounting import mount_ahead
from netcoach.tui.runner import BREATH, start
from netcoach.wording.done import (
    DELETE_NO,
    DELETE_YES,
    NOTHING_CHANGED,
    delete_question,
    done,
    half_written,
    name_cut,
    redone,
    undone,
)
from netcoach.wording.log.signs import WAY_SKIPS, WAYS, way_answered, way_question

if TYPE_CHECKING:
    from netcoach.domain.log.draft import SavedDraft
    from netcoach.domain.log.listing import LogRow
    from netcoach.domain.people.shelves import ShortlistNotes
    from netcoach.domain.week.review import LogContext
    from netcoach.tui.log.form import CatchUp, LogForm, LogFormResult


Value = TypeVar("Value")


class LogActions(Actions):
    """Logging, changing and deleting requests; a form's code loads when it opens."""

    def __init__(self, context: ActionsContext) -> None:
        super().__init__(context)
        self._unsaved: SavedDraft | None = None
        self._catch_up: CatchUp | None = None
        self._spare: LogForm | None = None
        self._shown: LogForm | None = None
        self._said = ""
        self._logged: Request | None = None
        self._making = False
        self._live.follow = self.take

    # undo

    async def undo(self) -> None:
        """Take back the newest change."""
        redo_key = self._key_of("redo", "U")
        await self._write(self._coach.log.undo, lambda change: undone(change, redo_key))

    async def redo(self) -> None:
        """Do again what was taken back last."""
        await self._write(self._coach.log.redo, lambda change: redone(change, self._undo_key))

    # the Log

    async def rows(self, ids: tuple[RequestId, ...], *, rated: bool) -> tuple[LogRow, ...] | None:
        """Read rows of the Log; with the qualities of all if ``rated``, however long that takes."""
        patience = None if rated else 0.0
        return await self._runner.read(partial(self._coach.log.rows, ids, patience=patience))

    async def warm_up_search(self) -> None:
        """Have every text at hand that can be searched."""
        await self._runner.read(self._coach.log.warm_up_search)

    async def delete(self, request: Request) -> None:
        """Ask, then take a request out of the log."""
        name = name_cut(request.person.name)
        await self._ask_to_delete(
            delete_question(name),
            lambda: self._coach.log.delete(request.id),
            lambda _: done(ChangeKind.DELETE, name, self._undo_key),
        )

    async def delete_many(self, ids: tuple[RequestId, ...]) -> None:
        """Ask, then take requests out of the log in one step."""
        from netcoach.wording.log.screen import delete_many_question, deleted_many

        await self._ask_to_delete(
            delete_many_question(len(ids)),
            lambda: self._coach.log.delete_many(ids),
            lambda gone: deleted_many(gone, self._undo_key),
        )

    async def _ask_to_delete(
        self, question: str, delete: Callable[[], Value], said: Callable[[Value], str]
    ) -> None:
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._write(delete, said)

        await self._app.push_screen(ConfirmScreen(question, yes=DELETE_YES, no=DELETE_NO), answered)

    # the log form

    async def load(self) -> None:
        """Load the code of forms and screens, so that the first opens as quickly as the second."""
        await self._runner.read(_load)

    async def find_unsaved(self, *, tells: bool = True) -> None:
        """Look for what a crash left behind, and offer it where it is not opened at once."""
        self._unsaved = await self._runner.read(self._coach.drafts.of_request)
        if self._unsaved is not None and tells:
            name = name_cut(self._unsaved.name)
            self._runner.say(half_written(name, self._key_of("log", "n")))

    async def log(self) -> None:
        """Open the log form, with what a crash left behind if there is anything."""
        kept, self._unsaved = self._unsaved, None
        editing = None
        if kept is not None and kept.editing is not None:
            request_id = kept.editing
            editing = await self._runner.read(lambda: self._coach.log.request(request_id))
        await self._open(editing=editing, kept=kept)

    async def log_several(self) -> None:
        """Open the form for several requests at once, with what was not saved if there is any."""
        from netcoach.coach.several import drafts_of
        from netcoach.domain.drafts import FormDraft
        from netcoach.domain.errors import InvalidInput
        from netcoach.domain.log.draft import SOME_NAME
        from netcoach.domain.log.request import RequestDraft
        from netcoach.domain.log.several import SeveralLogged
        from netcoach.domain.typed_dates import parse_when
        from netcoach.tui.dialogs.form import LineField, Said
        from netcoach.tui.log.several import SeveralForm
        from netcoach.wording.log import several as words

        coach, kept_as = self._coach, "several"

        def read(said: Said) -> tuple[list[RequestDraft], list[int]]:
            now = coach.clock()
            day = said["when"] or words.WHEN_DEFAULT
            sent = parse_when(day, now=now, day_starts=coach.config.day_starts)
            page = coach.several.read(said["people"])
            drafts = drafts_of(page, RequestDraft(name=SOME_NAME, sent=sent), now=now)
            return drafts, [line.number for line in page.unread]

        def preview(said: Said) -> list[str]:
            drafts, unread = read(said)
            lines = [
                words.entry_line(entry, coach.today()) for entry in coach.several.look_over(drafts)
            ]
            return lines + [words.unread_line(number) for number in unread]

        def write(said: Said) -> SeveralLogged:
            done = coach.several.log(read(said)[0])
            if not done.requests:
                raise InvalidInput(words.NOBODY)
            return done

        async def then(done: SeveralLogged) -> None:
            self._runner.say(words.several_done(done, self._undo_key))
            self._live.catch_up()

        draft = await self._runner.read(partial(coach.drafts.of_form, kept_as))
        await self._ask(
            words.TITLE,
            (
                LineField(name="when", label=words.WHEN, value=words.WHEN_DEFAULT),
                LineField(name="people", label=words.PEOPLE, tall=True),
            ),
            write,
            then,
            about=words.ABOUT,
            draft=draft or FormDraft(uid=uuid4().hex, form=kept_as, fields={}),
            form_of=partial(SeveralForm, preview=preview),
        )

    async def change(self, request: Request, *, signs: bool = False) -> None:
        """Open the form of a request, beginning with its signs if ``signs``."""
        await self._open(editing=request, focus_signs=signs)

    async def log_to(self, person: Person, reason: str = "") -> None:
        """Open the log form for a request to a known person, with what is known of them."""
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

    async def log_in_week(self, day: Date) -> None:
        """Show a past week, and open the log form for it; on which of its days is left open."""
        from netcoach.domain.log.draft import SavedDraft
        from netcoach.domain.typed_dates import when_text

        await self._navigation.show_week(day)
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
            self._say_logged(goes_on=result.goes_on)
            self._live.catch_up()
        self._app.set_timer(BREATH, partial(self._tidy, form))
        if result is not None and result.goes_on:
            await self.log()

    def _say_logged(self, *, goes_on: bool) -> None:
        """Say what was saved; of somebody new to ask how they are known, unless it was said."""
        logged, self._logged = self._logged, None
        self._runner.say(self._said)
        if logged is None or goes_on or logged.signs.ground is not Answer.UNKNOWN:
            return
        ways = {letter: (word, sign) for letter, word, sign in WAYS}

        async def answered(letter: str) -> None:
            word, sign = ways[letter]
            signs = knows_by(logged.signs, sign)
            name = name_cut(logged.person.name)
            await self._write(
                lambda: self._coach.log.answer_signs(logged.id, signs),
                lambda _: way_answered(name, word, self._undo_key),
            )

        question = way_question(f"Logged {name_cut(logged.person.name)}")
        answers = [(letter, word) for letter, (word, _) in ways.items()]
        self._live.screen.ask(question, answers, WAY_SKIPS, answered)

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
        self._logged = request if editing is None else None
        act = ChangeKind.LOG if editing is None else ChangeKind.EDIT
        self._said = done(act, name_cut(request.person.name), self._undo_key)


def _load() -> None:
    import_module("netcoach.tui.log.form")
    import_module("netcoach.linkedin.pages")
    import_module("netcoach.tui.week.explaining")
    import_module("netcoach.tui.log.screen")
    import_module("netcoach.tui.outcomes.form")
