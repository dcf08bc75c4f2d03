"""What the preview of an import leaves to choose, by keyboard and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.domain.log.request import Outcome
from tests.support.app import SMALL, WHOLE, picture, unwrapped
from tests.support.exports import asked, connected
from tests.support.import_screen import (
    enter,
    opened,
    running,
    screen,
    until,
    until_focused,
    until_left,
)
from tests.support.importing import (
    ASKED_BO,
    TALK,
    YES_BO,
    an_export,
    recommended,
    requests_to,
    without_outcomes,
)

OFFER = "Record 1 reply, 1 recommendation and 2 days with messages"

SIZES = pytest.mark.parametrize("size", [WHOLE, SMALL], ids=["whole", "small"])


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Outcomes to record, and two questions about names."""
    return an_export(
        tmp_path,
        [
            ASKED_BO,
            asked("Ana Ruiz", "5/3/26, 9:30 AM", slug="ana-1", note="[b]Your talk[/b]"),
            asked("Ana Ruiz", "5/6/26, 9:30 AM", slug="ana-2"),
            asked("Kim Lund", "6/3/26, 9:30 AM"),
        ],
        [
            YES_BO,
            connected("Ana", "Ruiz", "09 May 2026", company="Orbital", role="Lead"),
            connected("Kim", "Lund", "09 Jun 2026", company="Zenit"),
            connected("Kim", "Lund", "10 Jun 2026", company="Harbour"),
        ],
        messages=TALK,
        recommendations=[recommended()],
    )


def reached(coach: Coach, name: str) -> list[list[Outcome]]:
    """What became of the requests to people of a name."""
    return [[what for what, _ in one.outcomes] for one in requests_to(coach.store, name)]


async def previewed(pilot: Pilot[None]) -> None:
    """Wait for the preview of the path that was typed."""
    await pilot.press("enter")
    await until_focused(pilot, "carry-out")


@SIZES
async def test_outcomes_are_ticked_by_key_and_recorded(
    coach: Coach, export: Path, size: tuple[int, int]
) -> None:
    async with running(coach, size) as pilot:
        await pilot.press("i")
        await until(pilot, "Get a copy of your data")
        enter(pilot, str(export))
        await previewed(pilot)
        text = await until(pilot, f"[x] {OFFER}")
        assert "m outcomes · a answers" in text
        await pilot.press("m")
        await until(pilot, f"[ ] {OFFER}")
        await pilot.press("m")
        await until(pilot, f"[x] {OFFER}")
        await pilot.press("enter")
        text = await until(pilot, "4 past requests added")
        assert "1 of them told by the name alone: recorded." in unwrapped(text)
        await until_focused(pilot, "close")
        await pilot.press("enter")
        await until_left(pilot)
        assert reached(coach, "Bo Kessler") == [
            [Outcome.ACCEPTED, Outcome.REPLIED, Outcome.RECOMMENDATION]
        ]
        await pilot.press("u")
        await until(pilot, "Took back the import")
    assert reached(coach, "Bo Kessler") == []


async def test_nothing_ticked_records_nothing(coach: Coach, export: Path) -> None:
    async with opened(coach, str(export)) as pilot:
        await previewed(pilot)
        await pilot.press("m")
        await until(pilot, f"[ ] {OFFER}")
        await pilot.press("enter")
        text = await until(pilot, "4 past requests added")
        assert "not recorded. Importing again offers them." in unwrapped(text)
        assert "2 questions stay open" in text
    assert reached(coach, "Bo Kessler") == [[Outcome.ACCEPTED]]
    assert reached(coach, "Ana Ruiz") == [[], []]


async def test_the_box_is_reached_with_tab_and_turned_with_space(
    coach: Coach, export: Path
) -> None:
    async with opened(coach, str(export)) as pilot:
        await previewed(pilot)
        for _press in range(8):
            await pilot.press("tab")
            if pilot.app.focused is not None and pilot.app.focused.id == "outcomes":
                break
        await pilot.press("space")
        await until(pilot, f"[ ] {OFFER}")
        assert screen(pilot).step == "preview"


