"""What the log form says while the user types, as one frozen value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pendulum
from pendulum import Date, DateTime

from netcoach.domain.bursts import Burst, SpeedReason, bursts_touching
from netcoach.domain.errors import AmbiguousPerson, InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.log.notes import (
    LONGEST_MONTH,
    copied_from,
    evidence_of,
    notes_left,
    spent_months,
)
from netcoach.domain.log.quality import (
    FurtherQuestion,
    QualityRange,
    narrowing_question,
    quality_of,
)
from netcoach.domain.log.request import Request, RequestDraft, RequestId, Source, sending_order
from netcoach.domain.log.signs import Sign
from netcoach.domain.people.names import person_meant
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.standing import KnownStanding, Standing
from netcoach.domain.week.calendar import Week, week_of
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.history import beginning_with
from netcoach.domain.zones import zone_of

if TYPE_CHECKING:
    from netcoach.domain.week.history import PartWeek
    from netcoach.domain.week.review import LogContext


WITHIN_SECONDS = 120
"""Three logged as "just now" within two minutes are more likely remembered than sent (ours)."""

SAME_MOMENT_SECONDS = 60
"""A request whose sent time is that near its logged time was logged as "just now" (ours)."""

BEFORE_ASKING = 2
"""Requests logged as "just now" before the third is asked about (ours)."""


def any_lately(recent: Sequence[Request], now: DateTime) -> bool:
    """Whether anything at all was logged in the last two minutes, whenever it was sent."""
    return any(_lately(request, now) for request in recent)


def in_a_row(recent: Sequence[Request], now: DateTime) -> int:
    """How many requests were logged as "just now" in the last two minutes, both ends included."""
    return sum(1 for request in recent if _lately(request, now) and _just_now(request))


def _just_now(request: Request) -> bool:
    at = request.sent.at
    return at is not None and abs(_seconds(at, request.logged_at)) <= SAME_MOMENT_SECONDS


def _lately(request: Request, now: DateTime) -> bool:
    return 0 <= _seconds(request.logged_at, now) <= WITHIN_SECONDS


def _seconds(earlier: DateTime, later: DateTime) -> float:
    # Not a difference of pendulum's own, which costs thirty times as much.
    return later.timestamp() - earlier.timestamp()


@frozen
class TooSoonFinding:
    """Why asking this person again is too soon: where they stand, and from when it is not.

    ``possible_on`` is None when they are connected already: there is nothing to ask again.
    """

    standing: Standing
    possible_on: Date | None

    @property
    def is_listed(self) -> bool:
        """Whether LinkedIn alone says they are connected: no request to them was answered."""
        return self.standing.is_listed


@frozen
class DraftPreview:
    """A draft as it would stand if it were saved now.

    Attributes:
        request_id: the id the draft has in ``burst``.
        sent_on: the draft's local date; ``week`` holds it, under ``guideline``.
        part: what part of that week counts; None for a whole one.
        sent: requests of that week, the draft among them if it is ``counted``.
        counted: whether it is counted in that week; a span over several is in none.
        to_low: how many more reach the low edge after it; ``room``: stay within the high one.
        burst: the live episode the draft is part of, None without one.
        burst_reason: the heaviest speed reason of it whose window holds the draft, if any does.
        copied_from: the requests whose note this one repeats, at least two of them or none.
        notes_left: the allowance of the draft's month after it; None when the plan has no limit.
        notes_a_month: that allowance whole, None likewise.
    """

    request_id: RequestId
    sent_on: Date
    week: Week
    quality: QualityRange | None
    narrowing: Sign | FurtherQuestion | None
    guideline: Guideline
    sent: int
    counted: bool
    room: int
    to_low: int
    burst: Burst | None
    burst_reason: SpeedReason | None
    copied_from: tuple[Request, ...]
    too_soon: TooSoonFinding | None
    notes_left: int | None
    notes_a_month: int | None = None
    part: PartWeek | None = None


def too_soon_of(
    draft: RequestDraft, asked: Sequence[KnownStanding], today: Date
) -> TooSoonFinding | None:
    """Whether the person is pending, connected, or was withdrawn under 21 days ago.

    Whom the user knows to have declined, and whom a lapsed request went to, may be asked again:
    LinkedIn's help gives a waiting time for withdrawn requests only.

    Args:
        draft: what is about to be logged.
        asked: where everybody stands whom the draft could mean.
        today: the local date.

    Raises:
        AmbiguousPerson: the name fits more than one of them.
        InvalidInput: the profile address is none.
    """
    person = person_meant(draft, [one.person for one in asked])
    if person is None:
        return None
    standing = next(one.standing for one in asked if one.person.id == person.id)
    if standing.is_listed and standing.since and draft.sent.on <= standing.since:
        return None  # logged late: this is the request that they said yes to
    possible_on = standing.possible_on(today)
    if possible_on == today:
        return None
    return TooSoonFinding(standing=standing, possible_on=possible_on)


def preview_of(
    draft: RequestDraft, context: LogContext, *, editing: RequestId | None = None
) -> DraftPreview:
    """How the draft would stand; ``editing`` is the saved request it replaces."""
    request = _as_saved(draft, context, editing)
    others = [each for each in context.recent if each.id != request.id]
    log = list(others)
    insort(log, request, key=sending_order)
    week = week_of(draft.sent.on, context.first_day)
    begun = beginning_with(log, context.beginning, context.today, changed=editing is not None)
    history = replace(context.history, beginning=begun)
    guideline = history.guideline(week)
    near = _near(log, draft.sent.on)
    sent = sum(1 for each in near if each.sent.is_in(week))
    copies = copied_from(request, [each for each in near if each is not request])
    evidence = evidence_of(
        request,
        copied=frozenset({request.id}) if copies else frozenset(),
        spent=spent_months(near, context.notes_a_month),
    )
    burst = _burst_with(request.id, week, log, context)
    left = notes_left(near, draft.sent.on, context.notes_a_month)
    return DraftPreview(
        request_id=request.id,
        sent_on=draft.sent.on,
        week=week,
        quality=quality_of(evidence),
        narrowing=narrowing_question(evidence, may_note=left != 0),
        guideline=guideline,
        sent=sent,
        counted=draft.sent.is_in(week),
        room=max(0, guideline.high - sent),
        to_low=max(0, guideline.low - sent),
        burst=burst,
        burst_reason=_reason_with(request.id, burst),
        copied_from=copies,
        too_soon=None if editing else finding_in(draft, context),
        notes_left=left,
        notes_a_month=context.notes_a_month,
        part=history.part(week),
    )


def finding_in(draft: RequestDraft, context: LogContext) -> TooSoonFinding | None:
    """What stands against asking; nothing while it is not clear yet who is meant."""
    try:
        return too_soon_of(draft, context.people.asked_like(draft), context.today)
    except (AmbiguousPerson, InvalidInput):
        return None


def _near(log: Sequence[Request], day: Date) -> Sequence[Request]:
    """What can share a note, a month of notes or a week with a request of that day."""
    on = day.toordinal()
    since = bisect_left(log, on - LONGEST_MONTH, key=_ordinal)
    return log[since : bisect_right(log, on + LONGEST_MONTH, key=_ordinal)]


def _ordinal(request: Request) -> int:
    return request.sent.on.toordinal()


def _burst_with(
    request_id: RequestId, week: Week, log: Sequence[Request], context: LogContext
) -> Burst | None:
    bursts = bursts_touching(
        week,
        week,
        log,
        guidelines=context.guidelines,
        first_day=context.first_day,
        notes_a_month=context.notes_a_month,
    )
    mine = (
        burst
        for burst in bursts
        if burst.live and any(each.id == request_id for each in burst.requests)
    )
    return next(mine, None)


def _reason_with(request_id: RequestId, burst: Burst | None) -> SpeedReason | None:
    reasons = burst.speed if burst else ()
    mine = (reason for reason in reasons if any(each.id == request_id for each in reason.requests))
    return next(mine, None)


def _as_saved(draft: RequestDraft, context: LogContext, editing: RequestId | None) -> Request:
    """The draft as the request it would become; a new one has the id after the last."""
    before = next((each for each in context.recent if each.id == editing), None)
    last = max((each.id for each in context.recent), default=0)
    said = {
        name: getattr(draft, name)
        for name in ("sent", "company", "role", "note", "reason", "event", "signs", "field")
    }
    return Request(
        id=editing or RequestId(last + 1),
        person=Person(
            id=before.person.id if before else draft.person_id or PersonId(0),
            name=draft.name,
            company=draft.company,
        ),
        logged_at=before.logged_at if before else _noon(context),
        source=before.source if before else _source(draft, context),
        outcomes=before.outcomes if before else (),
        **said,
    )


def _source(draft: RequestDraft, context: LogContext) -> Source:
    return Source.LATE if draft.sent.on < context.today else Source.LIVE


def _noon(context: LogContext) -> DateTime:
    """An instant of today for a request not logged yet; no rule asks for a finer one."""
    today = context.today
    noon = pendulum.datetime(today.year, today.month, today.day, 12, tz=zone_of(context.zone))
    return noon.in_timezone("UTC")
