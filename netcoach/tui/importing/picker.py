"""Picking the export: a path that completes itself, over what there is to pick from.

textual-autocomplete's ``PathAutoComplete`` would not do: it lists on the event loop, where a
folder that does not answer stops every key, takes ``~/`` for an empty folder and ``/`` for the
current one, fails at a NUL, and forgets the exact path of a name that cannot be shown as it is.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from netcoach.config.named import path_typed
from netcoach.domain.frozen import frozen
from netcoach.domain.text import clean_line
from netcoach.tui.mounting import HandlesWhileMounted
from netcoach.tui.runner import Progress, in_reading_thread, start
from netcoach.tui.type_ahead import ANSWERING
from netcoach.tui.widgets.inputs import LineInput
from netcoach.wording import importing as words

SUFFIXES = (".zip", ".csv")
LOOKED_AT = 20_000
"""Entries of one folder that are looked at (ours: a folder of a million must not take seconds)."""

OFFERED = 300
"""Entries offered at once (ours: more are found by typing, not by scrolling)."""

EXPORTS_OFFERED = 3
"""Exports offered unasked, the newest first (ours)."""


@frozen
class PathEntry:
    """Something to pick; ``path`` is exact, also where its name cannot be shown as it is.

    Attributes:
        is_folder: picking it goes into it.
        whole: the folder that is open, to be imported as it is.
        changed_at: when the file was changed, in seconds since 1970.
    """

    path: Path
    is_folder: bool = False
    whole: bool = False
    changed_at: float = 0.0

    @property
    def typed(self) -> str:
        """The path as it stands in the field once this was picked."""
        shown = shown_path(self.path)
        return shown if not self.is_folder or shown.endswith(os.sep) else shown + os.sep


@frozen
class Offer:
    """What is there for a typed path.

    Attributes:
        entries: what to pick from, in the order shown.
        more: there are more than are offered.
        found: how many of the first entries are exports found unasked.
    """

    entries: tuple[PathEntry, ...] = ()
    more: bool = False
    found: int = 0


def home() -> Path | None:
    """The home folder; None where there is none."""
    try:
        folder = Path.home()
    except RuntimeError:
        return None
    return folder if is_folder(folder) else None


def shown_path(path: Path) -> str:
    """Write a path as a user would, with ``~``, in one line and without anything that acts."""
    text = os.fspath(path)
    with_home = home()
    if with_home is not None and path.is_relative_to(with_home):
        text = os.fspath(Path("~") / path.relative_to(with_home))
    return clean_line(text)


def offer_for(folder: Path, begun: str, given_up: Callable[[], bool]) -> Offer:
    """List what a folder holds whose name holds ``begun``; what begins with it comes first.

    Hidden entries are left out; a folder that cannot be read offers nothing.
    """
    wanted = begun.casefold()
    entries = [entry for entry in _listed(folder, given_up) if wanted in entry.path.name.casefold()]
    entries.sort(key=lambda entry: _order(entry, wanted))
    holds_tables = not begun and any(entry.path.suffix.lower() == ".csv" for entry in entries)
    whole = (PathEntry(path=folder, whole=True),) if holds_tables else ()
    return Offer(entries=(*whole, *entries[:OFFERED]), more=len(entries) > OFFERED)


def first_offer(given_up: Callable[[], bool]) -> Offer:
    """Offer LinkedIn's exports in the downloads and the home folder, then where to go on from."""
    start = home() or Path.cwd()
    places = [start / "Downloads", start] if home() else [start]
    exports = [entry for place in places for entry in _listed(place, given_up) if _is_export(entry)]
    exports.sort(key=lambda entry: -entry.changed_at)
    rest = offer_for(start, "", given_up)
    found = exports[:EXPORTS_OFFERED]
    others = (entry for entry in rest.entries if entry not in found and not entry.whole)
    return Offer(entries=(*found, *others), more=rest.more, found=len(found))


def _is_export(entry: PathEntry) -> bool:
    name = entry.path.name.casefold()
    return not entry.is_folder and name.endswith(".zip") and "linkedin" in name


def _order(entry: PathEntry, wanted: str) -> tuple[bool, bool, str]:
    name = entry.path.name.casefold()
    return not name.startswith(wanted), not entry.is_folder, name


def _listed(folder: Path, given_up: Callable[[], bool]) -> Iterator[PathEntry]:
    """What can be picked in a folder, as the system lists it."""
    try:
        with os.scandir(folder) as listing:
            for found in islice(listing, LOOKED_AT):
                if given_up():
                    return
                if not found.name.startswith(".") and (entry := _entry(found)):
                    yield entry
    except (OSError, ValueError):
        return


