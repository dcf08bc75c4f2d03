"""The guideline, 5-10 requests a week unless the user changes it, and pace against it.

5-10 is the figure of the article netcoach is built on, which says to send that many thoughtful
requests a week so as not to spam people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from itertools import takewhile

from pendulum import Date

from netcoach.domain.errors import InvalidInput
from netcoach.domain.frozen import frozen
from netcoach.domain.week.calendar import DAYS, Week

MOST = 50
"""The largest upper edge a guideline may have (ours: beyond it nothing is thoughtful)."""

BEGINNING = Date(1, 1, 1)
"""``from_week`` of the guideline that held before any was set."""


class Pace(StrEnum):
    """Where a closed week's count lies against its guideline; open weeks have none."""

    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"


@frozen
class Guideline:
    """Requests a week, both edges inside; holds for weeks that end on or after ``from_week``."""

    low: int = 5
    high: int = 10
    from_week: Date = BEGINNING

    def __post_init__(self) -> None:
        if not 1 <= self.low <= self.high <= MOST:
            raise InvalidInput(
                f"A guideline of {self.low}–{self.high} cannot be: "
                f"give two numbers from 1 to {MOST}, the smaller first."
            )


def pace_of(sent: int, guideline: Guideline) -> Pace:
    """Where a count lies; the edges are exact: 5 and 10 are inside, 4 is below, 11 above."""
    if sent < guideline.low:
        return Pace.BELOW
    return Pace.INSIDE if sent <= guideline.high else Pace.ABOVE


def prorated(guideline: Guideline, days: int) -> Guideline:
    """The guideline of a week of which only some days count: 5-10 on 4 days is 3-10.

    Only the low edge shrinks, rounded up: the high edge is that of a week, however much of it
    somebody spent networking.

    Args:
        guideline: that of a whole week.
        days: 1 to 7.
    """
    return replace(guideline, low=-(-guideline.low * days // DAYS))


def guideline_for(week: Week, versions: Iterable[Guideline]) -> Guideline:
    """The version a week was lived under: the latest that began on or before the week's end.

    Args:
        week: any week, cut at any first day.
        versions: every guideline ever set, in any order; none at all means 5-10.
    """
    ordered = sorted(versions, key=lambda version: version.from_week)
    past = list(takewhile(lambda version: version.from_week <= week.end, ordered))
    return past[-1] if past else Guideline()


def band_value(sent: int, guideline: Guideline) -> float:
    """How near a closed week came to its guideline, 0.0 to 1.0.

    1 inside; n / low below; 1 - (n - high) / high above, never under 0.
    """
    if sent < guideline.low:
        return sent / guideline.low
    if sent <= guideline.high:
        return 1.0
    return max(0.0, 1 - (sent - guideline.high) / guideline.high)
