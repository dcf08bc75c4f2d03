"""Reading everybody known for the log form, a part at a time."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
from collections.abc import Iterator

from netcoach.domain.people.index import Known
from netcoach.storage.ids import ids_in_order
from netcoach.storage.queries import ONLY_BENCHED, Run, columns
from netcoach.storage.rows import PERSON_COLUMNS, person_of
from netcoach.storage.standings import MANY, standings

AT_ONCE = 500
"""People read by one statement (ours): all of them at once would take more memory than they
do afterwards."""

_IDS = (
    "SELECT p.id AS id FROM latest_requests AS r JOIN known_people AS p ON p.id = r.person_id"
    " ORDER BY r.sent_on DESC, r.sent_at DESC, r.id DESC"
)
_PART = (
    f"SELECT {columns('p', PERSON_COLUMNS)} FROM json_each(?) AS part"
    " JOIN people AS p ON p.id = part.value ORDER BY part.key"
)


def known(run: Run) -> Iterator[Known]:
    """Those meant to be asked, then everybody who was and is not forgotten, the latest first."""
    for row in run(ONLY_BENCHED, ()):
        yield Known(person=person_of(tuple(row)))
    numbers = ids_in_order(run, _IDS)
    for start in range(0, len(numbers), AT_ONCE):
        part = json.dumps(numbers[start : start + AT_ONCE].tolist())
        found = standings(run, MANY, (part,))
        for row in run(_PART, (part,)):
            yield Known(person=person_of(tuple(row)), standing=found[row[0]])
