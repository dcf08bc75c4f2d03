"""Close the week: four short steps, facts first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from pendulum import Date
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from netcoach.domain.closing import Closing
from netcoach.domain.drafts import FormDraft
from netcoach.domain.people.shelves import Waiting
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.marks import ClosedWeek, Kept, ZeroAnswer
from netcoach.tui.autosave import Autosave
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import GO_BESIDE_FIELDS, bound
from netcoach.tui.people.widgets import PeopleTable
from netcoach.tui.runner import start
from netcoach.tui.saving import Saving
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.widgets.bars import HeaderBar, StepBar
from netcoach.tui.widgets.inputs import ChoiceLine, LineInput
from netcoach.tui.widgets.table import RowTable
from netcoach.tui.widgets.text import FittedLines
from netcoach.wording import closing as words
from netcoach.wording.closing import Step
from netcoach.wording.done import TYPED_AGAIN
from netcoach.wording.week.screen import week_span

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.coach.drafts import DraftService


MOST_ASKED = 5
"""Weeks with nothing logged that are asked about at once (ours: they fit a small terminal)."""


MOST_MISSING_ROWS = 2
"""Rows for the names that a week is recalled by (ours: the questions fit under two weeks)."""


class AnythingMissing(Vertical):
    """What was logged, and the weeks with nothing in them, each with its answers."""

    DEFAULT_CSS = """
    AnythingMissing {
        & .zero { height: auto; }
        & .zero .label { width: 34; color: $text-muted; }
    }
    """

    def __init__(self, *, id: str, classes: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes=classes)
        self._asked: tuple[Week, ...] = ()

    def compose(self) -> ComposeResult:
        """The lines, then a line for each week that may be asked about."""
        yield FittedLines(most=MOST_MISSING_ROWS, id="missing")
        with Vertical(id="zeros"):
            yield Static(Content(words.NONE_LOGGED), classes="asked")
            for place in range(MOST_ASKED):
                with Horizontal(id=f"zero-row-{place}", classes="zero"):
                    yield Static(id=f"zero-week-{place}", classes="label")
                    yield ChoiceLine(words.ANSWERS, id=f"zero-{place}")
            yield Static(id="more-zeros")

    def take(self, value: Closing) -> None:
        """Show what was read; answers already chosen stay with their weeks."""
        missing = list(words.missing_lines(value))
        if not value.unanswered:
            missing += ["", words.NOTHING_MISSING]
        self.query_one("#missing", FittedLines).lines = missing
        said = {week: self._line(week).value for week in self._asked}
        self._asked = asked = value.unanswered[:MOST_ASKED]
        self.query_one("#zeros").display = bool(asked)
        for place in range(MOST_ASKED):
            self.query_one(f"#zero-row-{place}").display = place < len(asked)
        for place, week in enumerate(asked):
            span = Content(week_span(week, value.today))
            self.query_one(f"#zero-week-{place}", Static).update(span)
            self._line(week).value = said.get(week, "")
        more = words.more_unanswered(len(value.unanswered) - len(asked))
        self.query_one("#more-zeros", Static).update(Content(more))

    @property
    def answers(self) -> Mapping[Week, ZeroAnswer]:
        """The answers chosen so far."""
        chosen = {week: self._line(week).value for week in self._asked}
        return {week: ZeroAnswer(answer) for week, answer in chosen.items() if answer}

    @property
    def first(self) -> ChoiceLine | None:
        """Where answering begins; None where nothing is asked."""
        return self._line(self._asked[0]) if self._asked else None

    def _line(self, week: Week) -> ChoiceLine:
        return self.query_one(f"#zero-{self._asked.index(week)}", ChoiceLine)


LINES = {
    "went_well": words.WENT_WELL,
    "felt_rushed": words.FELT_RUSHED,
    "next_line": words.NEXT_LINE,
}
"""The fields of a closed week that are lines, with what each asks."""

MOST_WORDS_ROWS = 4
"""Rows for the line that was given for the week (ours: all of it, unless it is very long)."""


class DoneLine(ChoiceLine):
    """Whether a line was done; ``y`` and ``n`` answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", f"answer('{Kept.YES.value}')", show=False),
        Binding("n", f"answer('{Kept.NO.value}')", show=False),
    ]

    def action_answer(self, answer: str) -> None:
        """Say whether it was done."""
        self.value = answer


