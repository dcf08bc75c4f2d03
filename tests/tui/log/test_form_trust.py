"""Stories of what the log form holds on to: odd text, failed saves, small terminals."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.events import Paste
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, TextArea

from netcoach.domain.log.draft import SavedDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import clean_line
from netcoach.tui.log.form import LogFormResult
from tests.support.builders import a_context, a_request
from tests.support.log_form import a_form


async def test_a_failed_save_keeps_the_text_and_enter_tries_again() -> None:
    async with a_form() as driver:
        driver.answers = ["The disk is full.", None]
        driver.type(who="Cleo", note="Hi Cleo")
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.is_open
        assert driver.says("status") == (
            "NOT saved: The disk is full. Your text is still here; Enter tries again."
        )
        assert driver.form.query_one("#note", TextArea).text == "Hi Cleo"
        await driver.pilot.press("enter")
        await driver.settle()
        first, second = driver.saved
        assert first == second == driver.given[0]


async def test_a_second_enter_while_saving_does_nothing() -> None:
    async with a_form() as driver:
        on_disk = asyncio.Event()

        async def slow(result: LogFormResult) -> None:
            driver.saved.append(result)
            await on_disk.wait()

        driver.form._save = slow
        driver.type(who="Cleo")
        await driver.pilot.press("enter", "enter", "escape")
        await driver.pilot.pause(0.25)
        assert driver.says("status") == "saving …"
        on_disk.set()
        await driver.settle()
        assert len(driver.saved) == 1
        assert driver.given == driver.saved


async def test_fields_are_kept_while_typing_and_let_go_once_saved() -> None:
    kept: list[SavedDraft | None] = []
    async with a_form(keep=kept.append) as driver:
        driver.type(who="Cleo", note="Hi Cleo")
        await driver.pilot.pause(0.7)
        assert [each and each.note for each in kept] == ["Hi Cleo"]
        await driver.pilot.press("enter")
        await driver.settle()
        assert kept[-1] is None
    assert kept[0] is not None
    async with a_form(kept=kept[0]) as again:
        assert again.form.uid == driver.form.uid
        assert again.form.fields.kept == kept[0]


HOSTILE = [
    "Ann [/b] Lee",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;cHduZWQ=\x07Ann",
    "Ann \u202egnp.exe",
    "Ann " + "x" * 10_000,
]


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_is_text_in_every_place(name: str) -> None:
    person = Person(id=PersonId(950), name=name, company=name, role=name)
    asked = a_request("2026-10-03", person=person)
    async with a_form(a_context(asked), size=(80, 24)) as driver:
        driver.form.query_one("#who", Input).focus()
        driver.type(who=name.split()[0][:6], company=name, note=name, reason=name, event=name)
        await driver.settle()
        driver.type(who=name)
        await driver.settle()
        await driver.pilot.resize_terminal(120, 40)
        await driver.pilot.press("enter", "enter")
        await driver.settle()
        [saved] = driver.saved
        assert saved.draft.name == saved.draft.company == saved.draft.note == clean_line(name)


async def test_pasted_control_characters_are_cleaned_and_lines_kept_where_they_belong() -> None:
    async with a_form() as driver:
        paste = "Ann\x1b[31m\r\nLee\u202e\x00"
        driver.pilot.app.post_message(Paste(paste))
        await driver.settle()
        assert driver.form.query_one("#who", Input).value == "Ann[31m"
        assert driver.form.query_one("#role", Input).value == "Lee"
        driver.form.query_one("#note").focus()
        await driver.pilot.pause()
        driver.pilot.app.post_message(Paste(paste))
        await driver.settle()
        assert driver.form.query_one("#note", TextArea).text == "Ann[31m\nLee"


async def test_every_field_can_be_reached_and_seen_at_80_by_24() -> None:
    async with a_form(size=(80, 24)) as driver:
        driver.type(note="line\n" * 6, when="12/11")
        await driver.settle()
        reached = set()
        for _ in range(len(driver.form.focus_chain)):
            focused = driver.form.focused
            assert focused is not None
            for _try in range(50):  # until it was scrolled to
                if _seen(focused.region, _around(focused)):
                    break
                await driver.pilot.pause()
            assert _seen(focused.region, _around(focused)), focused
            reached.add(focused.id)
            driver.form.focus_next()
            await driver.pilot.pause()
        assert reached >= {"who", "event", "known", "why", "care", "leave", "save"}


def _around(focused: Widget) -> Region:
    """Where what scrolls it is, or the frame for what does not scroll."""
    around = (one for one in focused.ancestors if one.id in ("fields", "form"))
    return next(one.region for one in around if isinstance(one, Widget))


def _seen(inner: Region, outer: Region) -> bool:
    return inner.area > 0 and outer.contains_region(inner)


async def test_nothing_scrolls_at_120_by_40() -> None:
    async with a_form() as driver:
        driver.type(note="line\n" * 3)
        await driver.settle()
        assert driver.form.fields.max_scroll_y == 0


async def test_resizing_loses_nothing_typed() -> None:
    async with a_form() as driver:
        driver.type(who="Cleo", note="Hi Cleo,\nhow are you", reason="her talk")
        before = driver.form.fields.kept
        for size in ((80, 24), (40, 10), (120, 40)):
            await driver.pilot.resize_terminal(*size)
            await driver.pilot.pause()
        assert driver.form.fields.kept == before


async def test_nothing_follows_the_typing_in_a_form_that_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timers: list[Callable[[], None]] = []
    kept: list[SavedDraft | None] = []
    async with a_form(keep=kept.append) as driver:
        driver.type(who="Cleo")
        await driver.settle()
        monkeypatch.setattr(driver.form, "set_timer", lambda _, then: timers.append(then))
        driver.form.follow()
        removing = driver.form.remove()
        [hints] = timers
        hints()
        driver.form.autosave.flush()
        await removing
        hints()
        driver.form.autosave.flush()
    assert kept == []
