"""Stories of several requests logged at once."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from netcoach.coach import Coach
from netcoach.tui.log.several import SeveralForm
from netcoach.tui.week.screen import WeekScreen
from tests.support.app import opened, until
from tests.support.builders import a_draft

LIST = """\
José Álvarez
Bo Kessler, 2026-11-16
https://www.linkedin.com/in/cleo-vance-1a2b/?x=1
Ana Rybar
"""


async def test_a_list_is_looked_over_line_by_line_and_logged_in_one_step(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    before = coach.week.review().sent
    async with opened(coach, size=(80, 24)) as pilot:
        await pilot.press("N")
        await until(pilot, "several requests", "Save")
        pilot.app.post_message(Paste(LIST))
        text = await until(pilot, "José Álvarez · ", "too soon")
        assert "Bo Kessler · 16 Nov" in text
        assert "Cleo Vance" in text
        await pilot.press("ctrl+s")
        await until(pilot, "Logged 3 requests · 1 left out · u undoes")
        assert isinstance(pilot.app.screen, WeekScreen)
        _, rows = coach.log.find()
        sent = {row.request.person.name: row.request for row in rows}
        assert set(sent) == {"José Álvarez", "Bo Kessler", "Cleo Vance", "Ana Rybar"}
        assert sent["Bo Kessler"].sent.on.isoformat() == "2026-11-16"
        assert sent["José Álvarez"].sent.on == coach.today()
        assert sent["Cleo Vance"].person.profile_key == "cleo-vance-1a2b"
        await pilot.press("u")
        await until(pilot, "Took back: logged 3 requests")
    assert coach.week.review().sent == before


async def test_a_day_for_all_is_typed_once_and_a_wrong_one_changes_nothing(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("N")
        await until(pilot, "several requests")
        await pilot.press(*"Bo", "enter", *"Cleo", "shift+tab")
        form = pilot.app.screen
        assert isinstance(form, SeveralForm)
        form.query_one("#field-when", Input).value = "tomorrow"
        await until(pilot, "That lies ahead")
        await pilot.press("ctrl+s")
        await pilot.pause(0.2)
        assert len(coach.log.listing()) == 0
        form.query_one("#field-when", Input).value = "yesterday"
        await pilot.press("enter")
        await until(pilot, "Logged 2 requests · u undoes")
    _, rows = coach.log.find()
    assert {row.request.sent.precision.value for row in rows} == {"day"}


async def test_a_spreadsheet_is_refused_in_a_sentence(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await pilot.press("N")
        await until(pilot, "several requests")
        pilot.app.post_message(Paste("Name;Company;Date\nBo;Orbital;1\nCleo;Fjord;2\n"))
        await until(pilot, "looks like a spreadsheet")
        await pilot.press("ctrl+s")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, SeveralForm)
    assert len(coach.log.listing()) == 0
