"""Coach: the one door, one method per thing a user can ask for."""

from __future__ import annotations

from pendulum import Date

from netcoach.clock import Clock
from netcoach.config import Config
from netcoach.domain.bursts import Burst
from netcoach.domain.change import Change
from netcoach.domain.guideline import Guideline
from netcoach.domain.request import Request, RequestDraft, RequestId
from netcoach.domain.review import LogContext, WeekReview
from netcoach.domain.trends import Trends
from netcoach.storage.store import Store

PANEL_WEEKS = 12


class Coach:
    """Plain synchronous code; a screen calls it in a thread worker, never on the event loop."""

    def __init__(self, store: Store, clock: Clock, config: Config) -> None:
        self.store = store
        self.clock = clock
        self.config = config

    def today(self) -> Date:
        """The local date now."""
        raise NotImplementedError

    def review(self, day: Date | None = None, *, weeks: int = PANEL_WEEKS) -> WeekReview:
        """The week that holds ``day`` (default today), with the panel's last ``weeks`` weeks."""
        raise NotImplementedError

    def trends(self, weeks: int = PANEL_WEEKS) -> Trends:
        """The series of the last ``weeks`` weeks, the open one included."""
        raise NotImplementedError

    def log_context(self) -> LogContext:
        """What the log form needs to answer while the user types."""
        raise NotImplementedError

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        raise NotImplementedError

    def log(
        self, draft: RequestDraft, *, uid: str | None = None, anyway: bool = False
    ) -> Request:
        """Log a request. Raises TooSoon unless ``anyway``; AmbiguousPerson; NotSaved."""
        raise NotImplementedError

    def edit(self, request_id: RequestId, draft: RequestDraft) -> Request:
        """Replace what was said about a request (sign answers too)."""
        raise NotImplementedError

    def delete(self, request_id: RequestId) -> Request:
        """Take a request out of the log; undo brings it back."""
        raise NotImplementedError

    def guideline(self) -> Guideline:
        """The guideline of the current week."""
        raise NotImplementedError

    def set_guideline(self, low: int, high: int) -> Guideline:
        """Set the guideline from the current week on."""
        raise NotImplementedError

    def see(self, burst: Burst) -> None:
        """Put a burst's message away."""
        raise NotImplementedError

    def undo(self) -> Change:
        """Take back the newest change. Raises NothingToUndo."""
        raise NotImplementedError

    def redo(self) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        raise NotImplementedError

    def change_token(self) -> tuple[int, Date]:
        """Differs when anybody changed the log, or the date changed."""
        raise NotImplementedError
