"""Closing weeks: reading what the steps show, and writing what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pendulum import Date

from netcoach.coach.marking import week_for
from netcoach.coach.room import Room
from netcoach.coach.slicing import PANEL_WEEKS, slice_of
from netcoach.domain.change import Act
from netcoach.domain.clean import TEXT_LENGTH, check_length, clean_line
from netcoach.domain.closing import (
    Closing,
    PastReview,
    closing_in,
    due_week,
    past_reviews_in,
    promise_to_answer,
)
from netcoach.domain.errors import InvalidInput, NotFound
from netcoach.domain.log_slice import LogSlice
from netcoach.domain.marking import Marking
from netcoach.domain.marks import ClosedWeek, Kept, MarkKind, Promise, WeekMark, middle_of
from netcoach.domain.needs import Needs, needs_of
from netcoach.domain.reviewing import review_of, unanswered_in
from netcoach.domain.week import Week, weeks_between

_CLOSED = "That week is closed already; what was said of it can be changed where it was closed."
_AHEAD = "That week has not begun; it can be closed once it has."
_NOT_CLOSED = "That week is not closed."
_WORDS = {
    "went_well": "line about what went well",
    "felt_rushed": "line about what felt rushed",
    "next_line": "line for next week",
}


def unanswered_weeks(room: Room) -> tuple[Week, ...]:
    """The past weeks to be asked about."""
    return unanswered_in(_log(room, None))


def needs(room: Room) -> Needs:
    """What the open week still needs."""
    log = _log(room, None)
    return needs_of(log, review_of(log, log.this_week, weeks=PANEL_WEEKS))


def closing(room: Room, day: Date | None) -> Closing:
    """What closing a week shows."""
    week = None if day is None else week_for(room, day)
    log = _log(room, week)
    chosen = due_week(log) if week is None else week
    if chosen > log.this_week:
        raise InvalidInput(_AHEAD)
    return closing_in(log, chosen, weeks=PANEL_WEEKS)


def close_week(
    room: Room, day: Date | None, words: Mapping[str, str], next_done: Kept
) -> tuple[ClosedWeek, ...]:
    """Freeze the words and the guidelines of the weeks that closing shows."""
    shown = closing(room, day)
    if shown.closed is not None:
        raise InvalidInput(_CLOSED)
    at = room.clock()
    marks = [
        WeekMark(
            day=middle_of(one.review.week),
            kind=MarkKind.CLOSED,
            closed_at=at.in_timezone("UTC"),
            guideline=one.review.guideline,
        )
        for one in shown.weeks
    ]
    marks[-1] = _saying(words, marks[-1])
    marking = Marking(on=tuple(marks), kept=_answer_to(shown.promise, next_done))
    room.store.mark_weeks(marking, act=Act.CLOSE, at=at)
    closed = _log(room, shown.week).lived.closed
    return tuple(closed[one.review.week] for one in shown.weeks)


def say_anew(room: Room, day: Date, words: Mapping[str, str], next_done: Kept) -> ClosedWeek:
    """Change the words of a closed week: its guideline and when it was closed stay."""
    week = week_for(room, day)
    log = _log(room, week)
    mark = log.lived.closing_marks.get(week)
    if mark is None:
        raise NotFound(_NOT_CLOSED)
    promise = promise_to_answer(log, (week,))
    marking = Marking(on=(_saying(words, mark),), kept=_answer_to(promise, next_done))
    room.store.mark_weeks(marking, act=Act.REWORD, at=room.clock())
    return _log(room, week).lived.closed[week]


def reopen(room: Room, day: Date) -> ClosedWeek:
    """Take the closing of a week back; gives what was said."""
    week = week_for(room, day)
    closed = _log(room, week).lived.closed.get(week)
    if closed is None:
        raise NotFound(_NOT_CLOSED)
    room.store.mark_weeks(Marking(off=((week, MarkKind.CLOSED),)), at=room.clock())
    return closed


def past_reviews(room: Room) -> tuple[PastReview, ...]:
    """Every closed week, the latest first."""
    marks = [mark for mark in room.store.week_marks() if mark.kind is MarkKind.CLOSED]
    if not marks:
        return ()
    return past_reviews_in(_log(room, week_for(room, marks[0].day)))


def _log(room: Room, week: Week | None) -> LogSlice:
    """What closing a week needs of the log; None for the weeks around this one."""
    this_week = week_for(room, room.today())
    back = max(0, weeks_between(week, this_week)) if week else 0
    return slice_of(room, this_week, PANEL_WEEKS + back, shown=this_week)


def _answer_to(promise: Promise | None, done: Kept) -> tuple[Week, Kept] | None:
    return None if promise is None or done is Kept.UNSAID else (promise.written_in, done)


def _saying(words: Mapping[str, str], mark: WeekMark) -> WeekMark:
    """A closed week with these words instead of those it has."""
    said = {name: _line(name, text) for name, text in words.items()}
    return replace(
        mark,
        went_well=said["went_well"],
        felt_rushed=said["felt_rushed"],
        next_line=said["next_line"],
    )


def _line(name: str, text: str) -> str:
    line = clean_line(text)
    check_length(_WORDS[name], line, TEXT_LENGTH)
    return line
