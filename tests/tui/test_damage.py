"""The program on a log that holds what cannot be read."""

from __future__ import annotations

from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.storage.store import Store
from netcoach.tui.app import NetcoachApp
from netcoach.tui.widgets.bars import StatusLine
from tests.storage.damaging import NO_TEXT, set_value
from tests.support.builders import a_draft
from tests.support.storage import everything

LEFT_OUT = (
    "1 request cannot be read (requests 1) and is left out; `netcoach --db {} doctor` says more."
)


async def said(pilot: Pilot[None]) -> None:
    """Wait until something is said, however busy the machine is."""
    for _ in range(100):
        if pilot.app.screen.query_one(StatusLine).text:
            return
        await pilot.pause(0.05)


async def test_the_week_opens_without_the_request_nobody_can_read_and_says_so(
    coach: Coach, store: Store
) -> None:
    for name in ("Bo Kessler", "Cleo Vance"):
        coach.log.add(a_draft(name))
    set_value(store.path, "requests", 1, "note", NO_TEXT)
    token, review = coach.change_token(), coach.week.review()
    app = NetcoachApp(coach, coach.config, first_review=review, first_token=token)
    async with app.run_test(size=(80, 24)) as pilot:
        await said(pilot)
        assert app.screen.query_one(StatusLine).text == LEFT_OUT.format(store.path)
        await pilot.press("n", *"Dana", "enter")
        await pilot.pause(0.5)
    names = [request.person.name for request in everything(store)]
    assert names == ["Cleo Vance", "Dana"]


async def test_what_nothing_on_the_week_shows_is_found_at_leisure(
    coach: Coach, store: Store
) -> None:
    coach.log.add(a_draft("Bo Kessler"))
    set_value(store.path, "requests", 1, "uid", NO_TEXT)
    app = NetcoachApp(coach, coach.config)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        assert app.screen.query_one(StatusLine).text == ""
        await app.look_for_unreadable()
        assert app.screen.query_one(StatusLine).text == LEFT_OUT.format(store.path)
