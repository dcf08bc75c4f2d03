"""Before anything is logged: one sentence, three ways in, and the sample year in place."""

from __future__ import annotations

import pytest

from netcoach.coach import Coach
from netcoach.tui.week.first_run import FirstRun
from netcoach.tui.week.sent import RequestTable
from tests.support.app import SMALL, WHOLE, opened, picture, until, week_screen


@pytest.mark.parametrize("size", [WHOLE, SMALL, (60, 16)])
async def test_one_sentence_three_ways_and_nothing_empty(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with opened(coach, size=size) as pilot:
        text = picture(pilot.app)
    for words in ("5–10 thoughtful", "n  log", "i  bring your history in", "D  look at"):
        assert words in text
    for empty in ("NEXT", "QUALITY", "WHAT CAME BACK", "SENT THIS WEEK", "HOW THEY"):
        assert empty not in text


@pytest.mark.parametrize(("row", "opens"), [(0, "Who"), (3, "LinkedIn"), (6, "A sample year of")])
async def test_every_way_is_a_click_too(coach: Coach, row: int, opens: str) -> None:
    async with opened(coach) as pilot:
        await pilot.click(FirstRun, offset=(6, row))
        await until(pilot, opens)


async def test_the_first_log_brings_the_week(coach: Coach) -> None:
    async with opened(coach, size=SMALL) as pilot:
        await pilot.press("n")
        await until(pilot, "Who")
        await pilot.press(*"Bo Kessler", "enter")
        text = await until(pilot, "SENT THIS WEEK", "Bo Kessler")
        assert "look at a sample year" not in text
        assert isinstance(week_screen(pilot).focused, RequestTable)
    assert coach.week.review().sent == 1


async def test_the_sample_year_is_gone_without_a_trace(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("D")
        await until(pilot, "A sample year of invented people", "QUALITY AND QUANTITY", "NEXT")
        await pilot.press("u")
        await until(pilot, "nothing left to take back")
        await pilot.press("n")
        await until(pilot, "Who")
        await pilot.press(*"Ilse Quandt", "enter")
        await until(pilot, "Logged Ilse Quandt")
        await pilot.press("u")
        await until(pilot, "Took back: logged Ilse Quandt")
        await pilot.press("2")
        await until(pilot, "Filter")
        await pilot.press("1")
        await until(pilot, "NEXT")
        await pilot.press("escape")
        text = await until(pilot, "D  look at a sample year")
        assert "Ilse Quandt" not in text
        # The sample year took its request to him back this month: here nobody knows of him.
        await pilot.press("n")
        await until(pilot, "Who")
        await pilot.press(*"Bo Kessler", "enter")
        await until(pilot, "Logged Bo Kessler")
    assert [row.request.person.name for row in coach.week.review().rows] == ["Bo Kessler"]
    assert coach.log.undo().name == "Bo Kessler"


async def test_leaving_the_program_from_the_sample_year_leaves_nothing(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("D")
        await until(pilot, "A sample year of invented people")
        store = pilot.app._coach.store  # type: ignore[attr-defined]
        assert store.path.exists()
    assert not store.path.parent.exists()
    assert not coach.week.review().ever_logged