class YourWords(Vertical):
    """The line given for this week, whether it was done, and the three new lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The line to answer for, then the fields."""
        with Vertical(id="intention", classes="asked -line"):
            yield FittedLines(most=MOST_WORDS_ROWS, id="intention-line")
            with Horizontal(classes="asked -line"):
                yield Static(Content(words.WAS_IT_DONE), classes="label")
                yield DoneLine(words.DONE, id="done")
        for name, label in LINES.items():
            with Horizontal(classes="asked -line"):
                yield Static(Content(label), classes="label")
                yield LineInput(id=name)

    def take(self, value: Closing) -> None:
        """Show the line that was given for this week; what was typed stays."""
        self.query_one("#intention").display = value.intention is not None
        if value.intention is not None:
            line = words.intention_line(value.intention, value.today)
            self.query_one("#intention-line", FittedLines).lines = (line,)

    def say_again(self, closed: ClosedWeek) -> None:
        """Put what was said of a closed week into the fields."""
        for name in LINES:
            self._field(name).value = getattr(closed, name)

    def take_up(self, said: Mapping[str, str]) -> None:
        """Put what was typed before into the fields; what is not known of them is left."""
        for name in LINES.keys() & said:
            self._field(name).value = said[name]
        if (answer := said.get("next_done")) in dict(words.DONE):
            self._done.value = answer

    @property
    def said(self) -> Mapping[str, str]:
        """The words as they stand, and whether the last line was done."""
        lines = {name: self._field(name).value for name in LINES}
        return {**lines, "next_done": self._done.value}

    @property
    def first(self) -> Widget:
        """Where saying begins: with the line to answer for, if there is one."""
        return self._done if self.query_one("#intention").display else self._field("went_well")

    @property
    def _done(self) -> DoneLine:
        return self.query_one("#done", DoneLine)

    def typed_over(self, before: ClosedWeek | None) -> bool:
        """Whether a line says something else than before."""
        return any(
            self._field(name).value != (getattr(before, name) if before else "") for name in LINES
        )

    def _field(self, name: str) -> LineInput:
        return self.query_one(f"#{name}", LineInput)


MOST_ROWS = 5
"""Rows that one fact may take, where all have room (ours: some 600 cells at 120 columns)."""


