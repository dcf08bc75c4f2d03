"""The schema: one MetaData of tables and the views over them; the only truth.

Private to storage; ``rows`` knows what the columns mean. Reads that must be quick go by the
names declared here without importing this file, as SQLAlchemy costs them 120 ms. ``history``
declares on the same MetaData what keeps the old values of every row.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from netcoach.storage.schema import columns

metadata = MetaData()


def _table(name: str, *said: Column[Any] | CheckConstraint) -> Table:
    """A table with a history.

    An id is never given twice, so that the history of a row is that row's alone.
    """
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *said,
        columns.changed_at(),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


people = _table(
    "people",
    columns.uid(),
    columns.text("name", 10_000, 1),
    Column("name_key", Text, nullable=False),
    columns.line("company"),
    columns.line("role"),
    columns.line("profile_key"),
    columns.instant("created_at"),
    columns.text("through", 10_000, default=""),
    columns.text("words", 20_000, default=""),
    columns.number("cadence_days", "BETWEEN 1 AND 3650", null=True),
    columns.instant("forgotten_at", null=True),
    columns.day("connected_on", null=True),
    columns.day("kept_on", null=True),
    columns.text("listed_company", 10_000, default=""),
    columns.text("listed_role", 10_000, default=""),
    columns.text("other_keys", 10_000, default=""),
)
"""Somebody a request went to, or is meant to, or who is a connection since ``connected_on``.

``company`` and ``role`` are the latest said, or else what LinkedIn's list of connections says,
``listed_company`` and ``listed_role``. ``other_keys`` are further profile keys of theirs, with
blanks between: of before, or of somebody they were merged with.
"""

requests = _table(
    "requests",
    columns.uid(),
    columns.reference("person_id", "people"),
    columns.instant("sent_at", null=True),
    columns.text("zone", 200, 1),
    columns.day("sent_on"),
    columns.day("sent_from", null=True),
    columns.word("precision"),
    columns.word("source"),
    columns.instant("logged_at"),
    columns.line("company"),
    columns.line("role"),
    columns.note("note", null=True),
    columns.line("reason"),
    columns.line("event"),
    columns.word("field", null=True),
    columns.instant("deleted_at", null=True),
    CheckConstraint("(sent_at IS NOT NULL) = (precision = 'minute')"),
    CheckConstraint("(sent_from IS NOT NULL) = (precision = 'span')"),
    CheckConstraint("sent_from < sent_on"),
)
"""A request; ``note`` is NULL when not said and "" when none was sent.

Of a span ``sent_on`` is the last date it can have been sent on, ``sent_from`` the first.
"""

sign_answers = _table(
    "sign_answers",
    columns.reference("request_id", "requests"),
    columns.word("sign"),
    columns.word("answer"),
)
"""One answered sign of a request; an unknown one has no row."""

outcomes = _table(
    "outcomes",
    columns.reference("request_id", "requests"),
    columns.word("outcome"),
    columns.day("on_date"),
    columns.origin(),
)
"""What became of a request, with its local date."""

import_uids = _table(
    "import_uids",
    columns.reference("request_id", "requests"),
    columns.text("uid", 200, 1),
    columns.instant("sent_at", null=True),
    columns.note("note", null=True),
    columns.text("filled", 200, default=""),
)
"""What a request was called in an export, or certainly was not, to be known in the next.

Of a request that somebody typed and that a name joined with the export's, it is kept what the
export says, and which columns it ``filled``, "company role note", so that the two can be parted.
"""

contacts = _table(
    "contacts",
    columns.uid(),
    columns.reference("person_id", "people"),
    columns.word("kind"),
    columns.day("on_date"),
    columns.note("words"),
    columns.origin(),
)
"""Contact with a person before or after a request."""

joins = _table(
    "joins",
    columns.uid(),
    columns.reference("person_id", "people", unique=True),
    columns.text("name", 10_000, 1),
    columns.line("profile_key"),
    columns.day("on_date"),
    columns.instant("joined_at"),
)
"""That the name alone joined somebody with one of LinkedIn's: what they are called there, and when.

