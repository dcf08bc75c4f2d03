"""Store: every method is one transaction and speaks in values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pendulum import Date, DateTime

from netcoach.domain.change import Change
from netcoach.domain.guideline import Guideline
from netcoach.domain.person import Person
from netcoach.domain.request import Milestone, Request, RequestDraft, RequestId, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A draft with what only the door knows: its form's uid, when and how it was logged."""

    draft: RequestDraft
    uid: str
    logged_at: DateTime
    source: Source = Source.LIVE
    milestones: tuple[tuple[Milestone, Date], ...] = ()


class Store:
    """The log in one SQLite file. Making a Store touches nothing; a missing file reads as empty."""

    def __init__(self, path: Path) -> None:
        self.path = path

    # reading
    def requests_between(self, first: Date, after: Date) -> tuple[Request, ...]:
        """Requests with first <= local date < after, in order of sending (date, instant, id)."""
        raise NotImplementedError

    def request(self, request_id: RequestId) -> Request:
        """One request. Raises NotFound."""
        raise NotImplementedError

    def sent_by_day(self) -> tuple[tuple[Date, int], ...]:
        """How many requests were sent on each local date that has any, oldest first."""
        raise NotImplementedError

    def latest_requests(self) -> tuple[Request, ...]:
        """The latest request to each person, the latest of all first."""
        raise NotImplementedError

    def people(self) -> tuple[Person, ...]:
        """Everybody known, the one asked last first."""
        raise NotImplementedError

    def guidelines(self) -> tuple[Guideline, ...]:
        """Every version ever set, oldest first; () when never set."""
        raise NotImplementedError

    def rest_days(self) -> frozenset[Date]:
        """A date of each week marked as a rest week."""
        raise NotImplementedError

    def zero_days(self) -> frozenset[Date]:
        """A date of each week confirmed as "none sent"."""
        raise NotImplementedError

    def seen(self) -> frozenset[str]:
        """Keys of the burst messages that were put away."""
        raise NotImplementedError

    def change_token(self) -> int:
        """A number that differs after any commit by anybody, this process or another."""
        raise NotImplementedError

    # writing: each is one transaction and one journal entry
    def add(self, new: NewRequest) -> Request:
        """Log a request; the same uid twice adds nothing and returns the first."""
        raise NotImplementedError

    def add_many(self, news: Sequence[NewRequest]) -> int:
        """Log many as one journal entry; returns how many were added."""
        raise NotImplementedError

    def edit(self, request_id: RequestId, draft: RequestDraft, *, at: DateTime) -> Request:
        """Replace what was said about a request. Raises NotFound."""
        raise NotImplementedError

    def delete(self, request_id: RequestId, *, at: DateTime) -> Request:
        """Take a request out of every count (softly; undo brings it back). Raises NotFound."""
        raise NotImplementedError

    def settle(
        self, request_id: RequestId, milestone: Milestone, on: Date, *, at: DateTime
    ) -> Request:
        """Record what became of a request. Raises NotFound."""
        raise NotImplementedError

    def set_guideline(self, guideline: Guideline, *, at: DateTime) -> None:
        """Keep a guideline version; one with the same ``from_week`` replaces the earlier."""
        raise NotImplementedError

    def mark_rest(self, day: Date, *, rest: bool, at: DateTime) -> None:
        """Mark the week of ``day`` (a date in it) as a rest week, or take the mark off."""
        raise NotImplementedError

    def see(self, key: str, *, at: DateTime) -> None:
        """Put a burst message away."""
        raise NotImplementedError

    def undo(self, *, at: DateTime) -> Change:
        """Take back the newest journal entry. Raises NothingToUndo."""
        raise NotImplementedError

    def redo(self, *, at: DateTime) -> Change:
        """Do again what was taken back last. Raises NothingToUndo."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of every connection."""
        raise NotImplementedError
