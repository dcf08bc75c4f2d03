"""Outcomes: what became of requests, said, corrected and counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.service import Service
from netcoach.domain.log.request import Outcome, RequestId

if TYPE_CHECKING:
    from netcoach.domain.log.request import Request
    from netcoach.domain.outcomes.outcome import Outcomes, Recorded, Settled
    from netcoach.domain.outcomes.rates import RouteRate
    from netcoach.domain.people.finding import Who


class OutcomeService(Service):
    """What came back. Every write is one journal entry, for one request or for hundreds."""

    def record(self, request_ids: Sequence[RequestId], outcome: Outcome, on: Date) -> Settled:
        """Record an outcome for requests: for all of them, or for none.

        Once more with another date corrects the date. A yes takes a recorded end away.

        Args:
            request_ids: at least one.
            outcome: what became of them.
            on: the local date it happened on.

        Raises:
            NotFound: one of them is not in the log.
            UnreadableDate: the day lies ahead, or before one of them was sent.
            InvalidInput: an end, though one of them was answered with yes.
        """
        from netcoach.domain.outcomes.outcome import settle_all

        now = self.clock()
        today = self.today()

        def rule(requests: tuple[Recorded, ...]) -> Settled:
            return settle_all(requests, outcome, on, today)

        return self.store.outcomes.record(tuple(request_ids), rule, at=now)

    def remove(self, request_id: RequestId, outcome: Outcome) -> Settled:
        """Take an outcome off a request.

        Raises:
            NotFound: the request is not in the log.
            InvalidInput: it is not recorded, but follows from a later one or was never said.
        """
        from netcoach.domain.outcomes.outcome import unsettle_all

        def rule(requests: tuple[Recorded, ...]) -> Settled:
            return unsettle_all(requests, outcome)

        return self.store.outcomes.record((request_id,), rule, at=self.clock())

    def correct(self, request_id: RequestId, outcomes: Outcomes) -> Settled:
        """Record exactly these outcomes of a request, as one change.

        Raises:
            NotFound: the request is not in the log.
            UnreadableDate: a day lies ahead, or before the request was sent.
            InvalidInput: a yes together with an end, or two ends.
        """
        from netcoach.domain.outcomes.outcome import correct

        now = self.clock()

        def rule(requests: tuple[Recorded, ...]) -> Settled:
            return correct(requests[0], outcomes, self.today())

        return self.store.outcomes.record((request_id,), rule, at=now)

    def check(self, on: Date | None = None) -> Date:
        """Keep that the user looked through who accepted, on a local date; gives it.

        Args:
            on: the date, today unless said.

        Raises:
            UnreadableDate: it lies ahead.
            NotSaved: the write failed; nothing was changed.
        """
        from netcoach.domain.outcomes.outcome import checked_day

        today = self.today()
        day = checked_day(on or today, today)
        self.store.outcomes.check(day, at=self.clock())
        return day

    def request_meant(self, who: Who | str, *, having: Outcome | None = None) -> Request:
        """The request to somebody that is meant: the pending one, or else the latest.

        Args:
            who: whom it went to; where a date of sending is said, only one sent on it.
            having: one with this outcome, if there is any.

        Raises:
            NobodyMeant: nobody is meant.
            NotFound: there is no such request.
            SeveralMeant: several people are meant.
            InvalidInput: several requests to this person are pending.
        """
        from netcoach.domain.outcomes.outcome import meant_by

        person = self.store.people.named(who)
        requests = self.store.outcomes.requests_to(person.id)
        sent_on = None if isinstance(who, str) else who.sent_on
        return meant_by(requests, sent_on=sent_on, having=having)

    def routes(self) -> tuple[RouteRate, ...]:
        """How often each way to people is answered with yes, in the order of the signs."""
        from netcoach.domain.outcomes.rates import route_rates

        return route_rates(self.store.outcomes.tallies_by_route(self.today()))
