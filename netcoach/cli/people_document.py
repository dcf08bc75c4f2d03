"""The JSON document of the People place. Fields are added, never renamed; dates are ISO."""

from __future__ import annotations

from typing import Any

from pendulum import Date

from netcoach.domain.people.contacts import KeepInTouch
from netcoach.domain.people.person import Person
from netcoach.domain.people.shelves import (
    Benched,
    BenchNotes,
    HelloOwed,
    Shelves,
    Waiting,
    Withdrawn,
)

Document = dict[str, Any]


def shelves_document(shelves: Shelves) -> Document:
    """Every shelf, each in its order."""
    return {
        "today": shelves.today.isoformat(),
        "said_yes_no_hello": [_hello(one) for one in shelves.hellos],
        "pending": [_waiting(one) for one in shelves.waiting],
        "withdrawn": [_withdrawn(one) for one in shelves.withdrawn],
        "bench": [_benched(one, shelves.notes) for one in shelves.bench],
        "keep_in_touch": [_in_touch(one) for one in shelves.in_touch],
        "bench_notes": _notes(shelves.notes),
    }


def rhythm_document(person: Person, kept: KeepInTouch | None) -> Document:
    """Where somebody stands in their rhythm; all of it null where there is none."""
    nothing = {"rhythm_days": None, "last_on": None, "due_on": None, "days_over": None}
    return _in_touch(kept) if kept else {**_person(person), **nothing}


def _person(person: Person) -> Document:
    return {
        "person": person.id,
        "name": person.name,
        "company": person.company,
        "role": person.role,
        "profile": person.profile_key,
    }


def _hello(one: HelloOwed) -> Document:
    return {
        **_person(one.person),
        "request": one.request_id,
        "sent_on": one.sent_on.isoformat(),
        "accepted_on": one.accepted_on.isoformat(),
        "days": one.days,
    }


def _waiting(one: Waiting) -> Document:
    return {
        **_person(one.person),
        "request": one.request_id,
        "sent_on": one.sent_on.isoformat(),
        "days": one.days,
        "kept_on": _iso(one.kept_on),
        "keep_or_withdraw": one.offers,
    }


def _withdrawn(one: Withdrawn) -> Document:
    return {
        **_person(one.person),
        "request": one.request_id,
        "withdrawn_on": one.withdrawn_on.isoformat(),
        "again_on": one.again_on.isoformat(),
        "days_left": one.days_left,
    }


def _notes(notes: BenchNotes | None) -> Document | None:
    """Null while the notes reach for everybody on the bench, or the plan has no limit."""
    if notes is None:
        return None
    return {
        "left_this_month": notes.left,
        "people": notes.people,
        "help_most": [person.id for person in notes.helped],
    }


def _benched(one: Benched, notes: BenchNotes | None) -> Document:
    return {
        **_person(one.person),
        "reason": one.reason,
        "since": one.since.isoformat(),
        "touches": one.touches,
        "note_helps_most": notes is not None and notes.helps(one.person.id),
        "last_touch_on": _iso(one.last_touch_on),
        "again_on": _iso(one.again_on),
    }


def _in_touch(one: KeepInTouch) -> Document:
    return {
        **_person(one.person),
        "rhythm_days": one.days,
        "last_on": _iso(one.last_on),
        "due_on": one.due_on.isoformat(),
        "days_over": one.days_over,
    }


def _iso(day: Date | None) -> str | None:
    return None if day is None else day.isoformat()
