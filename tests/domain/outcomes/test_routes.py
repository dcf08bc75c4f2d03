"""One route for each request, and rates that a few requests do not swing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.request import Outcome
from netcoach.domain.log.signs import KNOWN_SIGNS, Sign, Signs
from netcoach.domain.outcomes.rates import (
    BY_SIGN,
    OtherRoute,
    Rate,
    Route,
    route_of,
    route_rates,
    routes_differ,
    shrunk,
)
from tests.support.builders import answered, yes

YES = frozenset({Outcome.ACCEPTED})
TALKED = frozenset({Outcome.TALKED})
SILENT: frozenset[Outcome] = frozenset()


def test_every_way_of_coming_to_each_other_is_a_route() -> None:
    assert set(BY_SIGN) == KNOWN_SIGNS


@pytest.mark.parametrize(
    ("signs", "route"),
    [
        (yes(Sign.MET, Sign.EVENT), Sign.EVENT),
        (yes(Sign.MET, Sign.INTRODUCED), Sign.INTRODUCED),
        (yes(Sign.ALUMNI, Sign.WORKED), Sign.WORKED),
        (yes(Sign.GROUP, Sign.I_ENGAGED), Sign.I_ENGAGED),
        (yes(Sign.GROUP), Sign.GROUP),
        (yes(Sign.SENIOR), OtherRoute.NOT_SAID),
        (Signs(), OtherRoute.NOT_SAID),
        (answered(Sign.SENIOR), OtherRoute.COLD),
        (Signs(no=KNOWN_SIGNS - {Sign.MET}), OtherRoute.NOT_SAID),
    ],
)
def test_a_request_takes_the_first_of_its_routes(signs: Signs, route: Route) -> None:
    assert route_of(signs) is route


def test_a_route_is_drawn_towards_the_overall_rate() -> None:
    assert round(shrunk(9, 14, 0.55) * 100) == 61


@given(st.integers(0, 50), st.integers(0, 50), st.floats(0, 1))
def test_a_drawn_share_lies_between_its_own_and_the_overall_one(
    count: int, silent: int, overall: float
) -> None:
    of = count + silent
    own = count / of if of else overall
    share = shrunk(count, of, overall)
    assert min(own, overall) - 1e-9 <= share <= max(own, overall) + 1e-9


@pytest.mark.parametrize(("of", "said"), [(4, False), (5, True)])
def test_a_route_has_a_share_from_five_requests_on(of: int, said: bool) -> None:
    (rate,) = route_rates({Sign.EVENT: {YES: of}})
    assert (rate.share is not None) is said


def test_routes_stand_in_the_order_of_the_signs_and_are_never_ranked() -> None:
    rates = route_rates(
        {
            OtherRoute.COLD: {SILENT: 9, YES: 1},
            Sign.GROUP: {YES: 2},
            Sign.EVENT: {YES: 4, SILENT: 5, TALKED: 5},
            Sign.MET: {SILENT: 6},
            Sign.ALUMNI: {},
        }
    )
    assert [one.route for one in rates] == [Sign.MET, Sign.EVENT, Sign.GROUP, OtherRoute.COLD]
    assert (rates[1].rate, rates[1].talked) == (Rate(count=9, of=14), 5)


@pytest.mark.parametrize(
    ("tallies", "differ"),
    [
        ({}, False),
        ({Sign.EVENT: {YES: 9, SILENT: 5}}, False),
        ({Sign.EVENT: {YES: 9, SILENT: 5}, OtherRoute.COLD: {YES: 3, SILENT: 4}}, False),
        ({Sign.EVENT: {YES: 20}, OtherRoute.COLD: {SILENT: 20}}, True),
        ({Sign.EVENT: {YES: 20}, OtherRoute.COLD: {SILENT: 4}}, False),
    ],
)
def test_a_difference_is_told_only_once_the_likely_ranges_share_no_point(
    tallies: dict[Route, dict[frozenset[Outcome], int]], differ: bool
) -> None:
    assert routes_differ(route_rates(tallies)) is differ
