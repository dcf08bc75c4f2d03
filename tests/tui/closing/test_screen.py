"""The weekly ritual on the real coach and a real file: on the screen and in the log."""

from __future__ import annotations

import pendulum
import pytest
from pendulum import DateTime
from textual.pilot import Pilot

from netcoach.coach import Coach
from netcoach.domain.log.request import Outcome, Precision
from netcoach.domain.log.signs import Sign, Signs
from netcoach.domain.week.marks import Kept, MarkKind, ZeroAnswer
from netcoach.domain.week.next_steps import NextStepKind
from netcoach.domain.week.trends import WeekState
from netcoach.tui.closing.screen import CloseWeekScreen
from netcoach.tui.week.next_panel import NextPanel
from netcoach.tui.week.screen import WeekScreen
from tests.support.app import SMALL, opened, picture, until
from tests.support.builders import a_draft, day
from tests.support.storage import content

LAST, THIS = "2026-11-11", "2026-11-18"


def on(coach: Coach, date: str) -> Coach:
    """The same log at noon of another day."""
    moment = pendulum.parse(f"{date}T12:00", tz="Europe/Berlin")
    assert isinstance(moment, DateTime)
    return Coach(coach.store, lambda: moment, coach.config)


@pytest.fixture
def begun(coach: Coach) -> Coach:
    """Weeks of requests up to a Wednesday, one of them with a yes and no hello."""
    ana = on(coach, "2026-11-02").log.add(a_draft("Ana Rybar", "2026-11-02", company="Orbital"))
    on(coach, "2026-11-03").outcomes.record([ana.id], Outcome.ACCEPTED, day("2026-11-02"))
    on(coach, "2026-11-08").closing.close(day("2026-11-04"), next_line="two calm sittings")
    for number in range(6):
        on(coach, LAST).log.add(a_draft(f"Person N{number}", LAST))
    coach.log.add(a_draft("Bo Kessler", THIS))
    return coach


async def test_a_week_is_closed_in_four_keys_with_nothing_to_write(begun: Coach) -> None:
    async with opened(begun, size=SMALL) as pilot:
        await pilot.press("w")
        await until(pilot, "[1 The week]", "To Person N0, Person N1", "6 that week, inside 5–10.")
        await pilot.press("enter")
        await until(pilot, "[2 Follow up]", "Ana Rybar", "said yes 16 days ago")
        await pilot.press("enter")
        await until(pilot, "[3 Your words]", "For Mon 9 – Sun 15 Nov: two calm sittings")
        await pilot.press("enter")
        await until(pilot, "Closed the week · u undoes")
    assert begun.week.review(day(LAST)).closed is not None


