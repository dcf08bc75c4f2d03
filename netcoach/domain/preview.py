"""What the log form says while the user types, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.bursts import Burst
from netcoach.domain.guideline import Guideline
from netcoach.domain.quality import OpenQuestion, QualityRange
from netcoach.domain.request import Request, RequestDraft, RequestId, Sign
from netcoach.domain.review import LogContext


@dataclass(frozen=True, slots=True, kw_only=True)
class TooSoonFinding:
    """Why asking this person again is too soon: their latest request, and from when it is not.

    ``possible_on`` is None when they are connected already: there is nothing to ask again.
    """

    latest: Request
    possible_on: Date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPreview:
    """A draft as it would stand if it were saved now.

    ``sent`` counts the draft's week with it; ``burst`` is the live episode it would make or
    join (None without one); ``copied_from`` the earlier requests whose note this one repeats
    (empty unless the rule ``copied`` holds); ``notes_left`` this month's allowance after it.
    """

    quality: QualityRange | None
    narrowing: Sign | OpenQuestion | None
    guideline: Guideline
    sent: int
    room: int
    to_low: int
    burst: Burst | None
    copied_from: tuple[Request, ...]
    too_soon: TooSoonFinding | None
    notes_left: int | None


def too_soon_of(draft: RequestDraft, asked: tuple[Request, ...], today: Date) -> TooSoonFinding | None:
    """Whether the person is pending, connected, or was withdrawn under 21 days ago."""
    raise NotImplementedError


def preview_of(
    draft: RequestDraft, context: LogContext, *, editing: RequestId | None = None
) -> DraftPreview:
    """How the draft would stand; ``editing`` is the saved request it replaces."""
    raise NotImplementedError
