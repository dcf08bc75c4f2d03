"""Contacts: being in touch with a person once, and how often to."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from pendulum import Date

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.calendar import day_after

ContactId = NewType("ContactId", int)


class ContactKind(StrEnum):
    """What a contact was; the values are stored and are the public names.

    Each is something the user did, but for ``WROTE``: they wrote.
    """

    COMMENTED = "commented"
    MESSAGED = "messaged"
    WROTE = "wrote"
    MET = "met"
    THANKED = "thanked"
    CALLED = "called"
    SHARED = "shared"
    OTHER = "other"


@frozen
class Contact:
    """One contact with a person, on a local date; ``words`` are the user's own, "" for none.

    ``origin`` is an import where a message in LinkedIn's export told of it.
    """

    id: ContactId
    person_id: PersonId
    kind: ContactKind
    on: Date
    words: str = ""
    origin: Origin = Origin.TYPED


def checked_contact_date(on: Date, today: Date) -> Date:
    """A date a contact can have. Raises UnreadableDate for one that lies ahead."""
    if on > today:
        raise UnreadableDate("That lies ahead; keep a contact once it happened.")
    return on


CADENCES = (30, 90, 180)
"""Days offered at once: about a month, a quarter, half a year (ours)."""

LONGEST_CADENCE = 3_650
"""Days of the longest cadence: ten years (ours)."""


@frozen
class KeepInTouch:
    """Somebody with a cadence.

    Attributes:
        person: who.
        days: the cadence, in days.
        last_on: the local date of the last contact: a contact, a request sent, or an outcome
            that is contact (accepted, replied, talked ...); None without any.
        due_on: the date it is due again: ``days`` after ``last_on``; today without any contact.
        days_over: days since it was due, 0 on the very date; below 0 while it is not due.
    """

    person: Person
    days: int
    last_on: Date | None
    due_on: Date
    days_over: int

    @property
    def is_due(self) -> bool:
        """Whether the cadence has run out: from ``due_on`` on."""
        return self.days_over >= 0


def keep_in_touch(person: Person, days: int, last_on: Date | None, today: Date) -> KeepInTouch:
    """Where a person stands in their cadence today."""
    due_on = today if last_on is None else day_after(last_on, days)
    return KeepInTouch(
        person=person,
        days=days,
        last_on=last_on,
        due_on=due_on,
        days_over=today.toordinal() - due_on.toordinal(),
    )


def checked_cadence(days: int | None) -> int | None:
    """A cadence that can be kept; None for none. Raises InvalidInput."""
    if days is not None and not 1 <= days <= LONGEST_CADENCE:
        raise InvalidInput(f"A cadence is 1 to {LONGEST_CADENCE:,} days; try 30, 90 or 180.")
    return days
