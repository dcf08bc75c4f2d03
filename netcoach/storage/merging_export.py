"""What an export of netcoach's own adds to a log: worked out on both, without writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from netcoach.domain.outcomes.outcome import ANSWERS
from netcoach.domain.people.person import FORGOTTEN_NAME
from netcoach.storage.holding import RULED_OUT, ruled_out_uid
from netcoach.storage.meeting_export import (
    KnownLog,
    all_rows,
    known_log,
    people_met,
    requests_met,
    uids_of,
)
from netcoach.storage.queries import Run
from netcoach.storage.reading_export import Row, Tables
from netcoach.storage.shape import PEOPLE, REFERENCES, REQUESTS, Shape, shapes

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sign_answers": ("request_id", "sign"),
        "milestones": ("request_id", "milestone"),
        "import_uids": ("uid",),
        "guidelines": ("from_week",),
        "week_marks": ("kind", "day"),
        "bench": ("person_id",),
        "waits": ("request_id",),
        "jobs": ("person_id", "on_date"),
        "seen": ("key",),
    }
)
"""What tells two rows of a table apart; without an entry, everything they say."""

FILLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PEOPLE: ("profile_key", "through", "words", "rhythm_days"),
        REQUESTS: ("company", "role", "note", "reason", "event", "field"),
    }
)
"""What a known row takes from an export where the log says nothing.

A known person's company and role are those last said, which the new rows tell.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What a known row takes over."""

    table: str
    id: int
    values: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What an export adds.

    Attributes:
        rows: the new rows of each table, with their ids in the log where they have one.
        fills: what known rows take over.
        known: how many rows of each table the log has already.
        touched: the known people of whom something is added.
    """

    rows: Mapping[str, Sequence[Row]]
    fills: Sequence[Fill]
    known: Mapping[str, int]
    touched: frozenset[int]

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not (self.fills or any(self.rows.values()))


def addition_of(run: Run, tables: Tables, next_ids: Mapping[str, int]) -> Addition:
    """Work out what an export adds.

    Args:
        run: reads the log.
        tables: the export.
        next_ids: the id the next row of each numbered table gets.
    """
    log = known_log(run)
    uids = uids_of(tables)
    fills: list[Fill] = []
    ids = {PEOPLE: people_met(log, tables, uids), REQUESTS: requests_met(log, tables, uids)}
    known = Counter({table: len(met) for table, met in ids.items()})
    rows: dict[str, Sequence[Row]] = {}
    for shape in shapes():
        if shape.numbered:
            there = log.people if shape.table == PEOPLE else log.requests
            fills += _fills(shape, tables, ids[shape.table], there, log)
            rows[shape.table] = _newcomers(shape, tables, ids, next_ids[shape.table])
    closed = _closed(log)
    for shape in shapes():
        if not shape.numbered:
            found = list(_moved(shape, tables[shape.table], ids))
            new = _unknown(run, shape, found, closed)
            rows[shape.table] = new
            known[shape.table] = len(tables[shape.table]) - len(new)
    about = {row.get("person_id") for table in (REQUESTS, "jobs") for row in rows.get(table, ())}
    about |= {log.requests[one.id]["person_id"] for one in fills if one.table == REQUESTS}
    touched = frozenset(number for number in log.people if number in about)
    return Addition(rows=rows, fills=fills, known=known, touched=touched)


def _fills(
    shape: Shape, tables: Tables, met: Mapping[int, int], there: Mapping[int, Row], log: KnownLog
) -> Iterator[Fill]:
    """What the log's rows take over, each at most once."""
    closed, done = _closed(log), set()
    profiles = set(log.by_profile)
    for row in tables[shape.table]:
        number = met.get(row["id"])
        if number is None or number in done or number in closed[shape.table]:
            continue
        mine = there[number]
        values = {
            name: row[name]
            for name in FILLED[shape.table]
            if name in mine
            and mine[name] in ("", None)
            and row[name] != mine[name]
            # That no note was sent is an answer.
            and not (name == "note" and mine[name] == "")
            and row[name] is not None
        }
        if values.get("profile_key") in profiles:
            del values["profile_key"]
        if values:
            done.add(number)
            profiles.add(values.get("profile_key", ""))
            yield Fill(table=shape.table, id=number, values=values)


def _closed(log: KnownLog) -> dict[str, set[int]]:
    """Who was forgotten and what was deleted: nothing is added to them."""
    people = {number for number, row in log.people.items() if row["name"] == FORGOTTEN_NAME}
    requests = {
        number
        for number, row in log.requests.items()
        if row["deleted_at"] is not None or row["person_id"] in people
    }
    return {PEOPLE: people, REQUESTS: requests}


def _newcomers(
    shape: Shape, tables: Tables, ids: Mapping[str, dict[int, int]], next_id: int
) -> list[Row]:
    """The rows the log does not have; ``ids`` learns the ids they get."""
    own = ids[shape.table]
    names: dict[str, int] = {}
    found = []
    for row in tables[shape.table]:
        if row["id"] in own:
            continue
        key = row["profile_key"] if shape.table == PEOPLE else row["uid"]
        if key and key in names:
            own[row["id"]] = names[key]
            continue
        own[row["id"]] = names[key] = next_id
        found.append(row)
        next_id += 1
    return list(_moved(shape, found, ids))


def _moved(
    shape: Shape, rows: Sequence[Row], ids: Mapping[str, Mapping[int, int]]
) -> Iterator[Row]:
    """Rows with the log's ids in place of the export's."""
    tables = {name: REFERENCES[name] for name in shape.names if name in REFERENCES}
    if shape.numbered:
        tables["id"] = shape.table
    for row in rows:
        moved = row | {name: ids[table][row[name]] for name, table in tables.items()}
        if shape.table == "import_uids" and row["uid"].startswith(RULED_OUT):
            moved["uid"] = ruled_out_uid(moved["request_id"], row["uid"].split(":")[1])
        if shape.table == "not_same":
            moved["first_id"], moved["second_id"] = sorted((moved["first_id"], moved["second_id"]))
        yield moved


def _unknown(
    run: Run, shape: Shape, rows: Sequence[Row], closed: Mapping[str, set[int]]
) -> list[Row]:
    """The rows whose key the log does not have, of those that may be added to."""
    names = KEYS.get(shape.table, shape.names)
    there = all_rows(run, shape)
    known = {tuple(row[name] for name in names) for row in there}
    if shape.table == "import_uids":
        known |= {(uid,) for (uid,) in run("SELECT uid FROM requests", ())}
    ended = {row["request_id"] for row in there if row.get("milestone") in ANSWERS}
    references = [(name, REFERENCES[name]) for name in shape.names if name in REFERENCES]
    new = []
    for row in rows:
        key = tuple(row[name] for name in names)
        if key in known or any(row[name] in closed[table] for name, table in references):
            continue
        if row.get("milestone") in ANSWERS and row["request_id"] in ended:
            continue
        if shape.table == "not_same" and row["first_id"] == row["second_id"]:
            continue
        known.add(key)
        new.append(row)
    return new
