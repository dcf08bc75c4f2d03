"""Values of a source held against a log: what of it is known, and who is who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, SentTime
from netcoach.linkedin.export import Connection, SourcePerson, SourceRequest
from netcoach.linkedin.joining.pairing import Pair, SideId

LOG = "k:"
"""What the id of somebody begins with whom only the log has; no address holds a colon."""

LISTED = "c:"
"""What the id of somebody begins with whom only the list of connections has."""


@frozen
class KnownPerson:
    """Somebody the log has.

    Attributes:
        ref: the caller's own name for them; comes back in what is found of them.
        other_keys: further addresses of theirs, of before or of somebody they were merged with.
        connected_on: since when an earlier import listed them as a connection.
        findable: asked and not taken out, connected or on the shortlist; others are told by their
            address and their requests alone.
        forgotten: only bare requests are left of them; a source tells nothing of them.
        joined: a name joined them with one of LinkedIn's before.
    """

    ref: str
    name: str
    profile_key: str = ""
    other_keys: frozenset[str] = frozenset()
    connected_on: Date | None = None
    findable: bool = True
    forgotten: bool = False
    joined: bool = False


@frozen
class KnownRequest:
    """A request the log has already, for finding it again and what became of it.

    Attributes:
        ref: the caller's own name for it; comes back in what is found for it.
        person: the ref of whom it went to.
        uids: every uid and name_uid stored with it when it was imported; empty when typed.
        accepted_on: its date of acceptance, when the log has one.
        is_settled: its end is known: accepted, withdrawn, declined or expired.
        deleted: taken out of the log, or its person was forgotten.
    """

    ref: str
    person: str
    sent: SentTime
    uids: frozenset[str] = frozenset()
    accepted_on: Date | None = None
    is_settled: bool = False
    deleted: bool = False


@frozen
class Log:
    """The log as far as a source is held against it.

    ``apart`` are the refs of people whom the user said to be two.
    """

    people: Mapping[str, KnownPerson] = field(default_factory=dict, repr=False)
    requests: tuple[KnownRequest, ...] = field(default=(), repr=False)
    apart: frozenset[tuple[str, str]] = frozenset()


@frozen
class Acceptance:
    """A yes found among the connections; ``by_name`` when only the name told who it was.

    ``on`` is the date in UTC, moved by at most a day so that it is never before the local date
    the request was sent and never after today.
    """

    on: Date
    by_name: bool = False


@frozen
class Found:
    """An outcome of a request: its ref."""

    ref: str
    outcome: Outcome
    on: Date
    by_name: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class JoinedRequest:
    """A request of the source.

    Attributes:
        ref: unique among the new ones; the known request's once it is known.
        told: what the source says.
        known: the ref of the known request this is, None when it is new to the log.
        accepted: None when nothing answers it: pending, ignored, declined, withdrawn and expired
            look alike.
    """

    ref: str
    told: SourceRequest
    known: str | None = None
    accepted: Acceptance | None = None

    def is_that(self, ref: str) -> None:
        """Take it for a request of the log."""
        self.ref = self.known = ref


@dataclass(slots=True, kw_only=True, eq=False)
class JoinedPerson:
    """Somebody the source tells of, or whom a question is about.

    Attributes:
        id: the same each time the same source is held against the same log.
        known: who of the log it is; None when they are new to it.
        merged: somebody else of the log whom the user said to be the same.
        asked: the requests to them that the source tells of, in order of sending.
        listed: what the source's list of connections says.
        said: what else the source says of them.
        by_name: what LinkedIn calls them and their address there, where nothing but the name says
            that they are the log's, or that those who were asked are those who are listed.
        gone: all that the source tells of them was taken out of the log.
    """

    id: SideId
    known: KnownPerson | None = None
    merged: KnownPerson | None = None
    asked: list[JoinedRequest] = field(default_factory=list)
    listed: Connection | None = None
    said: SourcePerson | None = None
    by_name: tuple[str, str] | None = None
    gone: bool = False

    @property
    def name(self) -> str:
        """What the source calls them, or else the log."""
        if self.asked:
            return self.asked[-1].told.name
        if self.listed:
            return self.listed.name
        if self.said:
            return self.said.name
        return self.known.name if self.known else ""

    @property
    def profile_key(self) -> str:
        """Their address by the source, or else by the log."""
        asked = next((one.told.profile_key for one in self.asked if one.told.profile_key), "")
        listed = self.listed.profile_key if self.listed else ""
        said = self.said.profile_key if self.said else ""
        return asked or listed or said or (self.known.profile_key if self.known else "")

    @property
    def connected_on(self) -> Date | None:
        """Since when they are listed as a connection."""
        if self.listed and self.listed.since:
            return self.listed.since
        return self.known.connected_on if self.known else None

    @property
    def is_shown_new(self) -> bool:
        """Whether they are listed with all it takes to be somebody new: a full name and a date."""
        return self.listed is not None and self.listed.is_dated and not self.listed.is_first_name

    @property
    def is_told(self) -> bool:
        """Whether the source tells anything of them that the log may take."""
        return not self.gone and bool(self.asked or self.listed or self.said)


@frozen
class Question:
    """People who may be one; each pair of ids begins with whom somebody asked."""

    pairs: tuple[Pair, ...]


@frozen
class Joined:
    """A source held against the log.

    Attributes:
        people: everybody the source tells of, and whoever a question is about, by id; somebody
            the user said to be another stands there under both.
        requests: every request of the source, in the order they were sent, with its person's id.
        accepted: yeses to requests that only the log has; the others carry their own.
        questions: what only the user can tell.
        apart: pairs of ids whom the user said to be two.
        times_moved: requests imported before have other times now, all of them.
    """

    people: Mapping[SideId, JoinedPerson] = field(repr=False)
    requests: tuple[tuple[SideId, JoinedRequest], ...] = field(repr=False)
    accepted: tuple[Found, ...] = field(repr=False)
    questions: tuple[Question, ...] = field(repr=False)
    apart: tuple[Pair, ...] = field(default=(), repr=False)
    times_moved: bool = False
