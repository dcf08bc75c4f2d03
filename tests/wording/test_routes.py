"""What came back by the way requests came about, in words."""

from __future__ import annotations

from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import Sign
from netcoach.domain.outcomes.rates import NOTHING_CAME_BACK, OtherRoute, route_rates
from netcoach.wording.explain.outcomes import explain_came_back
from netcoach.wording.outcomes import ROUTE_RULE, route_lines, route_said

YES, TALKED = frozenset({Outcome.ACCEPTED}), frozenset({Outcome.TALKED})
NOTHING = frozenset[Outcome]()
ROUTES = route_rates(
    {
        Sign.EVENT: {YES: 8, TALKED: 1, NOTHING: 5},
        OtherRoute.COLD: {YES: 2, NOTHING: 5},
        Sign.ALUMNI: {YES: 1, NOTHING: 1},
    }
)


def test_each_way_is_said_with_its_share_and_too_few_without_one() -> None:
    assert list(route_lines(ROUTES)) == [
        "event: 9 of 14 said yes (about 60 %, likely 47–78 %), 1 talked",
        "alumni: 1 of 2 said yes",
        "cold: 2 of 7 said yes (about 41 %, likely 13–53 %)",
        "No difference yet: the likely ranges of all ways share a point.",
    ]


def test_what_came_back_is_explained_by_way_where_there_is_any() -> None:
    said = explain_came_back(NOTHING_CAME_BACK, ROUTES).paragraphs
    assert said[said.index(ROUTE_RULE) + 1].startswith("event: 9 of 14")
    assert ROUTE_RULE not in explain_came_back(NOTHING_CAME_BACK).paragraphs


def test_every_way_has_a_name() -> None:
    assert all(map(route_said, (*Sign, *OtherRoute)))
