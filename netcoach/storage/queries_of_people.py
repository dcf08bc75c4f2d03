"""What is asked of people, by readers and inside writes alike."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from pendulum import Date

from netcoach.domain.errors import AmbiguousPerson, InvalidInput, NotFound
from netcoach.domain.log.request import Request
from netcoach.domain.people.contacts import Touch, TouchId, TouchKind
from netcoach.domain.people.names import name_key, profile_key
from netcoach.domain.people.page import PersonPage, Said, grounds_of, jobs_of, notes_of
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import clean_line
from netcoach.storage import queries
from netcoach.storage.moments import day_of
from netcoach.storage.queries import Run
from netcoach.storage.queries_of_duplicates import likely_with
from netcoach.storage.rows import PERSON_COLUMNS, person_of
from netcoach.storage.shelving import shelves_with

GONE = "That person is not in the log any more."
FORGOTTEN = "That person was forgotten; only the bare requests are left."
_NOBODY = "Nobody in the log or on the bench is called that; type the name as it is there."
_SEVERAL = "More than one person is called that; give the profile address instead."

_PERSON = ", ".join(f"p.{name}" for name in PERSON_COLUMNS)
_ONE = f"SELECT {_PERSON}, p.forgotten_at IS NOT NULL, p.through, p.words FROM people AS p"
_BY_ID = f"{_ONE} WHERE p.id = ?"
_BY_PROFILE = f"SELECT {_PERSON} FROM people AS p WHERE p.profile_key = ? AND p.profile_key <> ''"
_TOUCHES = (
    "SELECT id, person_id, kind, on_date, words FROM touches WHERE person_id = ?"
    " ORDER BY on_date DESC, id DESC"
)
_JOBS = "SELECT on_date, company, role FROM jobs WHERE person_id = ?"
_NAMED = f"SELECT {_PERSON} FROM known_people AS p WHERE p.name_key = ? AND p.name_key <> ''"


def known_person(run: Run, person_id: PersonId) -> Person:
    """A person who was not forgotten. Raises NotFound."""
    row = next(iter(run(_BY_ID, (person_id,))), None)
    if row is None:
        raise NotFound(GONE)
    if row[len(PERSON_COLUMNS)]:
        raise NotFound(FORGOTTEN)
    return person_of(tuple(row[: len(PERSON_COLUMNS)]))


def person_by_profile(run: Run, key: str) -> Person | None:
    """Whose profile key that is; None for nobody's and for ""."""
    return next((person_of(tuple(row)) for row in run(_BY_PROFILE, (key,))), None)


def person_named(run: Run, who: str) -> Person:
    """The one person a name, or else a profile address, means.

    Raises:
        NotFound: it means nobody.
        AmbiguousPerson: it means several.
    """
    name = name_key(clean_line(who))
    rows = run(_NAMED, (name,))
    if len(rows) > 1:
        raise AmbiguousPerson(_SEVERAL)
    if rows:
        return person_of(tuple(rows[0]))
    try:
        owner = person_by_profile(run, profile_key(who))
    except InvalidInput:
        owner = None
    if owner is None:
        raise NotFound(_NOBODY)
    return owner


def person_page(run: Run, person_id: PersonId, today: Date) -> PersonPage:
    """Everything of one person. Raises NotFound."""
    row = next(iter(run(_BY_ID, (person_id,))), None)
    if row is None:
        raise NotFound(GONE)
    person = person_of(tuple(row[: len(PERSON_COLUMNS)]))
    forgotten, through, words = row[len(PERSON_COLUMNS) :]
    requests = queries.requests_to(run, person_id)
    mine = shelves_with(run, today, person_id)
    return PersonPage(
        today=today,
        person=person,
        forgotten=bool(forgotten),
        through=through,
        words=words,
        requests=requests,
        touches=touches_with(run, person_id),
        grounds=grounds_of(requests),
        jobs=jobs_of(_said(run, person_id, requests)),
        notes=notes_of(requests),
        hello=next(iter(mine.hellos), None),
        waiting=next(iter(mine.waiting), None),
        withdrawn=next(iter(mine.withdrawn), None),
        benched=next(iter(mine.bench), None),
        in_touch=next(iter(mine.in_touch), None),
        likely=() if forgotten else likely_with(run, person),
    )


def touches_with(run: Run, person_id: PersonId) -> tuple[Touch, ...]:
    """Every touch with a person, newest first."""
    return tuple(
        Touch(
            id=TouchId(number),
            person_id=PersonId(person),
            kind=TouchKind(kind),
            on=day_of(on),
            words=words,
        )
        for number, person, kind, on, words in run(_TOUCHES, (person_id,))
    )


def _said(run: Run, person_id: PersonId, requests: tuple[Request, ...]) -> list[Said]:
    said = [(day_of(on), company, role) for on, company, role in run(_JOBS, (person_id,))]
    return said + [(one.sent.on, one.company, one.role) for one in requests]
