"""Likely duplicates: two people of the log who may be one, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netcoach.domain.person import Person


class Why(StrEnum):
    """What makes two people look like one."""

    SAME_NAME = "same-name"
    SPELLING = "spelling"
    ORDER = "order"
    INITIALS = "initials"
    SAME_COMPANY = "same-company"
    NEAR_DATES = "near-dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPair:
    """Two people who may be one; ``first`` has been in the log for longer.

    ``why`` holds first how the names agree (same name, spelling, order or initials), then what
    else speaks for it (same company, near dates), if anything does.
    """

    first: Person
    second: Person
    why: tuple[Why, ...]
