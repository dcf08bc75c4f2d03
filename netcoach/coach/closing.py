"""Closing weeks: rest and part weeks, unanswered weeks, closing, reopening and past reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.service import PANEL_WEEKS, RunContext, Service
from netcoach.domain.change import ChangeKind
from netcoach.domain.closing import (
    Closing,
    PastReview,
    closing_in,
    due_week,
    intention_to_answer,
    past_reviews_in,
)
from netcoach.domain.errors import InvalidInput, NotFound
from netcoach.domain.text import TEXT_LENGTH, check_length, clean_line
from netcoach.domain.week.calendar import Week, week_of, weeks_between
from netcoach.domain.week.marks import (
    ClosedWeek,
    Intention,
    Kept,
    Marking,
    MarkKind,
    WeekMark,
    ZeroAnswer,
    middle_of,
    part_marking,
    rest_marking,
    zeros_marking,
)
from netcoach.domain.week.next_steps import Needs, needs_of
from netcoach.domain.week.reviewing import LogSnapshot, review_of

if TYPE_CHECKING:
    from netcoach.coach.week import WeekService

_FROZEN = (
    "That week is closed, and its guideline with it; open it again first, where it was closed."
)
_NO_DATE = "There is no such week in this calendar."
_CLOSED = "That week is closed already; what was said of it can be changed where it was closed."
_AHEAD = "That week has not begun; it can be closed once it has."
_NOT_CLOSED = "That week is not closed."
_WORDS = {
    "went_well": "line about what went well",
    "felt_rushed": "line about what felt rushed",
    "next_line": "line for next week",
}


class ClosingService(Service):
    """What a user says about whole weeks; each write is one journal entry.

    Args:
        run: the store, the clock and the settings.
        week: reads what the weeks hold.
    """

    def __init__(self, run: RunContext, week: WeekService) -> None:
        super().__init__(run)
        self._week = week

    def set_rest(self, day: Date | None = None, *, on: bool = True) -> Week:
        """Make the week of ``day`` (default today) a rest week, or take the rest off it.

        What is so already writes nothing.

        Raises:
            InvalidInput: the week began more than two weeks before this one.
        """
        week = self._week_of(day or self.today())
        marking = rest_marking(week, self._week_of(self.today()), on=on)
        if (week in self._week.history().rest) is not on:
            self.store.week.mark(marking, at=self.clock())
        return week

    def toggle_rest(self, day: Date | None = None) -> tuple[Week, bool]:
        """Make the week of ``day`` (default today) a rest week, or one no longer.

        Returns:
            The week, and whether it rests now.

        Raises:
            InvalidInput: as ``set_rest``.
        """
        day = day or self.today()
        rests = self._week_of(day) not in self._week.history().rest
        return self.set_rest(day, on=rests), rests

    def set_days(self, day: Date, days: int | None) -> None:
        """Say how much of a week is for networking, as one change.

        Args:
            day: any date of the week.
            days: 0 for a rest week, 1 to 6 for part of it, None for all of it.

        Raises:
            InvalidInput: any other number; the week is out of reach.
        """
        week, this_week = self._week_of(day), self._week_of(self.today())
        rested = rest_marking(week, this_week, on=not days and days is not None)
        part = part_marking(week, this_week, days or None)
        if days and week in self._week.history().closed:
            raise InvalidInput(_FROZEN)
        self.store.week.mark(
            Marking(off=(*rested.off, *part.off), on=(*rested.on, *part.on)), at=self.clock()
        )

    def answer_zeros(self, answers: Mapping[Date, ZeroAnswer]) -> None:
        """Answer for the weeks of several dates, each in its own way, as one journal entry."""
        marking = zeros_marking({self._week_of(day): answer for day, answer in answers.items()})
        self.store.week.mark(marking, at=self.clock())

    def preview(self, day: Date | None = None) -> Closing:
        """What closing the week of ``day`` shows; by default the week that is due.

        An unclosed week just before it is closed together with it.

        Raises:
            InvalidInput: the week has not begun.
        """
        week = None if day is None else self._week_of(day)
        log = self._snapshot(week)
        chosen = due_week(log) if week is None else week
        if chosen > log.this_week:
            raise InvalidInput(_AHEAD)
        lapsed = self.store.people.shelves(self.today()).lapsed
        return closing_in(log, chosen, weeks=PANEL_WEEKS, lapsed=lapsed)

    def close(
        self,
        day: Date | None = None,
        *,
        went_well: str = "",
        felt_rushed: str = "",
        next_line: str = "",
        next_done: Kept = Kept.UNSAID,
    ) -> tuple[ClosedWeek, ...]:
        """Close the weeks that ``preview`` showed: freeze the words and the guideline.

        The words go with the last of them.

        Args:
            day: what ``preview`` was asked for.
            went_well: one line; "" to say nothing, here and below.
            felt_rushed: one line.
            next_line: one line for the week that follows.
            next_done: whether the line that ``preview`` showed was done.

        Raises:
            InvalidInput: the week is closed already, or has not begun.
            NotSaved: the write failed; nothing was changed.
        """
        shown = self.preview(day)
        if shown.closed is not None:
            raise InvalidInput(_CLOSED)
        at = self.clock()
        marks = [
            WeekMark(
                day=middle_of(one.review.week),
                kind=MarkKind.CLOSED,
                closed_at=at.in_timezone("UTC"),
                guideline=one.review.guideline,
            )
            for one in shown.weeks
        ]
        marks[-1] = _with_words(
            marks[-1], went_well=went_well, felt_rushed=felt_rushed, next_line=next_line
        )
        marking = Marking(on=tuple(marks), kept=_answer_to(shown.intention, next_done))
        self.store.week.mark(marking, kind=ChangeKind.CLOSE, at=at)
        closed = self._snapshot(shown.week).history.closed
        return tuple(closed[one.review.week] for one in shown.weeks)

    def rewrite(
        self,
        day: Date,
        *,
        went_well: str = "",
        felt_rushed: str = "",
        next_line: str = "",
        next_done: Kept = Kept.UNSAID,
    ) -> ClosedWeek:
        """Change the words of the closed week of ``day``; what else froze with it stays.

        What can be said is what ``close`` takes.

        Raises:
            NotFound: the week is not closed.
            NotSaved: the write failed; nothing was changed.
        """
        week = self._week_of(day)
        log = self._snapshot(week)
        mark = log.history.closing_marks.get(week)
        if mark is None:
            raise NotFound(_NOT_CLOSED)
        mark = _with_words(mark, went_well=went_well, felt_rushed=felt_rushed, next_line=next_line)
        answer = _answer_to(intention_to_answer(log, (week,)), next_done)
        self.store.week.mark(
            Marking(on=(mark,), kept=answer), kind=ChangeKind.REWORD, at=self.clock()
        )
        return self._snapshot(week).history.closed[week]

    def reopen(self, day: Date) -> ClosedWeek:
        """Open a closed week again; gives what was said, to be said anew. Raises NotFound."""
        week = self._week_of(day)
        closed = self._snapshot(week).history.closed.get(week)
        if closed is None:
            raise NotFound(_NOT_CLOSED)
        self.store.week.mark(Marking(off=((week, MarkKind.CLOSED),)), at=self.clock())
        return closed

    def reviews(self) -> tuple[PastReview, ...]:
        """Every closed week with its words, the latest first."""
        marks = [mark for mark in self.store.week.marks() if mark.kind is MarkKind.CLOSED]
        if not marks:
            return ()
        return past_reviews_in(self._snapshot(self._week_of(marks[0].day)))

    def needs(self) -> Needs:
        """What the open week still needs; ``NOTHING`` in a rest week."""
        log = self._snapshot(None)
        return needs_of(review_of(log, log.this_week, weeks=PANEL_WEEKS))

    def _week_of(self, day: Date) -> Week:
        """The week of a date, as the user cuts weeks.

        Raises:
            InvalidInput: the date is at an end of the calendar.
        """
        try:
            week = week_of(day, self.config.first_day)
            middle_of(week.shift(1))
        except (ValueError, OverflowError):
            raise InvalidInput(_NO_DATE) from None
        return week

    def _snapshot(self, week: Week | None) -> LogSnapshot:
        """What closing a week needs of the log; None for the weeks around this one."""
        this_week = self._week_of(self.today())
        back = max(0, weeks_between(week, this_week)) if week else 0
        return self._week.snapshot(this_week, PANEL_WEEKS + back, shown=this_week)


def _answer_to(intention: Intention | None, done: Kept) -> tuple[Week, Kept] | None:
    return None if intention is None or done is Kept.UNSAID else (intention.written_in, done)


def _with_words(mark: WeekMark, *, went_well: str, felt_rushed: str, next_line: str) -> WeekMark:
    """A closed week with these words instead of those it has."""
    return replace(
        mark,
        went_well=_line("went_well", went_well),
        felt_rushed=_line("felt_rushed", felt_rushed),
        next_line=_line("next_line", next_line),
    )


def _line(name: str, text: str) -> str:
    line = clean_line(text)
    check_length(_WORDS[name], line, TEXT_LENGTH)
    return line