What the import brought of them since ``joined_at`` is that one's, should they be parted.
"""

checks = _table(
    "checks",
    columns.uid(),
    columns.day("on_date"),
    columns.origin(),
)
"""That on a local date it was looked through who accepted."""

network_counts = _table(
    "network_counts",
    columns.uid(),
    columns.day("on_date"),
    columns.number("number", ">= 0"),
    columns.origin(),
)
"""How many connections the user had on a local date, as a page of LinkedIn's says."""

shortlist = _table(
    "shortlist",
    columns.uid(),
    columns.reference("person_id", "people", unique=True),
    columns.line("reason"),
    columns.day("added_on"),
)
"""Somebody who is meant to be asked."""

follow_ups = _table(
    "follow_ups",
    columns.uid(),
    columns.reference("person_id", "people", unique=True),
    columns.day("on_date"),
    columns.line("line"),
)
"""When to write to somebody next, and about what: "send slides"; one for each person."""

tags = _table(
    "tags",
    columns.uid(),
    columns.reference("person_id", "people"),
    columns.text("tag", 60, 1),
)
"""A word the user sorts people by."""

jobs = _table(
    "jobs",
    columns.uid(),
    columns.reference("person_id", "people"),
    columns.line("company"),
    columns.line("role"),
    columns.day("on_date"),
)
"""What was said of a person's work apart from any request, and when."""

not_same = _table(
    "not_same",
    columns.uid(),
    columns.reference("first_id", "people"),
    columns.reference("second_id", "people"),
)
"""Two people who look alike and are not the same; the lower id first."""

waits = _table(
    "waits", columns.reference("request_id", "requests", unique=True), columns.day("kept_on")
)
"""A pending request that was looked at and kept."""

guidelines = _table(
    "guidelines",
    columns.uid(),
    columns.number("low", "BETWEEN 1 AND high"),
    columns.number("high", "<= 50"),
    columns.day("from_week", unique=True),
)
"""A guideline version."""

week_marks = _table(
    "week_marks",
    columns.uid(),
    columns.day("day"),
    columns.word("kind"),
    columns.number("days", "BETWEEN 1 AND 6", null=True),
    columns.instant("closed_at", null=True),
    columns.number("low", "BETWEEN 1 AND high", null=True),
    columns.number("high", "<= 50", null=True),
    columns.note("went_well"),
    columns.note("felt_rushed"),
    columns.note("next_line"),
    columns.text("next_done", 50, default=""),
    columns.origin(),
)
"""A mark on the week that holds ``day``.

``days`` belongs to a part week; the words, the moment and the guideline to a closed one.
"""

seen = _table("seen", columns.text("key", 10_000, 1))
"""The key of a burst message that was put away."""

JOURNALED: tuple[Table, ...] = (
    people,
    requests,
    sign_answers,
    outcomes,
    import_uids,
    contacts,
    joins,
    checks,
    network_counts,
    shortlist,
    follow_ups,
    tags,
    jobs,
    not_same,
    waits,
    guidelines,
    week_marks,
    seen,
)
"""Every table with a history; what a reference points to comes first."""

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    columns.word("kind"),
    Column(
        "direction", Text, CheckConstraint("direction IN ('do', 'undo', 'redo')"), nullable=False
    ),
    Column("reverses", Integer, ForeignKey("entries.id"), unique=True),
    Column("request_id", Integer),
    Column("person_id", Integer),
    columns.number("number", ">= 0", null=True),
    columns.instant("at"),
    CheckConstraint("(reverses IS NULL) = (direction = 'do')"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)
"""A journal entry; ``reverses`` is the one it takes back, ``number`` how many it is about."""

