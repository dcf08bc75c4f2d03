from __future__ import annotations

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime

from netcoach.storage.backup.backups import (
    DAYS_KEPT,
    MONTHS_KEPT,
    NEWEST,
    WEEKS_KEPT,
    backups_to_keep,
)

NOW = pendulum.datetime(2026, 11, 18, 12)

moments = st.lists(
    st.integers(min_value=0, max_value=3 * 365 * 24 * 60).map(
        lambda ago: NOW.subtract(minutes=ago)
    ),
    max_size=80,
)


def every(count: int, **step: int) -> list[DateTime]:
    return [NOW.subtract(**{unit: n * size for unit, size in step.items()}) for n in range(count)]


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        (every(NEWEST, minutes=30), NEWEST),
        (every(NEWEST + 1, minutes=30), NEWEST),
        (every(DAYS_KEPT, days=1), DAYS_KEPT),
        (every(WEEKS_KEPT, weeks=1), WEEKS_KEPT),
        (every(MONTHS_KEPT, months=1), MONTHS_KEPT),
        (every(MONTHS_KEPT + 1, months=1), MONTHS_KEPT),
    ],
)
def test_ever_fewer_are_kept_of_what_lies_further_back(made: list[DateTime], kept: int) -> None:
    assert len(backups_to_keep(made)) == kept


def test_a_year_of_a_backup_every_hour_comes_to_few() -> None:
    kept = backups_to_keep(every(365 * 24, hours=1))
    assert max(kept) == NOW
    assert min(kept) < NOW.subtract(months=11)
    assert len(kept) <= NEWEST + DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT


@given(made=moments)
def test_the_newest_always_stay_and_thinning_twice_takes_no_more(made: list[DateTime]) -> None:
    kept = backups_to_keep(made)
    assert set(sorted(set(made), reverse=True)[:NEWEST]) <= kept <= set(made)
    assert backups_to_keep(kept) == kept


@given(made=moments)
def test_thinning_as_backups_are_made_keeps_the_newest_of_every_month(
    made: list[DateTime],
) -> None:
    kept: frozenset[DateTime] = frozenset()
    for moment in sorted(made):
        kept = backups_to_keep(kept | {moment})
    months = {moment.format("YYYY-MM") for moment in made}
    held = {moment.format("YYYY-MM") for moment in kept}
    assert set(sorted(months, reverse=True)[:MONTHS_KEPT]) <= held
