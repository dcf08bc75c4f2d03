"""What comes out of an export: its values, and an account of every row of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from pendulum import Date

from netcoach.domain.errors import NetcoachError
from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, SentTime
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


@frozen
class Connection:
    """Somebody in the table of connections; ``connected_on`` is the date in UTC."""

    name: str
    connected_on: Date
    profile_key: str = ""
    company: str = ""
    role: str = ""


@frozen
class Acceptance:
    """A yes found in the connections; ``by_name`` when only the name told who it was.

    ``on`` is the date in UTC, moved by at most a day so that it is never before the local date
    the request was sent and never after today.
    """

    on: Date
    by_name: bool = False


@frozen
class KnownRequest:
    """A request the log has already, for finding it again and what became of it.

    Attributes:
        ref: the caller's own name for it; comes back in what is found for it.
        uids: every uid and name_uid stored with it when it was imported; empty when typed.
        accepted_on: its date of acceptance, when the log has one.
    """

    ref: str
    name: str
    sent: SentTime
    profile_key: str = ""
    uids: frozenset[str] = frozenset()
    accepted_on: Date | None = None


@frozen
class ImportedRequest:
    """A request found in the export.

    Attributes:
        uid: the same in every export that holds this request: from direction, profile (or
            name) and the text of ``Sent At``. Unique among an export's requests.
        name_uid: the same from the name alone, for a later export in which the profile address
            changed or came new; equal to ``uid`` without a profile.
        person: equal for requests to one person, different otherwise; means nothing outside
            this export.
        profile_key: "" when the export has no usable profile address.
        company, role: as the connections have them at the time of the export, else "".
        note: the text sent with it; "" when none was sent; None when the table has no column
            for it.
        sent: precision minute, with the local date and the zone of the user.
        sent_text: ``Sent At`` as it stands in the file.
        row: where it stands in the file.
        accepted: None when no connection answers it: pending, ignored, declined, withdrawn and
            expired look alike.
        known: the ref of the known request this is, None when it is new to the log.
    """

    uid: str
    name_uid: str
    person: str
    name: str
    sent: SentTime
    sent_text: str
    row: int
    profile_key: str = ""
    company: str = ""
    role: str = ""
    note: str | None = None
    accepted: Acceptance | None = None
    known: str | None = None


@frozen
class ImportedPerson:
    """Somebody requests of this export went to, as the newest request and connection say."""

    person: str
    name: str
    profile_key: str = ""
    company: str = ""
    role: str = ""


@frozen
class Question:
    """A request whose name fits several connections, or whose connection fits several people.

    Attributes:
        ref: the request's uid, or the ref of a known one.
        person: equal for requests to one person.
        candidates: the connections it can have led to, never empty.
    """

    ref: str
    person: str
    candidates: tuple[Connection, ...]


@frozen
class Found:
    """An outcome to offer or record for a request: its uid, or the ref of a known one."""

    ref: str
    outcome: Outcome
    on: Date
    by_name: bool = False


@frozen
class Export:
    """Everything one export says.

    Attributes:
        requests: every one the owner sent, in the order they were sent.
        people: each of them once, in the order of their first request.
        connections: how many connections with a name there are.
        newest: the latest date of a request or connection, which is about when LinkedIn made
            the export; None without any.
        hidden_members: how many connections have only a date.
        covers: the local dates of the first and the last request; None without any.
        sent_zone: the zone ``Sent At`` was read in.
        accepted: for known requests the export does not hold any more, or that were typed: a
            yes the log has not got yet. Those of ``requests`` carry their own.
        questions: what only the user can tell.
        suggestions: replies and recommendations; an offer, never recorded unasked.
        files: an account of each table read, row by row.
        other_files: files that are no table netcoach reads.
        cautions: what the user should know of the export as a whole.
    """

    kind: Kind
    requests: tuple[ImportedRequest, ...] = ()
    people: tuple[ImportedPerson, ...] = ()
    connections: int = 0
    newest: Date | None = None
    hidden_members: int = 0
    covers: tuple[Date, Date] | None = None
    sent_zone: str
    accepted: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    suggestions: tuple[Found, ...] = ()
    files: tuple[FileReport, ...] = ()
    other_files: int = 0
    cautions: tuple[Caution, ...] = ()
