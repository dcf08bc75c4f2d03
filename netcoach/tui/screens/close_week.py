"""Close the week: four short steps, facts first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from pendulum import Date
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Input, Static

from netcoach.domain.clean import printable
from netcoach.domain.closing import Closing
from netcoach.domain.marks import ClosedWeek, ZeroAnswer
from netcoach.domain.shelves import Waiting
from netcoach.domain.week import Week
from netcoach.tui.keys import GO_BESIDE_FIELDS, bound
from netcoach.tui.messages import PersonAsked
from netcoach.tui.people_errands import KeepWaitingAsked, PageLeft
from netcoach.tui.place import PlaceScreen
from netcoach.tui.ritual_errands import CloseNow, ZerosAnswered
from netcoach.tui.widgets.choice_line import ChoiceLine
from netcoach.tui.widgets.form_inputs import LineInput
from netcoach.tui.widgets.header_bar import HeaderBar
from netcoach.tui.widgets.people_table import PeopleTable
from netcoach.tui.widgets.row_table import RowTable
from netcoach.tui.widgets.step_bar import StepBar
from netcoach.wording import closing as words
from netcoach.wording.closing import Step
from netcoach.wording.week import week_span

if TYPE_CHECKING:
    from netcoach.coach import Coach

MOST_ASKED = 5
"""Weeks with nothing logged that are asked about at once (ours: they fit a small terminal)."""

LINES = ("went_well", "felt_rushed", "next_line")


class CloseWeekScreen(PlaceScreen["Date | None", Closing]):
    """The page over the Week; nothing is written before its end but what each step says it is.

    Args:
        day: in the week to close; None for the one that is due.
    """

    PLACE = "closing"
    DEFAULT_CSS = """
    CloseWeekScreen {
        & #title { height: auto; margin: 1 2 0 2; text-style: bold; }
        & .step { height: 1fr; margin: 1 2 0 2; }
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
        bound("undo", "u", "app.undo", show=False, priority=False),
        bound("redo", "U", "app.redo", show=False, priority=False),
    ]

    step: reactive[Step] = reactive(Step.MISSING)

    def __init__(self, day: Date | None) -> None:
        super().__init__()
        self.day = day
        self.closing: Closing | None = None
        self._again: ClosedWeek | None = None
        self._asked: tuple[Week, ...] = ()

    def compose(self) -> ComposeResult:
        """The bar, the steps, the shown one, and how to go on."""
        yield HeaderBar("week")
        yield Static(Content(words.READING), id="title")
        yield StepBar().data_bind(CloseWeekScreen.step)
        with Vertical(id="step-1", classes="step"):
            yield Static(id="missing")
            with Vertical(id="zeros"):
                yield Static(Content(words.NONE_LOGGED), classes="asked")
                for place in range(MOST_ASKED):
                    with Horizontal(id=f"zero-row-{place}", classes="asked -line"):
                        yield Static(id=f"zero-week-{place}", classes="label")
                        yield ChoiceLine(words.ANSWERS, id=f"zero-{place}")
                yield Static(id="more-zeros")
        with Vertical(id="step-2", classes="step"):
            yield Static(id="facts")
        with Vertical(id="step-3", classes="step"):
            yield PeopleTable(id="to-follow")
        with Vertical(id="step-4", classes="step"):
            yield from self._words()
        yield Static(id="step-help")
        with Horizontal(id="close-buttons"):
            yield Button(Content(words.BACK), id="back", compact=True)
            yield Button(Content(words.GO_ON), id="go-on", variant="primary", compact=True)
        yield from self.compose_foot()

    def _words(self) -> ComposeResult:
        with Vertical(id="promise", classes="asked -line"):
            yield Static(id="promise-line")
            with Horizontal(classes="asked -line"):
                yield Static(Content(words.WAS_IT_DONE), classes="label")
                yield ChoiceLine(words.DONE, id="done")
        labels = (words.WENT_WELL, words.FELT_RUSHED, words.NEXT_LINE)
        for name, label in zip(LINES, labels, strict=True):
            with Horizontal(classes="asked -line"):
                yield Static(Content(label), classes="label")
                yield LineInput(id=name)

    # what is read for it

    @property
    def wish(self) -> Date | None:
        """In which week to close."""
        return self.day

    @staticmethod
    def read(coach: Coach, wish: Date | None) -> Closing:
        """Read what the steps show. Raises InvalidInput for a week ahead."""
        return coach.closing(wish)

    def take(self, value: Closing) -> None:
        """Show what was read; what was typed stays."""
        first, self.closing = self.closing is None, value
        today = value.today
        self.query_one("#title", Static).update(Content(words.title(value)))
        self.query_one("#facts", Static).update(_lines(self._facts(value)))
        missing = list(words.missing_lines(value))
        if not value.unanswered:
            missing += ["", words.NOTHING_MISSING]
        self.query_one("#missing", Static).update(_lines(missing))
        self._ask_about(value)
        table = self.query_one("#to-follow", PeopleTable)
        table.today, table.nothing = today, (words.NOTHING_TO_FOLLOW,)
        table.show((*value.hello_owed, *value.long_pending), stays=not first)
        self._show_promise(value)
        self._show_step()

    def _facts(self, value: Closing) -> Iterator[str]:
        closed = value.closed
        if closed is not None and self._again is None:
            yield words.CLOSED_TITLE
            yield words.closed_on(closed, value.today)
            yield from words.closed_lines(closed)
            yield ""
        for one in value.weeks:
            yield from words.week_lines(one, value.today)
            yield ""

    def _ask_about(self, value: Closing) -> None:
        asked = value.unanswered[:MOST_ASKED]
        said = {week: self._answer_line(week).value for week in self._asked}
        self._asked = asked
        self.query_one("#zeros").display = bool(asked)
        for place in range(MOST_ASKED):
            self.query_one(f"#zero-row-{place}").display = place < len(asked)
        for place, week in enumerate(asked):
            span = Content(week_span(week, value.today))
            self.query_one(f"#zero-week-{place}", Static).update(span)
            self._answer_line(week).value = said.get(week, "")
        more = words.more_unanswered(len(value.unanswered) - len(asked))
        self.query_one("#more-zeros", Static).update(Content(more))

    def _answer_line(self, week: Week) -> ChoiceLine:
        return self.query_one(f"#zero-{self._asked.index(week)}", ChoiceLine)

    def _show_promise(self, value: Closing) -> None:
        self.query_one("#promise").display = value.promise is not None
        if value.promise is not None:
            line = words.promise_line(value.promise, value.today)
            self.query_one("#promise-line", Static).update(Content(printable(line)))

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
        said = words.OPEN_AGAIN if self.is_closed else words.HELP[step]
        self.query_one("#step-help", Static).update(Content(said))
        self.query_one("#close-buttons").display = not self.is_closed
        label = words.CLOSE_BUTTON if step is Step.WORDS else words.GO_ON
        self.query_one("#go-on", Button).label = Content(label)
        self._focus(step)
        self.refresh_bindings()

    def _focus(self, step: Step) -> None:
        match step:
            case Step.FOLLOW_UP:
                self.query_one("#to-follow").focus()
            case Step.WORDS:
                self.query_one("#went_well").focus()
            case Step.MISSING if self._asked:
                self.query_one("#zero-0").focus()
            case _:
                # No button: one that was just pressed is deaf for a moment.
                self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the shown step has."""
        match action:
            case "log_request":
                return self.step in (Step.MISSING, Step.WEEK) and not self.is_closed
            case "open_page" | "keep_waiting":
                return self.step is Step.FOLLOW_UP and not self.is_closed
            case "say_anew":
                return self.is_closed
        return True

    @on(RowTable.Chosen)
    @on(Input.Submitted)
    @on(Button.Pressed, "#go-on")
    def action_go_on(self) -> None:
        """Go on to the next step; from the last one, close the week."""
        if self.is_closed:
            self.post_message(PageLeft())
            return
        if self.step is Step.MISSING:
            self._answer_zeros()
        if self.step is Step.WORDS:
            self.post_message(CloseNow(self.day, self.said, self._again))
        else:
            self.step = Step(self.step + 1)

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
        lines = {name: self.query_one(f"#{name}", LineInput).value for name in LINES}
        return {**lines, "next_done": self.query_one("#done", ChoiceLine).value}

    def _answer_zeros(self) -> None:
        answers = {
            week: ZeroAnswer(answer)
            for week in self._asked
            if (answer := self._answer_line(week).value)
        }
        if answers:
            self.post_message(ZerosAnswered(answers))

    def action_say_anew(self) -> None:
        """Say something else of a closed week; what was said stands in the fields."""
        if self.closing is None or self.closing.closed is None:
            return
        self._again = self.closing.closed
        for name in LINES:
            self.query_one(f"#{name}", LineInput).value = getattr(self._again, name)
        self.step = Step.WORDS
        self.take(self.closing)

    def action_open_page(self) -> None:
        """Open the page of the person under the cursor."""
        row = self.query_one("#to-follow", PeopleTable).selected
        if row is not None:
            from netcoach.wording.people import person_of

            self.post_message(PersonAsked(person_of(row).id))

    def action_keep_waiting(self) -> None:
        """Keep the request under the cursor for now."""
        row = self.query_one("#to-follow", PeopleTable).selected
        if isinstance(row, Waiting):
            self.post_message(KeepWaitingAsked(row.person, row.request_id))

    def action_leave(self) -> None:
        """Leave; ask first where something was typed."""
        before = self._again
        typed = any(
            self.query_one(f"#{name}", LineInput).value != (getattr(before, name) if before else "")
            for name in LINES
        )
        if not typed:
            self.post_message(PageLeft())
            return
        from netcoach.tui.screens.confirm import ConfirmScreen

        def answered(leaves: bool | None) -> None:
            if leaves:
                self.post_message(PageLeft())

        question = ConfirmScreen(words.LEAVE_QUESTION, yes=words.LEAVE_YES, no=words.LEAVE_NO)
        self.app.push_screen(question, answered)


def _lines(lines: Iterator[str] | list[str]) -> Content:
    return Content("\n".join(printable(line) for line in lines))
