"""Contacts: being in touch with a person once, and how often to."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import NewType

from pendulum import Date

from netcoach.domain.errors import InvalidInput, UnreadableDate
from netcoach.domain.frozen import frozen
from netcoach.domain.outcomes.kinds import Origin
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import TEXT_LENGTH, check_length, clean_line
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
class ContactPlan:
    """When somebody is to be written to next.

    Attributes:
        on: the local date of the follow-up; None for none. It goes before the cadence, and is done
            with the first contact of the user's own on that date or later.
        line: what it is about, in the user's words; "" when not said.
        days: the cadence: how often to be in touch, in days; None for none.
    """

    on: Date | None = None
    line: str = ""
    days: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned."""
        return self.on is None and self.days is None


@frozen
class KeepInTouch:
    """Somebody with a follow-up date, or with a cadence.

    Attributes:
        person: who.
        days: the cadence, in days; None without one.
        last_on: the local date of the last contact: a contact, a request sent, or an outcome
            that is contact (accepted, replied, talked ...); None without any.
        due_on: the date it is due: the follow-up's, else ``days`` after ``last_on``, today without
            any contact.
        days_over: days since it was due, 0 on the very date; below 0 while it is not due.
        on: the follow-up's date; None without one.
        line: what it is about; "" when not said.
    """

    person: Person
    days: int | None
    last_on: Date | None
    due_on: Date
    days_over: int
    on: Date | None = None
    line: str = ""

    @property
    def is_due(self) -> bool:
        """Whether it is due today or was before."""
        return self.days_over >= 0

    @property
    def plan(self) -> ContactPlan:
        """What was planned."""
        return ContactPlan(on=self.on, line=self.line, days=self.days)


def keep_in_touch(
    person: Person, plan: ContactPlan, last_on: Date | None, today: Date
) -> KeepInTouch:
    """How it stands today with somebody of whom something is planned."""
    cadence_on = today if last_on is None else day_after(last_on, plan.days or 0)
    due_on = plan.on or cadence_on
    return KeepInTouch(
        person=person,
        days=plan.days,
        last_on=last_on,
        due_on=due_on,
        days_over=today.toordinal() - due_on.toordinal(),
        on=plan.on,
        line=plan.line,
    )


_NO_DATE = "Say the day too: a follow-up is a date with a line."


def checked_plan(plan: ContactPlan) -> ContactPlan:
    """A plan that can be kept, its line cleaned. Raises InvalidInput."""
    line = clean_line(plan.line)
    check_length("line", line, TEXT_LENGTH)
    if line and plan.on is None:
        raise InvalidInput(_NO_DATE)
    return replace(plan, line=line, days=checked_cadence(plan.days))


def checked_cadence(days: int | None) -> int | None:
    """A cadence that can be kept; None for none. Raises InvalidInput."""
    if days is not None and not 1 <= days <= LONGEST_CADENCE:
        raise InvalidInput(f"A cadence is 1 to {LONGEST_CADENCE:,} days; try 30, 90 or 180.")
    return days