def _entry(found: os.DirEntry[str]) -> PathEntry | None:
    try:
        if found.is_dir():
            return PathEntry(path=Path(found.path), is_folder=True)
        if found.name.lower().endswith(SUFFIXES) and found.is_file():
            return PathEntry(path=Path(found.path), changed_at=found.stat().st_mtime)
    except OSError:
        return None
    return None


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder, as far as that can be seen."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


@frozen
class TypedPath:
    """What stands in the field.

    Attributes:
        text: as it is typed.
        picked: what was picked last. A name that cannot be shown as it is cannot be typed
            either; the exact path is known from having been picked.
    """

    text: str
    picked: PathEntry | None = None

    def offer(self, given_up: Callable[[], bool]) -> Offer:
        """List what there is to pick from; called in a thread."""
        folder, begun = self._split()
        return first_offer(given_up) if folder is None else offer_for(folder, begun, given_up)

    @property
    def begun(self) -> str:
        """What is typed of a name in the folder that is open."""
        return self._split()[1]

    def meant(self, offer: Offer) -> PathEntry:
        """What Enter picks: the path as typed, or the only entry there is for it."""
        path, begun = self._path(), self.begun
        if len(offer.entries) == 1 and not os.path.lexists(path):
            return offer.entries[0]
        whole = not begun and any(entry.whole for entry in offer.entries)
        return PathEntry(path=path, is_folder=is_folder(path) and not whole)

    def _split(self) -> tuple[Path | None, str]:
        """The folder that is open, None while nothing is typed, and the text after it."""
        if not self.text.strip():
            return None, ""
        if self.text.strip() == "~":
            return path_typed("~"), ""
        head, begun = os.path.split(self.text)
        if self.picked is not None and head == self.picked.typed.removesuffix(os.sep):
            return self.picked.path, begun
        return path_typed(head or os.curdir), begun

    def _path(self) -> Path:
        folder, begun = self._split()
        if self.picked is None:
            return path_typed(self.text)
        if self.text == self.picked.typed:
            return self.picked.path
        return folder / begun if folder == self.picked.path else path_typed(self.text)


LONGEST = 200
"""Characters of a name that are shown (ours: wider than any terminal it is read in)."""


class EntryList(OptionList, can_focus=False):
    """What there is to pick from; the keys of the path above move in it."""


class PathInput(LineInput):
    """A path; a page of several lines that is pasted into it is no path and told as such."""

    def _on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip():
            event.stop()
            event.prevent_default()
            self.post_message(ImportPick.Pasted(event.text))
        else:
            super()._on_paste(event)


class ImportPick(HandlesWhileMounted, Vertical):
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

    class Pasted(Message):
        """A text of several lines was pasted where a path is typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="pick")
        self._offer = Offer()
        self._seen = asyncio.Event()
        self._entered = False
        self._picked: PathEntry | None = None

    def compose(self) -> ComposeResult:
        """Where it comes from, the path, what is there."""
        yield Static(Content(words.WHERE_FROM))
        yield Static(Content(words.WHAT_IT_DOES))
        yield Static(Content(words.OR_PASTE))
        yield Static(id="problem", classes="-none", markup=False)
        path = PathInput(placeholder=words.PATH_PLACEHOLDER, id="path")
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
            offer = await in_reading_thread(partial(self._typed.offer, wanted.is_stopped))
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
    def _under_cursor(self) -> PathEntry | None:
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

    def _choose(self, entry: PathEntry) -> None:
        if not entry.is_folder:
            if not entry.whole:
                self._write(entry)
            self.post_message(self.Picked(entry.path))
        elif self.query_one(LineInput).value == entry.typed:
            self.begin(words.PICK_A_FILE)
        else:
            self._write(entry)

    def _write(self, entry: PathEntry) -> None:
        self._picked = entry
        path = self.query_one(LineInput)
        path.value = entry.typed
        path.cursor_position = len(entry.typed)
        self.begin()


def _line(entry: PathEntry, *, in_full: bool) -> Content:
    if entry.whole:
        return Content.styled(words.WHOLE_FOLDER, "$text-primary")
    name = entry.typed if in_full else clean_line(entry.path.name)
    return Content(f"{name[:LONGEST]}{os.sep if entry.is_folder else ''}")