async def test_the_line_of_last_week_opens_its_closing(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await until(pilot, "Last week: 6 sent, inside 5–10. Close it in a minute")
        to_line(pilot, NextStepKind.CLOSE)
        await pilot.press("enter")
        await until(pilot, "[1 The week]")
        await pilot.press("enter", "enter")
        await until(pilot, "[3 Your words]", "For Mon 9 – Sun 15 Nov: two calm sittings")
    assert begun.week.review().last is not None
    begun.closing.close(day(LAST))
    assert begun.week.review().last is None


async def test_enter_goes_on_where_nobody_is_to_be_followed_up(coach: Coach) -> None:
    on(coach, LAST).log.add(a_draft("Bo Kessler", LAST))
    async with opened(coach, size=SMALL) as pilot:
        await pilot.press("w")
        text = await until(pilot, "[1 The week]", "Nobody waits for a hello", "L notes that")
        assert "Follow up" not in text
        await pilot.press("enter")
        await until(pilot, "[2 Your words]")
        await pilot.press("enter")
        await until(pilot, "Closed the week · u undoes")
    assert coach.week.review(day(LAST)).closed is not None


def assert_fits(pilot: Pilot[None], step: int) -> None:
    """Everything of a step is seen at once, and how to go on."""
    screen = pilot.app.screen
    assert isinstance(screen, CloseWeekScreen)
    shown = screen.query_one(f"#step-{step}")
    assert shown.display
    parts = [part for part in shown.query("*").results() if part.region.area]
    assert parts
    assert [part for part in parts if not shown.region.contains_region(part.region)] == []
    assert shown.max_scroll_y == 0


async def test_every_step_fits_a_small_terminal(begun: Coach) -> None:
    async with opened(begun, size=SMALL) as pilot:
        await pilot.press("w")
        await until(pilot, "[1 The week]")
        for step in range(1, 4):
            assert_fits(pilot, step)
            assert "Back" in picture(pilot.app)
            await pilot.press("enter" if step < 3 else "escape")


@pytest.fixture
def busy(coach: Coach) -> Coach:
    """Two weeks to close together after thirteen empty ones, everything in them long."""
    long = "Wilhelmina Featherstonehaugh-Oyelaran {}-{} of the Very Long Names"
    asked = on(coach, "2026-07-22").log.add(a_draft("Ana Rybar", "2026-07-22"))
    coach.outcomes.record([asked.id], Outcome.ACCEPTED, day("2026-11-17"))
    calm = "calm " * 49
    on(coach, "2026-11-01").closing.close(
        day("2026-10-28"), went_well=f"W {calm}", felt_rushed=f"F {calm}", next_line=f"N {calm}"
    )
    for week, first in enumerate((2, 9)):
        on(coach, "2026-11-01").log.add(a_draft(f"Person {week}", "2026-10-28"))
        for number in range(11):
            date = f"2026-11-{first + number % 7:02}"
            draft = a_draft(long.format(week, number), f"{date}T1{week}:0{number % 6}", note="")
            on(coach, date).log.add(draft)
    for number in range(60):
        coach.log.add(a_draft(long.format("old", number), "2026-07-23"))
    return coach


async def test_every_step_of_a_busy_year_fits_a_small_terminal(busy: Coach) -> None:
    assert len(busy.week.review().unanswered) == 13
    async with opened(busy, size=SMALL) as pilot:
        await pilot.press("w")
        await until(
            pilot,
            "Mon 2 – Sun 8 Nov: 11 ",
            "and 11 weeks more",
            "Mon 9 – Sun 15 Nov: 11 that week, 1 past 10.",
        )
        assert_fits(pilot, 1)
        await pilot.press("enter")
        await until(pilot, "Ana Rybar", "12 of 61, People has all")
        assert_fits(pilot, 2)
        await pilot.press("enter")
        await until(pilot, "For Mon 2 – Sun 8 Nov: N calm", "A plan for next week")
        assert_fits(pilot, 3)
        await pilot.press("enter")
        await until(pilot, "Closed two weeks · u undoes")


async def test_long_words_of_a_closed_week_are_cut_and_stand_whole_among_past_reviews(
    busy: Coach,
) -> None:
    async with opened(busy, size=SMALL) as pilot:
        await pilot.press("V")
        text = await until(pilot, "Past reviews", "Went well: W calm")
        assert text.count("calm") == 3 * 49
        await pilot.press("escape", "left_square_bracket", "left_square_bracket")
        await pilot.press("left_square_bracket", "w")
        await until(pilot, "This week is closed.", "For the week after: N calm", "…")
        assert_fits(pilot, 1)


@pytest.fixture
def told(begun: Coach) -> Coach:
    """Nothing is due: last week is closed."""
    begun.closing.close(day(LAST))
    return begun


async def test_a_week_that_has_just_begun_is_closed_only_after_a_question(told: Coach) -> None:
    async with opened(told) as pilot:
        await pilot.press("w", "enter", "right_square_bracket")
        await until(pilot, "Mon 23 – Sun 29 Nov")
        await pilot.press("T", "w")
        await until(pilot, "This week runs until Sunday, 22 November. Close it now?", "g Go back")
        assert told.week.review().closed is None
        await pilot.press("c", "enter", "enter", "enter")
        await until(pilot, "Closed the week · u undoes")
        assert told.week.review().closed is not None
        await pilot.press("w")
        await until(pilot, "This week is closed.", "e changes the words")
        await pilot.press("e", *"calm", "escape")
        await until(pilot, "Leave the words as they were?")


async def test_words_and_the_answer_are_kept_and_undo_takes_them_back(begun: Coach) -> None:
    before = content(begun.backup.export())
    async with opened(begun) as pilot:
        await pilot.press("w", "enter", "enter")
        await until(pilot, "[3 Your words]")
        await pilot.press("y", "tab", *"new", "tab", "tab", *"less", "enter")
        await until(pilot, "Closed the week")
        closed = begun.week.review(day(LAST)).closed
        assert closed
        assert (closed.went_well, closed.felt_rushed, closed.next_line) == ("new", "", "less")
        assert begun.closing.reviews()[1].closed.kept is Kept.YES
        await until(pilot, "For this week", "less")
        await pilot.press("u")
        await until(pilot, "Took back: closed the week")
    assert content(begun.backup.export()) == before


@pytest.mark.parametrize(
    ("key", "chosen", "kept"), [("y", "[done]", Kept.YES), ("n", "[not done]", Kept.NO)]
)
async def test_y_and_n_answer_for_last_week_s_line_and_are_letters_below_it(
    begun: Coach, key: str, chosen: str, kept: Kept
) -> None:
    async with opened(begun) as pilot:
        await pilot.press("w", "enter", "enter")
        await until(pilot, "Done? y / n", "[skip]", "y or n answers")
        await pilot.press("n", "y", key)
        await until(pilot, chosen)
        await pilot.press("tab", "y", "n", "up", "home")
        await until(pilot, "yn", "[skip]")
        await pilot.press(key, "tab", "end", "n", "enter")
        await until(pilot, "Closed the week")
    assert begun.closing.reviews()[1].closed.kept is kept
    assert begun.closing.reviews()[0].closed.went_well == "ynn"


async def test_what_is_typed_keeps_the_focus_when_the_log_is_read_again(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await pilot.press("w", "enter", "enter", "tab", "tab", *"last")
        await until(pilot, "last")
        assert isinstance(pilot.app.screen, CloseWeekScreen)
        pilot.app.screen.update(begun.closing.preview())
        await pilot.press(*"ing", "enter")
        await until(pilot, "Closed the week")
    assert begun.closing.reviews()[0].closed.felt_rushed == "lasting"


async def test_leaving_asks_where_words_were_typed(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await pilot.press("w", "enter", "enter")
        await until(pilot, "[3 Your words]")
        await pilot.press("tab", *"now", "escape")
        await until(pilot, "Leave without closing the week?")
        await pilot.press("s")
        await until(pilot, "now", "[3 Your words]")
        await pilot.press("escape", "l")
        await until(pilot, "NEXT")
    assert begun.week.review(day(LAST)).closed is None


async def test_what_is_missing_is_logged_and_answered_on_the_way(coach: Coach) -> None:
    on(coach, "2026-10-28").log.add(a_draft("Ana Rybar", "2026-10-28"))
    on(coach, LAST).log.add(a_draft("Bo Kessler", LAST))
    async with opened(coach, size=SMALL) as pilot:
        await until(pilot, "Nothing logged in Mon 2 – Sun 8 Nov: none sent, or none logged?")
        await pilot.press("w")
        await until(pilot, "None sent, or none logged?", "[open] none sent")
        await pilot.press("right", "n")
        await until(pilot, "new request")
        await pilot.press(*"Cleo", "tab", *" nov 10", "ctrl+s")
        await until(pilot, "To Cleo, Bo Kessler", "[none sent]")
        await pilot.press("enter")
        await until(pilot, "Answered · u undoes", "[2 Follow up]")
    assert coach.week.review(day("2026-11-04")).state is WeekState.CLOSED


async def test_one_u_takes_back_every_answer_of_a_step(coach: Coach) -> None:
    on(coach, "2026-10-21").log.add(a_draft("Ana Rybar", "2026-10-21"))
    on(coach, LAST).log.add(a_draft("Bo Kessler", LAST))
    asked = coach.week.review().unanswered
    assert len(asked) == 2
    async with opened(coach) as pilot:
        await pilot.press("w", "right", "tab", "right", "right", "enter")
        await until(pilot, "Answered · u undoes", "[2 Follow up]")
        assert coach.week.review().unanswered == ()
        await pilot.press("u")
        await until(pilot, "Took back: marked two weeks")
    assert coach.week.review().unanswered == asked


async def test_the_last_week_s_person_opens_and_comes_back(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await pilot.press("w", "enter")
        await until(pilot, "[2 Follow up]")
        await pilot.press("p")
        await until(pilot, "Ana Rybar · Orbital")
        await pilot.press("t", "enter")
        await until(pilot, "Noted a contact with Ana Rybar")
        await pilot.press("escape")
        await until(pilot, "[2 Follow up]", "Nobody waits for a hello")
        await pilot.press("1")
        await until(pilot, "NEXT")


async def test_a_closed_week_is_read_and_said_anew(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await pilot.press("V")
        await until(pilot, "Past reviews", "Mon 2 – Sun 8 Nov · 1 sent")
        await pilot.press("e", *"calm")
        await until(pilot, "[3 Your words]", "calm", "two calm sittings")
        await until(pilot, "Enter keeps the words", "Keep the words")
        await pilot.press("enter")
        await until(pilot, "Past reviews", "Changed the words of a week · u undoes")
    closed = begun.week.review(day("2026-11-04")).closed
    assert closed
    assert (closed.went_well, closed.next_line) == ("calm", "two calm sittings")


async def test_a_week_closed_by_mistake_is_opened_again_with_its_words(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket", "w")
        await until(pilot, "This week is closed.", "W opens the week again", "two calm sittings")
        await pilot.press("W")
        await until(pilot, "Opened the week again · u undoes", "[1 The week]")
        assert begun.week.review(day("2026-11-04")).closed is None
        await pilot.press("right", "right")
        await until(pilot, "[3 Your words]", "two calm sittings")
        await pilot.press("enter")
        await until(pilot, "Closed the week · u undoes")
    closed = begun.week.review(day("2026-11-04")).closed
    assert closed
    assert closed.next_line == "two calm sittings"


async def test_late_requests_land_in_a_closed_week_and_are_marked(begun: Coach) -> None:
    begun.log.add(a_draft("Dee Marlow", "2026-11-04"))
    async with opened(begun) as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket")
        text = await until(pilot, "Dee Marlow")
        assert "added later" in text
        assert "two calm sittings" in text


async def test_r_makes_the_week_on_view_one_of_rest_at_once_and_r_takes_it_off(
    begun: Coach,
) -> None:
    async with opened(begun) as pilot:
        await pilot.press("right_square_bracket", "r")
        text = await until(pilot, "Mon 23 – Sun 29 Nov is a rest week · u undoes")
        assert "A rest week, left out of every average." in text
        assert begun.week.review(day("2026-11-25")).state is WeekState.REST
        assert begun.week.review().state is WeekState.OPEN
        await pilot.press("r")
        await until(pilot, "Mon 23 – Sun 29 Nov counts again · u undoes")
        assert begun.week.review(day("2026-11-25")).state is WeekState.OPEN
        await pilot.press("u")
        await until(pilot, "Took back: marked the week", "A rest week")


async def test_keys_faster_than_the_picture_mean_the_week_that_was_asked_for(
    begun: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(begun) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, WeekScreen)
        with monkeypatch.context() as slow:
            slow.setattr(screen, "reread", lambda: None)
            screen.action_show_week(1)
            screen.action_show_week(1)
            assert screen.review == begun.week.review()
            await screen.action_toggle_rest()
            await screen.action_part_week()
        await until(pilot, "─ Mon 30 Nov – Sun 6 Dec", "[rest]")
    assert begun.week.review().state is WeekState.OPEN
    assert begun.week.review(day("2026-12-02")).state is WeekState.REST


async def test_r_says_which_weeks_can_rest(begun: Coach) -> None:
    async with opened(begun) as pilot:
        await pilot.press(*["left_square_bracket"] * 3, "r")
        await until(pilot, "That week is too long ago")
    assert begun.week.review(day("2026-10-28")).state is not WeekState.REST


@pytest.mark.parametrize(
    ("keys", "kind", "days", "band"),
    [(["right"], MarkKind.REST, None, "A rest week"), (["right"] * 4, MarkKind.PART, 4, "3–10")],
)
async def test_capital_r_makes_a_week_one_of_rest_or_of_fewer_days(
    begun: Coach, keys: list[str], kind: MarkKind, days: int | None, band: str
) -> None:
    async with opened(begun) as pilot:
        await pilot.press("R")
        await until(pilot, "A rest week is left out of every average")
        await pilot.press(*keys, "enter")
        text = await until(pilot, "Marked the week · u undoes")
        assert band.split("–")[0] in text
        marks = [one for one in begun.store.week.marks() if one.kind is kind]
        assert [one.days for one in marks] == [days]
        await pilot.press("R", "home", "enter")
        await until(pilot, "Marked the week")
    assert [one.kind for one in begun.store.week.marks()] == [MarkKind.CLOSED]


def to_line(pilot: Pilot[None], kind: NextStepKind) -> None:
    """Go to a line under "Next"."""
    steps = pilot.app.screen.query_one(NextPanel)
    steps.focus()
    steps.cursor = [step.kind for step in steps.items].index(kind)


async def test_the_line_of_the_empty_weeks_answers_for_all_at_once(coach: Coach) -> None:
    on(coach, "2026-10-21").log.add(a_draft("Ana Rybar", "2026-10-21"))
    coach.log.add(a_draft("Bo Kessler", THIS))
    async with opened(coach) as pilot:
        await until(pilot, "Nothing logged in Mon 26 Oct – Sun 1 Nov")
        to_line(pilot, NextStepKind.UNKNOWN_WEEK)
        await pilot.press("w", "enter")
        await until(pilot, "[open]", "[Mon 26 Oct – Sun 1 Nov]", "all 3", "Choose an answer")
        assert len(coach.week.review().unanswered) == 3
        await pilot.press("right", "right", "tab", "right", "enter")
        text = await until(pilot, "Answered · u undoes")
        assert "Nothing logged" not in text
    assert coach.week.review().unanswered == ()
    assert coach.week.review(day("2026-11-04")).state is WeekState.REST


@pytest.mark.parametrize("size", [(120, 40), SMALL])
async def test_the_advice_is_explained_with_its_figures_at_every_size(
    coach: Coach, size: tuple[int, int]
) -> None:
    group = Signs(yes=frozenset(Sign) - {Sign.GROUP}, no=frozenset({Sign.GROUP}))
    for number in range(7):
        coach.log.add(a_draft(f"Person N{number}", f"2026-11-{2 + number:02}", signs=group))
    async with opened(coach, size=size) as pilot:
        await until(pilot, "Join a group of your field, talk there, ask a member.")
        to_line(pilot, NextStepKind.ADVICE)
        await pilot.press("question_mark")
        await until(pilot, "none of the last 7", "It is said when at least six", "Esc closes")


@pytest.fixture
def gap(coach: Coach) -> Coach:
    """A log that began in October with three empty weeks since."""
    on(coach, "2026-10-21").log.add(a_draft("Ana Rybar", "2026-10-21"))
    coach.log.add(a_draft("Bo Kessler", THIS))
    return coach


async def test_the_week_on_view_is_answered_for_from_its_line(gap: Coach) -> None:
    async with opened(gap) as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket")
        await until(pilot, "None sent, or none logged?", "Mon 2 – Sun 8 Nov:")
        to_line(pilot, NextStepKind.UNKNOWN_WEEK)
        await pilot.press("enter")
        await until(pilot, "[open]", "[Mon 2 – Sun 8 Nov]")
        await pilot.press("right", "enter")
        await until(pilot, "Answered · u undoes", "0 that week, 5 short of 5–10")
        assert len(gap.week.review().unanswered) == 2


async def test_an_empty_week_is_logged_after_all(gap: Coach) -> None:
    async with opened(gap) as pilot:
        to_line(pilot, NextStepKind.UNKNOWN_WEEK)
        await pilot.press("w", "right", "right", "right", "enter", *"Cleo")
        await until(pilot, "new request", "week:2026-10-29")
        await pilot.press("enter")
        await until(pilot, "Logged Cleo · u undoes", "Mon 26 Oct – Sun 1 Nov")
    (row,) = gap.week.review(day("2026-10-29")).rows
    assert (row.request.person.name, row.request.sent.precision) == ("Cleo", Precision.WEEK)


async def test_what_is_answered_later_is_asked_when_a_week_is_closed(gap: Coach) -> None:
    gap.closing.answer_zeros(
        {one.start: ZeroAnswer.LATER for one in gap.week.review().unanswered[:2]}
    )
    async with opened(gap) as pilot:
        await until(pilot, "Last week: nothing logged. Close it in a minute")
        await pilot.press("w")
        text = await until(pilot, "None sent, or none logged?", "Mon 26 Oct – Sun 1 Nov")
        asked = text[text.index("None sent, or none logged?") :]
        assert asked.index("Mon 9") < asked.index("Mon 2 ") < asked.index("Mon 26 Oct")


async def test_nothing_is_asked_of_a_week_before_the_first_log(gap: Coach) -> None:
    async with opened(gap) as pilot:
        await pilot.press(*["left_square_bracket"] * 5)
        text = await until(pilot, "Mon 12 – Sun 18 Oct", "Nothing is known of that week.")
        assert "none logged" not in text


async def test_x_puts_the_advice_away_and_undo_brings_it_back(coach: Coach) -> None:
    for number in range(8):
        coach.log.add(a_draft(f"Person N{number}", f"2026-11-{2 + number:02}", note=""))
    advice = coach.week.review().advice
    assert advice
    said = "Two lines about them make a request easy to say yes to."
    async with opened(coach) as pilot:
        await until(pilot, said)
        to_line(pilot, NextStepKind.ADVICE)
        await pilot.press("x")
        assert said not in await until(pilot, "Put away · u undoes")
        await pilot.press("u")
        await until(pilot, said)
