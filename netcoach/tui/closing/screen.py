"""Close the week: the week, whom to follow up, and words of one's own; facts first."""

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
from netcoach.domain.people.shelves import HelloOwed, Waiting
from netcoach.domain.week.marks import ClosedWeek
from netcoach.tui.autosave import Autosave
from netcoach.tui.closing.steps import WeekStep, YourWords
from netcoach.tui.data_screen import DataScreen
from netcoach.tui.keys import GO_BESIDE_FIELDS, bound
from netcoach.tui.people.widgets import PeopleTable
from netcoach.tui.runner import start
from netcoach.tui.saving import Saving
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.widgets.bars import HeaderBar, StepBar
from netcoach.tui.widgets.table import RowTable
from netcoach.wording import closing as words
from netcoach.wording.closing import Step
from netcoach.wording.done import TYPED_AGAIN
from netcoach.wording.people.shelves import SELECT_FIRST, person_on

if TYPE_CHECKING:
    from netcoach.coach import Coach
    from netcoach.coach.drafts import DraftService
    from netcoach.wording.people.shelves import ShelfRow


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
        & #check { height: auto; margin: 1 2 0 2; color: $text-muted; }
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
        bound("said-hello", "t", "said_hello", priority=False),
        bound("keep-waiting", "K", "keep_waiting", priority=False),
        bound("remind", "f", "remind", priority=False),
        bound("outcome", "o", "settle", priority=False),
        bound("record-lapsed", "E", "record_lapsed", priority=False),
        bound("looked", "L", "looked", priority=False),
        bound("edit-closing", "e", "say_anew", priority=False),
        bound("open-again", "W", "open_again", priority=False),
        bound("undo", "u", "app.undo", show=False, priority=False),
        bound("redo", "U", "app.redo", show=False, priority=False),
    ]

    step: reactive[Step] = reactive(Step.WEEK)

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
        self.steps = tuple(Step)
        self.saving = Saving(self._say_of_saving, typed=lambda: self.said, given=lambda: self.said)

    def compose(self) -> ComposeResult:
        """The bar, the steps, the shown one, and how to go on."""
        yield HeaderBar("week")
        yield Static(Content(words.READING), id="title")
        yield StepBar().data_bind(CloseWeekScreen.step)
        yield WeekStep(id="step-1", classes="step")
        with Vertical(id="step-2", classes="step"):
            yield PeopleTable(id="to-follow")
        yield YourWords(id="step-3", classes="step")
        yield Static(id="check")
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
        if first:
            self.steps = words.steps_of(value)
            self.query_one(StepBar).steps = self.steps
        self.query_one(YourWords).take(value)
        if first and self._rewrites:
            self._begin_again()
        self.query_one("#title", Static).update(Content(words.title(value)))
        self.query_one(WeekStep).take(value, again=self._again is not None)
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
        self._show_check(step)
        self.query_one("#step-help", Static).update(Content(self._help(step)))
        self.query_one("#close-buttons").display = not self.is_closed
        self.query_one("#go-on", Button).label = Content(words.go_on(step, again=again))
        self._focus(step)
        self.refresh_bindings()

    def _show_check(self, step: Step) -> None:
        """Show what is asked of the network, on the page that follows people up."""
        check, closing = self.query_one("#check", Static), self.closing
        alone = Step.FOLLOW_UP not in self.steps
        check.display = step is (Step.WEEK if alone else Step.FOLLOW_UP) and not self.is_closed
        if check.display and closing is not None:
            check.update(Content("\n".join(words.check_lines(closing, alone=alone))))

    @property
    def follows_up(self) -> bool:
        """Whether the shown page is the one on which people are followed up."""
        return self.query_one("#check").display

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
            case Step.WEEK:
                begins = self.query_one(WeekStep).first
            case Step.FOLLOW_UP:
                begins = self.query_one("#to-follow")
            case Step.WORDS:
                begins = self.query_one(YourWords).first
        self.set_focus(begins)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the shown step has."""
        match action:
            case "open_page" | "keep_waiting" | "said_hello" | "remind" | "settle":
                return self.step is Step.FOLLOW_UP and not self.is_closed
            case "record_lapsed":
                return self.follows_up and bool(self.closing and self.closing.lapsed)
            case "looked":
                return self.follows_up
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
        answers = self.query_one(WeekStep).answers if self.step is Step.WEEK else {}
        self.action_move_step(1)
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
        if self.step is Step.WEEK:
            self.action_leave()
        else:
            self.action_move_step(-1)

    def action_move_step(self, steps: int) -> None:
        """Go to a step beside this one."""
        place = self.steps.index(self.step) + steps
        self.step = self.steps[max(0, min(place, len(self.steps) - 1))]

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

    # following up

    @property
    def selected(self) -> ShelfRow | None:
        """The row under the cursor."""
        return self.query_one("#to-follow", PeopleTable).selected

    async def action_open_page(self) -> None:
        """Open the page of the person under the cursor."""
        if self.selected is not None:
            await self.actions.navigation.open_person(person_on(self.selected).id)

    async def action_said_hello(self) -> None:
        """Note that the user wrote to the person under the cursor, today."""
        if self.selected is not None:
            await self.actions.people.said_hello(person_on(self.selected))

    async def action_keep_waiting(self) -> None:
        """Keep the request under the cursor for now."""
        if isinstance(self.selected, Waiting):
            row = self.selected
            await self.actions.people.keep_waiting(row.person, row.request_id)
        else:
            self.say(words.NO_WAIT_SELECTED)

    async def action_settle(self) -> None:
        """Say what became of the request under the cursor."""
        if isinstance(self.selected, HelloOwed | Waiting):
            await self.actions.outcomes.settle_by_ids((self.selected.request_id,))

    async def action_remind(self) -> None:
        """Ask in how many days to be reminded of the person under the cursor."""
        if self.selected is None:
            self.say(SELECT_FIRST)
            return
        person = person_on(self.selected)

        async def answered(letter: str) -> None:
            if (days := words.REMIND_DAYS.get(letter)) is None:
                await self.actions.plans.follow_up(person)
            else:
                await self.actions.people.remind(person, days)

        question = words.remind_question(person)
        self.ask(question, words.REMIND_ANSWERS, words.REMIND_SKIPS, answered)

    async def action_record_lapsed(self) -> None:
        """Record every request that has waited for over six months as lapsed."""
        if self.closing is not None:
            await self.actions.week.record_lapsed(self.closing.lapsed)

    async def action_looked(self) -> None:
        """Keep that the user looked through My Network today."""
        await self.actions.week.looked()

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
