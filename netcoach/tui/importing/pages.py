"""The pages of an import: the work, the preview, its questions, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from netcoach.coach.importing.choices import Choice, OpenQuestion
from netcoach.coach.importing.plan import plan_counts
from netcoach.coach.importing.summary import ImportPlan
from netcoach.domain.text import printable
from netcoach.tui.mounting import while_ready
from netcoach.wording import importing as words
from netcoach.wording.importing import Section, answer_questions, preview, record
from netcoach.wording.pages import GONE_BUTTON
from netcoach.wording.sheets import COLUMNS_BUTTON

SETTLED = 0.25
"""Seconds until Enter answers a page (ours): the Enter of the step before must not."""


class ImportPage(Vertical):
    """Shows paragraphs; the arrows scroll them whichever button has the focus.

    Args:
        buttons: id and label of each, the one Enter presses first.
    """

    DEFAULT_CSS = """
    ImportPage {
        height: 1fr;
        & > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & > VerticalScroll > Static { height: auto; }
        & > Horizontal { height: 1; margin-top: 1; align-horizontal: right; }
        & Button { margin-left: 2; width: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "read('scroll_up')", show=False, priority=True),
        Binding("down,j", "read('scroll_down')", show=False, priority=True),
        Binding("pageup", "read('page_up')", show=False, priority=True),
        Binding("pagedown", "read('page_down')", show=False, priority=True),
        Binding("space", "read('page_down')", show=False),
        Binding("home", "read('scroll_home')", show=False, priority=True),
        Binding("end", "read('scroll_end')", show=False, priority=True),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, *, id: str, buttons: Sequence[tuple[str, str]]) -> None:  # noqa: A002
        super().__init__(id=id)
        self._buttons = buttons

    def compose(self) -> ComposeResult:
        """The text over the buttons; the first one stands on the right."""
        with VerticalScroll():
            yield Static(classes="said", markup=False)
        yield from self.above_buttons()
        with Horizontal():
            for name, label in reversed(self._buttons):
                button = Button(Content(label), id=name, compact=True)
                button.variant = "primary" if name == self._buttons[0][0] else "default"
                yield button

    def above_buttons(self) -> ComposeResult:
        """What stands between the text and the buttons."""
        yield from ()

    def say(self, said: Content) -> None:
        """Show another text where the one before is read."""
        self.query_one(".said", Static).update(said)

    def begin(self) -> None:
        """Go to the beginning of the text."""
        text = self.query_one(VerticalScroll)
        text.scroll_home(animate=False)
        text.focus()
        self.set_timer(SETTLED, while_ready(self, self._settle))

    def _settle(self) -> None:
        if self.display and self.query_one(VerticalScroll).has_focus:
            self.query_one(f"#{self._buttons[0][0]}", Button).focus()

    async def action_read(self, action: str) -> None:
        """Scroll the text."""
        await self.query_one(VerticalScroll).run_action(action)


def set_out(sections: Sequence[Section]) -> Content:
    """Set sections under their headings; the first line of all is the gist.

    Names of files are in them: data, never markup.
    """
    return Content("\n\n").join(
        _set(section, gist=number == 0) for number, section in enumerate(sections)
    )


def _set(section: Section, *, gist: bool) -> Content:
    lines = [Content(printable(line)) for line in section.lines]
    if gist and lines:
        lines[0] = lines[0].stylize("bold")
    if section.heading:
        lines.insert(0, Content.styled(section.heading, "bold $text-primary"))
    return Content("\n").join(lines)


