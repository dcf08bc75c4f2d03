"""How often something came back, counted over requests old enough to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from pendulum import Date

from netcoach.domain.outcomes.outcome import reached
from netcoach.domain.request import Milestone
from netcoach.domain.week import day_after

AGED_DAYS = 21
"""Days from which a request counts, whatever has happened to it (measured: 94 % of acceptances
come within 21 days). Counting yeses earlier would count early yeses and no early silence."""

LIKELY_Z = 1.2816
"""Standard deviations either side of an 80 % interval."""

CAREFUL_Z = 1.96
"""Standard deviations either side of a 95 % interval."""

LEAST = 5
"""Aged requests from which a share is said at all (ours: under it, counts only)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Between which shares, 0.0 to 1.0, the true one likely lies."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many of how many; ``count`` is never more than ``of``."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """0.0 to 1.0; None under five, where only the counts are said."""
        return self.count / self.of if self.of >= LEAST else None

    @property
    def likely(self) -> Likely | None:
        """The 80 % Wilson interval; None under five."""
        return wilson(self.count, self.of, LIKELY_Z) if self.of >= LEAST else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """What came back of everything sent, a request sent 21 days ago or earlier counting as one.

    Attributes:
        aged: requests old enough to count.
        counts: of those, how many reached each milestone, implied rungs included.
        too_new: requests not old enough; ``early_yes`` of them were accepted already.
    """

    aged: int
    counts: tuple[tuple[Milestone, int], ...]
    too_new: int
    early_yes: int

    def rate(self, milestone: Milestone) -> Rate:
        """How many of the aged requests reached a milestone."""
        return Rate(count=dict(self.counts).get(milestone, 0), of=self.aged)


NOTHING_CAME_BACK = CameBack(aged=0, counts=(), too_new=0, early_yes=0)

Tally = Mapping[frozenset[Milestone], int]
"""How many requests have exactly these milestones recorded."""


def aged_until(today: Date) -> Date:
    """The last local date whose requests count: 21 days ago."""
    return day_after(today, -AGED_DAYS)


def wilson(count: int, of: int, z: float) -> Likely:
    """The Wilson interval of a share.

    Centre (p + z²/2n) / (1 + z²/n), half as wide as z·√(p(1−p)/n + z²/4n²) / (1 + z²/n), twice.

    Args:
        count: how many, 0 to ``of``.
        of: how many there were, at least 1.
        z: standard deviations either side.
    """
    share = count / of
    shrink = 1 + z * z / of
    centre = (share + z * z / (2 * of)) / shrink
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / shrink
    return Likely(low=max(0.0, centre - half), high=min(1.0, centre + half))


def came_back_of(
    sent_by_day: Iterable[tuple[Date, int]], aged: Tally, too_new: Tally, today: Date
) -> CameBack:
    """What came back of a whole log.

    Args:
        sent_by_day: requests sent on each local date.
        aged: the milestones of the requests old enough to count; those without any may be left
            out, they are in ``sent_by_day``.
        too_new: likewise, of the others.
        today: the local date.
    """
    last = aged_until(today)
    old = new = 0
    for day, sent in sent_by_day:
        if day <= last:
            old += sent
        else:
            new += sent
    return CameBack(
        aged=old,
        counts=tuple((milestone, reaching(aged, milestone)) for milestone in Milestone),
        too_new=new,
        early_yes=reaching(too_new, Milestone.ACCEPTED),
    )


def reaching(tally: Tally, milestone: Milestone) -> int:
    """How many of the requests reached a milestone, be it by a later one."""
    return sum(number for recorded, number in tally.items() if milestone in reached(recorded))
