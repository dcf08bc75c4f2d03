"""What the screens show of weeks, and the guideline, on a real database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pendulum import Date, DateTime

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.domain.bursts import is_seen
from netcoach.domain.errors import InvalidInput
from netcoach.domain.log.request import Outcome, Request
from netcoach.domain.week.calendar import FirstDay
from netcoach.domain.week.guideline import Pace
from netcoach.domain.week.next_steps import NextStep, NextStepKind, next_steps
from netcoach.domain.week.trends import WeekState
from netcoach.storage.store import Store
from tests.support.builders import WEDNESDAY, a_draft, day


def log_many(coach: Coach, count: int, when: str) -> None:
    """Log that many requests to different people on one day."""
    for number in range(count):
        coach.log.add(a_draft(f"Person {when} {number}", when))


def test_an_empty_log_has_an_open_week_and_nothing_judged(coach: Coach) -> None:
    review = coach.week.review()

    assert not review.ever_logged
    assert review.state is WeekState.OPEN
    assert (review.sent, review.to_low, review.room, review.days_left) == (0, 5, 10, 4)
    assert review.pace is None
    assert len(review.trends.weeks) == 12
    assert not any(week.begun for week in review.trends.weeks)


def test_a_logged_request_counts_at_once(coach: Coach) -> None:
    coach.log.add(a_draft("Bo Kessler", "2026-11-18T09:30", company="Orbital"))

    review = coach.week.review()
    assert review.sent == 1
    assert review.rows[0].request.person.name == "Bo Kessler"
    assert review.trends.weeks[-1].sent == 1


def test_a_past_week_is_judged_and_the_open_one_is_not(coach: Coach) -> None:
    log_many(coach, 4, "2026-11-10")
    log_many(coach, 4, "2026-11-17")

    assert coach.week.review(day("2026-11-10")).pace is Pace.BELOW
    assert coach.week.review().pace is None


def test_a_past_week_without_requests_is_unknown_once_the_log_has_begun(coach: Coach) -> None:
    log_many(coach, 5, "2026-10-28")

    states = {week.week.start: week.state for week in coach.week.trends().weeks}
    assert states[day("2026-11-02")] is WeekState.UNKNOWN
    assert coach.week.trends().inside_of == 1


def test_a_guideline_holds_from_this_week_on(coach: Coach) -> None:
    log_many(coach, 7, "2026-11-10")
    coach.week.set_guideline(3, 6)

    assert (coach.week.guideline().low, coach.week.guideline().high) == (3, 6)
    assert coach.week.guideline().from_week == day("2026-11-16")
    assert coach.week.review(day("2026-11-10")).pace is Pace.INSIDE
    assert coach.week.review().room == 6


def test_weeks_are_cut_where_the_user_wants(store: Store) -> None:
    coach = Coach(store, lambda: WEDNESDAY, Config(database=store.path, first_day=FirstDay.SUNDAY))
    coach.log.add(a_draft("Ana Rybar", "2026-11-15"))

    assert coach.week.review().week.start == day("2026-11-15")
    assert coach.week.review().sent == 1


def test_a_seen_burst_stays_seen_until_it_reaches_another_level(coach: Coach) -> None:
    def seen() -> bool:
        review = coach.week.review()
        return is_seen(review.bursts[0], review.seen)

    log_many(coach, 8, "2026-11-18")
    assert not seen()
    (step,) = (one for one in next_steps(coach.week.review()) if one.kind is NextStepKind.BURST)
    assert coach.week.put_off(step) is None
    assert seen()

    log_many(coach, 3, "2026-11-17")
    assert seen()
    coach.log.add(a_draft("Ana Rybar", "2026-11-18"))
    coach.log.add(a_draft("Bo Kessler", "2026-11-18"))
    assert coach.week.review().bursts[0].level == 2
    assert not seen()


def test_notes_left_follow_the_calendar_month(coach: Coach) -> None:
    notes = ("Your talk on maps was a joy.", "We met at the harbour.", "Berit says hello.")
    for number, note in enumerate(notes):
        coach.log.add(a_draft(f"Person {number}", "2026-11-17", note=note))

    assert coach.week.review().notes.written == 3
    assert coach.week.review().notes.left_this_month == 2


def test_the_panel_ends_with_this_week_or_with_an_older_shown_one(coach: Coach) -> None:
    near = coach.week.review(day("2026-10-01"))
    far = coach.week.review(day("2026-01-15"))

    assert near.trends.weeks[-1].week.start == day("2026-11-16")
    assert far.trends.weeks[-1].week == far.week


def test_a_clock_set_back_moves_nothing_stored(store: Store) -> None:
    moments: list[DateTime] = [WEDNESDAY]
    coach = Coach(store, lambda: moments[-1], Config(database=store.path))
    request = coach.log.add(a_draft("Ana Rybar", "2026-11-18T11:00"))
    moments.append(WEDNESDAY.subtract(days=1))

    review = coach.week.review()
    assert review.rows[0].request == request
    assert review.sent == 1


def test_turning_weeks_reads_the_log_once_until_it_or_the_settings_change(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_many(coach, 2, "2026-11-18")
    reads = 0
    read = coach.store.log.between

    def counted(first: Date, after: Date) -> Sequence[Request]:
        nonlocal reads
        reads += 1
        return read(first, after)

    monkeypatch.setattr(coach.store.log, "between", counted)
    first = coach.week.review()
    assert coach.week.review(first.week.shift(-1).start).sent == 0
    assert coach.week.review() == first
    assert reads == 1
    coach.log.add(a_draft("Cleo Vance", "2026-11-18"))
    assert coach.week.review().sent == 3
    assert reads == 2
    coach.config = replace(coach.config, notes_a_month=3)
    coach.week.review()
    assert reads == 3


def hello_step(coach: Coach) -> NextStep | None:
    """The hello that is to be said now."""
    steps = next_steps(coach.week.review())
    return next((step for step in steps if step.kind is NextStepKind.HELLO), None)


def test_a_step_is_put_off_for_this_week_or_to_a_date_and_undone(store: Store) -> None:
    def at(date: str) -> Coach:
        now = WEDNESDAY.set(year=2026, month=int(date[:2]), day=int(date[3:]))
        return Coach(store, lambda: now, Config(database=store.path))

    coach = at("11-18")
    request = coach.log.add(a_draft("Ana Rybar", "2026-11-09"))
    coach.outcomes.record([request.id], Outcome.ACCEPTED, day("2026-11-12"))
    step = hello_step(coach)
    assert step is not None

    assert coach.week.put_off(step) == day("2026-11-23")
    assert hello_step(at("11-22")) is None
    assert hello_step(at("11-23")) is not None
    coach.log.undo()
    assert hello_step(coach) == step

    coach.week.put_off(step, day("2026-12-01"))
    assert hello_step(at("11-30")) is None
    assert coach.closing.preview().hello_owed == ()
    assert NextStepKind.HELLO not in [one.kind for one in coach.closing.needs().steps]
    assert hello_step(at("12-01")) is not None
    with pytest.raises(InvalidInput, match="to come"):
        coach.week.put_off(step, day("2026-11-18"))


def test_a_year_of_silence_is_recorded_as_lapsed_at_once(coach: Coach) -> None:
    for name, on in (("Ana Rybar", "2026-04-01"), ("Bo Kessler", "2026-05-01")):
        coach.log.add(a_draft(name, on))
    coach.log.add(a_draft("Cleo Varga", "2026-10-01"))
    steps = {step.kind: step for step in next_steps(coach.week.review())}
    assert steps[NextStepKind.LAPSED].more == 1
    assert steps[NextStepKind.PENDING].person is not None
    lapsed = coach.week.review().follow_up.lapsed
    coach.outcomes.record([one.request_id for one in lapsed], Outcome.EXPIRED, coach.today())
    assert coach.week.review().follow_up.lapsed == ()
    coach.log.undo()
    assert coach.week.review().follow_up.lapsed == lapsed