class CloseWeekScreen(DataScreen["Date | None", Closing]):
    """The page over the Week; nothing is written before its end but what each step says it is.

    Args:
        day: in the week to close; None for the one that is due.
        drafts: where the words are kept while they are typed.
        rewrites: begins with other words for a week that is closed.
    """

    NAME = "closing"
    DEFAULT_CSS = """
    CloseWeekScreen {
        & #title { height: 1; margin: 1 2 0 2; text-style: bold; }
        & #title { text-wrap: nowrap; text-overflow: ellipsis; }
        & .step, & StepBar, & #close-buttons { display: none; }
        & .step { height: 1fr; margin: 1 2 0 2; overflow-y: auto; scrollbar-size-vertical: 1; }
        & .step Static { height: auto; }
        & .asked { height: auto; margin-top: 1; }
        & .asked .label { width: 24; color: $text-muted; }
        & .asked.-line { margin-bottom: 1; margin-top: 0; }
        & PeopleTable { margin: 0; }
        & #step-help { height: 1; margin: 0 2; color: $text-muted; }
        & #close-buttons { height: 1; margin: 0 2; align-horizontal: right; }
        & #close-buttons Button { width: auto; margin-left: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", show=False),
        Binding("right,pagedown", "move_step(1)", show=False),
        Binding("left,pageup", "move_step(-1)", show=False),
        bound("leave-page", "escape", "leave", priority=False),
        bound("log", "n", "app.log_request", priority=False),
        *GO_BESIDE_FIELDS,
        bound("page", "p", "open_page", priority=False),
        bound("keep-waiting", "y", "keep_waiting", priority=False),
        bound("edit-closing", "e", "say_anew", priority=False),
        bound("open-again", "o", "open_again", priority=False),
        bound("undo", "u", "app.undo", show=False, priority=False),
        bound("redo", "U", "app.redo", show=False, priority=False),
    ]

    step: reactive[Step] = reactive(Step.MISSING)

    def __init__(
        self, day: Date | None, *, drafts: DraftService | None = None, rewrites: bool = False
    ) -> None:
        super().__init__()
        self.day = day
        self._rewrites = rewrites
        self.closing: Closing | None = None
        self._uid = uuid4().hex
        self.autosave = Autosave(
            self,
            self._worth_keeping,
            keep=(lambda draft: drafts.put(self._uid, draft)) if drafts else None,
            leave=(lambda: drafts.leave(self._uid)) if drafts else None,
        )
        self._again: ClosedWeek | None = None
        self.saving = Saving(self._say_of_saving, typed=lambda: self.said, given=lambda: self.said)

    def compose(self) -> ComposeResult:
        """The bar, the steps, the shown one, and how to go on."""
        yield HeaderBar("week")
        yield Static(Content(words.READING), id="title")
        yield StepBar().data_bind(CloseWeekScreen.step)
        yield AnythingMissing(id="step-1", classes="step")
        with Vertical(id="step-2", classes="step"):
            yield FittedLines(most=MOST_ROWS, id="facts")
        with Vertical(id="step-3", classes="step"):
            yield PeopleTable(id="to-follow")
        yield YourWords(id="step-4", classes="step")
        yield Static(id="step-help")
        with Horizontal(id="close-buttons"):
            yield Button(Content(words.BACK), id="back", compact=True)
            yield Button(Content(words.GO_ON), id="go-on", variant="primary", compact=True)
        yield from self.compose_foot()

    # what is read for it

    @property
    def data_query(self) -> Date | None:
        """In which week to close."""
        return self.day

    @staticmethod
    def read(coach: Coach, query: Date | None) -> Closing:
        """Read what the steps show. Raises InvalidInput for a week ahead."""
        return coach.closing.preview(query)

    def update(self, value: Closing) -> None:
        """Show what was read; what was typed stays."""
        first, self.closing = self.closing is None, value
        self.query_one(YourWords).take(value)
        if first and self._rewrites:
            self._begin_again()
        self.query_one("#title", Static).update(Content(words.title(value)))
        facts = words.fact_lines(value, again=self._again is not None)
        self.query_one("#facts", FittedLines).lines = tuple(facts)
        self.query_one(AnythingMissing).take(value)
        table = self.query_one("#to-follow", PeopleTable)
        table.today, table.nothing = value.today, (words.NOTHING_TO_FOLLOW,)
        table.show(value.to_follow, stays=not first)
        self._show_step()
        if first:
            # The next key waits for it.
            start(self, partial(self._begin, value), group=ANSWERING)

    async def _begin(self, value: Closing) -> None:
        """Go on with what was typed and not saved; ask first where the week is not nearly over."""
        if not self.is_closed:
            await self._take_up_draft()
        if value.is_early:
            await self._ask_if_early(value)

    async def _ask_if_early(self, value: Closing) -> None:
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        def answered(closes: bool | None) -> None:
            if not closes:
                self.leave_by(self.actions.navigation.leave_page)

        question = words.early_question(value)
        await self.app.push_screen(
            ConfirmScreen(question, yes=words.EARLY_YES, no=words.EARLY_NO), answered
        )

    # going from step to step

    @property
    def is_closed(self) -> bool:
        """Whether the week is closed, and nothing else is being said of it."""
        closing = self.closing
        return closing is not None and closing.closed is not None and self._again is None

    def watch_step(self) -> None:
        """Show another step."""
        if self.is_mounted and self.closing is not None:
            self._show_step()

    def _show_step(self) -> None:
        step = Step.WEEK if self.is_closed else self.step
        self.query_one(StepBar).display = not self.is_closed
        for one in Step:
            self.query_one(f"#step-{one.value}").display = one is step
        again = self._again is not None
        self.query_one("#step-help", Static).update(Content(self._help(step)))
        self.query_one("#close-buttons").display = not self.is_closed
        self.query_one("#go-on", Button).label = Content(words.go_on(step, again=again))
        self._focus(step)
        self.refresh_bindings()

    def _help(self, step: Step) -> str:
        if self.is_closed or self.closing is None:
            return words.OPEN_AGAIN
        return words.step_help(step, self.closing, again=self._again is not None)

    def _focus(self, step: Step) -> None:
        focused = self.focused
        if focused is not None and self.query_one(f"#step-{step.value}") in focused.ancestors:
            return
        # No button: one that was just pressed is deaf for a moment.
        begins: Widget | None = None
        match step:
            case Step.MISSING:
                begins = self.query_one(AnythingMissing).first
            case Step.FOLLOW_UP:
                begins = self.query_one("#to-follow")
            case Step.WORDS:
                begins = self.query_one(YourWords).first
        self.set_focus(begins)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the shown step has."""
        match action:
            case "open_page" | "keep_waiting":
                return self.step is Step.FOLLOW_UP and not self.is_closed
            case "say_anew" | "open_again":
                return self.is_closed
        return True

    @on(RowTable.Chosen)
    @on(Input.Submitted)
    @on(Button.Pressed, "#go-on")
    async def action_go_on(self) -> None:
        """Go on to the next step; from the last one, close the week."""
        if self.is_closed:
            self.leave_by(self.actions.navigation.leave_page)
            return
        if self.step is Step.WORDS:
            self._save()
            return
        answers = self.query_one(AnythingMissing).answers if self.step is Step.MISSING else {}
        self.step = Step(self.step + 1)
        if answers:
            await self.actions.closing.answer_zeros(answers)

    def _save(self) -> None:
        closing = self.actions.closing
        end = self.autosave.end
        save = (
            partial(closing.close, self.day, written=end)
            if self._again is None
            else partial(closing.rewrite, self._again.week, written=end)
        )
        self.saving.begin(self, save, self.said, closing.leave_saved)

    async def _leave(self) -> None:
        await self.autosave.let_go()
        await self.actions.navigation.leave_page()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        if self.step is Step.MISSING:
            self.action_leave()
        else:
            self.action_move_step(-1)

    def action_move_step(self, steps: int) -> None:
        """Go to a step beside this one."""
        self.step = Step(max(Step.MISSING, min(self.step + steps, Step.WORDS)))

    def action_show_step(self, step: int) -> None:
        """Go to a step."""
        self.step = Step(step)

    # what is said

    @property
    def said(self) -> Mapping[str, str]:
        """The words as they stand, and whether the last line was done."""
        return self.query_one(YourWords).said

    def _say_of_saving(self, sentence: str, *, wrong: bool) -> None:
        self.say(sentence)

    # keeping what is typed

    @property
    def draft_form(self) -> str:
        """Under which name the words of this week are kept."""
        return f"closing {self.closing.week.start.isoformat()}" if self.closing else ""

    def _worth_keeping(self) -> FormDraft | None:
        if self.closing is None or self.is_closed:
            return None
        if not self.query_one(YourWords).typed_over(self._again):
            return None
        return FormDraft(uid=self._uid, form=self.draft_form, fields=self.said)

    @on(Input.Changed)
    def follow(self) -> None:
        """Keep what was just typed, soon."""
        self.autosave.follow()

    async def _take_up_draft(self) -> None:
        """Go on with what was typed for this week before, and not saved."""
        draft = await self.actions.closing.draft_of(self.draft_form)
        if draft is not None:
            self._uid = draft.uid
            self.query_one(YourWords).take_up(draft.fields)
            self.say(TYPED_AGAIN)

    # closed weeks

    async def action_say_anew(self) -> None:
        """Say something else of a closed week; what was said stands in the fields."""
        if self.closing is not None and self.closing.closed is not None:
            self._begin_again()
            self.update(self.closing)
            await self._take_up_draft()

    def _begin_again(self) -> None:
        if self.closing is not None and self.closing.closed is not None:
            self._again = self.closing.closed
            self.query_one(YourWords).say_again(self._again)
            self.step = Step.WORDS

    async def action_open_again(self) -> None:
        """Open a closed week again; what was said stands in the fields."""
        if self.closing is not None and self.closing.closed is not None:
            self.query_one(YourWords).say_again(self.closing.closed)
            await self.actions.closing.reopen(self.closing.closed.week)

    async def action_open_page(self) -> None:
        """Open the page of the person under the cursor."""
        row = self.query_one("#to-follow", PeopleTable).selected
        if row is not None:
            from netcoach.wording.people.shelves import person_on

            await self.actions.navigation.open_person(person_on(row).id)

    async def action_keep_waiting(self) -> None:
        """Keep the request under the cursor for now."""
        row = self.query_one("#to-follow", PeopleTable).selected
        if isinstance(row, Waiting):
            await self.actions.people.keep_waiting(row.person, row.request_id)

    def action_leave(self) -> None:
        """Leave, first asking where something was typed; or give up saving."""
        if self.saving.under_way:
            self.saving.give_up()
            return
        if not self.query_one(YourWords).typed_over(self._again):
            self.leave_by(self._leave)
            return
        from netcoach.tui.dialogs.confirm import ConfirmScreen

        def answered(leaves: bool | None) -> None:
            if leaves:
                self.leave_by(self._leave)

        asked = words.LEAVE_QUESTION if self._again is None else words.LEAVE_AGAIN_QUESTION
        question = ConfirmScreen(asked, yes=words.LEAVE_YES, no=words.LEAVE_NO)
        self.app.push_screen(question, answered)
