"""Where somebody stands: connected, pending, withdrawn or open, and whether a hello is owed.

One rule over all requests to a person; every screen and command asks it. Whoever said yes to any
of them is connected, whatever became of the others, and so is whoever LinkedIn lists as a
connection; they are never offered to be asked again. Else the latest request decides, for only
one invitation to a person can be open on LinkedIn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Request, RequestId
from netcoach.domain.outcomes.kinds import ENDS, rung_of
from netcoach.domain.outcomes.outcome import REASK_DAYS, Outcomes, date_of, furthest_in
from netcoach.domain.people.person import Person
from netcoach.domain.week.calendar import day_after

RequestFacts = tuple[RequestId, Date, Outcomes]
"""What of a request decides where its person stands: id, local date sent, dated outcomes."""


class Stand(StrEnum):
    """Where somebody stands.

    Open: their latest request was declined or lapsed, so they may be asked again at once;
    LinkedIn's help gives a waiting time for withdrawn requests only.
    """

    CONNECTED = "connected"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    OPEN = "open"


@frozen
class Standing:
    """Where somebody stands, by all requests to them.

    Attributes:
        stand: connected before all, else what the latest request says.
        request_id: the request that decides it: of those answered with yes the one answered last,
            else the latest; None where nobody asked them. ``sent_on`` is its local date.
        since: when connected, the acceptance, or the first sign of life where no acceptance is
            recorded, or the date LinkedIn gives where no request says yes; else the date the
            request ended; None while it is pending.
        accepted_bare: an acceptance is recorded, and no outcome came after it: none more of that
            request, and no reply, talk or fruit of another on that day or later.
        pending_by: the latest request while nothing is known to have come of it, else None;
            ``pending_on`` is its local date. Whoever is connected may have one too, logged
            all the same: it can be withdrawn, and is no reason to ask again.
        contact_on: the last date they were in touch by their requests: sent, or an outcome that
            is no end; or the date they became a connection.
        is_listed: they are connected because LinkedIn lists them, not by a request's yes.
    """

    stand: Stand
    request_id: RequestId | None
    sent_on: Date | None
    since: Date | None
    accepted_bare: bool
    pending_by: RequestId | None
    pending_on: Date | None
    contact_on: Date
    is_listed: bool = False

    def owes_hello(self, noted_on: Date | None = None) -> bool:
        """Whether they said yes and nothing came after it; ``noted_on``: the last contact noted."""
        since = self.since
        return self.accepted_bare and (noted_on is None or (since or noted_on) > noted_on)

    @property
    def can_be_meant(self) -> bool:
        """Whether it makes sense to mean to ask them: neither connected nor pending."""
        return self.stand in (Stand.WITHDRAWN, Stand.OPEN)

    @property
    def withdrawn_on(self) -> Date | None:
        """The date the request was withdrawn; None unless that is where they stand."""
        return self.since if self.stand is Stand.WITHDRAWN else None

    def possible_on(self, today: Date) -> Date | None:
        """The first date they can be asked again, today or later; None once they are connected.

        A pending request could be withdrawn today at the earliest.
        """
        match self.stand:
            case Stand.CONNECTED:
                return None
            case Stand.OPEN:
                return today
            case Stand.PENDING | Stand.WITHDRAWN:
                return max(today, day_after(self.since or today, REASK_DAYS))


@frozen
class KnownStanding:
    """Somebody known, and where they stand.

    Attributes:
        kept_on: the local date "keep" was last said of the pending request; None when never.
        noted_on: the local date of the last contact noted; None without any.
    """

    person: Person
    standing: Standing
    kept_on: Date | None = None
    noted_on: Date | None = None

    @property
    def owes_hello(self) -> bool:
        """Whether they said yes and nothing came after it."""
        return self.standing.owes_hello(self.noted_on)


def request_facts(requests: Iterable[Request]) -> tuple[RequestFacts, ...]:
    """What of these requests decides where their person stands, in the same order."""
    return tuple((one.id, one.sent.on, one.outcomes) for one in requests)


def last_contact_on(standing: Standing | None, noted_on: Date | None) -> Date | None:
    """The last date somebody was in touch, by their requests or as noted; None without any."""
    dates = (standing.contact_on if standing else None, noted_on)
    return max((on for on in dates if on), default=None)


def standing_of(facts: Sequence[RequestFacts], connected_on: Date | None = None) -> Standing:
    """Where somebody stands.

    Args:
        facts: every request to one person, in order of sending; none only of a connection.
        connected_on: since when LinkedIn lists them as a connection, None when it does not. A
            hello is owed for a request's acceptance alone.
    """
    if not facts:
        if connected_on is None:
            raise ValueError("nobody asked them, and they are no connection")
        return _listed(connected_on)
    request_id, sent_on, outcomes = facts[-1]
    pending_by, pending_on = (None, None) if outcomes else (request_id, sent_on)
    contact_on = sent_on
    end = furthest_in(outcomes)
    stand = _STANDS.get(end, Stand.OPEN)
    since = None if end is None else date_of(outcomes, end)
    for fact in facts:
        life = [on for outcome, on in fact[2] if outcome not in ENDS]
        if life:
            contact_on = max(contact_on, *life)
            said_yes = date_of(fact[2], Outcome.ACCEPTED) or min(life)
            # Of several answered on one day the request sent last.
            if stand is not Stand.CONNECTED or since is None or said_yes >= since:
                stand, since = Stand.CONNECTED, said_yes
                request_id, sent_on, outcomes = fact
    is_listed = False
    if connected_on is not None:
        contact_on = max(contact_on, connected_on)
        if is_listed := stand is not Stand.CONNECTED:
            stand, since = Stand.CONNECTED, connected_on
    return Standing(
        stand=stand,
        request_id=request_id,
        sent_on=sent_on,
        since=since,
        accepted_bare=_is_bare(outcomes)
        and not any(_lives_since(one[2], outcomes[0][1]) for one in facts),
        pending_by=pending_by,
        pending_on=pending_on,
        contact_on=contact_on,
        is_listed=is_listed,
    )


def answered_by(facts: Sequence[RequestFacts], connected_on: Date) -> RequestId | None:
    """The open request that a date in LinkedIn's list of connections answers.

    Somebody can be asked again only after the first request was withdrawn, so it is the last one
    sent before that date; None where that one has its answer, or another has a yes.

    Args:
        facts: every request to one person, in order of sending.
        connected_on: since when they are listed, a date in UTC: a local one can be a day later.
    """
    before = [one for one in facts if one[1] <= day_after(connected_on, 1)]
    said_yes = any(rung_of(outcome) for one in facts for outcome, _ in one[2])
    return before[-1][0] if before and not before[-1][2] and not said_yes else None


def _listed(connected_on: Date) -> Standing:
    """Where a connection stands whom nobody asked."""
    return Standing(
        stand=Stand.CONNECTED,
        request_id=None,
        sent_on=None,
        since=connected_on,
        accepted_bare=False,
        pending_by=None,
        pending_on=None,
        contact_on=connected_on,
        is_listed=True,
    )


_STANDS = {None: Stand.PENDING, Outcome.WITHDRAWN: Stand.WITHDRAWN}


def _is_bare(outcomes: Outcomes) -> bool:
    return len(outcomes) == 1 and outcomes[0][0] is Outcome.ACCEPTED


def _lives_since(outcomes: Outcomes, accepted_on: Date) -> bool:
    """Whether a later rung than a yes was reached on that day or later."""
    return any(rung_of(outcome) > 1 and on >= accepted_on for outcome, on in outcomes)
