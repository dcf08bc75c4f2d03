"""Picking the export: a path that completes itself, over what there is to pick from."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from netcoach.domain.text import clean_line
from netcoach.tui.picking import Entry, Offer
from netcoach.tui.progress import Progress
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.typed_path import TypedPath
from netcoach.tui.widgets.form_inputs import LineInput
from netcoach.tui.working import start
from netcoach.wording import importing as words

LONGEST = 200
"""Characters of a name that are shown (ours: wider than any terminal it is read in)."""


class EntryList(OptionList, can_focus=False):
    """What there is to pick from; the keys of the path above move in it."""


class ImportPick(Vertical):
    """Gives the path to import; folders are opened, zips and tables are picked."""

    DEFAULT_CSS = """
    ImportPick {
        height: 1fr;
        & > Static { height: auto; color: $text-muted; }
        & > #problem { color: $text-warning; }
        & > #problem.-none { display: none; }
        & > LineInput { margin: 1 0; }
        & > EntryList {
            height: 1fr;
            border: none;
            padding: 0;
            background: transparent;
            scrollbar-size-vertical: 1;
            &:focus { border: none; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "offered('cursor_up')", show=False, priority=True),
        Binding("down", "offered('cursor_down')", show=False, priority=True),
        Binding("pageup", "offered('page_up')", show=False, priority=True),
        Binding("pagedown", "offered('page_down')", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
    ]

    class Picked(Message):
        """A path was chosen."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self) -> None:
        super().__init__(id="pick")
        self._offer = Offer()
        self._seen = asyncio.Event()
        self._entered = False
        self._picked: Entry | None = None

    def compose(self) -> ComposeResult:
        """Where it comes from, the path, what is there."""
        yield Static(Content(words.WHERE_FROM))
        yield Static(Content(words.WHAT_IT_DOES))
        yield Static(id="problem", classes="-none", markup=False)
        path = LineInput(placeholder=words.PATH_PLACEHOLDER, id="path")
        path.select_on_focus = False
        yield path
        yield EntryList(id="entries", compact=True, markup=False)
        yield Static(id="remark", markup=False)

    def on_mount(self) -> None:
        """Offer what was downloaded."""
        self._look()

    def begin(self, problem: str = "") -> None:
        """Go to the path; say what was wrong with the one typed."""
        said = self.query_one("#problem", Static)
        said.update(problem)
        said.set_class(not problem, "-none")
        self.query_one(LineInput).focus()

    # what is there

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(EntryList).highlighted = None
        self._seen.clear()
        self._entered = False
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        wanted = Progress()
        try:
            offer = await asyncio.to_thread(self._typed.offer, wanted.is_stopped)
        finally:
            wanted.stop()
        self._show(offer)

    def _show(self, offer: Offer) -> None:
        self._offer = offer
        entries = self.query_one(EntryList)
        entries.set_options(
            Option(_line(entry, in_full=number < offer.found))
            for number, entry in enumerate(offer.entries)
        )
        entries.highlighted = 0 if offer.found else None
        self.query_one("#remark", Static).update(self._remark(offer))
        self._seen.set()
        if self._entered:
            self._enter()

    def _remark(self, offer: Offer) -> str:
        if offer.more:
            return words.MORE
        if offer.entries:
            return ""
        return words.NOTHING_LIKE_IT if self._typed.begun else words.NOTHING_HERE

    # choosing

    @property
    def _typed(self) -> TypedPath:
        return TypedPath(text=self.query_one(LineInput).value, picked=self._picked)

    @property
    def _under_cursor(self) -> Entry | None:
        at = self.query_one(EntryList).highlighted
        return self._offer.entries[at] if at is not None else None

    async def action_offered(self, action: str) -> None:
        """Move in what is offered while the path keeps the focus."""
        await self.query_one(EntryList).run_action(action)

    def action_complete(self) -> None:
        """Complete what is typed, once it is known what there is for it."""
        start(self, self._complete, group=ANSWERING)

    async def _complete(self) -> None:
        """Write the entry under the cursor, or the first one, into the path."""
        await self._seen.wait()
        entry = self._under_cursor or next(iter(self._offer.entries), None)
        if entry is not None and not entry.whole:
            self._write(entry)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(self._offer.entries[event.option_index])

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self._entered = not self._seen.is_set()
        if not self._entered:
            self._enter()

    def _enter(self) -> None:
        if (entry := self._under_cursor) is not None:
            self._choose(entry)
        elif self.query_one(LineInput).value.strip():
            self._choose(self._typed.meant(self._offer))
        else:
            self.begin(words.PICK_A_FILE)

    def _choose(self, entry: Entry) -> None:
        if not entry.is_folder:
            if not entry.whole:
                self._write(entry)
            self.post_message(self.Picked(entry.path))
        elif self.query_one(LineInput).value == entry.typed:
            self.begin(words.PICK_A_FILE)
        else:
            self._write(entry)

    def _write(self, entry: Entry) -> None:
        self._picked = entry
        path = self.query_one(LineInput)
        path.value = entry.typed
        path.cursor_position = len(entry.typed)
        self.begin()


def _line(entry: Entry, *, in_full: bool) -> Content:
    if entry.whole:
        return Content.styled(words.WHOLE_FOLDER, "$text-primary")
    name = entry.typed if in_full else clean_line(entry.path.name)
    return Content(f"{name[:LONGEST]}{os.sep if entry.is_folder else ''}")
