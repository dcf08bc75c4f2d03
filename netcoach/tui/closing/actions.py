"""What is done with whole weeks: closing them, rest, and the questions about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pendulum import Date

from netcoach.domain.change import ChangeKind
from netcoach.domain.errors import InvalidInput, NetcoachError
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import Kept, ZeroAnswer, middle_of
from netcoach.domain.week.review import WeekReview
from netcoach.tui.actions import Actions
from netcoach.tui.closing import messages as asked
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.dialogs.form import LineField, LineForm, Said
from netcoach.tui.messages import CloseWeekAsked, ReviewsAsked, Wanted
from netcoach.tui.runner import start
from netcoach.wording import closing as words
from netcoach.wording.closing import (
    EARLY_NO,
    EARLY_YES,
    NONE_LOGGED,
    early_question,
    opened_again,
)
from netcoach.wording.done import dismissed, done

if TYPE_CHECKING:
    from netcoach.tui.closing.screen import CloseWeekScreen

Value = TypeVar("Value")


class ClosingActions(Actions):
    """Answers the Week, the closing of a week and the past reviews."""

    async def carry_out(self, wanted: Wanted) -> None:
        """Open a page or a form, or write what needs neither."""
        match wanted:
            case CloseWeekAsked(day=day):
                await self._open_closing(day)
            case ReviewsAsked():
                from netcoach.tui.closing.reviews import ReviewsScreen

                await self._show(ReviewsScreen())
            case asked.CloseNow(page=page):
                close = partial(self._coach.closing.close, page.day)
                self._keep(page, close, lambda closed: self._done(ChangeKind.CLOSE, len(closed)))
            case asked.SaidAnew(page=page, week=week):
                say = partial(self._coach.closing.rewrite, middle_of(week))
                self._keep(page, say, lambda _: self._done(ChangeKind.REWORD))
            case asked.WordsAsked(week=week):
                from netcoach.tui.closing.screen import CloseWeekScreen

                page = CloseWeekScreen(middle_of(week), drafts=self._coach.drafts)
                await self._show(page)
                await self._say_anew(page)
            case asked.WordsOpened(page=page):
                await self._say_anew(page)
            case asked.OpenAgainAsked(week=week):
                await self._write(lambda: self._coach.closing.reopen(middle_of(week)), opened_again)
            case asked.ZerosAnswered(answers=answers):
                await self._write(lambda: self._answer(answers), words.answered)
            case asked.ZeroAsked(day=day):
                await self._with_review(day, self._ask_about_zeros)
            case asked.RestAsked(day=day):
                await self._turn_rest(day)
            case asked.PartAsked(day=day):
                await self._with_review(day, self._ask_for_days)
            case asked.LineDismissed(key=key):
                await self._write(lambda: self._coach.week.dismiss(key), dismissed)

    async def _open_closing(self, day: Date | None) -> None:
        """Open the page; ask first where the week is not nearly over."""
        from netcoach.tui.closing.screen import CloseWeekScreen
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        page = CloseWeekScreen(day, drafts=self._coach.drafts)
        await self._show(page)
        if not page.is_closed:
            await self._offer_draft(page)
        if page.closing is None or not page.closing.is_early:
            return

        async def answered(closes: bool | None) -> None:
            if not closes:
                await self._app.run_action("leave_page")

        question = early_question(page.closing)
        await self._app.push_screen(ConfirmScreen(question, yes=EARLY_YES, no=EARLY_NO), answered)

    async def _say_anew(self, page: CloseWeekScreen) -> None:
        page.say_anew()
        await self._offer_draft(page)

    async def _offer_draft(self, page: CloseWeekScreen) -> None:
        """Put what was typed for the week before, and not saved, into its fields again."""
        if page.closing is None:
            return
        drafts = self._coach.drafts
        draft = await self._runner.read(partial(drafts.of_form, page.draft_form))
        if draft is not None:
            page.take_up(draft)

    async def _show(self, page: DataScreen[Any, Any]) -> None:
        await self._app.push_screen(page)
        await self._live.go(page)

    async def _write(self, call: Callable[[], object], said: Callable[[str], str]) -> bool:
        try:
            await self._runner.write(call)
        except NetcoachError as problem:
            self._runner.say(str(problem))
            return False
        self._runner.say(said(self._undo_key))
        await self._live.reread()
        return True

    def _keep(
        self, page: CloseWeekScreen, call: Callable[..., Value], said: Callable[[Value], str]
    ) -> None:
        """Write what was said of a week, and leave its page."""
        told = ""

        def write(typed: Said) -> Value:
            written = call(**_words(typed))
            # Here and not once the page goes: a program that ends meanwhile leaves none behind.
            page.autosave.end()
            return written

        async def save(typed: Said) -> None:
            nonlocal told
            told = said(await self._runner.write_once(partial(write, typed)))

        async def leave() -> None:
            await self._app.run_action("leave_page")
            self._runner.say(told)

        page.saving.begin(page, save, page.said, lambda: start(self._app, leave, group="leave"))

    def _done(self, act: ChangeKind, weeks: int = 1) -> str:
        return done(act, "", self._undo_key, count=weeks)

    def _answer(self, answers: Mapping[Week, ZeroAnswer]) -> None:
        self._coach.closing.answer_zeros({middle_of(week): one for week, one in answers.items()})

    async def _ask_about_zeros(self, review: WeekReview) -> None:
        first = review.week if review.in_question else next(iter(review.unanswered), None)
        if first is None:
            self._runner.say(words.NOTHING_UNANSWERED)
            return
        weeks = sorted({first, *review.unanswered})
        answer = LineField(name="answer", label=words.ANSWER, choices=words.answers())
        which = words.which(first, weeks, review.today)
        asked_of = LineField(name="which", label=words.FOR, choices=which)
        fields = (answer, asked_of) if len(weeks) > 1 else (answer,)

        def write(said: Said) -> None:
            if not said["answer"]:
                raise InvalidInput(words.NO_ANSWER)
            if said["answer"] != words.LOG:
                meant = weeks if said.get("which") == words.ALL else (first,)
                self._answer(dict.fromkeys(meant, ZeroAnswer(said["answer"])))

        async def then(said: Said) -> None:
            if said["answer"] == words.LOG:
                await self._app.run_action(f"log_in('{middle_of(first).isoformat()}')")
            else:
                self._runner.say(words.answered(self._undo_key))

        about = words.zero_about(first, weeks, review.today)
        await self._open(NONE_LOGGED, fields, write, then, about)

    async def _with_review(
        self, day: Date | None, ask: Callable[[WeekReview], Awaitable[None]]
    ) -> None:
        """Ask about the week that is wished for, which may not be drawn yet."""
        review = await self._runner.read(lambda: self._coach.week.review(day))
        if review is not None:
            await ask(review)

    async def _turn_rest(self, day: Date | None) -> None:
        coach = self._coach
        turned = await self._runner.act(lambda: (*coach.closing.toggle_rest(day), coach.today()))
        if turned is not None:
            self._runner.say(words.rested(*turned, self._undo_key))
            await self._live.reread()

    async def _ask_for_days(self, review: WeekReview) -> None:
        day = middle_of(review.week)
        before = words.kind_now(review)
        fields = (
            LineField(
                name="kind", label=words.KIND_OF_WEEK, choices=words.kinds_of_week(), value=before
            ),
        )

        def write(said: Said) -> None:
            self._coach.closing.set_days(day, words.days_of(said["kind"]))

        async def then(_: Said) -> None:
            self._runner.say(words.marked(self._undo_key))

        await self._open(words.rest_title(review), fields, write, then, words.rest_about(review))

    async def _open(
        self,
        title: str,
        fields: tuple[LineField, ...],
        write: Callable[[Said], None],
        then: Callable[[Said], Awaitable[None]],
        about: str,
    ) -> None:
        """Open a form; what it says is written, and after that ``then`` is done."""
        written: Said = {}

        async def save(typed: Said) -> None:
            nonlocal written
            await self._live.write(lambda: write(typed))
            written = typed

        async def closed(saved: bool | None) -> None:
            if saved:
                self._live.catch_up()
                await then(written)

        await self._app.push_screen(LineForm(title, fields, save, about=about), closed)


def _words(said: Mapping[str, str]) -> dict[str, Any]:
    """What the fields of a closing say, as the coach takes it."""
    return {**said, "next_done": Kept(said["next_done"])}
