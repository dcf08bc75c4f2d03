"""A panel is drawn anew where what it shows changed, a widget styled once it is mounted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from netcoach.domain.week.review import WeekReview
from netcoach.tui.mounting import mount_ahead
from netcoach.tui.week.next_panel import NextPanel
from netcoach.tui.week.panels import CameBackPanel, SentHowPanel
from netcoach.tui.week.sent import RequestTable, SentPanel
from netcoach.tui.week.summary import DayStrip, Gauge, HeadlineText
from netcoach.tui.week.trend_chart import TrendChart
from netcoach.tui.widgets.bars import HeaderBar
from netcoach.tui.widgets.inputs import LineInput
from tests.support.app import picture, shown, until, week_screen
from tests.support.reviews import SEVEN_SENT

PANELS = (
    HeadlineText,
    Gauge,
    DayStrip,
    RequestTable,
    TrendChart,
    NextPanel,
    SentHowPanel,
    CameBackPanel,
)
FEWER = replace(SEVEN_SENT, sent=6, rows=SEVEN_SENT.rows[1:])
"""The same week with one request less: two panels say the same as before."""


async def drawn(
    pilot: Pilot[None], review: WeekReview, monkeypatch: pytest.MonkeyPatch
) -> set[type[Widget]]:
    """The panels that are drawn anew when a review is shown."""

    async def show() -> None:
        week_screen(pilot).update(review)

    return await drawn_by(pilot, show, monkeypatch)


async def drawn_by(
    pilot: Pilot[None], act: Callable[[], Awaitable[object]], monkeypatch: pytest.MonkeyPatch
) -> set[type[Widget]]:
    """What is drawn anew when something is done."""
    asked: set[type[Widget]] = set()
    refresh = Widget.refresh

    def refreshed(widget: Widget, *regions: object, **how: object) -> Widget:
        asked.add(type(widget))
        return refresh(widget, *regions, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Widget, "refresh", refreshed)
    await act()
    await pilot.pause()
    monkeypatch.undo()
    return asked


async def test_one_request_less_is_drawn_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        asked = await drawn(pilot, FEWER, monkeypatch)
        assert {HeadlineText, Gauge, DayStrip, RequestTable} <= asked
        assert not asked & {TrendChart, CameBackPanel, NextPanel}
        assert type(week_screen(pilot)) not in asked
        await until(pilot, "6 this week")


async def test_the_same_figures_read_again_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        asked = await drawn(pilot, replace(SEVEN_SENT, seen=frozenset({"another"})), monkeypatch)
        assert not asked & {*PANELS, HeaderBar, SentPanel}


async def test_what_is_drawn_in_parts_is_what_is_drawn_at_once() -> None:
    async with shown(FEWER) as (pilot, _):
        at_once = picture(pilot.app)
    async with shown(SEVEN_SENT) as (pilot, _):
        week_screen(pilot).update(FEWER)
        await until(pilot, "6 this week")
        assert picture(pilot.app) == at_once


async def test_a_screen_that_is_taken_apart_has_the_one_in_front_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        gone: Screen[None] = Screen()
        await mount_ahead(pilot.app, gone)
        asked = await drawn_by(pilot, gone.remove, monkeypatch)
        assert type(week_screen(pilot)) not in asked


async def test_a_field_is_styled_as_it_is_mounted_and_not_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        styled: list[object] = []
        apply = Stylesheet.apply

        def applied(sheet: Stylesheet, node: Widget, **how: object) -> None:
            styled.append(node)
            apply(sheet, node, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(Stylesheet, "apply", applied)
        field = LineInput(id="typed")
        assert field.has_class("-textual-compact")
        assert field not in styled
        await week_screen(pilot).mount(field)
        assert field in styled
