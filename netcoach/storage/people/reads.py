"""Reading people: by readers and inside writes alike."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.errors import NobodyMeant, NotFound, SeveralMeant
from netcoach.domain.log.request import Request
from netcoach.domain.log.signs import SIGNS, Sign
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.contacts import Contact, ContactId, ContactKind
from netcoach.domain.people.finding import Who, nearest, people_meant
from netcoach.domain.people.page import (
    JoinedByName,
    KnownThere,
    PersonPage,
    Said,
    grounds_of,
    jobs_of,
    known_there,
    notes_of,
)
from netcoach.domain.people.person import Candidate, Person, PersonId
from netcoach.domain.people.shelves import CONTACT_SIGNS
from netcoach.storage.connection import Run
from netcoach.storage.log import reads
from netcoach.storage.people.duplicates import likely_with
from netcoach.storage.people.shelves import shelves_with
from netcoach.storage.people.standings import standings_among
from netcoach.storage.rows import PERSON_COLUMNS, day_of, day_text, person_of

# ruff: noqa: S608 (only this package's own table and column names are put into statements)


GONE = "That person is not in the log any more."
FORGOTTEN = "That person was forgotten; only the bare requests are left."
_NOBODY = "Nobody in the log or on the shortlist is called that."
_SEVERAL = "More than one person is called that."
_NARROWED = "Nobody who is called that has that company, date or address."

_PERSON = ", ".join(f"p.{name}" for name in PERSON_COLUMNS)
_ONE = f"SELECT {_PERSON}, p.forgotten_at IS NOT NULL, p.through, p.words FROM people AS p"
_BY_ID = f"{_ONE} WHERE p.id = ?"
_BY_PROFILE = f"SELECT {_PERSON} FROM people AS p WHERE p.profile_key = ? AND p.profile_key <> ''"
_CONTACTS = (
    "SELECT id, person_id, kind, on_date, words, source FROM contacts WHERE person_id = ?"
    " ORDER BY on_date DESC, id DESC"
)
_TAGS = "SELECT tag FROM tags WHERE person_id = ? ORDER BY tag"
_ALL_TAGS = (
    "SELECT DISTINCT t.tag FROM tags AS t JOIN known_people AS p ON p.id = t.person_id"
    " ORDER BY t.tag"
)
_JOBS = "SELECT on_date, company, role FROM jobs WHERE person_id = ?"
_KNOWN = f"SELECT {_PERSON} FROM known_people AS p WHERE "
_ON = (
    "(? IS NULL OR EXISTS (SELECT 1 FROM standing_requests AS r"
    " WHERE r.person_id = p.id AND r.sent_on = ?))"
)
# Whom a whole name or an address means is found without looking through everybody.
_NAMED = (
    f"{_KNOWN}{_ON} AND (p.name_key = ? AND p.name_key <> ''"
    " OR p.profile_key = ? AND p.profile_key <> '') ORDER BY p.id"
)
_AT_COMPANY = f"{_KNOWN}p.company = ? COLLATE NOCASE AND p.id <> CAST(? AS INTEGER)"
_ANYBODY = f"{_KNOWN}{_ON} ORDER BY p.id"
_LAST_ON = (
    "SELECT one.value, (SELECT max(on_date) FROM (SELECT max(sent_on) AS on_date"
    " FROM standing_requests WHERE person_id = one.value"
    " UNION ALL SELECT max(on_date) FROM contacts WHERE person_id = one.value"
    " UNION ALL SELECT added_on FROM shortlist WHERE person_id = one.value"
    " UNION ALL SELECT connected_on FROM people WHERE id = one.value))"
    " FROM json_each(?) AS one"
)


_JOINED = "SELECT name, profile_key, on_date FROM joins WHERE person_id = ?"


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


def person_named(run: Run, who: Who) -> Person:
    """The one person that is meant.

    Raises:
        NobodyMeant: nobody is; it says who could be.
        SeveralMeant: several are; it says who.
        InvalidInput: the profile address is none.
    """
    found = _people_named(run, who)
    if len(found) == 1:
        return found[0]
    if found:
        raise SeveralMeant(_SEVERAL, _candidates(run, found))
    anyhow = Who(typed=who.typed, other_than=who.other_than)
    if who.is_narrowed and (found := _people_named(run, anyhow)):
        raise NobodyMeant(_NARROWED, _candidates(run, found), narrowed=True)
    near = nearest(who, _people(run, _ANYBODY, (None, None)))
    raise NobodyMeant(_NOBODY, _candidates(run, near))


def _people_named(run: Run, who: Who) -> tuple[Person, ...]:
    on = (None if who.sent_on is None else day_text(who.sent_on),) * 2
    named = people_meant(who, _people(run, _NAMED, (*on, who.name_key, who.profile_key)))
    return named or people_meant(who, _people(run, _ANYBODY, on))


def _people(run: Run, statement: str, values: Sequence[str | None]) -> list[Person]:
    return [person_of(tuple(row)) for row in run(statement, values)]


def _candidates(run: Run, people: Sequence[Person]) -> tuple[Candidate, ...]:
    last_on = dict(run(_LAST_ON, (json.dumps([one.id for one in people]),)))
    found = [
        Candidate(person=one, last_on=day_of(on) if (on := last_on[one.id]) else None)
        for one in people
    ]
    return tuple(found)


def person_page(run: Run, person_id: PersonId, today: Date) -> PersonPage:
    """Everything of one person. Raises NotFound."""
    row = next(iter(run(_BY_ID, (person_id,))), None)
    if row is None:
        raise NotFound(GONE)
    person = person_of(tuple(row[: len(PERSON_COLUMNS)]))
    forgotten, through, words = row[len(PERSON_COLUMNS) :]
    requests = reads.requests_to(run, person_id)
    mine = shelves_with(run, today, person_id)
    return PersonPage(
        today=today,
        person=person,
        forgotten=bool(forgotten),
        through=through,
        words=words,
        requests=requests,
        contacts=contacts_with(run, person_id),
        grounds=grounds_of(requests),
        jobs=jobs_of(_said(run, person_id, requests)),
        notes=notes_of(requests),
        hello=next(iter(mine.hellos), None),
        waiting=next(iter(mine.waiting), None),
        withdrawn=next(iter(mine.withdrawn), None),
        shortlisted=next(iter(mine.shortlist), None),
        in_touch=next(iter(mine.in_touch), None),
        tags=tags_of(run, person_id),
        likely=() if forgotten else likely_with(run, person),
        joined=_joined(run, person_id),
        there=_known_there(run, person),
    )


def _known_there(run: Run, person: Person) -> KnownThere:
    """Who else is known at somebody's company; nobody where none is said."""
    if not person.company:
        return KnownThere(people=())
    others = _people(run, _AT_COMPANY, (person.company, str(person.id)))
    return known_there(others, standings_among(run, others))


