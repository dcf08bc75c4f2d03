"""Rates over what is old enough, and how far a few requests tell anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcoach.domain.log.request import Outcome
from netcoach.domain.outcomes.rates import (
    CAREFUL_Z,
    LIKELY_Z,
    NOTHING_CAME_BACK,
    Rate,
    aged_until,
    came_back_among,
    came_back_of,
    wilson,
    year_from,
)
from tests.support.builders import a_request, day

TODAY = day("2026-11-22")
YES = frozenset({Outcome.ACCEPTED})
TALKED = frozenset({Outcome.TALKED})
ENDED = frozenset({Outcome.WITHDRAWN})


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(19, 30, 52, 74), (9, 30, 21, 42), (11, 16, 53, 81)]
)
def test_the_likely_range_is_the_eighty_per_cent_interval_of_wilson(
    count: int, of: int, low: int, high: int
) -> None:
    likely = wilson(count, of, LIKELY_Z)
    assert (round(likely.low * 100), round(likely.high * 100)) == (low, high)


@pytest.mark.parametrize(
    ("count", "of", "bound"), [(0, 12, 0.243), (2, 20, 0.301), (1, 12, 0.354), (3, 20, 0.360)]
)
def test_the_careful_range_is_the_ninety_five_per_cent_interval(
    count: int, of: int, bound: float
) -> None:
    assert wilson(count, of, CAREFUL_Z).high == pytest.approx(bound, abs=0.0005)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_likely_range_holds_the_share_and_stays_within_nothing_and_all(
    counted: tuple[int, int],
) -> None:
    count, of = counted
    likely = wilson(count, of, LIKELY_Z)
    assert 0 <= likely.low <= count / of + 1e-9
    assert count / of - 1e-9 <= likely.high <= 1


@pytest.mark.parametrize(("of", "said"), [(0, False), (4, False), (5, True)])
def test_a_share_is_said_from_five_on(of: int, said: bool) -> None:
    rate = Rate(count=0, of=of)
    assert (rate.share is not None) is said
    assert (rate.likely is not None) is said


def test_a_request_is_old_enough_on_its_twenty_first_day() -> None:
    assert aged_until(TODAY) == day("2026-11-01")
    sent = [(day("2026-11-01"), 1), (day("2026-11-02"), 1)]
    found = came_back_of(sent, {}, {}, [TODAY], TODAY)
    assert (found.of, found.unchecked, found.too_new) == (1, 0, 1)


@pytest.mark.parametrize(
    ("checks", "of", "unchecked"),
    [
        ([], 0, 35),
        (["2026-11-22"], 35, 0),
        (["2026-11-01"], 10, 25),
        (["2026-10-31"], 0, 35),
        (["2026-11-02", "2026-10-01"], 10, 25),
    ],
)
def test_a_request_is_checked_once_it_was_looked_through_21_days_later(
    checks: list[str], of: int, unchecked: int
) -> None:
    sent = [(day("2026-10-11"), 10), (day("2026-10-20"), 25)]
    found = came_back_of(sent, {}, {}, [day(one) for one in checks], TODAY)
    assert (found.of, found.unchecked) == (of, unchecked)
    assert found.checked_on == (max(day(one) for one in checks) if checks else None)


def test_yeses_alone_without_a_check_show_no_share() -> None:
    sent = [(day("2026-10-01"), 10)]
    requests = [a_request("2026-10-01", outcomes=((Outcome.ACCEPTED, TODAY),)) for _ in range(10)]
    found = came_back_among(requests, [], TODAY)
    assert found == came_back_of(sent, {}, {}, [], TODAY)
    assert found.rate(Outcome.ACCEPTED).share is None
    assert came_back_among(requests, [TODAY], TODAY).rate(Outcome.ACCEPTED).share == 1


@pytest.mark.parametrize(("sent", "counts"), [("2025-11-22", False), ("2025-11-23", True)])
def test_the_last_twelve_months_count(sent: str, counts: bool) -> None:
    found = came_back_of([(day(sent), 1)], {}, {}, [TODAY], TODAY)
    assert found.of == counts
    assert came_back_among([a_request(sent)], [TODAY], TODAY).of == 1


def test_the_year_before_a_leap_day_begins_in_march() -> None:
    assert year_from(day("2028-02-29")) == day("2027-03-01")


def test_an_early_yes_raises_no_rate_until_its_request_is_old_enough() -> None:
    sent = [(day("2026-10-01"), 10), (day("2026-11-21"), 10)]
    found = came_back_of(sent, {YES: 5}, {YES: 10}, [TODAY], TODAY)
    assert found.rate(Outcome.ACCEPTED) == Rate(count=5, of=10)
    assert (found.too_new, found.early_yes) == (10, 10)


def test_silence_and_ends_count_among_those_checked_and_never_as_declined() -> None:
    sent, tally = [(day("2026-10-01"), 10)], {YES: 2, TALKED: 1, ENDED: 3}
    found = came_back_of(sent, tally, {}, [TODAY], TODAY)
    assert found.rate(Outcome.ACCEPTED) == Rate(count=3, of=10)
    assert found.rate(Outcome.REPLIED) == Rate(count=1, of=10)
    assert found.rate(Outcome.DECLINED) == Rate(count=0, of=10)


def test_nothing_sent_gives_nothing_and_no_share() -> None:
    assert came_back_of([], {}, {}, [], TODAY).of == NOTHING_CAME_BACK.of == 0
    assert NOTHING_CAME_BACK.rate(Outcome.ACCEPTED).share is None
