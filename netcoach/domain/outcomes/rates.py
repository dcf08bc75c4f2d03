"""How often something came back, in all and by the way a request came about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import sqrt

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import KNOWN_SIGNS, Answer, Sign, Signs
from netcoach.domain.outcomes.kinds import reached
from netcoach.domain.week.calendar import day_after

AGED_DAYS = 21
"""Days from which a request counts, whatever has happened to it (measured: 94 % of acceptances
come within 21 days). Counting yeses earlier would count early yeses and no early silence."""

LIKELY_Z = 1.2816
"""Standard deviations either side of an 80 % interval."""

CAREFUL_Z = 1.96
"""Standard deviations either side of a 95 % interval."""

LEAST = 5
"""Aged requests from which a share is said at all (ours: under it, counts only)."""


@frozen
class Likely:
    """Between which shares, 0.0 to 1.0, the true one likely lies."""

    low: float
    high: float


@frozen
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


@frozen
class CameBack:
    """What came back of everything sent, a request sent 21 days ago or earlier counting as one.

    Attributes:
        aged: requests old enough to count.
        counts: of those, how many reached each outcome, implied rungs included.
        too_new: requests not old enough; ``early_yes`` of them were accepted already.
    """

    aged: int
    counts: tuple[tuple[Outcome, int], ...]
    too_new: int
    early_yes: int

    def rate(self, outcome: Outcome) -> Rate:
        """How many of the aged requests reached an outcome."""
        return Rate(count=dict(self.counts).get(outcome, 0), of=self.aged)


NOTHING_CAME_BACK = CameBack(aged=0, counts=(), too_new=0, early_yes=0)

Tally = Mapping[frozenset[Outcome], int]
"""How many requests have exactly these outcomes recorded."""


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
        aged: the outcomes of the requests old enough to count; those without any may be left
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
        counts=tuple((outcome, reaching(aged, outcome)) for outcome in Outcome),
        too_new=new,
        early_yes=reaching(too_new, Outcome.ACCEPTED),
    )


def reaching(tally: Tally, outcome: Outcome) -> int:
    """How many of the requests reached an outcome, be it by a later one."""
    return sum(number for recorded, number in tally.items() if outcome in reached(recorded))


WEIGHT = 8
"""How many requests at the overall rate every route begins with, so that few lucky or unlucky
ones say little (ours)."""


class OtherRoute(StrEnum):
    """The routes that are no sign: every way answered no, and not everything answered."""

    COLD = "cold"
    NOT_SAID = "not-said"


Route = Sign | OtherRoute
"""The way a request took: what the user said of how they know the person, or that they do not."""

_TELLING = (Sign.INTRODUCED, Sign.EVENT, Sign.WORKED, Sign.ALUMNI)
"""What names one person or one place comes before what many share: an introduction tells more
than having met, a group the least (ours)."""

BY_SIGN = (*_TELLING, *(sign for sign in Sign if sign in KNOWN_SIGNS - {*_TELLING}))
"""A request that could have taken several routes took the first of them in this order."""

ROUTES: tuple[Route, ...] = (*BY_SIGN, *OtherRoute)


@frozen
class RouteRate:
    """How often one route was answered with yes.

    Attributes:
        rate: accepted of the aged requests that took it.
        share: 0.0 to 1.0, drawn towards the overall rate; None under five requests.
    """

    route: Route
    rate: Rate
    share: float | None

    @property
    def likely(self) -> Likely | None:
        """The 80 % Wilson interval of the route's own counts; None under five requests."""
        return self.rate.likely


def route_of(signs: Signs) -> Route:
    """The one route of a request."""
    for sign in BY_SIGN:
        if sign in signs.yes:
            return sign
    return OtherRoute.COLD if signs.ground is Answer.NO else OtherRoute.NOT_SAID


def shrunk(count: int, of: int, overall: float) -> float:
    """(k + 8r) / (n + 8): a route's share, drawn towards the overall share ``r``."""
    return (count + WEIGHT * overall) / (of + WEIGHT)


def route_rates(tallies: Mapping[Route, Tally]) -> tuple[RouteRate, ...]:
    """The rate of every route that was taken, the best first, then those with too few to say.

    Args:
        tallies: for each route the outcomes of its aged requests, those without any included.
    """
    counts = {
        route: Rate(count=reaching(tally, Outcome.ACCEPTED), of=sum(tally.values()))
        for route, tally in tallies.items()
        if any(tally.values())
    }
    total = sum(rate.of for rate in counts.values())
    overall = sum(rate.count for rate in counts.values()) / total if total else 0.0
    rates = [
        RouteRate(
            route=route,
            rate=rate,
            share=shrunk(rate.count, rate.of, overall) if rate.of >= LEAST else None,
        )
        for route, rate in counts.items()
    ]
    return tuple(sorted(rates, key=_best_first))


def _best_first(one: RouteRate) -> tuple[bool, float, int, int]:
    return one.share is None, -(one.share or 0.0), -one.rate.of, ROUTES.index(one.route)
