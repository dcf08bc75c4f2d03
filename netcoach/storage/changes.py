"""What changed in the log since it was last read, told by the histories of its tables."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from netcoach.domain.frozen import frozen
from netcoach.storage.connection import Run

MOST_CHANGED = 1000
"""Requests or people up to which reading only these is quicker than reading all (ours)."""

_FOLLOWED = ("people", "requests", "sign_answers", "outcomes", "shortlist")
# The positions of these stand in statements as ?1 to ?5.
_POSITION = (
    "SELECT (SELECT max(id) FROM entries), (SELECT at FROM entries ORDER BY id DESC LIMIT 1), "
    + ", ".join(f"(SELECT max(seq) FROM {name}_history)" for name in _FOLLOWED)
)
_SAME_ENTRY = "SELECT at FROM entries WHERE id = ?"
_FORGOTTEN = "SELECT 1 FROM entries WHERE id > ? AND kind = 'forget' LIMIT 1"
_REQUESTS = (
    "SELECT h.id FROM requests_history AS h WHERE h.seq > ?2"
    + "".join(
        f" UNION SELECT h.request_id FROM {name}_history AS h WHERE h.seq > ?{place}"
        f" UNION SELECT t.request_id FROM {name}_history AS h CROSS JOIN {name} AS t ON t.id = h.id"
        f" WHERE h.seq > ?{place}"
        for place, name in ((3, "sign_answers"), (4, "outcomes"))
    )
    + " UNION SELECT r.id FROM people_history AS h CROSS JOIN standing_requests AS r"
    " ON r.person_id = h.id WHERE h.seq > ?1"
)
_PEOPLE = (
    "SELECT h.id FROM people_history AS h WHERE h.seq > ?1"
    " UNION SELECT h.person_id FROM requests_history AS h WHERE h.seq > ?2"
    " UNION SELECT h.person_id FROM shortlist_history AS h WHERE h.seq > ?5"
    " UNION SELECT t.person_id FROM shortlist_history AS h CROSS JOIN shortlist AS t ON t.id = h.id"
    " WHERE h.seq > ?5"
    " UNION SELECT r.person_id FROM json_each(?6) AS c CROSS JOIN requests AS r ON r.id = c.value"
)


@frozen
class Position:
    """How far the log had come when it was read.

    Attributes:
        entry: the last journal entry, 0 without any; ``at`` is when it was made.
        seen: the last row of each history that is followed, 0 without any.
    """

    entry: int
    at: str | None
    seen: tuple[int, ...]


@frozen
class Changes:
    """Whatever may read differently than before; some of it may be there no longer."""

    requests: frozenset[int]
    people: frozenset[int]

    @property
    def are_many(self) -> bool:
        """Whether everything is as soon read again."""
        return max(len(self.requests), len(self.people)) > MOST_CHANGED


def position(run: Run) -> Position | None:
    """How far the log has come; None without a log, and where its histories cannot be read."""
    try:
        for entry, at, *seen in run(_POSITION, ()):
            return Position(entry=entry or 0, at=at, seen=tuple(one or 0 for one in seen))
    except sqlite3.DatabaseError:  # what is asked next says whether the log itself can be read
        return None
    return None


def changes_since(run: Run, before: Position, now: Position) -> Changes | None:
    """What changed between two positions of one log; None where that cannot be told.

    It cannot where somebody was forgotten, which leaves no history, and where a backup was
    brought back meanwhile.
    """
    if before == now:
        return Changes(requests=frozenset(), people=frozenset())
    went_back = before.entry > now.entry or any(
        one > other for one, other in zip(before.seen, now.seen, strict=True)
    )
    is_same = [*run(_SAME_ENTRY, (before.entry,))] == ([(before.at,)] if before.entry else [])
    if went_back or not is_same or run(_FORGOTTEN, (before.entry,)):
        return None
    requests = _ids(run, _REQUESTS, before.seen[:4])
    people = _ids(run, _PEOPLE, (*before.seen, json.dumps([*requests])))
    return Changes(requests=requests, people=people)


def _ids(run: Run, statement: str, values: Sequence[object]) -> frozenset[int]:
    return frozenset(number for (number,) in run(statement, values) if number is not None)
