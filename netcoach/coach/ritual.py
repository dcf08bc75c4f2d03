"""The weekly ritual: rest weeks, part weeks, unanswered weeks, closing a week."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pendulum import Date

from netcoach.coach.room import Room
from netcoach.domain.marks import Kept, ZeroAnswer
from netcoach.domain.week import Week

if TYPE_CHECKING:
    from netcoach.domain.closing import Closing, PastReview
    from netcoach.domain.guideline import Guideline
    from netcoach.domain.marks import ClosedWeek
    from netcoach.domain.needs import Needs


class RitualRoom(Room):
    """What a user says about whole weeks; each write is one journal entry."""

    def rest(self, day: Date | None = None, *, on: bool = True) -> Week:
        """Make the week of ``day`` (default today) a rest week, or take the rest off it.

        Raises:
            InvalidInput: the week began more than two weeks before this one.
        """
        from netcoach.coach.marking import rest

        return rest(self, day or self.today(), on=on)

    def turn_rest(self, day: Date | None = None) -> tuple[Week, bool]:
        """Make the week of ``day`` (default today) a rest week, or one no longer.

        Returns:
            The week, and whether it rests now.

        Raises:
            InvalidInput: as ``rest``.
        """
        from netcoach.coach.marking import turn_rest

        return turn_rest(self, day or self.today())

    def part_week(self, day: Date, days: int | None) -> Guideline:
        """Say how many days of a week are left for networking; None takes that back.

        Args:
            day: any date of the week.
            days: 1 to 6.

        Returns:
            The guideline that the week has now.

        Raises:
            InvalidInput: any other number; the week is closed, or more than two weeks back.
        """
        from netcoach.coach.marking import part_week

        return part_week(self, day, days)

    def live(self, day: Date, days: int | None) -> None:
        """Say how much of a week is for networking, as one change.

        Args:
            day: any date of the week.
            days: 0 for a rest week, 1 to 6 for part of it, None for all of it.

        Raises:
            InvalidInput: any other number; the week is out of reach.
        """
        from netcoach.coach.marking import live

        live(self, day, days)

    def unanswered_weeks(self) -> tuple[Week, ...]:
        """Past weeks with nothing logged that nobody said anything of, oldest first."""
        from netcoach.coach.closing import unanswered_weeks

        return unanswered_weeks(self)

    def answer_zero(self, day: Date, answer: ZeroAnswer) -> None:
        """Answer "None sent, or none logged?" for the week of ``day``; LATER asks no more."""
        self.answer_zeros({day: answer})

    def answer_zeros(self, answers: Mapping[Date, ZeroAnswer]) -> None:
        """Answer for the weeks of several dates, each in its own way, as one journal entry."""
        from netcoach.coach.marking import answer_zeros

        answer_zeros(self, answers)

    def closing(self, day: Date | None = None) -> Closing:
        """What closing the week of ``day`` shows; by default the week that is due.

        An unclosed week just before it is closed together with it.
        """
        from netcoach.coach.closing import closing

        return closing(self, day)

    def close_week(
        self,
        day: Date | None = None,
        *,
        went_well: str = "",
        felt_rushed: str = "",
        next_line: str = "",
        next_done: Kept = Kept.UNSAID,
    ) -> tuple[ClosedWeek, ...]:
        """Close the weeks that ``closing`` showed: freeze the words and the guideline.

        The words go with the last of them.

        Args:
            day: what ``closing`` was asked for.
            went_well: one line; "" to say nothing, here and below.
            felt_rushed: one line.
            next_line: one line for the week that follows.
            next_done: whether the line that ``closing`` showed was done.

        Raises:
            InvalidInput: the week is closed already, or has not begun.
            NotSaved: the write failed; nothing was changed.
        """
        from netcoach.coach.closing import close_week

        words = {"went_well": went_well, "felt_rushed": felt_rushed, "next_line": next_line}
        return close_week(self, day, words, next_done)

    def say_anew(
        self,
        day: Date,
        *,
        went_well: str = "",
        felt_rushed: str = "",
        next_line: str = "",
        next_done: Kept = Kept.UNSAID,
    ) -> ClosedWeek:
        """Change the words of the closed week of ``day``; what else froze with it stays.

        What can be said is what ``close_week`` takes.

        Raises:
            NotFound: the week is not closed.
            NotSaved: the write failed; nothing was changed.
        """
        from netcoach.coach.closing import say_anew

        words = {"went_well": went_well, "felt_rushed": felt_rushed, "next_line": next_line}
        return say_anew(self, day, words, next_done)

    def reopen(self, day: Date) -> ClosedWeek:
        """Open a closed week again; gives what was said, to be said anew. Raises NotFound."""
        from netcoach.coach.closing import reopen

        return reopen(self, day)

    def reviews(self) -> tuple[PastReview, ...]:
        """Every closed week with its words, the latest first."""
        from netcoach.coach.closing import past_reviews

        return past_reviews(self)

    def needs(self) -> Needs:
        """What the open week still needs; ``NOTHING`` in a rest week."""
        from netcoach.coach.closing import needs

        return needs(self)

    def put_away(self, key: str) -> None:
        """Put a message away by its key: an advice, a question, a line."""
        self.store.see(key, at=self.clock())
