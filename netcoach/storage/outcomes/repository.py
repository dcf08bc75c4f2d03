"""What became of requests: counted, and recorded for one request or many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pendulum import Date, DateTime

from netcoach.domain.change import ChangeKind
from netcoach.domain.log.request import RequestId
from netcoach.storage.database import Repository

if TYPE_CHECKING:
    from netcoach.domain.log.request import Request
    from netcoach.domain.outcomes.follow_up import OutcomeFacts
    from netcoach.domain.outcomes.outcome import Recorded, Settled
    from netcoach.domain.outcomes.rates import Route, Tally
    from netcoach.domain.people.person import PersonId


class OutcomeRepository(Repository):
    """Outcomes: counted by the database, written for one request or many."""

    def facts(self, today: Date) -> OutcomeFacts:
        """What a review needs of the whole log beside its own requests."""
        from netcoach.storage.outcomes.reads import outcomes

        return self._read(lambda run: outcomes(run, today))

    def tallies_by_route(self, today: Date) -> Mapping[Route, Tally]:
        """The outcomes of the aged requests of every route, those without any included."""
        from netcoach.storage.outcomes.reads import tallies_by_route

        return self._read(lambda run: tallies_by_route(run, today))

    def requests_to(self, person_id: PersonId) -> tuple[Request, ...]:
        """Every request to a person, in order of sending."""
        from netcoach.storage.outcomes.reads import requests_as_sent

        return self._read(lambda run: requests_as_sent(run, person_id))

    def checks(self) -> tuple[Date, ...]:
        """The local dates on which it was looked through who accepted, in order, each once."""
        from netcoach.storage.outcomes.reads import checks

        return self._read(checks)

    def check(self, on: Date, *, at: DateTime) -> None:
        """Keep that the user looked through who accepted on a date."""
        from netcoach.storage.outcomes.writes import check

        self._write(ChangeKind.CHECK, at, partial(check, on=on))

    def record(
        self,
        ids: Sequence[RequestId],
        rule: Callable[[tuple[Recorded, ...]], Settled],
        *,
        at: DateTime,
    ) -> Settled:
        """Give requests the outcomes a rule says, as one journal entry.

        Raises:
            NotFound: one of them is not in the log.
            InvalidInput: the rule refuses; nothing is written.
        """
        from netcoach.storage.outcomes.writes import settle

        return self._write(ChangeKind.SETTLE, at, partial(settle, ids=ids, rule=rule))
