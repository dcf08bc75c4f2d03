"""Whom on the shortlist a note helps most."""

from __future__ import annotations

import pytest

from netcoach.domain.log.signs import Sign
from netcoach.domain.people.contacts import ContactKind
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.people.shelves import (
    CONTACT_SIGNS,
    Shortlisted,
    ShortlistNotes,
    shortlist_notes,
    shortlisted,
)
from netcoach.domain.week.calendar import day_after
from tests.support.builders import day

TODAY = day("2026-11-18")


def meant(
    number: int,
    *,
    reason: str = "",
    days: int = 3,
    contacts: int = 0,
    withdrawn_ago: int | None = None,
) -> Shortlisted:
    """Somebody on the shortlist."""
    person = Person(id=PersonId(number), name=f"Person {number}")
    last = TODAY if contacts else None
    gone = None if withdrawn_ago is None else day_after(TODAY, -withdrawn_ago)
    return shortlisted(person, reason, day_after(TODAY, -days), (contacts, last), gone, TODAY)


def told(
    *shortlist: Shortlisted, left: int | None, known: dict[int, set[Sign]] | None = None
) -> ShortlistNotes | None:
    signs = {PersonId(number): said for number, said in (known or {}).items()}
    return shortlist_notes(shortlist, signs, left=left, today=TODAY)


def helped(*shortlist: Shortlisted, known: dict[int, set[Sign]] | None = None) -> list[int]:
    """Everybody in the order of need, but whom it helps least."""
    notes = told(*shortlist, left=len(shortlist) - 1, known=known)
    assert notes is not None
    return [person.id for person in notes.helped]


@pytest.mark.parametrize(
    ("left", "said"), [(None, False), (0, True), (1, True), (2, False), (3, False)]
)
def test_it_is_told_while_the_notes_left_are_fewer_than_the_people(
    left: int | None, said: bool
) -> None:
    notes = told(meant(1), meant(2), left=left)
    assert (notes is not None) is said
    if notes:
        assert (len(notes.helped), notes.people) == (left, 2)


def test_who_cannot_be_asked_yet_needs_no_note() -> None:
    assert told(meant(1), meant(2, withdrawn_ago=20), left=1) is None
    assert told(meant(1), meant(2, withdrawn_ago=21), left=1) is not None


def test_nobody_on_the_shortlist_is_nothing_to_say() -> None:
    assert told(left=0) is None


@pytest.mark.parametrize(
    ("other", "known"),
    [
        (meant(1), {1: {Sign.MET}}),
        (meant(1), {1: {Sign.GROUP}}),
        (meant(1), {1: {Sign.SPOKE_FIRST}}),
        (meant(1), {1: {Sign.GROUP}, 2: {Sign.TARGET_COMPANY}}),
        (meant(1), {1: {Sign.MET}, 2: {Sign.GROUP}}),
        (meant(1), {2: {Sign.TARGET_COMPANY}}),
        (meant(1), {1: {Sign.TARGET_COMPANY}, 2: {Sign.TARGET_COMPANY, Sign.SENIOR}}),
        (meant(1, contacts=1), {}),
        (meant(1, contacts=1), {1: {Sign.TARGET_COMPANY}}),
        (meant(1, days=2), {}),
        (meant(3), {}),
    ],
)
def test_it_helps_the_second_most(other: Shortlisted, known: dict[int, set[Sign]]) -> None:
    assert helped(other, meant(2), known=known) == [2]


def test_a_reason_is_what_a_note_would_say() -> None:
    assert helped(meant(1, days=90), meant(2, reason="her SQL talk", days=1)) == [2]


def test_the_order_of_the_shortlist_does_not_matter() -> None:
    shortlist = [meant(1, contacts=1), meant(2, reason="x"), meant(3, days=9), meant(4)]
    known = {4: {Sign.SENIOR}}
    assert helped(*shortlist, known=known) == helped(*reversed(shortlist), known=known) == [4, 2, 3]


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        (ContactKind.COMMENTED, Sign.I_ENGAGED),
        (ContactKind.MET, Sign.MET),
        (ContactKind.MESSAGED, Sign.SPOKE_FIRST),
        (ContactKind.CALLED, Sign.SPOKE_FIRST),
        (ContactKind.THANKED, None),
        (ContactKind.SHARED, None),
        (ContactKind.OTHER, None),
    ],
)
def test_what_a_contact_says(kind: ContactKind, sign: Sign | None) -> None:
    assert CONTACT_SIGNS.get(kind) is sign
