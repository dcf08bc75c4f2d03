"""The import: pick the export, see what it would do, and only then do it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, ContentSwitcher

from netcoach.domain.errors import NetcoachError
from netcoach.linkedin.sheets import NamesNobody, SheetChoices, SheetLayout
from netcoach.tui.dialogs.modal import Modal
from netcoach.tui.importing.columns import ColumnsScreen
from netcoach.tui.importing.gone import ImportGone
from netcoach.tui.importing.pages import (
    ImportAsk,
    ImportPage,
    ImportPreview,
    ImportWork,
    plan_content,
    set_out,
)
from netcoach.tui.importing.picker import ImportPick
from netcoach.tui.mounting import while_ready
from netcoach.tui.runner import Progress
from netcoach.wording import importing as words
from netcoach.wording.importing import result
from netcoach.wording.pages import GONE_KEYS, PASTED_TITLE
from netcoach.wording.sheets import WHICH_NAMES

if TYPE_CHECKING:
    from netcoach.coach.importing.summary import ImportPlan, ImportReport


Value = TypeVar("Value")
Plan = Callable[[Path, SheetChoices | None, Progress], Awaitable["ImportPlan"]]
PlanText = Callable[[str], Awaitable["ImportPlan"]]
CarryOut = Callable[["ImportPlan", Progress], Awaitable["ImportReport"]]

FRAME_SECONDS = 0.05
"""How often the bar follows the work (ours: smooth to the eye, nothing for the processor)."""


class ImportScreen(Modal[bool]):
    """One import, step by step; gives True when its result is to be taken back at once.

    Each step says how it ends under it. Esc goes back: from the work and the preview to the
    path, from the questions to the preview, from the path and the result out.

    Args:
        plan: reads an export; awaited on the event loop, so it moves the reading to a thread.
        plan_text: reads a pasted text; the same holds.
        carry_out: writes what was planned; the same holds.
        undo_key: the key that takes the import back, as it is said.
        first: what to begin with, instead of the path; Esc leaves it for good.
    """

    DEFAULT_CSS = """
    ImportScreen {
        & > #import { width: 96; height: 30; padding: 1 2; }
        & ContentSwitcher { height: 1fr; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("u", "undo", show=False, id="undo"),
    ]

    def __init__(
        self,
        *,
        plan: Plan,
        plan_text: PlanText,
        carry_out: CarryOut,
        undo_key: str,
        first: ImportPlan | None = None,
    ) -> None:
        super().__init__()
        self._plan = plan
        self._plan_text = plan_text
        self._first = first
        self._carry_out = carry_out
        self._undo_key = undo_key
        self._progress = Progress()

    def compose(self) -> ComposeResult:
        """Every step, one of them shown."""
        frame = Vertical(id="import", classes="frame")
        frame.border_title = Content(words.TITLE if self._first is None else PASTED_TITLE)
        with frame, ContentSwitcher(initial="pick"):
            yield ImportPick()
            yield ImportWork()
            yield ImportPreview()
            yield ImportAsk()
            yield ImportGone()
            yield ImportPage(id="nothing", buttons=(("close", words.CLOSE),))
            yield ImportPage(id="result", buttons=(("close", words.CLOSE),))

    def on_mount(self) -> None:
        """Begin with the path."""
        self.set_interval(FRAME_SECONDS, while_ready(self, self._follow_work))
        if self._first is None:
            self._pick()
        else:
            self._show(self._first)

    def on_unmount(self) -> None:
        """Let nothing read on for a screen that is gone."""
        self._progress.stop()

    @property
    def step(self) -> str:
        """The step that is shown: pick, work, preview, ask, gone, nothing or result."""
        return self.query_one(ContentSwitcher).current or ""

    def _go_to(self, step: str, keys: str) -> None:
        self.query_one(ContentSwitcher).current = step
        self.query_one("#import").border_subtitle = Content(keys)

    def _pick(self, problem: str = "") -> None:
        self._go_to("pick", words.PICK_KEYS)
        self.query_one(ImportPick).begin(problem)

    async def _worked(
        self, doing: str, call: Callable[[Progress], Awaitable[Value]]
    ) -> Value | None:
        """Wait for the work with the bar moving; None, and back to the path, if it failed."""
        self._progress = Progress()
        self._go_to("work", words.WORK_KEYS)
        self.query_one(ImportWork).begin(doing)
        try:
            return await call(self._progress)
        except NamesNobody:
            raise
        except NetcoachError as problem:
            self._pick(str(problem))
            return None

    def _read(self, step: str, said: Content, keys: str) -> None:
        page = self.query_one(f"#{step}", ImportPage)
        page.say(said)
        self._go_to(step, keys)
        page.begin()

    def _preview(self, plan: ImportPlan) -> None:
        page = self.query_one(ImportPreview)
        page.show_plan(plan)
        self._go_to("preview", page.keys)
        page.begin()

    @on(ImportPick.Picked)
    def _begin_reading(self, event: ImportPick.Picked) -> None:
        if self.step == "pick":
            self._read_export(event.path)

    @work(group="import", exclusive=True)
    async def _read_export(self, path: Path, columns: SheetChoices | None = None) -> None:
        try:
            plan = await self._worked(
                words.READING, lambda progress: self._plan(path, columns, progress)
            )
        except NamesNobody as nobody:
            self._pick()
            self._ask_columns(path, nobody.layout, columns, WHICH_NAMES)
            return
        if plan is not None:
            self._show(plan)

    @on(ImportPick.Pasted)
    @work(group="import", exclusive=True)
    async def _read_text(self, event: ImportPick.Pasted) -> None:
        if self.step != "pick":
            return
        plan = await self._worked(words.READING, lambda _: self._plan_text(event.text))
        if plan is not None:
            self._show(plan)

    def _show(self, plan: ImportPlan) -> None:
        """Show what a plan would do, or that it leaves nothing to do."""
        if plan.leaves_nothing:
            self._read("nothing", plan_content(plan), words.NOTHING_KEYS)
        else:
            self._preview(plan)

    @work(group="import", exclusive=True)
    async def _write(self, plan: ImportPlan) -> None:
        report = await self._worked(words.SAVING, lambda progress: self._carry_out(plan, progress))
        if report is None:
            return
        said = set_out(result(report, self._undo_key))
        if report.summary.nothing_new:
            self._read("nothing", said, words.NOTHING_KEYS)
        else:
            self._read("result", said, words.result_keys(self._undo_key))

    def _ask_columns(
        self, path: Path, layout: SheetLayout, columns: SheetChoices | None, problem: str = ""
    ) -> None:
        """Ask what the columns of a spreadsheet hold, and read it again as they are said."""

        def read_again(said: SheetChoices | None) -> None:
            if said is not None:
                self._read_export(path, said)

        screen = ColumnsScreen(layout, columns or SheetChoices(), problem)
        self.app.push_screen(screen, read_again)

    def _follow_work(self) -> None:
        if self.step == "work":
            self.query_one(ImportWork).show(self._progress.done)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "carry-out":
            self._write(self.query_one(ImportPreview).plan)
        elif event.button.id == "columns":
            plan = self.query_one(ImportPreview).plan
            if plan.summary.sheet is not None:
                self._ask_columns(plan.path, plan.summary.sheet.layout, plan.columns)
        elif event.button.id == "answer":
            self._go_to("ask", words.ASK_KEYS)
            self.query_one(ImportAsk).begin(self.query_one(ImportPreview).plan)
        elif event.button.id == "who":
            self._go_to("gone", GONE_KEYS)
            self.query_one(ImportGone).begin(self.query_one(ImportPreview).plan)
        else:
            self.action_back()

    @on(ImportAsk.Done)
    def _end_asking(self) -> None:
        if self.step == "ask":
            self._preview(self.query_one(ImportAsk).plan)

    @on(ImportGone.Done)
    def _end_telling(self) -> None:
        if self.step == "gone":
            self._preview(self.query_one(ImportGone).plan)

    def action_back(self) -> None:
        """Stop the work; go back from the preview; leave otherwise."""
        match self.step:
            case "work":
                self._progress.stop()
                self.query_one(ImportWork).say(words.STOPPING)
            case "ask":
                self._end_asking()
            case "gone":
                self._end_telling()
            case "preview" if self._first is None:
                self._pick()
            case _:
                self.dismiss(False)

    def action_undo(self) -> None:
        """Take back what was just imported."""
        if self.step == "result":
            self.dismiss(True)
