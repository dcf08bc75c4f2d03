"""What an import of requests is made of, between the coach and the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pendulum import Date, DateTime

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, RequestId, SentTime
from netcoach.domain.log.signs import NOTHING_ANSWERED, Field, Signs
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.marks import WeekMark

Mark = tuple[int, ...]
"""Which state of the log something was worked out on: differs after every change."""

Outcomes = tuple[tuple[Outcome, Date], ...]
"""What became of a request, each with its local date."""

Whose = int
"""Somebody of a batch: a ``PersonId``, or below 0 one of its new people, the first being -1."""


class MovedOnError(Exception):
    """The log changed since a batch was worked out; nothing was written."""


@frozen
class HeldRequest:
    """A request of the log as far as an import needs it.

    Attributes:
        uids: what it was imported under; empty when it was typed or read from a page, and never
            met in an export.
        accepted_on: its date of acceptance, None without one.
        outcomes: everything the log says became of it.
        closed: the log says how it ended: accepted, withdrawn, declined or expired.
        deleted: taken out of the log, or its person was forgotten; listed only when it was
            imported, so that a later export does not bring it back.
        typed: somebody typed it.
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
    typed: bool = True
    event: str = ""
    reason: str = ""
    uids: frozenset[str] = frozenset()


@frozen
class HeldPerson:
    """What an import needs to know of somebody beside who they are.

    Attributes:
        asked: with a request in the log, or on the shortlist.
        kept: in the log without either, as a spreadsheet has them.
        forgotten: only bare requests are left of them.
        joined: a name joined them with one of LinkedIn's before.
        other_keys: further profile keys of theirs.
        company, role: as LinkedIn's list of connections said them last.
        words: private notes.
        tags: as they are kept.
        followed_up: it is said when to write to them next.
    """

    person: Person
    asked: bool = False
    kept: bool = False
    forgotten: bool = False
    joined: bool = False
    other_keys: frozenset[str] = frozenset()
    company: str = ""
    role: str = ""
    words: str = ""
    tags: frozenset[str] = frozenset()
    followed_up: bool = False

    @property
    def findable(self) -> bool:
        """Whether the log shows them: asked, a connection, or kept without being either."""
        return self.asked or self.kept or self.person.connected_on is not None


@frozen
class Held:
    """The log as far as an import needs it.

    Attributes:
        apart: pairs of people whom the user said to be two.
        contacts: whom there was contact with, of which kind and when.
        checks: the dates on which somebody looked who accepted, and whose word each is.
        marks: the marks of weeks.
        network: how many connections there were on a date, the latest said of each.
    """

    mark: Mark
    requests: tuple[HeldRequest, ...]
    people: Mapping[PersonId, HeldPerson]
    apart: frozenset[tuple[PersonId, PersonId]] = frozenset()
    contacts: frozenset[tuple[int, str, str]] = frozenset()
    checks: frozenset[tuple[Date, Origin]] = frozenset()
    marks: tuple[WeekMark, ...] = ()
    network: Mapping[Date, int] = field(default_factory=dict)


@frozen
class NewPerson:
    """Somebody the log does not have yet; company and role as the source says them."""

    name: str
    company: str = ""
    role: str = ""
    profile_key: str = ""
    connected_on: Date | None = None


@frozen
class ListedPerson:
    """What is known of somebody of the log once the source told of them."""

    person_id: PersonId
    profile_key: str
    other_keys: str
    connected_on: Date | None
    company: str
    role: str


@frozen
class NewImport:
    """A request the log does not have yet; ``uids`` are further ones it is known by."""

    uid: str
    sent: SentTime
    to: Whose
    company: str = ""
    role: str = ""
    note: str | None = None
    reason: str = ""
    event: str = ""
    field: Field | None = None
    signs: Signs = NOTHING_ANSWERED
    outcomes: Outcomes = ()
    uids: tuple[str, ...] = ()


@frozen
class FilledGap:
    """What a known request and its fields are once the empty ones are filled."""

    request_id: RequestId
    person_id: PersonId
    company: str
    role: str
    note: str | None
    event: str
    reason: str


@frozen
class SaidOfPerson:
    """What a source says of somebody; None and () for what stays as it is.

    ``words`` are all of their private notes then; ``kept`` when they are kept from now on without
    having been asked.
    """

    whose: Whose
    words: str | None = None
    follow_up: tuple[Date, str] | None = None
    tags: tuple[str, ...] = ()
    kept: bool = False


@frozen
class KnownAs:
    """What a known request is called in an export.

    ``sent_at``, ``note`` and ``filled`` are kept where a name alone says that somebody's typed
    request is the export's: what the export says, and which fields it filled.
    """

    request_id: RequestId
    uid: str
    sent_at: DateTime | None = None
    note: str | None = None
    filled: tuple[str, ...] = ()


@frozen
class Batch:
    """Everything one import writes.

    Attributes:
        mark: the state of the log it was worked out on.
        on: the local date of the import.
        origin: whose word it is.
        listed: known people of whom something changes.
        said: what else is said of people.
        outcomes: what became of known requests, as far as the log does not say it.
        contacts: contact with people, on a local date.
        joins: people whom the name alone joined: what they are called there, and their address.
        not_same: pairs whom the user said to be two.
        merges: pairs whom the user said to be one, who stays first.
        checks: dates on which it was looked through who accepted.
        weeks: weeks in which none was sent, by a date each mark sits on.
        network: the number of connections on a date.
    """

    mark: Mark
    on: Date
    origin: Origin = Origin.IMPORT
    people: tuple[NewPerson, ...] = field(default=(), repr=False)
    requests: tuple[NewImport, ...] = field(default=(), repr=False)
    listed: tuple[ListedPerson, ...] = field(default=(), repr=False)
    filled_gaps: tuple[FilledGap, ...] = field(default=(), repr=False)
    said: tuple[SaidOfPerson, ...] = field(default=(), repr=False)
    outcomes: tuple[tuple[RequestId, Outcome, Date], ...] = ()
    known_as: tuple[KnownAs, ...] = ()
    contacts: tuple[tuple[Whose, ContactKind, Date], ...] = ()
    joins: tuple[tuple[Whose, str, str], ...] = field(default=(), repr=False)
    not_same: tuple[tuple[Whose, Whose], ...] = ()
    merges: tuple[tuple[PersonId, PersonId], ...] = ()
    checks: tuple[Date, ...] = ()
    weeks: tuple[Date, ...] = ()
    network: tuple[tuple[Date, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it would change nothing."""
        facts = (self.people, self.requests, self.listed, self.filled_gaps, self.outcomes)
        said = (self.known_as, self.contacts, self.joins, self.not_same, self.merges)
        return not any((*facts, *said, self.said, self.checks, self.weeks, self.network))
