"""Make the first schema: the log, what became of it, and the journal of every change.

Each table has a twin, ``..._history``, that triggers fill with the old values of every changed
row and the journal entry (``op``) it belongs to; ``op`` is NULL for a change by another tool.
"""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

# "+0 days" makes SQLite work a date out: 30 February comes back as 2 March.
DAY = "CHECK (length({0}) = 10 AND {0} IS date({0}, '+0 days'))"
INSTANT = (
    "CHECK (substr({0}, 1, 19)"
    " IS strftime('%Y-%m-%dT%H:%M:%S', substr({0}, 1, 19), '+0 seconds')) "
    "CHECK ({0} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T"
    "[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')"
)
LINE = "CHECK (length({0}) <= 10000)"
NOTE = "CHECK (length({0}) <= 20000)"
NAMED = "CHECK (length({0}) BETWEEN 1 AND 10000)"

SIGNS = (
    "'met', 'worked', 'introduced', 'event', 'alumni', 'they-engage', 'i-engaged', 'group',"
    " 'target-company', 'senior', 'recruiter', 'shared-connections', 'spoke-first'"
)
OUTCOMES = (
    "'accepted', 'replied', 'talked', 'advice', 'opportunity', 'recommendation', 'withdrawn',"
    " 'declined', 'expired'"
)

TABLES = {
    "people": {
        "name": f"TEXT NOT NULL {NAMED}",
        "name_key": "TEXT NOT NULL",
        "company": f"TEXT NOT NULL {LINE}",
        "role": f"TEXT NOT NULL {LINE}",
        "profile_key": f"TEXT NOT NULL {LINE}",
        "created_at": f"TEXT NOT NULL {INSTANT}",
        "through": f"TEXT NOT NULL DEFAULT '' {LINE}",
        "words": f"TEXT NOT NULL DEFAULT '' {NOTE}",
        "cadence_days": "INTEGER CHECK ({0} BETWEEN 1 AND 3650)",
        "forgotten_at": f"TEXT {INSTANT}",
    },
    "requests": {
        "uid": "TEXT NOT NULL UNIQUE CHECK (length({0}) BETWEEN 1 AND 200)",
        "person_id": "INTEGER NOT NULL REFERENCES people (id)",
        "sent_at": f"TEXT {INSTANT}",
        "zone": "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 200)",
        "sent_on": f"TEXT NOT NULL {DAY}",
        "precision": "TEXT NOT NULL CHECK ({0} IN ('minute', 'day', 'week'))"
        " CHECK ((sent_at IS NOT NULL) = ({0} = 'minute'))",
        "source": "TEXT NOT NULL CHECK ({0} IN ('live', 'late', 'import'))",
        "logged_at": f"TEXT NOT NULL {INSTANT}",
        "company": f"TEXT NOT NULL {LINE}",
        "role": f"TEXT NOT NULL {LINE}",
        "note": f"TEXT {NOTE}",
        "reason": f"TEXT NOT NULL {LINE}",
        "event": f"TEXT NOT NULL {LINE}",
        "field": "TEXT CHECK ({0} IN ('same', 'related', 'unrelated'))",
        "deleted_at": f"TEXT {INSTANT}",
    },
    "sign_answers": {
        "request_id": "INTEGER NOT NULL REFERENCES requests (id)",
        "sign": f"TEXT NOT NULL CHECK ({{0}} IN ({SIGNS}))",
        "answer": "TEXT NOT NULL CHECK ({0} IN ('yes', 'no'))",
    },
    "outcomes": {
        "request_id": "INTEGER NOT NULL REFERENCES requests (id)",
        "outcome": f"TEXT NOT NULL CHECK ({{0}} IN ({OUTCOMES}))",
        "on_date": f"TEXT NOT NULL {DAY}",
    },
    "import_uids": {
        "request_id": "INTEGER NOT NULL REFERENCES requests (id)",
        "uid": "TEXT NOT NULL UNIQUE CHECK (length({0}) BETWEEN 1 AND 200)",
    },
    "imports": {
        "fingerprint": "TEXT NOT NULL UNIQUE CHECK (length({0}) BETWEEN 1 AND 200)",
        "mark": f"TEXT NOT NULL {LINE}",
        "memory": "TEXT NOT NULL",
    },
    "contacts": {
        "person_id": "INTEGER NOT NULL REFERENCES people (id)",
        "kind": "TEXT NOT NULL CHECK (length({0}) BETWEEN 1 AND 50)",
        "on_date": f"TEXT NOT NULL {DAY}",
        "words": f"TEXT NOT NULL {NOTE}",
    },
    "shortlist": {
        "person_id": "INTEGER NOT NULL UNIQUE REFERENCES people (id)",
        "reason": f"TEXT NOT NULL {LINE}",
        "added_on": f"TEXT NOT NULL {DAY}",
    },
    "jobs": {
        "person_id": "INTEGER NOT NULL REFERENCES people (id)",
        "company": f"TEXT NOT NULL {LINE}",
        "role": f"TEXT NOT NULL {LINE}",
        "on_date": f"TEXT NOT NULL {DAY}",
    },
    "not_same": {
        "first_id": "INTEGER NOT NULL REFERENCES people (id)",
        "second_id": "INTEGER NOT NULL REFERENCES people (id)",
    },
    "waits": {
        "request_id": "INTEGER NOT NULL UNIQUE REFERENCES requests (id)",
        "kept_on": f"TEXT NOT NULL {DAY}",
    },
    "guidelines": {
        "low": "INTEGER NOT NULL CHECK ({0} BETWEEN 1 AND high)",
        "high": "INTEGER NOT NULL CHECK ({0} <= 50)",
        "from_week": f"TEXT NOT NULL UNIQUE {DAY}",
    },
    "week_marks": {
        "day": f"TEXT NOT NULL {DAY}",
        "kind": "TEXT NOT NULL CHECK ({0} IN ('rest', 'zero', 'part', 'closed'))",
        "days": "INTEGER CHECK ({0} BETWEEN 1 AND 6)",
        "closed_at": f"TEXT {INSTANT}",
        "low": "INTEGER CHECK ({0} BETWEEN 1 AND high)",
        "high": "INTEGER CHECK ({0} <= 50)",
        "went_well": f"TEXT NOT NULL {NOTE}",
        "felt_rushed": f"TEXT NOT NULL {NOTE}",
        "next_line": f"TEXT NOT NULL {NOTE}",
        "next_done": "TEXT NOT NULL DEFAULT '' CHECK ({0} IN ('', 'yes', 'no'))",
    },
    "seen": {
        "key": f"TEXT NOT NULL UNIQUE {NAMED}",
    },
}

