"""The facade: its services, and whether anything changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pendulum import DateTime

from netcoach.coach import Coach
from netcoach.coach.log import LogService
from netcoach.config import Config
from netcoach.domain.week.calendar import FirstDay
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day


def test_reading_an_empty_log_makes_no_file(coach: Coach, store: Store) -> None:
    coach.week.review()
    coach.log.context()

    assert not store.path.exists()


def test_threads_that_ask_at_once_get_the_same_service(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[LogService] = []
    make = LogService.__init__

    def slow(self: LogService, *args: Any, **named: Any) -> None:
        made.append(self)
        time.sleep(0.02)
        make(self, *args, **named)

    monkeypatch.setattr(LogService, "__init__", slow)
    with ThreadPoolExecutor(4) as threads:
        got = list(threads.map(lambda _: coach.log, range(4)))

    assert len(made) == 1
    assert all(one is made[0] for one in got)


def test_a_changed_setting_holds_in_every_service_at_once(coach: Coach) -> None:
    assert coach.week.review().week.start == day("2026-11-16")
    assert coach.log.context().first_day is FirstDay.MONDAY
    coach.settings.change("week", "first_day", "sunday")

    assert coach.week.review().week.start == day("2026-11-15")
    assert coach.log.context().first_day is FirstDay.SUNDAY


@pytest.mark.parametrize(
    "change",
    [
        lambda coach: coach.log.add(a_draft("Bo Kessler", "2026-11-18")),
        lambda coach: coach.week.set_guideline(4, 8),
        lambda coach: coach.log.undo(),
    ],
)
def test_any_write_changes_the_token(coach: Coach, change: Callable[[Coach], object]) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-11-18"))
    before = coach.change_token()
    change(coach)

    assert coach.change_token() != before


def test_a_new_date_changes_the_token(store: Store) -> None:
    moments: list[DateTime] = [WEDNESDAY]
    coach = Coach(store, lambda: moments[-1], Config(database=store.path))
    before = coach.change_token()
    moments.append(WEDNESDAY.add(days=1))

    assert coach.change_token() != before
