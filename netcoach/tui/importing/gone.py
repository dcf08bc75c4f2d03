"""Asking what became of requests that are not on the Sent page any more."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from netcoach.coach.importing.pages import GoneRequest
from netcoach.coach.importing.summary import ImportPlan
from netcoach.domain.text import printable
from netcoach.wording.pages import BECAME, GONE_HELP, gone_line, gone_said


class ImportGone(Vertical):
    """Everybody who is gone, with what became of each; Space goes on to the next answer.

    ``plan`` has the answers so far, whenever it is left.
    """

    DEFAULT_CSS = """
    ImportGone {
        height: 1fr;
        & > #who { height: auto; text-style: bold; }
        & > #why { height: auto; color: $text-muted; margin-bottom: 1; }
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

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "cycle", show=False, priority=True)]

    plan: ImportPlan

    class Done(Message):
        """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__(id="gone")

    def compose(self) -> ComposeResult:
        """The question, why it is asked, everybody."""
        yield Static(id="who", markup=False)
        yield Static(Content(GONE_HELP), id="why")
        yield OptionList(id="missing", compact=True, markup=False)

    def begin(self, plan: ImportPlan) -> None:
        """Ask about a plan."""
        self.plan = plan
        self.query_one("#who", Static).update(gone_line(len(self._gone)))
        people = self.query_one(OptionList)
        people.set_options(Option(self._line(one)) for one in self._gone)
        people.highlighted = 0
        people.focus()

    @property
    def _gone(self) -> tuple[GoneRequest, ...]:
        page = self.plan.summary.page
        return page.gone if page else ()

    def _line(self, one: GoneRequest) -> Content:
        became = self.plan.choices.gone.get(one.request_id)
        line = Content(printable(gone_said(one, became)))
        return line.stylize("bold") if became else line

    def action_cycle(self) -> None:
        """Go on to the next thing that can have become of the one under the cursor."""
        people = self.query_one(OptionList)
        at = people.highlighted
        if at is None:
            return
        one, given = self._gone[at], dict(self.plan.choices.gone)
        kinds = list(BECAME)
        became = kinds[(kinds.index(given.pop(one.request_id, None)) + 1) % len(kinds)]
        if became is not None:
            given[one.request_id] = became
        self.plan = replace(self.plan, choices=replace(self.plan.choices, gone=given))
        people.replace_option_prompt_at_index(at, self._line(one))

    @on(OptionList.OptionSelected)
    def _done(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Done())
