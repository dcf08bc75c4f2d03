"""Who and what of an export of netcoach's own the log has already."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netcoach.domain.people.names import name_key, text_key
from netcoach.domain.people.person import FORGOTTEN_NAME
from netcoach.storage.holding import RULED_OUT
from netcoach.storage.queries import Run
from netcoach.storage.reading_export import Row, Tables
from netcoach.storage.shape import PEOPLE, REQUESTS, Shape, shapes


@dataclass(kw_only=True)
class KnownLog:
    """The log as far as merging needs it: rows by id, and where to find them."""

    people: dict[int, Row]
    requests: dict[int, Row]
    by_profile: dict[str, int] = field(default_factory=dict)
    by_name: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_uid: dict[str, int] = field(default_factory=dict)


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
        if not row["uid"].startswith(RULED_OUT):
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

    A profile says who it is, then a request they share, then a name; a name and company that
    fit several people of the log fit nobody.
    """
    met: dict[int, int] = {}
    for row in tables[PEOPLE]:
        if row["profile_key"] in log.by_profile:
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
