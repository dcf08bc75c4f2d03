"""Stories of the one question after a request was logged: how do you know them?"""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.domain.log.request import Request
from netcoach.domain.log.signs import KNOWN_SIGNS, Answer, Sign
from netcoach.tui.widgets.question import SEEN, KeyQuestion
from netcoach.wording.log.form import EDIT_TITLE
from netcoach.wording.log.signs import WAYS
from tests.support.app import SMALL, WHOLE, until
from tests.tui.test_stories import opened
from tests.tui.test_type_ahead import type_at_once

ASKED = "How do you know them?"


def only_request(coach: Coach) -> Request:
    (row,) = coach.week.review().rows
    return row.request


async def log_and_wait(pilot: Pilot[None], name: str = "Ada Test") -> None:
    """Log somebody, and let the question be read."""
    type_at_once(pilot, f"n{name}\r")
    await until(pilot, f"Logged {name}", ASKED)
    await pilot.pause(SEEN + 0.05)


@pytest.mark.parametrize("size", [WHOLE, SMALL])
@pytest.mark.parametrize(
    ("letter", "sign"),
    [(letter, sign) for letter, _, sign in WAYS if sign is not None],
)
async def test_one_key_says_how_you_know_them(
    coach: Coach, letter: str, sign: Sign, size: tuple[int, int]
) -> None:
    if size == SMALL and letter not in "mt":
        pytest.skip("the first and the last letter are enough on a small screen")
    async with opened(coach, size=size) as pilot:
        await log_and_wait(pilot)
        await pilot.press(letter)
        await until(pilot, "How you know Ada Test:", "u undoes")
    assert only_request(coach).signs.yes == {sign}
    assert only_request(coach).signs.no == frozenset()


async def test_cold_answers_every_way_with_no_and_undo_takes_the_answer_back(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await log_and_wait(pilot)
        await pilot.press("c")
        await until(pilot, "How you know Ada Test: cold")
        assert only_request(coach).signs.no == KNOWN_SIGNS
        await pilot.press("u")
        await until(pilot, "Took back")
    assert only_request(coach).signs.ground is Answer.UNKNOWN


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_it_can_be_skipped(coach: Coach, key: str) -> None:
    async with opened(coach) as pilot:
        await log_and_wait(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.screen.query_one(KeyQuestion).is_asking
        text = await until(pilot, "Logged Ada Test · u undoes")
        assert ASKED not in text
    assert only_request(coach).signs.ground is Answer.UNKNOWN


async def test_two_people_logged_fast_are_two_people_and_nothing_is_answered(
    coach: Coach,
) -> None:
    async with opened(coach) as pilot:
        for name in ("Mette One", "Carl Two"):
            type_at_once(pilot, f"n{name}\r")
            await pilot.pause(0.1)
        await until(pilot, "Logged Carl Two")
    rows = coach.week.review().rows
    assert {row.request.person.name for row in rows} == {*("Mette One", "Carl Two")}
    assert all(row.request.signs.ground is Answer.UNKNOWN for row in rows)


async def test_a_key_typed_before_the_question_was_seen_does_its_usual_deed(coach: Coach) -> None:
    async with opened(coach) as pilot:
        type_at_once(pilot, "nAda Test\re")
        await until(pilot, EDIT_TITLE)
    assert only_request(coach).signs.ground is Answer.UNKNOWN


async def test_any_other_key_closes_it_and_does_its_usual_deed(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await log_and_wait(pilot)
        pilot.app.post_message(Key("2", "2"))
        await until(pilot, "1 request")
        await pilot.press("1")
        text = await until(pilot, "SENT THIS WEEK")
        assert ASKED not in text


async def test_a_click_answers_too(coach: Coach) -> None:
    async with opened(coach) as pilot:
        await log_and_wait(pilot)
        question = pilot.app.screen.query_one(KeyQuestion)
        lines = [strip.text for strip in question.render_lines(question.size.region)]
        row = next(number for number, line in enumerate(lines) if "alumni" in line)
        await pilot.click(KeyQuestion, offset=(lines[row].index("alumni") + 1, row))
        await until(pilot, "How you know Ada Test: alumni")
    assert only_request(coach).signs.yes == {Sign.ALUMNI}


async def test_nothing_is_asked_when_the_form_said_it(coach: Coach) -> None:
    async with opened(coach) as pilot:
        type_at_once(pilot, "nAda Test\r")
        await until(pilot, ASKED)
        await pilot.pause(SEEN + 0.05)
        await pilot.press("m", "e")
        await until(pilot, EDIT_TITLE)
        await pilot.press("ctrl+s")
        text = await until(pilot, "Nothing was changed")
        assert ASKED not in text
