"""Stories of the log form: from a name to what is saved."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from netcoach.domain.log.request import Precision
from netcoach.domain.log.signs import Field, Sign
from netcoach.tui.log.who import WhoComplete
from tests.support.builders import WEDNESDAY, a_context, a_request, yes
from tests.support.log_form import BO, a_form


async def test_a_name_and_enter_is_a_complete_log() -> None:
    async with a_form() as driver:
        await driver.pilot.press("C", "l", "e", "o", "enter")
        await driver.settle()
        [result] = driver.saved
        assert driver.given == [result]
        assert result.draft.name == "Cleo"
        assert result.draft.sent.precision is Precision.MINUTE
        assert result.draft.sent.at == WEDNESDAY
        assert (result.draft.note, result.draft.signs, result.anyway) == (None, yes(), False)
        assert result.uid == driver.form.uid


async def test_two_letters_find_somebody_known_and_down_enter_picks_them() -> None:
    async with a_form() as driver:
        await driver.pilot.press("b", "o")
        assert driver.form.query_one(WhoComplete).option_list.option_count == 2
        await driver.pilot.press("down", "enter")
        await driver.settle()
        assert driver.is_open
        assert driver.form.fields.kept.person_id == BO.id
        assert driver.form.query_one("#company", Input).value == "Orbital"
        assert driver.form.query_one("#role", Input).value == "Data lead"
        await driver.pilot.press("x")
        assert driver.form.fields.kept.person_id is None
        await driver.pilot.press("backspace", "enter")
        await driver.settle()
        assert driver.saved[0].draft.person_id == BO.id


async def test_enter_logs_the_name_as_typed_whoever_it_resembles() -> None:
    async with a_form() as driver:
        await driver.pilot.press("b", "o", "enter")
        await driver.settle()
        assert driver.saved[0].draft.name == "bo"


async def test_a_click_picks_somebody_known_and_typed_text_is_not_lost() -> None:
    async with a_form() as driver:
        driver.type(company="Orbital Berlin")
        await driver.pilot.press("b", "o")
        await driver.pilot.pause()
        await driver.pilot.click("AutoCompleteList", offset=(3, 0))
        await driver.settle()
        kept = driver.form.fields.kept
        assert (kept.name, kept.person_id) == ("Bo Kessler", BO.id)
        assert (kept.company, kept.role) == ("Orbital Berlin", "Data lead")


async def test_no_note_sent_differs_from_nothing_said() -> None:
    async with a_form() as driver:
        driver.type(who="Cleo")
        driver.group("note-none").focus()
        await driver.pilot.press("space", "enter")
        await driver.settle()
        assert driver.saved[0].draft.note == ""


@pytest.mark.parametrize(
    ("typed", "field", "place"),
    [
        ({}, "who", "who-error"),
        ({"who": "\u202e \x1b"}, "who", "who-error"),
        ({"who": "Cleo", "when": "12/11"}, "when", "when-error"),
        ({"who": "Cleo", "when": "25 dec 2026"}, "when", "when-error"),
        ({"who": "Cleo", "url": "https://example.org/me"}, "url", "url-error"),
    ],
)
async def test_what_cannot_be_saved_is_said_at_its_field(
    typed: dict[str, str], field: str, place: str
) -> None:
    async with a_form() as driver:
        driver.type(**typed)
        driver.form.query_one("#reason").focus()
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved == []
        assert driver.says(place)
        assert driver.form.focused is driver.form.query_one(f"#{field}")


async def test_a_saved_request_is_changed_without_moving_its_instant() -> None:
    request = a_request(
        "2026-11-16T19:04", person=BO, note="", signs=yes(Sign.MET), field=Field.SAME
    )
    async with a_form(a_context(request), editing=request) as driver:
        kept = driver.form.fields.kept
        assert (kept.name, kept.note_none, kept.field) == ("Bo Kessler", True, Field.SAME)
        assert kept.when == "Mon 16 Nov 19:04"
        driver.type(reason="her talk")
        await driver.pilot.press("enter")
        await driver.settle()
        [result] = driver.saved
        assert (result.draft.sent, result.draft.person_id) == (request.sent, BO.id)
        assert (result.draft.reason, result.draft.signs) == ("her talk", yes(Sign.MET))
        assert result.anyway is False
