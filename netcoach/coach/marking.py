"""Saying something of whole weeks: rest, part of a week, none sent."""

from __future__ import annotations

from collections.abc import Mapping

from pendulum import Date

from netcoach.coach.room import Room
from netcoach.domain.errors import InvalidInput
from netcoach.domain.guideline import Guideline
from netcoach.domain.lived import Lived
from netcoach.domain.marking import Marking, part_marking, rest_marking, zeros_marking
from netcoach.domain.marks import ZeroAnswer, middle_of
from netcoach.domain.week import Week, week_of

_FROZEN = (
    "That week is closed, and its guideline with it; open it again first, where it was closed."
)
_NO_DATE = "There is no such week in this calendar."


def week_for(room: Room, day: Date) -> Week:
    """The week of a date, as the user cuts weeks. Raises InvalidInput at the calendar's ends."""
    try:
        week = week_of(day, room.config.first_day)
        middle_of(week.shift(1))
    except (ValueError, OverflowError):
        raise InvalidInput(_NO_DATE) from None
    return week


def lived_in(room: Room) -> Lived:
    """Under which guideline each week is lived."""
    with room.store.snapshot():
        return Lived(
            first_day=room.config.first_day,
            versions=room.store.guidelines(),
            marks=room.store.week_marks(),
            beginning=room.store.beginning(),
        )


def rest(room: Room, day: Date, *, on: bool) -> Week:
    """Make a week a rest week, or take the rest off it; what is so already writes nothing."""
    week = week_for(room, day)
    marking = rest_marking(week, week_for(room, room.today()), on=on)
    if (week in lived_in(room).rest) is not on:
        room.store.mark_weeks(marking, at=room.clock())
    return week


def turn_rest(room: Room, day: Date) -> tuple[Week, bool]:
    """Make a working week one of rest and a rest week a working one; gives which it is now."""
    rests = week_for(room, day) not in lived_in(room).rest
    return rest(room, day, on=rests), rests


def part_week(room: Room, day: Date, days: int | None) -> Guideline:
    """Say how many days of a week count; gives the guideline that follows."""
    week = week_for(room, day)
    marking = part_marking(week, week_for(room, room.today()), days)
    if week in lived_in(room).closed:
        raise InvalidInput(_FROZEN)
    room.store.mark_weeks(marking, at=room.clock())
    return lived_in(room).guideline(week)


def live(room: Room, day: Date, days: int | None) -> None:
    """Make a week one of rest (0 days), a part week or a whole one, as one change."""
    week, this_week = week_for(room, day), week_for(room, room.today())
    rested = rest_marking(week, this_week, on=not days and days is not None)
    part = part_marking(week, this_week, days or None)
    if days and week in lived_in(room).closed:
        raise InvalidInput(_FROZEN)
    room.store.mark_weeks(
        Marking(off=(*rested.off, *part.off), on=(*rested.on, *part.on)), at=room.clock()
    )


def answer_zeros(room: Room, answers: Mapping[Date, ZeroAnswer]) -> None:
    """Answer for the weeks of several dates."""
    marking = zeros_marking({week_for(room, day): answer for day, answer in answers.items()})
    room.store.mark_weeks(marking, at=room.clock())
