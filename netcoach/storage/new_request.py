"""What the store is given to log a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.log.request import Milestone, RequestDraft, Source

if TYPE_CHECKING:
    from netcoach.domain.people.contacts import TouchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A draft with what only the coach knows: its form's uid, when and how it was logged."""

    draft: RequestDraft
    uid: str
    logged_at: DateTime
    source: Source = Source.LIVE
    milestones: tuple[tuple[Milestone, Date], ...] = ()
    touches: tuple[tuple[TouchKind, Date], ...] = ()
