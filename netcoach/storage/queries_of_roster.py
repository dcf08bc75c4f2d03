"""Reading everybody known for the log form, a part at a time."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

import json
from collections.abc import Iterator

from netcoach.domain.roster import Known
from netcoach.storage.ids import ids_in_order
from netcoach.storage.moments import day_of
from netcoach.storage.queries import LATEST, MILESTONES, ONLY_BENCHED, Run, columns
from netcoach.storage.rows import PERSON_COLUMNS, milestones_of, person_of

AT_ONCE = 500
"""People read by one statement (ours): all of them at once would take more memory than they
do afterwards."""

_IDS = (
    "SELECT r.id AS id FROM requests AS r JOIN people AS p ON p.id = r.person_id"
    f" WHERE {LATEST} AND p.forgotten_at IS NULL"
    " ORDER BY r.sent_on DESC, r.sent_at DESC, r.id DESC"
)
_PART = (
    f"SELECT {columns('p', PERSON_COLUMNS)}, r.sent_on, {MILESTONES}"
    " FROM json_each(?) AS part JOIN requests AS r ON r.id = part.value"
    " JOIN people AS p ON p.id = r.person_id ORDER BY part.key"
)


def known(run: Run) -> Iterator[Known]:
    """Those meant to be asked, then everybody who was and is not forgotten, the latest first."""
    for row in run(ONLY_BENCHED, ()):
        yield Known(person=person_of(tuple(row)))
    numbers = ids_in_order(run, _IDS)
    for start in range(0, len(numbers), AT_ONCE):
        part = json.dumps(numbers[start : start + AT_ONCE].tolist())
        for *person, sent_on, dated in run(_PART, (part,)):
            yield Known(
                person=person_of(tuple(person)),
                sent_on=day_of(sent_on),
                milestones=milestones_of(dated),
            )
