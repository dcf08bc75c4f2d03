"""The weekly ritual through the coach: rest, part weeks, zero weeks, closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pendulum
import pytest
from pendulum import DateTime

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.domain.bursts import SpeedRule
from netcoach.domain.change import Change, ChangeKind
from netcoach.domain.errors import InvalidInput, NotFound
from netcoach.domain.log.preview import preview_of
from netcoach.domain.week.calendar import FirstDay, Week
from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.history import Part
from netcoach.domain.week.marks import Kept, ZeroAnswer
from netcoach.domain.week.next_steps import NOTHING, NextStepKind
from netcoach.domain.week.trends import Consistency, WeekState
from netcoach.storage.store import Store
from netcoach.wording.week.screen import inside_weeks
from tests.support.builders import WEDNESDAY, a_draft, day

THIS = Week(start=day("2026-11-16"))
At = Callable[..., Coach]


@pytest.fixture
def at(store: Store) -> At:
    """A coach at another moment, with another first day if said; Wednesday noon by default."""

    def door(moment: DateTime = WEDNESDAY, first_day: FirstDay = FirstDay.MONDAY) -> Coach:
        return Coach(store, lambda: moment, Config(database=store.path, first_day=first_day))

    return door


def on(text: str) -> DateTime:
    """A moment in Berlin from "2026-11-18T12:00"."""
    moment = pendulum.parse(text, tz="Europe/Berlin")
    assert isinstance(moment, DateTime)
    return moment


def fill(at: At, week: Week, sent: int, **said: object) -> None:
    """Log that many requests on the days of a week, on its Monday first, at their own time."""
    for number in range(sent):
        date = week.days[number % 7].isoformat()
        name = f"Person {date} Number{number}"
        at(on(f"{date}T12:00")).log.add(a_draft(name, date, **said))


# rest weeks


@pytest.mark.parametrize("date", ["2026-11-18", "2026-11-02", "2026-11-23", "2027-02-01"])
def test_this_week_a_coming_one_and_the_last_two_can_rest(coach: Coach, date: str) -> None:
    week = coach.closing.set_rest(day(date))
    assert day(date) in week
    assert coach.week.review(day(date)).state is WeekState.REST


@pytest.mark.parametrize("date", ["2026-11-01", "2020-01-01", "2036-01-01", "9999-12-31"])
def test_any_other_week_cannot(coach: Coach, date: str) -> None:
    with pytest.raises(InvalidInput):
        coach.closing.set_rest(day(date))


def test_taking_the_rest_off_finds_every_mark_in_the_week(at: At) -> None:
    at(first_day=FirstDay.MONDAY).closing.set_rest(day("2026-11-18"))
    at(first_day=FirstDay.SATURDAY).closing.set_rest(day("2026-11-21"))
    anew = at(first_day=FirstDay.THURSDAY)
    assert anew.week.review(day("2026-11-19")).state is WeekState.REST
    anew.closing.set_rest(day("2026-11-19"), on=False)
    assert anew.week.review(day("2026-11-19")).state is WeekState.OPEN
    anew.log.undo()
    assert anew.week.review(day("2026-11-19")).state is WeekState.REST


def test_resting_twice_is_one_change(coach: Coach) -> None:
    coach.closing.set_rest()
    token = coach.change_token()
    coach.closing.set_rest(day("2026-11-20"))
    assert coach.change_token() == token
    coach.log.undo()
    assert coach.week.review().state is WeekState.OPEN


def test_rest_is_turned_on_and_off_again(coach: Coach) -> None:
    assert coach.closing.toggle_rest(day("2026-11-10")) == (THIS.shift(-1), True)
    assert coach.closing.toggle_rest() == (THIS, True)
    assert coach.closing.toggle_rest(day("2026-11-15")) == (THIS.shift(-1), False)
    assert coach.week.review(day("2026-11-10")).state is not WeekState.REST
    assert coach.week.review().state is WeekState.REST


def test_a_rest_long_ago_can_still_be_taken_off(at: At) -> None:
    at().closing.set_rest(day("2026-11-18"))
    later = at(on("2027-06-01T12:00"))
    later.closing.set_rest(day("2026-11-18"), on=False)
    assert later.week.review(day("2026-11-18")).state is not WeekState.REST


def test_what_is_sent_in_a_rest_week_still_counts_for_bursts(at: At) -> None:
    for number in range(6):
        sent = f"2026-11-10T19:0{number}"
        at(on(sent)).log.add(a_draft(f"Person N{number}", sent))
    coach = at()
    coach.closing.set_rest(day("2026-11-10"))
    review = coach.week.review(day("2026-11-10"))
    assert (review.state, review.pace) == (WeekState.REST, None)
    (burst,) = review.bursts
    assert [reason.rule for reason in burst.speed] == [SpeedRule.SITTING]
    assert (burst.level, len(burst.requests)) == (1, 6)


@pytest.mark.parametrize(("on_monday", "levels"), [(3, []), (4, [1])])
def test_a_rest_week_and_the_next_make_a_burst_of_seven_dates_together(
    at: At, on_monday: int, levels: list[int]
) -> None:
    for date, sent in (("14", 4), ("15", 4), ("16", on_monday), ("17", 4)):
        for number in range(sent):
            when = f"2026-11-{date}"
            at(on(f"{when}T12:00")).log.add(a_draft(f"Person {date} N{number}", when))
    coach = at()
    coach.closing.set_rest(day("2026-11-10"))
    assert [burst.level for burst in coach.week.review(day("2026-11-10")).bursts] == levels


# consistency


def test_the_plain_line_counts_the_weeks_inside_among_those_that_were_no_rest(at: At) -> None:
    for number, sent in enumerate((4, 6, 0, 8, 12, 5, 10, 7, 9)):
        fill(at, THIS.shift(number - 9), sent)
    at(on("2026-09-30T12:00")).closing.set_rest()
    coach = at()
    trends = coach.week.trends()
    assert (trends.inside, trends.inside_of) == (6, 8)
    assert (
        inside_weeks(trends.recent, coach.week.guideline()) == "6 of the last 8 weeks inside 5–10"
    )


def test_the_weeks_of_a_known_consistency(at: At) -> None:
    for number, sent in enumerate((4, 6, 0, 8, 12, 5, 6, 7)):
        fill(at, THIS.shift(number - 8), sent)
    at(on("2026-10-10T12:00")).closing.set_rest()
    trends = at().week.trends(weeks=9)
    assert [week.state for week in trends.weeks].count(WeekState.REST) == 1
    assert (trends.inside, trends.inside_of) == (5, 7)
    assert trends.consistency is not None
    assert round(trends.consistency.low, 3) == round(trends.consistency.high, 3) == 0.954
    assert (trends.run, trends.longest_run) == (3, 3)
    assert at().week.review().trends.run == 3


def test_one_perfect_week_is_a_whole_of_one_week(at: At) -> None:
    fill(at, THIS.shift(-1), 7)
    trends = at().week.trends()
    assert trends.consistency == Consistency(low=1.0, high=1.0, weeks=1)


# part weeks and the first week


@pytest.mark.parametrize(("days", "low"), [(1, 1), (4, 3), (5, 4), (6, 5)])
def test_part_of_a_week_is_held_against_its_part_everywhere(at: At, days: int, low: int) -> None:
    fill(at, THIS.shift(-2), 5)
    fill(at, THIS.shift(-1), low)
    coach = at()
    coach.closing.set_days(day("2026-11-11"), days)
    review = coach.week.review(day("2026-11-11"))
    assert (review.guideline.low, review.guideline.high) == (low, 10)
    assert (review.whole_guideline.low, review.whole_guideline.high) == (5, 10)
    assert (review.pace, review.room, review.to_low) == (Pace.INSIDE, 10 - low, 0)
    assert review.bursts == ()
    week = coach.week.trends().weeks[-2]
    assert (week.guideline, week.pace) == (review.guideline, Pace.INSIDE)
    assert coach.week.guideline().high == 10
    coach.closing.set_days(day("2026-11-11"), None)
    assert coach.week.review(day("2026-11-11")).part is None


@pytest.mark.parametrize("days", [7, -1])
def test_no_other_number_of_days_is_part_of_a_week(coach: Coach, days: int) -> None:
    with pytest.raises(InvalidInput, match="1 to 6"):
        coach.closing.set_days(THIS.start, days)


def test_the_first_week_is_held_against_the_days_it_had(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-11-18"))
    review = coach.week.review()
    assert (review.guideline.low, review.guideline.high) == (4, 10)
    assert (review.to_low, review.room) == (3, 9)
    assert review.part is not None
    assert (review.part.days, review.part.why) == (5, Part.FIRST)
    context = coach.log.context()
    assert context.history.guideline(THIS) == review.guideline
    assert context.history.guideline(THIS.shift(1)).low == 5


@pytest.mark.parametrize("when", ["2026-11-19", "2026-11-17", "2026-11-16", "2026-11-12"])
def test_the_form_foresees_the_week_that_the_first_request_begins(at: At, when: str) -> None:
    coach = at(on("2026-11-19T12:00"))
    draft = a_draft("Ana Rybar", when)
    before = preview_of(draft, coach.log.context())
    coach.log.add(draft)
    after = coach.week.review(day(when))
    assert (before.sent, before.to_low, before.room) == (after.sent, after.to_low, after.room)
    assert (before.guideline, before.part) == (after.guideline, after.part)


def test_a_first_week_known_from_its_monday_on_is_whole(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-11-18"))
    coach.log.add(a_draft("Bo Kessler", "2026-11-16"))
    assert coach.week.review().part is None


# zero weeks


def test_a_past_week_with_nothing_logged_is_asked_about_until_answered(at: At) -> None:
    fill(at, THIS.shift(-5), 1)
    fill(at, THIS.shift(-1), 5)
    coach = at()
    empty = tuple(THIS.shift(-n) for n in (4, 3, 2))
    assert coach.week.review().unanswered == empty
    coach.closing.answer_zeros({empty[0].start: ZeroAnswer.NONE_SENT})
    coach.closing.answer_zeros({empty[1].end: ZeroAnswer.REST})
    coach.closing.answer_zeros({empty[2].start: ZeroAnswer.LATER})
    assert coach.week.review().unanswered == ()
    states = [coach.week.review(week.start).state for week in empty]
    assert states == [WeekState.CLOSED, WeekState.REST, WeekState.UNKNOWN]
    coach.log.undo()
    assert coach.week.review().unanswered == empty[2:]


def test_many_weeks_have_one_answer_in_one_entry(at: At) -> None:
    fill(at, THIS.shift(-5), 1)
    coach = at()
    weeks = coach.week.review().unanswered
    assert len(weeks) == 4
    coach.closing.answer_zeros({week.start: ZeroAnswer.REST for week in weeks})
    assert coach.week.review().unanswered == ()
    coach.log.undo()
    assert coach.week.review().unanswered == weeks


def test_closing_asks_first_about_the_weeks_it_closes_and_last_what_was_put_off(at: At) -> None:
    fill(at, THIS.shift(-6), 1)
    fill(at, THIS.shift(-2), 1)
    coach = at()
    asked = [THIS.shift(-n) for n in (5, 4, 3, 1)]
    assert list(coach.week.review().unanswered) == asked
    coach.closing.answer_zeros({asked[0].start: ZeroAnswer.LATER})
    assert list(coach.closing.preview().unanswered) == [asked[3], asked[1], asked[2], asked[0]]


def test_different_answers_given_at_once_are_one_entry(at: At) -> None:
    fill(at, THIS.shift(-4), 1)
    coach = at()
    weeks = coach.week.review().unanswered
    coach.closing.answer_zeros(
        {week.start: answer for week, answer in zip(weeks, ZeroAnswer, strict=True)}
    )
    states = [coach.week.review(week.start).state for week in weeks]
    assert states == [WeekState.CLOSED, WeekState.REST, WeekState.UNKNOWN]
    assert coach.week.review().unanswered == ()
    coach.log.undo()
    assert coach.week.review().unanswered == weeks


def test_nobody_is_asked_about_weeks_before_they_began(coach: Coach) -> None:
    coach.log.add(a_draft("Ana Rybar", "2026-09-01"))
    coach.log.add(a_draft("Bo Kessler", "2026-11-18"))
    assert coach.week.review().unanswered == ()


# closing


def test_closing_freezes_the_words_and_the_guideline_and_not_the_counts(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    monday = at(on("2026-11-16T09:00"))
    shown = monday.closing.preview()
    assert [one.review.week for one in shown.weeks] == [THIS.shift(-1)]
    (closed,) = monday.closing.close(went_well="  Calm \n ", next_line="Ask an alum")
    assert (closed.went_well, closed.felt_rushed, closed.kept) == ("Calm", "", Kept.UNSAID)
    later = at()
    later.week.set_guideline(1, 2)
    later.log.add(a_draft("Late Comer", "2026-11-10"))
    review = later.week.review(day("2026-11-10"))
    assert (review.sent, review.guideline.low, review.guideline.high) == (6, 5, 10)
    assert review.closed == closed
    assert [row.added_later for row in review.rows].count(True) == 1
    assert later.week.review().intention is not None
    past = later.closing.reviews()
    assert [(one.sent, one.pace, one.added_later) for one in past] == [(6, Pace.INSIDE, 1)]


def test_a_closed_week_is_not_closed_twice_and_can_be_opened(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    coach = at()
    coach.closing.close(day("2026-11-10"), went_well="Calm")
    with pytest.raises(InvalidInput, match="already"):
        coach.closing.close(day("2026-11-10"))
    assert coach.closing.preview(day("2026-11-10")).closed is not None
    with pytest.raises(InvalidInput, match="closed"):
        coach.closing.set_days(day("2026-11-10"), 3)
    assert coach.closing.reopen(day("2026-11-10")).went_well == "Calm"
    assert coach.week.review(day("2026-11-10")).closed is None
    with pytest.raises(NotFound):
        coach.closing.reopen(day("2026-11-10"))
    coach.log.undo()
    assert coach.week.review(day("2026-11-10")).closed is not None


def test_saying_anew_changes_the_words_and_nothing_else_of_a_closed_week(at: At) -> None:
    fill(at, THIS.shift(-2), 6)
    fill(at, THIS.shift(-1), 6)
    at(on("2026-11-09T09:00")).closing.close(next_line="Ask an alum")
    (closed,) = at(on("2026-11-16T09:00")).closing.close(went_well="Calm")
    coach = at()
    coach.log.add(a_draft("Late Comer", "2026-11-10"))
    coach.week.set_guideline(8, 12)
    before = coach.week.review(day("2026-11-10"))
    assert [row.added_later for row in before.rows].count(True) == 1
    said = coach.closing.rewrite(day("2026-11-10"), felt_rushed=" Thursday ", next_done=Kept.YES)
    assert said == replace(closed, went_well="", felt_rushed="Thursday")
    after = coach.week.review(day("2026-11-10"))
    assert after.pace is Pace.INSIDE
    assert after.rows == before.rows
    assert after.intention is not None
    assert after.intention.kept is Kept.YES
    coach.log.undo()
    again = coach.week.review(day("2026-11-10"))
    assert (again.closed, again.intention) == (closed, before.intention)


def test_only_a_closed_week_is_said_anew(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    with pytest.raises(NotFound, match="not closed"):
        at().closing.rewrite(day("2026-11-10"), went_well="Calm")


@pytest.mark.parametrize("first_day", list(FirstDay))
def test_a_week_cut_anew_is_said_anew_where_its_closing_lies(at: At, first_day: FirstDay) -> None:
    fill(at, THIS.shift(-2), 5)
    fill(at, THIS.shift(-1), 5)
    at().closing.close(went_well="Calm")
    coach = at(first_day=first_day)
    latest = coach.closing.reviews()[0].closed
    coach.closing.rewrite(latest.week.start, went_well="Quiet")
    assert coach.closing.reviews()[0].closed == replace(latest, went_well="Quiet")
    assert len(coach.store.week.marks()) == 2


def test_a_coming_week_cannot_be_closed(coach: Coach) -> None:
    with pytest.raises(InvalidInput, match="not begun"):
        coach.closing.preview(day("2026-11-23"))


def test_two_unclosed_weeks_are_closed_together(at: At) -> None:
    fill(at, THIS.shift(-2), 5)
    fill(at, THIS.shift(-1), 7)
    coach = at()
    shown = coach.closing.preview()
    assert [one.review.week for one in shown.weeks] == [THIS.shift(-2), THIS.shift(-1)]
    closed = coach.closing.close(felt_rushed="Thursday")
    assert [one.week for one in closed] == [THIS.shift(-2), THIS.shift(-1)]
    words = [(one.closed.week, one.closed.felt_rushed) for one in coach.closing.reviews()]
    assert words == [(THIS.shift(-1), "Thursday"), (THIS.shift(-2), "")]
    assert coach.log.undo() == Change(kind=ChangeKind.CLOSE, count=2)
    assert coach.closing.reviews() == ()


@pytest.mark.parametrize(
    ("now", "due"),
    [("2026-11-16T09:00", -1), ("2026-11-20T09:00", -1), ("2026-11-21T09:00", 0)],
)
def test_last_week_is_due_until_this_one_is_nearly_told(at: At, now: str, due: int) -> None:
    fill(at, THIS.shift(-1), 5)
    assert at(on(now)).closing.preview().week == THIS.shift(due)


@pytest.mark.parametrize(
    ("now", "early"),
    [("2026-11-16T09:00", True), ("2026-11-20T23:59", True), ("2026-11-21T00:00", False)],
)
def test_closing_a_week_is_early_until_its_last_two_days(at: At, now: str, early: bool) -> None:
    fill(at, THIS.shift(-1), 5)
    at(on("2026-11-15T20:00")).closing.close(day("2026-11-10"))
    coach = at(on(now))
    assert (coach.closing.preview().week, coach.closing.preview().is_early) == (THIS, early)
    coach.closing.close()
    assert not coach.closing.preview().is_early


def test_a_week_that_is_over_is_never_closed_early(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    assert not at(on("2026-11-16T00:00")).closing.preview().is_early


@pytest.mark.parametrize(
    ("sent", "late"),
    [
        ("2026-11-16T08:59", True),
        ("2026-11-16T09:00", True),
        ("2026-11-16T09:01", False),
        ("2026-11-16", True),
        ("2026-11-17", False),
    ],
)
def test_what_is_sent_after_an_early_closing_is_not_added_later(
    at: At, sent: str, late: bool
) -> None:
    at(on("2026-11-16T08:00")).log.add(a_draft("Ana Rybar", "2026-11-16T07:00"))
    at(on("2026-11-16T09:00")).closing.close()
    coach = at(on("2026-11-17T12:00"))
    coach.log.add(a_draft("Bo Kessler", sent))
    added = {row.request.person.name: row.added_later for row in coach.week.review().rows}
    assert added == {"Ana Rybar": False, "Bo Kessler": late}


def test_a_guideline_holds_from_the_first_week_that_is_not_closed_under_another(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    coach = at(on("2026-11-16T09:00"))
    coach.closing.close()
    coach.closing.close()
    set_now = coach.week.set_guideline(3, 6)
    assert (set_now.high, set_now.from_week) == (6, THIS.shift(1).start)
    assert coach.week.guideline() == set_now
    assert coach.week.review().guideline.high == 10
    later = at(on("2026-11-23T09:00"))
    assert later.week.review().guideline.high == 6
    later.closing.close()
    assert later.week.guideline() == set_now


def test_a_guideline_that_a_week_was_closed_under_holds_from_that_week(at: At) -> None:
    at(on("2026-11-16T09:00")).week.set_guideline(3, 6)
    at(on("2026-11-18T09:00")).log.add(a_draft("Ana Rybar", "2026-11-18"))
    coach = at(on("2026-11-22T09:00"))
    coach.closing.close()
    assert coach.week.guideline().from_week == THIS.start


def test_a_rest_week_is_not_due(at: At) -> None:
    fill(at, THIS.shift(-2), 5)
    coach = at()
    coach.closing.set_rest(day("2026-11-10"))
    assert coach.closing.preview().week == THIS.shift(-2)


def test_last_weeks_line_is_asked_about_and_answered_once(at: At) -> None:
    fill(at, THIS.shift(-2), 5)
    fill(at, THIS.shift(-1), 5)
    at(on("2026-11-09T09:00")).closing.close(next_line="Ask an alum")
    coach = at()
    intention = coach.closing.preview().intention
    assert intention is not None
    assert (intention.line, intention.week) == ("Ask an alum", THIS.shift(-1))
    coach.closing.close(next_done=Kept.NO)
    coach.log.undo()
    coach.closing.close(next_done=Kept.YES)
    assert coach.closing.preview(day("2026-11-10")).intention is None


def test_a_line_too_long_is_refused_and_nothing_is_written(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    coach = at()
    with pytest.raises(InvalidInput, match="went well"):
        coach.closing.close(went_well="x" * 10_001)
    assert coach.closing.reviews() == ()


def test_thinness_without_speed_is_told_when_the_week_is_closed(at: At) -> None:
    fill(at, THIS.shift(-1), 5, note="")
    coach = at()
    shown = coach.closing.preview().weeks[-1]
    assert shown.review.bursts == ()
    assert [len(reason.requests) for reason in shown.thin] == [5]


# cutting weeks anew


def test_another_first_day_and_back_gives_the_same_figures(at: At) -> None:
    for weeks_back in (3, 2, 1):
        fill(at, THIS.shift(-weeks_back), 4 + weeks_back)
    coach = at()
    coach.closing.set_rest(day("2026-11-04"))
    coach.closing.close(day("2026-11-10"), went_well="Calm", next_line="One a day")
    before = coach.week.review()
    sunday = at(first_day=FirstDay.SUNDAY)
    assert sunday.week.review().week.start == day("2026-11-15")
    assert sunday.week.review(day("2026-11-04")).state is WeekState.REST
    assert sunday.closing.reviews()[0].closed.went_well == "Calm"
    assert at().week.review() == before


# reminders


def test_a_calm_week_needs_nothing(at: At) -> None:
    assert at().closing.needs() == NOTHING
    fill(at, THIS.shift(-1), 5)
    at(on("2026-11-16T09:00")).closing.close()
    assert at().closing.needs() == replace(NOTHING, low=5, days_left=4)


def test_a_late_week_without_a_log_needs_one(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    needs = at(on("2026-11-20T17:00")).closing.needs()
    assert (needs.to_low, needs.days_left) == (5, 2)
    assert NextStepKind.CLOSE in [step.kind for step in needs.steps]


def test_a_rest_week_asks_for_nothing(at: At) -> None:
    fill(at, THIS.shift(-1), 5)
    coach = at(on("2026-11-20T17:00"))
    coach.closing.set_rest()
    needs = coach.closing.needs()
    assert needs.to_low == 0
    assert needs.steps == ()
