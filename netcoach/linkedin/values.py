"""What comes out of an export: requests, people, acceptances, questions and offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pendulum import Date

from netcoach.domain.log.request import Milestone, SentTime
from netcoach.linkedin.report import Caution, FileReport


class Kind(StrEnum):
    """What was opened; values are the public names."""

    ARCHIVE = "linkedin-archive"
    FOLDER = "linkedin-folder"
    FILE = "linkedin-file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Somebody in the table of connections; ``connected_on`` is the date in UTC."""

    name: str
    connected_on: Date
    profile_key: str = ""
    company: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A yes found in the connections; ``by_name`` when only the name told who it was.

    ``on`` is the date in UTC, moved by at most a day so that it is never before the local date
    the request was sent and never after today.
    """

    on: Date
    by_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPerson:
    """Somebody requests of this export went to, as the newest request and connection say."""

    person: str
    name: str
    profile_key: str = ""
    company: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A milestone to offer or record for a request: its uid, or the ref of a known one."""

    ref: str
    milestone: Milestone
    on: Date
    by_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
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
