"""Requests: what the log form needs, and logging, changing and taking back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from netcoach.coach.room import Room
from netcoach.coach.slicing import MONTH_DAYS
from netcoach.domain.change import Change
from netcoach.domain.request import Request, RequestDraft, RequestId
from netcoach.domain.review import LogContext
from netcoach.domain.week import day_after, week_of

if TYPE_CHECKING:
    from netcoach.coach.keeping import Keeping

CONTEXT_DAYS = 400
"""How far back the log form looks: over a year, so that any week it is likely to be about is in."""


class RequestRoom(Room):
    """One request at a time; each write is one step that undo takes back."""

    def log_context(self) -> LogContext:
        """What the log form needs to answer while the user types."""
        from netcoach.coach.marking import lived_in

        now = self.clock()
        today = now.date()
        with self.store.snapshot():
            lived = lived_in(self)
            return LogContext(
                today=today,
                zone=now.timezone_name or "UTC",
                guideline=lived.guideline(week_of(today, self.config.first_day)),
                guidelines=lived.versions,
                first_day=self.config.first_day,
                recent=self.store.requests_between(
                    day_after(today, -CONTEXT_DAYS), day_after(today, MONTH_DAYS)
                ),
                people=self.store.roster(),
                notes_a_month=self.config.notes_a_month,
                note_length=self.config.note_length,
                marks=lived.marks,
                beginning=lived.beginning,
            )

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        return self.store.request(request_id)

    @cached_property
    def kept(self) -> Keeping:
        """Open forms, kept until they are saved or left; no part of the log."""
        from netcoach.coach.keeping import Keeping

        return Keeping(self.store.path)

    def log(self, draft: RequestDraft, *, uid: str | None = None, anyway: bool = False) -> Request:
        """Log a request.

        Args:
            draft: what the user said.
            uid: the form's own id; logging the same one twice adds nothing.
            anyway: log it even if it is too soon to ask this person again.

        Raises:
            TooSoon: the person is pending, connected, or was withdrawn under 21 days ago.
            AmbiguousPerson: the name fits more than one known person.
            NotSaved: the write failed; nothing was changed.
        """
        from netcoach.coach.logging import log

        return log(self.store, self.clock(), draft, uid=uid, anyway=anyway)

    def edit(self, request_id: RequestId, draft: RequestDraft) -> Request:
        """Replace what was said about a request, its sign answers included. Raises NotFound."""
        from netcoach.domain.checking import checked

        now = self.clock()
        return self.store.edit(request_id, checked(draft, now), at=now)

    def delete(self, request_id: RequestId) -> Request:
        """Take a request out of the log; undo brings it back. Raises NotFound."""
        return self.store.delete(request_id, at=self.clock())

    def undo(self) -> Change:
        """Take back the newest change. Raises NothingToUndo."""
        return self.store.undo(at=self.clock())

    def redo(self) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        return self.store.redo(at=self.clock())