def _joined(run: Run, person_id: PersonId) -> JoinedByName | None:
    rows = run(_JOINED, (person_id,))
    if not rows:
        return None
    name, key, on = rows[0]
    return JoinedByName(name=name, profile_key=key, on=day_of(on))


def tags_of(run: Run, person_id: PersonId) -> tuple[str, ...]:
    """The tags of a person, in order."""
    return tuple(tag for (tag,) in run(_TAGS, (person_id,)))


def all_tags(run: Run) -> tuple[str, ...]:
    """Every tag that anybody known has, in order."""
    return tuple(tag for (tag,) in run(_ALL_TAGS, ()))


def contacts_with(run: Run, person_id: PersonId) -> tuple[Contact, ...]:
    """Every contact with a person, newest first."""
    return tuple(
        Contact(
            id=ContactId(number),
            person_id=PersonId(person),
            kind=ContactKind(kind),
            on=day_of(on),
            words=words,
            origin=Origin(source),
        )
        for number, person, kind, on, words, source in run(_CONTACTS, (person_id,))
    )


def _said(run: Run, person_id: PersonId, requests: tuple[Request, ...]) -> list[Said]:
    said = [(day_of(on), company, role) for on, company, role in run(_JOBS, (person_id,))]
    return said + [(one.sent.on, one.company, one.role) for one in requests]


# ruff: noqa: S608 (only this package's own table and column names are put into statements)


_MEANT = "(SELECT b.person_id FROM shortlist AS b)"
_CONTACT_KINDS = (
    f"SELECT DISTINCT t.person_id, t.kind FROM contacts AS t WHERE t.person_id IN {_MEANT}"
)
_SAID = (
    "SELECT DISTINCT r.person_id, a.sign FROM standing_requests AS r"
    " JOIN sign_answers AS a ON a.request_id = r.id AND a.answer = 'yes'"
    f" WHERE r.person_id IN {_MEANT}"
)
# Companies first: few requests are to one of theirs, and only of those the answers are read.
_TARGETS = (
    "SELECT p.id FROM people AS p"
    f" WHERE p.id IN {_MEANT} AND p.company IN (SELECT r.company FROM standing_requests AS r"
    " WHERE r.company <> ''"
    f" AND r.company IN (SELECT c.company FROM people AS c WHERE c.id IN {_MEANT})"
    " AND EXISTS (SELECT 1 FROM sign_answers AS a WHERE a.request_id = r.id"
    f" AND a.sign = '{Sign.TARGET_COMPANY}' AND a.answer = 'yes'))"
)


def known_of_shortlist(run: Run) -> dict[PersonId, frozenset[Sign]]:
    """The signs that can be said yes of everybody on the shortlist, those without any left out.

    What a contact says, what an earlier request to them said, and that theirs is a target company
    where a request to anybody there said so.
    """
    known: defaultdict[PersonId, set[Sign]] = defaultdict(set)
    for number, kind in run(_CONTACT_KINDS, ()):
        if sign := CONTACT_SIGNS.get(ContactKind(kind)):
            known[PersonId(number)].add(sign)
    for number, said in run(_SAID, ()):
        known[PersonId(number)].add(SIGNS[said])
    for (number,) in run(_TARGETS, ()):
        known[PersonId(number)].add(Sign.TARGET_COMPANY)
    return {person_id: frozenset(signs) for person_id, signs in known.items()}
