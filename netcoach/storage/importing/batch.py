"""What the store is asked and given to bring many requests in at once."""

from __future__ import annotations

from collections.abc import Mapping

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, RequestId, SentTime
from netcoach.domain.people.person import Person, PersonId

Mark = tuple[int, ...]
"""Which state of the log something was worked out on: differs after every change."""


Outcomes = tuple[tuple[Outcome, Date], ...]
"""What became of a request, each with its local date."""


class MovedOnError(Exception):
    """The log changed since a batch was worked out; nothing was written."""


@frozen
class HeldRequest:
    """A request of the log as far as an import needs it.

    Attributes:
        uids: what it was imported under; empty when it was typed and never met in an import.
        ruled_out: keys of the connections that the user said it did not lead to.
        accepted_on: its date of acceptance, None without one.
        outcomes: everything the log says became of it.
        closed: the log says how it ended: accepted, withdrawn, declined or expired.
        deleted: taken out of the log, or its person was forgotten; listed only when it was
            imported, so that a later export does not bring it back.
    """

    id: RequestId
    person_id: PersonId
    sent: SentTime
    company: str = ""
    role: str = ""
    note: str | None = None
    accepted_on: Date | None = None
    outcomes: frozenset[Outcome] = frozenset()
    closed: bool = False
    deleted: bool = False
    uids: frozenset[str] = frozenset()
    ruled_out: frozenset[str] = frozenset()


@frozen
class Held:
    """The log as far as an import needs it.

    Attributes:
        asked: the people with a request in the log, or on the shortlist.
        forgotten: those of whom only bare requests are left; an export tells nothing of them.
    """

    mark: Mark
    requests: tuple[HeldRequest, ...]
    people: Mapping[PersonId, Person]
    asked: frozenset[PersonId]
    forgotten: frozenset[PersonId] = frozenset()


@frozen
class NewcomerPerson:
    """Somebody the log does not have yet."""

    name: str
    company: str = ""
    role: str = ""
    profile_key: str = ""


@frozen
class NewcomerRequest:
    """A request the log does not have yet.

    ``newcomer`` is the index of its person among the batch's people, None when ``person_id``
    says who it is; ``uids`` are further ones it is known by; ``ruled_out`` are keys of
    connections it did not lead to.
    """

    uid: str
    sent: SentTime
    person_id: PersonId | None = None
    newcomer: int | None = None
    company: str = ""
    role: str = ""
    note: str | None = None
    outcomes: Outcomes = ()
    uids: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()


@frozen
class FilledGap:
    """What a known request and its fields are once the empty ones are filled."""

    request_id: RequestId
    person_id: PersonId
    company: str
    role: str
    note: str | None


@frozen
class Batch:
    """Everything one import writes.

    Attributes:
        mark: the state of the log it was worked out on.
        profiles: profile keys for known people who have none.
        outcomes: what became of known requests, as far as the log does not say it.
        uids: further uids of known requests.
        ruled_out: keys of connections that known requests did not lead to.
    """

    mark: Mark
    people: tuple[NewcomerPerson, ...] = ()
    requests: tuple[NewcomerRequest, ...] = ()
    filled_gaps: tuple[FilledGap, ...] = ()
    profiles: tuple[tuple[PersonId, str], ...] = ()
    outcomes: tuple[tuple[RequestId, Outcome, Date], ...] = ()
    uids: tuple[tuple[RequestId, str], ...] = ()
    ruled_out: tuple[tuple[RequestId, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it would change nothing."""
        known = (self.filled_gaps, self.profiles, self.outcomes, self.uids, self.ruled_out)
        return not (self.requests or any(known))
