"""The door: what a user asks for, on a real database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pendulum import DateTime

from netcoach.coach import Coach
from netcoach.config import Config
from netcoach.domain.bursts import is_seen
from netcoach.domain.errors import InvalidInput, NothingToUndo, TooSoon, UnreadableDate
from netcoach.domain.guideline import Pace
from netcoach.domain.request import Milestone, RequestDraft, Sign, Signs, Source
from netcoach.domain.trends import WeekState
from netcoach.domain.week import FirstDay
from netcoach.storage.store import Store
from tests.builders import WEDNESDAY, a_draft, day, yes
from tests.storage.saying import settle


def log_many(coach: Coach, count: int, when: str) -> None:
    """Log that many requests to different people on one day."""
    for number in range(count):
        coach.log(a_draft(f"Person {when} {number}", when))


def test_an_empty_log_has_an_open_week_and_nothing_judged(coach: Coach) -> None:
    review = coach.review()

    assert not review.ever_logged
    assert review.state is WeekState.OPEN
    assert (review.sent, review.to_low, review.room, review.days_left) == (0, 5, 10, 4)
    assert review.pace is None
    assert len(review.trends.weeks) == 12
    assert not any(week.begun for week in review.trends.weeks)


def test_reading_an_empty_log_makes_no_file(coach: Coach, store: Store) -> None:
    coach.review()
    coach.log_context()

    assert not store.path.exists()


def test_a_logged_request_counts_at_once(coach: Coach) -> None:
    coach.log(a_draft("Bo Kessler", "2026-11-18T09:30", company="Orbital"))

    review = coach.review()
    assert review.sent == 1
    assert review.rows[0].request.person.name == "Bo Kessler"
    assert review.trends.weeks[-1].sent == 1


def test_a_past_week_is_judged_and_the_open_one_is_not(coach: Coach) -> None:
    log_many(coach, 4, "2026-11-10")
    log_many(coach, 4, "2026-11-17")

    assert coach.review(day("2026-11-10")).pace is Pace.BELOW
    assert coach.review().pace is None


def test_a_past_week_without_requests_is_unknown_once_the_log_has_begun(coach: Coach) -> None:
    log_many(coach, 5, "2026-10-28")

    states = {week.week.start: week.state for week in coach.trends().weeks}
    assert states[day("2026-11-02")] is WeekState.UNKNOWN
    assert coach.trends().inside_of == 1


def test_an_earlier_date_is_a_late_log(coach: Coach) -> None:
    assert coach.log(a_draft("Ana Rybar", "2026-11-17")).source is Source.LATE
    assert coach.log(a_draft("Bo Kessler", "2026-11-18T11:59")).source is Source.LIVE


@pytest.mark.parametrize("when", ["2026-11-18T12:01", "2026-11-19"])
def test_the_future_is_refused(coach: Coach, when: str) -> None:
    with pytest.raises(UnreadableDate):
        coach.log(a_draft("Ana Rybar", when))

    assert coach.review().sent == 0


def test_asking_a_pending_person_again_stops_with_the_date(coach: Coach) -> None:
    coach.log(a_draft("Cleo Marlow", "2026-11-02"))

    with pytest.raises(TooSoon) as stop:
        coach.log(a_draft("Cleo Marlow", "2026-11-18"))

    assert stop.value.possible_on == day("2026-12-09")
    assert "9 Dec 2026" in str(stop.value)
    assert "Cleo" not in str(stop.value)


def test_anyway_logs_a_request_that_is_too_soon(coach: Coach) -> None:
    coach.log(a_draft("Cleo Marlow", "2026-11-02"))
    coach.log(a_draft("Cleo Marlow", "2026-11-18"), anyway=True)

    assert coach.review().sent == 1


@pytest.mark.parametrize(("withdrawn", "stops"), [("2026-10-28", False), ("2026-10-29", True)])
def test_a_withdrawn_person_can_be_asked_again_after_21_days(
    coach: Coach, store: Store, withdrawn: str, stops: bool
) -> None:
    first = coach.log(a_draft("Cleo Marlow", "2026-09-01"))
    settle(store, first.id, Milestone.WITHDRAWN, day(withdrawn), at=WEDNESDAY)

    if stops:
        with pytest.raises(TooSoon):
            coach.log(a_draft("Cleo Marlow", "2026-11-18"))
    else:
        coach.log(a_draft("Cleo Marlow", "2026-11-18"))


def test_a_connected_person_is_not_asked_again(coach: Coach, store: Store) -> None:
    first = coach.log(a_draft("Cleo Marlow", "2026-09-01"))
    settle(store, first.id, Milestone.ACCEPTED, day("2026-09-03"), at=WEDNESDAY)

    with pytest.raises(TooSoon) as stop:
        coach.log(a_draft("Cleo Marlow", "2026-11-18"))
    assert stop.value.possible_on is None


def test_the_same_form_saved_twice_logs_once(coach: Coach) -> None:
    draft = a_draft("Ana Rybar", "2026-11-18")
    first = coach.log(draft, uid="form-1")

    assert coach.log(draft, uid="form-1", anyway=True).id == first.id
    assert coach.review().sent == 1


def test_hostile_text_is_cleaned_at_the_door(coach: Coach) -> None:
    request = coach.log(a_draft("Ann\x1b]52;c;aGk=\x07 \u202eLee", "2026-11-18", note="Hi\x00 Ann"))

    assert request.person.name == "Ann]52;c;aGk= Lee"
    assert request.note == "Hi Ann"


def test_a_name_of_nothing_but_controls_is_refused(coach: Coach) -> None:
    with pytest.raises(InvalidInput):
        coach.log(a_draft("\x1b\u202e", "2026-11-18"))


@pytest.mark.parametrize("field", ["name", "company", "role", "reason", "event", "note"])
def test_a_text_too_long_to_keep_is_refused_whole(coach: Coach, field: str) -> None:
    said: dict[str, Any] = {field: "a" * 100_000}
    draft = replace(a_draft("Ana Rybar", "2026-11-18"), **said)

    with pytest.raises(InvalidInput):
        coach.log(draft)
    assert coach.review().sent == 0


def test_an_edit_replaces_and_undo_brings_back(coach: Coach) -> None:
    request = coach.log(a_draft("Ana Rybar", "2026-11-18", reason="her talk"))
    coach.edit(request.id, a_draft("Ana Rybar", "2026-11-17", signs=yes(Sign.MET)))

    edited = coach.request(request.id)
    assert (edited.sent.on, edited.reason) == (day("2026-11-17"), "")
    assert edited.signs == Signs(yes=frozenset({Sign.MET}))

    coach.undo()
    assert coach.request(request.id) == request

    coach.redo()
    assert coach.request(request.id) == edited


def test_a_deleted_request_leaves_every_count_and_comes_back(coach: Coach) -> None:
    request = coach.log(a_draft("Ana Rybar", "2026-11-18"))
    coach.delete(request.id)
    assert coach.review().sent == 0

    coach.undo()
    assert coach.review().sent == 1


def test_an_empty_journal_has_nothing_to_undo(coach: Coach) -> None:
    with pytest.raises(NothingToUndo):
        coach.undo()
    coach.log(a_draft())
    with pytest.raises(NothingToUndo):
        coach.redo()


def test_a_guideline_holds_from_this_week_on(coach: Coach) -> None:
    log_many(coach, 7, "2026-11-10")
    coach.set_guideline(3, 6)

    assert (coach.guideline().low, coach.guideline().high) == (3, 6)
    assert coach.guideline().from_week == day("2026-11-16")
    assert coach.review(day("2026-11-10")).pace is Pace.INSIDE
    assert coach.review().room == 6


def test_weeks_are_cut_where_the_user_wants(store: Store) -> None:
    coach = Coach(store, lambda: WEDNESDAY, Config(database=store.path, first_day=FirstDay.SUNDAY))
    coach.log(a_draft("Ana Rybar", "2026-11-15"))

    assert coach.review().week.start == day("2026-11-15")
    assert coach.review().sent == 1


def test_a_seen_burst_stays_seen_until_it_reaches_another_level(coach: Coach) -> None:
    def seen() -> bool:
        review = coach.review()
        return is_seen(review.bursts[0], review.seen)

    log_many(coach, 8, "2026-11-18")
    assert not seen()
    coach.see(coach.review().bursts[0])
    assert seen()

    log_many(coach, 3, "2026-11-17")
    assert seen()
    coach.log(a_draft("Ana Rybar", "2026-11-18"))
    coach.log(a_draft("Bo Kessler", "2026-11-18"))
    assert coach.review().bursts[0].level == 2
    assert not seen()


def test_notes_left_follow_the_calendar_month(coach: Coach) -> None:
    notes = ("Your talk on maps was a joy.", "We met at the harbour.", "Berit says hello.")
    for number, note in enumerate(notes):
        coach.log(a_draft(f"Person {number}", "2026-11-17", note=note))

    assert coach.review().notes.written == 3
    assert coach.review().notes.left_this_month == 2


def test_the_panel_ends_with_this_week_or_with_an_older_shown_one(coach: Coach) -> None:
    near = coach.review(day("2026-10-01"))
    far = coach.review(day("2026-01-15"))

    assert near.trends.weeks[-1].week.start == day("2026-11-16")
    assert far.trends.weeks[-1].week == far.week


@pytest.mark.parametrize(
    "change",
    [
        lambda coach: coach.log(a_draft("Bo Kessler", "2026-11-18")),
        lambda coach: coach.set_guideline(4, 8),
        lambda coach: coach.undo(),
    ],
)
def test_any_write_changes_the_token(coach: Coach, change: Callable[[Coach], object]) -> None:
    coach.log(a_draft("Ana Rybar", "2026-11-18"))
    before = coach.change_token()
    change(coach)

    assert coach.change_token() != before


def test_a_new_date_changes_the_token(store: Store) -> None:
    moments: list[DateTime] = [WEDNESDAY]
    coach = Coach(store, lambda: moments[-1], Config(database=store.path))
    before = coach.change_token()
    moments.append(WEDNESDAY.add(days=1))

    assert coach.change_token() != before


def test_a_clock_set_back_moves_nothing_stored(store: Store) -> None:
    moments: list[DateTime] = [WEDNESDAY]
    coach = Coach(store, lambda: moments[-1], Config(database=store.path))
    request = coach.log(a_draft("Ana Rybar", "2026-11-18T11:00"))
    moments.append(WEDNESDAY.subtract(days=1))

    review = coach.review()
    assert review.rows[0].request == request
    assert review.sent == 1


def test_a_draft_without_a_name_cannot_be_made() -> None:
    with pytest.raises(InvalidInput):
        RequestDraft(name="  ", sent=a_draft().sent)