class ImportWork(Vertical):
    """A sentence over a bar that moves, and a button that stops it."""

    DEFAULT_CSS = """
    ImportWork {
        height: 1fr;
        align: center middle;
        & > #doing, & > ProgressBar { width: auto; height: 1; margin-bottom: 1; }
        & > Button { width: auto; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="work")

    def compose(self) -> ComposeResult:
        """The sentence, the bar, the button."""
        yield Static(id="doing", markup=False)
        yield ProgressBar(total=1.0, show_eta=False)
        stop = Button(Content(words.STOP), id="stop", compact=True)
        stop.can_focus = False
        yield stop

    def begin(self, doing: str) -> None:
        """Begin at nothing done."""
        self.say(doing)
        self.show(0.0)
        # No focus on the button: the second of two Enters must not stop what the first began.
        self.screen.set_focus(None)

    def say(self, doing: str) -> None:
        """Say what is done at the moment."""
        self.query_one("#doing", Static).update(doing)

    def show(self, done: float) -> None:
        """Show how far it is, 0.0 to 1.0."""
        self.query_one(ProgressBar).update(progress=done)


class ImportAsk(Vertical):
    """Asks what only the user can tell; the list of answers has the focus.

    The cursor begins on the answer that was given, else on leaving the question open.
    ``plan`` has the answers so far, whenever it is left.
    """

    DEFAULT_CSS = """
    ImportAsk {
        height: 1fr;
        & > #number { height: 1; color: $text-muted; }
        & > #asked { height: auto; margin: 1 0; text-style: bold; }
        & > OptionList {
            height: 1fr;
            border: none;
            padding: 0;
            background: transparent;
            scrollbar-size-vertical: 1;
            &:focus { border: none; }
        }
    }
    """

    plan: ImportPlan

    class Done(Message):
        """Every question was gone through."""

    def __init__(self) -> None:
        super().__init__(id="ask")
        self._at = 0
        self._open: tuple[Choice, ...] = ()

    def compose(self) -> ComposeResult:
        """Which question it is, the question, its answers."""
        yield Static(id="number", markup=False)
        yield Static(id="asked", markup=False)
        yield OptionList(id="answers", compact=True, markup=False)

    def begin(self, plan: ImportPlan) -> None:
        """Ask from the first question on."""
        self.plan = plan
        self._at = -1
        self._next()
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _answer(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        question, choices = self.plan.questions[self._at], self.plan.choices
        answers = (*self._open, None)
        if event.option_index < len(answers):
            choices = choices.answer(question, answers[event.option_index])
        else:
            choices = choices.leave_open(question)
        self.plan = replace(self.plan, choices=choices)
        self._next()

    def _next(self) -> None:
        """Go on to a question that earlier answers left something of."""
        questions = self.plan.questions
        for at in range(self._at + 1, len(questions)):
            self._at, self._open = at, self.plan.choices.open_to(questions[at])
            if self._open:
                self._show(questions[at])
                return
        self.post_message(self.Done())

    def _show(self, question: OpenQuestion) -> None:
        number = words.question_number(self._at + 1, len(self.plan.questions))
        self.query_one("#number", Static).update(number)
        self.query_one("#asked", Static).update(printable(words.question_line(question)))
        answers = self.query_one(OptionList)
        lines = [words.choice_line(question, one) for one in self._open]
        lines += [words.NONE, words.LEAVE_OPEN]
        answers.set_options(Option(Content(printable(line))) for line in lines)
        answers.highlighted = self._given(question)

    def _given(self, question: OpenQuestion) -> int:
        """Which answer the cursor begins on."""
        given = self.plan.choices.given
        if question not in given:
            return len(self._open) + 1
        answer = given[question]
        return self._open.index(answer) if answer else len(self._open)


LISTED = 1_000
"""Rows that could not be read which are named (ours: as many as are kept of one file)."""


class Tick(Button):
    """Something that is on or off; Space turns it too, as in any form."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "press", show=False)]


class ImportPreview(ImportPage):
    """The counts, a box to tick when outcomes are offered, a way to the questions if any."""

    DEFAULT_CSS = """
    ImportPreview {
        & > #outcomes { margin: 1 0 0 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "press('outcomes')", show=False),
        Binding("a", "press('answer')", show=False),
        Binding("c", "press('columns')", show=False),
        Binding("w", "press('who')", show=False),
    ]

    plan: ImportPlan
    """What was shown last, with what was chosen."""

    def __init__(self) -> None:
        super().__init__(
            id="preview",
            buttons=(
                ("carry-out", words.IMPORT),
                ("answer", ""),
                ("columns", COLUMNS_BUTTON),
                ("who", GONE_BUTTON),
                ("leave", words.BACK),
            ),
        )

    def above_buttons(self) -> ComposeResult:
        """The box to tick."""
        yield Tick("", id="outcomes", compact=True)

    @property
    def keys(self) -> str:
        """What the keys do."""
        offered = bool(self.plan.summary.suggestions.total)
        return words.preview_keys(
            outcomes=offered,
            questions=bool(self.plan.questions),
            columns=self.plan.summary.sheet is not None,
            gone=_has_gone(self.plan),
        )

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan with what is chosen; the text stays where it is read."""
        self.plan = plan
        summary = plan_counts(plan)
        self.say(plan_content(plan))
        outcomes = self.query_one("#outcomes", Button)
        outcomes.display = bool(summary.suggestions.total)
        ticked = words.ticked(record(summary.suggestions), on=summary.suggestions.recorded)
        outcomes.label = Content(ticked)
        self.query_one("#columns", Button).display = summary.sheet is not None
        self.query_one("#who", Button).display = _has_gone(plan)
        answer = self.query_one("#answer", Button)
        answer.display = bool(plan.questions)
        answer.label = Content(answer_questions(summary.questions, summary.answered))

    @on(Button.Pressed, "#outcomes")
    def _tick(self, event: Button.Pressed) -> None:
        event.stop()
        choices = replace(self.plan.choices, outcomes=not self.plan.choices.outcomes)
        self.show_plan(replace(self.plan, choices=choices))

    def action_press(self, button: str) -> None:
        """Press a button by its key."""
        pressed = self.query_one(f"#{button}", Button)
        if pressed.display:
            pressed.press()


def _has_gone(plan: ImportPlan) -> bool:
    return plan.summary.page is not None and bool(plan.summary.page.gone)


def plan_content(plan: ImportPlan) -> Content:
    """What a plan would do, with what was chosen, set for reading."""
    return set_out(preview(plan_counts(plan), listed=LISTED))
