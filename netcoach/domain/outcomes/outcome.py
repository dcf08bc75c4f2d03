"""The ladder of what can become of a request: what is reached, what is pending, corrections.

    sent -> accepted -> replied -> talked -> advice, opportunity, recommendation
         -> withdrawn, declined or expired: an end instead of a yes

A later rung implies the earlier ones. Silence is silence: a request nobody said anything of is
pending, however old; "declined" is only what the user knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pendulum import Date

from netcoach.domain.errors import InvalidInput, NotFound, UnreadableDate
from netcoach.domain.log.request import Milestone, Precision, Request, RequestId, SentTime
from netcoach.domain.people.person import PersonId
from netcoach.domain.text import clean_line
from netcoach.domain.typed_dates import AHEAD, day_typed
from netcoach.domain.week.calendar import DAYS, day_after

Milestones = tuple[tuple[Milestone, Date], ...]

REASK_DAYS = 21
"""Days after a withdrawal until the same person can be asked again (LinkedIn's help)."""

STEPS = (Milestone.ACCEPTED, Milestone.REPLIED, Milestone.TALKED)
"""The rungs that lead to the fruits, each implying those before it."""

FRUITS = (Milestone.ADVICE, Milestone.OPPORTUNITY, Milestone.RECOMMENDATION)
"""What a talk can lead to, side by side on the highest rung; none implies another."""

ENDS = (Milestone.WITHDRAWN, Milestone.DECLINED, Milestone.EXPIRED)
"""What ends a request without a yes."""

ANSWERS = frozenset({Milestone.ACCEPTED, *ENDS})
"""What settles how a request ended; they rule each other out."""

LADDER = (*STEPS, *FRUITS)

LAPSE_DAYS = 180
"""Days after which an invitation lapses by itself (LinkedIn's help: about six months)."""

_PLACE = {milestone: place for place, milestone in enumerate(Milestone)}
_AHEAD = "That lies ahead; give the day it happened on, up to today."
_BEFORE_SENT = "The request was sent on {sent}; nothing can have come of it on {on} yet."
_SAID_YES = (
    "A request that was answered with yes cannot be {end}; take the yes off first, if it was none."
)
_IMPLIED = "{rung} follows from {later}; take {later} off first, or with it."
_NOT_RECORDED = "Nothing like that is recorded, so there is nothing to take off."


def rung_of(milestone: Milestone) -> int:
    """The height on the ladder: 1 accepted, 2 replied, 3 talked, 4 a fruit; 0 for an end."""
    if milestone in ENDS:
        return 0
    return STEPS.index(milestone) + 1 if milestone in STEPS else len(STEPS) + 1


def reached(recorded: Iterable[Milestone]) -> frozenset[Milestone]:
    """Everything that is so: what is recorded, and the rungs it implies.

    Where both a yes and an end are recorded the yes counts: it cannot be unsaid by waiting.
    """
    given = frozenset(recorded)
    highest = max(map(rung_of, given), default=0)
    if not highest:
        return given
    return frozenset(STEPS[:highest]) | given & frozenset(FRUITS)


def furthest_in(milestones: Milestones) -> Milestone | None:
    """Where dated milestones leave a request; None while it is pending.

    The highest rung, whatever the dates say: somebody may be met before they press accept. Of
    several fruits or several ends, the latest.
    """
    if not milestones:
        return None
    return max(milestones, key=lambda one: (rung_of(one[0]), one[1], _PLACE[one[0]]))[0]


def furthest_of(request: Request) -> Milestone | None:
    """Where a request stands; None while it is pending."""
    return furthest_in(request.milestones)


def is_pending(request: Request) -> bool:
    """Whether nothing is known to have come of it yet."""
    return not request.milestones


def age_in_days(request: Request, today: Date) -> int:
    """Days since it was sent, 0 on the same local date."""
    return today.toordinal() - request.sent.on.toordinal()


def date_of(milestones: Milestones, milestone: Milestone) -> Date | None:
    """The local date recorded for a milestone; None when it is only implied, or not so."""
    return dict(milestones).get(milestone)


def settled(milestones: Milestones, milestone: Milestone, on: Date) -> Milestones:
    """The milestones with one more, or with another date for one.

    A yes takes a recorded end away, because both cannot be; one end replaces another.

    Raises:
        InvalidInput: an end, though there was a yes.
    """
    if milestone in ENDS and any(rung_of(one) for one, _ in milestones):
        raise InvalidInput(_SAID_YES.format(end=milestone.value))
    kept = (one for one in milestones if one[0] is not milestone and one[0] not in ENDS)
    return in_order((*kept, (milestone, on)))


def unsettled(milestones: Milestones, milestone: Milestone) -> Milestones:
    """The milestones without one.

    Raises:
        InvalidInput: it is not recorded; where a later one implies it, the sentence names that.
    """
    if date_of(milestones, milestone) is None:
        later = furthest_in(milestones)
        if later is not None and milestone in reached(one for one, _ in milestones):
            rung = milestone.value.capitalize()
            raise InvalidInput(_IMPLIED.format(rung=rung, later=later.value))
        raise InvalidInput(_NOT_RECORDED)
    return tuple(one for one in milestones if one[0] is not milestone)


def in_order(milestones: Iterable[tuple[Milestone, Date]]) -> Milestones:
    """Milestones in the order they happened; on one date, in the order of the ladder."""
    return tuple(sorted(milestones, key=lambda one: (one[1], _PLACE[one[0]])))


def day_said(text: str, today: Date) -> Date:
    """Read the day something happened on, as people type it; nothing typed is today.

    Raises:
        UnreadableDate: what is no day, could be several, or lies ahead.
    """
    typed = " ".join(clean_line(text).casefold().replace(",", " ").split())
    if typed in ("", "now"):
        return today
    try:
        return day_typed(typed, today)
    except UnreadableDate as unreadable:
        if str(unreadable) == AHEAD:
            raise UnreadableDate(_AHEAD) from None
        raise


def check_date(on: Date, sent: SentTime, today: Date) -> None:
    """Let only a day pass on which something can have come of a request.

    Of a request known to the week any day of that week may be the day it was sent, so a
    milestone may be dated up to six days before the date kept.

    Raises:
        UnreadableDate: it lies ahead, or before the request was sent.
    """
    if on > today:
        raise UnreadableDate(_AHEAD)
    slack = DAYS - 1 if sent.precision is Precision.WEEK else 0
    if on < day_after(sent.on, -slack):
        written = "D MMM YYYY"
        raise UnreadableDate(
            _BEFORE_SENT.format(sent=sent.on.format(written), on=on.format(written))
        )


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
