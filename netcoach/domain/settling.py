"""Saying what became of one request or of many at once, and taking it back off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.errors import InvalidInput, NotFound, UnreadableDate
from netcoach.domain.outcomes.outcome import (
    ENDS,
    Milestones,
    check_date,
    date_of,
    in_order,
    is_pending,
    rung_of,
    settled,
    unsettled,
)
from netcoach.domain.person import PersonId
from netcoach.domain.request import Milestone, Request, RequestId, SentTime

_SOME_SAID_YES = (
    "{count} of them were answered with yes and cannot be {end}; leave those out, or take the yes "
    "off first."
)
_SOME_LATER = (
    "{count} of them were sent after {on}, so nothing can have come of those by then; give a later "
    "day, or leave them out."
)

_NONE_SENT = "No request to this person is in the log; log it first."
_NONE_ON = "No request to this person was sent on that day; leave --sent away to take the latest."
_SEVERAL_PENDING = (
    "Several requests to this person are pending, sent on {days}; say which one, "
    "for example with --sent {last}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A request as far as settling it needs it; ``sent`` is known to the day at most."""

    id: RequestId
    person_id: PersonId
    name: str
    sent: SentTime
    milestones: Milestones

    def with_milestones(self, milestones: Milestones) -> Recorded:
        """The same request with other milestones."""
        return Recorded(
            id=self.id,
            person_id=self.person_id,
            name=self.name,
            sent=self.sent,
            milestones=milestones,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a write settled: the requests as they stand after it.

    ``name`` is the person's where it was one request, else "".
    """

    requests: tuple[Recorded, ...]

    @property
    def number(self) -> int:
        """How many requests it was."""
        return len(self.requests)

    @property
    def name(self) -> str:
        """Whose request it was, where it was one."""
        return self.requests[0].name if len(self.requests) == 1 else ""


def meant_by(
    requests: Sequence[Request], *, sent_on: Date | None = None, having: Milestone | None = None
) -> Request:
    """Which request to a person is meant where only the person was said.

    The pending one, or else the latest.

    Args:
        requests: every request to one person, in order of sending.
        sent_on: only those sent on that local date.
        having: only those with this milestone recorded, if there are any.

    Raises:
        NotFound: there is none.
        InvalidInput: several are pending.
    """
    meant = [one for one in requests if sent_on is None or one.sent.on == sent_on]
    if not meant:
        raise NotFound(_NONE_SENT if sent_on is None else _NONE_ON)
    if having is not None:
        meant = [one for one in meant if date_of(one.milestones, having)] or meant
    pending = [one for one in meant if is_pending(one)]
    if len(pending) > 1:
        days = [one.sent.on.isoformat() for one in pending]
        raise InvalidInput(_SEVERAL_PENDING.format(days=", ".join(days), last=days[-1]))
    return pending[0] if pending else meant[-1]


def settle_all(
    requests: Sequence[Recorded], milestone: Milestone, on: Date, today: Date
) -> Settled:
    """Record one milestone for each request: for all of them, or for none.

    Raises:
        UnreadableDate: the day lies ahead, or before one of them was sent.
        InvalidInput: an end, though one of them was answered with yes.
    """
    _check_dates(requests, on, today)
    if milestone in ENDS and len(requests) > 1:
        _check_no_yes(requests, milestone)
    return Settled(
        requests=tuple(
            one.with_milestones(settled(one.milestones, milestone, on)) for one in requests
        )
    )


def unsettle_all(requests: Iterable[Recorded], milestone: Milestone) -> Settled:
    """Take one milestone off each request. Raises InvalidInput where it is not recorded."""
    return Settled(
        requests=tuple(
            one.with_milestones(unsettled(one.milestones, milestone)) for one in requests
        )
    )


def correct(request: Recorded, milestones: Milestones, today: Date) -> Settled:
    """Record exactly these milestones of a request; a date that stood before stays unquestioned.

    Raises:
        UnreadableDate: a day lies ahead, or before the request was sent.
        InvalidInput: a yes together with an end, or two ends.
    """
    found: Milestones = ()
    for milestone, on in milestones:
        if (milestone, on) not in request.milestones:
            check_date(on, request.sent, today)
        found = settled(found, milestone, on)
    if len(found) != len(milestones):
        raise InvalidInput("A yes and an end cannot both be, nor can two ends; keep one of them.")
    return Settled(requests=(request.with_milestones(in_order(found)),))


def _check_dates(requests: Sequence[Recorded], on: Date, today: Date) -> None:
    refused = 0
    for one in requests:
        try:
            check_date(on, one.sent, today)
        except UnreadableDate:
            if len(requests) == 1 or on > today:
                raise
            refused += 1
    if refused:
        said = _SOME_LATER.format(count=refused, on=on.format("D MMM YYYY"))
        raise UnreadableDate(said)


def _check_no_yes(requests: Iterable[Recorded], end: Milestone) -> None:
    count = sum(any(rung_of(milestone) for milestone, _ in one.milestones) for one in requests)
    if count:
        raise InvalidInput(_SOME_SAID_YES.format(count=count, end=end.value))
