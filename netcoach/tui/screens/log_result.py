"""What a log form gives, and what it is given to give it to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from netcoach.domain.draft import KeptDraft
from netcoach.domain.request import RequestDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFormResult:
    """What the form gives; ``anyway`` is a yes to logging it although it is too soon."""

    draft: RequestDraft
    uid: str
    anyway: bool = False


Save = Callable[[LogFormResult], Awaitable[str | None]]
"""Saves what the form gives; None once it is on disk, else a sentence saying why it is not."""

Keep = Callable[[KeptDraft | None], None]
"""Keeps an open form's fields against a crash, or lets go of them; called in a worker thread."""


@dataclass(slots=True)
class CatchUp:
    """What the user said of sending now or catching up, once for a session of the program.

    Make one with the app and hand it to every form. ``answer`` is None until it was asked, then
    True for catching up.
    """

    answer: bool | None = None
