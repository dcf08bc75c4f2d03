"""What is shown is read again only when it is out of date."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from pendulum import Date

from netcoach.coach import Coach
from netcoach.tui.app import NetcoachApp
from netcoach.tui.closing.screen import CloseWeekScreen
from tests.support.builders import a_draft


def counting(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> list[Date | None]:
    """Every reading of the week from now on."""
    read: list[Date | None] = []
    really = coach.week.review

    def review(day: Date | None = None, **said: Any) -> Any:
        read.append(day)
        return really(day, **said)

    monkeypatch.setattr(coach.week, "review", review)
    return read


async def test_the_week_read_before_the_start_is_not_read_again(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    token, review = coach.change_token(), coach.week.review()
    read = counting(coach, monkeypatch)
    app = NetcoachApp(coach, coach.config, first_review=review, first_token=token)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.4)
        assert read == []
        await pilot.press("2")
        await pilot.pause(0.1)
        await pilot.press("1")
        await pilot.pause(0.1)
        assert read == []
        coach.log.add(a_draft("Cleo Vance"))
        await pilot.pause(0.8)
        assert read == [None]


async def test_a_place_left_behind_is_read_when_it_is_gone_back_to(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    token, review = coach.change_token(), coach.week.review()
    app = NetcoachApp(coach, coach.config, first_review=review, first_token=token)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause(0.1)
        coach.log.add(a_draft("Cleo Vance"))
        await pilot.pause(0.8)
        read = counting(coach, monkeypatch)
        await pilot.press("1")
        await pilot.pause(0.1)
    assert read == [None]


async def test_a_page_that_was_left_while_it_was_read_shows_nothing(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log.add(a_draft("Bo Kessler", "2026-11-11"))
    really, begun, may_end = coach.closing.preview, threading.Event(), threading.Event()

    def slow(day: Date | None = None) -> Any:
        begun.set()
        may_end.wait(5)
        return really(day)

    app = NetcoachApp(coach, coach.config, first_review=coach.week.review())
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("w")
        page = app.screen
        assert isinstance(page, CloseWeekScreen)
        monkeypatch.setattr(coach.closing, "preview", slow)
        page.reread()
        await asyncio.to_thread(begun.wait, 5)
        await app.pop_screen()
        may_end.set()
        # A fault of the reading would come out here.
        await app.workers.wait_for_complete()
        assert not page.is_open
