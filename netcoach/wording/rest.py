"""Rest weeks, part weeks and weeks with nothing logged: what their forms say."""

from __future__ import annotations

from collections.abc import Sequence

from pendulum import Date

from netcoach.domain.week.calendar import Week
from netcoach.domain.week.guideline import prorated
from netcoach.domain.week.history import Part
from netcoach.domain.week.marks import FEWEST_DAYS, MOST_DAYS
from netcoach.domain.week.review import WeekReview
from netcoach.domain.week.trends import WeekState
from netcoach.wording.closing import ANSWERS
from netcoach.wording.figures import plural
from netcoach.wording.week import band, week_span

LIVED, FOR, ANSWER = "This week", "For", "Answer"
WHOLE, REST = "whole", "rest"
ALL, FIRST, LOG = "all", "first", "log"
NOTHING_UNANSWERED = "No past week is asked about now."
NO_ANSWER = "Choose an answer with the arrows, or leave it open with Esc."


def rested(week: Week, rests: bool, today: Date, undo_key: str) -> str:
    """Say that a week rests, or counts again: "Mon 16 – Sun 22 Nov is a rest week · u undoes"."""
    does = "is a rest week" if rests else "counts again"
    return f"{week_span(week, today)} {does} · {undo_key} undoes"


def rest_title(review: WeekReview) -> str:
    """Name the form: "Mon 16 – Sun 22 Nov"."""
    return week_span(review.week, review.today)


def rest_about(review: WeekReview) -> str:
    """Say what a rest week and fewer days do, with this week's own guideline."""
    guideline = review.whole_guideline
    shorter = ", ".join(
        f"{plural(days, 'day')} {band(prorated(guideline, days))}" for days in (5, 3, 1)
    )
    return (
        "A rest week is left out of every average. With fewer days the guideline shrinks: "
        f"{shorter}."
    )


def lived() -> tuple[tuple[str, str], ...]:
    """What a week can be, the days from most to fewest."""
    days = range(MOST_DAYS, FEWEST_DAYS - 1, -1)
    return (
        (WHOLE, "whole"),
        (REST, "rest"),
        *((str(one), f"{one} d") for one in days),
    )


def lived_now(review: WeekReview) -> str:
    """What a week is now."""
    if review.state is WeekState.REST:
        return REST
    part = review.part
    return str(part.days) if part is not None and part.why is Part.SAID else WHOLE


def days_of(lived_as: str) -> int | None:
    """How many days of a week are chosen: 0 for rest, None for all of them."""
    if lived_as == WHOLE:
        return None
    return 0 if lived_as == REST else int(lived_as)


def marked(undo_key: str) -> str:
    """Say that a week was marked."""
    return f"Marked the week · {undo_key} undoes"


def answered(undo_key: str) -> str:
    """Say that weeks were answered for."""
    return f"Answered · {undo_key} undoes"


def answers() -> tuple[tuple[str, str], ...]:
    """What can be said of weeks with nothing logged; "" says nothing yet."""
    *said, later = ANSWERS
    return (*said, (LOG, "let me log them"), later)


def which(first: Week, weeks: Sequence[Week], today: Date) -> tuple[tuple[str, str], ...]:
    """Offer one of the unanswered weeks, or all of them."""
    return (FIRST, week_span(first, today)), (ALL, f"all {len(weeks)}")


def zero_about(first: Week, weeks: Sequence[Week], today: Date) -> str:
    """Say that a week holds nothing, and how many others."""
    nothing = f"Nothing is logged in {week_span(first, today)}"
    if len(weeks) == 1:
        return f"{nothing}. It counts in no average until it is known."
    others = plural(len(weeks) - 1, "other week")
    return f"{nothing}, and in {others}. They count in no average until it is known."