INDEXES = (
    "CREATE UNIQUE INDEX people_by_profile ON people (profile_key) WHERE profile_key <> ''",
    "CREATE INDEX people_by_name ON people (name_key)",
    "CREATE INDEX requests_by_sending ON requests (sent_on, sent_at, id) WHERE deleted_at IS NULL",
    "CREATE INDEX requests_by_person ON requests (person_id, sent_on, sent_at, id)"
    " WHERE deleted_at IS NULL",
    "CREATE UNIQUE INDEX sign_answers_by_request ON sign_answers (request_id, sign)",
    "CREATE UNIQUE INDEX outcomes_by_request ON outcomes (request_id, outcome)",
    "CREATE INDEX import_uids_by_request ON import_uids (request_id)",
    "CREATE INDEX contacts_by_person ON contacts (person_id, on_date)",
    "CREATE UNIQUE INDEX jobs_by_person ON jobs (person_id, on_date)",
    "CREATE UNIQUE INDEX not_same_by_pair ON not_same (first_id, second_id)",
    "CREATE UNIQUE INDEX week_marks_by_kind ON week_marks (kind, day)",
)

JOURNAL = (
    "CREATE TABLE ops ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " act TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 50),"
    " deed TEXT NOT NULL CHECK (deed IN ('do', 'undo', 'redo')),"
    " reverses INTEGER UNIQUE REFERENCES ops (id),"
    " request_id INTEGER,"
    " person_id INTEGER,"
    " number INTEGER CHECK (number >= 0),"
    f" at TEXT NOT NULL {INSTANT.format('at')},"
    " CHECK ((reverses IS NULL) = (deed = 'do'))) STRICT",
    "CREATE TABLE current_op ("
    " only_row INTEGER PRIMARY KEY CHECK (only_row = 1),"
    " op INTEGER REFERENCES ops (id)) STRICT",
    "INSERT INTO current_op (only_row, op) VALUES (1, NULL)",
)


def upgrade() -> None:
    """Make every table, index and trigger, and mark the file as netcoach's."""
    op.execute(f"PRAGMA application_id = {0x6E65_7463}")
    for statement in JOURNAL:
        _run(statement)
    for table, columns in TABLES.items():
        _make_table(table, columns)
        _make_history(table, columns)
    for statement in INDEXES:
        _run(statement)


def _make_table(table: str, columns: dict[str, str]) -> None:
    said = ", ".join(f"{name} {rule.format(name)}" for name, rule in columns.items())
    # An id is never given twice, so that the history of a row is that row's alone.
    _run(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY AUTOINCREMENT, {said}) STRICT")


def _make_history(table: str, columns: dict[str, str]) -> None:
    names = ", ".join(columns)
    kept = ", ".join(f"{name} {rule.split()[0]}" for name, rule in columns.items())
    _run(
        f"CREATE TABLE {table}_history ("
        " seq INTEGER PRIMARY KEY, op INTEGER REFERENCES ops (id),"
        " deed TEXT NOT NULL CHECK (deed IN ('insert', 'update', 'delete')),"
        f" id INTEGER NOT NULL, {kept}) STRICT"
    )
    _run(f"CREATE INDEX {table}_history_by_op ON {table}_history (op)")
    _run(f"CREATE INDEX {table}_history_by_row ON {table}_history (id)")
    now = "(SELECT op FROM current_op)"
    old = ", ".join(f"old.{name}" for name in columns)
    moved = " OR ".join(f"old.{name} IS NOT new.{name}" for name in ("id", *columns))
    _run(
        f"CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN"
        f" INSERT INTO {table}_history (op, deed, id) VALUES ({now}, 'insert', new.id); END"
    )
    for deed, event, when in (("update", "UPDATE", f"WHEN {moved}"), ("delete", "DELETE", "")):
        _run(
            f"CREATE TRIGGER {table}_{deed}d AFTER {event} ON {table} {when} BEGIN"
            f" INSERT INTO {table}_history (op, deed, id, {names})"
            f" VALUES ({now}, '{deed}', old.id, {old}); END"
        )


def _run(statement: str) -> None:
    """Run one statement as it stands: its colons and per cent signs are no parameters."""
    op.get_bind().exec_driver_sql(statement)
