"""Stories of what the log form holds on to: odd text, failed saves, small terminals."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.events import Paste
from textual.geometry import Region
from textual.widgets import Input, TextArea

from netcoach.domain.log.draft import KeptDraft
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.text import clean_line
from netcoach.tui.log.form import LogFormResult
from tests.support.builders import a_context, a_request
from tests.support.log_form import a_form


async def test_a_failed_save_keeps_the_text_and_enter_tries_again() -> None:
    async with a_form() as desk:
        desk.answers = ["The disk is full.", None]
        desk.type(who="Cleo", note="Hi Cleo")
        await desk.pilot.press("enter")
        await desk.settle()
        assert desk.is_open
        assert desk.says("status") == (
            "NOT saved: The disk is full. Your text is still here; Enter tries again."
        )
        assert desk.form.query_one("#note", TextArea).text == "Hi Cleo"
        await desk.pilot.press("enter")
        await desk.settle()
        first, second = desk.saved
        assert first == second == desk.given[0]


async def test_a_second_enter_while_saving_does_nothing() -> None:
    async with a_form() as desk:
        on_disk = asyncio.Event()

        async def slow(result: LogFormResult) -> None:
            desk.saved.append(result)
            await on_disk.wait()

        desk.form._save = slow
        desk.type(who="Cleo")
        await desk.pilot.press("enter", "enter", "escape")
        await desk.pilot.pause(0.25)
        assert desk.says("status") == "saving …"
        on_disk.set()
        await desk.settle()
        assert len(desk.saved) == 1
        assert desk.given == desk.saved


async def test_fields_are_kept_while_typing_and_let_go_once_saved() -> None:
    kept: list[KeptDraft | None] = []
    async with a_form(keep=kept.append) as desk:
        desk.type(who="Cleo", note="Hi Cleo")
        await desk.pilot.pause(0.7)
        assert [each and each.note for each in kept] == ["Hi Cleo"]
        await desk.pilot.press("enter")
        await desk.settle()
        assert kept[-1] is None
    assert kept[0] is not None
    async with a_form(kept=kept[0]) as again:
        assert again.form.uid == desk.form.uid
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
    async with a_form(a_context(asked), size=(80, 24)) as desk:
        desk.form.query_one("#who", Input).focus()
        desk.type(who=name.split()[0][:6], company=name, note=name, reason=name, event=name)
        await desk.settle()
        desk.type(who=name)
        await desk.settle()
        await desk.pilot.resize_terminal(120, 40)
        await desk.pilot.press("enter", "enter")
        await desk.settle()
        [saved] = desk.saved
        assert saved.draft.name == saved.draft.company == saved.draft.note == clean_line(name)


async def test_pasted_control_characters_are_cleaned_and_lines_kept_where_they_belong() -> None:
    async with a_form() as desk:
        paste = "Ann\x1b[31m\r\nLee\u202e\x00"
        desk.pilot.app.post_message(Paste(paste))
        await desk.settle()
        assert desk.form.query_one("#who", Input).value == "Ann[31m Lee"
        desk.form.query_one("#note").focus()
        await desk.pilot.pause()
        desk.pilot.app.post_message(Paste(paste))
        await desk.settle()
        assert desk.form.query_one("#note", TextArea).text == "Ann[31m\nLee"


async def test_every_field_can_be_reached_and_seen_at_80_by_24() -> None:
    async with a_form(size=(80, 24)) as desk:
        desk.type(note="line\n" * 6, when="18/11")
        await desk.settle()
        reached = set()
        for _ in range(len(desk.form.focus_chain)):
            focused = desk.form.focused
            assert focused is not None
            for _try in range(50):  # until it was scrolled to
                if _seen(focused.region, desk.form.fields.region):
                    break
                await desk.pilot.pause()
            assert _seen(focused.region, desk.form.fields.region), focused
            reached.add(focused.id)
            desk.form.focus_next()
            await desk.pilot.pause()
        assert reached >= {"who", "event", "ground", "relevance", "care"}


def _seen(inner: Region, outer: Region) -> bool:
    return inner.area > 0 and outer.contains_region(inner)


async def test_nothing_scrolls_at_120_by_40() -> None:
    async with a_form() as desk:
        desk.type(note="line\n" * 3)
        await desk.settle()
        assert desk.form.fields.max_scroll_y == 0


async def test_resizing_loses_nothing_typed() -> None:
    async with a_form() as desk:
        desk.type(who="Cleo", note="Hi Cleo,\nhow are you", reason="her talk")
        before = desk.form.fields.kept
        for size in ((80, 24), (40, 10), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.pilot.pause()
        assert desk.form.fields.kept == before


async def test_nothing_follows_the_typing_in_a_form_that_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timers: list[Callable[[], None]] = []
    kept: list[KeptDraft | None] = []
    async with a_form(keep=kept.append) as desk:
        desk.type(who="Cleo")
        await desk.settle()
        monkeypatch.setattr(desk.form, "set_timer", lambda _, then: timers.append(then))
        desk.form.follow()
        removing = desk.form.remove()
        [hints] = timers
        hints()
        desk.form.autosave.flush()
        await removing
        hints()
        desk.form.autosave.flush()
    assert kept == []
