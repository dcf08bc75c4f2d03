"""How often something came back, in all and by the way a request came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from math import sqrt

from pendulum import Date

from netcoach.domain.frozen import frozen
from netcoach.domain.log.request import Outcome, Request
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
"""Checked requests from which a share is said at all (ours: under it, counts only)."""


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
    """What came back of some requests.

    Attributes:
        of: the checked requests, sent at least 21 days before it was last looked through who
            accepted.
        counts: of those, how many reached each outcome, implied rungs included.
        unchecked: requests 21 days old or older that nobody has looked at yet.
        too_new: requests younger than that; ``early_yes`` of them were accepted already.
        checked_on: the last date it was looked through who accepted; None when never.
    """

    of: int = 0
    counts: tuple[tuple[Outcome, int], ...] = ()
    unchecked: int = 0
    too_new: int = 0
    early_yes: int = 0
    checked_on: Date | None = None

    def rate(self, outcome: Outcome) -> Rate:
        """How many of the checked requests reached an outcome."""
        return Rate(count=dict(self.counts).get(outcome, 0), of=self.of)


NOTHING_CAME_BACK = CameBack()

Tally = Mapping[frozenset[Outcome], int]
"""How many requests have exactly these outcomes recorded."""


def aged_until(today: Date) -> Date:
    """The last local date whose requests are old enough: 21 days ago."""
    return day_after(today, -AGED_DAYS)


def year_from(today: Date) -> Date:
    """The first local date whose requests count: the day after this date a year ago."""
    return day_after(today.subtract(years=1), 1)


def checked_until(checks: Sequence[Date]) -> Date | None:
    """The last local date whose requests are checked; None without a check.

    A request is checked once it was looked through who accepted at least 21 days after it was
    sent, whatever became of it: a yes alone puts none into a rate, or recording only yeses would
    show 100 %.

    Args:
        checks: the local dates on which it was looked through, in any order.
    """
    return aged_until(max(checks)) if checks else None


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
    sent_by_day: Iterable[tuple[Date, int]],
    checked: Tally,
    too_new: Tally,
    checks: Sequence[Date],
    today: Date,
    *,
    since: Date | None = None,
) -> CameBack:
    """What came back.

    Args:
        sent_by_day: requests sent on each local date.
        checked: the outcomes of the checked requests since then; those without any may be left
            out, they are in ``sent_by_day``.
        too_new: likewise, of those younger than 21 days.
        checks: the local dates on which it was looked through who accepted.
        today: the local date.
        since: the first date whose requests count; the day after this date a year ago unless said.
    """
    first, aged, last = since or year_from(today), aged_until(today), checked_until(checks)
    counts = Counter[str]()
    for day, sent in sent_by_day:
        if day >= first:
            is_checked = last is not None and day <= last
            counts["of" if is_checked else "unchecked" if day <= aged else "too_new"] += sent
    return CameBack(
        **counts,
        counts=tuple((outcome, reaching(checked, outcome)) for outcome in Outcome),
        early_yes=reaching(too_new, Outcome.ACCEPTED),
        checked_on=max(checks, default=None),
    )


def came_back_among(requests: Sequence[Request], checks: Sequence[Date], today: Date) -> CameBack:
    """What came back of these requests, however long ago they were sent.

    Args:
        requests: in any order.
        checks: the local dates on which it was looked through who accepted.
        today: the local date.
    """
    last = checked_until(checks)
    days: Counter[Date] = Counter(one.sent.on for one in requests)
    checked: Counter[frozenset[Outcome]] = Counter()
    too_new: Counter[frozenset[Outcome]] = Counter()
    for one in requests:
        outcomes = frozenset(outcome for outcome, _ in one.outcomes)
        if last is not None and one.sent.on <= last:
            checked[outcomes] += 1
        elif one.sent.on > aged_until(today):
            too_new[outcomes] += 1
    since = min(days, default=today)
    return came_back_of(days.items(), checked, too_new, checks, today, since=since)


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

ROUTES: tuple[Route, ...] = (*(sign for sign in Sign if sign in KNOWN_SIGNS), *OtherRoute)
"""Every route, in the order it is shown in."""


@frozen
class RouteRate:
    """How often one route was answered with yes.

    Attributes:
        rate: accepted of the checked requests that took it.
        talked: how many of them came to a talk.
        share: 0.0 to 1.0, drawn towards the overall rate; None under five requests.
    """

    route: Route
    rate: Rate
    talked: int
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
    """The rate of every route that was taken, in the order of the signs; none is ranked.

    Args:
        tallies: for each route the outcomes of its checked requests, those without any included.
    """
    taken = {route: tally for route in ROUTES if any((tally := tallies.get(route, {})).values())}
    rates = {
        route: Rate(count=reaching(tally, Outcome.ACCEPTED), of=sum(tally.values()))
        for route, tally in taken.items()
    }
    total = sum(rate.of for rate in rates.values())
    overall = sum(rate.count for rate in rates.values()) / total if total else 0.0
    return tuple(
        RouteRate(
            route=route,
            rate=rate,
            talked=reaching(taken[route], Outcome.TALKED),
            share=shrunk(rate.count, rate.of, overall) if rate.of >= LEAST else None,
        )
        for route, rate in rates.items()
    )


def routes_differ(routes: Iterable[RouteRate]) -> bool:
    """Whether the likely ranges of the routes share no point, so that they tell of a difference."""
    ranges = [one.likely for one in routes if one.likely]
    return bool(ranges) and max(one.low for one in ranges) > min(one.high for one in ranges)
