"""What the Week screen says, at its edges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netcoach.domain.log.quality import Evidence, QualityRange
from netcoach.domain.log.request import Precision, SentTime
from netcoach.domain.log.signs import Field, Sign
from netcoach.domain.outcomes.follow_up import FollowUp
from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import Guideline, Pace
from netcoach.domain.week.history import Part, PartWeek
from netcoach.domain.week.trends import Recent, WeekState
from netcoach.wording.week.headline import headline
from netcoach.wording.week.screen import (
    allowance,
    band,
    days_left,
    inside_weeks,
    request_quality,
    sent_when,
    spread,
    week_span,
    weeks_in_a_row,
    why,
)
from tests.domain.week.test_next_steps import DUE, EVERYTHING, quiet
from tests.support.builders import a_request, answered, day, minute, on_day, yes
from tests.support.reviews import SEVEN_SENT, TRENDS, rated


@pytest.mark.parametrize(
    ("start", "today", "said"),
    [
        ("2026-11-16", "2026-11-22", "Mon 16 – Sun 22 Nov"),
        ("2026-11-30", "2026-12-01", "Mon 30 Nov – Sun 6 Dec"),
        ("2025-12-29", "2026-01-02", "Mon 29 Dec – Sun 4 Jan"),
        ("2025-11-17", "2026-01-02", "Mon 17 – Sun 23 Nov 2025"),
        ("2026-11-15", "2026-11-18", "Sun 15 – Sat 21 Nov"),
    ],
)
def test_a_week_is_said_by_its_dates(start: str, today: str, said: str) -> None:
    assert week_span(Week(start=day(start)), day(today)) == said


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (0, "so far. Aim for 5–10: 5 more to reach 5, room for 10."),
        (3, "so far. Aim for 5–10: 2 more to reach 5, room for 7."),
        (4, "so far. Aim for 5–10: 1 more to reach 5, room for 6."),
        (5, "this week, inside 5–10, room for 5."),
        (10, "this week, inside 5–10, no room left."),
        (11, "this week, 1 past 10."),
    ],
)
def test_an_open_week_is_told_and_never_judged(sent: int, sentence: str) -> None:
    review = replace(
        SEVEN_SENT,
        today=day("2026-11-18"),
        days_left=4,
        sent=sent,
        to_low=max(0, 5 - sent),
        room=max(0, 10 - sent),
    )
    said = headline(review)
    assert (said.figure, said.sentence, said.aside) == (str(sent), sentence, "4 days left")


@pytest.mark.parametrize(
    ("sent", "then"), [(4, ""), (5, "Now say hello to Cleo."), (11, "Now say hello to Cleo.")]
)
def test_at_the_low_edge_the_headline_turns_to_people(sent: int, then: str) -> None:
    review = replace(EVERYTHING, sent=sent, to_low=max(0, 5 - sent), room=max(0, 10 - sent))
    assert headline(review).then == then
    without_hello = replace(review, follow_up=FollowUp(due=(DUE,)))
    assert headline(without_hello).then == ("Now write to Cleo." if then else "")
    assert headline(quiet(sent=sent, to_low=review.to_low)).then == ""


@pytest.mark.parametrize(
    ("left", "today", "said"),
    [
        (0, "2026-11-22", "last day"),
        (1, "2026-11-21", "1 day left"),
        (7, "2026-11-10", "not begun"),
    ],
)
def test_days_left_are_whole_days_after_today(left: int, today: str, said: str) -> None:
    assert days_left(replace(SEVEN_SENT, days_left=left, today=day(today))) == said


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (minute("2026-11-16T12:10"), "Mon 12:10"),
        (minute("2026-11-16T00:05", "Asia/Tokyo"), "Mon 00:05"),
        (on_day("2026-11-16"), "Mon"),
        (SentTime(on=day("2026-11-16"), precision=Precision.WEEK), "that week"),
    ],
)
def test_when_is_said_as_exactly_as_it_is_known(sent: SentTime, said: str) -> None:
    assert sent_when(sent) == said


def test_why_names_ground_then_field_then_the_rest() -> None:
    signs = yes(Sign.MET, Sign.SENIOR, Sign.SPOKE_FIRST)
    row = rated(a_request(signs=signs, field=Field.SAME, note="Hi"), 95)
    assert why(row) == "met · same field · senior · spoke first · note"
    assert why(row, short=True) == "met · same · senior · spoke first · note"


def test_why_says_what_is_not_known_or_not_there() -> None:
    assert why(rated(a_request(), None)) == "not said yet"
    assert why(rated(a_request(signs=answered()), 0)) == "no shared ground"
    row = replace(rated(a_request(), 0), evidence=Evidence(reason=True))
    assert why(row) == "little answered"


@pytest.mark.parametrize(
    ("low", "high", "said"), [(66.0, 68.2, "66–68"), (66.5, 67.4, "67"), (0, 100, "0–100")]
)
def test_points_are_rounded_half_up_and_one_figure_stays_one(
    low: float, high: float, said: str
) -> None:
    assert spread(low, high) == said


def test_a_request_that_is_not_rated_has_a_dash_and_never_a_zero() -> None:
    assert request_quality(None) == "—"
    assert request_quality(QualityRange(low=0, high=0)) == "0"


def test_the_allowance_names_its_month_or_that_there_is_none() -> None:
    assert allowance(SEVEN_SENT, 5) == "1 of 5 left in November"
    assert allowance(SEVEN_SENT, 5, short=True) == "1 left in Nov"
    notes = replace(SEVEN_SENT.notes, left_this_month=None)
    assert allowance(replace(SEVEN_SENT, notes=notes), None) == "no monthly limit"


def test_the_weeks_inside_are_counted_with_those_not_known_beside_them() -> None:
    assert inside_weeks(TRENDS.recent, Guideline()) == "6 of the last 8 weeks inside 5–10"
    unknown = replace(TRENDS.weeks[0], state=WeekState.UNKNOWN, pace=None)
    five = [week for week in TRENDS.recent.weeks if week.pace is Pace.INSIDE][:5]
    gaps = Recent(weeks=(*five, unknown, unknown, unknown))
    said = inside_weeks(gaps, Guideline())
    assert said == "Inside 5–10: 5 of the 5 weeks you logged · 3 not known"
    assert inside_weeks(gaps, Guideline(), cells=40) == "Inside 5–10: 5 of 5 · 3 not known"
    only = inside_weeks(Recent(weeks=(unknown,)), Guideline())
    assert only == "No closed week to look back on yet."
    assert inside_weeks(Recent(), Guideline()) == "No closed week to look back on yet."


@pytest.mark.parametrize(
    ("last", "said"),
    [(1, "1 of 1 week inside 5–10"), (2, "2 of the last 2 weeks inside 5–10")],
)
def test_fewer_weeks_are_said_to_be_so_few(last: int, said: str) -> None:
    recent = Recent(weeks=TRENDS.recent.weeks[-last:])
    assert inside_weeks(recent, Guideline()) == said


@pytest.mark.parametrize(
    ("cells", "low", "said"),
    [
        (33, 5, "6 of the last 8 weeks inside 5–10"),
        (32, 5, "6 of the last 8 inside 5–10"),
        (20, 5, "6 of the last 8 inside"),
        (36, 3, "6 of the last 8 inside their own"),
    ],
)
def test_the_headline_fits_its_room(cells: int, low: int, said: str) -> None:
    assert inside_weeks(TRENDS.recent, Guideline(low=low), cells=cells) == said


@pytest.mark.parametrize("state", list(WeekState))
def test_no_headline_shouts(state: WeekState) -> None:
    said = headline(replace(SEVEN_SENT, state=state))
    assert "!" not in said.sentence + said.then + said.aside


@pytest.mark.parametrize(
    ("now", "longest", "said"),
    [
        (0, 0, ""),
        (2, 2, ""),
        (3, 3, "3 in a row"),
        (3, 7, "3 in a row · longest 7"),
        (2, 7, "longest 7 in a row"),
        (0, 7, "longest 7 in a row"),
    ],
)
def test_a_run_is_said_from_three_up_and_its_end_never(now: int, longest: int, said: str) -> None:
    assert weeks_in_a_row(replace(TRENDS, run=now, longest_run=longest)) == said


def test_a_part_week_is_held_against_its_part_and_named_by_the_whole() -> None:
    part = PartWeek(days=4, why=Part.FIRST, whole=Guideline())
    weeks = tuple(
        replace(week, part=part, guideline=Guideline(low=3, high=5)) for week in TRENDS.recent.weeks
    )
    assert "inside 5–10" in inside_weeks(Recent(weeks=weeks), Guideline())


def test_weeks_under_different_guidelines_are_named_by_none() -> None:
    assert "inside their guideline" in inside_weeks(TRENDS.recent, Guideline(low=3, high=6))


@pytest.mark.parametrize(
    ("days", "low", "sent", "why", "said"),
    [
        (
            4,
            3,
            1,
            Part.FIRST,
            "so far. Aim for 3–10 (you started on Thursday): 2 more to reach 3, room for 9.",
        ),
        (4, 3, 1, Part.SAID, "so far. Aim for 3–10 (4 days): 2 more to reach 3, room for 9."),
        (4, 3, 3, Part.FIRST, "this week, inside 3–10 (you started on Thursday), room for 7."),
        (1, 1, 1, Part.SAID, "this week, inside 1–10 (1 day), room for 9."),
        (4, 3, 11, Part.FIRST, "this week, 1 past 10."),
    ],
)
def test_a_part_week_says_why_its_low_edge_is_lower(
    days: int, low: int, sent: int, why: Part, said: str
) -> None:
    part = PartWeek(days=days, why=why, whole=Guideline())
    review = replace(
        SEVEN_SENT,
        part=part,
        guideline=Guideline(low=low),
        sent=sent,
        to_low=max(0, low - sent),
        room=max(0, 10 - sent),
    )
    assert headline(review).sentence == said


def test_a_guideline_of_one_number_is_said_as_one() -> None:
    assert band(Guideline(low=5, high=5)) == "5"


def test_a_great_count_has_its_thousands_parted() -> None:
    assert headline(replace(SEVEN_SENT, sent=1182)).sentence == "this week, 1,172 past 10."
    assert headline(replace(SEVEN_SENT, sent=1182)).figure == "1,182"
