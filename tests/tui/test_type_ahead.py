"""Stories of keys that arrive in one go: they do what they do when they are typed slowly."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from netcoach.coach import Coach
from netcoach.domain.log.request import Request
from netcoach.tui.app import NetcoachApp
from netcoach.tui.log.fields import LogFields
from netcoach.tui.log.filter import FilterInput
from netcoach.tui.log.form import LogForm
from netcoach.tui.type_ahead import TypeAhead
from netcoach.tui.week.screen import WeekScreen
from netcoach.wording.log.form import EDIT_TITLE
from tests.support.app import picture, until
from tests.support.builders import a_draft, day
from tests.tui.test_stories import opened

NAMES = {",": "comma", "\t": "tab", "\r": "enter", "\x1b": "escape", " ": "space", "/": "slash"}


def type_at_once(pilot: Pilot[None], *typed: str) -> None:
    """Type texts, with \\t, \\r and \\x1b in them, or paste those that begin with "paste:"."""
    for text in typed:
        if text.startswith("paste:"):
            pilot.app.post_message(Paste(text.removeprefix("paste:")))
            continue
        for character in text:
            pilot.app.post_message(Key(NAMES.get(character, character), character))


def logged(coach: Coach) -> list[tuple[str, str]]:
    """Everybody logged with the day, oldest first."""

    def said(request: Request) -> tuple[str, str]:
        return request.person.name, str(request.sent.on)

    return sorted(said(row.request) for row in coach.week.review().rows)


async def test_what_follows_tab_goes_into_the_field_tab_leads_to(coach: Coach) -> None:
    async with opened(coach) as pilot:
        type_at_once(pilot, "nAda Test\tyesterday\r")
        await until(pilot, "Logged Ada Test")
    assert logged(coach) == [("Ada Test", "2026-11-17")]


async def test_two_requests_in_one_go_are_two_requests(coach: Coach) -> None:
    async with opened(coach) as pilot:
        type_at_once(pilot, "nAda\rn", "paste:Ben Test", "\tyesterday\r")
        await until(pilot, "Logged Ben Test")
    assert logged(coach) == [("Ada", "2026-11-18"), ("Ben Test", "2026-11-17")]


async def test_keys_after_enter_wait_for_a_slow_save(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(coach) as pilot:
        write = pilot.app._live.write  # type: ignore[attr-defined]

        async def slow(call: Any) -> Any:
            await asyncio.sleep(0.3)
            return await write(call)

        monkeypatch.setattr(pilot.app._live, "write", slow)  # type: ignore[attr-defined]
        type_at_once(pilot, "nAda\rnBen")
        await until(pilot, "new request", "Ben")
        assert logged(coach) == [("Ada", "2026-11-18")]
        assert pilot.app.screen.query_one("#who", Input).value == "Ben"


async def test_keys_go_into_the_form_that_enter_on_a_row_opens(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        await until(pilot, "Ana Rybar")
        type_at_once(pilot, "e\t\tOrbital\r")
        await until(pilot, "Changed Ana Rybar")
        assert EDIT_TITLE not in picture(pilot.app)
    (row,) = coach.week.review().rows
    assert (row.request.person.name, row.request.company) == ("Ana Rybar", "Orbital")


@pytest.mark.parametrize(
    "on_and_off", ["p\x1b", "V\r", "V\x1b", ",\x1b", "wg", "Ve\x1b\x1b", "2p13p\x1b1"]
)
async def test_keys_follow_onto_a_page_and_off_it_again(coach: Coach, on_and_off: str) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-11-10"))
    coach.closing.close(day("2026-11-10"))
    coach.log.add(a_draft("Bo Kessler"))
    async with opened(coach) as pilot:
        await until(pilot, "Bo Kessler")
        type_at_once(pilot, on_and_off, "nBen\r")
        await until(pilot, "Logged Ben")
        assert isinstance(pilot.app.screen, WeekScreen)
    assert [name for name, _ in logged(coach)] == ["Ben", "Bo Kessler"]


async def test_tab_with_nothing_to_complete_stays_in_the_filter(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        type_at_once(pilot, "2/zzz\td")
        await until(pilot, "zzzd")
        field = pilot.app.screen.query_one(FilterInput)
        assert (field.has_focus, field.value) == (True, "zzzd")


async def test_tab_waits_for_the_letters_before_it_in_the_picker(
    coach: Coach, tmp_path: Path
) -> None:
    for name in ("apple", "apricot"):
        (tmp_path / name).mkdir()
    async with opened(coach) as pilot:
        type_at_once(pilot, "i", f"{tmp_path}/apr\t")
        await until(pilot, "apricot/")
        type_at_once(pilot, "x")
        await pilot.pause(0.1)
        path = pilot.app.screen.query_one("#path", Input).value
        assert path.removeprefix(f"{tmp_path}/") == "apricot/x"


async def test_esc_lets_go_of_what_waits_for_a_save(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asyncio.Event()
    async with opened(coach) as pilot:

        async def stuck(_: Any) -> Any:
            await done.wait()

        monkeypatch.setattr(pilot.app._live, "write", stuck)  # type: ignore[attr-defined]
        type_at_once(pilot, "nAda\rxyz")
        await until(pilot, "saving")
        await asyncio.sleep(0.3)
        type_at_once(pilot, "\x1b")
        await pilot.pause(0.1)
        form = pilot.app.screen
        assert isinstance(form, LogForm)
        assert form.query_one(LogFields).kept.name == "Ada"
        assert not pilot.app._type_ahead._waiting  # type: ignore[attr-defined]
        pilot.app.exit()


async def test_four_people_logged_fast_are_four_people(coach: Coach) -> None:
    async with opened(coach) as pilot:
        type_at_once(pilot, "nAda\rnBen\rnLucas Smith\rnDee\r")
        # It is asked of Lucas first, and his `n` goes on to the next.
        await until(pilot, "Who        Dee", "The third in two minutes")
        await pilot.pause(0.2)
        type_at_once(pilot, "c")
        await until(pilot, "Logged Dee")
    names = [name for name, _ in logged(coach)]
    assert names == ["Ada", "Ben", "Dee", "Lucas Smith"]


async def test_editing_selects_nothing(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar"))
    async with opened(coach) as pilot:
        await until(pilot, "Ana Rybar")
        type_at_once(pilot, "es\r")
        await until(pilot, "Changed Ana Rybars")


async def test_a_fault_while_keys_wait_ends_the_program_instead_of_swallowing_them(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: TypeAhead) -> bool:
        raise RuntimeError("broken")

    async def type_into(app: NetcoachApp) -> None:
        async with app.run_test() as pilot:
            monkeypatch.setattr(TypeAhead, "_is_done", broken)
            type_at_once(pilot, "nAda")
            async with asyncio.timeout(10):
                while app.is_running:
                    await asyncio.sleep(0.01)

    app = NetcoachApp(coach, coach.config)
    with pytest.raises(RuntimeError, match="broken"):
        await type_into(app)
    assert isinstance(app.fault, RuntimeError)
    assert app.return_code == 1
