"""Names that fit more than one: one question after the other, none that must be answered."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from netcoach.coach.importing.choices import Choice, OpenQuestion
from netcoach.coach.importing.summary import ImportPlan
from netcoach.domain.text import printable
from netcoach.wording import importing as said
from netcoach.wording import importing as words


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
        self.query_one("#asked", Static).update(printable(said.question_line(question)))
        answers = self.query_one(OptionList)
        lines = [said.choice_line(question, one) for one in self._open]
        lines += [said.NONE, said.LEAVE_OPEN]
        answers.set_options(Option(Content(printable(line))) for line in lines)
        answers.highlighted = self._given(question)

    def _given(self, question: OpenQuestion) -> int:
        """Which answer the cursor begins on."""
        given = self.plan.choices.given
        if question not in given:
            return len(self._open) + 1
        answer = given[question]
        return self._open.index(answer) if answer else len(self._open)
