"""The series of the live panel: sent and quality week by week, smooth line, direction, rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netcoach.domain.guideline import Guideline, Pace
from netcoach.domain.week import Week


class WeekState(StrEnum):
    """Whether a week can be judged."""

    OPEN = "open"
    CLOSED = "closed"
    REST = "rest"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Where quality is going, said only when chance would seldom do as well."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekQuality:
    """Mean of lows to mean of highs over the rated requests of a week.

    ``low`` and ``high`` are points 0 to 100, not rounded; ``rated`` counts the rated requests
    among ``of``, all that were sent.
    """

    low: float
    high: float
    rated: int
    of: int

    @property
    def has_mark(self) -> bool:
        """Three rated requests or more: enough to draw."""
        return self.rated >= 3

    @property
    def middle(self) -> float | None:
        """The middle of the range where it may be drawn: a mark, and a spread of at most 30."""
        if not self.has_mark or self.high - self.low > 30:
            return None
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendWeek:
    """One week of the series; ``pace`` is None unless the week is closed and known.

    ``burst_level`` is the highest level of a burst in the week, 0 for none; ``smooth`` is the
    smooth quality line at this week, None where there is too little to draw; ``begun`` is False
    for weeks before the log's first request, about which nothing is known or asked.
    """

    week: Week
    state: WeekState
    guideline: Guideline
    sent: int
    pace: Pace | None
    quality: WeekQuality | None
    burst_level: int = 0
    smooth: float | None = None
    begun: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shuffle:
    """An exact shuffle test of the last eight rated weeks.

    ``difference`` is later minus earlier mean, in points; ``as_large`` of ``splits`` ways to
    split the same weeks differ at least as much in that direction. None of it is said with
    under three rated weeks a side.
    """

    direction: Direction
    difference: float
    as_large: int
    splits: int
    earlier: tuple[float, ...]
    later: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """The whole series, oldest week first, the open week last where it is in the range.

    ``rhythm`` is a share, 0.0 to 1.0, over ``rhythm_weeks`` closed, known weeks, None when there
    are none; ``inside`` of ``inside_of`` of the closed, known weeks shown were inside.
    """

    weeks: tuple[TrendWeek, ...]
    rhythm: float | None
    rhythm_weeks: int
    inside: int
    inside_of: int
    smooth_quality: float | None
    shuffle: Shuffle | None
