"""What is done with whole weeks: closing them, rest, and the questions about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from pendulum import Date

from netcoach.domain.change import ChangeKind
from netcoach.domain.drafts import FormDraft
from netcoach.domain.errors import InvalidInput
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import ClosedWeek, Kept, ZeroAnswer, middle_of
from netcoach.domain.week.review import WeekReview
from netcoach.tui.actions import Actions, ActionsContext
from netcoach.tui.dialogs.form import LineField, Said
from netcoach.wording import closing as words
from netcoach.wording.done import done

if TYPE_CHECKING:
    from netcoach.tui.log.actions import LogActions


class ClosingActions(Actions):
    """Closing weeks, and the marks of weeks. A ``day`` is in the week meant, None for this one.

    Args:
        context: see there.
        log: opens the log form, where the answer to an empty week is to log.
    """

    def __init__(self, context: ActionsContext, log: LogActions) -> None:
        super().__init__(context)
        self._log = log
        self._said = ""

    # closing

    async def draft_of(self, form: str) -> FormDraft | None:
        """What was typed for a week before, and not saved; ``form`` is what it is kept under."""
        return await self._runner.read(lambda: self._coach.drafts.of_form(form))

    async def close(self, day: Date | None, said: Said, *, written: Callable[[], None]) -> None:
        """Close a week, with every week before it that is open, and what is said of it.

        Args:
            day: in the week.
            said: what stands in the fields.
            written: called in the worker thread as soon as it is on disk, so that a program
                that ends meanwhile leaves no draft behind.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """

        def write() -> tuple[ClosedWeek, ...]:
            closed = self._coach.closing.close(day, **_words(said))
            written()
            return closed

        def week_after() -> WeekReview:
            after = middle_of(closed[-1].week.shift(1))
            return self._coach.week.review(max(after, self._coach.today()))

        closed = await self._runner.write_once(write)
        self._said = done(ChangeKind.CLOSE, "", self._undo_key, count=len(closed))
        ahead = await self._runner.read(week_after)
        if ahead is not None:
            self._said = words.closed_weeks(len(closed), ahead, self._undo_key)

    async def rewrite(self, week: Week, said: Said, *, written: Callable[[], None]) -> None:
        """Give a closed week other words; see ``close``.

        Raises:
            NetcoachError: nothing was changed; the sentence says why.
        """

        def write() -> None:
            self._coach.closing.rewrite(middle_of(week), **_words(said))
            written()

        await self._runner.write_once(write)
        self._said = done(ChangeKind.REWORD, "", self._undo_key)

    def leave_saved(self) -> None:
        """Leave the page of the closing, and say what was saved."""
        self._leave_page(self._said)

    async def reopen(self, week: Week) -> None:
        """Open a closed week again."""
        await self._write(
            lambda: self._coach.closing.reopen(middle_of(week)),
            lambda _: words.opened_again(self._undo_key),
        )

    # rest and part weeks

    async def toggle_rest(self, day: Date | None) -> None:
        """Make a week one of rest, or no longer."""
        coach = self._coach
        await self._write(
            lambda: (*coach.closing.toggle_rest(day), coach.today()),
            lambda turned: words.rested(*turned, self._undo_key),
        )

    async def ask_days(self, day: Date | None) -> None:
        """Ask whether a week is one of fewer days, of rest, or whole."""
        await self._with_review(day, self._ask_days)

    async def _ask_days(self, review: WeekReview) -> None:
        day = middle_of(review.week)
        before = words.kind_now(review)
        fields = (
            LineField(
                name="kind", label=words.KIND_OF_WEEK, choices=words.kinds_of_week(), value=before
            ),
        )

        def write(said: Said) -> None:
            self._coach.closing.set_days(day, words.days_of(said["kind"]))

        async def then(_: None) -> None:
            self._live.catch_up()
            self._runner.say(words.marked(self._undo_key))

        about = words.rest_about(review)
        await self._ask(words.rest_title(review), fields, write, then, about=about)

    # weeks with nothing logged

    async def answer_zeros(self, answers: Mapping[Week, ZeroAnswer]) -> None:
        """Keep what was answered of weeks with nothing logged."""
        await self._write(lambda: self._answer(answers), lambda _: words.answered(self._undo_key))

    async def ask_zeros(self, day: Date | None) -> None:
        """Ask of past weeks with nothing logged whether none was sent; first of a day's week."""
        await self._with_review(day, self._ask_zeros)

    def _answer(self, answers: Mapping[Week, ZeroAnswer]) -> None:
        self._coach.closing.answer_zeros({middle_of(week): one for week, one in answers.items()})

    async def _ask_zeros(self, review: WeekReview) -> None:
        first = review.week if review.in_question else next(iter(review.unanswered), None)
        if first is None:
            self._runner.say(words.NOTHING_UNANSWERED)
            return
        weeks = sorted({first, *review.unanswered})
        answer = LineField(name="answer", label=words.ANSWER, choices=words.answers())
        which = words.which(first, weeks, review.today)
        asked_of = LineField(name="which", label=words.FOR, choices=which)
        fields = (answer, asked_of) if len(weeks) > 1 else (answer,)

        def write(said: Said) -> str:
            if not said["answer"]:
                raise InvalidInput(words.NO_ANSWER)
            if said["answer"] != words.LOG:
                meant = weeks if said.get("which") == words.ALL else (first,)
                self._answer(dict.fromkeys(meant, ZeroAnswer(said["answer"])))
            return said["answer"]

        async def then(answer: str) -> None:
            self._live.catch_up()
            if answer == words.LOG:
                await self._log.log_in_week(middle_of(first))
            else:
                self._runner.say(words.answered(self._undo_key))

        about = words.zero_about(first, weeks, review.today)
        await self._ask(words.NONE_LOGGED, fields, write, then, about=about)

    # asking

    async def _with_review(
        self, day: Date | None, ask: Callable[[WeekReview], Awaitable[None]]
    ) -> None:
        """Ask about the week that is meant, which may not be drawn yet."""
        review = await self._runner.read(lambda: self._coach.week.review(day))
        if review is not None:
            await ask(review)


def _words(said: Said) -> dict[str, Any]:
    """What the fields of a closing say, as the coach takes it."""
    return {**said, "next_done": Kept(said["next_done"])}
