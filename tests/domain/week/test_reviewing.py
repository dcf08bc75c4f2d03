"""What a review takes of the log, against all of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcoach.domain.bursts import ThinRule, bursts_in
from netcoach.domain.log.notes import copied_notes
from netcoach.domain.log.preview import preview_of
from netcoach.domain.log.request import Precision, Request, SentTime, Source
from netcoach.domain.log.signs import KNOWN_SIGNS, Sign, Signs
from netcoach.domain.week.calendar import FirstDay, Week, day_after, week_of
from netcoach.domain.week.guideline import Guideline
from netcoach.domain.week.marks import MarkKind, WeekMark
from netcoach.domain.week.reviewing import LogSnapshot, panel_end, period_of, review_of
from tests.support.builders import a_context, a_draft, a_request, day

START = day("2026-05-04")
DAYS = 200
TODAY = day_after(START, DAYS - 3)
TALK = "your talk on planners made me rethink how we index things"
NOTES = (None, "", f"{TALK}, thank you", f"{TALK}, thanks a lot", "About the meetup in spring: yes")


@st.composite
def requests(draw: st.DrawFn) -> Request:
    crowds = st.sampled_from([20, 40, 58, 79, 110, 111, 130, 188]).flatmap(
        lambda near: st.integers(near, near + 4)
    )
    on = day_after(START, draw(st.one_of(st.integers(0, DAYS), crowds, crowds, crowds)))
    precision = draw(
        st.sampled_from([Precision.MINUTE] * 4 + [Precision.DAY, Precision.WEEK, Precision.SPAN])
    )
    minutes = draw(st.one_of(st.integers(0, 50), st.integers(1400, 1439)))
    at = pendulum.datetime(on.year, on.month, on.day).add(minutes=minutes)
    return a_request(
        sent=SentTime(
            on=on,
            first=day_after(on, -draw(st.integers(1, 9))) if precision is Precision.SPAN else None,
            at=at if precision is Precision.MINUTE else None,
            precision=precision,
        ),
        source=draw(st.sampled_from([Source.LIVE] * 4 + [Source.IMPORT])),
        signs=draw(
            st.sampled_from([Signs(), Signs(no=KNOWN_SIGNS), Signs(yes=frozenset({Sign.MET}))])
        ),
        note=draw(st.sampled_from([None, None, None, *NOTES])),
    )


def over_midnights(first_day: FirstDay, week: int, weeks: int) -> list[Request]:
    """A sitting over the midnight that ends each of some weeks: one episode of them all."""
    monday = week_of(START, first_day).shift(week).start
    return [
        a_request(sent=SentTime(on=at.date(), at=at, precision=Precision.MINUTE))
        for number in range(weeks)
        for minutes in (-20, -10, 5, 15)
        for at in [
            pendulum.datetime(monday.year, monday.month, monday.day).add(
                weeks=number, minutes=minutes
            )
        ]
    ]


@st.composite
def logs(draw: st.DrawFn, longest: int = 9) -> LogSnapshot:
    first_day = FirstDay(draw(st.integers(0, 6)))
    week, weeks = draw(st.integers(1, 20)), draw(st.integers(0, longest))
    sent = sorted(
        [
            *draw(st.lists(requests(), max_size=50)),
            *over_midnights(first_day, week, weeks),
        ],
        key=lambda one: (one.sent.on, one.sent.at is not None, one.sent.at, one.id),
    )
    rests = draw(st.lists(st.integers(0, DAYS), max_size=3, unique=True))
    high = draw(st.integers(2, 8))
    return LogSnapshot(
        today=TODAY,
        first_day=first_day,
        notes_a_month=draw(st.sampled_from([None, 1, 5])),
        requests=tuple(sent),
        sent_by_day=tuple(sorted(Counter(one.sent.on for one in sent).items())),
        spans=tuple((one.sent.first, one.sent.on, 1) for one in sent if one.sent.first),
        guidelines=(Guideline(low=1, high=high), Guideline(low=2, high=9, from_week=TODAY)),
        seen=frozenset(),
        marks=tuple(WeekMark(day=day_after(START, at), kind=MarkKind.REST) for at in rests),
    )


@settings(max_examples=60, deadline=None)
@given(logs())
def test_a_week_counts_what_it_shows_and_no_burst_is_of_a_span(log: LogSnapshot) -> None:
    for week in {log.week_of(one.sent.on) for one in log.requests}:
        rows = log.rows(week)
        assert log.counts[week] == len(rows)
        assert all(week.start <= row.request.sent.earliest for row in rows)
        for burst in log.bursts(week, week):
            assert all(one.sent.precision is not Precision.SPAN for one in burst.requests)


@settings(max_examples=60, deadline=None)
@given(logs(longest=3), st.integers(0, DAYS), st.sampled_from([2, 5]))
def test_a_review_of_its_period_is_the_review_of_the_whole_log(
    log: LogSnapshot, at: int, weeks: int
) -> None:
    shown = log.week_of(day_after(START, at))
    first, after = period_of(panel_end(shown, log.this_week, weeks), weeks, shown=shown)
    narrow = replace(
        log, requests=tuple(one for one in log.requests if first <= one.sent.on < after)
    )
    assert review_of(narrow, shown, weeks=weeks) == review_of(log, shown, weeks=weeks)


@settings(max_examples=80, deadline=None)
@given(logs(), st.integers(0, DAYS), st.integers(0, 4))
def test_the_bursts_of_some_weeks_are_those_of_the_whole_log_that_touch_them(
    log: LogSnapshot, at: int, weeks: int
) -> None:
    first = log.week_of(day_after(START, at))
    last = first.shift(weeks)
    everything = bursts_in(
        log.requests,
        guidelines=log.guidelines,
        first_day=log.first_day,
        notes_a_month=log.notes_a_month,
    )
    expected = tuple(one for one in everything if one.touches(first, last))
    assert log.bursts(first, last) == expected


@settings(max_examples=60, deadline=None)
@given(logs(), st.integers(0, DAYS), st.sampled_from(NOTES))
def test_the_form_foresees_the_burst_that_the_whole_log_would_show(
    log: LogSnapshot, at: int, note: str | None
) -> None:
    draft = a_draft(when=day_after(START, at).isoformat(), note=note)
    context = a_context(
        *log.requests,
        today=TODAY,
        guidelines=log.guidelines,
        first_day=log.first_day,
        notes_a_month=log.notes_a_month,
    )
    preview = preview_of(draft, context)
    added = a_request(
        id=preview.request_id,
        sent=draft.sent,
        note=note,
        source=Source.LATE,
        logged_at=pendulum.datetime(TODAY.year, TODAY.month, TODAY.day, 12),
    )
    everything = bursts_in(
        [*log.requests, added],
        guidelines=log.guidelines,
        first_day=log.first_day,
        notes_a_month=log.notes_a_month,
    )
    mine = [
        [request.id for request in one.requests]
        for one in everything
        if one.live and added.id in {request.id for request in one.requests}
    ]
    assert mine[:1] == ([[one.id for one in preview.burst.requests]] if preview.burst else [])


@pytest.mark.parametrize("days", [-30, 30])
def test_a_burst_is_held_against_copies_and_the_notes_of_its_month_weeks_away(days: int) -> None:
    monday = day("2026-08-31")
    sitting = [a_request(f"2026-08-31T19:{minute}0", note="") for minute in range(4)]
    copy = a_request("2026-08-31T19:50", note=f"Hi, {TALK}")
    others = [a_request(day_after(monday, days).isoformat(), note=f"Hi, {TALK}") for _ in "12"]
    spent = [a_request("2026-08-01", note="Thank you for the talk")]
    sent = sorted([*sitting, copy, *others, *spent], key=lambda one: one.sent.on)
    log = LogSnapshot(
        today=TODAY,
        first_day=FirstDay.MONDAY,
        notes_a_month=1,
        requests=tuple(sent),
        sent_by_day=(),
        guidelines=(Guideline(low=1, high=5),),
        seen=frozenset(),
    )
    week = log.week_of(monday)
    (burst,) = log.bursts(week, week)
    assert [(each.rule, [one.id for one in each.requests]) for each in burst.thin] == [
        (ThinRule.COPIED, [copy.id])
    ]


@pytest.mark.parametrize("week", [0, 9, 26, 27])
def test_a_weeks_notes_are_compared_with_those_just_over_its_edges(week: int) -> None:
    monday = Week(start=day("2026-05-04")).shift(week).start
    notes = [
        a_request(day_after(monday, days).isoformat(), note=f"Hi, {TALK}") for days in (-29, -1, 1)
    ]
    far = a_request(day_after(monday, -30).isoformat(), note=f"Hi, {TALK}")
    assert copied_notes(notes) == {one.id for one in notes}
    assert copied_notes([far, notes[1], notes[2]]) == frozenset()
    assert copied_notes(notes) == {one.id for one in notes}
    assert week_of(monday) == Week(start=monday)
