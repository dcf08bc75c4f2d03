"""What a source tells: its values, and an account of every row it was read from.

An export, a pasted page and a spreadsheet give the same values, so that one rule says who is who
and what is new to the log (``joining``, ``joined``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from pendulum import Date

from netcoach.domain.errors import NetcoachError
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, SentTime
from netcoach.domain.log.signs import NOTHING_ANSWERED, Field, Signs
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.names import name_key
from netcoach.linkedin.facts import Table

STEP = 0.005
"""The smallest advance that is told, as a share: 200 calls at most (ours)."""


class ReadingCancelled(NetcoachError):
    """The user no longer wants it; nothing was kept."""

    def __init__(self) -> None:
        super().__init__("The import was cancelled; nothing was changed.")


def _never() -> bool:
    return False


def _silent(_: float) -> None:
    return


class Meter:
    """Counts bytes read against bytes expected."""

    def __init__(
        self,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._progress = progress or _silent
        self._cancelled = cancelled or _never
        self._expected = 0
        self._read = 0
        self._reported = -STEP

    def expect(self, size: int) -> None:
        """Add to the bytes that will be read."""
        self._expected += size

    def advance(self, size: int) -> None:
        """Count bytes that were read, and tell when it is worth telling.

        Raises:
            ReadingCancelled: when it should not go on.
        """
        if self._cancelled():
            raise ReadingCancelled
        self._read += size
        done = min(self._read / self._expected, 1.0) if self._expected else 0.0
        if done - self._reported >= STEP:
            self._reported = done
            self._progress(done)

    def finish(self) -> None:
        """Tell that all is read."""
        self._reported = 1.0
        self._progress(1.0)


class Why(StrEnum):
    """Why a row gave no request or connection; values are the public names."""

    INCOMING = "somebody else asked"
    HIDDEN = "a hidden member"
    EMPTY = "an empty row"
    REPEATED = "the same row again"
    DRAFT = "an unsent draft"
    RAGGED = "not as many cells as the header has"
    TOO_LONG = "longer than netcoach reads"
    NO_NAME = "no name"
    UNREADABLE_DATE = "unreadable date"
    AMBIGUOUS_DATE = "ambiguous date"
    FUTURE_DATE = "a date in the future"
    UNKNOWN_DIRECTION = "neither incoming nor outgoing"


EXPECTED = frozenset({Why.INCOMING, Why.HIDDEN, Why.EMPTY, Why.REPEATED, Why.DRAFT})
"""Rows passed over as they should be: counted, not listed."""


class Caution(StrEnum):
    """What the user should know of the whole export; values are the public names."""

    GUESSED_ENCODING = "not UTF-8, read as Western European"
    DAMAGED_LETTERS = "some letters are damaged"
    SEVERAL_SENDERS = "requests from more than one sender"
    NO_INVITATIONS = "no table of invitations"
    NO_CONNECTIONS = "no table of connections"
    OTHER_ZONE = "times that do not exist in the zone they are read in"
    SEVERAL_EXPORTS = "more than one table of a kind"
    TIMES_MOVED = "times other than those it was imported with"


@frozen
class Problem:
    """A row that could not be read, never by what it says.

    ``row`` is the line of the file the row begins on; the first line is 1.
    """

    row: int
    why: Why


@frozen
class FileReport:
    """What became of every row of one table.

    Attributes:
        file: the file's own name, cleaned, without its folder.
        rows: every row below the header; ``used`` plus all of ``skipped``.
        skipped: how many rows were passed over, for each reason that occurred.
        problems: those that could not be read, one by one; the first 1,000.
    """

    file: str
    table: Table
    encoding: str
    delimiter: str
    rows: int
    used: int
    skipped: tuple[tuple[Why, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    cautions: tuple[Caution, ...] = ()

    def count(self, why: Why) -> int:
        """How many rows were passed over for that reason."""
        return dict(self.skipped).get(why, 0)

    @property
    def unreadable(self) -> int:
        """Rows that could not be read, also those beyond the listed ones."""
        return sum(count for why, count in self.skipped if why not in EXPECTED)


class Kind(StrEnum):
    """What was opened; values are the public names."""

    ARCHIVE = "linkedin-archive"
    FOLDER = "linkedin-folder"
    FILE = "linkedin-file"
    PAGE = "page"
    SHEET = "spreadsheet"

    @property
    def is_export(self) -> bool:
        """Whether it is LinkedIn's own data export, which leaves no request of its months out."""
        return self in (Kind.ARCHIVE, Kind.FOLDER, Kind.FILE)

    @property
    def origin(self) -> Origin:
        """Whose word it is."""
        return Origin.PAGE if self is Kind.PAGE else Origin.IMPORT


@frozen
class Connection:
    """Somebody a source shows as a connection.

    Attributes:
        connected_on: since when: the date in UTC in an export, a local one elsewhere.
        row: where it stands in the source, as of a ``SourceRequest``; 0 where nobody needs it.
        is_dated: the source says so; else it is the day it was seen on, and since when they are
            one is not known.
        is_first_name: ``name`` is a first name alone.
    """

    name: str
    connected_on: Date
    profile_key: str = ""
    company: str = ""
    role: str = ""
    row: int = 0
    is_dated: bool = True
    is_first_name: bool = False

    @property
    def since(self) -> Date | None:
        """Since when they are a connection, where the source says so."""
        return self.connected_on if self.is_dated else None


