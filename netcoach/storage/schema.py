"""The tables as the code writes them; private to storage. ``rows`` knows what they mean."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from pendulum import Date, DateTime
from sqlalchemy import Dialect, Table, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from netcoach.storage.rows import day_of, day_text, instant_of, instant_text


class Day(TypeDecorator[Date]):
    """A local date; SQLAlchemy's own Date gives back another class."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Date | None, dialect: Dialect) -> str | None:
        """Write a date."""
        return None if value is None else day_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Date | None:
        """Read a date."""
        return None if value is None else day_of(value)


class Instant(TypeDecorator[DateTime]):
    """An instant, kept in UTC; SQLAlchemy's own DateTime drops the zone on SQLite."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: DateTime | None, dialect: Dialect) -> str | None:
        """Write an instant."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> DateTime | None:
        """Read an instant."""
        return None if value is None else instant_of(value)


class StoredRow(DeclarativeBase):
    """What every table's class begins with."""

    type_annotation_map: ClassVar[Any] = {Date: Day, DateTime: Instant, str: Text}


class PersonRow(StoredRow):
    """Somebody a request went to, or is meant to; ``company`` and ``role`` are the latest said."""

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    company: Mapped[str]
    role: Mapped[str]
    profile_key: Mapped[str]
    created_at: Mapped[DateTime]
    through: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    cadence_days: Mapped[int | None]
    forgotten_at: Mapped[DateTime | None]


class RequestRow(StoredRow):
    """A request; ``note`` is NULL when not said and "" when none was sent."""

    __tablename__ = "requests"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    person_id: Mapped[int]
    sent_at: Mapped[DateTime | None]
    zone: Mapped[str]
    sent_on: Mapped[Date]
    precision: Mapped[str]
    source: Mapped[str]
    logged_at: Mapped[DateTime]
    company: Mapped[str]
    role: Mapped[str]
    note: Mapped[str | None]
    reason: Mapped[str]
    event: Mapped[str]
    field: Mapped[str | None]
    deleted_at: Mapped[DateTime | None]


class SignAnswerRow(StoredRow):
    """One answered sign of a request; an unknown one has no row."""

    __tablename__ = "sign_answers"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int]
    sign: Mapped[str]
    answer: Mapped[str]


class OutcomeRow(StoredRow):
    """What became of a request, with its local date."""

    __tablename__ = "outcomes"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int]
    outcome: Mapped[str]
    on_date: Mapped[Date]


class ImportUidRow(StoredRow):
    """What a request was called in an export, or certainly was not, to be known in the next."""

    __tablename__ = "import_uids"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int]
    uid: Mapped[str]


class ImportRow(StoredRow):
    """An import: what it was found by, the state it left, and what to tell of it again."""

    __tablename__ = "imports"
    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    mark: Mapped[str]
    memory: Mapped[str]


class ContactRow(StoredRow):
    """Contact with a person before or after a request."""

    __tablename__ = "contacts"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int]
    kind: Mapped[str]
    on_date: Mapped[Date]
    words: Mapped[str]


class ShortlistRow(StoredRow):
    """Somebody who is meant to be asked."""

    __tablename__ = "shortlist"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int]
    reason: Mapped[str]
    added_on: Mapped[Date]


class JobRow(StoredRow):
    """What was said of a person's work apart from any request, and when."""

    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int]
    company: Mapped[str]
    role: Mapped[str]
    on_date: Mapped[Date]


class NotSameRow(StoredRow):
    """Two people who look alike and are not the same; the lower id first."""

    __tablename__ = "not_same"
    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int]
    second_id: Mapped[int]


class WaitRow(StoredRow):
    """A pending request that was looked at and kept."""

    __tablename__ = "waits"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int]
    kept_on: Mapped[Date]


class GuidelineRow(StoredRow):
    """A guideline version."""

    __tablename__ = "guidelines"
    id: Mapped[int] = mapped_column(primary_key=True)
    low: Mapped[int]
    high: Mapped[int]
    from_week: Mapped[Date]


class WeekMarkRow(StoredRow):
    """A mark on the week that holds ``day``.

    ``days`` belongs to a part week; the words, the moment and the guideline to a closed one.
    """

    __tablename__ = "week_marks"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[Date]
    kind: Mapped[str]
    days: Mapped[int | None]
    closed_at: Mapped[DateTime | None]
    low: Mapped[int | None]
    high: Mapped[int | None]
    went_well: Mapped[str]
    felt_rushed: Mapped[str]
    next_line: Mapped[str]
    next_done: Mapped[str] = mapped_column(default="")


class SeenRow(StoredRow):
    """The key of a burst message that was put away."""

    __tablename__ = "seen"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]


class OpRow(StoredRow):
    """A journal entry; ``reverses`` is the one it takes back, ``number`` how many it is about."""

    __tablename__ = "ops"
    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str]
    deed: Mapped[str]
    reverses: Mapped[int | None]
    request_id: Mapped[int | None]
    person_id: Mapped[int | None]
    number: Mapped[int | None]
    at: Mapped[DateTime]


def table_of(row: type[StoredRow]) -> Table:
    """The table of a row class."""
    return cast(Table, row.__table__)


JOURNALED: tuple[type[StoredRow], ...] = (
    PersonRow,
    RequestRow,
    SignAnswerRow,
    OutcomeRow,
    ImportUidRow,
    ImportRow,
    ContactRow,
    ShortlistRow,
    JobRow,
    NotSameRow,
    WaitRow,
    GuidelineRow,
    WeekMarkRow,
    SeenRow,
)
"""Every table with a history; what a reference points to comes first."""

VIEWS: dict[str, str] = {
    "standing_requests": "SELECT * FROM requests WHERE deleted_at IS NULL",
    "known_people": (
        "SELECT * FROM people AS p WHERE p.forgotten_at IS NULL AND (EXISTS"
        " (SELECT 1 FROM standing_requests AS r WHERE r.person_id = p.id)"
        " OR EXISTS (SELECT 1 FROM shortlist AS b WHERE b.person_id = p.id))"
    ),
    "latest_requests": (
        "SELECT * FROM standing_requests AS r WHERE r.id = (SELECT x.id"
        " FROM standing_requests AS x WHERE x.person_id = r.person_id"
        " ORDER BY x.sent_on DESC, x.sent_at DESC, x.id DESC LIMIT 1)"
    ),
}
"""What statements call a fact by: requests that were not taken out of the log; people who can be
found, that is asked or on the shortlist and not forgotten; and the latest standing request to each
person. Each may build on those before it. They hold nothing, so an upgrade makes them anew."""
