"""The log form: one request, logged, edited or answered, with its hints while typing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import uuid4

from textual.screen import ModalScreen

from netcoach.clock import Clock
from netcoach.domain.draft import KeptDraft
from netcoach.domain.request import Request, RequestDraft
from netcoach.domain.review import LogContext


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


class LogForm(ModalScreen[LogFormResult | None]):
    """One request, from a name to a whole story; dismissed only once it is saved, or left.

        result = await app.push_screen_wait(
            LogForm(context, clock=clock, save=save, catch_up=app.catch_up)
        )

    ``save`` is awaited on the event loop with the form still open, so it moves the writing to a
    thread itself. While it runs the form says "saving"; a sentence from it is shown and the form
    stays; on None the form is dismissed with the result it saved. Leaving gives None.

    Args:
        context: what the form needs to answer while the user types.
        clock: gives "just now".
        save: see above.
        editing: the saved request to change; None logs a new one.
        focus_signs: begin on the first sign nothing is known of.
        ascii_glyphs: say everything in glyphs every terminal draws one cell wide.
        kept: fields to begin with, from a form that was never saved.
        keep: is handed the fields half a second after each change, and None once they are
            saved or left.
        catch_up: the session's answer to "just now or catching up?".
    """

    def __init__(
        self,
        context: LogContext,
        *,
        clock: Clock,
        save: Save,
        editing: Request | None = None,
        focus_signs: bool = False,
        ascii_glyphs: bool = False,
        kept: KeptDraft | None = None,
        keep: Keep | None = None,
        catch_up: CatchUp | None = None,
    ) -> None:
        super().__init__()
        self.context = context
        self.clock = clock
        self.save = save
        self.editing = editing
        self.focus_signs = focus_signs
        self.ascii_glyphs = ascii_glyphs
        self.keep = keep
        self.catch_up = catch_up or CatchUp()
        self.uid = kept.uid if kept else uuid4().hex
