"""The keys at the foot: what fits is shown whole, readable and for the mouse too."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.geometry import Offset

from netcoach.domain.week.calendar import FirstDay, week_of
from netcoach.tui.data_screen import LEAST_SIZE
from netcoach.tui.palette import Palette
from netcoach.tui.widgets.bars import KeyBar
from netcoach.wording.keys import HELP, VERBS
from tests.support.app import SMALL, WHOLE, shown, until, week_screen
from tests.support.contrast import OWN_COLOURS, READABLE, contrast
from tests.support.reviews import SEVEN_SENT

WEEK = (
    "n New request",
    "o Outcome",
    "s How you know them",
    "w Close week",
    "[ ] Weeks",
    "? Explain",
)
PALETTE = "▏^p All"


def bar_of(app: App[None]) -> KeyBar:
    return app.screen.query_one(KeyBar)


def line_of(app: App[None]) -> str:
    return bar_of(app).render_line(0).text


def where(app: App[None], words: str) -> Offset:
    """The cell in the bar on which the words begin."""
    return Offset(line_of(app).index(words), 0)


@pytest.mark.parametrize("width", range(LEAST_SIZE[0], 125, 3))
async def test_every_key_is_shown_whole_or_not_at_all_and_the_palette_always(width: int) -> None:
    async with shown(SEVEN_SENT, (width, 24)) as (pilot, _):
        line = line_of(pilot.app)
        assert line.rstrip().endswith(PALETTE)
        assert len(line) == width
        there = [words for words in WEEK if words in line]
        assert there == list(WEEK[: len(there)])
        assert line.split("▏")[0].split() == " ".join(there).split()
        one_more = " ".join(WEEK[: len(there) + 1]) + PALETTE
        assert there == list(WEEK) or len(one_more) > width


async def test_on_80_columns_all_keys_of_the_week_but_the_last_have_room() -> None:
    async with shown(SEVEN_SENT, SMALL) as (pilot, _):
        line = line_of(pilot.app)
        assert [words for words in WEEK if words in line] == list(WEEK[:-1])


async def test_a_click_on_a_key_is_the_key() -> None:
    async with shown(SEVEN_SENT, WHOLE) as (pilot, _):
        for key, weeks in (("]", 1), ("[", -1), ("[", -1)):
            day = week_screen(pilot).day or SEVEN_SENT.today
            await pilot.click(KeyBar, offset=where(pilot.app, key))
            await until(pilot, "[ ] Weeks")
            now = week_screen(pilot).day or SEVEN_SENT.today
            assert week_of(now, FirstDay.MONDAY) == week_of(day, FirstDay.MONDAY).shift(weeks)
        await pilot.click(KeyBar, offset=where(pilot.app, VERBS["palette"]))
        assert isinstance(pilot.app.screen, Palette)


async def test_the_mouse_over_a_key_says_in_full_what_it_does() -> None:
    async with shown(SEVEN_SENT, WHOLE) as (pilot, _):
        bar = bar_of(pilot.app)
        await pilot.hover(KeyBar, offset=where(pilot.app, VERBS["close-week"]))
        assert bar.tooltip == HELP["close-week"]
        await pilot.hover(KeyBar, offset=where(pilot.app, "▏") - (3, 0))
        assert bar.tooltip is None


@pytest.mark.parametrize("theme", OWN_COLOURS)
async def test_keys_and_verbs_can_be_read(theme: str) -> None:
    async with shown(SEVEN_SENT, WHOLE, theme=theme) as (pilot, _):
        written = [each for each in bar_of(pilot.app).render_line(0) if each.text.strip(" ▏")]
        assert len(written) > len(WEEK)
        for each in written:
            assert each.style is not None
            assert contrast(each.style) >= READABLE, each.text
