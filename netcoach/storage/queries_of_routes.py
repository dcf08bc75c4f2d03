"""What came back by the way requests came about, counted by the database."""

# ruff: noqa: S608 (only this package's own table and column names are put into statements)

from __future__ import annotations

from collections import Counter

from pendulum import Date

from netcoach.domain.log.request import Milestone
from netcoach.domain.outcomes.rates import BY_SIGN, Route, Tally, aged_until
from netcoach.storage.moments import day_text
from netcoach.storage.queries import Run
from netcoach.storage.queries_of_outcomes import MASK, milestones_in

_GROUND = ", ".join(f"'{route.value}'" for route in BY_SIGN)
_FIRST = " ".join(f"WHEN '{route.value}' THEN {place}" for place, route in enumerate(BY_SIGN))
_BY_ROUTE = (
    "WITH said AS (SELECT request_id,"
    f" min(CASE answer WHEN 'yes' THEN CASE sign {_FIRST} END END) AS place,"
    f" sum(answer = 'no' AND sign IN ({_GROUND})) AS noes"
    " FROM sign_answers GROUP BY request_id),"
    f" dated AS (SELECT m.request_id, {MASK} AS mask FROM milestones AS m GROUP BY m.request_id)"
    f" SELECT said.place, said.noes = {len(BY_SIGN)}, dated.mask, count(*)"
    " FROM standing_requests AS r LEFT JOIN said ON said.request_id = r.id"
    " LEFT JOIN dated ON dated.request_id = r.id"
    " WHERE r.sent_on <= ? GROUP BY 1, 2, 3"
)


def tallies_by_route(run: Run, today: Date) -> dict[Route, Tally]:
    """The milestones of the aged requests of every route, those without any included."""
    tallies: dict[Route, Counter[frozenset[Milestone]]] = {}
    for place, all_no, mask, number in run(_BY_ROUTE, (day_text(aged_until(today)),)):
        route = BY_SIGN[place] if place is not None else Route.COLD if all_no else Route.NOT_SAID
        tallies.setdefault(route, Counter())[milestones_in(mask or 0)] += number
    return dict(tallies)
