"""What is shown is read again only when it is out of date."""

from __future__ import annotations

from typing import Any

import pytest
from pendulum import Date

from netcoach.coach import Coach
from netcoach.tui.app import NetcoachApp
from tests.builders import a_draft


def counting(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> list[Date | None]:
    """Every reading of the week from now on."""
    read: list[Date | None] = []
    really = coach.review

    def review(day: Date | None = None, **said: Any) -> Any:
        read.append(day)
        return really(day, **said)

    monkeypatch.setattr(coach, "review", review)
    return read


async def test_the_week_read_before_the_start_is_not_read_again(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log(a_draft("Bo Kessler"))
    token, review = coach.change_token(), coach.review()
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
        coach.log(a_draft("Cleo Vance"))
        await pilot.pause(0.8)
        assert read == [None]


async def test_a_place_left_behind_is_read_when_it_is_gone_back_to(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.log(a_draft("Bo Kessler"))
    token, review = coach.change_token(), coach.review()
    app = NetcoachApp(coach, coach.config, first_review=review, first_token=token)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause(0.1)
        coach.log(a_draft("Cleo Vance"))
        await pilot.pause(0.8)
        read = counting(coach, monkeypatch)
        await pilot.press("1")
        await pilot.pause(0.1)
    assert read == [None]
