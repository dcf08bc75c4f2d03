"""Stories of the Week screen on hand-made reviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.coach import Coach
from netcoach.demo import fill_demo
from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.tui.week.next_panel import BurstLines, NextPanel
from netcoach.tui.week.panels import SentHowPanel
from netcoach.tui.week.sent import RequestTable
from netcoach.tui.week.summary import DayStrip
from netcoach.tui.week.trend_chart import TrendChart
from tests.support.app import SMALL, WHOLE, opened, picture, shown, until, week_screen
from tests.support.builders import WEDNESDAY, a_request, day
from tests.support.reviews import ROWS, SEVEN_SENT, THIS_WEEK, closed, rated

HOSTILE_NAMES = (
    "Ann [/b] Lee",
    "[@click=app.quit]x[/]",
    "[@click=app.quit('[')]x",
    "Acme [UK] $span",
    "]52;c;aGk=\x07Mallory",
    "\x1b]52;c;aGk=\x07Mallory",
    "\x1b[2J\x1b[31mRed",
    "\u202eeeL nnA",
    "\u009b31mC1",
    "two\nlines\x00\x7f",
    "名前 漢字",
    "x" * 10_000,
)


def hostile_week() -> WeekReview:
    """A week of requests to people with names nobody has, none of them rated."""
    rows = tuple(
        rated(
            a_request("2026-11-19T19:02", person=Person(id=PersonId(number), name=name)),
            None if number < 3 else 50,
        )
        for number, name in enumerate(HOSTILE_NAMES)
    )
    return replace(SEVEN_SENT, sent=len(rows), rows=rows)


async def test_the_first_frame_shows_the_whole_week() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        text = picture(pilot.app)
    assert "Mon 16 – Sun 22 Nov" in text
    assert "7 this week, inside 5–10" in text
    assert "room for 3." in text
    assert "last day" in text
    assert "Thu 19:09  Dee Marlow" in text
    assert "65–78" in text
    assert "5 people you knew · 1 new · 1 not said" in text
    assert "notes 4 of 7 · 1 of 5 left in November" in text
    assert "quality 66–68, 6 of 7 rated" in text
    assert "Quality is rising: each of the last six rated weeks was" in text
    assert "Six in 40 minutes" in text
    assert "6 of the last 8 weeks inside 5–10" in text
    assert "12 weeks" in text


async def test_every_count_of_the_chart_has_its_shape_and_rest_its_dot() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        counts = next(line for line in picture(pilot.app).splitlines() if "12△" in line)
    past, now = counts.split("│")
    assert " ".join(past.split()).endswith("3▽ 6■ 5■ 4▽ 6■ · 8■ 12△ 5■ 6■ 9■")
    assert now.split() == ["7"]


@pytest.mark.parametrize(
    ("review", "says"),
    [
        (closed(4), "4 that week, 1 short of 5–10."),
        (closed(5), "5 that week, inside 5–10."),
        (closed(10), "10 that week, inside 5–10."),
        (closed(11), "11 that week, 1 past 10."),
        (
            closed(0, state=WeekState.UNKNOWN, rows=(), in_question=True),
            "None sent, or none logged?",
        ),
        (closed(0, state=WeekState.UNKNOWN, rows=()), "Nothing is known of that week."),
        (closed(2, state=WeekState.REST), "A rest week, left out of every average."),
    ],
)
async def test_a_past_week_says_where_it_stood(review: WeekReview, says: str) -> None:
    async with shown(review) as (pilot, _):
        text = picture(pilot.app)
    assert says in text
    assert "SENT THAT WEEK" in text


async def test_a_small_terminal_keeps_everything_in_one_column() -> None:
    async with shown(SEVEN_SENT, SMALL) as (pilot, _):
        text = picture(pilot.app)
        assert "7 this week, inside 5–10" in text
        assert "QUALITY AND QUANTITY" in text
        assert "12△" in text
        assert "Six in 40 minutes" in text
        assert "more below" in text
        for _step in range(6):
            await pilot.press("down")
        await pilot.pause()
        assert "Ana Rybar" in picture(pilot.app)


@pytest.mark.parametrize("size", [(59, 40), (120, 15), (20, 5), (1, 1)])
async def test_a_tiny_terminal_says_what_it_needs(size: tuple[int, int]) -> None:
    async with shown(SEVEN_SENT, size) as (pilot, _):
        if size[0] > 40:
            assert "netcoach needs 60 columns and 16 rows." in picture(pilot.app)
        await pilot.resize_terminal(*WHOLE)
        await until(pilot, "7 this week")


async def test_resizing_keeps_the_selected_request_and_the_focus() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        await pilot.press("j", "j")
        for size in (SMALL, (59, 10), (100, 60), WHOLE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        selected = week_screen(pilot).selected
        assert selected is not None
        assert selected.request.person.name == "Gia Tremont"
        assert isinstance(pilot.app.focused, RequestTable)


async def test_a_change_made_elsewhere_moves_every_panel() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.press("j")
        row = rated(a_request("2026-11-20T09:00", "Cleo Vance"), 70)
        coach.shown = replace(SEVEN_SENT, sent=8, room=2, rows=(*ROWS, row), knew=6)
        coach.changes += 1
        await until(pilot, "8 this week", "Cleo Vance", "6 people you knew")
        selected = week_screen(pilot).selected
        assert selected is not None
        assert selected.request.person.name == "Hal Winter"


async def test_the_brackets_turn_weeks_and_shift_t_comes_back() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.pause(0.1)
        coach.turns.clear()
        coach.shown = closed(6, week=THIS_WEEK.shift(-1))
        await pilot.press("left_square_bracket")
        assert "Mon 9 – Sun 15 Nov" in picture(pilot.app)
        await pilot.press("left_square_bracket", "T")
        assert coach.turns[:3] == [day("2026-11-09"), day("2026-11-02"), None]


async def test_the_arrows_of_the_bar_turn_weeks_by_mouse() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.pause(0.1)
        coach.turns.clear()
        bar = picture(pilot.app).splitlines()[0]
        await pilot.click(offset=(bar.index("‹"), 0))
        await pilot.pause()
        assert coach.turns == [day("2026-11-09")]


async def test_x_puts_the_message_of_a_burst_away_from_the_table_too() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.press("x")
        await pilot.pause(0.1)
        assert coach.put_off == [SEVEN_SENT.bursts[0].key]
        text = picture(pilot.app)
        assert "Six in 40 minutes" not in text
        assert "Put away · u undoes" in text


async def test_enter_on_a_burst_shows_its_reasons() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        week_screen(pilot).query_one(BurstLines).focus()
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "Esc closes" in picture(pilot.app)
        assert "60 minutes" in picture(pilot.app)
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert "Esc closes" not in picture(pilot.app)


@pytest.mark.parametrize(
    ("panel", "says"),
    [
        (RequestTable, "Quality of the request to Hal Winter: 50"),
        (TrendChart, "weeks: 66.0 70.0 67.0 71.0 69.0 64.0, mean 67.8"),
        (SentHowPanel, "5 − 4 in November leaves 1"),
        (None, "Room up to 10: 10 − 7, at least 0, is 3"),
    ],
)
async def test_a_question_mark_explains_what_is_in_focus(
    panel: type[RequestTable] | None, says: str
) -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        screen = week_screen(pilot)
        screen.query_one(panel or DayStrip).focus()
        if panel is RequestTable:
            await pilot.press("down")
        await pilot.press("question_mark")
        await pilot.pause(0.1)
        words = " ".join(picture(pilot.app).replace("│", " ").split())
        assert says in words


@pytest.mark.parametrize("size", [WHOLE, SMALL])
async def test_hostile_names_are_shown_and_do_nothing(size: tuple[int, int]) -> None:
    async with shown(hostile_week(), size) as (pilot, _):
        seen = ""
        for _number in HOSTILE_NAMES:
            seen += picture(pilot.app)
            await pilot.press("question_mark")
            await pilot.pause()
            seen += picture(pilot.app)
            await pilot.click(offset=(size[0] // 2, size[1] // 2))
            await pilot.press("escape", "down")
        week_screen(pilot).query_one(NextPanel).focus()
        await pilot.click(NextPanel, offset=(6, 1))
        seen += picture(pilot.app)
        assert pilot.app.is_running
    assert seen.replace("\n", "").isprintable()
    for name in HOSTILE_NAMES:
        if name.isprintable() and len(name) < 26:
            assert name in seen


async def test_the_palette_holds_every_action_and_no_screenshot() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        commands = {
            command.title: command.help
            for command in pilot.app.get_system_commands(pilot.app.screen)
        }
    titles = " ".join(commands)
    for words in ("New request · n", "Undo · u", "Redo · U", "Delete · d", "Not this week · x"):
        assert words in titles
    assert "creenshot" not in titles


async def test_keys_follow_the_config() -> None:
    async with shown(SEVEN_SENT, keys=(("explain", "f1"),)) as (pilot, _):
        await pilot.press("f1")
        await pilot.pause(0.1)
        assert "Esc closes" in picture(pilot.app)


async def test_ascii_glyphs_draw_with_ascii_only() -> None:
    async with shown(SEVEN_SENT, glyphs="ascii") as (pilot, _):
        text = picture(pilot.app)
    assert text.isascii()
    assert "12^" in text


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "nord", "no-such-theme"])
async def test_every_theme_shows_the_same_words(theme: str) -> None:
    async with shown(SEVEN_SENT, theme=theme) as (pilot, _):
        assert "7 this week, inside 5–10" in picture(pilot.app)


async def test_without_colour_the_gauge_is_drawn_in_marks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(SEVEN_SENT) as (pilot, _):
        text = picture(pilot.app)
    assert "█" * 14 + "|" + "█" * 6 + "▒" * 8 + "|" + "░" * 15 in text


async def test_a_day_lists_its_own_requests_by_arrows_and_by_a_click() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        days = week_screen(pilot).query_one(DayStrip)
        assert "Ana Rybar" in picture(pilot.app)
        await pilot.click(DayStrip, offset=(3 * days.day_cells, 1))
        text = await until(pilot, "SENT ON THU 19")
        assert "Ana Rybar" not in text
        assert "Ines Prado" in text
        days.focus()
        await pilot.press("left", "left", "left")
        text = await until(pilot, "SENT ON MON 16")
        assert "Ana Rybar" in text
        assert "Dee Marlow" not in text
        await pilot.press("escape")
        await until(pilot, "SENT THIS WEEK", "Dee Marlow")


@pytest.mark.parametrize("size", [WHOLE, SMALL])
async def test_a_week_of_the_chart_is_said_in_words_and_shown_by_a_click(
    size: tuple[int, int],
) -> None:
    async with shown(SEVEN_SENT, size) as (pilot, coach):
        await pilot.pause(0.1)
        coach.turns.clear()
        rows = picture(pilot.app).splitlines()
        y = next(y for y, row in enumerate(rows) if "12△" in row)
        x = rows[y].index("12△")
        await pilot.hover(offset=(x, y))
        await until(pilot, "19–25 Oct: 12 sent, above 5–10 · quality 50")
        await pilot.click(offset=(x, y))
        await pilot.pause()
        assert coach.turns == [day("2026-10-19")]


async def test_the_arrows_turn_weeks_where_the_chart_has_the_focus() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.pause(0.1)
        coach.turns.clear()
        week_screen(pilot).query_one(TrendChart).focus()
        await until(pilot, "16–22 Nov: 7 sent so far")
        coach.shown = closed(9, week=THIS_WEEK.shift(-1))
        await pilot.press("left")
        await until(pilot, "9–15 Nov: 9 sent, inside 5–10")
        assert coach.turns == [day("2026-11-09")]


async def test_a_wide_terminal_reads_half_a_year(coach: Coach) -> None:
    fill_demo(coach.store, WEDNESDAY)
    async with opened(coach, size=(200, 60)) as pilot:
        await until(pilot, "26 weeks")
        await pilot.resize_terminal(*WHOLE)
        await until(pilot, "12 weeks")


async def test_page_keys_scroll_a_small_week(coach: Coach) -> None:
    fill_demo(coach.store, WEDNESDAY)
    async with opened(coach, size=(80, 24)) as pilot:
        assert "left in November" not in picture(pilot.app)
        await pilot.press("pagedown", "pagedown")
        await until(pilot, "left in November")
        await pilot.press("pageup", "pageup")
        await until(pilot, "Mon 16")
