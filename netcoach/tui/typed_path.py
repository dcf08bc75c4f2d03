"""A path while it is typed: what is open, what is being typed in it, and what it means."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netcoach.tui.picking import Entry, Offer, first_offer, is_folder, offer_for, path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPath:
    """What stands in the field.

    Attributes:
        text: as it is typed.
        picked: what was picked last. A name that cannot be shown as it is cannot be typed
            either; the exact path is known from having been picked.
    """

    text: str
    picked: Entry | None = None

    def offer(self, given_up: Callable[[], bool]) -> Offer:
        """List what there is to pick from; called in a thread."""
        folder, begun = self._split()
        return first_offer(given_up) if folder is None else offer_for(folder, begun, given_up)

    @property
    def begun(self) -> str:
        """What is typed of a name in the folder that is open."""
        return self._split()[1]

    def meant(self, offer: Offer) -> Entry:
        """What Enter picks: the path as typed, or the only entry there is for it."""
        path, begun = self._path(), self.begun
        if len(offer.entries) == 1 and not os.path.lexists(path):
            return offer.entries[0]
        whole = not begun and any(entry.whole for entry in offer.entries)
        return Entry(path=path, is_folder=is_folder(path) and not whole)

    def _split(self) -> tuple[Path | None, str]:
        """The folder that is open, None while nothing is typed, and the text after it."""
        if not self.text.strip():
            return None, ""
        if self.text.strip() == "~":
            return path_of("~"), ""
        head, begun = os.path.split(self.text)
        if self.picked is not None and head == self.picked.typed.removesuffix(os.sep):
            return self.picked.path, begun
        return path_of(head or os.curdir), begun

    def _path(self) -> Path:
        folder, begun = self._split()
        if self.picked is None:
            return path_of(self.text)
        if self.text == self.picked.typed:
            return self.picked.path
        return folder / begun if folder == self.picked.path else path_of(self.text)
