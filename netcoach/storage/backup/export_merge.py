"""What an export of netcoach's own adds to a log, and writing it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from netcoach.domain.frozen import frozen
from netcoach.domain.outcomes.kinds import ANSWERS
from netcoach.domain.people.names import name_key, text_key
from netcoach.domain.people.person import FORGOTTEN_NAME, PersonId
from netcoach.storage.backup.export_reading import Row, Tables
from netcoach.storage.backup.shape import (
    IDENTITY,
    PEOPLE,
    REFERENCES,
    REQUESTS,
    Shape,
    shapes,
)
from netcoach.storage.connection import Run, runner
from netcoach.storage.people.resolving import refresh

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


@dataclass(kw_only=True)
class KnownLog:
    """The log as far as merging needs it: rows by id, and where to find them."""

    people: dict[int, Row]
    requests: dict[int, Row]
    by_profile: dict[str, int] = field(default_factory=dict)
    by_name: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_uid: dict[str, int] = field(default_factory=dict)
    people_by_uid: dict[str, int] = field(default_factory=dict)


def key_of_name(row: Row) -> str:
    """What the names of a person's row are compared by; nothing for somebody forgotten."""
    return "" if row["name"] == FORGOTTEN_NAME else name_key(row["name"])


def all_rows(run: Run, shape: Shape) -> list[Row]:
    """Every row of a table, in the order of its ids."""
    found = run(f"SELECT {', '.join(shape.names)} FROM {shape.table} ORDER BY id", ())
    return [dict(zip(shape.names, row, strict=True)) for row in found]


def known_log(run: Run) -> KnownLog:
    """Read the log for merging."""
    by_table = {shape.table: shape for shape in shapes()}
    people = {row["id"]: row for row in all_rows(run, by_table[PEOPLE])}
    requests = {row["id"]: row for row in all_rows(run, by_table[REQUESTS])}
    log = KnownLog(people=people, requests=requests)
    for number, row in people.items():
        log.by_name[key_of_name(row)].append(number)
        log.people_by_uid[row["uid"]] = number
        if row["profile_key"]:
            log.by_profile[row["profile_key"]] = number
    for number, row in requests.items():
        log.by_uid[row["uid"]] = number
    for row in all_rows(run, by_table["import_uids"]):
        log.by_uid.setdefault(row["uid"], row["request_id"])
    return log


def uids_of(tables: Tables) -> dict[int, list[str]]:
    """Everything each request of an export is called, its own uid first."""
    uids = {row["id"]: [row["uid"]] for row in tables[REQUESTS]}
    for row in tables["import_uids"]:
        uids[row["request_id"]].append(row["uid"])
    return uids


def requests_met(
    log: KnownLog, tables: Tables, uids: Mapping[int, Sequence[str]]
) -> dict[int, int]:
    """The id in the log of each request of the export that it has."""
    met = {}
    for row in tables[REQUESTS]:
        number = next((log.by_uid[uid] for uid in uids[row["id"]] if uid in log.by_uid), None)
        if number is not None:
            met[row["id"]] = number
    return met


def people_met(log: KnownLog, tables: Tables, uids: Mapping[int, Sequence[str]]) -> dict[int, int]:
    """The id in the log of each person of the export whom it has.

    A uid says who it is, then a profile, then a request they share, then a name; a name and
    company that fit several people of the log fit nobody.
    """
    met: dict[int, int] = {}
    for row in tables[PEOPLE]:
        if row["uid"] in log.people_by_uid:
            met[row["id"]] = log.people_by_uid[row["uid"]]
        elif row["profile_key"] in log.by_profile:
            met[row["id"]] = log.by_profile[row["profile_key"]]
    shared = requests_met(log, tables, uids)
    for row in tables[REQUESTS]:
        if row["id"] in shared:
            met.setdefault(row["person_id"], log.requests[shared[row["id"]]]["person_id"])
    taken = set(met.values())
    for exact in (True, False):
        for row in tables[PEOPLE]:
            if row["id"] in met:
                continue
            number = _namesake(log, row, taken, exact=exact)
            if number is not None:
                met[row["id"]] = number
                taken.add(number)
    return met


def _namesake(log: KnownLog, row: Row, taken: set[int], *, exact: bool) -> int | None:
    """Who of the log somebody is by name.

    Args:
        log: the log.
        row: the person.
        taken: who are others of the export.
        exact: somebody who came into the log at the same moment too; else the only one whose
            company and profile do not contradict.
    """
    fitting = []
    for number in log.by_name.get(key_of_name(row), ()):
        one = log.people[number]
        if number in taken or not _agree(row["profile_key"], one["profile_key"]):
            continue
        if exact and one["created_at"] == row["created_at"] and one["company"] == row["company"]:
            return number
        if _agree(text_key(row["company"]), text_key(one["company"])):
            fitting.append(number)
    lone = len(fitting) == 1 and not exact and row["name"] != FORGOTTEN_NAME
    return fitting[0] if lone else None


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sign_answers": ("request_id", "sign"),
        "outcomes": ("request_id", "outcome"),
        "import_uids": ("uid",),
        "guidelines": ("from_week",),
        "week_marks": ("kind", "day"),
        "shortlist": ("person_id",),
        "follow_ups": ("person_id",),
        "tags": ("person_id", "tag"),
        "waits": ("request_id",),
        "jobs": ("person_id", "on_date"),
        "not_same": ("first_id", "second_id"),
        "joins": ("person_id",),
        "checks": ("on_date", "source"),
        "network_counts": ("on_date", "source"),
        "seen": ("key",),
    }
)
"""What tells two rows of a table apart beside their uid; without an entry, everything they say."""

FILLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PEOPLE: (
            "profile_key",
            "through",
            "words",
            "cadence_days",
            "connected_on",
            "listed_company",
            "listed_role",
            "other_keys",
        ),
        REQUESTS: ("company", "role", "note", "reason", "event", "field"),
    }
)
"""What a known row takes from an export where the log says nothing.

A known person's company and role are those last said, which the new rows tell.
"""


@frozen
class Fill:
    """What a known row takes over."""

    table: str
    id: int
    values: Row


@frozen
class ExportAddition:
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


def export_addition(run: Run, tables: Tables, next_ids: Mapping[str, int]) -> ExportAddition:
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
    return ExportAddition(rows=rows, fills=fills, known=known, touched=touched)


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
        keys = {row["uid"], row.get("profile_key") or row["uid"]}
        if there := keys & names.keys():
            own[row["id"]] = names[there.pop()]
            continue
        own[row["id"]] = next_id
        names |= dict.fromkeys(keys, next_id)
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
        if shape.table == "not_same":
            moved["first_id"], moved["second_id"] = sorted((moved["first_id"], moved["second_id"]))
        yield moved


def _unknown(
    run: Run, shape: Shape, rows: Sequence[Row], closed: Mapping[str, set[int]]
) -> list[Row]:
    """The rows whose key the log does not have, of those that may be added to."""
    said = tuple(name for name in shape.names if name not in IDENTITY)
    names = KEYS.get(shape.table, said)
    there = all_rows(run, shape)
    known = {tuple(row[name] for name in names) for row in there}
    uids = {row["uid"] for row in there if shape.has_uid}
    if shape.table == "import_uids":
        known |= {(uid,) for (uid,) in run("SELECT uid FROM requests", ())}
    ended = {row["request_id"] for row in there if row.get("outcome") in ANSWERS}
    references = [(name, REFERENCES[name]) for name in shape.names if name in REFERENCES]
    new = []
    for row in rows:
        key = tuple(row[name] for name in names)
        if key in known or any(row[name] in closed[table] for name, table in references):
            continue
        if shape.has_uid and row["uid"] in uids:
            continue
        if row.get("outcome") in ANSWERS and row["request_id"] in ended:
            continue
        if shape.table == "not_same" and row["first_id"] == row["second_id"]:
            continue
        if shape.has_uid:
            uids.add(row["uid"])
        if names is not said:
            known.add(key)
        new.append(row)
    return new


ROWS_AT_ONCE = 250
"""Rows between two looks at whether it should go on (ours: about a hundredth of a second)."""

_LAST_ID = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"

Step = tuple[str, list[tuple[Any, ...]]]


def planned(run: Run, tables: Tables) -> ExportAddition:
    """What an export would add to the log as it is now."""
    next_ids = {}
    for table in (PEOPLE, REQUESTS):
        found = run(_LAST_ID, (table,))
        next_ids[table] = found[0][0] + 1 if found else 1
    return export_addition(run, tables, next_ids)


def take_in(
    connection: Connection, tables: Tables, tell: Callable[[float], None]
) -> ExportAddition:
    """Write what an export adds.

    Args:
        connection: an open transaction.
        tables: the export.
        tell: hears how much is written, 0.0 to 1.0; what it raises ends the transaction.
    """
    addition = planned(runner(connection), tables)
    steps = [*_inserts(addition), *_updates(addition.fills)]
    total = sum(len(values) for _, values in steps)
    done = 0
    for statement, values in steps:
        for start in range(0, len(values), ROWS_AT_ONCE):
            tell(done / total)
            portion = values[start : start + ROWS_AT_ONCE]
            connection.exec_driver_sql(statement, portion)
            done += len(portion)
    tell(1.0)
    refresh(connection, sorted(map(PersonId, addition.touched)))
    return addition


def _inserts(addition: ExportAddition) -> Iterator[Step]:
    for shape in shapes():
        rows = addition.rows[shape.table]
        if rows:
            yield _insert(shape, rows)
            yield _changed(shape, rows)


def _insert(shape: Shape, rows: Sequence[Row]) -> Step:
    names = shape.names
    values = [tuple(row[name] for name in names) for row in rows]
    if shape.table == PEOPLE:
        names = (*names, "name_key")
        values = [(*said, key_of_name(row)) for said, row in zip(values, rows, strict=True)]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {shape.table} ({', '.join(names)}) VALUES ({marks})", values


def _changed(shape: Shape, rows: Sequence[Row]) -> Step:
    """Say of new rows when they changed last; a trigger has said that it was now."""
    names = ("uid",) if shape.has_uid else KEYS[shape.table]
    given = " AND ".join(f"{name} = ?" for name in names)
    values = [(row["changed_at"], *(row[name] for name in names)) for row in rows]
    return f"UPDATE {shape.table} SET changed_at = ? WHERE {given}", values


def _updates(fills: Sequence[Fill]) -> Iterator[Step]:
    for fill in fills:
        changes = ", ".join(f"{name} = ?" for name in fill.values)
        statement = f"UPDATE {fill.table} SET {changes} WHERE id = ?"
        yield statement, [(*fill.values.values(), fill.id)]