@SIZES
async def test_questions_are_answered_by_keyboard(
    coach: Coach, export: Path, size: tuple[int, int]
) -> None:
    async with opened(coach, str(export), size) as pilot:
        await previewed(pilot)
        assert "2 questions stay open" in picture(pilot.app)
        await pilot.press("a")
        text = await until(pilot, "Question 1 of 2")
        assert "Ana Ruiz, Lead, Orbital accepted on 9 May 2026. Which request was that?" in text
        assert "asked on 3 May 2026 · ana-1 · “[b]Your talk[/b]”" in text
        assert "asked on 6 May 2026 · ana-2" in text
        answers = pilot.app.screen.query_one("#answers", OptionList)
        assert answers.highlighted == 3
        await pilot.press("up", "up", "enter")
        text = await until(pilot, "You asked Kim Lund on 3 Jun 2026. Which connection is that?")
        assert "connected on 9 Jun 2026 · Zenit" in text
        await pilot.press("up", "enter")
        text = await until(pilot, "Answers: 2 of 2")
        assert "2 questions about a name answered." in text
        assert "2 new acceptances" in text
        await until_focused(pilot, "carry-out")
        await pilot.press("enter")
        await until(pilot, "4 past requests added")
    assert reached(coach, "Ana Ruiz") == [[], [Outcome.ACCEPTED]]
    assert reached(coach, "Kim Lund") == [[]]
    assert coach.importing.plan(export).questions == ()


async def test_questions_are_answered_by_mouse(coach: Coach, export: Path) -> None:
    async with opened(coach, str(export)) as pilot:
        await previewed(pilot)
        await pilot.click("#outcomes")
        await until(pilot, f"[ ] {OFFER}")
        await pilot.click("#answer")
        await until(pilot, "Question 1 of 2")
        await pilot.click("#answers", offset=(3, 0))
        await until(pilot, "Question 2 of 2")
        await pilot.click("#answers", offset=(3, 3))
        await until(pilot, "Answers: 1 of 2")
        await pilot.click("#carry-out")
        await until(pilot, "4 past requests added")
    assert reached(coach, "Ana Ruiz") == [[Outcome.ACCEPTED], []]
    assert reached(coach, "Kim Lund") == [[]]
    assert len(coach.importing.plan(export).questions) == 1


async def test_leaving_the_questions_keeps_the_answers_so_far(coach: Coach, export: Path) -> None:
    async with opened(coach, str(export)) as pilot:
        await previewed(pilot)
        await pilot.press("a")
        await until(pilot, "Question 1 of 2")
        await pilot.press("home", "enter")
        await until(pilot, "Question 2 of 2")
        await pilot.press("escape")
        await until(pilot, "Answers: 1 of 2")
        assert screen(pilot).step == "preview"
        await pilot.press("a")
        await until(pilot, "Question 1 of 2")
        assert pilot.app.screen.query_one("#answers", OptionList).highlighted == 0
        await pilot.press("end", "enter")
        await until(pilot, "Question 2 of 2")
        await pilot.press("enter")
        await until(pilot, "Answer 2 questions")


async def test_an_import_done_before_still_offers_what_was_left(coach: Coach, export: Path) -> None:
    coach.importing.carry_out(without_outcomes(coach.importing.plan(export)))
    async with opened(coach, str(export)) as pilot:
        await previewed(pilot)
        await pilot.press("m")
        text = await until(pilot, f"[ ] {OFFER}")
        assert "Nothing new: all 4 requests in it are in your log." in text
        await pilot.press("m", "enter")
        await until(pilot, "u undoes all of it")
    assert reached(coach, "Bo Kessler")[0][-1] is Outcome.RECOMMENDATION


async def test_agreeing_to_nothing_changes_nothing_and_intentions_no_undo(
    coach: Coach, export: Path
) -> None:
    coach.importing.carry_out(coach.importing.plan(export))
    token = coach.change_token()
    async with opened(coach, str(export)) as pilot:
        await previewed(pilot)
        await pilot.press("enter")
        text = await until(pilot, "Enter closes")
        assert "Nothing new" in text
        assert "undoes all of it" not in text
        await pilot.press("u")
        assert screen(pilot).step == "nothing"
    assert coach.change_token() == token


async def test_a_preview_with_nothing_to_choose_offers_nothing(
    coach: Coach, tmp_path: Path
) -> None:
    path = an_export(tmp_path, [ASKED_BO], [YES_BO])
    async with opened(coach, str(path)) as pilot:
        await previewed(pilot)
        await pilot.press("m", "a")
        text = picture(pilot.app)
        assert "outcome" not in text
        assert "Answer" not in text
        assert screen(pilot).step == "preview"


async def test_a_small_ascii_terminal_shows_the_choices(
    coach: Coach, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    config = Config(database=coach.config.database, theme="textual-light", glyphs="ascii")
    async with running(Coach(coach.store, coach.clock, config), SMALL) as pilot:
        await pilot.press("i")
        await until(pilot, "Get a copy of your data")
        enter(pilot, str(export))
        await previewed(pilot)
        await pilot.press("m")
        await until(pilot, f"[ ] {OFFER}")
        await pilot.press("a")
        await until(pilot, "Leave it open")
