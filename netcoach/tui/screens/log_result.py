"""What a log form gives, and what it is given to give it to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from pendulum import DateTime

from netcoach.domain.log.draft import KeptDraft
from netcoach.domain.log.preview import BEFORE_ASKING, any_lately, in_a_row
from netcoach.domain.log.request import Request, RequestDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFormResult:
    """What the form gives.

    Attributes:
        draft: the request.
        uid: of the form, so that saving twice is saving once.
        anyway: a yes to logging it although it is too soon.
        goes_on: the next request is to be logged at once.
    """

    draft: RequestDraft
    uid: str
    anyway: bool = False
    goes_on: bool = False


Save = Callable[[LogFormResult], Awaitable[str | None]]
"""Saves what the form gives; None once it is on disk, else a sentence saying why it is not.

A NetcoachError says the same; NotSavedYet, that trying again may help.
"""

Keep = Callable[[KeptDraft | None], None]
"""Keeps an open form's fields against a crash, or lets go of them; called in any thread."""


@dataclass(slots=True)
class CatchUp:
    """What the user said of sending now or catching up, once for a session of the program.

    Make one with the app and hand it to every form. ``answer`` is None until it was asked, then
    True for catching up.
    """

    answer: bool | None = None

    def is_due(self, recent: Sequence[Request], now: DateTime) -> bool:
        """Whether to ask: for the third in two minutes, and only once."""
        return self.answer is None and in_a_row(recent, now) >= BEFORE_ASKING

    def goes_on(self, recent: Sequence[Request], now: DateTime) -> bool:
        """Whether the user is still catching up: said so, and logged one in the last minutes."""
        return self.answer is True and any_lately(recent, now)
