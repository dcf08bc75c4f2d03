"""What an import would do, with what it leaves to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button

from netcoach.coach.importing.plan import counted
from netcoach.coach.importing.summary import ImportPlan
from netcoach.tui.widgets.import_page import ImportPage
from netcoach.tui.widgets.import_said import set_out
from netcoach.wording import importing as words
from netcoach.wording.importing import answer_questions, preview, record

LISTED = 1_000
"""Rows that could not be read which are named (ours: as many as are kept of one file)."""


class Tick(Button):
    """Something that is on or off; Space turns it too, as in any form."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "press", show=False)]


class ImportPreview(ImportPage):
    """The counts, a box to tick when milestones are offered, a way to the questions if any."""

    DEFAULT_CSS = """
    ImportPreview {
        & > #milestones { margin: 1 0 0 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "press('milestones')", show=False),
        Binding("a", "press('answer')", show=False),
    ]

    plan: ImportPlan
    """What was shown last, with what was chosen."""

    def __init__(self) -> None:
        super().__init__(
            id="preview",
            buttons=(("carry-out", words.IMPORT), ("answer", ""), ("leave", words.BACK)),
        )

    def above_buttons(self) -> ComposeResult:
        """The box to tick."""
        yield Tick("", id="milestones", compact=True)

    @property
    def keys(self) -> str:
        """What the keys do."""
        offered = bool(self.plan.summary.suggestions.total)
        return words.preview_keys(milestones=offered, questions=bool(self.plan.questions))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan with what is chosen; the text stays where it is read."""
        self.plan = plan
        summary = counted(plan)
        self.say(preview_of(plan))
        milestones = self.query_one("#milestones", Button)
        milestones.display = bool(summary.suggestions.total)
        ticked = words.ticked(record(summary.suggestions), on=summary.suggestions.recorded)
        milestones.label = Content(ticked)
        answer = self.query_one("#answer", Button)
        answer.display = bool(plan.questions)
        answer.label = Content(answer_questions(summary.questions, summary.answered))

    @on(Button.Pressed, "#milestones")
    def _tick(self, event: Button.Pressed) -> None:
        event.stop()
        choices = replace(self.plan.choices, milestones=not self.plan.choices.milestones)
        self.show_plan(replace(self.plan, choices=choices))

    def action_press(self, button: str) -> None:
        """Press a button by its key."""
        pressed = self.query_one(f"#{button}", Button)
        if pressed.display:
            pressed.press()


def preview_of(plan: ImportPlan) -> Content:
    """What a plan would do, with what was chosen, set for reading."""
    return set_out(preview(counted(plan), listed=LISTED))
