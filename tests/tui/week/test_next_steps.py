"""Next: a list of its own, in which each line is done where it stands or put off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome
from netcoach.domain.outcomes.follow_up import FollowUp
from netcoach.domain.week.next_steps import NextStepKind
from netcoach.domain.week.review import WeekReview
from netcoach.tui.week.next_panel import BurstLines, NextPanel
from tests.domain.week.test_next_steps import EVERYTHING
from tests.support.app import HELLO, SMALL, WHOLE, OnePanel, opened, shown, until, week_screen
from tests.support.builders import a_draft, day
from tests.support.reviews import SEVEN_SENT, rated


def panel() -> NextPanel:
    """The list, with the keys nobody changed."""
    return NextPanel(lambda _, key: key, id="next")


async def lines_of(review: WeekReview, width: int, *, small: bool = False) -> list[str]:
    """The lines of the list at a width."""
    shown_panel = panel()
    shown_panel.small = small
    app = OnePanel(shown_panel, review)
    async with app.run_test(size=(width, 20)):
        return [line.rstrip() for line in str(shown_panel.render()).splitlines()]


async def test_five_lines_are_shown_each_with_its_key_and_how_many_more_there_are() -> None:
    lines = await lines_of(EVERYTHING, 70)
    assert lines[0].split() == ["NEXT", "and", "5", "more"]
    assert lines[1:] == [
        "w  Last week: 4 sent, 1 short of 5. Close it in a minute",
        "t  Say hello to Cleo Varga, who said yes nine days ago",
        "t  Cleo Varga: send slides (for today)",
        "s  How do you know Ines Prado?",
        "o  Cleo Varga was asked seven weeks ago: keep or withdraw?",
    ]


async def test_a_small_terminal_shows_three() -> None:
    lines = await lines_of(EVERYTHING, 70, small=True)
    assert lines[0].split() == ["NEXT", "and", "7", "more"]
    assert [line[0] for line in lines[1:]] == ["w", "t", "t"]


async def test_a_line_goes_on_in_a_second_one_and_says_what_is_cut() -> None:
    lines = await lines_of(EVERYTHING, 30)
    assert lines[1:3] == ["w  Last week: 4 sent, 1 short", "   of 5. Close it in a minute"]
    (first,) = (await lines_of(EVERYTHING, 30, small=True))[1:2]
    assert first == "w  Last week: 4 sent, 1 short…"


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (replace(SEVEN_SENT, rows=(), bursts=()), "Nothing needs you."),
        (replace(SEVEN_SENT, rows=()), "Nothing else needs you."),
    ],
)
async def test_nothing_needs_you_is_said_only_where_it_is_so(review: WeekReview, said: str) -> None:
    assert (await lines_of(review, 60))[1:] == [said]


@pytest.mark.parametrize("keys", [["tab", "enter"], ["tab", "down", "up", "enter"]])
async def test_enter_does_the_line_in_focus(keys: list[str]) -> None:
    app = OnePanel(panel(), replace(SEVEN_SENT, follow_up=FollowUp(hellos=(HELLO,))))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.opened == [NextStepKind.HELLO]


async def test_a_click_chooses_a_line_and_one_on_its_key_does_it() -> None:
    app = OnePanel(panel(), EVERYTHING)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.click(NextPanel, offset=(9, 2))
        await pilot.pause()
        assert app.opened == []
        await pilot.click(NextPanel, offset=(0, 2))
        await pilot.pause()
        assert app.opened == [NextStepKind.HELLO]
        await pilot.click(NextPanel, offset=(9, 1), times=2)
        await pilot.pause()
        assert app.opened[1:] == [NextStepKind.CLOSE]


async def test_a_burst_stands_under_the_days_and_a_click_puts_it_away() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        burst = week_screen(pilot).query_one(BurstLines)
        text = await until(pilot, "Six in 40 minutes")
        assert "puts it away" in text or " x" in text
        line = str(burst.render()).splitlines()[-1]
        await pilot.click(BurstLines, offset=(len(line) - 1, burst.size.height - 1))
        await until(pilot, "Put away · u undoes")
        assert coach.put_off == [SEVEN_SENT.bursts[0].key]
        assert not burst.display


def greeted(coach: Coach) -> None:
    """A log in which one person is owed a hello, and one request is not rated."""
    request = coach.log.add(a_draft("Dalia Eskola", "2026-11-09"))
    coach.outcomes.record([request.id], Outcome.ACCEPTED, day("2026-11-17"))
    coach.log.add(a_draft("Jun Sayeh", "2026-11-18"))


@pytest.mark.parametrize("size", [WHOLE, SMALL])
async def test_a_hello_is_noted_where_the_line_stands(coach: Coach, size: tuple[int, int]) -> None:
    greeted(coach)
    async with opened(coach, size=size) as pilot:
        await until(pilot, "Say hello to Dalia Eskola, who said yes yesterday")
        week_screen(pilot).query_one(NextPanel).focus()
        await pilot.press("down", "enter")
        await until(pilot, "Contact with Dalia Eskola")
        await pilot.press("enter")
        text = await until(pilot, "Noted a contact with Dalia Eskola")
        assert "Say hello" not in text
    assert coach.week.review().follow_up.hellos == ()


async def test_letters_act_on_whom_the_line_in_focus_is_about(coach: Coach) -> None:
    greeted(coach)
    async with opened(coach) as pilot:
        await until(pilot, "Say hello to Dalia Eskola")
        assert week_screen(pilot).selected is not None
        await pilot.press("t")
        await until(pilot, "Contact with Jun Sayeh")
        await pilot.press("escape")
        week_screen(pilot).query_one(NextPanel).focus()
        await pilot.press("down", "t")
        await until(pilot, "Contact with Dalia Eskola")


async def test_a_line_is_put_off_for_the_week_or_to_a_date_and_undone(coach: Coach) -> None:
    greeted(coach)
    async with opened(coach) as pilot:
        await until(pilot, "Say hello to Dalia Eskola")
        steps = week_screen(pilot).query_one(NextPanel)
        steps.focus()
        await pilot.press("down", "x")
        text = await until(pilot, "Put off until 23 Nov · u undoes")
        assert "Say hello to Dalia" not in text
        await pilot.press("u")
        await until(pilot, "Say hello to Dalia Eskola")
        await pilot.press("down", "up", "down")
        steps.cursor = 1
        await pilot.press("z")
        await until(pilot, "Until")
        await pilot.press(*"1 dec", "enter")
        await until(pilot, "Put off until 1 Dec · u undoes")
    assert "until:2026-12-01:hello:1" in coach.store.week.dismissed()


async def test_what_waited_half_a_year_is_recorded_at_once_and_undone(coach: Coach) -> None:
    for name, on in (("Ana Rybar", "2026-04-01"), ("Bo Kessler", "2026-05-01")):
        coach.log.add(a_draft(name, on))
    async with opened(coach) as pilot:
        await until(pilot, "2 were asked over six months ago: record them as lapsed")
        await pilot.press("E")
        await until(pilot, "Settled 2 requests · u undoes")
        assert coach.week.review().follow_up.lapsed == ()
        await pilot.press("u")
        await until(pilot, "2 were asked over six months ago")


async def test_who_is_on_the_shortlist_is_asked_from_their_line(coach: Coach) -> None:
    from netcoach.domain.people.page import ShortlistDraft

    coach.people.add_to_shortlist(ShortlistDraft(name="Noor Bell", reason="same team as Ana"))
    coach.log.add(a_draft("Jun Sayeh", "2026-11-18"))
    async with opened(coach) as pilot:
        await until(pilot, "Ask Noor Bell, on your shortlist: same team as Ana")
        steps = week_screen(pilot).query_one(NextPanel)
        steps.focus()
        steps.cursor = [step.kind for step in steps.items].index(NextStepKind.SHORTLIST)
        await pilot.press("n")
        await until(pilot, "same team as Ana", "Who")
        await pilot.press("ctrl+s")
        await until(pilot, "Logged Noor Bell")
    assert [row.request.person.name for row in coach.week.review().rows][-1] == "Noor Bell"


async def test_hostile_names_draw_as_they_are() -> None:
    from tests.support.builders import a_request

    row = rated(a_request("2026-11-18", "Ann [/b]\x1b[31m Lee"), None)
    lines = await lines_of(replace(SEVEN_SENT, rows=(row,), bursts=()), 60)
    assert lines[1].startswith("s  How do you know Ann [/b]")
    assert "\x1b" not in "".join(lines)
