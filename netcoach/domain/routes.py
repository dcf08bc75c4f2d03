"""Which way to people works: acceptance by how user and person come to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netcoach.domain.rates import LEAST, Likely, Rate, Tally, reaching
from netcoach.domain.request import Milestone, Sign, Signs
from netcoach.domain.weights import GROUND_SIGNS

WEIGHT = 8
"""How many requests at the overall rate every route begins with, so that few lucky or unlucky
ones say little (ours)."""


class Route(StrEnum):
    """The way a request took. One that could be several is the first of them in this order.

    What names one person or one place comes before what many share: an introduction tells more
    than having met, a group the least. Cold is every way answered no; unanswered is not cold.
    """

    INTRODUCED = "introduced"
    EVENT = "event"
    WORKED = "worked"
    ALUMNI = "alumni"
    MET = "met"
    THEY_ENGAGE = "they-engage"
    I_ENGAGED = "i-engaged"
    GROUP = "group"
    COLD = "cold"
    NOT_SAID = "not-said"


BY_SIGN = tuple(Route)[: len(GROUND_SIGNS)]
"""The routes that are ground signs, which they share the name with."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    for route in BY_SIGN:
        if Sign(route.value) in signs.yes:
            return route
    return Route.COLD if signs.no >= GROUND_SIGNS else Route.NOT_SAID


def shrunk(count: int, of: int, overall: float) -> float:
    """(k + 8r) / (n + 8): a route's share, drawn towards the overall share ``r``."""
    return (count + WEIGHT * overall) / (of + WEIGHT)


def route_rates(tallies: Mapping[Route, Tally]) -> tuple[RouteRate, ...]:
    """The rate of every route that was taken, the best first, then those with too few to say.

    Args:
        tallies: for each route the milestones of its aged requests, those without any included.
    """
    counts = {
        route: Rate(count=reaching(tally, Milestone.ACCEPTED), of=sum(tally.values()))
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
    places = list(Route)
    return one.share is None, -(one.share or 0.0), -one.rate.of, places.index(one.route)
