"""How requests came about, and what came back by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netcoach.domain.outcomes.rates import LEAST, WEIGHT, Route, RouteRate
from netcoach.wording.outcomes import counted

ROUTE_WORDS = {
    Route.INTRODUCED: "introduced",
    Route.EVENT: "event",
    Route.WORKED: "worked together",
    Route.ALUMNI: "alumni",
    Route.MET: "met",
    Route.THEY_ENGAGE: "they engage",
    Route.I_ENGAGED: "engaged first",
    Route.GROUP: "same group",
    Route.COLD: "cold",
    Route.NOT_SAID: "way not said",
}


def route_lines(routes: Iterable[RouteRate]) -> Iterator[str]:
    """Say what came back by each way, the best first: "event  9 of 14, about 61 %"."""
    for one in routes:
        share = f", about {round(one.share * 100)} %" if one.share is not None else ""
        yield f"{ROUTE_WORDS[one.route]}: {counted(one.rate)} said yes{share}"


ROUTE_RULE = (
    f"Each way is drawn towards your own overall share by {WEIGHT} requests, so that a few do not "
    f"tell too much; under {LEAST} nothing is estimated (ours)."
)
