"""Stories of what the log form says while it is filled."""

from __future__ import annotations

from textual.widgets import Static

from netcoach.domain.log.signs import Answer, Field, Sign
from tests.support.builders import a_context, a_request, yes
from tests.support.log_form import BO, a_form

NOTE = "your talk about query planners at the spring meeting made me rewrite half of our reports"


async def test_the_quality_range_moves_while_answering() -> None:
    async with a_form() as driver:
        assert "not rated yet" in driver.said
        driver.group("why").go_to("field")
        await driver.pilot.press("space")
        await driver.settle()
        assert "quality 20–100 · answering" in driver.said
        await driver.pilot.press("left", "left", "y")
        driver.type(reason="her talk", note="Hi Cleo")
        await driver.settle()
        assert driver.form.fields.kept.signs.yes == {Sign.I_ENGAGED}
        assert "quality 65–100" in driver.said


async def test_signs_cycle_by_space_and_click_and_a_letter_answers() -> None:
    async with a_form() as driver:
        ground = driver.group("known")
        ground.go_to(Sign.MET)
        seen = []
        for _ in range(3):
            await driver.pilot.press("space")
            seen.append(ground.given[Sign.MET])
        assert seen == [Answer.YES, Answer.NO, Answer.UNKNOWN]
        await driver.pilot.click(ground, offset=(12, 1))
        await driver.pilot.press("n", "up", "right", "y", "?", "n")
        assert ground.given[Sign.ALUMNI] is Answer.NO
        assert ground.given[Sign.MET] is Answer.UNKNOWN
        assert ground.given[Sign.WORKED] is Answer.NO
        assert "Have you worked or studied together?" in driver.says("status")


async def test_arrows_lead_through_all_signs_and_enter_saves_from_any() -> None:
    async with a_form() as driver:
        driver.form.query_one("#event").focus()
        await driver.pilot.press("down", "y", "down", "y", "down", "u", "down", "down", "n")
        await driver.pilot.press("up", "left", "n")
        signs = driver.form.fields.kept.signs
        assert signs.yes == {Sign.MET, Sign.ALUMNI}
        assert signs.no == {Sign.SPOKE_FIRST, Sign.SENIOR}
        assert driver.form.fields.kept.field is Field.UNRELATED
        driver.type(who="Cleo")
        await driver.pilot.press("enter")
        await driver.settle()
        assert driver.saved[0].draft.name == "Cleo"


async def test_the_note_counts_its_letters_and_ctrl_s_saves_from_it() -> None:
    async with a_form() as driver:
        driver.type(who="Cleo", note="Hi Cleo")
        driver.form.query_one("#note").focus()
        await driver.pilot.press("end", "enter", "y")
        await driver.settle()
        assert "9/200" in str(driver.form.query_one("#note-count", Static).content)
        await driver.pilot.press("ctrl+s")
        await driver.settle()
        assert driver.saved[0].draft.note == "Hi Cleo\ny"


async def test_the_week_is_shown_with_this_one_in_it() -> None:
    async with a_form(a_context(a_request("2026-11-16"), a_request("2026-11-17"))) as driver:
        assert "3 this week with this one · 2 more to reach 5, room for 7" in driver.said


async def test_the_sixth_in_an_hour_is_said_before_it_is_logged() -> None:
    recent = [a_request(f"2026-11-18T11:{20 + n}") for n in range(5)]
    async with a_form(a_context(*recent)) as driver:
        assert "This would be the sixth in an hour." in driver.said
        driver.type(when="yesterday")
        await driver.settle()
        assert "This would be" not in driver.said


async def test_a_note_in_the_same_words_asks_what_is_this_persons_own() -> None:
    recent = [
        a_request(f"2026-11-{n}", name=name, note=f"Hi {name}, {NOTE}")
        for n, name in ((10, "Ana"), (12, "Dov"))
    ]
    async with a_form(a_context(*recent)) as driver:
        driver.type(who="Chen", note=f"Hi Chen, {NOTE}")
        await driver.settle()
        hint = "Third note this month in nearly these words. What made you think of Chen?"
        assert hint in driver.said


async def test_answering_signs_begins_on_the_first_open_one() -> None:
    request = a_request(person=BO, signs=yes(Sign.MET))
    async with a_form(a_context(request), editing=request, focus_signs=True) as driver:
        ground = driver.group("known")
        assert driver.form.focused is ground
        assert ground.question.key == Sign.WORKED
