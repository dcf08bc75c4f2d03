"""Stories of the Week screen on hand-made reviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.people.person import Person, PersonId
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.tui.week.chart import TrendChart
from netcoach.tui.week.panels import NextStepsPanel, RequestTable, SentHowPanel
from tests.support.app import SMALL, WHOLE, picture, shown, until, week_screen
from tests.support.builders import a_request, day
from tests.support.reviews import FIRST_RUN, ROWS, SEVEN_SENT, THIS_WEEK, closed, rated

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
    assert "7 requests this week, inside your 5–10." in text
    assert "room for 3 · day 7 of 7" in text
    assert "Thu 19:09  Dee Marlow" in text
    assert "65–78" in text
    assert "5 people you knew · 1 new · 1 not said" in text
    assert "notes 4 · 1 of 5 left in November" in text
    assert "quality 66–68, 6 of 7 rated" in text
    assert "Quality is rising: by 15 points on average." in text
    assert "Six in 40 minutes" in text
    assert "6 of the last 8 weeks inside 5–10" in text
    assert "12 weeks" in text


async def test_every_count_of_the_chart_has_its_shape_and_rest_its_dot() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        counts = next(line for line in picture(pilot.app).splitlines() if "12△" in line)
    right = counts.split("││")[-1].split("│")
    assert " ".join(right[0].split()) == "3▽ 6■ 5■ 4▽ 6■ · 8■ 12△ 5■ 6■ 9■"
    assert right[1].split() == ["7"]


async def test_a_first_run_teaches_with_one_sentence() -> None:
    async with shown(FIRST_RUN) as (pilot, _):
        text = picture(pilot.app)
    assert "Five to ten thoughtful requests a week. Press n when you have sent one." in text
    assert "netcoach demo" in text
    assert "?" not in text.split("Quality and quantity")[1].split("quality")[0]


@pytest.mark.parametrize(
    ("review", "says"),
    [
        (closed(4), "4 requests that week, 1 below your 5–10."),
        (closed(5), "5 requests that week, inside your 5–10."),
        (closed(10), "10 requests that week, inside your 5–10."),
        (closed(11), "11 requests that week, 1 above your 5–10."),
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
    assert "Sent that week" in text


async def test_a_small_terminal_keeps_everything_in_one_column() -> None:
    async with shown(SEVEN_SENT, SMALL) as (pilot, _):
        text = picture(pilot.app)
        assert "7 requests this week, inside your 5–10." in text
        assert "week of" in text
        assert "12△" in text
        assert "Six in 40 minutes" in text
        for _step in range(6):
            await pilot.press("down")
        await pilot.pause()
        assert "Ines Prado         not rated yet" in picture(pilot.app)


@pytest.mark.parametrize("size", [(59, 40), (120, 15), (20, 5), (1, 1)])
async def test_a_tiny_terminal_says_what_it_needs(size: tuple[int, int]) -> None:
    async with shown(SEVEN_SENT, size) as (pilot, _):
        if size[0] > 40:
            assert "netcoach needs 60 columns and 16 rows." in picture(pilot.app)
        await pilot.resize_terminal(*WHOLE)
        await until(pilot, "7 requests this week")


async def test_resizing_keeps_the_selected_request_and_the_focus() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        await pilot.press("j", "j")
        for size in (SMALL, (59, 10), (100, 60), WHOLE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        selected = week_screen(pilot).selected
        assert selected is not None
        assert selected.request.person.name == "Dee Marlow"
        assert isinstance(pilot.app.focused, RequestTable)


async def test_a_change_made_elsewhere_moves_every_panel() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.press("j")
        row = rated(a_request("2026-11-20T09:00", "Cleo Vance"), 70)
        coach.shown = replace(SEVEN_SENT, sent=8, room=2, rows=(*ROWS, row), knew=6)
        coach.changes += 1
        await until(pilot, "8 requests this week", "Cleo Vance", "6 people you knew")
        selected = week_screen(pilot).selected
        assert selected is not None
        assert selected.request.person.name == "Bo Kessler"


async def test_the_brackets_turn_weeks_and_t_comes_back() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.pause(0.1)
        coach.turns.clear()
        coach.shown = closed(6, week=THIS_WEEK.shift(-1))
        await pilot.press("left_square_bracket")
        assert "Mon 9 – Sun 15 Nov" in picture(pilot.app)
        await pilot.press("left_square_bracket", "t")
        assert coach.turns[:3] == [day("2026-11-09"), day("2026-11-02"), None]


async def test_the_arrows_of_the_bar_turn_weeks_by_mouse() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        await pilot.pause(0.1)
        coach.turns.clear()
        bar = picture(pilot.app).splitlines()[0]
        await pilot.click(offset=(bar.index("‹"), 0))
        await pilot.pause()
        assert coach.turns == [day("2026-11-09")]


async def test_x_puts_the_selected_burst_away() -> None:
    async with shown(SEVEN_SENT) as (pilot, coach):
        week_screen(pilot).query_one(NextStepsPanel).focus()
        await pilot.press("x")
        await pilot.pause(0.1)
        assert coach.dismissed == [SEVEN_SENT.bursts[0].key]
        text = picture(pilot.app)
        assert "Six in 40 minutes" not in text
        assert "Put away · u undoes" in text


async def test_enter_on_a_burst_shows_its_reasons() -> None:
    async with shown(SEVEN_SENT) as (pilot, _):
        week_screen(pilot).query_one(NextStepsPanel).focus()
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
        (RequestTable, "Quality of the request to Ana Rybar: 95"),
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
        screen.query_one(panel or "#summary").focus()
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
        week_screen(pilot).query_one(NextStepsPanel).focus()
        await pilot.click(NextStepsPanel, offset=(6, 1))
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
    for words in ("New request · n", "Undo · u", "Redo · U", "Delete · d", "Put away · x"):
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
        assert "7 requests this week, inside your 5–10." in picture(pilot.app)


async def test_without_colour_the_gauge_is_drawn_in_marks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(SEVEN_SENT) as (pilot, _):
        text = picture(pilot.app)
    assert "█" * 28 + "▒" * 12 + "░" * 20 in text
