"""Touches: contact with a person before or after a request."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from pendulum import Date

from netcoach.domain.errors import UnreadableDate
from netcoach.domain.person import PersonId

TouchId = NewType("TouchId", int)


class TouchKind(StrEnum):
    """What a touch was; the values are stored and are the public names."""

    COMMENTED = "commented"
    MESSAGED = "messaged"
    MET = "met"
    THANKED = "thanked"
    CALLED = "called"
    SHARED = "shared"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One contact with a person, on a local date; ``words`` are the user's own, "" for none."""

    id: TouchId
    person_id: PersonId
    kind: TouchKind
    on: Date
    words: str = ""


def checked_touch_date(on: Date, today: Date) -> Date:
    """A date a touch can have. Raises UnreadableDate for one that lies ahead."""
    if on > today:
        raise UnreadableDate("That lies ahead; keep a touch once it happened.")
    return on