@frozen
class SourceRequest:
    """A request that a source tells of.

    A reader must fill ``name``, ``sent`` and ``row``, and whatever else the source says; ``uid``
    and ``name_uid`` only where the source can be told again to the letter.

    Attributes:
        name: who it went to, as it stands there; never "".
        sent: as exactly as the source says it, in the user's zone.
        row: where it stands in the source: the line it begins on, the first being 1.
        uid: the same in every source that holds this request to the letter, as the export makes it
            of profile (or name) and the text of ``Sent At``; unique among a source's requests.
            "" where nothing tells it so exactly: then person and date tell it.
        name_uid: the same from the name alone, for a later export in which the profile address
            changed or came new; equal to ``uid`` without a profile.
        sent_text: "Sent At" as it stands in an export.
        person: equal for requests to one person, "" where profile or name say who it is.
        profile_key: "" when the source has no usable profile address.
        company, role: as they were at the time, where the source says so.
        note: the text sent with it; "" when none was sent; None when the source does not say.
        outcomes: what became of it, each with its local date; None where the source says no date,
            then the date of the source counts.
        event, reason, field, signs: what a spreadsheet may say of it.
    """

    name: str
    sent: SentTime
    row: int
    uid: str = ""
    name_uid: str = ""
    sent_text: str = ""
    person: str = ""
    profile_key: str = ""
    company: str = ""
    role: str = ""
    note: str | None = None
    outcomes: tuple[tuple[Outcome, Date | None], ...] = ()
    event: str = ""
    reason: str = ""
    field: Field | None = None
    signs: Signs = NOTHING_ANSWERED

    @property
    def to(self) -> str:
        """Equal for requests to one person."""
        return self.profile_key or self.person or f"name:{name_key(self.name)}"


@frozen
class SourcePerson:
    """What a source says of somebody beside any request to them; it need not tell of one.

    Attributes:
        name, profile_key, person: as of a ``SourceRequest``.
        words: private notes.
        follow_up: when to write to them next, and what about.
    """

    name: str
    profile_key: str = ""
    person: str = ""
    company: str = ""
    role: str = ""
    words: str = ""
    follow_up: tuple[Date, str] | None = None
    tags: tuple[str, ...] = ()

    @property
    def to(self) -> str:
        """Equal for one person, the same as of requests to them."""
        return self.profile_key or self.person or f"name:{name_key(self.name)}"


class SourceMessage(NamedTuple):
    """A message between the user and one other person.

    ``at`` is in seconds since 1970; ``outgoing`` when the user wrote it.
    """

    name: str
    profile_key: str
    outgoing: bool
    at: float


@frozen
class Recommendation:
    """A recommendation somebody wrote, on the date as it is written, in no zone."""

    name: str
    on: Date


@frozen
class SourceFacts:
    """Everything one source tells, before it is held against the log.

    This is what every reader gives: of LinkedIn's export, of a pasted page or mail, of a
    spreadsheet. A reader fills ``kind`` and what it found; all else has a value that says
    nothing. It makes nobody one person and no request accepted: that is for ``joined.join``.

    Attributes:
        requests: every one the user sent, in any order.
        connections: everybody the source lists as a connection, with a name and a date.
        people: what it says of people beside that, each once.
        messages: between the user and one other person each, in any order.
        recommendations: received by the user.
        as_of: the local date the source was made on: from its file name, a page's day, else the
            newest date it tells; None where it tells none. A source with ``lists_connections``
            makes a check on it.
        lists_connections: it lists who accepted, be it nobody: silence in it means something.
        hidden_members: connections of whom there is only a date; nobody is made of them.
        sent_zone: the zone times were read in; "" where there were none.
        files: an account of each table read, row by row.
        other_files: files that are no table netcoach reads.
        cautions: what the user should know of the source as a whole.
    """

    kind: Kind
    requests: tuple[SourceRequest, ...] = field(default=(), repr=False)
    connections: tuple[Connection, ...] = field(default=(), repr=False)
    people: tuple[SourcePerson, ...] = field(default=(), repr=False)
    messages: tuple[SourceMessage, ...] = field(default=(), repr=False)
    recommendations: tuple[Recommendation, ...] = field(default=(), repr=False)
    as_of: Date | None = None
    lists_connections: bool = False
    hidden_members: int = 0
    sent_zone: str = ""
    files: tuple[FileReport, ...] = ()
    other_files: int = 0
    cautions: tuple[Caution, ...] = ()

    @property
    def covers(self) -> tuple[Date, Date] | None:
        """The local dates of the first and the last request; None without any."""
        if not self.requests:
            return None
        first = min(one.sent.first or one.sent.on for one in self.requests)
        return first, max(one.sent.on for one in self.requests)