current_entry = Table(
    "current_entry",
    metadata,
    Column("only_row", Integer, CheckConstraint("only_row = 1"), primary_key=True),
    Column("entry", Integer, ForeignKey("entries.id")),
    sqlite_strict=True,
)
"""In its one row the entry that changes belong to just now; NULL between two writes."""

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, declared as alembic declares it: a fresh file is made without alembic."""

Index(
    "people_by_profile",
    people.c.profile_key,
    unique=True,
    sqlite_where=text("profile_key <> ''"),
)
Index("people_by_name", people.c.name_key)
Index("people_by_cadence", people.c.id, sqlite_where=people.c.cadence_days.is_not(None))
_IS_STANDING = "deleted_at IS NULL"
_STANDING = text(_IS_STANDING)
Index(
    "requests_by_sending",
    requests.c.sent_on,
    requests.c.sent_at,
    requests.c.id,
    sqlite_where=_STANDING,
)
Index(
    "requests_by_person",
    requests.c.person_id,
    requests.c.sent_on,
    requests.c.sent_at,
    requests.c.id,
    sqlite_where=_STANDING,
)
_TYPED = text(f"{_IS_STANDING} AND source <> 'import'")
Index("requests_typed_by_logging", requests.c.logged_at, sqlite_where=_TYPED)
Index("requests_typed_by_sending", requests.c.sent_on, sqlite_where=_TYPED)
Index("requests_taken_out", requests.c.id, sqlite_where=text("deleted_at IS NOT NULL"))
Index(
    "requests_by_span",
    requests.c.sent_from,
    requests.c.sent_on,
    sqlite_where=text(f"{_IS_STANDING} AND sent_from IS NOT NULL"),
)
Index("sign_answers_by_request", sign_answers.c.request_id, sign_answers.c.sign, unique=True)
Index("outcomes_by_request", outcomes.c.request_id, outcomes.c.outcome, unique=True)
Index("import_uids_by_uid", import_uids.c.uid, unique=True)
Index("import_uids_by_request", import_uids.c.request_id)
Index("contacts_by_person", contacts.c.person_id, contacts.c.on_date)
Index("checks_by_date", checks.c.on_date, checks.c.source, unique=True)
Index("network_counts_by_date", network_counts.c.on_date, network_counts.c.source, unique=True)
Index("tags_by_person", tags.c.person_id, tags.c.tag, unique=True)
Index("jobs_by_person", jobs.c.person_id, jobs.c.on_date, unique=True)
Index("not_same_by_pair", not_same.c.first_id, not_same.c.second_id, unique=True)
Index("week_marks_by_kind", week_marks.c.kind, week_marks.c.day, unique=True)
Index("seen_by_key", seen.c.key, unique=True)


def recorded_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that its history keeps, the id first: all but when it changed."""
    return tuple(column.name for column in table.columns if column.name != "changed_at")


VIEWS: dict[str, str] = {
    "standing_requests": "SELECT * FROM requests WHERE deleted_at IS NULL",
    "known_people": (
        "SELECT * FROM people AS p WHERE p.forgotten_at IS NULL AND p.name_key <> ''"
        " AND (p.connected_on IS NOT NULL OR p.kept_on IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM standing_requests AS r WHERE r.person_id = p.id)"
        " OR EXISTS (SELECT 1 FROM shortlist AS b WHERE b.person_id = p.id))"
    ),
    "latest_requests": (
        "SELECT * FROM standing_requests AS r WHERE r.id = (SELECT x.id"
        " FROM standing_requests AS x WHERE x.person_id = r.person_id"
        " ORDER BY x.sent_on DESC, x.sent_at DESC, x.id DESC LIMIT 1)"
    ),
}
"""What statements call a fact by: requests that were not taken out of the log; people who can be
found, that is asked, connected or on the shortlist, and neither forgotten nor nameless; and the
latest standing request to each person. Each may build on those before it. They hold nothing, so an
upgrade makes them anew."""
