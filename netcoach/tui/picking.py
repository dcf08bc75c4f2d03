"""What can be picked while a path is typed: folders, zips and tables; runs in a thread."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from netcoach.domain.text import clean_line

SUFFIXES = (".zip", ".csv")
LOOKED_AT = 20_000
"""Entries of one folder that are looked at (ours: a folder of a million must not take seconds)."""

OFFERED = 300
"""Entries offered at once (ours: more are found by typing, not by scrolling)."""

EXPORTS_OFFERED = 3
"""Exports offered unasked, the newest first (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is there for a typed path.

    Attributes:
        entries: what to pick from, in the order shown.
        more: there are more than are offered.
        found: how many of the first entries are exports found unasked.
    """

    entries: tuple[Entry, ...] = ()
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


def path_of(text: str) -> Path:
    """Read a typed path: ``~``, and the quotes and backslashes of a file dragged into a terminal.

    What exists as it is typed wins.
    """
    typed = _expanded(text.strip())
    if not _exists(typed):
        try:
            words = shlex.split(text)
        except ValueError:
            return typed
        if len(words) == 1 and _exists(unquoted := _expanded(words[0])):
            return unquoted
    return typed


def offer_for(folder: Path, begun: str, given_up: Callable[[], bool]) -> Offer:
    """List what a folder holds whose name holds ``begun``; what begins with it comes first.

    Hidden entries are left out; a folder that cannot be read offers nothing.
    """
    wanted = begun.casefold()
    entries = [entry for entry in _listed(folder, given_up) if wanted in entry.path.name.casefold()]
    entries.sort(key=lambda entry: _order(entry, wanted))
    holds_tables = not begun and any(entry.path.suffix.lower() == ".csv" for entry in entries)
    whole = (Entry(path=folder, whole=True),) if holds_tables else ()
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


def _is_export(entry: Entry) -> bool:
    name = entry.path.name.casefold()
    return not entry.is_folder and name.endswith(".zip") and "linkedin" in name


def _order(entry: Entry, wanted: str) -> tuple[bool, bool, str]:
    name = entry.path.name.casefold()
    return not name.startswith(wanted), not entry.is_folder, name


def _listed(folder: Path, given_up: Callable[[], bool]) -> Iterator[Entry]:
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


def _entry(found: os.DirEntry[str]) -> Entry | None:
    try:
        if found.is_dir():
            return Entry(path=Path(found.path), is_folder=True)
        if found.name.lower().endswith(SUFFIXES) and found.is_file():
            return Entry(path=Path(found.path), changed_at=found.stat().st_mtime)
    except OSError:
        return None
    return None


def _expanded(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder, as far as that can be seen."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
