"""What the People place asks of the database; who is on which shelf the domain decides."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pendulum import Date

from netcoach.domain.people.contacts import ContactPlan, KeepInTouch, keep_in_touch
from netcoach.domain.people.person import PersonId
from netcoach.domain.people.shelves import (
    SHELF_DAYS,
    Shelves,
    Shortlisted,
    shelves_in_order,
    shelves_of,
    shortlisted,
)
from netcoach.domain.people.standing import last_contact_on
from netcoach.domain.week.calendar import day_after
from netcoach.storage.connection import Run
from netcoach.storage.people.standings import (
    Standings,
    day,
    known_standings,
    maybe_day,
    recent_standings,
    standings_with,
)
from netcoach.storage.rows import PERSON_COLUMNS, Row, person_of

EVER = Date(1, 1, 1)
"""The first date there is: an open request of any age is on a shelf."""

_PERSON = ", ".join(f"p.{name}" for name in PERSON_COLUMNS)
_NOTED = "(SELECT max(t.on_date) FROM contacts AS t WHERE t.person_id = p.id)"
_SHORTLIST = (
    f"SELECT {_PERSON}, b.reason, b.added_on,"
    f" (SELECT count(*) FROM contacts AS t WHERE t.person_id = p.id), {_NOTED}"
    " FROM shortlist AS b JOIN known_people AS p ON p.id = b.person_id{them}"
)
_IN_TOUCH = (
    f"SELECT {_PERSON}, p.cadence_days, f.on_date, coalesce(f.line, ''), {_NOTED}"
    " FROM known_people AS p LEFT JOIN follow_ups AS f ON f.person_id = p.id"
    " WHERE p.id IN (SELECT id FROM people WHERE cadence_days IS NOT NULL"
    " UNION SELECT person_id FROM follow_ups){them}"
)
_HOW_MANY = "SELECT count(*) FROM known_people"


def shelves(run: Run, today: Date) -> Shelves:
    """Every shelf."""
    found = recent_standings(run, EVER, day_after(today, -SHELF_DAYS))
    ((known,),) = run(_HOW_MANY, ()) or ((0,),)
    return replace(_shelves(run, today, found, None), known=known)


def shelves_with(run: Run, today: Date, person_id: PersonId) -> Shelves:
    """Where one person is on the shelves; ``known`` is left out."""
    return _shelves(run, today, standings_with(run, [person_id]), person_id)


def on_shortlist(run: Run, today: Date) -> tuple[Shortlisted, ...]:
    """The shortlist alone, in its order."""
    return shelves_in_order(
        Shelves(today=today, shortlist=_on_shortlist(run, today, None))
    ).shortlist


def _shelves(run: Run, today: Date, found: Standings, person_id: PersonId | None) -> Shelves:
    shortlist = _on_shortlist(run, today, person_id)
    in_touch = in_touch_with(run, today, person_id)
    return shelves_of(
        known_standings(run, found), shortlist=shortlist, in_touch=in_touch, today=today
    )


def _on_shortlist(run: Run, today: Date, person_id: PersonId | None) -> tuple[Shortlisted, ...]:
    rows, found = _rows(run, _SHORTLIST, person_id)
    withdrawn_on = {number: standing.withdrawn_on for number, standing in found.items()}
    return tuple(
        shortlisted(
            person_of(tuple(row)),
            reason,
            day(since),
            (contacts, maybe_day(noted_on)),
            withdrawn_on.get(row[0]),
            today,
        )
        for *row, reason, since, contacts, noted_on in rows
    )


def in_touch_with(
    run: Run, today: Date, person_id: PersonId | None = None
) -> tuple[KeepInTouch, ...]:
    """Everybody with a follow-up date or a cadence, or one of them; in no order."""
    rows, found = _rows(run, _IN_TOUCH, person_id)
    return tuple(
        keep_in_touch(
            person_of(tuple(row)),
            ContactPlan(on=maybe_day(on), line=line, days=days),
            last_contact_on(found.get(row[0]), maybe_day(noted_on)),
            today,
        )
        for *row, days, on, line, noted_on in rows
    )


def _rows(run: Run, statement: str, person_id: PersonId | None) -> tuple[Sequence[Row], Standings]:
    """The rows, and where the people in them stand."""
    them, values = ("", ()) if person_id is None else (" AND p.id = ?", (person_id,))
    rows = [tuple(row) for row in run(statement.format(them=them), values)]
    return rows, standings_with(run, [PersonId(row[0]) for row in rows]) if rows else {}
