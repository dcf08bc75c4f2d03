"""What became of requests: what is reached, what is pending, corrections.

Silence is silence: a request nobody said anything of is pending, however old; "declined" is only
what the user knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pendulum import Date

from netcoach.domain.errors import InvalidInput, NotFound, UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Precision, Request, RequestId, SentTime
from netcoach.domain.outcomes.kinds import ENDS, reached, rung_of
from netcoach.domain.people.person import PersonId
from netcoach.domain.text import clean_line
from netcoach.domain.typed_days import AHEAD, day_named, day_typed
from netcoach.domain.week.calendar import DAYS, day_after

Outcomes = tuple[tuple[Outcome, Date], ...]

REASK_DAYS = 21
"""Days after a withdrawal until the same person can be asked again (LinkedIn's help)."""

LAPSE_DAYS = 180
"""Days after which an invitation lapses by itself (LinkedIn's help: about six months)."""

_PLACE = {outcome: place for place, outcome in enumerate(Outcome)}
_AHEAD = "That lies ahead; give the day it happened on, up to today."
_BEFORE_SENT = "The request was sent {sent}; nothing can have come of it on {on} yet."
_SAID_YES = (
    "A request that was answered with yes has no other end; take the yes off first, if it was none."
)
_IMPLIED = "{rung} follows from {later}; take {later} off first, or with it."
_NOT_RECORDED = "Nothing like that is recorded, so there is nothing to take off."


def furthest_in(outcomes: Outcomes) -> Outcome | None:
    """Where dated outcomes leave a request; None while it is pending.

    The highest rung, whatever the dates say: somebody may be met before they press accept. Of
    several fruits or several ends, the latest.
    """
    if not outcomes:
        return None
    return max(outcomes, key=lambda one: (rung_of(one[0]), one[1], _PLACE[one[0]]))[0]


def furthest_of(request: Request) -> Outcome | None:
    """Where a request stands; None while it is pending."""
    return furthest_in(request.outcomes)


def is_pending(request: Request) -> bool:
    """Whether nothing is known to have come of it yet."""
    return not request.outcomes


def age_in_days(request: Request, today: Date) -> int:
    """Days since it was sent, 0 on the same local date."""
    return today.toordinal() - request.sent.on.toordinal()


def date_of(outcomes: Outcomes, outcome: Outcome) -> Date | None:
    """The local date recorded for an outcome; None when it is only implied, or not so."""
    return dict(outcomes).get(outcome)


def settled(outcomes: Outcomes, outcome: Outcome, on: Date) -> Outcomes:
    """The outcomes with one more, or with another date for one.

    A yes takes a recorded end away, because both cannot be; one end replaces another.

    Raises:
        InvalidInput: an end, though there was a yes.
    """
    if outcome in ENDS and any(rung_of(one) for one, _ in outcomes):
        raise InvalidInput(_SAID_YES)
    kept = (one for one in outcomes if one[0] is not outcome and one[0] not in ENDS)
    return outcomes_in_order((*kept, (outcome, on)))


def unsettled(outcomes: Outcomes, outcome: Outcome) -> Outcomes:
    """The outcomes without one.

    Raises:
        InvalidInput: it is not recorded; where a later one implies it, the sentence names that.
    """
    if date_of(outcomes, outcome) is None:
        later = furthest_in(outcomes)
        if later is not None and outcome in reached(one for one, _ in outcomes):
            rung = outcome.value.capitalize()
            raise InvalidInput(_IMPLIED.format(rung=rung, later=later.value))
        raise InvalidInput(_NOT_RECORDED)
    return tuple(one for one in outcomes if one[0] is not outcome)


def outcomes_in_order(outcomes: Iterable[tuple[Outcome, Date]]) -> Outcomes:
    """Outcomes in the order they happened; on one date, in the order of the ladder."""
    return tuple(sorted(outcomes, key=lambda one: (one[1], _PLACE[one[0]])))


def outcome_day(text: str, today: Date) -> Date:
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


def checked_day(on: Date, today: Date) -> Date:
    """A date on which something can have happened. Raises UnreadableDate for one ahead."""
    if on > today:
        raise UnreadableDate(_AHEAD)
    return on


def check_date(on: Date, sent: SentTime, today: Date) -> None:
    """Let only a day pass on which something can have come of a request.

    Of a request known to the week any day of that week may be the day it was sent, so an
    outcome may be dated up to six days before the date kept; of a span any day from its first.

    Raises:
        UnreadableDate: it lies ahead, or before the request was sent.
    """
    checked_day(on, today)
    slack = DAYS - 1 if sent.precision is Precision.WEEK else 0
    if on < (sent.first or day_after(sent.on, -slack)):
        days = f"on {day_named(sent.on)}"
        if sent.first is not None:
            days = f"between {day_named(sent.first)} and {day_named(sent.on)}"
        raise UnreadableDate(_BEFORE_SENT.format(sent=days, on=day_named(on)))


_SOME_SAID_YES = (
    "{count} of them were answered with yes, so they have no other end; leave those out, or take "
    "the yes off first."
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


@frozen
class Recorded:
    """A request as far as settling it needs it; ``sent`` is known to the day at most."""

    id: RequestId
    person_id: PersonId
    name: str
    sent: SentTime
    outcomes: Outcomes

    def with_outcomes(self, outcomes: Outcomes) -> Recorded:
        """The same request with other outcomes."""
        return Recorded(
            id=self.id,
            person_id=self.person_id,
            name=self.name,
            sent=self.sent,
            outcomes=outcomes,
        )


@frozen
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
    requests: Sequence[Request], *, sent_on: Date | None = None, having: Outcome | None = None
) -> Request:
    """Which request to a person is meant where only the person was said.

    The pending one, or else the latest.

    Args:
        requests: every request to one person, in order of sending.
        sent_on: only those sent on that local date.
        having: only those with this outcome recorded, if there are any.

    Raises:
        NotFound: there is none.
        InvalidInput: several are pending.
    """
    meant = [one for one in requests if sent_on is None or one.sent.on == sent_on]
    if not meant:
        raise NotFound(_NONE_SENT if sent_on is None else _NONE_ON)
    if having is not None:
        meant = [one for one in meant if date_of(one.outcomes, having)] or meant
    pending = [one for one in meant if is_pending(one)]
    if len(pending) > 1:
        days = [one.sent.on.isoformat() for one in pending]
        raise InvalidInput(_SEVERAL_PENDING.format(days=", ".join(days), last=days[-1]))
    return pending[0] if pending else meant[-1]


def settle_all(requests: Sequence[Recorded], outcome: Outcome, on: Date, today: Date) -> Settled:
    """Record one outcome for each request: for all of them, or for none.

    Raises:
        UnreadableDate: the day lies ahead, or before one of them was sent.
        InvalidInput: an end, though one of them was answered with yes.
    """
    _check_dates(requests, on, today)
    if outcome in ENDS and len(requests) > 1:
        _check_no_yes(requests)
    return Settled(
        requests=tuple(one.with_outcomes(settled(one.outcomes, outcome, on)) for one in requests)
    )


def unsettle_all(requests: Iterable[Recorded], outcome: Outcome) -> Settled:
    """Take one outcome off each request. Raises InvalidInput where it is not recorded."""
    return Settled(
        requests=tuple(one.with_outcomes(unsettled(one.outcomes, outcome)) for one in requests)
    )


def correct(request: Recorded, outcomes: Outcomes, today: Date) -> Settled:
    """Record exactly these outcomes of a request; a date that stood before stays unquestioned.

    Raises:
        UnreadableDate: a day lies ahead, or before the request was sent.
        InvalidInput: a yes together with an end, or two ends.
    """
    found: Outcomes = ()
    for outcome, on in outcomes:
        if (outcome, on) not in request.outcomes:
            check_date(on, request.sent, today)
        found = settled(found, outcome, on)
    if len(found) != len(outcomes):
        raise InvalidInput("A yes and an end cannot both be, nor can two ends; keep one of them.")
    return Settled(requests=(request.with_outcomes(outcomes_in_order(found)),))


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
        raise UnreadableDate(_SOME_LATER.format(count=refused, on=day_named(on)))


def _check_no_yes(requests: Iterable[Recorded]) -> None:
    count = sum(any(rung_of(outcome) for outcome, _ in one.outcomes) for one in requests)
    if count:
        raise InvalidInput(_SOME_SAID_YES.format(count=count))
